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
                ("test_type", "rapid".into()),
                ("test_result", "negative".into()),
                ("test_taken_at", (now_ms() - hours * HOUR_MS).into()),
            ],
        );
        assert_eq!(codes(&pass::KIND, &pass, &ctx()), expected, "{hours}");
    };
    check(72, &[]);
    check(73, &["test_taken_at:test_expired?"]);
    let pass = changed(good_pass(), [("test_type", "pcr".into())]);
    assert_eq!(codes(&pass::KIND, &pass, &ctx()), ["test_result:result_missing?"]);
}
