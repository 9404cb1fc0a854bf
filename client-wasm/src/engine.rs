//! The engine: [`Engine::handle`] takes an event and gives the effects to perform.
//!
//! Two rules carry the promise "saved is safe". There is at most one transaction under way, and
//! what it writes counts (is answered, listed, sent) only from its [`Event::Persisted`] on. And
//! [`Stored`] changes by nothing but confirmed transactions, so at every moment it is what opening
//! the phone again would give.

use std::collections::{BTreeMap, VecDeque};

use vungxanh_shared::ids::{DocumentKey, RecordId, SessionActor};
use vungxanh_shared::kinds::{CheckContext, Problem};
use vungxanh_shared::scalar::FieldsExt;

use crate::enrol::Enrolling;
use crate::event::{
    Edit, Effect, EnrolFailure, Event, NotSaved, Outcome, RequestId, StorageFailure, TransactionId,
};
use crate::library::Library;
use crate::plan::{Checking, NoPlan, Plan, Planner, Undo, undo_edits};
use crate::random::{Draw, Entropy};
use crate::receive::{Arrival, Touched};
use crate::stored::{Stored, Unsent, Write, row};
use crate::sync::Sync;

/// Saves that wait at most; a person cannot tap faster.
const WAITING_SAVES: usize = 64;
/// Saves of this session that can be taken back.
const UNDOABLE: usize = 32;

/// The engine of one phone.
#[derive(Debug)]
pub struct Engine {
    /// The app's version, as the server is told.
    pub(crate) app: String,
    pub(crate) stored: Stored,
    pub(crate) library: Library,
    /// The random part of this session's actor.
    pub(crate) session: [u8; 4],
    pub(crate) sync: Sync,
    pub(crate) enrolling: Option<Enrolling>,
    /// What the server sent and is not applied yet.
    pub(crate) arrivals: VecDeque<Arrival>,
    pub(crate) effects: Vec<Effect>,
    saves: VecDeque<Job>,
    transaction: Option<Transaction>,
    transactions: TransactionId,
    undoable: VecDeque<(String, Undo)>,
    storage_failing: bool,
}

/// Something to write that a person asked for.
#[derive(Debug)]
enum Job {
    Save { request: RequestId, wish: Wish },
    Undo { request: RequestId, token: String },
}

/// What a save is to write.
#[derive(Debug)]
struct Wish {
    edits: Vec<Edit>,
    draft: Option<String>,
    checking: Checking,
}

/// A transaction under way.
#[derive(Debug)]
struct Transaction {
    id: TransactionId,
    writes: Vec<Write>,
    then: Then,
}

/// What a transaction means once it is durable.
#[derive(Debug)]
pub(crate) enum Then {
    /// An own save; the answer goes out with the confirmation.
    Saved {
        request: RequestId,
        touched: BTreeMap<DocumentKey, Vec<RecordId>>,
        undo: (String, Undo),
    },
    /// A part of what the server sent.
    Received { touched: Touched },
    /// The enrolment may be sent now.
    EnrolmentBegun,
    /// The phone has its identity; another one than before, where documents were touched.
    Enrolled { touched: Touched },
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
        let mut draw = Draw::new(entropy);
        let session = draw.bytes();
        let actor = stored.identity.as_ref().map(|own| SessionActor::new(own.device, session));
        let mut library = Library::new(actor, suspects);
        for key in stored.unreadable_documents() {
            library.mark_broken(&key);
        }
        Self {
            app: app.to_owned(),
            stored,
            library,
            session,
            sync: Sync::default(),
            enrolling: None,
            arrivals: VecDeque::new(),
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
        self.library.has_broken()
    }

    /// What is durable on this phone.
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Takes an event; gives what is to be done, in order. `now_ms` is the phone's clock, `entropy`
    /// fresh random bytes.
    pub fn handle(&mut self, event: Event, now_ms: i64, entropy: &Entropy) -> Vec<Effect> {
        let mut draw = Draw::new(entropy);
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
                self.persist_failed(transaction, failure, now_ms, &mut draw);
            }
            Event::Response { send, status, body, retry_after_ms } => {
                let answer = crate::sync::ServerAnswer { status, body, retry_after_ms };
                self.answered(send, answer, now_ms, &mut draw);
            }
            Event::SendFailed { send, timed_out } => {
                self.not_answered(send, timed_out, now_ms, &mut draw);
            }
            Event::Nudge(nudge) => self.nudged(nudge),
            Event::Offline => self.went_offline(),
            Event::Timer => self.sync.woken(now_ms),
        }
        self.pump(now_ms, &mut draw);
        std::mem::take(&mut self.effects)
    }

    /// Everything wrong or doubtful in what an edit would make; writes nothing.
    pub fn check(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Vec<Problem> {
        let context = self.check_context(now_ms);
        let (stored, library) = (&self.stored, &mut self.library);
        let mut planner = Planner { stored, library, context, checking: Checking::Form };
        planner.check(edit, &mut Draw::new(entropy)).unwrap_or_default()
    }

    /// Begins what can begin: one transaction at a time, a person's before the server's, then sync.
    fn pump(&mut self, now_ms: i64, draw: &mut Draw) {
        while self.transaction.is_none() {
            if let Some(broken) = self.library.take_broken() {
                self.fetch_again(&broken, now_ms, draw);
            } else if let Some(job) = self.saves.pop_front() {
                self.run(job, now_ms, draw);
            } else if let Some(arrival) = self.arrivals.pop_front() {
                self.apply(arrival, now_ms, draw);
            } else if self.sync.is_up_to_date() && self.library.has_gaps() {
                self.library.close_gaps();
            } else if self.sync.is_up_to_date()
                && let Some(key) = self.stored.former.keys().next().cloned()
            {
                self.write_anew(&key, draw);
            } else {
                break;
            }
        }
        self.send_if_due(now_ms, draw);
    }

    fn queue(&mut self, request: RequestId, job: Job) {
        if self.saves.len() >= WAITING_SAVES {
            return self.answer(request, Outcome::NotSaved(NotSaved::StorageFailed));
        }
        self.saves.push_back(job);
    }

    /// Asks for a transaction; `answer` goes to the person as soon as it is durable.
    pub(crate) fn persist(
        &mut self,
        writes: Vec<Write>,
        then: Then,
        answer: Option<(RequestId, Outcome)>,
    ) {
        self.transactions = self.transactions.wrapping_add(1);
        let id = self.transactions;
        self.effects.push(Effect::Persist { transaction: id, writes: writes.clone(), answer });
        self.transaction = Some(Transaction { id, writes, then });
    }

    pub(crate) fn answer(&mut self, request: RequestId, outcome: Outcome) {
        self.effects.push(Effect::Answer { request, outcome });
    }

    fn run(&mut self, job: Job, now_ms: i64, draw: &mut Draw) {
        match job {
            Job::Undo { request, token } => {
                let place = self.undoable.iter().position(|(known, _)| *known == token);
                let Some((_, undo)) = place.and_then(|place| self.undoable.get(place).cloned())
                else {
                    return self.answer(request, Outcome::NotSaved(NotSaved::OutOfScope));
                };
                let edits = undo_edits(&undo, &mut self.library, &self.stored, now_ms);
                let wish = Wish { edits, draft: None, checking: Checking::Undo };
                self.save(request, wish, now_ms, draw);
            }
            Job::Save { request, wish } => self.save(request, wish, now_ms, draw),
        }
    }

    fn save(&mut self, request: RequestId, wish: Wish, now_ms: i64, draw: &mut Draw) {
        let tried = self.try_save(&wish, now_ms, draw);
        if tried.is_err() {
            self.library.rolled_back();
        }
        match tried {
            Ok((plan, written)) => self.persist_save(request, wish.draft, (plan, written), draw),
            Err(NoPlan::Invalid(problems)) => self.answer(request, Outcome::Invalid(problems)),
            Err(NoPlan::NotSaved(reason)) => self.answer(request, Outcome::NotSaved(reason)),
            // What is broken is fetched again first; then this is tried again.
            Err(NoPlan::Broken) if self.library.has_broken() => {
                self.saves.push_front(Job::Save { request, wish });
            }
            Err(NoPlan::Broken) => {
                self.answer(request, Outcome::NotSaved(NotSaved::StorageFailed));
            }
        }
    }

    fn persist_save(
        &mut self,
        request: RequestId,
        draft: Option<String>,
        (plan, written): (Plan, Written),
        draw: &mut Draw,
    ) {
        let undo: String = draw.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        let outcome = Outcome::Saved {
            ids: plan.ids.iter().map(ToString::to_string).collect(),
            warnings: plan.warnings,
            undo: undo.clone(),
        };
        let mut writes = written.rows;
        writes.extend(draft.iter().map(|key| row::no_draft(key)));
        if writes.is_empty() {
            // Everything stands there already, durably.
            return self.answer(request, outcome);
        }
        let then = Then::Saved { request, touched: written.touched, undo: (undo, plan.undo) };
        self.persist(writes, then, Some((request, outcome)));
    }

    fn try_save(
        &mut self,
        wish: &Wish,
        now_ms: i64,
        draw: &mut Draw,
    ) -> Result<(Plan, Written), NoPlan> {
        let Some(identity) = &self.stored.identity else {
            return Err(NotSaved::NotEnrolled.into());
        };
        if self.stored.contact.withdrawn {
            return Err(NotSaved::ReadOnly.into());
        }
        let actor = SessionActor::new(identity.device, self.session);
        let context = self.check_context(now_ms);
        let (stored, library) = (&self.stored, &mut self.library);
        let mut planner = Planner { stored, library, context, checking: wish.checking };
        let plan = planner.plan(&wish.edits, draw)?;
        let mut written = Written::default();
        let mut number = self.stored.next_number();
        for (key, writes) in &plan.writes {
            let live = self.library.live(&self.stored, key).map_err(|_| NoPlan::Broken)?;
            let changes = live.write(actor, now_ms, writes);
            self.library.set_pending([key.clone()]);
            let changes = changes.map_err(|_| NotSaved::StorageFailed)?;
            let records: Vec<RecordId> = writes.iter().map(|write| write.record).collect();
            for change in changes {
                let unsent = Unsent {
                    document: key.clone(),
                    hash: change.hash().0.to_vec(),
                    bytes: change.raw_bytes().to_vec(),
                    at_ms: now_ms,
                    records: records.clone(),
                };
                written.rows.push(row::unsent(number, Some(&unsent)));
                number += 1;
            }
            written.touched.insert(key.clone(), records);
        }
        Ok((plan, written))
    }

    fn persisted(&mut self, id: TransactionId, now_ms: i64) {
        let Some(transaction) = self.transaction.take_if(|transaction| transaction.id == id) else {
            return;
        };
        for write in transaction.writes {
            self.stored.apply(write);
        }
        self.storage_failing = false;
        match transaction.then {
            Then::Saved { touched, undo, .. } => {
                if self.undoable.len() >= UNDOABLE {
                    self.undoable.pop_front();
                }
                self.undoable.push_back(undo);
                let touched = touched.into_iter().map(|(key, records)| (key, Some(records)));
                self.settle(touched.collect());
                self.sync.want();
            }
            Then::Received { touched } => {
                self.sync.stored();
                self.settle(touched);
            }
            Then::EnrolmentBegun => self.send_enrolment(now_ms),
            Then::Enrolled { touched } => {
                self.enrolled();
                self.settle(touched);
            }
        }
        self.effects.push(Effect::StatusChanged);
    }

    /// What was pending is durable: show it.
    fn settle(&mut self, touched: Touched) {
        let kinds = self.library.settled(&self.stored, &touched);
        let known = vungxanh_shared::kinds::ALL.into_iter().map(|kind| kind.name);
        let changed: Vec<&'static str> = known.filter(|name| kinds.contains(*name)).collect();
        if changed.iter().any(|name| ["area", "checkpoint", "member", "settings"].contains(name)) {
            self.effects.push(Effect::SessionChanged);
        }
        if !changed.is_empty() {
            self.effects.push(Effect::Changed(changed));
        }
    }

    /// Nothing of it was written: what it would have changed in memory is made again from the store.
    fn persist_failed(
        &mut self,
        id: TransactionId,
        failure: StorageFailure,
        now_ms: i64,
        draw: &mut Draw,
    ) {
        let Some(transaction) = self.transaction.take_if(|transaction| transaction.id == id) else {
            return;
        };
        self.library.rolled_back();
        self.new_session(draw);
        self.storage_failing = failure != StorageFailure::Fenced;
        match transaction.then {
            Then::Saved { request, .. } => {
                let reason = match failure {
                    StorageFailure::Full => NotSaved::StorageFull,
                    StorageFailure::Failed => NotSaved::StorageFailed,
                    StorageFailure::Fenced => NotSaved::ReadOnly,
                };
                self.answer(request, Outcome::NotSaved(reason));
            }
            Then::Received { .. } => {
                // The cursors stand where they stood: the server sends it again.
                self.arrivals.clear();
                self.sync.storing(&[]);
                self.sync.failed(now_ms, draw);
            }
            Then::EnrolmentBegun | Then::Enrolled { .. } => {
                self.enrolment_failed(EnrolFailure::because("storage_failed"));
            }
        }
        self.effects.push(Effect::StatusChanged);
    }

    /// Writes under a new session from now on: a number that a lost or refused change took must not
    /// be taken twice.
    pub(crate) fn new_session(&mut self, draw: &mut Draw) {
        self.session = draw.bytes();
        let own = self.stored.identity.as_ref();
        let actor = own.map(|own| SessionActor::new(own.device, self.session));
        self.library.set_actor(actor);
    }

    /// Whether something that the server sent waits to become durable: until then the outbox and
    /// the cursors that a request would be made from are those of before.
    pub(crate) fn is_receiving(&self) -> bool {
        let receiving = |transaction: &Transaction| !matches!(transaction.then, Then::Saved { .. });
        !self.arrivals.is_empty() || self.transaction.as_ref().is_some_and(receiving)
    }

    /// Whether the last transaction failed.
    pub fn storage_is_failing(&self) -> bool {
        self.storage_failing
    }

    fn check_context(&mut self, now_ms: i64) -> CheckContext {
        let keys = self.plan_documents();
        let settings = self.library.entries(&self.stored, &keys);
        let oldest = settings
            .filter(|(_, entry)| entry.reading.kind == "settings" && !entry.is_removed())
            .min_by_key(|(_, entry)| entry.id());
        let fever_c = oldest.and_then(|(_, entry)| entry.fields().number("fever_c"));
        CheckContext { fever_c, ..CheckContext::new(now_ms) }
    }
}

#[derive(Default)]
struct Written {
    rows: Vec<Write>,
    touched: BTreeMap<DocumentKey, Vec<RecordId>>,
}
