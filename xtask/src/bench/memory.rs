//! Memory over time: 2,000 documents and 1,000 phones that come and go in turn, round after round.

use super::figures::{Goal, Row};
use super::setting::Setting;
use anyhow::{Context, Result};
use serde::Deserialize;

const ROUNDS: u32 = 6;

#[derive(Deserialize)]
struct Round {
    wall_ms: f64,
}

/// The rows, and the series as a line of text.
pub fn measure(setting: &Setting) -> Result<(Vec<Row>, String)> {
    let (documents, phones) = (setting.size(2000), setting.size(1000));
    let data = setting.database("ward", documents, phones)?;
    let server = setting.serve(&data)?;
    let mut crowd =
        setting.crowd("come-and-go", &server, &data).with("--rounds", ROUNDS).start_unready()?;
    let mut series = Vec::new();
    let mut wall_s = 0.0;
    for number in 1..=ROUNDS {
        super::setting::wait_until_ready(&mut crowd)?;
        crowd.go()?;
        let round: Round = crowd.says().context("the phones")?;
        wall_s += round.wall_ms / 1000.0;
        let held = server.process.usage()?.now_kib as f64 / 1024.0;
        println!("  round {number} of {ROUNDS}: {held:.0} MiB");
        series.push(held);
    }
    let peak = server.process.usage()?.peak_mib();
    server.process.terminate()?;
    let what = format!("server memory, {documents} documents, {phones} phones in turn");
    let growth = grown(&series);
    let rows = vec![
        Row::new(format!("{what}: peak"), Goal::AtMost(80.0), peak, "MiB"),
        Row::new("growth from the second round to the last", Goal::None, growth, "%"),
        Row::new(
            "a visit with two new records, eight phones at once",
            Goal::None,
            wall_s * 1000.0 * 8.0 / f64::from(phones * ROUNDS),
            "ms",
        ),
    ];
    let shown: Vec<String> = series.iter().map(|held| format!("{held:.0}")).collect();
    let text =
        format!("Server memory after each round of {phones} phones, in MiB: {}.", shown.join(", "));
    Ok((rows, text))
}

/// The first round fills the caches.
fn grown(series: &[f64]) -> f64 {
    match (series.get(1), series.last()) {
        (Some(second), Some(last)) if *second > 0.0 => (last / second - 1.0) * 100.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::grown;

    #[test]
    fn growth_is_counted_from_the_second_round() {
        assert!((grown(&[50.0, 100.0, 90.0, 110.0]) - 10.0).abs() < 1e-9);
        assert_eq!(grown(&[50.0]), 0.0);
    }
}
