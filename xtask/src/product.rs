//! The product: one program that carries the web app.

use crate::{bundle, tools, wasm, workspace};
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// How the server is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What is deployed: optimised, with the web app inside.
    Release,
    /// What the tests use: shares its libraries with the Rust tests.
    Dev,
}

/// Builds all of it from a bare checkout; gives the path of the program.
pub fn build() -> Result<PathBuf> {
    web_app()?;
    server(Profile::Release)
}

/// The WASM and the web app around it.
pub fn web_app() -> Result<()> {
    tools::ready()?;
    wasm::build()?;
    bundle::build()
}

/// The `vungxanh` program alone. The web app must have been built before.
pub fn server(profile: Profile) -> Result<PathBuf> {
    let shell = tools::shell()?;
    let (arguments, folder): (&[&str], _) = match profile {
        Profile::Release => (&["--release", "--package", "vungxanh-server"], "release"),
        // All packages, so that cargo picks the same library features as for the tests.
        Profile::Dev => (&["--workspace"], "debug"),
    };
    cmd!(shell, "cargo build --bin vungxanh {arguments...}").run()?;
    let name = format!("vungxanh{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace::target().join(folder).join(name))
}
