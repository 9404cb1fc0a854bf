//! Which record names which: rows that the projection keeps beside those of the records, in the same transaction.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::kinds::Link;

use super::projection::Row;
use crate::store::StoreResult;

/// The links of a record, as they were stored last.
pub fn stored(db: &Connection, ward: &str, record: RecordId) -> StoreResult<BTreeSet<Link>> {
    let mut statement =
        db.prepare_cached("SELECT field, target FROM record_link WHERE ward = ?1 AND record = ?2")?;
    let found = statement.query_map(params![ward, record.0], |row| {
        Ok(Link { field: row.get(0)?, to: RecordId(row.get(1)?) })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Brings the links of a record to what its row says.
pub fn write(db: &Connection, ward: &str, record: RecordId, row: &Row) -> StoreResult<()> {
    for gone in stored(db, ward, record)?.difference(&row.links) {
        db.prepare_cached(
            "DELETE FROM record_link WHERE ward = ?1 AND record = ?2 AND field = ?3 AND target = ?4",
        )?
        .execute(params![ward, record.0, gone.field, gone.to.0])?;
    }
    for link in &row.links {
        // What is so already is not written again.
        db.prepare_cached(
            "INSERT INTO record_link (ward, record, field, target, kind, day, removed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (ward, record, field, target) DO UPDATE
             SET kind = excluded.kind, day = excluded.day, removed = excluded.removed
             WHERE (kind, day, removed) IS NOT (excluded.kind, excluded.day, excluded.removed)",
        )?
        .execute(params![
            ward,
            record.0,
            link.field,
            link.to.0,
            row.kind,
            row.day,
            row.removed
        ])?;
    }
    Ok(())
}

/// Takes out the links of a document's records, before the rows of those go.
pub fn forget_document(db: &Connection, document: i64) -> StoreResult<()> {
    db.prepare_cached(
        "DELETE FROM record_link
         WHERE (ward, record) IN (SELECT ward, id FROM record WHERE document = ?1)",
    )?
    .execute([document])?;
    Ok(())
}

/// What `check` compares: the links of a record with what its row says of them.
pub fn agree(db: &Connection, ward: &str, record: RecordId, row: &Row) -> StoreResult<bool> {
    let rows: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM record_link
             WHERE ward = ?1 AND record = ?2 AND kind = ?3 AND day = ?4 AND removed = ?5",
        )?
        .query_row(params![ward, record.0, row.kind, row.day, row.removed], |row| row.get(0))?;
    Ok(stored(db, ward, record)? == row.links && rows == row.links.len() as i64)
}

/// How many links are there of records that are not.
pub fn orphans(db: &Connection) -> StoreResult<i64> {
    let sql = "SELECT count(*) FROM record_link AS link WHERE NOT EXISTS
               (SELECT 1 FROM record WHERE record.ward = link.ward AND record.id = link.record)";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}
