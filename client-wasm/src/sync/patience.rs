//! How long the changes of a document wait for others' changes that the ward lacks, and how often a
//! document was rebased. Nothing of it is stored: it begins again when the app is opened.
//!
//! It is a value of its own so that an answer can be worked through on a copy, which the engine takes
//! over together with what the answer writes.

use std::collections::BTreeMap;

use vungxanh_shared::ids::DocumentKey;

/// How long a change waits at first that the ward cannot take yet, since another phone's is missing there.
const WAIT_FOR_OTHERS_MS: i64 = 60_000;
/// How often a document is rebased until this app is opened again. Once is enough, unless the ward
/// is restored meanwhile.
const MOST_REBASES: u32 = 3;

/// What is known of documents whose own changes did not pass.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patience {
    /// Until when a document's changes wait, and how often they were made to.
    held: BTreeMap<DocumentKey, (i64, u32)>,
    rebased: BTreeMap<DocumentKey, u32>,
}

impl Patience {
    /// The ward lacks what the document's changes build on. Gives how often that was.
    pub fn hold(&mut self, key: &DocumentKey, now_ms: i64) -> u32 {
        let (until, times) = self.held.entry(key.clone()).or_insert((0, 0));
        *until = now_ms + (WAIT_FOR_OTHERS_MS << (*times).min(8));
        *times += 1;
        *times
    }

    /// The ward took something of the document.
    pub fn release(&mut self, key: &DocumentKey) {
        self.held.remove(key);
    }

    /// Whether the document's changes wait for others'.
    pub fn is_held(&self, key: &DocumentKey, now_ms: i64) -> bool {
        self.held.get(key).is_some_and(|(until, _)| *until > now_ms)
    }

    /// The times at which documents have waited long enough.
    pub fn ends(&self) -> impl Iterator<Item = i64> {
        self.held.values().map(|(until, _)| *until)
    }

    /// The clock was put back by so much.
    pub fn put_back(&mut self, back_ms: i64) {
        for (until, _) in self.held.values_mut() {
            *until = until.saturating_sub(back_ms);
        }
    }

    /// Whether the document may be rebased once more.
    pub fn may_rebase(&self, key: &DocumentKey) -> bool {
        self.rebased.get(key).is_none_or(|times| *times < MOST_REBASES)
    }

    /// The document is rebased once more.
    pub fn record_rebase(&mut self, key: &DocumentKey) {
        *self.rebased.entry(key.clone()).or_default() += 1;
        self.held.remove(key);
    }
}
