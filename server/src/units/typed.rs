//! What somebody types to find a unit, and how its words fit the words of a name.
//!
//! People shorten the kind of unit ("P. Ngọc Khánh", "TX Sơn Tây", "Q1"), leave out accents and spaces, and slip by a
//! letter.

use vungxanh_shared::text::words;

/// Short forms in folded letters, and what they stand for.
const SHORT: [(&str, &str); 17] = [
    ("p", "phuong"),
    ("f", "phuong"),
    ("ph", "phuong"),
    ("x", "xa"),
    ("tt", "thi tran"),
    ("tx", "thi xa"),
    ("tp", "thanh pho"),
    ("q", "quan"),
    ("h", "huyen"),
    ("t", "tinh"),
    ("dk", "dac khu"),
    ("hn", "ha noi"),
    ("tphn", "thanh pho ha noi"),
    ("hcm", "ho chi minh"),
    ("tphcm", "thanh pho ho chi minh"),
    ("sg", "ho chi minh"),
    ("brvt", "ba ria vung tau"),
];
/// Words that say what sort of unit it is, in the spelling of a search.
const KINDS: [&str; 10] =
    ["phuong", "xa", "thi", "tran", "thanh", "pho", "quan", "huien", "tinh", "khu"];
/// A word must be so long to be taken for another that differs in one letter.
const MIN_NEAR_LETTERS: usize = 4;

/// A search, taken apart.
pub(super) struct Typed {
    /// All of it in folded letters, short forms written out.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    /// Those that do not say the kind of a unit.
    pub name: Vec<String>,
}

impl Typed {
    pub fn new(text: &str) -> Self {
        let parts = words(text).into_iter().flat_map(|word| parted(&word));
        let words: Vec<String> = parts
            .flat_map(|word| written_out(&word).split(' ').map(spelling).collect::<Vec<_>>())
            .collect();
        let name = words.iter().filter(|word| !KINDS.contains(&word.as_str())).cloned().collect();
        Self { text: words.join(" "), words, name }
    }

    pub fn is_code(&self, code: &str) -> bool {
        self.text == code
    }

    /// Whether it is the name without its spaces, whole or begun: `ngockhanh`.
    pub fn runs_together(&self, name: &str) -> bool {
        let [only] = &self.words[..] else { return false };
        only.len() >= MIN_NEAR_LETTERS && name.replace(' ', "").starts_with(only.as_str())
    }
}

/// A folded word as a search spells it: y is i, as in `Mĩ Đình` for `Mỹ Đình`.
pub(super) fn spelling(word: &str) -> String {
    word.replace('y', "i")
}

/// Letters and digits that were written together are two words, as in `Q1`.
fn parted(word: &str) -> Vec<String> {
    let digits = word.find(|c: char| c.is_ascii_digit());
    match digits {
        Some(at) if at > 0 && word[at..].bytes().all(|b| b.is_ascii_digit()) => {
            vec![word[..at].to_owned(), number(&word[at..])]
        }
        _ => vec![word.to_owned()],
    }
}

/// `01` is called `1`; a code stays as it is.
fn number(digits: &str) -> String {
    let short = digits.trim_start_matches('0');
    if digits.len() > 2 || short.is_empty() { digits.to_owned() } else { short.to_owned() }
}

fn written_out(word: &str) -> String {
    let short = SHORT.iter().find(|(short, _)| *short == word);
    short.map_or_else(
        || if is_number(word) { number(word) } else { word.to_owned() },
        |(_, long)| (*long).to_owned(),
    )
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// How closely a typed word must fit a word of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The name's word begins so; a number is the same number.
    Begun,
    /// It may also differ in one letter.
    Near,
}

impl Fit {
    pub fn matches(self, word: &str, names: &[String]) -> bool {
        names.iter().any(|name| match self {
            _ if is_number(word) => number(name) == word,
            Self::Begun => name.starts_with(word),
            Self::Near => name.starts_with(word) || is_near(word, name),
        })
    }
}

/// Whether one letter more, one less or another one makes `word` into `name`.
fn is_near(word: &str, name: &str) -> bool {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    if word.len() < MIN_NEAR_LETTERS || word.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let alike = word.iter().zip(name).take_while(|(a, b)| a == b).count();
    // What stands behind the letters that are alike, and behind the one that differs.
    let rest = |letters: &'_ [u8], from: usize| letters.get(from..).unwrap_or_default().to_vec();
    let of_both = |in_word, in_name| rest(word, alike + in_word) == rest(name, alike + in_name);
    of_both(1, 1) || of_both(1, 0) || of_both(0, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_written_out() {
        let check = |text, expected| assert_eq!(Typed::new(text).text, expected);
        check("P. Ngọc Khánh", "phuong ngoc khanh");
        check("TX.Sơn Tây", "thi xa son tai");
        check("Q1, TP.HCM", "quan 1 thanh pho ho chi minh");
        check("phường 01", "phuong 1");
        check("00025", "00025");
        check("Mỹ Đình", "mi dinh");
    }

    #[test]
    fn one_letter_may_be_wrong_and_no_more() {
        assert!(is_near("khan", "khanh"));
        assert!(is_near("khann", "khanh"));
        assert!(is_near("khanhh", "khanh"));
        assert!(!is_near("kha", "khanh"));
        assert!(!is_near("khong", "khanh"));
    }
}
