//! The engine: [`Engine::handle`] takes an event and gives the effects to perform.
//!
//! Two rules carry the promise "saved is safe". There is at most one transaction under way, and
//! what it writes counts (is answered, listed, sent) only from its [`Event::Persisted`] on. And
//! [`Stored`] changes by nothing but confirmed transactions, so at every moment it is what opening
//! the phone again would give.
//!
//! The parts that say what is written (`save`, `receive`, `enrol`, `rebase`, `refetch`) are functions from
//! the state to a write set and know nothing of the engine; it alone changes the state:
//! - `saves`: what a person asked to write waits its turn
//! - `conversation`: what the server is asked and answers, and enrolment
//! - `transaction`: what a write set means while it is written, once it is durable, and where it failed

mod conversation;
mod saves;
mod transaction;

use std::collections::VecDeque;

use vungxanh_shared::ids::{DocumentKey, SessionActor};

use crate::document_cache::DocumentCache;
use crate::enrol::{Enrolling, Enrolment};
use crate::event::{Effect, Event, Outcome, RequestId, ServerAnswer, TransactionId};
use crate::prepare::{Checking, Undo};
use crate::random::{Entropy, Rng};
use crate::receive::Inbound;
use crate::refetch::fetch_again;
use crate::save::Wish;
use crate::stored::Stored;
use crate::sync::Sync;
use crate::write_set::State;

use saves::Job;
use transaction::Transaction;

/// The engine of one phone.
#[derive(Debug)]
pub struct Engine {
    /// The app's version, as the server is told.
    app: String,
    pub(crate) stored: Stored,
    pub(crate) documents: DocumentCache,
    /// The random part of this session's actor.
    session: [u8; 4],
    pub(crate) sync: Sync,
    enrolling: Option<Enrolling>,
    /// What the server sent and is not applied yet.
    pub(crate) waiting: VecDeque<Waiting>,
    effects: Vec<Effect>,
    saves: VecDeque<Job>,
    transaction: Option<Transaction>,
    transactions: TransactionId,
    undoable: VecDeque<(String, Undo)>,
    storage_failing: bool,
}

/// What waits to become durable, beside what a person saved.
#[derive(Debug)]
pub(crate) enum Waiting {
    Inbound(Inbound),
    Enrolment(Enrolment),
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
            waiting: VecDeque::new(),
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
                let answer = ServerAnswer { status, body, retry_after_ms };
                self.answered(send, &answer, now_ms, &mut rng);
            }
            Event::SendFailed { send, timed_out } => {
                self.not_answered(send, timed_out, now_ms, &mut rng);
            }
            Event::Nudge(nudge) => {
                self.sync.nudged(nudge);
                self.effects.push(Effect::StatusChanged);
            }
            Event::Offline => {
                self.sync.went_offline();
                self.effects.push(Effect::StatusChanged);
            }
            Event::Timer => self.sync.woken(now_ms),
        }
        self.pump(now_ms, &mut rng);
        std::mem::take(&mut self.effects)
    }

    /// Begins what can begin: one transaction at a time, a person's before the server's, then sync.
    fn pump(&mut self, now_ms: i64, rng: &mut Rng) {
        while self.transaction.is_none() {
            if let Some(broken) = self.documents.take_broken() {
                let write_set = fetch_again(&self.state(now_ms), &broken, rng);
                self.apply(write_set, now_ms, rng);
            } else if let Some(job) = self.saves.pop_front() {
                self.run(job, now_ms, rng);
            } else if let Some(waiting) = self.waiting.pop_front() {
                self.take(waiting, now_ms, rng);
            } else if self.sync.is_up_to_date() && self.documents.has_gaps() {
                self.documents.close_gaps();
            } else if !(self.sync.is_up_to_date() && self.rebase_next(now_ms, rng)) {
                break;
            }
        }
        self.send_if_due(now_ms, rng);
    }

    fn answer(&mut self, request: RequestId, outcome: Outcome) {
        self.effects.push(Effect::Answer { request, outcome });
    }

    /// What the parts read.
    fn state(&mut self, now_ms: i64) -> State<'_> {
        let Self { stored, documents, sync, .. } = self;
        State { stored, documents, patience: &sync.patience, now_ms }
    }

    fn begin_session(&mut self, session: [u8; 4]) {
        self.session = session;
        self.documents.set_actor(self.actor());
    }

    /// Under which changes are written; none before the phone is enrolled.
    fn actor(&self) -> Option<SessionActor> {
        self.stored.identity.as_ref().map(|own| SessionActor::new(own.device, self.session))
    }

    /// Whether the last transaction failed.
    pub fn storage_is_failing(&self) -> bool {
        self.storage_failing
    }
}
