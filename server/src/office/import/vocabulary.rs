//! The words by which the heads of a sheet are known.

use vungxanh_shared::text::{fold, words};

/// Words of a head at most.
const MAX_WORDS: usize = 14;

/// What the heads of a kind of sheet are called.
pub struct Vocabulary<T: 'static> {
    /// As wards write them, folded; the first that a head contains as whole words is meant. What is longer stands before
    /// what it contains.
    pub heads: &'static [(&'static str, T)],
    /// What stands in heads beside these words.
    pub beside: &'static [&'static str],
}

impl<T: Copy> Vocabulary<T> {
    /// Whether a text is a head, or nearly: data hold the same words among others (`Ngô Văn An`, `Ngõ 5 phố Huế`).
    pub fn is_head(&self, text: &str) -> bool {
        // What stands in brackets explains a head: `Ngày sinh (dd/mm/yyyy)`.
        let words = words(text.split('(').next().unwrap_or_default());
        let has_digit = words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
        if has_digit || words.len() > MAX_WORDS {
            return false;
        }
        let mut known = vec![false; words.len()];
        for (head, _) in self.heads {
            let head: Vec<&str> = head.split([' ', ',']).filter(|word| !word.is_empty()).collect();
            for at in 0..words.len() {
                if let Some(part) = known.get_mut(at..at + head.len())
                    && words.get(at..at + head.len()).is_some_and(|part| part == head)
                {
                    part.fill(true);
                }
            }
        }
        let beside =
            |(word, known): &(&String, &bool)| **known || self.beside.contains(&word.as_str());
        let understood = words.iter().zip(&known).filter(beside).count();
        known.contains(&true) && understood * 2 > words.len()
    }

    /// What a head says.
    pub fn guess(&self, head: &str) -> Option<T> {
        let folded = fold(head);
        let padded = format!(" {} ", folded.replace(['.', ':', '/', '(', ')', '\n', '*'], " "));
        let found = self.heads.iter().find(|(words, _)| padded.contains(&format!(" {words} ")));
        found.map(|(_, meant)| *meant)
    }
}

/// What all heads say; each meaning is given once, to the first head that says it.
pub fn each_once<T: Copy + PartialEq>(
    heads: &[String],
    guess: impl Fn(&str) -> Option<T>,
) -> Vec<Option<T>> {
    let mut given = Vec::new();
    let once = |head: &String| {
        let meant = guess(head).filter(|meant| !given.contains(meant))?;
        given.push(meant);
        Some(meant)
    };
    heads.iter().map(once).collect()
}
