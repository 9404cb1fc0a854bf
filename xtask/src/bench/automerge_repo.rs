//! The same changes into a server on automerge-repo (`tests/load`).

use super::changes_file;
use super::figures::Figures;
use super::process::Process;
use crate::workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

#[derive(Deserialize)]
struct Listening {
    port: u16,
}

#[derive(Deserialize)]
struct InSync {
    wall_ms: u64,
}

#[derive(Deserialize)]
struct Traffic {
    received_bytes: u64,
    sent_bytes: u64,
}

pub fn measure(folder: &Path) -> Result<Figures> {
    let load = workspace::root().join("tests/load");
    let mut server = Process::start(
        Command::new("node")
            .arg(load.join("automerge-repo-server.mjs"))
            .arg(folder.join("automerge-repo")),
    )?;
    let listening: Listening = server.says().context("the automerge-repo server")?;
    let before = server.usage_when_calm()?;
    let mut phones = Process::start(
        Command::new("node")
            .arg(load.join("automerge-repo-phones.mjs"))
            .arg(listening.port.to_string())
            .arg(changes_file(folder)),
    )?;
    let in_sync: InSync = phones.says().context("the automerge-repo phones")?;
    let after = server.usage_when_calm()?;
    server.terminate()?;
    let traffic: Traffic = server.says().context("the automerge-repo server")?;
    Ok(Figures {
        wall_ms: in_sync.wall_ms,
        cpu_ms: after.cpu_ms - before.cpu_ms,
        peak_kib: after.peak_kib,
        up_bytes: traffic.received_bytes,
        down_bytes: traffic.sent_bytes,
    })
}
