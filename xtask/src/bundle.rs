//! The web app: bundled by Vite, then compressed once for every later answer.

use crate::stamp::Stamp;
use crate::{compress, tools, workspace};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// What stands in `web/` and is not built into the app.
const NOT_INPUTS: [&str; 5] = ["node_modules", "dist", "e2e", "test-results", "playwright-report"];

/// The most that a phone downloads before it works without a network, in brotli: the app with all its screens, both
/// languages and the WASM, nothing of the office.
const FIRST_LOAD_BYTES: u64 = 750_000;

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
    let first_load = first_load()?;
    println!("A phone's first load: {first_load} bytes in brotli of at most {FIRST_LOAD_BYTES}");
    if first_load > FIRST_LOAD_BYTES {
        bail!("a phone's first load is {first_load} bytes in brotli and may be {FIRST_LOAD_BYTES}");
    }
    stamp.record()
}

/// The size of all that the service worker keeps.
fn first_load() -> Result<u64> {
    let worker = fs::read_to_string(workspace::dist().join("sw.js"))?;
    let mut total = 0;
    for listed in worker.split("\"url\":\"").skip(1) {
        let url = listed.split('"').next().unwrap_or_default();
        let name = if url == "/" { "index.html" } else { url.trim_start_matches('/') };
        let packed = workspace::dist().join(format!("{name}.br"));
        let plain = workspace::dist().join(name);
        let file = if packed.exists() { packed } else { plain };
        total += fs::metadata(&file).with_context(|| format!("{url} of the service worker"))?.len();
    }
    ensure!(total > 0, "sw.js lists nothing: what a phone downloads cannot be added up");
    Ok(total)
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
