//! automerge's chunk, written by hand, so that a bent body can carry a right checksum.

use sha2::{Digest, Sha256};
use std::io::Write;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];

/// The types of chunk that automerge reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chunk {
    /// A whole document.
    Document = 0,
    /// One change.
    Change = 1,
    /// One change, deflated.
    CompressedChange = 2,
    /// Many changes.
    Bundle = 3,
}

/// The body of an uncompressed chunk.
pub fn body_of(chunk: &[u8]) -> &[u8] {
    // Magic, checksum and type, then the length in LEB128.
    let rest = chunk.get(9..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    rest.get(length..).unwrap_or_default()
}

/// Bytes as the body of an uncompressed change with the right length and checksum.
pub fn change_chunk_around(body: &[u8]) -> Vec<u8> {
    change_chunk(Chunk::Change, body)
}

/// A chunk of the type `kind` around `body`, with the checksum of a change.
pub fn change_chunk(kind: Chunk, body: &[u8]) -> Vec<u8> {
    let deflated = (kind == Chunk::CompressedChange).then(|| deflate(body));
    let content = deflated.as_deref().unwrap_or(body);
    // A compressed change has the checksum of what it inflates to.
    let summed = if kind == Chunk::CompressedChange { Chunk::Change } else { kind };
    let mut chunk = MAGIC.to_vec();
    chunk.extend(checksum(summed, body));
    chunk.push(kind as u8);
    write_leb128(content.len() as u64, &mut chunk);
    chunk.extend(content);
    chunk
}

/// Puts the checksum of a document's chunk right.
pub fn sum_again(chunk: &mut [u8]) {
    let Some((head, rest)) = chunk.split_at_mut_checked(8) else { return };
    let hash = Sha256::digest(rest);
    head.iter_mut().skip(4).zip(hash).for_each(|(to, from)| *to = from);
}

fn checksum(kind: Chunk, body: &[u8]) -> [u8; 4] {
    let mut header = vec![kind as u8];
    write_leb128(body.len() as u64, &mut header);
    let hash = Sha256::new().chain_update(header).chain_update(body).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

fn deflate(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing to memory does not fail; were it to, the chunk would be short, which is hostile too.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default()
}

pub fn write_leb128(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hostile::World;
    use vungxanh_shared::gate;

    #[test]
    fn a_chunk_put_together_by_hand_is_the_one_that_automerge_wrote() {
        for change in World::busy().next_changes() {
            let body = body_of(change.raw_bytes());
            assert_eq!(change_chunk(Chunk::Change, body), change.raw_bytes());
            let packed = change_chunk(Chunk::CompressedChange, body);
            assert_eq!(gate::parse(&packed).unwrap().hash(), change.hash());
        }
    }
}
