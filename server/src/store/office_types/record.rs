//! A record as the office shows it: its values, its history, what belongs to it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Array, Object, ObjectBuilder, Schema, SchemaType, Type};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

use super::{BadCursor, Due};

/// Characters of a day that are looked at.
const MAX_DAY_CHARS: usize = 16;

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
    /// What there is beside all that; left out where nothing is.
    #[serde(default, skip_serializing_if = "More::is_none")]
    #[schema(required = false)]
    pub more: More,
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

/// What of a record is not shown because there is so much of it: how many of each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct More {
    /// Fields of groups and sets.
    pub fields: u32,
    /// Fields in which different values stand.
    pub conflicts: u32,
    /// Values that stand in a field beside those that `conflicts` shows, by its key.
    pub values: BTreeMap<String, u32>,
    /// Problems.
    pub problems: u32,
}

impl More {
    /// Whether everything is shown.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
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
    /// The operations that wrote it and stand, by name: given on a record's page, for a writing to say what its author
    /// saw.
    #[serde(default)]
    #[schema(required = true)]
    pub ops: Vec<String>,
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
    /// Records that name it, by kind and field, and the one that it is a part of.
    pub related: Vec<Related>,
    /// Who wrote what and when, the latest first, as far as one page goes.
    pub history: Vec<HistoryEntry>,
    /// Of every field all that stands, the winner first.
    pub stands: BTreeMap<String, Vec<StandingValue>>,
    /// How many earlier changes there are: the history before the last entry's `seq`.
    pub history_more: u64,
    /// What the records referred to are called, by id.
    pub titles: BTreeMap<String, String>,
    /// The dated rules that decide something in it.
    pub rulings: RecordRulings,
    /// Whether this account may decide, correct and remove.
    pub may_write: bool,
    /// Server's clock.
    pub server_time_ms: i64,
}

/// What the dated rules say of a record or a form.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct RecordRulings {
    /// In the order in which a form asks.
    pub grounds: Vec<RecordGround>,
    /// Of sets whose answers a rule names: which of their codes are offered.
    pub offers: Vec<RecordOffer>,
}

/// A rule beside what it decides.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordGround {
    /// The field, or the group, beside which it stands.
    pub field: String,
    /// The rule's name.
    pub rule: String,
    /// The sign or item of a list that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The value, in `unit`; none = no rule is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The value's unit, as the tables write it.
    pub unit: String,
    /// The document; none = the ward's settings say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether the document says exactly this.
    pub confirmed: bool,
}

/// Which codes of a set a form offers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordOffer {
    /// The set.
    pub field: String,
    /// Its codes.
    pub codes: Vec<String>,
}

/// Records that name another by one field, or the one that it is a part of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Related {
    /// Name of their kind.
    pub kind: String,
    /// Their field that names the record (of a group `people/*/person`); none of the one that it is a part of.
    pub field: Option<String>,
    /// How many there are; `rows` holds the first.
    pub total: u64,
    /// The first of them, the latest day first.
    pub rows: Vec<RecordView>,
    /// The cursor of the next page; none where these are all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which of the records that name another are asked for.
#[derive(Clone, Debug)]
pub struct RelatedAsk {
    /// Name of their kind.
    pub kind: String,
    /// Their field that names the record, as [`Related::field`] writes it.
    pub field: String,
    /// Behind which row the page begins; none = the first page.
    pub after: Option<RelatedCursor>,
}

/// One page of the records that name another.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RelatedPage {
    /// How many there are in all.
    pub total: u64,
    /// The rows, the latest day first.
    pub rows: Vec<RecordView>,
    /// The cursor of the next page; none where this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What the records that the rows refer to are called, by id.
    pub titles: BTreeMap<String, String>,
}

/// The row behind which a page of related records begins. Text form `2021-11-22.0190…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedCursor {
    /// The day under which the row's record is listed.
    pub day: String,
    /// The record.
    pub record: RecordId,
}

impl fmt::Display for RelatedCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.day, self.record)
    }
}

impl FromStr for RelatedCursor {
    type Err = BadCursor;
    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let (day, record) = text.split_once('.').ok_or(BadCursor)?;
        let record = record.parse().map_err(|_| BadCursor)?;
        Ok(Self { day: day.chars().take(MAX_DAY_CHARS).collect(), record })
    }
}

/// One page of a record's history.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryPage {
    /// The latest first.
    pub entries: Vec<HistoryEntry>,
    /// How many earlier changes there are.
    pub more: u64,
}

/// One change of a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Its feed number: earlier pages are asked for by the last one's.
    pub seq: u64,
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
    /// How many more fields it wrote.
    pub more_changes: u32,
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
    /// How many more values it replaced that are not shown.
    pub from_more: u32,
    /// The value written.
    #[schema(schema_with = plain_value)]
    pub to: PlainValue,
    /// Other values that stayed standing beside it: the writer had not seen them.
    #[schema(schema_with = plain_values)]
    pub left: Vec<PlainValue>,
    /// Whether the writer chose between two or more different values.
    pub decision: bool,
}
