//! What the server writes by itself because of what others wrote (SPEC K76 to K79), as its own device: an arrival for the
//! team of an area where somebody who passed a checkpoint stays, the day's numbers to be stopped, and the mark on a
//! suspected case that the health station did not take up in time. Pure: what stands goes in, edits come out; the rows
//! are read and written in `store/sqlite/follow_up.rs`, one transaction for each.

pub mod hand_over;
pub mod stops;

use sha2::{Digest, Sha256};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::{Fields, Scalar};

/// The id of what follows from something: the same whenever it is asked for, so that nothing is written twice.
fn id_of(at_ms: i64, parts: &[&[u8]]) -> RecordId {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let mut entropy = [0; 10];
    for (slot, byte) in entropy.iter_mut().zip(hash.finalize()) {
        *slot = byte;
    }
    RecordId::new(at_ms, entropy)
}

/// Takes a record of the server's off the lists, with the reason.
pub fn taken_off(now_ms: i64, reason: &str) -> Fields {
    [
        ("removed/at".to_owned(), Scalar::Int(now_ms)),
        ("removed/reason".to_owned(), Scalar::Text(reason.to_owned())),
    ]
    .into()
}
