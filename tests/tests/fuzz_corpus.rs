//! The committed corpus of every fuzz target, once more; `cargo xtask fuzz` goes on from there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vungxanh_shared::gate::Refusal;
use vungxanh_tests::fuzzing::{self, TARGETS};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus")
}

fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(corpus().join(target)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read(path).unwrap());
    paths.into_iter().map(read).collect()
}

/// Replays one target; a failure names the file.
fn replay(name: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let inputs = inputs(name);
    assert!(!inputs.is_empty(), "{name} has no corpus");
    for (path, bytes) in inputs {
        let ran = std::panic::catch_unwind(|| target(&bytes));
        assert!(ran.is_ok(), "{name} did harm with {path}");
    }
}

#[test]
fn w1_the_corpus_of_the_wire_does_no_harm() {
    replay("wire");
}

#[test]
fn q6_the_corpus_of_codes_does_no_harm() {
    replay("qr");
}

#[test]
fn w8_the_corpus_of_answers_costs_the_phone_nothing_that_it_saved() {
    replay("engine");
}

#[test]
fn g1_to_g11_every_refusal_is_reached_by_the_corpus_and_none_does_harm() {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    for (_, bytes) in inputs("gate") {
        reached.extend(fuzzing::gate(&bytes).into_iter().map(str::to_owned));
    }
    for (_, bytes) in inputs("server") {
        reached.extend(fuzzing::server(&bytes));
    }
    fuzzing::close_server();
    // A single input makes no history of hundreds of changes; `order.rs` of the gate does.
    let needs_many = [
        Refusal::NotBehind,
        Refusal::DocumentFull,
        Refusal::RecordFull,
        Refusal::TooManySessions,
        Refusal::TooManyDocumentsToday,
        Refusal::DeviceQuota,
        Refusal::ApplyFailed,
    ];
    let all = Refusal::ALL.iter().filter(|refusal| !needs_many.contains(refusal));
    let missing: Vec<&str> =
        all.map(|refusal| refusal.code()).filter(|code| !reached.contains(*code)).collect();
    assert!(missing.is_empty(), "no input of the corpus is refused as {missing:?}");
    assert!(reached.contains("accepted"));
}

#[test]
fn the_corpus_is_small_and_every_target_of_the_fuzzer_has_one() {
    let mut bytes = 0;
    for (name, _) in TARGETS {
        let program = corpus().join(format!("../fuzz_targets/{name}.rs"));
        assert!(program.exists(), "{name} is no target of cargo-fuzz");
        bytes += inputs(name).iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    }
    assert!(bytes < 300_000, "{bytes} bytes of corpus; minimise it");
}
