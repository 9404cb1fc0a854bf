//! Ids of 16 bytes and what is made of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{BadId, bad, text_form};

macro_rules! bytes16 {
    ($name:ident, $what:literal) => {
        #[doc = $what]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// From exactly 16 bytes.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                parse_hex16(text)
                    .map(Self)
                    .ok_or_else(|| bad(text, concat!($what, " 32 lower-case hex digits")))
            }
        }
    };
}

fn parse_hex16(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 {
        return None;
    }
    let mut out = [0u8; 16];
    for (slot, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *slot = hex_digit(*high)? << 4 | hex_digit(*low)?;
    }
    Some(out)
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

bytes16!(DocumentId, "Document id: UUIDv5 of partition and period.");
bytes16!(RecordId, "Record id: UUIDv7, the key of the record at its document's root.");
bytes16!(DeviceId, "Device id: one enrolled phone, or one office account at work.");
bytes16!(Epoch, "Epoch: names the life of one server database (SPEC W7).");
text_form!(RecordId);
text_form!(DeviceId);
text_form!(DocumentId);

impl RecordId {
    /// A UUIDv7 of the time `now_ms` (milliseconds since 1970) and ten random bytes.
    pub fn new(now_ms: i64, entropy: [u8; 10]) -> Self {
        let mut bytes = [0u8; 16];
        let time = now_ms.max(0).to_be_bytes();
        for (slot, byte) in bytes.iter_mut().zip(time.iter().skip(2).chain(entropy.iter())) {
            *slot = *byte;
        }
        let [.., six, _, eight, _, _, _, _, _, _, _] = &mut bytes;
        *six = *six & 0x0f | 0x70;
        *eight = *eight & 0x3f | 0x80;
        Self(bytes)
    }

    /// The time at which the record was made on its phone, in milliseconds since 1970.
    pub fn made_at_ms(&self) -> i64 {
        self.0.iter().take(6).fold(0, |time, byte| time << 8 | i64::from(*byte))
    }
}

/// The actor of one session of one device: 16 bytes of device id and 4 random bytes (SPEC G4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SessionActor(pub [u8; 20]);

impl SessionActor {
    /// The actor of `device` in the session named by `session`.
    pub fn new(device: DeviceId, session: [u8; 4]) -> Self {
        let mut bytes = [0u8; 20];
        for (slot, byte) in bytes.iter_mut().zip(device.0.iter().chain(session.iter())) {
            *slot = *byte;
        }
        Self(bytes)
    }
    /// Reads an automerge actor; none where it is not 20 bytes long.
    pub fn from_actor(actor: &automerge::ActorId) -> Option<Self> {
        actor.to_bytes().try_into().ok().map(Self)
    }
    /// The device that the session belongs to.
    pub fn device(&self) -> DeviceId {
        let mut bytes = [0u8; 16];
        for (slot, byte) in bytes.iter_mut().zip(self.0.iter()) {
            *slot = *byte;
        }
        DeviceId(bytes)
    }
    /// As automerge wants it.
    pub fn to_actor(self) -> automerge::ActorId {
        automerge::ActorId::from(self.0.as_slice())
    }
}

/// The number of a change in its partition's feed, from 1; 0 stands for "nothing yet".
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct FeedSeq(pub u64);
