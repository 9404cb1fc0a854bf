//! All phones reconnect at the same moment, each with what it recorded offline.

use crate::{Server, enrolled, now_ms, percentile, wait_for_the_word};
use anyhow::Result;
use clap::Args;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use vungxanh_tests::storm::{Office, Phone, Traffic};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    /// Records of each phone
    #[arg(long)]
    records: u32,
    /// How often; each time with new records
    #[arg(long, default_value_t = 1)]
    times: u32,
    /// Where the recorded changes are written for the peers
    #[arg(long)]
    changes: Option<PathBuf>,
}

pub async fn run(options: &Options) -> Result<()> {
    let server = options.server.address;
    let mut phones = enrolled::teams(&options.server).await?;
    // Once all are there: each enrolment is a change of the ward's plan.
    for phone in &mut phones {
        phone.learn(server, now_ms()?).await?;
    }
    let mut office = Office::log_in(server).await?;
    for _ in 0..options.times {
        for phone in &mut phones {
            phone.record(options.records, now_ms()?)?;
        }
        if let Some(file) = &options.changes {
            let lines: Vec<String> = phones.iter().map(Phone::as_line).collect();
            fs::write(file, lines.join("\n"))?;
        }
        let shown = office.total("movements").await?;
        wait_for_the_word()?;
        phones = together(options, phones, &mut office, shown).await?;
    }
    Ok(())
}

/// Lets them loose; gives them back when the office shows everything.
async fn together(
    options: &Options,
    phones: Vec<Phone>,
    office: &mut Office,
    shown_before: u64,
) -> Result<Vec<Phone>> {
    let expected = u64::from(options.records) * phones.len() as u64;
    let (begin, traffic) = (Instant::now(), Arc::new(Traffic::default()));
    let mut storm = JoinSet::new();
    let now_ms = now_ms()?;
    for mut phone in phones {
        let (server, traffic) = (options.server.address, Arc::clone(&traffic));
        storm.spawn(async move {
            phone.reconnect(server, now_ms, traffic).await?;
            anyhow::Ok((phone, begin.elapsed()))
        });
    }
    let (mut phones, mut acknowledged): (Vec<Phone>, Vec<Duration>) = Default::default();
    while let Some(phone) = storm.join_next().await {
        let (phone, after) = phone??;
        phones.push(phone);
        acknowledged.push(after);
    }
    // Only the benchmark's main ward has an office that looks.
    let here = phones.iter().filter(|phone| phone.is_in_main_ward()).count() as u64;
    office.wait_for(shown_before + u64::from(options.records) * here).await?;
    let wall = begin.elapsed();
    let (sent_bytes, received_bytes) = traffic.bytes();
    acknowledged.sort();
    let report = serde_json::json!({
        "records": expected,
        "wall_ms": wall.as_secs_f64() * 1000.0,
        "acknowledged_p50_ms": percentile(&acknowledged, 50),
        "acknowledged_p95_ms": percentile(&acknowledged, 95),
        "acknowledged_max_ms": percentile(&acknowledged, 100),
        "sent_bytes": sent_bytes,
        "received_bytes": received_bytes,
    });
    println!("{report}");
    Ok(phones)
}
