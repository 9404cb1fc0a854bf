//! What a cell of a sheet says, as a form would give it.

use vungxanh_shared::kinds::{Choice, Field, ValueType};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::text::fold;

/// A cell as a form would give it: a choice by its label, numbers with the zeros that spreadsheets take away. None where
/// it is none of the field's choices.
pub fn typed(field: &Field, cell: &str) -> Option<Scalar> {
    let digits = || cell.bytes().all(|byte| byte.is_ascii_digit());
    Some(match field.value {
        ValueType::Choice { choices } => Scalar::from(choice(field.name, choices, cell)?),
        // All citizen numbers of this country's provinces begin with 0.
        ValueType::CitizenId if cell.len() == 11 && digits() => Scalar::from(format!("0{cell}")),
        ValueType::Phone if cell.len() == 9 && digits() => Scalar::from(format!("0{cell}")),
        _ => Scalar::from(cell),
    })
}

/// The choice that a cell names, by its label or as wards write it.
fn choice(field: &str, choices: &'static [Choice], cell: &str) -> Option<&'static str> {
    let folded = fold(cell);
    let named = choices.iter().find(|choice| {
        let one_of = |label: &str| label.split(',').any(|part| fold(part.trim()) == folded);
        fold(choice.label.vi) == folded
            || fold(choice.label.en) == folded
            || one_of(choice.label.vi)
            || choice.code == folded
    });
    let usual = || {
        let words = match field {
            "relation" => RELATION_WORDS,
            "sex" => SEX_WORDS,
            "force" => FORCE_WORDS,
            _ => &[],
        };
        words.iter().find(|(word, _)| *word == folded).map(|(_, code)| *code)
    };
    named.map(|choice| choice.code).or_else(usual)
}

const SEX_WORDS: &[(&str, &str)] =
    &[("trai", "male"), ("gai", "female"), ("m", "male"), ("f", "female")];

const RELATION_WORDS: &[(&str, &str)] = &[
    ("ban than", "head"),
    ("ch", "head"),
    ("con trai", "child"),
    ("con gai", "child"),
    ("con de", "child"),
    ("con nuoi", "child"),
    ("con dau", "child_in_law"),
    ("con re", "child_in_law"),
    ("dau", "child_in_law"),
    ("re", "child_in_law"),
    ("me", "parent"),
    ("cha", "parent"),
    ("bo de", "parent"),
    ("me de", "parent"),
    ("bo vo", "relative"),
    ("me vo", "relative"),
    ("bo chong", "relative"),
    ("me chong", "relative"),
    ("anh ruot", "sibling"),
    ("chi ruot", "sibling"),
    ("em ruot", "sibling"),
    ("chau", "grandchild"),
    ("chau noi", "grandchild"),
    ("chau ngoai", "grandchild"),
    ("o tro", "lodger"),
    ("nguoi o tro", "lodger"),
    ("thue tro", "lodger"),
    ("o nho", "lodger"),
];

const FORCE_WORDS: &[(&str, &str)] = &[
    ("to covid", "covid_team"),
    ("cong an phuong", "police"),
    ("cong an xa", "police"),
    ("tram y te", "health"),
    ("dan quan", "militia"),
    ("bao ve to dan pho", "civil_defence"),
    ("doan vien", "youth_union"),
    ("phu nu", "women_union"),
    ("cuu chien binh", "veterans"),
    ("can bo", "official"),
    ("can bo phuong", "official"),
    ("can bo xa", "official"),
];
