//! What the records are called to which others refer.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::{self, SetOf, ValueType};

use super::office_lists::plain;
use crate::store::office_types::RecordView;
use crate::store::{StoreError, StoreResult};

/// Records that one answer names beside its own.
const MAX_TITLES: usize = 1000;

/// Titles of every record that the given ones refer to, by id.
pub fn of<'a>(
    db: &Connection,
    ward: &WardCode,
    records: impl IntoIterator<Item = &'a RecordView>,
) -> StoreResult<BTreeMap<String, String>> {
    let wanted: BTreeSet<String> = records.into_iter().flat_map(references).collect();
    let mut statement = db.prepare_cached("SELECT body FROM record WHERE ward = ?1 AND id = ?2")?;
    let mut titles = BTreeMap::new();
    for id in wanted.into_iter().take(MAX_TITLES) {
        let Ok(record) = id.parse::<RecordId>() else { continue };
        let body: Option<String> =
            statement.query_row(params![ward.as_str(), record.0], |row| row.get(0)).optional()?;
        if let Some(title) = body.map(|body| title(&body)).transpose()?.flatten() {
            titles.insert(id, title);
        }
    }
    Ok(titles)
}

/// The ids that stand in a record's reference fields.
fn references(record: &RecordView) -> Vec<String> {
    let Some(kind) = kinds::find(&record.kind) else { return Vec::new() };
    let refers = |name: &str| {
        kind.field(name).is_some_and(|field| matches!(field.value, ValueType::Record { .. }))
    };
    let values = record.fields.iter().filter(|(name, _)| refers(name));
    let mut ids: Vec<String> =
        values.filter_map(|(_, value)| value.0.as_text().map(str::to_owned)).collect();
    let names_persons =
        |name: &str| kind.field(name).is_some_and(|field| field.asking.of == Some(SetOf::Persons));
    let members = record.fields.keys().filter(|name| names_persons(name));
    ids.extend(members.filter_map(|name| Some(name.split_once('/')?.1.to_owned())));
    for (_, standing) in record.conflicts.iter().filter(|(name, _)| refers(name)) {
        ids.extend(standing.iter().filter_map(|one| one.value.0.as_text().map(str::to_owned)));
    }
    ids
}

fn title(body: &str) -> StoreResult<Option<String>> {
    let record: RecordView = serde_json::from_str(body)
        .map_err(|error| StoreError::Internal(format!("a row's body cannot be read: {error}")))?;
    Ok(kinds::find(&record.kind).map(|kind| kind.title(&plain(&record.fields))))
}
