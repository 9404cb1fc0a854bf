//! The ward's other books: visits, feedback, inspections, returns, and what the plan has.

use super::*;
use crate::kinds::{
    expected_return, exposure_place, inspection, level, notice, roster, site, stock, team_day,
    ticket, violation, visit, watch, zone,
};
use crate::roles::Grant;
use crate::scalar::FieldsExt;

fn check(kind: &Kind, fields: &Fields, expected: &[&str]) {
    assert_eq!(codes(kind, fields, &ctx()), expected, "{}", kind.name);
}

#[test]
fn k53_all_well_at_a_door_contradicts_whatever_is_to_be_recorded() {
    let well =
        fields([("household", ID.into()), ("at", now_ms().into()), ("result", "all_well".into())]);
    check(&visit::KIND, &well, &[]);
    check(&visit::KIND, &changed(well.clone(), [("newcomers", 0.into())]), &[]);
    let sick = format!("sick/{ID}");
    for (name, value) in
        [("newcomers", Scalar::Int(1)), ("needs_help", true.into()), (sick.as_str(), true.into())]
    {
        let matter = changed(well.clone(), [(name, value)]);
        check(&visit::KIND, &matter, &["result:contradiction?"]);
        check(&visit::KIND, &changed(matter, [("result", "matter".into())]), &[]);
    }
}

#[test]
fn k54_feedback_has_a_time_by_which_it_is_answered_and_an_answer_is_given_in_words() {
    let asked = fields([
        ("at", now_ms().into()),
        ("channel", "call".into()),
        ("type", "movement".into()),
        ("text", "Có người mới về chưa khai báo".into()),
        ("due_at", (now_ms() + 48 * HOUR_MS).into()),
        ("state", "new".into()),
    ]);
    check(&ticket::KIND, &asked, &[]);
    check(&ticket::KIND, &changed(asked.clone(), [("due_at", Scalar::Null)]), &["due_at:required"]);
    let assigned = changed(asked.clone(), [("state", "assigned".into())]);
    check(&ticket::KIND, &assigned, &["assignee_name:answer_missing?"]);
    let answered = changed(asked, [("state", "answered".into())]);
    check(&ticket::KIND, &answered, &["answer:answer_missing?", "answered_at:answer_missing?"]);
}

#[test]
fn k71_feedback_without_a_time_to_answer_by_gets_the_ward_s_hours() {
    let due = |settings: &Fields, ticket: &Fields| {
        ticket::KIND.filled(ticket, &ctx().with_settings(settings)).remove("due_at")
    };
    let asked = fields([("at", now_ms().into())]);
    let two_days = fields([("ticket_hours", 48.into())]);
    assert_eq!(due(&two_days, &asked), Some(Scalar::Int(now_ms() + 48 * HOUR_MS)));
    assert_eq!(due(&Fields::new(), &asked), None);
    let by_hand = changed(asked, [("due_at", (now_ms() + HOUR_MS).into())]);
    assert_eq!(due(&two_days, &by_hand), None);
}

fn inspected() -> Fields {
    fields([
        ("at", now_ms().into()),
        ("type", "unannounced".into()),
        ("subject_kind", "facility".into()),
        ("subject_text", "Trường Mầm non Hoa Ban".into()),
        ("inspectors/a/name", "Nguyễn Thị Hoa".into()),
        ("outcome", "reminded".into()),
    ])
}

#[test]
fn k55_an_inspection_names_who_inspects_and_by_when_something_is_mended() {
    check(&inspection::KIND, &inspected(), &[]);
    let nobody = changed(inspected(), [("inspectors/a/removed", true.into())]);
    check(&inspection::KIND, &nobody, &["inspectors:answer_missing?"]);
    let remedy = changed(inspected(), [("remedy", "Kê lại bàn".into())]);
    check(&inspection::KIND, &remedy, &["remedy_by:answer_missing?"]);
    let minutes = changed(inspected(), [("outcome", "minutes".into())]);
    check(&inspection::KIND, &minutes, &["minutes_no:answer_missing?"]);
    let both = changed(inspected(), [("ok/mask", true.into()), ("fail/mask", true.into())]);
    check(&inspection::KIND, &both, &["fail:contradiction"]);
}

#[test]
fn k55_the_score_is_the_share_of_what_is_kept() {
    let score = |fields: &Fields| (inspection::KIND.fill)(fields, &ctx()).remove(0).1;
    assert_eq!(score(&inspected()), Scalar::Null);
    let looked = changed(
        inspected(),
        [("ok/mask", true.into()), ("ok/qr", true.into()), ("fail/canteen", true.into())],
    );
    assert_eq!(score(&looked), Scalar::Int(66));
}

#[test]
fn k56_who_will_come_says_between_which_days() {
    let away = fields([
        ("household", ID.into()),
        ("name", "Lò Văn Pánh".into()),
        ("person", ID.into()),
        ("listed_on", "2021-11-22".into()),
        ("where_text", "Thuận An, Bình Dương".into()),
        ("intent", "unknown".into()),
    ]);
    check(&expected_return::KIND, &away, &[]);
    let comes = changed(away, [("intent", "yes".into())]);
    check(&expected_return::KIND, &comes, &["from_day:answer_missing?", "to_day:answer_missing?"]);
    let days = [("from_day", Scalar::from("2022-01-28")), ("to_day", "2022-01-20".into())];
    check(&expected_return::KIND, &changed(comes, days), &["to_day:out_of_order"]);
}

#[test]
fn k57_a_zone_has_bounds_a_decision_and_no_household() {
    let lockdown = fields([
        ("name", "Ngõ 26".into()),
        ("type", "lockdown".into()),
        ("bounds", "Từ số 2 đến số 48".into()),
        ("decision_no", "312/QĐ-UBND".into()),
        ("from_at", now_ms().into()),
    ]);
    check(&zone::KIND, &lockdown, &[]);
    let bare = changed(lockdown, [("bounds", Scalar::Null), ("decision_no", Scalar::Null)]);
    check(&zone::KIND, &bare, &["bounds:required", "decision_no:required"]);
    for kind in ALL.into_iter().filter(|kind| kind.family == Family::Plan) {
        let names_one = kind.links().any(|link| ["household", "person", "case"].contains(&link.to));
        assert!(!names_one, "{}: the plan is read by every force", kind.name);
    }
}

#[test]
fn k58_an_exposure_place_names_who_says_so_and_an_area_its_unit() {
    let place = fields([
        ("type", "point".into()),
        ("name", "Bệnh viện Bạch Mai".into()),
        ("from_at", (now_ms() - HOUR_MS).into()),
        ("ask", "declare".into()),
        ("source_body", "CDC Hà Nội".into()),
        ("source_on", "2021-11-22".into()),
    ]);
    check(&exposure_place::KIND, &place, &[]);
    let unsaid = changed(place.clone(), [("source_body", Scalar::Null)]);
    check(&exposure_place::KIND, &unsaid, &["source_body:required"]);
    let area = changed(place, [("type", "area".into())]);
    check(&exposure_place::KIND, &area, &["unit:answer_missing?"]);
    check(&exposure_place::KIND, &changed(area, [("unit", "79".into())]), &[]);
}

#[test]
fn k59_a_level_counts_the_rate_and_a_person_decides_with_a_document() {
    let week = fields([
        ("name", "Tổ dân phố số 1".into()),
        ("week_from", "2021-11-15".into()),
        ("week_to", "2021-11-21".into()),
        ("population", 300.into()),
        ("cases", 2.into()),
        ("community_cases", 1.into()),
    ]);
    check(&level::KIND, &week, &[]);
    let filled: Fields = (level::KIND.fill)(&week, &ctx())
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(filled.number("rate"), Some(333.3));
    assert_eq!(filled.value("proposed"), None, "no confirmed rule, nothing is proposed");
    let more = changed(week.clone(), [("community_cases", 3.into())]);
    check(&level::KIND, &more, &["community_cases:contradiction"]);
    let decided = changed(week, [("decided", 2.into())]);
    check(&level::KIND, &decided, &["decided_no:answer_missing?", "valid_from:answer_missing?"]);
}

#[test]
fn k60_times_follow_each_other_and_what_runs_short_is_pointed_out() {
    let early = now_ms() - HOUR_MS;
    let night = fields([
        ("name", "Chốt đầu phố, ca đêm".into()),
        ("place", "00025-C01".into()),
        ("starts_at", now_ms().into()),
        ("ends_at", early.into()),
    ]);
    check(&roster::KIND, &night, &["ends_at:out_of_order"]);
    let told = fields([
        ("title", "Rà soát người về".into()),
        ("text", "Các tổ rà soát từng hộ".into()),
        ("signed_by", "Nguyễn Thị Hoa".into()),
        ("from_at", now_ms().into()),
        ("until", early.into()),
    ]);
    check(&notice::KIND, &told, &["until:out_of_order"]);
    let masks = fields([
        ("item", "mask".into()),
        ("name", "Khẩu trang".into()),
        ("count", 4.into()),
        ("min", 5.into()),
        ("counted_at", early.into()),
    ]);
    check(&stock::KIND, &masks, &["count:below_minimum?"]);
    let full = fields([
        ("type", "isolation".into()),
        ("name", "Khu cách ly".into()),
        ("address", "Trường THCS".into()),
        ("capacity", 4.into()),
        ("occupied", 5.into()),
    ]);
    check(&site::KIND, &full, &["occupied:over_capacity?"]);
    let day = fields([("name", "Tổ 1".into()), ("day", "2021-11-23".into())]);
    check(&team_day::KIND, &day, &["day:in_future"]);
}

#[test]
fn k61_a_violation_says_where_and_a_watch_names_a_number_for_two_weeks_at_most() {
    let seen = fields([
        ("at", now_ms().into()),
        ("subject", "vehicle".into()),
        ("act", "run_checkpoint".into()),
        ("facts", "Xe không dừng theo hiệu lệnh".into()),
        ("handled", "minutes".into()),
    ]);
    check(&violation::KIND, &seen, &["where:answer_missing?", "minutes_no:answer_missing?"]);
    let known = [("checkpoint", "00025-C01".into()), ("handled", "to_police".into())];
    check(&violation::KIND, &changed(seen, known), &[]);
    let sought = fields([
        ("name", "Nguyễn Văn An".into()),
        ("why", "evaded".into()),
        ("from_day", "2021-11-22".into()),
        ("to_day", "2021-12-06".into()),
        ("ask_to", "stop_call".into()),
        ("call_name", "Đỗ Văn Hùng".into()),
        ("call_phone", "115".into()),
        ("approved_by", "Nguyễn Thị Hoa".into()),
    ]);
    check(&watch::KIND, &sought, &["plate:required_number"]);
    let plated = changed(sought, [("plate", "29A12345".into())]);
    check(&watch::KIND, &plated, &[]);
    let long = changed(plated.clone(), [("to_day", "2021-12-07".into())]);
    check(&watch::KIND, &long, &["to_day:too_long"]);
    for short in ["12", "-", "😀😀😀😀😀😀", "29А123"] {
        let unseen = changed(plated.clone(), [("plate", short.into())]);
        let found = watch::KIND.problems(&unseen, &ctx());
        assert!(found.iter().any(|one| one.code == "number_too_short"), "{short}: {found:?}");
    }
}

#[derive(serde::Deserialize)]
struct NoticeCase {
    to: Vec<String>,
    areas: Vec<String>,
    grants: Vec<String>,
    is_for: bool,
}

/// The phone has the same rule in TypeScript (`web/src/phone/notices/holds.ts`), held by the same cases.
#[test]
fn k83_a_notice_is_for_all_or_for_whom_and_where_it_says() {
    let cases = include_str!("../../../../tests/fixtures/notices.json");
    let cases: Vec<NoticeCase> = serde_json::from_str(cases).unwrap();
    for case in cases {
        let mut notice = Fields::new();
        for (name, members) in [("to", &case.to), ("areas", &case.areas)] {
            notice.extend(members.iter().map(|one| (format!("{name}/{one}"), Scalar::Bool(true))));
        }
        let grants: Vec<Grant> = case
            .grants
            .iter()
            .map(|text| {
                let (role, place) = text.split_once(':').unwrap();
                Grant::new(role.parse().unwrap(), place.parse().unwrap()).unwrap()
            })
            .collect();
        let found = notice::is_for(&notice, &grants);
        assert_eq!(found, case.is_for, "{:?} {:?} {:?}", case.to, case.areas, case.grants);
    }
}
