//! Records become one change of a session.
//!
//! The change is put together here and not by automerge's own transaction: that would name as predecessors
//! whatever stands at the moment, and so take away what came after its author had looked (SPEC D8).

use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{
    ActorId, Automerge, AutomergeError, Change, ChangeHash, ExpandedChange, ObjId, ObjType, ROOT,
    ReadDoc, ScalarValue, Value,
};

use super::Seen;
use crate::ids::{RecordId, SessionActor};

/// The latest time of a commit that the gate takes, in seconds (SPEC G15).
const LATEST_COMMIT_S: i64 = 1 << 40;

/// One record's part of a change.
#[derive(Clone, Debug)]
pub struct RecordWrite {
    /// The record.
    pub record: RecordId,
    /// Field values as they are stored (times as automerge timestamps). A new record's must hold
    /// `kind` and `v`.
    pub values: Vec<(String, ScalarValue)>,
    /// What the author saw of these fields.
    pub seen: Seen,
}

impl RecordWrite {
    /// A write whose author sees everything that stands.
    pub fn new(record: RecordId, values: Vec<(String, ScalarValue)>) -> Self {
        Self { record, values, seen: Seen::Everything }
    }
}

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// automerge refused the write.
    #[error("automerge: {0}")]
    Automerge(#[from] AutomergeError),
    /// Something else than a record stands under the id.
    #[error("no record under {0}")]
    NotARecord(RecordId),
}

/// What a writing is made on: a document in automerge, or what is known of one
/// ([`DocumentIndex`](crate::gate::DocumentIndex)).
pub trait Base {
    /// The changes that nothing builds on, in order.
    fn heads(&self) -> Vec<ChangeHash>;
    /// The highest number of an operation; 0 where there is none.
    fn max_op(&self) -> u64;
    /// The number of the session's last change; 0 where there is none.
    fn last_seq(&self, actor: &ActorId) -> u64;
    /// The operation that made the record; none where it was not made yet.
    fn object(&self, record: RecordId) -> Result<Option<OpId>, WriteError>;
    /// Everything that stands in a field of that object, with its operations.
    fn standing(&self, object: &OpId, key: &str) -> Result<Vec<(ScalarValue, OpId)>, WriteError>;
    /// Whether that operation is known and wrote this field.
    fn wrote(&self, op: &OpId, object: &OpId, key: &str) -> bool;
}

/// Writes records as one change of the session `actor`, committed at `now_ms`. Each value replaces what its
/// author saw and what the same device wrote; the rest stays beside it. Values that stand already, alone, are
/// left out; gives nothing where no value is new.
pub fn write(
    document: &mut Automerge,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    write_by(document, &Commit { actor, now_ms, mode: WriteMode::LeftOut }, writes)
}

/// The same, but what stands already is written once more, and null where nothing stands: for work whose
/// ground was lost. What it was written over may come back, and must then meet it.
pub fn write_again(
    document: &mut Automerge,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    write_by(document, &Commit { actor, now_ms, mode: WriteMode::WrittenAgain }, writes)
}

/// The change that [`write`] makes, of whatever is known of a document; nothing is applied.
pub fn compose(
    base: &impl Base,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    compose_by(base, &Commit { actor, now_ms, mode: WriteMode::LeftOut }, writes)
}

/// Who writes, when and how.
struct Commit {
    actor: SessionActor,
    now_ms: i64,
    mode: WriteMode,
}

/// What becomes of a value that stands already, alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WriteMode {
    LeftOut,
    WrittenAgain,
}

fn write_by(
    document: &mut Automerge,
    commit: &Commit,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    document.set_actor(commit.actor.to_actor());
    let Some(change) = compose_by(&*document, commit, writes)? else { return Ok(None) };
    document.apply_changes([change.clone()])?;
    // Once more: automerge knows the actor as one of the document's only now.
    document.set_actor(commit.actor.to_actor());
    Ok(Some(change))
}

fn compose_by(
    base: &impl Base,
    commit: &Commit,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    let start = base.max_op().saturating_add(1);
    let mut draft = Draft { base, commit, start, operations: Vec::new() };
    for write in writes {
        draft.add(write)?;
    }
    let operations = draft.operations;
    let Some(start_op) = NonZeroU64::new(start).filter(|_| !operations.is_empty()) else {
        return Ok(None);
    };
    let actor_id = commit.actor.to_actor();
    Ok(Some(Change::from(ExpandedChange {
        operations,
        seq: base.last_seq(&actor_id).saturating_add(1),
        actor_id,
        hash: None,
        start_op,
        time: to_commit_time(commit.now_ms),
        message: None,
        deps: base.heads(),
        extra_bytes: Vec::new(),
        author: None,
    })))
}

struct Draft<'a, B> {
    base: &'a B,
    commit: &'a Commit,
    /// The number of the first operation.
    start: u64,
    operations: Vec<Op>,
}

impl<B: Base> Draft<'_, B> {
    fn add(&mut self, write: &RecordWrite) -> Result<(), WriteError> {
        let key = write.record.to_string();
        let object = self.base.object(write.record)?;
        let id = match object.clone().or_else(|| self.made(&key)) {
            Some(id) => id,
            None => self.make(&key),
        };
        for (name, value) in &write.values {
            let standing = match &object {
                Some(object) => self.base.standing(object, name)?,
                None => Vec::new(),
            };
            if self.is_left_out(name, value, &standing) {
                continue;
            }
            let pred = self.replaced(&id, name, &write.seen, &standing);
            self.operations.push(Op {
                action: OpType::Put(value.clone()),
                obj: ObjectId::Id(id.clone()),
                key: Key::Map(name.as_str().into()),
                pred: pred.into(),
                insert: false,
            });
        }
        Ok(())
    }

    /// The record, where this change makes it already.
    fn made(&self, record: &str) -> Option<OpId> {
        let makes = |op: &Op| matches!((&op.obj, &op.key), (ObjectId::Root, Key::Map(key)) if *key == *record);
        let place = self.operations.iter().position(makes)?;
        Some(OpId::new(self.start.saturating_add(place as u64), &self.commit.actor.to_actor()))
    }

    fn make(&mut self, record: &str) -> OpId {
        let number = self.start.saturating_add(self.operations.len() as u64);
        self.operations.push(Op {
            action: OpType::Make(ObjType::Map),
            obj: ObjectId::Root,
            key: Key::Map(record.into()),
            pred: Vec::new().into(),
            insert: false,
        });
        OpId::new(number, &self.commit.actor.to_actor())
    }

    fn is_left_out(
        &self,
        name: &str,
        value: &ScalarValue,
        standing: &[(ScalarValue, OpId)],
    ) -> bool {
        let stands_alone =
            !standing.is_empty() && standing.iter().all(|(stands, _)| stands == value);
        match self.commit.mode {
            WriteMode::LeftOut => {
                stands_alone || (standing.is_empty() && *value == ScalarValue::Null)
            }
            WriteMode::WrittenAgain => stands_alone && says_what_it_is(name),
        }
    }

    /// What a writing of the field takes the place of: what its author saw, and what the same device wrote.
    fn replaced(
        &self,
        record: &OpId,
        name: &str,
        seen: &Seen,
        standing: &[(ScalarValue, OpId)],
    ) -> Vec<OpId> {
        let own = self.commit.actor.device();
        let is_own =
            |op: &OpId| SessionActor::from_actor(op.actor()).is_some_and(|a| a.device() == own);
        let standing: Vec<&OpId> = standing.iter().map(|(_, op)| op).collect();
        let replaces = |op: &&&OpId| seen.has(name, op) || says_what_it_is(name) || is_own(op);
        let mut replaced: Vec<OpId> =
            standing.iter().filter(replaces).map(|op| (*op).clone()).collect();
        // What was seen may have been replaced by others since; it is named all the same, where it is there.
        let gone = seen.named(name).iter().filter(|op| !standing.contains(op));
        replaced.extend(gone.filter(|op| self.base.wrote(op, record, name)).cloned());
        replaced.sort_unstable();
        replaced.dedup();
        replaced
    }
}

impl Base for Automerge {
    fn heads(&self) -> Vec<ChangeHash> {
        self.get_heads()
    }

    fn max_op(&self) -> u64 {
        let heads = self.get_heads();
        let heads = heads.iter().filter_map(|head| self.get_change_meta_by_hash(head));
        heads.map(|change| change.max_op).max().unwrap_or(0)
    }

    /// Of the session that the document has as its own.
    fn last_seq(&self, actor: &ActorId) -> u64 {
        let own = (self.get_actor() == actor).then(|| self.get_last_local_change());
        own.flatten().map_or(0, |change| change.seq())
    }

    fn object(&self, record: RecordId) -> Result<Option<OpId>, WriteError> {
        match self.get(ROOT, record.to_string())? {
            Some((Value::Object(ObjType::Map), object)) => Ok(op_id(&object)),
            Some(_) => Err(WriteError::NotARecord(record)),
            None => Ok(None),
        }
    }

    fn standing(&self, object: &OpId, key: &str) -> Result<Vec<(ScalarValue, OpId)>, WriteError> {
        let object = ObjId::Id(object.counter(), object.actor().clone(), 0);
        let values = self.get_all(&object, key)?.into_iter();
        Ok(values
            .filter_map(|(value, op)| Some((value.into_scalar().ok()?, op_id(&op)?)))
            .collect())
    }

    fn wrote(&self, op: &OpId, object: &OpId, key: &str) -> bool {
        let id = ObjId::Id(op.counter(), op.actor().clone(), 0);
        let change = self.hash_for_opid(&id);
        let Some(change) = change.and_then(|hash| self.get_change_by_hash(&hash)) else {
            return false;
        };
        let place = op.counter().checked_sub(change.start_op().get());
        let place = place.and_then(|place| usize::try_from(place).ok());
        let expanded = change.decode();
        place.and_then(|place| expanded.operations.get(place)).is_some_and(|written| {
            written.obj == ObjectId::Id(object.clone())
                && matches!(&written.key, Key::Map(name) if **name == *key)
        })
    }
}

/// What a record is stays as it was made (SPEC G7); the version is the app's, no person's.
fn says_what_it_is(name: &str) -> bool {
    matches!(name, "kind" | "v")
}

/// The operation behind automerge's name of an object or value.
pub(super) fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

/// automerge's convention for the time of a commit is seconds; a clock that is far off stays within what the
/// gate takes (SPEC G15).
fn to_commit_time(now_ms: i64) -> i64 {
    now_ms.div_euclid(1000).clamp(0, LATEST_COMMIT_S)
}

/// Most operations and bytes of one change that a writing is parted into: well below the gate's bounds (SPEC G1).
const MOST_OPERATIONS: usize = 400;
const MOST_BYTES: usize = 48 * 1024;

/// Parts writes so that each part stays within what the gate takes as one change. The fields of one record are
/// parted as well; what a record is stands whole in its first part, as the gate demands (SPEC G7).
pub fn in_changes(writes: &[RecordWrite]) -> Vec<Vec<RecordWrite>> {
    let mut parts: Vec<Vec<RecordWrite>> = vec![Vec::new()];
    let (mut operations, mut bytes) = (0, 0);
    for write in writes {
        let (what, values): (Vec<_>, Vec<_>) =
            write.values.iter().cloned().partition(|(key, _)| says_what_it_is(key));
        // The object itself is an operation too.
        let of_head = 1 + what.len();
        if operations + of_head > MOST_OPERATIONS {
            parts.push(Vec::new());
            (operations, bytes) = (0, 0);
        }
        operations += of_head;
        bytes += what.iter().map(|(key, value)| key.len() + size_of(value)).sum::<usize>();
        let mut current = RecordWrite { values: what, ..write.clone() };
        for (key, value) in values {
            let size = key.len() + size_of(&value) + 24 * write.seen.named(&key).len();
            if operations + 1 > MOST_OPERATIONS || bytes + size > MOST_BYTES {
                let full = RecordWrite { values: Vec::new(), ..current.clone() };
                let full = std::mem::replace(&mut current, full);
                if let Some(part) = parts.last_mut().filter(|_| !full.values.is_empty()) {
                    part.push(full);
                }
                parts.push(Vec::new());
                (operations, bytes) = (1, 0);
            }
            operations += 1;
            bytes += size;
            current.values.push((key, value));
        }
        if let Some(part) = parts.last_mut() {
            part.push(current);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn size_of(value: &ScalarValue) -> usize {
    match value {
        ScalarValue::Str(text) => text.len(),
        _ => 9,
    }
}
