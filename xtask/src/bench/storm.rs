//! 200 phones that recorded offline reconnect together, and fresh phones fetch what they brought: our
//! server, automerge-repo and PouchDB in one run, with the very same records.

use super::figures::{Goal, Peer, Row, median};
use super::setting::Setting;
use super::{automerge_repo, pouchdb};
use anyhow::{Context, Result};
use serde::Deserialize;

/// Records of each phone.
const RECORDS: u32 = 50;
/// How often our server gives everything to a fresh phone: once would be a few ticks of the CPU clock.
const FETCHES: u32 = 10;

/// What one server needed for the storm.
#[derive(Clone, Copy)]
pub struct Storm {
    pub wall_s: f64,
    pub cpu_s: f64,
    pub peak_mib: f64,
    /// From the phones to the server, on the sockets.
    pub up_bytes: f64,
    pub down_bytes: f64,
}

/// What one fresh phone cost that fetched everything.
#[derive(Clone, Copy)]
pub struct Fetch {
    pub cpu_s: f64,
    pub wall_s: f64,
    pub down_bytes: f64,
}

/// A line of a crowd that reconnected together.
#[derive(Deserialize)]
pub struct Reconnected {
    pub records: f64,
    pub wall_ms: f64,
    pub acknowledged_p50_ms: f64,
    pub acknowledged_p95_ms: f64,
    pub acknowledged_max_ms: f64,
    pub sent_bytes: f64,
    pub received_bytes: f64,
}

/// A line of phones that fetched.
#[derive(Deserialize)]
pub struct Fetched {
    pub times: f64,
    pub wall_ms: f64,
    pub requests: f64,
    pub documents: f64,
    pub snapshots: f64,
    pub records: f64,
    pub sent_bytes: f64,
    pub received_bytes: f64,
}

#[derive(Default)]
struct Runs {
    ours: Vec<(Storm, Fetch)>,
    automerge_repo: Vec<Storm>,
    pouchdb: Vec<(Storm, Fetch)>,
}

pub fn measure(setting: &Setting) -> Result<Vec<Row>> {
    let phones = setting.size(200);
    let records = f64::from(phones * RECORDS);
    let mut runs = Runs::default();
    for number in 1..=setting.runs {
        println!("  run {number} of {}", setting.runs);
        runs.ours.push(ours(setting, phones)?);
        runs.automerge_repo.push(automerge_repo::measure(setting)?);
        runs.pouchdb.push(pouchdb::measure(setting)?);
    }
    Ok(runs.rows(&format!("{phones} phones × {RECORDS} records"), records))
}

fn ours(setting: &Setting, phones: u32) -> Result<(Storm, Fetch)> {
    let data = setting.database("empty", 0, phones)?;
    let server = setting.serve(&data)?;
    let crowd = setting.crowd("reconnect", &server, &data).with("--records", RECORDS);
    let mut phones = crowd.with("--changes", setting.changes_file().display()).start()?;
    let before = server.process.usage_when_calm()?;
    phones.go()?;
    let reconnected: Reconnected = phones.says().context("the phones")?;
    let after = server.process.usage_when_calm()?;
    let storm = Storm {
        wall_s: reconnected.wall_ms / 1000.0,
        cpu_s: after.cpu_s_since(before),
        peak_mib: after.peak_mib(),
        up_bytes: reconnected.sent_bytes,
        down_bytes: reconnected.received_bytes,
    };
    let crowd = setting.crowd("fetch", &server, &data).with("--role", "ward");
    let mut fresh = crowd.with("--times", FETCHES).start()?;
    let before = server.process.usage_when_calm()?;
    fresh.go()?;
    let fetched: Fetched = fresh.says().context("the fresh phone")?;
    let after = server.process.usage_when_calm()?;
    anyhow::ensure!(fetched.records >= reconnected.records, "the fresh phone lacks records");
    let fetch = Fetch {
        cpu_s: after.cpu_s_since(before) / fetched.times,
        wall_s: fetched.wall_ms / 1000.0 / fetched.times,
        down_bytes: fetched.received_bytes / fetched.times,
    };
    server.process.terminate()?;
    Ok((storm, fetch))
}

impl Runs {
    fn rows(&self, what: &str, records: f64) -> Vec<Row> {
        let storm = |figure: fn(&Storm) -> f64| {
            let ours = median(self.ours.iter().map(|(storm, _)| figure(storm)));
            let automerge_repo = median(self.automerge_repo.iter().map(figure));
            let pouchdb = median(self.pouchdb.iter().map(|(storm, _)| figure(storm)));
            (ours, automerge_repo, pouchdb)
        };
        let fetch = |figure: fn(&Fetch) -> f64| {
            let ours = median(self.ours.iter().map(|(_, fetch)| figure(fetch)));
            (ours, median(self.pouchdb.iter().map(|(_, fetch)| figure(fetch))))
        };
        let beside_both = |name: &str, goal, (ours, automerge, pouchdb): (f64, f64, f64), unit| {
            Row::new(name, goal, ours, unit)
                .beside(Peer::AutomergeRepo, automerge)
                .beside(Peer::PouchDb, pouchdb)
        };
        let each = |(a, b, c): (f64, f64, f64)| (a / records, b / records, c / records);
        let cpu = storm(|storm| storm.cpu_s);
        let (automerge_goal, pouchdb_goal) =
            (Goal::Part(Peer::AutomergeRepo, 1.0 / 10.0), Goal::Part(Peer::PouchDb, 1.0 / 4.0));
        let storm_cpu = format!("{what} reconnect together: server CPU");
        let (fetch_cpu, fetch_pouchdb) = fetch(|fetch| fetch.cpu_s);
        let (fetch_down, fetch_down_pouchdb) = fetch(|fetch| fetch.down_bytes);
        let (fetch_wall, fetch_wall_pouchdb) = fetch(|fetch| fetch.wall_s);
        let fetched_goal = Goal::Part(Peer::PouchDb, 1.0 / 40.0);
        vec![
            Row::new(storm_cpu, automerge_goal, cpu.0, "s").beside(Peer::AutomergeRepo, cpu.1),
            Row::new("the same", pouchdb_goal, cpu.0, "s").beside(Peer::PouchDb, cpu.2),
            beside_both(
                "wall time until all is durable and shown in the office",
                Goal::AtMost(1.0),
                storm(|storm| storm.wall_s),
                "s",
            ),
            beside_both(
                "server memory, peak",
                Goal::AtMost(80.0),
                storm(|storm| storm.peak_mib),
                "MiB",
            ),
            beside_both(
                "upload on the wire, a record",
                Goal::AtMost(100.0),
                each(storm(|storm| storm.up_bytes)),
                "B",
            ),
            beside_both(
                "what comes back meanwhile, a record",
                Goal::None,
                each(storm(|storm| storm.down_bytes)),
                "B",
            ),
            Row::new(
                "a fresh phone fetches those records: server CPU",
                fetched_goal,
                fetch_cpu,
                "s",
            )
            .beside(Peer::PouchDb, fetch_pouchdb),
            Row::new("the same, wall time", Goal::None, fetch_wall, "s")
                .beside(Peer::PouchDb, fetch_wall_pouchdb),
            Row::new("the same, on the wire, a record", Goal::None, fetch_down / records, "B")
                .beside(Peer::PouchDb, fetch_down_pouchdb / records),
        ]
    }
}
