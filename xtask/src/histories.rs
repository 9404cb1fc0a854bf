//! `cargo xtask histories`: histories made to hurt (`tests/src/histories`), in release mode, or one of them
//! by its seed.

use crate::{tools, workspace};
use anyhow::Result;
use clap::Args;
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// How many histories
    #[arg(long, conflicts_with_all = ["minutes", "seed"])]
    count: Option<u64>,
    /// Histories for so many minutes
    #[arg(long, conflicts_with = "seed")]
    minutes: Option<u64>,
    /// Only this history, with its whole story where it does harm
    #[arg(long)]
    seed: Option<u64>,
    /// The first of many seeds; a new one each time where none is named
    #[arg(long)]
    from: Option<u64>,
    /// Histories at the same time; one a processor where nothing is said
    #[arg(long)]
    jobs: Option<u64>,
    /// Also print how the gate answered each bend
    #[arg(long)]
    answers: bool,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = tools::shell()?;
    let mut arguments = Vec::new();
    let mut add = |name: &str, value: Option<u64>| {
        arguments.extend(value.into_iter().flat_map(|n| [format!("--{name}"), n.to_string()]));
    };
    add("count", options.count);
    add("minutes", options.minutes);
    add("seed", options.seed);
    add("from", options.from);
    add("jobs", options.jobs);
    if options.answers {
        arguments.push("--answers".to_owned());
    }
    cmd!(shell, "cargo build --release -p vungxanh-tests --bin histories").run()?;
    let histories = workspace::target().join("release/histories");
    cmd!(shell, "{histories} {arguments...}").quiet().run()?;
    Ok(())
}
