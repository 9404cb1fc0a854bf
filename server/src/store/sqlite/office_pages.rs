//! One page of a sorted list, found by the values of the row where the last one ended: what a page
//! costs does not depend on how far down it lies.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, params, params_from_iter};
use vungxanh_shared::ids::{RecordId, WardCode};

use super::office_filter::Filter;
use crate::store::office_types::{KeyValue, ListAsk, ListCursor, Part, Runs, Side};
use crate::store::{StoreError, StoreResult};

/// Where a row stands in an order: the part, and its values in the part's columns.
pub struct Standing {
    pub part: usize,
    pub key: Vec<KeyValue>,
}

/// Where a record stands in the order of a list, whether or not the list lets it through; none where there is no such
/// record of the kind.
pub fn standing(
    db: &Connection,
    ward: &WardCode,
    ask: &ListAsk,
    id: RecordId,
) -> StoreResult<Option<Standing>> {
    for (part, of) in ask.sort.parts().iter().enumerate() {
        let sql = format!(
            "SELECT {} FROM record WHERE ward = ?1 AND id = ?2 AND kind = ?3 AND {}",
            of.columns.join(", "),
            of.holds
        );
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![ward.as_str(), id.0, ask.kind])?;
        if let Some(row) = rows.next()? {
            let key = (0..of.columns.len()).map(|at| key_value(row.get_ref(at)?));
            return Ok(Some(Standing { part, key: key.collect::<StoreResult<_>>()? }));
        }
    }
    Ok(None)
}

/// How many rows of a list stand before a place in it, counted up to `most`.
pub fn count_before(
    db: &Connection,
    filter: &Filter,
    (ask, standing): (&ListAsk, &Standing),
    most: usize,
) -> StoreResult<usize> {
    let mut counted = 0;
    for (at, part) in ask.sort.parts().iter().enumerate().take(standing.part + 1) {
        let begins = (at == standing.part).then_some(standing.key.as_slice());
        let room = most.saturating_sub(counted);
        let Some((sql, values)) = query(filter, Some(part), Side::Before, ("1", begins, room))
        else {
            continue;
        };
        let sql = format!("SELECT count(*) FROM ({sql})");
        let n: i64 =
            db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        counted += usize::try_from(n).unwrap_or(0);
    }
    Ok(counted)
}

/// The rows of a page in their order, and where its neighbours begin.
pub struct Found<T> {
    pub rows: Vec<T>,
    /// How many rows stand before it, as far as its cursor knows.
    pub position: u64,
    pub previous: Option<ListCursor>,
    pub next: Option<ListCursor>,
}

/// A row with its place in the order.
struct Placed<T> {
    part: usize,
    key: Vec<KeyValue>,
    row: T,
}

/// Reads the page that `ask` names. `read` makes a row of the columns of `columns`.
pub fn page<T>(
    db: &Connection,
    filter: &Filter,
    (ask, columns): (&ListAsk, &str),
    read: impl Fn(&Row<'_>) -> StoreResult<T>,
) -> StoreResult<Found<T>> {
    let limit = ask.limit as usize;
    let side = ask.cursor.as_ref().map_or(Side::After, |cursor| cursor.side);
    // One more than the page holds tells whether there is another behind it.
    let mut placed = Vec::new();
    for (part, begins) in walk(ask, side) {
        let room = (limit + 1).saturating_sub(placed.len());
        if room == 0 {
            break;
        }
        let query = query(filter, ask.sort.parts().get(part), side, (columns, begins, room));
        let Some((sql, values)) = query else { continue };
        let mut statement = db.prepare_cached(&sql)?;
        let first_key = statement.column_count() - key_width(ask, part);
        let mut found = statement.query(params_from_iter(values))?;
        while let Some(row) = found.next()? {
            let key = (first_key..first_key + key_width(ask, part))
                .map(|at| key_value(row.get_ref(at)?))
                .collect::<StoreResult<_>>()?;
            placed.push(Placed { part, key, row: read(row)? });
        }
    }
    let more = placed.len() > limit;
    placed.truncate(limit);
    if side == Side::Before {
        placed.reverse();
    }
    Ok(framed(ask, side, more, placed))
}

/// The parts from the one where the page begins, and in the first of them the row that it begins at.
fn walk(ask: &ListAsk, side: Side) -> Vec<(usize, Option<&[KeyValue]>)> {
    let cursor = ask.cursor.as_ref();
    let begins = |part| cursor.filter(|at| at.part == part).map(|at| at.key.as_slice());
    let first = cursor.map_or(0, |cursor| cursor.part);
    let parts: Vec<usize> = match side {
        Side::After => (first..ask.sort.parts().len()).collect(),
        Side::Before => (0..=first).rev().collect(),
    };
    parts.into_iter().map(|part| (part, begins(part))).collect()
}

fn key_width(ask: &ListAsk, part: usize) -> usize {
    ask.sort.parts().get(part).map_or(0, |part| part.columns.len())
}

/// The query for the rows of one part on one side of a row.
fn query(
    filter: &Filter,
    part: Option<&Part>,
    side: Side,
    (columns, begins, room): (&str, Option<&[KeyValue]>, usize),
) -> Option<(String, Vec<Value>)> {
    let part = part?;
    let runs = match side {
        Side::After => part.runs,
        Side::Before => part.runs.reversed(),
    };
    let (compare, direction) = match runs {
        Runs::Up => (">", "ASC"),
        Runs::Down => ("<", "DESC"),
    };
    let keys = part.columns.join(", ");
    let order: Vec<String> =
        part.columns.iter().map(|column| format!("{column} {direction}")).collect();
    let mut values = filter.values.clone();
    let mut sql = format!(
        "SELECT {columns}, {keys} FROM {} WHERE {} AND {}",
        filter.source(),
        filter.sql,
        part.holds
    );
    if let Some(key) = begins {
        let marks = vec!["?"; key.len()].join(", ");
        sql.push_str(&format!(" AND ({keys}) {compare} ({marks})"));
        values.extend(key.iter().map(sql_value));
    }
    sql.push_str(&format!(" ORDER BY {} LIMIT ?", order.join(", ")));
    values.push(Value::Integer(i64::try_from(room).unwrap_or(i64::MAX)));
    Some((sql, values))
}

/// The page with the cursors of its neighbours.
fn framed<T>(ask: &ListAsk, side: Side, more: bool, placed: Vec<Placed<T>>) -> Found<T> {
    let shown = placed.len() as u64;
    let told = ask.cursor.as_ref().map_or(0, |cursor| cursor.position);
    let (has_previous, has_next, position) = match side {
        Side::After => (ask.cursor.is_some(), more, told),
        Side::Before if more => (true, true, told.saturating_sub(shown).max(1)),
        Side::Before => (false, true, 0),
    };
    let cursor = |row: Option<&Placed<T>>, side, position| {
        let row = row?;
        let (sort, part, key) = (ask.sort, row.part, row.key.clone());
        Some(ListCursor { sort, part, side, position, key })
    };
    let before = cursor(placed.first(), Side::Before, position).filter(|_| has_previous);
    let after = cursor(placed.last(), Side::After, position + shown).filter(|_| has_next);
    let rows = placed.into_iter().map(|placed| placed.row).collect();
    Found { rows, position, previous: before, next: after }
}

fn key_value(value: ValueRef<'_>) -> StoreResult<KeyValue> {
    match value {
        ValueRef::Text(text) => Ok(KeyValue::Text(String::from_utf8_lossy(text).into_owned())),
        ValueRef::Integer(number) => Ok(KeyValue::Int(number)),
        ValueRef::Blob(bytes) => Ok(KeyValue::Bytes(bytes.to_vec())),
        ValueRef::Null | ValueRef::Real(_) => {
            Err(StoreError::Internal("a list is sorted by nothing".to_owned()))
        }
    }
}

fn sql_value(value: &KeyValue) -> Value {
    match value {
        KeyValue::Text(text) => Value::Text(text.clone()),
        KeyValue::Int(number) => Value::Integer(*number),
        KeyValue::Bytes(bytes) => Value::Blob(bytes.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{office_search, schema};
    use super::*;
    use crate::store::office_types::ListSort;
    use vungxanh_shared::kinds;

    /// Every order, at its beginning and far down, on both sides.
    #[test]
    fn b16_every_page_of_every_order_is_found_in_an_index() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        office_search::register(&db).unwrap();
        let ward: WardCode = "00025".parse().unwrap();
        for kind in kinds::ALL {
            for sort in ListSort::ALL {
                for part in sort.parts() {
                    let ask = ListAsk { kind: kind.name, sort, ..ListAsk::default() };
                    let key = vec![KeyValue::Int(1); part.columns.len()];
                    for side in [Side::After, Side::Before] {
                        for begins in [None, Some(key.as_slice())] {
                            let filter = Filter::of(&ward, &ask);
                            let (sql, values) =
                                query(&filter, Some(part), side, ("body", begins, 50)).unwrap();
                            let plan = plan(&db, &sql, values);
                            let bounded = begins.is_none()
                                || plan.contains(&format!("({},", part.columns[0]))
                                || plan.contains(&format!("{}>", part.columns[0]))
                                || plan.contains(&format!("{}<", part.columns[0]));
                            assert!(
                                !plan.contains("TEMP B-TREE") && bounded,
                                "{} {sort:?} {side:?}: {plan}",
                                kind.name
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn b16_a_page_of_many_days_walks_its_order_and_sorts_nothing() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        office_search::register(&db).unwrap();
        let ward: WardCode = "00025".parse().unwrap();
        let day = |text: &str| Some(text.to_owned());
        let days = (day("2021-07-01"), day("2021-11-30"));
        for sort in ListSort::ALL {
            for part in sort.parts() {
                let (from_day, to_day) = days.clone();
                let ask = ListAsk { kind: "pass", sort, from_day, to_day, ..ListAsk::default() };
                let mut filter = Filter::of(&ward, &ask);
                filter.walk_the_order(sort);
                let (sql, values) =
                    query(&filter, Some(part), Side::After, ("body", None, 50)).unwrap();
                let plan = plan(&db, &sql, values);
                assert!(!plan.contains("TEMP B-TREE"), "{sort:?}: {plan}");
            }
        }
    }

    #[test]
    fn b16_what_few_records_have_is_found_by_an_index_of_those_few() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        office_search::register(&db).unwrap();
        let ward: WardCode = "00025".parse().unwrap();
        let of_passes = || ListAsk { kind: "pass", ..ListAsk::default() };
        let asks = [
            (ListAsk { removed: true, ..of_passes() }, "record_removed"),
            (ListAsk { with_conflict: true, ..of_passes() }, "record_in_conflict"),
            (ListAsk { with_problem: true, ..of_passes() }, "record_with_problem"),
        ];
        for (ask, index) in asks {
            let mut filter = Filter::of(&ward, &ask);
            assert_eq!(filter.count_to(&db, 10).unwrap() + filter.count(&db).unwrap(), 0);
            for part in ask.sort.parts() {
                let (sql, values) =
                    query(&filter, Some(part), Side::After, ("body", None, 50)).unwrap();
                let plan = plan(&db, &sql, values);
                assert!(plan.contains(index), "{index}: {plan}");
            }
            // Of many the order is walked all the same, and of some days their rows.
            filter.walk_the_order(ask.sort);
            assert_eq!(filter.source(), "record");
            let today = ListAsk { from_day: Some("2021-11-22".to_owned()), ..ask };
            assert_eq!(Filter::of(&ward, &today).source(), "record");
        }
    }

    fn plan(db: &Connection, sql: &str, values: Vec<Value>) -> String {
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(3));
        steps.unwrap().map(Result::unwrap).collect::<Vec<_>>().join("; ")
    }
}
