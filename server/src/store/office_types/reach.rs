//! Which phones have a notice.

use serde::Serialize;
use utoipa::ToSchema;

/// How far a notice has come: to how many of the phones that it is for. Whether anybody read it nobody knows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoticeReach {
    /// Phones with access, of members on duty, that it is for.
    pub phones: u64,
    /// Those of them that have it as it stands now, as they said at their last contact.
    pub reached: u64,
    /// Those that have not, the longest silent first.
    pub missing: Vec<MissingPhone>,
    /// How many more of those there are.
    pub more: u64,
    /// Server's clock.
    pub server_time_ms: i64,
}

/// A phone that a notice has not reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MissingPhone {
    /// Device id, hex.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its member's id.
    pub member: String,
    /// Its member's name.
    pub member_name: String,
    /// The member's telephone number, or empty.
    pub member_phone: String,
    /// When it last synced; null = never.
    pub last_sync_ms: Option<i64>,
}
