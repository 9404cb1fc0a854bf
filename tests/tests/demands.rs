//! `docs/demands.md` keeps its word: every demand has its row, the states are counted right, and every kind, field and
//! test that a row names is there.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test it is a failure with its place"
)]

use std::collections::BTreeSet;

use vungxanh_shared::kinds;
use vungxanh_tests::named_tests;

/// The directives, and how many demands of each a ward's software could serve.
const DIRECTIVES: [(&str, u32); 5] = [("S0", 14), ("S1", 9), ("S2", 26), ("S3", 14), ("S4", 17)];
const STATES: [&str; 3] = ["met whole", "in part: ", "not yet: "];

fn page() -> String {
    std::fs::read_to_string(named_tests::root().join("docs/demands.md")).expect("the page is there")
}

/// A row of the page.
struct Row<'a> {
    no: &'a str,
    kinds: &'a str,
    tests: &'a str,
    state: &'a str,
}

fn rows(page: &str) -> Vec<Row<'_>> {
    let rows = page.lines().filter(|line| line.starts_with("| S"));
    let cells = rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim));
    let rows = cells.map(|cells| match cells.collect::<Vec<_>>()[..] {
        [no, _, kinds, tests, state] => Row { no, kinds, tests, state },
        ref other => panic!("no row of five cells: {other:?}"),
    });
    rows.collect()
}

/// What stands between backticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_demand_has_one_row_and_the_states_are_counted() {
    let page = page();
    let demands = DIRECTIVES
        .iter()
        .flat_map(|(directive, last)| (1..=*last).map(move |no| format!("{directive}.{no}")));
    let rows = rows(&page);
    let rowed: Vec<&str> = rows.iter().map(|row| row.no).collect();
    assert_eq!(rowed, demands.collect::<Vec<_>>());
    let of = |state: &str| rows.iter().filter(|row| row.state.starts_with(state)).count();
    let [whole, in_part, not_yet] = STATES.map(of);
    assert_eq!(whole + in_part + not_yet, rows.len(), "each row says how it stands");
    let counted = format!("**{whole} met whole, {in_part} in part, {not_yet} not yet.**");
    assert!(page.lines().any(|line| line == counted), "{counted}");
}

#[test]
fn every_kind_and_field_that_the_demands_name_is_there() {
    let page = page();
    let mut kinds_named = BTreeSet::new();
    for row in rows(&page) {
        for name in named(row.kinds) {
            let (kind, field) = name.split_once('.').map_or((name, None), |(k, f)| (k, Some(f)));
            let known = kinds::find(kind).unwrap_or_else(|| panic!("{}: no kind {kind}", row.no));
            kinds_named.insert(kind);
            let Some(field) = field else { continue };
            let is_there = known.named(field).is_some() || known.group(field).is_some();
            assert!(is_there, "{}: {kind} has no {field}", row.no);
        }
    }
    assert!(kinds_named.len() > 25, "{kinds_named:?}");
}

#[test]
fn every_test_that_the_demands_name_is_there() {
    let (page, tests) = (page(), named_tests::all());
    for row in rows(&page) {
        let mut shown = named(row.tests).peekable();
        assert!(
            row.state.starts_with("not yet") || shown.peek().is_some(),
            "{}: no test shows it",
            row.no
        );
        for name in shown {
            assert!(tests.contains(name), "{}: {name} is no test", row.no);
        }
    }
    // Those that hold for every kind.
    let (head, _) = page.split_once("## S0").expect("the first directive");
    for name in named(head).filter(|name| name.contains('_') && !name.contains('/')) {
        assert!(tests.contains(name), "{name} is no test");
    }
}
