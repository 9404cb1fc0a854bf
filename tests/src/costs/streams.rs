//! The changes that make each thing grow, one more a change. They are put together by hand: to let automerge
//! make them would cost more than what is measured.

use automerge::legacy::OpId;
use automerge::{Change, ChangeHash};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};

use super::{Grows, NOW_MS};
use crate::by_hand::{Draft, make_record, put};

/// Sessions of one device; the gate bounds them at 500.
const SESSIONS_OF_ONE: u32 = 499;
/// A version of a kind to come, so that any field is taken.
const FUTURE: i64 = 1000;

/// Changes without end.
pub struct Stream {
    grows: Grows,
    /// How many were made.
    made: u32,
    /// The record that others write into.
    record: OpId,
    /// What the next one builds on, and the number of its first operation.
    deps: Vec<ChangeHash>,
    start_op: u64,
    seq: u64,
    /// The last writing of the field that is edited.
    last: Option<OpId>,
}

impl Stream {
    pub fn of(grows: Grows) -> Self {
        let record = OpId::new(1, &session(0, 0).to_actor());
        Self { grows, made: 0, record, deps: Vec::new(), start_op: 1, seq: 0, last: None }
    }

    /// What must be there before: a record, where others write into it.
    pub fn ground(&mut self) -> Option<(DeviceId, Change)> {
        if matches!(self.grows, Grows::Records | Grows::Sessions) {
            return None;
        }
        let version = if self.grows == Grows::Fields { FUTURE } else { 1 };
        self.seq = 1;
        let change = self.record_by(session(0, 0), version);
        self.follow(&change);
        Some((device(0), change))
    }

    /// Whether no change builds on another device's.
    pub fn is_concurrent(&self) -> bool {
        self.grows == Grows::Values
    }

    pub fn next(&mut self) -> (DeviceId, Change) {
        self.made += 1;
        let n = self.made;
        match self.grows {
            Grows::Values => {
                // Nobody of them knows of another.
                let by = session(n, 0);
                (device(n), self.writing(by, 1, ("note", n.to_string(), Vec::new())))
            }
            Grows::Fields => {
                self.seq += 1;
                let (by, seq) = (session(0, 0), self.seq);
                let change = self.writing(by, seq, (&format!("x{n}"), n.to_string(), Vec::new()));
                self.follow(&change);
                (device(0), change)
            }
            Grows::Edits => {
                self.seq += 1;
                let (by, seq) = (session(0, 0), self.seq);
                let over = self.last.take().into_iter().collect();
                self.last = Some(OpId::new(self.start_op, &by.to_actor()));
                let change = self.writing(by, seq, ("note", n.to_string(), over));
                self.follow(&change);
                (device(0), change)
            }
            Grows::Sessions => {
                let (owner, number) = (n / SESSIONS_OF_ONE, n % SESSIONS_OF_ONE);
                self.seq = 1;
                // Each sorts before the ones before it.
                let change = self.record_by(session(owner, u32::MAX - number), 1);
                self.follow(&change);
                (device(owner), change)
            }
            Grows::Records | Grows::Cursors => {
                self.seq += 1;
                let change = self.record_by(session(0, 0), 1);
                self.follow(&change);
                (device(0), change)
            }
        }
    }

    fn follow(&mut self, change: &Change) {
        self.deps = vec![change.hash()];
        self.start_op = change.max_op() + 1;
    }

    fn record_by(&self, by: SessionActor, version: i64) -> Change {
        let mut entropy = [0; 10];
        entropy[..4].copy_from_slice(&self.made.to_be_bytes());
        let object = OpId::new(self.start_op, &by.to_actor());
        let field = |key: &str, value: &str| put(&object, key, value, Vec::new());
        let ops = vec![
            make_record(RecordId::new(NOW_MS, entropy)),
            field("kind", "household"),
            put(&object, "v", version, Vec::new()),
            field("head_name", "Nguyễn Thị Lan"),
            field("house_no", &self.made.to_string()),
            field("street", "Phố Ngọc Khánh"),
        ];
        self.change(by, self.seq, ops)
    }

    fn writing(
        &self,
        by: SessionActor,
        seq: u64,
        (key, value, over): (&str, String, Vec<OpId>),
    ) -> Change {
        self.change(by, seq, vec![put(&self.record, key, value.as_str(), over)])
    }

    fn change(&self, by: SessionActor, seq: u64, ops: Vec<automerge::legacy::Op>) -> Change {
        let (actor, deps) = (by.to_actor(), self.deps.clone());
        let (start_op, time) = (self.start_op, NOW_MS / 1000 + i64::from(self.made));
        Draft { actor, seq, deps, start_op, time, ops }.change()
    }
}

fn device(number: u32) -> DeviceId {
    let mut id = [7; 16];
    id[12..].copy_from_slice(&number.to_be_bytes());
    DeviceId(id)
}

fn session(owner: u32, number: u32) -> SessionActor {
    SessionActor::new(device(owner), number.to_be_bytes())
}
