//! The citizen card with chip (2021), and the identity card of 1 July 2024.

use serde::Serialize;

use super::{MAX_FIELD_CHARS, QrError, fields, is_digits, is_spoiled};
use crate::kinds::citizen_id::CitizenId;
use crate::scalar::Fields;
use crate::text::nfc;
use crate::time::LocalDate;

/// What a citizen card's code says. Parents' names and other extras of the card of 2024 are not read.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Card {
    /// Twelve digits.
    pub citizen_id: String,
    /// The cancelled nine-digit number, if any.
    pub old_id: Option<String>,
    /// Full name as printed, NFC.
    pub full_name: String,
    /// Day of birth, `1950-03-21`; month or year alone where the card has no more.
    pub dob: String,
    /// Code of [`crate::kinds::person::SEXES`].
    pub sex: &'static str,
    /// Place of permanent residence as printed.
    pub address: String,
    /// Day of issue.
    pub issued_on: Option<String>,
}

impl Card {
    /// The fields that a form for a person is filled with.
    pub fn person_fields(&self) -> Fields {
        let old_id = self.old_id.as_deref();
        fields([
            ("full_name", Some(self.full_name.as_str())),
            ("dob", Some(&self.dob)),
            ("sex", Some(self.sex)),
            ("citizen_id", Some(&self.citizen_id)),
            ("old_id", old_id),
        ])
    }
}

/// `số CCCD|CMND cũ|Họ tên|ddMMyyyy|Nam/Nữ|nơi thường trú|ddMMyyyy cấp`.
pub(super) fn read(parts: [&str; 7]) -> Result<Card, QrError> {
    let [id, old, name, dob, sex, address, issued] = parts;
    if CitizenId::parse(id).is_none() {
        return Err(QrError::CardNumber);
    }
    if [name, address].iter().any(|text| is_spoiled(text)) {
        return Err(QrError::Garbled);
    }
    if name.is_empty() || name.chars().count() > MAX_FIELD_CHARS {
        return Err(QrError::Name);
    }
    Ok(Card {
        citizen_id: id.to_owned(),
        old_id: Some(old.to_owned()).filter(|old| is_digits(old, 9)),
        full_name: nfc(name),
        dob: card_day(dob).ok_or(QrError::BirthDate)?,
        sex: card_sex(sex),
        address: nfc(address).chars().take(MAX_FIELD_CHARS).collect(),
        issued_on: card_day(issued).filter(|day| day.len() == 10),
    })
}

fn card_sex(text: &str) -> &'static str {
    match nfc(text).to_lowercase().as_str() {
        "nam" => "male",
        "nữ" => "female",
        _ => "other",
    }
}

/// `21031950` as `1950-03-21`; `00031950` as `1950-03`; `00001950` and `1950` as `1950`.
fn card_day(text: &str) -> Option<String> {
    if is_digits(text, 4) {
        return Some(text.to_owned());
    }
    if !is_digits(text, 8) {
        return None;
    }
    let (day, month, year) = (text.get(..2)?, text.get(2..4)?, text.get(4..)?);
    match (day, month) {
        ("00", "00") => Some(year.to_owned()),
        ("00", month) => {
            let first: LocalDate = format!("{year}-{month}-01").parse().ok()?;
            Some(format!("{:04}-{:02}", first.year(), first.month()))
        }
        _ => format!("{year}-{month}-{day}").parse::<LocalDate>().ok().map(|day| day.to_string()),
    }
}
