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
fn k13_e0_8_a_movement_has_its_ends_and_times_and_a_stranger_may_be_without_a_year() {
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
    check(changed(departure(), [("employee", true.into())]), &[]);
    check(
        changed(departure(), [("person", Scalar::Null)]),
        &["birth_year:required_stranger?", "phone:required_stranger?"],
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
    let hanoi = CheckContext::in_ward(now_ms(), &"00025".parse().unwrap());
    let arrived = now_ms() - HOUR_MS;
    let back = fields([("direction", "return".into()), ("arrive_actual", arrived.into())]);
    let filled = movement::KIND.filled(&back, &hanoi);
    assert_eq!(filled.int("report_due_at"), Some(arrived + 24 * HOUR_MS));
    assert_eq!(filled.text("day"), Some("2021-11-22"));
    let all = changed(
        back,
        [("report_due_at", filled["report_due_at"].clone()), ("day", "2021-11-22".into())],
    );
    assert!(movement::KIND.filled(&all, &hanoi).is_empty());
    let undone = movement::KIND.filled(&changed(all, [("arrive_actual", Scalar::Null)]), &hanoi);
    assert_eq!(undone["report_due_at"], Scalar::Null);
    let before_the_rule = LocalDate::new(2021, 5, 1).unwrap().start_ms();
    let early =
        fields([("direction", "arrival".into()), ("arrive_actual", before_the_rule.into())]);
    assert_eq!(movement::KIND.filled(&early, &hanoi).int("report_due_at"), None);
    assert_eq!(movement::KIND.dated(&early, now_ms()).to_string(), "2021-11-22");
    assert_eq!(movement::KIND.filled(&departure(), &hanoi).text("day"), Some("2021-11-22"));
}

#[test]
fn e0_7_a_missing_consent_is_pointed_out_where_a_rule_asks_for_it_and_never_keeps_from_saving() {
    let check = |ward: &str, values: &[(&'static str, &'static str)], expected: &[&str]| {
        let mut movement = changed(departure(), [("employee", true.into())]);
        movement.extend(values.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())));
        let ctx = CheckContext::in_ward(now_ms(), &ward.parse().unwrap());
        assert_eq!(codes(&movement::KIND, &movement, &ctx), expected, "{ward} {values:?}");
    };
    let (thanh_xuan, ba_dinh) = ("00367", "00025");
    check(ba_dinh, &[], &[]);
    check(thanh_xuan, &[], &["approval:approver_missing?"]);
    check(thanh_xuan, &[("approval", "not_asked")], &[]);
    check(thanh_xuan, &[("approver_name", "Lê Quang Vinh")], &[]);
    check(
        thanh_xuan,
        &[("approval", "granted")],
        &["approver_name:approver_missing?", "approver_position:approver_missing?"],
    );
    let granted = [
        ("approval", "granted"),
        ("approver_name", "Lê Quang Vinh"),
        ("approver_position", "Hiệu trưởng"),
    ];
    check(thanh_xuan, &granted, &[]);
    let ctx = CheckContext::in_ward(now_ms(), &thanh_xuan.parse().unwrap());
    let movement = changed(departure(), [("employee", true.into())]);
    let problems = movement::KIND.problems(&movement, &ctx);
    assert!(problems[0].vi.contains("722/UBND-VP"), "whose rule it is: {}", problems[0].vi);
}

#[test]
fn e0_13_what_is_due_follows_the_place_the_person_and_what_the_ward_set() {
    let arrived = now_ms() - HOUR_MS;
    let due = |ward: &str, employee: bool, set: Option<i64>| {
        let back = fields([
            ("direction", "return".into()),
            ("arrive_actual", arrived.into()),
            ("employee", employee.into()),
        ]);
        let ctx = CheckContext::in_ward(now_ms(), &ward.parse().unwrap());
        let ctx = CheckContext { report_back_hours: set, ..ctx };
        movement::report_due_at(&back, &ctx).map(|at| (at - arrived) / HOUR_MS)
    };
    assert_eq!(due("00025", false, None), Some(24), "Hà Nội: everyone");
    assert_eq!(due("00367", true, None), Some(24), "Thanh Xuân: its officials");
    assert_eq!(due("04117", true, None), None, "no rule is known for Sơn La");
    assert_eq!(due("04117", false, Some(48)), Some(48), "the ward's own");
    assert_eq!(due("00025", false, Some(12)), Some(12));
}

#[test]
fn k78_whom_a_checkpoint_handed_on_is_met_by_the_end_of_the_day_where_no_rule_gives_hours() {
    let arrived = LocalDate::new(2021, 11, 22).unwrap().start_ms() + 9 * HOUR_MS;
    let due = |ward: &str, pass: Scalar| {
        let arrival = fields([
            ("direction", "arrival".into()),
            ("arrive_actual", arrived.into()),
            ("pass", pass),
        ]);
        let ctx = CheckContext::in_ward(now_ms(), &ward.parse().unwrap());
        let due = movement::report_due_at(&arrival, &ctx).map(|at| (at - arrived) / HOUR_MS);
        (due, movement::KIND.rulings(&arrival, &ctx).grounds.remove(0).value)
    };
    let pass = Scalar::from("017d452a8072e892058051410493c5ff");
    assert_eq!(
        due("00025", pass.clone()),
        (Some(24), Some(24.0)),
        "the rule of the place comes first"
    );
    assert_eq!(
        due("04117", pass),
        (Some(15), None),
        "until midnight, and no rule is claimed for it"
    );
    assert_eq!(due("04117", Scalar::Null), (None, None));
}

#[test]
fn k77_one_person_is_recognised_by_a_paper_or_by_name_with_birth_or_telephone() {
    let of = |values: &[(&'static str, &'static str)]| {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), Scalar::from(*value)));
        values.collect::<Fields>()
    };
    let check = |one: &[(&'static str, &'static str)],
                 other: &[(&'static str, &'static str)],
                 same: bool| {
        assert_eq!(is_same_person(&of(one), &of(other)), same, "{one:?} {other:?}");
        assert_eq!(is_same_person(&of(other), &of(one)), same, "{other:?} {one:?}");
    };
    let hoa = [("name", "Lò Thị Hoa"), ("dob", "1990-03-21"), ("phone", "+84912345678")];
    check(&hoa, &[("name", "LO THI HOA"), ("dob", "1990")], true);
    check(&hoa, &[("name", "lò thị  hoa"), ("phone", "+84912345678")], true);
    check(&hoa, &[("name", "Lò Thị Hoa")], false);
    check(&hoa, &[("name", "Lò Thị Hoan"), ("dob", "1990"), ("phone", "+84912345678")], false);
    check(&[("citizen_id", "001085012345")], &[("id_no", "001085012345")], true);
    check(&[("id_no", "113")], &[("id_no", "113")], false);
    check(&[], &[], false);
    let one = [("person", "a1"), ("name", "Lò Thị Hoa"), ("dob", "1990")];
    check(&one, &[("person", "a1"), ("name", "Hoa")], true);
    check(&one, &[("person", "b2"), ("name", "Lò Thị Hoa"), ("dob", "1990")], false);
    let year = changed(of(&[("name", "Lò Thị Hoa")]), [("birth_year", Scalar::Int(1990))]);
    assert!(is_same_person(&year, &of(&hoa)), "a year of birth is a number in some kinds");
}
