//! Phones that come and go in turn, round after round: each connects, hands in a few records for one of
//! its documents, takes what is new and is gone.

use crate::{Server, enrolled, now_ms, wait_for_the_word};
use anyhow::Result;
use clap::Args;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use vungxanh_shared::time::{DAY_MS, LocalDate};
use vungxanh_tests::storm::Phone;

/// Records that each brings.
const RECORDS: u32 = 2;
/// Months over which an area's documents lie.
const MONTHS: u32 = 8;

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    #[arg(long)]
    rounds: u32,
    /// Phones that are there at the same time
    #[arg(long, default_value_t = 8)]
    at_once: usize,
}

pub async fn run(options: &Options) -> Result<()> {
    let phones = Arc::new(Mutex::new(enrolled::teams(&options.server).await?));
    for round in 0..options.rounds {
        wait_for_the_word()?;
        let begin = Instant::now();
        let waiting = Arc::new(Mutex::new(std::mem::take(&mut *phones.lock().await)));
        let mut visits = JoinSet::new();
        for _ in 0..options.at_once {
            let (waiting, gone) = (Arc::clone(&waiting), Arc::clone(&phones));
            let address = options.server.address;
            visits.spawn(async move {
                while let Some(mut phone) = next(&waiting).await {
                    visit(&mut phone, address, round).await?;
                    gone.lock().await.push(phone);
                }
                anyhow::Ok(())
            });
        }
        while let Some(visit) = visits.join_next().await {
            visit??;
        }
        let wall_ms = begin.elapsed().as_secs_f64() * 1000.0;
        println!("{}", serde_json::json!({ "wall_ms": wall_ms }));
    }
    Ok(())
}

async fn next(waiting: &Mutex<Vec<Phone>>) -> Option<Phone> {
    waiting.lock().await.pop()
}

/// Each round is for another month, and each phone of an area begins elsewhere, so that every document
/// is written to.
async fn visit(phone: &mut Phone, server: std::net::SocketAddr, round: u32) -> Result<()> {
    let now_ms = now_ms()?;
    let months = i64::from((round + phone.number()) % MONTHS);
    phone.turn_to(LocalDate::at_ms(now_ms - months * 30 * DAY_MS));
    phone.record(RECORDS, now_ms)?;
    phone.reconnect(server, now_ms, Arc::default()).await?;
    Ok(())
}
