//! Bends that aim at one rule each, so that every refusal is reached again and again.

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use fastrand::Rng;
use std::num::NonZeroU64;
use vungxanh_shared::gate::{MAX_CHANGE_BYTES, MAX_KEY_BYTES, MAX_OPERATIONS, MAX_TEXT_BYTES};

/// One bend of `change`; `others` are the changes of its world.
pub fn aim(rng: &mut Rng, change: &mut ExpandedChange, others: &[&Change]) {
    match rng.u8(..26) {
        0 => change.extra_bytes = vec![7; rng.usize(..2 * MAX_CHANGE_BYTES)],
        1 => change.extra_bytes = vec![7; rng.usize(1..9)],
        2 => many(rng, change),
        3 => change.actor_id = ActorId::from(vec![rng.u8(..); rng.usize(..40)]),
        4 => change.seq = near(rng, change.seq),
        5 => change.deps.push(ChangeHash([rng.u8(..); 32])),
        6 => change.deps.clear(),
        7 => {
            change.deps =
                others.get(rng.usize(..others.len().max(1))).map(|c| c.hash()).into_iter().collect()
        }
        8 => {
            change.start_op =
                NonZeroU64::new(near(rng, change.start_op.get())).unwrap_or(NonZeroU64::MIN)
        }
        9 => {
            let stranger = OpId::new(rng.u64(1..9), &ActorId::from(vec![rng.u8(..); 20]));
            on_some(rng, change, |op| op.pred = vec![stranger].into());
        }
        10 => change.operations.clear(),
        11 => put(change, "kind", ["movement", "person", "member", "later"][rng.usize(..4)].into()),
        12 => put(change, "kind", ScalarValue::Int(3)),
        13 => put(change, "v", ScalarValue::Int(rng.i64(-1..3))),
        14 => put(change, "nonsense", ScalarValue::Null),
        15 => rename(change, "kind", "note"),
        16 => twice(rng, change),
        17 => make(rng, change),
        18 => at_root(change),
        19 => record_key(rng, change, others),
        20 => put(change, &"k".repeat(MAX_KEY_BYTES + rng.usize(..3)), ScalarValue::Null),
        21 => put(change, "note", value(rng)),
        22 => on_some(rng, change, |op| op.action = OpType::Delete),
        23 => on_some(rng, change, |op| op.insert = true),
        24 => member(change),
        _ => again(rng, change, others),
    }
}

fn near(rng: &mut Rng, number: u64) -> u64 {
    [number.wrapping_add(1), number.wrapping_sub(1), 0, rng.u64(..)][rng.usize(..4)]
}

fn on_some(rng: &mut Rng, change: &mut ExpandedChange, bend: impl FnOnce(&mut Op)) {
    let count = change.operations.len();
    if count > 0 {
        bend(&mut change.operations[rng.usize(..count)]);
    }
}

/// A field of the record that the change writes last.
fn put(change: &mut ExpandedChange, key: &str, value: ScalarValue) {
    let Some(last) = change.operations.last().cloned() else { return };
    let existing = change.operations.iter_mut().find(|op| op.key == Key::Map(key.into()));
    match existing {
        Some(op) => op.action = OpType::Put(value),
        None => change.operations.push(Op {
            action: OpType::Put(value),
            key: Key::Map(key.into()),
            pred: Vec::new().into(),
            ..last
        }),
    }
}

fn rename(change: &mut ExpandedChange, from: &str, to: &str) {
    for op in change.operations.iter_mut().filter(|op| op.key == Key::Map(from.into())) {
        op.key = Key::Map(to.into());
    }
}

fn many(rng: &mut Rng, change: &mut ExpandedChange) {
    let Some(last) = change.operations.last().cloned() else { return };
    let count = MAX_OPERATIONS as usize - 1 + rng.usize(..4);
    while change.operations.len() < count {
        let key = Key::Map(format!("k{}", change.operations.len()).into());
        change.operations.push(Op { key, ..last.clone() });
    }
}

fn twice(rng: &mut Rng, change: &mut ExpandedChange) {
    if let Some(op) = change.operations.last().cloned() {
        (0..rng.usize(1..3)).for_each(|_| change.operations.push(op.clone()));
    }
}

fn make(rng: &mut Rng, change: &mut ExpandedChange) {
    let kind = [ObjType::Map, ObjType::List, ObjType::Text, ObjType::Table][rng.usize(..4)];
    let action = OpType::Make(kind);
    match rng.bool() {
        true => on_some(rng, change, |op| op.action = action),
        false => change.operations.push(Op {
            action,
            obj: ObjectId::Root,
            key: Key::Map(format!("{:032x}", rng.u128(..)).into()),
            pred: Vec::new().into(),
            insert: false,
        }),
    }
}

fn at_root(change: &mut ExpandedChange) {
    if let Some(op) = change.operations.last_mut() {
        op.obj = ObjectId::Root;
    }
}

/// Another id for a record that is made: none, or one that is there.
fn record_key(rng: &mut Rng, change: &mut ExpandedChange, others: &[&Change]) {
    let made = |op: &Op| matches!(op.action, OpType::Make(_)).then(|| op.key.clone());
    let known: Vec<Key> = others
        .iter()
        .flat_map(|other| other.decode().operations)
        .filter_map(|op| made(&op))
        .collect();
    let key = match rng.u8(..3) {
        0 => Key::Map("no-record-id".into()),
        _ if known.is_empty() => return,
        _ => known[rng.usize(..known.len())].clone(),
    };
    match change.operations.iter_mut().find(|op| matches!(op.action, OpType::Make(_))) {
        Some(op) => op.key = key,
        None => change.operations.push(Op {
            action: OpType::Make(ObjType::Map),
            obj: ObjectId::Root,
            key,
            pred: Vec::new().into(),
            insert: false,
        }),
    }
}

fn value(rng: &mut Rng) -> ScalarValue {
    match rng.u8(..7) {
        0 => ScalarValue::F64([f64::NAN, f64::INFINITY, -0.0][rng.usize(..3)]),
        1 => "ạ".repeat((MAX_TEXT_BYTES / 3) + rng.usize(..3)).into(),
        2 => ScalarValue::Uint(rng.u64(..)),
        3 => ScalarValue::counter(rng.i64(..)),
        4 => ScalarValue::Bytes(vec![rng.u8(..); 3]),
        5 => ScalarValue::Timestamp(rng.i64(..)),
        _ => ScalarValue::Boolean(rng.bool()),
    }
}

/// A member who gives himself roles.
fn member(change: &mut ExpandedChange) {
    rename(change, "head_name", "full_name");
    rename(change, "house_no", "grants/ward_official:00025");
    rename(change, "street", "note");
    put(change, "kind", "member".into());
}

/// Operations of another change.
fn again(rng: &mut Rng, change: &mut ExpandedChange, others: &[&Change]) {
    let lender = others[rng.usize(..others.len())];
    change.operations.extend(lender.decode().operations.into_iter().take(rng.usize(1..9)));
}
