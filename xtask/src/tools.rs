//! The tools from outside that the project is built with: are they there, and if not, how does
//! one get them.

use crate::stamp::Stamp;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::path::Path;
use xshell::{Shell, cmd};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: (u32, u32) = (20, 19);

/// A shell in the root of the checkout.
pub fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(workspace::root());
    Ok(shell)
}

/// A shell in `web/`.
pub fn web_shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(workspace::web());
    Ok(shell)
}

/// Everything the build needs is on this machine afterwards, or an error says what to install.
pub fn ready() -> Result<()> {
    node()?;
    wasm_target()?;
    web_packages()
}

fn node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!(
        "Node.js {major}.{minor} or newer with npm is needed: install it from your system's packages \
         or nodejs.org, then run this again"
    );
    let shell = shell()?;
    let version = cmd!(shell, "node --version").quiet().read().with_context(|| advice.clone())?;
    if major_and_minor(&version) < OLDEST_NODE {
        bail!("{advice} (found {version})");
    }
    cmd!(shell, "npm --version").quiet().ignore_stderr().read().with_context(|| advice)?;
    Ok(())
}

/// Of `v20.19.1`; zeros where it says none.
fn major_and_minor(version: &str) -> (u32, u32) {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    let mut number = || numbers.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    (number(), number())
}

fn wasm_target() -> Result<()> {
    let shell = shell()?;
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).exists() {
        return Ok(());
    }
    println!("Adding Rust's {WASM_TARGET} target");
    cmd!(shell, "rustup target add {WASM_TARGET}").run().with_context(|| {
        format!(
            "this Rust cannot compile for {WASM_TARGET}: with rustup, `rustup target add \
             {WASM_TARGET}`; with a distribution's Rust, its package of that target's std"
        )
    })
}

/// `npm ci` in `web/`, when the lock file is not the one last installed from.
fn web_packages() -> Result<()> {
    install_npm_packages(&workspace::web())
}

/// `npm ci` in `folder`, when its lock file is not the one last installed from.
pub fn install_npm_packages(folder: &Path) -> Result<()> {
    // Inside node_modules, so that deleting that folder also forgets the installation.
    let stamp = Stamp::of(
        folder.join("node_modules/.vungxanh-lock"),
        &[folder.join("package.json"), folder.join("package-lock.json")],
        "npm ci",
    )?;
    if stamp.is_current() {
        return Ok(());
    }
    println!("Installing npm packages in {}", folder.display());
    let shell = Shell::new()?;
    shell.change_dir(folder);
    cmd!(shell, "npm ci --no-audit --no-fund").run()?;
    stamp.record()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_is_too_old_is_known_by_its_minor_version_too() {
        assert!(major_and_minor("v20.18.3\n") < OLDEST_NODE);
        assert!(major_and_minor("v18.20.0") < OLDEST_NODE);
        assert!(major_and_minor("nothing") < OLDEST_NODE);
        assert!(major_and_minor("v20.19.0") >= OLDEST_NODE);
        assert!(major_and_minor("v22.1") >= OLDEST_NODE);
    }
}
