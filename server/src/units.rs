//! Administrative units of Viet Nam with the days on which they are valid (`server/data/README.md`).
//!
//! A unit is named by (code, valid_from, valid_to): 00025 is Phường Ngọc Khánh until 2025-06-30 and Phường
//! Giảng Võ from 2025-07-01. So every question here asks for a day.

mod typed;

use std::collections::HashMap;
use std::sync::LazyLock;

use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::text::{fold, words};
use vungxanh_shared::time::LocalDate;

use self::typed::{Fit, Typed};

const UNTIL_2025_06_30: &str = include_str!("../data/admin-units-until-2025-06-30.tsv");
const FROM_2025_07_01: &str = include_str!("../data/admin-units-from-2025-07-01.tsv");

/// What sort of unit; the words are the law's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnitKind {
    /// Tỉnh.
    Province,
    /// Thành phố trực thuộc trung ương.
    CentralCity,
    /// Quận.
    UrbanDistrict,
    /// Huyện.
    RuralDistrict,
    /// Thị xã.
    Town,
    /// Thành phố under a province or central city.
    City,
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Thị trấn.
    Township,
    /// Đặc khu.
    SpecialZone,
}

impl UnitKind {
    fn of(name: &str, code: &str) -> Option<Self> {
        let kinds = [
            ("Tỉnh ", 2, Self::Province),
            ("Thành phố ", 2, Self::CentralCity),
            ("Quận ", 3, Self::UrbanDistrict),
            ("Huyện ", 3, Self::RuralDistrict),
            ("Thị xã ", 3, Self::Town),
            ("Thành phố ", 3, Self::City),
            ("Phường ", 5, Self::Ward),
            ("Xã ", 5, Self::Commune),
            ("Thị trấn ", 5, Self::Township),
            ("Đặc khu ", 5, Self::SpecialZone),
        ];
        kinds
            .into_iter()
            .find(|(word, digits, _)| code.len() == *digits && name.starts_with(word))
            .map(|(_, _, kind)| kind)
    }
}

/// One unit in one period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// 2 digits for a province, 3 for a district, 5 for a ward, commune, township or special zone.
    pub code: &'static str,
    /// With its kind: "Phường Ngọc Khánh", "Tỉnh Sơn La".
    pub name: String,
    /// Read from the name.
    pub kind: UnitKind,
    /// Code of the unit above it, valid on the same days; none for a province.
    pub parent: Option<&'static str>,
    /// First day; `None` where the source does not say since when.
    pub valid_from: Option<LocalDate>,
    /// Last day; `None` while it lasts.
    pub valid_to: Option<LocalDate>,
    folded: String,
    /// The same as a search spells it.
    spelt: String,
    words: Vec<String>,
}

/// The unit with this code on this day.
pub fn find(code: &str, on: LocalDate) -> Option<&'static Unit> {
    UNITS.period(on).find(code)
}

/// The unit and those above it: "Phường Ngọc Khánh, Quận Ba Đình, Thành phố Hà Nội".
pub fn path(code: &str, on: LocalDate) -> Option<String> {
    let period = UNITS.period(on);
    let names: Vec<_> =
        period.find(code)?.and_above(period).map(|unit| unit.name.as_str()).collect();
    Some(names.join(", "))
}

/// What the ward's settings say of the unit: its name and those of the units above it.
pub fn settings_of(unit: &Unit, on: LocalDate) -> Fields {
    let period = UNITS.period(on);
    let names = unit.and_above(period).map(|unit| {
        let key = match unit.code.len() {
            2 => "province_name",
            3 => "district_name",
            _ => "ward_name",
        };
        (key.to_owned(), Scalar::from(unit.name.as_str()))
    });
    names.collect()
}

/// Every unit that ever had this code, oldest first. The same code is not the same place: where a later unit
/// took over the code, the earlier ones are all that the tables tell of what was there before.
pub fn with_code(code: &str) -> impl Iterator<Item = &'static Unit> {
    UNITS.periods.iter().filter_map(move |period| period.find(code))
}

/// Units of this day whose name has every word of `text`, in any order, with or without accents, whole or
/// begun, the kind of unit as people shorten it ("P. Ngọc Khánh"); words may also name the units above ("ngoc khanh ba
/// dinh"). A code finds its unit. Where nothing has all the words, what is nearly so called.
/// At most `limit`, best first: the exact name, then names that begin so, then the higher unit.
pub fn search(text: &str, on: LocalDate, limit: usize) -> Vec<&'static Unit> {
    let mut found = found_in(&[UNITS.period(on)], text, |_| true);
    found.sort_by_key(|(rank, unit)| (*rank, unit.code.len(), unit.code));
    found.into_iter().take(limit).map(|(_, unit)| unit).collect()
}

/// The same among the wards, communes, townships and special zones of all days; of equally good ones those of `today`
/// first. What names a unit above alone finds the wards in it.
pub fn search_wards(text: &str, today: LocalDate, limit: usize) -> Vec<&'static Unit> {
    let periods: Vec<&Period> = UNITS.periods.iter().collect();
    let mut found = found_in(&periods, text, Unit::is_ward);
    found.sort_by_key(|(rank, unit)| (*rank, !unit.is_of(today), unit.code));
    found.into_iter().take(limit).map(|(_, unit)| unit).collect()
}

/// What answers a search, each with how well: near misses only where nothing is called so.
fn found_in(
    periods: &[&'static Period],
    text: &str,
    wanted: impl Fn(&Unit) -> bool,
) -> Vec<(u8, &'static Unit)> {
    let typed = Typed::new(text);
    [Fit::Begun, Fit::Near]
        .into_iter()
        .map(|fit| {
            let found = periods.iter().flat_map(|period| period.found(&typed, fit));
            found.filter(|(_, unit)| wanted(unit)).collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Lines of the tables that could not be read; a test keeps this empty.
pub fn unreadable_lines() -> &'static [String] {
    &UNITS.unreadable
}

/// All units of a day, in the order of the table.
pub fn all_on(on: LocalDate) -> &'static [Unit] {
    &UNITS.period(on).units
}

impl Unit {
    fn and_above<'a>(&'a self, period: &'a Period) -> impl Iterator<Item = &'a Unit> {
        std::iter::successors(Some(self), |unit| period.find(unit.parent?))
    }

    /// Whether it is a ward, commune, township or special zone.
    pub fn is_ward(&self) -> bool {
        self.code.len() == 5
    }

    /// Whether it is a unit on this day.
    pub fn is_of(&self, day: LocalDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day)
            && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether this is its name, with its kind or without, accents and capitals aside.
    pub fn is_called(&self, text: &str) -> bool {
        let wanted = fold(text);
        self.folded == wanted || without_kind(&self.folded, self.kind) == wanted
    }
}

/// A folded name without the words that say its kind.
fn without_kind(folded: &str, kind: UnitKind) -> &str {
    let kind_words = match kind {
        UnitKind::CentralCity | UnitKind::City => 2,
        UnitKind::Town | UnitKind::Township | UnitKind::SpecialZone => 2,
        _ => 1,
    };
    folded.splitn(kind_words + 1, ' ').last().unwrap_or(folded)
}

struct Units {
    /// Oldest first, without gap.
    periods: Vec<Period>,
    unreadable: Vec<String>,
}

struct Period {
    last_day: Option<LocalDate>,
    units: Vec<Unit>,
    by_code: HashMap<&'static str, usize>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut unreadable = Vec::new();
    let merger = LocalDate::new(2025, 7, 1).ok();
    let day_before = merger.map(|day| day.plus_days(-1));
    let periods = vec![
        Period::read(UNTIL_2025_06_30, None, day_before, &mut unreadable),
        Period::read(FROM_2025_07_01, merger, None, &mut unreadable),
    ];
    Units { periods, unreadable }
});

impl Units {
    fn period(&self, on: LocalDate) -> &Period {
        let (last, earlier) = match self.periods.split_last() {
            Some(split) => split,
            None => return &EMPTY,
        };
        earlier.iter().find(|period| period.last_day.is_some_and(|day| on <= day)).unwrap_or(last)
    }
}

static EMPTY: LazyLock<Period> = LazyLock::new(|| Period::read("", None, None, &mut Vec::new()));

impl Period {
    fn read(
        table: &'static str,
        valid_from: Option<LocalDate>,
        valid_to: Option<LocalDate>,
        unreadable: &mut Vec<String>,
    ) -> Self {
        let mut units = Vec::new();
        for line in table.lines().skip(1) {
            match read_line(line) {
                Some(unit) => units.push(Unit { valid_from, valid_to, ..unit }),
                None => unreadable.push(line.to_owned()),
            }
        }
        let by_code = units.iter().enumerate().map(|(at, unit)| (unit.code, at)).collect();
        Self { last_day: valid_to, units, by_code }
    }

    fn find(&self, code: &str) -> Option<&Unit> {
        self.units.get(*self.by_code.get(code)?)
    }

    /// Units that answer a search, each with how well.
    fn found(&self, typed: &Typed, fit: Fit) -> Vec<(u8, &Unit)> {
        let ranked = |unit| Some((self.rank(unit, typed, fit)?, unit));
        self.units.iter().filter_map(ranked).collect()
    }

    /// How well a unit answers a search, 0 best; `None` where a word of it is found neither here nor above.
    fn rank(&self, unit: &Unit, typed: &Typed, fit: Fit) -> Option<u8> {
        if typed.is_code(unit.code) {
            return Some(0);
        }
        if typed.words.is_empty() {
            return None;
        }
        let name = without_kind(&unit.spelt, unit.kind);
        if fit == Fit::Near && typed.runs_together(name) {
            return Some(2);
        }
        let here = |word: &String| fit.matches(word, &unit.words);
        let above =
            |word: &String| unit.and_above(self).skip(1).any(|unit| fit.matches(word, &unit.words));
        let anywhere = |word: &String| here(word) || above(word);
        let all = |words: &[String]| !words.is_empty() && words.iter().all(anywhere);
        let rank = match () {
            _ if typed.text == unit.spelt || typed.text == name => 1,
            _ if unit.spelt.starts_with(&typed.text) || name.starts_with(&typed.text) => 2,
            _ if typed.words.iter().all(here) => 3,
            _ if all(&typed.words) && typed.name.iter().any(here) => 4,
            _ if all(&typed.words) => 5,
            // Its kind is another by now: Thị xã Sơn Tây is Phường Sơn Tây.
            _ if all(&typed.name) && typed.name.iter().any(here) => 6,
            _ => return None,
        };
        Some(rank)
    }
}

fn read_line(line: &'static str) -> Option<Unit> {
    let mut cells = line.split('\t');
    let (code, name, level) = (cells.next()?, cells.next()?, cells.next()?);
    let parent = cells.next().filter(|parent| !parent.is_empty());
    let digits = code.bytes().all(|b| b.is_ascii_digit()) && matches!(code.len(), 2 | 3 | 5);
    if !digits || parent.is_none() != (code.len() == 2) || cells.next().is_some() {
        return None;
    }
    let name = tidy(name, level);
    let kind = UnitKind::of(&name, code)?;
    let words: Vec<_> = words(&name).iter().map(|word| typed::spelling(word)).collect();
    let (folded, spelt) = (fold(&name), words.join(" "));
    Some(Unit { code, name, kind, parent, valid_from: None, valid_to: None, folded, spelt, words })
}

/// The two tables write alike: single spaces, "Thành phố", and "Tỉnh" before a province.
fn tidy(name: &str, level: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = match name.strip_prefix("Thành Phố ") {
        Some(rest) => format!("Thành phố {rest}"),
        None => name,
    };
    match level == "tỉnh" && !name.starts_with("Tỉnh ") && !name.starts_with("Thành phố ") {
        true => format!("Tỉnh {name}"),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    fn names(text: &str, on: &str) -> Vec<&'static str> {
        search(text, day(on), 5).into_iter().map(|unit| unit.name.as_str()).collect()
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(unreadable_lines(), &[] as &[String]);
        let before = all_on(day("2025-06-30"));
        let after = all_on(day("2025-07-01"));
        let count =
            |units: &[Unit], digits| units.iter().filter(|u| u.code.len() == digits).count();
        assert_eq!([2, 3, 5].map(|digits| count(before, digits)), [63, 696, 10_051]);
        assert_eq!([2, 3, 5].map(|digits| count(after, digits)), [34, 0, 3_321]);
        for units in [before, after] {
            let on = units[0].valid_from.unwrap_or(day("2021-11-13"));
            for unit in units {
                assert_eq!(find(unit.code, on), Some(unit), "{} stands twice", unit.code);
                assert!(unit.parent.is_none_or(|parent| find(parent, on).is_some()), "{unit:?}");
            }
        }
    }

    #[test]
    fn a_code_is_another_ward_after_the_merger() {
        let [old, new] = with_code("00025").collect::<Vec<_>>()[..] else { panic!("two periods") };
        assert_eq!(
            (old.name.as_str(), new.name.as_str()),
            ("Phường Ngọc Khánh", "Phường Giảng Võ")
        );
        assert_eq!((old.valid_from, old.valid_to), (None, Some(day("2025-06-30"))));
        assert_eq!((new.valid_from, new.valid_to), (Some(day("2025-07-01")), None));
        assert_eq!(find("00025", day("2025-06-30")), Some(old));
        assert_eq!(find("00025", day("2025-07-01")), Some(new));
        assert_eq!(find("00031", day("2025-06-30")).unwrap().name, "Phường Giảng Võ");
        assert_eq!(find("00031", day("2025-07-01")), None);
    }

    #[test]
    fn a_path_names_all_above() {
        let check = |code, on, expected| assert_eq!(path(code, day(on)).as_deref(), expected);
        check("00025", "2021-11-13", Some("Phường Ngọc Khánh, Quận Ba Đình, Thành phố Hà Nội"));
        check("00025", "2025-07-01", Some("Phường Giảng Võ, Thành phố Hà Nội"));
        check("23535", "2020-04-01", Some("Xã Ia Đal, Huyện Ia H' Drai, Tỉnh Kon Tum"));
        check("04", "2026-01-01", Some("Tỉnh Cao Bằng"));
        check("99999", "2021-11-13", None);
        check("", "2021-11-13", None);
    }

    #[test]
    fn search_needs_no_accents_and_no_order() {
        assert_eq!(names("ngoc khanh", "2021-11-13")[0], "Phường Ngọc Khánh");
        assert_eq!(names("Ba Đình Ngọc Khánh", "2021-11-13"), ["Phường Ngọc Khánh"]);
        assert_eq!(names("khánh ngọc ba đ", "2021-11-13"), ["Phường Ngọc Khánh"]);
        assert_eq!(names("00025", "2026-11-22"), ["Phường Giảng Võ"]);
        assert_eq!(names("son la", "2021-11-13")[..2], ["Tỉnh Sơn La", "Thành phố Sơn La"]);
        assert_eq!(names("cao bang", "2026-11-22")[0], "Tỉnh Cao Bằng");
        assert_eq!(names("buon ma thuot", "2026-11-22")[0], "Phường Buôn Ma Thuột");
        assert!(names("  ", "2021-11-13").is_empty());
        assert!(names("không nơi nào tên thế", "2021-11-13").is_empty());
    }

    #[test]
    fn wards_of_all_days_are_found_those_of_today_first() {
        let found = |text: &str, on: &str| -> Vec<_> {
            search_wards(text, day(on), 3)
                .into_iter()
                .map(|unit| (unit.code, unit.valid_to))
                .collect()
        };
        let last = Some(day("2025-06-30"));
        assert_eq!(found("giang vo ha noi", "2026-11-22"), [("00025", None), ("00031", last)]);
        assert_eq!(found("giang vo ha noi", "2021-11-13"), [("00031", last), ("00025", None)]);
        assert_eq!(
            found("thi tran hat lot", "2026-11-22").first().map(|found| found.1),
            Some(last)
        );
        assert!(found("quan ba dinh", "2021-11-13").iter().all(|(code, _)| code.len() == 5));
    }

    #[test]
    fn a_ward_is_found_as_people_write_it() {
        let check = |text: &str, on: &str, expected: &str| {
            let found = search_wards(text, day(on), 20);
            let names: Vec<_> = found.iter().map(|unit| unit.name.as_str()).collect();
            assert!(names.contains(&expected), "{text}: {names:?}");
        };
        for text in [
            "P. Ngọc Khánh",
            "P.Ngọc Khánh",
            "p ngoc khanh",
            "F. Ngọc Khánh",
            "phường Khánh Ngọc",
            "ngockhanh",
            "Ngoc Khan",
            "Ngọc Khánn, Ba Đình",
            "Ngọc Khánh, Q. Ba Đình, TP Hà Nội",
            "ngọc khánh - ba đình - HN",
        ] {
            check(text, "2021-11-13", "Phường Ngọc Khánh");
        }
        check("quận Ba Đình", "2021-11-13", "Phường Cống Vị");
        check("Q.Ba Đình", "2021-11-13", "Phường Cống Vị");
        check("TX Sơn Tây", "2021-11-13", "Phường Ngô Quyền");
        check("TX. Sơn Tây", "2026-11-22", "Phường Sơn Tây");
        check("TT Hát Lót", "2021-11-13", "Thị trấn Hát Lót");
        check("TP Sơn La", "2021-11-13", "Phường Chiềng Lề");
        check("P1 TP Đông Hà", "2021-11-13", "Phường 1");
        check("phường 01 đông hà", "2021-11-13", "Phường 1");
        check("Ia Đal, Ia H'Drai", "2021-11-13", "Xã Ia Đal");
        check("mĩ đình", "2021-11-13", "Phường Mỹ Đình 1");
        check("Bến Nghé TPHCM", "2021-11-13", "Phường Bến Nghé");
    }

    #[test]
    fn the_ward_that_is_meant_stands_first() {
        let first = |text: &str| search_wards(text, day("2021-11-13"), 1)[0].name.as_str();
        assert_eq!(first("P. Ngọc Khánh"), "Phường Ngọc Khánh");
        assert_eq!(first("Khánh Ngọc Ba Đình"), "Phường Ngọc Khánh");
        assert_eq!(first("TT. Hát Lót"), "Thị trấn Hát Lót");
        assert!(search_wards("quận Không Có Ở Đâu", day("2021-11-13"), 5).is_empty());
    }

    #[test]
    fn every_kind_of_unit_is_told_apart() {
        let kind = |code, on| find(code, day(on)).unwrap().kind;
        assert_eq!(kind("01", "2021-11-13"), UnitKind::CentralCity);
        assert_eq!(kind("14", "2021-11-13"), UnitKind::Province);
        assert_eq!(kind("001", "2021-11-13"), UnitKind::UrbanDistrict);
        assert_eq!(kind("769", "2021-11-13"), UnitKind::City);
        assert_eq!(kind("32244", "2021-11-13"), UnitKind::Township);
        assert_eq!(kind("11948", "2026-11-22"), UnitKind::SpecialZone);
    }
}
