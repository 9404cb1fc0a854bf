//! What phone and office make of a kind of record: who may do what with it, how it is listed, what its form asks
//! first and what it waits for. Every kind answers all of it: one without an answer does not compile.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::roles::{OfficeTask, Role};

/// Who may do what with records of a kind at the office. What a phone holds and writes follows from the kind's family
/// (SPEC R2).
#[derive(Clone, Copy, Debug)]
pub struct Access {
    /// Looking at lists and pages.
    pub see: OfficeTask,
    /// Making, correcting, deciding, removing.
    pub write: OfficeTask,
    /// Taking lists out of the office, on paper or as files.
    pub export: OfficeTask,
}

impl Access {
    /// Who may look may also print; only who decides for the ward writes.
    pub const fn seen_with(see: OfficeTask) -> Self {
        Self { see, write: OfficeTask::Decide, export: see }
    }

    /// Who may look also writes and prints: what an office keeps of its own accord, as the station its declarations and
    /// the police their movements.
    pub const fn kept_with(task: OfficeTask) -> Self {
        Self { see: task, write: task, export: task }
    }

    /// Of what the ward tells every force: zones, places of exposure, sites, campaigns, notices.
    pub const fn announced() -> Self {
        Self::seen_with(OfficeTask::Announced)
    }

    /// Of what the server alone writes and nobody looks at by itself.
    pub const fn of_server() -> Self {
        Self { see: OfficeTask::Nobody, write: OfficeTask::Nobody, export: OfficeTask::Nobody }
    }

    /// Of what a ward is made of: areas, checkpoints and teams.
    pub const fn of_plan() -> Self {
        Self { see: OfficeTask::Places, write: OfficeTask::Places, export: OfficeTask::Places }
    }
}

/// The web app learns the roles, not the tasks: `{"see": ["police", "ward_official"], …}`.
impl Serialize for Access {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let roles = |task: OfficeTask| -> Vec<Role> {
            Role::ALL.into_iter().filter(|role| role.may(task)).collect()
        };
        let mut access = serializer.serialize_struct("Access", 3)?;
        access.serialize_field("see", &roles(self.see))?;
        access.serialize_field("write", &roles(self.write))?;
        access.serialize_field("export", &roles(self.export))?;
        access.end()
    }
}

/// How records of a kind are listed. A list always has the title, the place and the last writing as well.
#[derive(Debug, Serialize)]
pub struct List {
    /// Fields that are shown beside the title.
    pub columns: &'static [&'static str],
    /// Fields by whose value a list is narrowed: choices, and records of another kind.
    pub filters: &'static [&'static str],
    /// States by which a list is narrowed.
    pub states: &'static [State],
    /// The order where nobody asked for another.
    pub order: Order,
}

/// A state that a list can be narrowed to; it may depend on the time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Still waited for.
    Open,
    /// What it waits for is late.
    Overdue,
    /// What it waits for comes before this day ends.
    DueToday,
    /// A possible case.
    Suspect,
    /// Signs to be looked after.
    Watch,
    /// A possible case of which the health station was not told.
    Untold,
}

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// By given name.
    Name,
    /// The latest day first.
    Newest,
}

/// Whose screens show the kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Screens {
    /// Screens made for this kind alone.
    Own,
    /// The list, page and form that follow from its definition.
    Derived,
}

/// What a record waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Nothing.
    Never,
    /// A movement: for news of who is away, expected or has to report back.
    Journey,
    /// A declaration: until the health station was told of a possible case.
    TellStation,
    /// For something by the day (its end) or time in `field`, until something stands in one of `done`.
    By {
        /// The day or time.
        field: &'static str,
        /// What ends the waiting.
        done: &'static [&'static str],
    },
}
