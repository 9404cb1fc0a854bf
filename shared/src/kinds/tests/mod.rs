//! The schema itself, then `check(input, expected)` for every type of field and every rule over several;
//! those of passes and movements in files of their own.

mod bad_input;
mod forms;
mod health;
mod links;
mod movements;
mod normal_forms;
mod offers;
mod passes;
mod rule;
mod rulings;
mod schema;
mod single_fields;
mod ward;

use super::*;
use crate::text::nfc;
use crate::time::HOUR_MS;

use passes::good_pass;

/// 22 November 2021, 10:00 in Vietnam.
fn now_ms() -> i64 {
    LocalDate::new(2021, 11, 22).unwrap().start_ms() + 10 * HOUR_MS
}

fn ctx() -> CheckContext {
    CheckContext::new(now_ms())
}

fn fields<const N: usize>(pairs: [(&str, Scalar); N]) -> Fields {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The codes of what is wrong, as `field:code`, warnings as `field:code?`.
fn codes(kind: &Kind, fields: &Fields, ctx: &CheckContext) -> Vec<String> {
    let show = |problem: Problem| {
        let doubt = if problem.severity == Severity::Warning { "?" } else { "" };
        assert!(!problem.vi.is_empty() && !problem.en.is_empty(), "{problem:?}");
        assert_eq!(problem.vi, nfc(&problem.vi));
        format!("{}:{}{doubt}", problem.field, problem.code)
    };
    kind.problems(fields, ctx).into_iter().map(show).collect()
}

const ID: &str = "0190b4d47c3b7f3a8d5e6f7081920a1b";

fn changed<const N: usize>(mut base: Fields, pairs: [(&str, Scalar); N]) -> Fields {
    base.extend(fields(pairs));
    base
}

#[test]
fn k15_a_declaration_of_symptoms_goes_to_the_health_station() {
    let declared = fields([
        ("name", "Nguyễn Thị Lan".into()),
        ("at", now_ms().into()),
        ("exposure", false.into()),
        ("epidemic_area", false.into()),
    ]);
    let check = |declaration: Fields, expected: &[&str]| {
        assert_eq!(codes(&declaration::KIND, &declaration, &ctx()), expected);
    };
    check(declared.clone(), &[]);
    check(changed(declared.clone(), [("exposure", Scalar::Null)]), &["exposure:required"]);
    check(changed(declared.clone(), [("exposure", true.into())]), &["exposure_note:note_missing?"]);
    check(changed(declared.clone(), [("symptoms/cough", true.into())]), &[]);
    check(
        changed(declared.clone(), [("symptoms/cough", true.into()), ("no_symptoms", true.into())]),
        &["no_symptoms:contradiction"],
    );
    // a17: fever that nobody ticked.
    check(changed(declared.clone(), [("temp", 39.5.into())]), &["symptoms:tell_health_station?"]);
    check(
        changed(declared.clone(), [("symptoms/fever", true.into())]),
        &["symptoms:tell_health_station?"],
    );
    check(
        changed(declared, [("symptoms/fever", true.into()), ("notified_at", now_ms().into())]),
        &[],
    );
}

#[test]
fn k16_a_shift_closes_only_with_its_count_explained() {
    let shift = fields([
        ("lead_name", "Phạm Đức Thắng".into()),
        ("starts_at", (now_ms() - 8 * HOUR_MS).into()),
        ("members/a/name", "Lò Văn Pánh".into()),
    ]);
    let check = |shift: Fields, expected: &[&str]| {
        assert_eq!(codes(&shift::KIND, &shift, &ctx()), expected);
    };
    check(shift.clone(), &[]);
    let closed = changed(shift.clone(), [("closed_at", now_ms().into())]);
    check(closed.clone(), &["vehicles_counted:count_missing", "people_counted:count_missing"]);
    // e0_18: a post may have nobody to count.
    check(changed(closed.clone(), [("not_counted", "one_person".into())]), &[]);
    let counted = changed(closed, [("vehicles_counted", 3.into()), ("people_counted", 5.into())]);
    check(counted.clone(), &[]);
    let recorded =
        changed(counted, [("vehicles_recorded", 3.into()), ("people_recorded", 4.into())]);
    check(recorded.clone(), &["reconciliation_note:difference_unexplained"]);
    check(changed(recorded, [("reconciliation_note", "Một cháu bé".into())]), &[]);
    check(
        changed(shift, [("ends_at", (now_ms() - 9 * HOUR_MS).into())]),
        &["ends_at:out_of_order"],
    );
}

#[test]
fn k17_a_household_should_have_an_address() {
    let check = |household: Fields, expected: &[&str]| {
        assert_eq!(codes(&household::KIND, &household, &ctx()), expected);
    };
    check(fields([("head_name", "Nguyễn Văn An".into())]), &["house_no:no_address?"]);
    check(fields([("head_name", "A".into()), ("street", "Làng Ia Đal".into())]), &[]);
    // A dormitory or camp has no head.
    check(fields([("name", "Lán trại Sê San".into()), ("street", "Làng Ia Đal".into())]), &[]);
    check(fields([("street", "Làng Ia Đal".into())]), &["head_name:required"]);
}

#[test]
fn k38_nobody_is_kept_out_of_the_list_for_want_of_a_date_of_birth_or_a_sex() {
    let elder = fields([("full_name", "Y Rỗi".into()), ("household", ID.into())]);
    let missing = ["dob:answer_missing?", "sex:answer_missing?"];
    assert_eq!(codes(&person::KIND, &elder, &ctx()), missing);
    let about = changed(
        elder,
        [("dob", "1940".into()), ("dob_about", true.into()), ("sex", "female".into())],
    );
    assert_eq!(codes(&person::KIND, &about, &ctx()), [""; 0]);
}

#[test]
fn k39_codes_of_earlier_versions_stay_valid_and_are_marked() {
    let old = fields([
        ("full_name", "Nguyễn Thị Lan".into()),
        ("household", ID.into()),
        ("dob", "1950".into()),
        ("sex", "female".into()),
        ("residence", "absent".into()),
        ("priority/over_50", true.into()),
    ]);
    assert_eq!(codes(&person::KIND, &old, &ctx()), [""; 0]);
    let former: Vec<&str> =
        person::RESIDENCES.iter().filter(|one| one.former).map(|one| one.code).collect();
    assert_eq!(former, ["absent"]);
    let area = fields([
        ("code", "00025-01".into()),
        ("name", "Khu 1".into()),
        ("type", "lien_gia".into()),
    ]);
    assert_eq!(codes(&area::KIND, &area, &ctx()), [""; 0]);
}

#[test]
fn k18_records_are_titled_found_sorted_and_dated() {
    let pass = changed(
        good_pass(),
        [("people/b/name", "Mai".into()), ("people/b/phone", "+84912345678".into())],
    );
    assert_eq!(pass::KIND.title(&pass), "29A12345 · Nguyễn Văn An");
    let text = pass::KIND.search_text(&pass);
    for typed in ["mai", "nva", "12345", "0912 345 678", "678"] {
        assert!(crate::text::matches(typed, &text), "{typed} in {text}");
    }
    assert!(pass::KIND.sort_key(&pass).is_empty());
    let lan = fields([("full_name", "Nguyễn Thị Lan".into())]);
    assert_eq!(person::KIND.sort_key(&lan), crate::text::name_key("Nguyễn Thị Lan"));
    let half_past_midnight = LocalDate::new(2021, 11, 14).unwrap().start_ms() + HOUR_MS / 2;
    let at = fields([("at", half_past_midnight.into())]);
    assert_eq!(pass::KIND.dated(&at, now_ms()).to_string(), "2021-11-14");
    assert_eq!(person::KIND.dated(&lan, now_ms()).to_string(), "2021-11-22");
}
