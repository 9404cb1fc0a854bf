//! Writes the scripts that the WASM is to answer as the native engine did (`vungxanh_tests::same_bytes`).
//!
//!   same-bytes --into FOLDER --seeds 6      a file a seed
//!   same-bytes --seed 3 --step 120          what was answered natively, to compare with

use anyhow::{Context, Result};
use clap::Parser;
use std::fs;
use std::path::PathBuf;
use vungxanh_tests::same_bytes::chance;
use vungxanh_tests::same_bytes::player::Players;

/// Steps until the phones come to rest.
const LENGTH: usize = 260;

#[derive(Parser)]
struct Options {
    /// Where the scripts go
    #[arg(long, required_unless_present = "seed")]
    into: Option<PathBuf>,
    /// How many seeds
    #[arg(long, default_value_t = 6)]
    seeds: u64,
    /// The first of them
    #[arg(long, default_value_t = 1)]
    first: u64,
    /// Only this seed: print what step --step was answered
    #[arg(long, requires = "step")]
    seed: Option<u64>,
    #[arg(long)]
    step: Option<usize>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    if let (Some(seed), Some(number)) = (options.seed, options.step) {
        let script = chance::script(seed, LENGTH);
        let mut players = Players::new(script.phones);
        let answers: Vec<String> = script.steps.iter().map(|step| players.play(step)).collect();
        let step = script.steps.get(number).context("there is no such step")?;
        println!("{:?}\n{}", step.call, answers.get(number).map_or("", String::as_str));
        return Ok(());
    }
    let folder = options.into.context("--into is missing")?;
    fs::create_dir_all(&folder)?;
    for old in fs::read_dir(&folder)? {
        fs::remove_file(old?.path())?;
    }
    let mut steps = 0;
    for seed in options.first..options.first + options.seeds {
        let script = chance::script(seed, LENGTH);
        steps += script.steps.len();
        fs::write(folder.join(format!("{seed}.json")), serde_json::to_vec(&script)?)?;
    }
    println!("{} scripts, {steps} steps in {}", options.seeds, folder.display());
    Ok(())
}
