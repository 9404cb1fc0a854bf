//! What this phone keeps, and how it is compared with what the ward keeps (SPEC W11, W12).
//!
//! Two floors: the ward has deleted what is before the first period that it keeps; and a phone keeps
//! days of work (passes, alerts) for a shorter time. Documents below either leave as soon as nothing in
//! them is unsent, and what still comes for them moves the cursor only.

use std::collections::{BTreeMap, BTreeSet};

use automerge::Automerge;
use serde_bytes::ByteBuf;
use vungxanh_shared::digest::{self, Sum};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DocumentKey, Partition, Period, PeriodLength, SessionActor};
use vungxanh_shared::rules;
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::{Digest, SyncResponse};

use crate::engine::Engine;
use crate::rebase::changes;
use crate::receive::WriteSet;
use crate::stored::{Floors, Refused, row};
use crate::{chunk, loaded_document};

const DAY_MS: i64 = 86_400_000;
/// Partitions that are compared in one request; the ward takes up to 8.
const COMPARED_AT_ONCE: usize = 4;

impl Engine {
    /// Whether what comes for the document is not kept here.
    pub(crate) fn is_below_floor(&self, key: &DocumentKey) -> bool {
        let floor = self.stored.floors.get(&key.partition).and_then(Floors::floor);
        floor.is_some_and(|floor| key.period < *floor)
    }

    /// Moves the floors and drops what is below them and has nothing unsent (any more).
    pub(crate) fn follow_floors(&mut self, response: &SyncResponse, write_set: &mut WriteSet) {
        let mut floors = self.stored.floors.clone();
        for (name, period) in &response.kept_from {
            if let (Ok(partition), Ok(period)) = (name.parse(), period.parse()) {
                // Also back, where a wrong clock had moved it (SPEC W18).
                floors.entry(partition).or_default().ward = Some(period);
            }
        }
        let unsent = self.unsent_documents(write_set);
        if !response.more {
            self.move_own_floors(response.now_ms, &unsent, &mut floors);
        }
        for (partition, floors) in &floors {
            let held = self.stored.scope.contains_key(partition);
            if held && self.stored.floors.get(partition) != Some(floors) {
                write_set.writes.push(row::floors(partition, Some(floors)));
            }
            let Some(floor) = floors.floor() else { continue };
            let documents = self.stored.documents.keys().filter(|key| {
                key.partition == *partition && key.period < *floor && !unsent.contains(key)
            });
            for key in documents.cloned().collect::<Vec<_>>() {
                self.keep_refused(&key, write_set);
                write_set.drop_document(&self.stored, &key);
            }
        }
    }

    /// What the ward refused stays readable when its document leaves: what it says, and the kind of the
    /// records that it changed, is kept as changes that need no document.
    fn keep_refused(&mut self, key: &DocumentKey, write_set: &mut WriteSet) {
        let known = self.stored.refused.iter().map(|(number, one)| (*number, one.clone()));
        let mut refused: BTreeMap<u64, Refused> = known.collect();
        refused.extend(write_set.refused.iter().map(|(number, one)| (*number, one.clone())));
        refused.retain(|_, one| one.change.document == *key);
        if refused.is_empty() {
            return;
        }
        let Ok(loaded) = self.documents.loaded(&self.stored, key) else { return };
        let (shown, mut alone) = (loaded.shown(), Automerge::new());
        let objects = changes::objects(shown);
        for (number, mut one) in refused {
            let said = match &one.alone {
                Some(bytes) => chunk::change(bytes).ok(),
                None => chunk::change(&one.change.bytes).ok().and_then(|change| {
                    let writes = changes::writes_of(&change, &objects).into_iter();
                    let writes: Vec<RecordWrite> =
                        writes.map(|write| with_kind(write, shown)).collect();
                    let actor = SessionActor::from_actor(change.actor_id())?;
                    let at_ms = document::commit_time_ms(change.timestamp());
                    document::write(&mut alone, actor, at_ms, &writes).ok()?
                }),
            };
            let Some(said) = said else { continue };
            if one.alone.is_none() {
                one.alone = Some(ByteBuf::from(said.raw_bytes().to_vec()));
                write_set.refused.insert(number, one);
            } else if alone.apply_changes([said]).is_err() {
                return;
            }
        }
    }

    /// Documents in which something waits for the ward's answer.
    fn unsent_documents(&self, write_set: &WriteSet) -> BTreeSet<DocumentKey> {
        let outbox = self.stored.outbox.iter();
        let unsent = outbox.filter(|(number, _)| !write_set.has_settled(**number));
        let unsent = unsent.map(|(_, unsent)| &unsent.document);
        unsent.chain(self.stored.stale.keys()).cloned().collect()
    }

    /// This phone's own rule: days of work leave it after a while. By the ward's clock, since the phone's
    /// may be years off.
    fn move_own_floors(
        &self,
        ward_now_ms: i64,
        unsent: &BTreeSet<DocumentKey>,
        floors: &mut BTreeMap<Partition, Floors>,
    ) {
        let today = LocalDate::at_ms(ward_now_ms);
        let ward = self.stored.scope.keys().next().map(Partition::ward);
        let situation = rules::Situation::on(today, ward.as_ref());
        let Some(days) = rules::value(rules::RETENTION_DEVICE_DAYS, situation) else { return };
        let first = today.plus_days(-(days as i64));
        for partition in self.stored.scope.keys() {
            if partition.family.period_length() != PeriodLength::Day {
                continue;
            }
            let waiting = unsent.iter().filter(|key| key.partition == *partition);
            let oldest = waiting.map(|key| &key.period).min();
            let first = partition.family.period(first);
            let floor = &mut floors.entry(partition.clone()).or_default().phone;
            // Back, where the ward's clock was wrong: what left too early comes again when it is compared.
            let is_too_late = floor.as_ref().is_some_and(|floor| *floor > first);
            if is_too_late {
                *floor = None;
            }
            let first = oldest.filter(|oldest| **oldest < first).cloned().unwrap_or(first);
            raise(floor, first);
        }
    }

    /// Digests of some partitions that were not compared today and of which nothing is under way.
    pub(crate) fn digests(&self, now_ms: i64) -> BTreeMap<String, Digest> {
        let mut digests = BTreeMap::new();
        if !self.sync.is_settled() {
            return digests;
        }
        let moving: BTreeSet<&Partition> =
            self.stored.document_keys_under_way().map(|key| &key.partition).collect();
        let today = now_ms.div_euclid(DAY_MS);
        for (partition, holding) in &self.stored.scope {
            let is_compared = self.stored.compared.get(partition) == Some(&today);
            // A ward that was restored may have nothing at all of what is held here.
            let is_empty = holding.cursor.0 == 0 && !self.holds_any(partition);
            if is_compared || is_empty || moving.contains(partition) {
                continue;
            }
            let floor = self.stored.floors.get(partition).and_then(Floors::floor);
            let from = floor.map(ToString::to_string).unwrap_or_default();
            let sum = ByteBuf::from(self.sum(partition).to_vec());
            digests.insert(partition.to_string(), Digest { from, sum });
            if digests.len() >= COMPARED_AT_ONCE {
                break;
            }
        }
        digests
    }

    fn holds_any(&self, partition: &Partition) -> bool {
        self.stored.documents.keys().any(|key| key.partition == *partition)
    }

    fn sum(&self, partition: &Partition) -> Sum {
        let mut sum = Sum::default();
        for (key, chunks) in &self.stored.documents {
            if key.partition != *partition || self.is_below_floor(key) {
                continue;
            }
            // What is damaged counts as nothing: then the ward says that it differs.
            if let Some(heads) = loaded_document::heads(chunks) {
                digest::add(&mut sum, &digest::of_document(key, &heads));
            }
        }
        sum
    }

    /// Remembers what was compared today, and asks again for what differs.
    pub(crate) fn follow_comparison(
        &mut self,
        compared: &BTreeSet<Partition>,
        response: &SyncResponse,
        now_ms: i64,
        write_set: &mut WriteSet,
    ) {
        if !compared.is_empty() {
            let today = now_ms.div_euclid(DAY_MS);
            let mut all = self.stored.compared.clone();
            all.retain(|partition, _| self.stored.scope.contains_key(partition));
            all.extend(compared.iter().map(|partition| (partition.clone(), today)));
            write_set.writes.push(row::compared(&all));
        }
        for partition in response.diverged.iter().filter_map(|name| name.parse().ok()) {
            self.refetch(&partition, write_set);
        }
    }

    /// The partition is asked for from the beginning. What of our own the ward turns out to lack is
    /// written on it then.
    fn refetch(&mut self, partition: &Partition, write_set: &mut WriteSet) {
        if !self.stored.scope.contains_key(partition) {
            return;
        }
        let keys = self.stored.documents.keys();
        let keys: Vec<DocumentKey> =
            keys.filter(|key| key.partition == *partition).cloned().collect();
        for key in keys {
            if !self.stored.stale.contains_key(&key) {
                self.set_aside(&key, write_set);
            }
        }
        self.begin_again(partition, write_set);
    }
}

/// A part of a record with the record's kind, by which it is listed.
fn with_kind(mut write: RecordWrite, shown: &Automerge) -> RecordWrite {
    if !write.values.iter().any(|(key, _)| key == "kind")
        && let Some(state) = document::read(shown, write.record)
    {
        write.values.push(("kind".to_owned(), state.kind().into()));
        write.values.push(("v".to_owned(), i64::from(state.version()).into()));
    }
    write
}

/// A floor never goes back.
fn raise(floor: &mut Option<Period>, to: Period) {
    if floor.as_ref().is_none_or(|floor| *floor < to) {
        *floor = Some(to);
    }
}
