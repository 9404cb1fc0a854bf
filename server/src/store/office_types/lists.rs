//! The tables of households, persons, movements and passes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::kinds::State;

use super::{ListCursor, RecordView};

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
    /// Id of the member who made a record or wrote it last.
    pub author: Option<String>,
    /// Only these records, whatever else narrows the list.
    pub only: Option<Vec<RecordId>>,
    /// How much of a text a row has.
    pub texts: TextLength,
    /// Only records in which different values stand.
    pub with_conflict: bool,
    /// Only records with problems.
    pub with_problem: bool,
    /// Only removed records; without it only standing ones.
    pub removed: bool,
    /// The order.
    pub sort: ListSort,
    /// Where the page begins; none = at the list's beginning.
    pub cursor: Option<ListCursor>,
    /// How many to give.
    pub limit: u32,
    /// Now: what is overdue.
    pub now_ms: i64,
}

/// How much of a text a row has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextLength {
    /// As a row on a screen shows it.
    #[default]
    Short,
    /// All that the gate lets in.
    Whole,
}

/// Where a movement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListState {
    /// Away, or not reported back yet.
    Open,
    /// The day on which the person was due back, or the time to report back, has passed.
    Overdue,
    /// Due back before this day ends.
    DueToday,
    /// A possible case, by the signs of the day: the health station acts at once.
    Suspect,
    /// Signs to be looked after.
    Watch,
    /// A possible case of which nobody has noted that the health station was told.
    Untold,
}

impl ListState {
    /// The state as kinds name it.
    pub fn of_kinds(self) -> State {
        match self {
            Self::Open => State::Open,
            Self::Overdue => State::Overdue,
            Self::DueToday => State::DueToday,
            Self::Suspect => State::Suspect,
            Self::Watch => State::Watch,
            Self::Untold => State::Untold,
        }
    }
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
    /// Longest not written first.
    UpdatedAsc,
    /// By area or checkpoint.
    Place,
    /// The same from the last one.
    PlaceDesc,
    /// What is due first.
    Due,
    /// What is due last; what waits for nothing comes last all the same.
    DueDesc,
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListPage {
    /// How many there are in all.
    pub total: u64,
    /// How many more there were that were deleted with their period: only their number is left. Nothing where the
    /// counts that are kept cannot tell.
    pub deleted: u64,
    /// How many stood before it when its cursor was made: what comes in meanwhile is not counted again.
    pub offset: u64,
    /// How many were asked for.
    pub limit: u32,
    /// The cursor of the page before; none where this is the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The cursor of the page after; none where this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
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
    /// Of a movement that is still open and of a possible case: what it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

/// What stands beside a record in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Neighbours {
    /// The record before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The record after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Its place in the list, from 1. None where it is not in the list any more, or too far down to be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// How many the list has, where that was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

/// How many records of a list each of its filters would leave, all others as they are.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct FilterCounts {
    /// By the name of the filter: a field, `state`, `conflict`, `problem`, `removed`, `place` or `author`.
    pub parts: BTreeMap<String, Vec<ValueCount>>,
}

/// How many records have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValueCount {
    /// The value, as the filter takes it.
    pub value: String,
    /// Of an author: the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many, or, with `more`, how many at least.
    pub count: u64,
    /// Whether counting was cut.
    pub more: bool,
}

/// What a record waits for.
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
    /// To report and declare after arriving, within the hours of the rule.
    ReportBack,
    /// To be back.
    Return,
    /// To arrive.
    Arrival,
    /// To tell the health station of a possible case.
    TellStation,
    /// To be done by its day or time.
    Deadline,
}
