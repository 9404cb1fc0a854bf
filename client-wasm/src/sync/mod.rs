//! When to talk to the server, and what is said to it (SPEC W1 to W9). What it answers is read in
//! `receive`. Nothing of this state is stored.
//!
//! - `send`: requests, and the alarm for the next one
//! - `digests`: what a request says that this phone holds
//! - `patience`: documents whose changes wait

mod digests;
mod patience;
mod send;

use std::collections::BTreeSet;

use vungxanh_shared::ids::Partition;
use vungxanh_shared::wire::{Frame, Remaining};

use crate::event::{Nudge, Route, SendId};
use crate::random::Rng;

pub(crate) use patience::Patience;
pub(crate) use send::waits;

/// Changes in one request at most; far below the server's 4 MiB for the whole body.
const LARGEST_PUSH_BYTES: usize = 1024 * 1024;
/// A link that lets not even this pass in time is no link.
const SMALLEST_PUSH_BYTES: usize = 16 * 1024;
/// Bytes of frames asked for at most and at least.
const LARGEST_ANSWER_BYTES: u64 = 1024 * 1024;
const SMALLEST_ANSWER_BYTES: u64 = 32 * 1024;
const FIRST_RETRY_MS: i64 = 2_000;
const LAST_RETRY_MS: i64 = 5 * 60_000;
/// How often to ask although nobody nudged: a nudge may get lost.
const ASK_EVERY_MS: i64 = 5 * 60_000;

/// The state of the conversation.
#[derive(Debug)]
pub(crate) struct Sync {
    /// The request under way.
    flight: Option<Flight>,
    sends: SendId,
    offline: bool,
    failures: u32,
    /// Not before, because of failures.
    retry_at_ms: Option<i64>,
    /// Not before, because the server said so.
    asked_to_wait_until_ms: Option<i64>,
    /// Send as soon as possible.
    wanted: bool,
    ask_at_ms: Option<i64>,
    /// The server said that there is more.
    pub catching_up: bool,
    push_bytes: usize,
    answer_bytes: u64,
    /// Documents whose changes wait.
    pub patience: Patience,
    /// The server said last that it does not know this phone.
    pub unknown: bool,
    /// A person asked although access was withdrawn: try once.
    insist: bool,
    /// Whether this session has had an answer.
    answered: bool,
    /// The phone's clock when something last happened.
    clock_ms: i64,
    /// How far the receiving under way has come.
    progress: Progress,
    /// Frames that are being stored, and their bytes.
    storing: (u64, u64),
}

/// A request under way.
#[derive(Debug)]
pub(crate) struct Flight {
    send: SendId,
    pub route: Route,
    pub sent_at_ms: i64,
    /// The outbox numbers of what was pushed, in the order of the request.
    pub pushed: Vec<Vec<u64>>,
    /// Partitions that are asked for from the beginning since: frames that go on from the cursors of
    /// this request would leave out what is before.
    pub void: BTreeSet<Partition>,
    /// Partitions that are compared.
    pub compared: Vec<String>,
}

impl Flight {
    fn new(send: SendId, route: Route, sent_at_ms: i64) -> Self {
        Self {
            send,
            route,
            sent_at_ms,
            pushed: Vec::new(),
            void: BTreeSet::new(),
            compared: Vec::new(),
        }
    }
}

impl Default for Sync {
    fn default() -> Self {
        Self {
            flight: None,
            sends: 0,
            offline: false,
            failures: 0,
            retry_at_ms: None,
            asked_to_wait_until_ms: None,
            wanted: true,
            ask_at_ms: None,
            catching_up: false,
            push_bytes: LARGEST_PUSH_BYTES,
            answer_bytes: LARGEST_ANSWER_BYTES,
            patience: Patience::default(),
            unknown: false,
            insist: false,
            answered: false,
            clock_ms: i64::MIN,
            progress: Progress::default(),
            storing: (0, 0),
        }
    }
}

/// How much of what is on its way has been received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// Documents, or parts of them, durable here since it began.
    pub received_documents: u64,
    /// Their bytes.
    pub received_bytes: u64,
    /// What the server says is still to come, about; also what is here and not durable yet.
    pub remaining_documents: u64,
    /// Its bytes.
    pub remaining_bytes: u64,
}

/// What a status bar says of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Nothing to do.
    Idle,
    /// A request is under way.
    Sending,
    /// The browser knows of no network.
    Offline,
    /// The last attempt failed.
    WaitingToRetry,
    /// The server does not know this phone; it is asked again.
    Unknown,
    /// The ward no longer knows this phone.
    Withdrawn,
}

impl Sync {
    /// What came in an answer, and what the server says is still to come.
    pub fn expect(&mut self, frames: &[Frame], remaining: Option<Remaining>) {
        if !self.catching_up {
            self.progress = Progress::default();
        }
        let remaining = remaining.unwrap_or_default();
        self.progress.remaining_documents = remaining.documents + frames.len() as u64;
        self.progress.remaining_bytes = remaining.bytes + bytes_of(frames);
    }

    /// So many frames are being stored, with so many bytes.
    pub fn storing(&mut self, frames: (u64, u64)) {
        self.storing = frames;
    }

    /// Whether frames are being stored.
    pub fn is_storing(&self) -> bool {
        self.storing.0 > 0
    }

    /// What was being stored is durable.
    pub fn stored(&mut self) {
        let (documents, bytes) = std::mem::take(&mut self.storing);
        let progress = &mut self.progress;
        progress.received_documents += documents;
        progress.received_bytes += bytes;
        progress.remaining_documents = progress.remaining_documents.saturating_sub(documents);
        progress.remaining_bytes = progress.remaining_bytes.saturating_sub(bytes);
    }

    /// A reason to sync now. It is a new chance, but what the server asked to wait for still holds.
    pub fn nudged(&mut self, nudge: Nudge) {
        self.offline &= nudge == Nudge::Foreground;
        self.wanted = true;
        self.insist |= matches!(nudge, Nudge::Asked | Nudge::Foreground);
        self.retry_at_ms = None;
    }

    /// The browser says that there is no network.
    pub fn went_offline(&mut self) {
        self.offline = true;
    }

    /// Begins a request; nothing else is sent until it has ended.
    pub fn begin(&mut self, route: Route, now_ms: i64) -> SendId {
        let send = self.next_send();
        self.flight = Some(Flight::new(send, route, now_ms));
        send
    }

    /// The request has ended; none where it is not the one under way.
    pub fn end(&mut self, send: SendId) -> Option<Flight> {
        self.flight.take_if(|flight| flight.send == send)
    }

    /// Frames of the partition that are on their way are of no use any more.
    pub fn make_void(&mut self, partition: &Partition) {
        if let Some(flight) = &mut self.flight {
            flight.void.insert(partition.clone());
        }
    }

    /// There is something to send.
    pub fn want(&mut self) {
        self.wanted = true;
    }

    /// A clock that was put back, by minutes or by years, takes what is waited for back with it.
    pub fn follow_clock(&mut self, now_ms: i64) {
        let back_ms = self.clock_ms.saturating_sub(now_ms);
        if self.clock_ms != i64::MIN && back_ms > 0 {
            let times =
                [&mut self.retry_at_ms, &mut self.asked_to_wait_until_ms, &mut self.ask_at_ms];
            for at_ms in times.into_iter().flatten() {
                *at_ms = at_ms.saturating_sub(back_ms);
            }
            self.patience.put_back(back_ms);
        }
        self.clock_ms = now_ms;
    }

    /// The timer rang.
    pub fn woken(&mut self, now_ms: i64) {
        self.wanted |= self.patience.ends().chain(self.ask_at_ms).any(|at| at <= now_ms);
    }

    /// No answer, or none that could be used: wait, each time longer, not all phones alike.
    pub fn failed(&mut self, now_ms: i64, rng: &mut Rng) {
        self.wanted = true;
        let longest = FIRST_RETRY_MS << self.failures.min(16);
        let longest = longest.min(LAST_RETRY_MS);
        self.failures = self.failures.saturating_add(1);
        self.retry_at_ms = Some(now_ms + rng.between(longest / 2, longest));
    }

    /// An answer was used.
    pub fn succeeded(&mut self, now_ms: i64, rng: &mut Rng) {
        self.answered = true;
        self.unknown = false;
        self.failures = 0;
        self.retry_at_ms = None;
        self.asked_to_wait_until_ms = None;
        self.ask_at_ms = Some(now_ms + rng.between(ASK_EVERY_MS * 3 / 4, ASK_EVERY_MS));
        self.push_bytes = (self.push_bytes * 2).min(LARGEST_PUSH_BYTES);
        self.answer_bytes = (self.answer_bytes * 2).min(LARGEST_ANSWER_BYTES);
    }

    /// The server asked for patience.
    pub fn asked_to_wait(&mut self, retry_after_ms: Option<i64>, now_ms: i64) {
        let until = retry_after_ms.map(|ms| now_ms.saturating_add(ms.clamp(0, LAST_RETRY_MS * 2)));
        self.asked_to_wait_until_ms = until.max(self.asked_to_wait_until_ms);
    }

    /// What was sent or asked for was too much for the link or the server.
    pub fn ask_for_less(&mut self) {
        self.push_bytes = (self.push_bytes / 4).max(SMALLEST_PUSH_BYTES);
        self.answer_bytes = (self.answer_bytes / 4).max(SMALLEST_ANSWER_BYTES);
    }

    /// Whether the last answer that came was the last of all there was.
    pub fn is_up_to_date(&self) -> bool {
        self.answered && !self.catching_up && !self.wanted && self.flight.is_none()
    }

    /// Whether everything that there was had come at the last answer of this session.
    pub fn is_settled(&self) -> bool {
        self.answered && !self.catching_up
    }

    /// How far the receiving under way has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// When the next attempt after a failure is due.
    pub fn retry_at_ms(&self) -> Option<i64> {
        self.retry_at_ms.max(self.asked_to_wait_until_ms)
    }

    fn next_send(&mut self) -> SendId {
        self.sends = self.sends.wrapping_add(1);
        self.sends
    }

    fn may_send(&self, now_ms: i64) -> bool {
        let waiting = self.retry_at_ms().is_some_and(|at| at > now_ms);
        self.flight.is_none() && !self.offline && !waiting
    }
}

/// The bytes of what frames bring.
pub(crate) fn bytes_of(frames: &[Frame]) -> u64 {
    frames.iter().map(|frame| weight(frame) as u64).sum()
}

pub(crate) fn weight(frame: &Frame) -> usize {
    let changes = frame.changes.iter().flatten().map(|bytes| bytes.len()).sum::<usize>();
    changes + frame.snapshot.as_ref().map_or(0, |bytes| bytes.len())
}
