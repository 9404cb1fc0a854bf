//! The tools from outside that the project is built with: are they there, and if not, how does
//! one get them.

use crate::stamp::Stamp;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::path::Path;
use xshell::{Shell, cmd};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

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
    let advice = format!(
        "Node.js {OLDEST_NODE} or newer with npm is needed: install it from your system's packages \
         or nodejs.org, then run this again"
    );
    let shell = shell()?;
    let version = cmd!(shell, "node --version").quiet().read().with_context(|| advice.clone())?;
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    if major.parse::<u32>().unwrap_or(0) < OLDEST_NODE {
        bail!("{advice} (found {version})");
    }
    cmd!(shell, "npm --version").quiet().ignore_stderr().read().with_context(|| advice)?;
    Ok(())
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
