//! Names of things: wards, places, families, partitions, periods, documents, records, devices.
//!
//! Every id is a newtype that can only be made in its valid form, so that code behind this module
//! never asks again. Text forms are stable: they stand in databases, on the wire and in documents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::time::LocalDate;

/// The namespace of document ids (SPEC D2). Chosen once at random; it never changes.
pub const DOCUMENT_NAMESPACE: Uuid = Uuid::from_u128(0x5f6d_0c0e_8a1b_5c3e_9d27_76e3_1f8a_2b10);

/// A text that is not a valid id. Says what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {expected}")]
pub struct BadId {
    /// The text as it came, shortened to 80 characters.
    pub text: String,
    /// What would have been right, with an example.
    pub expected: &'static str,
}

fn bad(text: &str, expected: &'static str) -> BadId {
    BadId { text: text.chars().take(80).collect(), expected }
}

macro_rules! text_form {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A ward's five-digit unit code. The same code may name another unit at another date; the tables
/// with validity dates are the server's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WardCode(String);

impl WardCode {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WardCode {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let ok = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| Self(text.to_owned()))
            .ok_or_else(|| bad(text, "ward code of five digits, such as 00025"))
    }
}

impl fmt::Display for WardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
text_form!(WardCode);

/// Which sort of place a [`Place`] is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// The ward itself: `00025`.
    Ward,
    /// Tổ dân phố, thôn, bản, tiểu khu: `00025-01`.
    Area,
    /// Chốt: `00025-C01`.
    Checkpoint,
}

/// An area, a checkpoint, or the ward itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    text: String,
    kind: PlaceKind,
}

impl Place {
    /// The ward as a place.
    pub fn ward(ward: &WardCode) -> Self {
        Self { text: ward.0.clone(), kind: PlaceKind::Ward }
    }
    /// Area number `number` (1 to 999) of the ward.
    pub fn area(ward: &WardCode, number: u16) -> Self {
        Self { text: format!("{ward}-{number:02}"), kind: PlaceKind::Area }
    }
    /// Checkpoint number `number` (1 to 999) of the ward.
    pub fn checkpoint(ward: &WardCode, number: u16) -> Self {
        Self { text: format!("{ward}-C{number:02}"), kind: PlaceKind::Checkpoint }
    }
    /// The text form, such as `00025-C01`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// Ward, area or checkpoint.
    pub fn kind(&self) -> PlaceKind {
        self.kind
    }
    /// The ward that the place lies in.
    pub fn ward_code(&self) -> WardCode {
        WardCode(self.text.get(..5).unwrap_or_default().to_owned())
    }
}

impl FromStr for Place {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        const EXPECTED: &str = "place: a ward 00025, an area 00025-01 or a checkpoint 00025-C01";
        let (ward, rest) = match text.split_once('-') {
            None => (text, None),
            Some((ward, rest)) => (ward, Some(rest)),
        };
        ward.parse::<WardCode>().map_err(|_| bad(text, EXPECTED))?;
        let kind = match rest {
            None => PlaceKind::Ward,
            Some(rest) => {
                let (kind, digits) = match rest.strip_prefix('C') {
                    Some(digits) => (PlaceKind::Checkpoint, digits),
                    None => (PlaceKind::Area, rest),
                };
                let numbered =
                    (2..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
                if !numbered {
                    return Err(bad(text, EXPECTED));
                }
                kind
            }
        };
        Ok(Self { text: text.to_owned(), kind })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
text_form!(Place);

/// How long a document collects records before the next one begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PeriodLength {
    /// A calendar year at +07.
    Year,
    /// A calendar month at +07.
    Month,
    /// A calendar day at +07.
    Day,
}

/// A family of kinds that share documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Areas, teams, checkpoints, members, settings of the ward; a document a year.
    Plan,
    /// Households and persons of an area; a document a year of creation.
    Register,
    /// Movements and health declarations of an area; a document a month.
    Movements,
    /// Contacts, isolation, checks, tests, doses of an area; a document a month.
    Health,
    /// Shifts and passes of a checkpoint; a document a day.
    Passes,
    /// Rounds, support, tickets, inspections of an area; a document a month.
    Casework,
    /// Keyed hashes of who must be stopped, written by the server; a document a day.
    Alerts,
}

impl Family {
    /// All families, in the order in which a phone needs them.
    pub const ALL: [Family; 7] = [
        Family::Plan,
        Family::Passes,
        Family::Movements,
        Family::Register,
        Family::Health,
        Family::Casework,
        Family::Alerts,
    ];

    /// The name in partitions.
    pub fn as_str(self) -> &'static str {
        match self {
            Family::Plan => "plan",
            Family::Register => "register",
            Family::Movements => "movements",
            Family::Health => "health",
            Family::Passes => "passes",
            Family::Casework => "casework",
            Family::Alerts => "alerts",
        }
    }

    /// The sort of place that its partitions belong to.
    pub fn place_kind(self) -> PlaceKind {
        match self {
            Family::Plan | Family::Alerts => PlaceKind::Ward,
            Family::Passes => PlaceKind::Checkpoint,
            Family::Register | Family::Movements | Family::Health | Family::Casework => {
                PlaceKind::Area
            }
        }
    }

    /// The period of one document.
    pub fn period_length(self) -> PeriodLength {
        match self {
            Family::Plan | Family::Register => PeriodLength::Year,
            Family::Movements | Family::Health | Family::Casework => PeriodLength::Month,
            Family::Passes | Family::Alerts => PeriodLength::Day,
        }
    }

    /// The period of a record of this family that is dated `date`.
    pub fn period(self, date: LocalDate) -> Period {
        match self.period_length() {
            PeriodLength::Year => Period::year(date),
            PeriodLength::Month => Period::month(date),
            PeriodLength::Day => Period::day(date),
        }
    }
}

impl FromStr for Family {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        Family::ALL
            .into_iter()
            .find(|family| family.as_str() == text)
            .ok_or_else(|| bad(text, "family such as register or passes"))
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The documents of one family and place over all periods: the unit of access and of the feed.
/// Text form `family/ward/place`, such as `passes/00025/00025-C01`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Partition {
    /// The family of kinds.
    pub family: Family,
    /// The place, of the sort that the family belongs to.
    pub place: Place,
}

impl Partition {
    /// The partition of `family` at `place`; an error where the family does not belong to such places.
    pub fn new(family: Family, place: Place) -> Result<Self, BadId> {
        if family.place_kind() == place.kind() {
            Ok(Self { family, place })
        } else {
            Err(bad(place.as_str(), "place of the sort that the family belongs to"))
        }
    }
    /// The ward that the partition lies in.
    pub fn ward(&self) -> WardCode {
        self.place.ward_code()
    }
}

impl FromStr for Partition {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        const EXPECTED: &str = "partition such as passes/00025/00025-C01";
        let mut parts = text.split('/');
        let (Some(family), Some(ward), Some(place), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(bad(text, EXPECTED));
        };
        let place: Place = place.parse().map_err(|_| bad(text, EXPECTED))?;
        if place.ward_code().as_str() != ward {
            return Err(bad(text, EXPECTED));
        }
        Partition::new(family.parse().map_err(|_| bad(text, EXPECTED))?, place)
            .map_err(|_| bad(text, EXPECTED))
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.family, self.ward(), self.place)
    }
}
text_form!(Partition);

/// A local (+07) year, month or day: `2026`, `2026-11`, `2026-11-22`. Periods of one length sort
/// by time in their text form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period(String);

impl Period {
    fn year(date: LocalDate) -> Self {
        Self(format!("{:04}", date.year()))
    }
    fn month(date: LocalDate) -> Self {
        Self(format!("{:04}-{:02}", date.year(), date.month()))
    }
    fn day(date: LocalDate) -> Self {
        Self(date.to_string())
    }
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The length that the text form says.
    pub fn length(&self) -> PeriodLength {
        match self.0.len() {
            4 => PeriodLength::Year,
            7 => PeriodLength::Month,
            _ => PeriodLength::Day,
        }
    }
    /// The first day of the period.
    pub fn first_day(&self) -> LocalDate {
        let padded = match self.length() {
            PeriodLength::Year => format!("{}-01-01", self.0),
            PeriodLength::Month => format!("{}-01", self.0),
            PeriodLength::Day => self.0.clone(),
        };
        padded.parse().unwrap_or(LocalDate::EPOCH)
    }
}

impl FromStr for Period {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        const EXPECTED: &str = "period such as 2026, 2026-11 or 2026-11-22";
        let padded = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return Err(bad(text, EXPECTED)),
        };
        padded.parse::<LocalDate>().map_err(|_| bad(text, EXPECTED))?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
text_form!(Period);

/// One automerge document: a partition and a period whose length fits its family.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct DocumentKey {
    /// Family and place.
    pub partition: Partition,
    /// Year, month or day.
    pub period: Period,
}

impl DocumentKey {
    /// The document of `partition` in `period`; an error where the period's length is not the family's.
    pub fn new(partition: Partition, period: Period) -> Result<Self, BadId> {
        if partition.family.period_length() == period.length() {
            Ok(Self { partition, period })
        } else {
            Err(bad(period.as_str(), "period of the length that the family keeps"))
        }
    }
    /// The document in which a record of `partition` dated `date` begins.
    pub fn dated(partition: Partition, date: LocalDate) -> Self {
        let period = partition.family.period(date);
        Self { partition, period }
    }
    /// UUIDv5 of `{partition}/{period}` (SPEC D2): two phones that open the same checkpoint day
    /// offline make the same document.
    pub fn id(&self) -> DocumentId {
        DocumentId(*Uuid::new_v5(&DOCUMENT_NAMESPACE, self.to_string().as_bytes()).as_bytes())
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.partition, self.period)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn check_partition(text: &str, valid: bool) {
        let parsed = text.parse::<Partition>();
        assert_eq!(parsed.is_ok(), valid, "{text}: {parsed:?}");
        if let Ok(partition) = parsed {
            assert_eq!(partition.to_string(), text);
        }
    }

    #[test]
    fn d1_partition_names_parse_only_in_their_one_form() {
        check_partition("passes/00025/00025-C01", true);
        check_partition("register/00025/00025-01", true);
        check_partition("plan/00025/00025", true);
        check_partition("plan/00025/00025-01", false);
        check_partition("register/00025/00025-C01", false);
        check_partition("register/00025/00031-01", false);
        check_partition("register/00025/00025-1", false);
        check_partition("register/00025", false);
        check_partition("secret/00025/00025", false);
        check_partition("register/00025/00025-01/2026", false);
        check_partition("register/0002é/0002é-01", false);
    }

    #[test]
    fn d2_two_phones_name_the_same_document() {
        let key = DocumentKey::new(
            "passes/00025/00025-C01".parse().unwrap(),
            "2026-11-22".parse().unwrap(),
        )
        .unwrap();
        assert_eq!(key.id(), key.clone().id());
        assert_eq!(key.to_string(), "passes/00025/00025-C01/2026-11-22");
        assert_eq!(key.id().to_string(), "5f503457e2bf51c09ac5c67506dab5c5");
    }

    #[test]
    fn d2_a_period_must_have_the_familys_length() {
        let partition: Partition = "passes/00025/00025-C01".parse().unwrap();
        assert!(DocumentKey::new(partition, "2026-11".parse().unwrap()).is_err());
        assert!("2026-13".parse::<Period>().is_err());
        assert!("2026-02-30".parse::<Period>().is_err());
    }

    #[test]
    fn d3_record_ids_are_uuid_v7_and_sort_by_time() {
        let early = RecordId::new(1_700_000_000_000, [0xff; 10]);
        let late = RecordId::new(1_700_000_000_001, [0; 10]);
        assert!(early < late);
        assert_eq!(early.made_at_ms(), 1_700_000_000_000);
        let id = early.to_string();
        assert_eq!((id.len(), &id[12..13], id.parse()), (32, "7", Ok(early)));
        assert!("AB".repeat(16).parse::<RecordId>().is_err());
    }

    #[test]
    fn g4_a_session_actor_carries_its_device() {
        let device = DeviceId([7; 16]);
        let actor = SessionActor::new(device, [1, 2, 3, 4]);
        assert_eq!(SessionActor::from_actor(&actor.to_actor()), Some(actor));
        assert_eq!(actor.device(), device);
    }
}
