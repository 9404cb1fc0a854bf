//! Lists of records as the office asks for them: filtered, searched, sorted and paged here, over the
//! rows of the projection.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Fields;

use super::office_authors::Authors;
use super::office_filter::{Filter, SORTED_AT_ONCE};
use super::office_shorten::{FILE, LIST, shorten};
use super::{office_pages, office_titles};
use crate::store::due;
use crate::store::office_types::{
    Due, DueReason, ListAsk, ListPage, ListRow, PlainFields, RecordView, TextLength,
};
use crate::store::{StoreError, StoreResult};

/// The columns from which [`row_of`] makes a row.
pub const ROW_COLUMNS: &str = "body, received_at_ms, due_at_ms";

/// One page of a list.
pub fn list(db: &Connection, ward: &WardCode, ask: &ListAsk) -> StoreResult<ListPage> {
    let mut filter = Filter::of(ward, ask);
    let Counted { total, deleted } = match filter.tallied {
        true => tallied(db, ward, ask)?,
        false => Counted { total: filter.count(db)?, deleted: 0 },
    };
    if total > SORTED_AT_ONCE {
        filter.walk_the_order(ask.sort);
    }
    let authors = Authors::of(db, ward)?;
    let length = match ask.texts {
        TextLength::Short => LIST,
        TextLength::Whole => FILE,
    };
    let mut found = office_pages::page(db, &filter, (ask, ROW_COLUMNS), |row| {
        let mut row = row_of(row, &authors, ask.now_ms)?;
        shorten(&mut row.record, length);
        Ok(row)
    })?;
    if ask.kind == "household" {
        count_persons(db, ward, &mut found.rows)?;
    }
    let titles = office_titles::of(db, ward, found.rows.iter().map(|row| &row.record))?;
    Ok(ListPage {
        total,
        deleted,
        offset: found.position,
        limit: ask.limit,
        previous: found.previous.map(|cursor| cursor.encode()),
        next: found.next.map(|cursor| cursor.encode()),
        rows: found.rows,
        titles,
        server_time_ms: ask.now_ms,
    })
}

/// How many records a filter lets through.
pub fn count(db: &Connection, ward: &WardCode, ask: &ListAsk) -> StoreResult<u64> {
    Filter::of(ward, ask).count(db)
}

/// Reads a row of [`ROW_COLUMNS`].
pub fn row_of(row: &Row<'_>, authors: &Authors, now_ms: i64) -> StoreResult<ListRow> {
    let record = view(&row.get::<_, String>(0)?, authors)?;
    let due = due_of(&record, row.get(2)?, now_ms);
    Ok(ListRow { record, received_at_ms: row.get(1)?, persons: None, due })
}

/// The record of a row's body, with the names of its authors.
pub fn view(body: &str, authors: &Authors) -> StoreResult<RecordView> {
    let mut record: RecordView = serde_json::from_str(body)
        .map_err(|error| StoreError::Internal(format!("a row's body cannot be read: {error}")))?;
    record.created_by_name = authors.name(&record.created_by);
    record.updated_by_name = authors.name(&record.updated_by);
    for standing in record.conflicts.values_mut().flatten() {
        standing.by_name = authors.name(&standing.by);
    }
    Ok(record)
}

/// What it waits for.
fn due_of(record: &RecordView, due_at_ms: Option<i64>, now_ms: i64) -> Option<Due> {
    if record.removed {
        return None;
    }
    let (at_ms, reason) = match kinds::find(&record.kind)?.due {
        kinds::Due::Journey => due::movement(&plain(&record.fields))?,
        kinds::Due::TellStation => (due_at_ms?, DueReason::TellStation),
        kinds::Due::By { .. } => (due_at_ms?, DueReason::Deadline),
        kinds::Due::Never => return None,
    };
    Some(Due { at_ms, overdue: at_ms < now_ms, reason })
}

/// The fields with their plain values.
pub fn plain(fields: &PlainFields) -> Fields {
    fields.iter().map(|(name, value)| (name.clone(), value.0.clone())).collect()
}

/// How many records there are, and how many more there were.
pub struct Counted {
    pub total: u64,
    /// Deleted with their period.
    pub deleted: u64,
}

impl Counted {
    /// All that were recorded, whether they are still kept or not.
    pub fn recorded(&self) -> u64 {
        self.total.saturating_add(self.deleted)
    }
}

/// How many there are, from the counts that the projection keeps: a million passes in a millisecond.
pub fn tallied(db: &Connection, ward: &WardCode, ask: &ListAsk) -> StoreResult<Counted> {
    let mut sql =
        "SELECT coalesce(sum(n - records_deleted), 0), coalesce(sum(records_deleted), 0) FROM tally
         WHERE ward = ? AND kind = ?"
            .to_owned();
    let mut values = vec![Value::Text(ward.to_string()), Value::Text(ask.kind.to_owned())];
    if !ask.places.is_empty() {
        sql.push_str(&format!(" AND place IN ({})", vec!["?"; ask.places.len()].join(", ")));
        values.extend(ask.places.iter().cloned().map(Value::Text));
    }
    for (compare, day) in [(">=", &ask.from_day), ("<=", &ask.to_day)] {
        if let Some(day) = day {
            sql.push_str(&format!(" AND day {compare} ?"));
            values.push(Value::Text(day.clone()));
        }
    }
    for (_, value) in &ask.equal {
        sql.push_str(" AND value = ?");
        values.push(Value::Text(value.clone()));
    }
    let (total, deleted): (i64, i64) = db
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let unsigned = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(Counted { total: unsigned(total), deleted: unsigned(deleted) })
}

fn count_persons(db: &Connection, ward: &WardCode, rows: &mut [ListRow]) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FROM record_link WHERE ward = ?1 AND target = unhex(?2) AND kind = 'person'
         AND field = 'household' AND removed = 0",
    )?;
    for row in rows {
        let found = statement.query_row(params![ward.as_str(), row.record.id], |row| row.get(0))?;
        row.persons = Some(found);
    }
    Ok(())
}

/// Counts by the first column, from a query over tallies.
pub fn counts(
    db: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
) -> StoreResult<BTreeMap<String, u64>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(1)?;
        if n > 0 {
            counts.insert(row.get(0)?, u64::try_from(n).unwrap_or(0));
        }
    }
    Ok(counts)
}
