//! What automerge itself costs for the same changes, and what the disk costs: nothing that takes them
//! in and keeps them can be cheaper.

use crate::{tools, workspace};
use anyhow::Result;
use xshell::cmd;

/// What the program `floor` says, as it is.
pub fn measure() -> Result<String> {
    let shell = tools::shell()?;
    cmd!(shell, "cargo build --quiet --release --package vungxanh-tests --bin floor").run()?;
    let floor = workspace::target().join("release/floor");
    Ok(cmd!(shell, "{floor}").quiet().read()?.trim().to_owned())
}
