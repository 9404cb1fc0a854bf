//! One record's page: what it says, what belongs to it, and the latest of what was written into it.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::LocalDate;

use super::office_authors::Authors;
use super::office_lists::{ROW_COLUMNS, plain, row_of, view};
use super::office_shorten::{LIST, shorten};
use super::{office_history, office_titles};
use crate::store::StoreResult;
use crate::store::office_types::{RecordPage, RecordView, Related};

/// Related records that a page shows at once.
const RELATED_SHOWN: usize = 50;

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
    let row = {
        let mut statement = db.prepare_cached(&format!(
            "SELECT {ROW_COLUMNS} FROM record WHERE ward = ?1 AND id = ?2"
        ))?;
        let mut rows = statement.query(params![ward.as_str(), id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        row_of(row, &authors, now_ms)?
    };
    let mut related = Vec::new();
    for (kind, condition, values) in relations(&row.record) {
        if may_see(kind) {
            related.extend(read_related(db, ward, kind, condition, &values, &authors)?);
        }
    }
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
        may_write: false,
        server_time_ms: now_ms,
    }))
}

/// Whether a declaration that was not removed names this person or household, or a person of this household.
pub fn is_declared(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<bool> {
    let declared = db
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM record WHERE ward = ?1 AND person = ?2 AND kind = 'declaration' AND removed = 0
             ) OR EXISTS (
                 SELECT 1 FROM record WHERE ward = ?1 AND household = ?2 AND kind = 'declaration' AND removed = 0
             ) OR EXISTS (
                 SELECT 1 FROM record AS one JOIN record AS said
                 ON said.ward = one.ward AND said.person = lower(hex(one.id)) AND said.kind = 'declaration'
                     AND said.removed = 0
                 WHERE one.ward = ?1 AND one.household = ?2 AND one.kind = 'person' AND one.removed = 0
             )",
        )?
        .query_row(params![ward.as_str(), id.to_string()], |row| row.get(0))?;
    Ok(declared)
}

/// Kinds of record that name this one in a field, and how they are found; and the record that it is a part of.
fn relations(record: &RecordView) -> Vec<(&'static str, &'static str, Vec<String>)> {
    let fields = plain(&record.fields);
    let mut all: Vec<_> = kinds::ALL
        .into_iter()
        .filter(|kind| kind.links_to(&record.kind))
        .filter_map(|kind| {
            let (condition, values) = names_it(kind, record, &fields)?;
            Some((kind.name, condition, values))
        })
        .collect();
    let whole = kinds::find(&record.kind).and_then(|kind| {
        let name = kind.part_of?;
        let to = kind.links().find_map(|(field, to)| (field.name == name).then_some(to))?;
        let id = fields.text(name)?.parse::<RecordId>().ok()?;
        Some((to, "id = unhex(?2)", vec![id.to_string()]))
    });
    all.extend(whole);
    all
}

/// How records of a kind are found whose field names this record; none where no index finds them.
fn names_it(
    kind: &Kind,
    record: &RecordView,
    fields: &Fields,
) -> Option<(&'static str, Vec<String>)> {
    let id = || record.id.clone();
    let by = |name: &str| kind.links().any(|(field, to)| field.name == name && to == record.kind);
    match record.kind.as_str() {
        "household" if by("household") => Some(("household = ?2", vec![id()])),
        "person" if by("person") => Some(("person = ?2", vec![id()])),
        "movement" if by("movement") => Some((
            "json_extract(body, '$.fields.movement') = ?2 AND place = ?3",
            vec![id(), record.place.clone()],
        )),
        // A shift's passes stand at its checkpoint, on its day or the one after.
        "shift" if by("shift") => {
            let began = LocalDate::at_ms(fields.int("starts_at").unwrap_or(record.created_at_ms));
            Some((
                "json_extract(body, '$.fields.shift') = ?2 AND place = ?3 AND day BETWEEN ?4 AND ?5",
                vec![id(), record.place.clone(), began.to_string(), began.plus_days(1).to_string()],
            ))
        }
        _ => None,
    }
}

fn read_related(
    db: &Connection,
    ward: &WardCode,
    kind: &str,
    condition: &str,
    values: &[String],
    authors: &Authors,
) -> StoreResult<Option<Related>> {
    let all = || std::iter::once(ward.as_str()).chain(values.iter().map(String::as_str));
    let from =
        format!("FROM record WHERE ward = ?1 AND kind = '{kind}' AND removed = 0 AND {condition}");
    let total: i64 = db
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(params_from_iter(all()), |row| row.get(0))?;
    // With a limit SQLite sorts the first alone, however many there are.
    let sql = format!("SELECT body {from} ORDER BY day DESC, id LIMIT {RELATED_SHOWN}");
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(all()))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut record = view(&row.get::<_, String>(0)?, authors)?;
        shorten(&mut record, LIST);
        rows.push(record);
    }
    let total = u64::try_from(total).unwrap_or(0);
    Ok((total > 0).then(|| Related { kind: kind.to_owned(), total, rows }))
}
