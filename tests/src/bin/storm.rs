//! The storm of DESIGN §10, in two steps that `cargo xtask bench` puts around its own measuring.
//!
//!   storm ward DIRECTORY            makes the ward's database; prints how to enrol
//!   storm reconnect ADDRESS …       enrols, records offline, waits for a line on standard input,
//!                                   then reconnects all phones together; prints what it took

use anyhow::{Context, Result, ensure};
use clap::{Args, Parser};
use std::fs;
use std::io::stdin;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::task::JoinSet;
use vungxanh_tests::storm::{Invitation, Office, Phone, Traffic, make_ward};

#[derive(Parser)]
enum Step {
    /// Make the ward's database
    Ward(WardStep),
    /// Enrol, record, reconnect
    Reconnect(ReconnectStep),
}

#[derive(Args)]
struct WardStep {
    /// Data directory of the server that is to be started
    directory: PathBuf,
    #[arg(long)]
    phones: u16,
    /// Where the enrolment codes are written
    #[arg(long)]
    invitations: PathBuf,
}

#[derive(Args)]
struct ReconnectStep {
    /// Where the server listens, on this machine
    server: SocketAddr,
    #[arg(long)]
    records: u32,
    #[arg(long)]
    invitations: PathBuf,
    /// Where the recorded changes are written for the peers
    #[arg(long)]
    changes: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    match Step::parse() {
        Step::Ward(step) => ward(&step).await,
        Step::Reconnect(step) => reconnect(&step).await,
    }
}

fn now_ms() -> Result<i64> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

async fn ward(step: &WardStep) -> Result<()> {
    fs::create_dir_all(&step.directory)?;
    let invitations = make_ward(&step.directory, step.phones, now_ms()?).await?;
    fs::write(&step.invitations, serde_json::to_string(&invitations)?)?;
    Ok(())
}

async fn reconnect(step: &ReconnectStep) -> Result<()> {
    ensure!(step.server.ip().is_loopback(), "a storm is only for a server on this machine");
    let now_ms = now_ms()?;
    let json = fs::read_to_string(&step.invitations).context("the invitations")?;
    let invitations: Vec<Invitation> = serde_json::from_str(&json)?;
    let mut phones = Vec::new();
    for invitation in &invitations {
        phones.push(Phone::enrol(step.server, invitation, now_ms).await?);
    }
    // Once more when all are there: each enrolment is a change of the ward's plan.
    for phone in &mut phones {
        phone.reconnect(step.server, now_ms, Arc::default()).await?;
        phone.record(step.records, now_ms)?;
    }
    let lines: Vec<String> = phones.iter().map(Phone::as_line).collect();
    fs::write(&step.changes, lines.join("\n"))?;
    let mut office = Office::log_in(step.server).await?;
    let expected = office.movements().await? + u64::from(step.records) * phones.len() as u64;

    println!("{{\"ready\":true}}");
    stdin().read_line(&mut String::new())?;

    let (begin, traffic) = (Instant::now(), Arc::new(Traffic::default()));
    let mut storm = JoinSet::new();
    for mut phone in phones {
        let (server, traffic) = (step.server, Arc::clone(&traffic));
        storm.spawn(async move {
            phone.reconnect(server, now_ms, traffic).await?;
            anyhow::Ok(begin.elapsed())
        });
    }
    let mut acknowledged = Vec::new();
    while let Some(phone) = storm.join_next().await {
        acknowledged.push(phone??);
    }
    office.wait_for(expected).await?;
    let shown = begin.elapsed();
    let (sent_bytes, received_bytes) = traffic.bytes();
    acknowledged.sort();
    let report = serde_json::json!({
        "wall_ms": millis(shown),
        "acknowledged_ms": acknowledged.last().copied().map(millis),
        "acknowledged_p95_ms": acknowledged.get(acknowledged.len() * 95 / 100).copied().map(millis),
        "sent_bytes": sent_bytes,
        "received_bytes": received_bytes,
    });
    println!("{report}");
    Ok(())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
