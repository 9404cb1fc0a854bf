//! What documents are named by: family, place and period.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BadId, DOCUMENT_NAMESPACE, DocumentId, Place, PlaceKind, WardCode, bad, text_form};
use crate::time::LocalDate;

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
    /// Violations, and people to be stopped at a checkpoint, of an area; a document a month.
    Conduct,
    /// Keyed hashes of who must be stopped, written by the server; a document a day.
    Alerts,
}

impl Family {
    /// All families, in the order in which a phone needs them.
    pub const ALL: [Family; 8] = [
        Family::Plan,
        Family::Passes,
        Family::Movements,
        Family::Register,
        Family::Health,
        Family::Casework,
        Family::Conduct,
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
            Family::Conduct => "conduct",
            Family::Alerts => "alerts",
        }
    }

    /// The sort of place that its partitions belong to.
    pub fn place_kind(self) -> PlaceKind {
        match self {
            Family::Plan | Family::Alerts => PlaceKind::Ward,
            Family::Passes => PlaceKind::Checkpoint,
            Family::Register
            | Family::Movements
            | Family::Health
            | Family::Casework
            | Family::Conduct => PlaceKind::Area,
        }
    }

    /// The period of one document.
    pub fn period_length(self) -> PeriodLength {
        match self {
            Family::Plan | Family::Register => PeriodLength::Year,
            Family::Movements | Family::Health | Family::Casework | Family::Conduct => {
                PeriodLength::Month
            }
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
