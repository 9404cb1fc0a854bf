//! What the database says of itself.

use rusqlite::{Connection, OptionalExtension};

use super::members::ward_code;
use crate::store::{StoreError, StoreResult, Ward, WardHeld};

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
