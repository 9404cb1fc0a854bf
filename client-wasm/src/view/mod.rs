//! What a page is shown: the shapes of `web/src/worker/api.ts`, a file a question.

mod export;
mod form;
mod list;
mod record;
mod session;
mod status;

use std::collections::HashMap;

use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::scalar::FieldsExt;

use crate::engine::Engine;

pub use crate::sync::Progress;
pub use export::{ExportedChange, ExportedRecord};
pub use form::DayRules;
pub use list::{ListAnswer, ListQuery, Only, Sort};
pub use record::{Delivery, HistoryEntry, PhoneRecord, Refusal, StandingValue};
pub use session::{Member, PlaceView, Session, Ward};
pub use status::Status;

impl Engine {
    /// Members by the devices that the plan says are theirs.
    fn names(&mut self) -> HashMap<DeviceId, String> {
        let keys = self.stored.plan_documents();
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
