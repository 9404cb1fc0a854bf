//! What the engine is told and what it asks for. Both are plain values: the worker in a browser and
//! the simulation in `tests/` perform the same effects on different stores and networks.

use std::collections::BTreeMap;

use vungxanh_shared::kinds::Problem;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::ErrorBody;

use crate::stored::Write;

/// Pairs an [`Effect::Answer`] with the event that asked.
pub type RequestId = u32;
/// Pairs [`Event::Persisted`] with its [`Effect::Persist`].
pub type TransactionId = u32;
/// Pairs [`Event::Response`] with its [`Effect::Send`].
pub type SendId = u32;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A person entered an enrolment code.
    Enrol {
        /// To answer.
        request: RequestId,
        /// Ten characters, however typed.
        code: String,
        /// How the person or the browser calls this phone.
        device_name: String,
        /// Browser and system, for the official's list of phones.
        platform: String,
    },
    /// A person tapped "save".
    Save {
        /// To answer.
        request: RequestId,
        /// What to write.
        edits: Vec<Edit>,
        /// A draft to delete in the same transaction.
        draft: Option<String>,
    },
    /// A person tapped "undo" after a save of this session.
    Undo {
        /// To answer.
        request: RequestId,
        /// As given by [`Outcome::Saved`].
        token: String,
    },
    /// The transaction is durable.
    Persisted {
        /// Which.
        transaction: TransactionId,
    },
    /// The transaction was not written, not even in part.
    PersistFailed {
        /// Which.
        transaction: TransactionId,
        /// Why.
        failure: StorageFailure,
    },
    /// The server answered.
    Response {
        /// Which request.
        send: SendId,
        /// HTTP status.
        status: u16,
        /// The whole body, inflated.
        body: Vec<u8>,
        /// Of a `Retry-After` header.
        retry_after_ms: Option<i64>,
    },
    /// No answer came.
    SendFailed {
        /// Which request.
        send: SendId,
        /// Whether time ran out rather than there being no connection.
        timed_out: bool,
    },
    /// A reason to sync now rather than at the next retry.
    Nudge(Nudge),
    /// The browser says that there is no network.
    Offline,
    /// The time asked for by [`Effect::WakeAt`] has come.
    Timer,
}

/// What [`Event::Response`] says of a request.
#[derive(Debug)]
pub(crate) struct ServerAnswer {
    pub status: u16,
    pub body: Vec<u8>,
    pub retry_after_ms: Option<i64>,
}

/// Why to sync now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nudge {
    /// The network came back.
    Online,
    /// The app came to the foreground.
    Foreground,
    /// The server said that there is something new.
    Live,
    /// A person asked for it.
    Asked,
}

/// Why a transaction was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFailure {
    /// No room.
    Full,
    /// Any other reason.
    Failed,
    /// Another tab writes now.
    Fenced,
    /// The store was emptied behind the app's back: what is not in memory is lost.
    Gone,
}

/// Something to do. In one list they are in order; nothing waits for the end of another but by the
/// event that it produces.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write all of it or nothing, durably, then say [`Event::Persisted`]. There is never more than
    /// one under way.
    Persist {
        /// To name it in the answer.
        transaction: TransactionId,
        /// Rows in any order.
        writes: Vec<Write>,
        /// What to tell a person as soon as it is durable (and [`Event::Persisted`] was handled).
        /// It stands even if the engine is lost in between.
        answer: Option<(RequestId, Outcome)>,
    },
    /// `POST` the body; then say [`Event::Response`] or [`Event::SendFailed`].
    Send {
        /// To name it in the answer.
        send: SendId,
        /// Where to.
        route: Route,
        /// For the `Authorization` header; enrolment has none.
        token: Option<String>,
        /// CBOR, not compressed.
        body: Vec<u8>,
    },
    /// Say [`Event::Timer`] at this time; replaces the time asked for before.
    WakeAt(i64),
    /// The answer to a request.
    Answer {
        /// Whose.
        request: RequestId,
        /// What.
        outcome: Outcome,
    },
    /// Records of these kinds changed.
    Changed(Vec<&'static str>),
    /// [`crate::Engine::status`] says something new.
    StatusChanged,
    /// [`crate::Engine::session`] says something new.
    SessionChanged,
}

/// An address of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// `/api/v1/enrol`
    Enrol,
    /// `/api/v1/sync`
    Sync,
}

impl Route {
    /// The path.
    pub fn path(self) -> &'static str {
        match self {
            Route::Enrol => "/api/v1/enrol",
            Route::Sync => "/api/v1/sync",
        }
    }
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Durable on this phone.
    Saved {
        /// Of the records, one an edit, in order.
        ids: Vec<String>,
        /// What is doubtful, one list an edit.
        warnings: Vec<Vec<Problem>>,
        /// Takes it back in this session.
        undo: String,
    },
    /// Nothing was written: problems, one list an edit.
    Invalid(Vec<Vec<Problem>>),
    /// Nothing was written: a decision met values that it does not name. The fields, one list an edit.
    OthersStand(Vec<Vec<String>>),
    /// Nothing was written.
    NotSaved(NotSaved),
    /// The phone is enrolled.
    Enrolled,
    /// The phone is not enrolled.
    NotEnrolled(EnrolFailure),
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSaved {
    /// No room on the phone.
    StorageFull,
    /// The phone's storage failed.
    StorageFailed,
    /// The store was emptied while the app was open; what it holds in memory can still be exported.
    StorageGone,
    /// Another tab writes.
    OtherTab,
    /// This phone may only read there.
    ReadOnly,
    /// This phone's access was withdrawn.
    Withdrawn,
    /// The record is of a kind that a later version of the program wrote.
    NewerVersion,
    /// Only changes that the ward refused hold the record.
    RefusedRecord,
    /// Not enrolled yet.
    NotEnrolled,
    /// The place is not this phone's, or there is no such record.
    OutOfScope,
    /// The ward has deleted the period that the record belongs to.
    PeriodDeleted,
}

impl NotSaved {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            NotSaved::StorageFull => "storage_full",
            NotSaved::StorageFailed => "storage_failed",
            NotSaved::StorageGone => "storage_gone",
            NotSaved::OtherTab => "other_tab",
            NotSaved::ReadOnly => "read_only",
            NotSaved::Withdrawn => "withdrawn",
            NotSaved::NewerVersion => "newer_version",
            NotSaved::RefusedRecord => "refused_record",
            NotSaved::NotEnrolled => "not_enrolled",
            NotSaved::OutOfScope => "out_of_scope",
            NotSaved::PeriodDeleted => "period_deleted",
        }
    }
}

/// Why enrolment did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolFailure {
    /// `code_used`, `code_expired`, `code_unknown`, `offline`, `too_many_requests`,
    /// `storage_failed` or `server_error`.
    pub reason: &'static str,
    /// The server's words, and whom to ask.
    pub said: Option<ErrorBody>,
}

impl EnrolFailure {
    /// A reason of the phone's own.
    pub fn because(reason: &'static str) -> Self {
        Self { reason, said: None }
    }
}

/// A change of one record, as a page asks for it. A new record has no `id`; fields left out stay as
/// they are; null clears.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
#[serde(default)]
pub struct Edit {
    /// Of the record to change.
    pub id: Option<String>,
    /// Kind of record.
    pub kind: String,
    /// Area, checkpoint or ward code of a new record.
    pub place: Option<String>,
    /// What to write.
    pub fields: BTreeMap<String, Scalar>,
    /// Name by which other new records of the same save may refer to this one: fields with value `@name`.
    #[serde(rename = "ref")]
    pub name: Option<String>,
    /// What the person saw of the record: of each field the names of the operations that stood there. They are what
    /// is replaced; in a field that is not named nothing was seen, and what stands stays beside.
    pub seen: BTreeMap<String, Vec<String>>,
    /// Whether the person decides between values that stand: then it is refused where others stand by now.
    pub decides: bool,
}
