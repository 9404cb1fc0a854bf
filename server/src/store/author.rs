//! Records that the server writes.

use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::Problem;

use super::{Author, EditError, RecordEdit, Store, StoreResult, sqlite};

impl Store {
    /// Writes all edits or none, as changes of the author's device, committed at `now_ms`; gives the
    /// records' ids in the order of the edits. The way of every change: gate, log, rows, listeners.
    pub async fn write(
        &self,
        author: Author,
        edits: Vec<RecordEdit>,
        now_ms: i64,
    ) -> StoreResult<Result<Vec<RecordId>, EditError>> {
        self.deed(move |work| sqlite::author::write(work, &author, &edits, now_ms)).await
    }

    /// The same for a person at the office, who names nothing that is not there.
    pub async fn write_at_desk(
        &self,
        author: Author,
        edits: Vec<RecordEdit>,
        now_ms: i64,
    ) -> StoreResult<Result<Vec<RecordId>, EditError>> {
        self.deed(move |work| sqlite::author::write_at_desk(work, &author, &edits, now_ms)).await
    }

    /// Of what the edit newly names, an error for each that is not there.
    pub async fn links_to_nothing(
        &self,
        ward: WardCode,
        edit: RecordEdit,
    ) -> StoreResult<Vec<Problem>> {
        self.sqlite().read(move |db| sqlite::links::to_nothing(db, &ward, &edit)).await
    }

    /// In whose name the server itself writes in the ward; it may set fields that only the server sets.
    pub async fn server_author(&self, ward: WardCode) -> StoreResult<Author> {
        self.sqlite().read(move |db| sqlite::members::server_author(db, &ward)).await
    }
}
