//! What happened in a world, counted.

use vungxanh_shared::kinds;

use super::people;

/// Kinds of which people made a record and were told that it is saved: a bit each, in the order of all kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindsMade(u128);

impl KindsMade {
    pub(super) fn add(&mut self, names: &[&str]) {
        for (at, kind) in kinds::ALL.iter().enumerate() {
            self.0 |= u128::from(names.contains(&kind.name)) << at;
        }
    }

    /// Those that people may make on phones and of which nobody did.
    pub fn missing(self) -> Vec<&'static str> {
        let made = |name: &str| {
            let at = kinds::ALL.iter().position(|kind| kind.name == name);
            at.is_some_and(|at| self.0 & (1 << at) != 0)
        };
        people::kinds_made().map(|kind| kind.name).filter(|name| !made(name)).collect()
    }
}

/// What happened how often: a world in which nothing happens finds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Changes that a person was told are saved.
    pub saved: usize,
    /// Changes that a phone says the ward has.
    pub sent: usize,
    /// Changes in quarantine at the end.
    pub quarantined: usize,
    /// Partitions of which retention deleted something.
    pub over: usize,
    /// Fields with several values at the end.
    pub contested: usize,
    /// Requests that reached a server.
    pub requests: usize,
    /// Machines of servers that stopped.
    pub stops: usize,
    /// Tabs killed.
    pub tabs: usize,
    /// Backups put back.
    pub restores: usize,
    /// Clocks of servers that a person confirmed, since retention waited for it.
    pub confirmed: usize,
    /// Edits that persons were told are saved: on phones, at the office, and taken back.
    pub edits: usize,
    /// Forms left open while other things went on.
    pub left_open: usize,
    /// Of these, saved later.
    pub saved_late: usize,
    /// For how long they had been open, all together and at most.
    pub open_ms: (i64, i64),
    /// Writings that left other values beside them: their authors had not seen those.
    pub left_beside: usize,
    /// Decisions between values that were taken.
    pub decisions: usize,
    /// Decisions that met others, and were asked for again.
    pub asked_again: usize,
    /// Saves taken back.
    pub undos: usize,
    /// What was made.
    pub kinds: KindsMade,
}

impl Counts {
    /// A form was saved that had been open for so long.
    pub(super) fn was_open(&mut self, open_ms: Option<i64>) {
        let Some(ms) = open_ms.filter(|ms| *ms > 0) else { return };
        self.saved_late += 1;
        self.open_ms = (self.open_ms.0 + ms, self.open_ms.1.max(ms));
    }

    /// Of several worlds together.
    pub fn add(&mut self, other: &Self) {
        let Self {
            saved, sent, quarantined, over, contested, requests, stops, tabs, restores, ..
        } = other;
        self.saved += saved;
        self.sent += sent;
        self.quarantined += quarantined;
        self.over += over;
        self.contested += contested;
        self.requests += requests;
        self.stops += stops;
        self.tabs += tabs;
        self.restores += restores;
        self.confirmed += other.confirmed;
        self.edits += other.edits;
        self.left_open += other.left_open;
        self.saved_late += other.saved_late;
        let (all, longest) = other.open_ms;
        self.open_ms = (self.open_ms.0 + all, self.open_ms.1.max(longest));
        self.left_beside += other.left_beside;
        self.decisions += other.decisions;
        self.asked_again += other.asked_again;
        self.undos += other.undos;
        self.kinds.0 |= other.kinds.0;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (all, longest) = self.open_ms;
        let hours = |ms: i64| ms as f64 / 3_600_000.0;
        let mean = hours(all) / self.saved_late.max(1) as f64;
        writeln!(f, "{} edits ({} changes saved on phones)", self.edits, self.saved)?;
        write!(f, "{} forms left open, {} of them saved later, ", self.left_open, self.saved_late)?;
        writeln!(f, "after {mean:.1} h in the mean and {:.0} h at most", hours(longest))?;
        write!(f, "{} writings left values beside them, ", self.left_beside)?;
        writeln!(f, "{} fields hold several at the end", self.contested)?;
        write!(f, "{} decisions, {} asked again, ", self.decisions, self.asked_again)?;
        write!(f, "{} undos", self.undos)
    }
}
