//! `cargo xtask kill`: the real server killed again and again while phones push, or (`--million`) once
//! with a million changes in its log, to see how long it needs to begin again.

use crate::{tools, workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use xshell::{Shell, cmd};

#[derive(Args)]
pub struct Options {
    /// How often the server is started and killed
    #[arg(long, default_value_t = 100)]
    rounds: u32,
    /// Replays the schedule of an earlier run; another one each time where it is left out
    #[arg(long)]
    seed: Option<u64>,
    /// The longest that phones push before the kill, in milliseconds
    #[arg(long, default_value_t = 1500)]
    storm_ms: u64,
    /// Measure the start after a crash with so many changes in the log (one million where no number is
    /// given). The database is made once, which takes minutes
    #[arg(long, value_name = "CHANGES", num_args = 0..=1, default_missing_value = "1000000")]
    million: Option<u32>,
    /// How large SQLite's own log is at the crash, in MiB
    #[arg(long, default_value_t = 256)]
    log_mib: u64,
}

pub fn run(options: &Options) -> Result<()> {
    let seed = options.seed.map_or_else(fresh_seed, Ok)?.to_string();
    let shell = tools::shell()?;
    let directory = workspace::notes().join(format!("kill-{}", std::process::id()));
    match options.million {
        None => rounds(options, &shell, &seed, &directory),
        Some(changes) => start(options, &shell, &seed, (changes, &directory)),
    }
}

fn rounds(options: &Options, shell: &Shell, seed: &str, directory: &PathBuf) -> Result<()> {
    cmd!(shell, "cargo build -p vungxanh-server -p vungxanh-tests --bin vungxanh --bin kill")
        .run()?;
    let folder = workspace::target().join("debug");
    let (kill, program) = (folder.join("kill"), folder.join("vungxanh"));
    let (rounds, storm_ms) = (options.rounds.to_string(), options.storm_ms.to_string());
    cmd!(
        shell,
        "{kill} rounds --program {program} --directory {directory} --rounds {rounds} --seed {seed} --storm-ms {storm_ms}"
    )
    .quiet()
    .run()
    .map_err(Into::into)
}

fn start(
    options: &Options,
    shell: &Shell,
    seed: &str,
    (changes, directory): (u32, &PathBuf),
) -> Result<()> {
    cmd!(
        shell,
        "cargo build --release -p vungxanh-server -p vungxanh-tests --bin vungxanh --bin kill --bin storm"
    )
    .run()?;
    let folder = workspace::target().join("release");
    let (kill, program, storm) =
        (folder.join("kill"), folder.join("vungxanh"), folder.join("storm"));
    let dataset = dataset(shell, &storm, changes)?;
    let log_mib = options.log_mib.to_string();
    println!("{changes} changes in the log:");
    cmd!(
        shell,
        "{kill} start --program {program} --dataset {dataset} --directory {directory} --log-mib {log_mib} --seed {seed}"
    )
    .quiet()
    .run()
    .map_err(Into::into)
}

/// The database, made once for each form of the schema.
fn dataset(shell: &Shell, storm: &PathBuf, changes: u32) -> Result<PathBuf> {
    let schema = workspace::root().join("server/src/store/sqlite/schema");
    let version = fs::read_dir(schema)?.count();
    let dataset = workspace::notes().join(format!("dataset-{changes}-schema-{version}"));
    if dataset.join("invitations.json").exists() {
        return Ok(dataset);
    }
    println!("Making a database of {changes} changes, once");
    if dataset.exists() {
        fs::remove_dir_all(&dataset).context("removing what was begun")?;
    }
    let size = changes.to_string();
    cmd!(shell, "{storm} make {dataset} --dataset passes --size {size} --phones 8").run()?;
    Ok(dataset)
}

fn fresh_seed() -> Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())
}
