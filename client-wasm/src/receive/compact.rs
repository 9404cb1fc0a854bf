//! A document's long tail is folded into its saved form.

use vungxanh_shared::ids::DocumentKey;

use super::{Inbound, Touched};
use crate::engine::{Engine, OnDurable};
use crate::loaded_document::{self, Corrupt, Gap};
use crate::stored::{Chunks, Write, row};

/// Rows after a saved document from which on they are folded into it.
const LONG_TAIL: usize = 64;

impl Engine {
    pub(super) fn compact_if_long(&mut self, key: &DocumentKey) {
        let long = |chunks: &Chunks| chunks.tail.len() >= LONG_TAIL;
        if self.stored.documents.get(key).is_some_and(long) {
            self.inbound.push_back(Inbound::Compact(key.clone()));
        }
    }

    pub(super) fn compact(&mut self, key: &DocumentKey) {
        let Some(chunks) = self.stored.documents.get(key) else { return };
        match loaded_document::compact(chunks, None) {
            // As long as something waits, the tail is needed as it is.
            Ok((_, Gap::Some)) => {}
            Ok((bytes, Gap::None)) => {
                let writes = folded(key, chunks, bytes, Gap::None);
                self.persist(writes, OnDurable::Received { touched: Touched::new() }, None);
            }
            Err(Corrupt) => self.documents.mark_broken(key),
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
