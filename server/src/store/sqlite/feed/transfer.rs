//! Whole documents for a phone that is far behind, newest first.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{DocumentKey, Partition, Period, PeriodLength};

use super::super::cursor::Cursor;
use super::super::documents::key_of;
use super::{Budget, CHANGE_BYTES, signed, unsigned};
use crate::store::{FeedFrame, StoreResult};

/// One document of a partition that is being handed over.
pub(super) struct Transfer {
    key: DocumentKey,
    row: i64,
    until: u64,
    cursor: u64,
    /// About how many it has.
    bytes: u64,
}

/// The documents still to be given, newest first; the last one moves the cursor to `until`.
pub(super) fn documents(
    db: &Connection,
    partition: &Partition,
    until: u64,
    given: u64,
) -> StoreResult<Vec<Transfer>> {
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
    let mut transfers = Vec::new();
    for ((row, period, bytes), number) in
        all.into_iter().zip(1..).skip(usize::try_from(given).unwrap_or(0))
    {
        let cursor = match number == count {
            true => Cursor::At(until),
            false => Cursor::InProgress { until, given: number },
        };
        let key = key_of(&partition.to_string(), &period)?;
        transfers.push(Transfer { key, row, until, cursor: cursor.write(), bytes });
    }
    Ok(transfers)
}

pub(super) fn transfer(
    db: &Connection,
    mut due: Vec<Transfer>,
    pushed: &HashSet<[u8; 32]>,
    budget: &mut Budget,
) -> StoreResult<()> {
    // Stable: within a partition the order stays newest first, as its cursor demands.
    due.sort_by_key(|transfer| Reverse(last_day(&transfer.key.period)));
    for transfer in due {
        if !budget.is_open() {
            budget.leave(1, transfer.bytes);
            continue;
        }
        let frame = whole_document(db, &transfer, pushed)?;
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
    transfer: &Transfer,
    pushed: &HashSet<[u8; 32]>,
) -> StoreResult<FeedFrame> {
    let snapshot: Option<(i64, Vec<u8>)> = db
        .prepare_cached("SELECT at_seq, bytes FROM snapshot WHERE document = ?1")?
        .query_row([transfer.row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (at_seq, snapshot) = match snapshot {
        Some((at_seq, bytes)) => (at_seq, Some(bytes)),
        None => (0, None),
    };
    let mut statement = db.prepare_cached(
        "SELECT hash, bytes FROM change WHERE document = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query(params![transfer.row, at_seq, signed(transfer.until)])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: [u8; 32] = row.get(0)?;
        if !pushed.contains(&hash) {
            changes.push(row.get(1)?);
        }
    }
    Ok(FeedFrame { document: transfer.key.clone(), cursor: transfer.cursor, snapshot, changes })
}
