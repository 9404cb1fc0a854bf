//! What is durable on the phone, as rows of a few stores, and the same in memory.
//!
//! [`Stored`] is always equal to what opening the phone again would give: it is filled by applying
//! the stored rows one by one, and afterwards changes only by applying the rows of transactions
//! that the store has confirmed. Rows are opaque bytes to the store, so that it can encrypt them.
//!
//! - `holdings`: what the rows hold
//! - [`row`]: rows to write, one function a row
//! - `open`: rows read

mod holdings;
mod open;
pub mod row;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Partition};

pub use holdings::{Chunks, Contact, Floors, Holding, Identity, PendingEnrolment, Refused, Unsent};
pub(crate) use open::document_key;

/// The stores. Names in IndexedDB are these in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// Identity, cursors, scope, epoch.
    Meta,
    /// A saved automerge document each.
    Documents,
    /// Changes that came after the saved document, several a row.
    Tails,
    /// Own changes that the ward has not acknowledged.
    Outbox,
    /// Own changes that the ward refused.
    Refused,
    /// Forms begun and not saved; the page's own.
    Drafts,
}

impl Store {
    /// All of them.
    pub const ALL: [Store; 6] =
        [Store::Meta, Store::Documents, Store::Tails, Store::Outbox, Store::Refused, Store::Drafts];

    /// The store's name.
    pub fn name(self) -> &'static str {
        match self {
            Store::Meta => "meta",
            Store::Documents => "documents",
            Store::Tails => "tails",
            Store::Outbox => "outbox",
            Store::Refused => "refused",
            Store::Drafts => "drafts",
        }
    }
}

/// One row to write, or to delete where there is no value.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// Where.
    pub store: Store,
    /// Unique in its store; rows are read back in the order of their keys.
    pub key: String,
    /// The row; none deletes it.
    pub value: Option<Vec<u8>>,
}

impl Write {
    fn put(store: Store, key: String, row: &impl Serialize) -> Self {
        let mut value = Vec::new();
        // Writing to memory cannot fail, and these rows have no part that CBOR cannot hold.
        let written = ciborium::into_writer(row, &mut value);
        debug_assert!(written.is_ok());
        Self { store, key, value: Some(value) }
    }

    fn delete(store: Store, key: String) -> Self {
        Self { store, key, value: None }
    }
}

/// Everything durable, in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stored {
    /// Who this phone is.
    pub identity: Option<Identity>,
    /// An enrolment begun.
    pub enrolment: Option<PendingEnrolment>,
    /// The server.
    pub contact: Contact,
    /// What this phone holds.
    pub scope: BTreeMap<Partition, Holding>,
    /// Documents by key.
    pub documents: BTreeMap<DocumentKey, Chunks>,
    /// Unsent changes in the order in which they were saved.
    pub outbox: BTreeMap<u64, Unsent>,
    /// Refused changes in the order in which they were saved.
    pub refused: BTreeMap<u64, Refused>,
    /// Documents as they were when their own changes lost their ground: until those are rebased
    /// on what the ward has.
    pub stale: BTreeMap<DocumentKey, Vec<u8>>,
    /// What of a partition is kept.
    pub floors: BTreeMap<Partition, Floors>,
    /// On which day a partition was last compared with the ward's.
    pub compared: BTreeMap<Partition, i64>,
    /// Rows that could not be read. Those of documents are fetched again, others left where they are.
    pub unreadable: BTreeSet<(Store, String)>,
}

const IDENTITY: &str = "identity";
const ENROLMENT: &str = "enrolment";
const CONTACT: &str = "contact";
const SCOPE: &str = "scope/";
/// Stored on phones under this name since the first release.
const FLOORS: &str = "kept/";
const COMPARED: &str = "compared";
/// Stored on phones under this name since the first release.
const STALE: &str = "former/";

impl Stored {
    /// The number for the next own change: after all that are unsent or refused, and after rows that
    /// cannot be read, so that nothing is written over those.
    pub fn next_number(&self) -> u64 {
        let rows = self.unreadable.iter();
        let rows = rows.filter(|(store, _)| matches!(store, Store::Outbox | Store::Refused));
        let unreadable = rows.filter_map(|(_, key)| key.parse().ok()).max();
        let readable = self.outbox.keys().next_back().max(self.refused.keys().next_back());
        readable.copied().max(unreadable).unwrap_or(0) + 1
    }

    /// The number for the document's next tail row, after those that cannot be read, too.
    pub fn next_tail(&self, key: &DocumentKey) -> u64 {
        let number = |row: &str| row.split('#').nth(1)?.parse().ok();
        let unreadable = self.unreadable_tail(key).filter_map(number).max();
        let tail = self.documents.get(key).and_then(|chunks| chunks.tail.keys().next_back());
        tail.copied().max(unreadable).unwrap_or(0) + 1
    }

    /// The keys of the document's tail rows that cannot be read.
    pub fn unreadable_tail(&self, key: &DocumentKey) -> impl Iterator<Item = &str> {
        let document = key.to_string();
        let rows = self.unreadable.iter().filter(|(store, _)| *store == Store::Tails);
        let rows = rows.map(|(_, row)| row.as_str());
        rows.filter(move |row| row.split('#').next() == Some(document.as_str()))
    }

    /// Documents of which some row could not be read.
    pub fn unreadable_documents(&self) -> impl Iterator<Item = DocumentKey> {
        let rows = self.unreadable.iter();
        let rows = rows.filter(|(store, _)| matches!(store, Store::Documents | Store::Tails));
        rows.filter_map(|(_, key)| document_key(key.split('#').next()?))
    }

    /// Documents of which something is unsent or to be rebased.
    pub fn document_keys_under_way(&self) -> impl Iterator<Item = &DocumentKey> {
        self.outbox.values().map(|unsent| &unsent.document).chain(self.stale.keys())
    }

    /// Whether what comes for the document is not kept here.
    pub fn is_below_floor(&self, key: &DocumentKey) -> bool {
        let floor = self.floors.get(&key.partition).and_then(Floors::floor);
        floor.is_some_and(|floor| key.period < *floor)
    }

    /// Whether a refused change of the document is read without what it builds on.
    pub fn has_alone(&self, key: &DocumentKey) -> bool {
        self.refused.values().any(|one| one.alone.is_some() && one.change.document == *key)
    }

    /// As which devices this phone wrote.
    pub fn own_devices(&self) -> Vec<DeviceId> {
        let own = self.identity.iter();
        own.flat_map(|own| own.earlier_devices.iter().copied().chain([own.device])).collect()
    }

    /// Documents of the ward's plan, in which places and members are named.
    pub fn plan_documents(&self) -> BTreeSet<DocumentKey> {
        let keys = self.document_keys().into_iter();
        keys.filter(|key| key.partition.family == Family::Plan).collect()
    }

    /// Every document of which there is something, stored, unsent or refused.
    pub fn document_keys(&self) -> BTreeSet<DocumentKey> {
        let unsent = self.outbox.values().map(|unsent| &unsent.document);
        let refused = self.refused.values().map(|refused| &refused.change.document);
        let stale = self.stale.keys();
        self.documents.keys().chain(unsent).chain(refused).chain(stale).cloned().collect()
    }
}
