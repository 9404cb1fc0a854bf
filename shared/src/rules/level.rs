//! The epidemic level that the numbers of a week come to (`shared/data/level.tsv`). A proposal: a level is decided by
//! people.

use std::sync::OnceLock;

use super::jurisdiction;
use super::table::table;
use crate::ids::WardCode;
use crate::scalar::parse_decimal;
use crate::time::LocalDate;

/// Levels end here.
const HIGHEST: i64 = 4;

/// What a place counted.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Community cases per 100,000 people in the week.
    pub rate: f64,
    /// Per cent of the adults with one dose or more.
    pub one_dose_pct: f64,
    /// Per cent of the elders with all doses; none = not counted.
    pub elder_pct: Option<f64>,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// Its stable name.
    pub id: &'static str,
    /// First day.
    pub valid_from: LocalDate,
    valid_to: Option<LocalDate>,
    jurisdiction: Option<&'static str>,
    /// From which rate on, and below which.
    rate: (f64, f64),
    /// The same of adults with one dose, in per cent.
    one_dose_pct: (f64, f64),
    /// Where fewer per cent of the elders have all doses, the level is one more.
    elder_below_pct: Option<f64>,
    level: i64,
    /// Whether the document says exactly this.
    pub confirmed: bool,
    /// The document.
    pub source: &'static str,
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| table!("level.tsv").filter_map(parse).collect())
}

fn parse(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    Some(Row {
        id: next()?,
        valid_from: next()?.parse().ok()?,
        valid_to: super::last_day(next()?)?,
        jurisdiction: Some(next()?).filter(|code| !code.is_empty()),
        rate: (parse_decimal(next()?)?, bound(next()?)?),
        one_dose_pct: (parse_decimal(next()?)?, bound(next()?)?),
        elder_below_pct: parse_decimal(next()?),
        level: next()?.parse().ok()?,
        confirmed: next()? == "yes",
        source: next()?,
    })
}

/// Below what; empty = no bound.
fn bound(cell: &str) -> Option<f64> {
    if cell.is_empty() { Some(f64::INFINITY) } else { parse_decimal(cell) }
}

/// The level that the numbers come to on a day and in a place, with the row that says so. None where no rule is known,
/// and where the rule asks for a number that was not counted.
pub fn propose(
    numbers: Numbers,
    day: LocalDate,
    ward: Option<&WardCode>,
) -> Option<(i64, &'static Row)> {
    let places = ward.map(|ward| jurisdiction::of_ward(ward, day)).unwrap_or_default();
    let within = |value: f64, (from, below): (f64, f64)| from <= value && value < below;
    let holds = |row: &&Row| {
        row.valid_from <= day
            && row.valid_to.is_none_or(|last| day <= last)
            && row.jurisdiction.is_none_or(|code| places.contains(&code))
            && within(numbers.rate, row.rate)
            && within(numbers.one_dose_pct, row.one_dose_pct)
    };
    let row = all().iter().rev().find(holds)?;
    let is_raised = match row.elder_below_pct {
        Some(least) if numbers.rate > 0.0 => numbers.elder_pct? < least,
        _ => false,
    };
    Some(((row.level + i64::from(is_raised)).min(HIGHEST), row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: &str, (rate, one_dose, elder): (f64, f64, Option<f64>), expected: Option<i64>) {
        let numbers = Numbers { rate, one_dose_pct: one_dose, elder_pct: elder };
        let found = propose(numbers, day.parse().unwrap(), None);
        assert_eq!(found.map(|(level, _)| level), expected, "{day} {numbers:?}");
    }

    #[test]
    fn k73_the_numbers_of_a_week_come_to_a_level_by_the_rule_of_the_day() {
        let day = "2021-11-22";
        let all = Some(90.0);
        for (rate, many, few) in [
            (0.0, 1, 1),
            (19.9, 1, 1),
            (20.0, 1, 2),
            (49.9, 1, 2),
            (50.0, 2, 3),
            (149.9, 2, 3),
            (150.0, 3, 4),
            (9000.0, 3, 4),
        ] {
            check(day, (rate, 70.0, all), Some(many));
            check(day, (rate, 100.0, all), Some(many));
            check(day, (rate, 69.9, all), Some(few));
        }
    }

    #[test]
    fn k73_too_few_dosed_elders_raise_it_by_one_unless_there_is_no_case() {
        check("2021-11-22", (5.0, 90.0, Some(79.9)), Some(2));
        check("2021-11-22", (5.0, 90.0, Some(80.0)), Some(1));
        check("2021-11-22", (0.0, 90.0, Some(10.0)), Some(1));
        check("2021-11-22", (200.0, 10.0, Some(10.0)), Some(4));
        // Not counted: nothing is proposed, except where it does not matter.
        check("2021-11-22", (5.0, 90.0, None), None);
        check("2021-11-22", (0.0, 90.0, None), Some(1));
    }

    #[test]
    fn k73_where_no_rule_is_known_nothing_is_proposed() {
        check("2021-10-11", (5.0, 90.0, Some(90.0)), None);
        check("2022-01-27", (5.0, 90.0, Some(90.0)), None);
        check("2021-11-22", (f64::NAN, 90.0, Some(90.0)), None);
    }

    #[test]
    fn k73_every_line_of_the_table_is_a_rule_with_a_source() {
        let table = include_str!("../../data/level.tsv");
        let is_row = |line: &&str| !line.starts_with('#') && !line.starts_with("id\t");
        assert_eq!(all().len(), table.lines().filter(is_row).count());
        assert!(
            all().iter().all(|row| !row.source.is_empty() && (1..=HIGHEST).contains(&row.level))
        );
    }
}
