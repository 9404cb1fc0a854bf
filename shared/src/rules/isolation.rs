//! How long somebody is isolated (`shared/data/isolation.tsv`): by whom it is, in which form, how protected, on which day
//! and where. None where no rule is known: the form then says "thiếu quy tắc".

use std::sync::OnceLock;

use super::table::table;
use super::{jurisdiction, last_day};
use crate::ids::WardCode;
use crate::time::LocalDate;

/// How well somebody is protected, as rules tell people apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protection {
    /// Two doses or more long enough ago, or recovered within the rule's months.
    Full,
    /// One dose.
    Partly,
    /// No dose.
    None,
    /// Not asked.
    Unknown,
}

/// One row of the table.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// First day.
    pub valid_from: LocalDate,
    valid_to: Option<LocalDate>,
    jurisdiction: Option<&'static str>,
    subject: &'static str,
    form: &'static str,
    /// `full`, `partly`, `none`, `not_full`, or empty for all.
    condition: &'static str,
    /// A code of the field `anchor`; none where the document does not say.
    pub anchor: Option<&'static str>,
    /// Days of isolation from the anchor on.
    pub days: i64,
    /// Days of watching one's health after them.
    pub after_days: Option<i64>,
    /// Days on which a test is due, such as `1, 7`.
    pub test_days: &'static str,
    /// Whether the document says exactly this.
    pub confirmed: bool,
    /// The document.
    pub source: &'static str,
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| table!("isolation.tsv").filter_map(parse).collect())
}

fn parse(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    Some(Rule {
        id: next()?,
        valid_from: next()?.parse().ok()?,
        valid_to: last_day(next()?)?,
        jurisdiction: Some(next()?).filter(|code| !code.is_empty()),
        subject: next()?,
        form: next()?,
        condition: next()?,
        anchor: Some(next()?).filter(|anchor| !anchor.is_empty()),
        days: next()?.parse().ok()?,
        after_days: next()?.parse().ok(),
        test_days: next()?,
        confirmed: next()? == "yes",
        source: next()?,
    })
}

/// The first row of that name: rows that differ in whom they are for alone share one.
pub fn named(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}

/// The rule for `(subject, form, protection)` on a day: the narrower jurisdiction before the wider, one that asks for
/// doses before one for everybody, the later row before the earlier.
pub fn find(
    (subject, form, protection): (&str, &str, Protection),
    day: LocalDate,
    ward: Option<&WardCode>,
) -> Option<&'static Rule> {
    let places = ward.map(|ward| jurisdiction::of_ward(ward, day)).unwrap_or_default();
    let distance = |row: &Rule| match row.jurisdiction {
        None => Some(places.len()),
        Some(code) => places.iter().position(|place| *place == code),
    };
    let is_met = |condition: &str| match condition {
        "" => true,
        "full" => protection == Protection::Full,
        "partly" => protection == Protection::Partly,
        "none" => protection == Protection::None,
        "not_full" => matches!(protection, Protection::Partly | Protection::None),
        _ => false,
    };
    let holds = |row: &&Rule| {
        row.valid_from <= day
            && row.valid_to.is_none_or(|last| day <= last)
            && row.subject == subject
            && row.form == form
            && is_met(row.condition)
    };
    let rows = all().iter().rev().filter(holds);
    let near = rows.filter_map(|row| Some(((distance(row)?, row.condition.is_empty()), row)));
    near.min_by_key(|(rank, _)| *rank).map(|(_, row)| row)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANOI: &str = "00025";
    const HCMC: &str = "26734";
    const SON_LA: &str = "04117";

    /// Golden cases (KINDS 3.26): `subject form protection`, day and ward, and the rule with its days.
    fn check(who: &str, day: &str, ward: &str, expected: Option<(&str, i64)>) {
        let mut words = who.split(' ');
        let (subject, form) = (words.next().unwrap(), words.next().unwrap());
        let protection = match words.next() {
            Some("full") => Protection::Full,
            Some("partly") => Protection::Partly,
            Some("none") => Protection::None,
            _ => Protection::Unknown,
        };
        let ward: WardCode = ward.parse().unwrap();
        let found = find((subject, form, protection), day.parse().unwrap(), Some(&ward));
        assert_eq!(found.map(|rule| (rule.id, rule.days)), expected, "{who} {day} {ward}");
    }

    #[test]
    fn k41_the_days_of_isolation_follow_the_rule_of_the_day_and_place() {
        check("f1 home", "2020-04-01", SON_LA, Some(("879", 14)));
        check("f1 home", "2021-07-01", HCMC, Some(("5152", 28)));
        check("f1 home", "2021-07-01", HANOI, Some(("879", 14)));
        check("f1 home", "2021-07-14", HCMC, Some(("5599-h", 14)));
        check("f1 centralised", "2021-11-22", HANOI, Some(("5599-c", 14)));
        check("arrival self_monitor full", "2021-12-08", SON_LA, Some(("9472-a", 7)));
        check("arrival home partly", "2021-12-08", SON_LA, Some(("9472-b", 7)));
        check("arrival home none", "2021-12-08", SON_LA, Some(("9472-c", 14)));
        check("f1 home full", "2021-12-20", SON_LA, Some(("10696", 7)));
        check("f1 home none", "2021-12-20", SON_LA, Some(("5599-h", 14)));
        check("f1 home full", "2022-02-21", SON_LA, Some(("762-a", 5)));
        check("f1 home none", "2022-02-21", SON_LA, Some(("762-b", 7)));
        check("f0 home_care", "2022-02-01", HANOI, Some(("250", 7)));
    }

    #[test]
    fn k41_a_rule_of_hanoi_held_for_three_days_and_nowhere_else() {
        for (day, ward, expected) in [
            ("2021-11-15", HANOI, None),
            ("2021-11-16", HANOI, Some(("HN-23", 7))),
            ("2021-11-18", HANOI, Some(("HN-23", 7))),
            ("2021-11-19", HANOI, None),
            ("2021-11-17", SON_LA, None),
        ] {
            check("arrival home full", day, ward, expected);
        }
    }

    #[test]
    fn k41_where_no_rule_is_known_none_is_assumed() {
        check("f1 home", "2020-03-11", SON_LA, None);
        check("f2 home", "2021-11-22", HANOI, None);
        check("f0 home_care", "2021-11-22", HANOI, None);
        check("arrival home unknown", "2021-12-08", SON_LA, None);
    }

    #[test]
    fn k41_every_line_of_the_table_is_a_rule_with_a_source() {
        let table = include_str!("../../data/isolation.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t"));
        assert_eq!(all().len(), rows.count());
        assert!(all().iter().all(|rule| !rule.source.is_empty()));
        let unconfirmed: Vec<&str> =
            all().iter().filter(|rule| !rule.confirmed).map(|rule| rule.id).collect();
        assert_eq!(unconfirmed, ["10696"], "its document does not say from which day it counts");
    }
}
