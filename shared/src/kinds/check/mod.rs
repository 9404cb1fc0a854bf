//! Checking the fields of one record: types and limits by the schema, what must be there, then the kind's own
//! rules (SPEC K4 to K9).

//!
//! - `value`: one value by its field's type
//! - `across`: rules over several fields, for the kinds
//! - `texts`: what a person reads

mod across;
mod texts;
mod value;

use super::{CheckContext, Field, Kind, Problem, Severity};
use crate::scalar::{Fields, FieldsExt, Scalar};

pub(super) use across::{
    areas_of_the_ward, birth_year, days_in_order, not_after, not_before_birth, not_in_future,
    place_of, should_say,
};
use texts::{EMPTY_GROUP, UNKNOWN};
pub(super) use value::EARLIEST_BIRTH_YEAR;
use value::check_value;

impl Kind {
    /// Everything wrong or doubtful in a record whose fields are `fields` (all of them, normalised), in the
    /// order of the form. No error = a form may save it. A record that was taken out has none, nor has a
    /// member of a group that was taken out.
    pub fn problems(&self, fields: &Fields, ctx: &CheckContext) -> Vec<Problem> {
        let mut problems = Vec::new();
        if fields.value("removed/at").is_some() {
            return problems;
        }
        for (key, value) in fields {
            match self.field(key) {
                _ if *value == Scalar::Null || self.is_taken_out(key, fields) => {}
                Some(field) => check_value(key, field, value, ctx, &mut problems),
                None => problems.push(Problem::warning(key, "unknown_field", UNKNOWN, "")),
            }
        }
        self.missing(fields, &mut problems);
        (self.check)(fields, ctx, &mut problems);
        problems.sort_by_key(|problem| self.position(&problem.field));
        problems
    }

    /// Whether a form may save the record.
    pub fn is_valid(&self, fields: &Fields, ctx: &CheckContext) -> bool {
        self.problems(fields, ctx).iter().all(|problem| problem.severity != Severity::Error)
    }

    /// Whether the key belongs to a member of a group that was taken out.
    fn is_taken_out(&self, key: &str, fields: &Fields) -> bool {
        let mut parts = key.split('/');
        match (parts.next(), parts.next()) {
            (Some(group), Some(id)) if self.group(group).is_some() => {
                fields.is_true(&format!("{group}/{id}/removed"))
            }
            _ => false,
        }
    }

    fn missing(&self, fields: &Fields, problems: &mut Vec<Problem>) {
        for field in self.fields.iter().filter(|field| field.required) {
            require(field, "", fields, problems);
        }
        for group in self.groups {
            let ids = fields.group(group.name);
            if ids.len() < group.min {
                problems.push(Problem::error(group.name, "group_empty", EMPTY_GROUP, ""));
            }
            for id in ids {
                let prefix = format!("{}/{id}/", group.name);
                for field in group.fields.iter().filter(|field| field.required) {
                    require(field, &prefix, fields, problems);
                }
            }
        }
    }

    /// The place of a key in the form: its field's, then its group's.
    fn position(&self, key: &str) -> (usize, usize) {
        let first = key.split('/').next().unwrap_or_default();
        let field =
            |fields: &[Field], name: &str| fields.iter().position(|field| field.name == name);
        if let Some(at) = field(self.fields, first) {
            return (at, 0);
        }
        let after = self.fields.len();
        match self.groups.iter().position(|group| group.name == first) {
            Some(at) => {
                let name = key.split('/').nth(2).unwrap_or_default();
                let within = self.group(first).and_then(|group| field(group.fields, name));
                (after + at, within.unwrap_or_default())
            }
            None => (after + self.groups.len(), 0),
        }
    }
}

/// The text with the field's label; on a phone the page puts it there (`web/src/i18n/problems.ts`), where labels are.
fn named(text: &str, label: &str) -> String {
    if cfg!(target_arch = "wasm32") { text.to_owned() } else { text.replace("{}", label) }
}

/// What is asked for under a condition is not missing where that does not hold (SPEC K50).
fn require(field: &Field, prefix: &str, fields: &Fields, problems: &mut Vec<Problem>) {
    let key = format!("{prefix}{}", field.name);
    if fields.get(&key).is_none_or(Scalar::is_empty) && field.asked.holds(fields, prefix) {
        problems.push(Problem {
            field: key,
            code: "required",
            severity: Severity::Error,
            vi: named("Chưa có «{}».", field.label.vi),
            en: named("“{}” is missing.", field.label.en),
            example: field.example,
        });
    }
}
