//! Rules G6 and G7: which operations a change may hold, and which fields a record may have.

use std::collections::{BTreeSet, HashMap};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, ExpandedChange, ObjType, ScalarValue};

use super::index::{DocumentIndex, RecordIndex};
use super::{Authority, Refusal, Touch, Writer};
use crate::ids::RecordId;
use crate::kinds::{self, Kind, SetBy};

/// Bytes of a field's name at most.
pub const MAX_KEY_BYTES: usize = 64;
/// Bytes of a text value at most.
pub const MAX_TEXT_BYTES: usize = 4096;

/// What the change itself says of a record that it makes or writes to.
struct Draft<'a> {
    id: RecordId,
    made: bool,
    /// The record as it is, where the document has it already.
    stored: Option<&'a RecordIndex>,
    kind: Option<&'a str>,
    version: i64,
    keys: BTreeSet<&'a str>,
}

impl<'a> Draft<'a> {
    fn of(id: RecordId, stored: Option<&'a RecordIndex>) -> Self {
        let made = stored.is_none();
        Self { id, made, stored, kind: None, version: 0, keys: BTreeSet::new() }
    }
}

/// The records of a change, in the order of first touch.
#[derive(Default)]
struct Drafts<'a> {
    all: Vec<Draft<'a>>,
    /// Where those are that the change makes, by the number of the operation that makes them.
    made: HashMap<u64, usize>,
    /// Where each is.
    records: HashMap<RecordId, usize>,
    /// The object that the operation before wrote into: nearly always the same.
    last: Option<(&'a OpId, usize)>,
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
    let mut drafts = Drafts::default();
    for (op, number) in change.operations.iter().zip(change.start_op.get()..) {
        let Key::Map(key) = &op.key else { return Err(Refusal::ForbiddenOperation) };
        if op.insert {
            return Err(Refusal::ForbiddenOperation);
        }
        match (&op.obj, &op.action) {
            (ObjectId::Root, OpType::Make(ObjType::Map)) => {
                drafts.make(check_make(index, op, key)?, number)?;
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                check_value(key, value)?;
                let draft = drafts.written(index, object, &change.actor_id)?;
                check_preds(index, draft, op, key)?;
                if !draft.keys.insert(key.as_str()) {
                    return Err(Refusal::KeyTwice);
                }
                note_kind(draft, key, op)?;
            }
            (_, OpType::Make(_)) => return Err(Refusal::NestedObject),
            (ObjectId::Root, OpType::Put(_)) => return Err(Refusal::NotARecord),
            _ => return Err(Refusal::ForbiddenOperation),
        }
    }
    for draft in &drafts.all {
        check_kind(draft, writer)?;
    }
    Ok(drafts.all.iter().map(|draft| Touch { record: draft.id, made: draft.made }).collect())
}

impl<'a> Drafts<'a> {
    /// The record that operation `number` makes.
    fn make(&mut self, record: RecordId, number: u64) -> Result<(), Refusal> {
        if self.records.insert(record, self.all.len()).is_some() {
            return Err(Refusal::RecordExists);
        }
        self.made.insert(number, self.all.len());
        self.all.push(Draft::of(record, None));
        Ok(())
    }

    /// The record that an operation of `actor` writes into.
    fn written(
        &mut self,
        index: &'a DocumentIndex,
        object: &'a OpId,
        actor: &ActorId,
    ) -> Result<&mut Draft<'a>, Refusal> {
        let at = match self.last {
            Some((last, at)) if last == object => at,
            _ => self.find(index, object, actor)?,
        };
        self.last = Some((object, at));
        self.all.get_mut(at).ok_or(Refusal::NotARecord)
    }

    fn find(
        &mut self,
        index: &'a DocumentIndex,
        object: &OpId,
        actor: &ActorId,
    ) -> Result<usize, Refusal> {
        if let Some(at) = self.made.get(&object.counter()).filter(|_| object.actor() == actor) {
            return Ok(*at);
        }
        let (id, stored) = index.record(object).ok_or(Refusal::NotARecord)?;
        let next = self.all.len();
        let at = *self.records.entry(id).or_insert(next);
        if at == next {
            self.all.push(Draft::of(id, Some(stored)));
        }
        Ok(at)
    }
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

/// Every predecessor is a known operation on the same field; what is made here has none.
fn check_preds(index: &DocumentIndex, draft: &Draft, op: &Op, key: &str) -> Result<(), Refusal> {
    let known = match draft.stored {
        Some(record) => op.pred.iter().all(|pred| index.has_op(record, key, pred)),
        None => op.pred.is_empty(),
    };
    if known { Ok(()) } else { Err(Refusal::UnknownPred) }
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
fn check_kind(draft: &Draft, writer: &Writer) -> Result<(), Refusal> {
    let stored_kind = draft.stored.and_then(|record| record.kind.as_deref());
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
    let version = draft.stored.map_or(0, |record| record.version).max(draft.version);
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
