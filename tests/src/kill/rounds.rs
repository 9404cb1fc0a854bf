//! Rounds of a storm, each with another end. The seed decides which end, and when.

use std::path::PathBuf;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use tokio::task::JoinSet;

use super::ledger::Ledger;
use super::office::Official;
use super::phone::{Cut, Phone};
use super::program::{Program, Serving};

/// Areas of the ward; two phones share each, so that changes build on one another.
const AREAS: u16 = 3;
/// How long a phone waits where nobody answers.
const AWAY: Duration = Duration::from_millis(10);

/// What to run.
pub struct Plan {
    /// The program.
    pub program: PathBuf,
    /// An empty directory.
    pub directory: PathBuf,
    pub rounds: u32,
    pub seed: u64,
    /// The longest storm of a round.
    pub storm: Duration,
}

/// What was run.
#[derive(Debug, Default)]
pub struct Report {
    /// Rounds by how they ended.
    pub killed: u32,
    pub killed_while_starting: u32,
    pub killed_beside_a_backup: u32,
    pub backups_killed: u32,
    pub restores_killed: u32,
    pub terminated: u32,
    /// Changes that phones recorded; all of them were acknowledged in the end.
    pub changes: usize,
    /// The longest that a start after a crash took until it answered.
    pub slowest_start: Duration,
}

/// How a round ends.
#[derive(Clone, Copy, Debug)]
enum End {
    Killed,
    KilledWhileStarting,
    KilledBesideABackup,
    BackupKilled,
    Terminated,
}

impl End {
    fn draw(dice: &mut Rng) -> Self {
        match dice.u8(..10) {
            0..4 => End::Killed,
            4..6 => End::KilledWhileStarting,
            6 => End::KilledBesideABackup,
            7 => End::BackupKilled,
            _ => End::Terminated,
        }
    }
}

/// Runs all rounds, then lets every phone finish and compares everything once more.
pub async fn run(plan: &Plan) -> Result<Report> {
    let mut world = World::make(plan).await?;
    for number in 1..=plan.rounds {
        let mut dice = Rng::with_seed(plan.seed ^ u64::from(number).rotate_left(32));
        let end = End::draw(&mut dice);
        let round = world.round(end, &mut dice, plan).await;
        round.with_context(|| {
            format!(
                "round {number} of seed {}, which ended with {end:?}; the program said last:\n{}",
                plan.seed,
                world.program.last_words()
            )
        })?;
    }
    world.settle().await?;
    Ok(world.report)
}

struct World {
    program: Program,
    directory: PathBuf,
    phones: Vec<Phone>,
    ledger: Arc<Ledger>,
    report: Report,
}

impl World {
    async fn make(plan: &Plan) -> Result<Self> {
        let program = Program::new(&plan.program, &plan.directory.join("ward"))?;
        program.make_ward()?;
        let ledger = Arc::new(Ledger::default());
        let mut serving = program.serve()?;
        serving.ready(&program).await?;
        let mut phones = Vec::new();
        for number in 0..2 * AREAS {
            let area = format!("00025-{:02}", number % AREAS + 1);
            let code = program.invite(std::slice::from_ref(&area))?;
            let dice = Rng::with_seed(plan.seed.wrapping_add(u64::from(number)));
            let phone = Phone::enrol(program.address, (&code, &area), ledger.clone(), dice);
            phones.push(phone.await?);
        }
        terminate(serving, &program).await?;
        let directory = plan.directory.clone();
        Ok(Self { program, directory, phones, ledger, report: Report::default() })
    }

    async fn round(&mut self, end: End, dice: &mut Rng, plan: &Plan) -> Result<()> {
        let mut serving = self.program.serve()?;
        if matches!(end, End::KilledWhileStarting) {
            tokio::time::sleep(Duration::from_micros(dice.u64(..150_000))).await;
            self.report.killed_while_starting += 1;
            return serving.kill();
        }
        let start = serving.ready(&self.program).await?;
        self.report.slowest_start = self.report.slowest_start.max(start);
        self.compare().await?;
        let storm = Storm::begin(std::mem::take(&mut self.phones));
        let longest = u64::try_from(plan.storm.as_micros())?;
        tokio::time::sleep(Duration::from_micros(dice.u64(..longest))).await;
        let ended = self.end(end, serving, dice).await;
        self.phones = storm.end().await?;
        ended?;
        if dice.bool() {
            self.program.check()?;
        }
        Ok(())
    }

    async fn end(&mut self, end: End, serving: Serving, dice: &mut Rng) -> Result<()> {
        match end {
            End::Killed | End::KilledWhileStarting => {
                self.report.killed += 1;
                serving.kill()
            }
            End::Terminated => {
                self.report.terminated += 1;
                terminate(serving, &self.program).await
            }
            End::KilledBesideABackup => {
                self.report.killed_beside_a_backup += 1;
                let acknowledged = self.ledger.acknowledged().len();
                let backup = self.begin_backup(dice).await?;
                serving.kill()?;
                ensure!(finished(backup)?, "the backup failed");
                self.compare_backup(acknowledged, dice).await
            }
            End::BackupKilled => {
                self.report.backups_killed += 1;
                let target = self.directory.join("backup.sqlite");
                let before = target.exists();
                let mut backup = self.begin_backup(dice).await?;
                backup.kill()?;
                backup.wait()?;
                if before || target.exists() {
                    self.compare_backup(0, dice).await?;
                }
                serving.kill()
            }
        }
    }

    async fn begin_backup(&self, dice: &mut Rng) -> Result<Child> {
        let backup = self.program.back_up(&self.directory.join("backup.sqlite"))?;
        tokio::time::sleep(Duration::from_micros(dice.u64(..120_000))).await;
        Ok(backup)
    }

    /// A backup that stands under its name is whole, and holds at least that many changes; a restore of
    /// it that is killed leaves the database of before or the restored one.
    async fn compare_backup(&mut self, changes: usize, dice: &mut Rng) -> Result<()> {
        let restored = self.directory.join("restored");
        let program = self.program.again(&restored)?;
        let target = self.directory.join("backup.sqlite");
        let restore = ["restore", &target.to_string_lossy()];
        let said = program.expect(&restore)?;
        let held = said.split("changes ").nth(1).and_then(|rest| rest.split(',').next());
        let held: usize = held.context("restore names no changes")?.parse()?;
        ensure!(held >= changes, "the backup has {held} of {changes} acknowledged changes");
        let mut again = program.begin(&restore)?;
        tokio::time::sleep(Duration::from_micros(dice.u64(..150_000))).await;
        again.kill()?;
        again.wait()?;
        self.report.restores_killed += 1;
        program.check().context("after a restore that was killed")?;
        program.expect(&restore)?;
        Ok(std::fs::remove_dir_all(&restored)?)
    }

    /// What a fresh phone is given and what the office shows, against the ledger.
    async fn compare(&self) -> Result<()> {
        let areas: Vec<String> = (1..=AREAS).map(|number| format!("00025-{number:02}")).collect();
        let code = self.program.invite(&areas)?;
        let (address, ledger) = (self.program.address, self.ledger.clone());
        let mut fresh = Phone::enrol(address, (&code, "00025-01"), ledger, Rng::new()).await?;
        exchange_all(&mut fresh).await?;
        let held = fresh.held();
        self.ledger.compare(&held)?;
        let official = Official::log_in(address).await?;
        self.ledger.compare_records(&held, &official.movements().await?)
    }

    /// Every phone sends what it has left; then all is there, once.
    async fn settle(&mut self) -> Result<()> {
        let mut serving = self.program.serve()?;
        serving.ready(&self.program).await?;
        for phone in &mut self.phones {
            exchange_all(phone).await?;
        }
        self.report.changes = self.ledger.is_settled()?;
        self.compare().await?;
        terminate(serving, &self.program).await?;
        self.program.check()
    }
}

async fn terminate(serving: Serving, program: &Program) -> Result<()> {
    let status = serving.terminate().await?;
    ensure!(status.success(), "SIGTERM ended with {status}:\n{}", program.last_words());
    ensure!(program.log_bytes() == 0, "the write-ahead log stayed beside the database");
    Ok(())
}

fn finished(mut child: Child) -> Result<bool> {
    Ok(child.wait()?.success())
}

async fn exchange_all(phone: &mut Phone) -> Result<()> {
    loop {
        match phone.sync().await {
            Ok(more) if !more && phone.is_settled() => return Ok(()),
            Ok(_) => {}
            Err(Cut::Away(error) | Cut::Wrong(error)) => return Err(error),
        }
    }
}

/// All phones recording and sending at once.
struct Storm {
    phones: JoinSet<Result<Phone>>,
    over: Arc<AtomicBool>,
}

impl Storm {
    fn begin(phones: Vec<Phone>) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let mut tasks = JoinSet::new();
        for phone in phones {
            tasks.spawn(work(phone, over.clone()));
        }
        Self { phones: tasks, over }
    }

    async fn end(mut self) -> Result<Vec<Phone>> {
        self.over.store(true, Ordering::Relaxed);
        let mut phones = Vec::new();
        while let Some(phone) = self.phones.join_next().await {
            phones.push(phone??);
        }
        Ok(phones)
    }
}

async fn work(mut phone: Phone, over: Arc<AtomicBool>) -> Result<Phone> {
    while !over.load(Ordering::Relaxed) {
        phone.record_some()?;
        match phone.sync().await {
            Ok(_) => {}
            Err(Cut::Away(_)) => tokio::time::sleep(AWAY).await,
            Err(Cut::Wrong(error)) => return Err(error),
        }
    }
    Ok(phone)
}
