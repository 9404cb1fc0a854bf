//! What one transaction will write, collected while an answer or its frames are read.

use std::collections::{BTreeMap, BTreeSet};

use vungxanh_shared::ids::{DocumentKey, Partition, RecordId};

use crate::stored::{Holding, Refused, Store, Stored, Write, row};

/// Documents that a transaction changes; of each the records, or none where it may be any.
pub(crate) type Touched = BTreeMap<DocumentKey, Option<Vec<RecordId>>>;

/// What one transaction will write.
#[derive(Default)]
pub(crate) struct WriteSet {
    pub writes: Vec<Write>,
    pub touched: Touched,
    pub(super) cursors: BTreeMap<Partition, Holding>,
    pub(super) settled: BTreeSet<u64>,
    pub(super) tails: BTreeMap<DocumentKey, u64>,
    /// Refused just now, or of a document that leaves.
    pub refused: BTreeMap<u64, Refused>,
    pub(super) scope_changed: bool,
    /// Documents whose own changes are to be rebased.
    pub(super) to_rebase: BTreeSet<DocumentKey>,
}

impl WriteSet {
    pub(super) fn touch(&mut self, key: &DocumentKey, records: Option<Vec<RecordId>>) {
        match (self.touched.get_mut(key), records) {
            (Some(Some(known)), Some(records)) => known.extend(records),
            (Some(known), None) => *known = None,
            (Some(None), Some(_)) => {}
            (None, records) => drop(self.touched.insert(key.clone(), records)),
        }
    }

    pub fn drop_document(&mut self, stored: &Stored, key: &DocumentKey) {
        // What was just acknowledged goes with it.
        let tail = row::tail(key, 0, None).key;
        let tail = tail.split('#').next().unwrap_or_default();
        self.writes.retain(|write| {
            write.store != Store::Tails || write.key.split('#').next() != Some(tail)
        });
        self.writes.extend(row::no_document(stored, key));
        self.touch(key, None);
    }

    /// Whether the unsent change of that number was answered.
    pub fn has_settled(&self, number: u64) -> bool {
        self.settled.contains(&number)
    }

    pub(super) fn tail_number(&mut self, stored: &Stored, key: &DocumentKey) -> u64 {
        let next = self.tails.entry(key.clone()).or_insert_with(|| stored.next_tail(key));
        let number = *next;
        *next += 1;
        number
    }
}
