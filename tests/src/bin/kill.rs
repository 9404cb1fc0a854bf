//! `cargo xtask kill` runs this: the real program under `kill -9`, round after round.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Parser;
use vungxanh_tests::kill::{Plan, run};

#[derive(Parser)]
struct Options {
    /// The `vungxanh` program
    #[arg(long)]
    program: PathBuf,
    /// A directory that is made, and removed where all went well
    #[arg(long)]
    directory: PathBuf,
    #[arg(long, default_value_t = 100)]
    rounds: u32,
    #[arg(long)]
    seed: u64,
    /// The longest storm of a round, in milliseconds
    #[arg(long, default_value_t = 1500, value_parser = clap::value_parser!(u64).range(1..))]
    storm_ms: u64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Options { program, directory, rounds, seed, storm_ms } = Options::parse();
    println!("{rounds} rounds of seed {seed}");
    let (begin, storm) = (Instant::now(), Duration::from_millis(storm_ms));
    let plan = Plan { program, directory: directory.clone(), rounds, seed, storm };
    let report = run(&plan).await.with_context(|| {
        format!(
            "again: cargo xtask kill --seed {seed} --rounds {rounds} --storm-ms {storm_ms}; what it left is in {}",
            directory.display()
        )
    })?;
    std::fs::remove_dir_all(&directory)?;
    println!("{report:#?}\nNothing was lost, in {:.0} s.", begin.elapsed().as_secs_f64());
    Ok(())
}
