//! Phones that come and go in turn, round after round: each connects, hands in a few records for one of
//! its documents, takes what is new and is gone.

use crate::{Server, enrolled, now_ms, wait_for_the_word};
use anyhow::Result;
use clap::Args;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use vungxanh_shared::time::LocalDate;
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

/// The middle of the month so many months ago: each number is another month, whatever day it is.
fn months_ago(today: LocalDate, months: u32) -> LocalDate {
    let mut day = today.plus_days(15 - i64::from(today.day()));
    for _ in 0..months {
        let of_last_month = day.plus_days(-15);
        day = of_last_month.plus_days(15 - i64::from(of_last_month.day()));
    }
    day
}

/// Each round is for another month, and each phone of an area begins elsewhere, so that every document
/// is written to.
async fn visit(phone: &mut Phone, server: std::net::SocketAddr, round: u32) -> Result<()> {
    let now_ms = now_ms()?;
    phone.turn_to(months_ago(LocalDate::at_ms(now_ms), (round + phone.number()) % MONTHS));
    phone.record(RECORDS, now_ms)?;
    phone.reconnect(server, now_ms, Arc::default()).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_of_months_is_another_month_on_any_day() {
        let mut today = LocalDate::new(2026, 1, 1).unwrap();
        for _ in 0..731 {
            let months: Vec<(i32, u8)> = (0..12)
                .map(|months| months_ago(today, months))
                .map(|day| (day.year(), day.month()))
                .collect();
            for pair in months.windows(2) {
                let (later, earlier) = (pair[0], pair[1]);
                let steps = (later.0 - earlier.0) * 12 + i32::from(later.1) - i32::from(earlier.1);
                assert_eq!(steps, 1, "{today}");
            }
            today = today.plus_days(1);
        }
    }
}
