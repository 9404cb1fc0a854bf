//! The rows of imports. Records are written and removed the way of every change ([`author::write`]).

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{Place, RecordId, WardCode};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::author;
use super::writer::Work;
use crate::store::imports::{BatchPart, BatchState, ImportBatch, KnownPerson, NewBatch};
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
            left: 0,
        })
    })?;
    let mut batches: Vec<ImportBatch> = found.collect::<Result<_, _>>()?;
    for batch in &mut batches {
        if batch.state == BatchState::PartlyTakenBack {
            batch.left = standing(db, ward, batch.id)?;
        }
    }
    Ok(batches)
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
    let now: Option<String> = OptionalExtension::optional(
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

/// Whether a record, by its name in the statement, stands as it was made: nobody wrote on it since.
fn untouched(record: &str) -> String {
    format!(
        "(json_extract({record}.body, '$.updated_by') = json_extract({record}.body, '$.created_by')
          AND json_extract({record}.body, '$.updated_at_ms') = json_extract({record}.body, '$.created_at_ms'))"
    )
}

/// Whether somebody wrote on a `record` of an import since, or wrote another that names it and stands: a person who was
/// added to a household would live in one that is removed.
fn written_since() -> String {
    let (untouched, other_untouched) = (untouched("record"), untouched("other"));
    format!(
        "(NOT {untouched} OR EXISTS (
             SELECT 1 FROM record_link AS link
             JOIN record AS other ON other.ward = link.ward AND other.id = link.record
             WHERE link.ward = record.ward AND link.target = record.id AND link.removed = 0
               AND (NOT {other_untouched} OR NOT EXISTS (
                   SELECT 1 FROM import_record AS own
                   WHERE own.batch = import_record.batch AND own.record = link.record))))"
    )
}

/// How many records of a batch somebody has written on, or named in another record, and did not remove.
pub fn written_on(db: &Connection, batch: i64) -> StoreResult<u32> {
    let sql = format!(
        "SELECT count(*) FROM import_record JOIN import_batch ON import_batch.id = import_record.batch
         JOIN record ON record.ward = import_batch.ward AND record.id = import_record.record
         WHERE batch = ?1 AND record.removed = 0 AND {}",
        written_since()
    );
    Ok(db.prepare_cached(&sql)?.query_row(params![batch], |row| row.get(0))?)
}

/// How many records of a batch stand.
pub fn standing(db: &Connection, ward: &WardCode, batch: i64) -> StoreResult<u32> {
    let sql = "SELECT count(*) FROM import_record
               JOIN record ON record.ward = ?1 AND record.id = import_record.record
               WHERE batch = ?2 AND record.removed = 0";
    Ok(db.prepare_cached(sql)?.query_row(params![ward.as_str(), batch], |row| row.get(0))?)
}

/// Removes the households of some of a batch's records, whole ones: one on whose records somebody wrote stands with all
/// its persons. Gives the last record that was looked at; none where there is no more.
pub fn take_back(
    work: &mut Work<'_>,
    author: &Author,
    part: &BatchPart,
    now_ms: i64,
) -> StoreResult<Result<Option<RecordId>, EditError>> {
    let records = standing_after(work.db, &author.ward, part)?;
    let Some(last) = records.last().copied() else { return Ok(Ok(None)) };
    let mut households = BTreeSet::new();
    for record in records {
        households.insert(household_of(work.db, &author.ward, record)?);
    }
    let mut edits = Vec::new();
    for household in households {
        edits.extend(removals(work.db, author, (part.batch, household), now_ms)?);
    }
    let written = author::write(work, author, &edits, now_ms)?;
    Ok(written.map(|_| Some(last)))
}

fn standing_after(
    db: &Connection,
    ward: &WardCode,
    part: &BatchPart,
) -> StoreResult<Vec<RecordId>> {
    let mut statement = db.prepare_cached(
        "SELECT import_record.record FROM import_record
         CROSS JOIN record ON record.ward = ?1 AND record.id = import_record.record
         WHERE batch = ?2 AND import_record.record > ?3 AND record.removed = 0
         ORDER BY import_record.record LIMIT ?4",
    )?;
    let after = part.after.map(|record| record.0.to_vec()).unwrap_or_default();
    let found = statement
        .query_map(params![ward.as_str(), part.batch, after, part.most], |row| {
            Ok(RecordId(row.get(0)?))
        })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The household of a person, and a household itself.
fn household_of(db: &Connection, ward: &WardCode, record: RecordId) -> StoreResult<RecordId> {
    let named = db
        .prepare_cached(
            "SELECT target FROM record_link
             WHERE ward = ?1 AND record = ?2 AND field = 'household' LIMIT 1",
        )?
        .query_row(params![ward.as_str(), record.0], |row| Ok(RecordId(row.get(0)?)));
    Ok(named.optional()?.unwrap_or(record))
}

/// What removes the records of a batch that are a household's; nothing where somebody wrote on one of them.
fn removals(
    db: &Connection,
    author: &Author,
    (batch, household): (i64, RecordId),
    now_ms: i64,
) -> StoreResult<Vec<RecordEdit>> {
    let sql = format!(
        "WITH member (id) AS (
             SELECT ?3 UNION SELECT record FROM record_link
             WHERE ward = ?1 AND target = ?3 AND kind = 'person' AND field = 'household' AND removed = 0)
         SELECT record.id, record.kind, record.place, {} FROM member
         CROSS JOIN import_record ON import_record.batch = ?2 AND import_record.record = member.id
         CROSS JOIN record ON record.ward = ?1 AND record.id = member.id
         WHERE record.removed = 0",
        written_since()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![author.ward.as_str(), batch, household.0])?;
    let mut edits = Vec::new();
    while let Some(row) = rows.next()? {
        if row.get(3)? {
            return Ok(Vec::new());
        }
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
