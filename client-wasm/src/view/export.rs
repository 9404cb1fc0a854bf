//! Exports own changes that the ward does not hold, so that a person can take them off the phone by hand.

use serde::Serialize;
use vungxanh_shared::scalar::Fields;

use super::Refusal;
use crate::engine::Engine;
use crate::{chunk, reader};

/// An own change that the ward does not hold, raw and readable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedChange {
    /// Partition.
    pub partition: String,
    /// Period.
    pub period: String,
    /// automerge hash.
    pub hash: String,
    /// The raw change.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// When it was saved.
    pub at_ms: i64,
    /// What it says.
    pub records: Vec<ExportedRecord>,
    /// Why it was refused, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

/// What a change says of one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedRecord {
    /// Record id.
    pub id: String,
    /// Values written.
    pub fields: Fields,
}

impl Engine {
    /// Everything unsent or refused.
    pub fn export(&mut self) -> Vec<ExportedChange> {
        let refused = self.stored.refused.values().map(|refused| {
            let (code, message) = (refused.code.clone(), refused.message.clone());
            (refused.change.clone(), Some(Refusal { code, message }))
        });
        let unsent = self.stored.outbox.values().map(|unsent| (unsent.clone(), None));
        let changes: Vec<_> = refused.chain(unsent).collect();
        let mut exported = Vec::new();
        for (change, refusal) in changes {
            let said =
                self.documents.loaded(&self.stored, &change.document).ok().and_then(|loaded| {
                    let parsed = chunk::change(&change.bytes).ok()?;
                    Some(reader::readable(loaded.shown(), &parsed))
                });
            let said = said.unwrap_or_default().into_iter();
            exported.push(ExportedChange {
                partition: change.document.partition.to_string(),
                period: change.document.period.to_string(),
                hash: change.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
                bytes: change.bytes,
                at_ms: change.at_ms,
                records: said
                    .map(|(id, fields)| ExportedRecord { id: id.to_string(), fields })
                    .collect(),
                refusal,
            });
        }
        exported
    }
}
