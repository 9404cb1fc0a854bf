//! `cargo xtask schema`: the TypeScript that derives from Rust, so that each kind of record and
//! each office endpoint is defined once. The files are committed; the test run looks for drift.

mod kinds_ts;
mod rules_ts;

use crate::product::Profile;
use crate::{product, tools, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// Only compare with what is there; fail when it differs
    #[arg(long)]
    check: bool,
}

pub fn run(options: &Options) -> Result<()> {
    tools::ready()?;
    let server = product::server(Profile::Dev)?;
    if options.check {
        return check(&server);
    }
    for (file, content) in derive(&server)? {
        if fs::read_to_string(&file).is_ok_and(|old| old == content) {
            continue;
        }
        fs::create_dir_all(workspace::generated())?;
        fs::write(&file, content).with_context(|| format!("writing {file:?}"))?;
        println!("Wrote {}", file.display());
    }
    Ok(())
}

/// Fails when a committed file is not what `server` and the kinds of record say today.
pub fn check(server: &Path) -> Result<()> {
    for (file, content) in derive(server)? {
        if fs::read_to_string(&file).unwrap_or_default() != content {
            bail!("{} is out of date: run `cargo xtask schema` and commit it", file.display());
        }
    }
    Ok(())
}

fn derive(server: &Path) -> Result<[(PathBuf, String); 3]> {
    let folder = workspace::generated();
    Ok([
        (folder.join("kinds.ts"), kinds_ts::typescript()?),
        (folder.join("rules.ts"), rules_ts::typescript()?),
        (folder.join("openapi.d.ts"), openapi_types(server)?),
    ])
}

/// The office API as the program itself describes it, through openapi-typescript.
fn openapi_types(server: &Path) -> Result<String> {
    let shell = tools::web_shell()?;
    let description = cmd!(shell, "{server} openapi").quiet().read()?;
    let types = cmd!(shell, "npx --no-install openapi-typescript")
        .stdin(description)
        .quiet()
        .ignore_stderr()
        .read()
        .context("openapi-typescript did not accept what `vungxanh openapi` prints")?;
    Ok(types + "\n")
}
