//! The engine: [`Engine::handle`] takes an event and gives the effects to perform.
//!
//! Two rules carry the promise "saved is safe". There is at most one transaction under way, and
//! what it writes counts (is answered, listed, sent) only from its [`Event::Persisted`] on. And
//! [`Stored`] changes by nothing but confirmed transactions, so at every moment it is what opening
//! the phone again would give.
//!
//! - `save`: what a person asked to write
//! - `transaction`: what a write means once it is durable, and where it failed

mod save;
mod transaction;

use std::collections::VecDeque;

use vungxanh_shared::ids::{DocumentKey, SessionActor};

use crate::document_cache::DocumentCache;
use crate::enrol::Enrolling;
use crate::event::{Effect, Event, Outcome, RequestId, TransactionId};
use crate::prepare::{Checking, Undo};
use crate::random::{Entropy, Rng};
use crate::receive::Inbound;
use crate::stored::Stored;
use crate::sync::Sync;

use save::{Job, Wish};
pub(crate) use transaction::OnDurable;
use transaction::Transaction;

/// The engine of one phone.
#[derive(Debug)]
pub struct Engine {
    /// The app's version, as the server is told.
    pub(crate) app: String,
    pub(crate) stored: Stored,
    pub(crate) documents: DocumentCache,
    /// The random part of this session's actor.
    pub(crate) session: [u8; 4],
    pub(crate) sync: Sync,
    pub(crate) enrolling: Option<Enrolling>,
    /// What the server sent and is not applied yet.
    pub(crate) inbound: VecDeque<Inbound>,
    pub(crate) effects: Vec<Effect>,
    saves: VecDeque<Job>,
    transaction: Option<Transaction>,
    transactions: TransactionId,
    undoable: VecDeque<(String, Undo)>,
    storage_failing: bool,
}

impl Engine {
    /// The engine of a phone that holds `stored`. `suspects` are documents during whose loading an
    /// earlier engine trapped: their stored bytes are not trusted, they are fetched again.
    pub fn open(
        stored: Stored,
        app: &str,
        suspects: impl IntoIterator<Item = DocumentKey>,
        entropy: &Entropy,
    ) -> Self {
        let mut rng = Rng::new(entropy);
        let session = rng.bytes();
        let actor = stored.identity.as_ref().map(|own| SessionActor::new(own.device, session));
        let mut documents = DocumentCache::new(actor, suspects);
        for key in stored.unreadable_documents() {
            documents.mark_broken(&key);
        }
        Self {
            app: app.to_owned(),
            stored,
            documents,
            session,
            sync: Sync::default(),
            enrolling: None,
            inbound: VecDeque::new(),
            effects: Vec::new(),
            saves: VecDeque::new(),
            transaction: None,
            transactions: 0,
            undoable: VecDeque::new(),
            storage_failing: false,
        }
    }

    /// Whether a question found a document that does not load: the next event has it fetched again.
    pub fn is_troubled(&self) -> bool {
        self.documents.has_broken()
    }

    /// What is durable on this phone.
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Takes an event; gives what is to be done, in order. `now_ms` is the phone's clock, `entropy`
    /// fresh random bytes.
    pub fn handle(&mut self, event: Event, now_ms: i64, entropy: &Entropy) -> Vec<Effect> {
        let mut rng = Rng::new(entropy);
        self.sync.follow_clock(now_ms);
        match event {
            Event::Save { request, edits, draft } => {
                let wish = Wish { edits, draft, checking: Checking::Form };
                self.queue(request, Job::Save { request, wish });
            }
            Event::Undo { request, token } => self.queue(request, Job::Undo { request, token }),
            Event::Enrol { request, code, device_name, platform } => {
                self.begin_enrolment(Enrolling { request, code, device_name, platform }, entropy);
            }
            Event::Persisted { transaction } => self.persisted(transaction, now_ms),
            Event::PersistFailed { transaction, failure } => {
                self.persist_failed(transaction, failure, now_ms, &mut rng);
            }
            Event::Response { send, status, body, retry_after_ms } => {
                let answer = crate::sync::ServerAnswer { status, body, retry_after_ms };
                self.answered(send, answer, now_ms, &mut rng);
            }
            Event::SendFailed { send, timed_out } => {
                self.not_answered(send, timed_out, now_ms, &mut rng);
            }
            Event::Nudge(nudge) => self.nudged(nudge),
            Event::Offline => self.went_offline(),
            Event::Timer => self.sync.woken(now_ms),
        }
        self.pump(now_ms, &mut rng);
        std::mem::take(&mut self.effects)
    }

    /// Begins what can begin: one transaction at a time, a person's before the server's, then sync.
    fn pump(&mut self, now_ms: i64, rng: &mut Rng) {
        while self.transaction.is_none() {
            if let Some(broken) = self.documents.take_broken() {
                self.fetch_again(&broken, now_ms, rng);
            } else if let Some(job) = self.saves.pop_front() {
                self.run(job, now_ms, rng);
            } else if let Some(inbound) = self.inbound.pop_front() {
                self.apply(inbound, now_ms, rng);
            } else if self.sync.is_up_to_date() && self.documents.has_gaps() {
                self.documents.close_gaps();
            } else if self.sync.is_up_to_date()
                && let Some(key) = self.stored.stale.keys().next().cloned()
            {
                self.rebase(&key, now_ms, rng);
            } else {
                break;
            }
        }
        self.send_if_due(now_ms, rng);
    }

    pub(crate) fn answer(&mut self, request: RequestId, outcome: Outcome) {
        self.effects.push(Effect::Answer { request, outcome });
    }

    /// Writes under a new session from now on: a number that a lost or refused change took must not
    /// be taken twice.
    pub(crate) fn new_session(&mut self, rng: &mut Rng) {
        self.session = rng.bytes();
        let own = self.stored.identity.as_ref();
        let actor = own.map(|own| SessionActor::new(own.device, self.session));
        self.documents.set_actor(actor);
    }

    /// Whether something that the server sent waits to become durable: until then the outbox and
    /// the cursors that a request would be made from are those of before.
    pub(crate) fn is_receiving(&self) -> bool {
        let receiving =
            |transaction: &Transaction| !matches!(transaction.then, OnDurable::Saved { .. });
        !self.inbound.is_empty() || self.transaction.as_ref().is_some_and(receiving)
    }

    /// Whether the last transaction failed.
    pub fn storage_is_failing(&self) -> bool {
        self.storage_failing
    }
}
