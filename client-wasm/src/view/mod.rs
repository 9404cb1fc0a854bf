//! What a page is shown: the shapes of `web/src/worker/api.ts`, a file a question.

mod export;
mod list;
mod record;
mod session;
mod status;

use std::collections::{BTreeSet, HashMap};

use vungxanh_shared::ids::{DeviceId, DocumentKey, Family};
use vungxanh_shared::scalar::FieldsExt;

use crate::engine::Engine;

pub use export::{ExportedChange, ExportedRecord};
pub use list::{ListAnswer, ListQuery, Only, Sort};
pub use record::{Delivery, HistoryEntry, PhoneRecord, Refusal, StandingValue};
pub use session::{Member, PlaceView, Session, Ward};
pub use status::{Progress, Status};

impl Engine {
    /// Documents of the plan, in which places and members are named.
    pub(crate) fn plan_documents(&self) -> BTreeSet<DocumentKey> {
        let keys = self.stored.document_keys().into_iter();
        keys.filter(|key| key.partition.family == Family::Plan).collect()
    }

    /// Members by the devices that the plan says are theirs.
    fn names(&mut self) -> HashMap<DeviceId, String> {
        let keys = self.plan_documents();
        let mut names = HashMap::new();
        for (_, entry) in self.documents.entries(&self.stored, &keys) {
            let Some(name) = entry.fields().text("full_name") else { continue };
            for device in entry.fields().set("devices").filter_map(|device| device.parse().ok()) {
                names.insert(device, name.to_owned());
            }
        }
        if let Some(own) = &self.stored.identity {
            names.entry(own.device).or_insert_with(|| own.member_name.clone());
        }
        names
    }
}
