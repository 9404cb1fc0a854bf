//! The same changes into a server on automerge-repo (`tests/load`).

use super::process::Process;
use super::setting::Setting;
use super::storm::Storm;
use crate::workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
struct Listening {
    port: u16,
}

#[derive(Deserialize)]
struct InSync {
    wall_ms: f64,
}

#[derive(Deserialize)]
struct Traffic {
    received_bytes: f64,
    sent_bytes: f64,
}

pub fn measure(setting: &Setting) -> Result<Storm> {
    let load = workspace::root().join("tests/load");
    let data = setting.folder("automerge-repo")?;
    let mut server = Process::start(
        Command::new("node").arg(load.join("automerge-repo-server.mjs")).arg(data.path()),
    )?;
    let listening: Listening = server.says().context("the automerge-repo server")?;
    let before = server.usage_when_calm()?;
    let mut phones = Process::start(
        Command::new("node")
            .arg(load.join("automerge-repo-phones.mjs"))
            .arg(listening.port.to_string())
            .arg(setting.changes_file()),
    )?;
    let in_sync: InSync = phones.says().context("the automerge-repo phones")?;
    let after = server.usage_when_calm()?;
    server.terminate()?;
    let traffic: Traffic = server.says().context("the automerge-repo server")?;
    Ok(Storm {
        wall_s: in_sync.wall_ms / 1000.0,
        cpu_s: after.cpu_s_since(before),
        peak_mib: after.peak_mib(),
        up_bytes: traffic.received_bytes,
        down_bytes: traffic.sent_bytes,
    })
}
