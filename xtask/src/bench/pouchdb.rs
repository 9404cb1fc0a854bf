//! The same records into a PouchDB server, and out of it to fresh phones (`tests/load`).

use super::process::{Process, Usage};
use super::setting::{Setting, wait_until_ready};
use super::storm::{Fetch, Storm};
use crate::workspace;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::process::Command;

/// Fresh phones, one after another.
const FETCHES: u32 = 2;

#[derive(Deserialize)]
struct Listening {
    port: u16,
}

#[derive(Deserialize)]
struct Done {
    wall_ms: f64,
}

#[derive(Deserialize, Clone, Copy)]
struct Traffic {
    received_bytes: f64,
    sent_bytes: f64,
}

/// What the server used and moved so far.
struct Mark {
    usage: Usage,
    traffic: Traffic,
}

pub fn measure(setting: &Setting) -> Result<(Storm, Fetch)> {
    let load = workspace::root().join("tests/load");
    let data = setting.folder("pouchdb")?;
    let mut server = Process::start(
        Command::new("node").arg(load.join("pouchdb-server.mjs")).arg(data.path().join("data")),
    )?;
    let listening: Listening = server.says().context("the PouchDB server")?;
    let mut phones = Process::start(
        Command::new("node")
            .arg(load.join("pouchdb-phones.mjs"))
            .arg(listening.port.to_string())
            .arg(setting.changes_file())
            .arg(FETCHES.to_string()),
    )?;
    wait_until_ready(&mut phones).context("PouchDB")?;
    let before = mark(&mut server)?;
    phones.go()?;
    let pushed: Done = phones.says().context("the PouchDB phones")?;
    let between = mark(&mut server)?;
    phones.go()?;
    let pulled: Done = phones.says().context("the PouchDB phones")?;
    let after = mark(&mut server)?;
    server.terminate()?;
    let times = f64::from(FETCHES);
    let storm = Storm {
        wall_s: pushed.wall_ms / 1000.0,
        cpu_s: between.usage.cpu_s_since(before.usage),
        peak_mib: between.usage.peak_mib(),
        up_bytes: between.traffic.received_bytes - before.traffic.received_bytes,
        down_bytes: between.traffic.sent_bytes - before.traffic.sent_bytes,
    };
    let fetch = Fetch {
        cpu_s: after.usage.cpu_s_since(between.usage) / times,
        wall_s: pulled.wall_ms / 1000.0 / times,
        down_bytes: (after.traffic.sent_bytes - between.traffic.sent_bytes) / times,
    };
    Ok((storm, fetch))
}

fn mark(server: &mut Process) -> Result<Mark> {
    let usage = server.usage_when_calm()?;
    server.go()?;
    let traffic = server.says().context("the PouchDB server")?;
    Ok(Mark { usage, traffic })
}
