//! Lists of records as the office asks for them: filtered, searched, sorted and paged here, over the
//! rows of the projection.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::Fields;
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::office_authors::Authors;
use super::office_shorten::{LIST, shorten};
use super::projection::rank;
use super::{office_titles, tally};
use crate::store::due;
use crate::store::office_types::{
    Due, DueReason, ListAsk, ListPage, ListRow, ListSort, ListState, PlainFields, RecordView,
};
use crate::store::{StoreError, StoreResult};

/// The columns from which [`row_of`] makes a row.
pub const ROW_COLUMNS: &str = "body, received_at_ms, due_at_ms";

/// One page of a list.
pub fn list(db: &Connection, ward: &WardCode, ask: &ListAsk) -> StoreResult<ListPage> {
    let filter = Filter::of(ward, ask);
    let Counted { total, deleted } = match filter.tallied {
        true => tallied(db, ward, ask)?,
        false => Counted { total: filter.count(db)?, deleted: 0 },
    };
    let sql = format!(
        "SELECT {ROW_COLUMNS} FROM record WHERE {} ORDER BY {} LIMIT ? OFFSET ?",
        filter.sql,
        order(ask.sort)
    );
    let mut values = filter.values;
    values.push(Value::Integer(i64::from(ask.limit)));
    values.push(Value::Integer(i64::from(ask.offset)));
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let authors = Authors::of(db, ward)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut row = row_of(row, &authors, ask.now_ms)?;
        shorten(&mut row.record, LIST);
        rows.push(row);
    }
    if ask.kind == "household" {
        count_persons(db, ward, &mut rows)?;
    }
    let titles = office_titles::of(db, ward, rows.iter().map(|row| &row.record))?;
    Ok(ListPage {
        total,
        deleted,
        offset: ask.offset,
        limit: ask.limit,
        rows,
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
    let (at_ms, reason) = match record.kind.as_str() {
        "movement" => due::movement(&plain(&record.fields))?,
        "declaration" => (due_at_ms?, DueReason::TellStation),
        _ => return None,
    };
    Some(Due { at_ms, overdue: at_ms < now_ms, reason })
}

/// The fields with their plain values.
pub fn plain(fields: &PlainFields) -> Fields {
    fields.iter().map(|(name, value)| (name.clone(), value.0.clone())).collect()
}

/// The WHERE clause of an ask with its values.
struct Filter {
    sql: String,
    values: Vec<Value>,
    /// Whether the tallies can say how many there are.
    tallied: bool,
}

impl Filter {
    fn of(ward: &WardCode, ask: &ListAsk) -> Self {
        let mut filter = Self {
            sql: format!(
                "ward = ? AND kind = '{}' AND removed = {}",
                ask.kind,
                i32::from(ask.removed)
            ),
            values: vec![Value::Text(ward.to_string())],
            tallied: !ask.removed,
        };
        if !ask.places.is_empty() {
            let marks = vec!["?"; ask.places.len()].join(", ");
            let places = ask.places.iter().cloned().map(Value::Text);
            filter.and(&format!("place IN ({marks})"), places);
        }
        let days = [(">=", &ask.from_day), ("<=", &ask.to_day)];
        for (compare, day) in days {
            if let Some(day) = day {
                filter.and(&format!("day {compare} ?"), [Value::Text(day.clone())]);
            }
        }
        for (field, value) in &ask.equal {
            filter.equal(ask.kind, field, value);
        }
        filter.narrow(ask);
        filter
    }

    fn equal(&mut self, kind: &str, field: &str, value: &str) {
        if Some(field) == tally::counted_by(kind) {
            self.and("value = ?", [Value::Text(value.to_owned())]);
            if kind == "pass" && value != "let_pass" {
                // Said so that the partial index of held passes can be used.
                self.sql.push_str(" AND value <> 'let_pass'");
            }
        } else if matches!(field, "household" | "person") {
            self.uncounted(&format!("{field} = ?"), [Value::Text(value.to_owned())]);
        } else {
            let value = [Value::Text(value.to_owned())];
            self.uncounted(&format!("json_extract(body, '$.fields.{field}') = ?"), value);
        }
    }

    fn narrow(&mut self, ask: &ListAsk) {
        if ask.with_conflict {
            self.uncounted("conflicts > 0", []);
        }
        if ask.with_problem {
            self.uncounted("problems > 0", []);
        }
        let now = Value::Integer(ask.now_ms);
        let day_end = Value::Integer(LocalDate::at_ms(ask.now_ms).start_ms() + DAY_MS);
        match ask.state {
            None => {}
            Some(ListState::Overdue) => self.uncounted("due_at_ms < ?", [now]),
            Some(ListState::DueToday) => {
                self.uncounted("due_at_ms >= ? AND due_at_ms <= ?", [now, day_end]);
            }
            Some(ListState::Open) => self.uncounted(
                "(due_at_ms IS NOT NULL OR value = 'departure' AND json_type(body, '$.fields.closed') IS NOT 'true')",
                [],
            ),
            Some(ListState::Suspect) => self.found(Finding::Alarm),
            Some(ListState::Watch) => self.found(Finding::Watch),
            Some(ListState::Untold) => self.uncounted("due_at_ms IS NOT NULL", []),
        }
        if !ask.search.trim().is_empty() {
            self.uncounted("matches_search(?, search)", [Value::Text(ask.search.clone())]);
        }
    }

    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    fn found(&mut self, finding: Finding) {
        self.uncounted("finding = ?", [Value::Integer(rank(finding).into())]);
    }

    /// A condition that the tallies know nothing of.
    fn uncounted(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.and(condition, values);
        self.tallied = false;
    }

    fn count(&self, db: &Connection) -> StoreResult<u64> {
        let sql = format!("SELECT count(*) FROM record WHERE {}", self.sql);
        let mut statement = db.prepare_cached(&sql)?;
        let total: i64 = statement.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }
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

fn order(sort: ListSort) -> &'static str {
    match sort {
        ListSort::Newest => "day DESC, id DESC",
        ListSort::Oldest => "day, id",
        ListSort::Name => "sort, id",
        ListSort::NameDesc => "sort DESC, id DESC",
        ListSort::Updated => "updated_at_ms DESC, id DESC",
        ListSort::UpdatedAsc => "updated_at_ms, id",
        ListSort::Place => "place, sort, id",
        ListSort::PlaceDesc => "place DESC, sort DESC, id DESC",
        ListSort::Due => "due_at_ms IS NULL, due_at_ms, id",
        ListSort::DueDesc => "due_at_ms IS NULL, due_at_ms DESC, id DESC",
    }
}

fn count_persons(db: &Connection, ward: &WardCode, rows: &mut [ListRow]) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FROM record WHERE ward = ?1 AND kind = 'person' AND removed = 0
         AND household = ?2",
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

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;

    #[test]
    fn b16_every_order_of_a_list_is_the_order_of_an_index() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        super::super::office_search::register(&db).unwrap();
        let ward: WardCode = "00025".parse().unwrap();
        let all = [
            ListSort::Newest,
            ListSort::Oldest,
            ListSort::Name,
            ListSort::NameDesc,
            ListSort::Updated,
            ListSort::UpdatedAsc,
            ListSort::Place,
            ListSort::PlaceDesc,
            ListSort::Due,
            ListSort::DueDesc,
        ];
        for kind in ["household", "person", "movement", "declaration", "pass", "shift"] {
            for sort in all {
                if matches!(sort, ListSort::Due | ListSort::DueDesc) && kind != "movement" {
                    continue;
                }
                let ask = ListAsk { kind, sort, ..ListAsk::default() };
                let filter = Filter::of(&ward, &ask);
                let sql = format!(
                    "EXPLAIN QUERY PLAN SELECT {ROW_COLUMNS} FROM record WHERE {} ORDER BY {} LIMIT 50",
                    filter.sql,
                    order(sort)
                );
                let mut statement = db.prepare(&sql).unwrap();
                let plan: Vec<String> = statement
                    .query_map(params_from_iter(filter.values), |row| row.get(3))
                    .unwrap()
                    .map(Result::unwrap)
                    .collect();
                assert!(
                    !plan.iter().any(|step| step.contains("TEMP B-TREE")),
                    "{kind} {sort:?}: {plan:?}"
                );
            }
        }
    }
}
