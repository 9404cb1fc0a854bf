//! One record's page: what it says, what belongs to it, and the latest of what was written into it.

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{RecordId, WardCode};

use super::office_authors::Authors;
use super::office_lists::{ROW_COLUMNS, row_of, view};
use super::{links, office_history, office_related, office_titles};
use crate::store::StoreResult;
use crate::store::office_types::{RecordPage, RecordRulings, RecordView};

/// The record's kind, place and standing values; none where the ward has no such record.
pub fn record(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<Option<RecordView>> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM record WHERE ward = ?1 AND id = ?2")?
        .query_row(params![ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    let authors = Authors::of(db, ward)?;
    body.map(|body| view(&body, &authors)).transpose()
}

/// The whole page. `may_see` says which kinds of related records the account may look at.
pub fn page(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    may_see: impl Fn(&str) -> bool,
    now_ms: i64,
) -> StoreResult<Option<RecordPage>> {
    let authors = Authors::of(db, ward)?;
    let mut row = {
        let mut statement = db.prepare_cached(&format!(
            "SELECT {ROW_COLUMNS} FROM record WHERE ward = ?1 AND id = ?2"
        ))?;
        let mut rows = statement.query(params![ward.as_str(), id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        row_of(row, &authors, now_ms)?
    };
    let doubts = links::doubts(db, ward, &row.record)?;
    row.record.problems.extend(doubts);
    let related = office_related::all(db, ward, (id, &row.record), &authors, may_see)?;
    let shown = related.iter().flat_map(|related| &related.rows).chain([&row.record]);
    let titles = office_titles::of(db, ward, shown)?;
    let told = office_history::told(db, (&row.record, id), &authors)?;
    Ok(Some(RecordPage {
        history: told.history.entries,
        history_more: told.history.more,
        stands: told.stands,
        record: row.record,
        received_at_ms: row.received_at_ms,
        due: row.due,
        related,
        titles,
        rulings: RecordRulings::default(),
        may_write: false,
        server_time_ms: now_ms,
    }))
}

/// Whether a declaration that was not removed names this person or household, or a person of this household.
pub fn is_declared(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<bool> {
    let declared = db
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM record_link WHERE ward = ?1 AND target = ?2 AND kind = 'declaration'
                     AND field IN ('person', 'household') AND removed = 0
             ) OR EXISTS (
                 SELECT 1 FROM record_link AS one JOIN record_link AS said
                 ON said.ward = one.ward AND said.target = one.record AND said.kind = 'declaration'
                     AND said.field = 'person' AND said.removed = 0
                 WHERE one.ward = ?1 AND one.target = ?2 AND one.kind = 'person'
                     AND one.field = 'household' AND one.removed = 0
             )",
        )?
        .query_row(params![ward.as_str(), id.0], |row| row.get(0))?;
    Ok(declared)
}
