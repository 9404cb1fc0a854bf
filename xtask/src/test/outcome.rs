//! What the steps of a test run came to, and the closing lines that say so.

use anyhow::Result;
use std::time::Instant;

/// Checks that held and checks that did not.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

impl Count {
    /// A step that is one check.
    pub const ONE: Self = Self { passed: 1, failed: 0 };

    /// Adds up the closing lines of nextest, cargo test, vitest or Playwright in `output`.
    pub fn read(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().map(plain) {
            let line = line.trim();
            if is_closing(line) {
                sum.passed += number_before(line, "passed");
                sum.failed += number_before(line, "failed") + number_before(line, "timed out");
            }
        }
        sum
    }
}

fn is_closing(line: &str) -> bool {
    let starts = ["Summary [", "test result:", "Tests "].iter().any(|s| line.starts_with(s));
    // Playwright's are bare: `12 passed (1.2m)`, `1 failed`.
    let mut words = line.split_whitespace();
    let bare = words.next().is_some_and(|word| word.parse::<u32>().is_ok())
        && words.next().is_some_and(|word| word == "passed" || word == "failed")
        && words.next().is_none_or(|word| word.starts_with('('));
    starts || bare
}

/// The number right before `word`, or 0.
fn number_before(line: &str, word: &str) -> u32 {
    let Some((before, _)) = line.split_once(word) else { return 0 };
    before.split_whitespace().next_back().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// `line` without terminal colours.
fn plain(line: &str) -> String {
    let mut parts = line.split("\x1b[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    text
}

/// The steps so far.
#[derive(Default)]
pub struct Summary {
    lines: Vec<String>,
    total: Count,
}

impl Summary {
    /// Notes how the step `name` that began at `begin` ended.
    pub fn add(&mut self, name: &str, begin: Instant, result: Result<Count>) {
        let count = result.unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        self.total.passed += count.passed;
        self.total.failed += count.failed;
        let verdict = if count.failed == 0 { "ok    " } else { "FAILED" };
        let seconds = begin.elapsed().as_secs_f64();
        let Count { passed, failed } = count;
        self.lines.push(format!(
            "{verdict}  {name:<12} {seconds:>7.1} s  {passed:>5} ok {failed:>4} bad"
        ));
    }

    pub fn is_green(&self) -> bool {
        self.total.failed == 0
    }

    /// The last line is the one that a CI reads.
    pub fn print(&self) {
        println!("\n{}\n", self.lines.join("\n"));
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, passed: u32, failed: u32) {
        assert_eq!(Count::read(output), Count { passed, failed }, "{output}");
    }

    #[test]
    fn reads_the_closing_lines_of_every_runner() {
        check("     Summary [   0.5s] 10 tests run: 10 passed, 2 skipped", 10, 0);
        check("  Summary [ 1s] 9 tests run: 6 passed, 2 failed, 1 timed out, 0 skipped", 6, 3);
        check(
            "test result: ok. 5 passed; 0 failed; 0 ignored\ntest result: ok. 2 passed; 0 failed",
            7,
            0,
        );
        check(" Test Files  1 passed (1)\n      Tests  12 passed (12)", 12, 0);
        check(
            "\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[31m1 failed\x1b[39m | 11 passed (12)",
            11,
            1,
        );
        check("  1 failed\n    story.spec.ts:3:1 › offline\n  4 passed (1.2m)", 4, 1);
        check("no test at all", 0, 0);
    }
}
