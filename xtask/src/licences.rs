//! Whose code do we ship, and may we: licences and sources of every Rust and npm package, against
//! the rules in `deny.toml`.
//!
//! This is the part of `cargo deny check` that needs neither that tool nor a network, so that it
//! runs in every test run. Known vulnerabilities need the advisory databases: where those can be
//! reached, `cargo deny check` and `npm audit` use the same rules.

use crate::test::Count;
use crate::{tools, workspace};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use xshell::cmd;

const NPM_REGISTRY: &str = "https://registry.npmjs.org/";

/// What we read of `deny.toml`.
#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    package: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    registries: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<RustPackage>,
}

#[derive(Deserialize)]
struct RustPackage {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    license: Option<String>,
    resolved: Option<String>,
    integrity: Option<String>,
}

/// Fails with the list of every package that breaks a rule.
pub fn check() -> Result<Count> {
    let file = workspace::root().join("deny.toml");
    let rules: Rules = toml::from_str(&fs::read_to_string(file)?).context("deny.toml")?;
    let mut broken = rust_packages(&rules)?;
    for folder in ["web", "tests/load", "tests/official-client"] {
        broken.extend(npm_packages(&rules, folder)?);
    }
    broken.extend(doubled_on_the_phone()?);
    if broken.is_empty() { Ok(Count::ONE) } else { bail!("{}", broken.join("\n       ")) }
}

fn rust_packages(rules: &Rules) -> Result<Vec<String>> {
    let shell = tools::shell()?;
    let json = cmd!(shell, "cargo metadata --format-version 1 --locked").quiet().read()?;
    let metadata: Metadata = serde_json::from_str(&json)?;
    let mut broken = Vec::new();
    for package in metadata.packages {
        let Some(source) = &package.source else { continue };
        let name = format!("{} {}", package.name, package.version);
        if !rules.sources.registries.iter().any(|registry| source.ends_with(registry)) {
            broken.push(format!("{name} comes from {source}"));
        }
        if !rules.allows(&package.name, package.license.as_deref()) {
            broken.push(format!("{name} has the licence {:?}", package.license));
        }
    }
    Ok(broken)
}

/// The servers that the benchmarks run beside ours are never shipped, and some of their old packages name
/// no licence: of those only the source counts.
const PEERS: &str = "tests/load";

fn npm_packages(rules: &Rules, folder: &str) -> Result<Vec<String>> {
    let lock = format!("{folder}/package-lock.json");
    let text = fs::read_to_string(workspace::root().join(&lock)).context(lock)?;
    let lock: NpmLock = serde_json::from_str(&text)?;
    let outside = lock.packages.iter().filter(|(path, _)| !path.is_empty());
    let mut broken = Vec::new();
    for (path, package) in outside {
        let name = path.rsplit("node_modules/").next().unwrap_or(path);
        if folder != PEERS && !rules.allows(name, package.license.as_deref()) {
            broken.push(format!("npm {name} has the licence {:?}", package.license));
        }
        // A lock file may leave out where a package of the configured registry lies, never its hash.
        let elsewhere = package.resolved.as_deref().filter(|from| !from.starts_with(NPM_REGISTRY));
        if elsewhere.is_some() || package.integrity.is_none() {
            broken.push(format!(
                "npm {name} is not from the registry: {elsewhere:?}, {:?}",
                package.integrity
            ));
        }
    }
    Ok(broken)
}

/// Two versions of one library in the WASM are bytes that every phone downloads twice.
fn doubled_on_the_phone() -> Result<Vec<String>> {
    let shell = tools::shell()?;
    let doubles = cmd!(
        shell,
        "cargo tree --locked --package vungxanh-client --target wasm32-unknown-unknown
         --edges normal,no-proc-macro --duplicates --depth 0 --prefix none"
    )
    .quiet()
    .ignore_stderr()
    .read()?;
    let lines = doubles.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| format!("{line} is in the WASM beside another version")).collect())
}

impl Rules {
    fn allows(&self, package: &str, licence: Option<&str>) -> bool {
        let Some(licence) = licence else { return false };
        // Older packages write `MIT/Apache-2.0`.
        let Ok(licence) = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX) else {
            return false;
        };
        let own = self.licenses.exceptions.iter().filter(|exception| exception.package == package);
        let allowed: Vec<&String> =
            own.flat_map(|exception| &exception.allow).chain(&self.licenses.allow).collect();
        licence.evaluate(|requirement| allowed.iter().any(|name| **name == requirement.to_string()))
    }
}
