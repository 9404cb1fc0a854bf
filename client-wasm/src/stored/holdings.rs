//! The types of the rows: identity, what is known of the server, documents, own changes. Their serialised names
//! are on phones since the first release and stay.

use std::collections::BTreeMap;

use automerge::Change;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use vungxanh_shared::document::commit_time_ms;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Epoch, FeedSeq, Period, RecordId};
use vungxanh_shared::wire::Access;

/// Who this phone is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// Given by the server.
    pub device: DeviceId,
    /// Bearer token.
    pub token: String,
    /// Of the member's record in plan.
    pub member_id: String,
    /// Full name.
    pub member_name: String,
    /// Telephone.
    pub member_phone: String,
    /// Ward code.
    pub ward_code: String,
    /// Ward name.
    pub ward_name: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Their telephone.
    pub contact_phone: String,
    /// As which devices this phone was enrolled before, for the same person in the same ward.
    #[serde(default, rename = "former")]
    pub earlier_devices: Vec<DeviceId>,
}

/// An enrolment that was begun: the same code is sent with the same key, so that an answer lost on
/// the way does not lock the phone out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PendingEnrolment {
    /// As entered.
    pub code: String,
    /// Random, made before the first attempt.
    #[serde(with = "serde_bytes")]
    pub retry_key: Vec<u8>,
}

/// What is known of the server.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// The server database's life (SPEC W7).
    pub epoch: Option<ByteBuf>,
    /// When the ward last answered, phone's clock.
    pub last_received_ms: Option<i64>,
    /// Phone clock minus ward clock.
    pub clock_skew_ms: Option<i64>,
    /// Whether the ward no longer knows this phone.
    #[serde(default)]
    pub withdrawn: bool,
}

impl Contact {
    /// The ward's clock at `now_ms` of this phone's, as far as it is known. Where the phone's clock was put back
    /// since the last contact, the difference that was known then says nothing any more.
    pub fn ward_ms(&self, now_ms: i64) -> i64 {
        let skew_ms = self.clock_skew_ms.unwrap_or(0);
        let by_then = self.last_received_ms.unwrap_or(i64::MIN).saturating_sub(skew_ms);
        let likely = now_ms.saturating_sub(skew_ms);
        if likely >= by_then { likely } else { now_ms.max(by_then) }
    }
    /// The epoch, where one is known.
    pub fn epoch(&self) -> Option<Epoch> {
        self.epoch.as_ref().and_then(|bytes| Epoch::from_slice(bytes))
    }
}

/// A partition that this phone holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Whether it may write there.
    pub access: Access,
    /// What it has received.
    pub cursor: FeedSeq,
}

/// From which period on a partition's documents are here; none = all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floors {
    /// The ward deleted what is before.
    pub ward: Option<Period>,
    /// This phone does not keep what is before.
    pub phone: Option<Period>,
}

impl Floors {
    /// The later of both.
    pub fn floor(&self) -> Option<&Period> {
        self.ward.as_ref().max(self.phone.as_ref())
    }
}

/// The stored bytes of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chunks {
    /// A saved automerge document.
    pub snapshot: Option<Vec<u8>>,
    /// Raw changes that came later, by row number.
    pub tail: BTreeMap<u64, Vec<ByteBuf>>,
}

/// An own change that waits for the ward's acknowledgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unsent {
    /// Its document.
    pub document: DocumentKey,
    /// Its automerge hash.
    #[serde(with = "serde_bytes")]
    pub hash: Vec<u8>,
    /// The raw change.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// When it was saved.
    pub at_ms: i64,
    /// What it touches.
    pub records: Vec<RecordId>,
}

impl Unsent {
    /// A change that was written before, to be sent under its own time.
    pub fn of(document: &DocumentKey, change: &Change, records: Vec<RecordId>) -> Self {
        Self {
            document: document.clone(),
            hash: change.hash().0.to_vec(),
            bytes: change.raw_bytes().to_vec(),
            at_ms: commit_time_ms(change.timestamp()),
            records,
        }
    }
}

/// An own change that the ward refused. It stays visible on this phone and can be exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// The change.
    pub change: Unsent,
    /// The gate's code.
    pub code: String,
    /// Why, in the server's words.
    pub message: String,
    /// What it says as a change that builds on none but others of these, to be read where its document
    /// has left this phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<ByteBuf>,
}
