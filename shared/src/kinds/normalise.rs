//! Bringing what a person typed or a scanner read into the one form in which it is stored (SPEC K3).
//!
//! What cannot be understood stays as it is: the check names it, and nothing typed is lost.

use super::{Kind, ScalarType, ValueType};
use crate::scalar::{Fields, Scalar, parse_decimal};

impl Kind {
    /// The fields in their stored form: texts NFC and trimmed, phones with +84, plates in capitals without
    /// separators, numbers as numbers of the right type ("36,5" too), days as `2026-11-22`, empty texts null.
    /// Keys that the kind does not have stay as they are.
    pub fn normalise(&self, fields: &Fields) -> Fields {
        let normal = |(key, value): (&String, &Scalar)| match self.field(key) {
            Some(field) => (key.clone(), normal_value(field.value, field.scalar_type(), value)),
            None => (key.clone(), value.clone()),
        };
        fields.iter().map(normal).collect()
    }
}

fn normal_value(value_type: ValueType, stored: ScalarType, value: &Scalar) -> Scalar {
    let value = match value {
        Scalar::Text(text) => match normal_text(value_type, text) {
            text if text.is_empty() => return Scalar::Null,
            text => Scalar::Text(text),
        },
        other => other.clone(),
    };
    match stored {
        ScalarType::Int | ScalarType::Time => whole(&value).map_or(value, Scalar::Int),
        ScalarType::F64 => decimal(&value).map_or(value, Scalar::F64),
        ScalarType::Text | ScalarType::Bool => value,
    }
}

fn whole(value: &Scalar) -> Option<i64> {
    match value {
        Scalar::Text(text) => text.parse().ok(),
        other => other.as_int(),
    }
}

/// A finite number; in a text the decimal sign may be a comma or a point.
fn decimal(value: &Scalar) -> Option<f64> {
    let number = match value {
        Scalar::Text(text) => parse_decimal(&text.replace(',', "."))?,
        other => other.as_f64()?,
    };
    number.is_finite().then_some(number)
}

fn normal_text(value_type: ValueType, text: &str) -> String {
    let text = match value_type {
        ValueType::Text { .. } => crate::text::clean(text),
        _ => crate::text::clean_strictly(text),
    };
    let text = text.trim();
    match value_type {
        ValueType::Name => text.split_whitespace().collect::<Vec<_>>().join(" "),
        ValueType::Phone => normal_phone(text),
        ValueType::Hotline => normal_hotline(text),
        ValueType::CitizenId | ValueType::OldId => normal_citizen_id(text),
        ValueType::HealthInsurance => capitals(&without_separators(text)),
        ValueType::Plate => normal_plate(text),
        ValueType::Day => normal_day(text).unwrap_or_else(|| text.to_owned()),
        ValueType::PartialDay => {
            known_part(&normal_day(text).unwrap_or_else(|| text.to_owned())).to_owned()
        }
        ValueType::Place => capitals(text),
        _ => text.to_owned(),
    }
}

/// Capitals as codes and plates have them: A to Z and Đ, also where the keyboard gave the Icelandic ð.
fn capitals(text: &str) -> String {
    let capital = |c: char| match c {
        'đ' | 'ð' | 'Ð' | 'Ɖ' => 'Đ',
        other => other.to_ascii_uppercase(),
    };
    text.chars().map(capital).collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '‑' | '–' | '_' | '(' | ')' | '/')
}

fn without_separators(text: &str) -> String {
    text.chars().filter(|c| !is_separator(*c)).collect()
}

/// A phone number with +84, from `0912 345 678`, `84912345678`, `+84 (0)912…` or `0084…`; a foreign one with
/// its +. What is no number stays as typed, and so does one that two countries may have given.
pub fn normal_phone(text: &str) -> String {
    let bare = without_separators(text);
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    let with_country =
        Some(bare.as_str()).filter(|bare| bare.starts_with("84") && bare.len() >= 11);
    let international = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")).or(with_country);
    if let Some(number) = international {
        return match number.strip_prefix("840") {
            Some(rest) => format!("+84{rest}"),
            None => format!("+{number}"),
        };
    }
    match bare.strip_prefix('0') {
        Some(_) if may_be_lao(&bare) => bare,
        Some(rest) => format!("+84{rest}"),
        None => bare,
    }
}

/// A Lao mobile as people there write it, `020 5551 2345`: it has the digits of a landline in Lạng Sơn (0205),
/// Tuyên Quang (0207) or Bắc Kạn (0209), where subscriber numbers begin with 3 or 6. No 0202 is Vietnamese.
pub(super) fn may_be_lao(bare: &str) -> bool {
    let all_digits = bare.len() == 11 && bare.bytes().all(|b| b.is_ascii_digit());
    let operator = bare.strip_prefix("020").and_then(|rest| rest.bytes().next());
    let subscriber = bare.as_bytes().get(4).copied();
    let here =
        matches!(operator, Some(b'5' | b'7' | b'9')) && matches!(subscriber, Some(b'3' | b'6'));
    all_digits && matches!(operator, Some(b'2' | b'5' | b'7' | b'9')) && !here
}

/// Where a hotline is asked for: short numbers (115, 1022) and the lines of service (1800…, 1900…) as they are
/// dialled, all others as [`normal_phone`].
fn normal_hotline(text: &str) -> String {
    let bare = without_separators(text);
    if is_short_number(&bare) { bare } else { normal_phone(text) }
}

/// Emergency and service numbers, dialled without a 0: three to five digits from 1, or 1800 and 1900 with four to
/// six more (the national numbering plan, circular 22/2014/TT-BTTTT).
pub(super) fn is_short_number(stored: &str) -> bool {
    let digits = stored.bytes().all(|b| b.is_ascii_digit()) && stored.starts_with('1');
    let service = stored.strip_prefix("1800").or_else(|| stored.strip_prefix("1900"));
    digits
        && ((3..=5).contains(&stored.len())
            || service.is_some_and(|rest| (4..=6).contains(&rest.len())))
}

/// Whether a stored number is a Vietnamese mobile (+84 3, 5, 7, 8, 9 and 8 digits) or landline (+84 2 and 9).
pub(super) fn is_phone(stored: &str) -> bool {
    let Some(number) = stored.strip_prefix("+84") else { return false };
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let length = match number.bytes().next() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => 9,
        Some(b'2') => 10,
        _ => return false,
    };
    digits && number.len() == length
}

pub(super) fn is_foreign_phone(stored: &str) -> bool {
    stored.strip_prefix('+').is_some_and(|number| {
        !number.starts_with("84")
            && (8..=15).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A number without separators.
pub fn normal_citizen_id(text: &str) -> String {
    without_separators(text)
}

/// A plate in capitals without spaces, dots and dashes; Đ stays Đ.
pub fn normal_plate(text: &str) -> String {
    capitals(&without_separators(text))
}

/// The plates that are usual (SPEC K8): two digits of the province, a series, four or five digits. Series: one or
/// two letters; a letter and a digit (motorbikes); `MĐ` and a digit (electric); `NG`, `NN`, `QT` (diplomats,
/// foreigners); two letters and digits without a province (army).
pub(super) fn is_plate(stored: &str) -> bool {
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let letters: String = stored.chars().take(2).collect();
    if letters.chars().count() == 2 && letters.chars().all(|c| c.is_ascii_uppercase()) {
        let number = stored.get(2..).unwrap_or_default();
        return all_digits(number) && number.len() == 4;
    }
    let Some((province, rest)) = stored.split_at_checked(2) else { return false };
    let series: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let number = rest.get(series.len()..).unwrap_or_default();
    let known_series = (1..=2).contains(&series.chars().count())
        && series.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    all_digits(province) && known_series && all_digits(number) && (4..=6).contains(&number.len())
        || foreigners(province, rest)
}

/// `80` or a province, the country's number, NG, NN, QT or CV, two digits: `80011NG01`.
fn foreigners(province: &str, rest: &str) -> bool {
    let Some((country, rest)) = rest.split_at_checked(3) else { return false };
    let Some((series, number)) = rest.split_at_checked(2) else { return false };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(province)
        && digits(country)
        && ["NG", "NN", "QT", "CV"].contains(&series)
        && (2..=3).contains(&number.len())
        && digits(number)
}

/// What of a birth is known: papers write `00` for a day or month that nobody knew.
fn known_part(stored: &str) -> &str {
    let without_day = stored.strip_suffix("-00").unwrap_or(stored);
    without_day.strip_suffix("-00").unwrap_or(without_day)
}

/// `21/3/1950`, `3/1950`, `1950`, `21031950` and what is already stored, as `1950-03-21`, `1950-03`, `1950`.
fn normal_day(text: &str) -> Option<String> {
    if text.contains('-') && text.split('-').next().is_some_and(|year| year.len() == 4) {
        return None;
    }
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str, max_len: usize| {
        let ok = part.len() <= max_len && part.bytes().all(|b| b.is_ascii_digit());
        if ok { part.parse::<u16>().ok() } else { None }
    };
    match *parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Some(format!("{:04}-{:02}-{:02}", number(year, 4)?, number(month, 2)?, number(day, 2)?))
        }
        [month, year] if year.len() == 4 => {
            Some(format!("{:04}-{:02}", number(year, 4)?, number(month, 2)?))
        }
        [run] if run.len() == 8 && run.is_ascii() => {
            let (day, month, year) = (run.get(..2)?, run.get(2..4)?, run.get(4..)?);
            Some(format!("{:04}-{:02}-{:02}", number(year, 4)?, number(month, 2)?, number(day, 2)?))
        }
        _ => None,
    }
}
