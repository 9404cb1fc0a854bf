//! Shifts at the two checkpoints: yesterday's, closed and reconciled, and one of the last hours. All invented.

use vungxanh_shared::ids::{Place, RecordId};
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

use super::names::{FullName, family_name, name};
use super::numbers;
use super::plan::Crew;
use super::random::Dice;
use super::records::{Draft, Home, new_id};
use super::residents::{Relation, Sex};

const MINUTE_MS: i64 = 60_000;

/// A shift with its passes, oldest first, and what closed it.
pub struct Shift {
    pub opened: Draft,
    pub passes: Vec<Draft>,
    /// The same record as `opened`, with what was written at the end.
    pub closed: Option<Draft>,
}

/// How a shift went.
#[derive(Clone, Copy)]
pub struct Course {
    pub starts_at: i64,
    /// The last pass comes before this.
    pub until: i64,
    pub passes: usize,
    pub ending: Ending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Counted by hand as recorded.
    Closed,
    /// One vehicle more was counted than recorded, and it is said why.
    ClosedWithDifference,
    /// Still on.
    Open,
}

/// Yesterday from 6:00 to 14:00.
pub fn yesterday(now_ms: i64, passes: usize, ending: Ending) -> Course {
    let starts_at = LocalDate::at_ms(now_ms).start_ms() - DAY_MS + 6 * HOUR_MS;
    Course { starts_at, until: starts_at + 8 * HOUR_MS, passes, ending }
}

/// The last three hours, but never before midnight: the day's checkpoint document begins then. A shift that is
/// over ended a little while ago.
pub fn today(now_ms: i64, passes: usize, ending: Ending) -> Course {
    let midnight = LocalDate::at_ms(now_ms).start_ms();
    let starts_at = (now_ms - 3 * HOUR_MS).max(midnight).min(now_ms - MINUTE_MS);
    let rest = if ending == Ending::Open { 100 } else { 10 };
    Course { starts_at, until: now_ms - (now_ms - starts_at) / rest, passes, ending }
}

/// The shift of this crew at this checkpoint.
pub fn shift(dice: &mut Dice, place: &Place, crew: &Crew, homes: &[Home], course: Course) -> Shift {
    let id = new_id(dice, course.starts_at);
    let opened = opened(place, crew, course, id);
    let mut times: Vec<i64> =
        (0..course.passes).map(|_| dice.between(course.starts_at + 1, course.until - 1)).collect();
    times.sort_unstable();
    let passes: Vec<Draft> = times.into_iter().map(|at| pass(dice, place, homes, id, at)).collect();
    let closed = (course.ending != Ending::Open).then(|| closed(place, crew, course, id, &passes));
    Shift { opened, passes, closed }
}

fn opened(place: &Place, crew: &Crew, course: Course, id: RecordId) -> Draft {
    let draft = Draft::new("shift", id, place, course.starts_at)
        .set("starts_at", course.starts_at)
        .set("ends_at", course.starts_at + 8 * HOUR_MS)
        .set("lead_name", crew.lead().name.to_string())
        .link("lead", crew.lead().id);
    crew.members().enumerate().fold(draft, |draft, (at, member)| {
        draft
            .set(format!("members/m{at}/name"), member.name.to_string())
            .set(format!("members/m{at}/force"), member.force)
            .link(format!("members/m{at}/member"), member.id)
    })
}

fn closed(place: &Place, crew: &Crew, course: Course, id: RecordId, passes: &[Draft]) -> Draft {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let on_foot = |pass: &&Draft| {
        pass.fields.get("vehicle_type").and_then(|v| v.as_text()) == Some("on_foot")
    };
    let vehicles = count(passes.iter().filter(|pass| !on_foot(pass)).count());
    let people = count(passes.iter().map(occupants).sum());
    let unrecorded = i64::from(course.ending == Ending::ClosedWithDifference);
    let closed_at = course.until + (course.until - course.starts_at) / 200;
    Draft::new("shift", id, place, closed_at)
        .set("vehicles_counted", vehicles + unrecorded)
        .set("people_counted", people + 3 * unrecorded)
        .set("vehicles_recorded", vehicles)
        .set("people_recorded", people)
        .maybe(
            "reconciliation_note",
            (unrecorded > 0).then_some("Một xe cứu thương ba người được ưu tiên qua, không dừng"),
        )
        .set("handover_note", crew.handover_note)
        .set("handed_to", crew.next_lead.as_str())
        .set("closed_at", closed_at)
        .set("closed_by", crew.lead().name.to_string())
}

fn occupants(pass: &Draft) -> usize {
    pass.fields.keys().filter(|key| key.starts_with("people/") && key.ends_with("/name")).count()
}

/// One vehicle, or someone on foot.
fn pass(dice: &mut Dice, place: &Place, homes: &[Home], shift: RecordId, at_ms: i64) -> Draft {
    let vehicle = dice.weighted(&[
        ("motorbike", 66),
        ("car", 20),
        ("truck", 4),
        ("bicycle", 5),
        ("on_foot", 5),
    ]);
    let plate = match vehicle {
        "motorbike" => Some(numbers::motorbike_plate(dice)),
        "car" | "truck" => Some(numbers::car_plate(dice)),
        _ => None,
    };
    let seats = match vehicle {
        "motorbike" => dice.weighted(&[(1, 68), (2, 29), (3, 3)]),
        "car" => dice.weighted(&[(1, 45), (2, 30), (3, 15), (4, 10)]),
        "truck" => dice.weighted(&[(1, 50), (2, 50)]),
        _ => 1,
    };
    let outcome = dice.weighted(&[
        (Outcome::Plain, 915),
        (Outcome::NoPermit, 40),
        (Outcome::Remeasured, 30),
        (Outcome::Fever, 15),
    ]);
    let id = new_id(dice, at_ms);
    let draft = Draft::new("pass", id, place, at_ms)
        .set("at", at_ms)
        .link("shift", shift)
        .set("direction", if dice.chance(56) { "in" } else { "out" })
        .set("vehicle_type", vehicle)
        .maybe("plate", plate);
    let draft = decision(papers(dice, draft, at_ms, outcome), outcome);
    let riders = riders(dice, homes, seats, LocalDate::at_ms(at_ms));
    riders.into_iter().enumerate().fold(draft, |draft, (seat, rider)| {
        let outcome = if seat == 0 { outcome } else { Outcome::Plain };
        occupant(dice, draft, &format!("people/p{seat}"), rider, outcome)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Plain,
    NoPermit,
    /// Warm from the sun; the second reading was normal.
    Remeasured,
    Fever,
}

fn papers(dice: &mut Dice, draft: Draft, at_ms: i64, outcome: Outcome) -> Draft {
    let test = dice.weighted(&[("none", 70), ("rapid", 25), ("pcr", 5)]);
    let draft = draft
        .tick("travel_permit", outcome != Outcome::NoPermit && dice.chance(70))
        .set("test_type", test)
        .set("vaccine", dice.weighted(&[("three", 45), ("two", 40), ("one", 5), ("no_paper", 10)]));
    if test == "none" {
        return draft;
    }
    let taken_at = at_ms - dice.between(3, 60) * HOUR_MS;
    draft.set("test_result", "negative").set("test_taken_at", taken_at)
}

fn decision(draft: Draft, outcome: Outcome) -> Draft {
    let (decision, note) = match outcome {
        Outcome::Plain | Outcome::Remeasured => ("let_pass", None),
        Outcome::NoPermit => ("turn_back", Some("Không có giấy đi đường, không có việc cần thiết")),
        Outcome::Fever => {
            ("to_health_post", Some("Sốt, hai lần đo đều cao; Trạm Y tế đón tại chốt"))
        }
    };
    draft.set("decision", decision).maybe("decision_note", note)
}

fn occupant(dice: &mut Dice, draft: Draft, key: &str, rider: Rider, outcome: Outcome) -> Draft {
    let mut degrees = |low, high| dice.between(low, high) as f64 / 10.0;
    let (first, second) = match outcome {
        Outcome::Plain | Outcome::NoPermit => (degrees(361, 371), None),
        Outcome::Remeasured => (degrees(380, 382), Some(degrees(366, 371))),
        Outcome::Fever => (degrees(382, 391), Some(degrees(381, 389))),
    };
    let measured_again = draft.at_ms + 8 * MINUTE_MS;
    draft
        .set(format!("{key}/name"), rider.name.to_string())
        .set(format!("{key}/birth_year"), rider.birth_year)
        .maybe(format!("{key}/phone"), rider.phone)
        .set(format!("{key}/temp1"), first)
        .maybe(format!("{key}/temp2"), second)
        .maybe(format!("{key}/temp2_at"), second.map(|_| measured_again))
        .set(format!("{key}/declared"), outcome != Outcome::NoPermit)
        .tick(format!("{key}/symptoms/fever"), outcome == Outcome::Fever)
        .tick(format!("{key}/symptoms/cough"), outcome == Outcome::Fever)
}

struct Rider {
    name: FullName,
    birth_year: i64,
    phone: Option<String>,
}

/// Who sits in it: people of one household of the ward, or people from elsewhere.
fn riders(dice: &mut Dice, homes: &[Home], seats: usize, day: LocalDate) -> Vec<Rider> {
    let home = dice.one_of(homes);
    let adults = home.people.iter().map(|(_, person)| person).filter(|person| person.age(day) > 17);
    let drivers = adults.filter(|person| person.relation != Relation::Parent).count();
    if drivers > 0 && dice.chance(45) {
        let at_the_wheel = |age: i64| (18..78).contains(&age);
        let mut residents: Vec<_> = home.people.iter().map(|(_, person)| person).collect();
        residents.sort_by_key(|person| !at_the_wheel(person.age(day)));
        return residents
            .into_iter()
            .take(seats)
            .map(|person| Rider {
                name: person.name,
                birth_year: i64::from(person.born.year()),
                phone: person.phone.clone(),
            })
            .collect();
    }
    (0..seats).map(|_| stranger(dice, day)).collect()
}

fn stranger(dice: &mut Dice, day: LocalDate) -> Rider {
    let sex = if dice.chance(62) { Sex::Male } else { Sex::Female };
    let year = day.year() - i32::try_from(dice.between(19, 66)).unwrap_or(30);
    let family = family_name(dice);
    let name = name(dice, family, sex, year);
    let phone = dice.chance(90).then(|| numbers::mobile(dice));
    Rider { name, birth_year: i64::from(year), phone }
}
