//! Passes: occupants, temperatures, tests.

use super::*;

pub(super) fn good_pass() -> Fields {
    fields([
        ("at", now_ms().into()),
        ("direction", "in".into()),
        ("vehicle_type", "car".into()),
        ("plate", "29A12345".into()),
        ("decision", "let_pass".into()),
        ("people/a/name", "Nguyễn Văn An".into()),
        ("people/a/temp1", 36.5.into()),
        ("people/a/declared", true.into()),
    ])
}

#[test]
fn k9_no_pass_without_vehicle_every_occupant_measured_and_a_decision() {
    let check =
        |pass: Fields, expected: &[&str]| assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected);
    check(good_pass(), &[]);
    check(
        Fields::new(),
        &[
            "at:required",
            "direction:required",
            "vehicle_type:required",
            "decision:required",
            "people:group_empty",
        ],
    );
    check(changed(good_pass(), [("plate", Scalar::Null)]), &["plate:plate_missing"]);
    check(changed(good_pass(), [("plate", Scalar::Null), ("no_plate", true.into())]), &[]);
    check(changed(good_pass(), [("plate", Scalar::Null), ("vehicle_type", "on_foot".into())]), &[]);
    check(
        changed(good_pass(), [("people/b/name", "Trần Thị Mai".into())]),
        &["people/b/temp1:required", "people/b/declared:required"],
    );
    check(
        changed(
            good_pass(),
            [
                ("people/b/name", "Mai".into()),
                ("people/b/temp1", 99.0.into()),
                ("people/b/removed", true.into()),
            ],
        ),
        &[],
    );
    check(changed(good_pass(), [("people/a/removed", true.into())]), &["people:group_empty"]);
    check(
        changed(good_pass(), [("people/a/declared", false.into())]),
        &["people/a/declared:undeclared_let_pass?"],
    );
    check(
        changed(good_pass(), [("decision", "turn_back".into())]),
        &["decision_note:note_missing?"],
    );
    check(changed(good_pass(), [("decision", Scalar::Null), ("removed/at", now_ms().into())]), &[]);
    check(
        changed(good_pass(), [("people/a/birth_year", 2022.into())]),
        &["people/a/birth_year:in_future"],
    );
}

#[test]
fn k10_a_high_temperature_asks_for_a_second_reading() {
    let check = |fever_c: Option<f64>, pairs: [(&str, Scalar); 2], expected: &[&str]| {
        let ctx = CheckContext { fever_c, ..ctx() };
        assert_eq!(codes(&pass::KIND, &changed(good_pass(), pairs), &ctx), expected);
    };
    let temp = |first: f64| ("people/a/temp1", first.into());
    let none = ("people/a/temp2", Scalar::Null);
    check(None, [temp(37.4), none.clone()], &[]);
    check(None, [temp(37.5), none.clone()], &["people/a/temp2:second_reading_missing"]);
    check(None, [temp(37.5), ("people/a/temp2", 36.9.into())], &[]);
    check(
        None,
        [temp(38.2), ("people/a/temp2", 38.1.into())],
        &["decision:fever_let_pass?", "decision_note:fever_reason_missing"],
    );
    check(Some(38.0), [temp(37.9), none.clone()], &[]);
    check(Some(38.0), [temp(38.0), none], &["people/a/temp2:second_reading_missing"]);
}

#[test]
fn k10_the_ward_s_own_threshold_stays_with_the_pass() {
    let own = CheckContext { fever_c: Some(38.0), ..ctx() };
    let written = changed(good_pass(), [("people/a/temp1", 37.9.into())]);
    let filled = pass::KIND.filled(&written, &own);
    assert_eq!(filled, Fields::from([("fever_c".to_owned(), Scalar::from(38.0))]));
    let mut stored = written.clone();
    stored.extend(filled);
    // Looked at where the settings are not known, or where they were changed since.
    assert_eq!(codes(&pass::KIND, &stored, &ctx()), [] as [&str; 0]);
    let lower = CheckContext { fever_c: Some(37.0), ..ctx() };
    assert_eq!(codes(&pass::KIND, &stored, &lower), [] as [&str; 0]);
    assert_eq!(pass::KIND.filled(&stored, &lower), Fields::new());
    let nothing_of_its_own = pass::KIND.filled(&written, &ctx());
    assert_eq!(nothing_of_its_own, Fields::new());
}

#[test]
fn c18_two_high_readings_are_let_pass_only_with_a_reason() {
    let feverish = |note: Scalar| {
        let temp = |name: &str| (format!("people/a/{name}"), Scalar::from(38.2));
        let mut pass = good_pass();
        pass.extend([temp("temp1"), temp("temp2"), ("decision_note".to_owned(), note)]);
        codes(&pass::KIND, &pass, &ctx())
    };
    assert_eq!(
        feverish(Scalar::Null),
        ["decision:fever_let_pass?", "decision_note:fever_reason_missing"]
    );
    assert_eq!(feverish("Đi cấp cứu".into()), ["decision:fever_let_pass?"]);
}

#[test]
fn k11_an_old_test_paper_is_pointed_out() {
    let check = |hours: i64, expected: &[&str]| {
        let pass = changed(
            good_pass(),
            [
                ("vehicle_type", "bus".into()),
                ("test_type", "rapid".into()),
                ("test_result", "negative".into()),
                ("test_taken_at", (now_ms() - hours * HOUR_MS).into()),
            ],
        );
        let hanoi = CheckContext::in_ward(now_ms(), &"00025".parse().unwrap());
        assert_eq!(codes(&pass::KIND, &pass, &hanoi), expected, "{hours}");
        let car = changed(pass, [("vehicle_type", "car".into())]);
        assert!(codes(&pass::KIND, &car, &hanoi).is_empty(), "the rule is for coaches");
    };
    check(72, &[]);
    check(73, &["test_taken_at:test_expired?"]);
    let pass = changed(good_pass(), [("test_type", "pcr".into())]);
    assert_eq!(codes(&pass::KIND, &pass, &ctx()), ["test_result:result_missing?"]);
}

#[test]
fn e0_2_who_drives_through_or_refuses_is_recorded() {
    let check =
        |pass: Fields, expected: &[&str]| assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected);
    let evaded = fields([
        ("at", now_ms().into()),
        ("direction", "in".into()),
        ("vehicle_type", "motorbike".into()),
        ("evaded", true.into()),
        ("decision_note", "Lao qua barie lúc 22 giờ".into()),
    ]);
    check(evaded.clone(), &[]);
    check(
        changed(evaded.clone(), [("decision_note", Scalar::Null)]),
        &["decision_note:note_missing?"],
    );
    check(changed(evaded, [("people/a/name", "Không rõ".into())]), &[]);
    let refusal = [
        ("people/a/name", Scalar::Null),
        ("people/a/temp1", Scalar::Null),
        ("people/a/declared", Scalar::Null),
        ("people/a/not_measured", "refused".into()),
        ("decision", "turn_back".into()),
        ("decision_note", "Từ chối đo thân nhiệt".into()),
    ];
    check(changed(good_pass(), refusal.clone()), &[]);
    let mut let_pass = changed(good_pass(), refusal);
    let_pass.insert("decision".to_owned(), "let_pass".into());
    check(
        let_pass,
        &[
            "people/a/name:required",
            "people/a/temp1:required",
            "people/a/not_measured:refused_let_pass",
            "people/a/declared:required",
        ],
    );
}

#[test]
fn e0_2_a_sleeping_child_and_a_post_without_thermometer_are_no_refusal() {
    let unmeasured = [("people/a/temp1", Scalar::Null), ("people/a/not_measured", "asleep".into())];
    assert_eq!(codes(&pass::KIND, &changed(good_pass(), unmeasured), &ctx()), [""; 0]);
}

#[test]
fn e0_5_each_person_may_have_a_decision_of_their_own() {
    let other = [
        ("people/b/name", "Trần Thị Mai".into()),
        ("people/b/temp1", 38.4.into()),
        ("people/b/declared", true.into()),
        ("people/b/temp2", 38.2.into()),
    ];
    let pass = changed(good_pass(), other);
    assert_eq!(
        codes(&pass::KIND, &pass, &ctx()),
        ["decision:fever_let_pass?", "decision_note:fever_reason_missing"]
    );
    let sent_on = changed(pass, [("people/b/decision", "to_health_post".into())]);
    assert_eq!(codes(&pass::KIND, &sent_on, &ctx()), [""; 0]);
}

#[test]
fn e0_9_any_paper_will_do() {
    let check = |paper: &str, number: &str, expected: &[&str]| {
        let pass = changed(
            good_pass(),
            [("people/a/id_type", paper.into()), ("people/a/id_no", number.into())],
        );
        assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected, "{paper} {number}");
    };
    check("passport", "B1234567", &[]);
    check("cmnd", "012345678", &[]);
    check("cmnd", "12345", &["people/a/id_no:strange_id_no?"]);
    check("cccd", "00108501234", &["people/a/id_no:strange_id_no?"]);
    check("border", "GTH 42/2021", &[]);
    check("none", "", &[]);
}

#[test]
fn e0_17_symptoms_and_an_epidemic_area_speak_against_letting_pass() {
    let check = |pair: (&'static str, Scalar), decision: &str, expected: &[&str]| {
        let pass = changed(
            good_pass(),
            [pair, ("decision", decision.into()), ("decision_note", "x".into())],
        );
        assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected);
    };
    let warned = ["people/a/symptoms:signs_let_pass?"];
    check(("people/a/symptoms/cough", true.into()), "let_pass", &warned);
    check(("people/a/epidemic_area", true.into()), "let_pass", &warned);
    check(("people/a/symptoms/cough", true.into()), "to_health_post", &[]);
    check(("people/a/epidemic_area", false.into()), "let_pass", &[]);
}

#[test]
fn k37_a_priority_vehicle_may_pass_with_nobody_recorded_and_who_stays_is_handed_to_an_area() {
    let check =
        |pass: Fields, expected: &[&str]| assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected);
    let empty = [("people/a/removed", Scalar::Bool(true))];
    let ambulance = changed(good_pass(), [("vehicle_type", "priority".into())]);
    check(changed(ambulance, empty.clone()), &[]);
    let cart = changed(good_pass(), [("vehicle_type", "cart".into()), ("plate", Scalar::Null)]);
    check(cart.clone(), &[]);
    check(changed(cart, empty), &["people:group_empty"]);
    let stays = changed(good_pass(), [("people/a/stays", true.into())]);
    check(stays.clone(), &["people/a/dest_area:answer_missing?"]);
    check(changed(stays.clone(), [("people/a/dest_area", "00025-01".into())]), &[]);
    check(
        changed(stays, [("people/a/dest_area", "00025-C01".into())]),
        &["people/a/dest_area:wrong_place"],
    );
}
