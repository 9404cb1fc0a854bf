//! The values that a field can hold. Nothing else is ever stored in a record (SPEC D4).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One value of one field. In JSON and across the WASM border it is the plain value; the kind's
/// schema tells a time from a whole number.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// Cleared, or never answered.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number; also a time in milliseconds since 1970 where the schema says so.
    Int(i64),
    /// A decimal number.
    F64(f64),
    /// Text, at most 4 KiB (SPEC G6); days are texts of the form 2026-11-22.
    Text(String),
}

/// The fields of a record, or those that an edit names.
pub type Fields = BTreeMap<String, Scalar>;

impl Scalar {
    /// Whether there is nothing: null or an empty text.
    pub fn is_empty(&self) -> bool {
        matches!(self, Scalar::Null) || matches!(self, Scalar::Text(text) if text.trim().is_empty())
    }
    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }
    /// The whole number, where it is one. A decimal number without a fraction counts as one,
    /// because JavaScript does not tell them apart.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Scalar::Int(n) => Some(*n),
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
            Scalar::F64(x) if x.fract() == 0.0 && x.abs() < 9e15 => Some(*x as i64),
            _ => None,
        }
    }
    /// The number, whole or decimal.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "field numbers are small")]
            Scalar::Int(n) => Some(*n as f64),
            Scalar::F64(x) => Some(*x),
            _ => None,
        }
    }
    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        matches!(self, Scalar::Bool(true))
    }
}

/// A decimal number as people write it: digits and at most one point, a sign before them, at most 15
/// digits, which a double keeps exactly. (The language's own reading of every double there is would cost
/// a phone 15 KB of its download.)
pub fn parse_decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    if !all_digits || !(1..=15).contains(&(whole.len() + fraction.len())) {
        return None;
    }
    let value = |sum: f64, digit: u8| sum * 10.0 + f64::from(digit - b'0');
    let number = whole.bytes().chain(fraction.bytes()).fold(0.0, value);
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    // Both are whole and exact, so their quotient is the double nearest to what was written.
    let number: f64 = number / scale;
    Some(if text.starts_with('-') { -number } else { number })
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Scalar::Text(text.to_owned())
    }
}
impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Scalar::Text(text)
    }
}
impl From<bool> for Scalar {
    fn from(value: bool) -> Self {
        Scalar::Bool(value)
    }
}
impl From<i64> for Scalar {
    fn from(value: i64) -> Self {
        Scalar::Int(value)
    }
}
impl From<f64> for Scalar {
    fn from(value: f64) -> Self {
        Scalar::F64(value)
    }
}

/// Reading fields by name, with nothing where a field is missing or of another type.
pub trait FieldsExt {
    /// The value, unless it is missing or null.
    fn value(&self, name: &str) -> Option<&Scalar>;
    /// The text, unless it is missing or empty.
    fn text(&self, name: &str) -> Option<&str>;
    /// The whole number or time.
    fn int(&self, name: &str) -> Option<i64>;
    /// The number.
    fn number(&self, name: &str) -> Option<f64>;
    /// Whether the field is `true`.
    fn is_true(&self, name: &str) -> bool;
    /// The members of the set `name`: every `code` whose key `name/code` is `true`.
    fn set<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str>;
    /// The ids of the group `name` that were not taken out: every `id` with some key `name/id/…`
    /// that is not null and without `name/id/removed` = true.
    fn group<'a>(&'a self, name: &'a str) -> Vec<&'a str>;
}

impl FieldsExt for Fields {
    fn value(&self, name: &str) -> Option<&Scalar> {
        self.get(name).filter(|value| **value != Scalar::Null)
    }
    fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Scalar::as_text).filter(|text| !text.trim().is_empty())
    }
    fn int(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Scalar::as_int)
    }
    fn number(&self, name: &str) -> Option<f64> {
        self.get(name).and_then(Scalar::as_f64)
    }
    fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(Scalar::is_true)
    }
    fn set<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.range::<str, _>((std::ops::Bound::Included(name), std::ops::Bound::Unbounded))
            .take_while(move |(key, _)| key.starts_with(name))
            .filter_map(move |(key, value)| {
                let code = key.strip_prefix(name)?.strip_prefix('/')?;
                (value.is_true() && !code.contains('/')).then_some(code)
            })
    }
    fn group<'a>(&'a self, name: &'a str) -> Vec<&'a str> {
        let mut ids: Vec<&str> = Vec::new();
        for (key, value) in self {
            let Some(rest) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let Some((id, _)) = rest.split_once('/') else { continue };
            if *value != Scalar::Null && ids.last() != Some(&id) {
                ids.push(id);
            }
        }
        ids.retain(|id| !self.is_true(&format!("{name}/{id}/removed")));
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k3_decimals_read_as_the_nearest_double() {
        for text in [
            "36.5",
            "36",
            "-0.1",
            "+105.85",
            "21.028511",
            ".5",
            "7.",
            "999999999999999",
            "0.00000000000001",
        ] {
            assert_eq!(parse_decimal(text), text.parse().ok(), "{text}");
        }
        for n in 0..100_000u32 {
            let text = format!("{}.{:03}", n / 1000, n % 1000);
            assert_eq!(parse_decimal(&text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "-", "1e5", "inf", "NaN", "1.2.3", "1234567890123456", "36,5", "٣"] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn d4_sets_and_groups_are_read_from_flat_keys() {
        let fields: Fields = [
            ("people/a1/name", "Lan".into()),
            ("people/a1/temp1", 36.5.into()),
            ("people/b2/name", "Hùng".into()),
            ("people/b2/removed", true.into()),
            ("people/c3/name", Scalar::Null),
            ("symptoms/fever", true.into()),
            ("symptoms/cough", false.into()),
            ("symptoms_note", "ho nhẹ".into()),
        ]
        .into_iter()
        .map(|(key, value): (&str, Scalar)| (key.to_owned(), value))
        .collect();
        assert_eq!(fields.group("people"), ["a1"]);
        assert_eq!(fields.set("symptoms").collect::<Vec<_>>(), ["fever"]);
        assert_eq!(fields.text("symptoms_note"), Some("ho nhẹ"));
    }
}
