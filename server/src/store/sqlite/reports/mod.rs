//! The rows of reports. Each deed is a step from one state to the next, made on the revision that its author saw: who
//! comes too late hears who was faster. That an approved report stays as it is holds here, and in the schema's triggers
//! whatever this program does. [`mod@count`] says what stands in a report, [`rows`] reads and writes them. Counting is a
//! reader's work: the writer, on which phones wait, only writes what was counted.

mod count;
mod m5;
mod rows;
mod steps;
mod sums;
mod ward_day;

use rusqlite::Connection;
use vungxanh_shared::ids::{Place, RecordId, WardCode};

pub use self::count::{Counted, count};
pub use self::rows::{check, one, page};
use self::steps::Change;
use super::writer::Work;
use crate::random;
use crate::store::office_types::{Report, ReportState};
use crate::store::reports::{NewReport, ReportRefusal, ReportStep, Signer, Subject};
use crate::store::{DeviceBounds, StoreError, StoreResult};

type Outcome = StoreResult<Result<Box<Report>, ReportRefusal>>;

/// Counts what a report is of again; none where there is no such report, or nothing there to count.
pub fn recount(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    at: (DeviceBounds, i64),
) -> StoreResult<Option<Counted>> {
    let Some(stands) = rows::one(db, ward, id)? else { return Ok(None) };
    count(db, ward, &subject_of(&stands)?, at)
}

/// Makes a draft of what was counted.
pub fn make(
    work: &mut Work<'_>,
    signer: &Signer,
    (new, counted): (&NewReport, &Counted),
    now_ms: i64,
) -> Outcome {
    if let Some((version, state)) = rows::latest(work.db, &signer.ward, &new.subject, counted)? {
        return Ok(Err(ReportRefusal::There { version, state }));
    }
    let words = (new.note.as_str(), new.recipients.as_str());
    let id = rows::insert(work.db, signer, (&new.subject, counted), words, (None, now_ms))?;
    read(work.db, &signer.ward, id)
}

/// Does a step with the report as it stood at revision `seen`. `counted` is what was counted for it, where the step
/// needs that.
pub fn step(
    work: &mut Work<'_>,
    signer: &Signer,
    (id, seen): (RecordId, i64),
    (step, counted): (&ReportStep, Option<&Counted>),
    now_ms: i64,
) -> Outcome {
    let Some(stands) = rows::one(work.db, &signer.ward, id)? else {
        return Ok(Err(ReportRefusal::NoSuchReport));
    };
    let last = rows::last_deed(work.db, &signer.ward, id)?;
    if let Err(refusal) = allowed(&stands, last, seen, step) {
        return Ok(Err(refusal));
    }
    let change = Change { db: work.db, signer, id, seen, now_ms };
    match (step, counted) {
        (ReportStep::Refresh | ReportStep::Correct, None) => {
            return Ok(Err(ReportRefusal::NoSuchSubject));
        }
        (ReportStep::Refresh, Some(counted)) => change.refresh(counted)?,
        (ReportStep::Correct, Some(counted)) => {
            return correct(work, signer, (&stands, counted), now_ms);
        }
        (ReportStep::Words { note, recipients }, _) => change.words(note, recipients)?,
        (ReportStep::Check, _) => change.check()?,
        (ReportStep::Approve(_), _)
            if stands.row.made.login == signer.login && !stands.maker_may_approve =>
        {
            return Ok(Err(ReportRefusal::MakerSigns));
        }
        (ReportStep::Approve(signed_as), _) => change.approve(*signed_as)?,
        (ReportStep::Send { recipients, how, number }, _) => {
            change.send(recipients, how, number)?
        }
        (ReportStep::Discard, _) => {
            change.discard()?;
            return Ok(Ok(Box::new(stands)));
        }
    }
    read(work.db, &signer.ward, id)
}

/// Whether the step follows from what stands, and from what its author saw.
fn allowed(
    stands: &Report,
    (by, at_ms): (String, i64),
    seen: i64,
    step: &ReportStep,
) -> Result<(), ReportRefusal> {
    let state = stands.row.state;
    if stands.row.revision != seen {
        return Err(ReportRefusal::Changed { by, at_ms, state });
    }
    let is_open = matches!(state, ReportState::Draft | ReportState::Checked);
    let follows = match step {
        ReportStep::Refresh | ReportStep::Words { .. } | ReportStep::Discard => is_open,
        ReportStep::Check => state == ReportState::Draft,
        ReportStep::Approve(_) => state == ReportState::Checked,
        ReportStep::Send { .. } => state == ReportState::Approved,
        ReportStep::Correct => !is_open,
    };
    match (step, &stands.row.superseded_by) {
        _ if !follows => Err(ReportRefusal::WrongState(state)),
        // What turned out to be wrong is not sent any more either.
        (ReportStep::Correct | ReportStep::Send { .. }, Some(_)) => Err(ReportRefusal::Superseded),
        _ => Ok(()),
    }
}

/// A new version of an approved report: what it says is taken over, what it counts was counted again.
fn correct(
    work: &mut Work<'_>,
    signer: &Signer,
    (stands, counted): (&Report, &Counted),
    now_ms: i64,
) -> Outcome {
    let subject = subject_of(stands)?;
    let words = (stands.note.as_str(), stands.recipients.as_str());
    let before = Some(&stands.row);
    let id = rows::insert(work.db, signer, (&subject, counted), words, (before, now_ms))?;
    read(work.db, &signer.ward, id)
}

fn read(db: &Connection, ward: &WardCode, id: RecordId) -> Outcome {
    let report = rows::one(db, ward, id)?;
    let report = report.ok_or_else(|| StoreError::Internal(format!("report {id} is gone")))?;
    Ok(Ok(Box::new(report)))
}

/// What a report is of.
fn subject_of(report: &Report) -> StoreResult<Subject> {
    let row = &report.row;
    let bad = |what: &str| StoreError::Internal(format!("report {}: no {what}", row.id));
    Ok(Subject {
        of_type: row.r#type,
        day: row.day.parse().map_err(|_| bad("day"))?,
        place: match row.place.as_str() {
            "" => None,
            place => Some(place.parse::<Place>().map_err(|_| bad("place"))?),
        },
        about: match &row.about {
            None => None,
            Some(id) => Some(id.parse::<RecordId>().map_err(|_| bad("record"))?),
        },
    })
}

/// The id of a new report.
fn new_id(now_ms: i64) -> StoreResult<RecordId> {
    Ok(RecordId::new(now_ms, random::bytes()?))
}
