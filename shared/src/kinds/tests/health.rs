//! The health station's books: suspected cases, cases and contacts, isolation, checks, tests, doses, medicine.

use super::*;
use crate::kinds::{
    case, contact_attempt, dose, handout, health_check, isolation, suspect, test as sample,
};
use crate::scalar::FieldsExt;

fn check(kind: &Kind, fields: &Fields, expected: &[&str]) {
    assert_eq!(codes(kind, fields, &ctx()), expected, "{}", kind.name);
}

/// Somebody who is on the list.
fn lan() -> Fields {
    fields([("name", "Nguyễn Thị Lan".into()), ("person", ID.into())])
}

#[test]
fn k42_a_suspected_case_shows_a_sign_and_the_station_is_told() {
    let found = changed(lan(), [("at", now_ms().into()), ("found_by", "visit".into())]);
    let no_sign = &["symptoms:required_sign", "told_at:answer_missing?"];
    check(&suspect::KIND, &found, no_sign);
    check(&suspect::KIND, &changed(found.clone(), [("temp", 37.4.into())]), no_sign);
    let untold = &["told_at:answer_missing?"];
    check(&suspect::KIND, &changed(found.clone(), [("temp", 37.5.into())]), untold);
    check(&suspect::KIND, &changed(found.clone(), [("exposure", true.into())]), untold);
    let ill = changed(found, [("symptoms/cough", true.into())]);
    check(&suspect::KIND, &ill, untold);
    check(&suspect::KIND, &changed(ill.clone(), [("told_at", now_ms().into())]), &[]);
    check(&suspect::KIND, &changed(ill.clone(), [("seen_at", now_ms().into())]), &[]);
    let stranger = changed(ill, [("person", Scalar::Null), ("told_at", now_ms().into())]);
    check(&suspect::KIND, &stranger, &["birth_year:answer_missing?"]);
}

#[test]
fn k70_a_suspected_case_waits_for_the_station_as_long_as_the_ward_says() {
    let due = |settings: &Fields, at: Scalar| {
        let ctx = ctx().with_settings(settings);
        (suspect::KIND.fill)(&fields([("at", at)]), &ctx).remove(0)
    };
    let minutes = |ms: i64| ("seen_due_at", Scalar::Int(now_ms() + ms * 60_000));
    let half_an_hour = fields([("suspect_minutes", 30.into())]);
    assert_eq!(due(&half_an_hour, now_ms().into()), minutes(30));
    assert_eq!(due(&Fields::new(), now_ms().into()), minutes(0));
    assert_eq!(due(&half_an_hour, Scalar::Null), ("seen_due_at", Scalar::Null));
}

#[test]
fn k43_a_contact_has_a_source_a_last_contact_and_a_monitor() {
    let contact = changed(lan(), [("class", "f1".into()), ("class_on", "2021-11-22".into())]);
    check(
        &case::KIND,
        &contact,
        &[
            "source_text:answer_missing?",
            "exposure_last:answer_missing?",
            "monitor_name:answer_missing?",
        ],
    );
    let known = changed(
        contact,
        [
            ("source", ID.into()),
            ("exposure_last", "2021-11-18".into()),
            ("monitor_name", "Trần Văn Bình".into()),
        ],
    );
    check(&case::KIND, &known, &[]);
    check(
        &case::KIND,
        &changed(known.clone(), [("exposure_last", "2021-11-23".into())]),
        &["exposure_last:in_future"],
    );
    check(&case::KIND, &changed(known, [("class", "f0".into())]), &["found_where:answer_missing?"]);
    let far = changed(lan(), [("class", "f3".into()), ("class_on", "2021-11-22".into())]);
    check(&case::KIND, &far, &["source_text:answer_missing?"]);
}

fn filled(isolation: &Fields, ctx: &CheckContext) -> Fields {
    let mut whole = isolation.clone();
    let filled = (isolation::KIND.fill)(isolation, ctx);
    whole.extend(filled.into_iter().map(|(key, value)| (key.to_owned(), value)));
    whole
}

fn at_home() -> Fields {
    changed(
        lan(),
        [
            ("subject", "f1".into()),
            ("type", "home".into()),
            ("starts_on", "2021-11-22".into()),
            ("anchor", "start".into()),
            ("anchor_on", "2021-11-22".into()),
            ("monitor_name", "Trần Văn Bình".into()),
            ("decision_no", "312/QĐ-UBND".into()),
        ],
    )
}

#[test]
fn k44_the_end_of_an_isolation_follows_its_rule_and_only_an_adjustment_changes_it() {
    let frozen = filled(&at_home(), &ctx());
    assert_eq!(frozen.text("rule_id"), Some("5599-h"));
    assert_eq!((frozen.int("days"), frozen.int("after_days")), (Some(14), Some(14)));
    assert_eq!(frozen.text("ends_on"), Some("2021-12-06"));
    assert_eq!(frozen.text("test_days"), Some("1, 7, 14"));
    check(&isolation::KIND, &at_home(), &[]);
    let adjusted = changed(
        at_home(),
        [
            ("adjust/a/at", (now_ms() - 2).into()),
            ("adjust/a/days", 20.into()),
            ("adjust/a/reason", "Có người cùng nhà dương tính".into()),
            ("adjust/b/at", (now_ms() - 1).into()),
            ("adjust/b/days", 10.into()),
            ("adjust/b/reason", "Áp dụng hướng dẫn mới".into()),
        ],
    );
    assert_eq!(filled(&adjusted, &ctx()).text("ends_on"), Some("2021-12-02"));
    let taken_out = changed(adjusted, [("adjust/b/removed", true.into())]);
    assert_eq!(filled(&taken_out, &ctx()).text("ends_on"), Some("2021-12-12"));
    // Written by hand beside a rule: the rule stands.
    let by_hand = changed(at_home(), [("hand_days", 3.into())]);
    assert_eq!(filled(&by_hand, &ctx()).int("days"), Some(14));
}

#[test]
fn k44_without_a_rule_the_form_asks_for_days_and_why() {
    let f2 = changed(at_home(), [("subject", "f2".into())]);
    check(&isolation::KIND, &f2, &["hand_days:rule_missing?"]);
    assert_eq!(filled(&f2, &ctx()).value("ends_on"), None);
    let by_hand = changed(f2, [("hand_days", 7.into())]);
    check(&isolation::KIND, &by_hand, &["hand_reason:answer_missing?"]);
    assert_eq!(filled(&by_hand, &ctx()).text("ends_on"), Some("2021-11-29"));
}

#[test]
fn k44_a_missing_decision_or_monitor_is_pointed_out() {
    let bare = changed(at_home(), [("monitor_name", Scalar::Null), ("decision_no", Scalar::Null)]);
    check(
        &isolation::KIND,
        &bare,
        &["decision_no:answer_missing?", "monitor_name:answer_missing?"],
    );
    let other_day = changed(at_home(), [("anchor", "last_contact".into())]);
    check(&isolation::KIND, &other_day, &["anchor:anchor_differs?"]);
    let over = changed(at_home(), [("outcome", "completed".into())]);
    check(&isolation::KIND, &over, &["outcome_on:answer_missing?"]);
    let before = changed(over, [("outcome_on", "2021-11-20".into())]);
    check(&isolation::KIND, &before, &["outcome_on:out_of_order"]);
}

#[test]
fn k45_a_health_check_points_out_absence_danger_and_what_lies_beyond_the_limits() {
    let seen = changed(
        lan(),
        [
            ("at", now_ms().into()),
            ("slot", "am".into()),
            ("present", "present".into()),
            ("temp", 36.5.into()),
        ],
    );
    check(&health_check::KIND, &seen, &[]);
    for (name, value) in [
        ("temp", Scalar::F64(37.5)),
        ("spo2", 95.into()),
        ("resp", 20.into()),
        ("danger/blue", true.into()),
    ] {
        let found = codes(&health_check::KIND, &changed(seen.clone(), [(name, value)]), &ctx());
        let field = name.split('/').next().unwrap();
        assert_eq!(found, [format!("{field}:tell_health_station?")]);
    }
    let well = changed(seen.clone(), [("spo2", 96.into()), ("resp", 19.into())]);
    check(&health_check::KIND, &well, &[]);
    let absent = changed(seen.clone(), [("present", "absent".into()), ("temp", Scalar::Null)]);
    check(&health_check::KIND, &absent, &["present:absent?"]);
    let unmeasured = changed(seen, [("temp", Scalar::Null)]);
    check(&health_check::KIND, &unmeasured, &["temp:answer_missing?"]);
}

#[test]
fn k46_a_test_was_sampled_refused_or_missed_and_a_positive_pool_makes_nobody_a_case() {
    let asked = changed(lan(), [("reason", "f1".into()), ("method", "rapid".into())]);
    check(&sample::KIND, &asked, &["sampled_at:answer_missing?"]);
    check(&sample::KIND, &changed(asked.clone(), [("refused", true.into())]), &[]);
    check(&sample::KIND, &changed(asked.clone(), [("missed", true.into())]), &[]);
    let taken = changed(asked, [("sampled_at", now_ms().into()), ("result", "positive".into())]);
    check(&sample::KIND, &taken, &["result:case_missing?"]);
    check(&sample::KIND, &changed(taken.clone(), [("case", ID.into())]), &[]);
    let pool = changed(taken.clone(), [("method", "pcr_pool".into()), ("case", ID.into())]);
    check(&sample::KIND, &pool, &["result:pool_positive?"]);
    let early = changed(taken, [("result_at", (now_ms() - HOUR_MS).into()), ("case", ID.into())]);
    check(&sample::KIND, &early, &["result_at:out_of_order"]);
}

#[test]
fn k47_a_childs_dose_needs_a_guardians_consent() {
    let given = changed(
        lan(),
        [
            ("no", 1.into()),
            ("state", "given".into()),
            ("given_on", "2021-11-22".into()),
            ("birth_year", 1985.into()),
        ],
    );
    check(&dose::KIND, &given, &[]);
    let undated = changed(given.clone(), [("given_on", Scalar::Null)]);
    check(&dose::KIND, &undated, &["given_on:answer_missing?"]);
    let child = changed(given.clone(), [("birth_year", 2010.into())]);
    check(&dose::KIND, &child, &["consent:consent_missing?", "consent_name:answer_missing?"]);
    let signed =
        changed(child, [("consent", "guardian".into()), ("consent_name", "Nguyễn Văn An".into())]);
    check(&dose::KIND, &signed, &[]);
    let against = changed(given, [("consent", "no".into())]);
    check(&dose::KIND, &against, &["consent:contradiction"]);
    check(&dose::KIND, &changed(against, [("state", "refused".into())]), &[]);
}

#[test]
fn k48_packs_b_and_c_need_a_prescription_and_c_a_signed_consent() {
    let pack = |code: &str| {
        changed(
            lan(),
            [
                ("at", now_ms().into()),
                ("pack", code.into()),
                ("given_by", "Trần Thị Bình".into()),
                ("three/patient", true.into()),
                ("three/drug", true.into()),
                ("three/dose", true.into()),
            ],
        )
    };
    check(&handout::KIND, &pack("a"), &[]);
    check(&handout::KIND, &pack("b"), &["prescriber:answer_missing?"]);
    check(
        &handout::KIND,
        &pack("c"),
        &["prescriber:answer_missing?", "consent_on:answer_missing?"],
    );
    let unchecked = changed(pack("a"), [("three/dose", Scalar::Null)]);
    check(&handout::KIND, &unchecked, &["three:answer_missing?"]);
}

#[test]
fn k49_who_was_not_reached_is_tried_again() {
    let tried = changed(lan(), [("at", now_ms().into()), ("reached", false.into())]);
    check(&contact_attempt::KIND, &tried, &["next_at:answer_missing?"]);
    let again = changed(tried.clone(), [("next_at", (now_ms() + HOUR_MS).into())]);
    check(&contact_attempt::KIND, &again, &[]);
    check(&contact_attempt::KIND, &changed(tried, [("reached", true.into())]), &[]);
}
