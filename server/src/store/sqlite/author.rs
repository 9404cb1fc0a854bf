//! Records that the server writes: decisions of the office, enrolments, the demonstration. The changes
//! are made on what the gate knows of the document and then go the way of every change: gate, log, rows.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::edit::{self, Asked, Draft, Unwritable};
use vungxanh_shared::gate::{self, Refusal};
use vungxanh_shared::ids::{DocumentKey, Partition, RecordId, SessionActor, WardCode};
use vungxanh_shared::kinds::{self, CheckContext};
use vungxanh_shared::time::LocalDate;

use super::documents::document_key;
use super::members::{own_rules, settings};
use super::writer::Work;
use super::{links, push};
use crate::random;
use crate::store::{Author, EditError, RecordEdit, StoreError, StoreResult};

/// An edit that passed every check, with the place where it goes.
struct PreparedEdit {
    document: DocumentKey,
    record: RecordId,
    /// None where everything stands there already.
    write: Option<RecordWrite>,
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
        match prepare(work, author, edit, now_ms)? {
            Ok(prepared) => {
                ids.push(prepared.record);
                by_document.entry(prepared.document).or_default().extend(prepared.write);
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
        for writes in document::in_changes(writes) {
            commit(work, author, key, &writes, now_ms)?;
        }
    }
    push::finish_documents(work)?;
    Ok(Ok(ids))
}

/// The same for a person at the office: what an edit newly names must be there (SPEC K80).
pub fn write_at_desk(
    work: &mut Work<'_>,
    author: &Author,
    edits: &[RecordEdit],
    now_ms: i64,
) -> StoreResult<Result<Vec<RecordId>, EditError>> {
    let to_nothing = |edit| links::to_nothing(work.db, &author.ward, edit);
    let problems = edits.iter().map(to_nothing).collect::<StoreResult<Vec<_>>>()?;
    if problems.iter().any(|found| !found.is_empty()) {
        return Ok(Err(EditError::Invalid(problems)));
    }
    write(work, author, edits, now_ms)
}

fn prepare(
    work: &mut Work<'_>,
    author: &Author,
    edit: &RecordEdit,
    now_ms: i64,
) -> StoreResult<Result<PreparedEdit, EditError>> {
    let (document, mut draft) = match existing(work, author, edit)? {
        Some(known) => known,
        None => match fresh(author, edit, now_ms) {
            Ok(new) => new,
            Err(error) => return Ok(Err(error)),
        },
    };
    let context = context(work.db, &author.ward, now_ms)?;
    let asked = Asked { fields: &edit.fields, seen: &edit.seen, decides: edit.decides };
    draft.edit(&asked, &context);
    // A movement's day is filled in from its hours; it decides the period.
    let document = match draft.is_new() {
        true => DocumentKey::dated(document.partition, draft.date(now_ms)),
        false => document,
    };
    if let Err(refusal) =
        gate::check_kept(&document, work.documents.kept_from(work.db, &document.partition)?)
    {
        return Ok(Err(EditError::Refused(refusal)));
    }
    if let Some(unwritable) = draft.unwritable(author.authority) {
        return Ok(Err(match unwritable {
            Unwritable::BadField(field) => EditError::BadField { field },
            Unwritable::ServerField(_) => EditError::Refused(Refusal::ServerField),
        }));
    }
    let unseen = draft.unseen();
    if !unseen.is_empty() {
        return Ok(Err(EditError::OthersStand(unseen)));
    }
    let (mut errors, _) = draft.problems(&context);
    errors.extend(draft.full_problem());
    errors.extend(edit.id.and_then(|record| draft.itself_problem(record)));
    if !errors.is_empty() {
        return Ok(Err(EditError::Invalid(vec![errors])));
    }
    let unseen = draft.unseen_own(author.device);
    if !unseen.is_empty() {
        return Ok(Err(EditError::OthersStand(unseen)));
    }
    let record = match edit.id {
        Some(id) => id,
        None => RecordId::new(now_ms, random::bytes()?),
    };
    Ok(Ok(PreparedEdit { document, record, write: draft.write(record) }))
}

/// What checks need to know: the ward, what its oldest settings say, and its own rules.
pub fn context(db: &Connection, ward: &WardCode, now_ms: i64) -> StoreResult<CheckContext> {
    let settings = settings(db, ward)?.unwrap_or_default();
    let own_rules = own_rules(db, ward)?;
    Ok(CheckContext::in_ward(now_ms, ward).with_settings(&settings).with_rules(own_rules))
}

/// A new record, and a document of its partition.
fn fresh(
    author: &Author,
    edit: &RecordEdit,
    now_ms: i64,
) -> Result<(DocumentKey, Draft), EditError> {
    let wrong_place =
        || EditError::WrongPlace { kind: edit.kind.clone(), place: edit.place.to_string() };
    let kind = kinds::find(&edit.kind).ok_or_else(wrong_place)?;
    let partition = Partition::new(kind.family, edit.place.clone()).map_err(|_| wrong_place())?;
    if partition.ward() != author.ward {
        return Err(wrong_place());
    }
    let document = DocumentKey::dated(partition, LocalDate::at_ms(now_ms));
    Ok((document, Draft::new(kind)))
}

/// Document and draft of a record that is there already.
fn existing(
    work: &mut Work<'_>,
    author: &Author,
    edit: &RecordEdit,
) -> StoreResult<Option<(DocumentKey, Draft)>> {
    let Some(id) = edit.id else { return Ok(None) };
    let row: Option<i64> = work
        .db
        .prepare_cached("SELECT document FROM record WHERE ward = ?1 AND id = ?2")?
        .query_row(params![author.ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let key = document_key(work.db, row)?;
    let loaded = work.documents.get(work.db, &key)?;
    let stands = loaded.index.stands(id).unwrap_or_default();
    let kind = kinds::find(&edit.kind).filter(|kind| kind.name == edit::kind_of(&stands));
    let Some(kind) = kind else { return Ok(None) };
    Ok(Some((key, Draft::existing(kind, edit::version_of(&stands), stands))))
}

fn commit(
    work: &mut Work<'_>,
    author: &Author,
    key: &DocumentKey,
    writes: &[RecordWrite],
    now_ms: i64,
) -> StoreResult<()> {
    let loaded = work.documents.get_dirty(work.db, key)?;
    let fresh = SessionActor::new(author.device, work.session);
    let actor = loaded.index.session_to_go_on(author.device).unwrap_or(fresh);
    let composed = document::compose(&loaded.index, actor, now_ms, writes)
        .map_err(|error| StoreError::Internal(format!("{key}: {error}")))?;
    let Some(change) = composed else { return Ok(()) };
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
    let touched = gate::check_and_insert(&mut loaded.index, &parsed, &writer).map_err(refused)?;
    push::log(work, key, &parsed, &touched, &author.member, now_ms)
}
