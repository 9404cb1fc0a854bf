//! What phones recorded, and what the server said about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Result, ensure};
use vungxanh_shared::ids::RecordId;

/// The hash of a change.
pub type Hash = [u8; 32];

/// Shared by all phones.
#[derive(Default)]
pub struct Ledger(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    /// Every change, with the record that it made.
    recorded: BTreeMap<Hash, Option<RecordId>>,
    acknowledged: BTreeSet<Hash>,
}

impl Ledger {
    /// What a phone that panicked left is still what it was told.
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A phone saved a change; `made` is the record that it begins.
    pub fn record(&self, hash: Hash, made: Option<RecordId>) {
        self.entries().recorded.insert(hash, made);
    }

    /// The server said that a change is on its disk.
    pub fn acknowledge(&self, hash: Hash) {
        self.entries().acknowledged.insert(hash);
    }

    /// How many changes were acknowledged so far.
    pub fn acknowledged(&self) -> BTreeSet<Hash> {
        self.entries().acknowledged.clone()
    }

    /// Compares what the server holds: everything acknowledged, and nothing that nobody recorded.
    pub fn compare(&self, held: &BTreeSet<Hash>) -> Result<()> {
        let entries = self.entries();
        let lost = entries.acknowledged.difference(held).count();
        ensure!(lost == 0, "{lost} acknowledged changes are lost");
        let foreign = held.iter().filter(|hash| !entries.recorded.contains_key(*hash)).count();
        ensure!(foreign == 0, "{foreign} changes that no phone recorded");
        Ok(())
    }

    /// Compares the records that are shown with the changes that are held: each once.
    pub fn compare_records(&self, held: &BTreeSet<Hash>, shown: &[String]) -> Result<()> {
        let entries = self.entries();
        let made = held.iter().filter_map(|hash| entries.recorded.get(hash).copied().flatten());
        let made: BTreeSet<String> = made.map(|record| record.to_string()).collect();
        let once: BTreeSet<String> = shown.iter().cloned().collect();
        ensure!(once.len() == shown.len(), "the office shows a record twice");
        ensure!(
            once == made,
            "the office shows {} records, phones are given {}",
            once.len(),
            made.len()
        );
        Ok(())
    }

    /// Every change was acknowledged; gives how many there are.
    pub fn is_settled(&self) -> Result<usize> {
        let entries = self.entries();
        let waiting = entries.recorded.keys().filter(|hash| !entries.acknowledged.contains(*hash));
        let waiting = waiting.count();
        ensure!(waiting == 0, "{waiting} changes were never acknowledged");
        Ok(entries.recorded.len())
    }
}
