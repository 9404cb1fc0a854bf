//! What an answer says beside its frames: which own changes the ward has taken or refused, and whether
//! it lives another life since a restore.

use std::collections::{BTreeMap, BTreeSet};

use serde_bytes::ByteBuf;
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{DocumentKey, Partition};
use vungxanh_shared::wire::SyncResponse;

use super::WriteSet;
use crate::engine::{Engine, OnDurable};
use crate::random::Rng;
use crate::reader;
use crate::stored::{Refused, Unsent, row};

/// How often a change waits for others' changes, each time longer, before it is rebased without
/// them: about an hour in all.
const PATIENCE: u32 = 6;

/// An answer and what it answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(super) response: SyncResponse,
    pub(super) pushed: Vec<Vec<u64>>,
    /// Partitions that were compared with the ward's.
    pub(super) compared: BTreeSet<Partition>,
    pub(super) skew_ms: i64,
}

impl Engine {
    pub(super) fn apply_answer(&mut self, answer: &Answer, now_ms: i64, rng: &mut Rng) {
        let Answer { response, skew_ms, .. } = answer;
        let mut contact = self.stored.contact.clone();
        let other_life = contact.epoch.as_ref().is_some_and(|known| *known != response.epoch);
        let was_withdrawn = contact.withdrawn;
        contact.epoch = Some(response.epoch.clone());
        contact.last_received_ms = Some(now_ms);
        contact.clock_skew_ms = Some(*skew_ms);
        contact.withdrawn = false;
        let mut write_set =
            WriteSet { writes: vec![row::contact(&contact)], ..WriteSet::default() };
        self.settle_outbox(answer, now_ms, &mut write_set);
        self.follow_scope(response, other_life, &mut write_set);
        self.follow_floors(response, &mut write_set);
        self.follow_comparison(&answer.compared, response, now_ms, &mut write_set);
        if other_life {
            self.offer_again(&mut write_set);
            self.sync.want();
        }
        for key in std::mem::take(&mut write_set.to_rebase) {
            self.set_aside(&key, &mut write_set);
        }
        for (number, refused) in &write_set.refused {
            write_set.writes.push(row::refused(*number, Some(refused)));
        }
        if !write_set.refused.is_empty() {
            // What was refused leaves the document that is written on.
            self.new_session(rng);
        }
        if self.has_more_to_send(&write_set.settled, now_ms) {
            self.sync.want();
        }
        let touched = write_set.touched;
        let then = match was_withdrawn || write_set.scope_changed {
            true => OnDurable::Moved { touched },
            false => OnDurable::Received { touched },
        };
        self.persist(write_set.writes, then, None);
    }

    /// Accepted changes leave the outbox for the document's tail, refused ones for the refused.
    fn settle_outbox(&mut self, answer: &Answer, now_ms: i64, write_set: &mut WriteSet) {
        let mut tails: BTreeMap<DocumentKey, Vec<ByteBuf>> = BTreeMap::new();
        for hash in &answer.response.accepted {
            let Some((number, unsent)) = answer.find(&self.stored.outbox, hash) else { continue };
            write_set.settled.insert(number);
            write_set.writes.push(row::unsent(number, None));
            self.sync.release(&unsent.document);
            let bytes = ByteBuf::from(unsent.bytes.clone());
            tails.entry(unsent.document.clone()).or_default().push(bytes);
            write_set.touch(&unsent.document, Some(unsent.records.clone()));
        }
        for (key, changes) in tails {
            let number = self.stored.next_tail(&key);
            write_set.writes.push(row::tail(&key, number, Some(&changes)));
            self.compact_if_long(&key);
        }
        for refused in &answer.response.refused {
            let outbox = &self.stored.outbox;
            let found =
                answer.find(outbox, &refused.hash).or_else(|| answer.at(outbox, refused.at));
            let Some((number, unsent)) = found else { continue };
            let unsent = unsent.clone();
            if self.may_pass_later(&unsent, &refused.code, answer, now_ms) {
                continue;
            }
            if self.may_pass_rebased(&unsent, &refused.code, answer) {
                write_set.to_rebase.insert(unsent.document);
                continue;
            }
            write_set.settled.insert(number);
            write_set.touch(&unsent.document, None);
            let (code, message) = (refused.code.clone(), refused.message.clone());
            write_set.writes.push(row::unsent(number, None));
            write_set
                .refused
                .insert(number, Refused { change: unsent, code, message, alone: None });
        }
    }

    /// Whether a change may pass later as it is, or was refused only because the ward lacks what it builds on (after a restore,
    /// another phone's change that did not come back yet) and not because a change of ours was
    /// refused before it. Then it waits in the outbox.
    fn may_pass_later(
        &mut self,
        unsent: &Unsent,
        code: &str,
        answer: &Answer,
        now_ms: i64,
    ) -> bool {
        if is_later(code) {
            let times = self.sync.hold(&unsent.document, now_ms);
            return times <= PATIENCE || code != Refusal::PeriodAhead.code();
        }
        self.lacks_others_changes(unsent, code, answer)
            && self.sync.hold(&unsent.document, now_ms) <= PATIENCE
    }

    /// Whether it would pass if it were written on what the ward has.
    fn may_pass_rebased(&self, unsent: &Unsent, code: &str, answer: &Answer) -> bool {
        // Somebody else made the lost record again; its own maker comes later with the first form of it.
        let elsewhere = [Refusal::RecordExists, Refusal::PeriodAhead, Refusal::TooManySessions];
        let made_again = elsewhere.iter().any(|refusal| refusal.code() == code);
        (made_again || self.lacks_others_changes(unsent, code, answer)) && self.may_rebase(unsent)
    }

    fn lacks_others_changes(&self, unsent: &Unsent, code: &str, answer: &Answer) -> bool {
        if !is_causal(code) {
            return false;
        }
        let same = |document: &DocumentKey| *document == unsent.document;
        let refused_before = self.stored.refused.values().any(|one| same(&one.change.document));
        let refused_now = answer.response.refused.iter().any(|one| {
            !is_causal(&one.code)
                && answer
                    .find(&self.stored.outbox, &one.hash)
                    .is_some_and(|(_, other)| same(&other.document))
        });
        !refused_before && !refused_now
    }

    /// The server was restored from a backup: whatever of our own it may lack is offered again.
    fn offer_again(&mut self, write_set: &mut WriteSet) {
        let Some(identity) = &self.stored.identity else { return };
        let device = identity.device;
        let mut number = self.stored.next_number();
        let waiting: BTreeSet<Vec<u8>> =
            self.stored.outbox.values().map(|unsent| unsent.hash.clone()).collect();
        let keys: Vec<DocumentKey> = self.stored.documents.keys().cloned().collect();
        for key in keys {
            let Ok(loaded) = self.documents.loaded(&self.stored, &key) else { continue };
            let document = loaded.clean();
            let objects = reader::objects(document);
            for change in reader::own_changes(document, device) {
                let hash = change.hash().0.to_vec();
                if waiting.contains(&hash) {
                    continue;
                }
                let unsent = Unsent {
                    document: key.clone(),
                    hash,
                    bytes: change.raw_bytes().to_vec(),
                    at_ms: vungxanh_shared::document::commit_time_ms(change.timestamp()),
                    records: reader::touched(&objects, &change),
                };
                write_set.writes.push(row::unsent(number, Some(&unsent)));
                number += 1;
            }
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
