//! Dice that fall the same way for the same seed on every machine, so that the demonstration ward is the same
//! ward everywhere. Not for secrets.

/// SplitMix64 (Steele, Lea, Flood 2014): six lines that will never change under a ward that was made with them.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.roll() % span)
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.roll() % 100 < percent
    }

    /// One value of the table.
    pub fn pick<T: Copy>(&mut self, table: &[T]) -> T {
        *self.one_of(table)
    }

    /// One entry of the table, in place.
    #[expect(clippy::indexing_slicing, reason = "the demonstration's tables are never empty")]
    pub fn one_of<'a, T>(&mut self, table: &'a [T]) -> &'a T {
        let at = self.roll() % table.len() as u64;
        &table[usize::try_from(at).unwrap_or_default()]
    }

    /// One of the table, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, table: &[(T, u64)]) -> T {
        let mut rest = self.roll() % table.iter().map(|(_, weight)| weight).sum::<u64>().max(1);
        for (value, weight) in table {
            match rest.checked_sub(*weight) {
                Some(less) => rest = less,
                None => return *value,
            }
        }
        self.pick(&table.iter().map(|(value, _)| *value).collect::<Vec<_>>())
    }

    /// `digits` decimal digits.
    pub fn digits(&mut self, digits: usize) -> String {
        (0..digits).map(|_| char::from(b'0' + (self.roll() % 10) as u8)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        // The published first outputs of SplitMix64 for seed 1234567.
        let mut dice = Dice::new(1_234_567);
        assert_eq!(
            [dice.roll(), dice.roll()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::new(1);
        let hits = (0..10_000).filter(|_| dice.weighted(&[(true, 1), (false, 3)])).count();
        assert!((2_300..2_700).contains(&hits), "{hits}");
        assert!((0..1_000).map(|_| dice.between(-2, 3)).all(|n| (-2..=3).contains(&n)));
    }
}
