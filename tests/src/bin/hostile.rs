//! `cargo xtask hostile`: the real program under hostile requests, and what was seen.

use anyhow::{Result, ensure};
use clap::Parser;
use std::path::PathBuf;
use std::time::Duration;
use vungxanh_tests::hostile::{Held, Latency, Plan, besiege};

#[derive(Parser)]
struct Options {
    /// The program
    program: PathBuf,
    #[arg(long, default_value_t = 10_000)]
    requests: usize,
    #[arg(long, default_value_t = 8)]
    phones: u16,
    /// Of all dice; random where left out
    #[arg(long)]
    seed: Option<u64>,
    /// Kibibytes that a request may swell to
    #[arg(long, default_value_t = 17 * 1024)]
    most_kib: usize,
    /// Connections that one address tries to hold
    #[arg(long, default_value_t = 2000)]
    flood: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let directory = tempfile::tempdir()?;
    let seed = options.seed.unwrap_or_else(|| fastrand::u64(..));
    println!("again: cargo xtask hostile --requests {} --seed {seed}", options.requests);
    let plan = Plan {
        program: options.program,
        directory: directory.path().to_owned(),
        requests: options.requests,
        seed,
        alone: Duration::from_secs(10),
        phones: options.phones,
        most_kib: options.most_kib,
        flood: options.flood,
    };
    let report = besiege(&plan).await?;
    println!("{} requests in {:.1} s", options.requests, report.took.as_secs_f64());
    for (status, count) in &report.statuses {
        let name = if *status == 0 { "closed".to_owned() } else { status.to_string() };
        println!("  {name:>6} {count:>7}");
    }
    let Held { slow, flood, forged } = report.held;
    println!("bodies of a byte a second: {} of {} shown out", slow.1, slow.0);
    println!("connections of one address: {} of {} let in", flood.1, flood.0);
    println!("guesses with made-up addresses: {} of {} refused as too many", forged.1, forged.0);
    println!("honest phones alone:    {}", shown(report.alone));
    println!("honest phones besieged: {}", shown(report.besieged));
    println!(
        "memory in MiB, before, after each tenth, at last: {:?}; peak {}",
        report.rss_mib, report.peak_mib
    );
    println!("{} changes of honest phones are all there; check found nothing", report.changes);
    ensure!(report.statuses.keys().all(|status| *status < 500), "the server failed at a request");
    Ok(())
}

fn shown(latency: Latency) -> String {
    let Latency { p50, p95, longest, count } = latency;
    format!("p50 {p50:.1} ms, p95 {p95:.1} ms, longest {longest:.1} ms of {count}")
}
