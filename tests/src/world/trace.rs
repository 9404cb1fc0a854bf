//! What happened, in order: a fingerprint that tells two runs apart, and the lines that tell a person.

use std::collections::VecDeque;
use std::fmt;

use sha2::{Digest, Sha256};

/// Lines that are kept where nobody wants them all.
const KEPT: usize = 60;

/// The story of one run.
pub struct Trace {
    hasher: Sha256,
    lines: VecDeque<String>,
    keep: usize,
    count: usize,
}

impl Trace {
    /// An empty one; `whole` keeps every line.
    pub fn new(whole: bool) -> Self {
        let keep = if whole { usize::MAX } else { KEPT };
        Self { hasher: Sha256::new(), lines: VecDeque::new(), keep, count: 0 }
    }

    /// One more thing that happened.
    pub fn note(&mut self, what: fmt::Arguments<'_>) {
        let line = what.to_string();
        self.hasher.update(line.as_bytes());
        self.hasher.update([0]);
        self.count += 1;
        if self.lines.len() >= self.keep {
            self.lines.pop_front();
        }
        self.lines.push_back(format!("{:5} {line}", self.count));
    }

    /// Equal where the same happened.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.hasher.clone().finalize().into()
    }

    /// The lines that were kept.
    pub fn lines(&self) -> Vec<String> {
        self.lines.iter().cloned().collect()
    }
}
