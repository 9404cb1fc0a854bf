//! The product: one program that carries the web app.

use crate::{bundle, tools, wasm, workspace};
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// How the server is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What is deployed: optimised, with the web app inside.
    Product,
    /// Quick to compile; reads the web app from `web/dist`.
    Dev,
    /// The same, together with all Rust tests: features of libraries differ with what cargo is asked
    /// to build, so that asking once for everything compiles each library once.
    Tests,
}

/// Builds all of it from a bare checkout; gives the path of the program.
pub fn build() -> Result<PathBuf> {
    web_app()?;
    server(Profile::Product)
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
        Profile::Product => (&["--package", "vungxanh-server", "--profile", "product"], "product"),
        Profile::Dev => (&["--package", "vungxanh-server"], "debug"),
        Profile::Tests => (&["--workspace", "--all-targets"], "debug"),
    };
    cmd!(shell, "cargo build {arguments...}").run()?;
    let name = format!("vungxanh{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace::target().join(folder).join(name))
}
