//! How long the program needs to begin after a crash with a large database and a large log of SQLite's
//! beside it, none of which was written back.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;

use super::ledger::Ledger;
use super::phone::{Cut, Phone};
use super::program::Program;
use crate::storm::Invitations;

/// The first exchange is that of a phone that was here before, so that nothing but the start is measured.
const PHONES: usize = 4;

/// What to measure.
pub struct Start {
    /// The program.
    pub program: PathBuf,
    /// A data directory with the database and `invitations.json`; it is written to.
    pub directory: PathBuf,
    /// How large SQLite's log shall be when the program is killed.
    pub log_mib: u64,
    pub seed: u64,
}

/// What a start took.
#[derive(Debug)]
pub struct Started {
    /// The database file.
    pub database_mib: u64,
    /// SQLite's log beside it.
    pub log_mib: u64,
    /// From the start of the process until it answers.
    pub ready: Duration,
    /// From the start of the process until a phone's exchange was answered.
    pub first_exchange: Duration,
    /// How long the first push then took until it was acknowledged.
    pub first_push: Duration,
}

/// Lets phones write, kills the program and starts it again.
pub async fn start_after_a_crash(start: &Start) -> Result<Started> {
    let program = Program::new(&start.program, &start.directory)?;
    let mut serving = program.serve()?;
    serving.ready(&program).await?;
    let ledger = Arc::new(Ledger::default());
    let mut phones = enrol(&program, start, &ledger).await?;
    // Somebody who reads for long keeps SQLite from writing its log back.
    let mut reader = program.begin(&["check"])?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let written = write_until(&mut phones, &program, start.log_mib << 20, &mut reader).await;
    serving.kill()?;
    reader.kill()?;
    reader.wait()?;
    written?;
    let log_mib = program.log_bytes() >> 20;

    let begin = Instant::now();
    let mut serving = program.serve()?;
    let ready = serving.ready(&program).await?;
    let phone = phones.first_mut().context("no phone")?;
    exchange(phone).await?;
    let first_exchange = begin.elapsed();
    phone.record()?;
    let pushing = Instant::now();
    while !phone.is_settled() {
        exchange(phone).await?;
    }
    let first_push = pushing.elapsed();
    serving.kill()?;
    let file = std::fs::metadata(start.directory.join("vungxanh.sqlite"))?;
    Ok(Started { database_mib: file.len() >> 20, log_mib, ready, first_exchange, first_push })
}

async fn enrol(program: &Program, start: &Start, ledger: &Arc<Ledger>) -> Result<Vec<Phone>> {
    let json = std::fs::read_to_string(start.directory.join("invitations.json"))?;
    let Invitations { teams, .. } = serde_json::from_str(&json)?;
    ensure!(teams.len() >= PHONES, "the database was made for fewer phones");
    let mut phones = Vec::new();
    for (invitation, number) in teams.iter().take(PHONES).zip(0..) {
        let whose = (invitation.code.as_str(), invitation.area.as_str());
        let dice = Rng::with_seed(start.seed + number);
        phones.push(Phone::enrol(program.address, whose, ledger.clone(), dice).await?);
    }
    Ok(phones)
}

async fn write_until(
    phones: &mut [Phone],
    program: &Program,
    bytes: u64,
    reader: &mut Child,
) -> Result<()> {
    while program.log_bytes() < bytes {
        ensure!(
            reader.try_wait()?.is_none(),
            "the log does not grow beyond {} bytes",
            program.log_bytes()
        );
        for phone in phones.iter_mut() {
            for _ in 0..50 {
                phone.record()?;
            }
            exchange(phone).await?;
        }
    }
    Ok(())
}

async fn exchange(phone: &mut Phone) -> Result<()> {
    match phone.sync().await {
        Ok(_) => Ok(()),
        Err(Cut::Away(error) | Cut::Wrong(error)) => Err(error),
    }
}

/// A copy of a directory's files: what is measured writes to them.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    let from = from.join(".");
    let copied = Command::new("cp").arg("-r").arg(&from).arg(to).stdout(Stdio::null()).status()?;
    ensure!(copied.success(), "copying {}", from.display());
    Ok(())
}
