//! How a save is taken back.

use std::collections::BTreeMap;

use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;

use crate::event::Edit;
use crate::library::Library;
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

/// The edits that take a save back: records that it made get a tombstone, fields their old value
/// where what the save wrote still stands there. What someone else wrote since is left alone.
pub fn undo_edits(undo: &Undo, library: &mut Library, stored: &Stored, now_ms: i64) -> Vec<Edit> {
    let mut edits = Vec::new();
    for record in undo.0.iter().rev() {
        let Some((_, entry)) = library.find(stored, record.record) else { continue };
        let fields: BTreeMap<String, Scalar> = if record.made {
            let at = ("removed/at".to_owned(), Scalar::Int(now_ms));
            let reason = ("removed/reason".to_owned(), Scalar::from("Hoàn tác"));
            [at, reason].into()
        } else {
            let still_stands = |key: &str, wrote: &Scalar| {
                entry.fields().get(key).unwrap_or(&Scalar::Null) == wrote
            };
            let fields = record.fields.iter();
            let ours = fields.filter(|(key, (_, wrote))| still_stands(key, wrote));
            ours.map(|(key, (before, _))| (key.clone(), before.clone())).collect()
        };
        let kind = entry.reading.kind.clone();
        let id = Some(record.record.to_string());
        edits.push(Edit { id, kind, fields, place: None, name: None });
    }
    edits
}
