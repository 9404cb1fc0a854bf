//! What a storm costs at the least: each step alone, over the very changes that the storm's phones send,
//! on one thread and without a network. What automerge applies and saves is for snapshots, beside the storm.
//!
//!   cargo run --release -p vungxanh-tests --bin floor
//!
//! The CPU time is that of this thread; the best of several rounds, because a machine has other work too.

use anyhow::{Context, Result, ensure};
use automerge::{Automerge, Change};
use clap::Parser;
use rusqlite::{Connection, params};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use vungxanh_shared::document;
use vungxanh_shared::gate::{self, Authority, DocumentIndex, Parsed, Writer};
use vungxanh_shared::ids::{DeviceId, Family, SessionActor};
use vungxanh_tests::storm::{Recorder, Sort};

#[derive(Parser)]
struct Options {
    /// Phones, each with a document of its own
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..))]
    phones: u16,
    /// Records of each
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    records: u32,
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Where the files are made; the disk whose fsync is measured
    #[arg(long, default_value = "target/floor")]
    folder: PathBuf,
}

/// What one phone recorded: the changes of one document.
struct Recorded {
    device: DeviceId,
    changes: Vec<Vec<u8>>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    fs::create_dir_all(&options.folder)?;
    let phones = record(&options)?;
    let count = phones.iter().map(|phone| phone.changes.len()).sum::<usize>();
    println!("{count} changes of {} phones, best of {} rounds\n", phones.len(), options.rounds);
    println!("| step, alone | total | a change |");
    println!("|---|---|---|");
    let line = |what: &str, time: Duration| {
        let each = time.as_secs_f64() * 1e6 / count as f64;
        println!("| {what} | {:.0} ms | {each:.1} µs |", time.as_secs_f64() * 1e3);
    };
    let best = |step: &dyn Fn() -> Result<Duration>| -> Result<Duration> {
        let times = (0..options.rounds).map(|_| step()).collect::<Result<Vec<_>>>()?;
        times.into_iter().min().context("no round")
    };
    line("automerge: read the bytes", best(&|| decode(&phones))?);
    line("automerge: apply, a batch a document", best(&|| apply(&phones))?);
    line("automerge: save and load again", best(&|| save(&phones))?);
    line("gate: G1 and G2 (decode, encode, compare)", best(&|| parse(&phones))?);
    line("gate: G4 to G7", best(&|| check_and_insert(&phones))?);
    line("SQLite: the log's rows, one commit", best(&|| log(&phones, &options.folder))?);
    memory(&phones)?;
    growth(&phones, options.rounds)?;
    let fsync = best(&|| fsync(&options.folder))?;
    println!("\nOne fsync of 4 KiB on this disk: {:.1} ms", fsync.as_secs_f64() * 1e3);
    Ok(())
}

fn record(options: &Options) -> Result<Vec<Recorded>> {
    const NOW_MS: i64 = 1_795_300_000_000;
    let mut phones = Vec::new();
    for number in 0..options.phones {
        let mut id = [7; 16];
        id[14..].copy_from_slice(&number.to_be_bytes());
        let device = DeviceId(id);
        let (mut automerge, actor) = (Automerge::new(), SessionActor::new(device, [1; 4]));
        let (mut changes, mut recorder) = (Vec::new(), Recorder::new(u64::from(number)));
        for _ in 0..options.records {
            let write = recorder.record(Sort::Movement, NOW_MS);
            let change = document::write(&mut automerge, actor, NOW_MS, &[write])?;
            changes.push(change.context("nothing written")?.raw_bytes().to_vec());
        }
        phones.push(Recorded { device, changes });
    }
    Ok(phones)
}

fn read(phone: &Recorded) -> Result<Vec<Change>> {
    Ok(phone.changes.iter().cloned().map(Change::from_bytes).collect::<Result<_, _>>()?)
}

fn decode(phones: &[Recorded]) -> Result<Duration> {
    let begin = cpu_time()?;
    for phone in phones {
        ensure!(read(phone)?.len() == phone.changes.len());
    }
    Ok(cpu_time()? - begin)
}

fn apply(phones: &[Recorded]) -> Result<Duration> {
    let mut total = Duration::ZERO;
    for phone in phones {
        let (mut automerge, changes) = (Automerge::new(), read(phone)?);
        let begin = cpu_time()?;
        automerge.apply_changes(changes)?;
        total += cpu_time()? - begin;
    }
    Ok(total)
}

fn save(phones: &[Recorded]) -> Result<Duration> {
    let mut total = Duration::ZERO;
    for phone in phones {
        let mut automerge = Automerge::new();
        automerge.apply_changes(read(phone)?)?;
        let begin = cpu_time()?;
        ensure!(Automerge::load(&automerge.save())?.get_heads() == automerge.get_heads());
        total += cpu_time()? - begin;
    }
    Ok(total)
}

fn parsed(phone: &Recorded) -> Result<Vec<Parsed>> {
    let refused = |refusal: gate::Refusal| anyhow::anyhow!("refused: {}", refusal.code());
    phone.changes.iter().map(|bytes| gate::parse(bytes).map_err(refused)).collect()
}

fn parse(phones: &[Recorded]) -> Result<Duration> {
    let begin = cpu_time()?;
    for phone in phones {
        parsed(phone)?;
    }
    Ok(cpu_time()? - begin)
}

fn check_and_insert(phones: &[Recorded]) -> Result<Duration> {
    let mut total = Duration::ZERO;
    for phone in phones {
        let (family, authority) = (Family::Movements, Authority::Member);
        let writer = Writer { device: phone.device, family, authority };
        let (mut index, changes) = (DocumentIndex::default(), parsed(phone)?);
        let begin = cpu_time()?;
        for change in &changes {
            ensure!(gate::check_and_insert(&mut index, change, &writer).is_ok());
        }
        total += cpu_time()? - begin;
    }
    Ok(total)
}

/// The rows of the server's log with its indexes, and nothing else.
fn log(phones: &[Recorded], folder: &Path) -> Result<Duration> {
    let file = folder.join("log.sqlite");
    for end in ["", "-wal", "-shm"] {
        // It may not be there.
        let _ = fs::remove_file(folder.join(format!("log.sqlite{end}")));
    }
    let db = Connection::open(file)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE change (partition INTEGER, seq INTEGER, document INTEGER, hash BLOB, actor BLOB,
             actor_seq INTEGER, member TEXT, time_ms INTEGER, received_at_ms INTEGER, bytes BLOB,
             PRIMARY KEY (partition, seq)) STRICT, WITHOUT ROWID;
         CREATE UNIQUE INDEX change_hash ON change (document, hash);
         CREATE INDEX change_document ON change (document, seq);",
    )?;
    let logs: Vec<Vec<Change>> = phones.iter().map(read).collect::<Result<_>>()?;
    let begin = cpu_time()?;
    db.execute_batch("BEGIN IMMEDIATE")?;
    {
        let mut insert = db.prepare("INSERT INTO change VALUES (?,?,?,?,?,?,?,?,?,?)")?;
        for (changes, place) in logs.iter().zip(1i64..) {
            for (change, seq) in changes.iter().zip(1i64..) {
                insert.execute(params![
                    place,
                    seq,
                    place,
                    change.hash().0,
                    change.actor_id().to_bytes(),
                    seq,
                    "0192f3d4c5b6a798091a2b3c4d5e6f70",
                    change.timestamp(),
                    change.timestamp(),
                    change.raw_bytes(),
                ])?;
            }
        }
    }
    db.execute_batch("COMMIT")?;
    Ok(cpu_time()? - begin)
}

/// What automerge takes to receive into documents that hold more and more: the floor below the curve of
/// documents. By the clock, the best of `rounds`: each is shorter than the kernel's account of CPU time.
fn growth(phones: &[Recorded], rounds: u32) -> Result<()> {
    let Some((late, early)) = phones.split_last() else { return Ok(()) };
    let late = read(late)?;
    println!(
        "\n| automerge alone: receive into a document of | a change at a time | all together |"
    );
    println!("|---|---|---|");
    for share in [100, 10, 1] {
        let early = early.get(..(early.len() / share).max(1)).unwrap_or_default();
        let mut document = Automerge::new();
        for phone in early {
            document.apply_changes(read(phone)?)?;
        }
        let records = early.iter().map(|phone| phone.changes.len()).sum::<usize>();
        let once = |parts: Vec<Vec<Change>>| -> Result<f64> {
            let mut document = document.clone();
            let begin = Instant::now();
            for part in parts {
                document.apply_changes(part)?;
            }
            Ok(begin.elapsed().as_secs_f64() * 1e6 / late.len() as f64)
        };
        let (mut single, mut together) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..rounds {
            single = single.min(once(late.iter().map(|change| vec![change.clone()]).collect())?);
            together = together.min(once(vec![late.clone()])?);
        }
        println!("| {records} records | {single:.0} µs | {together:.0} µs |");
    }
    Ok(())
}

/// What the indexes of documents hold, beside what the server's cache takes them for and what automerge would hold.
fn memory(phones: &[Recorded]) -> Result<()> {
    // Several of each, so that memory which the steps before left over does not count.
    const COPIES: u64 = 8;
    let (mut documents, mut indexes) = (Vec::new(), Vec::new());
    let before = resident_kib()?;
    for _ in 0..COPIES {
        for phone in phones {
            indexes.push(DocumentIndex::of(&read(phone)?));
        }
    }
    let held = resident_kib()?.saturating_sub(before);
    for phone in phones {
        let mut automerge = Automerge::new();
        automerge.apply_changes(read(phone)?)?;
        documents.push(automerge);
    }
    let of_automerge = resident_kib()?.saturating_sub(before + held);
    let indexed: usize = indexes.iter().map(DocumentIndex::size_bytes).sum();
    let (count, documents) = (indexes.len() as u64, documents.len() as u64);
    println!(
        "\nIn memory: {} KiB a document's index, taken for {} KiB; {} KiB more where automerge has it too",
        held / count,
        indexed as u64 / 1024 / count,
        of_automerge / documents,
    );
    Ok(())
}

fn resident_kib() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status").context("needs Linux's /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).context("an unknown form")?;
    Ok(kib.parse()?)
}

/// By the clock, not CPU time: it is spent waiting.
fn fsync(folder: &Path) -> Result<Duration> {
    let mut file = File::create(folder.join("fsync"))?;
    file.write_all(&[1; 4096])?;
    let begin = Instant::now();
    file.sync_all()?;
    Ok(begin.elapsed())
}

/// User and system time of this thread.
fn cpu_time() -> Result<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").context("needs Linux's /proc")?;
    let nanos = text.split_whitespace().next().context("an unknown form of schedstat")?;
    Ok(Duration::from_nanos(nanos.parse()?))
}
