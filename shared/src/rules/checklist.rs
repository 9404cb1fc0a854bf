//! What is looked at in an inspection (`shared/data/checklist.tsv`), by what is inspected, on which day and where.

use std::sync::OnceLock;

use super::jurisdiction;
use super::table::table;
use crate::ids::WardCode;
use crate::time::LocalDate;

/// One row of the table: an item of the list for one sort of subject.
#[derive(Debug)]
pub struct Item {
    /// What is inspected: a code of the inspection's `subject_kind`.
    pub subject: &'static str,
    /// The item: a code of the inspection's sets.
    pub code: &'static str,
    /// First day.
    pub valid_from: LocalDate,
    valid_to: Option<LocalDate>,
    /// Code of a province or district; none = the whole country.
    pub jurisdiction: Option<&'static str>,
    /// Whether the document says exactly this.
    pub confirmed: bool,
    /// The document.
    pub source: &'static str,
}

/// Every row, in the order of the file.
pub fn all() -> &'static [Item] {
    static ITEMS: OnceLock<Vec<Item>> = OnceLock::new();
    ITEMS.get_or_init(|| table!("checklist.tsv").filter_map(parse).collect())
}

fn parse(line: &'static str) -> Option<Item> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    Some(Item {
        subject: next()?,
        code: next()?,
        valid_from: next()?.parse().ok()?,
        valid_to: super::last_day(next()?)?,
        jurisdiction: Some(next()?).filter(|code| !code.is_empty()),
        confirmed: next()? == "yes",
        source: next()?,
    })
}

/// The list for a subject on a day, each item once: by the rule of the narrowest jurisdiction that names it. Empty where
/// no rule is known.
pub fn items(subject: &str, day: LocalDate, ward: Option<&WardCode>) -> Vec<&'static Item> {
    let places = ward.map(|ward| jurisdiction::of_ward(ward, day)).unwrap_or_default();
    let distance = |item: &Item| match item.jurisdiction {
        None => Some(places.len()),
        Some(code) => places.iter().position(|place| *place == code),
    };
    let holds = |item: &&Item| {
        item.subject == subject
            && item.valid_from <= day
            && item.valid_to.is_none_or(|last| day <= last)
            && distance(item).is_some()
    };
    let mut found: Vec<&Item> = Vec::new();
    for item in all().iter().filter(holds) {
        match found.iter_mut().find(|other| other.code == item.code) {
            Some(other) if distance(item) < distance(other) => *other = item,
            Some(_) => {}
            None => found.push(item),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::{Choice, inspection};

    fn codes(subject: &str, day: &str, ward: &str) -> Vec<(&'static str, bool)> {
        let ward: WardCode = ward.parse().unwrap();
        let found = items(subject, day.parse().unwrap(), Some(&ward)).into_iter();
        found.map(|item| (item.code, item.confirmed)).collect()
    }

    #[test]
    fn k72_the_list_follows_the_subject_the_day_and_the_place() {
        let (thanh_xuan, son_la) = ("00367", "04117");
        let office = codes("facility", "2021-11-22", thanh_xuan);
        assert!(office.contains(&("canteen", true)), "{office:?}");
        assert!(!office.iter().any(|(code, _)| *code == "temp_all"), "{office:?}");
        // One district's letter is no list of the country; nor does it hold before its day.
        let elsewhere = codes("facility", "2021-11-22", son_la);
        assert!(!elsewhere.iter().any(|(code, _)| *code == "canteen"), "{elsewhere:?}");
        assert_eq!(codes("facility", "2021-05-25", thanh_xuan), elsewhere);
        assert!(codes("checkpoint", "2021-11-22", son_la).contains(&("temp_all", false)));
        assert_eq!(codes("facility", "2020-01-01", son_la), []);
        assert_eq!(codes("nobody", "2021-11-22", son_la), []);
        // Named by a narrow rule and a wide one: once, by the narrow one.
        let named = office.iter().filter(|(code, _)| *code == "reception");
        assert_eq!(named.collect::<Vec<_>>(), [&("reception", true)]);
    }

    #[test]
    fn k72_every_line_of_the_table_is_an_item_that_the_form_has() {
        let table = include_str!("../../data/checklist.tsv");
        let is_row = |line: &&str| !line.starts_with('#') && !line.starts_with("subject\t");
        assert_eq!(all().len(), table.lines().filter(is_row).count());
        let has = |choices: &[Choice], code: &str| choices.iter().any(|one| one.code == code);
        for item in all() {
            assert!(has(inspection::SUBJECTS, item.subject), "{item:?}");
            assert!(has(inspection::ITEMS, item.code), "{item:?}");
            assert!(!item.source.is_empty(), "{item:?}");
        }
        for subject in inspection::SUBJECTS {
            let day = "2021-12-08".parse().unwrap();
            assert!(!items(subject.code, day, None).is_empty(), "{} has no list", subject.code);
        }
        for item in inspection::ITEMS {
            assert!(all().iter().any(|row| row.code == item.code), "{} is in no list", item.code);
        }
    }
}
