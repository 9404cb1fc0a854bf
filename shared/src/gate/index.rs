//! What the gate knows of a document: its changes, sessions, records and operations.
//!
//! Kept beside the loaded document and rebuilt from its changes, so that every rule that looks back
//! is a look-up and never a question to automerge.

use std::collections::{HashMap, HashSet};

use automerge::legacy::{ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange, ScalarValue};

use crate::ids::RecordId;

/// An operation's number and its actor's place in [`DocumentIndex::actors`].
pub(super) type OpKey = (u64, u32);

/// What is known of one change.
struct Known {
    max_op: u64,
    deps: Vec<ChangeHash>,
}

/// What is known of one session.
pub(super) struct Session {
    /// Its last change's number.
    pub seq: u64,
    /// Its last change.
    pub last: ChangeHash,
}

/// What is known of one record.
#[derive(Default)]
pub(super) struct RecordIndex {
    /// Its kind as written when it was made.
    pub kind: Option<Box<str>>,
    /// The highest schema version that any change gave it.
    pub version: i64,
    /// Every put operation: key number and operation, sorted.
    ops: Vec<(u32, OpKey)>,
}

/// The gate's view of one document.
#[derive(Default)]
pub struct DocumentIndex {
    changes: HashMap<ChangeHash, Known>,
    actors: HashMap<ActorId, u32>,
    sessions: HashMap<u32, Session>,
    keys: HashMap<Box<str>, u32>,
    records: HashMap<RecordId, OpKey>,
    objects: HashMap<OpKey, (RecordId, RecordIndex)>,
    op_count: usize,
}

impl DocumentIndex {
    /// The index of a document with these changes, in causal order. They are trusted: they passed the
    /// gate before.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut index = Self::default();
        for change in changes {
            index.note(&change.hash(), &change.decode());
        }
        index
    }

    /// Whether the change is in the document.
    pub fn contains(&self, hash: &ChangeHash) -> bool {
        self.changes.contains_key(hash)
    }

    /// How many changes the document has.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether the document has no change yet.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Memory held, in bytes, roughly: for the bound of the document cache.
    pub fn size_bytes(&self) -> usize {
        self.changes.len() * 140 + self.objects.len() * 160 + self.op_count * 24
    }

    pub(super) fn knows_actor(&self, actor: &ActorId) -> bool {
        self.actors.contains_key(actor)
    }

    pub(super) fn session(&self, actor: &ActorId) -> Option<&Session> {
        self.sessions.get(self.actors.get(actor)?)
    }

    pub(super) fn has_record(&self, id: &RecordId) -> bool {
        self.records.contains_key(id)
    }

    pub(super) fn record(&self, object: &OpId) -> Option<(RecordId, &RecordIndex)> {
        let (id, record) = self.objects.get(&self.op_key(object)?)?;
        Some((*id, record))
    }

    pub(super) fn has_op(&self, record: &RecordIndex, key: &str, op: &OpId) -> bool {
        let (Some(key), Some(op)) = (self.keys.get(key), self.op_key(op)) else { return false };
        record.ops.binary_search(&(*key, op)).is_ok()
    }

    /// The highest operation number among `deps`; none where one of them is unknown.
    pub(super) fn max_op(&self, deps: &[ChangeHash]) -> Option<u64> {
        deps.iter().try_fold(0, |max, dep| Some(self.changes.get(dep)?.max_op.max(max)))
    }

    /// Whether `ancestor` is among `heads` or behind them.
    pub(super) fn is_behind(&self, ancestor: &ChangeHash, heads: &[ChangeHash]) -> bool {
        let Some(floor) = self.changes.get(ancestor).map(|known| known.max_op) else {
            return false;
        };
        let mut seen: HashSet<&ChangeHash> = HashSet::new();
        let mut open: Vec<&ChangeHash> = heads.iter().collect();
        while let Some(hash) = open.pop() {
            if hash == ancestor {
                return true;
            }
            // Operation numbers only grow: nothing below the ancestor's can lead to it.
            if let Some(known) = self.changes.get(hash)
                && known.max_op > floor
                && seen.insert(hash)
            {
                open.extend(&known.deps);
            }
        }
        false
    }

    fn op_key(&self, op: &OpId) -> Option<OpKey> {
        Some((op.counter(), *self.actors.get(op.actor())?))
    }

    fn actor_number(&mut self, actor: &ActorId) -> u32 {
        let next = u32::try_from(self.actors.len()).unwrap_or(u32::MAX);
        *self.actors.entry(actor.clone()).or_insert(next)
    }

    fn key_number(&mut self, key: &str) -> u32 {
        if let Some(number) = self.keys.get(key) {
            return *number;
        }
        let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.insert(key.into(), next);
        next
    }

    /// Takes in a change that passed the rules.
    pub(super) fn note(&mut self, hash: &ChangeHash, change: &ExpandedChange) {
        let actor = self.actor_number(&change.actor_id);
        let start = change.start_op.get();
        let max_op = (start + change.operations.len() as u64).saturating_sub(1);
        self.changes.insert(*hash, Known { max_op, deps: change.deps.clone() });
        self.sessions.insert(actor, Session { seq: change.seq, last: *hash });
        for (op, number) in change.operations.iter().zip(start..) {
            self.note_op(op, (number, actor));
        }
        self.op_count += change.operations.len();
    }

    fn note_op(&mut self, op: &Op, this: OpKey) {
        let automerge::legacy::Key::Map(key) = &op.key else { return };
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(_)) => {
                if let Ok(id) = key.parse::<RecordId>() {
                    self.records.insert(id, this);
                    self.objects.insert(this, (id, RecordIndex::default()));
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                let Some(object) = self.op_key(object) else { return };
                let key_number = self.key_number(key);
                let Some((_, record)) = self.objects.get_mut(&object) else { return };
                match (key.as_str(), value) {
                    ("kind", ScalarValue::Str(kind)) => record.kind = Some(kind.as_str().into()),
                    ("v", ScalarValue::Int(v)) => record.version = record.version.max(*v),
                    _ => {}
                }
                let entry = (key_number, this);
                if let Err(place) = record.ops.binary_search(&entry) {
                    record.ops.insert(place, entry);
                }
            }
            _ => {}
        }
    }
}
