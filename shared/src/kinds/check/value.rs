//! One value, checked by its field's type.

use super::super::citizen_id::CitizenId;
use super::super::lookup::is_choice;
use super::super::normalise::{is_foreign_phone, is_phone, is_plate, is_short_number, may_be_lao};
use super::super::{CheckContext, Field, Problem, Severity, Text, ValueType};
use super::texts::*;
use crate::ids::{Place, RecordId};
use crate::scalar::Scalar;
use crate::time::{DAY_MS, LocalDate};

/// A time before this day is a typing error.
const EARLIEST_TIME: &str = "2000-01-01";
/// Nobody alive was born before.
pub(in crate::kinds) const EARLIEST_BIRTH_YEAR: i64 = 1900;
/// Characters at most in a person's name.
const MAX_NAME_CHARS: usize = 80;

pub(super) fn check_value(
    key: &str,
    field: &'static Field,
    value: &Scalar,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    let mut found = Found { key, example: field.example, problems };
    match (field.value, value) {
        (ValueType::Text { max_chars }, Scalar::Text(text)) => found.length(text, max_chars),
        (ValueType::Name, Scalar::Text(text)) => found.name(text),
        (ValueType::Int { min, max }, value) => match value.as_int() {
            #[expect(clippy::cast_precision_loss, reason = "limits are small")]
            Some(n) if n < min || n > max => found.range(min as f64, max as f64, ""),
            Some(_) => {}
            None => found.error("not_a_number", NOT_A_NUMBER),
        },
        (ValueType::Decimal { min, max, unit }, value) => match value.as_f64() {
            Some(x) if !(min..=max).contains(&x) => found.range(min, max, unit),
            Some(_) => {}
            None => found.error("not_a_number", NOT_A_NUMBER),
        },
        (ValueType::Bool, Scalar::Bool(_)) => {}
        (ValueType::Set { .. } | ValueType::OpenSet, Scalar::Bool(_)) => {}
        (ValueType::Day, Scalar::Text(text)) => found.day(text),
        (ValueType::PartialDay, Scalar::Text(text)) => found.born(text, ctx),
        (ValueType::Time, value) => match value.as_int() {
            Some(ms) => found.time(ms, ctx),
            None => found.error("not_a_time", NOT_A_TIME),
        },
        (ValueType::Choice { choices }, Scalar::Text(code)) => {
            if !is_choice(choices, code) {
                found.error("not_a_choice", NOT_A_CHOICE);
            }
        }
        (ValueType::Record { .. }, Scalar::Text(id)) => {
            found.holds(id.parse::<RecordId>().is_ok(), "not_a_record", NOT_A_RECORD)
        }
        (ValueType::Place, Scalar::Text(code)) => {
            found.holds(code.parse::<Place>().is_ok(), "not_a_place", NOT_A_PLACE)
        }
        (ValueType::Unit, Scalar::Text(code)) => {
            found.holds(is_unit(code), "not_a_unit", NOT_A_UNIT)
        }
        (ValueType::Phone, Scalar::Text(text)) => found.phone(text, PHONE),
        (ValueType::Hotline, Scalar::Text(text)) if is_short_number(text) => {}
        (ValueType::Hotline, Scalar::Text(text)) => found.phone(text, HOTLINE),
        (ValueType::CitizenId, Scalar::Text(text)) => found.citizen_id(text, ctx),
        (ValueType::OldId, Scalar::Text(text)) => {
            found.holds(is_digits(text, 9), "bad_old_id", OLD_ID)
        }
        (ValueType::HealthInsurance, Scalar::Text(text)) => {
            found.holds(is_health_insurance(text), "bad_health_insurance", INSURANCE)
        }
        (ValueType::Plate, Scalar::Text(text)) => {
            if !is_plate(text) {
                found.warning("strange_plate", PLATE);
            }
        }
        _ => found.error("wrong_type", WRONG_TYPE),
    }
}

/// What was found in one field.
struct Found<'a> {
    key: &'a str,
    example: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Found<'_> {
    fn error(&mut self, code: &'static str, text: Text) {
        self.problems.push(Problem::error(self.key, code, text, self.example));
    }
    fn warning(&mut self, code: &'static str, text: Text) {
        self.problems.push(Problem::warning(self.key, code, text, self.example));
    }
    fn holds(&mut self, right: bool, code: &'static str, text: Text) {
        if !right {
            self.error(code, text);
        }
    }

    fn length(&mut self, text: &str, max_chars: usize) {
        if text.chars().count() > max_chars {
            self.written(
                "too_long",
                format!("Dài quá {max_chars} ký tự, xin viết ngắn lại."),
                format!("Longer than {max_chars} characters, please shorten it."),
            );
        }
    }

    /// Any letters: "Y", "A", "Lò", apostrophes and names of one word are right (SPEC K6).
    fn name(&mut self, text: &str) {
        self.length(text, MAX_NAME_CHARS);
        if !text.is_empty() && !text.chars().any(char::is_alphabetic) {
            self.error("bad_name", NAME);
        } else if text.chars().any(|c| c.is_ascii_digit()) {
            self.warning("digit_in_name", NAME);
        }
    }

    fn range(&mut self, min: f64, max: f64, unit: &str) {
        let space = if unit.is_empty() || unit == "°" { "" } else { " " };
        let vi = format!("Phải từ {} đến {}{space}{unit}.", comma(min), comma(max));
        let en = format!("Must be from {min} to {max}{space}{unit}.");
        self.written("out_of_range", vi, en);
    }

    fn written(&mut self, code: &'static str, vi: String, en: String) {
        let (field, example) = (self.key.to_owned(), self.example);
        self.problems.push(Problem { field, code, severity: Severity::Error, vi, en, example });
    }

    fn day(&mut self, text: &str) {
        let day = text.parse::<LocalDate>();
        if day.is_ok_and(|day| (1900..=2200).contains(&day.year())) {
            return;
        }
        match wrong_day(text) {
            Some((code, reason)) => self.error(code, reason),
            None => self.error("not_a_day", NOT_A_DAY),
        }
    }

    fn born(&mut self, text: &str, ctx: &CheckContext) {
        match first_day(text) {
            None => match wrong_day(text) {
                Some((code, reason)) => self.error(code, reason),
                None => self.error("not_a_birth_date", NOT_BORN),
            },
            Some(day) if day > ctx.today() => self.error("in_future", FUTURE),
            Some(day) if i64::from(day.year()) < EARLIEST_BIRTH_YEAR => {
                self.error("too_early", TOO_EARLY)
            }
            Some(_) => {}
        }
    }

    fn time(&mut self, ms: i64, ctx: &CheckContext) {
        let earliest = EARLIEST_TIME.parse().map_or(0, LocalDate::start_ms);
        if ms < earliest {
            self.error("too_early", TOO_EARLY);
        } else if ms > ctx.now_ms.saturating_add(366 * DAY_MS) {
            self.error("too_late", TOO_LATE);
        }
    }

    fn phone(&mut self, text: &str, what_is_right: Text) {
        if is_foreign_phone(text) {
            self.warning("foreign_phone", FOREIGN_PHONE);
        } else if may_be_lao(text) {
            self.warning("lao_phone", LAO_PHONE);
        } else if !is_phone(text) {
            self.error("bad_phone", what_is_right);
        }
    }

    fn citizen_id(&mut self, text: &str, ctx: &CheckContext) {
        let Some(number) = CitizenId::parse(text) else {
            return self.error("bad_citizen_id", CITIZEN_ID);
        };
        if !number.has_known_origin() {
            self.warning("citizen_id_origin", CITIZEN_ID_ORIGIN);
        }
        if number.birth_year > ctx.today().year() {
            self.warning("citizen_id_birth_year", CITIZEN_ID_YEAR);
        }
    }
}

fn comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_unit(code: &str) -> bool {
    [2, 3, 5].iter().any(|count| is_digits(code, *count))
}

/// Ten digits, or the older card's code: two letters, one digit 1 to 5, twelve digits.
fn is_health_insurance(text: &str) -> bool {
    let old = |text: &str| {
        let (letters, digits) = (text.get(..2)?, text.get(2..)?);
        let rank = digits.bytes().next()?;
        let letters = letters.bytes().all(|b| b.is_ascii_uppercase());
        Some(letters && (b'1'..=b'5').contains(&rank) && is_digits(digits, 13))
    };
    is_digits(text, 10) || old(text).unwrap_or(false)
}

/// What is wrong with a text that has a day's form and is none: `1/5/90`, `31/11/2021`.
fn wrong_day(text: &str) -> Option<(&'static str, Text)> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return None;
    }
    match *parts.as_slice() {
        [_, _, year] if year.len() == 2 && !text.contains('-') => Some(("short_year", SHORT_YEAR)),
        [year, _, _] | [year, _] if year.len() == 4 => Some(("no_such_day", NO_SUCH_DAY)),
        _ => None,
    }
}

/// The first day of `1950`, `1950-03` or `1950-03-21`.
fn first_day(text: &str) -> Option<LocalDate> {
    match text.len() {
        4 => format!("{text}-01-01").parse().ok(),
        7 => format!("{text}-01").parse().ok(),
        _ => text.parse().ok(),
    }
}
