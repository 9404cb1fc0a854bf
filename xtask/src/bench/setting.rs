//! What every measurement needs: the programs, prepared databases, a server of its own.

use super::process::Process;
use crate::stamp::Stamp;
use crate::{product, tools, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use xshell::cmd;

/// A server starts in this time, whatever its database holds.
const START: Duration = Duration::from_secs(60);

/// A server that finds its port taken has ended after this time.
const TO_END: Duration = Duration::from_millis(300);
/// Ports that are tried.
const PORTS: usize = 5;

/// The programs, copied so that a build meanwhile disturbs nothing, and how much is measured.
pub struct Setting {
    server: PathBuf,
    storm: PathBuf,
    /// Medians are taken over so many runs.
    pub runs: u32,
    /// A hundredth of everything, to try it out.
    pub quick: bool,
    scratch: Scratch,
}

impl Setting {
    pub fn prepare(runs: u32, quick: bool) -> Result<Self> {
        // As it is deployed, with the web app inside.
        let server = product::build()?;
        tools::install_npm_packages(&workspace::root().join("tests/load"))?;
        let shell = tools::shell()?;
        cmd!(shell, "cargo build --release --package vungxanh-tests --bin storm").run()?;
        let storm = workspace::target().join("release/storm");
        let scratch = Scratch::make("programs")?;
        let (own_server, own_storm) =
            (scratch.path().join("vungxanh"), scratch.path().join("storm"));
        fs::copy(&server, &own_server).with_context(|| format!("copying {server:?}"))?;
        fs::copy(&storm, &own_storm).with_context(|| format!("copying {storm:?}"))?;
        Ok(Self { server: own_server, storm: own_storm, runs, quick, scratch })
    }

    /// `full`, or what stands for it in a quick run.
    pub fn size(&self, full: u32) -> u32 {
        if self.quick { (full / 50).max(4) } else { full }
    }

    /// A copy of the database that `dataset` names, with its invitations beside it. It is made once for
    /// each form that it can have, and lies in `target/`.
    pub fn database(&self, dataset: &str, size: u32, phones: u32) -> Result<Scratch> {
        let kept = workspace::notes().join("bench").join(format!("{dataset}-{size}-{phones}"));
        let stamp = self.stamp(&kept)?;
        if !stamp.is_current() {
            println!("  making the database `{dataset}` ({size}, {phones} phones)");
            remove(&kept)?;
            let (storm, size, phones) = (&self.storm, size.to_string(), phones.to_string());
            let arguments = ["--dataset", dataset, "--size", &size, "--phones", &phones];
            let shell = tools::shell()?;
            cmd!(shell, "{storm} make {kept} {arguments...}").quiet().run()?;
            stamp.record()?;
        }
        let copy = Scratch::make(dataset)?;
        for entry in fs::read_dir(&kept)? {
            let entry = entry?;
            fs::copy(entry.path(), copy.path().join(entry.file_name()))?;
        }
        Ok(copy)
    }

    /// What a database depends on; this month's is another than last month's.
    fn stamp(&self, kept: &Path) -> Result<Stamp> {
        let root = workspace::root();
        let inputs = [
            "shared/src/kinds",
            "server/src/store/sqlite/schema",
            "server/src/store/sqlite/snapshots.rs",
            "tests/src/storm",
        ];
        let inputs = inputs.map(|input| root.join(input));
        let shell = tools::shell()?;
        let month = cmd!(shell, "date +%Y-%m").quiet().read()?;
        Stamp::of(kept.join("made.stamp"), &inputs, &month)
    }

    /// The product as deployed, but for the limits: all phones of this ward have one address.
    pub fn serve(&self, data: &Scratch) -> Result<Server> {
        for _ in 0..PORTS {
            if let Some(server) = self.serve_at(free_address()?, data)? {
                return Ok(server);
            }
        }
        bail!("the server does not start")
    }

    /// None where it ended: somebody else took the port in between.
    fn serve_at(&self, address: SocketAddr, data: &Scratch) -> Result<Option<Server>> {
        let begin = Instant::now();
        let mut process = Process::start(
            Command::new(&self.server)
                .args(["serve", "--listen", &address.to_string()])
                .arg("--data-dir")
                .arg(data.path())
                .args(["--address-tries-per-minute", "100000"])
                .args(["--device-requests-per-second", "1000", "--log", "warn"])
                // The records of the benchmark are as old as they are.
                .args(["--retention-passes-days", "0", "--retention-movements-days", "0"])
                .stderr(std::process::Stdio::null()),
        )?;
        while begin.elapsed() < START {
            if TcpStream::connect(address).is_ok() {
                let started_in = begin.elapsed();
                // Whoever answers may be another; ours takes its port before anything else.
                thread::sleep(TO_END);
                let mut server = Server { process, address, started_in };
                return Ok(server.process.still_runs()?.then_some(server));
            }
            if !process.still_runs()? {
                return Ok(None);
            }
            thread::sleep(Duration::from_millis(10));
        }
        bail!("the server does not answer at {address}")
    }

    /// A crowd for that server; it has said that it is ready.
    pub fn crowd(&self, step: &str, server: &Server, data: &Scratch) -> Crowd {
        let mut command = Command::new(&self.storm);
        command.args([step, &server.address.to_string()]);
        command.arg("--invitations").arg(data.path().join("invitations.json"));
        Crowd { command }
    }

    /// Compares log, rows and snapshots of a database whose server was stopped.
    pub fn check(&self, data: &Scratch) -> Result<()> {
        let (server, folder) = (&self.server, data.path());
        let shell = tools::shell()?;
        cmd!(shell, "{server} check --data-dir {folder} --log warn")
            .quiet()
            .ignore_stdout()
            .run()
            .context("`vungxanh check` after the storm")
    }

    /// A folder for a peer's data.
    pub fn folder(&self, name: &str) -> Result<Scratch> {
        Scratch::make(name)
    }

    /// Where the changes are kept that our phones sent, for the peers.
    pub fn changes_file(&self) -> PathBuf {
        self.scratch.path().join("changes.jsonl")
    }
}

/// Our server, running.
pub struct Server {
    pub process: Process,
    pub address: SocketAddr,
    pub started_in: Duration,
}

/// A crowd that is about to start.
pub struct Crowd {
    command: Command,
}

#[derive(serde::Deserialize)]
struct Ready {
    #[serde(rename = "ready")]
    _ready: bool,
}

impl Crowd {
    pub fn with(mut self, option: &str, value: impl ToString) -> Self {
        self.command.arg(format!("{option}={}", value.to_string()));
        self
    }

    /// Started, and ready.
    pub fn start(self) -> Result<Process> {
        let mut process = self.start_unready()?;
        wait_until_ready(&mut process)?;
        Ok(process)
    }

    /// Started.
    pub fn start_unready(mut self) -> Result<Process> {
        Process::start(&mut self.command)
    }
}

/// Waits until it says that it is ready.
pub fn wait_until_ready(process: &mut Process) -> Result<()> {
    process.says::<Ready>().context("the phones").map(|_| ())
}

/// A port that nobody uses now.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// A folder for one measurement, removed afterwards.
pub struct Scratch(PathBuf);

impl Scratch {
    fn make(name: &str) -> Result<Self> {
        for number in 0..1000 {
            let name = format!("bench-{}-{name}-{number}", std::process::id());
            let folder = workspace::notes().join(name);
            fs::create_dir_all(workspace::notes())?;
            if fs::create_dir(&folder).is_ok() {
                return Ok(Self(folder));
            }
        }
        bail!("no folder can be made in {}", workspace::notes().display())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed lies in target/, which is nobody's data.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn remove(folder: &Path) -> Result<()> {
    match folder.exists() {
        true => fs::remove_dir_all(folder).with_context(|| format!("removing {folder:?}")),
        false => Ok(()),
    }
}
