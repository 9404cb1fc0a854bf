//! The phone's table of jurisdictions says what the tables of units say, and has every one that a rule names. To
//! write it anew after a table changed: `VUNGXANH_WRITE=1 cargo test -p vungxanh-server --test jurisdictions`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use vungxanh_server::units::{self, Unit};
use vungxanh_shared::rules::{self, signs};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::units::MERGER_DAY;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/jurisdictions.tsv");
const HEAD: &str = "\
# Which wards lie in a jurisdiction that a rule may name: provinces (2 digits), and those districts (3 digits, until
# 2025-06-30) that a rule does name. Wards as ranges of codes. Written from server/data by server/tests/jurisdictions.rs.
code\tvalid_from\tvalid_to\twards
";

fn named() -> BTreeSet<&'static str> {
    let rules = rules::all().iter().filter_map(|rule| rule.jurisdiction);
    rules.chain(signs::all().iter().filter_map(|sign| sign.jurisdiction)).collect()
}

/// The codes above a ward on a day: district where there is one, and province.
fn above(ward: &Unit, on: LocalDate) -> Vec<&'static str> {
    let parent = ward.parent.expect("a ward lies in something");
    let grand = units::find(parent, on).and_then(|unit| unit.parent);
    [Some(parent), grand].into_iter().flatten().collect()
}

/// The lines of one period.
fn lines(on: LocalDate, validity: &str, text: &mut String) {
    let all = units::all_on(on);
    let mut wards: Vec<&Unit> = all.iter().filter(|unit| unit.code.len() == 5).collect();
    wards.sort_by_key(|unit| unit.code);
    let mut codes: Vec<&str> = all.iter().map(|unit| unit.code).collect();
    codes.retain(|code| code.len() == 2 || code.len() == 3 && named().contains(code));
    codes.sort_by_key(|code| (code.len(), *code));
    for code in codes {
        // Neighbours in the order of all wards make a range.
        let mut ranges: Vec<(&str, &str)> = Vec::new();
        let mut goes_on = false;
        for ward in &wards {
            let inside = above(ward, on).contains(&code);
            match ranges.last_mut() {
                Some(range) if inside && goes_on => range.1 = ward.code,
                _ if inside => ranges.push((ward.code, ward.code)),
                _ => {}
            }
            goes_on = inside;
        }
        let ranges: Vec<String> = ranges.iter().map(|(from, to)| format!("{from}-{to}")).collect();
        writeln!(text, "{code}\t{validity}\t{}", ranges.join(" ")).expect("text");
    }
}

#[test]
fn e0_13_every_ward_lies_where_the_tables_of_units_say() {
    let merger: LocalDate = MERGER_DAY.parse().expect("a day");
    let mut expected = HEAD.to_owned();
    lines(merger.plus_days(-1), &format!("\t{}", merger.plus_days(-1)), &mut expected);
    lines(merger, &format!("{MERGER_DAY}\t"), &mut expected);
    if std::env::var_os("VUNGXANH_WRITE").is_some() {
        std::fs::write(FILE, &expected).expect("writing the jurisdictions");
    }
    let found = std::fs::read_to_string(FILE).expect("the jurisdictions");
    assert_eq!(
        found, expected,
        "run VUNGXANH_WRITE=1 cargo test -p vungxanh-server --test jurisdictions"
    );
}

#[test]
fn e0_13_every_jurisdiction_of_a_rule_is_a_unit_while_the_rule_began() {
    for rule in rules::all() {
        let Some(code) = rule.jurisdiction else { continue };
        assert!(units::find(code, rule.valid_from).is_some(), "{} names {code}", rule.rule);
    }
}
