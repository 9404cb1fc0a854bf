//! Which province and district a ward lies in, for rules that are not the whole country's
//! (`shared/data/jurisdictions.tsv`). The tables of all units are the server's; a phone needs no more than this.

use std::sync::OnceLock;

use super::table::table;
use crate::ids::WardCode;
use crate::time::LocalDate;

/// A province or district while it lasts.
struct Jurisdiction {
    code: &'static str,
    valid_from: Option<LocalDate>,
    valid_to: Option<LocalDate>,
    /// First and last ward code of each range.
    wards: Vec<(&'static str, &'static str)>,
}

fn all() -> &'static [Jurisdiction] {
    static ALL: OnceLock<Vec<Jurisdiction>> = OnceLock::new();
    ALL.get_or_init(|| table!("jurisdictions.tsv").filter_map(parse).collect())
}

fn parse(line: &'static str) -> Option<Jurisdiction> {
    let mut cells = line.split('\t');
    let code = cells.next().filter(|code| code.bytes().all(|b| b.is_ascii_digit()))?;
    let mut day = || cells.next().map(|text| text.parse::<LocalDate>().ok());
    let (valid_from, valid_to) = (day()?, day()?);
    let wards = cells.next()?.split(' ').filter_map(|range| range.split_once('-')).collect();
    Some(Jurisdiction { code, valid_from, valid_to, wards })
}

/// The codes of the jurisdictions in which a ward lay on a day, the narrowest first: district, then province.
pub fn of_ward(ward: &WardCode, day: LocalDate) -> Vec<&'static str> {
    let holds = |one: &&Jurisdiction| {
        one.valid_from.is_none_or(|first| first <= day)
            && one.valid_to.is_none_or(|last| day <= last)
            && one.wards.iter().any(|(from, to)| (*from..=*to).contains(&ward.as_str()))
    };
    let mut codes: Vec<_> = all().iter().filter(holds).map(|one| one.code).collect();
    codes.sort_by_key(|code| std::cmp::Reverse(code.len()));
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ward: &str, day: &str, expected: &[&str]) {
        assert_eq!(of_ward(&ward.parse().unwrap(), day.parse().unwrap()), expected, "{ward} {day}");
    }

    #[test]
    fn k12_a_ward_lies_in_its_province_and_in_a_district_that_has_a_rule() {
        check("00025", "2021-11-22", &["01"]);
        check("00343", "2021-11-22", &["009", "01"]);
        check("26734", "2021-11-22", &["79"]);
        // Long An until the merger, Tây Ninh since.
        check("27694", "2025-06-30", &["80"]);
        check("27694", "2025-07-01", &["80"]);
        // Districts ended on 2025-06-30.
        check("00367", "2025-07-01", &["01"]);
        check("99999", "2021-11-22", &[]);
    }
}
