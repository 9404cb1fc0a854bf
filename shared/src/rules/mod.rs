//! Rules that change by decree, as dated data: never a number, a list of signs or a duty in code.
//!
//! `shared/data/rules.tsv` has the numbers, each with the days on which it held, where, for whom, and the document
//! that says so; [`find`] is the one way to ask for one. `shared/data/signs.tsv` says what a health declaration's
//! answers mean ([`signs`]), `shared/data/isolation.tsv` how long somebody is isolated ([`isolation`]),
//! `shared/data/checklist.tsv` what is looked at in an inspection ([`checklist`]), `shared/data/level.tsv` which level a
//! week's numbers come to ([`level`]); rules of the ward's own are its records ([`OwnRule`]); [`jurisdiction`] knows in which province and district a ward lies.

pub mod checklist;
pub mod isolation;
pub mod jurisdiction;
pub mod level;
mod own;
pub mod signs;
mod table;

use std::sync::OnceLock;

use table::table;

pub use own::OwnRule;

use crate::ids::WardCode;
use crate::scalar::{Scalar, parse_decimal};
use crate::time::LocalDate;

/// Hours after arrival within which to report back and declare.
pub const REPORT_BACK_HOURS: &str = "report_back_hours";
/// 1 where somebody may leave the city only with the consent of the head of the unit.
pub const DEPARTURE_CONSENT: &str = "departure_consent";
/// Temperature in °C from which a second reading is asked for, and which counts as fever.
pub const FEVER_C: &str = "fever_c";
/// SpO2 in per cent below which the health station is told.
pub const SPO2_ALARM_PCT: &str = "spo2_alarm_pct";
/// Breaths a minute from which the health station is told of an adult.
pub const RESP_ALARM_PER_MIN: &str = "resp_alarm_per_min";
/// Minutes of rest before the second reading.
pub const REMEASURE_WAIT_MIN: &str = "remeasure_wait_min";
/// Hours for which a test counts after the sample was taken.
pub const TEST_VALID_HOURS: &str = "test_valid_hours";
/// Days for which passes without any finding keep their names.
pub const RETENTION_CLEAN_PASS_DAYS: &str = "retention_clean_pass_days";
/// Days for which movements are kept.
pub const RETENTION_MOVEMENT_DAYS: &str = "retention_movement_days";
/// Days for which violations are kept.
pub const RETENTION_CONDUCT_DAYS: &str = "retention_conduct_days";
/// Days for which a phone keeps records that it no longer works on.
pub const RETENTION_DEVICE_DAYS: &str = "retention_device_days";

/// Whom a rule is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AppliesTo {
    /// Anybody.
    Everyone,
    /// Officials and employees of an agency, organisation or unit.
    Employee,
    /// Coaches between provinces, and who is in them.
    Coach,
}

impl AppliesTo {
    fn of(word: &str) -> Option<Self> {
        let words =
            [("everyone", Self::Everyone), ("employee", Self::Employee), ("coach", Self::Coach)];
        words.into_iter().find(|(known, _)| *known == word).map(|(_, whom)| whom)
    }
}

/// One value of one rule, for a time, a jurisdiction and those it is for.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// The rule's name, one of this module's constants.
    pub rule: &'static str,
    /// First day.
    pub valid_from: LocalDate,
    /// Last day; none = still.
    pub valid_to: Option<LocalDate>,
    /// Code of a province (two digits) or district (three); none = the whole country.
    pub jurisdiction: Option<&'static str>,
    /// Whom it is for.
    pub applies_to: AppliesTo,
    /// The value, in `unit`.
    pub value: f64,
    /// The value's unit.
    pub unit: &'static str,
    /// Whether the source says exactly this; else the source column says what is assumed.
    pub confirmed: bool,
    /// The document that says so.
    pub source: &'static str,
}

/// Where, when and for whom a rule is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The day.
    pub day: LocalDate,
    /// The ward; none = only what holds in the whole country.
    pub ward: Option<&'a WardCode>,
    /// Whom; a rule for everyone holds for all.
    pub whom: AppliesTo,
}

impl<'a> Situation<'a> {
    /// What holds for everyone in `ward` on `day`.
    pub fn on(day: LocalDate, ward: Option<&'a WardCode>) -> Self {
        Self { day, ward, whom: AppliesTo::Everyone }
    }

    /// The same for these.
    pub fn of(self, whom: AppliesTo) -> Self {
        Self { whom, ..self }
    }
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| table!("rules.tsv").filter_map(parse).collect())
}

/// A row of the table; none for comments and the heading. A test holds that nothing else is skipped.
fn parse(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let (rule, from, to, jurisdiction) = (next()?, next()?, next()?, next()?);
    Some(Rule {
        rule,
        valid_from: from.parse().ok()?,
        valid_to: last_day(to)?,
        jurisdiction: Some(jurisdiction).filter(|code| !code.is_empty()),
        applies_to: AppliesTo::of(next()?)?,
        value: parse_decimal(next()?)?,
        unit: next()?,
        confirmed: next()? == "yes",
        source: next()?,
    })
}

/// The last day of a row: empty = still. None where it is no day.
fn last_day(cell: &str) -> Option<Option<LocalDate>> {
    if cell.is_empty() { Some(None) } else { cell.parse().ok().map(Some) }
}

/// The rule that holds: of those for whom it is asked and for everyone, the district's before the province's before
/// the country's. None where no rule is known: "thiếu quy tắc".
pub fn find(rule: &str, situation: Situation<'_>) -> Option<&'static Rule> {
    let Situation { day, ward, whom } = situation;
    let places = ward.map(|ward| jurisdiction::of_ward(ward, day)).unwrap_or_default();
    // How near a row's jurisdiction is: 0 the district, last the country; none where it is another's.
    let distance = |row: &Rule| match row.jurisdiction {
        None => Some(places.len()),
        Some(code) => places.iter().position(|place| *place == code),
    };
    let holds = |row: &&Rule| {
        row.rule == rule
            && row.valid_from <= day
            && row.valid_to.is_none_or(|last| day <= last)
            && (row.applies_to == AppliesTo::Everyone || row.applies_to == whom)
    };
    let rows = all().iter().rev().filter(holds);
    let near =
        rows.filter_map(|row| Some(((distance(row)?, row.applies_to == AppliesTo::Everyone), row)));
    // Of equals the first, which is the later row of the table.
    near.min_by_key(|(rank, _)| *rank).map(|(_, row)| row)
}

/// The value of [`find`].
pub fn value(rule: &str, situation: Situation<'_>) -> Option<f64> {
    find(rule, situation).map(|row| row.value)
}

/// The value of [`find`] where it is a whole number, such as hours or days.
pub fn whole(rule: &str, situation: Situation<'_>) -> Option<i64> {
    Scalar::F64(value(rule, situation)?).as_int()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ngọc Khánh (Ba Đình), Hạ Đình (Thanh Xuân), a ward of Hồ Chí Minh City, one of Sơn La.
    const BA_DINH: &str = "00025";
    const THANH_XUAN: &str = "00367";
    const HCMC: &str = "26734";
    const SON_LA: &str = "04117";

    fn check(rule: &str, day: &str, (ward, whom): (&str, AppliesTo), expected: Option<f64>) {
        let ward: WardCode = ward.parse().unwrap();
        let situation = Situation::on(day.parse().unwrap(), Some(&ward)).of(whom);
        assert_eq!(value(rule, situation), expected, "{rule} {day} {ward} {whom:?}");
    }

    #[test]
    fn k12_a_rule_holds_from_day_to_day_and_in_its_province() {
        use AppliesTo::Everyone;
        check(FEVER_C, "2021-11-22", (BA_DINH, Everyone), Some(37.5));
        check(FEVER_C, "2021-11-22", (HCMC, Everyone), Some(38.0));
        check(FEVER_C, "2021-12-31", (HCMC, Everyone), Some(38.0));
        check(FEVER_C, "2022-01-01", (HCMC, Everyone), Some(37.5));
        check(FEVER_C, "2019-12-31", (BA_DINH, Everyone), None);
        check("no_such_rule", "2021-05-26", (BA_DINH, Everyone), None);
        let day = "2021-11-22".parse().unwrap();
        assert_eq!(value(FEVER_C, Situation::on(day, None)), Some(37.5));
        assert_eq!(whole(FEVER_C, Situation::on(day, None)), None);
    }

    #[test]
    fn e0_13_one_districts_letter_is_no_rule_of_the_country() {
        use AppliesTo::{Coach, Employee, Everyone};
        check(DEPARTURE_CONSENT, "2021-05-26", (THANH_XUAN, Employee), Some(1.0));
        check(DEPARTURE_CONSENT, "2021-05-25", (THANH_XUAN, Employee), None);
        check(DEPARTURE_CONSENT, "2021-05-26", (THANH_XUAN, Everyone), None);
        check(DEPARTURE_CONSENT, "2021-05-26", (BA_DINH, Employee), None);
        check(REPORT_BACK_HOURS, "2021-05-26", (THANH_XUAN, Employee), Some(24.0));
        check(REPORT_BACK_HOURS, "2021-05-26", (BA_DINH, Everyone), Some(24.0));
        check(REPORT_BACK_HOURS, "2021-05-26", (SON_LA, Employee), None);
        check(TEST_VALID_HOURS, "2021-11-22", (BA_DINH, Coach), Some(72.0));
        check(TEST_VALID_HOURS, "2021-11-22", (BA_DINH, Everyone), None);
        check(TEST_VALID_HOURS, "2021-11-22", (HCMC, Coach), None);
    }

    #[test]
    fn e0_13_the_narrower_rule_and_the_one_for_whom_it_is_asked_win() {
        let find = |ward: &str, whom| {
            let ward: WardCode = ward.parse().unwrap();
            let day = "2021-11-22".parse().unwrap();
            find(REPORT_BACK_HOURS, Situation::on(day, Some(&ward)).of(whom)).unwrap()
        };
        assert_eq!(find(THANH_XUAN, AppliesTo::Employee).jurisdiction, Some("009"));
        assert_eq!(find(THANH_XUAN, AppliesTo::Everyone).jurisdiction, Some("01"));
        assert_eq!(find(BA_DINH, AppliesTo::Employee).jurisdiction, Some("01"));
    }

    #[test]
    fn k12_every_line_of_the_tables_is_a_rule_with_a_source() {
        let rows = |table: &'static str, heading: &str| {
            table
                .lines()
                .filter(|line| !line.starts_with('#') && !line.starts_with(heading))
                .count()
        };
        assert_eq!(all().len(), rows(include_str!("../../data/rules.tsv"), "rule\t"));
        assert!(all().iter().all(|rule| !rule.source.is_empty() && !rule.unit.is_empty()));
        assert_eq!(signs::all().len(), rows(include_str!("../../data/signs.tsv"), "level\t"));
        assert!(signs::all().iter().all(|sign| !sign.source.is_empty()));
    }
}
