//! Makes rows to write: one function for each sort of row, so that keys are put together here alone.

use std::collections::{BTreeMap, BTreeSet};

use serde_bytes::ByteBuf;
use vungxanh_shared::ids::{DocumentKey, Partition};

use super::{
    COMPARED, CONTACT, Contact, ENROLMENT, FLOORS, Floors, Holding, IDENTITY, Identity,
    PendingEnrolment, Refused, SCOPE, STALE, Store, Stored, Unsent, Write,
};

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
pub fn floors(partition: &Partition, floors: Option<&Floors>) -> Write {
    let key = format!("{FLOORS}{partition}");
    match floors {
        Some(floors) => Write::put(Store::Meta, key, floors),
        None => Write::delete(Store::Meta, key),
    }
}

/// When partitions were compared with the ward's, in days since 1970.
pub fn compared(compared: &BTreeMap<Partition, i64>) -> Write {
    Write::put(Store::Meta, COMPARED.to_owned(), compared)
}

/// A document as it was, as automerge wrote it, or none any more.
pub fn stale(key: &DocumentKey, bytes: Option<Vec<u8>>) -> Write {
    Write { store: Store::Meta, key: format!("{STALE}{key}"), value: bytes }
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
    let tail = stored.documents.get(key).into_iter().flat_map(|chunks| chunks.tail.keys());
    let tail = tail.map(|number| tail_key(key, *number));
    let rows: BTreeSet<String> =
        tail.chain(stored.unreadable_tail(key).map(str::to_owned)).collect();
    let mut writes = vec![snapshot(key, None)];
    writes.extend(rows.into_iter().map(|row| Write::delete(Store::Tails, row)));
    writes
}

/// A draft that became a record.
pub fn no_draft(key: &str) -> Write {
    Write::delete(Store::Drafts, key.to_owned())
}
