//! Frames: what others wrote, stored together with the cursors that say so, and what happens where
//! it does not make a document.

use std::collections::BTreeSet;

use automerge::Change;
use serde_bytes::ByteBuf;
use vungxanh_shared::ids::{DocumentKey, FeedSeq, Partition};
use vungxanh_shared::wire::Frame;

use super::compact::folded;
use super::{Inbound, WriteSet};
use crate::chunk;
use crate::engine::{Engine, OnDurable};
use crate::loaded_document::{self, Corrupt};
use crate::random::Rng;
use crate::stored::{Holding, row};
use crate::sync::weight;

/// Frames that share one transaction: few enough that a cut costs little, enough that a strict
/// write to the disk for each does not set the pace of a first sync.
const FRAMES_TOGETHER: usize = 24;
const BYTES_TOGETHER: usize = 256 * 1024;

impl Engine {
    pub(super) fn apply_frames(&mut self, frames: Vec<Frame>, now_ms: i64, rng: &mut Rng) {
        let mut write_set = WriteSet::default();
        for frame in &frames {
            match self.apply_frame(frame, &mut write_set) {
                Ok(()) => {}
                Err(None) => {}
                Err(Some(key)) => {
                    // Only this partition begins again.
                    self.documents.rolled_back();
                    self.inbound.push_front(Inbound::Frames(frames));
                    return self.fetch_again(&key, now_ms, rng);
                }
            }
        }
        for (partition, holding) in std::mem::take(&mut write_set.cursors) {
            write_set.writes.push(row::holding(&partition, Some(holding)));
        }
        if write_set.writes.is_empty() {
            return;
        }
        self.sync.storing(&frames);
        for key in write_set.touched.keys() {
            self.compact_if_long(key);
        }
        self.persist(write_set.writes, OnDurable::Received { touched: write_set.touched }, None);
    }

    /// `Err(None)`: nothing of ours. `Err(Some)`: what came does not make this document.
    fn apply_frame(
        &mut self,
        frame: &Frame,
        write_set: &mut WriteSet,
    ) -> Result<(), Option<DocumentKey>> {
        let partition: Partition = frame.partition.parse().map_err(|_| None)?;
        let held = self.stored.scope.get(&partition).copied().ok_or(None)?;
        let period = frame.period.parse().map_err(|_| None)?;
        let key = DocumentKey::new(partition.clone(), period).map_err(|_| None)?;
        let arrived = match self.is_below_floor(&key) {
            true => self.pass_over(frame, &key, write_set),
            false => self.store_frame(frame, &key, write_set),
        };
        arrived.map_err(|Corrupt| Some(key.clone()))?;
        let holding = Holding { cursor: FeedSeq(frame.cursor), ..held };
        write_set.cursors.insert(partition, holding);
        Ok(())
    }

    /// What is not kept here moves the cursor all the same, and says what the ward has of our own.
    fn pass_over(
        &mut self,
        frame: &Frame,
        key: &DocumentKey,
        write_set: &mut WriteSet,
    ) -> Result<(), Corrupt> {
        let changes = frame.changes.iter().flatten().map(|bytes| chunk::change(bytes));
        let hash = |change: Result<Change, Corrupt>| Ok(change?.hash().0.to_vec());
        let hashes = changes.map(hash).collect::<Result<_, Corrupt>>()?;
        self.recognise(&hashes, key, write_set);
        Ok(())
    }

    fn store_frame(
        &mut self,
        frame: &Frame,
        key: &DocumentKey,
        write_set: &mut WriteSet,
    ) -> Result<(), Corrupt> {
        let snapshot = frame.snapshot.as_ref().map(|bytes| bytes.as_slice());
        let changes: &[ByteBuf] = frame.changes.as_deref().unwrap_or_default();
        if snapshot.is_some_and(|bytes| !chunk::is_document(bytes)) {
            return Err(Corrupt);
        }
        let parsed = changes.iter().map(|bytes| chunk::change(bytes));
        let parsed: Vec<Change> = parsed.collect::<Result<_, _>>()?;
        let touched = match snapshot {
            Some(_) => None,
            None => self.documents.touched(key, &parsed),
        };
        write_set.touch(key, touched);
        let hashes = parsed.iter().map(|change| change.hash().0.to_vec()).collect();
        if self.documents.is_in_use(key) {
            let loaded = self.documents.loaded(&self.stored, key)?;
            let received = loaded.receive(snapshot, parsed);
            let gap = loaded.gap();
            self.documents.set_pending([key.clone()]);
            received?;
            self.documents.record_gap(key, gap);
        }
        if let Some(snapshot) = snapshot {
            self.store_snapshot(snapshot, key, write_set)?;
        }
        if !changes.is_empty() {
            let number = write_set.tail_number(&self.stored, key);
            write_set.writes.push(row::tail(key, number, Some(changes)));
        }
        self.recognise(&hashes, key, write_set);
        Ok(())
    }

    /// The saved form replaces what was stored, or takes it in where there was something.
    fn store_snapshot(
        &mut self,
        snapshot: &[u8],
        key: &DocumentKey,
        write_set: &mut WriteSet,
    ) -> Result<(), Corrupt> {
        let Some(chunks) = self.stored.documents.get(key) else {
            write_set.writes.push(row::snapshot(key, Some(snapshot.to_vec())));
            return Ok(());
        };
        let (both, gap) = loaded_document::compact(chunks, Some(snapshot))?;
        write_set.writes.extend(folded(key, chunks, both, gap));
        Ok(())
    }

    /// A change that comes back in a frame is on the ward's disk, whatever became of the answer.
    fn recognise(
        &mut self,
        hashes: &BTreeSet<Vec<u8>>,
        key: &DocumentKey,
        write_set: &mut WriteSet,
    ) {
        for (number, unsent) in &self.stored.outbox {
            if hashes.contains(&unsent.hash) {
                write_set.writes.push(row::unsent(*number, None));
            }
        }
        for (number, refused) in &self.stored.refused {
            if hashes.contains(&refused.change.hash) {
                write_set.writes.push(row::refused(*number, None));
                write_set.touch(key, None);
            }
        }
    }

    /// What is stored of a document does not load, or what came does not fit it: it is dropped and
    /// its partition asked for from the beginning. Unsent and refused changes stay.
    pub(crate) fn fetch_again(&mut self, key: &DocumentKey, now_ms: i64, rng: &mut Rng) {
        let mut write_set = WriteSet::default();
        self.offer_stored(key, &mut write_set);
        write_set.drop_document(&self.stored, key);
        if let Some(held) = self.stored.scope.get(&key.partition) {
            let holding = Holding { cursor: FeedSeq(0), ..*held };
            write_set.writes.push(row::holding(&key.partition, Some(holding)));
        }
        // Own changes may be among what is dropped: their numbers must not be taken twice.
        self.new_session(rng);
        self.forget_frames_of(&key.partition);
        // With a pause: the same bytes may come again.
        self.sync.failed(now_ms, rng);
        self.persist(write_set.writes, OnDurable::Received { touched: write_set.touched }, None);
    }

    /// What is on its way goes on from a cursor that no longer stands.
    pub(crate) fn forget_frames_of(&mut self, partition: &Partition) {
        if let Some(flight) = &mut self.sync.flight {
            flight.void.insert(partition.clone());
        }
        let partition = partition.to_string();
        for inbound in &mut self.inbound {
            if let Inbound::Frames(frames) = inbound {
                frames.retain(|frame| frame.partition != partition);
            }
        }
    }
}

/// Frames in groups that share a transaction.
pub(super) fn together(frames: Vec<Frame>) -> impl Iterator<Item = Vec<Frame>> {
    let mut frames = frames.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut group = Vec::new();
        let mut bytes = 0;
        while let Some(frame) = frames.next_if(|frame| {
            // A second snapshot of a document must find the first one stored.
            let again = frame.snapshot.is_some()
                && group.iter().any(|other: &Frame| {
                    other.partition == frame.partition && other.period == frame.period
                });
            let fits = bytes + weight(frame) <= BYTES_TOGETHER && group.len() < FRAMES_TOGETHER;
            group.is_empty() || (fits && !again)
        }) {
            bytes += weight(&frame);
            group.push(frame);
        }
        (!group.is_empty()).then_some(group)
    })
}
