//! How the cost of one change grows: with the log, with its document, with the number of wards.

use super::chart::{self, Panel, Picture};
use super::figures::{amount, median};
use super::setting::Setting;
use super::storm::Reconnected;
use anyhow::{Context, Result};
use std::fmt::Write;

/// Records that each phone brings at a time.
const RECORDS: u32 = 50;
/// The first time the documents are loaded from disk, then they are in memory.
const TIMES: u32 = 4;

/// Cost of a change over something that grows.
pub struct Curve {
    /// What grows.
    pub what: &'static str,
    pub points: Vec<Point>,
}

/// One size.
#[derive(Clone, Copy)]
pub struct Point {
    pub size: u32,
    /// Server CPU of a change whose document is in memory.
    pub cpu_us: f64,
    /// The same when the document must be loaded first, for 50 changes together.
    pub cold_cpu_us: f64,
    /// Wall time until all are acknowledged, divided by the changes.
    pub wall_us: f64,
}

pub fn measure(setting: &Setting) -> Result<Vec<Curve>> {
    let curve = |what, dataset: &str, phones: u32, sizes: [u32; 3]| {
        println!("  {what}");
        let points = sizes
            .iter()
            .map(|size| point(setting, dataset, setting.size(*size), phones))
            .collect::<Result<_>>()?;
        anyhow::Ok(Curve { what, points })
    };
    Ok(vec![
        curve("changes in the log", "passes", 40, [10_000, 100_000, 1_000_000])?,
        // Two documents: more of ten thousand records than the cache holds would measure loading.
        curve("records in the document", "document", 2, [100, 1000, 10_000])?,
        curve("wards in the database", "wards", 40, [10, 100, 1000])?,
    ])
}

fn point(setting: &Setting, dataset: &str, size: u32, phones: u32) -> Result<Point> {
    let data = setting.database(dataset, size, phones)?;
    let server = setting.serve(&data)?;
    let crowd = setting.crowd("reconnect", &server, &data).with("--records", RECORDS);
    let mut crowd = crowd.with("--times", TIMES).start_unready()?;
    let (mut cpu_us, mut wall_us) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        super::setting::wait_until_ready(&mut crowd)?;
        let before = server.process.usage_when_calm()?;
        crowd.go()?;
        let reconnected: Reconnected = crowd.says().context("the phones")?;
        let after = server.process.usage_when_calm()?;
        cpu_us.push(after.cpu_s_since(before) * 1e6 / reconnected.records);
        wall_us.push(reconnected.acknowledged_max_ms * 1e3 / reconnected.records);
    }
    server.process.terminate()?;
    let cold_cpu_us = cpu_us.first().copied().unwrap_or_default();
    let (cpu_us, wall_us) =
        (median(cpu_us.into_iter().skip(1)), median(wall_us.into_iter().skip(1)));
    Ok(Point { size, cpu_us, cold_cpu_us, wall_us })
}

/// As it is drawn.
pub fn picture(curves: &[Curve]) -> Picture<'static> {
    let point = |point: &Point| chart::Point {
        size: point.size,
        solid_us: point.cpu_us,
        dashed_us: point.cold_cpu_us,
    };
    let panel = |curve: &Curve| Panel {
        title: curve.what.to_owned(),
        points: curve.points.iter().map(point).collect(),
    };
    Picture {
        title: "Server CPU of one change, µs (both axes by tenfold)",
        label: "Server CPU of one change as log, document and wards grow",
        solid: "document in memory",
        dashed: "document loaded first, 50 changes together",
        panels: curves.iter().map(panel).collect(),
    }
}

/// As Markdown.
pub fn table(curves: &[Curve]) -> String {
    let mut text = String::from(
        "| a change costs | | server CPU | CPU, document not in memory | wall |\n|---|---|---|---|---|\n",
    );
    for curve in curves {
        for point in &curve.points {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} |",
                curve.what,
                thousands(point.size),
                amount(point.cpu_us, "µs"),
                amount(point.cold_cpu_us, "µs"),
                amount(point.wall_us, "µs"),
            );
        }
    }
    text
}

/// 1,000,000.
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn numbers_are_grouped_by_three_digits() {
        let shown = [7, 1000, 10_000, 1_000_000].map(thousands);
        assert_eq!(shown, ["7", "1,000", "10,000", "1,000,000"]);
    }
}
