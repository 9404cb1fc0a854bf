//! What a list asks for, as a condition of SQL.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::{self, Field, ValueType};
use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::projection::rank;
use super::tally;
use crate::store::StoreResult;
use crate::store::office_types::{ListAsk, ListSort, ListState};

/// The records that name one in a field.
const LINKS: &str = "SELECT record AS linked FROM record_link
    WHERE ward = ? AND target = ? AND kind = ? AND field = ? AND removed = ?";
/// SQLite keeps the order of a CROSS JOIN: it would otherwise walk the whole list in its order and look each one up.
const LINKED: &str = "(SELECT record AS linked FROM record_link
    WHERE ward = ? AND target = ? AND kind = ? AND field = ? AND removed = ?) CROSS JOIN record";

/// Rows of some days that may be sorted for one page. Of more the order is walked.
pub const SORTED_AT_ONCE: u64 = 10_000;

/// The clauses of an ask, FROM and WHERE, with their values in that order.
pub struct Filter {
    pub from: &'static str,
    /// The records with an index of those few that the list is narrowed to, where it has one.
    rare: Option<&'static str>,
    pub sql: String,
    pub values: Vec<Value>,
    /// Whether the tallies can say how many there are.
    pub tallied: bool,
}

impl Filter {
    pub fn of(ward: &WardCode, ask: &ListAsk) -> Self {
        let mut filter = Self {
            from: "record",
            rare: None,
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
            filter.equal(ask, field, value);
        }
        filter.narrow(ward, ask);
        filter.rare = rare(ask).filter(|_| filter.from == "record");
        filter
    }

    /// Where rows are looked for.
    pub fn source(&self) -> &'static str {
        self.rare.unwrap_or(self.from)
    }

    /// Has a page of many days found by the index of its order, which holds the day as well. SQLite would take the index
    /// of days, read every row of them, and sort all that for each page.
    pub fn walk_the_order(&mut self, sort: ListSort) {
        self.rare = None;
        if !matches!(sort, ListSort::Newest | ListSort::Oldest) {
            self.sql = self.sql.replace(" AND day ", " AND +day ");
        }
    }

    fn equal(&mut self, ask: &ListAsk, field: &str, value: &str) {
        let kind = ask.kind;
        if Some(field) == tally::counted_by(kind) {
            self.and("value = ?", [Value::Text(value.to_owned())]);
            if kind == "pass" && value != "let_pass" {
                // Said so that the partial index of held passes can be used.
                self.sql.push_str(" AND value <> 'let_pass'");
            }
        } else if kinds::find(kind).and_then(|kind| kind.named(field)).is_some_and(Field::is_link) {
            self.linked(ask, field, value);
        } else {
            self.stands(kind, field, value);
        }
    }

    /// Those that name a record in a field: they are found from it, however many others there are.
    fn linked(&mut self, ask: &ListAsk, field: &str, value: &str) {
        let target = value.parse().map_or_else(|_| Vec::new(), |RecordId(id)| id.to_vec());
        let removed = Value::Integer(ask.removed.into());
        let values = [
            self.values.first().cloned().unwrap_or(Value::Null),
            Value::Blob(target),
            Value::Text(ask.kind.to_owned()),
            Value::Text(field.to_owned()),
            removed,
        ];
        if self.from == LINKED {
            self.uncounted(&format!("id IN ({LINKS})"), values);
        } else {
            self.from = LINKED;
            self.values.splice(0..0, values);
            self.uncounted("id = linked", []);
        }
    }

    /// A value that only the record's body has.
    fn stands(&mut self, kind: &str, field: &str, value: &str) {
        let value_type =
            kinds::find(kind).and_then(|kind| kind.named(field)).map(|field| &field.value);
        match value_type {
            Some(ValueType::Set { .. }) => {
                let path = [Value::Text(format!("$.fields.\"{field}/{value}\""))];
                self.uncounted("json_extract(body, ?) = 1", path);
            }
            Some(ValueType::Bool) => {
                let condition = format!(
                    "json_extract(body, '$.fields.{field}') = {}",
                    i32::from(value == "true")
                );
                self.uncounted(&condition, []);
            }
            _ => {
                let value = [Value::Text(value.to_owned())];
                self.uncounted(&format!("json_extract(body, '$.fields.{field}') = ?"), value);
            }
        }
    }

    fn narrow(&mut self, ward: &WardCode, ask: &ListAsk) {
        if ask.with_conflict {
            self.uncounted("conflicts > 0", []);
        }
        if ask.with_problem {
            self.uncounted("problems > 0", []);
        }
        if let Some(state) = ask.state {
            let (condition, values) = of_state(state, ask.now_ms);
            self.uncounted(&condition, values);
        }
        if let Some(author) = &ask.author {
            let devices = "(SELECT id FROM device WHERE ward = ? AND member = ?)";
            let values = [ward.as_str(), author, ward.as_str(), author];
            let values = values.map(|value| Value::Text(value.to_owned()));
            self.uncounted(
                &format!("(created_by IN {devices} OR updated_by IN {devices})"),
                values,
            );
        }
        if !ask.search.trim().is_empty() {
            self.uncounted("matches_search(?, search)", [Value::Text(ask.search.clone())]);
        }
        if let Some(only) = &ask.only {
            let ids: Vec<String> = only.iter().map(ToString::to_string).collect();
            let ids = Value::Text(serde_json::json!(ids).to_string());
            self.uncounted("id IN (SELECT unhex(value) FROM json_each(?))", [ids]);
        }
    }

    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    /// A condition that the tallies know nothing of.
    fn uncounted(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.and(condition, values);
        self.tallied = false;
    }

    /// How many records it lets through, counted up to `most`.
    pub fn count_to(&self, db: &Connection, most: u64) -> StoreResult<u64> {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} LIMIT {most})",
            self.source(),
            self.sql
        );
        let mut statement = db.prepare_cached(&sql)?;
        let total: i64 = statement.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }

    /// How many records it lets through.
    pub fn count(&self, db: &Connection) -> StoreResult<u64> {
        let sql = format!("SELECT count(*) FROM {} WHERE {}", self.source(), self.sql);
        let mut statement = db.prepare_cached(&sql)?;
        let total: i64 = statement.query_row(params_from_iter(&self.values), |row| row.get(0))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }
}

/// SQLite, which knows no numbers of rows, takes an index of the list's order and reads every row of the list. Of some
/// days there are fewer rows than these indexes have.
fn rare(ask: &ListAsk) -> Option<&'static str> {
    if ask.from_day.is_some() || ask.to_day.is_some() {
        None
    } else if ask.removed {
        Some("record INDEXED BY record_removed")
    } else if ask.with_conflict {
        Some("record INDEXED BY record_in_conflict")
    } else if ask.with_problem {
        Some("record INDEXED BY record_with_problem")
    } else {
        None
    }
}

/// The condition of a state.
pub fn of_state(state: ListState, now_ms: i64) -> (String, Vec<Value>) {
    let now = Value::Integer(now_ms);
    let day_end = Value::Integer(LocalDate::at_ms(now_ms).start_ms() + DAY_MS);
    let found = |finding: Finding| ("finding = ?", vec![Value::Integer(rank(finding).into())]);
    let (condition, values) = match state {
        ListState::Overdue => ("due_at_ms < ?", vec![now]),
        ListState::DueToday => ("due_at_ms >= ? AND due_at_ms <= ?", vec![now, day_end]),
        ListState::Open => (
            "(due_at_ms IS NOT NULL OR value = 'departure' AND json_type(body, '$.fields.closed') IS NOT 'true')",
            Vec::new(),
        ),
        ListState::Suspect => found(Finding::Alarm),
        ListState::Watch => found(Finding::Watch),
        ListState::Untold => ("due_at_ms IS NOT NULL", Vec::new()),
    };
    (condition.to_owned(), values)
}
