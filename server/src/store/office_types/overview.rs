//! The day at a glance.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use vungxanh_shared::ids::WardCode;

use super::{ListRow, PhoneRow};

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
    /// Of no direction that is known.
    pub others: u64,
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

/// Health declarations of the day, and those of any day that wait for somebody.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct DeclarationCounts {
    /// All of the day, also those that were deleted in time.
    pub total: u64,
    /// Possible cases of the day, by its signs. Left out where declarations of the day were deleted: nobody can tell
    /// any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspect: Option<u64>,
    /// Of the day, with signs to be looked after; left out as above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watch: Option<u64>,
    /// Of any day: possible cases of which nobody has noted that the health station was told.
    pub untold: u64,
    /// The first of them, the longest waiting first; empty for accounts that see no declarations.
    pub untold_rows: Vec<ListRow>,
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
    /// Names of possible cases.
    pub patients: bool,
    /// Conflicts, problems, quarantine.
    pub attention: bool,
    /// Phones.
    pub phones: bool,
}
