//! 1,000 phones of one ward reconnect at the same moment: how long until each is acknowledged, whether
//! any has to wait much longer than the rest, and whether everything is there.

use super::figures::{Goal, Row, median};
use super::setting::Setting;
use super::storm::Reconnected;
use anyhow::{Context, Result};

/// Records of each phone.
const RECORDS: u32 = 50;

struct Run {
    reconnected: Reconnected,
    cpu_s: f64,
    peak_mib: f64,
}

pub fn measure(setting: &Setting) -> Result<Vec<Row>> {
    let phones = setting.size(1000);
    let mut runs = Vec::new();
    for number in 1..=setting.runs {
        println!("  run {number} of {}", setting.runs);
        runs.push(once(setting, phones)?);
    }
    let of = |figure: fn(&Run) -> f64| median(runs.iter().map(figure));
    let seconds = |figure: fn(&Run) -> f64| of(figure) / 1000.0;
    let p95 = seconds(|run| run.reconnected.acknowledged_p95_ms);
    let what = format!("{phones} phones × {RECORDS} records reconnect together, nothing lost");
    Ok(vec![
        Row::new(
            format!("{what}: half are acknowledged after"),
            Goal::None,
            seconds(|run| run.reconnected.acknowledged_p50_ms),
            "s",
        ),
        Row::new("95 % after", Goal::AtMost(3.0), p95, "s"),
        Row::new("the last after", Goal::None, seconds(|r| r.reconnected.acknowledged_max_ms), "s"),
        Row::new(
            "fairness: the last waits so many times as long as the middle one",
            Goal::None,
            of(|run| run.reconnected.acknowledged_max_ms / run.reconnected.acknowledged_p50_ms),
            "",
        ),
        Row::new("server CPU", Goal::None, of(|run| run.cpu_s), "s"),
        Row::new("server memory, peak", Goal::None, of(|run| run.peak_mib), "MiB"),
    ])
}

fn once(setting: &Setting, phones: u32) -> Result<Run> {
    let data = setting.database("empty", 0, phones)?;
    let server = setting.serve(&data)?;
    let mut crowd =
        setting.crowd("reconnect", &server, &data).with("--records", RECORDS).start()?;
    let before = server.process.usage_when_calm()?;
    crowd.go()?;
    // Ends only when the office shows every record.
    let reconnected: Reconnected = crowd.says().context("the phones")?;
    let after = server.process.usage_when_calm()?;
    server.process.terminate_and_wait()?;
    setting.check(&data)?;
    Ok(Run { reconnected, cpu_s: after.cpu_s_since(before), peak_mib: after.peak_mib() })
}
