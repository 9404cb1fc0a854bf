//! What a write means once it is durable, and what is left of it where it failed.

use std::collections::BTreeMap;

use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::kinds;

use super::Engine;
use crate::event::{
    Effect, EnrolFailure, NotSaved, Outcome, RequestId, StorageFailure, TransactionId,
};
use crate::prepare::Undo;
use crate::random::Rng;
use crate::receive::Touched;
use crate::stored::Write;

/// Saves of this session that can be taken back.
const UNDOABLE: usize = 32;

/// A transaction under way.
#[derive(Debug)]
pub(super) struct Transaction {
    id: TransactionId,
    writes: Vec<Write>,
    pub(super) then: OnDurable,
}

/// What a transaction means once it is durable.
#[derive(Debug)]
pub(crate) enum OnDurable {
    /// An own save; the answer goes out with the confirmation.
    Saved {
        request: RequestId,
        touched: BTreeMap<DocumentKey, Vec<RecordId>>,
        undo: (String, Undo),
    },
    /// A part of what the server sent.
    Received { touched: Touched },
    /// The same, after which this phone holds other places, or is known or unknown to the ward.
    Moved { touched: Touched },
    /// The enrolment may be sent now.
    EnrolmentBegun,
    /// The phone has its identity; another one than before, where documents were touched.
    Enrolled { touched: Touched },
}
impl Engine {
    /// Asks for a transaction; `answer` goes to the person as soon as it is durable.
    pub(crate) fn persist(
        &mut self,
        writes: Vec<Write>,
        then: OnDurable,
        answer: Option<(RequestId, Outcome)>,
    ) {
        self.transactions = self.transactions.wrapping_add(1);
        let id = self.transactions;
        self.effects.push(Effect::Persist { transaction: id, writes: writes.clone(), answer });
        self.transaction = Some(Transaction { id, writes, then });
    }

    pub(super) fn persisted(&mut self, id: TransactionId, now_ms: i64) {
        let Some(transaction) = self.transaction.take_if(|transaction| transaction.id == id) else {
            return;
        };
        for write in transaction.writes {
            self.stored.apply(write);
        }
        self.storage_failing = false;
        match transaction.then {
            OnDurable::Saved { touched, undo, .. } => {
                if self.undoable.len() >= UNDOABLE {
                    self.undoable.pop_front();
                }
                self.undoable.push_back(undo);
                let touched = touched.into_iter().map(|(key, records)| (key, Some(records)));
                self.settle(touched.collect());
                self.sync.want();
            }
            OnDurable::Received { touched } => {
                self.sync.stored();
                self.settle(touched);
            }
            OnDurable::Moved { touched } => {
                // Told only now: whoever asks at once must not be given what was before.
                self.effects.push(Effect::SessionChanged);
                self.sync.stored();
                self.settle(touched);
            }
            OnDurable::EnrolmentBegun => self.send_enrolment(now_ms),
            OnDurable::Enrolled { touched } => {
                self.enrolled();
                self.settle(touched);
            }
        }
        self.effects.push(Effect::StatusChanged);
    }

    /// What was pending is durable: show it.
    fn settle(&mut self, touched: Touched) {
        let kinds = self.documents.settled(&self.stored, &touched);
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
        self.new_session(rng);
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
            OnDurable::Received { .. } | OnDurable::Moved { .. } => {
                // The cursors stand where they stood: the server sends it again.
                self.inbound.clear();
                self.sync.storing(&[]);
                self.sync.failed(now_ms, rng);
            }
            OnDurable::EnrolmentBegun | OnDurable::Enrolled { .. } => {
                self.enrolment_failed(EnrolFailure::because("storage_failed"));
            }
        }
        self.effects.push(Effect::StatusChanged);
    }
}
