//! What the rules say of a record, as its page and its form show it.

use super::*;
use crate::kinds::{
    declaration, health_check, inspection, isolation, level, movement, suspect, ticket,
};

/// Thanh Xuân, which has a letter of its own, and a ward of Sơn La.
const THANH_XUAN: &str = "00367";
const SON_LA: &str = "04117";

fn ward(code: &str) -> CheckContext {
    CheckContext::in_ward(now_ms(), &code.parse().unwrap())
}

/// Each rule as `field rule[/code]=value`, `?` where the document does not say exactly this, `!` where the ward's
/// settings say so.
fn said(kind: &Kind, fields: &Fields, ctx: &CheckContext) -> Vec<String> {
    let show = |ground: Ground| {
        let code = ground.code.map(|code| format!("/{code}")).unwrap_or_default();
        let value = ground.value.map(|value| format!("={value}{}", ground.unit));
        let mark = match ground.source {
            Some(_) if ground.confirmed => "",
            Some(_) => "?",
            None if value.is_some() => "!",
            None => " thiếu",
        };
        assert_eq!(ground.source.is_some(), ground.from.is_some(), "{ground:?}");
        format!("{} {}{code}{}{mark}", ground.field, ground.rule, value.unwrap_or_default())
    };
    kind.rulings(fields, ctx).grounds.into_iter().map(show).collect()
}

#[test]
fn k74_limits_stand_beside_what_is_measured() {
    let at = fields([("at", now_ms().into())]);
    assert_eq!(said(&suspect::KIND, &at, &ward(SON_LA)), ["temp fever_c=37.5°C"]);
    assert_eq!(
        said(&health_check::KIND, &at, &ward(SON_LA)),
        ["temp fever_c=37.5°C", "spo2 spo2_alarm_pct=96%?", "resp resp_alarm_per_min=20lần/phút?"]
    );
    let before = fields([("at", LocalDate::new(2019, 12, 31).unwrap().start_ms().into())]);
    assert_eq!(said(&suspect::KIND, &before, &ward(SON_LA)), ["temp fever_c thiếu"]);
    assert_eq!(said(&ticket::KIND, &at, &ward(SON_LA)), Vec::<String>::new());
}

#[test]
fn k74_the_signs_that_decide_stand_beside_the_answers() {
    let ill = fields([
        ("at", now_ms().into()),
        ("symptoms/fever", true.into()),
        ("symptoms/headache", true.into()),
    ]);
    let expected = ["temp fever_c=37.5°C", "symptoms sign_alarm/fever"];
    assert_eq!(said(&declaration::KIND, &ill, &ward(SON_LA)), expected);
    let watched = changed(ill, [("symptoms/fever", Scalar::Null)]);
    let expected = ["temp fever_c=37.5°C", "symptoms sign_watch/headache?"];
    assert_eq!(said(&declaration::KIND, &watched, &ward(SON_LA)), expected);
}

#[test]
fn k74_the_hours_to_report_are_those_that_the_record_has() {
    let arrived = fields([("direction", "arrival".into()), ("arrive_actual", now_ms().into())]);
    let said = |fields: &Fields, ctx: &CheckContext| said(&movement::KIND, fields, ctx);
    assert_eq!(said(&arrived, &ward("00025")), ["report_due_at report_back_hours=24h?"]);
    assert_eq!(said(&arrived, &ward(SON_LA)), ["report_due_at report_back_hours thiếu"]);
    let own = ward("00025").with_settings(&fields([("report_back_hours", 12.into())]));
    assert_eq!(said(&arrived, &own), ["report_due_at report_back_hours=12h!"]);
    // Written under the ward's own hours, looked at after those were given up.
    let due = changed(arrived, [("report_due_at", (now_ms() + 12 * HOUR_MS).into())]);
    assert_eq!(said(&due, &ward("00025")), ["report_due_at report_back_hours=12h!"]);
    let left = fields([("direction", "departure".into()), ("employee", true.into())]);
    assert_eq!(said(&left, &ward(THANH_XUAN)), ["approval departure_consent=1-"]);
    assert_eq!(said(&left, &ward(SON_LA)), Vec::<String>::new());
}

#[test]
fn k74_days_of_isolation_stand_with_the_rule_that_the_record_names() {
    let f1 = fields([
        ("subject", "f1".into()),
        ("type", "home".into()),
        ("starts_on", "2021-11-22".into()),
    ]);
    assert_eq!(said(&isolation::KIND, &f1, &ward(SON_LA)), ["days isolation_days=14d"]);
    let named = changed(f1.clone(), [("rule_id", "5152".into())]);
    assert_eq!(said(&isolation::KIND, &named, &ward(SON_LA)), ["days isolation_days=28d"]);
    let unknown = changed(f1, [("subject", "f2".into())]);
    assert_eq!(said(&isolation::KIND, &unknown, &ward(SON_LA)), ["days isolation_days thiếu"]);
}

#[test]
fn k73_a_level_is_proposed_beside_the_decision_and_never_written() {
    let week = fields([
        ("week_to", "2021-11-21".into()),
        ("population", 10_000.into()),
        ("community_cases", 3.into()),
        ("adult_one_dose_pct", 95.5.into()),
        ("elder_full_pct", 88.0.into()),
    ]);
    assert_eq!(said(&level::KIND, &week, &ward(SON_LA)), ["decided level=1?"]);
    let later = changed(week.clone(), [("week_to", "2022-03-06".into())]);
    assert_eq!(said(&level::KIND, &later, &ward(SON_LA)), ["decided level thiếu"]);
    let uncounted = changed(week.clone(), [("adult_one_dose_pct", Scalar::Null)]);
    assert_eq!(said(&level::KIND, &uncounted, &ward(SON_LA)), Vec::<String>::new());
    let written = level::KIND.filled(&week, &ward(SON_LA));
    assert_eq!(written.keys().collect::<Vec<_>>(), ["rate"]);
}

#[test]
fn k72_an_inspection_is_offered_the_list_of_its_subject() {
    let inspected = |subject: &str| {
        let fields = fields([("at", now_ms().into()), ("subject_kind", subject.into())]);
        inspection::KIND.rulings(&fields, &ward(THANH_XUAN))
    };
    let offices = inspected("facility");
    let fields: Vec<_> = offices.offers.iter().map(|offer| offer.field).collect();
    assert_eq!(fields, ["ok", "fail"]);
    assert!(offices.offers.iter().all(|offer| offer.codes.contains(&"canteen")));
    let sources: Vec<_> = offices.grounds.iter().map(|ground| ground.confirmed).collect();
    assert_eq!(sources, [true, false], "one document each, not one an item");
    assert!(!inspected("checkpoint").offers.iter().any(|offer| offer.codes.contains(&"canteen")));
    let nothing = inspected("household");
    assert!(nothing.offers.iter().all(|offer| offer.codes.is_empty()), "not before 8/12/2021");
    assert_eq!(nothing.grounds.len(), 1);
    assert_eq!(nothing.grounds.first().map(|ground| &ground.source), Some(&None));
}
