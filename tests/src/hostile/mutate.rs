//! Bends one honest change.

use super::chunk::{Chunk, body_of, change_chunk, write_leb128};
use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use fastrand::Rng;
use std::num::NonZeroU64;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A bent copy of `change`; `others` lend it parts.
pub fn mutant(rng: &mut Rng, change: &Change, others: &[&Change]) -> Vec<u8> {
    match rng.u8(..10) {
        0..5 => {
            let body = bent_body(rng, body_of(change.raw_bytes()), others);
            change_chunk(kind(rng), &body)
        }
        5..9 => bent_meaning(rng, change, others),
        // The bytes as they travel: header, checksum and all.
        _ => {
            let mut bytes = change.raw_bytes().to_vec();
            bend_bytes(rng, &mut bytes);
            bytes
        }
    }
}

fn kind(rng: &mut Rng) -> Chunk {
    match rng.u8(..20) {
        0..15 => Chunk::Change,
        15..18 => Chunk::CompressedChange,
        18 => Chunk::Document,
        _ => Chunk::Bundle,
    }
}

fn bent_body(rng: &mut Rng, body: &[u8], others: &[&Change]) -> Vec<u8> {
    let mut bent = body.to_vec();
    for _ in 0..rng.usize(1..4) {
        if rng.u8(..8) == 0 && !others.is_empty() {
            let lender = others[rng.usize(..others.len())];
            splice(rng, &mut bent, body_of(lender.raw_bytes()));
        } else {
            bend_bytes(rng, &mut bent);
        }
    }
    bent
}

fn bend_bytes(rng: &mut Rng, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        bytes.push(rng.u8(..));
        return;
    }
    let at = rng.usize(..bytes.len());
    let end = (at + rng.usize(1..9)).min(bytes.len());
    match rng.u8(..8) {
        0 => bytes[at] ^= 1 << rng.u8(..8),
        1 => bytes[at] = rng.u8(..),
        2 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff, 0x7e, 0x40, 2][rng.usize(..8)],
        3 => bytes.insert(at, rng.u8(..)),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        6 => {
            // A count or length far beyond what is there.
            let mut huge = Vec::new();
            write_leb128(rng.u64(..) >> rng.u32(..64), &mut huge);
            bytes.splice(at..=at, huge);
        }
        _ => bytes.truncate(at),
    }
}

fn splice(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    if other.is_empty() {
        return;
    }
    let from = rng.usize(..other.len());
    let part = &other[from..(from + rng.usize(1..40)).min(other.len())];
    let at = rng.usize(..=bytes.len());
    let end = (at + rng.usize(..part.len() + 1)).min(bytes.len());
    bytes.splice(at..end, part.iter().copied());
}

/// A change that says something else, written by automerge itself.
fn bent_meaning(rng: &mut Rng, change: &Change, others: &[&Change]) -> Vec<u8> {
    let mut bent = change.decode();
    for _ in 0..rng.usize(1..3) {
        bend_change(rng, &mut bent, others);
    }
    // What automerge cannot even write is no input for the gate; its honest bytes are.
    let written = catch_unwind(AssertUnwindSafe(|| Change::from(bent).bytes().into_owned()));
    written.unwrap_or_else(|_| change.raw_bytes().to_vec())
}

fn bend_change(rng: &mut Rng, bent: &mut ExpandedChange, others: &[&Change]) {
    let lender = others[rng.usize(..others.len())];
    match rng.u8(..12) {
        0 => bent.seq = nearby(rng, bent.seq),
        1 => {
            let start = nearby(rng, bent.start_op.get());
            bent.start_op = NonZeroU64::new(start).unwrap_or(NonZeroU64::MIN);
        }
        2 => bent.actor_id = lender.actor_id().clone(),
        3 => bent.actor_id = ActorId::from(vec![rng.u8(..); rng.usize(..40)]),
        4 => bent.deps = lender.deps().to_vec(),
        5 => bent.deps.push(if rng.bool() { lender.hash() } else { ChangeHash([rng.u8(..); 32]) }),
        6 => bent.extra_bytes = vec![rng.u8(..); rng.usize(..20)],
        7 => bent.time = rng.i64(..),
        8 => bent.message = Some("x".repeat(rng.usize(..200))),
        _ => bend_operations(rng, bent, lender),
    }
}

fn nearby(rng: &mut Rng, number: u64) -> u64 {
    match rng.u8(..4) {
        0 => number.saturating_add(1),
        1 => number.saturating_sub(1),
        2 => rng.u64(..10),
        _ => rng.u64(..),
    }
}

fn bend_operations(rng: &mut Rng, bent: &mut ExpandedChange, lender: &Change) {
    let borrowed = lender.decode().operations;
    if bent.operations.is_empty() {
        bent.operations = borrowed;
        return;
    }
    let at = rng.usize(..bent.operations.len());
    let actor = if rng.bool() { bent.actor_id.clone() } else { lender.actor_id().clone() };
    let stranger = OpId::new(rng.u64(..60), &actor);
    match rng.u8(..12) {
        0 => drop(bent.operations.remove(at)),
        1 => bent.operations.push(bent.operations[at].clone()),
        2 => bent.operations.insert(at, borrowed[rng.usize(..borrowed.len())].clone()),
        3 => {
            let other = rng.usize(..bent.operations.len());
            bent.operations.swap(at, other);
        }
        _ => bend_operation(rng, &mut bent.operations[at], stranger, &borrowed),
    }
}

fn bend_operation(rng: &mut Rng, op: &mut Op, stranger: OpId, borrowed: &[Op]) {
    match rng.u8(..9) {
        0 | 1 => op.action = action(rng),
        2 => op.obj = if rng.bool() { ObjectId::Root } else { ObjectId::Id(stranger) },
        3 => op.key = Key::Map(["", "kind", "v", "head_name", "street"][rng.usize(..5)].into()),
        4 => op.key = Key::Map("k".repeat(rng.usize(..100)).into()),
        5 => op.key = Key::Seq(if rng.bool() { ElementId::Head } else { ElementId::Id(stranger) }),
        6 => op.pred = vec![stranger].into(),
        7 => op.pred = borrowed[rng.usize(..borrowed.len())].pred.clone(),
        _ => op.insert = !op.insert,
    }
}

fn action(rng: &mut Rng) -> OpType {
    match rng.u8(..14) {
        0 => OpType::Make(ObjType::Map),
        1 => OpType::Make(ObjType::List),
        2 => OpType::Make(ObjType::Text),
        3 => OpType::Make(ObjType::Table),
        4 => OpType::Delete,
        5 => OpType::Increment(rng.i64(..)),
        6 => OpType::Put(ScalarValue::counter(rng.i64(..))),
        7 => OpType::Put(ScalarValue::Bytes(vec![rng.u8(..); rng.usize(..30)])),
        8 => OpType::Put(ScalarValue::Uint(rng.u64(..))),
        9 => OpType::Put(ScalarValue::F64(f64::from_bits(rng.u64(..)))),
        10 => OpType::Put("ạ".repeat(rng.usize(..2000)).into()),
        11 => OpType::Put(ScalarValue::Unknown { type_code: rng.u8(..), bytes: vec![1, 2] }),
        12 => OpType::MarkEnd(rng.bool()),
        _ => OpType::Put(ScalarValue::Timestamp(rng.i64(..))),
    }
}
