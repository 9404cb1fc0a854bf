//! The documents of the working set in memory and the index of their records.
//!
//! Both are made from what is stored, on demand: a question about persons loads the registers and
//! nothing else. Automerge's form of a document is large and only needed for writing and receiving,
//! so few are kept; the records read from it stay in the index.

use std::collections::{BTreeMap, BTreeSet};

use automerge::Change;
use vungxanh_shared::document::{self, Standing};
use vungxanh_shared::ids::{DocumentKey, Family, RecordId, SessionActor};

use crate::chunk::Corrupt;
use crate::index::{Entry, Index};
use crate::loaded_document::{Gap, LoadedDocument};
use crate::reader::{self, Reading};
use crate::stored::Stored;

/// Documents in automerge's form; the one used longest ago goes first.
const MOST_LOADED: usize = 12;

/// Documents in memory.
#[derive(Debug, Default)]
pub struct DocumentCache {
    loaded: BTreeMap<DocumentKey, (u64, LoadedDocument)>,
    uses: u64,
    index: Index,
    /// Documents whose stored bytes do not load; they are fetched again.
    broken: BTreeSet<DocumentKey>,
    /// Documents of which something was missing when they were loaded or received.
    gaps: BTreeSet<DocumentKey>,
    /// Documents that were fetched again because of a gap; once is enough.
    refetched: BTreeSet<DocumentKey>,
    /// Documents that hold something which is not durable yet: not to be read from.
    pending: BTreeSet<DocumentKey>,
    /// A document under which the engine trapped before: not to be loaded.
    suspects: BTreeSet<DocumentKey>,
    actor: Option<SessionActor>,
}

impl DocumentCache {
    /// A cache that writes as `actor` and does not trust `suspects`.
    pub fn new(
        actor: Option<SessionActor>,
        suspects: impl IntoIterator<Item = DocumentKey>,
    ) -> Self {
        Self { actor, suspects: suspects.into_iter().collect(), ..Self::default() }
    }

    /// Writes as another session from now on.
    pub fn set_actor(&mut self, actor: Option<SessionActor>) {
        self.actor = actor;
        self.loaded.clear();
    }

    /// The document in automerge's form, loaded where it must be.
    pub fn loaded(
        &mut self,
        stored: &Stored,
        key: &DocumentKey,
    ) -> Result<&mut LoadedDocument, Corrupt> {
        if !self.loaded.contains_key(key) {
            let loaded = self.load(stored, key)?;
            self.make_room();
            self.loaded.insert(key.clone(), (0, loaded));
        }
        self.uses += 1;
        let (used, loaded) = self.loaded.get_mut(key).ok_or(Corrupt)?;
        *used = self.uses;
        Ok(loaded)
    }

    fn load(&mut self, stored: &Stored, key: &DocumentKey) -> Result<LoadedDocument, Corrupt> {
        let actor = self.actor.ok_or(Corrupt)?;
        let chunks = stored.documents.get(key);
        if self.suspects.contains(key) && chunks.is_some() {
            self.broken.insert(key.clone());
            return Err(Corrupt);
        }
        crate::crash_marker::touching(key);
        let unsent = stored.outbox.values().filter(|unsent| unsent.document == *key);
        let refused = stored.refused.values().filter(|refused| refused.change.document == *key);
        let stale = stored.stale.get(key).map(Vec::as_slice);
        let loaded = LoadedDocument::load(actor, chunks, unsent, refused, stale);
        crate::crash_marker::done();
        match &loaded {
            Ok(loaded) => self.record_gap(key, loaded.gap()),
            Err(Corrupt) => drop(self.broken.insert(key.clone())),
        }
        loaded
    }

    fn make_room(&mut self) {
        while self.loaded.len() >= MOST_LOADED {
            // A document with something pending in it cannot be made again from the store yet.
            let free = self.loaded.iter().filter(|(key, _)| !self.pending.contains(*key));
            let oldest = free.min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone());
            match oldest {
                Some(key) => drop(self.loaded.remove(&key)),
                None => return,
            }
        }
    }

    /// Whether the document is in memory in one form or the other, so that what arrives for it must
    /// be taken in at once.
    pub fn is_in_use(&self, key: &DocumentKey) -> bool {
        self.loaded.contains_key(key) || self.index.has(key)
    }

    /// What is in this document beyond the store until [`DocumentCache::settled`] or [`DocumentCache::rolled_back`].
    pub fn set_pending(&mut self, keys: impl IntoIterator<Item = DocumentKey>) {
        self.pending.extend(keys);
    }

    /// What was pending is durable: it is read into the index. Gives the kinds that changed.
    pub fn settled(
        &mut self,
        stored: &Stored,
        touched: &BTreeMap<DocumentKey, Option<Vec<RecordId>>>,
    ) -> BTreeSet<String> {
        let mut kinds = BTreeSet::new();
        self.pending.clear();
        for (key, records) in touched {
            if records.is_none() {
                // Parts of it may have left: refused, purged, fetched again.
                self.loaded.remove(key);
            }
            self.suspects.remove(key);
            self.broken.remove(key);
            if !self.index.has(key) {
                let of_family = vungxanh_shared::kinds::of_family(key.partition.family);
                kinds.extend(of_family.map(|kind| kind.name.to_owned()));
                continue;
            }
            let Ok(loaded) = self.loaded(stored, key) else {
                kinds.extend(self.index.remove(key));
                continue;
            };
            match records {
                Some(records) => {
                    let readings = reader::read_some(loaded.shown(), records);
                    kinds.extend(self.index.update(key, readings));
                }
                None => {
                    let readings = reader::read_all(loaded.shown());
                    kinds.extend(self.index.replace(key, readings));
                }
            }
        }
        kinds
    }

    /// What was pending is not durable: these documents are made again from the store.
    pub fn rolled_back(&mut self) {
        for key in std::mem::take(&mut self.pending) {
            self.loaded.remove(&key);
        }
    }

    /// The records that changes of a document touch; none where that is not known here.
    pub fn touched(&self, key: &DocumentKey, changes: &[Change]) -> Option<Vec<RecordId>> {
        let objects = self.index.objects(key)?;
        Some(changes.iter().flat_map(|change| reader::touched(&objects, change)).collect())
    }

    /// Forgets the loaded form, since what it must consist of has changed.
    pub fn reload(&mut self, key: &DocumentKey) {
        self.loaded.remove(key);
    }

    /// Documents whose stored bytes do not load, each told once.
    pub fn take_broken(&mut self) -> Option<DocumentKey> {
        self.broken.pop_first()
    }

    /// Whether there is such a document.
    pub fn has_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Remembers whether something of a document is missing.
    pub fn record_gap(&mut self, key: &DocumentKey, gap: Gap) {
        match gap {
            Gap::Some => drop(self.gaps.insert(key.clone())),
            Gap::None => drop(self.gaps.remove(key)),
        }
    }

    /// Whether something of some document is missing.
    pub fn has_gaps(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// Everything was received: what is missing now will not come by itself. Those documents count as
    /// broken, each once.
    pub fn close_gaps(&mut self) {
        for key in std::mem::take(&mut self.gaps) {
            if self.refetched.insert(key.clone()) {
                self.mark_broken(&key);
            }
        }
    }

    /// Says that what was received for a document does not fit it.
    pub fn mark_broken(&mut self, key: &DocumentKey) {
        self.loaded.remove(key);
        self.broken.insert(key.clone());
    }

    /// Every record of these documents, loading what is not in memory.
    pub fn entries<'a>(
        &'a mut self,
        stored: &Stored,
        keys: &'a BTreeSet<DocumentKey>,
    ) -> impl Iterator<Item = (&'a DocumentKey, &'a Entry)> + use<'a> {
        for key in keys {
            self.ensure_indexed(stored, key);
        }
        self.index.entries(keys)
    }

    /// One record and its document, looked for in all of them where it was not met before.
    pub fn find(&mut self, stored: &Stored, id: RecordId) -> Option<(&DocumentKey, &Entry)> {
        if !self.index.knows(id) {
            // The families that a phone needs first are asked first.
            for family in Family::ALL {
                let keys = stored.document_keys().into_iter();
                for key in keys.filter(|key| key.partition.family == family) {
                    self.ensure_indexed(stored, &key);
                }
                if self.index.knows(id) {
                    break;
                }
            }
        }
        self.index.find(id)
    }

    /// All that durably stands in a record.
    pub fn stands(
        &mut self,
        stored: &Stored,
        key: &DocumentKey,
        id: RecordId,
    ) -> Option<BTreeMap<String, Vec<Standing>>> {
        if self.pending.contains(key) {
            // What is in memory is not durable yet.
            let loaded = self.load(stored, key).ok()?;
            return document::stands(loaded.shown(), id);
        }
        document::stands(self.loaded(stored, key).ok()?.shown(), id)
    }

    fn ensure_indexed(&mut self, stored: &Stored, key: &DocumentKey) {
        if self.index.has(key) {
            return;
        }
        let readings: Vec<Reading> = if self.pending.contains(key) {
            // Read what is durable, not what is about to be.
            match self.load(stored, key) {
                Ok(loaded) => reader::read_all(loaded.shown()),
                Err(Corrupt) => return,
            }
        } else {
            match self.loaded(stored, key) {
                Ok(loaded) => reader::read_all(loaded.shown()),
                Err(Corrupt) => return,
            }
        };
        self.index.replace(key, readings);
    }
}
