//! Saved documents: what a new phone gets and what loading begins with. Each is loaded again and its
//! heads compared before it counts; the raw log stays.
//!
//! They are made ahead, while nobody writes, so that a phone's first sync costs reads only. A document
//! that is in the writer's memory is saved there; any other is made from the log beside the writer, and
//! that is also where every one is loaded again and compared.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::Sqlite;
use super::documents::{Saved, assemble, document_key, load_saved};
use super::writer::Work;
use crate::store::{StoreError, StoreResult};

/// A document waits for this many new changes, and for half as many again as it has, so that the cost
/// over a document's life stays in proportion to its changes.
const MIN_NEW_CHANGES: i64 = 20;
/// Documents of one round.
const ROUND: usize = 16;
const MAX_ROUND: i64 = ROUND as i64;

#[derive(Clone, Copy)]
struct Due {
    document: i64,
    last_seq: i64,
    changes: i64,
}

/// How a document that is not in memory is saved.
type Save = fn(&Connection, Due) -> StoreResult<Saved>;

/// Makes the snapshots of one round, newest periods first; gives how many.
pub async fn make_due(sqlite: &Sqlite, now_ms: i64) -> StoreResult<usize> {
    make_due_by(sqlite, saved_from_log, now_ms).await
}

async fn make_due_by(sqlite: &Sqlite, save: Save, now_ms: i64) -> StoreResult<usize> {
    let mut round = Vec::new();
    let unsavable = sqlite.unsavable.lock().clone();
    for due in sqlite.read(move |db| due(db, &unsavable)).await? {
        match saved(sqlite, save, due).await {
            Ok(Some(saved)) => round.push(saved),
            // Tried again when it has grown, not with every commit: the log serves on.
            Ok(None) => mark_unsavable(sqlite, due, "it does not load as it was"),
            Err(StoreError::Internal(reason)) => mark_unsavable(sqlite, due, &reason),
            Err(error) => return Err(error),
        }
    }
    let made = round.len();
    if made > 0 {
        let keep_all =
            move |work: &mut Work<'_>| round.iter().try_for_each(|one| keep(work.db, one, now_ms));
        sqlite.write(keep_all).await?;
    }
    Ok(made)
}

/// A document saved, loaded again and compared; none where it does not load as it was.
async fn saved(sqlite: &Sqlite, save: Save, due: Due) -> StoreResult<Option<Saved>> {
    let in_memory = sqlite.write(move |work| saved_in_memory(work, due)).await?;
    let verified = sqlite.read(move |db| match in_memory {
        Some(saved) => Ok(verified(saved)),
        None => Ok(verified(save(db, due)?)),
    });
    verified.await
}

fn mark_unsavable(sqlite: &Sqlite, due: Due, reason: &str) {
    tracing::error!(
        document = due.document,
        reason,
        "a document cannot be saved; it is read from the log, and saving is tried again when it has grown"
    );
    sqlite.unsavable.lock().insert(due.document, due.changes);
}

fn due(db: &Connection, unsavable: &HashMap<i64, i64>) -> StoreResult<Vec<Due>> {
    let waits = |due: &Due| {
        let failed_at = unsavable.get(&due.document);
        failed_at.is_some_and(|changes| due.changes < changes.saturating_mul(2))
    };
    let mut statement = db.prepare_cached(
        "SELECT id, last_seq, changes FROM document
         WHERE changes - snapshot_changes >= max(?1, snapshot_changes / 2)
         ORDER BY period DESC LIMIT ?2",
    )?;
    // Those that wait must not keep others from their turn.
    let most = MAX_ROUND.saturating_add(i64::try_from(unsavable.len()).unwrap_or(i64::MAX));
    let rows = statement.query_map([MIN_NEW_CHANGES, most], |row| {
        Ok(Due { document: row.get(0)?, last_seq: row.get(1)?, changes: row.get(2)? })
    })?;
    let due: Vec<Due> = rows.collect::<Result<_, _>>()?;
    Ok(due.into_iter().filter(|due| !waits(due)).take(ROUND).collect())
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

#[cfg(test)]
mod tests {
    use tokio::sync::broadcast;

    use super::super::{members, writer};
    use super::*;
    use crate::store::{DeviceBounds, OpenOptions, Ward};

    #[tokio::test]
    async fn b1_a_document_that_cannot_be_saved_waits_until_it_has_grown_and_reads_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions {
            file: folder.path().join("vungxanh.sqlite"),
            // Nothing stays in memory.
            document_cache_bytes: 0,
            max_pages: None,
            device_bounds: DeviceBounds::NONE,
            now_ms: 0,
            vfs: None,
        };
        let (committed, _) = broadcast::channel(8);
        let store = Sqlite::open(&options, committed).unwrap();
        let ward = Ward { code: "00025".parse().unwrap(), name: "X".to_owned() };
        store.write(move |work| members::put_ward(work, &ward, 0)).await.unwrap();
        store.write(writer::tests::give_phone).await.unwrap();
        let mut phone = automerge::Automerge::new();
        let mut number = 0;
        let mut push = async |count: i64| {
            for _ in 0..count {
                number += 1;
                let outcome = store.push(writer::tests::push(&mut phone, number)).await.unwrap();
                assert_eq!(outcome.accepted.len(), 1);
            }
        };
        push(MIN_NEW_CHANGES).await;
        let panics: Save = |_, _| panic!("automerge does so now and then");
        for _ in 0..10 {
            assert_eq!(make_due_by(&store, panics, 0).await.unwrap(), 0);
        }
        assert_eq!(store.unsavable.lock().len(), 1);
        assert_eq!(make_due(&store, 0).await.unwrap(), 0, "not tried again yet");
        let changes: i64 = store
            .read(|db| Ok(db.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?))
            .await
            .unwrap();
        assert_eq!(changes, MIN_NEW_CHANGES, "reads go on");
        push(MIN_NEW_CHANGES).await;
        assert_eq!(make_due(&store, 0).await.unwrap(), 1, "it has grown");
        store.close().await;
    }
}
