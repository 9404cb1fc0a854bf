//! Names, codes and texts of all kinds.

use std::collections::BTreeSet;

use super::*;
use crate::gate;

fn walk_texts(value: &serde_json::Value, path: &str) {
    use serde_json::Value;
    match value {
        Value::Object(map) if map.contains_key("vi") => {
            for language in ["vi", "en"] {
                let text = map[language].as_str().unwrap();
                assert!(!text.trim().is_empty(), "{path} has no {language}");
                assert_eq!(text, nfc(text), "{path} is not NFC");
                assert_eq!(text.trim(), text, "{path}");
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                walk_texts(value, &format!("{path}.{key}"));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let name = item.get("name").or(item.get("code")).and_then(Value::as_str);
                walk_texts(item, &format!("{path}[{}]", name.unwrap_or(&at.to_string())));
            }
        }
        _ => {}
    }
}

#[test]
fn k1_every_kind_field_and_choice_speaks_both_languages() {
    for kind in ALL {
        walk_texts(&serde_json::to_value(kind).unwrap(), kind.name);
    }
}

fn assert_unique<'a>(names: impl Iterator<Item = &'a str>, of: &str) {
    let mut seen = BTreeSet::new();
    for name in names {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        assert!(!name.is_empty() && name.bytes().all(plain), "{of}: {name}");
        assert!(seen.insert(name), "{of}: {name} twice");
    }
}

#[test]
fn k2_names_and_codes_are_unique_and_short() {
    assert_unique(ALL.iter().map(|kind| kind.name), "kinds");
    for kind in ALL {
        let top = kind.fields.iter().map(|field| field.name);
        assert_unique(
            top.chain(kind.groups.iter().map(|group| group.name)).chain(["kind", "v", "removed"]),
            kind.name,
        );
        for group in kind.groups {
            assert_unique(
                group.fields.iter().map(|field| field.name).chain(["removed"]),
                group.name,
            );
        }
        for (prefix, field) in all_fields(kind) {
            match field.value {
                ValueType::Choice { choices } | ValueType::Set { choices } => {
                    assert_unique(choices.iter().map(|choice| choice.code), field.name);
                    let longest = choices.iter().map(|choice| choice.code.len()).max().unwrap();
                    assert!(prefix.len() + field.name.len() + 1 + longest <= 64, "{}", field.name);
                }
                ValueType::Record { kind } => {
                    assert!(find(kind).is_some(), "{} of {kind}", field.name)
                }
                _ => assert!(prefix.len() + field.name.len() <= 64),
            }
        }
    }
}

/// Every field with the longest prefix that it can stand under.
fn all_fields(kind: &'static Kind) -> Vec<(String, &'static Field)> {
    let top = kind.fields.iter().map(|field| (String::new(), field));
    let grouped = kind.groups.iter().flat_map(|group| {
        group.fields.iter().map(move |field| (format!("{}/{}/", group.name, "x".repeat(16)), field))
    });
    top.chain(grouped).collect()
}

#[test]
fn k2_named_fields_exist_and_have_the_right_type() {
    for kind in ALL {
        for name in kind.search_fields.iter().chain(kind.title_fields) {
            let field = kind
                .field(&name.replace('*', "k7q"))
                .unwrap_or_else(|| panic!("{}.{name}", kind.name));
            assert_eq!(field.scalar_type(), ScalarType::Text, "{}.{name}", kind.name);
        }
        if let Some(name) = kind.name_field {
            assert!(matches!(kind.field(name).unwrap().value, ValueType::Name), "{}", kind.name);
        }
        if let Some(name) = kind.date_field {
            let value = kind.field(name).unwrap().value;
            assert!(matches!(value, ValueType::Day | ValueType::Time), "{}", kind.name);
        }
        for (name, _) in (kind.fill)(&Fields::new(), &CheckContext::new(now_ms())) {
            assert_eq!(kind.field(name).unwrap().set_by, SetBy::App);
        }
    }
}

/// A form takes a text by its characters, the gate by its bytes: a letter has up to four.
#[test]
fn g6_the_longest_text_of_every_field_passes_the_gate() {
    for kind in ALL {
        for (_, field) in all_fields(kind) {
            let ValueType::Text { max_chars } = field.value else { continue };
            assert!(4 * max_chars <= gate::MAX_TEXT_BYTES, "{}.{}", kind.name, field.name);
        }
    }
}

#[test]
fn k2_examples_are_right_values() {
    for kind in ALL {
        for (prefix, field) in all_fields(kind) {
            if field.example.is_empty()
                || matches!(field.value, ValueType::Time | ValueType::OpenSet)
            {
                continue;
            }
            let key = format!("{prefix}{}", field.name);
            let typed = fields([(&key, field.example.into())]);
            let problems = kind.problems(
                &kind.normalise(&typed),
                &CheckContext::new(now_ms() + 100 * crate::time::DAY_MS),
            );
            let about = problems.iter().filter(|problem| problem.field == key).collect::<Vec<_>>();
            assert!(about.is_empty(), "{}.{key}: {about:?}", kind.name);
        }
    }
}

#[test]
fn k2_keys_resolve_to_fields() {
    let check = |kind: &Kind, key: &str, expected: Option<&str>| {
        assert_eq!(kind.field(key).map(|field| field.name), expected, "{} {key}", kind.name);
    };
    check(&pass::KIND, "plate", Some("plate"));
    check(&pass::KIND, "people/k7q/temp1", Some("temp1"));
    check(&pass::KIND, "people/k7q/symptoms/fever", Some("symptoms"));
    check(&pass::KIND, "people/k7q/removed", Some("removed"));
    check(&pass::KIND, "people/K7Q/temp1", None);
    check(&pass::KIND, "people//temp1", None);
    check(&pass::KIND, "people/k7q", None);
    check(&pass::KIND, "people/k7q/symptoms/plague", None);
    check(&pass::KIND, "plate/x", None);
    check(&pass::KIND, "ethnicity", None);
    check(&declaration::KIND, "symptoms/fever", Some("symptoms"));
    check(&declaration::KIND, "symptoms", None);
    check(&member::KIND, "grants/team_member:00025-01", Some("grants"));
    check(&member::KIND, &format!("devices/{ID}"), Some("devices"));
    check(&member::KIND, "devices/", None);
    check(&member::KIND, "devices/a/b", None);
    for kind in ALL {
        for key in ["kind", "v", "removed/at", "removed/reason"] {
            check(kind, key, Some(key));
        }
    }
    assert_eq!(find("pass").map(|kind| kind.name), Some("pass"));
    assert!(find("drone_flight").is_none());
    assert_eq!(of_family(Family::Passes).count(), 2);
}
