//! The simulated world: phones with the real engine, the real servers over simulated disks, and between
//! them a network that loses, doubles, cuts and delays. Everything follows from one seed.
//!
//! In reading order:
//! - [`script`]: what may happen next
//! - [`people`]: what people write
//! - [`phone`], [`server`], [`network`]: who is in the world, and how they reach each other
//! - [`disk`]: real SQLite on a disk that stops, tears and fills up
//! - [`setting`]: wards, places, members and codes at the beginning
//! - [`calm`]: all troubles end, and everybody comes to rest
//! - [`oracle`]: what must be true then; [`register`]: the rules of a field's values, counted once more
//! - [`trace`], [`dice`]: what happened, and by what chance

mod calm;
pub mod dice;
pub mod disk;
mod network;
mod oracle;
mod people;
mod phone;
mod register;
mod script;
mod server;
mod setting;
mod skew;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use tokio::runtime::Runtime;
use vungxanh_shared::ids::DocumentKey;

use dice::Dice;
use network::Parcel;
use phone::Phone;
use server::{Hash, Server};
use trace::Trace;

/// 22 November 2026, 05:00 in Vietnam.
const START_MS: i64 = 1_795_298_400_000;

/// Which run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Everything follows from it.
    pub seed: u64,
    /// How many things happen before the world comes to rest.
    pub steps: usize,
    /// Whether to keep the whole story rather than its end.
    pub whole_story: bool,
    /// What is broken on purpose, to see whether the oracle notices.
    pub flaw: Option<Flaw>,
}

/// Something broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The servers' disks say that they have synced, and have not.
    DiskLies,
    /// Phones lose a row of the outbox now and then.
    OutboxForgotten,
    /// Phones say "saved" although the store failed.
    SavedTooEarly,
    /// Phones keep what they are to drop.
    NothingPurged,
    /// A row of the read model is not what its document says.
    RowWrong,
    /// A stored change of a phone disappears, and its cursor does not tell.
    PhoneForgets,
    /// Servers delete by whatever their clock says.
    ClockBelieved,
}

impl Options {
    /// The usual length of a run.
    pub const STEPS: usize = 400;

    /// A run of the usual length.
    pub fn of(seed: u64) -> Self {
        Self { seed, steps: Self::STEPS, whole_story: false, flaw: None }
    }
}

/// How a run ended well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Equal for equal runs.
    pub fingerprint: [u8; 32],
    /// What happened how often.
    pub counts: Counts,
}

/// What happened how often: a world in which nothing happens finds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Changes that a person was told are saved.
    pub saved: usize,
    /// Changes that a phone says the ward has.
    pub sent: usize,
    /// Changes in quarantine at the end.
    pub quarantined: usize,
    /// Partitions of which retention deleted something.
    pub over: usize,
    /// Fields with several values at the end.
    pub contested: usize,
    /// Requests that reached a server.
    pub requests: usize,
    /// Machines of servers that stopped.
    pub stops: usize,
    /// Tabs killed.
    pub tabs: usize,
    /// Backups put back.
    pub restores: usize,
    /// Clocks of servers that a person confirmed, since retention waited for it.
    pub confirmed: usize,
}

/// A violation, with what led to it.
#[derive(Debug)]
pub struct Violation {
    /// The run.
    pub options: Options,
    /// What is wrong.
    pub what: String,
    /// The end of the story, or all of it.
    pub story: Vec<String>,
}

/// Runs one world from its beginning to its rest, and looks whether every promise was kept.
pub fn run(options: Options) -> Result<Outcome, Box<Violation>> {
    let violation = |what: &anyhow::Error, story| {
        Box::new(Violation { options, what: format!("{what:#}"), story })
    };
    let mut world = World::new(options).map_err(|what| violation(&what, Vec::new()))?;
    let ended = world.play();
    world.end();
    match ended {
        Ok(()) => Ok(Outcome { fingerprint: world.trace.fingerprint(), counts: world.counts }),
        Err(what) => Err(violation(&what, world.trace.lines())),
    }
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Options { seed, steps, .. } = self.options;
        for line in &self.story {
            writeln!(f, "{line}")?;
        }
        writeln!(f, "seed {seed}: {}", self.what)?;
        write!(f, "Replay it with: cargo xtask world --seed {seed} --steps {steps}")
    }
}

/// Seeds that once broke a promise; they are always run again.
pub fn kept_seeds() -> Vec<Options> {
    let lines = include_str!("../../regressions/world/seeds.txt").lines();
    let kept = lines.filter_map(|line| {
        let mut words = line.split('#').next()?.split_whitespace();
        let (seed, steps) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Options { steps, ..Options::of(seed) })
    });
    kept.collect()
}

/// A change that a phone reported as saved.
struct Promise {
    phone: usize,
    document: DocumentKey,
    bytes: Vec<u8>,
}

struct World {
    options: Options,
    runtime: Runtime,
    now_ms: i64,
    servers: Vec<Server>,
    phones: Vec<Phone>,
    /// On its way between phones and servers.
    parcels: Vec<Parcel>,
    /// What phones reported as saved.
    saved: BTreeMap<Hash, Promise>,
    /// What phones reported as sent.
    sent: BTreeSet<Hash>,
    dice: Dice,
    /// Of the servers' clocks: with dice of their own, older seeds tell about the same story as before.
    clock_dice: Dice,
    /// One in so many troubles comes.
    mildness: usize,
    trace: Trace,
    counts: Counts,
}

impl World {
    fn new(options: Options) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .max_blocking_threads(1)
            .build()?;
        let mut world = Self {
            options,
            runtime,
            now_ms: START_MS,
            servers: Vec::new(),
            phones: Vec::new(),
            parcels: Vec::new(),
            saved: BTreeMap::new(),
            sent: BTreeSet::new(),
            dice: Dice::new(options.seed, "script"),
            clock_dice: Dice::new(options.seed, "clocks"),
            mildness: 1,
            trace: Trace::new(options.whole_story),
            counts: Counts::default(),
        };
        world.set_up()?;
        Ok(world)
    }

    fn play(&mut self) -> Result<()> {
        for step in 0..self.options.steps {
            self.step().map_err(|error| anyhow!("at step {step}: {error:#}"))?;
        }
        self.come_to_rest()?;
        self.judge()
    }

    /// Every thread that was started is joined.
    fn end(&mut self) {
        for server in &mut self.servers {
            server.disk.stop();
            server.close(&self.runtime);
        }
        vungxanh_server::random::draw_from(None);
    }
}

/// Says what happened.
macro_rules! note {
    ($world:expr, $($what:tt)*) => { $world.trace.note(format_args!($($what)*)) };
}
use note;
