//! Changes and operations put together by hand, as a phone with a program of its own would.

use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{ActorId, Change, ChangeHash, ExpandedChange, ObjType, ScalarValue};
use vungxanh_shared::ids::RecordId;

/// A change before it is one.
pub struct Draft {
    pub actor: ActorId,
    pub seq: u64,
    /// The changes it builds on.
    pub deps: Vec<ChangeHash>,
    /// The number of its first operation, from 1.
    pub start_op: u64,
    /// Seconds since 1970.
    pub time: i64,
    pub ops: Vec<Op>,
}

impl Draft {
    /// As it can still be bent.
    pub fn expanded(mut self) -> ExpandedChange {
        // automerge writes them so.
        self.deps.sort();
        ExpandedChange {
            operations: self.ops,
            actor_id: self.actor,
            hash: None,
            seq: self.seq,
            start_op: NonZeroU64::new(self.start_op).unwrap_or(NonZeroU64::MIN),
            time: self.time,
            message: None,
            deps: self.deps,
            extra_bytes: Vec::new(),
            author: None,
        }
    }

    pub fn change(self) -> Change {
        Change::from(self.expanded())
    }
}

/// Makes a record.
pub fn make_record(record: RecordId) -> Op {
    Op {
        action: OpType::Make(ObjType::Map),
        obj: ObjectId::Root,
        key: Key::Map(record.to_string().into()),
        pred: Vec::new().into(),
        insert: false,
    }
}

/// Writes a field of the record that the operation `object` made, over `preds`.
pub fn put(object: &OpId, key: &str, value: impl Into<ScalarValue>, preds: Vec<OpId>) -> Op {
    Op {
        action: OpType::Put(value.into()),
        obj: ObjectId::Id(object.clone()),
        key: Key::Map(key.into()),
        pred: preds.into(),
        insert: false,
    }
}
