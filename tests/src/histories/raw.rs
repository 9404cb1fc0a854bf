//! Bends that automerge would not write: the bytes themselves, with a right length and checksum.

use automerge::Change;

use crate::hostile::{body_of, change_chunk_around, write_leb128};

/// The same change with the name of an actor that none of its operations has. It sorts behind all others, so
/// that their places stay.
pub fn with_unused_actor(change: &Change) -> Option<Change> {
    let body = body_of(change.raw_bytes());
    let mut at = 0;
    let deps = unsigned(body, &mut at)?;
    at = at.checked_add(usize::try_from(deps).ok()?.checked_mul(32)?)?;
    skip_text(body, &mut at)?; // actor
    for _ in 0..3 {
        unsigned(body, &mut at)?; // seq, start_op, time
    }
    skip_text(body, &mut at)?; // message
    let before = at;
    let others = unsigned(body, &mut at)?;
    let first = at;
    for _ in 0..others {
        skip_text(body, &mut at)?;
    }
    let mut bent = body.get(..before)?.to_vec();
    write_leb128(others + 1, &mut bent);
    bent.extend(body.get(first..at)?);
    bent.push(20);
    bent.extend([0xff; 20]);
    bent.extend(body.get(at..)?);
    Change::from_bytes(change_chunk_around(&bent)).ok()
}

fn skip_text(body: &[u8], at: &mut usize) -> Option<()> {
    let length = unsigned(body, at)?;
    *at = at.checked_add(usize::try_from(length).ok()?)?;
    Some(())
}

fn unsigned(body: &[u8], at: &mut usize) -> Option<u64> {
    let (mut value, mut shift) = (0u64, 0);
    loop {
        let byte = *body.get(*at)?;
        *at += 1;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::with_unused_actor;
    use crate::hostile::World;

    #[test]
    fn only_an_actor_is_added() {
        for change in World::busy().next_changes() {
            let bent = with_unused_actor(change).unwrap();
            assert_eq!(bent.other_actor_ids().len(), change.other_actor_ids().len() + 1);
            let (mut bent, honest) = (bent.decode(), change.decode());
            bent.hash = honest.hash;
            assert_eq!(bent, honest);
        }
    }
}
