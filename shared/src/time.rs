//! Dates and times at +07. Nothing here reads a clock: times come as milliseconds since 1970.

use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, Month, OffsetDateTime, UtcOffset};

/// One day in milliseconds.
pub const DAY_MS: i64 = 86_400_000;
/// One hour in milliseconds.
pub const HOUR_MS: i64 = 3_600_000;
/// A minute in milliseconds.
pub const MINUTE_MS: i64 = 60_000;

/// A calendar day in Vietnam (UTC+7, no summer time). Text form `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocalDate(Date);

/// A text that is no calendar day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a calendar day of the form 2026-11-22")]
pub struct NotADate;

impl LocalDate {
    /// 1 January 1970.
    pub const EPOCH: LocalDate = LocalDate(match Date::from_ordinal_date(1970, 1) {
        Ok(date) => date,
        Err(_) => Date::MIN,
    });

    /// Year, month 1 to 12, day of month; an error where there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, NotADate> {
        let month = Month::try_from(month).map_err(|_| NotADate)?;
        Date::from_calendar_date(year, month, day).map(Self).map_err(|_| NotADate)
    }
    /// The day in Vietnam at `ms` milliseconds since 1970; the nearest representable day where that is
    /// beyond the years 1 to 9998.
    pub fn at_ms(ms: i64) -> Self {
        Self(local(ms).date())
    }
    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }
    /// The day of the month.
    pub fn day(self) -> u8 {
        self.0.day()
    }
    /// This day plus `days` (negative: before).
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.checked_add(Duration::days(days)).unwrap_or(self.0))
    }
    /// Days from `earlier` to this day.
    pub fn days_since(self, earlier: LocalDate) -> i64 {
        (self.0 - earlier.0).whole_days()
    }
    /// Midnight at +07 with which this day begins, in milliseconds since 1970.
    pub fn start_ms(self) -> i64 {
        self.days_since(Self::EPOCH) * DAY_MS - 7 * HOUR_MS
    }
}

fn local(ms: i64) -> OffsetDateTime {
    const FIRST: i64 = -62_135_596_800; // year 1
    const LAST: i64 = 253_370_764_800; // year 9999
    let offset = UtcOffset::from_hms(7, 0, 0).unwrap_or(UtcOffset::UTC);
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1000).clamp(FIRST, LAST))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .to_offset(offset)
}

/// The hour of the day in Vietnam, 0 to 23, at `ms` milliseconds since 1970.
pub fn local_hour(ms: i64) -> u8 {
    local(ms).hour()
}

/// Day, hour and minute in Vietnam, `2026-11-22 07:05`, at `ms` milliseconds since 1970.
pub fn clock_text(ms: i64) -> String {
    let time = local(ms);
    format!("{} {:02}:{:02}", LocalDate::at_ms(ms), time.hour(), time.minute())
}

impl FromStr for LocalDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADate);
        };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) || !text.is_ascii() {
            return Err(NotADate);
        }
        let number = |digits: &str| {
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten()
        };
        let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day))
        else {
            return Err(NotADate);
        };
        let small = |n: u16| u8::try_from(n).map_err(|_| NotADate);
        LocalDate::new(i32::from(year), small(month)?, small(day)?)
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d2_the_day_turns_at_midnight_in_vietnam() {
        // 17:30Z on 13/11 is 00:30 on 14/11 at +07.
        let half_past_midnight =
            LocalDate::new(2021, 11, 13).unwrap().start_ms() + 24 * HOUR_MS + HOUR_MS / 2;
        assert_eq!(LocalDate::at_ms(half_past_midnight).to_string(), "2021-11-14");
        assert_eq!(local_hour(half_past_midnight), 0);
        assert_eq!(LocalDate::at_ms(half_past_midnight - HOUR_MS).to_string(), "2021-11-13");
    }

    #[test]
    fn times_beyond_all_years_give_a_day_and_no_panic() {
        for ms in [i64::MIN, i64::MAX, -1, 0] {
            let date = LocalDate::at_ms(ms);
            assert!(date.plus_days(i64::MAX / DAY_MS / 2) >= date || date.year() > 0);
        }
    }
}
