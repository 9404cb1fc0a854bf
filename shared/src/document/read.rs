//! A record as it stands: its values, those that stand side by side, and who wrote it when.

use std::collections::BTreeMap;

use automerge::legacy::OpId;
use automerge::{Automerge, ObjId, ROOT, ReadDoc, Value};

use super::write::op_id;
use super::{commit_time_ms, from_stored, object_of};
use crate::ids::{DeviceId, RecordId, SessionActor};
use crate::scalar::{Fields, Scalar};

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
    /// The operations that wrote it and stand; equal values are one.
    pub ops: Vec<OpId>,
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
    document.map_range(ROOT, ..).filter_map(|item| item.key.parse().ok()).collect()
}

/// Reads one record; none where the document has no such record.
pub fn read(document: &Automerge, record: RecordId) -> Option<RecordState> {
    let object = object_of(document, record)?;
    let mut state = RecordState::default();
    for field in document.map_range(&object, ..) {
        let key = field.key.into_owned();
        if field.conflict {
            let standing = standing(document, &all_values(document, &object, &key));
            if standing.len() > 1 {
                state.conflicts.push((key.clone(), standing));
            }
        }
        state.fields.insert(key, to_scalar(&field.value.into_value()));
    }
    Some(state)
}

/// Of every field that was ever written all that stands, the winner first; none where the document has no such
/// record.
pub fn stands(document: &Automerge, record: RecordId) -> Option<BTreeMap<String, Vec<Standing>>> {
    let object = object_of(document, record)?;
    let fields = document.map_range(&object, ..).map(|field| {
        let key = field.key.to_string();
        let standing = standing(document, &all_values(document, &object, &key));
        (key, standing)
    });
    Some(fields.collect())
}

/// Everything that stands in a field, the winner last.
fn all_values<'a>(document: &'a Automerge, object: &ObjId, key: &str) -> Vec<(Value<'a>, ObjId)> {
    document.get_all(object, key).unwrap_or_default()
}

fn standing(document: &Automerge, values: &[(Value<'_>, ObjId)]) -> Vec<Standing> {
    side_by_side(values.iter().rev(), |(value, op)| {
        (to_scalar(value), op_id(op), authorship(document, op))
    })
}

/// What stands in a field, from its operations, the winner first. Equal values are no conflict: of each different
/// value the latest writing is given.
pub fn side_by_side<T>(
    values: impl IntoIterator<Item = T>,
    what: impl Fn(T) -> (Scalar, Option<OpId>, Authorship),
) -> Vec<Standing> {
    let mut different: Vec<Standing> = Vec::new();
    for (value, op, by) in values.into_iter().map(what) {
        match different.iter_mut().find(|standing| standing.value == value) {
            Some(same) => same.ops.extend(op),
            None => {
                let winner = different.is_empty();
                different.push(Standing { value, by, winner, ops: op.into_iter().collect() });
            }
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
    let mut wrote = |op: &ObjId| {
        let by = authorship(document, op);
        if by.at_ms > updated.at_ms {
            updated = by;
        }
    };
    for field in document.map_range(&object, ..) {
        match field.conflict {
            true => all_values(document, &object, &field.key).iter().for_each(|(_, op)| wrote(op)),
            false => wrote(&field.id()),
        }
    }
    Some(Lifetime { created, updated })
}

fn to_scalar(value: &Value<'_>) -> Scalar {
    value.as_scalar().map_or(Scalar::Null, from_stored)
}
