//! Periods that are over for longer than they are kept: log, saved form, rows and search keys of their
//! documents leave the database in one transaction a document, and their bytes the file (SPEC W12).
//!
//! Counts without names stay (`tally.records_deleted`). A deletion takes a feed number of its own, so that phones
//! are nudged and told; `partition.kept_from` is what the gate asks (SPEC G11).

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{BadId, DocumentKey, Family, Partition, Period, RecordId, WardCode};
use vungxanh_shared::time::LocalDate;

use super::audit;
use super::documents::key_of;
use super::links;
use super::writer::Work;
use crate::store::{AuditEntry, FloorPutBack, RetentionFloor, StoreError, StoreResult};

const DAY_MS: i64 = 86_400_000;
/// A document to which something came so lately is not deleted yet: somebody shall see it (SPEC W27).
const SEEN_MS: i64 = 7 * DAY_MS;
/// Of `meta`: from which period on a family is kept by the calendar.
const CALENDAR_FLOOR: &str = "kept_from/";
/// Free pages that leave the file in one step, so that nobody waits long for the disk.
const PAGES_A_STEP: u32 = 2000;

/// A document whose time is over.
#[derive(Debug)]
pub struct Over {
    key: DocumentKey,
    row: i64,
    from: Period,
}

/// The documents that are over and to which nothing came lately, oldest first.
pub fn over(db: &Connection, floors: &[RetentionFloor], now_ms: i64) -> StoreResult<Vec<Over>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, p.name, d.period FROM partition p JOIN document d ON d.partition = p.id
         WHERE p.name >= ?1 AND p.name < ?2 AND d.period < ?3 AND NOT EXISTS (
             SELECT 1 FROM change c WHERE c.document = d.id AND c.received_at_ms > ?4 AND c.received_at_ms <= ?5)
         ORDER BY d.period, d.id",
    )?;
    let mut over = Vec::new();
    for floor in floors {
        let (first, behind) = (format!("{}/", floor.family), format!("{}0", floor.family));
        let lately_ms = now_ms.saturating_sub(SEEN_MS);
        let mut rows =
            statement.query(params![first, behind, floor.from.as_str(), lately_ms, now_ms])?;
        while let Some(row) = rows.next()? {
            let (partition, period): (String, String) = (row.get(1)?, row.get(2)?);
            let key = key_of(&partition, &period)?;
            over.push(Over { key, row: row.get(0)?, from: floor.from.clone() });
        }
    }
    Ok(over)
}

/// Deletes one document with everything made from it.
pub fn delete(work: &mut Work<'_>, over: &Over, now_ms: i64) -> StoreResult<bool> {
    let Over { key, row, from } = over;
    let changes: Option<i64> = work
        .db
        .prepare_cached("SELECT count(*) FROM change WHERE document = ?1")?
        .query_row([row], |row| row.get(0))
        .optional()?;
    let changes = changes.unwrap_or(0);
    keep_counts(work.db, *row)?;
    let records = delete_rows(work.db, *row)?;
    if work.db.prepare_cached("DELETE FROM document WHERE id = ?1")?.execute([row])? == 0 {
        return Ok(false);
    }
    work.documents.forget(key);
    let seq = move_floor(work, &key.partition, from, changes)?;
    work.updates.insert(key.partition.clone(), seq);
    let detail = serde_json::json!({
        "period": key.period.as_str(), "changes": changes, "records": records,
    });
    let ward = key.partition.ward();
    audit::append(
        work,
        &AuditEntry {
            ward,
            at_ms: now_ms,
            who: "server".to_owned(),
            action: "period_deleted".to_owned(),
            subject: key.partition.to_string(),
            detail: detail.to_string(),
        },
    )?;
    Ok(true)
}

/// The counts of the document's records stay when their rows go.
fn keep_counts(db: &Connection, document: i64) -> StoreResult<()> {
    db.prepare_cached(
        "UPDATE tally SET records_deleted = tally.records_deleted + gone.n
         FROM (SELECT ward, kind, day, place, hour, value, count(*) AS n FROM record
               WHERE document = ?1 AND removed = 0 GROUP BY ward, kind, day, place, hour, value) AS gone
         WHERE (tally.ward, tally.kind, tally.day, tally.place, tally.hour, tally.value)
             = (gone.ward, gone.kind, gone.day, gone.place, gone.hour, gone.value)",
    )?
    .execute([document])?;
    Ok(())
}

/// Gives the number of records.
fn delete_rows(db: &Connection, document: i64) -> StoreResult<usize> {
    db.prepare_cached("DELETE FROM snapshot WHERE document = ?1")?.execute([document])?;
    db.prepare_cached(
        "DELETE FROM record_change
         WHERE partition = (SELECT partition FROM document WHERE id = ?1)
           AND record IN (SELECT id FROM record WHERE document = ?1)",
    )?
    .execute([document])?;
    links::forget_document(db, document)?;
    let records =
        db.prepare_cached("DELETE FROM record WHERE document = ?1")?.execute([document])?;
    db.prepare_cached("DELETE FROM change WHERE document = ?1")?.execute([document])?;
    Ok(records)
}

/// The partition's first kept period moves on, never back; gives the deletion's feed number.
fn move_floor(
    work: &mut Work<'_>,
    partition: &Partition,
    from: &Period,
    changes: i64,
) -> StoreResult<u64> {
    let row = work.documents.partition(work.db, partition)?;
    row.last_seq += 1;
    let floor = row.kept_from.take().filter(|floor| floor > from);
    row.kept_from = Some(floor.unwrap_or_else(|| from.clone()));
    let (id, seq, floor) = (row.id, row.last_seq, row.kept_from.clone());
    work.db
        .prepare_cached(
            "UPDATE partition SET last_seq = ?2, kept_seq = ?2, kept_from = ?3, gone = gone + ?4 + 1
             WHERE id = ?1",
        )?
        .execute(params![id, seq, floor.as_ref().map(Period::as_str), changes])?;
    u64::try_from(seq).map_err(|_| StoreError::Internal("a negative feed number".to_owned()))
}

/// From which period on each family is kept by the calendar, as it was believed last: what is older is not taken, also
/// where nothing was deleted yet, for it would be deleted before anybody saw it.
pub fn calendar_floors(db: &Connection) -> StoreResult<BTreeMap<Family, Period>> {
    let mut floors = BTreeMap::new();
    let mut find = db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    for family in Family::ALL {
        let key = format!("{CALENDAR_FLOOR}{family}");
        let from: Option<String> = find.query_row([key], |row| row.get(0)).optional()?;
        let bad = |error: BadId| StoreError::Internal(error.to_string());
        if let Some(from) = from {
            floors.insert(family, from.parse().map_err(bad)?);
        }
    }
    Ok(floors)
}

/// Remembers the floors of today; a family without one is kept without end again. Whether any moved.
fn put_calendar_floors(work: &mut Work<'_>, floors: &[RetentionFloor]) -> StoreResult<bool> {
    let known = calendar_floors(work.db)?;
    let wanted: BTreeMap<Family, Period> =
        floors.iter().map(|floor| (floor.family, floor.from.clone())).collect();
    if known == wanted {
        return Ok(false);
    }
    for family in Family::ALL {
        let key = format!("{CALENDAR_FLOOR}{family}");
        match wanted.get(&family) {
            Some(from) => work
                .db
                .prepare_cached(
                    "INSERT INTO meta (key, value) VALUES (?1, ?2)
                     ON CONFLICT DO UPDATE SET value = excluded.value",
                )?
                .execute(params![key, from.as_str()])?,
            None => work.db.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([key])?,
        };
    }
    Ok(true)
}

/// The first kept period follows the calendar also on days on which there is nothing to delete, and where nothing was
/// deleted yet; and what was refused for a deleted period goes after the same time.
pub fn follow(work: &mut Work<'_>, floors: &[RetentionFloor], now_ms: i64) -> StoreResult<usize> {
    let mut moved = usize::from(put_calendar_floors(work, floors)?);
    for floor in floors {
        let (first, behind) = (format!("{}/", floor.family), format!("{}0", floor.family));
        moved += work
            .db
            .prepare_cached(
                "UPDATE partition SET kept_from = ?3
                 WHERE name >= ?1 AND name < ?2 AND kept_from < ?3",
            )?
            .execute(params![first, behind, floor.from.as_str()])?;
        let until_ms = now_ms.saturating_sub(i64::from(floor.days) * DAY_MS);
        moved += work
            .db
            .prepare_cached(
                "DELETE FROM quarantine
                 WHERE partition >= ?1 AND partition < ?2 AND period < ?3 AND received_at_ms < ?4",
            )?
            .execute(params![first, behind, floor.from.as_str(), until_ms])?;
    }
    if moved > 0 {
        work.documents.forget_partitions();
    }
    Ok(moved)
}

/// Puts floors that lie after those of `kept` back to them. It takes a feed number as a deletion does, so that
/// phones hear of it (SPEC W18).
pub fn put_floors_back(
    work: &mut Work<'_>,
    floors: &[RetentionFloor],
    now_ms: i64,
) -> StoreResult<Vec<FloorPutBack>> {
    let mut put_back = Vec::new();
    if put_calendar_floors(work, floors)? {
        work.documents.forget_partitions();
    }
    for floor in floors {
        let (first, behind) = (format!("{}/", floor.family), format!("{}0", floor.family));
        let mut statement = work.db.prepare_cached(
            "UPDATE partition SET kept_from = ?2, last_seq = last_seq + 1, kept_seq = last_seq + 1, gone = gone + 1
             WHERE id = ?1 RETURNING last_seq",
        )?;
        for (id, key) in floors_after(work.db, (&first, &behind), &floor.from)? {
            let values = params![id, floor.from.as_str()];
            let seq: i64 = statement.query_row(values, |row| row.get(0))?;
            let seq = u64::try_from(seq).unwrap_or_default();
            work.updates.insert(key.partition.clone(), seq);
            put_back.push(FloorPutBack {
                partition: key.partition,
                was: key.period,
                is: floor.from.clone(),
            });
        }
    }
    if !put_back.is_empty() {
        work.documents.forget_partitions();
    }
    for one in &put_back {
        let detail = serde_json::json!({ "was": one.was.as_str(), "is": one.is.as_str() });
        let entry = AuditEntry {
            ward: one.partition.ward(),
            at_ms: now_ms,
            who: "server".to_owned(),
            action: "floor_put_back".to_owned(),
            subject: one.partition.to_string(),
            detail: detail.to_string(),
        };
        audit::append(work, &entry)?;
    }
    Ok(put_back)
}

/// Partitions of a family whose first kept period lies after `from`, with that period.
fn floors_after(
    db: &Connection,
    (first, behind): (&str, &str),
    from: &Period,
) -> StoreResult<Vec<(i64, DocumentKey)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, kept_from FROM partition
         WHERE name >= ?1 AND name < ?2 AND kept_from > ?3 ORDER BY id",
    )?;
    let mut rows = statement.query(params![first, behind, from.as_str()])?;
    let mut floors = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, kept_from): (String, String) = (row.get(1)?, row.get(2)?);
        floors.push((row.get(0)?, key_of(&name, &kept_from)?));
    }
    Ok(floors)
}

/// Whether something of the time at which the record was made has been deleted in the ward.
pub fn covers(db: &Connection, ward: &WardCode, record: RecordId) -> StoreResult<bool> {
    let made = LocalDate::at_ms(record.made_at_ms());
    let mut statement = db.prepare_cached(
        "SELECT name, kept_from FROM partition WHERE ward = ?1 AND kept_from IS NOT NULL",
    )?;
    let mut rows = statement.query([ward.as_str()])?;
    while let Some(row) = rows.next()? {
        let (name, kept_from): (String, String) = (row.get(0)?, row.get(1)?);
        let key = key_of(&name, &kept_from)?;
        if key.partition.family.period(made) < key.period {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a step of free pages out of the file; gives whether more are left.
pub fn shrink(db: &Connection) -> StoreResult<bool> {
    let free = |db: &Connection| db.pragma_query_value(None, "freelist_count", |row| row.get(0));
    let before: i64 = free(db)?;
    if before == 0 {
        return Ok(false);
    }
    let mut statement = db.prepare(&format!("PRAGMA incremental_vacuum({PAGES_A_STEP})"))?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    let after: i64 = free(db)?;
    // A database that was made without incremental vacuum keeps its free pages, emptied, for later use.
    Ok(after > 0 && after < before)
}

/// Writes the write-ahead log back and empties it; gives whether that went through, which readers may
/// hold up.
pub fn empty_log(db: &Connection) -> StoreResult<bool> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
