//! `cargo xtask hostile`: the real program under hostile requests, with honest phones beside.

use crate::{product, tools, workspace};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// Hostile requests
    #[arg(long, default_value_t = 10_000)]
    requests: u32,
    /// Honest phones beside them
    #[arg(long, default_value_t = 8)]
    phones: u16,
    /// Replays the dice of an earlier run
    #[arg(long)]
    seed: Option<u64>,
    /// This program rather than one that is built now
    #[arg(long)]
    program: Option<PathBuf>,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = tools::shell()?;
    let program = options.program.clone().map_or_else(product::build, Ok)?;
    cmd!(shell, "cargo build --release -p vungxanh-tests --bin hostile").run()?;
    let hostile = workspace::target().join("release/hostile");
    let (requests, phones) = (options.requests.to_string(), options.phones.to_string());
    let seed = options.seed.map(|seed| format!("--seed={seed}"));
    cmd!(shell, "{hostile} {program} --requests {requests} --phones {phones} {seed...}")
        .quiet()
        .run()
        .map_err(Into::into)
}
