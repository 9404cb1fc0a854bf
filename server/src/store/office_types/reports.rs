//! Reports of the ward: what each is of, how far it has come, and its numbers as they were counted.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::ids::RecordId;

use super::BadCursor;

/// Words of a closed list as the database and the API write them.
macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What the word stands for.
            pub fn find(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

/// What a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportType {
    /// A shift of a checkpoint (form M5).
    Shift,
    /// A day of a checkpoint.
    PostDay,
    /// A day of an area's teams.
    TeamDay,
    /// A day of the ward.
    WardDay,
    /// Seven days of the ward.
    WardWeek,
    /// The level that is proposed.
    Level,
    /// An inspection.
    Inspection,
}

words!(ReportType {
    Shift => "shift",
    PostDay => "post_day",
    TeamDay => "team_day",
    WardDay => "ward_day",
    WardWeek => "ward_week",
    Level => "level",
    Inspection => "inspection",
});

impl ReportType {
    /// Whether its numbers are counted; the others have what people write, and say so.
    pub fn is_counted(self) -> bool {
        matches!(self, Self::Shift | Self::PostDay | Self::WardDay)
    }
}

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Made: it can be counted again and thrown away.
    Draft,
    /// Somebody looked at it.
    Checked,
    /// Signed: it stays as it is.
    Approved,
    /// Signed and sent.
    Sent,
}

words!(ReportState {
    Draft => "draft",
    Checked => "checked",
    Approved => "approved",
    Sent => "sent",
});

/// In whose name it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignedAs {
    /// TM. ỦY BAN NHÂN DÂN.
    Committee,
    /// KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.
    DeputyChair,
    /// TM. BAN CHỈ ĐẠO.
    Board,
    /// TRẠM TRƯỞNG.
    StationHead,
}

words!(SignedAs {
    Committee => "committee",
    DeputyChair => "deputy_chair",
    Board => "board",
    StationHead => "station_head",
});

/// The numbers of a report, as they were counted. Its JSON, in this order, is what the SHA-256 is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportBody {
    /// The unit's name.
    pub unit: String,
    /// The district's, where the ward's settings say it; of a unit without a district empty.
    pub district: String,
    /// What people call its checkpoint or area; of the whole ward empty.
    pub place: String,
    /// The numbers, in parts. None where the type's numbers are not counted.
    pub sections: Vec<ReportSection>,
}

/// Numbers that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportSection {
    /// Which: `movements`, `tests` …
    pub name: String,
    /// The field whose choices are among the numbers' names, as `case.class`; left out where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The numbers.
    pub numbers: Vec<ReportNumber>,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportNumber {
    /// What was counted.
    pub name: String,
    /// How many; left out where nobody can tell, such as fever without a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The list of the records that were counted, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ReportList>,
}

/// A list of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportList {
    /// Its name.
    pub name: String,
    /// What narrows it, as in its address.
    pub query: String,
}

/// A phone that had not been heard of since the period, or its cut-off, was over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SilentPhone {
    /// What its owner calls it.
    pub name: String,
    /// Who holds it.
    pub member_name: String,
    /// When it synced last; left out: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sync_ms: Option<i64>,
}

/// Who did something with a report, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportDeed {
    /// The account.
    pub login: String,
    /// The person's name at that time.
    pub name: String,
    /// When.
    pub at_ms: i64,
}

/// A report as a list shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportRow {
    /// Its id.
    pub id: String,
    /// What it is of.
    pub r#type: ReportType,
    /// How far it has come.
    pub state: ReportState,
    /// Which deed made it what it is; who acts says which one was seen.
    pub revision: i64,
    /// The last day of its period.
    pub day: String,
    /// Where the period begins.
    pub from_at_ms: i64,
    /// Where it ends.
    pub to_at_ms: i64,
    /// Checkpoint or area; empty: the ward.
    pub place: String,
    /// The record that it is of, such as a shift.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// 1, and one more with each correction.
    pub version: u32,
    /// The version before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    /// The version that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    /// The clerk's number; empty: none yet.
    pub number: String,
    /// Who made it.
    pub made: ReportDeed,
    /// Who checked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<ReportDeed>,
    /// Who signed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<ReportDeed>,
    /// Who noted that it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<ReportDeed>,
}

/// A whole report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Report {
    /// What a list shows of it.
    pub row: ReportRow,
    /// When the ward closes the day's numbers, where its settings say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_off_ms: Option<i64>,
    /// When its numbers were counted.
    pub data_until_ms: i64,
    /// Phones that had not been heard of by then.
    pub silent_phones: Vec<SilentPhone>,
    /// Its numbers.
    pub body: ReportBody,
    /// Whether the numbers of its type are counted at all.
    pub is_counted: bool,
    /// SHA-256 of the numbers, hex.
    pub sha256: String,
    /// Difficulties and proposals that are carried upward.
    pub note: String,
    /// To whom it goes, a line each.
    pub recipients: String,
    /// In whose name it is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_as: Option<SignedAs>,
    /// How it was sent; empty where it was not.
    pub sent_how: String,
    /// Whether whoever made it may sign it: only where the ward has no other account that could.
    pub maker_may_approve: bool,
}

/// Which reports a page shows.
#[derive(Clone, Debug, Default)]
pub struct ReportAsk {
    /// Of this type.
    pub of_type: Option<ReportType>,
    /// In this state.
    pub state: Option<ReportState>,
    /// Of this day: the last one of their period.
    pub day: Option<String>,
    /// The one behind which the page begins; none: it is the first page.
    pub after: Option<ReportCursor>,
    /// Rows at most.
    pub limit: u32,
}

/// A report behind which a page begins, the latest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportCursor {
    /// Its id.
    pub id: RecordId,
}

impl ReportCursor {
    /// The cursor as it stands in an address.
    pub fn encode(&self) -> String {
        super::cursor::encode(self)
    }

    /// The cursor of an address.
    pub fn decode(text: &str) -> Result<Self, BadCursor> {
        super::cursor::decode(text)
    }
}

/// One page of reports.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportPage {
    /// How many in all.
    pub total: u64,
    /// The latest first.
    pub rows: Vec<ReportRow>,
    /// Where the page behind this one begins; none where this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
