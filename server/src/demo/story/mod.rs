//! Three weeks in the ward, entry by entry, in the order in which they were written: the plan, the round from door to
//! door, corrections, movements, two days at the checkpoints. Pure: seed and clock go in, entries come out.

#[cfg(test)]
mod tests;

use vungxanh_shared::ids::RecordId;
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate};

use super::addresses::{AREA_STREETS, addresses};
use super::checkpoints::{self, Course, Ending, Shift};
use super::movements::movements;
use super::numbers;
use super::outbreak::outbreak;
use super::plan::{self, Crew, Member, Plan};
use super::random::Dice;
use super::records::{Draft, Home, new_id};
use super::residents::family;

const MINUTE_MS: i64 = 60_000;
const HOUSEHOLDS: usize = 450;
const YESTERDAYS_PASSES: usize = 80;
const TODAYS_PASSES: [usize; 2] = [32, 24];

/// The ward is the same everywhere.
pub const SEED: u64 = 25;
/// How long ago the plan was made.
pub const PLAN_DAYS_AGO: i64 = 21;

/// The people of the plan with their member records: of each team its members, the lead first; of each
/// checkpoint those who only man it.
#[derive(Clone, Debug)]
pub struct Cast {
    pub teams: Vec<Vec<Member>>,
    pub guards: Vec<Vec<Member>>,
}

/// What one person wrote with one tap on "save".
pub struct Entry {
    /// The member who wrote it.
    pub by: RecordId,
    pub at_ms: i64,
    pub drafts: Vec<Draft>,
}

/// Values that two people wrote into one record without seeing each other's.
pub struct Clash {
    pub record: RecordId,
    pub sides: [Entry; 2],
}

/// All that was written, oldest first, and what clashed in the end.
pub struct Story {
    pub entries: Vec<Entry>,
    pub clashes: Vec<Clash>,
    /// What the ward made known, written at the office.
    pub announced: Vec<Draft>,
}

/// The story up to `now_ms`.
pub fn story(dice: &mut Dice, plan: &Plan, cast: &Cast, now_ms: i64) -> Story {
    let homes = homes(dice, plan, now_ms);
    let mut entries = round(dice, plan, cast, &homes);
    entries.extend(corrections(dice, cast, &homes, now_ms));
    for drafts in movements(dice, &homes, now_ms) {
        let Some((place, at_ms)) = drafts.first().map(|first| (&first.place, first.at_ms)) else {
            continue;
        };
        let area = plan.areas.iter().position(|area| area == place);
        let by = area.and_then(|area| cast.teams.get(area)?.first());
        entries.extend(by.map(|by| entry(by, at_ms, drafts)));
    }
    entries.extend(shifts(dice, plan, cast, &homes, now_ms));
    let clashes = clashes(dice, cast, &homes, now_ms);
    let outbreak = outbreak(dice, plan, &homes, now_ms);
    if let Some(by) = cast.teams.first().and_then(|team| team.first()) {
        let written = outbreak.entries.into_iter();
        entries.extend(written.map(|draft| entry(by, draft.at_ms, vec![draft])));
    }
    entries.sort_by_key(|entry| entry.at_ms);
    Story { entries, clashes, announced: outbreak.announced }
}

fn entry(by: &Member, at_ms: i64, drafts: Vec<Draft>) -> Entry {
    Entry { by: by.id, at_ms, drafts }
}

/// Households in the order of the walk; each area took two mornings and two afternoons.
fn homes(dice: &mut Dice, plan: &Plan, now_ms: i64) -> Vec<Home> {
    let today = LocalDate::at_ms(now_ms);
    let first_day = today.start_ms() - (PLAN_DAYS_AGO - 1) * DAY_MS;
    let each = HOUSEHOLDS / plan.areas.len().max(1);
    let mut homes = Vec::with_capacity(HOUSEHOLDS);
    for (area, streets) in plan.areas.iter().zip(AREA_STREETS) {
        for (at, address) in (0..).zip(addresses(dice, streets, each)) {
            let outing = at / 12;
            let at_ms = first_day
                + outing / 2 * DAY_MS
                + (8 + outing % 2 * 6) * HOUR_MS
                + at % 12 * 14 * MINUTE_MS
                + dice.between(0, 9 * MINUTE_MS);
            let people = family(dice, LocalDate::at_ms(at_ms));
            let people = people.into_iter().map(|person| (new_id(dice, at_ms), person)).collect();
            homes.push(Home {
                id: new_id(dice, at_ms),
                place: area.clone(),
                address,
                people,
                at_ms,
            });
        }
    }
    homes
}

/// The round from door to door: one entry a household.
fn round(dice: &mut Dice, plan: &Plan, cast: &Cast, homes: &[Home]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(homes.len());
    for home in homes {
        let area = plan.areas.iter().position(|area| *area == home.place).unwrap_or_default();
        let (Some(team), Some(members)) = (plan.teams.get(area), cast.teams.get(area)) else {
            continue;
        };
        // The lead writes most; the second of the team takes every fourth door.
        let turn = usize::from(dice.chance(25));
        let by = members.get(turn).or(members.first());
        entries.extend(by.map(|by| entry(by, home.at_ms, home.drafts(dice, *team))));
    }
    entries
}

/// What people corrected on a later visit, so that records have a history.
fn corrections(dice: &mut Dice, cast: &Cast, homes: &[Home], now_ms: i64) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (at, home) in homes.iter().enumerate().filter(|(at, _)| at % 9 == 4) {
        let area = area_of(home);
        let Some(by) = cast.teams.get(area).and_then(|members| members.get(at % 2)) else {
            continue;
        };
        let at_ms = (home.at_ms + dice.between(3, 12) * DAY_MS).min(now_ms - HOUR_MS);
        let draft = Draft::new("household", home.id, &home.place, at_ms);
        let draft = match at % 4 {
            0 => draft.set("phone", numbers::mobile(dice)),
            1 => draft.set("note", "Đã gọi lại, số máy đúng"),
            2 => draft.set("commitment_date", LocalDate::at_ms(at_ms).to_string()),
            _ => draft.set("home_isolation_ok", true),
        };
        entries.push(entry(by, at_ms, vec![draft]));
    }
    entries
}

fn area_of(home: &Home) -> usize {
    let number = home.place.as_str().rsplit('-').next().and_then(|no| no.parse::<usize>().ok());
    number.and_then(|no| no.checked_sub(1)).unwrap_or_default()
}

fn shifts(dice: &mut Dice, plan: &Plan, cast: &Cast, homes: &[Home], now_ms: i64) -> Vec<Entry> {
    let mut entries = Vec::new();
    let endings = [[Ending::Closed, Ending::Closed], [Ending::ClosedWithDifference, Ending::Open]];
    let rows = plan.checkpoints.iter().zip(&cast.guards).zip(endings).zip(TODAYS_PASSES);
    for (((place, guards), [yesterday, today]), todays_passes) in rows {
        let [police, militia, nurse, ..] = guards.as_slice() else { continue };
        // Whoever takes over next; at the first checkpoint the team of the first area.
        let team = cast.teams.first().and_then(|team| team.get(plan::FIRST_PHONE));
        let next = if today == Ending::Open { police } else { team.unwrap_or(police) };
        let courses: [(Course, Crew); 2] = [
            (
                checkpoints::yesterday(now_ms, YESTERDAYS_PASSES, yesterday),
                Crew::new(
                    police.clone(),
                    vec![nurse.clone()],
                    militia,
                    "Nhiệt kế số 2 hết pin, đã báo phường",
                ),
            ),
            (
                checkpoints::today(now_ms, todays_passes, today),
                Crew::new(
                    militia.clone(),
                    vec![police.clone(), nurse.clone()],
                    next,
                    "Không có việc tồn",
                ),
            ),
        ];
        for (course, crew) in courses {
            let shift = checkpoints::shift(dice, place, &crew, homes, course);
            entries.extend(shift_entries(crew.lead(), shift));
        }
    }
    entries
}

fn shift_entries(by: &Member, shift: Shift) -> Vec<Entry> {
    let drafts = std::iter::once(shift.opened).chain(shift.passes).chain(shift.closed);
    drafts.map(|draft| entry(by, draft.at_ms, vec![draft])).collect()
}

/// Two households of the second area that two of its team changed on the same evening, offline.
fn clashes(dice: &mut Dice, cast: &Cast, homes: &[Home], now_ms: i64) -> Vec<Clash> {
    let Some([first, second, ..]) = cast.teams.get(1).map(Vec::as_slice) else { return Vec::new() };
    let mut second_area =
        homes.iter().filter(|home| area_of(home) == 1 && home.people.len() > 2).skip(3);
    let (Some(one), Some(other)) = (second_area.next(), second_area.next()) else {
        return Vec::new();
    };
    let evening = now_ms - 5 * HOUR_MS;
    let mut side = |home: &Home, by: &Member, minutes: i64, changes: [(&str, String); 2]| {
        let at_ms = evening + minutes * MINUTE_MS + dice.between(0, 40_000);
        let draft = Draft::new("household", home.id, &home.place, at_ms);
        let draft =
            changes.into_iter().fold(draft, |draft, (field, value)| draft.set(field, value));
        entry(by, at_ms, vec![draft])
    };
    let note = |text: &str| ("note", text.to_owned());
    vec![
        Clash {
            record: one.id,
            sides: [
                side(
                    one,
                    first,
                    0,
                    [("phone", "+84711234567".to_owned()), note("Gặp bác chủ hộ, xin đổi số máy")],
                ),
                side(
                    one,
                    second,
                    25,
                    [("phone", "+84747654321".to_owned()), note("Con gái cho số máy mới")],
                ),
            ],
        },
        Clash {
            record: other.id,
            sides: [
                side(
                    other,
                    first,
                    7,
                    [("house_no", "14A".to_owned()), note("Biển số nhà mới là 14A")],
                ),
                side(
                    other,
                    second,
                    31,
                    [("house_no", "14B".to_owned()), note("Cửa sau là 14B, gọi cửa sau")],
                ),
            ],
        },
    ]
}
