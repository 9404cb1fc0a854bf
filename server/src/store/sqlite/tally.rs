//! The counts of the overview, kept while projecting: records that are not removed, by kind, place, day,
//! hour and one choice. What is no choice of its field, and a kind that this program does not know, count
//! under one name (SPEC W20): else whoever invents names makes the overview grow.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use vungxanh_shared::document::RecordState;
use vungxanh_shared::kinds::{self, ValueType};
use vungxanh_shared::scalar::FieldsExt;

use super::projection::Row;
use crate::store::StoreResult;

/// What is no choice of its field, or no kind that is known: "khác".
pub const OTHER: &str = "other";

/// What a record is counted under.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TallyKey {
    pub kind: String,
    pub day: String,
    pub place: String,
    pub hour: u8,
    pub value: String,
}

/// Counts that a transaction changes, gathered so that each is written once.
pub type Tallies = BTreeMap<TallyKey, i64>;

impl Row {
    /// What it counts under, unless it was removed.
    pub fn tally(&self) -> Option<TallyKey> {
        (!self.removed).then(|| TallyKey {
            kind: self.kind.clone(),
            day: self.day.clone(),
            place: self.place.clone(),
            hour: self.hour,
            value: self.value.clone(),
        })
    }
}

/// The field by whose choice records of a kind are counted.
pub fn counted_by(kind: &str) -> Option<&'static str> {
    kinds::find(kind)?.counted_by
}

/// The name under which records of a kind are listed and counted.
pub fn kind_name(state: &RecordState) -> String {
    kinds::find(state.kind()).map_or(OTHER, |kind| kind.name).to_owned()
}

/// The value by which the overview counts records of the kind; empty where nothing, or no text, stands.
pub fn value_of(state: &RecordState) -> String {
    let Some(name) = counted_by(state.kind()) else { return String::new() };
    let Some(value) = state.fields.text(name) else { return String::new() };
    let field = kinds::find(state.kind()).and_then(|kind| kind.field(name));
    let known = field.is_some_and(|field| match field.value {
        ValueType::Choice { choices } => choices.iter().any(|choice| choice.code == value),
        _ => false,
    });
    if known { value.to_owned() } else { OTHER.to_owned() }
}

/// Writes the gathered counts.
pub fn store(db: &Connection, ward: &str, tallies: &Tallies) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO tally (ward, kind, day, place, hour, value, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET n = n + excluded.n",
    )?;
    for (key, n) in tallies.iter().filter(|(_, n)| **n != 0) {
        let TallyKey { kind, day, place, hour, value } = key;
        statement.execute(params![ward, kind, day, place, hour, value, n])?;
    }
    Ok(())
}

/// Takes the records of a document out of the counts, before its rows are made again.
pub fn uncount_document(db: &Connection, document: i64) -> StoreResult<()> {
    db.prepare_cached(
        "INSERT INTO tally (ward, kind, day, place, hour, value, n)
         SELECT ward, kind, day, place, hour, value, -count(*) FROM record
         WHERE document = ?1 AND NOT removed GROUP BY ward, kind, day, place, hour, value
         ON CONFLICT DO UPDATE SET n = n + excluded.n",
    )?
    .execute([document])?;
    Ok(())
}
