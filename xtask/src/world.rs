//! `cargo xtask world`: many simulated worlds, or one by its seed. Built as the tests are, where SQLite
//! and automerge are optimised, so that nothing is built again for it.

use crate::tools;
use anyhow::Result;
use clap::Args;
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// How many worlds
    #[arg(long, conflicts_with_all = ["minutes", "seed"])]
    seeds: Option<u64>,
    /// Run worlds for so many minutes
    #[arg(long, conflicts_with = "seed")]
    minutes: Option<u64>,
    /// Only this world, with its whole story
    #[arg(long)]
    seed: Option<u64>,
    /// The first of many seeds; a new one each time where none is named
    #[arg(long)]
    from: Option<u64>,
    /// How many things happen in a world
    #[arg(long)]
    steps: Option<usize>,
    /// Small worlds with many small edits of the same few records, built for speed
    #[arg(long)]
    small: bool,
    /// Worlds at the same time; one a processor where nothing is said
    #[arg(long)]
    jobs: Option<usize>,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = tools::shell()?;
    let mut arguments = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        arguments.extend(value.into_iter().flat_map(|value| [format!("--{name}"), value]));
    };
    add("seeds", options.seeds.map(|n| n.to_string()));
    add("minutes", options.minutes.map(|n| n.to_string()));
    add("seed", options.seed.map(|n| n.to_string()));
    add("from", options.from.map(|n| n.to_string()));
    add("steps", options.steps.map(|n| n.to_string()));
    add("jobs", options.jobs.map(|n| n.to_string()));
    let mut built: Vec<&str> = Vec::new();
    if options.small {
        arguments.push("--small".to_owned());
        built.push("--release");
    }
    cmd!(shell, "cargo run --quiet {built...} -p vungxanh-tests --bin world -- {arguments...}")
        .run()?;
    Ok(())
}
