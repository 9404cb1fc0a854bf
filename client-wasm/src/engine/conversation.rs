//! The engine's side of talking to the server: it sends what `sync` says is due, queues what `receive` and
//! `enrol` read from an answer, and applies one of these after the other.

use vungxanh_shared::ids::Partition;

use super::{Engine, Waiting};
use crate::enrol::{self, Enrolling};
use crate::event::{Effect, EnrolFailure, Outcome, Route, SendId, ServerAnswer};
use crate::random::{Entropy, Rng};
use crate::rebase;
use crate::receive::{self, Inbound};
use crate::refetch::fetch_again;
use crate::write_set::OnDurable;

impl Engine {
    pub(super) fn send_if_due(&mut self, now_ms: i64, rng: &mut Rng) {
        if !self.is_receiving()
            && let Some(request) = self.sync.send(&self.stored, &self.app, now_ms)
        {
            self.effects.extend([request, Effect::StatusChanged]);
        }
        self.effects.extend(self.sync.alarm(&self.stored, now_ms, rng));
    }

    /// Whether something that the server sent waits to become durable: until then the outbox and
    /// the cursors that a request would be made from are those of before.
    fn is_receiving(&self) -> bool {
        let transaction = self.transaction.as_ref();
        !self.waiting.is_empty()
            || transaction.is_some_and(|one| !matches!(one.then, OnDurable::Saved { .. }))
    }

    pub(super) fn answered(
        &mut self,
        send: SendId,
        answer: &ServerAnswer,
        now_ms: i64,
        rng: &mut Rng,
    ) {
        let Some(flight) = self.sync.end(send) else { return };
        self.effects.push(Effect::StatusChanged);
        match flight.route {
            Route::Enrol => match enrol::read(answer) {
                Ok(step) => self.waiting.push_back(Waiting::Enrolment(step)),
                Err(failure) => self.enrolment_failed(*failure),
            },
            Route::Sync => {
                let state = (&mut self.sync, &self.stored);
                let inbound = receive::read(state, flight, answer, (now_ms, rng));
                self.waiting.extend(inbound.into_iter().map(Waiting::Inbound));
            }
        }
    }

    pub(super) fn not_answered(
        &mut self,
        send: SendId,
        timed_out: bool,
        now_ms: i64,
        rng: &mut Rng,
    ) {
        let Some(flight) = self.sync.end(send) else { return };
        self.effects.push(Effect::StatusChanged);
        match flight.route {
            Route::Enrol => self.enrolment_failed(EnrolFailure::because("offline")),
            Route::Sync => {
                if timed_out {
                    self.sync.ask_for_less();
                }
                self.sync.failed(now_ms, rng);
            }
        }
    }

    /// What waits becomes durable next.
    pub(super) fn take(&mut self, waiting: Waiting, now_ms: i64, rng: &mut Rng) {
        let inbound = match waiting {
            Waiting::Inbound(inbound) => inbound,
            Waiting::Enrolment(step) => {
                let request = self.enrolling.as_ref().map(|enrolling| enrolling.request);
                let write_set = enrol::write_step(&mut self.state(now_ms), step, request);
                return self.apply(write_set, now_ms, rng);
            }
        };
        let mut state = self.state(now_ms);
        let write_set = match inbound {
            Inbound::Answer(answer) => Some(receive::apply_answer(&mut state, &answer, rng)),
            Inbound::Frames(frames) => match receive::apply_frames(&mut state, &frames) {
                Ok(write_set) => write_set,
                Err(key) => {
                    // Only this partition begins again.
                    let write_set = fetch_again(&state, &key, rng);
                    self.documents.rolled_back();
                    self.waiting.push_front(Waiting::Inbound(Inbound::Frames(frames)));
                    Some(write_set)
                }
            },
            Inbound::Withdrawn => Some(receive::withdrawn(&state)),
            Inbound::Compact(key) => match receive::compact(&state, &key) {
                Ok(write_set) => write_set,
                Err(crate::chunk::Corrupt) => return self.documents.mark_broken(&key),
            },
        };
        if let Some(write_set) = write_set {
            self.apply(write_set, now_ms, rng);
        }
    }

    /// Everything was received: what was set aside is written on it. Whether there was something.
    pub(super) fn rebase_next(&mut self, now_ms: i64, rng: &mut Rng) -> bool {
        let Some(key) = self.stored.stale.keys().next().cloned() else { return false };
        let write_set = rebase::finish(&mut self.state(now_ms), &key, rng);
        self.apply(write_set, now_ms, rng);
        true
    }

    /// What is on its way goes on from a cursor that no longer stands.
    pub(super) fn forget_frames_of(&mut self, partition: &Partition) {
        self.sync.make_void(partition);
        let partition = partition.to_string();
        for waiting in &mut self.waiting {
            if let Waiting::Inbound(Inbound::Frames(frames)) = waiting {
                frames.retain(|frame| frame.partition != partition);
            }
        }
    }

    pub(super) fn begin_enrolment(&mut self, enrolling: Enrolling, entropy: &Entropy) {
        let request = enrolling.request;
        let is_known = !self.stored.contact.withdrawn && !self.sync.unknown;
        if self.stored.identity.is_some() && is_known {
            return self.answer(request, Outcome::Enrolled);
        }
        if self.enrolling.is_some() {
            let failure = EnrolFailure::because("too_many_requests");
            return self.answer(request, Outcome::NotEnrolled(failure));
        }
        let step = enrol::begin(&self.stored, &enrolling, entropy);
        self.enrolling = Some(enrolling);
        self.waiting.push_back(Waiting::Enrolment(step));
    }

    pub(super) fn send_enrolment(&mut self, now_ms: i64) {
        let (Some(enrolling), Some(pending)) = (&self.enrolling, &self.stored.enrolment) else {
            return;
        };
        let body = enrol::request(enrolling, pending);
        let send = self.sync.begin(Route::Enrol, now_ms);
        self.effects.push(Effect::Send { send, route: Route::Enrol, token: None, body });
    }

    pub(super) fn enrolment_failed(&mut self, failure: EnrolFailure) {
        if let Some(enrolling) = self.enrolling.take() {
            self.answer(enrolling.request, Outcome::NotEnrolled(failure));
        }
    }

    pub(super) fn enrolled(&mut self) {
        self.enrolling = None;
        self.sync.unknown = false;
        self.documents.set_actor(self.actor());
        self.sync.want();
        self.effects.push(Effect::SessionChanged);
    }
}
