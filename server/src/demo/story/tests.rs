//! Every record is right, the ward as large as promised, and the same seed tells the same story.

use super::super::plan::Duty;
use super::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use vungxanh_shared::kinds::{self, CheckContext};
use vungxanh_shared::scalar::{Fields, Scalar};

/// 22 November 2026, 09:10 in Vietnam.
const NOW_MS: i64 = 1_795_313_400_000;

fn members(dice: &mut Dice, duties: &[Vec<Duty>]) -> Vec<Vec<Member>> {
    let member = |dice: &mut Dice, duty: &Duty| Member {
        id: new_id(dice, 0),
        name: duty.name,
        force: duty.force,
    };
    duties.iter().map(|duties| duties.iter().map(|duty| member(dice, duty)).collect()).collect()
}

fn told(seed: u64, now_ms: i64) -> (Plan, Story) {
    let mut dice = Dice::new(seed);
    let plan = plan::plan(&mut dice, now_ms - PLAN_DAYS_AGO * DAY_MS).unwrap();
    let teams = members(&mut dice, &plan.team_duties);
    let guards = members(&mut dice, &plan.checkpoint_duties);
    let story = story(&mut dice, &plan, &Cast { teams, guards }, now_ms);
    (plan, story)
}

/// In the demonstration's ward.
fn ward(at_ms: i64) -> CheckContext {
    CheckContext::in_ward(at_ms, &"00025".parse().unwrap())
}

/// What somebody is to do about a person: no mistake of the form.
fn is_told(code: &str) -> bool {
    matches!(code, "tell_health_station" | "signs_let_pass")
}

type Records = BTreeMap<RecordId, (&'static str, Fields)>;

/// Tells `each` of every record as it stands after each entry; gives all as they stand in the end.
fn replay(plan: &Plan, story: &Story, mut each: impl FnMut(&Draft, &Fields)) -> Records {
    let mut records = Records::new();
    let told = story.entries.iter().flat_map(|entry| &entry.drafts);
    for draft in plan.drafts.iter().chain(told) {
        let kind = kinds::find(draft.kind).unwrap();
        let (_, fields) = records.entry(draft.id).or_insert((draft.kind, Fields::new()));
        fields.extend(draft.fields.clone());
        let filled = kind.filled(fields, &ward(draft.at_ms));
        fields.extend(filled);
        each(draft, fields);
    }
    records
}

fn records(plan: &Plan, story: &Story) -> Records {
    replay(plan, story, |_, _| {})
}

fn count(records: &Records, kind: &str) -> usize {
    records.values().filter(|record| record.0 == kind).count()
}

#[test]
fn every_record_passes_the_check_of_its_kind() {
    let later = [NOW_MS + 40 * DAY_MS, NOW_MS + 465 * DAY_MS];
    // A newcomer starts it at any hour, also right before and after midnight.
    let times = (0..24).map(|hour| NOW_MS + hour * HOUR_MS + 49 * 60_000).chain(later);
    for (seed, now_ms) in
        [1, 2, 3].map(|seed| (seed, NOW_MS)).into_iter().chain(times.map(|at| (SEED, at)))
    {
        let (plan, story) = told(seed, now_ms);
        replay(&plan, &story, |draft, fields| {
            let kind = kinds::find(draft.kind).unwrap();
            assert_eq!(kind.normalise(fields), *fields, "{} is in its stored form", draft.kind);
            let problems = kind.problems(fields, &ward(draft.at_ms));
            let problems: Vec<_> =
                problems.into_iter().filter(|found| !is_told(found.code)).collect();
            assert!(problems.is_empty(), "{}: {problems:?} in {fields:?}", draft.kind);
        });
    }
}

#[test]
fn the_ward_is_as_large_as_promised() {
    let (plan, story) = told(SEED, NOW_MS);
    let records = records(&plan, &story);
    assert_eq!(count(&records, "household"), 450);
    assert!((1_400..=1_600).contains(&count(&records, "person")), "{}", count(&records, "person"));
    assert_eq!(count(&records, "movement"), 60);
    assert!((20..40).contains(&count(&records, "declaration")));
    assert_eq!((count(&records, "shift"), count(&records, "pass")), (4, 2 * 80 + 56));
    assert_eq!((count(&records, "area"), count(&records, "checkpoint")), (10, 2));
    assert_eq!(story.clashes.len(), 2);
}

#[test]
fn nobody_has_anothers_number() {
    let (plan, story) = told(SEED, NOW_MS);
    let mut seen = HashSet::new();
    let mut phones: HashMap<String, usize> = HashMap::new();
    for (_, fields) in records(&plan, &story).values().filter(|record| record.0 == "person") {
        for field in ["citizen_id", "old_id", "health_insurance"] {
            let Some(Scalar::Text(number)) = fields.get(field) else { continue };
            assert!(seen.insert((field, number.clone())), "{field} {number} twice");
        }
        if let Some(Scalar::Text(phone)) = fields.get("phone") {
            *phones.entry(phone.clone()).or_default() += 1;
        }
    }
    assert!(phones.values().all(|count| *count == 1));
}

#[test]
fn references_lead_to_records() {
    let (plan, story) = told(SEED, NOW_MS);
    let records = records(&plan, &story);
    for (name, fields) in records.values() {
        for field in ["household", "person", "head", "shift", "movement", "declaration"] {
            let Some(Scalar::Text(id)) = fields.get(field) else { continue };
            assert!(records.contains_key(&id.parse().unwrap()), "{name}.{field}");
        }
    }
}

#[test]
fn an_official_finds_work_to_do() {
    let (plan, story) = told(SEED, NOW_MS);
    let records = records(&plan, &story);
    let movements =
        || records.values().filter(|record| record.0 == "movement").map(|record| &record.1);
    let time = |fields: &Fields, name: &str| fields.get(name).and_then(Scalar::as_int);
    let unreported = |fields: &&Fields| time(fields, "reported_back_at").is_none();
    let due = |fields: &Fields| time(fields, "report_due_at");
    let overdue =
        movements().filter(unreported).filter(|f| due(f).is_some_and(|due| due < NOW_MS)).count();
    let soon =
        movements().filter(unreported).filter(|f| due(f).is_some_and(|due| due > NOW_MS)).count();
    assert!(overdue >= 4 && soon >= 3, "{overdue} overdue, {soon} due within a day");
    let today = LocalDate::at_ms(NOW_MS);
    let back = |f: &&Fields| time(f, "return_planned");
    let away = || movements().filter(|f| f.get("direction") == Some(&"departure".into()));
    assert_eq!(
        away()
            .filter(|f| back(f).is_some_and(|at| LocalDate::at_ms(at) == today && at > NOW_MS))
            .count(),
        4
    );
    assert_eq!(away().filter(|f| back(f).is_some_and(|at| at < NOW_MS)).count(), 5);
    let passes = records.values().filter(|record| record.0 == "pass").map(|record| &record.1);
    let decisions: HashSet<_> = passes.filter_map(|f| f.get("decision")?.as_text()).collect();
    assert!(decisions.is_superset(&HashSet::from(["let_pass", "turn_back", "to_health_post"])));
}

#[test]
fn nothing_was_written_in_the_future_and_all_in_order() {
    for hour in [0, 1, 4, 12, 20, 23] {
        let now_ms = LocalDate::at_ms(NOW_MS).start_ms() + hour * HOUR_MS + 90_000;
        let (_, story) = told(SEED, now_ms);
        assert!(story.entries.is_sorted_by_key(|entry| entry.at_ms));
        assert!(story.entries.iter().all(|entry| entry.at_ms <= now_ms), "at {hour}:01:30");
        assert!(story.clashes.iter().flat_map(|c| &c.sides).all(|side| side.at_ms < now_ms));
    }
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let fields = |story: Story| -> Vec<_> {
        story.entries.into_iter().flat_map(|entry| entry.drafts).map(|d| (d.id, d.fields)).collect()
    };
    assert_eq!(fields(told(SEED, NOW_MS).1), fields(told(SEED, NOW_MS).1));
    assert_ne!(fields(told(SEED, NOW_MS).1), fields(told(2, NOW_MS).1));
}
