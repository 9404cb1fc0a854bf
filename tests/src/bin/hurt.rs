//! Makes `tests/fixtures/hurt` with a program whose gate lets it in (commit 917b06b): see
//! `vungxanh_tests::hurt`.

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;
use vungxanh_tests::hurt;
use vungxanh_tests::release::kept::Folder;

#[derive(Parser)]
struct Options {
    /// Where the files go
    #[arg(long)]
    into: PathBuf,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let data = tempfile::tempdir()?;
    for harm in hurt::make(data.path(), &Folder(options.into))? {
        println!("{} in {}/{}: {}", harm.case, harm.partition, harm.period, harm.what);
    }
    Ok(())
}
