//! What the server answers, and how it becomes durable: first what concerns the outbox and the
//! scope, then the frames, each with its cursor in one transaction (SPEC W4 to W8).
//!
//! - `answer`: the outbox is settled, own work is offered again after a restore
//! - `scope`: partitions come and go
//! - `frames`: what others wrote
//! - `compact`: a long tail is folded into its document

mod answer;
mod compact;
mod frames;
mod scope;

use std::collections::BTreeSet;

use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::wire::{self, ErrorBody, Frame, SyncResponse};

use crate::event::ServerAnswer;
use crate::random::Rng;
use crate::stored::{Stored, row};
use crate::sync::{Flight, Sync};
use crate::write_set::{OnDurable, State, WriteSet};

pub(crate) use answer::{Answer, apply_answer};
pub(crate) use compact::compact;
pub(crate) use frames::apply_frames;

/// A part of what the server sent, applied as one transaction.
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
}

/// Reads the answer to a sync request: what of it is to become durable. When to ask next is said to
/// `sync` at once.
pub(crate) fn read(
    (sync, stored): (&mut Sync, &Stored),
    flight: Flight,
    answer: &ServerAnswer,
    (now_ms, rng): (i64, &mut Rng),
) -> Vec<Inbound> {
    match answer.status {
        200 => {
            let whole = wire::decode::<SyncResponse>(&answer.body).ok();
            // Cut on the way: what arrived whole counts.
            let salvaged = || wire::salvage(&answer.body).filter(brings_something);
            match whole.or_else(salvaged) {
                Some(response) => split((sync, stored), response, flight, (now_ms, rng)),
                None => {
                    sync.ask_for_less();
                    sync.failed(now_ms, rng);
                    Vec::new()
                }
            }
        }
        401 => match told_by_the_ward(&answer.body).as_deref() {
            Some("access_withdrawn") => vec![Inbound::Withdrawn],
            told => {
                // A server over another directory, or a ward restored from before this phone: people go on
                // recording, and it is tried again. Anything else is a portal's page, not the ward.
                sync.unknown = told == Some("unknown_token");
                sync.failed(now_ms, rng);
                Vec::new()
            }
        },
        status => {
            // Less of it may pass: a limit, a network that is too slow, or one change that the server stumbles over.
            if matches!(status, 400 | 408 | 413 | 500..) {
                sync.ask_for_less();
            }
            sync.asked_to_wait(answer.retry_after_ms, now_ms);
            sync.failed(now_ms, rng);
            Vec::new()
        }
    }
}

/// Parts the response into what becomes durable together.
fn split(
    (sync, stored): (&mut Sync, &Stored),
    mut response: SyncResponse,
    flight: Flight,
    (now_ms, rng): (i64, &mut Rng),
) -> Vec<Inbound> {
    let unanswered =
        flight.pushed.iter().flatten().count() > response.accepted.len() + response.refused.len();
    if unanswered {
        // For instance a full disk there. Nothing is lost; do not press.
        sync.failed(now_ms, rng);
    } else {
        sync.succeeded(now_ms, rng);
    }
    sync.expect(&response.frames, response.remaining);
    sync.catching_up = response.more;
    if response.more {
        sync.want();
    }
    let halfway_ms = flight.sent_at_ms + (now_ms - flight.sent_at_ms) / 2;
    let skew_ms = halfway_ms - response.now_ms;
    let mut frames = std::mem::take(&mut response.frames);
    frames.retain(|frame| {
        frame.partition.parse().is_ok_and(|partition| !flight.void.contains(&partition))
    });
    let known = stored.contact.epoch().map(|epoch| epoch.0.to_vec());
    let other_life = known.is_some_and(|known| known != *response.epoch);
    // A partition of which something came was behind, and not compared.
    let came: BTreeSet<&str> = frames.iter().map(|frame| frame.partition.as_str()).collect();
    let compared = flight.compared.iter().filter(|name| !came.contains(name.as_str()));
    let compared = compared.filter_map(|name| name.parse().ok()).collect();
    let answer = Answer { response, pushed: flight.pushed, compared, skew_ms };
    let mut inbound = vec![Inbound::Answer(Box::new(answer))];
    // After a restore the cursors meant another feed: these frames may leave something out.
    if !other_life {
        inbound.extend(frames::together(frames).map(Inbound::Frames));
    }
    inbound
}

/// The ward does not know this phone any more. What it holds stays.
pub(crate) fn withdrawn(state: &State<'_>) -> WriteSet {
    let mut contact = state.stored.contact.clone();
    contact.withdrawn = true;
    let mut write_set = state.write_set();
    write_set.writes.push(row::contact(&contact));
    write_set.then = OnDurable::Moved;
    write_set
}

/// The code of an error that our own server sent; none of a page that something in between answered with.
fn told_by_the_ward(body: &[u8]) -> Option<String> {
    wire::decode::<ErrorBody>(body).ok().map(|said| said.code)
}

fn brings_something(response: &SyncResponse) -> bool {
    !(response.frames.is_empty() && response.accepted.is_empty() && response.refused.is_empty())
}
