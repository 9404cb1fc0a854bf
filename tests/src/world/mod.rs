//! The simulated world: phones with the real engine, the real servers over simulated disks, and between
//! them a network that loses, doubles, cuts and delays. Everything follows from one seed.
//!
//! In reading order:
//! - [`script`]: what may happen next
//! - [`people`]: what people write; [`forms`]: when they save it; [`officials`]: what the office does
//! - [`sight`]: what each of them had before the eyes
//! - [`small`]: small worlds in which many small edits meet
//! - [`phone`], [`server`], [`network`]: who is in the world, and how they reach each other
//! - [`disk`]: real SQLite on a disk that stops, tears and fills up
//! - [`setting`]: wards, places, members and codes at the beginning
//! - [`calm`]: all troubles end, and everybody comes to rest
//! - [`oracle`]: what must be true then; [`register`]: the rules of a field's values, counted once more;
//!   [`replay`]: every history, held against what its authors saw
//! - [`trace`], [`counts`], [`dice`]: what happened, how often, and by what chance

mod calm;
mod counts;
pub mod dice;
pub mod disk;
mod forms;
mod network;
mod officials;
mod oracle;
mod people;
mod phone;
mod register;
mod replay;
mod script;
mod server;
mod setting;
mod sight;
mod skew;
mod small;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use tokio::runtime::Runtime;
use vungxanh_shared::ids::DocumentKey;

pub use counts::Counts;
use dice::Dice;
use network::Parcel;
use officials::{OfficeForm, Official};
use phone::Phone;
use server::{Hash, Server};
use sight::Writings;
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
    /// What sort of world.
    pub pace: Pace,
    /// Whether to keep the whole story rather than its end.
    pub whole_story: bool,
    /// What is broken on purpose, to see whether the oracle notices.
    pub flaw: Option<Flaw>,
}

/// What sort of world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// Every trouble, and some edits.
    #[default]
    Usual,
    /// Many small edits of the same few records, and few troubles.
    Small,
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
    /// Whoever saves is taken to have seen whatever stands by then.
    SeenAtSave,
    /// What a person decided is written as any edit is, over what was seen alone.
    DecisionAsEdit,
}

impl Options {
    /// The usual length of a run.
    pub const STEPS: usize = 400;
    /// The usual length of a small world: what an edit costs grows with the edits before it.
    pub const SMALL_STEPS: usize = 250;

    /// A run of the usual length.
    pub fn of(seed: u64) -> Self {
        Self { seed, steps: Self::STEPS, pace: Pace::Usual, whole_story: false, flaw: None }
    }

    /// A small world of the usual length.
    pub fn small(seed: u64) -> Self {
        Self { steps: Self::SMALL_STEPS, pace: Pace::Small, ..Self::of(seed) }
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
        let small = if self.options.pace == Pace::Small { " --small" } else { "" };
        write!(f, "Replay it with: cargo xtask world --seed {seed} --steps {steps}{small}")
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
    /// What persons' saves made, with what they had seen.
    writings: Writings,
    officials: Vec<Official>,
    /// Forms that officials have open.
    office_forms: Vec<OfficeForm>,
    /// In a small world: the records that everybody writes in.
    meeting_points: Vec<String>,
    dice: Dice,
    /// Of the servers' clocks: with dice of their own, older seeds tell about the same story as before.
    clock_dice: Dice,
    /// Of what people do at forms: with dice of its own the rest of a story stays about the same.
    form_dice: Dice,
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
            writings: Writings::new(),
            officials: Vec::new(),
            office_forms: Vec::new(),
            meeting_points: Vec::new(),
            dice: Dice::new(options.seed, "script"),
            clock_dice: Dice::new(options.seed, "clocks"),
            form_dice: Dice::new(options.seed, "forms"),
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
