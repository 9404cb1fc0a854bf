//! The commands of a system administrator. Settings are the same for all of them; see `--help`.

mod account;
mod backup;
mod check;
mod drill;
mod enrol;
mod repair;
mod retention;
mod serve;
mod ward;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use vungxanh_server::app::{open_store_beside, open_store_or_make};
use vungxanh_server::config::{Config, Options};
use vungxanh_server::http::router;
use vungxanh_server::store::{AuditEntry, Store};
use vungxanh_server::telemetry;
use vungxanh_shared::ids::WardCode;

/// Vùng Xanh: records of community COVID teams and checkpoints, offline on phones, merged at the ward
#[derive(Parser)]
#[command(name = "vungxanh", version, propagate_version = true)]
#[command(
    after_help = "Settings may also stand in the environment (VUNGXANH_LISTEN …) or in a TOML file \
    (--config). A flag goes before the environment, the environment before the file.\n\n\
    A ward in three commands:\n  \
    vungxanh ward create --unit 00025 --account canbo --name \"Nguyễn Văn A\"\n  \
    vungxanh serve --listen 0.0.0.0:443 --tls-certificate chain.pem --tls-key key.pem\n  \
    (enrol phones at /office/, or with `vungxanh enrol`)"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

#[derive(Subcommand)]
enum Command {
    /// Serve phones and the office until SIGTERM or Ctrl-C
    Serve,
    /// Make a demonstration ward with invented people and serve it; running it again keeps the data
    Demo,
    /// Wards: create one with its first account, areas, checkpoints, teams and members
    #[command(subcommand)]
    Ward(ward::Command),
    /// Drills: a ward's plan in a database of its own, marked on every screen and deleted at the end
    #[command(subcommand)]
    Drill(drill::Command),
    /// Office accounts: create, list, new password, disable
    #[command(subcommand)]
    Account(account::Command),
    /// Make an enrolment code for a member's phone and show it as link and QR; may run beside the server
    Enrol(enrol::Arguments),
    /// Verify the database: log hashes, snapshots, rows against a rebuild, the audit chain. Exits 1 on
    /// any difference; may run beside the server
    Check,
    /// Take out of the database what an older version let in and what does harm, as `check` names it, into
    /// quarantine; may run beside the server. Make a backup before
    Repair,
    /// Write everything into one verified file; may run beside the server
    Backup(backup::BackupArguments),
    /// Make a backup the database again; the server must be stopped
    Restore(backup::RestoreArguments),
    /// Whether what is over is deleted, and by which clock; what to do after the clock was wrong. May run
    /// beside the server
    Retention(retention::Arguments),
    /// Print the OpenAPI document of the office API
    Openapi,
}

impl Command {
    /// Whether there need not be a database yet.
    fn begins_a_ward(&self) -> bool {
        match self {
            Self::Account(command) => matches!(command, account::Command::Create(_)),
            Self::Check | Self::Repair | Self::Backup(_) | Self::Retention(_) | Self::Enrol(_) => {
                false
            }
            Self::Serve
            | Self::Demo
            | Self::Ward(_)
            | Self::Drill(_)
            | Self::Restore(_)
            | Self::Openapi => true,
        }
    }
}

/// Runs the command.
pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if matches!(arguments.command, Command::Openapi) {
        println!("{}", router::openapi());
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Drill(command) = arguments.command {
        return drill::run(command, arguments.options).await;
    }
    let config = match arguments.command.begins_a_ward() {
        true => Config::load(arguments.options)?,
        false => Config::load_existing(arguments.options)?,
    };
    match arguments.command {
        Command::Serve => serve::serve(config).await,
        Command::Demo => serve::demo(config).await,
        Command::Ward(command) => {
            telemetry::start(&config.log);
            ward::run(command, &config).await
        }
        Command::Account(command) => {
            telemetry::start(&config.log);
            let is_new = !config.has_database();
            let store = open_store_or_make(&config)?;
            if is_new {
                eprintln!("Made a new database: {}", config.database_file().display());
            }
            let done = account::run(command, &store, &config).await;
            store.close().await;
            done
        }
        Command::Enrol(arguments) => {
            let store = open(&config)?;
            let done = enrol::run(arguments, &store, &config).await;
            store.close().await;
            done
        }
        Command::Check => {
            let store = open(&config)?;
            let done = check::run(&store).await;
            store.close().await;
            done
        }
        Command::Repair => {
            let store = open(&config)?;
            let done = repair::run(&store, &config).await;
            store.close().await;
            done
        }
        Command::Retention(arguments) => {
            let store = open(&config)?;
            let done = retention::run(arguments, &store, &config).await;
            store.close().await;
            done
        }
        Command::Backup(arguments) => {
            telemetry::start(&config.log);
            backup::backup(arguments, &config)
        }
        Command::Restore(arguments) => {
            telemetry::start(&config.log);
            backup::restore(arguments, &config).await
        }
        Command::Drill(_) | Command::Openapi => Ok(ExitCode::SUCCESS),
    }
}

/// Opens a database that is there and leaves its schema as it is: the server beside may be an older program.
fn open(config: &Config) -> anyhow::Result<Store> {
    telemetry::start(&config.log);
    Ok(open_store_beside(config)?)
}

/// The line of the audit log for what is done on the command line, with who is logged in there.
fn by_hand(ward: &WardCode, now_ms: i64, action: &str, subject: &str) -> AuditEntry {
    let named = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].into_iter();
    let user = named.filter_map(|name| std::env::var(name).ok()).find(|user| !user.is_empty());
    let detail =
        serde_json::json!({ "from": "command line", "user": user.unwrap_or_else(user_id) });
    AuditEntry {
        ward: ward.clone(),
        at_ms: now_ms,
        who: COMMAND_LINE.to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
    }
}

/// Who does what is done on the command line, in the audit log.
const COMMAND_LINE: &str = "command line";

#[cfg(unix)]
fn user_id() -> String {
    format!("uid {}", rustix::process::getuid().as_raw())
}

#[cfg(not(unix))]
fn user_id() -> String {
    String::new()
}
