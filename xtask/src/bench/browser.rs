//! The first sync of a fresh phone in Chromium, four times slower (`web/e2e/bench`).

use super::figures::{Goal, Row, amount, median};
use super::setting::Setting;
use crate::{browser, tools};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use xshell::cmd;

/// Phones that the database has invitations for.
const PHONES: u32 = 9;

#[derive(Deserialize)]
struct Run {
    usable_ms: f64,
    complete_ms: f64,
    records: f64,
    slowness: Slowness,
    #[serde(rename = "byChromium")]
    by_chromium: Slowness,
}

/// How many times longer the same arithmetic took.
#[derive(Deserialize)]
struct Slowness {
    page: f64,
    worker: f64,
}

#[derive(Deserialize)]
struct Invitations {
    teams: Vec<Invitation>,
}

#[derive(Deserialize)]
struct Invitation {
    code: String,
}

/// The rows, and how slow the phone was.
pub fn measure(setting: &Setting) -> Result<(Vec<Row>, String)> {
    let runs = first_syncs(setting)?;
    let of = |figure: fn(&Run) -> f64| median(runs.iter().map(figure));
    let records = of(|run| run.records);
    let what = format!(
        "first sync of a {records:.0}-record scope in Chromium, CPU {:.1} times slower",
        of(|run| run.slowness.worker)
    );
    let rows = vec![
        Row::new(
            format!("{what}: usable after"),
            Goal::AtMost(0.7),
            of(|run| run.usable_ms) / 1000.0,
            "s",
        ),
        Row::new(
            "the same: complete after",
            Goal::AtMost(1.3),
            of(|r| r.complete_ms) / 1000.0,
            "s",
        ),
    ];
    let note = format!(
        "In Chromium the renderer process was stopped three quarters of the time: the same arithmetic took \
         {} times as long in the page and {} times in the worker that does the work (Chromium's own \
         throttling to a quarter: {} and {} times). From the tap that enrols; usable is when the first \
         screen shows an own area with its households.",
        amount(of(|run| run.slowness.page), ""),
        amount(of(|run| run.slowness.worker), ""),
        amount(of(|run| run.by_chromium.page), ""),
        amount(of(|run| run.by_chromium.worker), ""),
    );
    Ok((rows, note))
}

fn first_syncs(setting: &Setting) -> Result<Vec<Run>> {
    let data = setting.database("scope", setting.size(10_000), PHONES)?;
    let invitations = fs::read_to_string(data.path().join("invitations.json"))?;
    let invitations: Invitations = serde_json::from_str(&invitations)?;
    let codes = invitations.teams.into_iter().take(setting.runs as usize).map(|one| one.code);
    let codes: Vec<String> = codes.collect();
    let report = data.path().join("browser.json");
    let server = setting.serve(&data)?;
    let shell = tools::web_shell()?;
    shell.set_var("CHROMIUM", browser::ready()?);
    shell.set_var("VUNGXANH_ORIGIN", format!("http://{}", server.address));
    shell.set_var("VUNGXANH_CODES", codes.join(","));
    shell.set_var("VUNGXANH_REPORT", &report);
    cmd!(shell, "npx --no-install playwright test --config e2e/bench/playwright.config.ts")
        .quiet()
        .run()
        .context("measuring in Chromium")?;
    server.process.terminate()?;
    let runs = fs::read_to_string(report).context("Chromium's report")?;
    Ok(serde_json::from_str(&runs)?)
}
