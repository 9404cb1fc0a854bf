//! How many records each filter of a list would leave, all others as they are: one walk over the rows that the whole
//! list lets through, and one more for each filter that is set, without it. A walk ends after [`WALKED`] rows; what was
//! counted by then is told as "at least".

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, params, params_from_iter};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::kinds::{self, Kind, State, ValueType};

use super::office_filter::{Filter, of_state};
use crate::store::StoreResult;
use crate::store::office_types::{FilterCounts, ListAsk, ListState, ValueCount};

/// Rows that one walk looks at.
const WALKED: usize = 50_000;
/// Records that are counted of a value; beyond it people are told that there are more.
const COUNTED: u64 = 10_000;
/// Authors that are named, those with the most records first.
const AUTHORS: usize = 200;

/// Something that is counted in each row: its expression gives the row's value, some values with a space between, or
/// nothing.
struct Counted {
    part: &'static str,
    sql: String,
    values: Vec<Value>,
}

/// Counts for every filter of a list.
pub fn of(db: &Connection, ward: &WardCode, ask: &ListAsk) -> StoreResult<FilterCounts> {
    let Some(kind) = kinds::find(ask.kind) else { return Ok(FilterCounts::default()) };
    let (set, free): (Vec<_>, Vec<_>) =
        counted(kind, ask.now_ms).into_iter().partition(|counted| is_set(ask, counted.part));
    let mut parts = walk(db, ward, ask, &free)?;
    for counted in set.chunk_by(|one, other| one.part == other.part) {
        let Some(part) = counted.first().map(|counted| counted.part) else { continue };
        parts.extend(walk(db, ward, &without(ask, part), counted)?);
    }
    if !ask.removed {
        let removed = ListAsk { removed: true, ..ask.clone() };
        let count = Filter::of(ward, &removed).count_to(db, COUNTED + 1)?;
        parts.insert("removed".to_owned(), vec![value_count("true".to_owned(), count, false)]);
    }
    if let Some(authors) = parts.get_mut("author") {
        name(db, ward, authors)?;
    }
    Ok(FilterCounts { parts })
}

fn counted(kind: &'static Kind, now_ms: i64) -> Vec<Counted> {
    let plain = |part, sql: &str| Counted { part, sql: sql.to_owned(), values: Vec::new() };
    let mut all: Vec<Counted> =
        kind.fields.iter().filter_map(|field| of_field(field.name, &field.value)).collect();
    all.extend(kind.list.states.iter().map(|state| of_named_state(*state, now_ms)));
    all.push(plain("conflict", "CASE WHEN conflicts > 0 THEN 'true' END"));
    all.push(plain("problem", "CASE WHEN problems > 0 THEN 'true' END"));
    all.push(plain("place", "place"));
    let member = |by: &str| {
        format!("(SELECT member FROM device WHERE device.ward = record.ward AND device.id = {by})")
    };
    let (made, wrote) = (member("created_by"), member("updated_by"));
    // Whoever made it and wrote it last counts once.
    let authors = format!(
        "CASE WHEN created_by = updated_by THEN {made}
         ELSE coalesce({made}, '') || ' ' || coalesce(nullif({wrote}, {made}), '') END"
    );
    all.push(plain("author", &authors));
    all
}

fn of_field(part: &'static str, value_type: &ValueType) -> Option<Counted> {
    let (sql, values) = match value_type {
        ValueType::Choice { .. } => (format!("json_extract(body, '$.fields.{part}')"), Vec::new()),
        ValueType::Bool => (
            format!(
                "CASE json_extract(body, '$.fields.{part}') WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
            ),
            Vec::new(),
        ),
        ValueType::Set { choices } => {
            let member = |code: &str| {
                format!(
                    "CASE json_extract(body, '$.fields.\"{part}/{code}\"') WHEN 1 THEN '{code} ' ELSE '' END"
                )
            };
            let members: Vec<String> = choices.iter().map(|choice| member(choice.code)).collect();
            (members.join(" || "), Vec::new())
        }
        _ => return None,
    };
    Some(Counted { part, sql, values })
}

fn of_named_state(state: State, now_ms: i64) -> Counted {
    let (state, name) = match state {
        State::Open => (ListState::Open, "open"),
        State::Overdue => (ListState::Overdue, "overdue"),
        State::DueToday => (ListState::DueToday, "due_today"),
        State::Suspect => (ListState::Suspect, "suspect"),
        State::Watch => (ListState::Watch, "watch"),
        State::Untold => (ListState::Untold, "untold"),
    };
    let (condition, values) = of_state(state, now_ms);
    Counted { part: "state", sql: format!("CASE WHEN {condition} THEN '{name}' END"), values }
}

/// Whether the list is narrowed by this filter.
fn is_set(ask: &ListAsk, part: &str) -> bool {
    match part {
        "state" => ask.state.is_some(),
        "conflict" => ask.with_conflict,
        "problem" => ask.with_problem,
        "place" => !ask.places.is_empty(),
        "author" => ask.author.is_some(),
        field => ask.equal.iter().any(|(name, _)| *name == field),
    }
}

/// The same list without one of its filters.
fn without(ask: &ListAsk, part: &str) -> ListAsk {
    let mut ask = ask.clone();
    match part {
        "state" => ask.state = None,
        "conflict" => ask.with_conflict = false,
        "problem" => ask.with_problem = false,
        "place" => ask.places.clear(),
        "author" => ask.author = None,
        field => ask.equal.retain(|(name, _)| *name != field),
    }
    ask
}

fn walk(
    db: &Connection,
    ward: &WardCode,
    ask: &ListAsk,
    all: &[Counted],
) -> StoreResult<BTreeMap<String, Vec<ValueCount>>> {
    let mut counts: BTreeMap<&str, HashMap<String, u64>> =
        all.iter().map(|counted| (counted.part, HashMap::new())).collect();
    let filter = Filter::of(ward, ask);
    let expressions: Vec<&str> = all.iter().map(|counted| counted.sql.as_str()).collect();
    let sql = format!(
        "SELECT {} FROM {} WHERE {} LIMIT {}",
        expressions.join(", "),
        filter.source(),
        filter.sql,
        WALKED + 1
    );
    let values = all.iter().flat_map(|counted| counted.values.iter()).chain(&filter.values);
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut walked = 0;
    while let Some(row) = rows.next()? {
        walked += 1;
        if walked > WALKED {
            break;
        }
        for (at, counted) in all.iter().enumerate() {
            let ValueRef::Text(text) = row.get_ref(at)? else { continue };
            let Some(counts) = counts.get_mut(counted.part) else { continue };
            for value in String::from_utf8_lossy(text).split_ascii_whitespace() {
                match counts.get_mut(value) {
                    Some(count) => *count += 1,
                    None => _ = counts.insert(value.to_owned(), 1),
                }
            }
        }
    }
    let told = |counts: HashMap<String, u64>| -> Vec<ValueCount> {
        let mut told: Vec<_> = counts
            .into_iter()
            .map(|(value, count)| value_count(value, count, walked > WALKED))
            .collect();
        told.sort_by(|one, other| (other.count, &one.value).cmp(&(one.count, &other.value)));
        told.truncate(AUTHORS);
        told
    };
    Ok(counts.into_iter().map(|(part, counts)| (part.to_owned(), told(counts))).collect())
}

fn value_count(value: String, count: u64, cut: bool) -> ValueCount {
    ValueCount { value, name: None, count: count.min(COUNTED), more: cut || count > COUNTED }
}

fn name(db: &Connection, ward: &WardCode, authors: &mut [ValueCount]) -> StoreResult<()> {
    let mut statement =
        db.prepare_cached("SELECT full_name FROM member WHERE ward = ?1 AND id = ?2")?;
    for author in authors {
        let mut rows = statement.query(params![ward.as_str(), author.value])?;
        author.name = rows.next()?.map(|row| row.get(0)).transpose()?;
    }
    Ok(())
}
