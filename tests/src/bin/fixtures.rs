//! Makes what this release leaves behind (`cargo xtask fixtures`): a ward's database, stores of phones,
//! what they said, and what they showed. See `vungxanh_tests::release`.

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;
use vungxanh_tests::release::kept::Folder;
use vungxanh_tests::release::program::Program;
use vungxanh_tests::release::story;

#[derive(Parser)]
struct Options {
    /// The `vungxanh` program of the release
    #[arg(long)]
    program: PathBuf,
    /// Where the files go
    #[arg(long)]
    into: PathBuf,
    /// Where the ward is made
    #[arg(long)]
    scratch: PathBuf,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let program = Program::new(&options.program, &options.scratch);
    let told = story::tell(&program, env!("CARGO_PKG_VERSION"))?;
    let folder = Folder(options.into);
    folder.write("ward.json", &told.ward)?;
    for (name, phone) in &told.phones {
        folder.write(&format!("phone-{name}.json"), phone)?;
    }
    folder.write("exchanges.json", &told.exchanges)?;
    folder.pack_database(&options.scratch)?;
    println!("{} records are in {}", told.ward.records.len(), folder.0.display());
    Ok(())
}
