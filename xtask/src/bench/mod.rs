//! `cargo xtask bench`: 200 phones that recorded offline reconnect together (DESIGN §10), against our
//! release server and, in the same run with the very same changes, against a server on automerge-repo.
//!
//! Everything stays on the loopback interface and ends by itself.

mod automerge_repo;
mod figures;
mod ours;
mod process;

use crate::{product, tools, workspace};
use anyhow::{Context, Result};
use clap::Args;
use figures::{Figures, print_table};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// Phones, each in an area of its own
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=999))]
    phones: u16,
    /// Records that each made while offline
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    records: u32,
    /// Runs of each server; the medians are printed
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=9))]
    runs: u32,
}

/// What a run needs to know.
struct Setting {
    server: PathBuf,
    storm: PathBuf,
    phones: u16,
    records: u32,
}

pub fn run(options: &Options) -> Result<()> {
    let setting = prepare(options)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 1..=options.runs {
        println!("Run {number} of {}", options.runs);
        let folder = Scratch::make(number)?;
        ours.push(ours::measure(&setting, &folder.0)?);
        theirs.push(automerge_repo::measure(&folder.0)?);
    }
    let records = u64::from(options.phones) * u64::from(options.records);
    println!(
        "\n{} phones, {} records each, reconnecting together ({} of {} run(s)):\n",
        options.phones,
        options.records,
        if options.runs == 1 { "figures" } else { "medians" },
        options.runs,
    );
    print_table(&Figures::median(&ours), &Figures::median(&theirs), records);
    Ok(())
}

fn prepare(options: &Options) -> Result<Setting> {
    // As it is deployed, with the web app inside.
    let server = product::build()?;
    tools::install_npm_packages(&workspace::root().join("tests/load"))?;
    let shell = tools::shell()?;
    cmd!(shell, "cargo build --release --package vungxanh-tests --bin storm").run()?;
    let storm = workspace::target().join("release").join("storm");
    Ok(Setting { server, storm, phones: options.phones, records: options.records })
}

/// A folder for one run, removed afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn make(number: u32) -> Result<Self> {
        let name = format!("bench-{}-{number}", std::process::id());
        let folder = workspace::notes().join(name);
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed lies in target/, which is nobody's data.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Where the changes are kept that our phones sent, for the peers.
fn changes_file(folder: &Path) -> PathBuf {
    folder.join("changes.jsonl")
}
