//! The log read again: for `check`, and for a program whose kinds of record differ from those that the
//! rows were made with. Then every row is made again, records of what was a future version too.

use std::collections::BTreeMap;

use automerge::ChangeHash;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use vungxanh_shared::digest;
use vungxanh_shared::document::commit_time_ms;
use vungxanh_shared::gate::{self, Authority, DocumentIndex, Parsed, Refusal};
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::kinds;
use vungxanh_shared::rules::{self, signs};

use super::documents::{Touched, Writing, document_key, record_touched};
use super::members;
use super::projection::{self, Life, Row};
use super::push::device_of;
use super::tally::{self, Tallies};
use crate::store::{StoreError, StoreResult};

/// Raised when rows are made in another way from the same kinds.
const PROJECTION: u32 = 7;

/// One change of the log, read again.
pub struct Logged {
    pub seq: i64,
    pub received_at_ms: i64,
    pub parsed: Parsed,
}

/// The changes of a document in feed order. What does not have its hash is told and left out.
pub fn read_log(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    differences: &mut Vec<String>,
) -> StoreResult<Vec<Logged>> {
    let mut statement = db.prepare_cached(
        "SELECT seq, hash, received_at_ms, bytes FROM change WHERE document = ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([id])?;
    let mut log = Vec::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let (hash, bytes): ([u8; 32], Vec<u8>) = (row.get(1)?, row.get(3)?);
        match gate::parse_any_time(&bytes) {
            Ok(parsed) if parsed.hash().0 == hash => {
                log.push(Logged { seq, received_at_ms: row.get(2)?, parsed });
            }
            _ => differences.push(format!("{key}: change {seq} does not have its hash")),
        }
    }
    Ok(log)
}

/// A change that the gate of today would not have let in, and why: its place in the log that was read.
pub struct Hurt {
    pub at: usize,
    pub refusal: Refusal,
}

/// What a log read again says.
pub struct Replayed {
    /// When each record was made and last written.
    pub lives: BTreeMap<RecordId, Life>,
    /// What does not pass, and what builds on it.
    pub hurt: Vec<Hurt>,
    /// Where each change stands.
    pub index: DocumentIndex,
}

/// Passes every change of a log through the gate again.
pub fn replay(db: &Connection, key: &DocumentKey, log: &[Logged]) -> StoreResult<Replayed> {
    replay_without(db, key, log, None)
}

/// The same, as if the gate refused that change: it could not be merged (SPEC G8).
pub fn replay_without(
    db: &Connection,
    key: &DocumentKey,
    log: &[Logged],
    unmergeable: Option<ChangeHash>,
) -> StoreResult<Replayed> {
    let desks = members::desk_devices(db, &key.partition.ward())?;
    let mut index = DocumentIndex::default();
    let mut touched: BTreeMap<RecordId, Touched> = BTreeMap::new();
    let mut hurt = Vec::new();
    for (at, Logged { received_at_ms, parsed, .. }) in log.iter().enumerate() {
        let device = device_of(parsed);
        let authority = match desks.contains(&device) {
            true => Authority::ServerLog,
            false => Authority::Log,
        };
        let writer = gate::Writer { device, family: key.partition.family, authority };
        let passed = match unmergeable == Some(parsed.hash()) {
            true => Err(Refusal::ApplyFailed),
            false => gate::check_time(parsed)
                .and_then(|()| gate::check_and_insert(&mut index, parsed, &writer)),
        };
        let touches = match passed {
            Ok(touches) => touches,
            Err(refusal) => {
                hurt.push(Hurt { at, refusal });
                continue;
            }
        };
        let writing = Writing { device, at_ms: commit_time_ms(parsed.expanded.time) };
        for touch in touches {
            let created = touch.made.then_some(writing);
            let received_at_ms = *received_at_ms;
            let this = Touched { created, updated: writing, received_at_ms, fields: None };
            record_touched(&mut touched, touch.record, this);
        }
    }
    let life = |t: Touched| Life {
        created: t.created.unwrap_or(t.updated),
        updated: t.updated,
        received_at_ms: t.received_at_ms,
    };
    let lives = touched.into_iter().map(|(record, touched)| (record, life(touched))).collect();
    Ok(Replayed { lives, hurt, index })
}

/// Makes every row again where the rows were made with other kinds than this program's.
pub fn if_kinds_changed(db: &mut Connection) -> StoreResult<()> {
    if !have_kinds_changed(db)? {
        return Ok(());
    }
    let fingerprint = fingerprint()?;
    let transaction = db.transaction()?;
    rebuild(&transaction)?;
    transaction.execute(
        "INSERT INTO meta (key, value) VALUES ('projection', ?1)
         ON CONFLICT DO UPDATE SET value = excluded.value",
        [fingerprint.as_slice()],
    )?;
    transaction.commit()?;
    Ok(())
}

/// Whether the rows were made with other kinds than this program's.
pub fn have_kinds_changed(db: &Connection) -> StoreResult<bool> {
    let made_with: Option<Vec<u8>> = db
        .query_row("SELECT value FROM meta WHERE key = 'projection'", [], |row| row.get(0))
        .optional()?;
    Ok(made_with.as_deref() != Some(fingerprint()?.as_slice()))
}

/// What rows depend on beside the log: the kinds, the dated rules, the program's version for their checks.
fn fingerprint() -> StoreResult<[u8; 32]> {
    let kinds = serde_json::to_vec(&kinds::ALL.as_slice())
        .map_err(|error| StoreError::Internal(error.to_string()))?;
    let mut hasher = Sha256::new();
    hasher.update(kinds);
    hasher.update(format!("{:?}{:?}", rules::all(), signs::all()));
    hasher.update(env!("CARGO_PKG_VERSION"));
    hasher.update(PROJECTION.to_be_bytes());
    Ok(hasher.finalize().into())
}

/// Makes every row again.
pub fn rebuild(db: &Connection) -> StoreResult<()> {
    let ids: Vec<i64> = {
        let mut statement = db.prepare("SELECT id FROM document ORDER BY id")?;
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    if ids.is_empty() {
        return Ok(());
    }
    tracing::info!(documents = ids.len(), "the kinds of record changed; every row is made again");
    // The counts of deleted periods cannot be made again from the log.
    db.execute("UPDATE tally SET n = records_deleted", [])?;
    db.execute("DELETE FROM tally WHERE n = 0", [])?;
    for id in ids {
        rebuild_document(db, id)?;
    }
    Ok(())
}

/// Makes the rows of one document again; its counts are added to those that there are.
pub fn rebuild_document(db: &Connection, id: i64) -> StoreResult<()> {
    let key = document_key(db, id)?;
    let mut damage = Vec::new();
    let log = read_log(db, id, &key, &mut damage)?;
    if let Some(damage) = damage.first() {
        return Err(StoreError::Internal(damage.clone()));
    }
    let Replayed { lives, hurt, index } = replay(db, &key, &log)?;
    if !hurt.is_empty() {
        // Its rows stay as they are: the server goes on with everything else.
        tracing::error!(document = %key, changes = hurt.len(), "holds what does harm; run `vungxanh repair`");
        return Ok(());
    }
    db.prepare_cached("UPDATE document SET digest = ?2 WHERE id = ?1")?
        .execute(params![id, digest::of_document(&key, &index.heads())])?;
    let ward = key.partition.ward();
    let mut tallies = Tallies::new();
    for (record, life) in lives {
        let Some(state) = index.read(record) else { continue };
        let row = projection::row_of(&key, record, &state, life)?;
        count(&row, &mut tallies);
        projection::write_row(db, ward.as_str(), record, id, &row)?;
    }
    tally::store(db, ward.as_str(), &tallies)
}

fn count(row: &Row, tallies: &mut Tallies) {
    if let Some(counted) = row.tally() {
        *tallies.entry(counted).or_default() += 1;
    }
}
