//! The native half of "WASM equals native": what chance makes up is worth comparing, and a script is
//! answered alike when it is played again (nothing depends on the order of a hash table, on memory or on
//! the machine's clock). The other half is `web/e2e/same-bytes.spec.ts` and `cargo xtask wasm-native`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::collections::BTreeSet;

use vungxanh_shared::ids::Family;
use vungxanh_shared::kinds;
use vungxanh_tests::same_bytes::player::Players;
use vungxanh_tests::same_bytes::script::Call;
use vungxanh_tests::same_bytes::{chance, replay};

const SEEDS: u64 = 12;
const LENGTH: usize = 260;

#[test]
fn a_script_is_answered_alike_every_time() {
    for seed in 1..=SEEDS {
        replay(&chance::script(seed, LENGTH)).unwrap();
    }
}

#[test]
fn the_scripts_hold_edits_of_every_kind_clashes_refusals_kills_and_restores() {
    let mut seen = BTreeSet::new();
    for seed in 1..=SEEDS {
        let script = chance::script(seed, LENGTH);
        let mut players = Players::new(script.phones);
        for step in &script.steps {
            let answer = players.play(step);
            let call = format!("{:?}", step.call);
            seen.insert(call.split(['{', ' ']).next().unwrap().to_owned());
            if let Call::List { .. } = step.call {
                let listed: serde_json::Value = serde_json::from_str(&answer).unwrap();
                for record in listed["records"].as_array().unwrap() {
                    seen.insert(format!("kind {}", record["kind"].as_str().unwrap()));
                    seen.insert(format!("delivery {}", record["delivery"].as_str().unwrap()));
                    if !record["conflicts"].as_object().unwrap().is_empty() {
                        seen.insert("a clash".to_owned());
                    }
                }
            }
            if answer.contains(r#""store":"documents","value":["#) {
                seen.insert("a document saved".to_owned());
            }
        }
        assert_eq!(players.phone(0).engine.status().unsent, 0, "seed {seed} came to rest");
    }
    // Alerts are the server's.
    let kinds = kinds::ALL.into_iter().filter(|kind| kind.family != Family::Alerts);
    let kinds = kinds.map(|kind| format!("kind {}", kind.name));
    let calls = ["PersistFailed", "SendFailed", "Undo", "Check", "History", "Record"];
    let others = ["a clash", "a document saved", "delivery refused", "delivery at_ward"];
    let calls = calls.into_iter().chain(others).map(str::to_owned);
    for wanted in kinds.chain(calls) {
        assert!(seen.contains(&wanted), "{wanted} is not among {seen:?}");
    }
}
