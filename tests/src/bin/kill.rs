//! `cargo xtask kill` runs this: the real program under `kill -9`.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::{Args, Parser};
use vungxanh_tests::kill::{Plan, Start, copy, run, start_after_a_crash};

/// What a start may take where the log has a million changes.
const LONGEST_START: Duration = Duration::from_secs(2);

#[derive(Parser)]
enum Step {
    /// Round after round of phones that push and a program that is killed
    Rounds(Rounds),
    /// One crash of a program with a large database, and its start
    Start(StartStep),
}

#[derive(Args)]
struct Rounds {
    /// The `vungxanh` program
    #[arg(long)]
    program: PathBuf,
    /// A directory that is made, and removed where all went well
    #[arg(long)]
    directory: PathBuf,
    #[arg(long)]
    rounds: u32,
    #[arg(long)]
    seed: u64,
    /// The longest storm of a round, in milliseconds
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    storm_ms: u64,
}

#[derive(Args)]
struct StartStep {
    /// The `vungxanh` program
    #[arg(long)]
    program: PathBuf,
    /// The data directory to begin from; it stays as it is
    #[arg(long)]
    dataset: PathBuf,
    /// A directory that is made, and removed afterwards
    #[arg(long)]
    directory: PathBuf,
    /// How large SQLite's own log is when the program is killed, in MiB
    #[arg(long)]
    log_mib: u64,
    #[arg(long)]
    seed: u64,
}

#[tokio::main]
async fn main() -> Result<()> {
    match Step::parse() {
        Step::Rounds(step) => rounds(step).await,
        Step::Start(step) => start(step).await,
    }
}

async fn rounds(step: Rounds) -> Result<()> {
    let Rounds { program, directory, rounds, seed, storm_ms } = step;
    println!("{rounds} rounds of seed {seed}");
    let (begin, storm) = (Instant::now(), Duration::from_millis(storm_ms));
    let plan = Plan { program, directory: directory.clone(), rounds, seed, storm };
    let report = run(&plan).await.with_context(|| {
        format!(
            "again: cargo xtask kill --seed {seed} --rounds {rounds} --storm-ms {storm_ms}; what it left is in {}",
            directory.display()
        )
    })?;
    fs::remove_dir_all(&directory)?;
    println!("{report:#?}\nNothing was lost, in {:.0} s.", begin.elapsed().as_secs_f64());
    Ok(())
}

async fn start(step: StartStep) -> Result<()> {
    copy(&step.dataset, &step.directory)?;
    let ask = Start {
        program: step.program,
        directory: step.directory.clone(),
        log_mib: step.log_mib,
        seed: step.seed,
    };
    let started = start_after_a_crash(&ask).await;
    fs::remove_dir_all(&step.directory)?;
    let started = started?;
    println!(
        "A database of {} MiB with {} MiB in SQLite's log, after kill -9: answers after {} ms, a phone's first \
         exchange is answered after {} ms, the first push then takes {} ms.",
        started.database_mib,
        started.log_mib,
        started.ready.as_millis(),
        started.first_exchange.as_millis(),
        started.first_push.as_millis()
    );
    ensure!(started.first_exchange < LONGEST_START, "a start takes longer than {LONGEST_START:?}");
    Ok(())
}
