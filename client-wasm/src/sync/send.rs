//! Makes the next request as soon as it may be sent, and says when to be woken for the one after.

use std::collections::BTreeMap;

use serde_bytes::ByteBuf;
use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::wire::{self, Push, SyncRequest, WIRE_VERSION};

use super::digests::digests;
use super::{ASK_EVERY_MS, Flight, Network, Patience, Sync};
use crate::event::{Effect, Route};
use crate::random::Rng;
use crate::stored::Stored;

/// Changes in one request at most.
const MOST_CHANGES: usize = 2_000;

impl Sync {
    /// What the status bar says of the network.
    pub fn network(&self, stored: &Stored) -> Network {
        if stored.contact.withdrawn {
            Network::Withdrawn
        } else if self.flight.is_some() {
            Network::Sending
        } else if self.offline {
            Network::Offline
        } else if self.unknown {
            Network::Unknown
        } else if self.retry_at_ms().is_some() {
            Network::WaitingToRetry
        } else {
            Network::Idle
        }
    }

    /// The request that is due now, as an effect; none where there is nothing to say or it may not be
    /// said yet. Call it only while nothing that the server sent waits to become durable: until then the
    /// outbox and the cursors that a request would be made from are those of before.
    pub fn send(&mut self, stored: &Stored, app: &str, now_ms: i64) -> Option<Effect> {
        let identity = stored.identity.as_ref()?;
        let is_welcome = !stored.contact.withdrawn || self.insist;
        if !(self.wanted && is_welcome && self.may_send(now_ms)) {
            return None;
        }
        let (request, pushed) = self.request(stored, app, now_ms);
        let (send, route) = (self.next_send(), Route::Sync);
        let compared = request.digests.keys().cloned().collect();
        self.flight = Some(Flight { pushed, compared, ..Flight::new(send, route, now_ms) });
        self.wanted = false;
        self.insist = false;
        let token = Some(identity.token.clone());
        Some(Effect::Send { send, route, token, body: wire::encode(&request) })
    }

    /// When to be woken for the next request; none where an answer is waited for, or nothing at all.
    pub fn alarm(&mut self, stored: &Stored, now_ms: i64, rng: &mut Rng) -> Option<Effect> {
        let is_member = stored.identity.is_some() && !stored.contact.withdrawn;
        if !is_member || self.flight.is_some() {
            return None;
        }
        if self.ask_at_ms.is_none_or(|at| at <= now_ms) {
            self.ask_at_ms = Some(now_ms + rng.between(ASK_EVERY_MS * 3 / 4, ASK_EVERY_MS));
        }
        let retry = self.retry_at_ms().filter(|_| self.wanted);
        let held = self.patience.ends().filter(|at| *at > now_ms);
        held.chain(retry).chain(self.ask_at_ms).min().map(Effect::WakeAt)
    }

    /// The request: every cursor, and as many unsent changes as fit, oldest first.
    fn request(&self, stored: &Stored, app: &str, now_ms: i64) -> (SyncRequest, Vec<Vec<u64>>) {
        let mut pushes: BTreeMap<&DocumentKey, usize> = BTreeMap::new();
        let mut push: Vec<Push> = Vec::new();
        let mut pushed: Vec<Vec<u64>> = Vec::new();
        let (mut bytes, mut changes) = (0, 0);
        for (number, unsent) in &stored.outbox {
            if waits(stored, &self.patience, &unsent.document, now_ms) {
                continue;
            }
            bytes += unsent.bytes.len();
            changes += 1;
            if changes > 1 && (bytes > self.push_bytes || changes > MOST_CHANGES) {
                break;
            }
            let index = *pushes.entry(&unsent.document).or_insert_with(|| {
                push.push(Push {
                    partition: unsent.document.partition.to_string(),
                    period: unsent.document.period.to_string(),
                    changes: Vec::new(),
                });
                pushed.push(Vec::new());
                push.len() - 1
            });
            if let (Some(push), Some(numbers)) = (push.get_mut(index), pushed.get_mut(index)) {
                push.changes.push(ByteBuf::from(unsent.bytes.clone()));
                numbers.push(*number);
            }
        }
        let cursors = stored.scope.iter();
        let request = SyncRequest {
            v: WIRE_VERSION,
            app: app.to_owned(),
            now_ms,
            cursors: cursors.map(|(name, held)| (name.to_string(), held.cursor.0)).collect(),
            push,
            max_bytes: self.answer_bytes,
            digests: match self.is_settled() {
                true => digests(stored, now_ms),
                false => BTreeMap::new(),
            },
        };
        (request, pushed)
    }
}

/// Whether a document's changes cannot pass now: others' are missing, or they are to be rebased.
pub(crate) fn waits(stored: &Stored, patience: &Patience, key: &DocumentKey, now_ms: i64) -> bool {
    patience.is_held(key, now_ms) || stored.stale.contains_key(key)
}
