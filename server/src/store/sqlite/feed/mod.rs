//! What goes back to a phone: the changes after its cursor, or for a phone far behind the documents
//! themselves, newest periods first.
//!
//! What the phone has is told by its [`Cursor`].
//!
//! - `tail`: changes after a cursor
//! - `transfer`: whole documents
//! - `digests`: whether the phone holds the same

mod digests;
mod tail;
mod transfer;

use std::collections::HashMap;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{BadId, Epoch, Partition, Period, WardCode};

use super::cursor::Cursor;
use super::documents::key_of;
use crate::store::{FeedAnswer, FeedAsk, FeedFrame, StoreError, StoreResult};
use tail::{From, tail};
use transfer::{Transfer, documents, transfer};

/// A phone that lacks more changes of a partition than this gets whole documents.
const FAR_BEHIND: u64 = 2000;
/// A phone that has nothing yet gets whole documents from here on.
const WORTH_A_SNAPSHOT: u64 = 20;
/// A change's bytes, about, where they are only estimated.
const CHANGE_BYTES: u64 = 330;
/// What a frame costs beside its bytes.
const FRAME_BYTES: usize = 80;

/// Names this database's life.
pub fn epoch(db: &Connection) -> StoreResult<Epoch> {
    let bytes: [u8; 16] =
        db.query_row("SELECT value FROM meta WHERE key = 'epoch'", [], |row| row.get(0))?;
    Ok(Epoch(bytes))
}

/// The newest feed number of every partition of a ward.
pub fn heads(db: &Connection, ward: &WardCode) -> StoreResult<Vec<(Partition, u64)>> {
    let mut statement =
        db.prepare_cached("SELECT name, last_seq FROM partition WHERE ward = ?1")?;
    let rows = statement
        .query_map([ward.as_str()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    let mut heads = Vec::new();
    for row in rows {
        let (name, last_seq) = row?;
        let partition =
            name.parse().map_err(|error: BadId| StoreError::Internal(error.to_string()))?;
        heads.push((partition, unsigned(last_seq)));
    }
    Ok(heads)
}

/// What the phone lacks, tails before whole documents, within about `max_bytes`.
pub fn answer(db: &Connection, ward: &WardCode, ask: &FeedAsk) -> StoreResult<FeedAnswer> {
    let heads = known_heads(db, ward)?;
    let mut budget = Budget { left: ask.max_bytes, answer: FeedAnswer::default() };
    let mut transfers = Vec::new();
    for (partition, cursor) in &ask.cursors {
        let Some(head) = heads.get(partition) else { continue };
        if let Some(floor) = head.unheard(Cursor::read(*cursor)) {
            budget.answer.kept_from.push((partition.clone(), floor.clone()));
        }
        match start(Cursor::read(*cursor), head.seq) {
            Start::UpToDate => {}
            Start::Tail(from) => tail(db, (partition, ask), from, head, &mut budget)?,
            Start::Documents { until, given } => {
                transfers.extend(due_documents(
                    db,
                    (partition, head),
                    (until, given),
                    &mut budget,
                )?);
            }
        }
    }
    transfer(db, transfers, &ask.pushed, &mut budget)?;
    budget.answer.diverged = digests::diverged(db, &heads, ask)?;
    for (partition, cursor) in repaired(db, ward, ask)? {
        match cursor {
            0 => budget.answer.refetched.push(partition),
            _ if budget.answer.diverged.contains(&partition) => {}
            _ => budget.answer.diverged.push(partition),
        }
    }
    Ok(budget.answer)
}

/// The partitions that were repaired and that this phone has not asked for from the beginning yet, with its cursor
/// (SPEC W25).
fn repaired(db: &Connection, ward: &WardCode, ask: &FeedAsk) -> StoreResult<Vec<(Partition, u64)>> {
    let mut statement =
        db.prepare_cached("SELECT partition FROM repaired WHERE ward = ?1 AND device = ?2")?;
    let names = statement
        .query_map(params![ward.as_str(), ask.device.0], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let asked = ask.cursors.iter().filter(|(partition, _)| names.contains(&partition.to_string()));
    Ok(asked.map(|(partition, cursor)| (partition.clone(), *cursor)).collect())
}

/// The documents that are due; where there are none, the cursor moves over what was deleted.
fn due_documents(
    db: &Connection,
    (partition, head): (&Partition, &Head),
    (until, given): (u64, u64),
    budget: &mut Budget,
) -> StoreResult<Vec<Transfer>> {
    let due = documents(db, partition, until, given)?;
    if !due.is_empty() {
        return Ok(due);
    }
    if head.floor.is_some() {
        budget.give(past_deletions(partition, head, until)?);
        return Ok(due);
    }
    // Nothing was ever deleted, so it is a cursor that was never given: from the beginning (SPEC W6). There
    // may be nothing at all, which needs no cursor.
    documents(db, partition, head.seq, 0)
}

/// Where a partition's feed ends.
struct Head {
    seq: u64,
    /// The first kept period and the last deletion's feed number, where something was deleted.
    floor: Option<(Period, u64)>,
}

impl Head {
    /// The first kept period, where something was deleted behind the cursor (SPEC W12).
    fn unheard(&self, cursor: Cursor) -> Option<&Period> {
        let (period, seq) = self.floor.as_ref()?;
        match cursor {
            Cursor::At(at) if at >= *seq && at <= self.seq => None,
            _ => Some(period),
        }
    }
}

fn known_heads(db: &Connection, ward: &WardCode) -> StoreResult<HashMap<Partition, Head>> {
    let bad = |error: BadId| StoreError::Internal(error.to_string());
    let mut statement = db.prepare_cached(
        "SELECT name, last_seq, kept_from, kept_seq FROM partition WHERE ward = ?1",
    )?;
    let mut rows = statement.query([ward.as_str()])?;
    let mut heads = HashMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let kept_from: Option<String> = row.get(2)?;
        let kept_seq = unsigned(row.get(3)?);
        let floor = match kept_from {
            Some(period) => Some((period.parse().map_err(bad)?, kept_seq)),
            None => None,
        };
        heads.insert(name.parse().map_err(bad)?, Head { seq: unsigned(row.get(1)?), floor });
    }
    Ok(heads)
}

/// What moves the cursor to `cursor` over feed numbers whose changes were deleted.
fn past_deletions(partition: &Partition, head: &Head, cursor: u64) -> StoreResult<FeedFrame> {
    let Some((period, _)) = &head.floor else {
        return Err(StoreError::Internal(format!("the feed of {partition} has a gap")));
    };
    let document = key_of(&partition.to_string(), period.as_str())?;
    Ok(FeedFrame { document, cursor, snapshot: None, changes: Vec::new() })
}

struct Budget {
    left: usize,
    answer: FeedAnswer,
}

impl Budget {
    /// Whether another frame may begin; the first one always may.
    fn is_open(&mut self) -> bool {
        let open = self.left > 0 || self.answer.frames.is_empty();
        self.answer.more |= !open;
        open
    }

    /// Notes what has to wait for another answer.
    fn leave(&mut self, documents: u64, bytes: u64) {
        let (all_documents, all_bytes) = &mut self.answer.remaining;
        *all_documents = all_documents.saturating_add(documents);
        *all_bytes = all_bytes.saturating_add(bytes);
    }

    fn give(&mut self, frame: FeedFrame) {
        let snapshot = frame.snapshot.as_ref().map_or(0, Vec::len);
        let changes: usize = frame.changes.iter().map(|bytes| bytes.len() + 3).sum();
        self.left = self.left.saturating_sub(snapshot + changes + FRAME_BYTES);
        self.answer.frames.push(frame);
    }
}

enum Start {
    UpToDate,
    Tail(From),
    Documents { until: u64, given: u64 },
}

fn start(cursor: Cursor, head: u64) -> Start {
    match cursor {
        Cursor::InProgress { until, given } if until <= head => Start::Documents { until, given },
        // A cursor of a later life than this database's: starts again, known changes do no harm.
        Cursor::InProgress { .. } => Start::Documents { until: head, given: 0 },
        Cursor::At(seq) if seq == head => Start::UpToDate,
        Cursor::At(seq) if seq > head || (seq == 0 && head > WORTH_A_SNAPSHOT) => {
            Start::Documents { until: head, given: 0 }
        }
        Cursor::Restart(seq) if seq > head => Start::Documents { until: head, given: 0 },
        Cursor::At(seq) | Cursor::Restart(seq) if head - seq > FAR_BEHIND => {
            Start::Documents { until: head, given: 0 }
        }
        Cursor::At(seq) => Start::Tail(From { seq, restart: seq == 0 }),
        Cursor::Restart(seq) => Start::Tail(From { seq, restart: true }),
    }
}

fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn unsigned(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or(0)
}
