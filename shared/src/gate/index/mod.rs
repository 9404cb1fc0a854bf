//! What the gate knows of a document: its changes with their clocks, sessions, records, operations and the values
//! that stand.
//!
//! Made from the document's changes, so that every rule that looks back is a look-up and never a walk through the
//! history, and so that nobody need assemble the document in automerge to read a record or to write into it: what a
//! change costs does not depend on how large its document is.
//!
//! A device's changes follow one another whatever its sessions (SPEC G16): they are a *lane*, numbered from 1. The
//! clock of a change says of each lane how many of its changes are behind it, itself included; so one change is
//! behind another where its number is not above the other's clock of its lane. Documents from before that rule may have
//! several lanes of a device.
//!
//! - here: what is asked
//! - `insert`: taking changes in
//! - `read`: records as they stand
//! - `write`: what a writing is made on

mod insert;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::sync::Arc;

use automerge::legacy::OpId;
use automerge::{ActorId, Change, ChangeHash, ScalarValue};

use super::Parsed;
use crate::ids::{DeviceId, RecordId, SessionActor};

/// An operation's number and its actor's place in [`DocumentIndex::sessions`].
pub(super) type OpKey = (u64, u32);

/// With so many sessions in a document a writer goes on under an old one where it can.
pub const GO_ON_AFTER_SESSIONS: usize = 256;

/// How many changes of each lane are behind a change, itself included; lanes at the end that it does not
/// know are left out.
pub type Clock = Box<[u32]>;

/// What is known of one change.
struct Known {
    max_op: u64,
    /// Its commit, in seconds since 1970.
    time_s: i64,
    lane: u32,
    /// In its lane, from 1.
    number: u32,
    clock: Clock,
}

/// Where a change stands among the changes of its document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position<'a> {
    /// Its lane.
    pub lane: u32,
    /// Its number in the lane, from 1.
    pub number: u32,
    /// Its clock.
    pub clock: &'a [u32],
}

/// What is known of one session.
struct Session {
    actor: ActorId,
    /// Its last change's number.
    seq: u64,
    /// Its last change's place in the order of arrival.
    last: u32,
    /// Its device's place in [`DocumentIndex::devices`].
    device: u32,
}

/// What is known of one device.
struct Device {
    id: DeviceId,
    sessions: usize,
    /// Nearly always one.
    lanes: Vec<u32>,
}

/// What is known of one record.
pub(super) struct RecordIndex {
    /// Its id.
    pub id: RecordId,
    /// Its place among the document's records.
    number: u32,
    /// The operation that made it.
    object: OpKey,
    /// The change that made it.
    made_by: u32,
    /// Its kind as written when it was made.
    pub kind: Option<Box<str>>,
    /// The highest schema version that any change gave it.
    pub version: i64,
    /// How many different fields it has.
    pub fields: usize,
}

/// A put operation. The order of its parts lets the values that stand in a record, in a field, of one device in a
/// field, be found side by side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct PutKey {
    /// Record number and key number, 32 bits each.
    field: u64,
    device: u32,
    session: u32,
    counter: u64,
}

/// What is known of a put operation that stands.
struct Put {
    /// The change that it belongs to.
    place: u32,
    /// What it wrote.
    value: ScalarValue,
}

/// The gate's view of one document.
#[derive(Default)]
pub struct DocumentIndex {
    places: HashMap<ChangeHash, u32>,
    /// In the order of arrival, which is causal.
    changes: Vec<Known>,
    /// Changes on which nothing builds.
    heads: BTreeSet<ChangeHash>,
    /// The last change of each lane.
    lanes: Vec<u32>,
    actors: HashMap<ActorId, u32>,
    sessions: Vec<Session>,
    devices: Vec<Device>,
    device_numbers: HashMap<DeviceId, u32>,
    keys: HashMap<Arc<str>, u32>,
    key_names: Vec<Arc<str>>,
    record_numbers: HashMap<RecordId, u32>,
    records: Vec<RecordIndex>,
    objects: HashMap<OpKey, u32>,
    /// Put operations that stand. In a field that was ever written at least one does.
    puts: BTreeMap<PutKey, Put>,
    /// Those that others took the place of, with the change that each belongs to.
    replaced: HashMap<PutKey, u32>,
    clock_entries: usize,
    /// Bytes of texts that stand and are too long to lie in their places.
    text_bytes: usize,
}

/// What is behind a change that is not in the document yet.
pub(super) struct Behind {
    /// Of each lane how many.
    clock: Vec<u32>,
    /// The highest operation number.
    pub max_op: u64,
}

impl DocumentIndex {
    /// The index of a document with these changes, in causal order. They are trusted: they passed the
    /// gate before.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut index = Self::default();
        for change in changes {
            index.insert_change(&change.hash(), &change.decode());
        }
        index
    }

    /// Takes in a change that passed the rules.
    pub fn insert(&mut self, parsed: &Parsed) {
        self.insert_change(&parsed.hash(), &parsed.expanded);
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

    /// How many records the document has.
    pub fn record_count(&self) -> usize {
        self.records.len()
    }

    /// The changes that nothing builds on, in order.
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.heads.iter().copied().collect()
    }

    /// How many changes nothing builds on: never more than the document has devices (SPEC G16).
    pub fn head_count(&self) -> usize {
        self.heads.len()
    }

    /// Where the change stands; none of one that is not in the document.
    pub fn position(&self, hash: &ChangeHash) -> Option<Position<'_>> {
        let known = self.change(*self.places.get(hash)?)?;
        Some(Position { lane: known.lane, number: known.number, clock: &known.clock })
    }

    /// Memory held, in bytes, roughly: for the bound of the document cache.
    pub fn size_bytes(&self) -> usize {
        let records = self.records.len() * 200;
        let puts = self.puts.len() * 100 + self.text_bytes + self.replaced.len() * 60;
        self.changes.len() * 170 + self.clock_entries * 4 + records + puts
    }

    pub(super) fn knows_actor(&self, actor: &ActorId) -> bool {
        self.actors.contains_key(actor)
    }

    /// The number of the session's last change; 0 where there is none.
    pub(super) fn last_seq(&self, actor: &ActorId) -> u64 {
        self.session(actor).map_or(0, |session| session.seq)
    }

    /// In how many sessions the device wrote.
    pub(super) fn session_count(&self, device: DeviceId) -> usize {
        self.device(device).map_or(0, |device| device.sessions)
    }

    pub(super) fn has_record(&self, id: &RecordId) -> bool {
        self.record_numbers.contains_key(id)
    }

    pub(super) fn record(&self, object: &OpId) -> Option<&RecordIndex> {
        self.records.get(*self.objects.get(&self.op_key(object)?)? as usize)
    }

    /// What is behind a change that builds on `deps`; none where one of them is unknown.
    pub(super) fn behind(&self, deps: &[ChangeHash]) -> Option<Behind> {
        let mut behind = Behind { clock: Vec::new(), max_op: 0 };
        for dep in deps {
            let known = self.change(*self.places.get(dep)?)?;
            behind.max_op = behind.max_op.max(known.max_op);
            if behind.clock.len() < known.clock.len() {
                behind.clock.resize(known.clock.len(), 0);
            }
            for (most, count) in behind.clock.iter_mut().zip(&known.clock) {
                *most = (*most).max(*count);
            }
        }
        Some(behind)
    }

    /// Whether every change of the device is among what is behind.
    pub(super) fn has_all_of(&self, behind: &Behind, device: DeviceId) -> bool {
        let lanes = self.device(device).map_or(&[][..], |device| &device.lanes);
        lanes
            .iter()
            .all(|lane| self.lanes.get(*lane as usize).is_some_and(|l| self.has(behind, *l)))
    }

    /// Whether the session's last change is among what is behind. A session without any is behind everything.
    pub(super) fn has_last_of(&self, behind: &Behind, actor: &ActorId) -> bool {
        self.session(actor).is_none_or(|session| self.has(behind, session.last))
    }

    /// The session under which the device should go on, where it has written in so many that a new one would
    /// soon be refused (SPEC G14). For writers that know all changes of the device.
    pub fn session_to_go_on(&self, device: DeviceId) -> Option<SessionActor> {
        let known = self.device(device).filter(|known| known.sessions >= GO_ON_AFTER_SESSIONS)?;
        let last = known.lanes.first().and_then(|lane| self.lanes.get(*lane as usize))?;
        let own = |session: &&Session| session.last == *last;
        SessionActor::from_actor(&self.sessions.iter().rev().find(own)?.actor)
    }

    /// Whether the record was made by a change that is behind.
    pub(super) fn has_record_of(&self, behind: &Behind, record: &RecordIndex) -> bool {
        self.has(behind, record.made_by)
    }

    /// Whether `op` is a known operation on that field; where it is, whether it is behind.
    pub(super) fn put(
        &self,
        behind: &Behind,
        (record, key): (&RecordIndex, &str),
        op: &OpId,
    ) -> Option<bool> {
        Some(self.has(behind, self.written_by(field_of(record, *self.keys.get(key)?), op)?))
    }

    /// The change that wrote the field with that operation, whether it stands or not.
    fn written_by(&self, field: u64, op: &OpId) -> Option<u32> {
        let (counter, session) = self.op_key(op)?;
        let device = self.sessions.get(session as usize)?.device;
        let put = PutKey { field, device, session, counter };
        self.puts.get(&put).map(|put| put.place).or_else(|| self.replaced.get(&put).copied())
    }

    /// Whether every value of that field which the device wrote and which stands is among `preds`.
    pub(super) fn replaces_own(
        &self,
        device: DeviceId,
        (record, key): (&RecordIndex, &str),
        preds: &[OpId],
    ) -> bool {
        let (Some(device), Some(key)) = (self.device_numbers.get(&device), self.keys.get(key))
        else {
            return true;
        };
        let (field, device) = (field_of(record, *key), *device);
        let first = PutKey { field, device, session: 0, counter: 0 };
        let last = PutKey { field, device, session: u32::MAX, counter: u64::MAX };
        let mut own = self.puts.range(first..=last);
        own.all(|(put, _)| {
            preds.iter().any(|pred| self.op_key(pred) == Some((put.counter, put.session)))
        })
    }

    /// Whether the record has a field of that name.
    pub(super) fn has_field(&self, record: &RecordIndex, key: &str) -> bool {
        self.keys.get(key).is_some_and(|key| self.is_written(field_of(record, *key)))
    }

    fn is_written(&self, field: u64) -> bool {
        self.puts.range(PutKey::all_of(field..=field)).next().is_some()
    }

    fn has(&self, behind: &Behind, place: u32) -> bool {
        self.change(place).is_some_and(|known| {
            behind.clock.get(known.lane as usize).is_some_and(|count| *count >= known.number)
        })
    }

    fn change(&self, place: u32) -> Option<&Known> {
        self.changes.get(place as usize)
    }

    fn session(&self, actor: &ActorId) -> Option<&Session> {
        self.sessions.get(*self.actors.get(actor)? as usize)
    }

    fn device(&self, device: DeviceId) -> Option<&Device> {
        self.devices.get(*self.device_numbers.get(&device)? as usize)
    }

    fn op_key(&self, op: &OpId) -> Option<OpKey> {
        Some((op.counter(), *self.actors.get(op.actor())?))
    }
}

impl PutKey {
    /// Whatever stands in these fields.
    fn all_of(fields: RangeInclusive<u64>) -> RangeInclusive<Self> {
        let first = PutKey { field: *fields.start(), device: 0, session: 0, counter: 0 };
        let (device, session, counter) = (u32::MAX, u32::MAX, u64::MAX);
        first..=PutKey { field: *fields.end(), device, session, counter }
    }
}

fn field_of(record: &RecordIndex, key: u32) -> u64 {
    u64::from(record.number) << 32 | u64::from(key)
}

/// All fields of a record.
fn fields_of(record: &RecordIndex) -> RangeInclusive<u64> {
    field_of(record, 0)..=field_of(record, u32::MAX)
}
