//! What each change wrote into a record.

use std::collections::{BTreeMap, HashMap};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, Change, ExpandedChange, ObjId};

use super::{Authorship, commit_time_ms, from_stored, object_of};
use crate::ids::{DeviceId, RecordId, SessionActor};
use crate::scalar::Fields;

/// What one change wrote into one record: for a record's history.
pub fn written_by(change: &Change, record: RecordId, object: Option<&ObjId>) -> Fields {
    let expanded = change.decode();
    let key = record.to_string();
    let mut made = None;
    let known = match object {
        Some(ObjId::Id(counter, actor, _)) => Some(OpId::new(*counter, actor)),
        _ => None,
    };
    let mut fields = Fields::new();
    for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
        match (&op.obj, &op.key, &op.action) {
            (ObjectId::Root, Key::Map(name), OpType::Make(_)) if *name == key => {
                made = Some(OpId::new(number, &expanded.actor_id));
            }
            (ObjectId::Id(id), Key::Map(name), OpType::Put(value))
                if Some(id) == known.as_ref() || Some(id) == made.as_ref() =>
            {
                fields.insert(name.to_string(), from_stored(value));
            }
            _ => {}
        }
    }
    fields
}

/// The records that a change of the gate's form makes, with all that it wrote into each. As long as no
/// other change has touched such a record this is what [`read`] gives.
pub fn made_by(change: &ExpandedChange) -> HashMap<RecordId, Fields> {
    let mut records: BTreeMap<u64, (RecordId, Fields)> = BTreeMap::new();
    for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
        let Key::Map(name) = &op.key else { continue };
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(_)) => {
                if let Ok(record) = name.parse() {
                    records.insert(number, (record, Fields::new()));
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) if *object.actor() == change.actor_id => {
                if let Some((_, fields)) = records.get_mut(&object.counter()) {
                    fields.insert(name.to_string(), from_stored(value));
                }
            }
            _ => {}
        }
    }
    records.into_values().collect()
}

/// The changes that wrote into a record, oldest first in causal order, with what each wrote.
pub fn history(document: &Automerge, record: RecordId) -> Vec<(Authorship, Fields)> {
    let Some(object) = object_of(document, record) else { return Vec::new() };
    let mut entries = Vec::new();
    for change in document.get_changes(&[]) {
        let fields = written_by(&change, record, Some(&object));
        if fields.is_empty() {
            continue;
        }
        let device = SessionActor::from_actor(change.actor_id()).map(|a| a.device());
        let by = Authorship {
            device: device.unwrap_or(DeviceId([0; 16])),
            at_ms: commit_time_ms(change.timestamp()),
        };
        entries.push((by, fields));
    }
    entries
}
