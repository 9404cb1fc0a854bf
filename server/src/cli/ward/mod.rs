//! `ward create`: a ward on a bare server, from its unit alone or from a file with all that it consists of.
//!
//! In reading order: `file` reads TOML and `workbook` XLSX (which is laid out as `layout` says), `source` knows where
//! in them an entry stands, `unit` finds the unit in the tables, `check` looks at everything without the
//! database and gives a [`check::Setup`], `known` compares that with what is there, `make` writes what is not. `sample` makes a file to
//! fill in.

mod check;
mod entries;
mod file;
mod known;
mod layout;
mod make;
mod sample;
mod source;
mod unit;
mod workbook;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use vungxanh_server::app::{open_store_beside, open_store_or_make};
use vungxanh_server::config::Config;
use vungxanh_server::store::Store;

use check::Setup;
use file::{AccountEntry, WardFile};
use known::Known;
use source::Source;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Make a ward with its first account; may run beside the server, and again: what is there is left as it is
    Create(Create),
}

#[derive(Args)]
#[command(after_help = "The smallest ward:\n  \
    vungxanh ward create --unit \"Phường Giảng Võ, Hà Nội\" --account canbo --name \"Nguyễn Văn A\"\n\
    With areas, checkpoints, teams and members (see docs/setting-up-a-ward.md):\n  \
    vungxanh ward create --sample ward.xlsx\n  \
    vungxanh ward create --file ward.xlsx --check")]
pub struct Create {
    /// The ward, commune or special zone: its code of five digits, or its name, with the province where several are
    /// called so
    #[arg(long, value_name = "CODE|NAME", required_unless_present_any = ["file", "sample"], requires = "account")]
    unit: Option<String>,
    /// What the first ward official types to log in
    #[arg(long, value_name = "LOGIN")]
    account: Option<String>,
    /// The official's full name; the login, where it is not said
    #[arg(long, requires = "account")]
    name: Option<String>,
    /// A workbook (.xlsx) or TOML file with the unit, its first account, areas, checkpoints, teams and members
    #[arg(long, conflicts_with_all = ["unit", "account", "name"])]
    file: Option<PathBuf>,
    /// Write a sample to be filled in (.xlsx or .toml), and nothing else
    #[arg(long, value_name = "FILE", conflicts_with_all = ["unit", "account", "name", "file", "check"])]
    sample: Option<PathBuf>,
    /// Only say what is wrong and what would be made
    #[arg(long)]
    check: bool,
}

pub async fn run(Command::Create(create): Command, config: &Config) -> anyhow::Result<ExitCode> {
    if let Some(path) = &create.sample {
        sample::write(path)?;
        return Ok(ExitCode::SUCCESS);
    }
    let now_ms = config.clock.now_ms();
    let only_check = create.check;
    let (file, source) = match &create.file {
        Some(path) if is_workbook(path) => match workbook::read(path) {
            Ok(read) => read,
            Err(problems) => return refuse(&problems),
        },
        Some(path) => (file::read(path)?, Source::Text),
        None => (of_options(create), Source::Text),
    };
    let setup = match check::check(file, &source, now_ms) {
        Ok(setup) => setup,
        Err(problems) => return refuse(&problems),
    };
    if only_check && !config.has_database() {
        return finish(&setup, &Known::default());
    }
    let is_new = !config.has_database();
    let store = if only_check { open_store_beside(config)? } else { open_store_or_make(config)? };
    if is_new {
        eprintln!("Made a new database: {}", config.database_file().display());
    }
    let done = compare_and_make((&setup, &source), &store, (only_check, now_ms)).await;
    store.close().await;
    done
}

async fn compare_and_make(
    (setup, source): (&Setup, &Source),
    store: &Store,
    (only_check, now_ms): (bool, i64),
) -> anyhow::Result<ExitCode> {
    let known = Known::of(store, setup, now_ms).await?;
    let problems = known.problems(setup, source);
    if !problems.is_empty() {
        return refuse(&problems);
    }
    if only_check {
        return finish(setup, &known);
    }
    make::make(setup, &known, store, now_ms).await?;
    println!(
        "\nNext: start the server (vungxanh serve --help), log in at /office/, and enrol phones there or with: \
         vungxanh enrol --ward {}",
        setup.ward
    );
    Ok(ExitCode::SUCCESS)
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx"))
}

/// What `--check` says where nothing is wrong.
fn finish(setup: &Setup, known: &Known) -> anyhow::Result<ExitCode> {
    known.tell(setup);
    println!("Nothing is wrong and nothing was written; run it without --check.");
    Ok(ExitCode::SUCCESS)
}

fn refuse(problems: &[String]) -> anyhow::Result<ExitCode> {
    for problem in problems {
        eprintln!("{problem}");
    }
    anyhow::bail!("{} to be put right; nothing was written", problems.len())
}

fn of_options(create: Create) -> WardFile {
    let login = create.account.unwrap_or_default();
    let name = create.name.unwrap_or_else(|| login.clone());
    WardFile {
        unit: create.unit.unwrap_or_default(),
        account: AccountEntry { login, name, ..AccountEntry::default() },
        ..WardFile::default()
    }
}
