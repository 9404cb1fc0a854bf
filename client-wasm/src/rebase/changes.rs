//! Own work that lost its ground. A change names the changes that it builds on; where the ward lost one
//! of those in a restore and nobody brings it back, or where this phone was enrolled again under
//! another device, the change as it is can never pass. What it says is then written
//! again, in this phone's own name (SPEC G4), on what the ward has: the change is rebased (SPEC W14).
//!
//! A rebased change replaces what the lost writing replaced, as far as the ward has that, and nothing else: what
//! others wrote meanwhile stands beside it as another value (SPEC D8).

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{Automerge, Change, ChangeHash, ExpandedChange, ObjId, ReadDoc};
use vungxanh_shared::document::{self, RecordWrite, Seen, commit_time_ms};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};

use crate::chunk::Corrupt;
use crate::reader;

/// The own changes `lost`, in order, as new changes of the session `actor`. Times stay those at which a person
/// saved. `stale` is the document as this phone had it; it may lack a change whose ground it lacks.
pub fn rebase_changes(
    stale: &Automerge,
    ward: &Automerge,
    lost: &[Change],
    actor: SessionActor,
) -> Result<Vec<Change>, Corrupt> {
    let work = || {
        let mut objects = objects(stale);
        objects.extend(lost.iter().flat_map(reader::made));
        let mut rebase = Rebase { stale, document: ward.clone(), rebased: HashMap::new() };
        let mut changes = Vec::new();
        for change in lost {
            changes.extend(rebase.again(change, &objects, actor)?);
        }
        Ok(changes)
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Corrupt))
}

/// Own changes that the ward does not have, in causal order.
pub fn lost(stale: &Automerge, ward: &Automerge, own: &[DeviceId]) -> Vec<Change> {
    let is_own = |change: &Change| {
        SessionActor::from_actor(change.actor_id()).is_some_and(|a| own.contains(&a.device()))
    };
    let mut changes = stale.get_changes(&[]);
    changes.retain(|change| is_own(change) && !knows(ward, &change.hash()));
    changes
}

fn knows(document: &Automerge, hash: &ChangeHash) -> bool {
    document.get_change_meta_by_hash(hash).is_some()
}

struct Rebase<'a> {
    /// The document as this phone had it.
    stale: &'a Automerge,
    /// What the ward has, and what was rebased.
    document: Automerge,
    /// What became of a lost operation.
    rebased: HashMap<OpId, OpId>,
}

impl Rebase<'_> {
    fn again(
        &mut self,
        change: &Change,
        objects: &HashMap<OpId, RecordId>,
        actor: SessionActor,
    ) -> Result<Vec<Change>, Corrupt> {
        let expanded = change.decode();
        let mut writes = writes_of(change, objects);
        let makes: Vec<RecordId> = reader::made(change).into_iter().map(|(_, id)| id).collect();
        for write in &mut writes {
            write.seen = self.ground(&expanded, write.record, objects);
            let is_there = document::record_object(&self.document, write.record).is_some();
            if !is_there && !makes.contains(&write.record) {
                write.values = self.whole(write.record, change)?;
            }
        }
        // Of a record that nobody has any more nothing can be made.
        writes.retain(|write| !write.values.is_empty());
        let at_ms = commit_time_ms(change.timestamp());
        let mut written = Vec::new();
        for batch in document::in_changes(&writes) {
            let again = document::write_again(&mut self.document, actor, at_ms, &batch);
            written.extend(again.map_err(|_| Corrupt)?);
        }
        self.remember(&expanded, objects, &written);
        Ok(written)
    }

    /// What the change replaced in the record, as the ward has it: the operation itself, what became of it, or where
    /// somebody else's is lost, what that one had replaced.
    fn ground(
        &self,
        change: &ExpandedChange,
        record: RecordId,
        objects: &HashMap<OpId, RecordId>,
    ) -> Seen {
        let mut seen = Seen::nothing();
        for op in &change.operations {
            let (ObjectId::Id(object), Key::Map(key)) = (&op.obj, &op.key) else { continue };
            if objects.get(object) == Some(&record) {
                seen.add(key, self.known(op.pred.iter().cloned().collect()));
            }
        }
        seen
    }

    fn known(&self, preds: Vec<OpId>) -> Vec<OpId> {
        let (mut known, mut waiting, mut looked_at) = (Vec::new(), preds, Vec::new());
        while let Some(op) = waiting.pop() {
            if looked_at.contains(&op) {
                continue;
            }
            if let Some(new) = self.rebased.get(&op) {
                known.push(new.clone());
            } else if has(&self.document, &op) {
                known.push(op.clone());
            } else if let Some(lost) = operation(self.stale, &op) {
                waiting.extend(lost.pred.iter().cloned());
            }
            looked_at.push(op);
        }
        known
    }

    /// Which new operation stands for which lost one: that on the same field of the same record.
    fn remember(
        &mut self,
        lost: &ExpandedChange,
        objects: &HashMap<OpId, RecordId>,
        written: &[Change],
    ) {
        let new_objects = self::objects(&self.document);
        let new: HashMap<(RecordId, String), OpId> =
            written.iter().flat_map(|change| puts(&change.decode(), &new_objects)).collect();
        for (field, op) in puts(lost, objects) {
            if let Some(new) = new.get(&field) {
                self.rebased.insert(op, new.clone());
            }
        }
    }

    /// A record that the ward lost, as it was when the change had been made.
    fn whole(
        &self,
        record: RecordId,
        change: &Change,
    ) -> Result<Vec<(String, automerge::ScalarValue)>, Corrupt> {
        let at = [change.hash()];
        if !knows(self.stale, &change.hash()) {
            return Ok(Vec::new());
        }
        let object = document::record_object(self.stale, record).ok_or(Corrupt)?;
        let keys = self.stale.keys_at(&object, &at);
        let value = |key: String| {
            let (value, _) = self.stale.get_at(&object, key.as_str(), &at).ok()??;
            Some((key, value.as_scalar()?.clone()))
        };
        Ok(keys.filter_map(value).collect())
    }
}

fn has(document: &Automerge, op: &OpId) -> bool {
    document.hash_for_opid(&ObjId::Id(op.counter(), op.actor().clone(), 0)).is_some()
}

/// An operation of the document.
fn operation(document: &Automerge, op: &OpId) -> Option<Op> {
    let hash = document.hash_for_opid(&ObjId::Id(op.counter(), op.actor().clone(), 0))?;
    let change = document.get_change_by_hash(&hash)?;
    let index = usize::try_from(op.counter().checked_sub(change.start_op().get())?).ok()?;
    change.decode().operations.get(index).cloned()
}

/// The puts of a change by record and field.
fn puts(
    change: &ExpandedChange,
    objects: &HashMap<OpId, RecordId>,
) -> Vec<((RecordId, String), OpId)> {
    let numbered = change.operations.iter().zip(change.start_op.get()..);
    let puts = numbered.filter_map(|(op, number)| {
        let (ObjectId::Id(object), Key::Map(key)) = (&op.obj, &op.key) else { return None };
        let record = objects.get(object)?;
        Some(((*record, key.to_string()), OpId::new(number, &change.actor_id)))
    });
    puts.collect()
}

/// The record of every operation that ever made one; where two made the same, of both.
pub fn objects(document: &Automerge) -> HashMap<OpId, RecordId> {
    let mut objects = HashMap::new();
    for change in document.get_changes(&[]) {
        let expanded = change.decode();
        for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
            if let (ObjectId::Root, Key::Map(name)) = (&op.obj, &op.key)
                && let Ok(record) = name.parse()
            {
                objects.insert(OpId::new(number, &expanded.actor_id), record);
            }
        }
    }
    objects
}

/// What a change puts into which records.
pub fn writes_of(change: &Change, objects: &HashMap<OpId, RecordId>) -> Vec<RecordWrite> {
    let expanded = change.decode();
    let mut writes: Vec<RecordWrite> = Vec::new();
    for op in &expanded.operations {
        let (ObjectId::Id(object), Key::Map(key)) = (&op.obj, &op.key) else { continue };
        let (Some(record), OpType::Put(value)) = (objects.get(object), &op.action) else {
            continue;
        };
        let put = (key.to_string(), value.clone());
        match writes.iter_mut().find(|write| write.record == *record) {
            Some(write) => write.values.push(put),
            None => writes.push(RecordWrite::new(*record, vec![put])),
        }
    }
    writes
}
