//! Folds a document's long tail of stored changes into its saved form, so that loading it stays fast.

use vungxanh_shared::ids::DocumentKey;

use crate::chunk::Corrupt;
use crate::loaded_document::{self, Gap};
use crate::stored::{Chunks, Stored, Write, row};
use crate::write_set::{State, WriteSet};

/// Rows after a saved document from which on they are folded into it.
const LONG_TAIL: usize = 64;

/// Asks for the document's tail to be folded next where it is long.
pub(super) fn compact_if_long(stored: &Stored, key: &DocumentKey, write_set: &mut WriteSet) {
    if stored.documents.get(key).is_some_and(|chunks| chunks.tail.len() >= LONG_TAIL) {
        write_set.meanwhile.long_tails.push(key.clone());
    }
}

/// None where nothing can be folded yet.
pub(crate) fn compact(state: &State<'_>, key: &DocumentKey) -> Result<Option<WriteSet>, Corrupt> {
    let Some(chunks) = state.stored.documents.get(key) else { return Ok(None) };
    match loaded_document::compact(chunks, None)? {
        // As long as something waits, the tail is needed as it is.
        (_, Gap::Some) => Ok(None),
        (bytes, Gap::None) => {
            let mut write_set = state.write_set();
            write_set.writes = folded(key, chunks, bytes, Gap::None);
            Ok(Some(write_set))
        }
    }
}

/// The rows that make `bytes` the stored form of a document; the tail goes where nothing of it waits.
pub(super) fn folded(key: &DocumentKey, chunks: &Chunks, bytes: Vec<u8>, gap: Gap) -> Vec<Write> {
    let mut writes = vec![row::snapshot(key, Some(bytes))];
    if gap == Gap::None {
        writes.extend(chunks.tail.keys().map(|number| row::tail(key, *number, None)));
    }
    writes
}
