//! An official who imports the ward's residents from a sheet: looks at what it comes to, then begins and waits.

use crate::{Server, wait_for_the_word};
use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;
use std::time::{Duration, Instant};
use vungxanh_tests::storm::Office;
use vungxanh_tests::storm::sheet::{self, Form, OF_A_HOUSEHOLD};

/// Between two looks at how far it is.
const LOOK: Duration = Duration::from_millis(50);
/// More than any sheet takes.
const PATIENCE: Duration = Duration::from_secs(600);

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    server: Server,
    #[arg(long, value_enum)]
    form: Form,
    /// Residents, four of a household
    #[arg(long, default_value_t = 20_000)]
    residents: u32,
    /// Areas of the ward
    #[arg(long, default_value_t = 10)]
    areas: u16,
}

pub async fn run(options: &Options) -> Result<()> {
    options.server.check()?;
    let mut office = Office::log_in(options.server.address).await?;
    let sheet = sheet::residents(options.form, options.residents, options.areas)?;
    let bytes = sheet.len();
    wait_for_the_word()?;
    let begin = Instant::now();
    let preview = office.send("imports/preview?name=dan-cu", sheet.clone()).await?;
    let looked = begin.elapsed();
    let households = u64::from(options.residents / OF_A_HOUSEHOLD);
    ensure!(
        preview.get("households").and_then(Value::as_u64) == Some(households),
        "the sheet is not understood: {}",
        preview.get("problems").unwrap_or(&preview)
    );
    let begin = Instant::now();
    office.send("imports?name=dan-cu", sheet).await?;
    let state = loop {
        let batches = office.look("imports").await?;
        let state = batches.get(0).and_then(|batch| batch.get("state")).cloned();
        let state = state.context("the import is not listed")?;
        if state != "writing" {
            break state;
        }
        ensure!(begin.elapsed() < PATIENCE, "it is not finished after {PATIENCE:?}");
        tokio::time::sleep(LOOK).await;
    };
    let imported = begin.elapsed();
    ensure!(state == "done", "the import ended as {state}");
    let persons = office.total("persons").await?;
    ensure!(persons == u64::from(options.residents), "{persons} residents are listed");
    let report = serde_json::json!({
        "households": households,
        "bytes": bytes,
        "looked_s": looked.as_secs_f64(),
        "imported_s": imported.as_secs_f64(),
    });
    println!("{report}");
    Ok(())
}
