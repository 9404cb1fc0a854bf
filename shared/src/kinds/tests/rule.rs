//! Rules of the ward's own: what they may say, from when on, and what they decide.

use super::*;
use crate::kinds::rulings::ISOLATION_DAYS;
use crate::kinds::{isolation, movement, pass, rule};
use crate::rules::OwnRule;

const DAY_MS: i64 = 24 * HOUR_MS;

/// A threshold of 38 °C from a day on.
fn fever(from: &str, made_at_ms: i64) -> Fields {
    fields([
        ("rule", rules::FEVER_C.into()),
        ("value", 38.0.into()),
        ("from", from.into()),
        ("decision_no", "312/QĐ-UBND".into()),
        ("issuer", "UBND phường Ngọc Khánh".into()),
        ("made_at", made_at_ms.into()),
        ("changed_on", LocalDate::at_ms(made_at_ms).to_string().into()),
    ])
}

fn with(rows: &[&Fields]) -> CheckContext {
    let rows = rows.iter().filter_map(|row| OwnRule::of(ID, row)).collect();
    CheckContext::in_ward(now_ms(), &"00025".parse().unwrap()).with_rules(rows)
}

fn check(row: &Fields, ctx: &CheckContext, expected: &[&str]) {
    assert_eq!(codes(&rule::KIND, row, ctx), expected, "{row:?}");
}

#[test]
fn k75_a_row_begins_on_the_day_it_is_written_at_the_earliest() {
    check(&fever("2021-11-22", now_ms()), &ctx(), &[]);
    check(&fever("2021-11-25", now_ms()), &ctx(), &[]);
    check(&fever("2021-11-21", now_ms()), &ctx(), &["from:rule_in_past"]);
    let ends = changed(fever("2021-11-25", now_ms()), [("to", "2021-11-24".into())]);
    check(&ends, &ctx(), &["to:out_of_order"]);
}

#[test]
fn k75_a_row_that_has_begun_is_not_changed() {
    // Whatever is changed the app writes the day on it: what began before that day cannot be saved.
    let begun = fever("2021-11-20", now_ms() - 3 * DAY_MS);
    let touched = changed(begun.clone(), [("value", 37.5.into())]);
    let mut saved = touched.clone();
    saved.extend(rule::KIND.filled(&touched, &ctx()));
    assert_eq!(saved.get("made_at"), begun.get("made_at"), "its row stays the same");
    check(&saved, &ctx(), &["from:rule_in_past"]);
    check(&changed(saved, [("removed/at", now_ms().into())]), &ctx(), &[]);
}

#[test]
fn k75_a_row_that_overlaps_another_is_refused() {
    let first = changed(fever("2021-11-25", now_ms() - DAY_MS), [("to", "2021-11-30".into())]);
    let second = |from: &str| fever(from, now_ms());
    let overlaps = ["from:rule_overlaps"];
    check(&second("2021-11-30"), &with(&[&first]), &overlaps);
    check(
        &changed(second("2021-11-22"), [("to", "2021-11-25".into())]),
        &with(&[&first]),
        &overlaps,
    );
    check(&second("2021-12-01"), &with(&[&first]), &[]);
    check(&changed(second("2021-11-22"), [("to", "2021-11-24".into())]), &with(&[&first]), &[]);
    // Itself, as it stood, is no other; nor is one of another rule, or one that was taken off before it began.
    check(&first, &with(&[&first]), &[]);
    let hours = [("rule", rules::REPORT_BACK_HOURS.into()), ("value", 48.into())];
    check(&changed(second("2021-11-26"), hours), &with(&[&first]), &[]);
    let gone = changed(first, [("removed/at", now_ms().into())]);
    check(&second("2021-11-26"), &with(&[&gone]), &[]);
}

#[test]
fn k75_a_value_is_one_of_the_rule() {
    let of = |rule: &str, value: f64| {
        changed(fever("2021-11-22", now_ms()), [("rule", rule.into()), ("value", value.into())])
    };
    check(&of(rules::FEVER_C, 36.9), &ctx(), &["value:out_of_range"]);
    check(&of(rules::REPORT_BACK_HOURS, 48.0), &ctx(), &[]);
    check(&of(rules::REPORT_BACK_HOURS, 0.5), &ctx(), &["value:out_of_range"]);
    check(&of(rules::REPORT_BACK_HOURS, 12.5), &ctx(), &["value:out_of_range"]);
    let days = of(ISOLATION_DAYS, 21.0);
    check(&days, &ctx(), &["subject:required", "type:required"]);
    let whom = [("subject", Scalar::from("f1")), ("type", "home".into())];
    check(&changed(days, whom), &ctx(), &[]);
}

#[test]
fn k75_the_ward_s_own_row_decides_from_its_first_day_to_its_last() {
    let row = changed(fever("2021-11-22", now_ms()), [("to", "2021-11-23".into())]);
    let own = |at_ms: i64| with(&[&row]).own_fever_c(at_ms);
    assert_eq!(own(now_ms() - DAY_MS), None);
    assert_eq!(own(now_ms()), Some(38.0));
    assert_eq!(own(now_ms() + DAY_MS), Some(38.0));
    assert_eq!(own(now_ms() + 2 * DAY_MS), None);
    // Before the settings, and a pass keeps it.
    let ctx = with(&[&row]).with_settings(&fields([("fever_c", 37.0.into())]));
    let filled = pass::KIND.filled(&fields([("at", now_ms().into())]), &ctx);
    assert_eq!(filled.get("fever_c"), Some(&38.0.into()));
    let ground = pass::KIND.rulings(&filled, &ctx).grounds.remove(0);
    assert_eq!(ground.source.as_deref(), Some("312/QĐ-UBND, UBND phường Ngọc Khánh"));
    assert_eq!(ground.value, Some(38.0));
    // Taken off the list it holds for what was before, and no more from that day on.
    let gone = changed(row, [("removed/at", (now_ms() + DAY_MS).into())]);
    assert_eq!(with(&[&gone]).own_fever_c(now_ms()), Some(38.0));
    assert_eq!(with(&[&gone]).own_fever_c(now_ms() + DAY_MS), None);
}

#[test]
fn k75_of_several_that_hold_the_one_that_began_last_decides() {
    let (older, newer) = (fever("2021-11-20", 1), fever("2021-11-22", 2));
    let newer = changed(newer, [("value", 37.0.into())]);
    for rows in [[&older, &newer], [&newer, &older]] {
        assert_eq!(with(&rows).own_fever_c(now_ms()), Some(37.0));
    }
}

#[test]
fn k75_hours_and_days_of_the_ward_s_own_are_kept_by_the_record() {
    let hours = [("rule", rules::REPORT_BACK_HOURS.into()), ("value", 48.into())];
    let hours = changed(fever("2021-11-22", now_ms()), hours);
    let arrived = fields([("direction", "arrival".into()), ("arrive_actual", now_ms().into())]);
    let filled = movement::KIND.filled(&arrived, &with(&[&hours]));
    assert_eq!(filled.get("report_due_at"), Some(&(now_ms() + 48 * HOUR_MS).into()));

    let days = [
        ("rule", Scalar::from(ISOLATION_DAYS)),
        ("value", 21.into()),
        ("subject", "f1".into()),
        ("type", "home".into()),
    ];
    let days = changed(fever("2021-11-22", now_ms()), days);
    let f1 = fields([
        ("subject", "f1".into()),
        ("type", "home".into()),
        ("starts_on", "2021-11-22".into()),
        ("anchor_on", "2021-11-22".into()),
    ]);
    let filled = isolation::KIND.filled(&f1, &with(&[&days]));
    assert_eq!(filled.get("rule_id"), Some(&ID.into()));
    assert_eq!(filled.get("rule_source"), Some(&"312/QĐ-UBND, UBND phường Ngọc Khánh".into()));
    assert_eq!(filled.get("ends_on"), Some(&"2021-12-13".into()));
    // What was decided by the table stands with the table's document.
    let decided = changed(f1.clone(), [("rule_id", "5599-h".into())]);
    let ground = isolation::KIND.rulings(&decided, &with(&[&days])).grounds.remove(0);
    assert_eq!(ground.value, Some(14.0));
    let other = changed(f1, [("type", "centralised".into())]);
    let filled = isolation::KIND.filled(&other, &with(&[&days]));
    assert_eq!(filled.get("rule_id"), Some(&"5599-c".into()));
}
