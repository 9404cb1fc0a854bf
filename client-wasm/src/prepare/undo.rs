//! The edits that take a save back. The engine remembers an [`Undo`] of each save of this session; taking back
//! is a save like any other.

use std::collections::BTreeMap;

use automerge::legacy::OpId;
use vungxanh_shared::document::{self, Standing};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};
use vungxanh_shared::scalar::Scalar;

use crate::document_cache::DocumentCache;
use crate::event::Edit;
use crate::stored::Stored;

/// How to take back what a save wrote.
#[derive(Debug, Clone, Default)]
pub struct Undo(pub Vec<UndoRecord>);

/// One record of an undo.
#[derive(Debug, Clone)]
pub struct UndoRecord {
    /// The record.
    pub record: RecordId,
    /// Whether the save made it.
    pub made: bool,
    /// What each field held before and holds since.
    pub fields: BTreeMap<String, (Scalar, Scalar)>,
}

/// The edits that take a save back: records that it made get a tombstone, fields their old value where what the
/// save wrote still stands there. Only this phone's own writing is taken back: whatever others wrote, before or
/// since, stays.
pub fn undo_edits(
    undo: &Undo,
    documents: &mut DocumentCache,
    stored: &Stored,
    (device, now_ms): (DeviceId, i64),
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for record in undo.0.iter().rev() {
        let Some((key, entry)) = documents.find(stored, record.record) else { continue };
        let (key, kind) = (key.clone(), entry.reading.kind.clone());
        let mut edit = Edit { id: Some(record.record.to_string()), kind, ..Edit::default() };
        if record.made {
            edit.fields.insert("removed/at".to_owned(), Scalar::Int(now_ms));
            edit.fields.insert("removed/reason".to_owned(), Scalar::from("Hoàn tác"));
        } else {
            let Ok(loaded) = documents.loaded(stored, &key) else { continue };
            let stands = document::stands(loaded.shown(), record.record).unwrap_or_default();
            for (field, (before, wrote)) in &record.fields {
                let own = own_writing(stands.get(field), wrote, device);
                if !own.is_empty() {
                    edit.fields.insert(field.clone(), before.clone());
                    edit.seen.insert(field.clone(), own);
                }
            }
        }
        edits.push(edit);
    }
    edits
}

/// The operations by which the device wrote a value that still stands.
fn own_writing(standing: Option<&Vec<Standing>>, wrote: &Scalar, device: DeviceId) -> Vec<String> {
    let same = standing.into_iter().flatten().filter(|one| one.value == *wrote);
    let ops = same.flat_map(|one| &one.ops);
    let is_own = |op: &&OpId| {
        SessionActor::from_actor(op.actor()).is_some_and(|actor| actor.device() == device)
    };
    ops.filter(is_own).map(document::op_name).collect()
}
