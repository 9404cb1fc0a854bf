//! The body of a row: a record as every list and page shows it. Its size is bounded whatever was written
//! into the record (SPEC W20); what is left out is counted in `more`, and the document has all of it.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use vungxanh_shared::document::{RecordState, Standing};
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId};
use vungxanh_shared::kinds::{self, Kind, Problem};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::projection::Life;
use crate::store::office_types::More;
use crate::store::{StoreError, StoreResult};

/// Fields of groups and sets that a body holds at most: 80 people in a bus.
const MAX_FIELDS: usize = 1000;
/// Bytes of them.
const MAX_FIELD_BYTES: usize = 64 * 1024;
/// Values of one field that are shown, and searched, side by side.
pub const MAX_VALUES: usize = 16;
/// Bytes of all values that are shown side by side.
const MAX_VALUE_BYTES: usize = 128 * 1024;
/// Problems that are shown.
const MAX_PROBLEMS: usize = 50;

/// `RecordView` of the API; names of authors are added when it is shown.
#[derive(Serialize)]
struct Body<'a> {
    id: RecordId,
    kind: &'a str,
    v: u32,
    partition: String,
    period: &'a str,
    place: &'a str,
    #[serde(serialize_with = "as_map")]
    fields: Vec<(&'a str, &'a Scalar)>,
    conflicts: BTreeMap<&'a str, Vec<Value<'a>>>,
    problems: &'a [Problem],
    #[serde(skip_serializing_if = "More::is_none")]
    more: More,
    created_at_ms: i64,
    created_by: DeviceId,
    updated_at_ms: i64,
    updated_by: DeviceId,
    removed: bool,
}

#[derive(Serialize)]
struct Value<'a> {
    value: &'a Scalar,
    by: DeviceId,
    at_ms: i64,
    winner: bool,
}

/// The body of a record's row, JSON.
pub fn body(
    key: &DocumentKey,
    (record, state): (RecordId, &RecordState),
    problems: &[Problem],
    life: &Life,
) -> StoreResult<String> {
    let mut more = More::default();
    let body = Body {
        id: record,
        kind: state.kind(),
        v: state.version(),
        partition: key.partition.to_string(),
        period: key.period.as_str(),
        place: key.partition.place.as_str(),
        fields: shown_fields(&state.fields, kinds::find(state.kind()), &mut more),
        conflicts: shown_values(&state.conflicts, &mut more),
        problems: problems.get(..MAX_PROBLEMS).unwrap_or(problems),
        more: More { problems: count(problems.len().saturating_sub(MAX_PROBLEMS)), ..more },
        created_at_ms: life.created.at_ms,
        created_by: life.created.device,
        updated_at_ms: life.updated.at_ms,
        updated_by: life.updated.device,
        removed: state.is_removed(),
    };
    serde_json::to_string(&body).map_err(|error| StoreError::Internal(error.to_string()))
}

/// The kind's plain fields, of which there are few, and of the others as many as there is room for.
fn shown_fields<'a>(
    fields: &'a Fields,
    kind: Option<&Kind>,
    more: &mut More,
) -> Vec<(&'a str, &'a Scalar)> {
    let (mut shown, mut others, mut bytes) = (Vec::with_capacity(fields.len()), 0, 0);
    for (key, value) in fields {
        if !is_plain(key, kind) {
            let size = key.len() + size_of(value);
            if others >= MAX_FIELDS || bytes + size > MAX_FIELD_BYTES {
                more.fields += 1;
                continue;
            }
            others += 1;
            bytes += size;
        }
        shown.push((key.as_str(), value));
    }
    shown
}

fn as_map<S: Serializer>(fields: &[(&str, &Scalar)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(fields.iter().copied())
}

/// Whether a key is one of the few that a kind has once: no member of a group or set.
pub fn is_plain(key: &str, kind: Option<&Kind>) -> bool {
    let system = matches!(key, "kind" | "v" | "removed/at" | "removed/reason");
    system || !key.contains('/') && kind.is_some_and(|kind| kind.field(key).is_some())
}

fn shown_values<'a>(
    conflicts: &'a [(String, Vec<Standing>)],
    more: &mut More,
) -> BTreeMap<&'a str, Vec<Value<'a>>> {
    let (mut shown, mut bytes) = (BTreeMap::new(), 0);
    for (field, standing) in conflicts {
        let mut values = Vec::new();
        for one in standing.iter().take(MAX_VALUES) {
            bytes += field.len() + size_of(&one.value);
            if bytes > MAX_VALUE_BYTES {
                break;
            }
            values.push(value_of(one));
        }
        if values.is_empty() {
            more.conflicts += 1;
            continue;
        }
        if values.len() < standing.len() {
            more.values.insert(field.clone(), count(standing.len() - values.len()));
        }
        shown.insert(field.as_str(), values);
    }
    shown
}

fn value_of(standing: &Standing) -> Value<'_> {
    Value {
        value: &standing.value,
        by: standing.by.device,
        at_ms: standing.by.at_ms,
        winner: standing.winner,
    }
}

/// Bytes that a value takes as JSON, about.
pub fn size_of(value: &Scalar) -> usize {
    16 + match value {
        Scalar::Text(text) => text.len(),
        _ => 8,
    }
}

/// The text of a column that SQL took out of a body; what is no text counts as missing.
pub fn text_at(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(row.get_ref(column)?.as_str().ok().map(str::to_owned))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
