//! Applies what an answer says beside its frames: which own changes the ward accepted or refused, which
//! partitions this phone holds, and whether the server was restored from a backup since.

use std::collections::{BTreeMap, BTreeSet};

use serde_bytes::ByteBuf;
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{DocumentKey, Partition};
use vungxanh_shared::wire::SyncResponse;

use super::compact::compact_if_long;
use super::scope::{Life, follow_scope};
use crate::random::Rng;
use crate::reader;
use crate::rebase::set_aside;
use crate::retention::{follow_comparison, follow_floors};
use crate::stored::{Refused, Stored, Unsent, row};
use crate::sync::{Patience, waits};
use crate::write_set::{OnDurable, State, WriteSet};

/// How often a change waits for others' changes, each time longer, before it is rebased without
/// them: about an hour in all.
const MOST_WAITS: u32 = 6;

/// An answer and what it answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(super) response: SyncResponse,
    pub(super) pushed: Vec<Vec<u64>>,
    /// Partitions that were compared with the ward's.
    pub(super) compared: BTreeSet<Partition>,
    pub(super) skew_ms: i64,
}

/// Everything but the frames.
pub(crate) fn apply_answer(state: &mut State<'_>, answer: &Answer, rng: &mut Rng) -> WriteSet {
    let Answer { response, skew_ms, .. } = answer;
    let mut contact = state.stored.contact.clone();
    let life = match &contact.epoch {
        Some(known) if *known != response.epoch => Life::Other,
        _ => Life::Same,
    };
    let mut write_set = state.write_set();
    if contact.withdrawn {
        write_set.then = OnDurable::Moved;
    }
    contact.epoch = Some(response.epoch.clone());
    contact.last_received_ms = Some(state.now_ms);
    contact.clock_skew_ms = Some(*skew_ms);
    contact.withdrawn = false;
    write_set.writes.push(row::contact(&contact));
    settle_accepted(state.stored, answer, &mut write_set);
    let to_rebase = settle_refused(state, answer, &mut write_set);
    follow_scope(state, response, life, &mut write_set);
    follow_floors(state, response, &mut write_set);
    follow_comparison(state, &answer.compared, response, &mut write_set);
    if life == Life::Other {
        offer_again(state, &mut write_set);
        write_set.want();
    }
    for key in &to_rebase {
        set_aside(state, key, &mut write_set);
    }
    for (number, refused) in &write_set.refused {
        write_set.writes.push(row::refused(*number, Some(refused)));
    }
    if !write_set.refused.is_empty() {
        // What was refused leaves the document that is written on.
        write_set.meanwhile.session = Some(rng.bytes());
    }
    if has_more_to_send(state, &write_set) {
        write_set.want();
    }
    write_set
}

/// Whether something can be sent beyond what was just settled.
fn has_more_to_send(state: &State<'_>, write_set: &WriteSet) -> bool {
    let rest = state.stored.outbox.iter();
    let mut rest = rest.filter(|(number, _)| !write_set.settled.contains(number));
    let patience = &write_set.meanwhile.patience;
    rest.any(|(_, unsent)| !waits(state.stored, patience, &unsent.document, state.now_ms))
}

/// Accepted changes leave the outbox for the document's tail.
fn settle_accepted(stored: &Stored, answer: &Answer, write_set: &mut WriteSet) {
    let mut tails: BTreeMap<DocumentKey, Vec<ByteBuf>> = BTreeMap::new();
    for hash in &answer.response.accepted {
        let Some((number, unsent)) = answer.find(&stored.outbox, hash) else { continue };
        write_set.settled.insert(number);
        write_set.writes.push(row::unsent(number, None));
        write_set.meanwhile.patience.release(&unsent.document);
        let bytes = ByteBuf::from(unsent.bytes.clone());
        tails.entry(unsent.document.clone()).or_default().push(bytes);
        write_set.touch(&unsent.document, Some(unsent.records.clone()));
    }
    for (key, changes) in tails {
        let number = stored.next_tail(&key);
        write_set.writes.push(row::tail(&key, number, Some(&changes)));
        compact_if_long(stored, &key, write_set);
    }
}

/// Refused changes leave the outbox for the refused, but for those that may pass later or rebased. Gives the
/// documents of the latter.
fn settle_refused(
    state: &State<'_>,
    answer: &Answer,
    write_set: &mut WriteSet,
) -> BTreeSet<DocumentKey> {
    let outbox = &state.stored.outbox;
    let mut to_rebase = BTreeSet::new();
    for refused in &answer.response.refused {
        let found = answer.find(outbox, &refused.hash).or_else(|| answer.at(outbox, refused.at));
        let Some((number, unsent)) = found else { continue };
        let refusal = Met { stored: state.stored, answer, unsent, code: &refused.code };
        let patience = &mut write_set.meanwhile.patience;
        if refusal.may_pass_later(patience, state.now_ms) {
            continue;
        }
        if refusal.may_pass_rebased(patience) {
            to_rebase.insert(unsent.document.clone());
            continue;
        }
        write_set.settled.insert(number);
        write_set.touch(&unsent.document, None);
        let (code, message) = (refused.code.clone(), refused.message.clone());
        write_set.writes.push(row::unsent(number, None));
        let refused = Refused { change: unsent.clone(), code, message, alone: None };
        write_set.refused.insert(number, refused);
    }
    to_rebase
}

/// The refusal of a change, and what it is to be seen with.
struct Met<'a> {
    stored: &'a Stored,
    answer: &'a Answer,
    unsent: &'a Unsent,
    code: &'a str,
}

impl Met<'_> {
    /// Whether the change may pass later as it is, or was refused only because the ward lacks what it builds on
    /// (after a restore, another phone's change that did not come back yet) and not because a change of ours was
    /// refused before it. Then it waits in the outbox.
    fn may_pass_later(&self, patience: &mut Patience, now_ms: i64) -> bool {
        if is_later(self.code) {
            let times = patience.hold(&self.unsent.document, now_ms);
            return times <= MOST_WAITS || self.code != Refusal::PeriodAhead.code();
        }
        self.lacks_others_changes() && patience.hold(&self.unsent.document, now_ms) <= MOST_WAITS
    }

    /// Whether it would pass if it were written on what the ward has.
    fn may_pass_rebased(&self, patience: &Patience) -> bool {
        // Somebody else made the lost record again; its own maker comes later with the first form of it.
        let elsewhere = [Refusal::RecordExists, Refusal::PeriodAhead, Refusal::TooManySessions];
        let made_again = elsewhere.iter().any(|refusal| refusal.code() == self.code);
        let document = &self.unsent.document;
        (made_again || self.lacks_others_changes())
            && !self.stored.stale.contains_key(document)
            && patience.may_rebase(document)
    }

    fn lacks_others_changes(&self) -> bool {
        if !is_causal(self.code) {
            return false;
        }
        let same = |document: &DocumentKey| *document == self.unsent.document;
        let refused_before = self.stored.refused.values().any(|one| same(&one.change.document));
        let refused_now = self.answer.response.refused.iter().any(|one| {
            !is_causal(&one.code)
                && self
                    .answer
                    .find(&self.stored.outbox, &one.hash)
                    .is_some_and(|(_, other)| same(&other.document))
        });
        !refused_before && !refused_now
    }
}

/// The server was restored from a backup: whatever of our own it may lack is offered again.
fn offer_again(state: &mut State<'_>, write_set: &mut WriteSet) {
    let stored = state.stored;
    let Some(identity) = &stored.identity else { return };
    let mut number = stored.next_number();
    let waiting: BTreeSet<&[u8]> =
        stored.outbox.values().map(|unsent| unsent.hash.as_slice()).collect();
    for key in stored.documents.keys() {
        let Ok(loaded) = state.documents.loaded(stored, key) else { continue };
        let document = loaded.clean();
        let objects = reader::objects(document);
        for change in reader::own_changes(document, identity.device) {
            if waiting.contains(change.hash().0.as_slice()) {
                continue;
            }
            let unsent = Unsent::of(key, &change, reader::touched(&objects, &change));
            write_set.writes.push(row::unsent(number, Some(&unsent)));
            number += 1;
        }
    }
}

impl Answer {
    /// The unsent change of that hash.
    fn find<'a>(
        &self,
        outbox: &'a BTreeMap<u64, Unsent>,
        hash: &[u8],
    ) -> Option<(u64, &'a Unsent)> {
        let numbers = self.pushed.iter().flatten();
        let mut unsent = numbers.filter_map(|number| Some((*number, outbox.get(number)?)));
        unsent.find(|(_, unsent)| unsent.hash == hash)
    }

    /// The unsent change at that place of the request.
    fn at<'a>(
        &self,
        outbox: &'a BTreeMap<u64, Unsent>,
        (push, change): (u32, u32),
    ) -> Option<(u64, &'a Unsent)> {
        let numbers = self.pushed.get(usize::try_from(push).ok()?)?;
        let number = numbers.get(usize::try_from(change).ok()?)?;
        Some((*number, outbox.get(number)?))
    }
}

/// Refusals that the ward takes back by itself.
fn is_later(code: &str) -> bool {
    Refusal::ALL.iter().any(|refusal| refusal.code() == code && refusal.is_later())
}

/// Refusals that say that something else is missing, not that the change is wrong.
fn is_causal(code: &str) -> bool {
    let causal = [
        Refusal::BadSeq,
        Refusal::MissingDeps,
        Refusal::NotBehindItself,
        Refusal::NotBehindDevice,
        Refusal::UnknownActor,
        Refusal::NotARecord,
        Refusal::UnknownPred,
    ];
    causal.iter().any(|refusal| refusal.code() == code)
}
