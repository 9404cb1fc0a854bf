//! The fields by which records name one another, and the records that a record names. Lists of what belongs to a
//! record follow from them in both directions.

use std::collections::BTreeSet;

use super::{Field, Kind, Problem, Text, ValueType, t};
use crate::ids::RecordId;
use crate::scalar::{Fields, FieldsExt, Scalar};

/// A field that names records of a kind.
#[derive(Clone, Copy)]
pub struct LinkField {
    /// The group in whose members it stands; none = the record's own.
    pub group: Option<&'static str>,
    /// The field.
    pub field: &'static Field,
    /// Name of the kind that it names.
    pub to: &'static str,
}

impl LinkField {
    /// The field as lists of columns write it: `household`, of a group `people/*/person`.
    pub fn path(&self) -> String {
        match self.group {
            None => self.field.name.to_owned(),
            Some(group) => format!("{group}/*/{}", self.field.name),
        }
    }
}

/// One record that a record names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Link {
    /// The field, as [`LinkField::path`] writes it.
    pub field: String,
    /// The record that stands in it.
    pub to: RecordId,
}

impl Kind {
    /// The fields that name records of other kinds, its own before those of its groups.
    pub fn links(&self) -> impl Iterator<Item = LinkField> {
        let own = self.fields.iter().filter_map(|field| link(None, field));
        let groups = self.groups.iter().flat_map(|group| {
            group.fields.iter().filter_map(|field| link(Some(group.name), field))
        });
        own.chain(groups)
    }

    /// The records that a record of the kind names: once a field, however many members of a group name the same one.
    /// What is no record's id names none, nor does a member that was taken out.
    pub fn links_of(&self, fields: &Fields) -> BTreeSet<Link> {
        self.links().flat_map(|link| named(&link, fields)).collect()
    }

    /// Said where a record names itself, such as a case that is its own source. (A circle of several records cannot be
    /// seen in one of them: whoever follows links ends by itself.)
    pub fn names_itself(&self, record: RecordId, fields: &Fields) -> Option<Problem> {
        if fields.value("removed/at").is_some() {
            return None;
        }
        let to_its_like = self
            .fields
            .iter()
            .filter(|field| matches!(field.value, ValueType::Record { kind } if kind == self.name));
        let mut names = to_its_like.map(|field| field.name);
        let own = record.to_string();
        let field = names.find(|name| fields.text(name) == Some(own.as_str()))?;
        Some(Problem::error(field, "names_itself", ITSELF, ""))
    }
}

const ITSELF: Text =
    t("Không chọn chính mục này: chọn mục khác.", "This is the record itself: choose another.");

impl Field {
    /// Whether it names another record.
    pub fn is_link(&self) -> bool {
        matches!(self.value, ValueType::Record { .. })
    }
}

fn link(group: Option<&'static str>, field: &'static Field) -> Option<LinkField> {
    match field.value {
        ValueType::Record { kind } => Some(LinkField { group, field, to: kind }),
        _ => None,
    }
}

fn named(link: &LinkField, fields: &Fields) -> Vec<Link> {
    let at = |value: Option<&str>| {
        let to = value?.parse().ok()?;
        Some(Link { field: link.path(), to })
    };
    let Some(group) = link.group else {
        return at(fields.text(link.field.name)).into_iter().collect();
    };
    let prefix = format!("{group}/");
    let members = fields.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
    let values = members.filter_map(|(key, value)| {
        let (member, name) = key.strip_prefix(&prefix)?.split_once('/')?;
        let is_removed = fields.is_true(&format!("{prefix}{member}/removed"));
        (name == link.field.name && !is_removed).then_some(value)
    });
    values.filter_map(|value| at(Scalar::as_text(value))).collect()
}
