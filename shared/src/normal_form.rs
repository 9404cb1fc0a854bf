//! Unicode's normal forms, as far as text of the field needs them.
//!
//! Vietnamese letters are taken apart here by a small table. Whatever else comes is left to a library,
//! or on a phone to the browser, which has the tables already: in the app's download they would weigh
//! more than all kinds of record together.

/// A vowel, its shape, and the letter without tone and with each: grave, hook, tilde, acute, dot below.
const VOWELS: [(char, Option<char>, [char; 6]); 12] = [
    ('a', None, ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    ('a', Some(BREVE), ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    ('a', Some(CIRCUMFLEX), ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    ('e', None, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('e', Some(CIRCUMFLEX), ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    ('i', None, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    ('o', None, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('o', Some(CIRCUMFLEX), ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    ('o', Some(HORN), ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    ('u', None, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('u', Some(HORN), ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    ('y', None, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', DOT_BELOW];
const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';
const DOT_BELOW: char = '\u{323}';

/// Composed (NFC), as text is stored.
pub fn nfc(text: &str) -> String {
    let composed = |c: char| c.is_ascii() || matches!(c, 'đ' | 'Đ') || vowel(c).is_some();
    if text.chars().all(composed) { text.to_owned() } else { whole::nfc(text) }
}

/// Decomposed (NFD): letters followed by their marks, in canonical order.
pub fn nfd(text: &str) -> String {
    let mut decomposed = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii() || matches!(c, 'đ' | 'Đ') {
            decomposed.push(c);
        } else if let Some((base, marks)) = vowel(c) {
            decomposed.push(base);
            decomposed.extend(marks.into_iter().flatten());
        } else {
            return whole::nfd(text);
        }
    }
    decomposed
}

/// Whether `c` is a mark on the letter before it.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Whether `c` is shown as nothing: marks of the writing direction that telephone books and web pages copy along,
/// spaces without width, soft hyphens, control characters. Nobody typed them, and they part or hide what is searched.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{34f}'
            | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// The letter under a Vietnamese vowel's marks, and these.
fn vowel(c: char) -> Option<(char, [Option<char>; 2])> {
    let mut lower = c.to_lowercase();
    let (Some(small), None) = (lower.next(), lower.next()) else { return None };
    let (base, shape, tone) = VOWELS.iter().find_map(|(base, shape, toned)| {
        let place = toned.iter().position(|letter| *letter == small)?;
        Some((*base, *shape, place.checked_sub(1).and_then(|tone| TONES.get(tone)).copied()))
    })?;
    let base = if small == c { base } else { base.to_ascii_uppercase() };
    // A dot below stands nearer to the letter than what is above it.
    let dot_first = tone == Some(DOT_BELOW) && shape != Some(HORN);
    Some((base, if dot_first { [tone, shape] } else { [shape, tone] }))
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod whole {
    use unicode_normalization::UnicodeNormalization;

    pub fn nfc(text: &str) -> String {
        text.nfc().collect()
    }
    pub fn nfd(text: &str) -> String {
        text.nfd().collect()
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod whole {
    use js_sys::JsString;

    pub fn nfc(text: &str) -> String {
        String::from(JsString::from(text).normalize("NFC"))
    }
    pub fn nfd(text: &str) -> String {
        String::from(JsString::from(text).normalize("NFD"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_the_small_table_says_what_unicode_says() {
        let small = VOWELS.iter().flat_map(|(_, _, toned)| *toned);
        let letters: Vec<char> =
            small.flat_map(|c| [c].into_iter().chain(c.to_uppercase())).collect();
        assert_eq!(letters.len(), 144);
        for c in letters {
            let text = format!("x{c}đ");
            assert!(vowel(c).is_some(), "{c}");
            assert_eq!(nfd(&text), whole::nfd(&text), "{c}");
            assert_eq!(nfc(&nfd(&text)), text, "{c}");
            assert_eq!(nfc(&text), text, "{c}");
        }
    }

    #[test]
    fn t1_what_the_table_does_not_know_is_left_to_unicode() {
        for text in ["Bùi Č", "Hoa\u{300}", "ﬁ é", "K\u{302}Pă Ñ", "Å\u{323}", "한글", ""]
        {
            assert_eq!(nfd(text), whole::nfd(text), "{text}");
            assert_eq!(nfc(text), whole::nfc(text), "{text}");
        }
    }

    #[test]
    fn t1_marks_are_those_of_letters_in_use() {
        use unicode_normalization::char::is_combining_mark;
        let latin_and_cyrillic =
            ('\0'..'\u{590}').chain('\u{1ab0}'..'\u{1acf}').chain('\u{1dc0}'..'\u{1e00}');
        for c in latin_and_cyrillic {
            assert_eq!(is_mark(c), is_combining_mark(c), "{:x}", c as u32);
        }
    }
}
