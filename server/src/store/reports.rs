//! Reports: made from what the books have, checked, signed and sent (SPEC R13). Shapes are in [`super::office_types`].

use vungxanh_shared::ids::{Place, RecordId, WardCode};
use vungxanh_shared::time::LocalDate;

use super::office_types::{Report, ReportAsk, ReportPage, ReportState, ReportType, SignedAs};
use super::{Account, Store, StoreResult, sqlite};

/// Who acts.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The ward.
    pub ward: WardCode,
    /// The account.
    pub login: String,
    /// The person's name.
    pub name: String,
}

impl From<&Account> for Signer {
    fn from(account: &Account) -> Self {
        Self {
            ward: account.ward.clone(),
            login: account.login.clone(),
            name: account.full_name.clone(),
        }
    }
}

/// What a report is of.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its type.
    pub of_type: ReportType,
    /// The last day of its period. Of a shift it follows from the shift.
    pub day: LocalDate,
    /// Checkpoint or area, where the type has one.
    pub place: Option<Place>,
    /// The record that it is of, where the type has one.
    pub about: Option<RecordId>,
}

/// A report that is made.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// What it is of.
    pub subject: Subject,
    /// Difficulties and proposals.
    pub note: String,
    /// To whom it goes.
    pub recipients: String,
}

/// What is done with a report.
#[derive(Clone, Debug)]
pub enum ReportStep {
    /// Its numbers are counted again.
    Refresh,
    /// Its note and recipients are written.
    Words {
        /// Difficulties and proposals.
        note: String,
        /// To whom it goes.
        recipients: String,
    },
    /// Somebody looked at it.
    Check,
    /// It is signed.
    Approve(SignedAs),
    /// It was sent.
    Send {
        /// To whom.
        recipients: String,
        /// How.
        how: String,
        /// The clerk's number; empty: none.
        number: String,
    },
    /// A new version takes its place, its numbers counted again.
    Correct,
    /// It is thrown away.
    Discard,
}

/// Why nothing was done with a report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    /// The ward has none of this id.
    #[error("no such report")]
    NoSuchReport,
    /// The shift or checkpoint that it shall be of is not there.
    #[error("nothing there to report on")]
    NoSuchSubject,
    /// Somebody has acted since it was shown.
    #[error("the report has changed")]
    Changed {
        /// Who.
        by: String,
        /// When.
        at_ms: i64,
        /// What it is now.
        state: ReportState,
    },
    /// It is not in the state for this step.
    #[error("the report is {0:?}")]
    WrongState(ReportState),
    /// Whoever made it does not sign it while another account could.
    #[error("the maker does not sign")]
    MakerSigns,
    /// Another version has taken its place.
    #[error("another version has taken its place")]
    Superseded,
    /// There is one of this type and period.
    #[error("there is such a report")]
    There {
        /// Its latest version.
        version: u32,
        /// How far that has come.
        state: ReportState,
    },
}

impl Store {
    /// A page of the ward's reports, the latest first.
    pub async fn reports(&self, ward: WardCode, ask: ReportAsk) -> StoreResult<ReportPage> {
        self.sqlite().read_for_office(move |db| sqlite::reports::page(db, &ward, &ask)).await
    }

    /// One report.
    pub async fn report(&self, ward: WardCode, id: RecordId) -> StoreResult<Option<Report>> {
        self.sqlite().read_for_office(move |db| sqlite::reports::one(db, &ward, id)).await
    }

    /// Counts and makes a draft.
    pub async fn make_report(
        &self,
        signer: Signer,
        new: NewReport,
        now_ms: i64,
    ) -> StoreResult<Result<Box<Report>, ReportRefusal>> {
        let (ward, subject) = (signer.ward.clone(), new.subject.clone());
        let at = (self.device_bounds, now_ms);
        let count = move |db: &_| sqlite::reports::count(db, &ward, &subject, at);
        let Some(counted) = self.sqlite().read_for_office(count).await? else {
            return Ok(Err(ReportRefusal::NoSuchSubject));
        };
        self.deed(move |work| sqlite::reports::make(work, &signer, (&new, &counted), now_ms)).await
    }

    /// Does a step with the report as it stood at revision `seen`; gives what it is now, of a correction the new version,
    /// of one that was thrown away what it was.
    pub async fn step_report(
        &self,
        signer: Signer,
        (id, seen): (RecordId, i64),
        step: ReportStep,
        now_ms: i64,
    ) -> StoreResult<Result<Box<Report>, ReportRefusal>> {
        let counted = match step {
            ReportStep::Refresh | ReportStep::Correct => {
                let (ward, at) = (signer.ward.clone(), (self.device_bounds, now_ms));
                let count = move |db: &_| sqlite::reports::recount(db, &ward, id, at);
                self.sqlite().read_for_office(count).await?
            }
            _ => None,
        };
        let job = move |work: &mut sqlite::Work<'_>| {
            let doing = (&step, counted.as_ref());
            sqlite::reports::step(work, &signer, (id, seen), doing, now_ms)
        };
        self.deed(job).await
    }
}
