//! `cargo xtask fuzz`: every fuzz target for a bounded time, from the committed seeds.

use crate::{tools, workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use xshell::cmd;

#[derive(Args)]
pub struct Options {
    /// Only this target (all when none is named)
    target: Option<String>,
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = tools::shell()?;
    if cmd!(shell, "cargo fuzz --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("Installing cargo-fuzz");
        cmd!(shell, "cargo install cargo-fuzz --locked").run()?;
    }
    // cargo-fuzz asks rustc for its sanitizers, which a stable one has but does not offer.
    shell.set_var("RUSTC_BOOTSTRAP", "1");
    let all = cmd!(shell, "cargo fuzz list").quiet().read()?;
    let wanted = |target: &&str| options.target.as_deref().is_none_or(|only| only == *target);
    let targets: Vec<&str> = all.lines().filter(wanted).collect();
    anyhow::ensure!(!targets.is_empty(), "there is no such target; there are: {all}");
    let seconds = options.seconds.to_string();
    for target in targets {
        let (corpus, seeds) = (format!("fuzz/corpus/{target}"), format!("fuzz/seeds/{target}"));
        fs::create_dir_all(workspace::root().join(&corpus))?;
        // Written first to the corpus, so what was found stays on this machine for the next time.
        cmd!(
            shell,
            "cargo fuzz run {target} {corpus} {seeds} -- -max_total_time={seconds} -max_len=70000 -print_final_stats=1"
        )
        .run()
        .with_context(|| format!("target `{target}`: keep the input named above as a regression"))?;
    }
    Ok(())
}
