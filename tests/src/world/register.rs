//! A field as a register of several values, counted once more without automerge: an operation stands
//! until one that names it as seen, made by somebody whose change builds on it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::{Result, ensure};
use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, Change, ChangeHash};
use vungxanh_shared::document::{self, from_stored};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

/// The values that stand in each field of each record.
pub type Standing = BTreeMap<(RecordId, String), Vec<Scalar>>;

/// Counts them from the changes of a document, in an order in which none stands before what it builds on.
pub fn standing(changes: &[Change]) -> Result<Standing> {
    let mut records: HashMap<OpId, RecordId> = HashMap::new();
    let mut writer: HashMap<OpId, ChangeHash> = HashMap::new();
    let mut behind: HashMap<ChangeHash, HashSet<ChangeHash>> = HashMap::new();
    let mut fields: BTreeMap<(RecordId, String), Vec<(OpId, Scalar)>> = BTreeMap::new();
    for change in changes {
        let expanded = change.decode();
        let mut seen: HashSet<ChangeHash> = HashSet::new();
        for dep in change.deps() {
            let known = behind.get(dep);
            ensure!(known.is_some(), "a change stands before what it builds on");
            seen.extend(known.into_iter().flatten());
            seen.insert(*dep);
        }
        for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
            let id = OpId::new(number, &expanded.actor_id);
            match (&op.obj, &op.key, &op.action) {
                (ObjectId::Root, Key::Map(name), OpType::Make(_)) => {
                    records.insert(id, name.parse()?);
                }
                (ObjectId::Id(object), Key::Map(name), OpType::Put(value)) => {
                    let Some(record) = records.get(object) else { continue };
                    let standing = fields.entry((*record, name.to_string())).or_default();
                    for old in op.pred.iter() {
                        let by = writer.get(old);
                        let own = by == Some(&change.hash());
                        ensure!(
                            own || by.is_some_and(|by| seen.contains(by)),
                            "{name} of {record} was overwritten by somebody who had not seen it"
                        );
                    }
                    standing.retain(|(old, _)| op.pred.iter().all(|pred| pred != old));
                    standing.push((id.clone(), from_stored(value)));
                    writer.insert(id, change.hash());
                }
                _ => {}
            }
        }
        behind.insert(change.hash(), seen);
    }
    let values = |ops: Vec<(OpId, Scalar)>| ops.into_iter().map(|(_, value)| value).collect();
    Ok(fields.into_iter().map(|(field, ops)| (field, values(ops))).collect())
}

/// What automerge says of the document is the same; gives how many fields hold several values.
pub fn compare(automerge: &Automerge, standing: &Standing) -> Result<usize> {
    let mut contested = 0;
    let ids: BTreeSet<RecordId> = standing.keys().map(|(record, _)| *record).collect();
    for record in ids {
        let state = document::read(automerge, record).unwrap_or_default();
        let conflicts: BTreeMap<_, _> = state.conflicts.iter().cloned().collect();
        let of_record = standing.iter().filter(|((id, _), _)| *id == record);
        for ((_, field), values) in of_record {
            let mut different: Vec<&Scalar> = Vec::new();
            for value in values {
                if !different.contains(&value) {
                    different.push(value);
                }
            }
            let shown = state.fields.get(field);
            ensure!(
                shown.is_some_and(|shown| different.contains(&shown)),
                "{field} of {record} shows {shown:?}, where {different:?} stand"
            );
            let told = conflicts.get(field).map_or(1, Vec::len);
            ensure!(
                told == different.len(),
                "{field} of {record} tells {told} of {} values",
                different.len()
            );
            contested += usize::from(told > 1);
        }
    }
    Ok(contested)
}

/// Which record each operation made, in all of these changes.
pub fn makers<'a>(changes: impl Iterator<Item = &'a Change>) -> HashMap<OpId, RecordId> {
    let mut records = HashMap::new();
    for change in changes {
        let expanded = change.decode();
        for (op, number) in expanded.operations.iter().zip(expanded.start_op.get()..) {
            if let (ObjectId::Root, Key::Map(name), OpType::Make(_)) =
                (&op.obj, &op.key, &op.action)
                && let Ok(record) = name.parse()
            {
                records.insert(OpId::new(number, &expanded.actor_id), record);
            }
        }
    }
    records
}

/// The values that a change writes, by record and field.
pub fn written(
    change: &Change,
    makers: &HashMap<OpId, RecordId>,
) -> Vec<(RecordId, String, Scalar)> {
    let expanded = change.decode();
    let values = expanded.operations.iter().filter_map(|op| match (&op.obj, &op.key, &op.action) {
        (ObjectId::Id(object), Key::Map(name), OpType::Put(value)) => {
            Some((*makers.get(object)?, name.to_string(), from_stored(value)))
        }
        _ => None,
    });
    values.collect()
}
