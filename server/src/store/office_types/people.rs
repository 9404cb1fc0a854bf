//! Phones, members, refused changes and the audit log.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::roles::Grant;

use super::{QuarantineCursor, RecordView};

/// An enrolled phone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhoneRow {
    /// Device id, hex.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Browser and system.
    pub platform: String,
    /// Its member's id.
    pub member: String,
    /// Its member's name.
    pub member_name: String,
    /// The member's telephone number, or empty.
    pub member_phone: String,
    /// When it was enrolled.
    pub made_at_ms: i64,
    /// When its access was taken back.
    pub revoked_at_ms: Option<i64>,
    /// When it last synced; null = never. What it holds unsent is not known.
    pub last_sync_ms: Option<i64>,
    /// The app's version at that time.
    pub app: String,
    /// Phone's clock minus server's at that time.
    pub clock_skew_ms: Option<i64>,
    /// What it has stored.
    pub used: PhoneUse,
}

/// What a phone has stored of what one may, by the server's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PhoneUse {
    /// Documents that it began today.
    pub documents_today: u64,
    /// Bytes of changes in this hour.
    pub bytes_this_hour: u64,
    /// Bytes of changes today.
    pub bytes_today: u64,
    /// How much of its tightest bound that is.
    pub percent: u32,
    /// Whether that is so much (80 %) that somebody should ask why.
    pub near: bool,
}

/// An area or checkpoint of the ward.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlaceRow {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// `ward`, `area` or `checkpoint`.
    pub kind: String,
    /// Whether it is closed: its books stay, nobody gets a duty there.
    pub closed: bool,
}

/// A refused change, kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuarantineRow {
    /// SHA-256 of the change, hex.
    pub hash: String,
    /// Device that sent it, hex.
    pub device: String,
    /// What its owner calls it.
    pub device_name: Option<String>,
    /// Its member's id.
    pub member: String,
    /// Its member's name.
    pub member_name: Option<String>,
    /// Where it was meant to go.
    pub partition: String,
    /// Period of the document.
    pub period: String,
    /// The rule that refused it.
    pub code: String,
    /// The reason for a person, Vietnamese.
    pub vi: String,
    /// The reason for a person, English.
    pub en: String,
    /// Its size.
    pub bytes: u64,
    /// When it came.
    pub received_at_ms: i64,
    /// When an official looked at it.
    pub seen_at_ms: Option<i64>,
    /// What it wanted to write, where that can be read.
    pub records: Vec<RefusedRecord>,
    /// How many more records it wanted to write.
    pub more_records: u32,
}

/// A record that a refused change wanted to write.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RefusedRecord {
    /// The fields that it wanted to write, under the record's id and kind.
    pub record: RecordView,
    /// Whether it makes the record; else it edits one.
    pub made: bool,
    /// Whether the ward has such a record.
    pub in_book: bool,
}

/// Which refused changes a page shows.
#[derive(Clone, Debug)]
pub struct QuarantineAsk {
    /// Only those that nobody has looked at.
    pub unseen_only: bool,
    /// The one behind which the page begins; none: it is the first page.
    pub after: Option<QuarantineCursor>,
    /// Rows at most.
    pub limit: u32,
}

/// One page of refused changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuarantinePage {
    /// How many nobody has looked at.
    pub unseen: u64,
    /// How many in all.
    pub total: u64,
    /// The latest first.
    pub rows: Vec<QuarantineRow>,
    /// Where the page behind this one begins; none where this is the last.
    pub next: Option<String>,
    /// What the records that they refer to are called, by id.
    pub titles: BTreeMap<String, String>,
}

/// A member with what the office shows of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberRow {
    /// The member's record.
    pub record: RecordView,
    /// Roles and places.
    pub grants: Vec<GrantRow>,
    /// Phones, the latest first.
    pub phones: Vec<PhoneRow>,
    /// Office account, where there is one.
    pub login: Option<String>,
    /// Codes that nobody has used and that are still good.
    pub open_codes: u32,
}

/// A role at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GrantRow {
    /// `team_member`, `checkpoint_officer` …
    pub role: String,
    /// Area, checkpoint or ward.
    pub place: String,
}

impl From<&Grant> for GrantRow {
    fn from(grant: &Grant) -> Self {
        Self { role: grant.role.to_string(), place: grant.place.to_string() }
    }
}

/// A line of the audit log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditRow {
    /// Its number in the ward's chain.
    pub seq: u64,
    /// When.
    pub at_ms: i64,
    /// Login, member id or `server`.
    pub who: String,
    /// The person's name; empty where it is nobody's.
    pub who_name: String,
    /// Stable name of what was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// The member's name, where it is a member.
    pub subject_name: String,
    /// More, as JSON text.
    pub detail: String,
}

/// One page of the audit log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditPage {
    /// How many lines in all.
    pub total: u64,
    /// The latest first.
    pub rows: Vec<AuditRow>,
}
