//! What enrolment and sync ask of the store.

use vungxanh_shared::ids::{DeviceId, Partition, WardCode};

use super::sqlite::{self, PushJob};
use super::{
    Device, EnrolAsk, EnrolRefusal, Enrolled, FeedAnswer, FeedAsk, PushOutcome, PushedChange,
    RefusedChange, SecretHash, Store, StoreResult, SyncNote,
};

impl Store {
    /// The device whose token has this hash, with its present scope.
    pub async fn device_by_token(&self, token_hash: SecretHash) -> StoreResult<Option<Device>> {
        self.sqlite().read(move |db| sqlite::members::device_by_token(db, &token_hash)).await
    }

    /// Takes a phone's changes: what is accepted or refused when this returns is on disk.
    pub async fn push(
        &self,
        device: &Device,
        note: SyncNote,
        changes: Vec<PushedChange>,
        refused: Vec<RefusedChange>,
    ) -> StoreResult<PushOutcome> {
        let (ward, id, member) = (device.ward.clone(), device.id, device.member.clone());
        self.sqlite().push(PushJob { ward, device: id, member, note, changes, refused }).await
    }

    /// Notes that phones were here with nothing to push.
    pub async fn note_syncs(&self, notes: Vec<(WardCode, DeviceId, SyncNote)>) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::note_syncs(work, &notes)).await
    }

    /// What the phone lacks.
    pub async fn feed(&self, ward: WardCode, ask: FeedAsk) -> StoreResult<FeedAnswer> {
        self.sqlite().read(move |db| sqlite::feed::answer(db, &ward, &ask)).await
    }

    /// The newest feed number of every partition of a ward.
    pub async fn feed_heads(&self, ward: WardCode) -> StoreResult<Vec<(Partition, u64)>> {
        self.sqlite().read(move |db| sqlite::feed::heads(db, &ward)).await
    }

    /// Enrols a phone by its code. A refusal names the ward to ask, where the code is of one.
    pub async fn enrol(
        &self,
        ask: EnrolAsk,
    ) -> StoreResult<Result<Enrolled, (EnrolRefusal, Option<WardCode>)>> {
        self.sqlite().write(move |work| sqlite::members::enrol(work, &ask)).await
    }
}
