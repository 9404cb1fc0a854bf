//! What the server answers, and how it becomes durable: first what concerns the outbox and the
//! scope, then the frames, each with its cursor in one transaction (SPEC W4 to W8).
//!
//! - `answer`: the outbox is settled, own work is offered again after a restore
//! - `scope`: partitions come and go
//! - `frames`: what others wrote
//! - `compact`: a long tail is folded into its document
//! - `write_set`: what one transaction will write

mod answer;
mod compact;
mod frames;
mod scope;
mod write_set;

use std::collections::BTreeSet;

use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::wire::{self, ErrorBody, Frame, SyncResponse};

use crate::engine::{Engine, OnDurable};
use crate::enrol::Enrolment;
use crate::event::{Effect, Route, SendId};
use crate::random::Rng;
use crate::stored::row;
use crate::sync::{Flight, ServerAnswer};

use answer::Answer;
pub(crate) use write_set::{Touched, WriteSet};

/// A part of an answer, applied as one transaction.
#[derive(Debug)]
pub(crate) enum Inbound {
    /// Everything but the frames.
    Answer(Box<Answer>),
    /// Frames.
    Frames(Vec<Frame>),
    /// The ward does not know this phone.
    Withdrawn,
    /// A document's long tail is to be folded into its saved form.
    Compact(DocumentKey),
    /// A step of enrolment.
    Enrolment(Enrolment),
}

impl Engine {
    pub(crate) fn answered(
        &mut self,
        send: SendId,
        answer: ServerAnswer,
        now_ms: i64,
        rng: &mut Rng,
    ) {
        let Some(flight) = self.sync.flight.take_if(|flight| flight.send == send) else { return };
        self.effects.push(Effect::StatusChanged);
        if flight.route == Route::Enrol {
            return self.enrolment_answered(&answer);
        }
        match answer.status {
            200 => match wire::decode::<SyncResponse>(&answer.body) {
                Ok(response) => self.receive(response, flight, now_ms, rng),
                // Cut on the way: what arrived whole counts.
                Err(_) => match wire::salvage(&answer.body) {
                    Some(response) if brings_something(&response) => {
                        self.receive(response, flight, now_ms, rng);
                    }
                    _ => {
                        self.sync.ask_for_less();
                        self.sync.failed(now_ms, rng);
                    }
                },
            },
            401 => match told_by_the_ward(&answer.body).as_deref() {
                Some("access_withdrawn") => self.inbound.push_back(Inbound::Withdrawn),
                told => {
                    // A server over another directory, or a ward restored from before this phone: people go on
                    // recording, and it is tried again. Anything else is a portal's page, not the ward.
                    self.sync.unknown = told == Some("unknown_token");
                    self.sync.failed(now_ms, rng);
                }
            },
            status => {
                // Less of it may pass: a limit, a network that is too slow, or one change that the server stumbles over.
                if matches!(status, 400 | 408 | 413 | 500..) {
                    self.sync.ask_for_less();
                }
                self.sync.asked_to_wait(answer.retry_after_ms, now_ms);
                self.sync.failed(now_ms, rng);
            }
        }
    }

    fn receive(&mut self, mut response: SyncResponse, flight: Flight, now_ms: i64, rng: &mut Rng) {
        let unanswered = flight.pushed.iter().flatten().count()
            > response.accepted.len() + response.refused.len();
        if unanswered {
            // For instance a full disk there. Nothing is lost; do not press.
            self.sync.failed(now_ms, rng);
        } else {
            self.sync.succeeded(now_ms, rng);
        }
        self.sync.expect(&response.frames, response.remaining);
        self.sync.catching_up = response.more;
        if response.more {
            self.sync.want();
        }
        let halfway_ms = flight.sent_at_ms + (now_ms - flight.sent_at_ms) / 2;
        let skew_ms = halfway_ms - response.now_ms;
        let mut frames = std::mem::take(&mut response.frames);
        frames.retain(|frame| {
            frame.partition.parse().is_ok_and(|partition| !flight.void.contains(&partition))
        });
        let known = self.stored.contact.epoch().map(|epoch| epoch.0.to_vec());
        let other_life = known.is_some_and(|known| known != *response.epoch);
        // A partition of which something came was behind, and not compared.
        let came: BTreeSet<&str> = frames.iter().map(|frame| frame.partition.as_str()).collect();
        let compared = flight.compared.iter().filter(|name| !came.contains(name.as_str()));
        let compared = compared.filter_map(|name| name.parse().ok()).collect();
        let answer = Answer { response, pushed: flight.pushed, compared, skew_ms };
        self.inbound.push_back(Inbound::Answer(Box::new(answer)));
        // After a restore the cursors meant another feed: these frames may leave something out.
        if !other_life {
            self.inbound.extend(frames::together(frames).map(Inbound::Frames));
        }
    }

    pub(crate) fn apply(&mut self, inbound: Inbound, now_ms: i64, rng: &mut Rng) {
        match inbound {
            Inbound::Answer(answer) => self.apply_answer(&answer, now_ms, rng),
            Inbound::Frames(frames) => self.apply_frames(frames, now_ms, rng),
            Inbound::Withdrawn => {
                let mut contact = self.stored.contact.clone();
                contact.withdrawn = true;
                let then = OnDurable::Moved { touched: Touched::new() };
                self.persist(vec![row::contact(&contact)], then, None);
            }
            Inbound::Compact(key) => self.compact(&key),
            Inbound::Enrolment(step) => self.persist_enrolment(step),
        }
    }
}

/// The code of an error that our own server sent; none of a page that something in between answered with.
fn told_by_the_ward(body: &[u8]) -> Option<String> {
    wire::decode::<ErrorBody>(body).ok().map(|said| said.code)
}

fn brings_something(response: &SyncResponse) -> bool {
    !(response.frames.is_empty() && response.accepted.is_empty() && response.refused.is_empty())
}
