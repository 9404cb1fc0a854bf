//! What forms ask, when, and in which parts (SPEC K50 to K52).

use super::*;
use crate::kinds::{Asked, Section, SetOf};

/// Every condition of a kind, with the fields among which it names one.
fn conditions(kind: &'static Kind) -> Vec<(&'static str, Asked, &'static [Field])> {
    let mut found: Vec<(&str, Asked, &[Field])> = Vec::new();
    for fields in std::iter::once(kind.fields).chain(kind.groups.iter().map(|group| group.fields)) {
        found.extend(fields.iter().map(|field| (field.name, field.asked, fields)));
    }
    found.extend(kind.sections.iter().map(|part| (part.label.en, part.asked, kind.fields)));
    found.extend(kind.one_open.iter().map(|one| ("one_open", one.open, kind.fields)));
    found
}

#[test]
fn k50_a_condition_names_a_field_and_values_that_it_can_have() {
    for kind in ALL {
        for (of, asked, among) in conditions(kind) {
            let Some(name) = asked.field() else { continue };
            let (plain, member) = name.split_once('/').unwrap_or((name, ""));
            let field = among.iter().find(|field| field.name == plain);
            let field = field.unwrap_or_else(|| panic!("{}.{of}: {name}", kind.name));
            assert!(plain != of, "{}.{of} depends on itself", kind.name);
            let codes: Vec<&str> = match field.value {
                ValueType::Bool => vec!["true", "false"],
                ValueType::Set { choices } if !member.is_empty() => {
                    assert!(choices.iter().any(|choice| choice.code == member), "{name}");
                    vec!["true"]
                }
                ValueType::Choice { choices } => choices.iter().map(|one| one.code).collect(),
                _ => vec![],
            };
            let (Asked::OneOf { values, .. } | Asked::NoneOf { values, .. }) = asked else {
                continue;
            };
            assert!(!values.is_empty(), "{}.{of}", kind.name);
            for value in values {
                assert!(codes.contains(value), "{}.{of}: {name} is never {value}", kind.name);
            }
        }
    }
}

#[test]
fn k50_a_condition_holds_by_the_other_fields() {
    let check = |asked: Asked, typed: &[(&str, Scalar)], expected: bool| {
        let fields = typed.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        assert_eq!(asked.holds(&fields, ""), expected, "{asked:?} {typed:?}");
    };
    let one_of = Asked::OneOf { field: "state", values: &["delivered", "true"] };
    check(one_of, &[("state", "delivered".into())], true);
    check(one_of, &[("state", true.into())], true);
    check(one_of, &[("state", "asked".into())], false);
    check(one_of, &[], false);
    let none_of = Asked::NoneOf { field: "state", values: &["true"] };
    check(none_of, &[("state", true.into())], false);
    check(none_of, &[("state", false.into())], true);
    check(none_of, &[("state", Scalar::Null)], true);
    let filled = Asked::Filled { field: "symptoms" };
    check(filled, &[("symptoms/fever", true.into())], true);
    check(filled, &[("symptoms/fever", Scalar::Null)], false);
    check(filled, &[("symptoms", "ho".into())], true);
    check(filled, &[("symptoms", "".into())], false);
    check(Asked::Empty { field: "symptoms" }, &[], true);
    check(Asked::Empty { field: "symptoms" }, &[("symptoms/fever", true.into())], false);
    check(Asked::Never, &[], false);
    let member = fields([("people/k7q/temp1", 37.8.into())]);
    assert!(Asked::Filled { field: "temp1" }.holds(&member, "people/k7q/"));
    assert!(!Asked::Filled { field: "temp1" }.holds(&member, "people/x/"));
}

/// A household that may come back, and then says from when.
static RETURNING: Kind = Kind {
    name: "returning",
    version: 1,
    family: Family::Register,
    label: t("Hộ", "Household"),
    fields: &[
        field("comes_back", t("Sẽ về", "Comes back"), ValueType::Bool),
        field("from_day", t("Từ ngày", "From"), ValueType::Day)
            .required()
            .when("comes_back", &["true"]),
    ],
    groups: &[],
    date_field: None,
    search_fields: &[],
    name_field: None,
    title_fields: &[],
    access: Access::of_plan(),
    list: List { columns: &[], filters: &[], states: &[], order: Order::Newest },
    first_fields: &["comes_back", "from_day"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check: no_check,
    fill: no_fill,
};

#[test]
fn k50_what_is_required_is_missing_only_where_it_is_asked_for() {
    let check = |typed: Fields, expected: &[&str]| {
        assert_eq!(codes(&RETURNING, &typed, &ctx()), expected);
    };
    check(fields([]), &[]);
    check(fields([("comes_back", false.into())]), &[]);
    check(fields([("comes_back", true.into())]), &["from_day:required"]);
    let whole = [("comes_back", true.into()), ("from_day", "2021-12-01".into())];
    check(fields(whole), &[]);
}

#[test]
fn k51_each_question_stands_in_one_part() {
    for kind in ALL {
        let mut seen: Vec<&str> = kind.first_fields.to_vec();
        for Section { label, fields, .. } in kind.sections {
            for name in *fields {
                let field = kind.named(name);
                let field = field.unwrap_or_else(|| panic!("{} {}: {name}", kind.name, label.en));
                assert!(field.set_by == SetBy::Person, "{}.{name} is asked of nobody", kind.name);
                assert!(!seen.contains(name), "{}.{name} twice", kind.name);
                seen.push(name);
            }
        }
        for part in kind.sections.iter().filter(|part| part.asked != Asked::Always) {
            let required =
                part.fields.iter().find(|name| kind.named(name).is_some_and(|one| one.required));
            assert_eq!(required, None, "{} {}", kind.name, part.label.en);
        }
    }
}

#[test]
fn k52_what_is_open_once_says_whose_it_is() {
    for kind in ALL {
        let Some(one) = kind.one_open else { continue };
        let of = kind.named(one.of).map(|field| field.value);
        assert!(matches!(of, Some(ValueType::Record { .. })), "{}.{}", kind.name, one.of);
        assert!(kind.list.filters.contains(&one.of), "{}: lists are narrowed by it", kind.name);
    }
}

#[test]
fn k82_an_open_set_that_a_person_fills_says_what_its_members_are() {
    for kind in ALL {
        for field in kind.fields.iter().chain(kind.groups.iter().flat_map(|group| group.fields)) {
            let is_open = matches!(field.value, ValueType::OpenSet);
            let is_asked = is_open && field.set_by == SetBy::Person;
            assert_eq!(field.asking.of.is_some(), is_asked, "{}.{}", kind.name, field.name);
        }
        let has = |members: SetOf| kind.fields.iter().any(|one| one.asking.of == Some(members));
        if has(SetOf::Persons) {
            let household = kind.named("household").map(|field| field.value);
            let names_it = matches!(household, Some(ValueType::Record { kind: "household" }));
            assert!(names_it, "{}: whose persons they are", kind.name);
            // What the plan says is read by every force (K57).
            assert!(kind.family != Family::Plan, "{}", kind.name);
        }
    }
}

#[test]
fn k82_only_a_day_or_time_lies_ahead() {
    for kind in ALL {
        for field in kind.fields.iter().filter(|field| field.asking.ahead) {
            let is_time = matches!(field.value, ValueType::Day | ValueType::Time);
            assert!(is_time && kind.date_field != Some(field.name), "{}.{}", kind.name, field.name);
        }
    }
}
