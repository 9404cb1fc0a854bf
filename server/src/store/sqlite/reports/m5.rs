//! Form M5: what the passes of a shift, or of a day at a checkpoint, add up to. The same adding up as on the phone that
//! closes the shift (`web/src/phone/checkpoint/tally.ts`); `tests/fixtures/shift-sums.json` holds both to it.

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{Place, RecordId, WardCode};
use vungxanh_shared::kinds::CheckContext;
use vungxanh_shared::kinds::pass::DECISIONS;
use vungxanh_shared::rules;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::LocalDate;

use super::super::{members, office_lists};
use super::sums::Sums;
use crate::store::office_types::{ListAsk, RecordView, ReportList, ReportNumber, ReportSection};
use crate::store::{StoreError, StoreResult};

/// The numbers of a shift.
pub fn of_shift(
    db: &Connection,
    ward: &WardCode,
    (id, shift): (RecordId, &Fields),
    from_at_ms: i64,
) -> StoreResult<Vec<ReportSection>> {
    let mut statement = db.prepare_cached(
        "SELECT r.body FROM record_link l JOIN record r ON r.ward = l.ward AND r.id = l.record
         WHERE l.ward = ?1 AND l.target = ?2 AND l.kind = 'pass' AND l.field = 'shift' AND l.removed = 0",
    )?;
    let bodies =
        statement.query_map(params![ward.as_str(), id.0], |row| row.get::<_, String>(0))?;
    let fever_c = fever_c(db, ward, from_at_ms)?;
    let sums = add_up(bodies, fever_c)?;
    let mut sections = sections(&sums, fever_c, &format!("shift={id}"));
    sections.extend(hand_count(shift));
    Ok(sections)
}

/// The numbers of a day at a checkpoint.
pub fn of_day(
    db: &Connection,
    ward: &WardCode,
    place: &Place,
    day: LocalDate,
) -> StoreResult<Vec<ReportSection>> {
    let text = day.to_string();
    let mut statement = db.prepare_cached(
        "SELECT body FROM record WHERE ward = ?1 AND kind = 'pass' AND place = ?2 AND day = ?3 AND removed = 0",
    )?;
    let values = params![ward.as_str(), place.as_str(), text];
    let bodies = statement.query_map(values, |row| row.get::<_, String>(0))?;
    let fever_c = fever_c(db, ward, day.start_ms())?;
    let sums = add_up(bodies, fever_c)?;
    let all = ListAsk {
        kind: "pass",
        places: vec![place.to_string()],
        from_day: Some(text.clone()),
        to_day: Some(text.clone()),
        ..ListAsk::default()
    };
    let counted = office_lists::tallied(db, ward, &all)?;
    let query = format!("place={place}&from={text}&to={text}");
    let mut sections = sections(&sums, fever_c, &query);
    if counted.deleted > 0 {
        // Passes were deleted with their day: of those only their number is left.
        for number in sections.iter_mut().flat_map(|section| &mut section.numbers) {
            number.count = (number.name == "passes").then(|| counted.recorded());
        }
    }
    Ok(sections)
}

/// From which temperature a reading is high: as phones ask, the ward's own before the rule of the day.
fn fever_c(db: &Connection, ward: &WardCode, at_ms: i64) -> StoreResult<Option<f64>> {
    let settings = members::settings(db, ward)?.unwrap_or_default();
    let own_rules = members::own_rules(db, ward)?;
    let context = CheckContext::in_ward(at_ms, ward).with_settings(&settings).with_rules(own_rules);
    let of_the_day = || rules::value(rules::FEVER_C, context.rules_at(at_ms));
    Ok(context.own_fever_c(at_ms).or_else(of_the_day))
}

fn add_up(
    bodies: impl Iterator<Item = rusqlite::Result<String>>,
    fever_c: Option<f64>,
) -> StoreResult<Sums> {
    let mut sums = Sums::default();
    for body in bodies {
        let pass: RecordView = serde_json::from_str(&body?)
            .map_err(|error| StoreError::Internal(format!("a row cannot be read: {error}")))?;
        sums.is_cut |= pass.more.fields > 0;
        sums.add(&office_lists::plain(&pass.fields), fever_c);
    }
    Ok(sums)
}

fn sections(sums: &Sums, fever_c: Option<f64>, query: &str) -> Vec<ReportSection> {
    let of_people = |n: u64| (!sums.is_cut).then_some(n);
    let decided = |code: &str| of_people(sums.decided.get(code).copied().unwrap_or(0));
    let passes = |name: &str, count: u64, narrowed: &str| ReportNumber {
        name: name.to_owned(),
        count: Some(count),
        list: Some(ReportList { name: "passes".to_owned(), query: format!("{query}{narrowed}") }),
    };
    let people =
        |name: &str, count: Option<u64>| ReportNumber { name: name.to_owned(), count, list: None };
    let known: u64 = sums.known_vehicles().map(|(_, n)| n).sum();
    let mut vehicles = vec![people("vehicles", Some(sums.vehicles))];
    let some = sums.known_vehicles().filter(|(_, n)| *n > 0);
    vehicles.extend(some.map(|(code, n)| passes(code, n, &format!("&filter=vehicle_type:{code}"))));
    if sums.vehicles > known {
        vehicles.push(people("unknown", Some(sums.vehicles - known)));
    }
    let on_foot = sums.by_vehicle.get("on_foot").copied().unwrap_or(0);
    let mut outcome: Vec<ReportNumber> = DECISIONS
        .iter()
        .filter(|one| one.code != "turn_back")
        .map(|one| people(one.code, decided(one.code)))
        .collect();
    outcome.insert(1, passes("turn_back", sums.turned_back, "&decision=turn_back"));
    outcome.extend([
        passes("evaded", sums.evaded, "&filter=evaded:true"),
        people("refused", of_people(sums.refused)),
        people("violations", Some(sums.violations)),
    ]);
    let high = fever_c.and_then(|_| of_people(sums.high_temperature));
    vec![
        section(
            "passes",
            None,
            vec![
                passes("passes", sums.passes, ""),
                passes("going_in", sums.going_in, "&direction=in"),
                passes("going_out", sums.going_out, "&direction=out"),
            ],
        ),
        section("vehicles", Some("pass.vehicle_type"), vehicles),
        section(
            "people",
            None,
            vec![
                people("people", of_people(sums.people)),
                people("vietnamese", of_people(sums.vietnamese)),
                people("foreign", of_people(sums.foreign)),
                people("declared", of_people(sums.declared)),
                people("high_temperature", high),
                people("with_symptoms", of_people(sums.with_symptoms)),
                passes("on_foot", on_foot, "&filter=vehicle_type:on_foot"),
            ],
        ),
        section("outcome", Some("pass.decision"), outcome),
    ]
}

/// What the shift counted by hand, beside what was recorded.
fn hand_count(shift: &Fields) -> Option<ReportSection> {
    let count = |field: &str| shift.int(field).and_then(|n| u64::try_from(n).ok());
    let number = |name: &str, field: &str| ReportNumber {
        name: name.to_owned(),
        count: count(field),
        list: None,
    };
    let numbers = vec![number("vehicles", "vehicles_counted"), number("people", "people_counted")];
    let is_counted = numbers.iter().any(|number| number.count.is_some());
    is_counted.then(|| section("hand_count", None, numbers))
}

fn section(name: &str, field: Option<&str>, numbers: Vec<ReportNumber>) -> ReportSection {
    ReportSection { name: name.to_owned(), field: field.map(str::to_owned), numbers }
}
