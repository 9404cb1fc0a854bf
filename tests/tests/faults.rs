//! `docs/faults.md` keeps its word: every case has a row, and every test that a row names is there.

use std::collections::BTreeSet;

use vungxanh_tests::named_tests::{self, root};

/// The cases of each letter: `A1` to `A29`; those of E are numbered `0.1` and so on.
const CASES: [(&str, u32); 6] = [("A", 29), ("B", 20), ("C", 18), ("D", 7), ("0.", 20), ("G", 19)];

/// First and last column of each row.
fn rows(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| case"));
    rows.filter_map(|row| {
        let row = row.trim_matches('|');
        Some((row.split(" | ").next()?.trim(), row.rsplit(" | ").next()?.trim()))
    })
}

/// The cases that a first column names: `B8 = G7`, `D7, 0.14`.
fn cases(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|at: char| !at.is_ascii_alphanumeric() && at != '.').filter(|word| !word.is_empty())
}

/// The tests that a last column names; `a6_…` stands for all that begin so.
fn named(cell: &str) -> impl Iterator<Item = &str> {
    let quoted = cell.split('`').skip(1).step_by(2);
    quoted.filter(|name| {
        let plain = name.trim_end_matches('…');
        let mut letters = plain.bytes().filter(|byte| *byte != b'_');
        letters.next().is_some_and(|first| first.is_ascii_lowercase())
            && (letters.next().is_some_and(|second| second.is_ascii_digit()) || plain == "f_")
            && plain.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
    })
}

#[test]
fn every_case_of_the_faults_has_a_row() {
    let page = std::fs::read_to_string(root().join("docs/faults.md")).unwrap();
    let rowed: BTreeSet<&str> = rows(&page).flat_map(|(cell, _)| cases(cell)).collect();
    let all =
        CASES.iter().flat_map(|(letter, last)| (1..=*last).map(move |n| format!("{letter}{n}")));
    let missing: Vec<String> = all.filter(|case| !rowed.contains(case.as_str())).collect();
    assert!(missing.is_empty(), "cases without a row in docs/faults.md: {missing:?}");
}

#[test]
fn every_test_that_the_faults_name_is_there() {
    let page = std::fs::read_to_string(root().join("docs/faults.md")).unwrap();
    let tests = named_tests::all();
    let is_there = |name: &str| match name.strip_suffix('…') {
        Some(begin) => tests.iter().any(|test| test.starts_with(begin)),
        None => tests.contains(name),
    };
    let mut count = 0;
    for (case, cell) in rows(&page) {
        for name in named(cell) {
            count += 1;
            assert!(is_there(name), "{case}: docs/faults.md names {name}, which is no test");
        }
    }
    assert!(count > 150, "{count} tests are named");
    let (rows_of_tests, _) = page.split_once("## Open").unwrap_or((&page, ""));
    let unheld = rows(rows_of_tests)
        .filter(|(_, cell)| named(cell).next().is_none() && !cell.contains("`cargo xtask "));
    let unheld: Vec<_> = unheld.map(|(case, _)| case).collect();
    assert!(unheld.is_empty(), "rows without a test: {unheld:?}");
}
