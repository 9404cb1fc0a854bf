//! What goes back to a phone: the changes after its cursor, or for a phone far behind the documents
//! themselves, newest periods first.
//!
//! What the phone has is told by its [`Cursor`].

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::digest::{self, Sum};
use vungxanh_shared::ids::{
    DeviceId, DocumentKey, Epoch, Partition, Period, PeriodLength, WardCode,
};

use super::cursor::Cursor;
use super::documents::key_of;
use crate::store::{DigestAsk, FeedAnswer, FeedAsk, FeedFrame, StoreError, StoreResult};

/// A phone that lacks more changes of a partition than this gets whole documents.
const FAR_BEHIND: u64 = 2000;
/// A phone that has nothing yet gets whole documents from here on.
const WORTH_A_SNAPSHOT: u64 = 20;
/// Bytes of changes in one step of a cursor: what a cut may cost.
const STEP_BYTES: usize = 256 * 1024;
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
        let partition = name.parse().map_err(|error: vungxanh_shared::ids::BadId| {
            StoreError::Internal(error.to_string())
        })?;
        heads.push((partition, unsigned(last_seq)));
    }
    Ok(heads)
}

/// What the phone lacks, tails before whole documents, within about `max_bytes`.
pub fn answer(db: &Connection, ward: &WardCode, ask: &FeedAsk) -> StoreResult<FeedAnswer> {
    let heads = known_heads(db, ward)?;
    let mut budget = Budget { left: ask.max_bytes, answer: FeedAnswer::default() };
    let mut handovers = Vec::new();
    for (partition, cursor) in &ask.cursors {
        let Some(head) = heads.get(partition) else { continue };
        if let Some(kept) = head.unheard(Cursor::read(*cursor)) {
            budget.answer.kept_from.push((partition.clone(), kept.clone()));
        }
        match start(Cursor::read(*cursor), head.seq) {
            Start::UpToDate => {}
            Start::Tail(from) => tail(db, (partition, ask), from, head, &mut budget)?,
            Start::Documents { until, given } => {
                let due = documents(db, partition, until, given)?;
                if due.is_empty() {
                    budget.give(past_deletions(partition, head, until)?);
                }
                handovers.extend(due);
            }
        }
    }
    hand_over(db, handovers, &ask.pushed, &mut budget)?;
    budget.answer.diverged = diverged(db, &heads, ask)?;
    Ok(budget.answer)
}

/// Where a partition's feed ends.
struct Head {
    seq: u64,
    /// The first kept period and the last deletion's feed number, where something was deleted.
    kept: Option<(Period, u64)>,
}

impl Head {
    /// The first kept period, where something was deleted behind the cursor (SPEC W12).
    fn unheard(&self, cursor: Cursor) -> Option<&Period> {
        let (period, seq) = self.kept.as_ref()?;
        match cursor {
            Cursor::At(at) if at >= *seq && at <= self.seq => None,
            _ => Some(period),
        }
    }
}

fn known_heads(db: &Connection, ward: &WardCode) -> StoreResult<HashMap<Partition, Head>> {
    let bad = |error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string());
    let mut statement = db.prepare_cached(
        "SELECT name, last_seq, kept_from, kept_seq FROM partition WHERE ward = ?1",
    )?;
    let mut rows = statement.query([ward.as_str()])?;
    let mut heads = HashMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let kept_from: Option<String> = row.get(2)?;
        let kept_seq = unsigned(row.get(3)?);
        let kept = match kept_from {
            Some(period) => Some((period.parse().map_err(bad)?, kept_seq)),
            None => None,
        };
        heads.insert(name.parse().map_err(bad)?, Head { seq: unsigned(row.get(1)?), kept });
    }
    Ok(heads)
}

/// What moves the cursor to `cursor` over feed numbers whose changes were deleted.
fn past_deletions(partition: &Partition, head: &Head, cursor: u64) -> StoreResult<FeedFrame> {
    let Some((period, _)) = &head.kept else {
        return Err(StoreError::Internal(format!("the feed of {partition} has a gap")));
    };
    let document = key_of(&partition.to_string(), period.as_str())?;
    Ok(FeedFrame { document, cursor, snapshot: None, changes: Vec::new() })
}

/// The partitions of which the phone has received everything and holds something else (SPEC W11).
fn diverged(
    db: &Connection,
    heads: &HashMap<Partition, Head>,
    ask: &FeedAsk,
) -> StoreResult<Vec<Partition>> {
    let mut diverged = Vec::new();
    for DigestAsk { partition, from, sum } in &ask.digests {
        let cursor = ask.cursors.iter().find(|(known, _)| known == partition);
        let Some((_, cursor)) = cursor else { continue };
        let head = heads.get(partition).map_or(0, |head| head.seq);
        let is_told_all = Cursor::read(*cursor) == Cursor::At(head);
        if is_told_all && digest_of(db, partition, from)?.is_some_and(|own| own[..] != sum[..]) {
            diverged.push(partition.clone());
        }
    }
    Ok(diverged)
}

/// None where a document's part is not known yet.
fn digest_of(db: &Connection, partition: &Partition, from: &str) -> StoreResult<Option<Sum>> {
    let mut statement = db.prepare_cached(
        "SELECT digest FROM document
         WHERE partition = (SELECT id FROM partition WHERE name = ?1) AND period >= ?2",
    )?;
    let mut rows = statement.query(params![partition.to_string(), from])?;
    let mut sum = Sum::default();
    while let Some(row) = rows.next()? {
        let Some(part) = row.get::<_, Option<Sum>>(0)? else { return Ok(None) };
        digest::add(&mut sum, &part);
    }
    Ok(Some(sum))
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

/// Where a tail goes on.
#[derive(Clone, Copy)]
struct From {
    /// The last feed number that the phone has.
    seq: u64,
    /// Whether it began at nothing: then it may lack changes of its own too.
    anew: bool,
}

impl From {
    /// What the phone is to send next, of a partition whose feed ends at `head`.
    fn cursor(self, head: u64) -> u64 {
        match self.anew && 0 < self.seq && self.seq < head {
            true => Cursor::Anew(self.seq).write(),
            false => Cursor::At(self.seq).write(),
        }
    }
}

fn start(cursor: Cursor, head: u64) -> Start {
    match cursor {
        Cursor::Handing { until, given } if until <= head => Start::Documents { until, given },
        // A cursor of a later life than this database's: begin anew, known changes do no harm.
        Cursor::Handing { .. } => Start::Documents { until: head, given: 0 },
        Cursor::At(seq) if seq == head => Start::UpToDate,
        Cursor::At(seq) if seq > head || (seq == 0 && head > WORTH_A_SNAPSHOT) => {
            Start::Documents { until: head, given: 0 }
        }
        Cursor::Anew(seq) if seq > head => Start::Documents { until: head, given: 0 },
        Cursor::At(seq) | Cursor::Anew(seq) if head - seq > FAR_BEHIND => {
            Start::Documents { until: head, given: 0 }
        }
        Cursor::At(seq) => Start::Tail(From { seq, anew: seq == 0 }),
        Cursor::Anew(seq) => Start::Tail(From { seq, anew: true }),
    }
}

/// The changes after `from`, in steps; within a step by document, newest periods first, and only the
/// last frame of a step moves the cursor.
fn tail(
    db: &Connection,
    (partition, ask): (&Partition, &FeedAsk),
    from: From,
    head: &Head,
    budget: &mut Budget,
) -> StoreResult<()> {
    // A phone that begins anew may lack its own changes too; one that went on has them.
    let device = (!from.anew).then_some(ask.device);
    let own = Own { device, pushed: &ask.pushed };
    let mut from = from;
    while from.seq < head.seq && budget.is_open() {
        let max_bytes = budget.left.clamp(1, STEP_BYTES);
        let (by_period, last) = step(db, (partition, own), from.seq, max_bytes)?;
        // After the last change there may be feed numbers of deletions.
        let last = From { seq: last.unwrap_or(head.seq), ..from };
        let cursor = last.cursor(head.seq);
        if by_period.is_empty() {
            budget.give(past_deletions(partition, head, cursor)?);
        }
        let count = by_period.len();
        for (number, (period, changes)) in by_period.into_iter().enumerate() {
            let cursor = if number + 1 == count { cursor } else { from.cursor(head.seq) };
            let document = key_of(&partition.to_string(), &period)?;
            budget.give(FeedFrame { document, cursor, snapshot: None, changes });
        }
        from = last;
    }
    if from.seq < head.seq {
        budget.answer.more = true;
        budget.leave(1, (head.seq - from.seq).saturating_mul(CHANGE_BYTES));
    }
    Ok(())
}

type ByPeriod = Vec<(String, Vec<Vec<u8>>)>;

/// Which changes a phone has already, because it made them.
#[derive(Clone, Copy)]
struct Own<'a> {
    /// It went on: it has all of its own.
    device: Option<DeviceId>,
    pushed: &'a HashSet<[u8; 32]>,
}

impl Own<'_> {
    fn has(self, hash: &[u8; 32], device: &[u8; 16]) -> bool {
        self.pushed.contains(hash) || self.device.is_some_and(|own| own.0 == *device)
    }
}

/// Changes of one step by period, without the phone's own, whose periods still appear so that a frame
/// moves the cursor past them; and the last feed number, none where that is the feed's end.
fn step(
    db: &Connection,
    (partition, own): (&Partition, Own<'_>),
    after: u64,
    max_bytes: usize,
) -> StoreResult<(ByPeriod, Option<u64>)> {
    let mut statement = db.prepare_cached(
        "SELECT c.seq, d.period, c.hash, substr(c.actor, 1, 16), c.bytes FROM change c JOIN document d ON d.id = c.document
         WHERE c.partition = (SELECT id FROM partition WHERE name = ?1) AND c.seq > ?2 ORDER BY c.seq",
    )?;
    let mut rows = statement.query(params![partition.to_string(), signed(after)])?;
    let mut by_period: ByPeriod = Vec::new();
    let (mut last, mut bytes) = (None, 0);
    loop {
        if bytes >= max_bytes {
            break;
        }
        let Some(row) = rows.next()? else {
            last = None;
            break;
        };
        let (seq, period): (i64, String) = (row.get(0)?, row.get(1)?);
        last = Some(unsigned(seq));
        let at = by_period.iter().position(|(known, _)| *known == period).unwrap_or_else(|| {
            by_period.push((period, Vec::new()));
            by_period.len() - 1
        });
        if let Some((_, changes)) = by_period.get_mut(at)
            && !own.has(&row.get(2)?, &row.get(3)?)
        {
            let change: Vec<u8> = row.get(4)?;
            bytes += change.len();
            changes.push(change);
        }
    }
    by_period.sort_by(|(a, _), (b, _)| b.cmp(a));
    // One frame must remain to move the cursor, even where everything was the phone's own.
    let others = by_period.iter().any(|(_, changes)| !changes.is_empty());
    match others {
        true => by_period.retain(|(_, changes)| !changes.is_empty()),
        false => by_period.truncate(1),
    }
    Ok((by_period, last))
}

/// One document of a partition that is being handed over.
struct Handover {
    key: DocumentKey,
    row: i64,
    until: u64,
    cursor: u64,
    /// About how many it has.
    bytes: u64,
}

/// The documents still to be given, newest first; the last one moves the cursor to `until`.
fn documents(
    db: &Connection,
    partition: &Partition,
    until: u64,
    given: u64,
) -> StoreResult<Vec<Handover>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.period, coalesce(length(s.bytes), 0), d.changes - d.snapshot_changes
         FROM document d LEFT JOIN snapshot s ON s.document = d.id
         WHERE d.partition = (SELECT id FROM partition WHERE name = ?1) AND d.first_seq <= ?2
         ORDER BY d.period DESC",
    )?;
    let rows = statement.query_map(params![partition.to_string(), signed(until)], |row| {
        let tail = unsigned(row.get(3)?).saturating_mul(CHANGE_BYTES);
        let bytes = unsigned(row.get(2)?).saturating_add(tail);
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, bytes))
    })?;
    let all: Vec<(i64, String, u64)> = rows.collect::<Result<_, _>>()?;
    let count = all.len() as u64;
    let mut handovers = Vec::new();
    for ((row, period, bytes), number) in
        all.into_iter().zip(1..).skip(usize::try_from(given).unwrap_or(0))
    {
        let cursor = match number == count {
            true => Cursor::At(until),
            false => Cursor::Handing { until, given: number },
        };
        let key = key_of(&partition.to_string(), &period)?;
        handovers.push(Handover { key, row, until, cursor: cursor.write(), bytes });
    }
    Ok(handovers)
}

fn hand_over(
    db: &Connection,
    mut due: Vec<Handover>,
    pushed: &HashSet<[u8; 32]>,
    budget: &mut Budget,
) -> StoreResult<()> {
    // Stable: within a partition the order stays newest first, as its cursor demands.
    due.sort_by_key(|handover| Reverse(last_day(&handover.key.period)));
    for handover in due {
        if !budget.is_open() {
            budget.leave(1, handover.bytes);
            continue;
        }
        let frame = whole_document(db, &handover, pushed)?;
        budget.give(frame);
    }
    Ok(())
}

/// Today's year, month and day are equally new: a period counts by its last day.
fn last_day(period: &Period) -> String {
    match period.length() {
        PeriodLength::Year => format!("{period}-12-31"),
        PeriodLength::Month => format!("{period}-31"),
        PeriodLength::Day => period.to_string(),
    }
}

fn whole_document(
    db: &Connection,
    handover: &Handover,
    pushed: &HashSet<[u8; 32]>,
) -> StoreResult<FeedFrame> {
    let snapshot: Option<(i64, Vec<u8>)> = db
        .prepare_cached("SELECT at_seq, bytes FROM snapshot WHERE document = ?1")?
        .query_row([handover.row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (at_seq, snapshot) = match snapshot {
        Some((at_seq, bytes)) => (at_seq, Some(bytes)),
        None => (0, None),
    };
    let mut statement = db.prepare_cached(
        "SELECT hash, bytes FROM change WHERE document = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query(params![handover.row, at_seq, signed(handover.until)])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: [u8; 32] = row.get(0)?;
        if !pushed.contains(&hash) {
            changes.push(row.get(1)?);
        }
    }
    Ok(FeedFrame { document: handover.key.clone(), cursor: handover.cursor, snapshot, changes })
}

fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn unsigned(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or(0)
}
