//! Movements: ends, times, approval, days.

use super::*;
use crate::scalar::FieldsExt;

fn departure() -> Fields {
    fields([
        ("direction", "departure".into()),
        ("name", "Nguyễn Thị Lan".into()),
        ("person", ID.into()),
        ("to_text", "Mai Sơn, Sơn La".into()),
        ("depart_actual", (now_ms() - HOUR_MS).into()),
    ])
}

#[test]
fn k13_a_movement_has_its_ends_times_and_approver() {
    let check = |movement: Fields, expected: &[&str]| {
        assert_eq!(codes(&movement::KIND, &movement, &ctx()), expected, "{movement:?}");
    };
    check(departure(), &[]);
    check(changed(departure(), [("to_text", Scalar::Null), ("to_unit", "14".into())]), &[]);
    check(changed(departure(), [("to_text", Scalar::Null)]), &["to_text:place_missing"]);
    check(changed(departure(), [("depart_actual", Scalar::Null)]), &["depart_actual:time_missing"]);
    check(
        changed(departure(), [("direction", "return".into())]),
        &["from_text:place_missing", "arrive_actual:time_missing"],
    );
    check(
        changed(departure(), [("employee", true.into())]),
        &["approver_name:approver_missing", "approver_position:approver_missing"],
    );
    let approved = [
        ("employee", true.into()),
        ("approver_name", "Lê Quang Vinh".into()),
        ("approver_position", "Hiệu trưởng".into()),
    ];
    check(changed(departure(), approved), &[]);
    check(
        changed(departure(), [("person", Scalar::Null)]),
        &["birth_year:required_stranger", "phone:required_stranger?"],
    );
    check(
        changed(departure(), [("return_planned", (now_ms() - 2 * HOUR_MS).into())]),
        &["return_planned:out_of_order"],
    );
    check(
        changed(departure(), [("depart_actual", (now_ms() + HOUR_MS).into())]),
        &["depart_actual:in_future"],
    );
    check(changed(departure(), [("depart_planned", (now_ms() + 48 * HOUR_MS).into())]), &[]);
}

#[test]
fn k14_the_app_dates_a_movement_and_sets_the_24_hours() {
    let arrived = now_ms() - HOUR_MS;
    let back = fields([("direction", "return".into()), ("arrive_actual", arrived.into())]);
    let filled = movement::KIND.filled(&back);
    assert_eq!(filled.int("report_due_at"), Some(arrived + 24 * HOUR_MS));
    assert_eq!(filled.text("day"), Some("2021-11-22"));
    let all = changed(
        back,
        [("report_due_at", filled["report_due_at"].clone()), ("day", "2021-11-22".into())],
    );
    assert!(movement::KIND.filled(&all).is_empty());
    let undone = movement::KIND.filled(&changed(all, [("arrive_actual", Scalar::Null)]));
    assert_eq!(undone["report_due_at"], Scalar::Null);
    let before_the_rule = LocalDate::new(2021, 5, 25).unwrap().start_ms();
    let early =
        fields([("direction", "arrival".into()), ("arrive_actual", before_the_rule.into())]);
    assert_eq!(movement::KIND.filled(&early).int("report_due_at"), None);
    assert_eq!(movement::KIND.dated(&early, now_ms()).to_string(), "2021-11-22");
    assert_eq!(movement::KIND.filled(&departure()).text("day"), Some("2021-11-22"));
}
