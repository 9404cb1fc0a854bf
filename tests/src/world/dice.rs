//! Chance out of one seed. Each part of the world throws its own dice, so that one more throw in one
//! part does not change what happens in the others.

/// A stream of chances.
#[derive(Clone, Debug)]
pub struct Dice(fastrand::Rng);

impl Dice {
    /// The dice of `part` under `seed`.
    pub fn new(seed: u64, part: &str) -> Self {
        let salt = part.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(fastrand::Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt))
    }

    /// Dice for what a person does at forms, by which the others stay as they are.
    pub fn of_forms(&self) -> Self {
        let mut copy = self.clone();
        Self::new(copy.0.u64(..), "forms")
    }

    /// Chances for who takes them as they are.
    pub fn rng(&mut self) -> fastrand::Rng {
        self.0.fork()
    }

    /// Below `n`; 0 where there is nothing below.
    pub fn below(&mut self, n: usize) -> usize {
        self.0.usize(..n.max(1))
    }

    /// From 0 to `n`.
    pub fn up_to(&mut self, n: usize) -> usize {
        self.0.usize(..=n)
    }

    /// From `low` up to, not including, `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..high.max(low + 1))
    }

    /// Whether it happens, once in `n` times.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// Random bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    /// 32 of them.
    pub fn entropy(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        bytes
    }
}
