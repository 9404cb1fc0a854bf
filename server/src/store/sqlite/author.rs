//! Records that the server writes: decisions of the office, enrolments, the demonstration. The changes
//! are made against the loaded document and then go the way of every change: gate, log, rows.

use std::collections::BTreeMap;

use automerge::ScalarValue;
use rusqlite::{OptionalExtension, params};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::gate::{self, Authority, Refusal};
use vungxanh_shared::ids::{DocumentKey, Partition, RecordId, SessionActor};
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem, ScalarType, SetBy, Severity};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};

use super::documents::document_key;
use super::push::{self, GroupError};
use super::writer::Work;
use crate::random;
use crate::store::{Author, EditError, RecordEdit, StoreError, StoreResult};

/// An edit that passed every check, with the place where it goes.
struct Planned {
    document: DocumentKey,
    write: RecordWrite,
}

/// Writes all edits or none; one change a document. Gives the ids in the order of the edits.
pub fn write(
    work: &mut Work<'_>,
    author: &Author,
    edits: &[RecordEdit],
    now_ms: i64,
) -> StoreResult<Result<Vec<RecordId>, EditError>> {
    let mut ids = Vec::with_capacity(edits.len());
    let mut by_document: BTreeMap<DocumentKey, Vec<RecordWrite>> = BTreeMap::new();
    let mut problems = Vec::with_capacity(edits.len());
    for edit in edits {
        match plan(work, author, edit, now_ms)? {
            Ok(planned) => {
                ids.push(planned.write.record);
                by_document.entry(planned.document).or_default().push(planned.write);
                problems.push(Vec::new());
            }
            Err(EditError::Invalid(found)) => problems.extend(found),
            Err(other) => return Ok(Err(other)),
        }
    }
    if problems.iter().any(|found| !found.is_empty()) {
        return Ok(Err(EditError::Invalid(problems)));
    }
    for (key, writes) in &by_document {
        for writes in in_changes(writes) {
            commit(work, author, key, writes, now_ms)?;
        }
    }
    push::finish_documents(work).map_err(|error| match error {
        GroupError::Store(error) => error,
        GroupError::Apply(key) => {
            StoreError::Internal(format!("{key} did not take its own change"))
        }
    })?;
    Ok(Ok(ids))
}

/// Parts many writes so that each part stays within what the gate allows one change.
fn in_changes(writes: &[RecordWrite]) -> impl Iterator<Item = &[RecordWrite]> {
    const OPERATIONS: usize = 400;
    let mut left = writes;
    std::iter::from_fn(move || {
        let mut operations = 0;
        let fits = left.iter().take_while(|write| {
            operations += write.values.len() + 1;
            operations <= OPERATIONS
        });
        let count = fits.count().max(1).min(left.len());
        let (part, rest) = left.split_at(count);
        left = rest;
        (!part.is_empty()).then_some(part)
    })
}

fn plan(
    work: &mut Work<'_>,
    author: &Author,
    edit: &RecordEdit,
    now_ms: i64,
) -> StoreResult<Result<Planned, EditError>> {
    let wrong_place =
        || EditError::WrongPlace { kind: edit.kind.clone(), place: edit.place.to_string() };
    let Some(kind) = kinds::find(&edit.kind) else { return Ok(Err(wrong_place())) };
    let mut fields = kind.normalise(&edit.fields);
    let (document, standing) = match existing(work, author, edit)? {
        Some((document, standing)) => (document, Some(standing)),
        None => {
            let partition = Partition::new(kind.family, edit.place.clone());
            let Ok(partition) = partition else { return Ok(Err(wrong_place())) };
            if partition.ward() != author.ward {
                return Ok(Err(wrong_place()));
            }
            // A movement's day is filled in from its hours; it decides the period.
            let mut dated = fields.clone();
            dated.extend(kind.filled(&fields));
            (DocumentKey::dated(partition, kind.dated(&dated, now_ms)), None)
        }
    };
    if let Err(refusal) =
        gate::check_kept(&document, work.documents.kept_from(work.db, &document.partition)?)
    {
        return Ok(Err(EditError::Refused(refusal)));
    }
    let is_new = standing.is_none();
    let mut whole = standing.clone().unwrap_or_default();
    whole.extend(fields.clone());
    for (name, value) in kind.filled(&whole) {
        whole.insert(name.clone(), value.clone());
        fields.insert(name, value);
    }
    let errors = errors(kind, &whole, &fields, is_new, now_ms);
    if !errors.is_empty() {
        return Ok(Err(EditError::Invalid(vec![errors])));
    }
    let values = match stored_values(kind, &fields, standing.as_ref(), author.authority) {
        Ok(values) => values,
        Err(error) => return Ok(Err(error)),
    };
    let record = match edit.id {
        Some(id) => id,
        None => RecordId::new(now_ms, random::bytes()?),
    };
    Ok(Ok(Planned { document, write: RecordWrite { record, values } }))
}

/// Document and fields of a record that is there already.
fn existing(
    work: &mut Work<'_>,
    author: &Author,
    edit: &RecordEdit,
) -> StoreResult<Option<(DocumentKey, Fields)>> {
    let Some(id) = edit.id else { return Ok(None) };
    let row: Option<i64> = work
        .db
        .prepare_cached("SELECT document FROM record WHERE ward = ?1 AND id = ?2")?
        .query_row(params![author.ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let key = document_key(work.db, row)?;
    let loaded = work.documents.get(work.db, &key)?;
    let state = document::read(&loaded.document, id).unwrap_or_default();
    Ok(Some((key, state.fields)))
}

/// Errors of a new record; of an old one only those in fields that this edit writes, because what
/// others wrote before must not keep anybody from writing something else.
fn errors(
    kind: &'static Kind,
    whole: &Fields,
    edited: &Fields,
    is_new: bool,
    now_ms: i64,
) -> Vec<Problem> {
    let mut whole = whole.clone();
    whole.insert("kind".to_owned(), kind.name.into());
    whole.insert("v".to_owned(), Scalar::Int(i64::from(kind.version)));
    let problems = kind.problems(&whole, &CheckContext::new(now_ms));
    let matters = |problem: &Problem| {
        problem.severity == Severity::Error && (is_new || edited.contains_key(&problem.field))
    };
    problems.into_iter().filter(matters).collect()
}

/// Values as automerge stores them, in the types that the kind says.
fn stored_values(
    kind: &'static Kind,
    fields: &Fields,
    stands: Option<&Fields>,
    authority: Authority,
) -> Result<Vec<(String, ScalarValue)>, EditError> {
    let mut values = Vec::with_capacity(fields.len() + 2);
    if stands.is_none() {
        values.push(("kind".to_owned(), ScalarValue::from(kind.name)));
    }
    // SPEC D5: the version with which it is written now, never an older one.
    let stands = stands.and_then(|fields| fields.int("v")).unwrap_or(0);
    if stands < i64::from(kind.version) {
        values.push(("v".to_owned(), ScalarValue::Int(i64::from(kind.version))));
    }
    for (name, value) in fields {
        if matches!(name.as_str(), "kind" | "v") {
            continue;
        }
        let bad = || EditError::BadField { field: name.clone() };
        let field = kind.field(name).ok_or_else(bad)?;
        if field.set_by == SetBy::Server && authority != Authority::Server {
            return Err(EditError::Refused(Refusal::ServerField));
        }
        values.push((name.clone(), to_stored(field.scalar_type(), value).ok_or_else(bad)?));
    }
    Ok(values)
}

fn to_stored(scalar_type: ScalarType, value: &Scalar) -> Option<ScalarValue> {
    Some(match (scalar_type, value) {
        (_, Scalar::Null) => ScalarValue::Null,
        (ScalarType::Text, Scalar::Text(text)) => ScalarValue::from(text.as_str()),
        (ScalarType::Bool, Scalar::Bool(value)) => ScalarValue::Boolean(*value),
        (ScalarType::Int, value) => ScalarValue::Int(value.as_int()?),
        (ScalarType::Time, value) => ScalarValue::Timestamp(value.as_int()?),
        (ScalarType::F64, value) => ScalarValue::F64(value.as_f64()?),
        _ => return None,
    })
}

fn commit(
    work: &mut Work<'_>,
    author: &Author,
    key: &DocumentKey,
    writes: &[RecordWrite],
    now_ms: i64,
) -> StoreResult<()> {
    let actor = SessionActor::new(author.device, work.session);
    let loaded = work.documents.get_dirty(work.db, key)?;
    let written = document::write(&mut loaded.document, actor, now_ms, writes)
        .map_err(|error| StoreError::Internal(format!("{key}: {error}")))?;
    let Some(change) = written else { return Ok(()) };
    let refused = |refusal: Refusal| {
        StoreError::Internal(format!(
            "the gate refuses the server's own change: {}",
            refusal.code()
        ))
    };
    let parsed = gate::parse(change.raw_bytes()).map_err(refused)?;
    let writer = gate::Writer {
        device: author.device,
        family: key.partition.family,
        authority: author.authority,
    };
    let touched = gate::admit(&mut loaded.index, &parsed, &writer).map_err(refused)?;
    push::log(work, key, &parsed, &touched, &author.member, now_ms)
}
