//! A bounded part of the histories made to hurt, with a new seed each time (`cargo xtask histories` makes
//! millions): what the gate lets in does no harm in any order, on the server or on a phone.

use fastrand::Rng;
use std::time::{SystemTime, UNIX_EPOCH};
use vungxanh_tests::histories::{self, TOGETHER, Tally};

const HISTORIES: u64 = 640;

fn seed() -> u64 {
    let given = std::env::var("VX_SEED").ok().and_then(|text| text.parse().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    given.unwrap_or(now.as_micros() as u64)
}

#[test]
fn g2_no_history_that_the_gate_lets_in_does_harm_in_any_order() {
    let first = seed();
    println!("VX_SEED={first} cargo test --package vungxanh-tests --test histories -- --nocapture");
    let mut tally = Tally::default();
    let seeds: Vec<u64> = (0..HISTORIES).map(|n| first.wrapping_add(n)).collect();
    for together in seeds.chunks(TOGETHER) {
        let mut received = Vec::new();
        for seed in together {
            match histories::run(*seed, &mut tally) {
                Ok(history) => received.push(history),
                Err(find) => panic!("{find}"),
            }
        }
        let mut rng = Rng::with_seed(together.first().copied().unwrap_or(0));
        if let Err((place, harm)) = histories::receive(&received, &mut rng) {
            let seed = together.get(place);
            panic!(
                "{harm}, after one of the histories from {seed:?}; VX_SEED={first} gives them again"
            );
        }
    }
    // They must reach the gate from every side, or this would hold nothing.
    let taken: u64 = answers(&tally, |code| code == "accepted");
    assert!(taken > tally.changes / 3, "only {taken} of {} changes were taken", tally.changes);
    let codes: std::collections::BTreeSet<&str> =
        tally.answers.keys().map(|(_, code)| *code).collect();
    assert!(codes.len() > 18, "only these answers: {codes:?}");
}

fn answers(tally: &Tally, meant: impl Fn(&str) -> bool) -> u64 {
    let of = tally.answers.iter().filter(|((_, code), _)| meant(code));
    of.map(|(_, count)| count).sum()
}
