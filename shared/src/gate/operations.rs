//! Rules G6, G7, G13 and G16 to G18: which operations a change may hold and on what, which fields a record may have.

use std::collections::{BTreeSet, HashMap};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, ExpandedChange, ObjType, ScalarValue};

use super::index::RecordIndex;
use super::{Ground, Refusal, Touch, Writer};
use crate::ids::RecordId;
use crate::kinds::{self, Kind, SetBy};

/// Bytes of a field's name at most.
pub const MAX_KEY_BYTES: usize = 64;
/// Bytes of a text value at most.
pub const MAX_TEXT_BYTES: usize = 12 * 1024;
/// Records of one document at most (rule G13).
pub const MAX_RECORDS: usize = 20_000;
/// Fields of one record at most (rule G13).
pub const MAX_FIELDS: usize = 2000;

/// What the change itself says of a record that it makes or writes to.
struct Draft<'a> {
    id: RecordId,
    made: bool,
    /// The record as it is, where the document has it already.
    stored: Option<&'a RecordIndex>,
    kind: Option<&'a str>,
    version: i64,
    keys: BTreeSet<&'a str>,
    /// How many fields the record did not have before.
    new_fields: usize,
}

impl<'a> Draft<'a> {
    fn of(id: RecordId, stored: Option<&'a RecordIndex>) -> Self {
        let made = stored.is_none();
        Self { id, made, stored, kind: None, version: 0, keys: BTreeSet::new(), new_fields: 0 }
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
    ground: &Ground,
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
                drafts.make(check_make(ground, op, key)?, number)?;
                if !writer.authority.is_log() {
                    check_room(ground.index.record_count() + drafts.made.len())?;
                }
            }
            (ObjectId::Id(object), OpType::Put(value)) => {
                check_value(key, value)?;
                let draft = drafts.written(ground, object, &change.actor_id)?;
                check_preds(ground, draft, op, key)?;
                if !writer.authority.is_log() {
                    check_field(ground, draft, (op, key), writer)?;
                }
                if !draft.keys.insert(key.as_str()) {
                    return Err(Refusal::KeyTwice);
                }
                record_kind(draft, key, op)?;
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
        ground: &Ground<'a>,
        object: &'a OpId,
        actor: &ActorId,
    ) -> Result<&mut Draft<'a>, Refusal> {
        let at = match self.last {
            Some((last, at)) if last == object => at,
            _ => self.find(ground, object, actor)?,
        };
        self.last = Some((object, at));
        self.all.get_mut(at).ok_or(Refusal::NotARecord)
    }

    fn find(
        &mut self,
        ground: &Ground<'a>,
        object: &OpId,
        actor: &ActorId,
    ) -> Result<usize, Refusal> {
        if let Some(at) = self.made.get(&object.counter()).filter(|_| object.actor() == actor) {
            return Ok(*at);
        }
        let stored = ground.index.record(object).ok_or(Refusal::NotARecord)?;
        if !ground.index.has_record_of(ground.behind, stored) {
            return Err(Refusal::NotBehind);
        }
        let next = self.all.len();
        let at = *self.records.entry(stored.id).or_insert(next);
        if at == next {
            self.all.push(Draft::of(stored.id, Some(stored)));
        }
        Ok(at)
    }
}

fn check_make(ground: &Ground, op: &Op, key: &str) -> Result<RecordId, Refusal> {
    let record: RecordId = key.parse().map_err(|_| Refusal::BadRecordId)?;
    if ground.index.has_record(&record) {
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

/// Rule G13 of a document that would have so many records.
fn check_room(records: usize) -> Result<(), Refusal> {
    if records > MAX_RECORDS { Err(Refusal::DocumentFull) } else { Ok(()) }
}

/// Every predecessor is a known operation on the same field (G6) and behind the change (G16); what is made here
/// has none.
fn check_preds(ground: &Ground, draft: &Draft, op: &Op, key: &str) -> Result<(), Refusal> {
    let Some(record) = draft.stored else {
        return if op.pred.is_empty() { Ok(()) } else { Err(Refusal::UnknownPred) };
    };
    for pred in op.pred.iter() {
        match ground.index.put(ground.behind, (record, key), pred) {
            None => return Err(Refusal::UnknownPred),
            Some(false) => return Err(Refusal::NotBehind),
            Some(true) => {}
        }
    }
    Ok(())
}

/// Of each device at most one value stands in a field (G17), and the fields of a record are bounded (G13).
fn check_field(
    ground: &Ground,
    draft: &mut Draft,
    (op, key): (&Op, &str),
    writer: &Writer,
) -> Result<(), Refusal> {
    let stored = draft.stored;
    if let Some(record) = stored {
        let preds: Vec<OpId> = op.pred.iter().cloned().collect();
        if !ground.index.replaces_own(writer.device, (record, key), &preds) {
            return Err(Refusal::OwnValueLeft);
        }
    }
    draft.new_fields +=
        usize::from(stored.is_none_or(|record| !ground.index.has_field(record, key)));
    let fields = stored.map_or(0, |record| record.fields) + draft.new_fields;
    if draft.new_fields > 0 && fields > MAX_FIELDS { Err(Refusal::RecordFull) } else { Ok(()) }
}

/// `kind` is a text, `v` a whole number from 1.
fn record_kind<'a>(draft: &mut Draft<'a>, key: &str, op: &'a Op) -> Result<(), Refusal> {
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
    let Some(kind) = kinds::find(name) else { return Ok(()) };
    let version = draft.stored.map_or(0, |record| record.version).max(draft.version);
    let is_known = version <= i64::from(kind.version);
    check_server_fields(draft, kind, writer)?;
    if writer.authority.is_log() {
        return Ok(());
    }
    if kind.family != writer.family {
        return Err(Refusal::WrongFamily);
    }
    if is_known { check_fields(draft, kind) } else { Ok(()) }
}

/// Rule G18: what only the server sets comes from nobody else, whatever version the record says it has. Asked of a log,
/// too: servers before this rule took such fields where the version was one to come, and it may have come since.
fn check_server_fields(draft: &Draft, kind: &Kind, writer: &Writer) -> Result<(), Refusal> {
    let is_servers =
        |key: &&&str| kind.field(key).is_some_and(|field| field.set_by == SetBy::Server);
    if !writer.authority.is_server() && draft.keys.iter().any(|key| is_servers(&key)) {
        return Err(Refusal::ServerField);
    }
    Ok(())
}

fn check_fields(draft: &Draft, kind: &Kind) -> Result<(), Refusal> {
    let known = |key: &&str| matches!(*key, "kind" | "v") || kind.field(key).is_some();
    if draft.keys.iter().all(known) { Ok(()) } else { Err(Refusal::UnknownField) }
}
