//! What the office asks of the store, and what it gets: the JSON of `/api/v1/office` as well, so that
//! each shape is written once and described by the OpenAPI document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Array, Object, ObjectBuilder, Schema, SchemaType, Type};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::Scalar;

/// The plain value of a field: null, yes or no, a number or a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlainValue(pub Scalar);

fn plain_value() -> Object {
    let types = vec![Type::Null, Type::Boolean, Type::Number, Type::String];
    let says = "A field's plain value; the kind's schema says which type it has.";
    ObjectBuilder::new().schema_type(SchemaType::Array(types)).description(Some(says)).build()
}

fn plain_values() -> Array {
    Array::new(plain_value())
}

fn plain_fields() -> Object {
    ObjectBuilder::new().additional_properties(Some(Schema::from(plain_value()))).build()
}

/// Field values by key.
pub type PlainFields = BTreeMap<String, PlainValue>;

/// A record as every border shows it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RecordView {
    /// Record id, 32 lower-case hex digits.
    pub id: String,
    /// Name of its kind.
    pub kind: String,
    /// Schema version that wrote it.
    pub v: u32,
    /// Where it is kept.
    pub partition: String,
    /// Year, month or day of its document.
    pub period: String,
    /// Area, checkpoint or ward.
    pub place: String,
    /// Every field's value; of several the one that all replicas show.
    #[schema(schema_with = plain_fields)]
    pub fields: PlainFields,
    /// Fields in which different values stand, winner first.
    #[serde(default)]
    #[schema(required = true)]
    pub conflicts: BTreeMap<String, Vec<StandingValue>>,
    /// What is wrong or doubtful in it.
    #[serde(default)]
    #[schema(required = true)]
    pub problems: Vec<RecordProblem>,
    /// When it was made, by its phone's clock.
    pub created_at_ms: i64,
    /// Device that made it, hex.
    pub created_by: String,
    /// Member who made it.
    #[serde(default)]
    pub created_by_name: Option<String>,
    /// When it was last written, by that phone's clock.
    pub updated_at_ms: i64,
    /// Device that wrote last, hex.
    pub updated_by: String,
    /// Member who wrote last.
    #[serde(default)]
    pub updated_by_name: Option<String>,
    /// Whether it carries a tombstone.
    pub removed: bool,
}

/// One of several values that stand in one field.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct StandingValue {
    /// The value.
    #[schema(schema_with = plain_value)]
    pub value: PlainValue,
    /// Device that wrote it, hex.
    pub by: String,
    /// Member who wrote it.
    #[serde(default)]
    pub by_name: Option<String>,
    /// When, by that phone's clock.
    pub at_ms: i64,
    /// Whether it is the one that is shown.
    pub winner: bool,
}

/// Something wrong or doubtful in a field.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RecordProblem {
    /// The field's key.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// The reason, Vietnamese.
    #[serde(default)]
    #[schema(required = true)]
    pub vi: String,
    /// The reason, English.
    #[serde(default)]
    #[schema(required = true)]
    pub en: String,
    /// A right value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
}

/// Which list, of which records, in which order. Empty parts do not narrow.
#[derive(Clone, Debug, Default)]
pub struct ListAsk {
    /// Name of the kind.
    pub kind: &'static str,
    /// Areas or checkpoints, any of them.
    pub places: Vec<String>,
    /// First day, `2026-11-22`.
    pub from_day: Option<String>,
    /// Last day.
    pub to_day: Option<String>,
    /// Field values that must stand, such as `direction` = `departure`.
    pub equal: Vec<(&'static str, String)>,
    /// What was typed into the search box.
    pub search: String,
    /// A state that the list is narrowed to.
    pub state: Option<ListState>,
    /// Only records in which different values stand.
    pub with_conflict: bool,
    /// Only records with problems.
    pub with_problem: bool,
    /// Only removed records; without it only standing ones.
    pub removed: bool,
    /// The order.
    pub sort: ListSort,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give.
    pub limit: u32,
    /// Now: what is overdue.
    pub now_ms: i64,
}

/// Where a movement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListState {
    /// Away, or not reported back yet.
    Open,
    /// The day on which the person was due back, or the 24 hours to report back, have passed.
    Overdue,
    /// Due back before this day ends.
    DueToday,
    /// With symptoms, contact with a case or an epidemic area, or fever.
    Suspect,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListSort {
    /// The latest day and hour first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
    /// By given name, then family name, the Vietnamese way.
    Name,
    /// The same, from Y to A.
    NameDesc,
    /// Last written first.
    Updated,
    /// By area or checkpoint.
    Place,
    /// What is due first.
    Due,
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListPage {
    /// How many there are in all.
    pub total: u64,
    /// How many were passed over.
    pub offset: u32,
    /// How many were asked for.
    pub limit: u32,
    /// The rows.
    pub rows: Vec<ListRow>,
    /// What the records that the rows refer to are called, by id.
    pub titles: BTreeMap<String, String>,
    /// Server's clock.
    pub server_time_ms: i64,
}

/// One row of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListRow {
    /// The record.
    pub record: RecordView,
    /// When the ward received its last change.
    pub received_at_ms: i64,
    /// Of a household: how many persons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persons: Option<u32>,
    /// Of a movement that is still open: what it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

/// What an open movement waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Due {
    /// Until when.
    pub at_ms: i64,
    /// Whether that time has passed.
    pub overdue: bool,
    /// What.
    pub reason: DueReason,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueReason {
    /// To report and declare after arriving (24 hours).
    ReportBack,
    /// To be back.
    Return,
    /// To arrive.
    Arrival,
}

/// A record's page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordPage {
    /// The record.
    pub record: RecordView,
    /// When the ward received its last change.
    pub received_at_ms: i64,
    /// Of an open movement: what it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// Records that belong to it, by sort.
    pub related: Vec<Related>,
    /// Who wrote what and when, the latest first.
    pub history: Vec<HistoryEntry>,
    /// What the records referred to are called, by id.
    pub titles: BTreeMap<String, String>,
    /// Whether this account may decide, correct and remove.
    pub may_write: bool,
    /// Server's clock.
    pub server_time_ms: i64,
}

/// Records that belong to another, of one sort.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Related {
    /// Name of their kind.
    pub kind: String,
    /// How many there are; `rows` holds the first.
    pub total: u64,
    /// The first of them.
    pub rows: Vec<RecordView>,
}

/// One change of a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// When, by the clock of the phone.
    pub at_ms: i64,
    /// When the ward had it on disk.
    pub received_at_ms: i64,
    /// Device that wrote, hex.
    pub by: String,
    /// Member who wrote.
    pub by_name: Option<String>,
    /// What the owner calls the device.
    pub device_name: Option<String>,
    /// Whether it was written in the office.
    pub in_office: bool,
    /// Whether it made the record.
    pub made: bool,
    /// What it wrote.
    pub changes: Vec<FieldChange>,
}

/// One field of a change.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// The values that the writer saw and replaced: none where the field was empty, several where the
    /// writer decided between them.
    #[schema(schema_with = plain_values)]
    pub from: Vec<PlainValue>,
    /// The value written.
    #[schema(schema_with = plain_value)]
    pub to: PlainValue,
    /// Whether another value stood that the writer had not seen.
    pub beside: bool,
}

/// The day at a glance. Parts that the account may not see are left out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Overview {
    /// Server's clock.
    pub server_time_ms: i64,
    /// The day shown.
    pub day: String,
    /// The ward's name.
    pub ward_name: String,
    /// Households and persons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterCounts>,
    /// Who left, came and is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movements: Option<MovementCounts>,
    /// Who passed the checkpoints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passes: Option<PassCounts>,
    /// Health declarations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declarations: Option<DeclarationCounts>,
    /// What waits for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention: Option<Attention>,
    /// Enrolled phones, the longest silent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<PhoneRow>>,
}

/// Households and persons.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct RegisterCounts {
    /// Households.
    pub households: u64,
    /// Persons.
    pub persons: u64,
    /// The same by area.
    pub areas: Vec<AreaCounts>,
}

/// Counts of one area.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct AreaCounts {
    /// The area.
    pub place: String,
    /// Households.
    pub households: u64,
    /// Persons.
    pub persons: u64,
    /// Movements of the day.
    pub movements: u64,
}

/// Movements of the day.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct MovementCounts {
    /// Left.
    pub departures: u64,
    /// Came back.
    pub returns: u64,
    /// Came from elsewhere.
    pub arrivals: u64,
    /// Short visits.
    pub visits: u64,
    /// Due back before the day ends.
    pub due_today: u64,
    /// Not back, or not reported back, in time.
    pub overdue: u64,
    /// The first of the overdue ones, the longest overdue first; empty for accounts that see no names.
    pub overdue_rows: Vec<ListRow>,
}

/// Passes of the day.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct PassCounts {
    /// All.
    pub total: u64,
    /// By decision.
    pub by_decision: BTreeMap<String, u64>,
    /// By hour of the day in Vietnam; hours without any are left out.
    pub by_hour: Vec<HourCounts>,
    /// By checkpoint.
    pub by_checkpoint: Vec<CheckpointCounts>,
}

/// Passes of one hour.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct HourCounts {
    /// 0 to 23.
    pub hour: u8,
    /// By decision.
    pub by_decision: BTreeMap<String, u64>,
}

/// Passes of one checkpoint.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct CheckpointCounts {
    /// The checkpoint.
    pub place: String,
    /// By decision.
    pub by_decision: BTreeMap<String, u64>,
}

/// Health declarations of the day.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct DeclarationCounts {
    /// All.
    pub total: u64,
    /// With symptoms, fever, contact with a case or an epidemic area.
    pub suspect: u64,
}

/// What waits for a person.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Attention {
    /// Records in which different values stand, by kind.
    pub conflicts: BTreeMap<String, u64>,
    /// Records with problems, by kind.
    pub problems: BTreeMap<String, u64>,
    /// Refused changes that nobody has looked at.
    pub quarantine: u64,
}

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
    /// Stable name of what was done.
    pub action: String,
    /// To what.
    pub subject: String,
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

/// Which parts of the overview an account may see.
#[derive(Clone, Debug)]
pub struct OverviewAsk {
    /// The ward.
    pub ward: WardCode,
    /// The day.
    pub day: vungxanh_shared::time::LocalDate,
    /// Now.
    pub now_ms: i64,
    /// The parts.
    pub parts: OverviewParts,
}

/// Parts of the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OverviewParts {
    /// Households and persons.
    pub register: bool,
    /// Movements.
    pub movements: bool,
    /// Names of those who are overdue.
    pub names: bool,
    /// Passes.
    pub passes: bool,
    /// Declarations.
    pub declarations: bool,
    /// Conflicts, problems, quarantine.
    pub attention: bool,
    /// Phones.
    pub phones: bool,
}
