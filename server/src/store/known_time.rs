//! What retention asks of the store besides deleting: which time is known, and putting back what a wrong clock
//! has moved (SPEC W18).

use super::sqlite;
use super::{FloorPutBack, KnownTime, RetentionFloor, RetentionStop, Store, StoreResult};

impl Store {
    /// The newest time that is known, and whether retention waits for a person.
    pub async fn known_time(&self) -> StoreResult<KnownTime> {
        self.sqlite().read(sqlite::known_time::known_time).await
    }

    /// Remembers a time that two readings of the clock agree on.
    pub async fn believe_time(&self, now_ms: i64) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::known_time::believe(work, now_ms)).await
    }

    /// Nothing is deleted any more until [`Store::confirm_time`]; in every ward's audit log.
    pub async fn stop_retention(&self, stop: RetentionStop) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::known_time::stop(work, stop)).await
    }

    /// A person says that it is `now_ms`: retention may go on from there. In every ward's audit log.
    pub async fn confirm_time(&self, now_ms: i64) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::known_time::confirm(work, now_ms)).await
    }

    /// Puts floors that lie after those of `kept` back to them, so that phones may deliver again what was
    /// deleted too early. What was deleted does not come back by itself.
    pub async fn put_floors_back(
        &self,
        floors: Vec<RetentionFloor>,
        now_ms: i64,
    ) -> StoreResult<Vec<FloorPutBack>> {
        self.sqlite()
            .write(move |work| sqlite::retention::put_floors_back(work, &floors, now_ms))
            .await
    }
}
