//! Saved documents: what a new phone gets and what loading begins with. Each is loaded again and its
//! heads compared before it counts; the raw log stays.

use rusqlite::{Connection, params};

use super::Sqlite;
use super::documents::{assemble, load_saved};
use crate::store::StoreResult;

/// A document waits for this many new changes, and for half as many again as it has, so that the cost
/// over a document's life stays in proportion to its changes.
const MIN_NEW_CHANGES: i64 = 100;
/// Documents of one round.
const MAX_ROUND: i64 = 16;

struct Due {
    document: i64,
    last_seq: i64,
    changes: i64,
}

struct Snapshot {
    due: Due,
    heads: Vec<u8>,
    bytes: Vec<u8>,
}

/// Makes the snapshots that are due, off the writer thread; gives how many.
pub async fn make_due(sqlite: &Sqlite, now_ms: i64) -> StoreResult<usize> {
    let due = sqlite.read(due).await?;
    let mut made = 0;
    for document in due {
        if let Some(snapshot) = sqlite.read(move |db| make(db, document)).await? {
            sqlite.write(move |work| keep(work.db, &snapshot, now_ms)).await?;
            made += 1;
        }
    }
    Ok(made)
}

fn due(db: &Connection) -> StoreResult<Vec<Due>> {
    let mut statement = db.prepare_cached(
        "SELECT id, last_seq, changes FROM document
         WHERE changes - snapshot_changes >= max(?1, snapshot_changes / 2) LIMIT ?2",
    )?;
    let rows = statement.query_map([MIN_NEW_CHANGES, MAX_ROUND], |row| {
        Ok(Due { document: row.get(0)?, last_seq: row.get(1)?, changes: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Saves the document as of its last feed number; none where it does not load again as it was.
fn make(db: &Connection, due: Due) -> StoreResult<Option<Snapshot>> {
    let document = assemble(db, due.document, due.last_seq)?;
    let bytes = document.save();
    let same = load_saved(&bytes).is_some_and(|again| again.get_heads() == document.get_heads());
    if !same {
        tracing::error!(
            document = due.document,
            "a saved document does not load as it was; the log serves on"
        );
        return Ok(None);
    }
    let heads = document.get_heads().iter().flat_map(|hash| hash.0).collect();
    Ok(Some(Snapshot { due, heads, bytes }))
}

fn keep(db: &Connection, snapshot: &Snapshot, now_ms: i64) -> StoreResult<()> {
    let Snapshot { due, heads, bytes } = snapshot;
    db.prepare_cached(
        "INSERT INTO snapshot (document, at_seq, heads, bytes, made_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET at_seq = excluded.at_seq, heads = excluded.heads,
             bytes = excluded.bytes, made_at_ms = excluded.made_at_ms
         WHERE excluded.at_seq > snapshot.at_seq",
    )?
    .execute(params![due.document, due.last_seq, heads, bytes, now_ms])?;
    db.prepare_cached(
        "UPDATE document SET snapshot_changes = max(snapshot_changes, ?2) WHERE id = ?1",
    )?
    .execute(params![due.document, due.changes])?;
    Ok(())
}
