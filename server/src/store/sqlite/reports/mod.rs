//! The rows of reports. Each deed is a step from one state to the next, made on the revision that its author saw: who
//! comes too late hears who was faster. That an approved report stays as it is holds here, and in the schema's triggers
//! whatever this program does. [`count`] says what stands in a report, [`rows`] reads and writes them.

mod count;
mod m5;
mod rows;
mod ward_day;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{Place, RecordId, WardCode};

use self::count::Counted;
pub use self::rows::{check, one, page};
use super::writer::Work;
use crate::random;
use crate::store::office_types::{Report, ReportState, SignedAs};
use crate::store::reports::{NewReport, ReportRefusal, ReportStep, Signer, Subject};
use crate::store::{StoreError, StoreResult};

type Outcome = StoreResult<Result<Box<Report>, ReportRefusal>>;

/// Counts and makes a draft.
pub fn make(work: &mut Work<'_>, signer: &Signer, new: &NewReport, now_ms: i64) -> Outcome {
    let bounds = (work.device_bounds, now_ms);
    let Some(counted) = count::count(work.db, &signer.ward, &new.subject, bounds)? else {
        return Ok(Err(ReportRefusal::NoSuchSubject));
    };
    if let Some((version, state)) = rows::latest(work.db, &signer.ward, &new.subject, &counted)? {
        return Ok(Err(ReportRefusal::There { version, state }));
    }
    let words = (new.note.as_str(), new.recipients.as_str());
    let id = rows::insert(work.db, signer, (&new.subject, &counted), words, (None, now_ms))?;
    read(work.db, &signer.ward, id)
}

/// Does a step with the report as it stood at revision `seen`.
pub fn step(
    work: &mut Work<'_>,
    signer: &Signer,
    (id, seen): (RecordId, i64),
    step: &ReportStep,
    now_ms: i64,
) -> Outcome {
    let Some(stands) = rows::one(work.db, &signer.ward, id)? else {
        return Ok(Err(ReportRefusal::NoSuchReport));
    };
    if let Err(refusal) = allowed(&stands, rows::last_deed(work.db, &signer.ward, id)?, seen, step)
    {
        return Ok(Err(refusal));
    }
    let change = Change { db: work.db, signer, id, seen, now_ms };
    match step {
        ReportStep::Refresh => {
            let subject = subject_of(&stands)?;
            let bounds = (work.device_bounds, now_ms);
            let Some(counted) = count::count(work.db, &signer.ward, &subject, bounds)? else {
                return Ok(Err(ReportRefusal::NoSuchSubject));
            };
            change.refresh(&counted)?;
        }
        ReportStep::Words { note, recipients } => change.words(note, recipients)?,
        ReportStep::Check => change.check()?,
        ReportStep::Approve(_)
            if stands.row.made.login == signer.login && !stands.maker_may_approve =>
        {
            return Ok(Err(ReportRefusal::MakerSigns));
        }
        ReportStep::Approve(signed_as) => change.approve(*signed_as)?,
        ReportStep::Send { recipients, how, number } => change.send(recipients, how, number)?,
        ReportStep::Correct => return correct(work, signer, &stands, now_ms),
        ReportStep::Discard => {
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
        (ReportStep::Correct, Some(_)) => Err(ReportRefusal::Superseded),
        _ => Ok(()),
    }
}

/// A new version of an approved report: what it says is taken over, what it counts is counted again.
fn correct(work: &mut Work<'_>, signer: &Signer, stands: &Report, now_ms: i64) -> Outcome {
    let subject = subject_of(stands)?;
    let bounds = (work.device_bounds, now_ms);
    let Some(counted) = count::count(work.db, &signer.ward, &subject, bounds)? else {
        return Ok(Err(ReportRefusal::NoSuchSubject));
    };
    let words = (stands.note.as_str(), stands.recipients.as_str());
    let before = Some(&stands.row);
    let id = rows::insert(work.db, signer, (&subject, &counted), words, (before, now_ms))?;
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

/// One step of a report, written over the revision that was seen.
struct Change<'a> {
    db: &'a Connection,
    signer: &'a Signer,
    id: RecordId,
    seen: i64,
    now_ms: i64,
}

impl Change<'_> {
    /// Sets some columns, from the sixth value on, and who did it.
    fn set(&self, columns: &str, values: &[&dyn rusqlite::ToSql]) -> StoreResult<()> {
        let sql = format!(
            "UPDATE report SET revision = revision + 1, changed_name = ?4, changed_at_ms = ?5, {columns}
             WHERE ward = ?1 AND id = ?2 AND revision = ?3"
        );
        let ward = self.signer.ward.as_str();
        let (id, name) = (self.id.0, self.signer.name.as_str());
        let mut all: Vec<&dyn rusqlite::ToSql> = vec![&ward, &id, &self.seen, &name, &self.now_ms];
        all.extend_from_slice(values);
        let changed = self.db.prepare_cached(&sql)?.execute(all.as_slice())?;
        match changed {
            1 => Ok(()),
            _ => Err(StoreError::Internal(format!("report {} was not changed", self.id))),
        }
    }

    /// What was checked is not what stands any more: somebody checks it again.
    fn refresh(&self, counted: &Counted) -> StoreResult<()> {
        let (body, sha256) = count::canonical(&counted.body)?;
        let silent = count::json(&counted.silent_phones)?;
        self.set(
            "state = 'draft', checked_by = NULL, checked_name = NULL, checked_at_ms = NULL,
             from_at_ms = ?6, to_at_ms = ?7, cut_off_ms = ?8, data_until_ms = ?5, silent_phones = ?9, body = ?10,
             sha256 = ?11",
            &[
                &counted.from_at_ms,
                &counted.to_at_ms,
                &counted.cut_off_ms,
                &silent,
                &body,
                &sha256,
            ],
        )
    }

    fn words(&self, note: &str, recipients: &str) -> StoreResult<()> {
        self.set(
            "state = 'draft', checked_by = NULL, checked_name = NULL, checked_at_ms = NULL,
             note = ?6, recipients = ?7",
            &[&note, &recipients],
        )
    }

    fn check(&self) -> StoreResult<()> {
        self.set(
            "state = 'checked', checked_by = ?6, checked_name = ?4, checked_at_ms = ?5",
            &[&self.signer.login],
        )
    }

    fn approve(&self, signed_as: SignedAs) -> StoreResult<()> {
        self.set(
            "state = 'approved', approved_by = ?6, approved_name = ?4, approved_at_ms = ?5, signed_as = ?7",
            &[&self.signer.login, &signed_as.as_str()],
        )
    }

    fn send(&self, recipients: &str, how: &str, number: &str) -> StoreResult<()> {
        self.set(
            "state = 'sent', sent_by = ?6, sent_name = ?4, sent_at_ms = ?5, sent_how = ?7, recipients = ?8, number = ?9",
            &[&self.signer.login, &how, &recipients, &number],
        )
    }

    fn discard(&self) -> StoreResult<()> {
        self.db
            .prepare_cached("DELETE FROM report WHERE ward = ?1 AND id = ?2 AND revision = ?3")?
            .execute(params![self.signer.ward.as_str(), self.id.0, self.seen])?;
        Ok(())
    }
}

/// The id of a new report.
fn new_id(now_ms: i64) -> StoreResult<RecordId> {
    Ok(RecordId::new(now_ms, random::bytes()?))
}
