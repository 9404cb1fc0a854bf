//! Our server under the storm.

use super::figures::Figures;
use super::process::Process;
use super::{Setting, changes_file};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;
use xshell::cmd;

#[derive(Deserialize)]
struct Ready {
    #[serde(rename = "ready")]
    _ready: bool,
}

#[derive(Deserialize)]
struct Report {
    wall_ms: u64,
    sent_bytes: u64,
    received_bytes: u64,
}

pub fn measure(setting: &Setting, folder: &Path) -> Result<Figures> {
    let (data, invitations) = (folder.join("ward"), folder.join("invitations.json"));
    let (storm, phones) = (&setting.storm, setting.phones.to_string());
    let shell = crate::tools::shell()?;
    cmd!(shell, "{storm} ward {data} --phones {phones} --invitations {invitations}")
        .quiet()
        .run()?;
    let address = free_address()?;
    let server = serve(setting, &data, address)?;
    let mut storm = Process::start(
        Command::new(storm)
            .args(["reconnect", &address.to_string()])
            .args(["--records", &setting.records.to_string()])
            .arg("--invitations")
            .arg(&invitations)
            .arg("--changes")
            .arg(changes_file(folder)),
    )?;
    storm.says::<Ready>().context("the phones")?;
    let before = server.usage_when_calm()?;
    storm.go()?;
    let report: Report = storm.says().context("the phones")?;
    let after = server.usage_when_calm()?;
    server.terminate()?;
    Ok(Figures {
        wall_ms: report.wall_ms,
        cpu_ms: after.cpu_ms - before.cpu_ms,
        peak_kib: after.peak_kib,
        up_bytes: report.sent_bytes,
        down_bytes: report.received_bytes,
    })
}

/// The product as deployed, but for the limits: all phones of this ward have one address.
fn serve(setting: &Setting, data: &Path, address: SocketAddr) -> Result<Process> {
    let server = Process::start(
        Command::new(&setting.server)
            .args(["serve", "--listen", &address.to_string()])
            .arg("--data-dir")
            .arg(data)
            .args(["--address-tries-per-minute", "100000", "--log", "warn"]),
    )?;
    for _ in 0..100 {
        if TcpStream::connect(address).is_ok() {
            return Ok(server);
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("the server does not answer at {address}")
}

/// A port that nobody uses now.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
