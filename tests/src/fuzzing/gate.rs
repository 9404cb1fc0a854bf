//! Changes bent with an aim at every rule, offered to a new document and to a busy one.

use super::steps;
use crate::hostile::{World, aim, change_chunk_around, honest_bytes};
use automerge::Change;
use fastrand::Rng;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vungxanh_shared::gate::{self, Refusal};
use vungxanh_shared::ids::{DocumentKey, Family, Period};

/// Gives the answers that were given: `accepted` and codes.
pub fn gate(bytes: &[u8]) -> BTreeSet<&'static str> {
    super::expect_panics_of_automerge();
    let mut answers = BTreeSet::new();
    let Some((mode, rest)) = bytes.split_first() else { return answers };
    if mode % 2 == 0 {
        // As they are, and as the body of a change whose length and checksum are right; else hardly any
        // would come further than the checksum.
        for input in [rest.to_vec(), change_chunk_around(rest)] {
            for world in 0..2 {
                let answer = with_world(world, |world| offer(world, Family::Register, &input));
                answers.insert(answer);
            }
        }
    } else {
        let (choice, program) = rest.split_at_checked(3).unwrap_or((rest, &[]));
        let world = choice.first().copied().unwrap_or(0);
        answers.insert(with_world(world, |world| bent(world, choice, program)));
        answers.extend(too_old(choice));
    }
    answers
}

/// A program whose first bend has this seed: what a corpus is made of.
pub fn program_for(choice: [u8; 3], seed: u64) -> Vec<u8> {
    [&[1][..], &choice, &seed.to_le_bytes()].concat()
}

/// The empty world or the busy one; both are made once.
fn with_world<T>(which: u8, run: impl FnOnce(&World) -> T) -> T {
    thread_local! {
        static WORLDS: [World; 2] = [World::empty(), World::busy()];
    }
    WORLDS.with(|[empty, busy]| run(if which.is_multiple_of(2) { empty } else { busy }))
}

fn bent(world: &World, choice: &[u8], program: &[u8]) -> &'static str {
    let pick = |at: usize| choice.get(at).copied().unwrap_or(0);
    let next = world.next_changes();
    let Some(honest) = next.get(usize::from(pick(1)) % next.len().max(1)) else { return "none" };
    let family = if pick(2) % 4 == 3 { Family::Plan } else { Family::Register };
    let mut change = honest.decode();
    for mut dice in steps(program) {
        aim(&mut dice, &mut change, &world.all_changes());
    }
    // What automerge cannot even write is no input for the gate; its honest bytes are.
    let written = catch_unwind(AssertUnwindSafe(|| Change::from(change).raw_bytes().to_vec()));
    let mut bytes = written.unwrap_or_else(|_| honest_bytes(honest));
    if pick(2) & 0x80 != 0 {
        let mut dice = steps(program).last().unwrap_or_else(|| Rng::with_seed(0));
        let at = dice.usize(..bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << dice.u8(..8);
        }
    }
    offer(world, family, &bytes)
}

/// Rule G11, which needs no change.
fn too_old(choice: &[u8]) -> Option<&'static str> {
    let year = |byte: u8| format!("20{:02}", byte % 100).parse::<Period>().ok();
    let (first, period) = (year(*choice.first()?)?, year(*choice.get(1)?)?);
    let partition = "register/00025/00025-01".parse().ok()?;
    let key = DocumentKey::new(partition, period).ok()?;
    gate::check_kept(&key, Some(&first)).err().map(Refusal::code)
}

/// The gate's answer; whatever was let in can be saved and loaded.
fn offer(world: &World, family: Family, bytes: &[u8]) -> &'static str {
    let mut replica = world.replica();
    match replica.receive_in(family, bytes) {
        Ok(_) => {
            let loads = replica.reloads();
            assert!(loads.is_ok(), "what was accepted does not load again: {loads:?}");
            "accepted"
        }
        Err(Refusal::ApplyFailed) => panic!("admitted, then not applied"),
        Err(refusal) => refusal.code(),
    }
}
