//! Reads rows: all of them at start, afterwards those of each confirmed transaction.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;
use vungxanh_shared::ids::{DocumentKey, Partition};

use super::{COMPARED, CONTACT, ENROLMENT, FLOORS, IDENTITY, SCOPE, STALE, Store, Stored, Write};

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
        self.unreadable.remove(&(store, key.clone()));
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
        if let Some(partition) = key.strip_prefix(FLOORS) {
            let partition: Partition = partition.parse().ok()?;
            match value {
                Some(bytes) => drop(self.floors.insert(partition, read(bytes)?)),
                None => drop(self.floors.remove(&partition)),
            }
            return Some(());
        }
        if let Some(document) = key.strip_prefix(STALE) {
            let document = document_key(document)?;
            match value {
                Some(bytes) => drop(self.stale.insert(document, bytes.to_vec())),
                None => drop(self.stale.remove(&document)),
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
