//! The phone's list of provinces says what the tables say. To write it anew after a table changed:
//! `VUNGXANH_WRITE=1 cargo test -p vungxanh-server --test provinces`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fmt::Write as _;
use std::path::Path;

use vungxanh_server::units;
use vungxanh_shared::time::LocalDate;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/src/units/provinces.rs");

fn day(text: &str) -> LocalDate {
    text.parse().expect("a day")
}

fn table(name: &str, validity: &str, on: LocalDate) -> String {
    let provinces: Vec<_> = units::all_on(on).iter().filter(|unit| unit.code.len() == 2).collect();
    let mut text = format!(
        "\n/// The {} provinces valid {validity}, by code.\npub static {name}: [Province; {}] = [\n",
        provinces.len(),
        provinces.len()
    );
    for unit in provinces {
        writeln!(text, "    Province {{ code: {:?}, name: {:?} }},", unit.code, unit.name)
            .expect("text");
    }
    text + "];\n"
}

fn expected() -> String {
    let head = "//! Written from `server/data` by `server/tests/provinces.rs`; do not edit.\n\n\
                use super::Province;\n";
    let before = table("PROVINCES_UNTIL_2025_06_30", "until 2025-06-30", day("2025-06-30"));
    let after = table("PROVINCES_FROM_2025_07_01", "from 2025-07-01", day("2025-07-01"));
    format!("{head}{before}{after}")
}

#[test]
fn the_phones_provinces_are_those_of_the_tables() {
    let expected = expected();
    if std::env::var_os("VUNGXANH_WRITE").is_some() {
        std::fs::write(FILE, &expected).expect("writing the phone's provinces");
    }
    let found = std::fs::read_to_string(Path::new(FILE)).expect("the phone's provinces");
    assert_eq!(
        found, expected,
        "run VUNGXANH_WRITE=1 cargo test -p vungxanh-server --test provinces"
    );
}
