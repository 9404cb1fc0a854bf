//! The real program under thousands of hostile requests, with honest phones beside: it stays up, its
//! memory stays flat, the others hardly notice, and nothing of theirs is lost.

use super::peers::{self, Held};
use super::raw::{self, Answer};
use super::requests::{Hostile, Loot, hostile};
use crate::kill::{Cut, LOGIN, Ledger, PASSWORD, Phone, Program, Serving};
use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::wire::{self, EnrolRequest, EnrolResponse};

/// Requests that are made before the siege, so that making them does not compete with answering them.
const POOL: usize = 400;
/// Hostile requests under way at the same time.
const ATTACKERS: usize = 16;
/// Devices that fell into the wrong hands.
const STOLEN: usize = 4;
/// Tries of one address in a minute that the server lets through: more than the attackers make.
const TRIES: &str = "1000";
/// Guesses of codes with made-up addresses.
const FORGED: usize = 1500;
/// Between two exchanges of an honest phone.
const PACE: Duration = Duration::from_millis(150);

/// What to run.
pub struct Plan {
    /// The program.
    pub program: PathBuf,
    /// An empty directory.
    pub directory: PathBuf,
    pub requests: usize,
    pub seed: u64,
    /// How long the honest phones have the server for themselves first.
    pub alone: Duration,
    pub phones: u16,
    /// Kibibytes that a request may swell to.
    pub most_kib: usize,
    /// Connections that one address tries to hold.
    pub flood: usize,
}

/// What was seen.
#[derive(Debug)]
pub struct Report {
    /// Answers by status; 0 where the connection was closed instead.
    pub statuses: BTreeMap<u16, usize>,
    /// Exchanges of honest phones, in milliseconds: p50, p95, the longest and how many.
    pub alone: Latency,
    pub besieged: Latency,
    /// Memory of the program in MiB: before, after each tenth of the requests, and at last.
    pub rss_mib: Vec<u64>,
    /// The most that it ever held.
    pub peak_mib: u64,
    pub took: Duration,
    /// Changes of honest phones; all of them are there.
    pub changes: usize,
    /// What became of those who hold on.
    pub held: Held,
}

/// Milliseconds.
#[derive(Debug, Default, Clone, Copy)]
pub struct Latency {
    pub p50: f64,
    pub p95: f64,
    pub longest: f64,
    pub count: usize,
}

/// Runs it all. An error says what went wrong.
pub async fn besiege(plan: &Plan) -> Result<Report> {
    let program = Program::new(&plan.program, &plan.directory)?;
    program.make_ward()?;
    // Then this machine's other addresses are anybody's.
    let proxy = peers::PROXY.to_string();
    let settings = ["--trusted-proxy", &proxy, "--address-tries-per-minute", TRIES];
    let mut serving = program.serve_with(&settings)?;
    serving.ready(&program).await?;
    let ledger = Arc::new(Ledger::default());
    let mut phones = Vec::new();
    for number in 0..plan.phones {
        let area = format!("00025-{:02}", number % 4 + 1);
        let code = program.invite(std::slice::from_ref(&area))?;
        let dice = Rng::with_seed(plan.seed.wrapping_add(u64::from(number)));
        phones.push(Phone::enrol(program.address, (&code, &area), ledger.clone(), dice).await?);
    }
    let loot = steal(&program, plan).await?;
    let pool = pool(plan, &loot);

    let (phones, alone) = honest_for(phones, plan.alone).await?;
    let mut rss_mib = vec![memory(&serving, "VmRSS")?];
    let begin = Instant::now();
    let over = Arc::new(AtomicBool::new(false));
    let honest = spawn_honest(phones, over.clone());
    let slow = tokio::spawn(peers::slow_bodies(program.address, loot.clone()));
    let flood = peers::flood(program.address, plan.flood).await;
    let guesses = peers::forged(program.address, FORGED).await;
    let statuses = attack(&program, &serving, plan, pool, &mut rss_mib).await;
    let held = Held {
        slow: slow.await?,
        flood: (plan.flood, flood.len()),
        forged: (guesses.len(), guesses.iter().filter(|status| **status == 429).count()),
    };
    drop(flood);
    over.store(true, Ordering::Relaxed);
    let (phones, besieged) = collect(honest).await?;
    let took = begin.elapsed();
    let statuses = statuses?;
    settle(phones).await?;
    rss_mib.push(memory(&serving, "VmRSS")?);
    let peak_mib = memory(&serving, "VmHWM")?;
    ensure!(
        serving.terminate().await?.success(),
        "it did not stop cleanly: {}",
        program.last_words()
    );
    program.check()?;
    let changes = ledger.is_settled()?;
    Ok(Report { statuses, alone, besieged, rss_mib, peak_mib, took, changes, held })
}

/// Some enrolled devices, and the session of an official.
async fn steal(program: &Program, plan: &Plan) -> Result<Vec<Loot>> {
    let client = reqwest::Client::new();
    let body = serde_json::json!({ "login": LOGIN, "password": PASSWORD }).to_string();
    let login = client.post(format!("http://{}/api/v1/office/login", program.address));
    let answer = login.header("content-type", "application/json").body(body).send().await?;
    let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
    let cookie =
        cookie.and_then(|cookie| cookie.split(';').next()).context("no cookie")?.to_owned();
    let mut loot = Vec::new();
    for number in 0..STOLEN {
        let area = format!("00025-{:02}", number + 5);
        let ask = EnrolRequest {
            code: program.invite(std::slice::from_ref(&area))?,
            device_name: "Máy bị lấy".to_owned(),
            platform: "siege".to_owned(),
            retry_key: ByteBuf::from(vec![9; 32]),
        };
        let enrol = client.post(format!("http://{}/api/v1/enrol", program.address));
        let answer = enrol.header("content-type", wire::CONTENT_TYPE).body(wire::encode(&ask));
        let answer = answer.send().await?.error_for_status()?.bytes().await?;
        let enrolled: EnrolResponse = wire::decode(&answer)?;
        loot.push(Loot {
            device: DeviceId(enrolled.device_id.as_slice().try_into()?),
            token: enrolled.token,
            area,
            cookie: cookie.clone(),
            most_kib: plan.most_kib,
        });
    }
    Ok(loot)
}

fn pool(plan: &Plan, loot: &[Loot]) -> Arc<Vec<Hostile>> {
    let mut dice = Rng::with_seed(plan.seed);
    let one = |number: usize| hostile(&mut dice, &loot[number % loot.len()]);
    Arc::new((0..POOL.min(plan.requests)).map(one).collect())
}

/// Sends all requests, [`ATTACKERS`] at a time; every tenth of them the program's memory is noted.
async fn attack(
    program: &Program,
    serving: &Serving,
    plan: &Plan,
    pool: Arc<Vec<Hostile>>,
    rss_mib: &mut Vec<u64>,
) -> Result<BTreeMap<u16, usize>> {
    let mut statuses = BTreeMap::new();
    for tenth in 0..10 {
        let sent = Arc::new(AtomicUsize::new(plan.requests * tenth / 10));
        let end = plan.requests * (tenth + 1) / 10;
        let mut attackers = JoinSet::new();
        for number in 0..ATTACKERS {
            let (sent, pool, address) = (sent.clone(), pool.clone(), program.address);
            let seed = plan.seed ^ (tenth * ATTACKERS + number) as u64;
            attackers.spawn(attacker(address, pool, Rng::with_seed(seed), sent, end));
        }
        while let Some(seen) = attackers.join_next().await {
            for (status, count) in seen? {
                *statuses.entry(status).or_insert(0) += count;
            }
        }
        rss_mib.push(memory(serving, "VmRSS").with_context(|| {
            format!("it is gone after request {end}:\n{}", program.last_words())
        })?);
    }
    Ok(statuses)
}

async fn attacker(
    address: SocketAddr,
    pool: Arc<Vec<Hostile>>,
    mut dice: Rng,
    sent: Arc<AtomicUsize>,
    end: usize,
) -> BTreeMap<u16, usize> {
    let mut statuses = BTreeMap::new();
    let mut held = Vec::new();
    while sent.fetch_add(1, Ordering::Relaxed) < end {
        let answer = match dice.u8(..10) {
            0 => raw::rude(address, &mut dice).await,
            _ => raw::send(address, &pool[dice.usize(..pool.len())], &mut dice).await,
        };
        let status = match answer {
            Answer::Status(status) => status,
            Answer::Closed => 0,
            // Whoever says nothing more keeps the connection as long as the server lets him.
            Answer::Held(connection) => {
                held.push(connection);
                0
            }
        };
        *statuses.entry(status).or_insert(0) += 1;
    }
    statuses
}

/// A field of `/proc/PID/status`, in MiB.
fn memory(serving: &Serving, field: &str) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", serving.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    let kib: u64 =
        line.and_then(|line| line.split_whitespace().next()).context(field.to_owned())?.parse()?;
    Ok(kib / 1024)
}

type Honest = JoinSet<Result<(Phone, Vec<Duration>)>>;

fn spawn_honest(phones: Vec<Phone>, over: Arc<AtomicBool>) -> Honest {
    let mut tasks = JoinSet::new();
    for phone in phones {
        tasks.spawn(go_on(phone, over.clone()));
    }
    tasks
}

/// Records and exchanges at its pace until it is over; gives how long each exchange took.
async fn go_on(mut phone: Phone, over: Arc<AtomicBool>) -> Result<(Phone, Vec<Duration>)> {
    let mut took = Vec::new();
    let mut pace = tokio::time::interval(PACE);
    while !over.load(Ordering::Relaxed) {
        pace.tick().await;
        phone.record_some()?;
        let begin = Instant::now();
        match phone.sync().await {
            Ok(_) | Err(Cut::Away(_)) => took.push(begin.elapsed()),
            Err(Cut::Wrong(error)) => return Err(error.context("an honest phone was refused")),
        }
    }
    Ok((phone, took))
}

async fn collect(mut tasks: Honest) -> Result<(Vec<Phone>, Latency)> {
    let (mut phones, mut all) = (Vec::new(), Vec::new());
    while let Some(done) = tasks.join_next().await {
        let (phone, took) = done??;
        phones.push(phone);
        all.extend(took);
    }
    Ok((phones, Latency::of(all)))
}

async fn honest_for(phones: Vec<Phone>, time: Duration) -> Result<(Vec<Phone>, Latency)> {
    let over = Arc::new(AtomicBool::new(false));
    let tasks = spawn_honest(phones, over.clone());
    tokio::time::sleep(time).await;
    over.store(true, Ordering::Relaxed);
    collect(tasks).await
}

/// Everything that honest phones recorded is acknowledged in the end.
async fn settle(phones: Vec<Phone>) -> Result<()> {
    for mut phone in phones {
        while !phone.is_settled() {
            if let Err(Cut::Wrong(error)) = phone.sync().await {
                return Err(error.context("an honest phone was refused at last"));
            }
        }
    }
    Ok(())
}

impl Latency {
    fn of(mut took: Vec<Duration>) -> Self {
        took.sort();
        let at = |part: usize| {
            took.get(took.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        let longest = took.last().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        Self { p50: at(50), p95: at(95), longest, count: took.len() }
    }
}
