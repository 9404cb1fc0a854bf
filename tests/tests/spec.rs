//! Every rule of `shared/SPEC.md` is held by a test that bears its number.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The numbers of all rules: list items that begin with a bold number.
fn rules(spec: &str) -> BTreeSet<String> {
    let starts = spec.lines().filter_map(|line| line.strip_prefix("- **"));
    starts.filter_map(|line| line.split_once("**")).map(|(rule, _)| rule.to_lowercase()).collect()
}

/// The rule numbers at the beginning of the names of test functions: `g5_refuses_a_gap`, `q1_q6_…`.
fn cited(source: &str, into: &mut BTreeSet<String>) {
    for line in source.lines() {
        let Some((_, name)) = line.split_once("fn ") else { continue };
        let numbered = |word: &&str| {
            let (letter, number) = word.split_at(word.len().min(1));
            "dgwkqtr".contains(letter)
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
        };
        into.extend(name.split('_').take_while(numbered).map(str::to_owned));
    }
}

fn walk(folder: &Path, into: &mut BTreeSet<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            cited(&std::fs::read_to_string(&path).unwrap_or_default(), into);
        }
    }
}

#[test]
fn every_rule_of_the_spec_has_a_test_that_bears_its_number() {
    let spec = std::fs::read_to_string(root().join("shared/SPEC.md")).unwrap();
    let rules = rules(&spec);
    assert!(rules.len() > 50, "the SPEC has {} rules", rules.len());
    let mut cited = BTreeSet::new();
    for folder in ["shared/src", "server/src", "server/tests", "client-wasm", "tests"] {
        walk(&root().join(folder), &mut cited);
    }
    let unheld: Vec<_> = rules.difference(&cited).collect();
    assert!(unheld.is_empty(), "rules without a test: {unheld:?}");
}
