//! What one phone can send, and what one more of it costs (`tests/src/costs`): no curve may be worse than
//! n log n. Drawn into `docs/costs.svg`.

use super::chart::{self, Panel, Picture};
use super::figures::amount;
use super::growth::thousands;
use crate::{tools, workspace};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fmt::Write;
use xshell::cmd;

/// The exponent of n log n between a hundred and ten thousand is 1.15; the rest is what a measurement varies.
const MOST: f64 = 1.3;

/// The cost of one more of something, at several sizes.
#[derive(Deserialize)]
pub struct Curve {
    /// What grows.
    pub what: String,
    pub points: Vec<Point>,
    /// The code with which more was refused, and after how many.
    pub bound: Option<(u32, String)>,
}

#[derive(Deserialize, Clone, Copy)]
pub struct Point {
    pub size: u32,
    /// CPU of one more, sent alone, in microseconds.
    pub alone_us: f64,
    /// CPU of one of those that were sent together since the size before.
    pub together_us: f64,
}

impl Curve {
    /// The power of n with which the cost of all n grows, fitted to the points.
    pub fn exponent(&self) -> f64 {
        let logs = self
            .points
            .iter()
            .map(|point| (f64::from(point.size).log10(), point.alone_us.max(1.0).log10()));
        let logs: Vec<(f64, f64)> = logs.collect();
        let count = logs.len().max(1) as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|log| log.0), mean(|log| log.1));
        let spread: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
        let together: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
        1.0 + if spread > 0.0 { together / spread } else { 0.0 }
    }
}

pub fn measure(quick: bool) -> Result<Vec<Curve>> {
    let shell = tools::shell()?;
    cmd!(shell, "cargo build --quiet --release --package vungxanh-tests --bin costs").run()?;
    let costs = workspace::target().join("release/costs");
    let sizes = if quick { "100,600,3000" } else { "100,1000,10000" };
    let said = cmd!(shell, "{costs} --sizes {sizes}").quiet().read()?;
    let curves = said.lines().map(|line| serde_json::from_str(line).context(line.to_owned()));
    curves.collect()
}

/// None grows faster than it may.
pub fn ensure_bounded(curves: &[Curve]) -> Result<()> {
    for curve in curves {
        let exponent = curve.exponent();
        ensure!(exponent <= MOST, "{}: the cost grows with n^{exponent:.2}", curve.what);
    }
    Ok(())
}

/// As it is drawn.
pub fn picture(curves: &[Curve]) -> Picture<'static> {
    let point = |point: &Point| chart::Point {
        size: point.size,
        solid_us: point.alone_us,
        dashed_us: point.together_us,
    };
    let panel = |curve: &Curve| Panel {
        title: format!("{}: n^{:.2}", curve.what, curve.exponent()),
        points: curve.points.iter().map(point).collect(),
    };
    Picture {
        title: "CPU of one more of what a phone can send, µs (both axes by tenfold); n of them cost together",
        label: "CPU of one more value, field, record, session, edit and cursor as they become more",
        solid: "sent alone",
        dashed: "one of many that are sent together",
        panels: curves.iter().map(panel).collect(),
    }
}

/// As Markdown.
pub fn table(curves: &[Curve]) -> String {
    let mut text = String::from(
        "| what a phone sends | CPU of one more after | sent alone | of many together | all n cost | bound |\n\
         |---|---|---|---|---|---|\n",
    );
    for curve in curves {
        let bound = curve.bound.as_ref().map(|(n, code)| format!("{} `{code}`", thousands(*n)));
        let bound = bound.unwrap_or_default();
        for (place, point) in curve.points.iter().enumerate() {
            let last = place + 1 == curve.points.len();
            let power = if last { format!("n^{:.2}", curve.exponent()) } else { String::new() };
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {power} | {} |",
                curve.what,
                thousands(point.size),
                amount(point.alone_us, "µs"),
                amount(point.together_us, "µs"),
                if last { bound.as_str() } else { "" },
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(costs: [f64; 3]) -> Curve {
        let points = [100, 1000, 10_000].into_iter().zip(costs);
        let points = points.map(|(size, us)| Point { size, alone_us: us, together_us: us });
        Curve { what: "records".to_owned(), points: points.collect(), bound: None }
    }

    #[test]
    fn the_exponent_is_that_of_all_together() {
        let near = |curve: Curve, exponent: f64| (curve.exponent() - exponent).abs() < 0.01;
        assert!(near(curve([50.0, 50.0, 50.0]), 1.0));
        assert!(near(curve([50.0, 500.0, 5000.0]), 2.0));
        assert!(ensure_bounded(&[curve([20.0, 30.0, 40.0])]).is_ok());
        assert!(ensure_bounded(&[curve([20.0, 60.0, 200.0])]).is_err());
    }
}
