//! Whether a database is that of a drill, what a drill's is made from ([`plan`]), and its end ([`end`]).

pub mod end;
pub mod plan;

use rusqlite::{Connection, OptionalExtension};

use crate::store::StoreResult;

/// When the drill began, milliseconds; in `meta`, which every copy of the database takes along.
const DRILL: &str = "drill_began_ms";
/// Where the ward is reached; text in `meta`.
const WARD_URL: &str = "drilled_ward_url";

/// When the drill of this database began; none where it is no drill.
pub fn began_ms(db: &Connection) -> StoreResult<Option<i64>> {
    let began_ms = db
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([DRILL], |row| row.get(0))
        .optional()?;
    Ok(began_ms)
}

/// Where the ward is reached whose plan the drill has.
pub fn ward_url(db: &Connection) -> StoreResult<Option<String>> {
    let url = db
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([WARD_URL], |row| row.get(0))
        .optional()?;
    Ok(url)
}

/// Keeps where the ward is reached.
pub fn put_ward_url(db: &Connection, url: &str) -> StoreResult<()> {
    db.prepare_cached("INSERT OR IGNORE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute([WARD_URL, url])?;
    Ok(())
}

/// Marks the database; the first mark stays.
pub fn mark(db: &Connection, now_ms: i64) -> StoreResult<()> {
    db.prepare_cached("INSERT OR IGNORE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute(rusqlite::params![DRILL, now_ms])?;
    Ok(())
}
