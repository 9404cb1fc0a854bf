//! The personal code of Decision 1405/QĐ-BTTTT of 11 September 2021.

use serde::Serialize;

use super::{MAX_FIELD_CHARS, QrError, fields, is_spoiled};
use crate::kinds::citizen_id::CitizenId;
use crate::kinds::{normal_citizen_id, normal_phone};
use crate::scalar::Fields;
use crate::text::nfc;
use crate::time::LocalDate;

/// What a personal code says. Any value may be masked with `*`: then there is none.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Personal {
    /// Number of the paper: twelve digits of a citizen number, or another paper's.
    pub paper_no: Option<String>,
    /// Name in capitals without diacritics, as the code has it.
    pub name: Option<String>,
    /// Day of birth, `1950-03-21`.
    pub dob: Option<String>,
    /// Whether another person declared it.
    pub by_other: bool,
    /// Code of [`crate::kinds::person::SEXES`].
    pub sex: Option<&'static str>,
    /// Health insurance number.
    pub health_insurance: Option<String>,
    /// Phone with +84.
    pub phone: Option<String>,
}

impl Personal {
    /// The fields that a form for a person is filled with; the name has no diacritics.
    pub fn person_fields(&self) -> Fields {
        let citizen_id = self.paper_no.as_deref().filter(|no| CitizenId::parse(no).is_some());
        fields([
            ("full_name", self.name.as_deref()),
            ("dob", self.dob.as_deref()),
            ("sex", self.sex),
            ("citizen_id", citizen_id),
            ("health_insurance", self.health_insurance.as_deref()),
            ("phone", self.phone.as_deref()),
        ])
    }
}

/// `SoGiayTo|HoTen|NgaySinh|LoaiDinhDanh|QID|EXT`; EXT is declarer's QID, sex, insurance, phone, signature,
/// parted by `<` (as a public sample has it).
pub(super) fn read(parts: [&str; 5]) -> Result<Personal, QrError> {
    let [paper, name, dob, declared, ext] = parts;
    if is_spoiled(name) {
        return Err(QrError::Garbled);
    }
    let dob = match unmasked(dob) {
        Some(dob) => Some(dob.parse::<LocalDate>().map_err(|_| QrError::BirthDate)?.to_string()),
        None => None,
    };
    let mut ext = ext.split('<').map(str::trim).skip(1);
    let mut next = || ext.next().and_then(unmasked);
    let sex = match next() {
        Some("1") => Some("male"),
        Some("2") => Some("female"),
        _ => None,
    };
    Ok(Personal {
        paper_no: unmasked(paper).map(normal_citizen_id),
        name: unmasked(name).map(nfc).filter(|name| name.chars().count() <= MAX_FIELD_CHARS),
        dob,
        by_other: declared == "1",
        sex,
        health_insurance: next().map(str::to_owned),
        phone: next().map(normal_phone),
    })
}

fn unmasked(text: &str) -> Option<&str> {
    (!text.is_empty() && !text.contains('*')).then_some(text)
}

/// `YYYY-MM-DD`, perhaps masked: what tells a personal code from a card's.
pub(super) fn is_dashed(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [4, 2, 2]
}
