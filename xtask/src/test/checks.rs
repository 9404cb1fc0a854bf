//! The steps of a test run.

use super::Machine;
use super::outcome::Count;
use crate::product::Profile;
use crate::{bundle, product, programs, schema, tools, wasm, wasm_native, workspace};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;
use xshell::{Shell, cmd};

pub fn rust_format() -> Result<Count> {
    let shell = tools::shell()?;
    cmd!(shell, "cargo fmt --all --check").run()?;
    // The fuzz targets are a workspace of their own.
    cmd!(shell, "cargo fmt --manifest-path fuzz/Cargo.toml --check").run()?;
    Ok(Count::ONE)
}

/// Warnings are errors. The phone's crate is looked at once more as what it is compiled to.
pub fn clippy() -> Result<Count> {
    let shell = tools::shell()?;
    cmd!(shell, "cargo clippy --quiet --workspace --all-targets -- -D warnings").run()?;
    cmd!(
        shell,
        "cargo clippy --quiet --package vungxanh-client --lib --target wasm32-unknown-unknown -- -D warnings"
    )
    .run()?;
    Ok(Count::ONE)
}

/// With nextest where it is installed, else with cargo's own runner.
pub fn rust_tests() -> Result<Count> {
    programs::ready()?;
    let shell = tools::shell()?;
    // Tests that start the real server find it beside themselves.
    product::server(Profile::Tests)?;
    let has_nextest = cmd!(shell, "cargo nextest --version")
        .quiet()
        .ignore_stdout()
        .ignore_stderr()
        .run()
        .is_ok();
    let arguments: &[&str] = if has_nextest {
        &[
            "nextest",
            "run",
            "--no-fail-fast",
            "--status-level",
            "slow",
            "--final-status-level",
            "fail",
        ]
    } else {
        &["test", "--no-fail-fast", "--quiet"]
    };
    counted(cmd!(shell, "cargo {arguments...} --workspace").into())
}

pub fn wasm() -> Result<Count> {
    wasm::build_within_budget()?;
    Ok(Count::ONE)
}

pub fn schema() -> Result<Count> {
    schema::check(Profile::Tests)?;
    Ok(Count::ONE)
}

/// One of the checks that `web/package.json` names.
pub fn npm(script: &str) -> Result<Count> {
    let shell = tools::web_shell()?;
    cmd!(shell, "npm run --silent {script}").run()?;
    Ok(Count::ONE)
}

pub fn vitest() -> Result<Count> {
    let shell = tools::web_shell()?;
    counted(cmd!(shell, "npm run --silent test").into())
}

/// The app as it is served, in a real browser.
pub fn browser(machine: &Machine) -> Result<Count> {
    bundle::build()?;
    let shell: Shell = tools::web_shell()?;
    shell.set_var("CHROMIUM", &machine.chromium);
    shell.set_var("VUNGXANH_BIN", product::server(Profile::Tests)?);
    shell.set_var("VUNGXANH_ROOT", workspace::root());
    shell.set_var("VUNGXANH_SCRIPTS", wasm_native::scripts_for_browser()?);
    counted(cmd!(shell, "npx --no-install playwright test").into())
}

/// Runs a test runner, shows what it says and reads its counts from it.
fn counted(mut runner: Command) -> Result<Count> {
    let mut child =
        runner.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let out = child.stdout.take().context("no output")?;
    let err = child.stderr.take().context("no output")?;
    let output = thread::scope(|scope| {
        let errors = scope.spawn(|| echo(err));
        let mut output = echo(out);
        output.push_str(&errors.join().unwrap_or_default());
        output
    });
    let status = child.wait()?;
    let mut count = Count::read(&output);
    if count == Count::default() {
        bail!("{:?} ran no test ({status})", runner.get_program());
    }
    // A runner can fail beside its tests, for instance when one of its files does not load.
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Shows what is read line by line, and gives all of it.
fn echo(source: impl Read) -> String {
    let mut all = String::new();
    for line in BufReader::new(source).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        all.push_str(&line);
        all.push('\n');
    }
    all
}
