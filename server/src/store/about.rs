//! What the database says of itself: where its server is reached, and what it holds.

use super::{Store, StoreResult, WardHeld, sqlite};

impl Store {
    /// Remembers where the server is reached, for the commands beside it.
    pub async fn put_public_url(&self, url: String) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::about::put_public_url(work.db, &url)).await
    }

    /// Where the server of this database is reached, or was when it last ran.
    pub async fn public_url(&self) -> StoreResult<Option<String>> {
        self.sqlite().read(sqlite::about::public_url).await
    }

    /// Bytes of the write-ahead log that cannot go into the database file, since a reader still needs what was before
    /// them. Where they are more than `most`, phones' changes are put off until that reader has ended.
    pub async fn watch_log(&self, most: u64) -> StoreResult<u64> {
        let waiting = self.sqlite().between(sqlite::about::log_that_waits).await?;
        self.sqlite().set_log_full(waiting > most);
        Ok(waiting)
    }

    /// Where the audit log of each ward ends, for a person.
    pub async fn audit_ends(&self) -> StoreResult<Vec<String>> {
        self.sqlite().read(sqlite::audit::ends).await
    }

    /// Each ward with how much of it there is.
    pub async fn wards_held(&self) -> StoreResult<Vec<WardHeld>> {
        self.sqlite().read(sqlite::about::wards_held).await
    }
}
