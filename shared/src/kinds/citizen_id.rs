//! What a citizen number says (Circular 59/2021/TT-BCA): province or country where the birth was registered,
//! sex and century, year of birth, six random digits. It has no check digit, so a wrong number is only found
//! where it contradicts the person's papers.

use super::{Problem, Text, t};
use crate::units::{PROVINCES_UNTIL_2025_06_30, Province};

/// A number of the right form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CitizenId {
    /// Three digits: 001 to 096 a province of the 63-unit list (unchanged by mergers), else a country.
    pub origin: u16,
    /// Year of birth.
    pub birth_year: i32,
    /// Male?
    pub male: bool,
}

impl CitizenId {
    /// Reads twelve digits; none where it is not that.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 12 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let origin = text.get(..3)?.parse().ok()?;
        let century_and_sex: i32 = text.get(3..4)?.parse().ok()?;
        let year: i32 = text.get(4..6)?.parse().ok()?;
        let birth_year = 1900 + 100 * (century_and_sex / 2) + year;
        Some(Self { origin, birth_year, male: century_and_sex % 2 == 0 })
    }

    /// Whether the first three digits can be a province of the 63-unit list or a country.
    pub fn has_known_origin(&self) -> bool {
        let province = |listed: &Province| listed.code.parse() == Ok(self.origin);
        // Countries are numbered from 100 on; which numbers are taken is not confirmed, so any will do.
        self.origin >= 100 || PROVINCES_UNTIL_2025_06_30.iter().any(province)
    }

    /// Adds a warning where the date of birth or the sex says something else.
    pub(super) fn compare(
        &self,
        dob: Option<&str>,
        sex: Option<&str>,
        problems: &mut Vec<Problem>,
    ) {
        let year = dob.and_then(|dob| dob.get(..4)).and_then(|year| year.parse::<i32>().ok());
        if year.is_some_and(|year| year != self.birth_year) {
            problems.push(Problem::warning("citizen_id", "citizen_id_birth_year", BIRTH_YEAR, ""));
        }
        let expected = if self.male { "male" } else { "female" };
        if sex.is_some_and(|sex| sex != expected && sex != "other") {
            problems.push(Problem::warning("citizen_id", "citizen_id_sex", SEX, ""));
        }
    }
}

const BIRTH_YEAR: Text = t(
    "Năm sinh trong số căn cước khác ngày sinh đã ghi: xin xem lại thẻ.",
    "The citizen number holds another year of birth: please look at the card again.",
);
const SEX: Text = t(
    "Giới tính trong số căn cước khác giới tính đã ghi: xin xem lại thẻ.",
    "The citizen number holds another sex: please look at the card again.",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k7_a_citizen_number_tells_origin_sex_and_year() {
        let check = |text: &str, expected: Option<(u16, i32, bool)>| {
            let found = CitizenId::parse(text).map(|id| (id.origin, id.birth_year, id.male));
            assert_eq!(found, expected, "{text}");
        };
        check("001085012345", Some((1, 1985, true)));
        check("001150012345", Some((1, 1950, false)));
        check("014212000001", Some((14, 2012, true)));
        check("079321000001", Some((79, 2021, false)));
        check("00108501234", None);
        check("0010850123456", None);
        check("00108501234a", None);
        check("٠٠١٠٨٥", None);
        assert!(CitizenId::parse("001085012345").unwrap().has_known_origin());
        assert!(!CitizenId::parse("003085012345").unwrap().has_known_origin());
        assert!(CitizenId::parse("123085012345").unwrap().has_known_origin());
    }
}
