//! What the gate knows of a document: its changes, sessions, records and operations.
//!
//! Kept beside the loaded document and rebuilt from its changes, so that every rule that looks back
//! is a look-up and never a question to automerge.

use std::collections::HashMap;

use automerge::legacy::{ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange, ScalarValue};

use super::Parsed;
use crate::ids::RecordId;

/// An operation's number and its actor's place in [`DocumentIndex::actors`].
pub(super) type OpKey = (u64, u32);

/// What is known of one change.
struct Known {
    max_op: u64,
    /// The changes that it builds on, by their places in the order of arrival.
    deps: Box<[u32]>,
}

/// What is known of one session.
struct Session {
    /// Its last change's number.
    seq: u64,
    /// Its last change's place in the order of arrival.
    last: u32,
    /// Of the changes that came after its last one, whether they build on it: as far as somebody asked.
    /// So a push of thousands of changes, each with other heads, walks the document once and not
    /// thousands of times.
    builds_on_last: Vec<bool>,
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
    places: HashMap<ChangeHash, u32>,
    /// In the order of arrival, which is causal.
    changes: Vec<Known>,
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

    /// Takes in a change that passed the rules.
    pub fn take_in(&mut self, parsed: &Parsed) {
        self.note(&parsed.hash(), &parsed.expanded);
    }

    /// Whether the change is in the document.
    pub fn contains(&self, hash: &ChangeHash) -> bool {
        self.places.contains_key(hash)
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
        let asked: usize = self.sessions.values().map(|of| of.builds_on_last.capacity()).sum();
        asked + self.changes.len() * 140 + self.objects.len() * 160 + self.op_count * 24
    }

    pub(super) fn knows_actor(&self, actor: &ActorId) -> bool {
        self.actors.contains_key(actor)
    }

    /// The number of the session's last change; 0 where there is none.
    pub(super) fn last_seq(&self, actor: &ActorId) -> u64 {
        let session = self.actors.get(actor).and_then(|number| self.sessions.get(number));
        session.map_or(0, |session| session.seq)
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
        deps.iter().try_fold(0, |max, dep| {
            let place = usize::try_from(*self.places.get(dep)?).ok()?;
            Some(self.changes.get(place)?.max_op.max(max))
        })
    }

    /// Whether the session's last change is among `heads` or behind them. A session without any is behind
    /// everything.
    pub(super) fn is_behind(&mut self, actor: &ActorId, heads: &[ChangeHash]) -> bool {
        let session = self.actors.get(actor).and_then(|number| self.sessions.get_mut(number));
        let Some(session) = session else { return true };
        let heads: Vec<u32> =
            heads.iter().filter_map(|head| self.places.get(head)).copied().collect();
        // Nearly always: a phone that goes on writing names its last change.
        heads.contains(&session.last) || session.is_behind_any(&heads, &self.changes)
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

    fn note(&mut self, hash: &ChangeHash, change: &ExpandedChange) {
        let actor = self.actor_number(&change.actor_id);
        let start = change.start_op.get();
        let max_op = (start + change.operations.len() as u64).saturating_sub(1);
        let place = u32::try_from(self.changes.len()).unwrap_or(u32::MAX);
        let deps = change.deps.iter().filter_map(|dep| self.places.get(dep)).copied().collect();
        self.changes.push(Known { max_op, deps });
        self.places.insert(*hash, place);
        let session = Session { seq: change.seq, last: place, builds_on_last: Vec::new() };
        self.sessions.insert(actor, session);
        let mut at = None;
        for (op, number) in change.operations.iter().zip(start..) {
            self.note_op(op, (number, actor), &mut at);
        }
        self.op_count += change.operations.len();
    }

    /// `at` is the object that the operation before wrote into: nearly always the same.
    fn note_op<'a>(&mut self, op: &'a Op, this: OpKey, at: &mut Option<(&'a OpId, OpKey)>) {
        let automerge::legacy::Key::Map(key) = &op.key else { return };
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(_)) => {
                if let Ok(id) = key.parse::<RecordId>() {
                    self.records.insert(id, this);
                    self.objects.insert(this, (id, RecordIndex::default()));
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                let known = at.filter(|(last, _)| *last == object).map(|(_, known)| known);
                let Some(known) = known.or_else(|| self.op_key(object)) else { return };
                *at = Some((object, known));
                let key_number = self.key_number(key);
                let Some((_, record)) = self.objects.get_mut(&known) else { return };
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

impl Session {
    /// Whether one of the changes at `heads` builds on the session's last one, which is none of them.
    fn is_behind_any(&mut self, heads: &[u32], changes: &[Known]) -> bool {
        let first = self.last as usize + 1;
        let asked = first + self.builds_on_last.len();
        for change in changes.get(asked..).unwrap_or_default() {
            let builds = change.deps.iter().any(|dep| *dep == self.last || self.is_marked(*dep));
            self.builds_on_last.push(builds);
        }
        heads.iter().any(|head| self.is_marked(*head))
    }

    fn is_marked(&self, place: u32) -> bool {
        let after = place.checked_sub(self.last + 1).map(|after| after as usize);
        after.and_then(|after| self.builds_on_last.get(after)).is_some_and(|builds| *builds)
    }
}
