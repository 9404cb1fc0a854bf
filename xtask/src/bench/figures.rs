//! What was measured, beside what is to be reached, as a table for the README.

use std::fmt::Write;

/// The servers that stand beside ours in one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    AutomergeRepo,
    PouchDb,
}

/// What a figure has to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    AtMost(f64),
    /// At most so much of what this peer needs.
    Part(Peer, f64),
    /// Measured to be known.
    None,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    what: String,
    goal: Goal,
    unit: &'static str,
    ours: Result<f64, String>,
    peers: Vec<(Peer, f64)>,
}

/// Beside this nothing can be told apart: a tick of the clock by which Linux counts CPU time.
const LEAST: f64 = 0.001;

impl Row {
    pub fn new(what: impl Into<String>, goal: Goal, ours: f64, unit: &'static str) -> Self {
        Self { what: what.into(), goal, unit, ours: Ok(ours), peers: Vec::new() }
    }

    /// Says so, and why.
    pub fn not_measured(what: impl Into<String>, reason: String) -> Self {
        Self { what: what.into(), goal: Goal::None, unit: "", ours: Err(reason), peers: Vec::new() }
    }

    pub fn beside(mut self, peer: Peer, theirs: f64) -> Self {
        self.peers.push((peer, theirs));
        self
    }

    /// Whether the goal was reached; none where there is none or nothing to compare.
    fn is_reached(&self) -> Option<bool> {
        let ours = *self.ours.as_ref().ok()?;
        match self.goal {
            Goal::AtMost(most) => Some(ours <= most),
            Goal::Part(peer, part) => Some(ours <= self.of(peer)? * part),
            Goal::None => None,
        }
    }

    fn of(&self, peer: Peer) -> Option<f64> {
        self.peers.iter().find(|(other, _)| *other == peer).map(|(_, theirs)| *theirs)
    }

    fn goal_text(&self) -> String {
        match self.goal {
            Goal::AtMost(most) => format!("≤ {}", amount(most, self.unit)),
            Goal::Part(peer, part) => format!("≤ 1/{:.0} of {}", 1.0 / part, peer.name()),
            Goal::None => String::new(),
        }
    }

    fn peer_text(&self, peer: Peer) -> String {
        let (Some(theirs), Ok(ours)) = (self.of(peer), &self.ours) else { return String::new() };
        format!("{} (1/{:.1})", amount(theirs, self.unit), theirs / ours.max(LEAST))
    }

    fn line(&self) -> String {
        let ours = match &self.ours {
            Ok(ours) => amount(*ours, self.unit),
            Err(reason) => format!("not measured: {}", reason.replace(['|', '\n'], " ")),
        };
        let reached = match self.is_reached() {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "",
        };
        let (automerge, pouchdb) =
            (self.peer_text(Peer::AutomergeRepo), self.peer_text(Peer::PouchDb));
        format!(
            "| {} | {} | {ours} | {automerge} | {pouchdb} | {reached} |",
            self.what,
            self.goal_text()
        )
    }
}

impl Peer {
    fn name(self) -> &'static str {
        match self {
            Peer::AutomergeRepo => "automerge-repo",
            Peer::PouchDb => "PouchDB",
        }
    }
}

/// A Markdown table. In brackets behind a peer's figure: ours as a part of it.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| | to reach | Vùng Xanh | automerge-repo 2.5.6 | PouchDB 9.0.0 | reached |\n\
         |---|---|---|---|---|---|\n",
    );
    for row in rows {
        let _ = writeln!(text, "{}", row.line());
    }
    text
}

/// Three digits that matter.
pub fn amount(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        least if least < 0.0995 => 3,
        small if small < 9.95 => 2,
        middle if middle < 99.5 => 1,
        _ => 0,
    };
    let whole = value.fract() == 0.0 && value < 1e9;
    let digits = if whole { 0 } else { digits };
    format!("{value:.digits$} {unit}").trim_end().to_owned()
}

/// The middle one.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median([9.0, 1.0, 4.0]), 4.0);
    }

    #[test]
    fn a_goal_beside_a_peer_is_a_part_of_what_the_peer_needs() {
        let row = |ours| {
            Row::new("CPU", Goal::Part(Peer::PouchDb, 0.25), ours, "s").beside(Peer::PouchDb, 2.0)
        };
        assert_eq!(row(0.5).is_reached(), Some(true));
        assert_eq!(row(0.51).is_reached(), Some(false));
        assert_eq!(row(0.5).line(), "| CPU | ≤ 1/4 of PouchDB | 0.50 s |  | 2 s (1/4.0) | yes |");
    }

    #[test]
    fn what_was_not_measured_says_so_and_is_never_reached() {
        let row = Row::not_measured("CPU", "no\nnode".to_owned());
        assert_eq!(row.is_reached(), None);
        assert_eq!(row.line(), "| CPU |  | not measured: no node |  |  |  |");
    }

    #[test]
    fn amounts_show_three_digits() {
        let shown = [0.0123, 1.234, 12.34, 1234.5, 60.0].map(|value| amount(value, "s"));
        assert_eq!(shown, ["0.012 s", "1.23 s", "12.3 s", "1234 s", "60 s"]);
    }
}
