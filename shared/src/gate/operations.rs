//! Rules G6 and G7: which operations a change may hold, and which fields a record may have.

use std::collections::{HashMap, HashSet};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ExpandedChange, ObjType, ScalarValue};

use super::index::DocumentIndex;
use super::{Authority, Refusal, Touch, Writer};
use crate::ids::RecordId;
use crate::kinds::{self, Kind, SetBy};

/// Bytes of a field's name at most.
pub const MAX_KEY_BYTES: usize = 64;
/// Bytes of a text value at most.
pub const MAX_TEXT_BYTES: usize = 4096;

/// What the change itself says of a record that it makes or writes to.
#[derive(Default)]
struct Draft<'a> {
    made: bool,
    /// The object of a record that the document has already.
    object: Option<&'a OpId>,
    kind: Option<&'a str>,
    version: i64,
    keys: HashSet<&'a str>,
}

/// Checks every operation; gives the records that the change touches, in the order of first touch.
pub(super) fn check(
    index: &DocumentIndex,
    change: &ExpandedChange,
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    if change.operations.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut made: HashMap<OpId, RecordId> = HashMap::new();
    let mut drafts: HashMap<RecordId, Draft> = HashMap::new();
    let mut order = Vec::new();
    for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
        let Key::Map(key) = &op.key else { return Err(Refusal::ForbiddenOperation) };
        if op.insert {
            return Err(Refusal::ForbiddenOperation);
        }
        let record = match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(ObjType::Map)) => {
                let record = check_make(index, op, key)?;
                made.insert(OpId::new(number, &change.actor_id), record);
                if drafts.contains_key(&record) {
                    return Err(Refusal::RecordExists);
                }
                drafts.insert(record, Draft { made: true, ..Draft::default() });
                order.push(record);
                continue;
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                check_value(key, value)?;
                check_put(index, &made, op, object)?
            }
            (_, OpType::Make(_)) => return Err(Refusal::NestedObject),
            (ObjectId::Root, OpType::Put(_)) => return Err(Refusal::NotARecord),
            _ => return Err(Refusal::ForbiddenOperation),
        };
        let draft = drafts.entry(record).or_insert_with(|| {
            order.push(record);
            Draft::default()
        });
        if let (ObjectId::Id(object), false) = (&op.obj, draft.made) {
            draft.object = Some(object);
        }
        if !draft.keys.insert(key.as_str()) {
            return Err(Refusal::KeyTwice);
        }
        note_kind(draft, key, op)?;
    }
    for draft in drafts.values() {
        let stored = draft.object.and_then(|object| index.record(object));
        check_kind(draft, stored.map(|(_, record)| record), writer)?;
    }
    Ok(order
        .into_iter()
        .map(|record| Touch { record, made: drafts.get(&record).is_some_and(|d| d.made) })
        .collect())
}

fn check_make(index: &DocumentIndex, op: &Op, key: &str) -> Result<RecordId, Refusal> {
    let record: RecordId = key.parse().map_err(|_| Refusal::BadRecordId)?;
    if index.has_record(&record) {
        return Err(Refusal::RecordExists);
    }
    if !op.pred.is_empty() {
        return Err(Refusal::UnknownPred);
    }
    Ok(record)
}

fn check_value(key: &str, value: &ScalarValue) -> Result<(), Refusal> {
    if key.is_empty() || key.len() > MAX_KEY_BYTES {
        return Err(Refusal::BadKey);
    }
    let allowed = match value {
        ScalarValue::Str(text) => text.len() <= MAX_TEXT_BYTES,
        ScalarValue::F64(number) => number.is_finite(),
        ScalarValue::Int(_)
        | ScalarValue::Boolean(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Null => true,
        _ => false,
    };
    if allowed { Ok(()) } else { Err(Refusal::BadValue) }
}

/// The record that the operation writes to; every predecessor is a known operation on the same field.
fn check_put(
    index: &DocumentIndex,
    made: &HashMap<OpId, RecordId>,
    op: &Op,
    object: &OpId,
) -> Result<RecordId, Refusal> {
    if let Some(record) = made.get(object) {
        return if op.pred.is_empty() { Ok(*record) } else { Err(Refusal::UnknownPred) };
    }
    let Some((id, record)) = index.record(object) else { return Err(Refusal::NotARecord) };
    let Key::Map(key) = &op.key else { return Err(Refusal::ForbiddenOperation) };
    if op.pred.iter().all(|pred| index.has_op(record, key, pred)) {
        Ok(id)
    } else {
        Err(Refusal::UnknownPred)
    }
}

/// `kind` is a text, `v` a whole number from 1.
fn note_kind<'a>(draft: &mut Draft<'a>, key: &str, op: &'a Op) -> Result<(), Refusal> {
    match (key, &op.action) {
        ("kind", OpType::Put(ScalarValue::Str(kind))) => draft.kind = Some(kind),
        ("v", OpType::Put(ScalarValue::Int(v))) if *v >= 1 => draft.version = *v,
        ("kind" | "v", _) => return Err(Refusal::BadKind),
        _ => {}
    }
    Ok(())
}

/// Rule G7. A kind or a schema version that this server does not know yet passes: it is stored, and
/// projected after the upgrade.
fn check_kind(
    draft: &Draft,
    stored: Option<&super::index::RecordIndex>,
    writer: &Writer,
) -> Result<(), Refusal> {
    let stored_kind = stored.and_then(|record| record.kind.as_deref());
    let name = match (draft.kind, stored_kind) {
        (Some(kind), None) if draft.made => kind,
        (None, Some(kind)) => kind,
        (Some(new), Some(kind)) if new == kind => kind,
        _ => return Err(Refusal::BadKind),
    };
    if draft.made && draft.version == 0 {
        return Err(Refusal::BadKind);
    }
    let Some(kind) = kinds::find(name).filter(|_| writer.authority != Authority::Log) else {
        return Ok(());
    };
    if kind.family != writer.family {
        return Err(Refusal::WrongFamily);
    }
    let version = stored.map_or(0, |record| record.version).max(draft.version);
    if version <= i64::from(kind.version) { check_fields(draft, kind, writer) } else { Ok(()) }
}

fn check_fields(draft: &Draft, kind: &Kind, writer: &Writer) -> Result<(), Refusal> {
    for key in &draft.keys {
        if matches!(*key, "kind" | "v") {
            continue;
        }
        let field = kind.field(key).ok_or(Refusal::UnknownField)?;
        if field.set_by == SetBy::Server && writer.authority != Authority::Server {
            return Err(Refusal::ServerField);
        }
    }
    Ok(())
}
