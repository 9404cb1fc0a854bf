//! The history of every document, replayed against what each author had before the eyes: a writing takes the place
//! of what its author saw and of what the same device wrote, and of nothing else; what nobody who saw it replaced
//! still stands; and a decision leaves nothing beside it that its phone knew of.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::{Context, Result, ensure};
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, Change, ExpandedChange, ObjId, ReadDoc};
use vungxanh_shared::document::from_stored;
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId, SessionActor};
use vungxanh_shared::kinds::{self, CheckContext};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::World;
use super::server::{Hash, Server};
use super::sight::{Place, Writing};

/// A field in automerge's terms: the object that an operation made, and the key.
type Slot = (OpId, String);

/// One value that was written.
struct Put {
    op: OpId,
    slot: Slot,
    place: Place,
    value: Scalar,
    pred: Vec<OpId>,
}

/// Whose device wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Phone(usize),
    Official,
    /// Reads and writes in one breath.
    Server,
}

/// One document while it is replayed.
struct Replay<'a> {
    world: &'a World,
    key: &'a DocumentKey,
    changes: &'a [Change],
    document: &'a Automerge,
    /// Whether everybody's ground stayed where it was.
    is_calm: bool,
    makers: HashMap<OpId, RecordId>,
    kinds: HashMap<RecordId, String>,
    standing: HashMap<Slot, Vec<(OpId, Scalar)>>,
    written: HashSet<OpId>,
    /// What somebody who saw it, or the same device, wrote over.
    rightly_gone: HashSet<OpId>,
    /// Writings that left other values beside them.
    left: usize,
}

impl World {
    /// Replays one document of a server; gives how many writings left other values beside them.
    pub(super) fn judge_writings(
        &self,
        server: &Server,
        key: &DocumentKey,
        (changes, document): (&[Change], &Automerge),
    ) -> Result<usize> {
        let mut replay = Replay {
            world: self,
            key,
            changes,
            document,
            is_calm: server.restores == 0,
            makers: super::register::makers(changes.iter()),
            kinds: HashMap::new(),
            standing: HashMap::new(),
            written: HashSet::new(),
            rightly_gone: HashSet::new(),
            left: 0,
        };
        let mut all = Vec::new();
        for change in changes {
            all.extend(replay.take(change)?);
        }
        replay.what_was_not_replaced_stands(&all)?;
        Ok(replay.left)
    }

    fn by(&self, device: DeviceId) -> By {
        match self.phones.iter().position(|phone| phone.devices.contains(&device)) {
            Some(phone) => By::Phone(phone),
            None if self.officials.iter().any(|one| one.device() == device) => By::Official,
            None => By::Server,
        }
    }
}

impl Replay<'_> {
    fn take(&mut self, change: &Change) -> Result<Vec<Put>> {
        let expanded = change.decode();
        let device = device_of(&OpId::new(1, &expanded.actor_id)).context("an actor")?;
        let world = self.world;
        let writing = world.writings.get(change.hash().0.as_slice());
        let puts = puts(&expanded, &self.makers);
        for put in &puts {
            if put.place.1 == "kind"
                && let Scalar::Text(kind) = &put.value
            {
                self.kinds.insert(put.place.0, kind.clone());
            }
            let foreign = put.pred.iter().filter(|op| device_of(op) != Some(device));
            let foreign: Vec<&OpId> = foreign.collect();
            let by = self.world.by(device);
            if by == By::Server || self.is_derived(&put.place) {
                self.rightly_gone.extend(put.pred.iter().cloned());
            } else if let Some(writing) = writing {
                let unseen = foreign.iter().find(|op| !writing.sight.has(&put.place, op));
                self.nothing_unseen(put, unseen.copied())?;
                self.all_seen(put, writing, by)?;
                self.rightly_gone.extend(writing.sight.in_field(&put.place).cloned());
            } else if !foreign.is_empty() {
                let By::Phone(phone) = by else {
                    anyhow::bail!("{} was replaced by who knows whom", named(put));
                };
                let saw = self.saw_at_first(phone, change, put)?;
                let unseen =
                    foreign.iter().find(|op| saw.as_ref().is_some_and(|saw| !saw.contains(**op)));
                self.nothing_unseen(put, unseen.copied())?;
                self.rightly_gone.extend(put.pred.iter().cloned());
            }
            self.put(put, device);
        }
        if writing.is_some_and(|writing| writing.sight.decides) {
            self.decision_leaves_nothing(change, &puts)?;
        }
        Ok(puts)
    }

    fn nothing_unseen(&self, put: &Put, unseen: Option<&OpId>) -> Result<()> {
        let Some(unseen) = unseen else { return Ok(()) };
        let standing = self.standing.get(&put.slot).into_iter().flatten();
        let value = standing.filter(|(op, _)| op == unseen).map(|(_, value)| value).next();
        anyhow::bail!(
            "{} replaced {value:?} ({unseen:?}), which its author had not seen",
            named(put)
        )
    }

    /// What the author saw is replaced, so that a clash ends.
    fn all_seen(&self, put: &Put, writing: &Writing, by: By) -> Result<()> {
        let lost = match by {
            By::Phone(phone) => {
                self.world.phones.get(phone).is_none_or(|phone| !phone.left.is_empty())
            }
            _ => false,
        };
        if !self.is_calm || lost || writing.sight.is_mixed {
            return Ok(());
        }
        let mut seen = writing.sight.in_field(&put.place);
        let kept = seen.find(|op| self.written.contains(*op) && !put.pred.contains(op));
        ensure!(kept.is_none(), "{} left {kept:?} standing, which its author saw", named(put));
        Ok(())
    }

    fn put(&mut self, put: &Put, device: DeviceId) {
        let standing = self.standing.entry(put.slot.clone()).or_default();
        standing.retain(|(op, _)| !put.pred.contains(op));
        self.left += usize::from(standing.iter().any(|(_, value)| *value != put.value));
        standing.push((put.op.clone(), put.value.clone()));
        self.written.insert(put.op.clone());
        let own = put.pred.iter().filter(|op| device_of(op) == Some(device));
        self.rightly_gone.extend(own.cloned());
    }

    /// Whether the app computes the field from others, or it says what a record is.
    fn is_derived(&self, (record, field): &Place) -> bool {
        if matches!(field.as_str(), "kind" | "v") {
            return true;
        }
        let kind = self.kinds.get(record).and_then(|kind| kinds::find(kind));
        let of = Fields::from([("depart_actual".to_owned(), Scalar::Int(1))]);
        kind.is_some_and(|kind| {
            (kind.fill)(&of, &CheckContext::new(0)).iter().any(|(name, _)| name == field)
        })
    }

    /// As its phone knew it, nothing else stands beside what was decided.
    fn decision_leaves_nothing(&self, change: &Change, puts: &[Put]) -> Result<()> {
        for put in puts.iter().filter(|put| !self.is_derived(&put.place)) {
            let (object, field) = &put.slot;
            let object = ObjId::Id(object.counter(), object.actor().clone(), 0);
            let values = self.document.get_all_at(&object, field.as_str(), &[change.hash()])?;
            let other = values.iter().find_map(|(value, _)| {
                let value = from_stored(value.as_scalar()?);
                (value != put.value).then_some(value)
            });
            ensure!(other.is_none(), "{} was decided, and {other:?} stands beside", named(put));
        }
        Ok(())
    }

    fn what_was_not_replaced_stands(&self, all: &[Put]) -> Result<()> {
        let mut standing: BTreeMap<(Vec<u8>, u64, &str), HashSet<OpId>> = BTreeMap::new();
        for put in all.iter().filter(|put| !self.rightly_gone.contains(&put.op)) {
            let (object, field) = &put.slot;
            let slot = (object.actor().to_bytes().to_vec(), object.counter(), field.as_str());
            let there = match standing.entry(slot) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(new) => {
                    let object = ObjId::Id(object.counter(), object.actor().clone(), 0);
                    let values = self.document.get_all(&object, field.as_str())?;
                    new.insert(values.iter().filter_map(|(_, op)| op_id(op)).collect())
                }
            };
            ensure!(
                there.contains(&put.op),
                "{} stands no more, and nobody who saw it replaced it",
                named(put)
            );
        }
        Ok(())
    }

    /// Work that lost its ground and was rebased counts as seeing what the person saw who saved it: the
    /// operations, or what the lost ones among them had replaced. None where that cannot be followed any more.
    fn saw_at_first(
        &self,
        phone: usize,
        rebased: &Change,
        put: &Put,
    ) -> Result<Option<BTreeSet<OpId>>> {
        let mut saw = BTreeSet::new();
        let mut before: HashMap<OpId, Vec<OpId>> = HashMap::new();
        let of_partition = self.world.writings.values();
        let of_partition: Vec<&Writing> = of_partition
            .filter(|writing| writing.document.partition == self.key.partition)
            .collect();
        let documents: BTreeSet<&DocumentKey> =
            of_partition.iter().map(|writing| &writing.document).collect();
        for document in documents {
            let there = of_partition.iter().filter(|writing| writing.document == *document);
            let there: Vec<&&Writing> = there.collect();
            let mut changes = Vec::new();
            for writing in &there {
                changes.push(Change::from_bytes(writing.bytes.clone())?);
            }
            let logged: &[Change] = if document == self.key { self.changes } else { &[] };
            let makers = super::register::makers(changes.iter().chain(logged));
            for (change, writing) in changes.iter().zip(there) {
                for one in puts(&change.decode(), &makers) {
                    let same = writing.phone == Some(phone)
                        && change.timestamp() == rebased.timestamp()
                        && (&one.place, &one.value) == (&put.place, &put.value);
                    if same {
                        saw.extend(writing.sight.in_field(&put.place).cloned());
                        saw.extend(one.pred.iter().cloned());
                    }
                    before.insert(one.op, one.pred);
                }
            }
        }
        let mut waiting: Vec<OpId> = saw.iter().cloned().collect();
        while let Some(op) = waiting.pop() {
            if self.written.contains(&op) {
                continue;
            }
            let Some(earlier) = before.get(&op) else { return Ok(None) };
            waiting.extend(earlier.iter().filter(|op| saw.insert((*op).clone())).cloned());
        }
        Ok(Some(saw))
    }
}

fn named(put: &Put) -> String {
    let (record, field) = &put.place;
    format!("{:?} in {field} of {record} ({:?})", put.value, put.op)
}

fn device_of(op: &OpId) -> Option<DeviceId> {
    SessionActor::from_actor(op.actor()).map(|actor| actor.device())
}

fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

fn puts(change: &ExpandedChange, makers: &HashMap<OpId, RecordId>) -> Vec<Put> {
    let numbered = change.operations.iter().zip(change.start_op.get()..);
    let puts = numbered.filter_map(|(op, number)| match (&op.obj, &op.key, &op.action) {
        (ObjectId::Id(object), Key::Map(field), OpType::Put(value)) => Some(Put {
            op: OpId::new(number, &change.actor_id),
            slot: (object.clone(), field.to_string()),
            place: (*makers.get(object)?, field.to_string()),
            value: from_stored(value),
            pred: op.pred.iter().cloned().collect(),
        }),
        _ => None,
    });
    puts.collect()
}

impl Server {
    /// Changes of the device in the log that are not known yet, with their documents.
    pub(super) fn changes_of(
        &self,
        device: DeviceId,
        known: &BTreeSet<Hash>,
    ) -> Result<Vec<(Hash, DocumentKey, Vec<u8>)>> {
        let db = self.connect()?;
        let mut statement = db.prepare(
            "SELECT c.hash, p.name, d.period, c.bytes FROM change c
             JOIN document d ON d.id = c.document JOIN partition p ON p.id = d.partition
             WHERE substr(c.actor, 1, 16) = ?1",
        )?;
        let mut rows = statement.query([device.0])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let hash: Hash = row.get(0)?;
            if known.contains(&hash) {
                continue;
            }
            let (partition, period): (String, String) = (row.get(1)?, row.get(2)?);
            let key = DocumentKey::new(partition.parse()?, period.parse()?)?;
            changes.push((hash, key, row.get(3)?));
        }
        Ok(changes)
    }
}
