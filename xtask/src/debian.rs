//! Programs that the tests need and cargo and npm do not bring: packages of Debian and its relatives. As root on such a
//! machine they are installed without asking; elsewhere it is said what to install.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::Path;
use xshell::cmd;

/// Installs packages. An error begins with `advice`: what is missing and what for.
pub fn install(packages: &[&str], advice: &str) -> Result<()> {
    let shell = tools::shell()?;
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id.trim() == "0");
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("{advice}");
    }
    let names = packages.join(" ");
    if !is_root {
        bail!("{advice} (for instance `sudo apt-get install {names}`)");
    }
    println!("Installing {names}");
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    cmd!(shell, "apt-get update -qq").run()?;
    cmd!(shell, "apt-get install -y -qq --no-install-recommends {packages...}")
        .ignore_stdout()
        .run()
        .with_context(|| advice.to_owned())
}
