//! Simulated worlds, many in a row: `cargo xtask world`. A seed that breaks a promise is told with its
//! story and the command that replays it, and kept among those that every test runs again.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Parser;
use vungxanh_tests::world::{self, Counts, Options, Pace, Violation};

#[derive(Parser)]
struct Arguments {
    /// How many worlds
    #[arg(long, default_value_t = 200)]
    seeds: u64,
    /// Run worlds for so many minutes instead
    #[arg(long)]
    minutes: Option<u64>,
    /// Only this world, with its whole story
    #[arg(long)]
    seed: Option<u64>,
    /// The first seed; by default a new one each time
    #[arg(long)]
    from: Option<u64>,
    /// How many things happen in a world
    #[arg(long)]
    steps: Option<usize>,
    /// Small worlds with many small edits of the same few records
    #[arg(long)]
    small: bool,
    /// Worlds at the same time; by default one a processor
    #[arg(long)]
    jobs: Option<usize>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match arguments.seed {
        Some(seed) => one(Options { whole_story: true, ..arguments.options(seed) }),
        None => many(&arguments),
    }
}

impl Arguments {
    fn options(&self, seed: u64) -> Options {
        let options = if self.small { Options::small(seed) } else { Options::of(seed) };
        Options { steps: self.steps.unwrap_or(options.steps), ..options }
    }
}

fn one(options: Options) -> Result<()> {
    match world::run(options) {
        Ok(outcome) => println!("Every promise was kept: {:?}\n{0}", outcome.counts),
        Err(violation) => bail!("{violation}"),
    }
    Ok(())
}

fn many(arguments: &Arguments) -> Result<()> {
    let began = Instant::now();
    let first = arguments.from.unwrap_or_else(fresh);
    let until = arguments.minutes.map(|minutes| began + Duration::from_secs(60 * minutes));
    let (next, broken) = (AtomicU64::new(0), AtomicUsize::new(0));
    let kept = AtomicUsize::new(0);
    let counts = Mutex::new(Counts::default());
    let printing = Mutex::new(());
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs.unwrap_or(processors) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let over = match until {
                        Some(until) => Instant::now() >= until,
                        None => number >= arguments.seeds,
                    };
                    if over {
                        return;
                    }
                    let seed = first.wrapping_add(number);
                    match world::run(arguments.options(seed)) {
                        Ok(outcome) => {
                            kept.fetch_add(1, Ordering::Relaxed);
                            let mut all = counts.lock().unwrap_or_else(PoisonError::into_inner);
                            all.add(&outcome.counts);
                        }
                        Err(violation) => {
                            broken.fetch_add(1, Ordering::Relaxed);
                            let _printing = printing.lock();
                            tell(*violation);
                        }
                    }
                }
            });
        }
    });
    let broken = broken.into_inner();
    let worlds = kept.into_inner() + broken;
    let seconds = began.elapsed().as_secs();
    println!("{worlds} worlds from seed {first} in {seconds} s, {broken} broken");
    println!("{}", counts.into_inner().unwrap_or_else(PoisonError::into_inner));
    anyhow::ensure!(broken == 0, "{broken} worlds broke a promise");
    Ok(())
}

/// Tells of the shortest run of the seed that still breaks something, and keeps it.
fn tell(violation: Violation) {
    let options = violation.options;
    let Options { seed, steps, pace, .. } = options;
    let shorter = (1..8).rev().map(|part| steps >> part).filter(|steps| *steps > 0);
    let shortest = shorter
        .filter_map(|steps| world::run(Options { steps, ..options }).err())
        .next()
        .map_or(violation, |shorter| *shorter);
    eprintln!("\n{shortest}");
    if pace == Pace::Small {
        return;
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions/world/seeds.txt");
    let what: String = shortest.what.chars().take(120).collect();
    let line = format!("{seed} {} # {}\n", shortest.options.steps, what.replace('\n', " "));
    let file = std::fs::OpenOptions::new().append(true).open(&kept);
    if let Err(error) = file.and_then(|mut file| file.write_all(line.as_bytes())) {
        eprintln!("(not kept in {}: {error})", kept.display());
    }
}

/// A seed that was hardly ever run.
fn fresh() -> u64 {
    fastrand::u64(..) >> 16
}
