//! The records before and after one in a list, and where it stands. All three come from its own values in the list's
//! order, so they hold also for a record that has left the list since, and when rows came or went meanwhile.

use rusqlite::{Connection, params_from_iter};
use vungxanh_shared::ids::{RecordId, WardCode};

use super::office_filter::{Filter, SORTED_AT_ONCE};
use super::office_pages::{self, Standing};
use crate::store::StoreResult;
use crate::store::office_types::{ListAsk, ListCursor, Neighbours, Side};

/// Rows that are counted at most.
const COUNTED: usize = 10_000;

/// The neighbours of a record; none where the ward has no such record of the list's kind.
pub fn of(
    db: &Connection,
    ward: &WardCode,
    ask: &ListAsk,
    id: RecordId,
) -> StoreResult<Option<Neighbours>> {
    let Some(standing) = office_pages::standing(db, ward, ask, id)? else { return Ok(None) };
    let mut filter = Filter::of(ward, ask);
    let total = filter.count_to(db, COUNTED as u64 + 1)?;
    if total > SORTED_AT_ONCE {
        filter.walk_the_order(ask.sort);
    }
    let next = beside(db, &filter, ask, (&standing, Side::After))?;
    let previous = beside(db, &filter, ask, (&standing, Side::Before))?;
    let before = office_pages::count_before(db, &filter, (ask, &standing), COUNTED)?;
    let position = (before < COUNTED && is_listed(db, &filter, id)?).then_some(before as u64 + 1);
    let total = Some(total).filter(|total| *total <= COUNTED as u64);
    Ok(Some(Neighbours { previous, next, position, total }))
}

fn beside(
    db: &Connection,
    filter: &Filter,
    ask: &ListAsk,
    (standing, side): (&Standing, Side),
) -> StoreResult<Option<String>> {
    let (part, key) = (standing.part, standing.key.clone());
    let cursor = ListCursor { sort: ask.sort, part, side, position: 0, key };
    let ask = ListAsk { cursor: Some(cursor), limit: 1, ..ask.clone() };
    let found = office_pages::page(db, filter, (&ask, "id AS found"), |row| {
        Ok(RecordId(row.get(0)?).to_string())
    })?;
    Ok(found.rows.into_iter().next())
}

fn is_listed(db: &Connection, filter: &Filter, id: RecordId) -> StoreResult<bool> {
    let sql =
        format!("SELECT EXISTS (SELECT 1 FROM {} WHERE {} AND id = ?)", filter.from, filter.sql);
    let values = filter.values.iter().cloned().chain([rusqlite::types::Value::Blob(id.0.to_vec())]);
    Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}
