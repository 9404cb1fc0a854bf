//! Records as they stand, read from operations: what automerge says of the same document (tests, fuzzing and `vungxanh
//! check` hold one against the other).

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
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
        let (mut values_of, mut conflicts) = (Vec::new(), Vec::new());
        let fields = fields_of(self.record_of(record)?);
        let mut puts = self.puts.range(PutKey::all_of(fields)).peekable();
        while let Some((at, put)) = puts.next() {
            let Some(key) = self.key_name(at.field) else { continue };
            let mut others = Vec::new();
            while let Some(other) = puts.next_if(|(other, _)| other.field == at.field) {
                others.push(other);
            }
            // Nearly always one value stands in a field; then nobody need know whose it is.
            let mut winner = &put.value;
            if !others.is_empty() {
                let all = std::iter::once((at, put)).chain(others);
                let mut values: Vec<_> =
                    all.filter_map(|(at, put)| self.stands_as(at, put)).collect();
                winner_first(&mut values);
                winner = values.first().map_or(winner, |first| first.value);
                let standing = standing(&values);
                if standing.len() > 1 {
                    conflicts.push((key.to_owned(), standing));
                }
            }
            values_of.push((key.to_owned(), from_stored(winner)));
        }
        conflicts.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Some(RecordState { fields: values_of.into_iter().collect(), conflicts })
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
        let of_range = self.puts.range(PutKey::all_of(fields));
        of_range.filter_map(|(at, put)| Some((self.key_name(at.field)?, self.stands_as(at, put)?)))
    }

    fn key_name(&self, field: u64) -> Option<&str> {
        let number = usize::try_from(field & u64::from(u32::MAX)).ok()?;
        self.key_names.get(number).map(AsRef::as_ref)
    }

    fn stands_as<'a>(&self, at: &PutKey, put: &'a Put) -> Option<Stands<'a>> {
        let op = self.op_id((at.counter, at.session))?;
        Some(Stands { value: &put.value, op, by: self.author(at, put) })
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

/// The same as [`side_by_side`], also where a field holds a value of every phone of a ward: each is compared only with
/// those that look alike.
fn standing(values: &[Stands<'_>]) -> Vec<Standing> {
    const FEW: usize = 8;
    let plain = |one: &Stands<'_>| (from_stored(one.value), Some(one.op.clone()), one.by);
    if values.len() <= FEW {
        return side_by_side(values, plain);
    }
    let mut alike: HashMap<u64, Vec<&Stands<'_>>> = HashMap::new();
    let mut looks = Vec::new();
    for one in values {
        let look = look(one.value);
        let before = alike.entry(look).or_insert_with(|| {
            looks.push(look);
            Vec::new()
        });
        before.push(one);
    }
    let groups = looks.iter().filter_map(|look| alike.remove(look));
    let mut standing: Vec<Standing> = groups.flat_map(|group| side_by_side(group, plain)).collect();
    // Of different values that look alike each begins at its own place.
    standing.sort_by(|one, other| other.ops.first().cmp(&one.ops.first()));
    for (place, one) in standing.iter_mut().enumerate() {
        one.winner = place == 0;
    }
    standing
}

/// A number that equal values share.
fn look(value: &ScalarValue) -> u64 {
    let mut hasher = DefaultHasher::new();
    match value {
        ScalarValue::Str(text) => text.hash(&mut hasher),
        ScalarValue::Int(number) | ScalarValue::Timestamp(number) => number.hash(&mut hasher),
        ScalarValue::Boolean(is) => is.hash(&mut hasher),
        // Zero has two signs, and what the gate never lets in reads as null.
        _ => {}
    }
    hasher.finish()
}
