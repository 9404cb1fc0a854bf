//! What enrolment and sync ask of the store.

use std::collections::HashMap;

use vungxanh_shared::ids::{DeviceId, Partition, WardCode};
use vungxanh_shared::roles::Scope;

use super::sqlite::{self, PushJob};
use super::{
    Device, Divergence, EnrolAsk, EnrolRefusal, Enrolled, FeedAnswer, FeedAsk, LastSync,
    PushOutcome, PushedChange, RefusedChange, RepairedDocument, SecretHash, Store, StoreResult,
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
        note: LastSync,
        changes: Vec<PushedChange>,
        refused: Vec<RefusedChange>,
    ) -> StoreResult<PushOutcome> {
        let (ward, id, member) = (device.ward.clone(), device.id, device.member.clone());
        let (put_off, handed_in) = (HashMap::new(), None);
        let job = PushJob { ward, device: id, member, note, changes, refused, put_off, handed_in };
        self.sqlite().push(job).await
    }

    /// Notes that phones were here with nothing to push.
    pub async fn record_syncs(
        &self,
        notes: Vec<(WardCode, DeviceId, LastSync)>,
    ) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::record_syncs(work, &notes)).await
    }

    /// What the phone lacks, with what it may hold now; none where it has no access any more.
    pub async fn feed(
        &self,
        ward: WardCode,
        mut ask: FeedAsk,
    ) -> StoreResult<Option<(FeedAnswer, Scope)>> {
        let question = move |db: &_| {
            // Asked in the same read: access may have been taken away since the request began (SPEC W4, W8).
            let device = sqlite::members::device_by_id(db, &ward, ask.device)?;
            let Some(device) = device.filter(|device| !device.revoked) else { return Ok(None) };
            ask.cursors.retain(|(partition, _)| device.scope.contains_key(partition));
            ask.digests.retain(|digest| device.scope.contains_key(&digest.partition));
            Ok(Some((sqlite::feed::answer(db, &ward, &ask)?, device.scope)))
        };
        self.sqlite().read(question).await
    }

    /// Notes that a phone's copy of these partitions differs from the ward's, of each once a day; gives those
    /// that were not noted yet.
    pub async fn record_divergence(
        &self,
        device: &Device,
        diverged: Vec<Partition>,
        now_ms: i64,
    ) -> StoreResult<Vec<Partition>> {
        let (ward, id) = (device.ward.clone(), device.id);
        let note = Divergence { ward, device: id, member: device.member.clone(), now_ms };
        let asked = note.clone();
        let ask = move |db: &_| sqlite::divergence::unrecorded(db, &asked, diverged);
        let unrecorded = self.sqlite().read(ask).await?;
        if unrecorded.is_empty() {
            return Ok(unrecorded);
        }
        // Asked again where it is written: the phone may have asked twice at the same time.
        self.sqlite().write(move |work| sqlite::divergence::record(work, &note, unrecorded)).await
    }

    /// The phone takes these partitions, which were repaired, from the beginning: it need not be told any more.
    pub async fn refetched(&self, device: &Device, partitions: Vec<Partition>) -> StoreResult<()> {
        let (ward, id) = (device.ward.clone(), device.id);
        self.sqlite()
            .write(move |work| sqlite::repair::refetched(work.db, &ward, id, &partitions))
            .await
    }

    /// Takes out of the log what does harm; gives the documents that it was taken from.
    pub async fn repair(&self, now_ms: i64) -> StoreResult<Vec<RepairedDocument>> {
        self.sqlite().write(move |work| sqlite::repair::run(work, now_ms)).await
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
