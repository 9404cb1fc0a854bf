//! What each change wrote into a record, what it replaced and what it left standing.

use std::collections::{BTreeMap, HashMap};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, Change, ExpandedChange, ObjId};

use super::{Authorship, Standing, commit_time_ms, from_stored, side_by_side};
use crate::ids::{DeviceId, RecordId, SessionActor};
use crate::scalar::{Fields, Scalar};

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

/// The changes that wrote into a record, oldest first in causal order.
pub fn history(document: &Automerge, record: RecordId) -> Vec<Writing> {
    let mut reader = WritingReader::new(record);
    let changes = document.get_changes(&[]);
    changes.iter().filter_map(|change| reader.read(&change.decode())).collect()
}

/// What one change did to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// Who, and when by the writer's clock.
    pub by: Authorship,
    /// Whether it made the record.
    pub made: bool,
    /// Field by field, without `kind` and `v`.
    pub changes: Vec<FieldWriting>,
}

/// What one change did to a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldWriting {
    /// The field's key.
    pub field: String,
    /// The different values that the writer saw and replaced, without null.
    pub from: Vec<Scalar>,
    /// The value written.
    pub to: Scalar,
    /// The other values that stood beside it then: the writer had not seen them.
    pub left: Vec<Scalar>,
    /// Whether the writer chose between two or more different values.
    pub decision: bool,
}

/// A value that stands in a field.
struct Put {
    op: OpId,
    value: Scalar,
    by: Authorship,
}

/// Follows one record through the changes that touched it, in an order in which none stands before what it
/// builds on. Pure: server and phones read histories with it, from their own changes.
pub struct WritingReader {
    key: String,
    /// The operation that made the record.
    object: Option<OpId>,
    standing: BTreeMap<String, Vec<Put>>,
    /// Every value ever written: somebody may have seen one that others replaced meanwhile.
    known: HashMap<OpId, Scalar>,
}

impl WritingReader {
    /// Before the first change.
    pub fn new(record: RecordId) -> Self {
        Self {
            key: record.to_string(),
            object: None,
            standing: BTreeMap::new(),
            known: HashMap::new(),
        }
    }

    /// The next change; none where it did nothing to the record.
    pub fn read(&mut self, change: &ExpandedChange) -> Option<Writing> {
        let by = author_of(change);
        let (mut made, mut touched, mut changes) = (false, false, Vec::new());
        for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
            let id = OpId::new(number, &change.actor_id);
            match (&op.obj, &op.key, &op.action) {
                (ObjectId::Root, Key::Map(name), OpType::Make(_)) if *name == self.key => {
                    self.object = Some(id);
                    made = true;
                }
                (ObjectId::Id(object), Key::Map(name), OpType::Put(value))
                    if Some(object) == self.object.as_ref() =>
                {
                    touched = true;
                    let put = Put { op: id, value: from_stored(value), by };
                    let seen: Vec<OpId> = op.pred.iter().cloned().collect();
                    let written = self.write(name, put, &seen);
                    if !matches!(name.as_str(), "kind" | "v") {
                        changes.push(written);
                    }
                }
                _ => {}
            }
        }
        (made || touched).then_some(Writing { by, made, changes })
    }

    fn write(&mut self, name: &str, put: Put, seen: &[OpId]) -> FieldWriting {
        let standing = self.standing.entry(name.to_owned()).or_default();
        standing.retain(|other| !seen.contains(&other.op));
        let left = different(standing.iter().map(|other| &other.value), &[&put.value]);
        let replaced = different(seen.iter().filter_map(|op| self.known.get(op)), &[]);
        let to = put.value.clone();
        self.known.insert(put.op.clone(), to.clone());
        standing.push(put);
        let decision = replaced.len() > 1;
        let from = replaced.into_iter().filter(|value| *value != Scalar::Null).collect();
        FieldWriting { field: name.to_owned(), from, to, left, decision }
    }

    /// Of every field all that stands after the changes read so far, the winner first.
    pub fn stands(&self) -> BTreeMap<String, Vec<Standing>> {
        let fields = self.standing.iter().map(|(field, puts)| {
            let mut puts: Vec<&Put> = puts.iter().collect();
            puts.sort_by(|one, other| other.op.cmp(&one.op));
            let standing =
                side_by_side(puts, |put| (put.value.clone(), Some(put.op.clone()), put.by));
            (field.clone(), standing)
        });
        fields.collect()
    }
}

fn author_of(change: &ExpandedChange) -> Authorship {
    let device = SessionActor::from_actor(&change.actor_id).map(|actor| actor.device());
    let device = device.unwrap_or(DeviceId([0; 16]));
    Authorship { device, at_ms: commit_time_ms(change.time) }
}

/// Each different value once, in the order given, without those in `but`.
fn different<'a>(values: impl Iterator<Item = &'a Scalar>, but: &[&Scalar]) -> Vec<Scalar> {
    let mut different: Vec<Scalar> = Vec::new();
    for value in values.filter(|value| !but.contains(value)) {
        if !different.contains(value) {
            different.push(value.clone());
        }
    }
    different
}
