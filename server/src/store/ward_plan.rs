//! The ward's settings, areas, checkpoints and teams. Shapes are in [`super::office_types`].

use vungxanh_shared::ids::WardCode;

use super::office_types::{Beginning, PlanAdd, PlanAsk, PlanPage, PlanRefusal, Shown};
use super::{AccessChange, Author, RecordEdit, Store, StoreResult, sqlite};

impl Store {
    /// One page of the areas, checkpoints or teams of a ward.
    pub async fn plan_page(&self, ward: WardCode, ask: PlanAsk) -> StoreResult<PlanPage> {
        self.sqlite().read_for_office(move |db| sqlite::ward_plan::page(db, &ward, &ask)).await
    }

    /// How much the ward has of what it needs to begin with.
    pub async fn beginning(&self, ward: WardCode) -> StoreResult<Beginning> {
        self.sqlite().read_for_office(move |db| sqlite::beginning::counts(db, &ward)).await
    }

    /// What is lacking is not shown any more; whether it was until now.
    pub async fn close_beginning(&self, ward: WardCode, now_ms: i64) -> StoreResult<bool> {
        self.deed(move |work| sqlite::beginning::close(work, &ward, now_ms)).await
    }

    /// Adds areas, checkpoints, teams or settings, each place under the next number; gives the ids.
    pub async fn add_to_plan(
        &self,
        author: Author,
        add: PlanAdd,
        now_ms: i64,
    ) -> StoreResult<Result<Vec<String>, PlanRefusal>> {
        self.deed(move |work| sqlite::ward_plan::add(work, &author, &add, now_ms)).await
    }

    /// Corrects, closes or opens again. Whoever had a duty at a place that is closed loses it with that.
    pub async fn edit_plan(
        &self,
        author: Author,
        edit: RecordEdit,
        shown: Shown,
        now_ms: i64,
    ) -> StoreResult<Result<Vec<String>, PlanRefusal>> {
        let (ward, members) = (author.ward.clone(), shown.members.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::ward_plan::edit(work, &author, (&edit, &shown), now_ms)
        };
        let done = self.deed(job).await?;
        for member in members {
            self.access_changed(AccessChange::Member(ward.clone(), member));
        }
        Ok(done)
    }
}
