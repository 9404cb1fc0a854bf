//! Flat records in automerge documents (SPEC D3 to D6): writing, reading, and the values that
//! stand side by side where two people wrote the same field.

use std::collections::HashMap;

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    Automerge, AutomergeError, Change, ExpandedChange, ObjId, ObjType, ROOT, ReadDoc, ScalarValue,
    Value,
};

use crate::ids::{DeviceId, RecordId, SessionActor};
use crate::scalar::{Fields, Scalar};

/// One record's part of a change.
#[derive(Clone, Debug)]
pub struct RecordWrite {
    /// The record.
    pub record: RecordId,
    /// Field values as they are stored (times as automerge timestamps). A new record's must hold
    /// `kind` and `v`.
    pub values: Vec<(String, ScalarValue)>,
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

/// Writes records as one change of the session `actor`, committed at `now_ms`. Values that stand
/// already, alone, are left out; gives nothing where no value is new.
pub fn write(
    document: &mut Automerge,
    actor: SessionActor,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    document.set_actor(actor.to_actor());
    if decisions(document, writes).is_empty() {
        return commit(document, now_ms, writes);
    }
    let mut draft = document.clone();
    let Some(change) = commit(&mut draft, now_ms, writes)? else { return Ok(None) };
    let change = with_decisions(change, &decisions(document, writes));
    document.apply_changes([change.clone()])?;
    Ok(Some(change))
}

/// Writes that decide for the value which wins already: the field's object and key, the value, and
/// every operation that stands there.
fn decisions(
    document: &Automerge,
    writes: &[RecordWrite],
) -> Vec<(OpId, String, ScalarValue, Vec<OpId>)> {
    let mut decisions = Vec::new();
    for write in writes {
        let Some(object) = object_of(document, write.record) else { continue };
        let Some(object_id) = op_id(&object) else { continue };
        for (name, value) in &write.values {
            let Ok(standing) = document.get_all(&object, name.as_str()) else { continue };
            let winner = standing.last().and_then(|(winner, _)| winner.as_scalar());
            if standing.len() > 1 && winner == Some(value) {
                let stands = standing.iter().filter_map(|(_, op)| op_id(op)).collect();
                decisions.push((object_id.clone(), name.clone(), value.clone(), stands));
            }
        }
    }
    decisions
}

/// automerge writes a value that wins already as the deletion of the others, which says nothing of
/// who decided and which the gate refuses (SPEC G6): here it becomes a writing of that value, over all.
fn with_decisions(change: Change, decisions: &[(OpId, String, ScalarValue, Vec<OpId>)]) -> Change {
    let mut expanded = change.decode();
    for op in &mut expanded.operations {
        let (OpType::Delete, ObjectId::Id(object), Key::Map(key)) = (&op.action, &op.obj, &op.key)
        else {
            continue;
        };
        let decided = decisions.iter().find(|(id, name, ..)| id == object && *name == **key);
        if let Some((_, _, value, stands)) = decided {
            op.action = OpType::Put(value.clone());
            op.pred = stands.iter().cloned().collect();
        }
    }
    Change::from(expanded)
}

fn op_id(id: &ObjId) -> Option<OpId> {
    match id {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

fn commit(
    document: &mut Automerge,
    now_ms: i64,
    writes: &[RecordWrite],
) -> Result<Option<Change>, WriteError> {
    let mut transaction = document.transaction();
    let mut written = 0usize;
    for write in writes {
        let key = write.record.to_string();
        let object = match transaction.get(ROOT, key.as_str())? {
            Some((Value::Object(ObjType::Map), object)) => object,
            Some(_) => return Err(WriteError::NotARecord(write.record)),
            None => {
                written += 1;
                transaction.put_object(ROOT, key.as_str(), ObjType::Map)?
            }
        };
        for (name, value) in &write.values {
            let standing = transaction.get_all(&object, name.as_str())?;
            if let [(Value::Scalar(stored), _)] = standing.as_slice()
                && stored.as_ref() == value
            {
                continue;
            }
            if standing.is_empty() && *value == ScalarValue::Null {
                continue;
            }
            transaction.put(&object, name.as_str(), value.clone())?;
            written += 1;
        }
    }
    if written == 0 {
        transaction.rollback();
        return Ok(None);
    }
    transaction.commit_with(CommitOptions::default().with_time(to_commit_time(now_ms)));
    Ok(document.get_last_local_change())
}

/// automerge's convention for the time of a commit is seconds.
fn to_commit_time(now_ms: i64) -> i64 {
    now_ms.div_euclid(1000)
}

/// The time of a change's commit, milliseconds since 1970, as its phone's clock had it.
pub fn commit_time_ms(change_time_s: i64) -> i64 {
    change_time_s.saturating_mul(1000)
}

/// Who wrote a value, and when by the writer's clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Authorship {
    /// The device.
    pub device: DeviceId,
    /// Milliseconds since 1970, to the second.
    pub at_ms: i64,
}

/// One of several different values that stand in one field.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing {
    /// The value.
    pub value: Scalar,
    /// Who wrote it and when.
    pub by: Authorship,
    /// Whether it is the value that every replica shows as the field's.
    pub winner: bool,
}

/// A record as it stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RecordState {
    /// Every field's value (of several, automerge's winner).
    pub fields: Fields,
    /// Fields in which different values stand, with all of them, the winner first.
    pub conflicts: Vec<(String, Vec<Standing>)>,
}

impl RecordState {
    /// The kind's name, or nothing where it was never written.
    pub fn kind(&self) -> &str {
        self.fields.get("kind").and_then(Scalar::as_text).unwrap_or_default()
    }
    /// The schema version; 0 where it was never written.
    pub fn version(&self) -> u32 {
        let version = self.fields.get("v").and_then(Scalar::as_int).unwrap_or(0);
        u32::try_from(version).unwrap_or(0)
    }
    /// Whether it carries a tombstone.
    pub fn is_removed(&self) -> bool {
        self.fields.get("removed/at").is_some_and(|at| *at != Scalar::Null)
    }
}

/// The ids of all records of a document, in order.
pub fn record_ids(document: &Automerge) -> Vec<RecordId> {
    document.keys(ROOT).filter_map(|key| key.parse().ok()).collect()
}

/// Reads one record; none where the document has no such record.
pub fn read(document: &Automerge, record: RecordId) -> Option<RecordState> {
    let object = object_of(document, record)?;
    let mut state = RecordState::default();
    for key in document.keys(&object) {
        let Ok(values) = document.get_all(&object, key.as_str()) else { continue };
        let Some((winner, _)) = values.last() else { continue };
        if values.iter().any(|(value, _)| value != winner) {
            state.conflicts.push((key.clone(), standing(document, &values)));
        }
        state.fields.insert(key, to_scalar(winner));
    }
    Some(state)
}

fn object_of(document: &Automerge, record: RecordId) -> Option<ObjId> {
    match document.get(ROOT, record.to_string()).ok()?? {
        (Value::Object(ObjType::Map), object) => Some(object),
        _ => None,
    }
}

/// Equal values are no conflict: of each different value the latest writing is given, winner first.
fn standing(document: &Automerge, values: &[(Value<'_>, ObjId)]) -> Vec<Standing> {
    let mut different: Vec<Standing> = Vec::new();
    for (place, (value, op)) in values.iter().rev().enumerate() {
        let value = to_scalar(value);
        if different.iter().all(|standing| standing.value != value) {
            different.push(Standing { value, by: authorship(document, op), winner: place == 0 });
        }
    }
    different
}

fn authorship(document: &Automerge, op: &ObjId) -> Authorship {
    let device = match op {
        ObjId::Id(_, actor, _) => SessionActor::from_actor(actor).map(|a| a.device()),
        ObjId::Root => None,
    };
    let at_ms = document
        .hash_for_opid(op)
        .and_then(|hash| document.get_change_meta_by_hash(&hash))
        .map_or(0, |change| commit_time_ms(change.timestamp));
    Authorship { device: device.unwrap_or(DeviceId([0; 16])), at_ms }
}

/// When a record was made and last written, and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lifetime {
    /// The making.
    pub created: Authorship,
    /// The latest writing that still stands in some field.
    pub updated: Authorship,
}

/// Reads who made a record and who wrote it last; none where the document has no such record.
pub fn lifetime(document: &Automerge, record: RecordId) -> Option<Lifetime> {
    let object = object_of(document, record)?;
    let created = authorship(document, &object);
    let mut updated = created;
    for key in document.keys(&object) {
        for (_, op) in document.get_all(&object, key.as_str()).ok()? {
            let by = authorship(document, &op);
            if by.at_ms > updated.at_ms {
                updated = by;
            }
        }
    }
    Some(Lifetime { created, updated })
}

/// What one change wrote into one record: for a record's history.
pub fn written_by(change: &Change, record: RecordId, object: Option<&ObjId>) -> Fields {
    let expanded = change.decode();
    let key = record.to_string();
    let mut made = None;
    let known = match object {
        Some(ObjId::Id(counter, actor, _)) => Some(OpId::new(*counter, actor)),
        _ => None,
    };
    let mut fields = Fields::new();
    for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
        match (&op.obj, &op.key, &op.action) {
            (ObjectId::Root, Key::Map(name), OpType::Make(_)) if *name == key => {
                made = Some(OpId::new(number, &expanded.actor_id));
            }
            (ObjectId::Id(id), Key::Map(name), OpType::Put(value))
                if Some(id) == known.as_ref() || Some(id) == made.as_ref() =>
            {
                fields.insert(name.to_string(), from_stored(value));
            }
            _ => {}
        }
    }
    fields
}

/// The records that a change of the gate's form makes, with all that it wrote into each. As long as no
/// other change has touched such a record this is what [`read`] gives.
pub fn made_by(change: &ExpandedChange) -> HashMap<RecordId, Fields> {
    let mut records: HashMap<u64, (RecordId, Fields)> = HashMap::new();
    for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
        let Key::Map(name) = &op.key else { continue };
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(_)) => {
                if let Ok(record) = name.parse() {
                    records.insert(number, (record, Fields::new()));
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) if *object.actor() == change.actor_id => {
                if let Some((_, fields)) = records.get_mut(&object.counter()) {
                    fields.insert(name.to_string(), from_stored(value));
                }
            }
            _ => {}
        }
    }
    records.into_values().collect()
}

/// The changes that wrote into a record, oldest first in causal order, with what each wrote.
pub fn history(document: &Automerge, record: RecordId) -> Vec<(Authorship, Fields)> {
    let Some(object) = object_of(document, record) else { return Vec::new() };
    let mut entries = Vec::new();
    for change in document.get_changes(&[]) {
        let fields = written_by(&change, record, Some(&object));
        if fields.is_empty() {
            continue;
        }
        let device = SessionActor::from_actor(change.actor_id()).map(|a| a.device());
        let by = Authorship {
            device: device.unwrap_or(DeviceId([0; 16])),
            at_ms: commit_time_ms(change.timestamp()),
        };
        entries.push((by, fields));
    }
    entries
}

/// The object under which automerge keeps a record.
pub fn record_object(document: &Automerge, record: RecordId) -> Option<ObjId> {
    object_of(document, record)
}

fn to_scalar(value: &Value<'_>) -> Scalar {
    value.as_scalar().map_or(Scalar::Null, from_stored)
}

/// A stored value as a plain one; what the gate never lets in reads as null.
pub fn from_stored(value: &ScalarValue) -> Scalar {
    match value {
        ScalarValue::Str(text) => Scalar::Text(text.to_string()),
        ScalarValue::Int(n) | ScalarValue::Timestamp(n) => Scalar::Int(*n),
        ScalarValue::F64(x) => Scalar::F64(*x),
        ScalarValue::Boolean(b) => Scalar::Bool(*b),
        _ => Scalar::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_MS: i64 = 1_763_000_000_000;

    fn session(n: u8) -> SessionActor {
        SessionActor::new(DeviceId([n; 16]), [n; 4])
    }

    fn write_one(
        doc: &mut Automerge,
        by: u8,
        at_ms: i64,
        field: &str,
        value: &str,
    ) -> Option<Change> {
        let record = RecordId::new(NOW_MS, [1; 10]);
        let values = vec![(field.to_owned(), ScalarValue::from(value))];
        write(doc, session(by), at_ms, &[RecordWrite { record, values }]).unwrap()
    }

    /// Two copies of one document in which both wrote `field` apart, merged.
    fn merged(first: &str, second: &str) -> (Automerge, RecordId) {
        let mut one = Automerge::new();
        write_one(&mut one, 1, NOW_MS, "kind", "household");
        let mut two = one.fork();
        write_one(&mut one, 1, NOW_MS + 60_000, "phone", first);
        write_one(&mut two, 2, NOW_MS + 120_000, "phone", second);
        one.merge(&mut two).unwrap();
        (one, RecordId::new(NOW_MS, [1; 10]))
    }

    #[test]
    fn d6_different_values_stand_side_by_side_with_author_and_time() {
        let (doc, record) = merged("+84900000001", "+84900000002");
        let state = read(&doc, record).unwrap();
        let [(field, standing)] = state.conflicts.as_slice() else { panic!("{state:?}") };
        assert_eq!(field, "phone");
        assert_eq!(standing.len(), 2);
        assert!(standing[0].winner && !standing[1].winner);
        assert_eq!(state.fields["phone"], standing[0].value);
        let first = standing.iter().find(|s| s.value == "+84900000001".into()).unwrap();
        assert_eq!(first.by, Authorship { device: DeviceId([1; 16]), at_ms: NOW_MS + 60_000 });
    }

    #[test]
    fn d6_deciding_for_the_value_that_wins_is_a_writing_that_the_gate_takes() {
        use crate::gate;
        use crate::ids::Family;
        let (mut doc, record) = merged("+84900000001", "+84900000002");
        let before = doc.get_changes(&[]);
        let winner = read(&doc, record).unwrap().fields["phone"].clone();
        let text = winner.as_text().unwrap().to_owned();
        let change = write_one(&mut doc, 1, NOW_MS + 180_000, "phone", &text).unwrap();
        assert_eq!(read(&doc, record).unwrap().conflicts, []);
        assert_eq!(read(&doc, record).unwrap().fields["phone"], winner);
        assert_eq!(history(&doc, record).last().unwrap().1["phone"], winner, "who decided is kept");
        let mut index = gate::DocumentIndex::of(&before);
        let (device, family) = (DeviceId([1; 16]), Family::Register);
        let writer = gate::Writer { device, family, authority: gate::Authority::Member };
        let parsed = gate::parse(change.raw_bytes()).unwrap();
        // The record has no `v`, which rule G7 does not ask of a record that is there already.
        assert!(gate::admit(&mut index, &parsed, &writer).is_ok());
        assert_eq!(
            write_one(&mut doc, 1, NOW_MS + 240_000, "phone", &text),
            None,
            "stands alone now"
        );
    }

    #[test]
    fn d6_equal_values_are_no_conflict() {
        let (doc, record) = merged("+84900000001", "+84900000001");
        assert_eq!(read(&doc, record).unwrap().conflicts, []);
    }

    #[test]
    fn d6_writing_the_field_again_decides() {
        let (mut doc, record) = merged("+84900000001", "+84900000002");
        let winner = read(&doc, record).unwrap().fields["phone"].as_text().unwrap().to_owned();
        assert!(write_one(&mut doc, 3, NOW_MS + 180_000, "phone", &winner).is_some());
        let state = read(&doc, record).unwrap();
        assert_eq!((state.conflicts, state.fields["phone"].as_text()), (vec![], Some(&*winner)));
    }

    #[test]
    fn a_value_that_stands_already_makes_no_change() {
        let mut doc = Automerge::new();
        assert!(write_one(&mut doc, 1, NOW_MS, "phone", "+84900000001").is_some());
        assert!(write_one(&mut doc, 1, NOW_MS, "phone", "+84900000001").is_none());
    }

    #[test]
    fn d5_a_tombstone_takes_a_record_out_and_null_brings_it_back() {
        let mut doc = Automerge::new();
        let record = RecordId::new(NOW_MS, [1; 10]);
        let mut removed = |at: ScalarValue| {
            let values = vec![("kind".into(), "household".into()), ("removed/at".into(), at)];
            write(&mut doc, session(1), NOW_MS, &[RecordWrite { record, values }]).unwrap();
            read(&doc, record).unwrap().is_removed()
        };
        assert!(removed(ScalarValue::Timestamp(NOW_MS)));
        assert!(!removed(ScalarValue::Null));
    }

    #[test]
    fn d7_history_names_who_wrote_what_and_when() {
        let (doc, record) = merged("+84900000001", "+84900000002");
        let history = history(&doc, record);
        assert_eq!(history.len(), 3);
        assert!(history.iter().any(|(by, fields)| by.device == DeviceId([2; 16])
            && fields["phone"] == "+84900000002".into()));
        let lifetime = lifetime(&doc, record).unwrap();
        assert_eq!(lifetime.created.at_ms, NOW_MS);
        assert_eq!(lifetime.updated.at_ms, NOW_MS + 120_000);
    }

    #[test]
    fn d5_a_record_just_made_reads_alike_from_its_change_and_from_its_document() {
        let mut doc = Automerge::new();
        let value = |name: &str, value: ScalarValue| (name.to_owned(), value);
        let make = |number: u8| RecordWrite {
            record: RecordId::new(NOW_MS, [number; 10]),
            values: vec![
                value("kind", "movement".into()),
                value("v", 1i64.into()),
                value("name", "Nguyễn Thị Lan".into()),
                value("temp", 36.5.into()),
                value("closed", true.into()),
                value("depart_planned", ScalarValue::Timestamp(NOW_MS)),
            ],
        };
        write(&mut doc, session(1), NOW_MS, &[make(1)]).unwrap();
        let late = RecordWrite { values: vec![value("note", "về muộn".into())], ..make(1) };
        let change = write(&mut doc, session(1), NOW_MS, &[make(2), late, make(3)]).unwrap();
        let made = made_by(&change.unwrap().decode());
        assert_eq!(made.len(), 2);
        for (record, fields) in made {
            let state = read(&doc, record).unwrap();
            assert_eq!((state.fields, state.conflicts), (fields, vec![]));
        }
    }
}
