//! What the QR codes of papers say, from the scanner's raw bytes.
//!
//! The citizen card's code is UTF-8 without a charset marker, and decoders that guess return "Hu廙軟h": so the
//! bytes come here untouched, and only strict UTF-8 is read. None of these codes proves anything offline; they
//! save typing. What is not known is never opened or kept (SPEC Q1 to Q6).
//!
//! - `card`: the citizen card
//! - `personal`: the personal code of 2021
//! - `enrolment`: the ward's own links

mod card;
mod enrolment;
mod personal;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::scalar::Fields;

pub use card::Card;
pub use enrolment::{Enrolment, enrolment_code};
pub use personal::Personal;

/// The most that any QR code can hold: 7,089 digits (ISO/IEC 18004, version 40-L).
pub const MAX_BYTES: usize = 7_089;
/// No name or address on a card is longer.
const MAX_FIELD_CHARS: usize = 300;

/// A code that was understood, or is at least known to be nothing of ours.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Code {
    /// The citizen card with chip (2021), or the identity card of 1 July 2024.
    Card(Card),
    /// The personal code of Decision 1405/QĐ-BTTTT of 11 September 2021.
    Personal(Personal),
    /// An invitation to enrol this phone.
    Enrol(Enrolment),
    /// A vaccine passport (Decision 5772/QĐ-BYT). It is recognised, not verified: never shown as valid.
    VaccinePassport,
    /// A link or token of somebody else's: only a hash of it may be kept, and it is never opened.
    Opaque,
}

/// Why a code could not be read. Each asks for something else of the officer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QrError {
    /// Nothing was read.
    #[error("the code is empty")]
    Empty,
    /// More bytes than a QR code can hold.
    #[error("more than a QR code can hold")]
    TooLong,
    /// The bytes are no UTF-8, or a decoder before us guessed a charset and spoiled the letters.
    #[error("the letters of the code are spoiled")]
    Garbled,
    /// A card's code with a wrong number.
    #[error("the card's number is not 12 digits")]
    CardNumber,
    /// A card's or personal code with a day of birth that is no day.
    #[error("the day of birth is no day")]
    BirthDate,
    /// A card's code without a name.
    #[error("the name is missing or too long")]
    Name,
    /// An enrolment link with a wrong code.
    #[error("the enrolment code is incomplete")]
    EnrolmentCode,
}

impl QrError {
    /// Stable code for the interface's texts.
    pub fn code(self) -> &'static str {
        match self {
            QrError::Empty => "qr_empty",
            QrError::TooLong => "qr_too_long",
            QrError::Garbled => "qr_garbled",
            QrError::CardNumber => "qr_card_number",
            QrError::BirthDate => "qr_birth_date",
            QrError::Name => "qr_name",
            QrError::EnrolmentCode => "qr_enrolment_code",
        }
    }
}

/// Reads a scanned code. Never panics, whatever the bytes.
pub fn parse(bytes: &[u8]) -> Result<Code, QrError> {
    if bytes.len() > MAX_BYTES {
        return Err(QrError::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| QrError::Garbled)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(QrError::Empty);
    }
    if text.starts_with("HC1:") {
        return Ok(Code::VaccinePassport);
    }
    if let Some((origin, code)) = text.split_once(enrolment::PATH) {
        return enrolment::read(origin, code).map(Code::Enrol);
    }
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    match parts.as_slice() {
        [paper, name, dob, declared, _qid, ext] if personal::is_dashed(dob) => {
            personal::read([paper, name, dob, declared, ext]).map(Code::Personal)
        }
        [id, old, name, dob, sex, address, issued, ..] => {
            card::read([id, old, name, dob, sex, address, issued]).map(Code::Card)
        }
        _ => Ok(Code::Opaque),
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

/// Letters that no Vietnamese card has: what UTF-8 read as Big5 or Shift-JIS turns into, replacement
/// characters, controls.
fn is_spoiled(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control()
            || c == '\u{fffd}'
            || ('\u{3000}'..='\u{9fff}').contains(&c)
            || ('\u{ff00}'..='\u{ffef}').contains(&c)
    })
}

fn fields<const N: usize>(pairs: [(&str, Option<&str>); N]) -> Fields {
    pairs.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into()))).collect()
}
