//! Records that the server writes.

use vungxanh_shared::ids::{RecordId, WardCode};

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

    /// In whose name the server itself writes in the ward; it may set fields that only the server sets.
    pub async fn server_author(&self, ward: WardCode) -> StoreResult<Author> {
        self.sqlite().read(move |db| sqlite::members::server_author(db, &ward)).await
    }
}
