//! The newest time that is known, and whether retention waits for a person (SPEC W18): three numbers in `meta`.

use rusqlite::{Connection, OptionalExtension, params};

use super::writer::Work;
use super::{audit, members};
use crate::store::{AuditEntry, KnownTime, RetentionStop, StoreResult};

/// The newest time that was believed or confirmed.
const BELIEVED: &str = "believed_ms";
/// Where retention waits: what was expected, and what the clock said.
const STOP_EXPECTED: &str = "retention_stop_expected_ms";
const STOP_READ: &str = "retention_stop_read_ms";

/// A database of before knows when somebody was last here.
const LAST_HERE: &str = "SELECT max(
    (SELECT value FROM meta WHERE key = 'made_at_ms'),
    coalesce((SELECT max(at_ms) FROM audit), 0),
    coalesce((SELECT max(last_sync_ms) FROM device), 0))";

/// What is known.
pub fn known_time(db: &Connection) -> StoreResult<KnownTime> {
    let believed_ms = match number(db, BELIEVED)? {
        Some(believed_ms) => believed_ms,
        None => db.query_row(LAST_HERE, [], |row| row.get(0))?,
    };
    let stop = match (number(db, STOP_EXPECTED)?, number(db, STOP_READ)?) {
        (Some(expected_ms), Some(read_ms)) => Some(RetentionStop { expected_ms, read_ms }),
        _ => None,
    };
    Ok(KnownTime { believed_ms, stop })
}

/// Remembers a time.
pub fn believe(work: &mut Work<'_>, now_ms: i64) -> StoreResult<()> {
    put(work.db, BELIEVED, now_ms)
}

/// Retention waits.
pub fn stop(work: &mut Work<'_>, stop: RetentionStop) -> StoreResult<()> {
    put(work.db, STOP_EXPECTED, stop.expected_ms)?;
    put(work.db, STOP_READ, stop.read_ms)?;
    let detail = serde_json::json!({
        "clock_ms": stop.read_ms, "expected_ms": stop.expected_ms,
    });
    // A line of the audit log is not dated by a clock that nobody believes.
    record_in_all(work, "retention_stopped", stop.expected_ms, &detail)
}

/// Retention goes on.
pub fn confirm(work: &mut Work<'_>, now_ms: i64) -> StoreResult<()> {
    let before = known_time(work.db)?;
    put(work.db, BELIEVED, now_ms)?;
    let stop = [STOP_EXPECTED, STOP_READ];
    work.db.execute("DELETE FROM meta WHERE key IN (?1, ?2)", stop)?;
    let detail = serde_json::json!({ "before_ms": before.believed_ms });
    record_in_all(work, "clock_confirmed", now_ms, &detail)
}

fn record_in_all(
    work: &mut Work<'_>,
    action: &str,
    at_ms: i64,
    detail: &serde_json::Value,
) -> StoreResult<()> {
    for ward in members::wards(work.db)? {
        let entry = AuditEntry {
            ward: ward.code,
            at_ms,
            who: "server".to_owned(),
            action: action.to_owned(),
            subject: String::new(),
            detail: detail.to_string(),
        };
        audit::append(work, &entry)?;
    }
    Ok(())
}

fn number(db: &Connection, key: &str) -> StoreResult<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

fn put(db: &Connection, key: &str, value: i64) -> StoreResult<()> {
    db.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute(params![key, value])?;
    Ok(())
}
