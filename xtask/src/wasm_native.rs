//! `cargo xtask wasm-native`: the built WASM, in Node, answers seeded scripts as the native engine did.
//! The browser tests play a few of the same in Chromium.

use crate::{tools, wasm, workspace};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use xshell::cmd;

/// Seeds that the browser tests play.
const SEEDS_IN_BROWSER: &str = "6";

#[derive(Args)]
pub struct Options {
    /// How many seeds
    #[arg(long, default_value_t = 200)]
    seeds: u64,
    /// The first of them
    #[arg(long, default_value_t = 1)]
    first: u64,
}

pub fn run(options: &Options) -> Result<()> {
    tools::ready()?;
    wasm::build()?;
    let shell = tools::shell()?;
    let scripts = workspace::notes().join("same-bytes");
    let (seeds, first) = (options.seeds.to_string(), options.first.to_string());
    cmd!(
        shell,
        "cargo run --package vungxanh-tests --bin same-bytes -- --into {scripts} --seeds {seeds} --first {first}"
    )
    .run()?;
    let module = workspace::generated().join("wasm");
    cmd!(shell, "node tests/same-bytes/node.mjs {module} {scripts}").run()?;
    Ok(())
}

/// Writes the scripts for the browser tests with the program that the Rust tests were built with; gives
/// their folder.
pub fn scripts_for_browser() -> Result<PathBuf> {
    let scripts = workspace::target().join("same-bytes");
    let name = format!("same-bytes{}", std::env::consts::EXE_SUFFIX);
    let program = workspace::target().join("debug").join(name);
    let shell = tools::shell()?;
    cmd!(shell, "{program} --into {scripts} --seeds {SEEDS_IN_BROWSER}").run()?;
    Ok(scripts)
}
