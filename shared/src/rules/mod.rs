//! Rules that change by decree, as dated data (`shared/data/rules.tsv`): never a number in code.

use std::sync::OnceLock;

use crate::scalar::parse_decimal;
use crate::time::LocalDate;

/// Hours after arrival within which to report back and declare.
pub const REPORT_BACK_HOURS: &str = "report_back_hours";
/// Temperature in °C from which a second reading is asked for.
pub const FEVER_C: &str = "fever_c";
/// Minutes of rest before the second reading.
pub const REMEASURE_WAIT_MIN: &str = "remeasure_wait_min";
/// Hours for which a test counts after the sample was taken.
pub const TEST_VALID_HOURS: &str = "test_valid_hours";
/// Days for which passes without any finding keep their names.
pub const RETENTION_CLEAN_PASS_DAYS: &str = "retention_clean_pass_days";
/// Days for which movements are kept.
pub const RETENTION_MOVEMENT_DAYS: &str = "retention_movement_days";
/// Days for which a phone keeps records that it no longer works on.
pub const RETENTION_DEVICE_DAYS: &str = "retention_device_days";

/// One value of one rule, for a time and a jurisdiction.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// The rule's name, one of this module's constants.
    pub rule: &'static str,
    /// First day.
    pub valid_from: LocalDate,
    /// Last day; none = still.
    pub valid_to: Option<LocalDate>,
    /// Province code of two digits; none = the whole country.
    pub jurisdiction: Option<&'static str>,
    /// The value, in `unit`.
    pub value: f64,
    /// The value's unit.
    pub unit: &'static str,
    /// The document that says so.
    pub source: &'static str,
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| include_str!("../../data/rules.tsv").lines().filter_map(parse).collect())
}

/// A row of the table; none for comments and the heading. A test holds that nothing else is skipped.
fn parse(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let (rule, from, to, jurisdiction) = (next()?, next()?, next()?, next()?);
    Some(Rule {
        rule,
        valid_from: from.parse().ok()?,
        valid_to: if to.is_empty() { None } else { Some(to.parse().ok()?) },
        jurisdiction: Some(jurisdiction).filter(|code| !code.is_empty()),
        value: parse_decimal(next()?)?,
        unit: next()?,
        source: next()?,
    })
}

/// The rule that holds on `day` in the province, or in the whole country where the province has none of its
/// own or is not given. None where no rule is known for that day: "thiếu quy tắc".
pub fn find(rule: &str, day: LocalDate, province: Option<&str>) -> Option<&'static Rule> {
    let holds = |row: &&Rule| {
        row.rule == rule && row.valid_from <= day && row.valid_to.is_none_or(|last| day <= last)
    };
    let own = |row: &&Rule| row.jurisdiction.is_some() && row.jurisdiction == province;
    let national = |row: &&Rule| row.jurisdiction.is_none();
    let rows = || all().iter().rev().filter(holds);
    rows().find(own).or_else(|| rows().find(national))
}

/// The value of [`find`].
pub fn value(rule: &str, day: LocalDate, province: Option<&str>) -> Option<f64> {
    find(rule, day, province).map(|row| row.value)
}

/// The value of [`find`] where it is a whole number, such as hours or days.
pub fn whole(rule: &str, day: LocalDate, province: Option<&str>) -> Option<i64> {
    crate::scalar::Scalar::F64(value(rule, day, province)?).as_int()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &str, day: &str, province: Option<&str>, expected: Option<f64>) {
        assert_eq!(
            value(rule, day.parse().unwrap(), province),
            expected,
            "{rule} {day} {province:?}"
        );
    }

    #[test]
    fn k12_a_rule_holds_from_day_to_day_and_in_its_province() {
        check(FEVER_C, "2021-11-22", None, Some(37.5));
        check(FEVER_C, "2021-11-22", Some("01"), Some(37.5));
        check(FEVER_C, "2021-11-22", Some("79"), Some(38.0));
        check(FEVER_C, "2021-12-31", Some("79"), Some(38.0));
        check(FEVER_C, "2022-01-01", Some("79"), Some(37.5));
        check(FEVER_C, "2019-12-31", None, None);
        check(REPORT_BACK_HOURS, "2021-05-25", None, None);
        check(REPORT_BACK_HOURS, "2021-05-26", None, Some(24.0));
        check("no_such_rule", "2021-05-26", None, None);
        assert_eq!(whole(TEST_VALID_HOURS, "2021-11-22".parse().unwrap(), None), Some(72));
        assert_eq!(whole(FEVER_C, "2021-11-22".parse().unwrap(), None), None);
    }

    #[test]
    fn k12_every_line_of_the_table_is_a_rule_with_a_source() {
        let lines = include_str!("../../data/rules.tsv").lines();
        let rows =
            lines.filter(|line| !line.starts_with('#') && !line.starts_with("rule\t")).count();
        assert_eq!(all().len(), rows);
        assert!(all().iter().all(|rule| !rule.source.is_empty() && !rule.unit.is_empty()));
    }
}
