//! The changes after a phone's cursor, in steps.

use std::collections::HashSet;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{DeviceId, Partition};

use super::super::cursor::Cursor;
use super::super::documents::key_of;
use super::{Budget, CHANGE_BYTES, Head, past_deletions, signed, unsigned};
use crate::store::{FeedAsk, FeedFrame, StoreResult};

/// Bytes of changes in one step of a cursor: what a cut may cost.
const STEP_BYTES: usize = 256 * 1024;

/// Where a tail goes on.
#[derive(Clone, Copy)]
pub(super) struct From {
    /// The last feed number that the phone has.
    pub(super) seq: u64,
    /// Whether it began at nothing: then it may lack changes of its own too.
    pub(super) restart: bool,
}

impl From {
    /// What the phone is to send next, of a partition whose feed ends at `head`.
    fn cursor(self, head: u64) -> u64 {
        match self.restart && 0 < self.seq && self.seq < head {
            true => Cursor::Restart(self.seq).write(),
            false => Cursor::At(self.seq).write(),
        }
    }
}

/// The changes after `from`, in steps; within a step by document, newest periods first, and only the
/// last frame of a step moves the cursor.
pub(super) fn tail(
    db: &Connection,
    (partition, ask): (&Partition, &FeedAsk),
    from: From,
    head: &Head,
    budget: &mut Budget,
) -> StoreResult<()> {
    // A phone that starts again may lack its own changes too; one that went on has them.
    let device = (!from.restart).then_some(ask.device);
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
