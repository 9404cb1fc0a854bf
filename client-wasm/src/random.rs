//! Random numbers made from the entropy that comes with each event. The engine has no randomness of its own,
//! so that a run can be replayed.

/// 32 random bytes, fresh with every event.
pub type Entropy = [u8; 32];

/// A stream of numbers from one event's entropy (xoshiro256++: the uniqueness of ids rests on the
/// seed's 256 bits; nothing secret is drawn from it).
#[derive(Debug, Clone)]
pub struct Rng([u64; 4]);

impl Rng {
    /// Begins a stream.
    pub fn new(entropy: &Entropy) -> Self {
        let mut state = [0u64; 4];
        for (slot, bytes) in state.iter_mut().zip(entropy.chunks_exact(8)) {
            *slot = bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        }
        if state == [0; 4] {
            state = [1, 2, 3, 4];
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let result = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let t = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= t;
        *d = d.rotate_left(45);
        result
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0u8; N];
        for chunk in bytes.chunks_mut(8) {
            for (slot, byte) in chunk.iter_mut().zip(self.next().to_le_bytes()) {
                *slot = byte;
            }
        }
        bytes
    }

    /// A number from `low` up to, not including, `high`; `low` where there is none between.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).max(1);
        low.saturating_add(i64::try_from(self.next() % span).unwrap_or(0))
    }
}
