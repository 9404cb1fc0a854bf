//! SPEC G1 to G8 under fire: at least 200,000 bent changes, and the saved ones that once did harm.
//!
//! Whatever comes, the gate answers with a refusal or takes the change in; it never panics, automerge
//! never refuses what the gate let through, and every document can be saved and loaded afterwards.

#![expect(clippy::indexing_slicing, reason = "a panic of the test is its failure")]

use fastrand::Rng;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};
use vungxanh_shared::gate::Refusal;
use vungxanh_tests::hostile::{Replica, World, mutant};

const MUTANTS: usize = 200_000;
/// Independent sequences, so that a seed gives the same mutants on any number of cores.
const LANES: usize = 4;
/// Mutants between two looks at whether the document still takes honest changes.
const ROUND: usize = 100;

/// How often each answer was given.
type Answers = BTreeMap<&'static str, usize>;

thread_local! {
    /// Panics inside automerge are what the gate catches; they need not be reported.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

fn keep_caught_panics_quiet() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !QUIET.get() {
            report(info);
        }
    }));
}

fn seed() -> u64 {
    let given = std::env::var("VX_SEED").ok().and_then(|text| text.parse().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    given.unwrap_or(now.as_micros() as u64)
}

#[test]
fn g1_to_g8_hold_under_mutation() {
    keep_caught_panics_quiet();
    let seed = seed();
    let replay = format!(
        "VX_SEED={seed} cargo test --package vungxanh-tests --test gate_mutation -- --nocapture"
    );
    println!("replay with: {replay}");
    let lanes = thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES)
            .map(|lane| scope.spawn(move || run(seed.wrapping_add(lane as u64), MUTANTS / LANES)))
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).collect::<Vec<_>>()
    });
    let mut answers = Answers::new();
    for lane in lanes {
        for (code, count) in lane.unwrap_or_else(|harm| panic!("{harm}\nreplay with: {replay}")) {
            *answers.entry(code).or_default() += count;
        }
    }
    println!("{answers:#?}");
    assert_eq!(answers.values().sum::<usize>(), MUTANTS);
    // The mutants must reach every layer of the gate, or this test would hold nothing.
    assert!(answers.len() > 20, "only {} different answers", answers.len());
    assert!(answers["accepted"] > MUTANTS / 100, "hardly anything got through the gate");
}

fn run(seed: u64, mutants: usize) -> Result<Answers, String> {
    let mut rng = Rng::with_seed(seed);
    let worlds = [World::empty(), World::busy()];
    let mut answers = Answers::new();
    for round in 0..mutants.div_ceil(ROUND) {
        let world = &worlds[round % worlds.len()];
        let mut server = world.replica();
        for _ in 0..ROUND.min(mutants - round * ROUND) {
            let honest = &world.next_changes()[rng.usize(..world.next_changes().len())];
            let bytes = mutant_quietly(&mut rng, world, honest);
            let answer = offer(&mut server, &bytes).map_err(|harm| harm_report(&harm, &bytes))?;
            *answers.entry(answer.map_or_else(Refusal::code, |()| "accepted")).or_default() += 1;
            if answer.is_ok() {
                server = world.replica();
            }
        }
        still_serves(world, &mut server)?;
    }
    Ok(answers)
}

fn mutant_quietly(rng: &mut Rng, world: &World, honest: &automerge::Change) -> Vec<u8> {
    QUIET.set(true);
    let bytes = mutant(rng, honest, &world.all_changes());
    QUIET.set(false);
    bytes
}

/// Gives the gate's answer, or what harm was done.
fn offer(server: &mut Replica, bytes: &[u8]) -> Result<Result<(), Refusal>, String> {
    QUIET.set(true);
    let answer = catch_unwind(AssertUnwindSafe(|| {
        let answer = server.receive(bytes).map(drop);
        if answer.is_ok() { server.reloads().map(|()| answer) } else { Ok(answer) }
    }));
    QUIET.set(false);
    match answer {
        Err(_) => Err("a panic came through".to_owned()),
        Ok(Err(broken)) => Err(format!("the document does not reload: {broken}")),
        Ok(Ok(Err(Refusal::ApplyFailed))) => Err("automerge refused an admitted change".to_owned()),
        Ok(Ok(answer)) => Ok(answer),
    }
}

/// After all that was refused, the document is whole and takes an honest change.
fn still_serves(world: &World, server: &mut Replica) -> Result<(), String> {
    let honest = &world.next_changes()[0];
    server.receive(honest.raw_bytes()).map_err(|refusal| format!("then refused: {refusal:?}"))?;
    server.reloads()
}

fn harm_report(harm: &str, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{harm}, after these bytes (keep them in tests/regressions/gate):\n{hex}")
}

/// Every file of `regressions/gate` is named `{what it is}.{code of the answer}.bin`.
#[test]
fn what_once_did_harm_is_refused_with_its_code() {
    keep_caught_panics_quiet();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions/gate");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let [_, code, "bin"] = name.split('.').collect::<Vec<_>>()[..] else { continue };
        let bytes = std::fs::read(&path).unwrap();
        let world = World::empty();
        let mut server = world.replica();
        let answer = offer(&mut server, &bytes).unwrap_or_else(|harm| panic!("{name}: {harm}"));
        assert_eq!(answer.map_err(Refusal::code), Err(code), "{name}");
        still_serves(&world, &mut server).unwrap_or_else(|harm| panic!("{name}: {harm}"));
        seen += 1;
    }
    assert!(seen >= 6, "only {seen} regressions found");
}
