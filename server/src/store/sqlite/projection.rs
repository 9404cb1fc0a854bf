//! The rows that the office reads, made from what stands in a document: one row a record, rewritten in the
//! transaction that takes a change of it. [`row_of`] is pure, so that `check` can compare every row
//! with what automerge says of the same document.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::document::RecordState;
use vungxanh_shared::gate::DocumentIndex;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Place, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Due, Kind, Link, ScalarType};
use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::{LocalDate, local_hour};

use super::body::{MAX_VALUES, body};
use super::documents::{DocumentRow, Touched, Writing};
use super::links;
use super::tally::{self, Tallies, TallyKey};
use crate::store::due;
use crate::store::{StoreError, StoreResult};

/// When a record was made and last written, by whom, and when the server last heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// By the phone's clock.
    pub created: Writing,
    /// By the phone's clock; of several the latest.
    pub updated: Writing,
    /// By the server's clock.
    pub received_at_ms: i64,
}

/// One row of the read model.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// A kind that this program knows, or [`tally::OTHER`].
    pub kind: String,
    pub place: String,
    pub day: String,
    pub hour: u8,
    pub search: String,
    pub sort: Vec<u8>,
    pub body: String,
    pub conflicts: usize,
    pub problems: usize,
    pub removed: bool,
    /// What the record is counted under; see [`tally::value_of`].
    pub value: String,
    /// The records that its fields name.
    pub links: BTreeSet<Link>,
    /// When an open movement should be heard of again.
    pub due_at_ms: Option<i64>,
    /// What its answers come to; see [`rank`].
    pub finding: u8,
    pub life: Life,
}

/// The row of one record as it stands.
pub fn row_of(
    key: &DocumentKey,
    record: RecordId,
    state: &RecordState,
    life: Life,
) -> StoreResult<Row> {
    // A kind or schema version of the future is kept and shown raw until the server knows it.
    let kind = kinds::find(state.kind()).filter(|kind| state.version() <= kind.version);
    let context = CheckContext::in_ward(life.received_at_ms, &key.partition.ward());
    let mut problems = kind.map_or_else(Vec::new, |kind| kind.problems(&state.fields, &context));
    problems.extend(kind.and_then(|kind| kind.names_itself(record, &state.fields)));
    let (day, hour) = dated(kind, &state.fields, life.created.at_ms);
    let finding = kind.and_then(|kind| kind.finding(&state.fields, &context));
    let body = body(key, (record, state), &problems, &life)?;
    Ok(Row {
        kind: tally::kind_name(state),
        place: key.partition.place.to_string(),
        day,
        hour,
        search: kind.map_or_else(|| raw_search(state), |kind| search(kind, state)),
        sort: kind.map_or_else(Vec::new, |kind| kind.sort_key(&state.fields)),
        body,
        conflicts: state.conflicts.len(),
        problems: problems.len(),
        removed: state.is_removed(),
        value: tally::value_of(state),
        links: kind.map_or_else(BTreeSet::new, |kind| kind.links_of(&state.fields)),
        due_at_ms: due_at_ms(state, finding),
        finding: finding.map_or(0, rank),
        life,
    })
}

/// A finding as a number that sorts: what needs somebody most is the largest. 0 is none.
pub fn rank(finding: Finding) -> u8 {
    match finding {
        Finding::Clear => 1,
        Finding::Incomplete => 2,
        Finding::Watch => 3,
        Finding::Alarm => 4,
    }
}

/// Day and hour at +07 by which the record is listed and counted: of its date field, or of its making.
fn dated(kind: Option<&'static Kind>, fields: &Fields, made_at_ms: i64) -> (String, u8) {
    let day =
        kind.map_or_else(|| LocalDate::at_ms(made_at_ms), |kind| kind.dated(fields, made_at_ms));
    let time = kind.and_then(|kind| kind.date_field).and_then(|name| {
        let field = kind.and_then(|kind| kind.field(name))?;
        (field.scalar_type() == ScalarType::Time).then(|| fields.int(name))?
    });
    (day.to_string(), local_hour(time.unwrap_or(made_at_ms)))
}

/// Every value that stands is found, not only the winner; of one field so many as are shown.
fn search(kind: &'static Kind, state: &RecordState) -> String {
    let beside = state.conflicts.iter().flat_map(|(field, standing)| {
        let others = standing.iter().filter(|standing| !standing.winner).take(MAX_VALUES);
        others.map(|standing| (field.as_str(), &standing.value))
    });
    kind.search_text_with(&state.fields, beside)
}

/// Texts of a record of a kind or version to come that are searched.
const RAW_TEXTS: usize = 100;

fn raw_search(state: &RecordState) -> String {
    let texts = state.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "kind" | "v"));
    kinds::bounded_search_text(texts.filter_map(|(_, value)| value.as_text()).take(RAW_TEXTS))
}

fn due_at_ms(state: &RecordState, finding: Option<Finding>) -> Option<i64> {
    if state.is_removed() {
        return None;
    }
    match kinds::find(state.kind())?.due {
        Due::Journey => due::movement(&state.fields).map(|(at_ms, _)| at_ms),
        Due::TellStation => due::tell_station(finding, &state.fields),
        Due::By { field, done } => due::by(&state.fields, field, done),
        Due::Never => None,
    }
}

/// Rewrites the row of a record that this transaction touched.
pub fn rewrite(
    db: &Connection,
    key: &DocumentKey,
    document: (&DocumentRow, &DocumentIndex),
    (record, mut touched): (RecordId, Touched),
    tallies: &mut Tallies,
) -> StoreResult<()> {
    let (document_row, index) = document;
    let ward = key.partition.ward();
    let old = match touched.created {
        Some(_) => None,
        None => stored(db, ward.as_str(), record)?,
    };
    let life = life(old.as_ref().map(|(life, _)| *life), &touched);
    let state = match touched.fields.take() {
        Some(fields) => Some(RecordState { fields, conflicts: Vec::new() }),
        None => index.read(record),
    };
    let Some(state) = state else {
        return Err(StoreError::Internal(format!("record {record} is not in {key}")));
    };
    let row = row_of(key, record, &state, life)?;
    if let Some(counted) = old.and_then(|(_, tally)| tally) {
        *tallies.entry(counted).or_default() -= 1;
    }
    if let Some(counted) = row.tally() {
        *tallies.entry(counted).or_default() += 1;
    }
    write_row(db, ward.as_str(), record, document_row.id, &row)?;
    record_place(db, key, &state)
}

fn life(old: Option<Life>, touched: &Touched) -> Life {
    let created = touched.created.or(old.map(|life| life.created)).unwrap_or(touched.updated);
    let updated = match old {
        Some(old) if old.updated.at_ms > touched.updated.at_ms => old.updated,
        _ => touched.updated,
    };
    Life { created, updated, received_at_ms: touched.received_at_ms }
}

/// What the row says now of the record's life and counting.
fn stored(
    db: &Connection,
    ward: &str,
    record: RecordId,
) -> StoreResult<Option<(Life, Option<TallyKey>)>> {
    let mut statement = db.prepare_cached(
        "SELECT created_at_ms, created_by, updated_at_ms, updated_by, received_at_ms, removed,
                kind, day, place, hour, value
         FROM record WHERE ward = ?1 AND id = ?2",
    )?;
    let found = statement.query_row(params![ward, record.0], |row| {
        let writing = |at: usize| -> rusqlite::Result<Writing> {
            Ok(Writing { at_ms: row.get(at)?, device: DeviceId(row.get(at + 1)?) })
        };
        let life = Life { created: writing(0)?, updated: writing(2)?, received_at_ms: row.get(4)? };
        let tally = TallyKey {
            kind: row.get(6)?,
            day: row.get(7)?,
            place: row.get(8)?,
            hour: row.get(9)?,
            value: row.get(10)?,
        };
        let removed: bool = row.get(5)?;
        Ok((life, (!removed).then_some(tally)))
    });
    Ok(found.optional()?)
}

/// Writes a row and its links, over those that are there.
pub fn write_row(
    db: &Connection,
    ward: &str,
    record: RecordId,
    document: i64,
    row: &Row,
) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO record (ward, id, document, kind, place, day, hour, value, search, sort, body,
                             conflicts, problems, removed, created_at_ms, created_by, updated_at_ms,
                             updated_by, received_at_ms, due_at_ms, finding)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                 ?21)
         ON CONFLICT (ward, id) DO UPDATE SET
             kind = excluded.kind, day = excluded.day, hour = excluded.hour, value = excluded.value,
             search = excluded.search, sort = excluded.sort, body = excluded.body,
             conflicts = excluded.conflicts, problems = excluded.problems, removed = excluded.removed,
             created_at_ms = excluded.created_at_ms, created_by = excluded.created_by,
             updated_at_ms = excluded.updated_at_ms, updated_by = excluded.updated_by,
             received_at_ms = excluded.received_at_ms, due_at_ms = excluded.due_at_ms,
             finding = excluded.finding",
    )?;
    let Life { created, updated, received_at_ms } = row.life;
    statement.execute(params![
        ward,
        record.0,
        document,
        row.kind,
        row.place,
        row.day,
        row.hour,
        row.value,
        row.search,
        row.sort,
        row.body,
        i64::try_from(row.conflicts).unwrap_or(i64::MAX),
        i64::try_from(row.problems).unwrap_or(i64::MAX),
        row.removed,
        created.at_ms,
        created.device.0,
        updated.at_ms,
        updated.device.0,
        received_at_ms,
        row.due_at_ms,
        row.finding,
    ])?;
    links::write(db, ward, record, row)
}

/// An area or checkpoint of the plan is a place that ward-wide roles reach from now on.
fn record_place(db: &Connection, key: &DocumentKey, state: &RecordState) -> StoreResult<()> {
    if !matches!(state.kind(), "area" | "checkpoint") {
        return Ok(());
    }
    let ward = key.partition.ward();
    let place = state.fields.text("code").and_then(|code| code.parse::<Place>().ok());
    if let Some(place) = place.filter(|place| place.ward_code() == ward) {
        db.prepare_cached("INSERT OR IGNORE INTO place (ward, code) VALUES (?1, ?2)")?
            .execute(params![ward.as_str(), place.as_str()])?;
    }
    Ok(())
}
