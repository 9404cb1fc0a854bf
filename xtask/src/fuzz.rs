//! `cargo xtask fuzz`: every fuzz target for a bounded time, from the committed corpus.
//!
//! No sanitizer: the project has no unsafe code of its own, and without one the installed stable
//! compiler will do. libFuzzer's coverage needs flags that a stable compiler has but does not offer.

use crate::{tools, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use xshell::{Shell, cmd};

#[derive(Args)]
pub struct Options {
    /// Only these targets (all when none is named): gate, wire, qr, server, engine
    targets: Vec<String>,
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Without libFuzzer: the corpus bent by dice, which any compiler can build
    #[arg(long)]
    plain: bool,
    /// Keep in the corpus only what reaches something that nothing else reaches, and end
    #[arg(long)]
    minimise: bool,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = tools::shell()?;
    if options.plain {
        return plain(&shell, options);
    }
    if cmd!(shell, "cargo fuzz --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("Installing cargo-fuzz");
        cmd!(shell, "cargo install cargo-fuzz --locked").run()?;
    }
    shell.set_var("RUSTC_BOOTSTRAP", "1");
    let all = cmd!(shell, "cargo fuzz list").quiet().read()?;
    let all: Vec<&str> = all.lines().collect();
    if let Some(unknown) = options.targets.iter().find(|name| !all.contains(&name.as_str())) {
        bail!("there is no target `{unknown}`; there are: {}", all.join(", "));
    }
    let wanted = |target: &&&str| {
        options.targets.is_empty() || options.targets.iter().any(|name| name == **target)
    };
    for target in all.iter().filter(wanted) {
        if options.minimise {
            minimise(&shell, target)?
        } else {
            fuzz(&shell, target, options.seconds)?
        }
    }
    Ok(())
}

/// What is found goes to a folder that is not committed, so that it stays on this machine for next time.
fn fuzz(shell: &Shell, target: &str, seconds: u32) -> Result<()> {
    let (found, corpus) = (format!("fuzz/found/{target}"), format!("fuzz/corpus/{target}"));
    fs::create_dir_all(workspace::root().join(&found))?;
    let seconds = seconds.to_string();
    cmd!(
        shell,
        "cargo fuzz run --sanitizer none {target} {found} {corpus} -- -max_total_time={seconds} -max_len=70000 -rss_limit_mb=4096 -timeout=60 -print_final_stats=1"
    )
    .run()
    .with_context(|| {
        format!("target `{target}`: keep the input named above in fuzz/corpus/{target}, where `cargo test -p vungxanh-tests --test fuzz_corpus` replays it")
    })
}

fn plain(shell: &Shell, options: &Options) -> Result<()> {
    const ALL: [&str; 5] = ["gate", "wire", "qr", "server", "engine"];
    cmd!(shell, "cargo build -p vungxanh-tests --bin dice").run()?;
    let (dice, seconds) = (workspace::target().join("debug/dice"), options.seconds.to_string());
    let named: Vec<&str> = options.targets.iter().map(String::as_str).collect();
    for target in if named.is_empty() { ALL.to_vec() } else { named } {
        cmd!(shell, "{dice} {target} --seconds {seconds}").quiet().run()?;
    }
    Ok(())
}

fn minimise(shell: &Shell, target: &str) -> Result<()> {
    let corpus = format!("fuzz/corpus/{target}");
    Ok(cmd!(shell, "cargo fuzz cmin --sanitizer none {target} {corpus}").run()?)
}
