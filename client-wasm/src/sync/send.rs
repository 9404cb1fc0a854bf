//! What is said to the server, and when: a request as soon as it may be sent, an alarm for the next.

use std::collections::{BTreeMap, BTreeSet};

use serde_bytes::ByteBuf;
use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::wire::{self, Push, SyncRequest, WIRE_VERSION};

use super::{ASK_EVERY_MS, Flight, Network};
use crate::engine::Engine;
use crate::event::{Effect, Nudge, Route, SendId};
use crate::random::Rng;
use crate::view::Progress;

/// Changes in one request at most.
const MOST_CHANGES: usize = 2_000;

impl Engine {
    /// How far the receiving under way has come.
    pub(crate) fn progress(&self) -> Option<Progress> {
        self.is_catching_up().then_some(self.sync.progress)
    }

    /// Until the last of what came is durable, and not only taken up.
    pub(crate) fn is_catching_up(&self) -> bool {
        self.sync.catching_up || !self.inbound.is_empty() || self.sync.is_storing()
    }

    pub(crate) fn nudged(&mut self, nudge: Nudge) {
        self.sync.offline &= nudge == Nudge::Foreground;
        self.sync.wanted = true;
        self.sync.insist |= matches!(nudge, Nudge::Asked | Nudge::Foreground);
        // A new chance; what the server asked to wait for still holds.
        self.sync.retry_at_ms = None;
        self.effects.push(Effect::StatusChanged);
    }

    pub(crate) fn went_offline(&mut self) {
        self.sync.offline = true;
        self.effects.push(Effect::StatusChanged);
    }

    /// What the status bar says of the network.
    pub fn network(&self) -> Network {
        if self.stored.contact.withdrawn {
            Network::Withdrawn
        } else if self.sync.flight.is_some() {
            Network::Sending
        } else if self.sync.offline {
            Network::Offline
        } else if self.sync.unknown {
            Network::Unknown
        } else if self.sync.retry_at_ms().is_some() {
            Network::WaitingToRetry
        } else {
            Network::Idle
        }
    }

    pub(crate) fn send_if_due(&mut self, now_ms: i64, rng: &mut Rng) {
        let Some(identity) = &self.stored.identity else { return };
        let token = identity.token.clone();
        let welcome = !self.stored.contact.withdrawn || self.sync.insist;
        if self.sync.wanted && welcome && !self.is_receiving() && self.sync.may_send(now_ms) {
            let (request, pushed) = self.request(now_ms);
            let send = self.sync.next_send();
            let route = Route::Sync;
            let compared = request.digests.keys().cloned().collect();
            self.sync.flight =
                Some(Flight { pushed, compared, ..Flight::new(send, route, now_ms) });
            self.sync.wanted = false;
            self.sync.insist = false;
            let body = wire::encode(&request);
            self.effects.push(Effect::Send { send, route, token: Some(token), body });
            self.effects.push(Effect::StatusChanged);
        }
        self.set_alarm(now_ms, rng);
    }

    fn set_alarm(&mut self, now_ms: i64, rng: &mut Rng) {
        if self.stored.contact.withdrawn || self.sync.flight.is_some() {
            return;
        }
        if self.sync.ask_at_ms.is_none_or(|at| at <= now_ms) {
            self.sync.ask_at_ms = Some(now_ms + rng.between(ASK_EVERY_MS * 3 / 4, ASK_EVERY_MS));
        }
        let retry = self.sync.retry_at_ms().filter(|_| self.sync.wanted);
        let held = self.sync.held.values().map(|(until, _)| *until).filter(|at| *at > now_ms);
        let alarm = held.chain(retry).chain(self.sync.ask_at_ms).min();
        self.effects.extend(alarm.map(Effect::WakeAt));
    }

    /// The request: every cursor, and as many unsent changes as fit, oldest first.
    fn request(&self, now_ms: i64) -> (SyncRequest, Vec<Vec<u64>>) {
        let mut places: BTreeMap<&DocumentKey, usize> = BTreeMap::new();
        let mut push: Vec<Push> = Vec::new();
        let mut pushed: Vec<Vec<u64>> = Vec::new();
        let (mut bytes, mut changes) = (0, 0);
        for (number, unsent) in &self.stored.outbox {
            if self.waits(&unsent.document, now_ms) {
                continue;
            }
            bytes += unsent.bytes.len();
            changes += 1;
            if changes > 1 && (bytes > self.sync.push_bytes || changes > MOST_CHANGES) {
                break;
            }
            let place = *places.entry(&unsent.document).or_insert_with(|| {
                push.push(Push {
                    partition: unsent.document.partition.to_string(),
                    period: unsent.document.period.to_string(),
                    changes: Vec::new(),
                });
                pushed.push(Vec::new());
                push.len() - 1
            });
            if let (Some(push), Some(numbers)) = (push.get_mut(place), pushed.get_mut(place)) {
                push.changes.push(ByteBuf::from(unsent.bytes.clone()));
                numbers.push(*number);
            }
        }
        let cursors = self.stored.scope.iter();
        let request = SyncRequest {
            v: WIRE_VERSION,
            app: self.app.clone(),
            now_ms,
            cursors: cursors.map(|(name, held)| (name.to_string(), held.cursor.0)).collect(),
            push,
            max_bytes: self.sync.answer_bytes,
            digests: self.digests(now_ms),
        };
        (request, pushed)
    }

    /// Whether something can be sent beyond what was just `settled`.
    pub(crate) fn has_more_to_send(&self, settled: &BTreeSet<u64>, now_ms: i64) -> bool {
        let rest = self.stored.outbox.iter().filter(|(number, _)| !settled.contains(number));
        rest.into_iter().any(|(_, unsent)| !self.waits(&unsent.document, now_ms))
    }

    /// Whether a document's changes cannot pass now: others' are missing, or they are to be rebased.
    fn waits(&self, key: &DocumentKey, now_ms: i64) -> bool {
        self.sync.is_held(key, now_ms) || self.stored.stale.contains_key(key)
    }

    pub(crate) fn not_answered(
        &mut self,
        send: SendId,
        timed_out: bool,
        now_ms: i64,
        rng: &mut Rng,
    ) {
        let Some(flight) = self.sync.flight.take_if(|flight| flight.send == send) else { return };
        self.effects.push(Effect::StatusChanged);
        match flight.route {
            Route::Enrol => self.enrolment_not_answered(),
            Route::Sync => {
                if timed_out {
                    self.sync.ask_for_less();
                }
                self.sync.failed(now_ms, rng);
            }
        }
    }

    /// Begins another request than sync.
    pub(crate) fn take_off(&mut self, route: Route, now_ms: i64) -> SendId {
        let send = self.sync.next_send();
        self.sync.flight = Some(Flight::new(send, route, now_ms));
        send
    }
}
