//! What a form of a kind asks: in which parts, and when (SPEC K50, K51).
//!
//! Only forms have these, from the generated TypeScript; of the phone's WASM they stay out, but for the condition of a
//! field that is required: where it does not hold the field is not missing.

use serde::Serialize;

use super::{Text, in_forms};
use crate::scalar::{Fields, FieldsExt, Scalar};

/// A part of a form: what it is called, and its fields in the order in which they are asked.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Its heading.
    pub label: Text,
    /// Fields of the kind; none of those that are asked at once.
    pub fields: &'static [&'static str],
    /// When a form asks for any of them; each may have a condition of its own beside it. Nothing in a part that has one
    /// is required.
    #[serde(skip_serializing_if = "Asked::is_always")]
    pub asked: Asked,
}

impl Section {
    /// Asked only where a field has one of these values.
    pub(super) const fn when(
        mut self,
        field: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        self.asked = Asked::OneOf { field, values };
        self
    }
}

/// A part of a form.
pub(super) const fn section(
    vi: &'static str,
    en: &'static str,
    fields: &'static [&'static str],
) -> Section {
    Section { label: in_forms(vi, en), fields, asked: Asked::Always }
}

/// Parts of a form, which only forms need.
pub(super) const fn parts(sections: &'static [Section]) -> &'static [Section] {
    if cfg!(target_arch = "wasm32") { &[] } else { sections }
}

/// When a form asks for a field. A value that stands is shown whatever the condition says. In a group a condition names
/// a field of the same member.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Asked {
    /// In every record.
    Always,
    /// In none: it is kept for what other screens or older versions wrote.
    Never,
    /// Where another field has one of these values: codes of a choice, or `true` and `false`.
    OneOf {
        /// The other field, or a member of a set: `symptoms/other`.
        field: &'static str,
        /// The values.
        values: &'static [&'static str],
    },
    /// Where another field has none of these values, and where it has none at all.
    NoneOf {
        /// The other field.
        field: &'static str,
        /// The values.
        values: &'static [&'static str],
    },
    /// Where another field has a value, a set a member.
    Filled {
        /// The other field.
        field: &'static str,
    },
    /// Where another field has none.
    Empty {
        /// The other field.
        field: &'static str,
    },
}

impl Asked {
    /// Whether it holds in a record, or in the member of a group whose keys begin with `prefix` (`people/k7q/`).
    pub fn holds(&self, fields: &Fields, prefix: &str) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::OneOf { field, values } => is_one_of(fields, &format!("{prefix}{field}"), values),
            Self::NoneOf { field, values } => {
                !is_one_of(fields, &format!("{prefix}{field}"), values)
            }
            Self::Filled { field } => is_filled(fields, &format!("{prefix}{field}")),
            Self::Empty { field } => !is_filled(fields, &format!("{prefix}{field}")),
        }
    }

    pub(super) const fn is_always(&self) -> bool {
        matches!(self, Self::Always)
    }

    /// The field that it depends on.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Always | Self::Never => None,
            Self::OneOf { field, .. }
            | Self::NoneOf { field, .. }
            | Self::Filled { field }
            | Self::Empty { field } => Some(field),
        }
    }
}

fn is_one_of(fields: &Fields, key: &str, values: &[&str]) -> bool {
    let text = match fields.value(key) {
        Some(Scalar::Bool(true)) => "true",
        Some(Scalar::Bool(false)) => "false",
        Some(Scalar::Text(text)) => text,
        _ => return false,
    };
    values.contains(&text)
}

fn is_filled(fields: &Fields, key: &str) -> bool {
    fields.value(key).is_some_and(|value| !value.is_empty()) || fields.set(key).next().is_some()
}

/// What forms offer for a field beyond its type (SPEC K82).
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Asking {
    /// What the members of an open set are; none where no form asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<SetOf>,
    /// Whether the day or time lies ahead when it is written.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ahead: bool,
}

/// Of what a form makes the members of an open set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOf {
    /// Areas of the ward, by their codes.
    Areas,
    /// Persons of the record's household, by the ids of their records.
    Persons,
}

/// The words of the two answers to a yes-or-no field, where "yes" and "no" would read as a double negative.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Answers {
    /// Instead of "yes".
    pub yes: Text,
    /// Instead of "no".
    pub no: Text,
}

/// Records of which a household or person has one open at a time: who makes another is shown the first (SPEC K52).
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OneOpen {
    /// The field that names whose record it is.
    pub of: &'static str,
    /// While this holds, the record is open.
    pub open: Asked,
}
