//! The crowds that `cargo xtask bench` puts around its own measuring. Each step first gets ready, says
//! so in a line of JSON, waits for a line on standard input, does its work at once and says what it
//! took.

mod come_and_go;
mod enrolled;
mod fetch;
mod import;
mod look;
mod reconnect;

use anyhow::{Result, ensure};
use clap::{Args, Parser};
use std::fs;
use std::io::stdin;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use vungxanh_tests::storm::{Dataset, make};

#[derive(Parser)]
enum Step {
    /// Make the database of a server that is to be started
    Make(Make),
    /// Enrol, record offline, reconnect together
    Reconnect(reconnect::Options),
    /// Phones that come and go in turn
    ComeAndGo(come_and_go::Options),
    /// Fresh phones that fetch everything, then come back with nothing new
    Fetch(fetch::Options),
    /// An official who looks at the day
    Look(look::Options),
    /// An official who imports a sheet of residents
    Import(import::Options),
}

#[derive(Args)]
struct Make {
    /// Data directory of the server
    directory: PathBuf,
    #[arg(long, value_enum)]
    dataset: Dataset,
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=2_000_000))]
    size: u32,
    #[arg(long, value_parser = clap::value_parser!(u16).range(..=2000))]
    phones: u16,
}

/// Where the phones find the server, and how they get in.
#[derive(Args)]
struct Server {
    /// Where it listens, on this machine
    address: SocketAddr,
    /// Written by the step that made the database
    #[arg(long)]
    invitations: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    match Step::parse() {
        Step::Make(step) => step.run().await,
        Step::Reconnect(step) => reconnect::run(&step).await,
        Step::ComeAndGo(step) => come_and_go::run(&step).await,
        Step::Fetch(step) => fetch::run(&step).await,
        Step::Look(step) => look::run(&step).await,
        Step::Import(step) => import::run(&step).await,
    }
}

impl Make {
    async fn run(&self) -> Result<()> {
        fs::create_dir_all(&self.directory)?;
        let phones = self.phones;
        let made = make(&self.directory, self.dataset, self.size, phones, now_ms()?).await?;
        let invitations = serde_json::to_string(&made)?;
        Ok(fs::write(self.directory.join("invitations.json"), invitations)?)
    }
}

impl Server {
    fn check(&self) -> Result<()> {
        ensure!(self.address.ip().is_loopback(), "only for a server on this machine");
        Ok(())
    }
}

fn now_ms() -> Result<i64> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

/// Says that everything is ready, and waits for the word.
fn wait_for_the_word() -> Result<()> {
    println!("{{\"ready\":true}}");
    stdin().read_line(&mut String::new())?;
    Ok(())
}

/// What `of` a hundred stay below.
fn percentile(sorted: &[Duration], of: usize) -> f64 {
    let at = (sorted.len() * of).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default().as_secs_f64() * 1000.0
}
