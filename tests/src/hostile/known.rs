//! Inputs that brought automerge 0.12 down or that rule G6 exists for, each with the code that the
//! gate has for it. `cargo run -p vungxanh-tests --bin gate-seeds` writes them to files.

use super::chunk::{Chunk, body_of, change_chunk};
use super::world::World;
use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Automerge, Change, ExpandedChange, ObjType};
use std::num::NonZeroU64;
use vungxanh_shared::gate::{MAX_CHANGE_BYTES, Refusal};

/// Name, code and bytes of each, as a first change of [`World::empty`].
pub fn known_attacks() -> Vec<(&'static str, Refusal, Vec<u8>)> {
    vec![
        ("first-seq-of-2", Refusal::BadSeq, bent(|change| change.seq = 2)),
        ("seq-of-0", Refusal::BadSeq, bent(|change| change.seq = 0)),
        ("inflating-chunk", Refusal::TooLarge, inflating()),
        ("bundle-chunk", Refusal::NotAChange, bundle()),
        ("document-chunk", Refusal::NotAChange, document()),
        ("nested-object", Refusal::NestedObject, bent(nest)),
        ("text-object", Refusal::NestedObject, bent(make_text)),
        ("forged-actor", Refusal::ForeignActor, bent(forge)),
        ("changes-in-one", Refusal::NotAChange, twice()),
        ("highest-start-op", Refusal::NotCanonical, bent(highest)),
    ]
}

fn honest() -> Change {
    World::empty().next_changes()[0].clone()
}

fn bent(bend: impl FnOnce(&mut ExpandedChange)) -> Vec<u8> {
    let mut change = honest().decode();
    bend(&mut change);
    Change::from(change).raw_bytes().to_vec()
}

/// A megabyte of nothing in a kilobyte.
fn inflating() -> Vec<u8> {
    change_chunk(Chunk::CompressedChange, &vec![0; 16 * MAX_CHANGE_BYTES])
}

fn bundle() -> Vec<u8> {
    change_chunk(Chunk::Bundle, body_of(honest().raw_bytes()))
}

fn document() -> Vec<u8> {
    let mut document = Automerge::new();
    let applied = document.apply_changes([honest()]);
    debug_assert!(applied.is_ok());
    document.save()
}

fn twice() -> Vec<u8> {
    honest().raw_bytes().repeat(2)
}

fn nest(change: &mut ExpandedChange) {
    let record = ObjectId::Id(OpId::new(change.start_op.get(), &change.actor_id));
    change.operations.push(make(ObjType::Map, record, "inner"));
}

fn make_text(change: &mut ExpandedChange) {
    change.operations[0] = make(ObjType::Text, ObjectId::Root, "notes");
    change.operations.truncate(1);
}

fn make(kind: ObjType, obj: ObjectId, key: &str) -> Op {
    let (action, key) = (OpType::Make(kind), Key::Map(key.into()));
    Op { action, obj, key, pred: Vec::new().into(), insert: false }
}

fn forge(change: &mut ExpandedChange) {
    let forged = ActorId::from(vec![9; 20]);
    for op in &mut change.operations {
        if let ObjectId::Id(id) = &mut op.obj {
            *id = OpId::new(id.counter(), &forged);
        }
    }
    change.actor_id = forged;
}

/// Its operations' numbers run over.
fn highest(change: &mut ExpandedChange) {
    change.start_op = NonZeroU64::MAX;
}
