//! Saved documents: what a new phone gets and what loading begins with. Each is loaded again and its
//! heads compared before it counts; the raw log stays.
//!
//! They are made ahead, while nobody writes, so that a phone's first sync costs reads only. A document
//! that is in the writer's memory is saved there; any other is made from the log beside the writer, and
//! that is also where every one is loaded again and compared.

use rusqlite::{Connection, params};

use super::Sqlite;
use super::documents::{Saved, assemble, document_key, load_saved};
use super::writer::Work;
use crate::store::StoreResult;

/// A document waits for this many new changes, and for half as many again as it has, so that the cost
/// over a document's life stays in proportion to its changes.
const MIN_NEW_CHANGES: i64 = 20;
/// Documents of one round.
const MAX_ROUND: i64 = 16;

#[derive(Clone, Copy)]
struct Due {
    document: i64,
    last_seq: i64,
    changes: i64,
}

/// Makes the snapshots of one round, newest periods first; gives how many.
pub async fn make_due(sqlite: &Sqlite, now_ms: i64) -> StoreResult<usize> {
    let mut round = Vec::new();
    for due in sqlite.read(due).await? {
        let in_memory = sqlite.write(move |work| saved_in_memory(work, due)).await?;
        let verified = sqlite.read(move |db| match in_memory {
            Some(saved) => Ok(verified(saved)),
            None => Ok(verified(saved_from_log(db, due)?)),
        });
        round.extend(verified.await?);
    }
    let made = round.len();
    if made > 0 {
        let keep_all =
            move |work: &mut Work<'_>| round.iter().try_for_each(|one| keep(work.db, one, now_ms));
        sqlite.write(keep_all).await?;
    }
    Ok(made)
}

fn due(db: &Connection) -> StoreResult<Vec<Due>> {
    let mut statement = db.prepare_cached(
        "SELECT id, last_seq, changes FROM document
         WHERE changes - snapshot_changes >= max(?1, snapshot_changes / 2)
         ORDER BY period DESC LIMIT ?2",
    )?;
    let rows = statement.query_map([MIN_NEW_CHANGES, MAX_ROUND], |row| {
        Ok(Due { document: row.get(0)?, last_seq: row.get(1)?, changes: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn saved_in_memory(work: &mut Work<'_>, due: Due) -> StoreResult<Option<Saved>> {
    let key = document_key(work.db, due.document)?;
    Ok(work.documents.saved(&key))
}

fn saved_from_log(db: &Connection, due: Due) -> StoreResult<Saved> {
    let document = assemble(db, due.document, due.last_seq)?;
    let (heads, bytes) = (document.get_heads(), document.save());
    Ok(Saved { row: due.document, at_seq: due.last_seq, changes: due.changes, heads, bytes })
}

/// None where it does not load again as it was.
fn verified(saved: Saved) -> Option<Saved> {
    if load_saved(&saved.bytes).is_some_and(|again| again.get_heads() == saved.heads) {
        return Some(saved);
    }
    let document = saved.row;
    tracing::error!(document, "a saved document does not load as it was; the log serves on");
    None
}

/// Retention may have deleted the document since.
fn keep(db: &Connection, saved: &Saved, now_ms: i64) -> StoreResult<()> {
    let Saved { row, at_seq, changes, heads, bytes } = saved;
    let heads: Vec<u8> = heads.iter().flat_map(|hash| hash.0).collect();
    db.prepare_cached(
        "INSERT INTO snapshot (document, at_seq, heads, bytes, made_at_ms)
         SELECT id, ?2, ?3, ?4, ?5 FROM document WHERE id = ?1
         ON CONFLICT DO UPDATE SET at_seq = excluded.at_seq, heads = excluded.heads,
             bytes = excluded.bytes, made_at_ms = excluded.made_at_ms
         WHERE excluded.at_seq > snapshot.at_seq",
    )?
    .execute(params![row, at_seq, heads, bytes, now_ms])?;
    db.prepare_cached(
        "UPDATE document SET snapshot_changes = max(snapshot_changes, ?2) WHERE id = ?1",
    )?
    .execute(params![row, changes])?;
    Ok(())
}
