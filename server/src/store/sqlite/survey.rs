//! What is looked up for a push beside the writer, before it is cut into parts: which of its changes the log
//! has already, so that no document is loaded for them, and how large the documents of the others are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::DocumentKey;

use super::documents::{InMemory, document_row};
use super::parts::Size;
use crate::store::{PushedChange, StoreResult};

/// What was found.
#[derive(Default)]
pub struct Survey {
    /// Hashes of changes that the log has: durable, since a reader sees nothing else.
    pub known: HashSet<[u8; 32]>,
    /// The documents of the others, as far as they are there.
    pub sizes: HashMap<Arc<DocumentKey>, Size>,
}

/// The documents of a push that are in memory, and those that must be asked for.
pub fn in_memory(
    changes: &[PushedChange],
    names: &InMemory,
) -> (Survey, HashMap<Arc<DocumentKey>, Vec<[u8; 32]>>) {
    let names = names.lock();
    let mut survey = Survey::default();
    let mut unknown: HashMap<Arc<DocumentKey>, Vec<[u8; 32]>> = HashMap::new();
    for change in changes {
        match names.get(change.document.as_ref()) {
            Some(size) => {
                if !survey.sizes.contains_key(&change.document) {
                    survey.sizes.insert(Arc::clone(&change.document), Size::InMemory(*size));
                }
            }
            None => unknown
                .entry(Arc::clone(&change.document))
                .or_default()
                .push(change.parsed.hash().0),
        }
    }
    (survey, unknown)
}

/// Looks up the documents that are not in memory.
pub fn on_disk(
    db: &Connection,
    unknown: HashMap<Arc<DocumentKey>, Vec<[u8; 32]>>,
    survey: &mut Survey,
) -> StoreResult<()> {
    for (key, hashes) in unknown {
        let Some(row) = document_row(db, &key)? else { continue };
        for hash in hashes {
            if is_logged(db, row.id, &hash)? {
                survey.known.insert(hash);
            }
        }
        let changes = u64::try_from(row.changes).unwrap_or(0);
        survey.sizes.insert(key, Size::OnDisk(changes));
    }
    Ok(())
}

/// Whether the log of a document has a change.
pub fn is_logged(db: &Connection, document: i64, hash: &[u8; 32]) -> StoreResult<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM change WHERE document = ?1 AND hash = ?2")?
        .query_row(params![document, hash], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}
