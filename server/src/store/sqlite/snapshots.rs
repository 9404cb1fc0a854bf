//! Saved documents: what a new phone gets. Each is loaded again and its heads compared before it counts; the raw log
//! stays.
//!
//! They are made ahead, while nobody writes, so that a phone's first sync costs reads only; from the log, beside the
//! writer. This is where automerge puts a document together, and so where it would show if something that passed the
//! gate could not be merged: then the change is named and taken out of the log ([`unmergeable`], SPEC G8), and
//! everything else goes on.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::ChangeHash;
use rusqlite::{Connection, params};

use super::documents::{assemble, load_saved};
use super::writer::Work;
use super::{Sqlite, repair, unmergeable};
use crate::store::{StoreError, StoreResult};

/// A document waits for this many new changes, and for half as many again as it has, so that the cost
/// over a document's life stays in proportion to its changes.
const MIN_NEW_CHANGES: i64 = 20;
/// Documents of one round.
const ROUND: usize = 16;
const MAX_ROUND: i64 = ROUND as i64;

/// A document whose snapshot is far behind it.
#[derive(Clone, Copy)]
struct Due {
    document: i64,
    last_seq: i64,
    changes: i64,
}

/// A document saved as of a feed number.
struct Saved {
    /// Its row id.
    row: i64,
    /// Its newest feed number.
    at_seq: i64,
    /// How many changes it has.
    changes: i64,
    heads: Vec<ChangeHash>,
    /// As automerge saves it.
    bytes: Vec<u8>,
}

/// What is asked of automerge here; tests plant failures.
#[derive(Clone, Copy)]
struct Automerging {
    /// Saves a document from the log; none where it does not load again as it was.
    save: fn(&Connection, Due) -> StoreResult<Option<Saved>>,
    /// Whether a document of these changes can be put together, saved and loaded again.
    holds: unmergeable::Holds,
}

const AUTOMERGING: Automerging = Automerging { save: saved_from_log, holds: unmergeable::holds };

/// Makes the snapshots of one round, newest periods first; gives how many.
pub async fn make_due(sqlite: &Sqlite, now_ms: i64) -> StoreResult<usize> {
    make_due_by(sqlite, AUTOMERGING, now_ms).await
}

async fn make_due_by(sqlite: &Sqlite, by: Automerging, now_ms: i64) -> StoreResult<usize> {
    let mut round = Vec::new();
    let unsavable = sqlite.unsavable.lock().clone();
    for due in sqlite.read(move |db| due(db, &unsavable)).await? {
        match sqlite.read(move |db| (by.save)(db, due)).await {
            Ok(Some(saved)) => round.push(saved),
            Ok(None) => find_out(sqlite, by, (due, "it does not load as it was"), now_ms).await?,
            Err(StoreError::Internal(reason)) => {
                find_out(sqlite, by, (due, &reason), now_ms).await?;
            }
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

/// Names the change on which automerge fails and takes it out. Where no change is to blame the document is tried again
/// when it has grown, not with every commit: the log serves on.
async fn find_out(
    sqlite: &Sqlite,
    by: Automerging,
    (due, reason): (Due, &str),
    now_ms: i64,
) -> StoreResult<()> {
    let found =
        sqlite.read(move |db| unmergeable::find(db, due.document, due.last_seq, by.holds)).await;
    match found {
        Ok(Some(hash)) => {
            let out = move |work: &mut Work<'_>| repair::take_out(work, due.document, hash, now_ms);
            if let Some(repaired) = sqlite.write(out).await? {
                tracing::error!(
                    document = %repaired.document,
                    change = %hash,
                    taken_out = repaired.taken_out.len(),
                    "automerge cannot merge a change; it and what builds on it went to quarantine"
                );
            }
        }
        Ok(None) | Err(StoreError::Internal(_)) => mark_unsavable(sqlite, due, reason),
        Err(error) => return Err(error),
    }
    Ok(())
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

fn saved_from_log(db: &Connection, due: Due) -> StoreResult<Option<Saved>> {
    let Due { document: row, last_seq: at_seq, changes } = due;
    let document = assemble(db, row, at_seq)?;
    let heads = document.get_heads();
    let Ok(bytes) = catch_unwind(AssertUnwindSafe(|| document.save())) else { return Ok(None) };
    drop(document);
    let as_it_was = load_saved(&bytes).is_some_and(|again| again.get_heads() == heads);
    Ok(as_it_was.then_some(Saved { row, at_seq, changes, heads, bytes }))
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
    use automerge::{Automerge, Change};
    use tokio::sync::broadcast;
    use vungxanh_shared::document;

    use super::super::{check, members, writer};
    use super::*;
    use crate::store::{DeviceBounds, OpenOptions, Ward};

    async fn store(folder: &std::path::Path) -> Sqlite {
        let options = OpenOptions {
            file: folder.join("vungxanh.sqlite"),
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
        store
    }

    async fn count(store: &Sqlite, table: &'static str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        store.read(move |db| Ok(db.query_row(&sql, [], |row| row.get(0))?)).await.unwrap()
    }

    #[tokio::test]
    async fn b1_a_document_that_cannot_be_saved_waits_until_it_has_grown_and_reads_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let mut phone = Automerge::new();
        let mut number = 0;
        let mut push = async |count: i64| {
            for _ in 0..count {
                number += 1;
                let outcome = store.push(writer::tests::push(&mut phone, number)).await.unwrap();
                assert_eq!(outcome.accepted.len(), 1);
            }
        };
        push(MIN_NEW_CHANGES).await;
        let panics =
            Automerging { save: |_, _| panic!("automerge does so now and then"), ..AUTOMERGING };
        for _ in 0..10 {
            assert_eq!(make_due_by(&store, panics, 0).await.unwrap(), 0);
        }
        assert_eq!(store.unsavable.lock().len(), 1);
        assert_eq!(make_due(&store, 0).await.unwrap(), 0, "not tried again yet");
        assert_eq!(count(&store, "change").await, MIN_NEW_CHANGES, "reads go on");
        push(MIN_NEW_CHANGES).await;
        assert_eq!(make_due(&store, 0).await.unwrap(), 1, "it has grown");
        store.close().await;
    }

    /// Fails on what names the household of that number, as automerge might on something nobody thought of.
    fn planted(changes: &[Change]) -> bool {
        let household = "Chủ hộ 7".as_bytes();
        let is_guilty =
            |change: &Change| change.raw_bytes().windows(household.len()).any(|at| at == household);
        assert!(!changes.iter().any(is_guilty), "planted");
        unmergeable::holds(changes)
    }

    fn planted_save(db: &Connection, due: Due) -> StoreResult<Option<Saved>> {
        let all = super::super::documents::changes(db, due.document, 0..=due.last_seq)?;
        if planted(&all) { saved_from_log(db, due) } else { Ok(None) }
    }

    #[tokio::test]
    async fn g8_a_change_on_which_automerge_fails_leaves_the_log_with_what_builds_on_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        // Two phones' worth of sessions apart: what does not build on the guilty change stays.
        let mut phone = Automerge::new();
        let mut jobs: Vec<_> =
            (1..=30).map(|number| writer::tests::push(&mut phone, number)).collect();
        let hashes: Vec<_> = jobs.iter().map(|job| job.changes[0].parsed.hash().0).collect();
        for job in jobs.drain(..) {
            assert_eq!(store.push(job).await.unwrap().accepted.len(), 1);
        }
        let plant = Automerging { save: planted_save, holds: planted };
        assert_eq!(make_due_by(&store, plant, 5).await.unwrap(), 0);
        assert_eq!(count(&store, "change").await, 6, "those before it");
        assert_eq!(count(&store, "quarantine").await, 24, "it, and what builds on it");
        assert_eq!(count(&store, "record").await, 6);
        assert_eq!(count(&store, "repaired").await, 1, "the phone takes the book anew");
        let report = store.read(check::run).await.unwrap();
        assert_eq!(report.differences, Vec::<String>::new());

        // What was to blame does not come back as it is, and nobody else is kept from writing.
        let mut again = Automerge::new();
        for number in 1..=6 {
            drop(writer::tests::push(&mut again, number));
        }
        let mut offer = |number: u8| writer::tests::push(&mut again, number);
        let seventh = offer(7);
        assert_eq!(seventh.changes[0].parsed.hash().0, hashes[6]);
        let outcome = store.push(seventh).await.unwrap();
        assert_eq!(outcome.refused[0].refusal.code(), "apply_failed");
        let mut clean = Automerge::new();
        for number in 1..=6 {
            drop(writer::tests::push(&mut clean, number));
        }
        let outcome = store.push(writer::tests::push(&mut clean, 31)).await.unwrap();
        assert_eq!(outcome.accepted.len(), 1);
        assert_eq!(document::record_ids(&clean).len(), 7);
        store.close().await;
    }
}
