//! The gate: what the server accepts from a phone (SPEC G1 to G18).
//!
//! It asks three things of a change: is it well formed, is it where it says it is in history, and is what it adds
//! bounded by who adds it. automerge is never handed bytes from outside as they come. [`parse`] holds the rules that
//! need nothing but the change (G1, G2, G15), [`check_and_insert`] those that need its document (G4 to G7, G13 to G18), [`apply`]
//! hands what passed to automerge (G8). Each refusal has its own stable code. What a value *says*
//! never refuses a change: a merge cannot be refused after the fact.

mod chunk;
mod flat;
mod index;
mod operations;

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{ActorId, Automerge, Change, ChangeHash, ExpandedChange};

use crate::ids::{DeviceId, DocumentKey, Family, Period, PeriodLength, RecordId, SessionActor};
use crate::time::LocalDate;
use index::Behind;

pub use chunk::{MAX_CHANGE_BYTES, MAX_CHUNK_BYTES, MAX_DEPS, MAX_OPERATIONS};
pub use index::{DocumentIndex, GO_ON_AFTER_SESSIONS, Position};
pub use operations::{MAX_FIELDS, MAX_KEY_BYTES, MAX_RECORDS, MAX_TEXT_BYTES};

/// Sessions of one device in one document at most.
pub const MAX_SESSIONS: usize = 500;
/// The latest time of a commit, in seconds since 1970: some 35,000 years from now, with room for sums.
const MAX_COMMIT_S: i64 = 1 << 40;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $rule:literal, $vi:literal, $en:literal;)*) => {
        /// Why a change was refused.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Refusal { $($(#[$doc])* $name,)* }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &[Refusal] = &[$(Refusal::$name,)*];
            /// Stable code: on the wire, in quarantine, in the catalogue of texts.
            pub fn code(self) -> &'static str { match self { $(Refusal::$name => $code,)* } }
            /// The number of the rule in SPEC.md.
            pub fn rule(self) -> &'static str { match self { $(Refusal::$name => $rule,)* } }
            /// What a person reads, Vietnamese.
            pub fn vi(self) -> &'static str { match self { $(Refusal::$name => $vi,)* } }
            /// What a person reads, English.
            pub fn en(self) -> &'static str { match self { $(Refusal::$name => $en,)* } }
        }
    };
}

refusals! {
    /// No single change chunk, or bytes that end early.
    NotAChange = "not_a_change", "G1", "Dữ liệu gửi lên không đọc được.", "The data sent cannot be read.";
    /// Over 64 KiB, as sent or inflated.
    TooLarge = "change_too_large", "G1", "Lần ghi này quá lớn.", "This entry is too large.";
    /// Over 512 operations.
    TooManyOperations = "too_many_operations", "G1", "Lần ghi này có quá nhiều mục.", "This entry changes too many fields at once.";
    /// Re-encoding does not give the same bytes, or automerge cannot read them.
    NotCanonical = "not_canonical", "G2", "Dữ liệu gửi lên không đúng định dạng.", "The data sent is not in the right form.";
    /// The device may not write this partition.
    OutOfScope = "out_of_scope", "G3", "Máy này không còn được ghi cho địa bàn này.", "This phone may not write for this place.";
    /// The partition or period is not a valid name of a document.
    WrongDocument = "wrong_document", "G3", "Lần ghi này không thuộc sổ nào.", "This entry belongs to no known register.";
    /// The actor is not a session of the authenticated device.
    ForeignActor = "foreign_actor", "G4", "Lần ghi này mang tên máy khác.", "This entry speaks in another phone's name.";
    /// The change's number is not the session's last one plus 1.
    BadSeq = "bad_seq", "G5", "Thiếu một lần ghi trước đó của máy này.", "An earlier entry of this phone is missing.";
    /// A change that it builds on is unknown.
    MissingDeps = "missing_deps", "G5", "Thiếu lần ghi mà lần này dựa vào.", "An entry that this one builds on is missing.";
    /// It does not build on its own session's previous change.
    NotBehindItself = "not_behind_itself", "G5", "Thứ tự các lần ghi của máy này bị sai.", "The order of this phone's entries is wrong.";
    /// Its first operation's number is not the highest behind it plus 1.
    BadStartOp = "bad_start_op", "G5", "Thứ tự các lần ghi của máy này bị sai.", "The order of this phone's entries is wrong.";
    /// It names a session that the document does not know.
    UnknownActor = "unknown_actor", "G5", "Lần ghi này nhắc tới máy chưa biết.", "This entry names an unknown phone.";
    /// It carries bytes that no rule covers.
    ExtraBytes = "extra_bytes", "G5", "Dữ liệu gửi lên có phần thừa.", "The data sent has something extra.";
    /// It has no operation.
    Empty = "empty_change", "G6", "Lần ghi này không có nội dung.", "This entry has no content.";
    /// It makes something else than a record at the root.
    NestedObject = "nested_object", "G6", "Lần ghi này có cấu trúc không được dùng.", "This entry has a structure that is not allowed.";
    /// A key at the root that is no record id.
    BadRecordId = "bad_record_id", "G6", "Mã của lần ghi không hợp lệ.", "The entry's id is not valid.";
    /// The record is in the document already.
    RecordExists = "record_exists", "G6", "Mã của lần ghi đã có trong sổ.", "The entry's id is in the register already.";
    /// It writes into something that is no record of this document.
    NotARecord = "not_a_record", "G6", "Lần ghi này không tìm thấy hồ sơ để sửa.", "The record that this entry changes is not there.";
    /// A deletion, insertion, counter or mark.
    ForbiddenOperation = "forbidden_operation", "G6", "Lần ghi này có thao tác không được dùng.", "This entry has an operation that is not allowed.";
    /// A key that is empty or longer than 64 bytes.
    BadKey = "bad_key", "G6", "Tên mục không hợp lệ.", "A field's name is not valid.";
    /// A value that is no text, whole number, finite decimal, yes/no, time or null; or a too long text.
    BadValue = "bad_value", "G6", "Giá trị không hợp lệ hoặc quá dài.", "A value is not valid or too long.";
    /// A predecessor that is no operation on the same field.
    UnknownPred = "unknown_pred", "G6", "Lần ghi này dựa vào giá trị chưa biết.", "This entry replaces a value that is not known.";
    /// The same field twice in one change.
    KeyTwice = "key_twice", "G6", "Một mục được ghi hai lần cùng lúc.", "A field is written twice at once.";
    /// The record has no kind, or its kind or version is changed to something else.
    BadKind = "bad_kind", "G7", "Loại hồ sơ không hợp lệ.", "The kind of record is not valid.";
    /// The kind belongs to another family.
    WrongFamily = "wrong_family", "G7", "Loại hồ sơ không thuộc sổ này.", "This kind of record does not belong to this register.";
    /// The kind has no such field in this schema version.
    UnknownField = "unknown_field", "G7", "Hồ sơ không có mục này.", "The record has no such field.";
    /// A field that only the server sets.
    ServerField = "server_field", "G7", "Mục này chỉ phường được ghi.", "Only the ward may write this field.";
    /// automerge refused it or panicked.
    ApplyFailed = "apply_failed", "G8", "Không ghép được lần ghi này vào sổ.", "This entry could not be merged.";
    /// Its period begins further ahead than the ward's clock lets it: the phone's clock is wrong, or the ward's.
    PeriodAhead = "period_ahead", "G12", "Ngày của lần ghi này còn ở xa phía trước: đồng hồ của máy hoặc của phường bị sai.", "The day of this entry lies far ahead: the clock of the phone or of the ward is wrong.";
    /// The document has as many records as one may have.
    DocumentFull = "document_full", "G13", "Sổ của kỳ này đã đủ số mục cho phép.", "This period's register has as many records as it may hold.";
    /// The record has as many fields as one may have.
    RecordFull = "record_full", "G13", "Mục này đã ghi quá nhiều.", "This record has too many fields.";
    /// The device wrote in this document under as many sessions as it may.
    TooManySessions = "too_many_sessions", "G14", "Máy này đã mở sổ quá nhiều lần.", "This phone has begun too many sessions in this register.";
    /// A commit time outside of what a clock can say.
    BadTime = "bad_time", "G15", "Giờ của lần ghi này không hợp lệ.", "The time of this entry is not valid.";
    /// It does not build on all earlier changes of its device.
    NotBehindDevice = "not_behind_device", "G16", "Thứ tự các lần ghi của máy này bị sai.", "The order of this phone's entries is wrong.";
    /// A predecessor or a record that is there, but that the change does not build on.
    NotBehind = "not_behind", "G16", "Lần ghi này thay một giá trị mà nó không dựa vào.", "This entry replaces a value that it does not build on.";
    /// A value of its own device stays beside the one that is written.
    OwnValueLeft = "own_value_left", "G17", "Lần ghi này bỏ sót giá trị trước đó của chính máy này.", "This entry leaves this phone's own earlier value standing.";
    /// Its period lies before the first one that the ward keeps.
    PeriodDeleted = "period_deleted", "G11", "Sổ của kỳ này đã được xóa theo thời hạn lưu.", "The ward has deleted this period: its time of keeping is over.";
    /// The phone has begun as many documents today as one may.
    TooManyDocumentsToday = "too_many_documents_today", "G13", "Hôm nay máy này đã mở quá nhiều sổ; máy giữ lại và sẽ gửi sau.", "This phone has begun too many registers today; it keeps the entry and sends it later.";
    /// The phone has stored as many bytes in this hour, or today, as one may.
    DeviceQuota = "device_quota", "G13", "Máy này đã gửi quá nhiều dữ liệu; máy giữ lại và sẽ gửi sau.", "This phone has sent too much data; it keeps the entry and sends it later.";
}

impl Refusal {
    /// Whether the same change may pass later as it is: a phone then keeps it among what is to be sent, and it is
    /// no case for quarantine.
    pub fn is_later(self) -> bool {
        matches!(self, Refusal::PeriodAhead | Refusal::TooManyDocumentsToday | Refusal::DeviceQuota)
    }
}

/// A change that passed the rules which need nothing but itself.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The change, uncompressed; its `raw_bytes` are what is stored.
    pub change: Change,
    /// The same, decoded.
    pub expanded: ExpandedChange,
}

impl Parsed {
    /// Its hash.
    pub fn hash(&self) -> ChangeHash {
        self.change.hash()
    }
}

/// Rules G1, G2 and G15: one bounded change chunk that re-encodes to the same bytes, with a time that can be.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Refusal> {
    let parsed = parse_any_time(bytes)?;
    check_time(&parsed)?;
    Ok(parsed)
}

/// Rule G15.
pub fn check_time(parsed: &Parsed) -> Result<(), Refusal> {
    let is_possible = (0..=MAX_COMMIT_S).contains(&parsed.expanded.time);
    if is_possible { Ok(()) } else { Err(Refusal::BadTime) }
}

/// The same without G15: for logs from before that rule.
pub fn parse_any_time(bytes: &[u8]) -> Result<Parsed, Refusal> {
    let chunk = chunk::uncompressed(bytes)?;
    // automerge's own parsing may still panic on what nobody thought of; the server unwinds.
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let change = Change::from_bytes(chunk).map_err(|_| Refusal::NotCanonical)?;
        if change.len() as u64 > MAX_OPERATIONS {
            return Err(Refusal::TooManyOperations);
        }
        if !change.extra_bytes().is_empty() {
            return Err(Refusal::ExtraBytes);
        }
        if !change.deps().is_sorted_by(|one, next| one < next) {
            return Err(Refusal::NotCanonical);
        }
        let expanded = flat::expand(&change).or_else(|| expand(&change));
        Ok(Parsed { expanded: expanded.ok_or(Refusal::NotCanonical)?, change })
    }));
    let parsed = parsed.unwrap_or(Err(Refusal::NotCanonical))?;
    // For tests and fuzzing: automerge says the same of it.
    debug_assert!(
        flat::expand(&parsed.change).is_none_or(|flat| Some(flat) == expand(&parsed.change))
    );
    Ok(parsed)
}

/// The change decoded by automerge, where encoding it again gives the same bytes.
fn expand(change: &Change) -> Option<ExpandedChange> {
    let expanded = change.decode();
    (Change::from(expanded.clone()).raw_bytes() == change.raw_bytes()).then_some(expanded)
}

/// Rule G11: what retention has deleted does not come back. `kept_from` is the first period that is kept
/// of the document's partition, where earlier ones were deleted.
pub fn check_kept(document: &DocumentKey, kept_from: Option<&Period>) -> Result<(), Refusal> {
    if kept_from.is_some_and(|first| document.period < *first) {
        return Err(Refusal::PeriodDeleted);
    }
    Ok(())
}

/// Rule G12: a period begins at most one period or a month ahead of the ward's clock.
pub fn check_not_ahead(document: &DocumentKey, now_ms: i64) -> Result<(), Refusal> {
    let days = match document.period.length() {
        PeriodLength::Year => 366,
        PeriodLength::Month | PeriodLength::Day => 31,
    };
    let latest = document.partition.family.period(LocalDate::at_ms(now_ms).plus_days(days));
    if document.period > latest { Err(Refusal::PeriodAhead) } else { Ok(()) }
}

/// Who writes, and into which family: what rules G4 and G7 need.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The authenticated device.
    pub device: DeviceId,
    /// The family of the document's partition.
    pub family: Family,
    /// Whether the server itself writes; only it may set fields that are its own.
    pub authority: Authority,
}

/// On whose behalf a change is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Authority {
    /// A phone, or a person at the office.
    Member,
    /// The server itself.
    Server,
    /// Nobody: it is read again from the log, where it stands because it passed once. What the kinds have
    /// become since then (G7) refuses nothing that is there, and bounds are not asked.
    Log,
    /// The same, of a change that the server itself wrote, for itself or for the office.
    ServerLog,
}

impl Authority {
    fn is_server(self) -> bool {
        matches!(self, Authority::Server | Authority::ServerLog)
    }
    fn is_log(self) -> bool {
        matches!(self, Authority::Log | Authority::ServerLog)
    }
}

/// A record that a change touches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Touch {
    /// Its id.
    pub record: RecordId,
    /// Whether this change made it.
    pub made: bool,
}

/// Rules G4 to G7 and G13 to G18 for one change of a document. What passes is taken into the index at once, so that
/// the next change of the same push may build on it; the records that it touches are given back.
/// (G3, whether the device may write the partition at all, is asked once a push, where the scope is.)
pub fn check_and_insert(
    index: &mut DocumentIndex,
    parsed: &Parsed,
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    let touched = check(index, parsed, writer)?;
    index.insert(parsed);
    Ok(touched)
}

/// The same for who asks more before the index takes it in.
pub fn check(
    index: &DocumentIndex,
    parsed: &Parsed,
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    check_actor(parsed, writer)?;
    let behind = check_causality(index, parsed)?;
    let touched = operations::check(&Ground { index, behind: &behind }, &parsed.expanded, writer)?;
    if !writer.authority.is_log() {
        check_device(index, &behind, (&parsed.expanded.actor_id, writer.device))?;
    }
    Ok(touched)
}

/// What a change stands on: the document, and what of it is behind the change.
struct Ground<'a> {
    index: &'a DocumentIndex,
    behind: &'a Behind,
}

/// Rule G4. A forged actor would lock its true owner out for ever.
fn check_actor(parsed: &Parsed, writer: &Writer) -> Result<(), Refusal> {
    match SessionActor::from_actor(&parsed.expanded.actor_id) {
        Some(actor) if actor.device() == writer.device => Ok(()),
        _ => Err(Refusal::ForeignActor),
    }
}

/// Rule G5.
fn check_causality(index: &DocumentIndex, parsed: &Parsed) -> Result<Behind, Refusal> {
    let change = &parsed.expanded;
    if index.last_seq(&change.actor_id).checked_add(1) != Some(change.seq) {
        return Err(Refusal::BadSeq);
    }
    let behind = index.behind(&change.deps).ok_or(Refusal::MissingDeps)?;
    if !index.has_last_of(&behind, &change.actor_id) {
        return Err(Refusal::NotBehindItself);
    }
    if behind.max_op.checked_add(1) != Some(change.start_op.get()) {
        return Err(Refusal::BadStartOp);
    }
    let known = |actor| index.knows_actor(actor) || *actor == change.actor_id;
    if !parsed.change.other_actor_ids().iter().all(known) {
        return Err(Refusal::UnknownActor);
    }
    if !change.extra_bytes.is_empty() || change.author.is_some() {
        return Err(Refusal::ExtraBytes);
    }
    Ok(behind)
}

/// Rules G14 and G16 of one device: its sessions are bounded, and its changes follow one another.
fn check_device(
    index: &DocumentIndex,
    behind: &Behind,
    (actor, device): (&ActorId, DeviceId),
) -> Result<(), Refusal> {
    if !index.has_all_of(behind, device) {
        return Err(Refusal::NotBehindDevice);
    }
    if !index.knows_actor(actor) && index.session_count(device) >= MAX_SESSIONS {
        return Err(Refusal::TooManySessions);
    }
    Ok(())
}

/// Rule G8: applies changes that passed, in one batch. After an error the document is in an
/// unknown state: drop it and its index, and load both again from the log.
pub fn apply(document: &mut Automerge, changes: Vec<Change>) -> Result<(), Refusal> {
    let hashes: Vec<ChangeHash> = changes.iter().map(Change::hash).collect();
    // automerge would also keep back, without a word, a change that it finds not ready.
    let applied = catch_unwind(AssertUnwindSafe(|| {
        document.apply_changes(changes).is_ok()
            && hashes.iter().all(|hash| document.get_change_meta_by_hash(hash).is_some())
    }));
    if applied.unwrap_or(false) { Ok(()) } else { Err(Refusal::ApplyFailed) }
}

#[cfg(test)]
mod tests;
