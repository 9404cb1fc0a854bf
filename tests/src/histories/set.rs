//! A set of changes, by their numbers.

/// Numbers of changes.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Set(Vec<u64>);

impl Set {
    pub fn contains(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub fn insert(&mut self, number: usize) {
        if self.0.len() <= number / 64 {
            self.0.resize(number / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    pub fn unite(&mut self, other: &Set) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub fn without(&self, other: &Set) -> Set {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        Set(self.0.iter().zip(others).map(|(word, less)| word & !less).collect())
    }

    pub fn both(&self, other: &Set) -> Set {
        Set(self.0.iter().zip(&other.0).map(|(one, two)| one & two).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// In ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(place * 64 + bit)
            })
        })
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut set = Set::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let (mut one, two): (Set, Set) =
            ([1, 63, 64, 200].into_iter().collect(), [64, 300].into_iter().collect());
        assert!(one.contains(63) && !one.contains(62) && !one.contains(900));
        assert_eq!(one.both(&two).iter().collect::<Vec<_>>(), [64]);
        assert_eq!(one.without(&two).iter().collect::<Vec<_>>(), [1, 63, 200]);
        one.unite(&two);
        assert_eq!(one.iter().collect::<Vec<_>>(), [1, 63, 64, 200, 300]);
        assert!(one.without(&one).is_empty());
    }
}
