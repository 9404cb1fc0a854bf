//! `cargo xtask test`: every check of the project, in the order in which one wants to hear of a
//! mistake, each thing built once.

mod checks;
mod outcome;

use crate::{browser, licences, tools};
use anyhow::Result;
use clap::Args;
pub use outcome::Count;
use outcome::Summary;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

#[derive(Args)]
pub struct Options {
    /// Only these steps, for instance `rust` or `browser` (all when none is named)
    steps: Vec<String>,
}

/// What the steps know about this machine.
struct Machine {
    chromium: PathBuf,
}

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Machine) -> Result<Count>,
}

const STEPS: [Step; 11] = [
    Step { name: "format", what: "rustfmt", run: |_| checks::rust_format() },
    Step { name: "licences", what: "licences and sources of packages", run: |_| licences::check() },
    Step { name: "lint", what: "clippy, for this machine and for WASM", run: |_| checks::clippy() },
    Step { name: "rust", what: "Rust tests", run: |_| checks::rust_tests() },
    Step { name: "wasm", what: "WASM of the phone", run: |_| checks::wasm() },
    Step { name: "schema", what: "generated TypeScript is up to date", run: |_| checks::schema() },
    Step { name: "web-format", what: "prettier", run: |_| checks::npm("format:check") },
    Step { name: "web-lint", what: "eslint", run: |_| checks::npm("lint") },
    Step { name: "web-types", what: "svelte-check and tsc", run: |_| checks::npm("check") },
    Step { name: "web-unit", what: "vitest", run: |_| checks::vitest() },
    Step { name: "browser", what: "Playwright with Chromium", run: checks::browser },
];

pub fn run(options: &Options) -> ExitCode {
    let mut summary = Summary::default();
    match set_up(options) {
        Ok((machine, steps)) => {
            for step in steps {
                println!("\n== {}: {}", step.name, step.what);
                let begin = Instant::now();
                summary.add(step.name, begin, (step.run)(&machine));
            }
        }
        Err(error) => summary.add("set-up", Instant::now(), Err(error)),
    }
    summary.print();
    if summary.is_green() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn set_up(options: &Options) -> Result<(Machine, Vec<&'static Step>)> {
    let known = || STEPS.map(|step| step.name).join(", ");
    for name in &options.steps {
        let is_known = STEPS.iter().any(|step| step.name == name);
        anyhow::ensure!(is_known, "there is no step `{name}`; there are {}", known());
    }
    let is_wanted =
        |step: &&Step| options.steps.is_empty() || options.steps.iter().any(|n| n == step.name);
    tools::ready()?;
    let machine = Machine { chromium: browser::ready()? };
    Ok((machine, STEPS.iter().filter(is_wanted).collect()))
}
