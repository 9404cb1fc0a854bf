//! An official who opens the overview of a busy day again and again, and the first page of its passes.

use crate::{Server, percentile, wait_for_the_word};
use anyhow::Result;
use clap::Args;
use std::time::{Duration, Instant};
use vungxanh_shared::time::LocalDate;
use vungxanh_tests::storm::{LAST_PASSES_MS, Office};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    /// How often each page is opened
    #[arg(long, default_value_t = 500)]
    times: u32,
}

pub async fn run(options: &Options) -> Result<()> {
    options.server.check()?;
    let mut office = Office::log_in(options.server.address).await?;
    let passes = office.total("passes").await?;
    let day = LocalDate::at_ms(LAST_PASSES_MS);
    wait_for_the_word()?;
    let overview = times(&mut office, &format!("overview?day={day}"), options.times).await?;
    let list =
        times(&mut office, &format!("passes?from={day}&to={day}&limit=50"), options.times).await?;
    let report = serde_json::json!({
        "passes": passes,
        "overview_p50_ms": percentile(&overview, 50),
        "overview_p99_ms": percentile(&overview, 99),
        "list_p50_ms": percentile(&list, 50),
        "list_p99_ms": percentile(&list, 99),
    });
    println!("{report}");
    Ok(())
}

/// Sorted.
async fn times(office: &mut Office, path: &str, count: u32) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..count {
        let begin = Instant::now();
        office.look(path).await?;
        times.push(begin.elapsed());
    }
    times.sort();
    Ok(times)
}
