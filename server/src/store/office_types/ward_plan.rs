//! The ward's settings, areas, checkpoints and teams as the office lists them and writes them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::ids::Place;
use vungxanh_shared::scalar::Fields;
use vungxanh_shared::text::fold;

use super::{BadCursor, RecordView, Side};
use crate::store::EditError;

/// The kinds of record that make up the ward.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanKind {
    /// Areas.
    Area,
    /// Checkpoints.
    Checkpoint,
    /// Teams.
    Team,
    /// Settings, of which a ward has one.
    Settings,
}

impl PlanKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Area, Self::Checkpoint, Self::Team, Self::Settings];

    /// The kind with this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The name of the kind of record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Checkpoint => "checkpoint",
            Self::Team => "team",
            Self::Settings => "settings",
        }
    }

    /// Whether it is a place, which has a code of its own and where people have duties.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Area | Self::Checkpoint)
    }
}

/// How much a new ward has of what it needs to begin with.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Beginning {
    /// Whether its settings name a telephone number to call.
    pub contact: bool,
    /// Areas at work.
    pub areas: u32,
    /// Checkpoints at work.
    pub checkpoints: u32,
    /// Teams at work.
    pub teams: u32,
    /// Members on duty who have no account of the office.
    pub members: u32,
    /// Phones that have access.
    pub phones: u32,
    /// Households in the register.
    pub households: u32,
    /// Whether somebody of the ward does not want it shown any more.
    pub closed: bool,
}

/// What of the ward's plan is asked for.
#[derive(Clone, Debug)]
pub struct PlanAsk {
    /// Which kind.
    pub kind: PlanKind,
    /// What was typed.
    pub search: String,
    /// Those that are closed, or those that are not.
    pub state: PlanState,
    /// Where the page begins; none = at the beginning.
    pub cursor: Option<PlanCursor>,
    /// How many at most.
    pub limit: u32,
}

/// The row behind which, or before which, a page of the plan lies: by the values of its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCursor {
    /// On which side of the row the page lies.
    pub side: Side,
    /// How many rows stood before the page when the cursor was made. Told to people, not relied on.
    pub position: u64,
    /// The place's code; a team's is that of its area.
    pub code: String,
    /// The key of its name.
    pub sort: Vec<u8>,
    /// Its id.
    pub id: Vec<u8>,
}

impl PlanCursor {
    /// The cursor as it stands in an address.
    pub fn encode(&self) -> String {
        super::cursor::encode(self)
    }

    /// The cursor of an address.
    pub fn decode(text: &str) -> Result<Self, BadCursor> {
        let cursor: Self = super::cursor::decode(text)?;
        if cursor.position <= super::cursor::MAX_POSITION { Ok(cursor) } else { Err(BadCursor) }
    }
}

/// Whether an area, checkpoint or team is still at work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanState {
    /// At work.
    Open,
    /// Closed: it stays in the books and can be opened again.
    Closed,
}

/// One page of areas, checkpoints, teams or settings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlanPage {
    /// How many match.
    pub total: u64,
    /// How many of the kind are at work, whatever is searched.
    pub open: u64,
    /// How many of the kind are closed, whatever is searched.
    pub closed: u64,
    /// How many stood before it when its cursor was made.
    pub offset: u64,
    /// The cursor of the page before; none where this is the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The cursor of the page after; none where this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// In the order of their numbers.
    pub rows: Vec<PlanRow>,
    /// What the records that they refer to are called, by id.
    pub titles: BTreeMap<String, String>,
}

/// An area, a checkpoint, a team or the settings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlanRow {
    /// Its record.
    pub record: RecordView,
    /// Members on duty who have a role there, or are of the team.
    pub members: u64,
    /// Whether another one at work has the same name.
    pub same_name: bool,
}

/// New areas, checkpoints or teams, or the settings: all are written or none.
#[derive(Clone, Debug)]
pub struct PlanAdd {
    /// Which kind.
    pub kind: PlanKind,
    /// What the form says of each.
    pub records: Vec<Fields>,
    /// Numbers that places shall have, in the order of the records; where none is said, the next one that is free.
    pub numbers: Vec<Option<u16>>,
    /// What its author was shown before.
    pub shown: Shown,
}

/// What was shown to the author of a writing, who wants it all the same.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Ids of those of the same name.
    pub same_names: Vec<String>,
    /// Ids of the members who lose their duty at a place that is closed.
    pub members: Vec<String>,
}

/// Somebody or something that stands in the way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Other {
    /// The record's id; empty where it is in the same request.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Why something of the plan was not written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PlanRefusal {
    /// As for every record.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// Others at work have the same name, and were not shown.
    #[error("{} others of the same name", .0.len())]
    SameName(Vec<Other>),
    /// Members have a duty at the place that is to be closed, and were not shown.
    #[error("{} members have a duty there", .0.len())]
    StillGiven(Vec<Other>),
    /// The area of a team is none of the ward's that are at work.
    #[error("{0} is no area at work")]
    NoSuchArea(String),
    /// The area that stands for the whole ward stays.
    #[error("{0} stays")]
    AlwaysThere(Place),
    /// The ward has its settings already.
    #[error("the ward has settings")]
    SettingsThere,
    /// Another place has or had this number.
    #[error("number {0} is taken")]
    NumberTaken(u16),
    /// All numbers are taken.
    #[error("no number is left")]
    Full,
}

/// Names alike in this form are the same to people: accents, capitals and spaces do not count.
pub fn same_form(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}
