//! What the database says of itself.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::members::ward_code;
use crate::store::{StoreError, StoreResult, Ward, WardHeld};

/// A write-ahead log of fewer bytes is usual.
const SMALL_LOG: u64 = 1 << 20;
/// Where the server is reached; text in `meta`.
const PUBLIC_URL: &str = "public_url";

/// Remembers where the server is reached.
pub fn put_public_url(db: &Connection, url: &str) -> StoreResult<()> {
    db.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute([PUBLIC_URL, url])?;
    Ok(())
}

/// Where it was reached last.
pub fn public_url(db: &Connection) -> StoreResult<Option<String>> {
    let found = db
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([PUBLIC_URL], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Bytes of the write-ahead log that no checkpoint can take, since somebody reads the database as it was before. A log
/// that is small is not looked into.
pub fn log_that_waits(db: &Connection) -> StoreResult<u64> {
    let log = db.path().map(|file| super::lock::beside(Path::new(file), "-wal"));
    let size = log.and_then(|log| std::fs::metadata(log).ok()).map_or(0, |log| log.len());
    if size < SMALL_LOG {
        return Ok(0);
    }
    let page: i64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let (frames, taken): (i64, i64) =
        db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| Ok((row.get(1)?, row.get(2)?)))?;
    Ok((frames.saturating_sub(taken).max(0) * page).unsigned_abs())
}

/// Each ward with how much of it there is.
pub fn wards_held(db: &Connection) -> StoreResult<Vec<WardHeld>> {
    let mut statement = db.prepare_cached(
        "SELECT code, name,
             (SELECT count(*) FROM record WHERE record.ward = code),
             (SELECT count(*) FROM device WHERE device.ward = code AND purpose = 'phone'
                 AND revoked_at_ms IS NULL),
             (SELECT count(*) FROM account WHERE account.ward = code)
         FROM ward ORDER BY code",
    )?;
    let rows = statement.query_map([], |row| {
        let (code, name): (String, String) = (row.get(0)?, row.get(1)?);
        let count = |column| row.get(column).map(i64::unsigned_abs);
        Ok((code, name, (count(2)?, count(3)?, count(4)?)))
    })?;
    rows.map(|row| row.map_err(StoreError::from))
        .map(|row| {
            let (code, name, (records, phones, accounts)) = row?;
            let ward = Ward { code: ward_code(&code)?, name };
            Ok(WardHeld { ward, records, phones, accounts })
        })
        .collect()
}
