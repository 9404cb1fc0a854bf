//! What was written into a record, page by page, the latest to arrive first. A page costs the same however
//! long the history is: it looks a bounded way back for what each writing replaced (SPEC W21).

use std::collections::BTreeMap;

use automerge::Change;
use rusqlite::{Connection, Row, params};
use vungxanh_shared::document::{self, Standing};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds;

use super::body::{self, MAX_VALUES};
use super::documents::{assemble, document_row, key_of};
use super::office_authors::Authors;
use super::office_record;
use super::office_shorten::cut;
use crate::store::office_types::{
    HistoryEntry, HistoryPage, PlainValue, RecordView, StandingValue,
};
use crate::store::writings::{self, Logged};
use crate::store::{StoreError, StoreResult};

/// Writings of one page.
const PAGE: usize = 50;
/// Bytes of one page, about.
const PAGE_BYTES: usize = 256 * 1024;
/// Fields that are shown of one writing.
const FIELDS: usize = 100;
/// Values that are shown of those that one writing replaced.
const REPLACED: usize = 8;
/// Bytes of what stands in the fields of a page, about.
const STANDS_BYTES: usize = 256 * 1024;
/// Characters of a value.
const TEXT_CHARS: usize = 300;
/// How far a page looks back: changes, their bytes and their operations.
const BACK: (usize, usize, usize) = (1000, 2 << 20, 20_000);

/// The latest writings of a record, and what stands in it.
pub struct Told {
    /// The first page.
    pub history: HistoryPage,
    /// Of every field that stands on the page all that stands, the winner first.
    pub stands: BTreeMap<String, Vec<StandingValue>>,
}

/// What a record's page tells beside its values.
pub fn told(
    db: &Connection,
    (record, id): (&RecordView, RecordId),
    authors: &Authors,
) -> StoreResult<Told> {
    let (logged, whole) = latest(db, &record.partition, id, i64::MAX)?;
    let told = writings::of(&logged, id);
    // A long history says only what was written last; the document has what stands.
    let stands = match whole {
        true => told.stands,
        false => standing(db, record, id)?,
    };
    let history = page(db, (&record.partition, id), told.history, (i64::MAX, authors))?;
    Ok(Told { history, stands: shown(stands, record, authors) })
}

fn standing(
    db: &Connection,
    record: &RecordView,
    id: RecordId,
) -> StoreResult<BTreeMap<String, Vec<StandingValue>>> {
    let key = key_of(&record.partition, &record.period)?;
    let Some(row) = document_row(db, &key)? else { return Ok(BTreeMap::new()) };
    let document = assemble(db, row.id, i64::MAX)?;
    let stands = document::stands(&document, id).unwrap_or_default().into_iter();
    let values = |values: Vec<Standing>| values.into_iter().map(writings::standing).collect();
    Ok(stands.map(|(field, standing)| (field, values(standing))).collect())
}

/// As much of it as is shown, with the names of the authors.
fn shown(
    stands: BTreeMap<String, Vec<StandingValue>>,
    record: &RecordView,
    authors: &Authors,
) -> BTreeMap<String, Vec<StandingValue>> {
    let mut bytes = 0;
    let kind = kinds::find(&record.kind);
    let fits = stands.into_iter().filter_map(|(field, mut values)| {
        values.truncate(MAX_VALUES);
        let size = |one: &StandingValue| body::size_of(&one.value.0) + 100 + 64 * one.ops.len();
        bytes += field.len() + values.iter().map(size).sum::<usize>();
        for standing in &mut values {
            standing.by_name = authors.name(&standing.by);
        }
        (bytes <= STANDS_BYTES || body::is_plain(&field, kind)).then_some((field, values))
    });
    fits.collect()
}

/// The writings before feed number `before`, with the record's kind; none where the ward has no such record.
pub fn page_of(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    before: u64,
) -> StoreResult<Option<(HistoryPage, String)>> {
    let Some(record) = office_record::record(db, ward, id)? else { return Ok(None) };
    let (authors, before) = (Authors::of(db, ward)?, i64::try_from(before).unwrap_or(i64::MAX));
    let (logged, _) = latest(db, &record.partition, id, before)?;
    let history = writings::of(&logged, id).history;
    let page = page(db, (&record.partition, id), history, (before, &authors))?;
    Ok(Some((page, record.kind)))
}

/// The last of these writings that fit into a page, the latest first.
fn page(
    db: &Connection,
    (partition, id): (&str, RecordId),
    history: Vec<HistoryEntry>,
    (before, authors): (i64, &Authors),
) -> StoreResult<HistoryPage> {
    let mut page = HistoryPage { entries: Vec::new(), more: 0 };
    let (mut bytes, mut oldest) = (0, before);
    for mut entry in history.into_iter().rev() {
        shorten(&mut entry);
        bytes += size_of(&entry);
        let full = page.entries.len() >= PAGE || bytes > PAGE_BYTES;
        if full && !page.entries.is_empty() {
            break;
        }
        oldest = i64::try_from(entry.seq).unwrap_or(i64::MAX);
        if let Some(device) = authors.device(&entry.by) {
            entry.by_name = Some(device.member_name.clone());
            entry.device_name = Some(device.name.clone());
            entry.in_office = device.in_office;
        }
        page.entries.push(entry);
    }
    let older: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM record_change r JOIN partition p ON p.id = r.partition
             WHERE p.name = ?1 AND r.record = ?2 AND r.seq < ?3",
        )?
        .query_row(params![partition, id.0, oldest], |row| row.get(0))?;
    page.more = u64::try_from(older).unwrap_or(0);
    Ok(page)
}

/// The change that made the record and the latest before `before`, in the order of the feed; whether these are
/// all before it.
fn latest(
    db: &Connection,
    partition: &str,
    id: RecordId,
    before: i64,
) -> StoreResult<(Vec<Logged>, bool)> {
    const FROM: &str = "SELECT c.bytes, c.received_at_ms, c.seq FROM record_change r
         JOIN partition p ON p.id = r.partition
         JOIN change c ON c.partition = r.partition AND c.seq = r.seq
         WHERE p.name = ?1 AND r.record = ?2 AND r.seq < ?3";
    let mut found = Vec::new();
    let (mut bytes, mut operations) = (0, 0);
    let mut whole = true;
    let mut newest_first = db.prepare_cached(&format!("{FROM} ORDER BY r.seq DESC"))?;
    let mut rows = newest_first.query(params![partition, id.0, before])?;
    while let Some(row) = rows.next()? {
        if found.len() >= BACK.0 || bytes > BACK.1 || operations > BACK.2 {
            whole = false;
            break;
        }
        let logged = read(row)?;
        bytes += logged.change.raw_bytes().len();
        operations += logged.change.len();
        found.push(logged);
    }
    let mut oldest_first = db.prepare_cached(&format!("{FROM} ORDER BY r.seq LIMIT 1"))?;
    let mut rows = oldest_first.query(params![partition, id.0, before])?;
    if let Some(row) = rows.next()? {
        let made = read(row)?;
        if found.last().is_some_and(|oldest| oldest.seq != made.seq) {
            found.push(made);
        }
    }
    found.reverse();
    Ok((found, whole))
}

fn read(row: &Row<'_>) -> StoreResult<Logged> {
    let change = Change::from_bytes(row.get(0)?).map_err(|error| {
        StoreError::Internal(format!("a change of the log is damaged: {error}"))
    })?;
    let seq = u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
    Ok(Logged { change, received_at_ms: row.get(1)?, seq })
}

fn shorten(entry: &mut HistoryEntry) {
    let left_out = entry.changes.len().saturating_sub(FIELDS);
    entry.changes.truncate(FIELDS);
    entry.more_changes = u32::try_from(left_out).unwrap_or(u32::MAX);
    for change in &mut entry.changes {
        let left_out = change.from.len().saturating_sub(REPLACED);
        change.from.truncate(REPLACED);
        change.from_more += u32::try_from(left_out).unwrap_or(u32::MAX);
        change.left.truncate(REPLACED);
        let values = change.from.iter_mut().chain(&mut change.left).chain([&mut change.to]);
        for PlainValue(value) in values {
            cut(value, TEXT_CHARS);
        }
    }
}

/// Bytes that an entry takes as JSON, about.
fn size_of(entry: &HistoryEntry) -> usize {
    let fields = entry.changes.iter().map(|change| {
        let values = change.from.iter().chain(&change.left).chain([&change.to]);
        64 + change.field.len() + values.map(|value| body::size_of(&value.0)).sum::<usize>()
    });
    300 + fields.sum::<usize>()
}
