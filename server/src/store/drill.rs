//! Drills: the plan of a ward in a database of its own, which is marked for as long as it lives, so that nothing in it is
//! ever taken for real.

use std::path::Path;

use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::Kind;
use vungxanh_shared::scalar::Fields;

use super::{Member, NewAccount, Store, StoreResult, Ward, sqlite};

pub use super::sqlite::drill::end::EndingDrill;

/// What a drill takes over from a ward: no residents, no accounts, no phones.
#[derive(Clone)]
pub struct PlanCopy {
    /// Code and name.
    pub ward: Ward,
    /// Where the ward is reached, and its drill must not be; none where its server never ran.
    pub public_url: Option<String>,
    /// Members on duty with their roles.
    pub members: Vec<Member>,
    /// Records of the plan, those that others name before these.
    pub records: Vec<PlanRecord>,
}

/// A record of the plan.
#[derive(Clone)]
pub struct PlanRecord {
    /// What it is.
    pub kind: &'static Kind,
    /// Its id, which the copy keeps: others name it by that.
    pub id: RecordId,
    /// Its values.
    pub fields: Fields,
}

/// What came of making a drill.
#[derive(Clone, Debug, Default)]
pub struct DrillMade {
    /// Records that were copied.
    pub records: usize,
    /// Members among them.
    pub members: usize,
    /// Records that today's checks do not let in, each with the reason; they wait in the ward for a correction.
    pub left_out: Vec<String>,
}

/// Why a drill cannot be ended; one line for the administrator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct DrillError(pub String);

impl Store {
    /// When the drill of this database began, milliseconds since 1970; none where it is no drill.
    pub async fn drill_began_ms(&self) -> StoreResult<Option<i64>> {
        self.sqlite().read(sqlite::drill::began_ms).await
    }

    /// Where the ward is reached whose plan the drill of this database has.
    pub async fn drilled_ward_url(&self) -> StoreResult<Option<String>> {
        self.sqlite().read(sqlite::drill::ward_url).await
    }

    /// Marks the database as one whose data are not real. Nothing takes the mark away.
    pub async fn mark_drill(&self, now_ms: i64) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::drill::mark(work.db, now_ms)).await
    }

    /// What a drill takes over from the ward; none where there is no such ward.
    pub async fn plan_to_copy(&self, ward: WardCode) -> StoreResult<Option<PlanCopy>> {
        self.sqlite().read(move |db| sqlite::drill::plan::read(db, &ward)).await
    }

    /// Makes the ward of a drill with its first account, all of it or nothing.
    pub async fn make_drill(
        &self,
        plan: PlanCopy,
        account: NewAccount,
        now_ms: i64,
    ) -> StoreResult<DrillMade> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::drill::plan::make(work, &plan, &account, now_ms)
        };
        self.sqlite().write(job).await
    }
}

/// The drill whose database this is, with nobody else in it until it is deleted or let go.
pub fn end(database: &Path) -> Result<EndingDrill, DrillError> {
    EndingDrill::begin(database)
}
