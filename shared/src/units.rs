//! The provinces, for a phone without network: where someone comes from or goes to, and where a birth was
//! registered. The full tables, down to the ward, are the server's (`server/data`).
//!
//! On 2025-07-01 the 63 provinces became 34. Codes went on, meanings did not: 80 was Long An and is Tây Ninh.
//! So a province is a code *and* a day, never a code alone.

mod provinces;

pub use provinces::{PROVINCES_FROM_2025_07_01, PROVINCES_UNTIL_2025_06_30};

use crate::time::LocalDate;

/// The first day of the 34 provinces, in the text form of [`LocalDate`].
pub const MERGER_DAY: &str = "2025-07-01";

/// A province or city under the central government, as it was in one of the two periods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Province {
    /// Two digits.
    pub code: &'static str,
    /// With its kind: "Tỉnh Sơn La", "Thành phố Hà Nội".
    pub name: &'static str,
}

impl Province {
    /// The name without "Tỉnh" or "Thành phố", as people say it.
    pub fn short_name(&self) -> &'static str {
        let name = self.name;
        name.strip_prefix("Tỉnh ").or_else(|| name.strip_prefix("Thành phố ")).unwrap_or(name)
    }
}

/// The provinces that existed on this day: 63 until 2025-06-30, 34 from then on.
pub fn provinces_on(day: LocalDate) -> &'static [Province] {
    match MERGER_DAY.parse::<LocalDate>() {
        Ok(merger) if day < merger => &PROVINCES_UNTIL_2025_06_30,
        _ => &PROVINCES_FROM_2025_07_01,
    }
}

/// The province with this two-digit code on this day.
pub fn province(code: &str, day: LocalDate) -> Option<&'static Province> {
    provinces_on(day).iter().find(|province| province.code == code)
}

/// The province of birth registration in the first three digits of a citizen number: `001` is Hà Nội.
///
/// The 63 codes 001 to 096 of Circular 07/2016/TT-BCA, annex I; the mergers of 2025 left numbers as they were,
/// so no day is asked for. `None` is not an error: it may be the code of a country (annex II).
pub fn birth_province(first_three: &str) -> Option<&'static Province> {
    let code = first_three.strip_prefix('0')?;
    PROVINCES_UNTIL_2025_06_30.iter().find(|province| province.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_means_another_province_after_the_merger() {
        let before = LocalDate::new(2025, 6, 30).unwrap();
        let after = before.plus_days(1);
        assert_eq!(after.to_string(), MERGER_DAY);
        assert_eq!((provinces_on(before).len(), provinces_on(after).len()), (63, 34));
        assert_eq!(province("80", before).unwrap().short_name(), "Long An");
        assert_eq!(province("80", after).unwrap().short_name(), "Tây Ninh");
        assert_eq!(province("02", before).unwrap().name, "Tỉnh Hà Giang");
        assert_eq!(province("02", after), None);
    }

    #[test]
    fn citizen_numbers_keep_the_63_codes() {
        assert_eq!(birth_province("001").unwrap().short_name(), "Hà Nội");
        assert_eq!(birth_province("096").unwrap().short_name(), "Cà Mau");
        for none in ["003", "000", "097", "101", "1", "", "0010", "é1"] {
            assert_eq!(birth_province(none), None, "{none}");
        }
    }
}
