//! Rules over several fields, for the kinds to choose from.

use super::super::{CheckContext, Problem, Text};
use super::texts::{AREA, BEFORE_BIRTH, CHECKPOINT, FUTURE, NOT_A_PLACE, ORDER, OTHER_WARD};
use crate::ids::{Place, PlaceKind};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::{HOUR_MS, LocalDate};

/// How far ahead a phone's clock may be before a time counts as lying in the future.
const CLOCK_TOLERANCE_MS: i64 = HOUR_MS / 4;

/// Adds an error where the day or time in `key` has not come yet.
pub(in crate::kinds) fn not_in_future(
    fields: &Fields,
    key: &str,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    let ahead = match fields.value(key) {
        Some(Scalar::Text(day)) => day.parse::<LocalDate>().is_ok_and(|day| day > ctx.today()),
        Some(value) => {
            value.as_int().is_some_and(|ms| ms > ctx.now_ms.saturating_add(CLOCK_TOLERANCE_MS))
        }
        None => false,
    };
    if ahead {
        problems.push(Problem::error(key, "in_future", FUTURE, ""));
    }
}

/// Adds an error to `later` where its time lies before that of `earlier`.
pub(in crate::kinds) fn not_after(
    fields: &Fields,
    earlier: &str,
    later: &str,
    problems: &mut Vec<Problem>,
) {
    if let (Some(first), Some(second)) = (fields.int(earlier), fields.int(later))
        && second < first
    {
        problems.push(Problem::error(later, "out_of_order", ORDER, ""));
    }
}

/// Adds an error where a year of birth lies ahead.
pub(in crate::kinds) fn birth_year(
    fields: &Fields,
    key: &str,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    if fields.int(key).is_some_and(|year| year > i64::from(ctx.today().year())) {
        problems.push(Problem::error(key, "in_future", FUTURE, "1985"));
    }
}

/// Adds an error where the day in `key` lies before somebody was born: `born` is as precise as it is known, `1950`,
/// `1950-03` or `1950-03-21`.
pub(in crate::kinds) fn not_before_birth(
    fields: &Fields,
    key: &str,
    born: Option<&str>,
    problems: &mut Vec<Problem>,
) {
    let day = fields.text(key).filter(|day| day.parse::<LocalDate>().is_ok());
    let is_before = day.zip(born).is_some_and(|(day, born)| {
        let is_date = born.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        is_date && day.get(..born.len()).is_some_and(|day| day < born)
    });
    if is_before {
        problems.push(Problem::error(key, "before_birth", BEFORE_BIRTH, ""));
    }
}

/// Adds an error for each member of the set `name` that is no area of the ward.
pub(in crate::kinds) fn areas_of_the_ward(
    fields: &Fields,
    name: &str,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    for code in fields.set(name) {
        let area = code.parse::<Place>().ok().filter(|place| place.kind() == PlaceKind::Area);
        let text = match (&area, &ctx.ward) {
            (None, _) => AREA,
            (Some(area), Some(ward)) if area.ward_code() != *ward => OTHER_WARD,
            _ => continue,
        };
        problems.push(Problem::error(&format!("{name}/{code}"), "wrong_place", text, ""));
    }
}

/// Adds an error where the place in `key` is not of that kind.
pub(in crate::kinds) fn place_of(
    fields: &Fields,
    key: &str,
    kind: PlaceKind,
    problems: &mut Vec<Problem>,
) {
    let place = fields.text(key).and_then(|code| code.parse::<Place>().ok());
    if place.is_some_and(|place| place.kind() != kind) {
        let (text, example) = match kind {
            PlaceKind::Area => (AREA, "00025-01"),
            PlaceKind::Checkpoint => (CHECKPOINT, "00025-C01"),
            PlaceKind::Ward => (NOT_A_PLACE, "00025"),
        };
        problems.push(Problem::error(key, "wrong_place", text, example));
    }
}

/// Adds an error to `later` where its day lies before that of `earlier`.
pub(in crate::kinds) fn days_in_order(
    fields: &Fields,
    earlier: &str,
    later: &str,
    problems: &mut Vec<Problem>,
) {
    let day = |name| fields.text(name).and_then(|text| text.parse::<LocalDate>().ok());
    if let (Some(first), Some(second)) = (day(earlier), day(later))
        && second < first
    {
        problems.push(Problem::error(later, "out_of_order", ORDER, ""));
    }
}

/// Adds a warning where nothing stands in `key`, one of a set's members included.
pub(in crate::kinds) fn should_say(
    fields: &Fields,
    key: &str,
    text: Text,
    problems: &mut Vec<Problem>,
) {
    if !is_answered(fields, key) {
        problems.push(Problem::warning(key, "answer_missing", text, ""));
    }
}

fn is_answered(fields: &Fields, key: &str) -> bool {
    fields.get(key).is_some_and(|value| !value.is_empty()) || fields.set(key).next().is_some()
}
