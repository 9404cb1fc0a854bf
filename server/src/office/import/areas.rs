//! Which area of the ward a cell names. A cell that says anything more than an area's name, or the number in it, names
//! none: people would be written into a wrong area, where nobody looks for them.

use vungxanh_shared::ids::Place;
use vungxanh_shared::text::{fold, words};

/// Names of the ward's areas that are told where a cell names none.
const SHOWN_AREAS: usize = 6;

/// What areas are called, as it is written and spoken, with the code of [`vungxanh_shared::kinds`]; what is longer
/// stands before what it begins with.
const UNITS: &[(&[&str], &str)] = &[
    (&["to", "dan", "pho"], "to_dan_pho"),
    (&["to", "dp"], "to_dan_pho"),
    (&["tdp"], "to_dan_pho"),
    (&["to"], "to_dan_pho"),
    (&["khu", "lien", "gia", "tu", "quan"], "lien_gia"),
    (&["khu", "lien", "gia"], "lien_gia"),
    (&["lien", "gia"], "lien_gia"),
    (&["khu", "pho"], "khu_pho"),
    (&["kp"], "khu_pho"),
    (&["tieu", "khu"], "tieu_khu"),
    (&["tk"], "tieu_khu"),
    (&["khu"], "khu_pho"),
    (&["thon"], "thon"),
    (&["ban"], "ban"),
    (&["ap"], "ap"),
];

/// Where rows belong that do not say it, and the ward's areas by their names.
pub struct Areas {
    /// Chosen for the whole sheet.
    pub chosen: Option<Place>,
    /// Every area with its name.
    pub known: Vec<(Place, String)>,
}

impl Areas {
    /// The area that a cell names: by its code, its name, or the name without the word for such an area.
    pub fn find(&self, cell: &str) -> Option<&Place> {
        let folded = fold(cell.trim());
        let named = self.known.iter().find(|(place, name)| {
            fold(name.trim()) == folded || place.to_string().eq_ignore_ascii_case(cell.trim())
        });
        named.map(|(place, _)| place).or_else(|| self.by_words(&AreaName::of(cell)))
    }

    fn by_words(&self, cell: &AreaName) -> Option<&Place> {
        let known = || self.known.iter().map(|(place, name)| (place, AreaName::of(name)));
        let mut same = known().filter(|(_, name)| name.is_same(cell));
        if let Some((place, _)) = same.next() {
            // Where two areas are meant, neither is.
            return same.next().is_none().then_some(place);
        }
        let mut numbered = known().filter(|(_, name)| name.has_number_of(cell));
        let found = numbered.next().filter(|_| numbered.next().is_none());
        found.map(|(place, _)| place)
    }

    /// The names of the first areas, for somebody who has to correct a cell.
    pub fn names(&self) -> String {
        let names: Vec<&str> =
            self.known.iter().take(SHOWN_AREAS).map(|(_, name)| name.as_str()).collect();
        let more = if self.known.len() > SHOWN_AREAS { ", …" } else { "" };
        format!("{}{more}", names.join(", "))
    }
}

/// `Tổ dân phố số 03` taken apart: what such an area is called, and `3`.
struct AreaName {
    unit: Option<&'static str>,
    words: Vec<String>,
}

impl AreaName {
    fn of(text: &str) -> Self {
        let all = words_apart(text);
        let begins = |unit: &[&str]| all.get(..unit.len()).is_some_and(|start| start == unit);
        let known = UNITS.iter().find(|(unit, _)| begins(unit));
        let (length, unit) = known.map_or((0, None), |(unit, code)| (unit.len(), Some(*code)));
        let mut rest = all.get(length..).unwrap_or_default();
        if let [so, number, ..] = rest
            && so == "so"
            && is_number(number)
        {
            rest = rest.get(1..).unwrap_or_default();
        }
        Self { unit, words: rest.iter().map(|word| without_zeros(word)).collect() }
    }

    /// Whether both may be called the same.
    fn is_of_unit(&self, cell: &Self) -> bool {
        self.unit.is_none() || cell.unit.is_none() || self.unit == cell.unit
    }

    fn is_same(&self, cell: &Self) -> bool {
        !self.words.is_empty() && self.words == cell.words && self.is_of_unit(cell)
    }

    /// Whether the cell is a number alone, and the one of this name: `Tổ 3` of `Tổ 3 Ngọc Hà`.
    fn has_number_of(&self, cell: &Self) -> bool {
        let has_digit = |word: &&String| word.bytes().any(|byte| byte.is_ascii_digit());
        let mut numbers = self.words.iter().filter(has_digit);
        match (cell.words.as_slice(), numbers.next(), numbers.next()) {
            ([wanted], Some(number), None) => {
                is_number(wanted) && wanted == number && self.is_of_unit(cell)
            }
            _ => false,
        }
    }
}

/// The folded words of a text; `tdp3` is two.
fn words_apart(text: &str) -> Vec<String> {
    let mut apart = words(text);
    let Some(first) = apart.first().cloned() else { return apart };
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_unit = UNITS.iter().any(|(unit, _)| *unit == [letters]);
    if let Some(digits) = first.strip_prefix(letters).filter(|digits| is_unit && !digits.is_empty())
    {
        apart.splice(..1, [letters.to_owned(), digits.to_owned()]);
    }
    apart
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_zeros(word: &str) -> String {
    match word.trim_start_matches('0') {
        number if is_number(number) && is_number(word) => number.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &[(&str, Option<usize>)]) {
        let place = |no: usize| format!("00025-{no:02}").parse::<Place>().unwrap();
        let known = names.iter().zip(1..).map(|(name, no)| (place(no), (*name).to_owned()));
        let areas = Areas { chosen: None, known: known.collect() };
        for (cell, no) in expected {
            assert_eq!(areas.find(cell), no.map(place).as_ref(), "{cell} of {names:?}");
        }
    }

    #[test]
    fn an_area_is_named_by_its_code_its_name_or_the_number_alone() {
        let forms = ["Tổ 3", "tổ dân phố số 3", "TDP 3", "tdp3", "3", "03", "số 3", "00025-01"];
        check(&["Tổ 3", "Tổ 5"], &forms.map(|form| (form, Some(1))));
        check(&["Tổ dân phố số 3", "Tổ dân phố số 5"], &forms.map(|form| (form, Some(1))));
        check(&["Thôn Đoài", "Thôn Đông"], &[("Đoài", Some(1)), ("thon dong", Some(2))]);
        check(&["Tổ 3", "Khu phố 3"], &[("khu phố 3", Some(2)), ("KP3", Some(2)), ("3", None)]);
        check(&["Tổ 3 Ngọc Hà", "Tổ 4A"], &[("Tổ 3", Some(1)), ("3", Some(1)), ("4a", Some(2))]);
    }

    #[test]
    fn a_number_among_other_words_names_no_area() {
        let others = ["5A", "Hẻm 3 khu phố", "3/5", "Tổ 3, tổ 5", "Thôn 3", "Tổ", "13", ""];
        check(&["Tổ 3", "Tổ 5"], &others.map(|other| (other, None)));
        check(&["Tổ 3A", "Tổ 3B khu 2"], &[("3", None), ("Tổ 2", None)]);
    }
}
