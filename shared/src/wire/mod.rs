//! The messages of enrolment and sync (SPEC W1 to W12), in CBOR with the field names as they stand here.
//! Unknown fields are ignored, so that an older side understands a newer one.

mod salvage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

pub use salvage::salvage;

/// The version of these messages.
pub const WIRE_VERSION: u32 = 1;
/// The type of a body.
pub const CONTENT_TYPE: &str = "application/cbor";
/// A request's body at most, in bytes, as sent.
pub const MAX_BODY_BYTES: usize = 4 * 1024 * 1024;
/// A request's body at most, in bytes, after inflating.
pub const MAX_INFLATED_BYTES: usize = 16 * 1024 * 1024;

/// Asks to become a device of a member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// From the link or QR: ten characters, Crockford base32; dashes and case do not matter.
    pub code: String,
    /// What the phone's owner calls it.
    pub device_name: String,
    /// Browser and system, for the list of phones.
    pub platform: String,
    /// 32 random bytes that the phone makes and keeps before it asks. The same code with the same
    /// key is answered again, so that a lost answer locks nobody out.
    pub retry_key: ByteBuf,
}

/// What a new device gets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnrolResponse {
    /// 16 bytes.
    pub device_id: ByteBuf,
    /// The bearer token of every further request; the server keeps only its hash.
    pub token: String,
    /// Whose device it is now.
    pub member: MemberInfo,
    /// The ward.
    pub ward: WardInfo,
}

/// A member, as a phone knows itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberInfo {
    /// Record id of the member in the plan, 32 hex digits.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Telephone number, may be empty.
    pub phone: String,
}

/// A ward, as a phone knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WardInfo {
    /// Five digits.
    pub code: String,
    /// Such as Phường Ngọc Khánh.
    pub name: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Where to ring.
    pub contact_phone: String,
}

/// One exchange.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// [`WIRE_VERSION`].
    pub v: u32,
    /// The client's version.
    pub app: String,
    /// The phone's clock, for the skew warning.
    pub now_ms: i64,
    /// For each partition the last feed number applied; absent or 0 = nothing yet.
    #[serde(default)]
    pub cursors: BTreeMap<String, u64>,
    /// What the phone offers, in causal order within each document.
    #[serde(default)]
    pub push: Vec<Push>,
    /// How many bytes of frames the phone wants back, about.
    pub max_bytes: u64,
    /// What the phone holds of some partitions, in short, to be compared (SPEC W11).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub digests: BTreeMap<String, Digest>,
}

/// What a replica holds of a partition, in short (SPEC W11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The first period that counts, in text order; empty = all.
    pub from: String,
    /// 16 bytes: the exclusive or of its documents' parts.
    pub sum: ByteBuf,
}

/// Changes of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Push {
    /// Such as `register/00025/00025-01`.
    pub partition: String,
    /// Such as `2026`.
    pub period: String,
    /// automerge change chunks.
    pub changes: Vec<ByteBuf>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncResponse {
    /// [`WIRE_VERSION`].
    pub v: u32,
    /// The server's clock.
    pub now_ms: i64,
    /// Names this database's life; changes when a server was restored from a backup.
    pub epoch: ByteBuf,
    /// What this device may hold now.
    pub scope: BTreeMap<String, Access>,
    /// Hashes of pushed changes that are on the server's disk.
    pub accepted: Vec<ByteBuf>,
    /// Pushed changes that are in quarantine.
    pub refused: Vec<Refused>,
    /// How much more there is, about; only with `more`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remaining: Option<Remaining>,
    /// Partitions of which the phone holds something else than the server although it has received
    /// everything (SPEC W11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diverged: Vec<String>,
    /// The first period that is kept, of partitions where earlier ones were deleted (SPEC W12).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kept_from: BTreeMap<String, String>,
    /// What is new for the phone. Everything else that counts stands before, so that a cut answer can be
    /// used as far as it came ([`salvage`]).
    pub frames: Vec<Frame>,
    /// Whether there is more: ask again.
    pub more: bool,
}

/// How much is still to come after an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remaining {
    /// Documents of which there is something.
    pub documents: u64,
    /// Their bytes, about.
    pub bytes: u64,
}

/// Read, or read and write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Access {
    /// Hold it.
    #[serde(rename = "r")]
    Read,
    /// Hold it and write to it.
    #[serde(rename = "rw")]
    Write,
}

/// A change that the server keeps in quarantine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// SHA-256 of the change as automerge counts it; of the bytes as they came where they are no change.
    pub hash: ByteBuf,
    /// The place in the request: which push, which change in it, so that a phone finds it even where the
    /// hash means nothing.
    #[serde(default)]
    pub at: (u32, u32),
    /// Stable code of the rule.
    pub code: String,
    /// What a person reads, Vietnamese.
    pub message: String,
}

/// What moves one partition's cursor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The partition.
    pub partition: String,
    /// The document's period.
    pub period: String,
    /// The partition's cursor after this frame was stored.
    pub cursor: u64,
    /// A whole document as automerge saves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<ByteBuf>,
    /// Changes in feed order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<ByteBuf>>,
}

/// The body of every answer that is no success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// Stable code.
    pub code: String,
    /// What happened and what to do, Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// Whom to ask, where that helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    /// Where to ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_phone: Option<String>,
}

/// A body that is not the CBOR of the message.
#[derive(Debug, thiserror::Error)]
#[error("the body is not the CBOR message expected here: {0}")]
pub struct BadCbor(String);

/// Writes a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and no message has a value that CBOR cannot hold.
    let written = ciborium::into_writer(message, &mut bytes);
    debug_assert!(written.is_ok());
    bytes
}

/// Reads a message, behind which nothing may stand. Nesting is bounded; sizes are bounded by the bytes that
/// are there.
pub fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, BadCbor> {
    let mut rest = bytes;
    let message = ciborium::de::from_reader_with_recursion_limit(&mut rest, 16)
        .map_err(|error| BadCbor(error.to_string()))?;
    match rest.len() {
        0 => Ok(message),
        more => Err(BadCbor(format!("{more} bytes behind the message"))),
    }
}
