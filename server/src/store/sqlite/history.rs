//! What was written to a record, change by change.

use automerge::Change;
use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::document;
use vungxanh_shared::ids::{DeviceId, RecordId, WardCode};

use super::documents::assemble;
use crate::store::{HistoryLine, StoreError, StoreResult};

/// Every change that touched the record, in the order in which the server received them.
pub fn of(db: &Connection, ward: &WardCode, record: RecordId) -> StoreResult<Vec<HistoryLine>> {
    let row: Option<(i64, i64)> = db
        .prepare_cached(
            "SELECT r.document, d.partition FROM record r JOIN document d ON d.id = r.document
             WHERE r.ward = ?1 AND r.id = ?2",
        )?
        .query_row(params![ward.as_str(), record.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((document_row, partition)) = row else { return Ok(Vec::new()) };
    let automerge = assemble(db, document_row, i64::MAX)?;
    let object = document::record_object(&automerge, record);
    let mut statement = db.prepare_cached(
        "SELECT substr(c.actor, 1, 16), coalesce(m.full_name, ''), c.time_ms, c.received_at_ms, c.bytes
         FROM record_change t
         JOIN change c ON c.partition = t.partition AND c.seq = t.seq
         LEFT JOIN member m ON m.ward = ?1 AND m.id = c.member
         WHERE t.partition = ?2 AND t.record = ?3 ORDER BY t.seq",
    )?;
    let mut rows = statement.query(params![ward.as_str(), partition, record.0])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(4)?;
        let change = Change::from_bytes(bytes)
            .map_err(|error| StoreError::Internal(format!("a change of the log: {error}")))?;
        lines.push(HistoryLine {
            device: DeviceId(row.get(0)?),
            by_name: row.get(1)?,
            at_ms: row.get(2)?,
            received_at_ms: row.get(3)?,
            fields: document::written_by(&change, record, object.as_ref()),
        });
    }
    Ok(lines)
}
