//! What this phone keeps, and what becomes of partitions that differ from the ward's (SPEC W11, W12).
//!
//! Two floors: the ward has deleted what is before the first period that it keeps; and a phone keeps
//! days of work (passes, alerts) for a shorter time. Documents below either leave as soon as nothing in
//! them is unsent, and what still comes for them moves the cursor only.

use std::collections::{BTreeMap, BTreeSet};

use automerge::Automerge;
use serde_bytes::ByteBuf;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DocumentKey, Partition, Period, PeriodLength, SessionActor};
use vungxanh_shared::rules;
use vungxanh_shared::time::{self, LocalDate};
use vungxanh_shared::wire::SyncResponse;

use crate::chunk;
use crate::rebase::{changes, set_aside};
use crate::stored::{Floors, Refused, Stored, row};
use crate::write_set::{State, WriteSet};

/// Moves the floors and drops what is below them and has nothing unsent (any more).
pub(crate) fn follow_floors(
    state: &mut State<'_>,
    response: &SyncResponse,
    write_set: &mut WriteSet,
) {
    let stored = state.stored;
    let mut floors = stored.floors.clone();
    for (name, period) in &response.kept_from {
        if let (Ok(partition), Ok(period)) = (name.parse(), period.parse()) {
            // Also back, where a wrong clock had moved it (SPEC W18).
            floors.entry(partition).or_default().ward = Some(period);
        }
    }
    let unsent = unsent_documents(stored, write_set);
    if !response.more {
        move_own_floors(stored, response.now_ms, &unsent, &mut floors);
    }
    for (partition, floors) in &floors {
        let held = stored.scope.contains_key(partition);
        if held && stored.floors.get(partition) != Some(floors) {
            write_set.writes.push(row::floors(partition, Some(floors)));
        }
        let Some(floor) = floors.floor() else { continue };
        let documents = stored.documents.keys().filter(|key| {
            key.partition == *partition && key.period < *floor && !unsent.contains(key)
        });
        for key in documents {
            keep_refused(state, key, write_set);
            write_set.drop_document(stored, key);
        }
    }
}

/// What the ward refused stays readable when its document leaves: what it says, and the kind of the
/// records that it changed, is kept as changes that need no document.
pub(crate) fn keep_refused(state: &mut State<'_>, key: &DocumentKey, write_set: &mut WriteSet) {
    let known = state.stored.refused.iter().map(|(number, one)| (*number, one.clone()));
    let mut refused: BTreeMap<u64, Refused> = known.collect();
    refused.extend(write_set.refused.iter().map(|(number, one)| (*number, one.clone())));
    refused.retain(|_, one| one.change.document == *key);
    if refused.is_empty() {
        return;
    }
    let Ok(loaded) = state.documents.loaded(state.stored, key) else { return };
    let (shown, mut alone) = (loaded.shown(), Automerge::new());
    let objects = changes::objects(shown);
    for (number, mut one) in refused {
        let said = match &one.alone {
            Some(bytes) => chunk::change(bytes).ok(),
            None => chunk::change(&one.change.bytes).ok().and_then(|change| {
                let writes = changes::writes_of(&change, &objects).into_iter();
                let writes: Vec<RecordWrite> =
                    writes.map(|write| with_kind(write, shown)).collect();
                // A session of its own: the ward may have others of the change's session.
                let session = *one.change.hash.first_chunk()?;
                let actor = SessionActor::new(
                    SessionActor::from_actor(change.actor_id())?.device(),
                    session,
                );
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
fn unsent_documents(stored: &Stored, write_set: &WriteSet) -> BTreeSet<DocumentKey> {
    let outbox = stored.outbox.iter();
    let unsent = outbox.filter(|(number, _)| !write_set.settled.contains(number));
    let unsent = unsent.map(|(_, unsent)| &unsent.document);
    unsent.chain(stored.stale.keys()).cloned().collect()
}

/// This phone's own rule: days of work leave it after a while. By the ward's clock, since the phone's
/// may be years off.
fn move_own_floors(
    stored: &Stored,
    ward_now_ms: i64,
    unsent: &BTreeSet<DocumentKey>,
    floors: &mut BTreeMap<Partition, Floors>,
) {
    let today = LocalDate::at_ms(ward_now_ms);
    let ward = stored.scope.keys().next().map(Partition::ward);
    let situation = rules::Situation::on(today, ward.as_ref());
    let Some(days) = rules::value(rules::RETENTION_DEVICE_DAYS, situation) else { return };
    let first = today.plus_days(-(days as i64));
    for partition in stored.scope.keys() {
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

/// Records what was compared today, and asks again for what differs.
pub(crate) fn follow_comparison(
    state: &mut State<'_>,
    compared: &BTreeSet<Partition>,
    response: &SyncResponse,
    write_set: &mut WriteSet,
) {
    if !compared.is_empty() {
        let today = state.now_ms.div_euclid(time::DAY_MS);
        let mut all = state.stored.compared.clone();
        all.retain(|partition, _| state.stored.scope.contains_key(partition));
        all.extend(compared.iter().map(|partition| (partition.clone(), today)));
        write_set.writes.push(row::compared(&all));
    }
    for partition in response.diverged.iter().filter_map(|name| name.parse().ok()) {
        refetch(state, &partition, write_set);
    }
}

/// The partition is asked for from the beginning. What of our own the ward turns out to lack is
/// written on it then.
fn refetch(state: &mut State<'_>, partition: &Partition, write_set: &mut WriteSet) {
    let stored = state.stored;
    if !stored.scope.contains_key(partition) {
        return;
    }
    for key in stored.documents.keys().filter(|key| key.partition == *partition) {
        if !stored.stale.contains_key(key) {
            set_aside(state, key, write_set);
        }
    }
    write_set.begin_again(stored, partition);
    write_set.want();
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
