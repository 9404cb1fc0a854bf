//! Fresh phones that fetch everything they may hold, one after another; then each comes back with
//! nothing new on either side.

use crate::{Server, enrolled, now_ms, wait_for_the_word};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::sync::Arc;
use std::time::Instant;
use vungxanh_tests::storm::{Phone, Received, Traffic};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    /// Whose phone it is
    #[arg(long, value_enum, default_value = "team")]
    role: Role,
    /// How often everything is fetched
    #[arg(long, default_value_t = 1)]
    times: u32,
}

/// Whose phone it is, and so what it may hold.
#[derive(Clone, Copy, ValueEnum)]
enum Role {
    /// One of the team's: its areas
    Team,
    /// The ward office's: everything
    Ward,
}

pub async fn run(options: &Options) -> Result<()> {
    let mut phone = match options.role {
        Role::Team => enrolled::first(&options.server).await?,
        Role::Ward => enrolled::ward(&options.server).await?,
    };
    // Its own enrolment is in the plan from now on.
    phone.reconnect(options.server.address, now_ms()?, Arc::default()).await?;
    wait_for_the_word()?;
    report(options, &mut phone, Phone::begin_anew).await?;
    wait_for_the_word()?;
    report(options, &mut phone, |_| {}).await
}

async fn report(options: &Options, phone: &mut Phone, before: fn(&mut Phone)) -> Result<()> {
    let (begin, traffic) = (Instant::now(), Arc::new(Traffic::default()));
    let mut last = Received::default();
    for _ in 0..options.times {
        before(phone);
        let server = options.server.address;
        last = phone.reconnect(server, now_ms()?, Arc::clone(&traffic)).await?;
    }
    let wall = begin.elapsed();
    let (sent_bytes, received_bytes) = traffic.bytes();
    let (documents, records) = last.documents_and_records()?;
    let snapshots = last.frames.iter().filter(|frame| frame.snapshot.is_some()).count();
    let report = serde_json::json!({
        "times": options.times,
        "wall_ms": wall.as_secs_f64() * 1000.0,
        "requests": last.requests,
        "documents": documents,
        "snapshots": snapshots,
        "records": records,
        "sent_bytes": sent_bytes,
        "received_bytes": received_bytes,
    });
    println!("{report}");
    Ok(())
}
