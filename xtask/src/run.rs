//! `cargo xtask run`: the demonstration ward, from nothing to a served page.

use crate::{product, tools, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

#[derive(Args)]
pub struct Options {
    /// Port of the ward's server on this machine
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

pub fn run(options: &Options) -> Result<()> {
    // Told before the build, not after it.
    is_free(options.port)?;
    tools::ready()?;
    let program = product::build()?;
    let status = Command::new(&program)
        .current_dir(workspace::root())
        .args(["demo", "--data", "demo-ward", "--port", &options.port.to_string()])
        .status()
        .with_context(|| format!("starting {program:?}"))?;
    if !status.success() {
        bail!("the server stopped with {status}");
    }
    Ok(())
}

fn is_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is taken by another program: stop that one, or choose another port with \
             `cargo xtask run --port {}`",
            port.wrapping_add(1).max(1024)
        ),
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used")),
    }
}
