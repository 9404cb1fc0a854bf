//! The names of all tests, as they stand in the sources: what a page says that a test shows is held to them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders with tests.
const FOLDERS: [&str; 6] = ["shared/src", "server", "client-wasm", "tests", "web/src", "web/e2e"];

/// Where the project begins.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The functions of Rust and the titles of TypeScript.
pub fn all() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in FOLDERS {
        walk(&root().join(folder), &mut names);
    }
    names
}

fn walk(folder: &Path, into: &mut BTreeSet<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "generated", "target"].contains(&name.as_str()) {
                walk(&path, into);
            }
        } else if name.ends_with(".rs") {
            into.extend(functions(&std::fs::read_to_string(&path).unwrap_or_default()));
        } else if name.ends_with(".test.ts") || name.ends_with(".spec.ts") {
            into.extend(titles(&std::fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}

/// The function behind each attribute of a test.
fn functions(source: &str) -> Vec<String> {
    let attributes = ["#[test]", "#[tokio::test"].into_iter();
    let behind = attributes.flat_map(|attribute| source.split(attribute).skip(1));
    let names = behind.filter_map(|rest| rest.split_once("fn ")?.1.split_once('('));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// What is quoted first in each `test(`, `it(` and `it.each(…)(`; of a title that says more also the name it begins with.
fn titles(source: &str) -> Vec<String> {
    let calls = ["test(", "it(", ")("].into_iter();
    let begun = calls.flat_map(|call| source.split(call).skip(1)).map(str::trim_start);
    let quoted = begun.filter_map(|rest| {
        let quote = rest.chars().next().filter(|first| ['\'', '"', '`'].contains(first))?;
        rest.get(1..)?.split_once(quote)
    });
    let is_name = |at: char| at == '_' || at.is_ascii_alphanumeric();
    let names = quoted
        .flat_map(|(title, _)| [title, title.split(|at| !is_name(at)).next().unwrap_or(title)]);
    names.map(str::to_owned).collect()
}
