//! Follows the scope that each answer names: a partition that is new is asked for from the beginning, one that
//! is gone is deleted from the phone.

use std::collections::{BTreeMap, BTreeSet};

use vungxanh_shared::ids::{DocumentKey, FeedSeq, Partition};
use vungxanh_shared::wire::{Access, SyncResponse};

use crate::retention::keep_refused;
use crate::stored::{Holding, row};
use crate::write_set::{OnDurable, State, WriteSet};

/// Whether the server's database is the one that this phone knew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Same,
    /// It was restored from a backup (SPEC W7).
    Other,
}

/// Partitions come and go. One that is gone is purged once nothing of it is unsent; what the ward refused stays.
pub(super) fn follow_scope(
    state: &mut State<'_>,
    response: &SyncResponse,
    life: Life,
    write_set: &mut WriteSet,
) {
    let stored = state.stored;
    let mut scope: BTreeMap<Partition, Access> = BTreeMap::new();
    for (name, access) in &response.scope {
        // What a newer server calls by a name unknown here is nothing to this version.
        if let Ok(partition) = name.parse() {
            scope.insert(partition, *access);
        }
    }
    for (partition, access) in &scope {
        let held = stored.scope.get(partition).copied();
        let cursor = held.filter(|_| life == Life::Same).map_or(FeedSeq(0), |held| held.cursor);
        let holding = Holding { access: *access, cursor };
        if held != Some(holding) {
            if held.map(|held| held.access) != Some(*access) {
                write_set.then = OnDurable::Moved;
            }
            write_set.writes.push(row::holding(partition, Some(holding)));
        }
    }
    let outbox = stored.outbox.values().map(|unsent| &unsent.document);
    let documents: BTreeSet<DocumentKey> = stored.documents.keys().chain(outbox).cloned().collect();
    let mut gone: BTreeSet<&Partition> =
        documents.iter().map(|key| &key.partition).chain(stored.scope.keys()).collect();
    gone.retain(|partition| !scope.contains_key(*partition));
    for partition in gone {
        let held = stored.scope.get(partition).copied();
        if held.is_some() {
            write_set.then = OnDurable::Moved;
        }
        let unsent = stored.outbox.iter().any(|(number, unsent)| {
            unsent.document.partition == *partition && !write_set.settled.contains(number)
        });
        // After a restore what the ward may lack is offered once more before it goes.
        if unsent || life == Life::Other {
            let holding = held.map(|held| Holding { access: Access::Read, ..held });
            write_set.writes.extend(holding.map(|held| row::holding(partition, Some(held))));
            continue;
        }
        write_set.writes.push(row::holding(partition, None));
        write_set.writes.push(row::floors(partition, None));
        for key in documents.iter().filter(|key| key.partition == *partition) {
            keep_refused(state, key, write_set);
            write_set.drop_document(stored, key);
        }
    }
}
