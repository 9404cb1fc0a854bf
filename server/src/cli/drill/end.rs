//! `drill end`.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;
use vungxanh_server::config::{Config, Options};
use vungxanh_server::store::drill::{self, EndingDrill};
use vungxanh_server::telemetry;
use vungxanh_shared::time::clock_text;

#[derive(Args)]
pub struct End {
    /// Delete without asking for the ward's code
    #[arg(long)]
    yes: bool,
}

pub fn run(end: &End, options: Options) -> anyhow::Result<ExitCode> {
    let config = Config::load_existing(options)?;
    telemetry::start(&config.log);
    let is_link =
        |path: &std::path::Path| path.symlink_metadata().is_ok_and(|file| file.is_symlink());
    if is_link(&config.data_dir) || is_link(&config.database_file()) {
        anyhow::bail!(
            "{} is a link to another place; name the drill's own directory, nothing was deleted",
            config.data_dir.display()
        );
    }
    let ending = drill::end(&config.database_file())?;
    tell(&ending, &config);
    if !end.yes && !is_confirmed(&ending)? {
        anyhow::bail!("that is not the ward's code; nothing was deleted");
    }
    let left = ending.delete()?;
    println!("The drill is deleted.");
    if !left.is_empty() {
        println!(
            "{} stays, for it holds what is not the drill's database: {}",
            config.data_dir.display(),
            left.join(", ")
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(ending: &EndingDrill, config: &Config) {
    println!("The drill in {}, begun {}:", config.data_dir.display(), clock_text(ending.began_ms));
    for held in &ending.wards {
        println!(
            "  {} {}: {} records, {} phones, {} office accounts",
            held.ward.code, held.ward.name, held.records, held.phones, held.accounts
        );
    }
    println!(
        "All of it is deleted and does not come back; phones of the drill keep what they hold until they are cleared."
    );
}

/// Whether somebody types the code of a ward that is in it.
fn is_confirmed(ending: &EndingDrill) -> io::Result<bool> {
    let codes: Vec<&str> = ending.wards.iter().map(|held| held.ward.code.as_str()).collect();
    if codes.is_empty() {
        return Ok(true);
    }
    print!("Type the ward's code ({}) to delete it: ", codes.join(", "));
    io::stdout().flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    Ok(codes.contains(&typed.trim()))
}
