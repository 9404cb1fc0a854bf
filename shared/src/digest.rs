//! What a replica holds of a partition, in 16 bytes (SPEC W11): the exclusive or of its documents' parts,
//! each made from the document's id and heads. Two replicas with equal heads hold equal documents.

use automerge::ChangeHash;
use sha2::{Digest as _, Sha256};

use crate::ids::DocumentKey;

/// Bytes of a digest.
pub const DIGEST_BYTES: usize = 16;
/// A digest; all zero for nothing.
pub type Sum = [u8; DIGEST_BYTES];

/// A document's part: the first bytes of SHA-256(document id ‖ heads in order).
pub fn of_document(key: &DocumentKey, heads: &[ChangeHash]) -> Sum {
    let mut heads = heads.to_vec();
    heads.sort_unstable();
    let mut hasher = Sha256::new();
    hasher.update(key.id().0);
    for head in heads {
        hasher.update(head.0);
    }
    let mut part = [0; DIGEST_BYTES];
    part.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
    part
}

/// Takes a document's part into the sum; the order does not matter.
pub fn add(sum: &mut Sum, part: &Sum) {
    sum.iter_mut().zip(part).for_each(|(to, from)| *to ^= from);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(period: &str) -> DocumentKey {
        let partition = "register/00025/00025-01".parse().unwrap();
        DocumentKey::new(partition, period.parse().unwrap()).unwrap()
    }

    #[test]
    fn w11_a_digest_depends_on_documents_and_heads_and_not_on_their_order() {
        let (a, b) = (ChangeHash([1; 32]), ChangeHash([2; 32]));
        assert_eq!(of_document(&key("2021"), &[a, b]), of_document(&key("2021"), &[b, a]));
        assert_ne!(of_document(&key("2021"), &[a]), of_document(&key("2021"), &[b]));
        assert_ne!(of_document(&key("2021"), &[a]), of_document(&key("2020"), &[a]));
        let (mut one, mut other) = ([0; DIGEST_BYTES], [0; DIGEST_BYTES]);
        add(&mut one, &of_document(&key("2021"), &[a]));
        add(&mut one, &of_document(&key("2020"), &[b]));
        add(&mut other, &of_document(&key("2020"), &[b]));
        add(&mut other, &of_document(&key("2021"), &[a]));
        assert_eq!(one, other);
    }

    #[test]
    fn w11_the_bytes_of_a_digest_are_fixed() {
        let part = of_document(&key("2021"), &[ChangeHash([7; 32])]);
        let hex: String = part.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "15caaba9a7a2851c15ff6a2d135f118d");
    }
}
