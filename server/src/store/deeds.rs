//! What people do, with its line of the audit log in the same transaction: neither is there without the other.

use std::sync::Arc;

use vungxanh_shared::ids::RecordId;

use super::office_types::{PlanRefusal, Report};
use super::reports::ReportRefusal;
use super::views::ViewRefusal;
use super::{AuditEntry, EditError, HandedIn, PlaceClosed, Store, StoreResult, sqlite};

/// What a deed answers with: whether it was done, and to what where that is known only afterwards.
pub(super) trait Outcome {
    /// Whether anything was done that the audit log should have.
    fn is_done(&self) -> bool;
    /// To whom or what, where the entry could not name it.
    fn subject(&self) -> Option<&str> {
        None
    }
}

impl Outcome for () {
    fn is_done(&self) -> bool {
        true
    }
}

impl Outcome for bool {
    fn is_done(&self) -> bool {
        *self
    }
}

/// The id of what was made.
impl Outcome for String {
    fn is_done(&self) -> bool {
        true
    }
    fn subject(&self) -> Option<&str> {
        Some(self)
    }
}

impl Outcome for Result<Vec<RecordId>, EditError> {
    fn is_done(&self) -> bool {
        self.is_ok()
    }
}

impl Outcome for Result<Vec<String>, PlanRefusal> {
    fn is_done(&self) -> bool {
        self.is_ok()
    }
    fn subject(&self) -> Option<&str> {
        self.as_ref().ok()?.first().map(String::as_str)
    }
}

impl Outcome for Result<bool, PlaceClosed> {
    fn is_done(&self) -> bool {
        matches!(self, Ok(true))
    }
}

/// The id of what was made.
impl Outcome for Result<String, PlaceClosed> {
    fn is_done(&self) -> bool {
        self.is_ok()
    }
    fn subject(&self) -> Option<&str> {
        self.as_deref().ok()
    }
}

/// The number of the view.
impl Outcome for Result<String, ViewRefusal> {
    fn is_done(&self) -> bool {
        self.is_ok()
    }
    fn subject(&self) -> Option<&str> {
        self.as_deref().ok()
    }
}

/// The report's id.
impl Outcome for Result<Box<Report>, ReportRefusal> {
    fn is_done(&self) -> bool {
        self.is_ok()
    }
    fn subject(&self) -> Option<&str> {
        self.as_ref().ok().map(|report| report.row.id.as_str())
    }
}

impl Outcome for Option<Result<(), EditError>> {
    fn is_done(&self) -> bool {
        matches!(self, Some(Ok(())))
    }
}

impl Outcome for Option<HandedIn> {
    fn is_done(&self) -> bool {
        matches!(self, Some(HandedIn::Done { .. }))
    }
}

impl Store {
    /// The same store; what is done through it gets this line of the audit log, in the transaction that does it.
    #[must_use]
    pub fn noting(&self, entry: AuditEntry) -> Self {
        Self { noted: Some(Arc::new(entry)), ..self.clone() }
    }

    /// Runs a deed on the writer, with its line of the audit log where it was done.
    pub(super) async fn deed<T, F>(&self, deed: F) -> StoreResult<T>
    where
        T: Outcome + Send + 'static,
        F: FnOnce(&mut sqlite::Work<'_>) -> StoreResult<T> + Send + 'static,
    {
        let noted = self.noted.clone();
        let job = move |work: &mut sqlite::Work<'_>| {
            let outcome = deed(work)?;
            if let Some(entry) = noted.filter(|_| outcome.is_done()) {
                let mut entry = AuditEntry::clone(&entry);
                if let Some(subject) = outcome.subject() {
                    subject.clone_into(&mut entry.subject);
                }
                sqlite::audit::append(work, &entry)?;
            }
            Ok(outcome)
        };
        self.sqlite().write(job).await
    }
}
