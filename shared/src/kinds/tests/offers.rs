//! What phone and office make of a kind: lists, forms, access, and the kinds whose screens follow from it.

use super::*;
use crate::kinds::{Screens, commitment, facility, support};
use crate::roles::Role;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn k20_what_lists_and_forms_name_exists() {
    for kind in ALL {
        let named = kind.list.columns.iter().chain(kind.list.filters).chain(kind.first_fields);
        for name in named.chain(&kind.counted_by).chain(&kind.part_of) {
            let field = kind.fields.iter().find(|field| field.name == *name);
            assert!(field.is_some(), "{}.{name}", kind.name);
        }
        for name in kind.list.filters {
            let field = kind.fields.iter().find(|field| field.name == *name).unwrap();
            let narrows =
                matches!(field.value, ValueType::Choice { .. } | ValueType::Record { .. });
            assert!(narrows, "{}.{name}", kind.name);
        }
    }
}

#[test]
fn k20_a_derived_form_asks_at_once_for_all_that_it_does_not_fill_in() {
    for kind in ALL.into_iter().filter(|kind| kind.screens == Screens::Derived) {
        for field in kind.fields.iter().filter(|field| field.required) {
            let filled_in = kind.date_field == Some(field.name)
                || matches!(field.value, ValueType::Choice { .. });
            let asked = kind.first_fields.contains(&field.name);
            assert!(filled_in || asked, "{}.{}", kind.name, field.name);
        }
    }
}

#[test]
fn r4_names_are_seen_by_no_district_and_no_administrator() {
    for kind in ALL.into_iter().filter(|kind| kind.family != Family::Plan) {
        for role in [Role::District, Role::Administrator] {
            let access = kind.access;
            for task in [access.see, access.write, access.export] {
                assert!(!role.may(task), "{role} {}", kind.name);
            }
        }
    }
}

fn codes(kind: &Kind, values: &[(&str, Scalar)]) -> Vec<(String, &'static str)> {
    let typed = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let problems = kind.problems(&kind.normalise(&typed), &CheckContext::new(now_ms()));
    problems.into_iter().map(|problem| (problem.field, problem.code)).collect()
}

fn text(text: &str) -> Scalar {
    Scalar::Text(text.to_owned())
}

#[test]
fn k21_a_support_request_says_what_is_needed_and_where() {
    let base = [
        ("name", text("Lò Thị Mai")),
        ("asked_at", Scalar::Int(now_ms())),
        ("state", text("asked")),
    ];
    let found = codes(&support::KIND, &base);
    assert!(found.contains(&("needs".to_owned(), "required_needs")), "{found:?}");
    assert!(found.contains(&("address".to_owned(), "address_missing")), "{found:?}");
    let mut whole = base.to_vec();
    whole.extend([("needs/food", Scalar::Bool(true)), ("address", text("Ngõ 26"))]);
    assert_eq!(codes(&support::KIND, &whole), []);
}

#[test]
fn k21_a_commitment_names_what_is_promised_or_why_it_was_refused() {
    let base = [
        ("household", text(ID)),
        ("signed_by", text("Nguyễn Văn An")),
        ("signed_on", text("2021-11-13")),
    ];
    assert_eq!(codes(&commitment::KIND, &base), [("items".to_owned(), "items_missing")]);
    let mut refused = base.to_vec();
    refused.push(("refused", Scalar::Bool(true)));
    let expected = [("refused_reason".to_owned(), "reason_missing")];
    assert_eq!(codes(&commitment::KIND, &refused), expected);
}

#[test]
fn k21_a_facility_has_a_name_an_address_and_a_head() {
    let found = codes(&facility::KIND, &[("type", text("school"))]);
    let missing: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(missing, ["name", "address", "head_name"]);
}

/// Sources written by hand that name a kind.
fn files_naming(kind: &str, under: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "generated") {
                files_naming(kind, &path, found);
            }
            continue;
        }
        let is_source = path
            .extension()
            .is_some_and(|end| ["rs", "ts", "svelte"].iter().any(|known| end == *known));
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let named = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .any(|word| word == kind);
        if is_source && named {
            found.push(path);
        }
    }
}

#[test]
fn k22_a_derived_kind_is_named_in_at_most_five_files_written_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for kind in ["handout", "contact_attempt"] {
        let mut found = Vec::new();
        for folder in ["shared/src", "server/src", "client-wasm/src", "web/src", "xtask/src"] {
            let folder = root.join(folder);
            if folder.is_dir() {
                files_naming(kind, &folder, &mut found);
            }
        }
        assert!(!found.is_empty() && found.len() <= 5, "{kind}: {found:?}");
    }
}
