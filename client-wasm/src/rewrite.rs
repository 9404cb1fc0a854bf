//! Own work that lost its ground. A change names the changes that it builds on; where the ward lost one
//! of those in a restore and nobody brings it back, or where this phone was enrolled again under
//! another device, the change as it is can never pass. What it says is then written anew, in this
//! phone's own name (SPEC G4), on what the ward has.
//!
//! A change is written on what the ward still has *of its own ground*, not on the newest there: what
//! others wrote meanwhile stands beside it as another value, and nothing is overwritten in silence.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, Change, ChangeHash, ReadDoc};
use vungxanh_shared::document::{self, RecordWrite, commit_time_ms};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};

use crate::live::Corrupt;

/// What of `former` was written by one of the devices `own` and is not in `ward`, as new changes of the
/// session `actor`, in order. Times stay those at which a person saved.
pub fn rewrite(
    former: &Automerge,
    ward: &Automerge,
    own: &[DeviceId],
    actor: SessionActor,
) -> Result<Vec<Change>, Corrupt> {
    let work = || {
        let objects = objects(former);
        let mut rewriting = Rewriting {
            former,
            document: ward.clone(),
            branch: None,
            anew: HashMap::new(),
            last: None,
        };
        let mut changes = Vec::new();
        for change in lost(former, ward, own) {
            changes.extend(rewriting.again(&change, &objects, actor)?);
        }
        Ok(changes)
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Corrupt))
}

/// Own changes that the ward does not have, in causal order.
pub fn lost(former: &Automerge, ward: &Automerge, own: &[DeviceId]) -> Vec<Change> {
    let is_own = |change: &Change| {
        SessionActor::from_actor(change.actor_id()).is_some_and(|a| own.contains(&a.device()))
    };
    let mut changes = former.get_changes(&[]);
    changes.retain(|change| is_own(change) && !knows(ward, &change.hash()));
    changes
}

fn knows(document: &Automerge, hash: &ChangeHash) -> bool {
    document.get_change_meta_by_hash(hash).is_some()
}

struct Rewriting<'a> {
    /// The document as this phone had it.
    former: &'a Automerge,
    /// What the ward has, and what was written anew.
    document: Automerge,
    /// A part of it: the ground of the change before.
    branch: Option<Automerge>,
    /// What became of a lost change.
    anew: HashMap<ChangeHash, ChangeHash>,
    last: Option<ChangeHash>,
}

impl Rewriting<'_> {
    fn again(
        &mut self,
        change: &Change,
        objects: &HashMap<OpId, RecordId>,
        actor: SessionActor,
    ) -> Result<Option<Change>, Corrupt> {
        let mut writes = writes_of(change, objects);
        let mut ground = self.ground(change);
        // A record that was made anew by somebody else is not behind this change, but has to be.
        ground.extend(writes.iter().filter_map(|write| maker(&self.document, write.record)));
        ground.extend(self.last);
        let mut branch = self.on(&ground)?;
        for write in &mut writes {
            if document::record_object(&branch, write.record).is_none() {
                write.values = self.whole(write.record, change)?;
            }
        }
        let at_ms = commit_time_ms(change.timestamp());
        let written = document::write_again(&mut branch, actor, at_ms, &writes);
        let written = written.map_err(|_| Corrupt)?;
        if let Some(written) = &written {
            self.document.apply_changes([written.clone()]).map_err(|_| Corrupt)?;
            self.anew.insert(change.hash(), written.hash());
            self.last = Some(written.hash());
        }
        self.branch = Some(branch);
        Ok(written)
    }

    /// The nearest changes behind this one that the ward has or that were written anew.
    fn ground(&self, change: &Change) -> Vec<ChangeHash> {
        let mut ground = Vec::new();
        let mut seen: HashSet<ChangeHash> = HashSet::new();
        let mut waiting: Vec<ChangeHash> = change.deps().to_vec();
        while let Some(hash) = waiting.pop() {
            if !seen.insert(hash) {
                continue;
            }
            if knows(&self.document, &hash) {
                ground.push(hash);
            } else if let Some(anew) = self.anew.get(&hash) {
                ground.push(*anew);
            } else if let Some(lost) = self.former.get_change_by_hash(&hash) {
                waiting.extend_from_slice(lost.deps());
            }
        }
        ground
    }

    /// The document with these changes and what is behind them, and nothing beside.
    fn on(&mut self, ground: &[ChangeHash]) -> Result<Automerge, Corrupt> {
        // Own changes follow one another: mostly this one's ground is that of the one before.
        if let Some(branch) = self.branch.take()
            && ground.iter().all(|hash| knows(&branch, hash))
        {
            return Ok(branch);
        }
        if ground.is_empty() {
            return Ok(Automerge::new());
        }
        self.document.fork_at(ground).map_err(|_| Corrupt)
    }

    /// A record that the ward lost, as it was when the change had been made.
    fn whole(
        &self,
        record: RecordId,
        change: &Change,
    ) -> Result<Vec<(String, automerge::ScalarValue)>, Corrupt> {
        let at = [change.hash()];
        let object = document::record_object(self.former, record).ok_or(Corrupt)?;
        let keys = self.former.keys_at(&object, &at);
        let value = |key: String| {
            let (value, _) = self.former.get_at(&object, key.as_str(), &at).ok()??;
            Some((key, value.as_scalar()?.clone()))
        };
        Ok(keys.filter_map(value).collect())
    }
}

/// The change that made the record.
fn maker(document: &Automerge, record: RecordId) -> Option<ChangeHash> {
    document.hash_for_opid(&document::record_object(document, record)?)
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
            None => writes.push(RecordWrite { record: *record, values: vec![put] }),
        }
    }
    writes
}
