//! Finding kinds and fields by their stable names.

use super::{
    ALL, CheckContext, Choice, Field, Group, Kind, SetBy, ValueType, declaration, field, in_forms,
};
use crate::ids::Family;
use crate::rules::signs::Finding;
use crate::scalar::Fields;

/// How a field is stored in an automerge document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScalarType {
    /// Text.
    Text,
    /// Whole number.
    Int,
    /// Decimal number.
    F64,
    /// Yes or no.
    Bool,
    /// Automerge timestamp, milliseconds since 1970.
    Time,
}

/// The fields that every record has, whatever its kind.
pub static SYSTEM_FIELDS: [Field; 4] = [
    field("kind", in_forms("Loại", "Kind"), ValueType::Text { max_chars: 32 }).set_by(SetBy::App),
    field("v", in_forms("Phiên bản", "Version"), ValueType::Int { min: 1, max: 1_000_000 })
        .set_by(SetBy::App),
    field("removed/at", in_forms("Lúc bỏ", "Removed at"), ValueType::Time).set_by(SetBy::App),
    field(
        "removed/reason",
        in_forms("Lý do bỏ", "Reason for removal"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Vì sao bỏ mục này.", "Why this record was taken out."),
];

/// The field that takes one member of a group out.
static GROUP_REMOVED: Field =
    field("removed", in_forms("Đã bỏ", "Taken out"), ValueType::Bool).set_by(SetBy::App);

/// The kind named `name`.
pub fn find(name: &str) -> Option<&'static Kind> {
    ALL.into_iter().find(|kind| kind.name == name)
}

/// The kinds of one family.
pub fn of_family(family: Family) -> impl Iterator<Item = &'static Kind> {
    ALL.into_iter().filter(move |kind| kind.family == family)
}

impl Kind {
    /// The field that a key belongs to: `phone`; a set's member `symptoms/fever`; a group's field
    /// `people/k7q/temp1`; or one that every record has. None where the kind has no such key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        plain_field(self.fields, key)
            .or_else(|| self.group_field(key))
            .or_else(|| SYSTEM_FIELDS.iter().find(|field| field.name == key))
    }

    /// The field of this name; unlike [`Self::field`] also one whose values are stored under several keys, as those of
    /// a set are.
    pub fn named(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    fn group_field(&self, key: &str) -> Option<&'static Field> {
        let (group, rest) = key.split_once('/')?;
        let (id, rest) = rest.split_once('/')?;
        let group = self.group(group)?;
        if !is_member_id(id) {
            return None;
        }
        if rest == GROUP_REMOVED.name {
            Some(&GROUP_REMOVED)
        } else {
            plain_field(group.fields, rest)
        }
    }

    /// What a record's answers come to ([`crate::rules::signs`]); none where the kind asks for no signs.
    pub fn finding(&self, fields: &Fields, ctx: &CheckContext) -> Option<Finding> {
        (self.name == declaration::KIND.name).then(|| declaration::finding(fields, ctx))
    }

    /// The group named `name`.
    pub fn group(&self, name: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.name == name)
    }
}

fn plain_field(fields: &'static [Field], key: &str) -> Option<&'static Field> {
    let (name, member) = match key.split_once('/') {
        Some((name, member)) => (name, Some(member)),
        None => (key, None),
    };
    let field = fields.iter().find(|field| field.name == name)?;
    let known = match (field.value, member) {
        (ValueType::Set { choices }, Some(code)) => is_choice(choices, code),
        (ValueType::OpenSet, Some(member)) => !member.is_empty() && !member.contains('/'),
        (ValueType::Set { .. } | ValueType::OpenSet, None) => false,
        (_, member) => member.is_none(),
    };
    known.then_some(field)
}

/// The short random id of a group's member: 1 to 16 lower-case letters and digits.
fn is_member_id(id: &str) -> bool {
    (1..=16).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

pub(super) fn is_choice(choices: &[Choice], code: &str) -> bool {
    choices.iter().any(|choice| choice.code == code)
}

impl Field {
    /// How the field is stored.
    pub fn scalar_type(&self) -> ScalarType {
        match self.value {
            ValueType::Bool | ValueType::Set { .. } | ValueType::OpenSet => ScalarType::Bool,
            ValueType::Int { .. } => ScalarType::Int,
            ValueType::Decimal { .. } => ScalarType::F64,
            ValueType::Time => ScalarType::Time,
            _ => ScalarType::Text,
        }
    }
}
