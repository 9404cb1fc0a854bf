//! `drill`: a ward's plan in a database of its own to be practised with, and the end of that.

mod begin;
mod end;

use std::process::ExitCode;

use vungxanh_server::config::Options;
use vungxanh_server::store::Store;

/// Said wherever a drill's database is opened, as the screens say it.
const NOT_REAL: &str = "DIỄN TẬP – không phải số liệu thật / DRILL – not real data";

#[derive(clap::Subcommand)]
pub enum Command {
    /// Copy a ward's plan into a new database: its settings, areas, checkpoints, teams and members, no residents
    Begin(begin::Begin),
    /// Delete a drill with everything that was recorded in it; its server must be stopped
    End(end::End),
}

pub async fn run(command: Command, options: Options) -> anyhow::Result<ExitCode> {
    match command {
        Command::Begin(begin) => begin::run(begin, options).await,
        Command::End(end) => end::run(&end, options),
    }
}

/// Refuses the ward's own address: phones and browsers keep what they hold apart by address.
pub async fn check_address(store: &Store, url: &str) -> anyhow::Result<()> {
    if store.drilled_ward_url().await?.as_deref() == Some(url) {
        anyhow::bail!(
            "public-url: {url} is the address of the ward itself; a drill needs one of its own, another port or host \
             name: set --listen or --public-url"
        );
    }
    Ok(())
}

/// Says of a drill's database that it is one.
pub async fn tell(store: &Store) -> anyhow::Result<()> {
    if store.drill_began_ms().await?.is_some() {
        eprintln!("{NOT_REAL}");
    }
    Ok(())
}
