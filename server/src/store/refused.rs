//! What a refused change wanted to write, as far as it can be read: its records with their fields. Pure.

use std::collections::BTreeMap;

use automerge::ExpandedChange;
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use vungxanh_shared::document::{from_stored, made_by};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Fields;

use super::EditError;

/// One record that it wanted to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its id.
    pub record: RecordId,
    /// What was to be written into it.
    pub fields: Fields,
    /// Whether the change makes it: then this is all of the record.
    pub made: bool,
}

/// What came of handing a refused change in.
pub enum HandedIn {
    /// It stands in the books now.
    Done {
        /// The records.
        records: Vec<RecordId>,
        /// Whether anything was written for it; not where all of it stood there already.
        has_written: bool,
    },
    /// It edits a record that the ward does not have, or cannot be read.
    Nothing,
    /// Its values are refused.
    Refused(EditError),
}

/// The records that a change makes, then those of others that it edits. `record_of` knows the objects of the
/// document for which it was meant.
pub fn wanted(
    change: &ExpandedChange,
    record_of: impl Fn(&OpId) -> Option<RecordId>,
) -> Vec<Wanted> {
    let mut made: Vec<Wanted> = made_by(change)
        .into_iter()
        .map(|(record, fields)| Wanted { record, fields, made: true })
        .collect();
    made.sort_by_key(|wanted| wanted.record);
    let mut edited: BTreeMap<RecordId, Fields> = BTreeMap::new();
    for op in &change.operations {
        let (ObjectId::Id(object), Key::Map(name), OpType::Put(value)) =
            (&op.obj, &op.key, &op.action)
        else {
            continue;
        };
        if let Some(record) = record_of(object) {
            edited.entry(record).or_default().insert(name.to_string(), from_stored(value));
        }
    }
    let edited = edited.into_iter();
    made.extend(edited.map(|(record, fields)| Wanted { record, fields, made: false }));
    made
}
