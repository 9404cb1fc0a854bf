//! Decides whether the clock may be believed when something is deleted by it (SPEC W18).
//!
//! What is deleted cannot be brought back, and a clock can be wrong by years: a dead battery, a time server that
//! lies, a slip of the hand. So two readings must agree with what has really passed between them, by a clock that
//! nobody sets; and a reading must not lie far ahead of the newest time that is known, which is the last one
//! believed (kept in the database) and what has passed since. Where it does, only a person can tell which is right,
//! the clock (after a long time without power) or the database.
//!
//! It does no I/O: it takes readings and gives verdicts.

use vungxanh_shared::time::DAY_MS;

use crate::clock::Reading;

/// How far a reading may lie from the newest known time. A server may be without power for a weekend; a clock
/// that is wrong by less is not told from one that is right.
pub const FAR_MS: i64 = 2 * DAY_MS;
/// How far apart two readings must be.
pub const APART_MS: i64 = 30 * 60_000;
/// How much two readings may differ from what has passed, whatever the time between them …
const SLACK_MS: i64 = 5 * 60_000;
/// … and for each of so many milliseconds one more: clocks are slowly put right by so much.
const DRIFT: i64 = 1000;

/// What is to be thought of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It agrees with an earlier one: its day may be believed.
    Sure,
    /// Nothing speaks against it, but another one must agree.
    Unsure,
    /// It lies too far ahead of the time that is expected.
    Ahead {
        /// Milliseconds since 1970 that were expected.
        expected_ms: i64,
    },
    /// It lies too far behind.
    Behind {
        /// Milliseconds since 1970 that were expected.
        expected_ms: i64,
    },
}

/// What is remembered of readings while the program runs.
#[derive(Debug, Default)]
pub struct ClockWatch {
    /// The newest known time, and when it was.
    known: Option<Reading>,
    /// A reading that waits for another one which agrees.
    first: Option<Reading>,
}

impl ClockWatch {
    /// Judges a reading, where `known_ms` is the newest time that the database knows: the last that was
    /// believed by this program, or that a person has confirmed.
    pub fn check(&mut self, known_ms: i64, reading: Reading) -> Verdict {
        let known = match self.known {
            Some(known) if known.wall_ms == known_ms => known,
            _ => Reading { wall_ms: known_ms, steady_ms: reading.steady_ms },
        };
        self.known = Some(known);
        let expected_ms = known.wall_ms.saturating_add(passed(known, reading));
        let ahead_ms = reading.wall_ms.saturating_sub(expected_ms);
        if ahead_ms > FAR_MS {
            self.first = None;
            return Verdict::Ahead { expected_ms };
        }
        if ahead_ms < -FAR_MS {
            self.first = None;
            return Verdict::Behind { expected_ms };
        }
        self.compare(reading)
    }

    fn compare(&mut self, reading: Reading) -> Verdict {
        let Some(first) = self.first.filter(|first| agree(*first, reading)) else {
            self.first = Some(reading);
            return Verdict::Unsure;
        };
        if passed(first, reading) < APART_MS {
            return Verdict::Unsure;
        }
        (self.first, self.known) = (Some(reading), Some(reading));
        Verdict::Sure
    }
}

fn passed(from: Reading, to: Reading) -> i64 {
    to.steady_ms.saturating_sub(from.steady_ms).max(0)
}

fn agree(from: Reading, to: Reading) -> bool {
    let passed = passed(from, to);
    let difference = to.wall_ms.saturating_sub(from.wall_ms).saturating_sub(passed);
    difference.saturating_abs() <= SLACK_MS.saturating_add(passed / DRIFT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 3_600_000;
    const BEGIN_MS: i64 = 1_637_542_800_000;

    /// A clock that is wrong by so much after so long.
    fn at(passed_ms: i64, wrong_ms: i64) -> Reading {
        Reading { wall_ms: BEGIN_MS + passed_ms + wrong_ms, steady_ms: 77 + passed_ms }
    }

    fn verdicts(known_ms: i64, readings: &[(i64, i64)]) -> Vec<Verdict> {
        let (mut watch, mut known_ms) = (ClockWatch::default(), known_ms);
        let readings = readings.iter().map(|(passed_ms, wrong_ms)| at(*passed_ms, *wrong_ms));
        let verdicts = readings.map(|reading| {
            let verdict = watch.check(known_ms, reading);
            if verdict == Verdict::Sure {
                known_ms = reading.wall_ms;
            }
            verdict
        });
        verdicts.collect()
    }

    const AHEAD: Verdict = Verdict::Ahead { expected_ms: BEGIN_MS + HOUR_MS };
    use Verdict::{Sure, Unsure};

    #[test]
    fn w18_one_reading_is_never_enough() {
        let minute = 60_000;
        let hours = [(0, 0), (minute, 0), (HOUR_MS, 0), (2 * HOUR_MS, 0), (50 * DAY_MS, 0)];
        assert_eq!(verdicts(BEGIN_MS, &hours), [Unsure, Unsure, Sure, Sure, Sure]);
        let jumps = [(0, 0), (HOUR_MS, DAY_MS), (2 * HOUR_MS, 0), (3 * HOUR_MS, 0)];
        assert_eq!(verdicts(BEGIN_MS, &jumps), [Unsure, Unsure, Unsure, Sure]);
    }

    #[test]
    fn w18_what_lies_far_ahead_while_running_is_a_jump() {
        let jump = [(0, 0), (HOUR_MS, 365 * DAY_MS), (HOUR_MS + 5000, 0), (2 * HOUR_MS, 0)];
        assert_eq!(verdicts(BEGIN_MS, &jump), [Unsure, AHEAD, Unsure, Sure]);
        assert_eq!(
            verdicts(BEGIN_MS, &[(HOUR_MS, i64::MAX / 4)])[0],
            Verdict::Ahead { expected_ms: BEGIN_MS }
        );
    }

    #[test]
    fn w18_what_lies_far_ahead_of_the_database_at_the_start_is_a_jump() {
        let start = |away_ms: i64| verdicts(BEGIN_MS - away_ms, &[(0, 0), (HOUR_MS, 0)]);
        assert_eq!(start(FAR_MS), [Unsure, Sure]);
        assert_eq!(start(FAR_MS + 1)[0], Verdict::Ahead { expected_ms: BEGIN_MS - FAR_MS - 1 });
        let behind = start(-FAR_MS - 1);
        assert_eq!(behind[0], Verdict::Behind { expected_ms: BEGIN_MS + FAR_MS + 1 });
    }

    #[test]
    fn w18_a_clock_that_was_behind_and_is_put_right_is_no_jump() {
        let known = BEGIN_MS - HOUR_MS;
        let readings = [(0, -9000 * DAY_MS), (HOUR_MS, 0), (2 * HOUR_MS, 0)];
        let verdicts = verdicts(known, &readings);
        assert!(matches!(verdicts[0], Verdict::Behind { .. }));
        assert_eq!(verdicts[1..], [Unsure, Sure]);
    }

    #[test]
    fn w18_what_a_person_confirms_is_where_it_goes_on() {
        let mut watch = ClockWatch::default();
        let wrong = at(0, 365 * DAY_MS);
        assert!(matches!(watch.check(BEGIN_MS, wrong), Verdict::Ahead { .. }));
        assert_eq!(watch.check(wrong.wall_ms, wrong), Unsure);
        let later = at(HOUR_MS, 365 * DAY_MS);
        assert_eq!(watch.check(wrong.wall_ms, later), Sure);
    }
}
