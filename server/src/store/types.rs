//! What goes into and comes out of the store.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;
use vungxanh_shared::document::Seen;
use vungxanh_shared::gate::{Authority, Parsed, Refusal};
use vungxanh_shared::ids::{
    DeviceId, DocumentKey, Family, Partition, Period, Place, RecordId, WardCode,
};
use vungxanh_shared::kinds::Problem;
use vungxanh_shared::roles::{Grant, Role, Scope};
use vungxanh_shared::scalar::Fields;

/// SHA-256 of a secret; the secret itself is never stored.
pub type SecretHash = [u8; 32];

/// A ward of this database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ward {
    /// Five digits.
    pub code: WardCode,
    /// Such as Phường Ngọc Khánh.
    pub name: String,
}

/// A ward and how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WardHeld {
    /// The ward.
    pub ward: Ward,
    /// Records, removed ones too.
    pub records: u64,
    /// Phones that have access.
    pub phones: u64,
    /// Office accounts.
    pub accounts: u64,
}

/// Whom to ask in a ward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
}

/// A device as a request's token names it.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Its ward.
    pub ward: WardCode,
    /// Its member's id.
    pub member: String,
    /// Whether its access was taken back, or its member left.
    pub revoked: bool,
    /// What it may hold and write now.
    pub scope: Scope,
}

/// What a phone says of itself at each sync.
#[derive(Clone, Debug)]
pub struct LastSync {
    /// The client's version.
    pub app: String,
    /// Phone's clock minus server's.
    pub clock_skew_ms: i64,
    /// Server's clock.
    pub at_ms: i64,
    /// What it has of the plan; none where it is not the phone that speaks.
    pub plan: Option<PlanCursor>,
}

impl LastSync {
    /// The same behind an earlier note of this phone that was not written down yet.
    pub fn after(mut self, earlier: Option<&Self>) -> Self {
        if let (Some(plan), Some(before)) = (&mut self.plan, earlier.and_then(|note| note.plan)) {
            plan.began |= before.began;
        }
        self
    }
}

/// How far a phone has come in the feed of the plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanCursor {
    /// The cursor that it stored with what it has; 0 = nothing.
    pub cursor: u64,
    /// Whether it asked from the beginning, now or in an earlier note that this one takes the place of.
    pub began: bool,
}

impl PlanCursor {
    /// What a request says.
    pub fn of(cursor: u64) -> Self {
        Self { cursor, began: cursor == 0 }
    }
}

/// A change that passed the rules which need nothing but itself, at its place in the request.
pub struct PushedChange {
    /// Which push, which change in it.
    pub at: (u32, u32),
    /// Its document, in the writable scope.
    pub document: Arc<DocumentKey>,
    /// The change.
    pub parsed: Parsed,
}

/// A change that was refused before the writer saw it.
pub struct RefusedChange {
    /// Which push, which change in it.
    pub at: (u32, u32),
    /// As the phone named it.
    pub partition: String,
    /// As the phone named it.
    pub period: String,
    /// The rule's code.
    pub refusal: vungxanh_shared::gate::Refusal,
    /// SHA-256 as automerge counts it, or of the bytes as they came.
    pub hash: [u8; 32],
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// What one phone may store (SPEC G13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceBounds {
    /// Documents that it may begin on one day.
    pub documents_a_day: u32,
    /// Bytes of changes in one hour.
    pub bytes_an_hour: u64,
    /// Bytes of changes on one day.
    pub bytes_a_day: u64,
}

impl DeviceBounds {
    /// For programs that fill a database.
    pub const NONE: Self =
        Self { documents_a_day: u32::MAX, bytes_an_hour: u64::MAX, bytes_a_day: u64::MAX };
}

impl Default for DeviceBounds {
    /// A phone that works hard writes a few MiB a day.
    fn default() -> Self {
        Self { documents_a_day: 1000, bytes_an_hour: 64 << 20, bytes_a_day: 256 << 20 }
    }
}

/// What became of one phone's changes.
#[derive(Debug, Default)]
pub struct PushOutcome {
    /// On disk.
    pub accepted: Vec<[u8; 32]>,
    /// Those of them that the log had before.
    pub known: Vec<[u8; 32]>,
    /// In quarantine, on disk; or put off ([`vungxanh_shared::gate::Refusal::is_later`]) and stored nowhere.
    pub refused: Vec<RefusedAnswer>,
    /// The phone has no access any more: nothing of this was looked at.
    pub withdrawn: bool,
}

impl PushOutcome {
    /// What became of the next part of them.
    pub fn extend(&mut self, next: PushOutcome) {
        self.accepted.extend(next.accepted);
        self.known.extend(next.known);
        self.refused.extend(next.refused);
        self.withdrawn |= next.withdrawn;
    }
}

/// One refused change.
#[derive(Clone, Debug)]
pub struct RefusedAnswer {
    /// The change.
    pub hash: [u8; 32],
    /// Which push, which change in it.
    pub at: (u32, u32),
    /// Why.
    pub refusal: vungxanh_shared::gate::Refusal,
}

/// Who writes records on the server's side.
#[derive(Clone, Debug)]
pub struct Author {
    /// The ward.
    pub ward: WardCode,
    /// The member in whose name it is written.
    pub member: String,
    /// The device that signs; an office device, or a phone in the demonstration.
    pub device: DeviceId,
    /// [`Authority::Member`] for a person's decision; [`Authority::Server`] may write fields that
    /// only the server sets.
    pub authority: Authority,
}

/// A record that the server writes. Fields left out stay as they are; null clears.
#[derive(Clone, Debug)]
pub struct RecordEdit {
    /// The kind's name.
    pub kind: String,
    /// Where a new record belongs; an existing one stays where it is.
    pub place: Place,
    /// An existing record, or the id that a new one shall have; none = a new id.
    pub id: Option<RecordId>,
    /// Values in their plain form; the kind says how each is stored.
    pub fields: Fields,
    /// What the author saw of the record.
    pub seen: Seen,
    /// Whether the author decides between values that stand.
    pub decides: bool,
}

impl RecordEdit {
    /// A new record, under an id of its own.
    pub fn new(kind: &str, place: Place, fields: Fields) -> Self {
        Self { id: None, ..Self::of(kind, place, None, fields) }
    }

    /// An edit by who reads and writes in one transaction, and so sees everything that stands.
    pub fn of(kind: &str, place: Place, id: Option<RecordId>, fields: Fields) -> Self {
        let (kind, seen) = (kind.to_owned(), Seen::Everything);
        Self { kind, place, id, fields, seen, decides: false }
    }
}

/// Why an edit was not written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum EditError {
    /// The kind is unknown or does not belong to such places.
    #[error("no records of kind `{kind}` at {place}")]
    WrongPlace {
        /// The kind as given.
        kind: String,
        /// The place as given.
        place: String,
    },
    /// A value has the wrong type, or the kind has no such field.
    #[error("field `{field}` cannot hold that")]
    BadField {
        /// The key.
        field: String,
    },
    /// The kind's checks found errors; one list an edit.
    #[error("the record has errors")]
    Invalid(Vec<Vec<Problem>>),
    /// A decision met values that it does not name: the fields.
    #[error("other values stand: {0:?}")]
    OthersStand(Vec<String>),
    /// The gate refused what was written: the author lacks the authority.
    #[error("refused: {}", .0.code())]
    Refused(vungxanh_shared::gate::Refusal),
}

/// Something of one document on its way to a phone.
#[derive(Debug)]
pub struct FeedFrame {
    /// The document.
    pub document: DocumentKey,
    /// The partition's cursor after it.
    pub cursor: u64,
    /// The document as saved.
    pub snapshot: Option<Vec<u8>>,
    /// Changes in feed order, each with its bytes.
    pub changes: Vec<Vec<u8>>,
}

/// A person who holds phones or accounts.
#[derive(Clone, Debug)]
pub struct Member {
    /// Id of the `member` record in the plan.
    pub id: String,
    /// The ward.
    pub ward: WardCode,
    /// Full name.
    pub full_name: String,
    /// What the member may do.
    pub grants: Vec<Grant>,
    /// When the member left, if so.
    pub disabled_at_ms: Option<i64>,
}

/// A new member.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The ward.
    pub ward: WardCode,
    /// Full name.
    pub full_name: String,
    /// Telephone number, may be empty.
    pub phone: String,
    /// Roles and places.
    pub grants: Vec<Grant>,
}

/// Roles that a member gets and loses; those not named stay.
#[derive(Clone, Debug, Default)]
pub struct GrantChange {
    /// To be given.
    pub give: Vec<Grant>,
    /// To be taken.
    pub take: Vec<Grant>,
}

impl GrantChange {
    /// What leads from some roles to others.
    pub fn between(before: &[Grant], after: &[Grant]) -> Self {
        let without = |these: &[Grant], those: &[Grant]| {
            these.iter().filter(|grant| !those.contains(grant)).cloned().collect()
        };
        Self { give: without(after, before), take: without(before, after) }
    }
}

/// A duty that was not given: the place was closed meanwhile.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0} is closed")]
pub struct PlaceClosed(pub Place);

/// An enrolled phone or an office device, as lists show it.
#[derive(Clone, Debug)]
pub struct DeviceInfo {
    /// Its id.
    pub id: DeviceId,
    /// Its member's id.
    pub member: String,
    /// Its member's name.
    pub member_name: String,
    /// What the owner calls it.
    pub name: String,
    /// Browser and system.
    pub platform: String,
    /// When it was enrolled.
    pub made_at_ms: i64,
    /// When access was taken back.
    pub revoked_at_ms: Option<i64>,
    /// When it last synced.
    pub last_sync_ms: Option<i64>,
    /// The client's version at that time.
    pub app: String,
    /// Phone's clock minus server's at that time.
    pub clock_skew_ms: Option<i64>,
}

/// A phone that presents an enrolment code.
#[derive(Clone, Debug)]
pub struct EnrolAsk {
    /// Of the code.
    pub code_hash: SecretHash,
    /// Of the phone's retry key.
    pub retry_key_hash: SecretHash,
    /// Of the token that it shall get.
    pub token_hash: SecretHash,
    /// The id that a new device shall have.
    pub device: DeviceId,
    /// What the owner calls it.
    pub device_name: String,
    /// Browser and system.
    pub platform: String,
    /// Now.
    pub now_ms: i64,
}

/// An enrolled phone.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The device: new, or the same as before where the answer had been lost.
    pub device: DeviceId,
    /// Its member.
    pub member: String,
    /// The member's name.
    pub full_name: String,
    /// The member's telephone number, may be empty.
    pub phone: String,
    /// The ward.
    pub ward: Ward,
}

/// Why a code enrols nobody; with the ward's contact where the code names a ward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnrolRefusal {
    /// There is no such code.
    Unknown,
    /// Another phone has used it.
    Used,
    /// Its time is over, or its member has left.
    Expired,
}

/// A new office account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The ward.
    pub ward: WardCode,
    /// What the person types to log in.
    pub login: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// What the account may do.
    pub role: Role,
    /// The member's name.
    pub full_name: String,
    /// The member's telephone number, may be empty.
    pub phone: String,
}

/// An office account.
#[derive(Clone, Debug)]
pub struct Account {
    /// The ward.
    pub ward: WardCode,
    /// What the person types to log in.
    pub login: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// What the account may do.
    pub role: Role,
    /// The member's id.
    pub member: String,
    /// The member's name.
    pub full_name: String,
    /// The office device in whose name it writes.
    pub device: DeviceId,
    /// When it was disabled.
    pub disabled_at_ms: Option<i64>,
    /// When it last logged in.
    pub last_login_ms: Option<i64>,
}

/// A try to log in.
#[derive(Clone, Debug)]
pub struct LoginTry {
    /// What was typed as the account's name, in its one form.
    pub login: String,
    /// The address that it came from.
    pub from: String,
    /// Now.
    pub now_ms: i64,
    /// So many wrong tries in a row make the name rest.
    pub bound: u32,
    /// For how long, in milliseconds.
    pub lock_ms: i64,
}

/// What a try to log in meets.
#[derive(Debug)]
pub enum LoginStart {
    /// The name rests until then, milliseconds since 1970.
    Rests(i64),
    /// The password is to be looked at.
    Try {
        /// The account of this name, if there is one.
        account: Option<Box<Account>>,
        /// Whether the name rests from here on unless the password is right.
        is_last: bool,
    },
}

/// A phone that received everything holds something else than the ward (SPEC W11).
#[derive(Clone, Debug)]
pub struct Divergence {
    /// Its ward.
    pub ward: WardCode,
    /// The phone.
    pub device: DeviceId,
    /// Its member's id.
    pub member: String,
    /// Now.
    pub now_ms: i64,
}

/// A line for the audit log. `who` is a login, a member id or `server`; no field holds a name or number
/// of a resident: `subject` is a record id, a place or a code's kind.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// The ward.
    pub ward: WardCode,
    /// When.
    pub at_ms: i64,
    /// Who did it.
    pub who: String,
    /// Stable name of what was done: `login`, `record_viewed`, `member_made` …
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// More, as JSON text; `{}` for nothing.
    pub detail: String,
}

/// What `vungxanh check` found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CheckReport {
    /// Documents looked at.
    pub documents: u64,
    /// Changes whose hash was computed again.
    pub changes: u64,
    /// Snapshots that were loaded and compared.
    pub snapshots: u64,
    /// Rows that were compared with a rebuild.
    pub records: u64,
    /// Lines of the audit chain.
    pub audit_lines: u64,
    /// Where the audit log of each ward ends, for a person.
    pub audit_ends: Vec<String>,
    /// Refused changes kept.
    pub quarantined: u64,
    /// Changes that do harm and that `repair` takes out; each is among the differences.
    pub hurt: u64,
    /// Every difference, one line each; empty is good.
    pub differences: Vec<String>,
}

/// A document from which something was taken out.
#[derive(Debug)]
pub struct RepairedDocument {
    /// The document.
    pub document: DocumentKey,
    /// Why, one a change.
    pub taken_out: Vec<Refusal>,
}

/// What the database knows of the time (SPEC W18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownTime {
    /// The newest time that was believed or confirmed, milliseconds since 1970.
    pub believed_ms: i64,
    /// Whether retention waits for a person.
    pub stop: Option<RetentionStop>,
}

/// A clock that jumped ahead, so that nothing is deleted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionStop {
    /// What was expected, milliseconds since 1970.
    pub expected_ms: i64,
    /// What the clock said.
    pub read_ms: i64,
}

/// The first kept period of a partition, where it was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FloorPutBack {
    /// The partition.
    pub partition: Partition,
    /// Where it was.
    pub was: Period,
    /// Where it is.
    pub is: Period,
}

/// From when on records of a family are kept.
#[derive(Clone, Debug)]
pub struct RetentionFloor {
    /// The family.
    pub family: Family,
    /// Its first period that is kept.
    pub from: Period,
    /// For how many days after its last day a period is kept.
    pub days: u32,
}

/// What a phone says that it holds of a partition.
#[derive(Clone, Debug)]
pub struct DigestAsk {
    /// The partition.
    pub partition: Partition,
    /// The first period that counts, in text order.
    pub from: String,
    /// The sum of its documents' parts.
    pub sum: Vec<u8>,
}

/// What of the feed a phone asks for.
#[derive(Clone, Debug)]
pub struct FeedAsk {
    /// Each partition in scope with the phone's cursor. What is not in its scope when the feed is read is passed over.
    pub cursors: Vec<(Partition, u64)>,
    /// About how many bytes it wants.
    pub max_bytes: usize,
    /// Who asks: its own changes are not sent back to it.
    pub device: DeviceId,
    /// What it wants compared.
    pub digests: Vec<DigestAsk>,
    /// What it pushed just now. A phone that starts again may lack older changes of its own, never these.
    pub pushed: HashSet<[u8; 32]>,
}

/// What the feed gives.
#[derive(Debug, Default)]
pub struct FeedAnswer {
    /// In the order in which the phone shall store them.
    pub frames: Vec<FeedFrame>,
    /// Whether there is more.
    pub more: bool,
    /// Documents of which there is more, and about how many bytes.
    pub remaining: (u64, u64),
    /// Partitions of which the phone has received everything and holds something else.
    pub diverged: Vec<Partition>,
    /// Partitions that were repaired and that the phone fetches again with this request.
    pub refetched: Vec<Partition>,
    /// The first kept period, of partitions with a deletion that the phone has not heard of.
    pub kept_from: Vec<(Partition, Period)>,
}
