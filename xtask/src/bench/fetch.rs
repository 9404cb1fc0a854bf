//! The first sync of a team phone, and its reconnecting with nothing new, on the wire.

use super::figures::{Goal, Row};
use super::setting::Setting;
use super::storm::Fetched;
use anyhow::{Context, Result, ensure};

/// What a team phone fetches that holds 10,000 records.
pub fn first_sync(setting: &Setting) -> Result<Vec<Row>> {
    let records = setting.size(10_000);
    let (first, _) = fetch(setting, ("scope", records, 9), 10)?;
    let times = first.fetched.times;
    let each = first.fetched.received_bytes / times / first.fetched.records;
    let what = format!(
        "first sync of a {:.0}-record scope ({:.0} documents, {:.0} of them as snapshots), on the wire, a record",
        first.fetched.records, first.fetched.documents, first.fetched.snapshots
    );
    Ok(vec![
        Row::new(what, Goal::AtMost(40.0), each, "B"),
        Row::new("the same: requests", Goal::None, first.fetched.requests, ""),
        Row::new("the same: server CPU", Goal::None, first.cpu_s / times * 1000.0, "ms"),
        Row::new("the same: wall time", Goal::None, first.fetched.wall_ms / times, "ms"),
    ])
}

/// What a team phone sends and gets that holds 250 documents, when nothing is new.
pub fn nothing_new(setting: &Setting) -> Result<Vec<Row>> {
    let periods = setting.size(250);
    let (first, again) = fetch(setting, ("periods", periods, 1), 1)?;
    ensure!(again.records == 0.0, "something was new");
    let what = format!("a team phone with {:.0} documents reconnects", first.fetched.documents);
    Ok(vec![
        Row::new(
            format!("{what}, nothing is new: requests"),
            Goal::AtMost(1.0),
            again.requests,
            "",
        ),
        Row::new("the same: up, with headers", Goal::AtMost(1024.0), again.sent_bytes, "B"),
        Row::new("the same: down, with headers", Goal::AtMost(1024.0), again.received_bytes, "B"),
    ])
}

struct Measured {
    fetched: Fetched,
    cpu_s: f64,
}

/// Everything `times` times, and then nothing.
fn fetch(
    setting: &Setting,
    (dataset, size, phones): (&str, u32, u32),
    times: u32,
) -> Result<(Measured, Fetched)> {
    let data = setting.database(dataset, size, phones)?;
    let server = setting.serve(&data)?;
    let mut phone = setting.crowd("fetch", &server, &data).with("--times", times).start()?;
    let before = server.process.usage_when_calm()?;
    phone.go()?;
    let fetched = phone.says().context("the phone")?;
    let after = server.process.usage_when_calm()?;
    super::setting::wait_until_ready(&mut phone)?;
    phone.go()?;
    let again = phone.says().context("the phone")?;
    server.process.terminate()?;
    Ok((Measured { fetched, cpu_s: after.cpu_s_since(before) }, again))
}
