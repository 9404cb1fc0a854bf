//! The gate: what the server accepts from a phone (SPEC G1 to G8).
//!
//! automerge is never handed bytes from outside as they come. [`parse`] holds the rules that need
//! nothing but the change (G1, G2), [`admit`] those that need its document (G3 to G7), [`apply`]
//! hands what passed to automerge (G8). Each refusal has its own stable code. What a value *says*
//! never refuses a change: a merge cannot be refused after the fact.

mod chunk;
mod flat;
mod index;
mod operations;

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash, ExpandedChange};

use crate::ids::{DeviceId, DocumentKey, Family, Period, RecordId, SessionActor};

pub use chunk::{MAX_CHANGE_BYTES, MAX_OPERATIONS};
pub use index::DocumentIndex;
pub use operations::{MAX_KEY_BYTES, MAX_TEXT_BYTES};

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
    /// Its period lies before the first one that the ward keeps.
    PeriodDeleted = "period_deleted", "G11", "Phường đã xoá sổ của kỳ này theo thời hạn lưu.", "The ward has deleted this period: its time of keeping is over.";
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

/// Rules G1 and G2: one bounded change chunk that re-encodes to the same bytes.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Refusal> {
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
    /// become since then (G7) refuses nothing that is there.
    Log,
}

/// A record that a change touches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Touch {
    /// Its id.
    pub record: RecordId,
    /// Whether this change made it.
    pub made: bool,
}

/// Rules G4 to G7 for one change of a document. What passes is taken into the index at once, so that
/// the next change of the same push may build on it; the records that it touches are given back.
/// (G3, whether the device may write the partition at all, is asked once a push, where the scope is.)
pub fn admit(
    index: &mut DocumentIndex,
    parsed: &Parsed,
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    let touched = judge(index, parsed, writer)?;
    index.take_in(parsed);
    Ok(touched)
}

/// The same for who asks more before the index takes it in.
pub fn judge(
    index: &mut DocumentIndex,
    parsed: &Parsed,
    writer: &Writer,
) -> Result<Vec<Touch>, Refusal> {
    check_actor(parsed, writer)?;
    check_causality(index, parsed)?;
    operations::check(index, &parsed.expanded, writer)
}

/// Rule G4. A forged actor would lock its true owner out for ever.
fn check_actor(parsed: &Parsed, writer: &Writer) -> Result<(), Refusal> {
    match SessionActor::from_actor(&parsed.expanded.actor_id) {
        Some(actor) if actor.device() == writer.device => Ok(()),
        _ => Err(Refusal::ForeignActor),
    }
}

/// Rule G5.
fn check_causality(index: &mut DocumentIndex, parsed: &Parsed) -> Result<(), Refusal> {
    let change = &parsed.expanded;
    if index.last_seq(&change.actor_id).checked_add(1) != Some(change.seq) {
        return Err(Refusal::BadSeq);
    }
    let max_op = index.max_op(&change.deps).ok_or(Refusal::MissingDeps)?;
    if !index.is_behind(&change.actor_id, &change.deps) {
        return Err(Refusal::NotBehindItself);
    }
    if max_op.checked_add(1) != Some(change.start_op.get()) {
        return Err(Refusal::BadStartOp);
    }
    let known = |actor| index.knows_actor(actor) || *actor == change.actor_id;
    if !parsed.change.other_actor_ids().iter().all(known) {
        return Err(Refusal::UnknownActor);
    }
    if !change.extra_bytes.is_empty() || change.author.is_some() {
        return Err(Refusal::ExtraBytes);
    }
    Ok(())
}

/// Rule G8: applies changes that were admitted, in one batch. After an error the document is in an
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
