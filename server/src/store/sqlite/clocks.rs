//! The clocks of changes (SPEC G16) in rows that were written without: by a program before them, or where a repair
//! took away what they counted. They are filled in while nobody writes, a document at a time.

use rusqlite::{Connection, OptionalExtension, params};

use super::Sqlite;
use super::documents::document_key;
use super::push::clock_bytes;
use super::rebuild::{read_log, replay};
use crate::store::StoreResult;

/// Of a change that does harm and has no place among the others.
const NO_LANE: i64 = -1;

/// A row that is to be filled in.
struct Filled {
    seq: i64,
    lane: i64,
    clock: Vec<u8>,
}

/// Fills in the clocks of one document; gives how many documents that were.
pub async fn fill_one(sqlite: &Sqlite) -> StoreResult<usize> {
    let Some((document, rows)) = sqlite.read(due).await? else { return Ok(0) };
    sqlite.write(move |work| store(work.db, document, &rows)).await?;
    Ok(1)
}

fn due(db: &Connection) -> StoreResult<Option<(i64, Vec<Filled>)>> {
    let document: Option<i64> = db
        .prepare_cached("SELECT document FROM change WHERE clock IS NULL LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some(document) = document else { return Ok(None) };
    let key = document_key(db, document)?;
    let log = read_log(db, document, &key, &mut Vec::new())?;
    let index = replay(db, &key, &log)?.index;
    let rows = log.iter().map(|logged| match index.position(&logged.parsed.hash()) {
        Some(at) => {
            let (lane, clock) = (i64::from(at.lane), clock_bytes(at.clock));
            Filled { seq: logged.seq, lane, clock }
        }
        None => Filled { seq: logged.seq, lane: NO_LANE, clock: Vec::new() },
    });
    Ok(Some((document, rows.collect())))
}

fn store(db: &Connection, document: i64, rows: &[Filled]) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "UPDATE change SET lane = ?3, clock = ?4
         WHERE partition = (SELECT partition FROM document WHERE id = ?1) AND seq = ?2 AND clock IS NULL",
    )?;
    for Filled { seq, lane, clock } in rows {
        statement.execute(params![document, seq, lane, clock])?;
    }
    // A change that cannot be read has no clock either, and is not asked again.
    db.execute(
        "UPDATE change SET lane = ?2, clock = x'' WHERE document = ?1 AND clock IS NULL",
        params![document, NO_LANE],
    )?;
    Ok(())
}
