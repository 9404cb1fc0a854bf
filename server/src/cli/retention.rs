//! `retention`: what a person does after the server's clock was wrong (SPEC W18).

use std::process::ExitCode;

use clap::Args;
use vungxanh_server::config::Config;
use vungxanh_server::store::Store;
use vungxanh_shared::time::{LocalDate, clock_text};

#[derive(Args)]
pub struct Arguments {
    /// Today's date, such as 2026-11-26, by a calendar that can be trusted: retention goes on when the clock of
    /// this machine says the same
    #[arg(long, value_name = "DATE")]
    confirm_clock: Option<LocalDate>,
    /// Let phones deliver again what was deleted too early: put the first kept period of each book back where
    /// it would be by the clock now. What was deleted does not come back by itself
    #[arg(long)]
    put_floors_back: bool,
}

pub async fn run(arguments: Arguments, store: &Store, config: &Config) -> anyhow::Result<ExitCode> {
    let now_ms = config.clock.now_ms();
    if let Some(date) = arguments.confirm_clock {
        confirm(date, store, now_ms).await?;
    }
    if arguments.put_floors_back {
        put_floors_back(store, config, now_ms).await?;
    }
    show(store, now_ms).await?;
    Ok(ExitCode::SUCCESS)
}

async fn confirm(date: LocalDate, store: &Store, now_ms: i64) -> anyhow::Result<()> {
    let today = LocalDate::at_ms(now_ms);
    if date != today {
        anyhow::bail!(
            "--confirm-clock: this machine's clock says {today}; set it, and confirm it when it is right"
        );
    }
    store.confirm_time(now_ms).await?;
    println!(
        "the clock is confirmed; what is over is deleted from an hour after the server's next look"
    );
    Ok(())
}

async fn put_floors_back(store: &Store, config: &Config, now_ms: i64) -> anyhow::Result<()> {
    if store.known_time().await?.stop.is_some() {
        anyhow::bail!("--put-floors-back: confirm the clock first, with --confirm-clock");
    }
    let floors = config.retention.floors(LocalDate::at_ms(now_ms));
    let put_back = store.put_floors_back(floors, now_ms).await?;
    for one in &put_back {
        println!("{}: kept from {} instead of {}", one.partition, one.is, one.was);
    }
    if put_back.is_empty() {
        println!("no book is kept from later than it should be");
    } else {
        println!(
            "phones that still hold what was deleted deliver it when they next compare, once a day; what no \
             phone holds is in the backups alone"
        );
    }
    Ok(())
}

async fn show(store: &Store, now_ms: i64) -> anyhow::Result<()> {
    let known = store.known_time().await?;
    println!("this machine's clock: {}", clock_text(now_ms));
    println!("last believed:        {}", clock_text(known.believed_ms));
    match known.stop {
        None => println!("retention goes on"),
        Some(stop) => println!(
            "RETENTION IS STOPPED: the clock said {} where {} was expected. When the clock is right: \
             vungxanh retention --confirm-clock DATE",
            clock_text(stop.read_ms),
            clock_text(stop.expected_ms)
        ),
    }
    Ok(())
}
