//! Reads all records of a document in one pass, with who wrote them and when. The index is filled from it;
//! `rebase` and exports use it to say which records a change touches.

use std::collections::{BTreeMap, HashMap};

use automerge::iter::MapRangeItem;
use automerge::legacy::{Key, ObjectId, OpId};
use automerge::{ActorId, Automerge, Change, ObjId, ObjType, ROOT, ReadDoc, Value, ValueRef};
use vungxanh_shared::document::{self, Authorship, Standing};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};
use vungxanh_shared::scalar::{Fields, Scalar};

/// A record as it stands in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its id.
    pub id: RecordId,
    /// The operation that made it.
    pub object: OpId,
    /// Every field's value (of several, automerge's winner), without `kind` and `v`.
    pub fields: Fields,
    /// The kind's name.
    pub kind: String,
    /// The schema version.
    pub version: u32,
    /// Fields in which different values stand.
    pub conflicts: BTreeMap<String, Vec<Standing>>,
    /// Who made it and when.
    pub created: Authorship,
    /// The latest writing that still stands in some field.
    pub updated: Authorship,
}

/// Reads every record of a document, in the order of their ids, each in one walk through its fields:
/// seeking each by its name costs several times as much.
pub fn read_all(document: &Automerge) -> Vec<Reading> {
    let authors = Authors::of(document);
    let records = document.map_range(ROOT, ..).filter_map(|at_root| {
        let ValueRef::Object(ObjType::Map) = at_root.value else { return None };
        read_object(document, &authors, at_root.key.parse().ok()?, &at_root.id())
    });
    records.collect()
}

/// Reads some records of a document.
pub fn read_some(document: &Automerge, ids: &[RecordId]) -> Vec<Reading> {
    let authors = Authors::of(document);
    ids.iter().filter_map(|id| read_one(document, &authors, *id)).collect()
}

fn read_one(document: &Automerge, authors: &Authors, id: RecordId) -> Option<Reading> {
    let object = document::record_object(document, id)?;
    read_object(document, authors, id, &object)
}

fn read_object(
    document: &Automerge,
    authors: &Authors,
    id: RecordId,
    object: &ObjId,
) -> Option<Reading> {
    let mut reading = Reading::new(id, authors, object)?;
    for field in document.map_range(object, ..) {
        reading.take(document, authors, object, field);
    }
    Some(reading)
}

impl Reading {
    fn new(id: RecordId, authors: &Authors, object: &ObjId) -> Option<Self> {
        let created = authors.of_op(object);
        Some(Self {
            id,
            object: op_id(object)?,
            fields: Fields::new(),
            kind: String::new(),
            version: 0,
            conflicts: BTreeMap::new(),
            created,
            updated: created,
        })
    }

    /// Takes in a field of this record.
    fn take(
        &mut self,
        document: &Automerge,
        authors: &Authors,
        object: &ObjId,
        field: MapRangeItem<'_>,
    ) {
        self.wrote(authors.of_op(&field.id()));
        if field.conflict {
            let values = document.get_all(object, field.key.as_ref()).unwrap_or_default();
            for (_, op) in &values {
                self.wrote(authors.of_op(op));
            }
            let standing = standing(authors, &values);
            // What a record is does not change (SPEC G7).
            if standing.len() > 1 && !matches!(field.key.as_ref(), "kind" | "v") {
                self.conflicts.insert(field.key.to_string(), standing);
            }
        }
        let value = plain(&field.value.into_value());
        match (field.key.as_ref(), value) {
            ("kind", Scalar::Text(kind)) => self.kind = kind,
            ("v", Scalar::Int(version)) => self.version = u32::try_from(version).unwrap_or(0),
            (_, value) => drop(self.fields.insert(field.key.into_owned(), value)),
        }
    }

    fn wrote(&mut self, by: Authorship) {
        if by.at_ms > self.updated.at_ms {
            self.updated = by;
        }
    }
}

/// Equal values are no conflict: of each different value the latest writing counts, winner first.
fn standing(authors: &Authors, values: &[(Value<'_>, ObjId)]) -> Vec<Standing> {
    let mut different: Vec<Standing> = Vec::new();
    if values.len() < 2 {
        return different;
    }
    for (index, (value, op)) in values.iter().rev().enumerate() {
        let (value, ops) = (plain(value), op_id(op));
        match different.iter_mut().find(|standing| standing.value == value) {
            Some(same) => same.ops.extend(ops),
            None => {
                let (by, winner) = (authors.of_op(op), index == 0);
                different.push(Standing { value, by, winner, ops: ops.into_iter().collect() });
            }
        }
    }
    different
}

fn plain(value: &Value<'_>) -> Scalar {
    value.as_scalar().map_or(Scalar::Null, document::from_stored)
}

/// The commit time of every change, found by any operation of it: asking automerge for each
/// operation's change walks the change graph, and a document has as many as its records have fields.
struct Authors {
    /// Of each actor its device, and the last operation and time of each of its changes.
    changes: BTreeMap<ActorId, (DeviceId, Vec<(u64, i64)>)>,
}

impl Authors {
    fn of(document: &Automerge) -> Self {
        let mut changes: BTreeMap<ActorId, (DeviceId, Vec<(u64, i64)>)> = BTreeMap::new();
        for change in document.get_changes_meta(&[]) {
            let last = (change.max_op, document::commit_time_ms(change.timestamp));
            match changes.get_mut(&*change.actor) {
                Some((_, of_actor)) => of_actor.push(last),
                None => {
                    let actor = change.actor.into_owned();
                    changes.insert(actor.clone(), (device_of(&actor), vec![last]));
                }
            }
        }
        for (_, of_actor) in changes.values_mut() {
            of_actor.sort_unstable();
        }
        Self { changes }
    }

    fn of_op(&self, op: &ObjId) -> Authorship {
        let known = match op {
            ObjId::Id(counter, actor, _) => self.changes.get(actor).map(|known| (counter, known)),
            ObjId::Root => None,
        };
        let Some((counter, (device, of_actor))) = known else {
            return Authorship { device: NO_DEVICE, at_ms: 0 };
        };
        let index = of_actor.partition_point(|(max_op, _)| max_op < counter);
        let at_ms = of_actor.get(index).map_or(0, |(_, at_ms)| *at_ms);
        Authorship { device: *device, at_ms }
    }
}

/// Stands for an author that is none of ours.
const NO_DEVICE: DeviceId = DeviceId([0; 16]);

fn device_of(actor: &ActorId) -> DeviceId {
    SessionActor::from_actor(actor).map_or(NO_DEVICE, |actor| actor.device())
}

fn op_id(object: &ObjId) -> Option<OpId> {
    match object {
        ObjId::Id(counter, actor, _) => Some(OpId::new(*counter, actor)),
        ObjId::Root => None,
    }
}

/// The records that a change touches, in a document whose records lie under `objects`.
pub fn touched(objects: &HashMap<OpId, RecordId>, change: &Change) -> Vec<RecordId> {
    let expanded = change.decode();
    let mut made: HashMap<OpId, RecordId> = HashMap::new();
    let mut touched: Vec<RecordId> = Vec::new();
    for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
        let record = match (&op.obj, &op.key) {
            (ObjectId::Root, Key::Map(name)) => name.parse().ok().inspect(|record| {
                made.insert(OpId::new(number, &expanded.actor_id), *record);
            }),
            (ObjectId::Id(id), _) => made.get(id).or_else(|| objects.get(id)).copied(),
            (ObjectId::Root, Key::Seq(_)) => None,
        };
        if let Some(record) = record
            && !touched.contains(&record)
        {
            touched.push(record);
        }
    }
    touched
}

/// The records of a document by the operation that made each.
pub fn objects(document: &Automerge) -> HashMap<OpId, RecordId> {
    let records = document::record_ids(document).into_iter();
    let object = |record| op_id(&document::record_object(document, record)?);
    records.filter_map(|record| Some((object(record)?, record))).collect()
}

/// The records that a change makes, by the operation that makes each.
pub fn made(change: &Change) -> Vec<(OpId, RecordId)> {
    let expanded = change.decode();
    let numbered = expanded.operations.iter().zip(expanded.start_op.get()..);
    let made = numbered.filter_map(|(op, number)| match (&op.obj, &op.key) {
        (ObjectId::Root, Key::Map(name)) => {
            Some((OpId::new(number, &expanded.actor_id), name.parse().ok()?))
        }
        _ => None,
    });
    made.collect()
}

/// What a change says, record by record, in plain values: for an export that a person can read.
pub fn readable(document: &Automerge, change: &Change) -> Vec<(RecordId, Fields)> {
    let records = touched(&objects(document), change).into_iter();
    let said = records.map(|record| {
        let object = document::record_object(document, record);
        (record, document::written_by(change, record, object.as_ref()))
    });
    said.collect()
}

/// Own changes of `device` that a document holds, in causal order.
pub fn own_changes(document: &Automerge, device: DeviceId) -> Vec<Change> {
    let own = |actor: &ActorId| {
        SessionActor::from_actor(actor).is_some_and(|actor| actor.device() == device)
    };
    let mut changes = document.get_changes(&[]);
    changes.retain(|change| own(change.actor_id()));
    changes
}
