//! The rows of imports. Records are written and removed the way of every change ([`author::write`]).

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{Place, RecordId, WardCode};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::author;
use super::writer::Work;
use crate::store::imports::{BatchState, ImportBatch, KnownPerson, NewBatch};
use crate::store::{Author, EditError, RecordEdit, StoreResult};

/// Imports that are shown.
const SHOWN: u32 = 50;
/// Why records of a batch that was taken back are removed.
const REASON: &str = "Hoàn tác lần nhập từ tệp";

/// Everybody in the ward's books.
pub fn known_persons(db: &Connection, ward: &WardCode) -> StoreResult<Vec<KnownPerson>> {
    let mut statement = db.prepare_cached(
        "SELECT id, place, json_extract(body, '$.fields.full_name'), json_extract(body, '$.fields.dob'),
             json_extract(body, '$.fields.citizen_id')
         FROM record WHERE ward = ?1 AND kind = 'person' AND removed = 0",
    )?;
    let mut rows = statement.query(params![ward.as_str()])?;
    let mut known = Vec::new();
    while let Some(row) = rows.next()? {
        // A value of another type than its field's counts as missing.
        let text = |at: usize| row.get::<_, String>(at).unwrap_or_default();
        let id = RecordId(row.get(0)?).to_string();
        known.push(KnownPerson {
            id,
            place: text(1),
            name: text(2),
            born: text(3),
            citizen_id: text(4),
        });
    }
    Ok(known)
}

/// The imports of a ward, the latest first.
pub fn batches(db: &Connection, ward: &WardCode) -> StoreResult<Vec<ImportBatch>> {
    let mut statement = db.prepare_cached(
        "SELECT id, file_name, login, at_ms, state, planned,
             (SELECT count(*) FROM import_record WHERE batch = import_batch.id)
         FROM import_batch WHERE ward = ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let found = statement.query_map(params![ward.as_str(), SHOWN], |row| {
        Ok(ImportBatch {
            id: row.get(0)?,
            file_name: row.get(1)?,
            login: row.get(2)?,
            at_ms: row.get(3)?,
            state: BatchState::of(&row.get::<_, String>(4)?),
            planned: row.get(5)?,
            written: row.get(6)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Begins a batch; gives its number.
pub fn begin(work: &mut Work<'_>, batch: &NewBatch, now_ms: i64) -> StoreResult<String> {
    work.db
        .prepare_cached(
            "INSERT INTO import_batch (ward, file_name, login, at_ms, state, planned)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            batch.ward.as_str(),
            batch.file_name,
            batch.login,
            now_ms,
            BatchState::Writing.as_str(),
            batch.planned
        ])?;
    Ok(work.db.last_insert_rowid().to_string())
}

/// Writes some of a batch's records.
pub fn write(
    work: &mut Work<'_>,
    author: &Author,
    batch: i64,
    edits: &[RecordEdit],
    now_ms: i64,
) -> StoreResult<Result<Vec<RecordId>, EditError>> {
    let written = author::write(work, author, edits, now_ms)?;
    if let Ok(ids) = &written {
        let mut statement =
            work.db.prepare_cached("INSERT INTO import_record (batch, record) VALUES (?1, ?2)")?;
        for id in ids {
            statement.execute(params![batch, id.0])?;
        }
    }
    Ok(written)
}

/// Notes how far a batch is.
pub fn set_state(
    work: &mut Work<'_>,
    ward: &WardCode,
    batch: i64,
    from: &[BatchState],
    to: BatchState,
) -> StoreResult<bool> {
    let now: Option<String> = rusqlite::OptionalExtension::optional(
        work.db
            .prepare_cached("SELECT state FROM import_batch WHERE ward = ?1 AND id = ?2")?
            .query_row(params![ward.as_str(), batch], |row| row.get(0)),
    )?;
    let Some(now) = now.filter(|now| from.contains(&BatchState::of(now))) else { return Ok(false) };
    work.db
        .prepare_cached("UPDATE import_batch SET state = ?1 WHERE id = ?2 AND state = ?3")?
        .execute(params![to.as_str(), batch, now])?;
    Ok(true)
}

/// Records of a batch that stand as the import wrote them: nobody wrote on them since.
const UNTOUCHED: &str = "json_extract(record.body, '$.updated_by') = json_extract(record.body, '$.created_by')
    AND json_extract(record.body, '$.updated_at_ms') = json_extract(record.body, '$.created_at_ms')";

/// How many records of a batch somebody has written on, and did not remove.
pub fn written_on(db: &Connection, batch: i64) -> StoreResult<u32> {
    let sql = format!(
        "SELECT count(*) FROM import_record JOIN import_batch ON import_batch.id = import_record.batch
         JOIN record ON record.ward = import_batch.ward AND record.id = import_record.record
         WHERE batch = ?1 AND record.removed = 0 AND NOT ({UNTOUCHED})"
    );
    Ok(db.prepare_cached(&sql)?.query_row(params![batch], |row| row.get(0))?)
}

/// Removes up to `most` records of a batch on which nobody wrote; gives how many.
pub fn take_back(
    work: &mut Work<'_>,
    author: &Author,
    batch: i64,
    most: u32,
    now_ms: i64,
) -> StoreResult<Result<u32, EditError>> {
    let edits = untouched(work.db, author, batch, most, now_ms)?;
    let written = author::write(work, author, &edits, now_ms)?;
    Ok(written.map(|ids| u32::try_from(ids.len()).unwrap_or(u32::MAX)))
}

fn untouched(
    db: &Connection,
    author: &Author,
    batch: i64,
    most: u32,
    now_ms: i64,
) -> StoreResult<Vec<RecordEdit>> {
    let sql = format!(
        "SELECT record.id, record.kind, record.place FROM import_record
         JOIN record ON record.ward = ?1 AND record.id = import_record.record
         WHERE batch = ?2 AND record.removed = 0 AND {UNTOUCHED} LIMIT ?3"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![author.ward.as_str(), batch, most])?;
    let mut edits = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, kind, place): (_, String, String) =
            (RecordId(row.get(0)?), row.get(1)?, row.get(2)?);
        let Ok(place) = place.parse::<Place>() else { continue };
        let fields = Fields::from([
            ("removed/at".to_owned(), Scalar::Int(now_ms)),
            ("removed/reason".to_owned(), Scalar::from(REASON)),
        ]);
        edits.push(RecordEdit::of(&kind, place, Some(id), fields));
    }
    Ok(edits)
}
