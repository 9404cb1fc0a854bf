//! The browser of the browser tests: Chromium of the system, installed when there is none.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::cmd;

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
    install()?;
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

/// Debian and its relatives, as root: the one place where we may install without asking.
fn install() -> Result<()> {
    let shell = tools::shell()?;
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id.trim() == "0");
    let has_apt = Path::new("/usr/bin/apt-get").exists();
    if !has_apt {
        bail!("{ADVICE}");
    }
    if !is_root {
        bail!("{ADVICE} (for instance `sudo apt-get install chromium`)");
    }
    println!("Installing Chromium");
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    cmd!(shell, "apt-get update -qq").run()?;
    cmd!(shell, "apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core")
        .ignore_stdout()
        .run()
        .context(ADVICE)
}
