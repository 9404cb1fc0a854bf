//! Transactions: a write set is handed out to be persisted; when it is durable it takes effect, and when it
//! failed what it changed in memory is undone.

use vungxanh_shared::kinds;

use super::{Engine, Waiting};
use crate::event::{Effect, EnrolFailure, NotSaved, Outcome, StorageFailure, TransactionId};
use crate::random::Rng;
use crate::receive::Inbound;
use crate::stored::Write;
use crate::write_set::{Meanwhile, NextRequest, OnDurable, Touched, WriteSet};

/// Saves of this session that can be taken back.
const UNDOABLE: usize = 32;

/// A transaction under way.
#[derive(Debug)]
pub(super) struct Transaction {
    id: TransactionId,
    writes: Vec<Write>,
    touched: Touched,
    pub(super) then: OnDurable,
}

impl Engine {
    /// Asks for the transaction, and does what is to happen meanwhile.
    pub(super) fn apply(&mut self, write_set: WriteSet, now_ms: i64, rng: &mut Rng) {
        let WriteSet { writes, touched, then, answer, meanwhile, .. } = write_set;
        if writes.is_empty() {
            // Everything stands there already, durably.
            return self
                .effects
                .extend(answer.map(|(request, outcome)| Effect::Answer { request, outcome }));
        }
        self.meanwhile(meanwhile, now_ms, rng);
        self.transactions = self.transactions.wrapping_add(1);
        let id = self.transactions;
        self.effects.push(Effect::Persist { transaction: id, writes: writes.clone(), answer });
        self.transaction = Some(Transaction { id, writes, touched, then });
    }

    fn meanwhile(&mut self, meanwhile: Meanwhile, now_ms: i64, rng: &mut Rng) {
        let Meanwhile { patience, session, begun_again, long_tails, storing, next_request } =
            meanwhile;
        self.sync.patience = patience;
        if let Some(session) = session {
            self.begin_session(session);
        }
        for partition in &begun_again {
            self.forget_frames_of(partition);
        }
        let long_tails = long_tails.into_iter().map(Inbound::Compact);
        self.waiting.extend(long_tails.map(Waiting::Inbound));
        self.sync.storing(storing);
        match next_request {
            NextRequest::Unchanged => {}
            NextRequest::Soon => self.sync.want(),
            NextRequest::AfterPause => self.sync.failed(now_ms, rng),
        }
    }

    pub(super) fn persisted(&mut self, id: TransactionId, now_ms: i64) {
        let Some(transaction) = self.transaction.take_if(|transaction| transaction.id == id) else {
            return;
        };
        for write in transaction.writes {
            self.stored.apply(write);
        }
        self.storage_failing = false;
        let touched = transaction.touched;
        match transaction.then {
            OnDurable::Saved { undo, .. } => {
                if self.undoable.len() >= UNDOABLE {
                    self.undoable.pop_front();
                }
                self.undoable.push_back(undo);
                self.settle(&touched);
                self.sync.want();
            }
            OnDurable::Received => {
                self.sync.stored();
                self.settle(&touched);
            }
            OnDurable::Moved => {
                // Told only now: whoever asks at once must not be given what was before.
                self.effects.push(Effect::SessionChanged);
                self.sync.stored();
                self.settle(&touched);
            }
            OnDurable::EnrolmentBegun => self.send_enrolment(now_ms),
            OnDurable::Enrolled => {
                self.enrolled();
                self.settle(&touched);
            }
        }
        self.effects.push(Effect::StatusChanged);
    }

    /// What was pending is durable: show it.
    fn settle(&mut self, touched: &Touched) {
        let kinds = self.documents.settled(&self.stored, touched);
        let known = kinds::ALL.into_iter().map(|kind| kind.name);
        let changed: Vec<&'static str> = known.filter(|name| kinds.contains(*name)).collect();
        if changed.iter().any(|name| ["area", "checkpoint", "member", "settings"].contains(name)) {
            self.effects.push(Effect::SessionChanged);
        }
        if !changed.is_empty() {
            self.effects.push(Effect::Changed(changed));
        }
    }

    /// Nothing of it was written: what it would have changed in memory is made again from the store.
    pub(super) fn persist_failed(
        &mut self,
        id: TransactionId,
        failure: StorageFailure,
        now_ms: i64,
        rng: &mut Rng,
    ) {
        let Some(transaction) = self.transaction.take_if(|transaction| transaction.id == id) else {
            return;
        };
        self.documents.rolled_back();
        self.begin_session(rng.bytes());
        self.storage_failing = failure != StorageFailure::Fenced;
        match transaction.then {
            OnDurable::Saved { request, .. } => {
                let reason = match failure {
                    StorageFailure::Full => NotSaved::StorageFull,
                    StorageFailure::Failed => NotSaved::StorageFailed,
                    StorageFailure::Fenced => NotSaved::OtherTab,
                    StorageFailure::Gone => NotSaved::StorageGone,
                };
                self.answer(request, Outcome::NotSaved(reason));
            }
            OnDurable::Received | OnDurable::Moved => {
                // The cursors stand where they stood: the server sends it again.
                self.waiting.clear();
                self.sync.storing((0, 0));
                self.sync.failed(now_ms, rng);
            }
            OnDurable::EnrolmentBegun | OnDurable::Enrolled => {
                self.enrolment_failed(EnrolFailure::because("storage_failed"));
            }
        }
        self.effects.push(Effect::StatusChanged);
    }
}
