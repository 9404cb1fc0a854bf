//! Automerge's chunks as stored and received: told apart, and checked against their own checksum
//! before anything is built on them. (`Change::from_bytes` does not compare the checksum.)

use automerge::{Change, ChangeHash};
use sha2::{Digest, Sha256};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const DOCUMENT: u8 = 0;

/// Stored or received bytes that do not make a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrupt;

/// A single change whose checksum is right.
pub fn change(bytes: &[u8]) -> Result<Change, Corrupt> {
    let change = Change::try_from(bytes).map_err(|_| Corrupt)?;
    // A compressed chunk carries the checksum of what it inflates to, so this holds for both forms.
    if bytes.get(4..8) == change.hash().0.get(..4) { Ok(change) } else { Err(Corrupt) }
}

/// Whether `bytes` is one saved document whose checksum is right. Costs one SHA-256, not a load.
pub fn is_document(bytes: &[u8]) -> bool {
    let Some((magic, rest)) = bytes.split_at_checked(4) else { return false };
    let Some((checksum, hashed)) = rest.split_at_checked(4) else { return false };
    if magic != MAGIC || hashed.first() != Some(&DOCUMENT) {
        return false;
    }
    let Some(length) = content_length(hashed.get(1..).unwrap_or_default()) else { return false };
    length && Sha256::digest(hashed).get(..4) == Some(checksum)
}

/// The heads that a saved document names, where its checksum is right. Behind its length it begins with
/// the actors, each with its length, and the heads, 32 bytes each; numbers are LEB128.
pub fn heads(bytes: &[u8]) -> Option<Vec<ChangeHash>> {
    if !is_document(bytes) {
        return None;
    }
    let mut rest = bytes.get(9..)?;
    number(&mut rest)?;
    for _ in 0..number(&mut rest)? {
        let length = usize::try_from(number(&mut rest)?).ok()?;
        rest = rest.get(length..)?;
    }
    let count = usize::try_from(number(&mut rest)?).ok()?;
    let (heads, _) = rest.split_at_checked(count.checked_mul(32)?)?;
    heads.chunks_exact(32).map(|hash| ChangeHash::try_from(hash).ok()).collect()
}

/// Takes an unsigned LEB128 number off the front.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for group in 0..9 {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7f) << (7 * group);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Whether the LEB128 length at the start of `bytes` says exactly what follows it.
fn content_length(bytes: &[u8]) -> Option<bool> {
    let mut length = 0u64;
    for (index, byte) in bytes.iter().enumerate().take(9) {
        length |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            let follows = bytes.len().saturating_sub(index + 1);
            return Some(u64::try_from(follows).is_ok_and(|follows| follows == length));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::{Automerge, ROOT, transaction::Transactable};

    fn saved() -> (Vec<u8>, Vec<u8>) {
        let mut document = Automerge::new();
        let mut transaction = document.transaction();
        transaction.put(ROOT, "a", "giá trị dài hơn một chút cho chắc").unwrap();
        transaction.commit();
        let change = document.get_changes(&[]).remove(0);
        (document.save(), change.raw_bytes().to_vec())
    }

    #[test]
    fn the_heads_of_a_saved_document_are_read_without_loading_it() {
        let mut document = Automerge::new();
        for session in [[1; 20], [2; 20], [3; 20]] {
            let mut branch = Automerge::new();
            branch.set_actor(session.to_vec().into());
            let mut transaction = branch.transaction();
            transaction.put(ROOT, "a", 1).unwrap();
            transaction.commit();
            document.merge(&mut branch).unwrap();
            assert_eq!(heads(&document.save()).unwrap(), document.get_heads());
        }
        let mut bytes = document.save();
        bytes[30] ^= 1;
        assert_eq!(heads(&bytes), None);
    }

    #[test]
    fn a_flipped_byte_anywhere_is_noticed() {
        let (document, single) = saved();
        assert!(is_document(&document) && change(&single).is_ok());
        assert!(!is_document(&single) && change(&document).is_err());
        for at in 0..document.len() {
            let mut bytes = document.clone();
            bytes[at] ^= 0x10;
            assert!(!is_document(&bytes), "document, byte {at}");
            assert!(!is_document(&document[..at]));
        }
        for at in 0..single.len() {
            let mut bytes = single.clone();
            bytes[at] ^= 0x10;
            assert!(change(&bytes).is_err(), "change, byte {at}");
        }
    }
}
