//! The office's overview of a day, and the first page of its passes, over a million passes.

use super::figures::{Goal, Row};
use super::setting::Setting;
use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct Looked {
    passes: f64,
    overview_p50_ms: f64,
    overview_p99_ms: f64,
    list_p50_ms: f64,
    list_p99_ms: f64,
}

pub fn measure(setting: &Setting) -> Result<Vec<Row>> {
    let passes = setting.size(1_000_000);
    let data = setting.database("passes", passes, 40)?;
    let server = setting.serve(&data)?;
    let times = if setting.quick { 50 } else { 500 };
    let mut official = setting.crowd("look", &server, &data).with("--times", times).start()?;
    official.go()?;
    let looked: Looked = official.says().context("the official")?;
    server.process.terminate()?;
    let what = format!("office overview over {:.0} passes", looked.passes);
    let started_ms = server.started_in.as_secs_f64() * 1000.0;
    Ok(vec![
        Row::new(format!("{what}: p50"), Goal::None, looked.overview_p50_ms, "ms"),
        Row::new(format!("{what}: p99"), Goal::AtMost(50.0), looked.overview_p99_ms, "ms"),
        Row::new("first page of a day's passes: p50", Goal::None, looked.list_p50_ms, "ms"),
        Row::new("first page of a day's passes: p99", Goal::None, looked.list_p99_ms, "ms"),
        Row::new("server start with that database", Goal::AtMost(2000.0), started_ms, "ms"),
    ])
}
