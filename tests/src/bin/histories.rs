//! `cargo xtask histories`: histories made to hurt, or one of them by its seed with its whole story.

use anyhow::{Result, ensure};
use clap::Parser;
use fastrand::Rng;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use vungxanh_tests::histories::{self, Find, Received, TOGETHER, Tally};

/// automerge takes and gives back small pieces of memory all the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Options {
    /// How many histories
    #[arg(long, default_value_t = 100_000, conflicts_with_all = ["minutes", "seed"])]
    count: u64,
    /// Histories for so many minutes
    #[arg(long, conflicts_with = "seed")]
    minutes: Option<u64>,
    /// Only this history, with its whole story where it does harm
    #[arg(long)]
    seed: Option<u64>,
    /// The first of many seeds; a new one each time where none is named
    #[arg(long)]
    from: Option<u64>,
    /// Histories at the same time; one a processor where nothing is said
    #[arg(long)]
    jobs: Option<usize>,
    /// Also print how the gate answered each bend
    #[arg(long)]
    answers: bool,
}

/// What all threads found together.
#[derive(Default)]
struct Seen {
    tally: Tally,
    /// How often each sort of harm was done, and its first history.
    finds: BTreeMap<String, (u64, String)>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let seen = Mutex::new(Seen::default());
    let begin = Instant::now();
    if let Some(seed) = options.seed {
        batch(&[seed], &seen);
    } else {
        let from = options.from.unwrap_or_else(|| fastrand::u64(..1 << 48));
        println!("the first seed: {from}");
        many(&options, from, &seen);
    }
    let seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    report(&seen, begin.elapsed(), options.answers);
    ensure!(seen.finds.is_empty(), "what the gate let in did harm");
    Ok(())
}

fn many(options: &Options, from: u64, seen: &Mutex<Seen>) {
    let jobs = options.jobs.or_else(|| thread::available_parallelism().ok().map(usize::from));
    let until = options.minutes.map(|minutes| Instant::now() + Duration::from_secs(60 * minutes));
    let next = AtomicU64::new(0);
    let together = TOGETHER as u64;
    thread::scope(|scope| {
        for _ in 0..jobs.unwrap_or(1) {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(together, Ordering::Relaxed);
                    let over = match until {
                        Some(until) => Instant::now() >= until,
                        None => first >= options.count,
                    };
                    if over {
                        break;
                    }
                    let last = if until.is_some() { u64::MAX } else { options.count };
                    let seeds: Vec<u64> = (first..(first + together).min(last))
                        .map(|n| from.wrapping_add(n))
                        .collect();
                    batch(&seeds, seen);
                }
            });
        }
    });
}

/// Histories that one phone receives together.
fn batch(seeds: &[u64], seen: &Mutex<Seen>) {
    let mut tally = Tally::default();
    let (mut received, mut whose): (Vec<Received>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut finds = Vec::new();
    for seed in seeds {
        match histories::run(*seed, &mut tally) {
            Ok(history) => {
                received.push(history);
                whose.push(*seed);
            }
            Err(find) => finds.push((sort_of(&find), find.to_string())),
        }
    }
    let mut rng = Rng::with_seed(seeds.first().copied().unwrap_or(0));
    if let Err((place, harm)) = histories::receive(&received, &mut rng) {
        let seed = whose.get(place).copied().unwrap_or(0);
        finds.push((harm.clone(), format!("{harm}\nagain: cargo xtask histories --seed {seed}")));
    }
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.tally.add(tally);
    for (sort, text) in finds {
        seen.finds.entry(sort).or_insert((0, text)).0 += 1;
    }
}

/// Harm of one sort differs in names and numbers only.
fn sort_of(find: &Find) -> String {
    let harm = find.harm.split(['{', '(', '[']).next().unwrap_or_default();
    let words = harm.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    format!("{} | {}", words.trim(), find.bends.join(", "))
}

fn report(seen: &Seen, took: Duration, answers: bool) {
    let tally = &seen.tally;
    if answers {
        for ((bend, code), count) in &tally.answers {
            println!("{count:>9}  {bend}: {code}");
        }
    }
    println!(
        "{} histories with {} changes in {:.1} s; at most {} changes and {} heads in a document",
        tally.histories,
        tally.changes,
        took.as_secs_f64(),
        tally.most_changes,
        tally.most_heads
    );
    for (sort, (count, first)) in &seen.finds {
        println!("\n{count} times {sort}; the first:\n{first}");
    }
}
