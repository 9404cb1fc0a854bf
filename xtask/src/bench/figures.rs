//! What is measured, and the table that shows it.

/// Of one server, in one run or as medians over several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// From the first connection until all is taken in (ours: and shown in the office).
    pub wall_ms: u64,
    /// Of the server alone.
    pub cpu_ms: u64,
    pub peak_kib: u64,
    /// From the phones to the server, on the socket.
    pub up_bytes: u64,
    /// From the server to the phones.
    pub down_bytes: u64,
}

impl Figures {
    pub fn median(runs: &[Self]) -> Self {
        let median = |figure: fn(&Self) -> u64| {
            let mut values: Vec<u64> = runs.iter().map(figure).collect();
            values.sort_unstable();
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        Self {
            wall_ms: median(|run| run.wall_ms),
            cpu_ms: median(|run| run.cpu_ms),
            peak_kib: median(|run| run.peak_kib),
            up_bytes: median(|run| run.up_bytes),
            down_bytes: median(|run| run.down_bytes),
        }
    }
}

/// A Markdown table, for the README as it is.
pub fn print_table(ours: &Figures, theirs: &Figures, records: u64) {
    println!("| | Vùng Xanh | automerge-repo 2.5.6 | ratio |");
    println!("|---|---|---|---|");
    let row = |what: &str, ours: f64, theirs: f64, unit: &str| {
        // A server that needed less than a clock tick still needed something.
        let ratio = theirs / ours.max(0.01);
        println!("| {what} | {ours:.2} {unit} | {theirs:.2} {unit} | 1/{ratio:.1} |");
    };
    let seconds = |ms: u64| ms as f64 / 1000.0;
    let each = |bytes: u64| bytes as f64 / records.max(1) as f64;
    row("server CPU", seconds(ours.cpu_ms), seconds(theirs.cpu_ms), "s");
    row("wall time until all is in", seconds(ours.wall_ms), seconds(theirs.wall_ms), "s");
    row("server memory, peak", mebi(ours.peak_kib), mebi(theirs.peak_kib), "MiB");
    row("upload, a record", each(ours.up_bytes), each(theirs.up_bytes), "B");
    row("download, a record", each(ours.down_bytes), each(theirs.down_bytes), "B");
    println!(
        "\nOurs: checked by the gate, on disk past fsync, projected and shown in the office. \
         automerge-repo: merged, its files written without fsync."
    );
}

fn mebi(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_taken_figure_by_figure() {
        let run =
            |n| Figures { wall_ms: n, cpu_ms: 10 - n, peak_kib: 1, up_bytes: 2, down_bytes: 3 };
        let median = Figures::median(&[run(1), run(9), run(4)]);
        assert_eq!((median.wall_ms, median.cpu_ms), (4, 6));
    }
}
