//! The browser of the browser tests: Chromium of the system, installed when there is none.

use crate::debian;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const ADVICE: &str = "the browser tests need Chromium or Chrome: install one, or name its program \
                      in the environment variable CHROMIUM";

/// The program to start; installs Debian's package when the machine has no such browser.
pub fn ready() -> Result<PathBuf> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    debian::install(&["chromium", "fonts-dejavu-core"], ADVICE)?;
    find()?.context(ADVICE)
}

fn find() -> Result<Option<PathBuf>> {
    if let Some(chosen) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        if !chosen.exists() {
            bail!("the environment variable CHROMIUM names {chosen:?}, which does not exist");
        }
        return Ok(Some(chosen));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let mut candidates = NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .chain([PathBuf::from(MAC)]);
    Ok(candidates.find(|candidate| candidate.is_file()))
}
