//! Any bytes, offered to a new document and to one with a record: the gate refuses them, or the
//! document takes them in and can be saved and loaded.
//!
//! Each input is tried as it is, and as the body of a change whose length and checksum are right;
//! else hardly any would come further than the checksum.

#![no_main]

use automerge::Automerge;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use vungxanh_shared::gate::{self, Authority, DocumentIndex, Refusal, Writer};
use vungxanh_shared::ids::{DeviceId, Family};

const WRITER: Writer =
    Writer { device: DeviceId([7; 16]), family: Family::Register, authority: Authority::Member };
/// What one honest phone wrote first.
const HONEST: &[u8] = include_bytes!("../seeds/gate/honest-empty-0");
const HEADER_BYTES: usize = 9;

fuzz_target!(
    // The gate catches automerge's panics, so they must not end the fuzzer; ours do, see `harm`.
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| {
        for input in [bytes, &repaired(bytes)] {
            offer(&[], input);
            offer(&[HONEST], input);
        }
    }
);

fn offer(history: &[&[u8]], bytes: &[u8]) {
    let (mut document, mut index) = (Automerge::new(), DocumentIndex::default());
    for honest in history {
        if let Err(refusal) = receive(&mut document, &mut index, honest) {
            harm(&format!("an honest change was refused: {refusal:?}"));
        }
    }
    match receive(&mut document, &mut index, bytes) {
        Ok(()) => match Automerge::load(&document.save()) {
            Ok(loaded) if loaded.get_heads() == document.get_heads() => {}
            other => harm(&format!("what was accepted does not load again: {other:?}")),
        },
        Err(Refusal::ApplyFailed) => harm("admitted, then not applied"),
        Err(_) => {}
    }
}

fn receive(
    document: &mut Automerge,
    index: &mut DocumentIndex,
    bytes: &[u8],
) -> Result<(), Refusal> {
    let parsed = gate::parse(bytes)?;
    gate::admit(index, &parsed, &WRITER)?;
    gate::apply(document, vec![parsed.change])
}

/// The input's body in an uncompressed change chunk with the right length and checksum.
fn repaired(bytes: &[u8]) -> Vec<u8> {
    let rest = bytes.get(HEADER_BYTES..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    let body = rest.get(length..).unwrap_or_default();
    let mut summed = vec![1];
    let mut left = body.len();
    while left >= 0x80 {
        summed.push((left & 0x7f) as u8 | 0x80);
        left >>= 7;
    }
    summed.push(left as u8);
    summed.extend(body);
    let checksum = Sha256::digest(&summed);
    [&[0x85, 0x6f, 0x4a, 0x83], &checksum[..4], &summed].concat()
}

fn harm(what: &str) -> ! {
    eprintln!("harm: {what}");
    std::process::abort()
}
