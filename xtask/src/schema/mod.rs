//! `cargo xtask schema`: the TypeScript that derives from Rust, so that each kind of record and
//! each office endpoint is defined once. The files are committed; the test run looks for drift.

mod kinds_ts;
mod letters_ts;
mod rehearsal_ts;

use crate::product::Profile;
use crate::{product, tools, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// Only compare with what is there; fail when it differs
    #[arg(long)]
    check: bool,
}

pub fn run(options: &Options) -> Result<()> {
    tools::ready()?;
    if options.check {
        return check(Profile::Dev);
    }
    for derived in DERIVED {
        let (file, content) = (derived.file(), (derived.content)(Profile::Dev)?);
        if fs::read_to_string(&file).is_ok_and(|old| old == content) {
            continue;
        }
        fs::create_dir_all(workspace::generated())?;
        fs::write(&file, content).with_context(|| format!("writing {file:?}"))?;
        println!("Wrote {}", file.display());
    }
    Ok(())
}

/// Fails when a committed file is not what Rust, compiled with `profile`, says today.
pub fn check(profile: Profile) -> Result<()> {
    for derived in DERIVED {
        let file = derived.file();
        if fs::read_to_string(&file).unwrap_or_default() != (derived.content)(profile)? {
            bail!("{} is out of date: run `cargo xtask schema` and commit it", file.display());
        }
    }
    Ok(())
}

/// A file that derives from Rust.
struct Derived {
    name: &'static str,
    content: fn(Profile) -> Result<String>,
}

const DERIVED: [Derived; 5] = [
    Derived { name: "kinds.ts", content: |_| kinds_ts::typescript() },
    Derived { name: "derived-kinds.ts", content: |_| Ok(kinds_ts::derived_kinds()) },
    Derived { name: "letters.ts", content: |_| letters_ts::typescript() },
    Derived { name: "rehearsal.ts", content: |_| rehearsal_ts::typescript() },
    Derived { name: "openapi.d.ts", content: openapi_types },
];

impl Derived {
    fn file(&self) -> PathBuf {
        workspace::generated().join(self.name)
    }
}

/// The office API as the program itself describes it, through openapi-typescript.
fn openapi_types(profile: Profile) -> Result<String> {
    let server = product::server(profile)?;
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
