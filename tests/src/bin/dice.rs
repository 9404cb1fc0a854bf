//! A fuzz target without libFuzzer: inputs of the corpus bent by dice, and random ones, for a bounded
//! time. `cargo xtask fuzz --plain` runs it where libFuzzer cannot be had. A failure names the file with
//! the input, and the command that replays it.

#![expect(clippy::indexing_slicing, reason = "indices of its own data")]

use anyhow::{Context, Result, bail};
use clap::Parser;
use fastrand::Rng;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use vungxanh_tests::fuzzing::{TARGETS, Target};

#[derive(Parser)]
struct Options {
    /// Which target
    target: String,
    /// For how long
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Of the dice; random where left out
    #[arg(long)]
    seed: Option<u64>,
    /// Only this input, once
    #[arg(long)]
    input: Option<PathBuf>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let named = TARGETS.iter().find(|(name, _)| *name == options.target);
    let (_, target) = named.context("no such target")?;
    if let Some(input) = &options.input {
        target(&std::fs::read(input)?);
        return Ok(());
    }
    let seed = options.seed.unwrap_or_else(|| fastrand::u64(..));
    println!("{}: seed {seed}, {} s", options.target, options.seconds);
    let corpus = corpus(&options.target)?;
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let mut dice = Rng::with_seed(seed);
    let mut tried = 0u64;
    while Instant::now() < end {
        let input = input(&mut dice, &corpus);
        run(*target, &options.target, &input)?;
        tried += 1;
    }
    println!("{}: {tried} inputs did no harm", options.target);
    Ok(())
}

fn corpus(target: &str) -> Result<Vec<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    entries.map(|entry| Ok(std::fs::read(entry?.path())?)).collect()
}

fn input(dice: &mut Rng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut input = match dice.choice(corpus) {
        Some(known) if dice.u8(..4) != 0 => known.clone(),
        _ => vec![dice.u8(..8)],
    };
    for _ in 0..dice.usize(1..6) {
        let at = dice.usize(..=input.len());
        match dice.u8(..4) {
            0 if at < input.len() => input[at] = dice.u8(..),
            1 if at < input.len() => drop(input.remove(at)),
            _ => drop(input.splice(at..at, dice.u64(..).to_le_bytes())),
        }
    }
    input
}

fn run(target: Target, name: &str, input: &[u8]) -> Result<()> {
    if std::panic::catch_unwind(|| target(input)).is_ok() {
        return Ok(());
    }
    let file = std::env::temp_dir().join(format!("vungxanh-{name}-{:016x}", fastrand::u64(..)));
    std::fs::write(&file, input)?;
    bail!(
        "harm was done by {}; again: cargo run -p vungxanh-tests --bin dice -- {name} --input {}",
        file.display(),
        file.display()
    );
}
