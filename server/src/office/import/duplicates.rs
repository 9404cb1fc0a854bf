//! Who of a sheet may be in the books already, or twice in the sheet. A person decides; nothing is left out unasked.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;
use vungxanh_shared::ids::Place;
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::text::fold;

use super::plan::Plan;
use crate::store::imports::KnownPerson;

/// Why somebody may be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// The same citizen number.
    CitizenId,
    /// The same name and year of birth in the same area.
    NameAndYear,
}

/// A row that may be somebody whom the ward knows.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Duplicate {
    /// The row's number in the sheet.
    pub row: usize,
    /// The person's name in the sheet.
    pub name: String,
    /// Why.
    pub sameness: Sameness,
    /// The record in the books; none where it is another row of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The other row of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_row: Option<usize>,
}

#[derive(Clone)]
enum Known {
    Record(String),
    Row(usize),
}

/// Every row that may be somebody else's, in the order of the sheet.
pub fn find(plan: &Plan, books: &[KnownPerson]) -> Vec<Duplicate> {
    let mut by_number: HashMap<String, Known> = HashMap::new();
    let mut by_name: HashMap<(String, String, String), Known> = HashMap::new();
    for person in books {
        let known = Known::Record(person.id.clone());
        if !person.citizen_id.is_empty() {
            by_number.insert(person.citizen_id.clone(), known.clone());
        }
        by_name.insert(name_key(&person.place, &person.name, &person.born), known);
    }
    let mut found = Vec::new();
    for household in &plan.households {
        for (row, fields) in &household.persons {
            let person = stored(fields);
            let number = person.text("citizen_id").unwrap_or_default().to_owned();
            let key = key_of(&household.place, &person);
            let same_number = by_number.get(&number).filter(|_| !number.is_empty());
            let same_name = by_name.get(&key).filter(|_| !key.2.is_empty());
            let same = same_number.map(|known| (Sameness::CitizenId, known));
            let same = same.or_else(|| same_name.map(|known| (Sameness::NameAndYear, known)));
            if let Some((sameness, known)) = same {
                let (record, other_row) = match known {
                    Known::Record(id) => (Some(id.clone()), None),
                    Known::Row(row) => (None, Some(*row)),
                };
                let name = person.text("full_name").unwrap_or_default().to_owned();
                found.push(Duplicate { row: *row, name, sameness, record, other_row });
            }
            if !number.is_empty() {
                by_number.entry(number).or_insert(Known::Row(*row));
            }
            by_name.entry(key).or_insert(Known::Row(*row));
        }
    }
    found
}

/// The values as they would be stored, so that they compare.
fn stored(fields: &Fields) -> Fields {
    kinds::find("person").map_or_else(Fields::new, |kind| kind.normalise(fields))
}

fn key_of(place: &Place, person: &Fields) -> (String, String, String) {
    let text = |name| person.text(name).unwrap_or_default();
    name_key(&place.to_string(), text("full_name"), text("dob"))
}

fn name_key(place: &str, name: &str, born: &str) -> (String, String, String) {
    (place.to_owned(), fold(name), born.chars().take(4).collect())
}
