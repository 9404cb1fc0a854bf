//! Stores frames (what others wrote) in one transaction with the cursors that say they are here, so that after
//! a cut nothing is asked for twice or left out.

use std::collections::{BTreeMap, BTreeSet};

use automerge::Change;
use serde_bytes::ByteBuf;
use vungxanh_shared::ids::{DocumentKey, FeedSeq, Partition};
use vungxanh_shared::wire::Frame;

use super::compact::{compact_if_long, folded};
use crate::chunk::{self, Corrupt};
use crate::loaded_document;
use crate::stored::{Holding, row};
use crate::sync::{bytes_of, weight};
use crate::write_set::{State, WriteSet};

/// Frames that share one transaction: few enough that a cut costs little, enough that a strict
/// write to the disk for each does not set the pace of a first sync.
const FRAMES_TOGETHER: usize = 24;
const BYTES_TOGETHER: usize = 256 * 1024;

/// Stores frames; none where there is nothing to store.
///
/// # Errors
/// The document that what came does not make.
pub(crate) fn apply_frames(
    state: &mut State<'_>,
    frames: &[Frame],
) -> Result<Option<WriteSet>, DocumentKey> {
    let write_set = state.write_set();
    let mut storing =
        Storing { state, write_set, cursors: BTreeMap::new(), tails: BTreeMap::new() };
    for frame in frames {
        match storing.frame(frame) {
            Ok(()) | Err(NotStored::NotOurs) => {}
            Err(NotStored::Unfit(key)) => return Err(key),
        }
    }
    let Storing { mut write_set, cursors, .. } = storing;
    for (partition, holding) in cursors {
        write_set.writes.push(row::holding(&partition, Some(holding)));
    }
    if write_set.writes.is_empty() {
        return Ok(None);
    }
    write_set.meanwhile.storing = (frames.len() as u64, bytes_of(frames));
    let touched: Vec<DocumentKey> = write_set.touched.keys().cloned().collect();
    for key in touched {
        compact_if_long(state.stored, &key, &mut write_set);
    }
    Ok(Some(write_set))
}

/// Why a frame is not stored.
enum NotStored {
    /// It is of no partition or document that this phone knows.
    NotOurs,
    /// It does not make this document.
    Unfit(DocumentKey),
}

/// What one transaction stores of frames, while they are read.
struct Storing<'a, 's> {
    state: &'a mut State<'s>,
    write_set: WriteSet,
    cursors: BTreeMap<Partition, Holding>,
    /// Of a document the number of its next tail row.
    tails: BTreeMap<DocumentKey, u64>,
}

impl Storing<'_, '_> {
    fn frame(&mut self, frame: &Frame) -> Result<(), NotStored> {
        let stored = self.state.stored;
        let partition: Partition = frame.partition.parse().map_err(|_| NotStored::NotOurs)?;
        let held = stored.scope.get(&partition).copied().ok_or(NotStored::NotOurs)?;
        let period = frame.period.parse().map_err(|_| NotStored::NotOurs)?;
        let key = DocumentKey::new(partition.clone(), period).map_err(|_| NotStored::NotOurs)?;
        let arrived = match stored.is_below_floor(&key) {
            true => self.pass_over(frame, &key),
            false => self.store(frame, &key),
        };
        arrived.map_err(|Corrupt| NotStored::Unfit(key))?;
        self.cursors.insert(partition, Holding { cursor: FeedSeq(frame.cursor), ..held });
        Ok(())
    }

    /// What is not kept here moves the cursor all the same, and says what the ward has of our own.
    fn pass_over(&mut self, frame: &Frame, key: &DocumentKey) -> Result<(), Corrupt> {
        let changes = frame.changes.iter().flatten().map(|bytes| chunk::change(bytes));
        let hash = |change: Result<Change, Corrupt>| Ok(change?.hash().0.to_vec());
        let hashes = changes.map(hash).collect::<Result<_, Corrupt>>()?;
        self.recognise(&hashes, key);
        Ok(())
    }

    fn store(&mut self, frame: &Frame, key: &DocumentKey) -> Result<(), Corrupt> {
        let snapshot = frame.snapshot.as_ref().map(|bytes| bytes.as_slice());
        let changes: &[ByteBuf] = frame.changes.as_deref().unwrap_or_default();
        if snapshot.is_some_and(|bytes| !chunk::is_document(bytes)) {
            return Err(Corrupt);
        }
        let parsed = changes.iter().map(|bytes| chunk::change(bytes));
        let parsed: Vec<Change> = parsed.collect::<Result<_, _>>()?;
        let State { stored, documents, .. } = self.state;
        let touched = match snapshot {
            Some(_) => None,
            // With what it builds on the refused change is read itself.
            None if stored.has_alone(key) => None,
            None => documents.touched(key, &parsed),
        };
        self.write_set.touch(key, touched);
        let hashes = parsed.iter().map(|change| change.hash().0.to_vec()).collect();
        if documents.is_in_use(key) {
            let loaded = documents.loaded(stored, key)?;
            let received = loaded.receive(snapshot, parsed);
            let gap = loaded.gap();
            documents.set_pending([key.clone()]);
            received?;
            documents.record_gap(key, gap);
        }
        if let Some(snapshot) = snapshot {
            self.store_snapshot(snapshot, key)?;
        }
        if !changes.is_empty() {
            let number = self.next_tail(key);
            self.write_set.writes.push(row::tail(key, number, Some(changes)));
        }
        self.recognise(&hashes, key);
        Ok(())
    }

    /// The saved form replaces what was stored, or is merged with it where there was something.
    fn store_snapshot(&mut self, snapshot: &[u8], key: &DocumentKey) -> Result<(), Corrupt> {
        let Some(chunks) = self.state.stored.documents.get(key) else {
            self.write_set.writes.push(row::snapshot(key, Some(snapshot.to_vec())));
            return Ok(());
        };
        let (both, gap) = loaded_document::compact(chunks, Some(snapshot))?;
        self.write_set.writes.extend(folded(key, chunks, both, gap));
        Ok(())
    }

    fn next_tail(&mut self, key: &DocumentKey) -> u64 {
        let stored = self.state.stored;
        let next = self.tails.entry(key.clone()).or_insert_with(|| stored.next_tail(key));
        let number = *next;
        *next += 1;
        number
    }

    /// A change that comes back in a frame is on the ward's disk, whatever became of the answer.
    fn recognise(&mut self, hashes: &BTreeSet<Vec<u8>>, key: &DocumentKey) {
        for (number, unsent) in &self.state.stored.outbox {
            if hashes.contains(&unsent.hash) {
                self.write_set.writes.push(row::unsent(*number, None));
            }
        }
        for (number, refused) in &self.state.stored.refused {
            if hashes.contains(&refused.change.hash) {
                self.write_set.writes.push(row::refused(*number, None));
                self.write_set.touch(key, None);
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
