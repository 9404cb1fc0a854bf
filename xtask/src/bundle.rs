//! The web app: bundled by Vite, then compressed once for every later answer.

use crate::stamp::Stamp;
use crate::{compress, tools, workspace};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// What stands in `web/` and is not built into the app.
const NOT_INPUTS: [&str; 5] = ["node_modules", "dist", "e2e", "test-results", "playwright-report"];

/// Leaves `web/dist` up to date. Needs [`tools::ready`] and [`crate::wasm::build`].
pub fn build() -> Result<()> {
    let inputs = inputs()?;
    let stamp = Stamp::of(workspace::notes().join("bundle.stamp"), &inputs, "vite, compressed")?;
    // Vite empties the folder first, so what is compressed beside it is gone after a build by hand.
    if stamp.is_current() && workspace::dist().join("index.html.br").exists() {
        return Ok(());
    }
    let shell = tools::web_shell()?;
    cmd!(shell, "npm run --silent build").run()?;
    compress::folder(&workspace::dist())?;
    stamp.record()
}

/// Everything in `web/` that the bundle is or may be made from.
fn inputs() -> Result<Vec<PathBuf>> {
    let mut inputs = Vec::new();
    for entry in fs::read_dir(workspace::web())? {
        let entry = entry?;
        if !NOT_INPUTS.iter().any(|name| entry.file_name() == *name) {
            inputs.push(entry.path());
        }
    }
    inputs.sort();
    Ok(inputs)
}
