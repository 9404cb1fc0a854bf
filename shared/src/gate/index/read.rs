//! Records as they stand, read from operations: what automerge says of the same document (tests, fuzzing and `vungxanh
//! check` hold one against the other).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use automerge::ScalarValue;
use automerge::legacy::OpId;

use super::{DocumentIndex, OpKey, Put, PutKey, RecordIndex, field_of, fields_of};
use crate::document::{
    Authorship, RecordState, Standing, commit_time_ms, from_stored, side_by_side,
};
use crate::ids::{DeviceId, RecordId};

/// A value that stands, with its operation.
pub(super) struct Stands<'a> {
    pub value: &'a ScalarValue,
    pub op: OpId,
    by: Authorship,
}

impl DocumentIndex {
    /// The ids of all records, in the order of their making.
    pub fn record_ids(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.records.iter().map(|record| record.id)
    }

    /// Reads one record; none where the document has no such record.
    pub fn read(&self, record: RecordId) -> Option<RecordState> {
        let mut state = RecordState::default();
        for (key, values) in self.fields(self.record_of(record)?) {
            if let Some(winner) = values.first() {
                state.fields.insert(key.to_owned(), from_stored(winner.value));
            }
            let standing = standing(&values);
            if standing.len() > 1 {
                state.conflicts.push((key.to_owned(), standing));
            }
        }
        Some(state)
    }

    /// Of every field that was ever written all that stands, the winner first; none where the document has no such
    /// record.
    pub fn stands(&self, record: RecordId) -> Option<BTreeMap<String, Vec<Standing>>> {
        let fields = self.fields(self.record_of(record)?).into_iter();
        Some(fields.map(|(key, values)| (key.to_owned(), standing(&values))).collect())
    }

    pub(super) fn record_of(&self, id: RecordId) -> Option<&RecordIndex> {
        self.records.get(*self.record_numbers.get(&id)? as usize)
    }

    /// Every field of a record with all that stands in it, the winner first.
    fn fields(&self, record: &RecordIndex) -> BTreeMap<&str, Vec<Stands<'_>>> {
        let mut fields: BTreeMap<&str, Vec<Stands<'_>>> = BTreeMap::new();
        for (key, stands) in self.standing(fields_of(record)) {
            fields.entry(key).or_default().push(stands);
        }
        fields.values_mut().for_each(|values| winner_first(values));
        fields
    }

    /// What stands in one field, the winner first.
    pub(super) fn values(&self, record: &RecordIndex, key: &str) -> Vec<Stands<'_>> {
        let Some(key) = self.keys.get(key) else { return Vec::new() };
        let field = field_of(record, *key);
        let mut values: Vec<_> = self.standing(field..=field).map(|(_, stands)| stands).collect();
        winner_first(&mut values);
        values
    }

    /// What stands in these fields, in no order that counts.
    fn standing(&self, fields: RangeInclusive<u64>) -> impl Iterator<Item = (&str, Stands<'_>)> {
        self.puts.range(PutKey::all_of(fields)).filter_map(|(at, put)| {
            let key = self.key_names.get((at.field & u64::from(u32::MAX)) as usize)?;
            let op = self.op_id((at.counter, at.session))?;
            Some((key.as_ref(), Stands { value: &put.value, op, by: self.author(at, put) }))
        })
    }

    fn author(&self, at: &PutKey, put: &Put) -> Authorship {
        let device = self.devices.get(at.device as usize).map(|device| device.id);
        let time_s = self.change(put.place).map_or(0, |change| change.time_s);
        Authorship { device: device.unwrap_or(DeviceId([0; 16])), at_ms: commit_time_ms(time_s) }
    }

    pub(super) fn op_id(&self, (counter, session): OpKey) -> Option<OpId> {
        Some(OpId::new(counter, &self.sessions.get(session as usize)?.actor))
    }
}

/// Of several the one with the highest operation wins.
fn winner_first(values: &mut [Stands<'_>]) {
    if values.len() > 1 {
        values.sort_unstable_by(|one, other| other.op.cmp(&one.op));
    }
}

fn standing(values: &[Stands<'_>]) -> Vec<Standing> {
    side_by_side(values, |stands| (from_stored(stands.value), Some(stands.op.clone()), stands.by))
}
