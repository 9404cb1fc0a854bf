//! `cargo xtask fixtures`: what this release leaves behind, kept for every later one to open
//! (`tests/fixtures`, a folder a version). Made once, when a version is released; never made again.

use crate::product::{self, Profile};
use crate::{tools, workspace};
use anyhow::{Result, ensure};
use std::fs;
use xshell::cmd;

pub fn run() -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let folder = workspace::root().join("tests/fixtures").join(version);
    ensure!(
        !folder.exists(),
        "{} was made by the release {version} and stays as it is; raise the version in Cargo.toml first",
        folder.display()
    );
    let program = product::server(Profile::Dev)?;
    let scratch = workspace::notes().join("fixtures");
    // A ward of its own each time.
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch)?;
    let shell = tools::shell()?;
    cmd!(
        shell,
        "cargo run --package vungxanh-tests --bin fixtures -- --program {program} --into {folder} --scratch {scratch}"
    )
    .run()?;
    Ok(())
}
