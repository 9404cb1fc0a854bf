//! What a phone could not send, handed in at the office as a file: taken as its own push would be, also where its access
//! was taken back (SPEC W26).

use std::collections::HashMap;
use std::sync::Arc;

use vungxanh_shared::ids::{DeviceId, DocumentKey, WardCode};

use super::office_types::RecordView;
use super::sqlite::{self, PushJob};
use super::{
    AuditEntry, Device, LastSync, PushOutcome, PushedChange, RefusedChange, Store, StoreResult,
};

/// Whose file it is.
#[derive(Clone, Debug)]
pub struct UnsentPhone {
    /// The phone, with what its member may write now.
    pub device: Device,
    /// What its owner calls it.
    pub name: String,
    /// Its member's name.
    pub member_name: String,
}

/// A file that is handed in.
#[derive(Clone, Debug)]
pub struct UnsentFile {
    /// Of the hashes of its changes.
    pub digest: [u8; 32],
    /// Its changes.
    pub changes: usize,
    /// The line of the audit log; what came of it is added where it is written.
    pub entry: AuditEntry,
}

/// When the same changes were handed in for the first time, and what came then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedInBefore {
    /// When.
    pub at_ms: i64,
    /// By whom.
    pub login: String,
    /// Changes that were new then.
    pub taken: u64,
    /// Changes that went to quarantine then.
    pub refused: u64,
}

/// A change that the log has.
#[derive(Clone, Debug)]
pub struct LoggedChange {
    /// When it came.
    pub received_at_ms: i64,
    /// Ids of the records that it wrote.
    pub records: Vec<[u8; 16]>,
}

impl Store {
    /// A phone of the ward, with access or without; no device of the office.
    pub async fn unsent_phone(
        &self,
        ward: WardCode,
        id: DeviceId,
    ) -> StoreResult<Option<UnsentPhone>> {
        self.sqlite().read_for_office(move |db| sqlite::unsent::phone(db, &ward, id)).await
    }

    /// Takes the changes of a file as a push of that phone would be taken.
    pub async fn hand_in_unsent(
        &self,
        device: &Device,
        file: UnsentFile,
        changes: Vec<PushedChange>,
        refused: Vec<RefusedChange>,
    ) -> StoreResult<PushOutcome> {
        let note =
            LastSync { app: String::new(), clock_skew_ms: 0, at_ms: file.entry.at_ms, plan: None };
        let job = PushJob {
            ward: device.ward.clone(),
            device: device.id,
            member: device.member.clone(),
            note,
            changes,
            refused,
            put_off: HashMap::new(),
            handed_in: Some(Arc::new(file)),
        };
        self.sqlite().push(job).await
    }

    /// Whether the same changes of a phone were handed in before this time.
    pub async fn handed_in_before(
        &self,
        (ward, device): (WardCode, DeviceId),
        digest: [u8; 32],
        now_ms: i64,
    ) -> StoreResult<Option<HandedInBefore>> {
        let ask = move |db: &_| sqlite::unsent::before(db, (&ward, device), &digest, now_ms);
        self.sqlite().read_for_office(ask).await
    }

    /// Those of these changes that the log has, by their hash.
    pub async fn logged_changes(
        &self,
        changes: Vec<(Arc<DocumentKey>, [u8; 32])>,
    ) -> StoreResult<HashMap<[u8; 32], LoggedChange>> {
        self.sqlite().read_for_office(move |db| sqlite::unsent::logged(db, &changes)).await
    }

    /// Records by their ids, shortened as in a list; those that the ward does not have are left out.
    pub async fn short_records(
        &self,
        ward: WardCode,
        ids: Vec<[u8; 16]>,
    ) -> StoreResult<Vec<RecordView>> {
        self.sqlite().read_for_office(move |db| sqlite::unsent::records(db, &ward, &ids)).await
    }
}
