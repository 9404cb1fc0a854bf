//! `cargo xtask run`: the demonstration ward, from nothing to a served page.

use crate::{product, tools, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

/// Where the demonstration ward is kept from one run to the next.
const DATA_DIR: &str = "demo-ward";

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
    let listen = format!("127.0.0.1:{}", options.port);
    let mut demo = Command::new(&program);
    demo.current_dir(workspace::root()).args(["demo", "--data-dir", DATA_DIR, "--listen", &listen]);
    let Err(error) = become_it(demo);
    Err(error).with_context(|| format!("starting {}", program.display()))
}

/// The server takes the place of this process, so that Ctrl-C reaches it and nothing else.
#[cfg(unix)]
fn become_it(mut command: Command) -> Result<Infallible, std::io::Error> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> Result<Infallible, std::io::Error> {
    let status = command.status()?;
    std::process::exit(status.code().unwrap_or(1))
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
