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

    /// Each ward with how much of it there is.
    pub async fn wards_held(&self) -> StoreResult<Vec<WardHeld>> {
        self.sqlite().read(sqlite::about::wards_held).await
    }
}
