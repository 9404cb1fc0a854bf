//! The messages of enrolment and sync (SPEC W1 to W12), in CBOR with the field names as they stand here.
//! Unknown fields are ignored, so that an older side understands a newer one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

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

/// Reads a message. Nesting is bounded; sizes are bounded by the bytes that are there.
pub fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, BadCbor> {
    ciborium::de::from_reader_with_recursion_limit(bytes, 16)
        .map_err(|error| BadCbor(error.to_string()))
}

/// What of an answer that was cut off had arrived: all that stands before its frames, and the whole ones
/// of these. The rest has to be asked for. None where the cut came earlier.
pub fn salvage(bytes: &[u8]) -> Option<SyncResponse> {
    let mut rest = bytes;
    let (MAP, entries) = head(&mut rest)? else { return None };
    let mut whole = vec![MAP << 5 | INDEFINITE];
    for _ in 0..entries {
        let key = item(&mut rest)?;
        whole.extend_from_slice(key);
        if key != FRAMES {
            whole.extend_from_slice(item(&mut rest)?);
            continue;
        }
        let (ARRAY, count) = head(&mut rest)? else { return None };
        whole.push(ARRAY << 5 | INDEFINITE);
        (0..count).map_while(|_| item(&mut rest)).for_each(|frame| whole.extend_from_slice(frame));
        whole.extend_from_slice(MORE_TO_COME);
        return decode(&whole).ok();
    }
    None
}

const ARRAY: u8 = 4;
const MAP: u8 = 5;
const INDEFINITE: u8 = 31;
const FRAMES: &[u8] = b"\x66frames";
/// The end of the array, `more` = true, the end of the map.
const MORE_TO_COME: &[u8] = b"\xff\x64more\xf5\xff";

/// Takes the head of a CBOR item off the front: its major type and its number.
fn head(rest: &mut &[u8]) -> Option<(u8, u64)> {
    let (first, after) = rest.split_first()?;
    let (major, info) = (first >> 5, first & 31);
    let width = match info {
        0..24 => 0,
        24..28 => 1 << (info - 24),
        _ => return None,
    };
    let (number, after) = after.split_at_checked(width)?;
    *rest = after;
    let value = number.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
    Some((major, if width == 0 { u64::from(info) } else { value }))
}

/// Takes a whole item off the front.
fn item<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let start = *rest;
    let mut items = 1u64;
    while items > 0 {
        items -= 1;
        let (major, number) = head(rest)?;
        match major {
            2 | 3 => *rest = rest.get(usize::try_from(number).ok()?..)?,
            4 => items = items.checked_add(number)?,
            5 => items = items.checked_add(number.checked_mul(2)?)?,
            6 => items = items.checked_add(1)?,
            _ => {}
        }
    }
    start.get(..start.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> SyncResponse {
        let frame = |number: u8| Frame {
            partition: "plan/00025/00025".into(),
            period: "2021".into(),
            cursor: u64::from(number) * 1000,
            snapshot: number.is_multiple_of(2).then(|| ByteBuf::from(vec![number; 300])),
            changes: Some(vec![ByteBuf::from(vec![number; 20])]),
        };
        SyncResponse {
            v: WIRE_VERSION,
            now_ms: 1_700_000_000_000,
            epoch: ByteBuf::from(vec![1; 16]),
            scope: BTreeMap::from([("plan/00025/00025".into(), Access::Read)]),
            accepted: vec![ByteBuf::from(vec![2; 32])],
            refused: Vec::new(),
            remaining: Some(Remaining { documents: 3, bytes: 4 }),
            diverged: vec!["plan/00025/00025".into()],
            kept_from: BTreeMap::from([("passes/00025/00025-C01".into(), "2021-07-01".into())]),
            frames: (0..5).map(frame).collect(),
            more: false,
        }
    }

    #[test]
    fn w6_w13_of_an_answer_cut_anywhere_the_whole_frames_are_used() {
        let (answer, bytes) = (answer(), encode(&answer()));
        let mut seen = 0;
        for cut in 0..=bytes.len() {
            let Some(saved) = salvage(&bytes[..cut]) else {
                assert_eq!(seen, 0, "cut at {cut}");
                continue;
            };
            assert!(saved.more && saved.frames.len() >= seen, "cut at {cut}");
            seen = saved.frames.len();
            assert_eq!(saved.frames[..], answer.frames[..seen]);
            assert_eq!(
                (saved.accepted, saved.diverged),
                (answer.accepted.clone(), answer.diverged.clone())
            );
            assert_eq!(
                (saved.kept_from, saved.remaining),
                (answer.kept_from.clone(), answer.remaining)
            );
        }
        assert_eq!(seen, 5);
    }

    #[test]
    fn w1_salvaging_hostile_bytes_ends() {
        let nested = vec![0x9b; 100_000];
        let huge = [
            0xa1, 0x66, b'f', b'r', b'a', b'm', b'e', b's', 0x9b, 255, 255, 255, 255, 255, 255,
            255, 255,
        ];
        for bytes in [
            &nested[..],
            &huge,
            &[],
            &[0xbf],
            &[0xa1, 0x5b, 255, 255, 255, 255, 255, 255, 255, 255],
        ] {
            assert!(salvage(bytes).is_none_or(|answer| answer.frames.is_empty()));
        }
    }

    fn request() -> SyncRequest {
        SyncRequest {
            v: WIRE_VERSION,
            app: "0.1.0".into(),
            now_ms: 1_700_000_000_000,
            cursors: BTreeMap::from([("plan/00025/00025".into(), 7)]),
            push: vec![Push {
                partition: "register/00025/00025-01".into(),
                period: "2026".into(),
                changes: vec![ByteBuf::from(vec![1, 2, 3])],
            }],
            max_bytes: 1 << 20,
            digests: BTreeMap::new(),
        }
    }

    #[test]
    fn w11_w12_what_came_later_is_left_out_where_it_is_empty_and_understood_where_it_is_not() {
        let plain = encode(&request());
        assert!(!plain.windows(7).any(|bytes| bytes == b"digests"));
        let digest = Digest { from: "2021-07".into(), sum: ByteBuf::from(vec![7; 16]) };
        let mut asking = request();
        asking.digests.insert("plan/00025/00025".into(), digest);
        assert_eq!(decode::<SyncRequest>(&encode(&asking)).unwrap(), asking);
        assert_eq!(decode::<SyncRequest>(&plain).unwrap(), request());
        let newer = answer();
        assert_eq!(decode::<SyncResponse>(&encode(&newer)).unwrap(), newer);
        let older = SyncResponse {
            remaining: None,
            diverged: Vec::new(),
            kept_from: BTreeMap::new(),
            ..newer
        };
        assert!(!encode(&older).windows(8).any(|bytes| bytes == b"diverged"));
        assert_eq!(decode::<SyncResponse>(&encode(&older)).unwrap(), older);
    }

    #[test]
    fn w1_a_message_reads_back() {
        assert_eq!(decode::<SyncRequest>(&encode(&request())).unwrap(), request());
    }

    #[test]
    fn w1_unknown_fields_are_ignored() {
        #[derive(Serialize)]
        struct Newer {
            #[serde(flatten)]
            known: SyncRequest,
            colour: BTreeMap<String, Vec<u8>>,
        }
        let newer = Newer { known: request(), colour: BTreeMap::from([("a".into(), vec![1])]) };
        assert_eq!(decode::<SyncRequest>(&encode(&newer)).unwrap(), request());
    }

    #[test]
    fn w1_hostile_bodies_are_errors() {
        let deep = vec![0x81u8; 100_000];
        let huge_array = [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        let huge_bytes = [0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        for body in [&deep[..], &huge_array, &huge_bytes, &[], &[0xff], b"{\"v\":1}"] {
            assert!(decode::<SyncRequest>(body).is_err());
        }
    }
}
