//! Taking changes into the index.

use std::sync::Arc;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType, SortedVec};
use automerge::{ActorId, ChangeHash, ExpandedChange, ScalarValue};

use super::{
    Behind, Device, DocumentIndex, Known, OpKey, Put, PutKey, RecordIndex, Session, field_of,
};
use crate::ids::{DeviceId, RecordId, SessionActor};

impl DocumentIndex {
    pub(super) fn insert_change(&mut self, hash: &ChangeHash, change: &ExpandedChange) {
        let session = self.session_number(&change.actor_id);
        let start = change.start_op.get();
        let max_op = start.saturating_add(change.operations.len() as u64).saturating_sub(1);
        let place = number(self.changes.len());
        let behind = self.behind(&change.deps).unwrap_or(Behind { clock: Vec::new(), max_op: 0 });
        let lane = self.lane_of(session, &behind, place);
        let mut clock = behind.clock;
        if clock.len() <= lane as usize {
            clock.resize(lane as usize + 1, 0);
        }
        let mut of_lane = 1;
        if let Some(count) = clock.get_mut(lane as usize) {
            *count = count.saturating_add(1);
            of_lane = *count;
        }
        self.clock_entries += clock.len();
        let clock = clock.into_boxed_slice();
        let time_s = change.time;
        self.changes.push(Known { max_op, time_s, lane, number: of_lane, clock });
        self.places.insert(*hash, place);
        for dep in &change.deps {
            self.heads.remove(dep);
        }
        self.heads.insert(*hash);
        if let Some(session) = self.sessions.get_mut(session as usize) {
            session.seq = change.seq;
            session.last = place;
        }
        let mut at = None;
        for (op, counter) in change.operations.iter().zip(start..) {
            self.insert_op(op, (counter, session), place, &mut at);
        }
    }

    fn session_number(&mut self, actor: &ActorId) -> u32 {
        if let Some(number) = self.actors.get(actor) {
            return *number;
        }
        let id = SessionActor::from_actor(actor).map_or(DeviceId([0; 16]), |actor| actor.device());
        let next = number(self.devices.len());
        let device = *self.device_numbers.entry(id).or_insert(next);
        if device == next {
            self.devices.push(Device { id, sessions: 0, lanes: Vec::new() });
        }
        if let Some(device) = self.devices.get_mut(device as usize) {
            device.sessions += 1;
        }
        let session = number(self.sessions.len());
        self.sessions.push(Session { actor: actor.clone(), seq: 0, last: 0, device });
        self.actors.insert(actor.clone(), session);
        session
    }

    /// The lane that a change with this behind it goes on, a new one where it goes on none of its device's.
    fn lane_of(&mut self, session: u32, behind: &Behind, place: u32) -> u32 {
        let device = self.sessions.get(session as usize).map_or(0, |session| session.device);
        let lanes = self.devices.get(device as usize).map_or(&[][..], |device| &device.lanes);
        let follows = |lane: &&u32| {
            self.lanes.get(**lane as usize).is_some_and(|last| self.has(behind, *last))
        };
        if let Some(lane) = lanes.iter().find(follows).copied() {
            if let Some(last) = self.lanes.get_mut(lane as usize) {
                *last = place;
            }
            return lane;
        }
        let lane = number(self.lanes.len());
        self.lanes.push(place);
        if let Some(device) = self.devices.get_mut(device as usize) {
            device.lanes.push(lane);
        }
        lane
    }

    fn key_number(&mut self, key: &str) -> u32 {
        if let Some(number) = self.keys.get(key) {
            return *number;
        }
        let next = number(self.keys.len());
        let name: Arc<str> = key.into();
        self.key_names.push(Arc::clone(&name));
        self.keys.insert(name, next);
        next
    }

    /// `at` is the record that the operation before wrote into: nearly always the same.
    fn insert_op<'a>(
        &mut self,
        op: &'a Op,
        this: OpKey,
        place: u32,
        at: &mut Option<(&'a OpId, u32)>,
    ) {
        let Key::Map(key) = &op.key else { return };
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(_)) => {
                if let Ok(id) = key.parse::<RecordId>() {
                    let next = number(self.records.len());
                    self.record_numbers.insert(id, next);
                    self.objects.insert(this, next);
                    let (kind, version, fields) = (None, 0, 0);
                    self.records.push(RecordIndex {
                        id,
                        number: next,
                        object: this,
                        made_by: place,
                        kind,
                        version,
                        fields,
                    });
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                let known = at.filter(|(last, _)| *last == object).map(|(_, known)| known);
                let known = known.or_else(|| {
                    let object = self.op_key(object)?;
                    self.objects.get(&object).copied()
                });
                let Some(record) = known else { return };
                *at = Some((object, record));
                self.insert_put((record, key, value), &op.pred, this, place);
            }
            _ => {}
        }
    }

    fn insert_put(
        &mut self,
        (record, key, value): (u32, &str, &ScalarValue),
        preds: &SortedVec<OpId>,
        (counter, session): OpKey,
        place: u32,
    ) {
        let key_number = self.key_number(key);
        let Some(field) = self.records.get(record as usize).map(|of| field_of(of, key_number))
        else {
            return;
        };
        let is_new = preds.is_empty() && !self.is_written(field);
        for pred in preds.iter() {
            let Some((counter, session)) = self.op_key(pred) else { continue };
            let device = self.sessions.get(session as usize).map_or(0, |session| session.device);
            let stood = PutKey { field, device, session, counter };
            if let Some(Put { place, value }) = self.puts.remove(&stood) {
                self.text_bytes -= text_bytes(&value);
                self.replaced.insert(stood, place);
            }
        }
        let device = self.sessions.get(session as usize).map_or(0, |session| session.device);
        self.text_bytes += text_bytes(value);
        let put = Put { place, value: value.clone() };
        self.puts.insert(PutKey { field, device, session, counter }, put);
        let Some(record) = self.records.get_mut(record as usize) else { return };
        record.fields += usize::from(is_new);
        match (key, value) {
            ("kind", ScalarValue::Str(kind)) => record.kind = Some(kind.as_str().into()),
            ("v", ScalarValue::Int(v)) => record.version = record.version.max(*v),
            _ => {}
        }
    }
}

/// Bytes that a value takes beside its place: short texts lie in it.
fn text_bytes(value: &ScalarValue) -> usize {
    const IN_PLACE: usize = 23;
    match value {
        ScalarValue::Str(text) if text.len() > IN_PLACE => text.len() + 32,
        _ => 0,
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
