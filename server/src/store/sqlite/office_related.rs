//! Records that belong to another, in both directions, for every kind by the same queries over the links.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds;

use super::office_authors::Authors;
use super::office_lists::{plain, view};
use super::office_shorten::{LIST, shorten};
use super::{office_record, office_titles};
use crate::store::StoreResult;
use crate::store::office_types::{RecordView, Related, RelatedAsk, RelatedCursor, RelatedPage};

/// Related records that one page shows.
const SHOWN: usize = 50;

/// Those that name the record, by kind and field in the order of the kinds, then the one that it is a part of.
pub fn all(
    db: &Connection,
    ward: &WardCode,
    (id, record): (RecordId, &RecordView),
    authors: &Authors,
    may_see: impl Fn(&str) -> bool,
) -> StoreResult<Vec<Related>> {
    let totals = totals(db, ward, id)?;
    let mut all = Vec::new();
    for kind in kinds::ALL.into_iter().filter(|kind| may_see(kind.name)) {
        for link in kind.links().filter(|link| link.to == record.kind) {
            let (kind, field) = (kind.name.to_owned(), link.path());
            let Some(total) = totals.get(&(kind.clone(), field.clone())) else { continue };
            let ask = RelatedAsk { kind, field, after: None };
            let (rows, next) = rows(db, ward, id, &ask, authors)?;
            let RelatedAsk { kind, field, .. } = ask;
            all.push(Related { kind, field: Some(field), total: *total, rows, next });
        }
    }
    all.extend(whole(db, ward, record, may_see)?);
    Ok(all)
}

/// A further page of those that name the record by one field.
pub fn page(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    ask: &RelatedAsk,
) -> StoreResult<RelatedPage> {
    let authors = Authors::of(db, ward)?;
    let (rows, next) = rows(db, ward, id, ask, &authors)?;
    let titles = office_titles::of(db, ward, &rows)?;
    let total = totals(db, ward, id)?.remove(&(ask.kind.clone(), ask.field.clone()));
    Ok(RelatedPage { total: total.unwrap_or(0), rows, next, titles })
}

/// How many name the record, by kind and field.
fn totals(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
) -> StoreResult<BTreeMap<(String, String), u64>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, field, count(*) FROM record_link WHERE ward = ?1 AND target = ?2 AND removed = 0
         GROUP BY kind, field",
    )?;
    let found = statement.query_map(params![ward.as_str(), id.0], |row| {
        let total = u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
        Ok(((row.get(0)?, row.get(1)?), total))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The rows of one page, the latest day first, and the cursor of the next.
fn rows(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    ask: &RelatedAsk,
    authors: &Authors,
) -> StoreResult<(Vec<RecordView>, Option<String>)> {
    // Behind every day there is, where the page is the first.
    let (day, record) = match &ask.after {
        Some(RelatedCursor { day, record }) => (day.as_str(), record.0),
        None => ("~", [0; 16]),
    };
    let mut statement = db.prepare_cached(
        "SELECT link.day, link.record, record.body
         FROM record_link AS link CROSS JOIN record ON record.ward = link.ward AND record.id = link.record
         WHERE link.ward = ?1 AND link.target = ?2 AND link.kind = ?3 AND link.field = ?4
             AND link.removed = 0 AND (link.day, link.record) < (?5, ?6)
         ORDER BY link.day DESC, link.record DESC LIMIT ?7",
    )?;
    let mut found = statement.query(params![
        ward.as_str(),
        id.0,
        ask.kind,
        ask.field,
        day,
        record,
        SHOWN as i64 + 1
    ])?;
    let (mut rows, mut last) = (Vec::new(), None);
    while let Some(row) = found.next()? {
        if rows.len() == SHOWN {
            return Ok((rows, last.map(|last: RelatedCursor| last.to_string())));
        }
        last = Some(RelatedCursor { day: row.get(0)?, record: RecordId(row.get(1)?) });
        let mut record = view(&row.get::<_, String>(2)?, authors)?;
        shorten(&mut record, LIST);
        rows.push(record);
    }
    Ok((rows, None))
}

/// The record that this one is a part of, where its kind names one.
fn whole(
    db: &Connection,
    ward: &WardCode,
    record: &RecordView,
    may_see: impl Fn(&str) -> bool,
) -> StoreResult<Option<Related>> {
    let Some(kind) = kinds::find(&record.kind) else { return Ok(None) };
    let links = kind.links_of(&plain(&record.fields));
    let Some(link) = links.iter().find(|link| kind.part_of == Some(link.field.as_str())) else {
        return Ok(None);
    };
    let found = office_record::record(db, ward, link.to)?;
    let Some(mut whole) = found.filter(|whole| !whole.removed && may_see(&whole.kind)) else {
        return Ok(None);
    };
    shorten(&mut whole, LIST);
    Ok(Some(Related {
        kind: whole.kind.clone(),
        field: None,
        total: 1,
        rows: vec![whole],
        next: None,
    }))
}
