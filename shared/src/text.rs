//! Vietnamese text: folding for search, and the order of names.
//!
//! "Hoà" and "Hòa" are different code points and one word to a reader; đ has no decomposition; names are
//! sorted by the given name, which stands last.

use crate::normal_form::{self, is_invisible, is_mark};

/// Text in NFC, as it is stored.
pub fn nfc(text: &str) -> String {
    normal_form::nfc(text)
}

/// Text as it is stored where it was pasted from somewhere else: NFC, without what nobody sees (SPEC K3). The
/// joiners in free text stay: pictures and the writing of some neighbours are made with them.
pub fn clean(text: &str) -> String {
    let stays = |c: char| !is_invisible(c) || matches!(c, '\u{200c}' | '\u{200d}');
    if text.chars().all(stays) {
        return nfc(text);
    }
    nfc(&text.chars().filter(|c| stays(*c)).collect::<String>())
}

/// [`clean`] for names, numbers and codes, where joiners have no use either.
pub fn clean_strictly(text: &str) -> String {
    if !text.chars().any(is_invisible) {
        return nfc(text);
    }
    nfc(&text.chars().filter(|c| !is_invisible(*c)).collect::<String>())
}

/// Letters that look like another, or that no normal form takes apart, in lower case, each with the one that is meant.
/// Keyboards and old documents give Đ as the Icelandic or the African letter; the scripts of the highlands have ƀ; and
/// what was copied from somewhere may hold Cyrillic and Greek letters that nobody can tell from ours (SPEC T1).
pub const LOOK_ALIKES: &[(&str, char)] = &[
    ("ðɖ", 'đ'),
    ("аαɑ", 'a'),
    ("ƀɓв", 'b'),
    ("сϲ", 'c'),
    ("еε", 'e'),
    ("ɡ", 'g'),
    ("һнħ", 'h'),
    ("ıіιɨ", 'i'),
    ("јʝ", 'j'),
    ("кκƙ", 'k'),
    ("łƚ", 'l'),
    ("м", 'm'),
    ("ŋɲ", 'n'),
    ("оοøɔ", 'o'),
    ("рρ", 'p'),
    ("ѕ", 's'),
    ("тτŧ", 't'),
    ("ʉ", 'u'),
    ("хχ", 'x'),
    ("уγ", 'y'),
];

/// What people type for an apostrophe: it does not part a word.
pub const APOSTROPHES: &str = "'’‘ʼʻˈ`´′ʹ＇";

/// The letter that is meant by one that looks like it, in lower case; full-width letters and digits are the plain ones.
fn meant(c: char) -> char {
    let c = match u32::from(c) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(c),
        _ => c,
    };
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let other = LOOK_ALIKES.iter().find(|(letters, _)| letters.contains(lower));
    other.map_or(lower, |(_, letter)| *letter)
}

/// Lower case without marks, đ as d, and letters that look alike as the one that is meant: what search compares
/// (SPEC T1).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = |c: char| match meant(c) {
        'đ' => 'd',
        other => other,
    };
    normal_form::nfd(text).chars().filter(|c| !is_mark(*c)).map(plain).collect()
}

/// The folded words of a text. An apostrophe does not part a word: "H'Drai" is `hdrai`.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word, _| words.push(word.to_owned()));
    words
}

/// Gives each folded word, and where it has an apostrophe what follows it: `H'Hen` is `hhen` and `hen`, since people
/// type either. One letter with an apostrophe belongs to the word behind a space, too: `H' Hen`.
fn each_word(text: &str, mut give: impl FnMut(&str, Option<&str>)) {
    let mut word = String::new();
    // Where the word goes on behind its apostrophe.
    let mut behind: Option<usize> = None;
    let mut end = |word: &mut String, behind: &mut Option<usize>| {
        if !word.is_empty() {
            let tail = behind.and_then(|at| word.get(at..)).filter(|tail| !tail.is_empty());
            give(word, tail.filter(|tail| *tail != word.as_str()));
        }
        word.clear();
        *behind = None;
    };
    for c in fold(text).chars() {
        if APOSTROPHES.contains(c) {
            behind = Some(word.len());
        } else if is_invisible(c) {
            // Nobody typed it.
        } else if c.is_alphanumeric() {
            word.push(c);
        } else if c == ' ' && behind == Some(word.len()) && word.chars().count() == 1 {
            // A letter with an apostrophe, then a space.
        } else {
            end(&mut word, &mut behind);
        }
    }
    end(&mut word, &mut behind);
}

/// Parts one field's words from the next one's, so that initials do not run across.
const FIELD_END: &str = "/";

/// What a record is searched by, made once: the folded words of its texts. A number with +84 stands as people
/// say it, with 0.
pub fn search_text<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    let mut add = |word: &str| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    };
    for (number, part) in parts.into_iter().enumerate() {
        if number > 0 {
            add(FIELD_END);
        }
        match part.strip_prefix("+84") {
            Some(number) => add(&format!("0{number}")),
            None => each_word(part, |word, tail| {
                add(word);
                tail.into_iter().for_each(&mut add);
            }),
        }
    }
    all
}

/// A search as typed, made ready once for many records.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<String>,
    /// A number or plate typed with separators, such as `0912 345 678`, as one word.
    joined: Option<String>,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let typed = typed.trim().replace("+84", "0");
        let words = words(&typed);
        let has_digit = words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
        let joined = (words.len() > 1 && has_digit).then(|| words.concat());
        Self { words, joined }
    }

    /// Whether nothing was typed: then everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the record with this [`search_text`] is meant (SPEC T2): each word typed begins one of the
    /// record's words, in any order; or is the initials of neighbouring words ("nva" finds Nguyễn Văn An); or
    /// is the last three or more digits of a number.
    pub fn matches(&self, search_text: &str) -> bool {
        self.words.iter().all(|word| word_matches(word, search_text))
            || self.joined.as_ref().is_some_and(|word| number_matches(word, search_text))
    }
}

/// [`Query::matches`] for a single text.
pub fn matches(typed: &str, search_text: &str) -> bool {
    Query::new(typed).matches(search_text)
}

fn word_matches(word: &str, search_text: &str) -> bool {
    number_matches(word, search_text) || initials_match(word, search_text)
}

fn number_matches(word: &str, search_text: &str) -> bool {
    let last_digits = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit());
    search_text
        .split(' ')
        .any(|candidate| candidate.starts_with(word) || last_digits && candidate.ends_with(word))
}

fn initials_match(word: &str, search_text: &str) -> bool {
    if word.chars().count() < 2 || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let mut rest = search_text;
    loop {
        let mut initials = rest.split(' ').map(|candidate| candidate.chars().next());
        if word.chars().all(|letter| initials.next().flatten() == Some(letter)) {
            return true;
        }
        match rest.split_once(' ') {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
}

/// The bytes by which names sort: given name (the last word), then family name, then what stands between,
/// each in the order of the Vietnamese alphabet and, where the letters agree, of the tones (SPEC T3).
pub fn name_key(name: &str) -> Vec<u8> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (given, before) = match words.as_slice() {
        [before @ .., given] => (*given, before),
        [] => return Vec::new(),
    };
    let (family, middle) = match before {
        [family, middle @ ..] => (*family, middle.join(" ")),
        [] => ("", String::new()),
    };
    let mut key = Vec::with_capacity(3 * name.len());
    for part in [given, family, &middle] {
        collation_key(part, &mut key);
        key.push(PART_END);
    }
    key
}

/// The bytes by which any text sorts in Vietnamese.
pub fn text_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * text.len());
    collation_key(text, &mut key);
    key
}

// Below every weight, so that the shorter of two texts comes first.
const PART_END: u8 = 0;
const LETTERS_END: u8 = 1;

const SPACE: u8 = 2;
const PUNCTUATION: u8 = 3;
const DIGIT_ZERO: u8 = 4;
const LETTERS_FROM: u8 = 20;
const OTHER_LETTER: u8 = 0xf0;

const NO_TONE: u8 = 2;

/// The letters, then the tones: so that the tone decides only between equal letters.
fn collation_key(text: &str, key: &mut Vec<u8>) {
    let mut tones = Vec::with_capacity(text.len());
    let decomposed = normal_form::nfd(text);
    let decomposed: Vec<char> = decomposed.chars().map(meant).collect();
    let mut rest = decomposed.as_slice();
    while let [base, after @ ..] = rest {
        let marks_end = after.iter().position(|c| !is_mark(*c)).unwrap_or(after.len());
        let (marks, next) = after.split_at_checked(marks_end).unwrap_or((after, &[]));
        push_letter(*base, marks, key);
        tones.push(tone(marks));
        rest = next;
    }
    key.push(LETTERS_END);
    key.extend(tones);
}

/// The alphabet; a vowel with circumflex, breve or horn is a letter of its own.
const ALPHABET: [&str; 33] = [
    "a", "a\u{306}", "a\u{302}", "b", "c", "d", "đ", "e", "e\u{302}", "f", "g", "h", "i", "j", "k",
    "l", "m", "n", "o", "o\u{302}", "o\u{31b}", "p", "q", "r", "s", "t", "u", "u\u{31b}", "v", "w",
    "x", "y", "z",
];

fn push_letter(base: char, marks: &[char], key: &mut Vec<u8>) {
    let shape =
        marks.iter().copied().find(|mark| matches!(mark, '\u{306}' | '\u{302}' | '\u{31b}'));
    let is =
        |letter: &str, shape: Option<char>| letter.chars().eq(std::iter::once(base).chain(shape));
    let at = |shape| ALPHABET.iter().position(|letter| is(letter, shape));
    match (at(shape).or_else(|| at(None)), base) {
        (Some(at), _) => key.push(LETTERS_FROM.saturating_add(u8::try_from(at).unwrap_or(u8::MAX))),
        (None, ' ') => key.push(SPACE),
        (None, '0'..='9') => key.push(DIGIT_ZERO.saturating_add(base as u8 - b'0')),
        (None, other) if other.is_alphanumeric() => {
            key.push(OTHER_LETTER);
            key.extend(other.to_string().bytes());
        }
        (None, _) => key.push(PUNCTUATION),
    }
}

/// à ả ã á ạ, in this order (CLDR vi); any other mark comes after.
fn tone(marks: &[char]) -> u8 {
    let weight = |mark: &char| match mark {
        '\u{300}' => 3,
        '\u{309}' => 4,
        '\u{303}' => 5,
        '\u{301}' => 6,
        '\u{323}' => 7,
        '\u{306}' | '\u{302}' | '\u{31b}' => NO_TONE,
        _ => 8,
    };
    marks.iter().map(weight).max().unwrap_or(NO_TONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_folding_takes_marks_and_case_away() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text}");
        check("Hoà", "hoa");
        check("Hòa", "hoa");
        check("Đặng Thị Ưởng", "dang thi uong");
        check("đ", "d");
        check("Nguye\u{302}\u{303}n", "nguyen");
        check("Zơ Râm", "zo ram");
        assert_eq!(words("H'Drai, Ia-Đal (xã)"), ["hdrai", "ia", "dal", "xa"]);
    }

    #[test]
    fn c3_letters_that_look_alike_are_one_in_search_and_order() {
        let name = "Ðặng Văn Ðạt";
        assert_eq!(fold(name), "dang van dat");
        assert_eq!(name_key(name), name_key("Đặng Văn Đạt"));
        assert!(matches("đạt", &search_text([name])));
        assert!(matches("Ðạt", &search_text(["Đặng Văn Đạt"])));
        for (letters, meant) in LOOK_ALIKES {
            let expected = if *meant == 'đ' { 'd' } else { *meant };
            for letter in letters.chars() {
                for written in [letter.to_string(), letter.to_uppercase().to_string()] {
                    assert_eq!(fold(&written), expected.to_string(), "{written}");
                }
            }
        }
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text}");
        check("Ɖinh", "dinh");
        check("L\u{430}n", "lan");
        check("Ƀuôn Mă", "buon ma");
        check("Ｌａｎ ０９", "lan 09");
        check("Øi Łạc ı", "oi lac i");
    }

    #[test]
    fn c2_a_word_with_an_apostrophe_is_found_by_what_follows_it() {
        for name in ["H'Hen Niê", "H’Hen Niê", "Hʼ Hen Niê", "H' Hen Niê", "H‘Hen Niê", "H`Hen Niê"]
        {
            let text = search_text([name]);
            for typed in ["hen", "hhen", "h'hen", "H’Hen", "h hen", "hen nie", "nie hen", "hn"] {
                assert!(matches(typed, &text), "{typed} in {name}: {text}");
            }
            assert!(!matches("en", &text), "{name}");
        }
        let text = search_text(["K'Brăm"]);
        assert!(matches("bram", &text) && matches("k'br", &text) && matches("kbram", &text));
        assert!(matches("drai", &search_text(["Huyện Ia H' Drai"])));
        assert_eq!(words("Ia H' Drai, tổ 'A' 2"), ["ia", "hdrai", "to", "a2"]);
    }

    #[test]
    fn c5_what_nobody_sees_does_not_part_a_word() {
        assert_eq!(words("Nguy\u{200b}ễn\u{feff} V\u{ad}ăn"), ["nguyen", "van"]);
        assert!(matches("\u{202a}0912\u{202c} 345", &search_text(["+84912345678"])));
        assert_eq!(nfc("Nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn t2_search_finds_words_in_any_order_initials_and_last_digits() {
        let an = search_text(["Nguyễn Văn An", "+84912345678", "001085012345", "29A12345"]);
        let check =
            |typed: &str, expected: bool| assert_eq!(matches(typed, &an), expected, "{typed}");
        check("", true);
        check("an nguyen", true);
        check("Ngu An", true);
        check("AN", true);
        check("nva", true);
        check("NV", true);
        check("va", true);
        check("nav", false);
        check("guyen", false);
        check("an binh", false);
        check("0912", true);
        check("0912 345 678", true);
        check("0912.345.678", true);
        check("+84912345678", true);
        check("5678", true);
        check("678", true);
        check("78", false);
        check("2345", true);
        check("29a-123.45", true);
        check("123.45", true);
        check("an 5678", true);
        check("an 5679", false);
        check("đ", false);
        check("!!!", true);
    }

    #[test]
    fn t2_initials_do_not_run_from_one_field_into_the_next() {
        let text = search_text(["Trần Lan", "Ngọc Khánh"]);
        assert!(matches("tl", &text) && matches("nk", &text));
        assert!(!matches("ln", &text) && !matches("tlnk", &text));
    }

    /// The order that `Intl.Collator('vi')` gives (Node, ICU 78.2) for given name, family name, rest.
    #[rustfmt::skip]
    const IN_ORDER: [&str; 50] = [
        "A", "Nguyễn Văn An", "Nguyễn Thị Ánh", "Nguyễn Ăn", "Trần Thị Ân", "Ê Ban", "Y Bun",
        "Dương Thị Dung", "Lê Dũng", "đinh văn đạt", "Lê Đạt", "Đinh Thị Đung", "Em", "Êm",
        "Siu H'Drai", "Phạm Ha", "Phạm Hà", "Phạm Hả", "Phạm Hã", "Phạm Há", "Phạm Hạ", "Nguyên Hằng",
        "Nguyền Hằng", "Nguyễn Thị Hằng", "Nguyễn Thị Thu Hằng", "Đỗ Hoa", "Đỗ Hoà", "Đỗ Hòa",
        "Bùi Lan", "Hoàng Lan", "Hoàng Thị Lan", "Hoàng Văn Lan", "Hoàng Văn Anh Lan", "H'Linh Niê",
        "Ngô On", "Ngô Ôn", "Ngô Ơn", "Lò Văn Pánh", "Trần Quy", "Trần Quỳ", "Trần Quý",
        "Trần Văn Thuỷ", "Trần Văn Thúy", "Trần Văn Thụy", "Vũ Ung", "Vũ Ưng", "Võ Wây",
        "Zơ Râm Xuân", "K'Brăm Y", "Lỳ Yến",
    ];

    #[test]
    fn t3_names_sort_by_given_name_in_vietnamese_order() {
        for pair in IN_ORDER.windows(2) {
            assert!(name_key(pair[0]) < name_key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
        let mut shuffled = IN_ORDER;
        shuffled.reverse();
        shuffled.sort_by_key(|name| name_key(name));
        assert_eq!(shuffled, IN_ORDER);
        assert_eq!(name_key("ĐINH VĂN ĐẠT"), name_key("đinh  văn đạt "));
        assert_eq!(name_key(" "), Vec::<u8>::new());
    }

    #[test]
    fn t3_text_of_any_script_has_a_key() {
        for text in ["", "\u{301}\u{301}", "金 李", "İı", "🙂 \u{0}", "ﬀ", "à\u{323}\u{302}"]
        {
            assert!(text_key(text).contains(&LETTERS_END), "{text:?}");
        }
        assert!(text_key("Ngõ 2") < text_key("Ngõ 3") && text_key("z") < text_key("金"));
    }

    #[test]
    fn t2_twenty_thousand_persons_are_searched_in_one_breath() {
        let persons: Vec<String> = (0..20_000)
            .map(|n| {
                search_text(["Nguyễn Thị Thu Hằng", &format!("+849{n:08}"), &format!("{n:012}")])
            })
            .collect();
        let query = Query::new("hang 19999");
        assert_eq!(persons.iter().filter(|person| query.matches(person)).count(), 1);
    }
}
