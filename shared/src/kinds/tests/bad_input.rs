//! What nobody means to write: doses before a birth, places of other wards, a record that names itself, forty people
//! where a few are expected.

use super::*;
use crate::ids::{RecordId, WardCode};
use crate::kinds::{campaign, case, dose, household, inspection, notice, person};

fn check(kind: &Kind, fields: &Fields, expected: &[&str]) {
    assert_eq!(codes(kind, fields, &ctx()), expected, "{}", kind.name);
}

fn in_ward(kind: &Kind, fields: &Fields) -> Vec<String> {
    let ward: WardCode = "00025".parse().unwrap();
    codes(kind, fields, &CheckContext::in_ward(now_ms(), &ward))
}

#[test]
fn k47_no_dose_is_given_before_a_birth() {
    let given = fields([
        ("name", "Nguyễn Thị Lan".into()),
        ("person", ID.into()),
        ("birth_year", 1985.into()),
        ("no", 1.into()),
        ("state", "given".into()),
        ("given_on", "1984-12-31".into()),
    ]);
    check(&dose::KIND, &given, &["given_on:before_birth"]);
    // Of a birth nothing but the year is known here.
    check(&dose::KIND, &changed(given.clone(), [("given_on", "1985-01-01".into())]), &[]);
    check(&dose::KIND, &changed(given, [("birth_year", Scalar::Null)]), &[]);
}

#[test]
fn k47_no_dose_of_a_person_lies_before_the_day_of_birth_as_far_as_it_is_known() {
    let lan = fields([
        ("full_name", "Nguyễn Thị Lan".into()),
        ("household", ID.into()),
        ("sex", "female".into()),
        ("doses/a/no", 1.into()),
        ("doses/a/date", "2021-03-20".into()),
    ]);
    let born = |dob: &str| changed(lan.clone(), [("dob", dob.into())]);
    check(&person::KIND, &born("2021-03-21"), &["doses/a/date:before_birth"]);
    check(&person::KIND, &born("2021-04"), &["doses/a/date:before_birth"]);
    for known in ["2021-03-20", "2021-03", "2021", "1950"] {
        check(&person::KIND, &born(known), &[]);
    }
    let taken_out = changed(born("2021-04"), [("doses/a/removed", true.into())]);
    check(&person::KIND, &taken_out, &[]);
}

#[test]
fn k60_a_campaign_and_a_notice_are_for_areas_of_their_own_ward() {
    let tests = fields([
        ("type", "test".into()),
        ("name", "Xét nghiệm diện rộng".into()),
        ("from_at", now_ms().into()),
        ("to_at", now_ms().into()),
    ]);
    let told = fields([
        ("title", "Rà soát người về".into()),
        ("text", "Các tổ rà soát từng hộ".into()),
        ("signed_by", "Nguyễn Thị Hoa".into()),
        ("from_at", now_ms().into()),
    ]);
    for (kind, record) in [(&campaign::KIND, tests), (&notice::KIND, told)] {
        let for_area =
            |code: &str| changed(record.clone(), [(format!("areas/{code}").as_str(), true.into())]);
        assert_eq!(in_ward(kind, &for_area("00025-01")), [""; 0]);
        for wrong in ["00031-01", "00025-C01", "00025", "nơi nào"] {
            let found = in_ward(kind, &for_area(wrong));
            assert_eq!(found, [format!("areas/{wrong}:wrong_place")], "{}", kind.name);
        }
        let taken_out = changed(for_area("00031-01"), [("areas/00031-01", Scalar::Null)]);
        assert_eq!(in_ward(kind, &taken_out), [""; 0]);
    }
}

#[test]
fn k23_a_case_is_no_contact_of_itself_nor_any_record_its_own() {
    let own: RecordId = ID.parse().unwrap();
    let other = RecordId([7; 16]).to_string();
    let source = |id: &str| fields([("source", id.into())]);
    let problem = case::KIND.names_itself(own, &source(ID)).unwrap();
    assert_eq!((problem.field.as_str(), problem.code), ("source", "names_itself"));
    assert!(case::KIND.names_itself(own, &source(&other)).is_none());
    let gone = fields([("source", ID.into()), ("removed/at", now_ms().into())]);
    assert!(case::KIND.names_itself(own, &gone).is_none());
    // An id is one record's: a field that names another kind never names its own.
    let moved = fields([("moved_to", ID.into())]);
    assert!(household::KIND.names_itself(own, &moved).is_some());
    assert!(person::KIND.names_itself(own, &fields([("household", ID.into())])).is_none());
}

#[test]
fn k55_forty_people_inspect_at_once() {
    let mut inspected = fields([
        ("at", now_ms().into()),
        ("type", "planned".into()),
        ("subject_kind", "facility".into()),
        ("subject_text", "Chợ Ngọc Hà".into()),
        ("outcome", "reminded".into()),
    ]);
    for number in 0..40 {
        inspected.insert(format!("inspectors/n{number}/name"), "Nguyễn Thị Hoa".into());
        inspected.insert(format!("inspectors/n{number}/position"), "Thành viên đoàn".into());
    }
    check(&inspection::KIND, &inspected, &[]);
    inspected.insert("inspectors/n39/name".to_owned(), Scalar::Null);
    check(&inspection::KIND, &inspected, &["inspectors/n39/name:required"]);
}
