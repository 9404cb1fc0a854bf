//! What is durable on the phone, as rows of a few stores, and the same in memory.
//!
//! [`Stored`] is always equal to what opening the phone again would give: it is filled by applying
//! the stored rows one by one, and afterwards changes only by applying the rows of transactions
//! that the store has confirmed. Rows are opaque bytes to the store, so that it can encrypt them.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Epoch, FeedSeq, Partition, Period, RecordId};
use vungxanh_shared::wire::Access;

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

/// Who this phone is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// Given by the server.
    pub device: DeviceId,
    /// Bearer token.
    pub token: String,
    /// Of the member's record in plan.
    pub member_id: String,
    /// Full name.
    pub member_name: String,
    /// Telephone.
    pub member_phone: String,
    /// Ward code.
    pub ward_code: String,
    /// Ward name.
    pub ward_name: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Their telephone.
    pub contact_phone: String,
    /// As which devices this phone was enrolled before, for the same person in the same ward.
    #[serde(default)]
    pub former: Vec<DeviceId>,
}

/// An enrolment that was begun: the same code is sent with the same key, so that an answer lost on
/// the way does not lock the phone out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PendingEnrolment {
    /// As entered.
    pub code: String,
    /// Random, made before the first attempt.
    #[serde(with = "serde_bytes")]
    pub retry_key: Vec<u8>,
}

/// What is known of the server.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// The server database's life (SPEC W7).
    pub epoch: Option<ByteBuf>,
    /// When the ward last answered, phone's clock.
    pub last_received_ms: Option<i64>,
    /// Phone clock minus ward clock.
    pub clock_skew_ms: Option<i64>,
    /// Whether the ward no longer knows this phone.
    #[serde(default)]
    pub withdrawn: bool,
}

impl Contact {
    /// The epoch, where one is known.
    pub fn epoch(&self) -> Option<Epoch> {
        self.epoch.as_ref().and_then(|bytes| Epoch::from_slice(bytes))
    }
}

/// A partition that this phone holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Whether it may write there.
    pub access: Access,
    /// What it has received.
    pub cursor: FeedSeq,
}

/// From which period on a partition's documents are here; none = all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The ward deleted what is before.
    pub ward: Option<Period>,
    /// This phone does not keep what is before.
    pub phone: Option<Period>,
}

impl Kept {
    /// The later of both.
    pub fn floor(&self) -> Option<&Period> {
        self.ward.as_ref().max(self.phone.as_ref())
    }
}

/// The stored bytes of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chunks {
    /// A saved automerge document.
    pub snapshot: Option<Vec<u8>>,
    /// Raw changes that came later, by row number.
    pub tail: BTreeMap<u64, Vec<ByteBuf>>,
}

/// An own change that waits for the ward's acknowledgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unsent {
    /// Its document.
    pub document: DocumentKey,
    /// Its automerge hash.
    #[serde(with = "serde_bytes")]
    pub hash: Vec<u8>,
    /// The raw change.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// When it was saved.
    pub at_ms: i64,
    /// What it touches.
    pub records: Vec<RecordId>,
}

/// An own change that the ward refused. It stays visible on this phone and can be exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// The change.
    pub change: Unsent,
    /// The gate's code.
    pub code: String,
    /// Why, in the server's words.
    pub message: String,
    /// What it says as a change that builds on none but others of these, to be read where its document
    /// has left this phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<ByteBuf>,
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
    /// Documents as they were when their own changes lost their ground: until those are written anew
    /// on what the ward has.
    pub former: BTreeMap<DocumentKey, Vec<u8>>,
    /// What of a partition is kept.
    pub kept: BTreeMap<Partition, Kept>,
    /// On which day a partition was last compared with the ward's.
    pub compared: BTreeMap<Partition, i64>,
    /// Rows that could not be read. Those of documents are fetched again, others left where they are.
    pub unreadable: BTreeSet<(Store, String)>,
}

const IDENTITY: &str = "identity";
const ENROLMENT: &str = "enrolment";
const CONTACT: &str = "contact";
const SCOPE: &str = "scope/";
const KEPT: &str = "kept/";
const COMPARED: &str = "compared";
const FORMER: &str = "former/";

/// Rows to write, one function a row.
pub mod row {
    use super::*;

    /// Who this phone is.
    pub fn identity(identity: &Identity) -> Write {
        Write::put(Store::Meta, IDENTITY.to_owned(), identity)
    }
    /// An enrolment begun, or none any more.
    pub fn enrolment(pending: Option<&PendingEnrolment>) -> Write {
        match pending {
            Some(pending) => Write::put(Store::Meta, ENROLMENT.to_owned(), pending),
            None => Write::delete(Store::Meta, ENROLMENT.to_owned()),
        }
    }
    /// The server.
    pub fn contact(contact: &Contact) -> Write {
        Write::put(Store::Meta, CONTACT.to_owned(), contact)
    }
    /// A partition held, or left.
    pub fn holding(partition: &Partition, holding: Option<Holding>) -> Write {
        let key = format!("{SCOPE}{partition}");
        match holding {
            Some(holding) => Write::put(Store::Meta, key, &holding),
            None => Write::delete(Store::Meta, key),
        }
    }
    /// What of a partition is kept.
    pub fn kept(partition: &Partition, kept: Option<&Kept>) -> Write {
        let key = format!("{KEPT}{partition}");
        match kept {
            Some(kept) => Write::put(Store::Meta, key, kept),
            None => Write::delete(Store::Meta, key),
        }
    }
    /// When partitions were compared with the ward's, in days since 1970.
    pub fn compared(compared: &BTreeMap<Partition, i64>) -> Write {
        Write::put(Store::Meta, COMPARED.to_owned(), compared)
    }
    /// A document as it was, as automerge wrote it, or none any more.
    pub fn former(key: &DocumentKey, bytes: Option<Vec<u8>>) -> Write {
        Write { store: Store::Meta, key: format!("{FORMER}{key}"), value: bytes }
    }
    /// A saved document, as automerge wrote it.
    pub fn snapshot(key: &DocumentKey, bytes: Option<Vec<u8>>) -> Write {
        Write { store: Store::Documents, key: key.to_string(), value: bytes }
    }
    /// Changes that came after the saved document.
    pub fn tail(key: &DocumentKey, number: u64, changes: Option<&[ByteBuf]>) -> Write {
        let key = tail_key(key, number);
        match changes {
            Some(changes) => Write::put(Store::Tails, key, &changes),
            None => Write::delete(Store::Tails, key),
        }
    }
    fn tail_key(key: &DocumentKey, number: u64) -> String {
        format!("{key}#{number:010}")
    }
    /// An unsent change, or one that is no longer unsent.
    pub fn unsent(number: u64, unsent: Option<&Unsent>) -> Write {
        let key = format!("{number:012}");
        match unsent {
            Some(unsent) => Write::put(Store::Outbox, key, unsent),
            None => Write::delete(Store::Outbox, key),
        }
    }
    /// A refused change, or one that the ward holds after all.
    pub fn refused(number: u64, refused: Option<&Refused>) -> Write {
        let key = format!("{number:012}");
        match refused {
            Some(refused) => Write::put(Store::Refused, key, refused),
            None => Write::delete(Store::Refused, key),
        }
    }
    /// Everything that is stored of a document.
    pub fn no_document(stored: &Stored, key: &DocumentKey) -> Vec<Write> {
        let name = key.to_string();
        let tail = stored.documents.get(key).into_iter().flat_map(|chunks| chunks.tail.keys());
        let tail = tail.map(|number| tail_key(key, *number));
        let unreadable = stored.unreadable.iter().filter(|(store, row)| {
            *store == Store::Tails && row.split('#').next() == Some(name.as_str())
        });
        let rows: BTreeSet<String> = tail.chain(unreadable.map(|(_, row)| row.clone())).collect();
        let mut writes = vec![snapshot(key, None)];
        writes.extend(rows.into_iter().map(|row| Write::delete(Store::Tails, row)));
        writes
    }
    /// A draft that became a record.
    pub fn no_draft(key: &str) -> Write {
        Write::delete(Store::Drafts, key.to_owned())
    }
}

impl Stored {
    /// The state that these rows make. A row that cannot be read is left out and noted.
    pub fn open(rows: impl IntoIterator<Item = Write>) -> Self {
        let mut stored = Self::default();
        for row in rows {
            stored.apply(row);
        }
        stored
    }

    /// What a confirmed write changes.
    pub fn apply(&mut self, write: Write) {
        let Write { store, key, value } = write;
        if value.is_none() {
            self.unreadable.remove(&(store, key.clone()));
        }
        let understood = match store {
            Store::Meta => self.apply_meta(&key, value.as_deref()),
            Store::Documents => self.apply_snapshot(&key, value),
            Store::Tails => self.apply_tail(&key, value.as_deref()),
            Store::Outbox => apply_numbered(&mut self.outbox, &key, value.as_deref()),
            Store::Refused => apply_numbered(&mut self.refused, &key, value.as_deref()),
            Store::Drafts => Some(()),
        };
        if understood.is_none() {
            self.unreadable.insert((store, key));
        }
    }

    fn apply_meta(&mut self, key: &str, value: Option<&[u8]>) -> Option<()> {
        if let Some(partition) = key.strip_prefix(SCOPE) {
            let partition: Partition = partition.parse().ok()?;
            match value {
                Some(bytes) => drop(self.scope.insert(partition, read(bytes)?)),
                None => drop(self.scope.remove(&partition)),
            }
            return Some(());
        }
        if let Some(partition) = key.strip_prefix(KEPT) {
            let partition: Partition = partition.parse().ok()?;
            match value {
                Some(bytes) => drop(self.kept.insert(partition, read(bytes)?)),
                None => drop(self.kept.remove(&partition)),
            }
            return Some(());
        }
        if let Some(document) = key.strip_prefix(FORMER) {
            let document = document_key(document)?;
            match value {
                Some(bytes) => drop(self.former.insert(document, bytes.to_vec())),
                None => drop(self.former.remove(&document)),
            }
            return Some(());
        }
        match key {
            IDENTITY => self.identity = read_optional(value)?,
            ENROLMENT => self.enrolment = read_optional(value)?,
            CONTACT => self.contact = read_optional(value)?.unwrap_or_default(),
            COMPARED => self.compared = read_optional(value)?.unwrap_or_default(),
            // Rows of the worker and of later versions.
            _ => {}
        }
        Some(())
    }

    fn apply_snapshot(&mut self, key: &str, value: Option<Vec<u8>>) -> Option<()> {
        let key = document_key(key)?;
        self.documents.entry(key.clone()).or_default().snapshot = value;
        self.drop_empty(&key);
        Some(())
    }

    fn apply_tail(&mut self, key: &str, value: Option<&[u8]>) -> Option<()> {
        let (key, number) = key.split_once('#')?;
        let (key, number) = (document_key(key)?, number.parse().ok()?);
        let changes: Option<Vec<ByteBuf>> = read_optional(value)?;
        let chunks = self.documents.entry(key.clone()).or_default();
        match changes {
            Some(changes) => drop(chunks.tail.insert(number, changes)),
            None => drop(chunks.tail.remove(&number)),
        }
        self.drop_empty(&key);
        Some(())
    }

    fn drop_empty(&mut self, key: &DocumentKey) {
        if self.documents.get(key).is_some_and(|c| c.snapshot.is_none() && c.tail.is_empty()) {
            self.documents.remove(key);
        }
    }

    /// The number for the next own change: after all that are unsent or refused.
    pub fn next_number(&self) -> u64 {
        let last = |n: Option<&u64>| n.copied().unwrap_or(0);
        last(self.outbox.keys().next_back()).max(last(self.refused.keys().next_back())) + 1
    }

    /// The number for the document's next tail row.
    pub fn next_tail(&self, key: &DocumentKey) -> u64 {
        let last = self.documents.get(key).and_then(|chunks| chunks.tail.keys().next_back());
        last.copied().unwrap_or(0) + 1
    }

    /// Documents of which some row could not be read.
    pub fn unreadable_documents(&self) -> impl Iterator<Item = DocumentKey> {
        let rows = self.unreadable.iter();
        let rows = rows.filter(|(store, _)| matches!(store, Store::Documents | Store::Tails));
        rows.filter_map(|(_, key)| document_key(key.split('#').next()?))
    }

    /// Documents of which something is unsent or to be written anew.
    pub fn document_keys_under_way(&self) -> impl Iterator<Item = &DocumentKey> {
        self.outbox.values().map(|unsent| &unsent.document).chain(self.former.keys())
    }

    /// Every document of which there is something, stored, unsent or refused.
    pub fn document_keys(&self) -> BTreeSet<DocumentKey> {
        let unsent = self.outbox.values().map(|unsent| &unsent.document);
        let refused = self.refused.values().map(|refused| &refused.change.document);
        let former = self.former.keys();
        self.documents.keys().chain(unsent).chain(refused).chain(former).cloned().collect()
    }
}

fn apply_numbered<T: DeserializeOwned>(
    rows: &mut BTreeMap<u64, T>,
    key: &str,
    value: Option<&[u8]>,
) -> Option<()> {
    let number = key.parse().ok()?;
    match value {
        Some(bytes) => drop(rows.insert(number, read(bytes)?)),
        None => drop(rows.remove(&number)),
    }
    Some(())
}

pub(crate) fn document_key(text: &str) -> Option<DocumentKey> {
    let (partition, period) = text.rsplit_once('/')?;
    DocumentKey::new(partition.parse().ok()?, period.parse().ok()?).ok()
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    ciborium::from_reader(bytes).ok()
}

fn read_optional<T: DeserializeOwned>(bytes: Option<&[u8]>) -> Option<Option<T>> {
    bytes.map_or(Some(None), |bytes| read(bytes).map(Some))
}
