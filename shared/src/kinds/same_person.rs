//! Whether two records seem to be about one person, by what both say (SPEC K77). A guess for people to look at: nothing
//! is joined because of it.

use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::text;

/// Numbers of papers, whatever the kind calls them.
const PAPERS: [&str; 4] = ["citizen_id", "id_no", "old_id", "passport"];
/// Papers that prove nothing by a number alone are at least as long as an old identity card's.
const SHORTEST_PAPER: usize = 8;

/// Whether the same person of the register is named, or the number of one paper, or the name with year of birth or
/// telephone. What only one of them says decides nothing; two different persons of the register are never the same.
pub fn is_same_person(one: &Fields, other: &Fields) -> bool {
    if let (Some(one), Some(other)) = (one.text("person"), other.text("person")) {
        return one == other;
    }
    if papers(one).any(|paper| papers(other).any(|known| known == paper)) {
        return true;
    }
    let named = |fields: &Fields| fields.text("name").map(|name| text::words(name).join(" "));
    if named(one).is_none() || named(one) != named(other) {
        return false;
    }
    let agree = |a: Option<String>, b: Option<String>| a.is_some() && a == b;
    agree(born(one), born(other)) || agree(phone(one), phone(other))
}

fn papers(fields: &Fields) -> impl Iterator<Item = &str> {
    PAPERS.iter().filter_map(|name| fields.text(name)).filter(|paper| paper.len() >= SHORTEST_PAPER)
}

fn phone(fields: &Fields) -> Option<String> {
    fields.text("phone").map(str::to_owned)
}

/// The year of birth.
fn born(fields: &Fields) -> Option<String> {
    match fields.value("birth_year") {
        Some(Scalar::Int(year)) => Some(year.to_string()),
        _ => fields.text("dob").map(|day| day.chars().take(4).collect()),
    }
}
