//! `backup` and `restore`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use vungxanh_server::config::Config;
use vungxanh_server::store::backup::{self, BackupAsk, RestoreAsk, RestoreDone, Step};
use vungxanh_shared::time::clock_text;

/// Between two lines that say how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

#[derive(Args)]
#[command(after_help = "\
Makes one file that holds everything: records, accounts, audit log, settings of the ward. It is a\n\
consistent state of one moment, verified with the same checks as `vungxanh check`, and readable for this\n\
user only. Until it is complete nothing appears under its name. Exit code 0 means that it is on disk.\n\n\
Every night at 01:30, in the server user's crontab:\n  \
30 1 * * *  vungxanh backup --data-dir /var/lib/vungxanh /backup/vungxanh-$(date +\\%u).sqlite --replace\n\n\
Seven files, one a weekday, each replaced after a week. Copy them to another machine. A backup holds\n\
what retention deletes from the database later: keep none longer than records may be kept.")]
pub struct BackupArguments {
    /// The file to make
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put it in the place of a file that exists
    #[arg(long)]
    replace: bool,
    /// Make the backup although the database does not agree with itself
    #[arg(long)]
    despite_differences: bool,
}

#[derive(Args)]
#[command(after_help = "\
Stop the server first. The backup is verified before anything is changed; the database that is there is\n\
kept beside the restored one, under a name with today's date. Afterwards the program says what to do.")]
pub struct RestoreArguments {
    /// A file that `vungxanh backup` made; it stays as it is
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take the backup although it does not agree with itself
    #[arg(long)]
    despite_differences: bool,
}

pub fn backup(arguments: BackupArguments, config: &Config) -> anyhow::Result<ExitCode> {
    let BackupArguments { file, replace, despite_differences } = arguments;
    let begin = Instant::now();
    let ask = BackupAsk {
        database: config.database_file(),
        target: file,
        replace,
        despite_differences,
        now_ms: config.clock.now_ms(),
    };
    let done = backup::write(&ask, &mut teller())?;
    println!(
        "{}: {} in {:.1} s",
        ask.target.display(),
        mebibytes(done.bytes),
        begin.elapsed().as_secs_f64()
    );
    match done.report {
        None => println!(
            "An older version wrote this database: the file was verified, its records were not."
        ),
        Some(report) => {
            println!(
                "documents {} · changes {} · records {} · in quarantine {}",
                report.documents, report.changes, report.records, report.quarantined
            );
            for difference in report.differences {
                eprintln!("{difference}");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(arguments: RestoreArguments, config: &Config) -> anyhow::Result<ExitCode> {
    let RestoreArguments { file, despite_differences } = arguments;
    let ask = RestoreAsk {
        database: config.database_file(),
        backup: file,
        despite_differences,
        now_ms: config.clock.now_ms(),
    };
    let done = backup::restore(&ask, &mut teller()).await?;
    tell_what_next(&ask, &done);
    Ok(ExitCode::SUCCESS)
}

fn tell_what_next(ask: &RestoreAsk, done: &RestoreDone) {
    let made = done.made_at_ms.map_or_else(|| "an unknown time".to_owned(), clock_text);
    println!(
        "{} is restored as of {made}: documents {}, changes {}, records {}.",
        ask.database.display(),
        done.report.documents,
        done.report.changes,
        done.report.records
    );
    if let Some(replaced) = &done.replaced {
        println!(
            "The database that was there is kept as {}. It holds personal records: delete it once nobody \
             needs it.",
            replaced.display()
        );
    }
    println!(
        "\nNext:\n\
         1. Start the server. Phones notice by themselves and send again whatever the backup lacks of their \
         own work; nobody has to do anything on them.\n\
         2. Log in at the office again ({} sessions were ended). Enrolment codes that were open work no \
         longer ({}): make new ones.\n\
         3. A phone that was enrolled after the backup is unknown now. It keeps everything it holds; give \
         its member a new code, and it sends its work under its new enrolment.",
        done.new_life.sessions_ended, done.new_life.codes_expired
    );
    match done.new_life.taken_away {
        Some(count) => println!(
            "4. Access that was taken away after the backup was taken away again ({count}), and passwords are \
             the latest. Roles that were changed since are those of the backup: look through the members."
        ),
        None => println!(
            "4. The former database could not be asked: phones revoked, members put off duty, roles and \
             passwords changed after the backup are as they were before. Look through phones, members and \
             accounts before you start the server."
        ),
    }
    println!(
        "5. What the office itself wrote after the backup comes back only where a phone had built on it: \
         decisions, members and settings may have to be entered again."
    );
}

/// Tells on standard error how far it is, where it takes long.
fn teller() -> impl FnMut(Step) {
    let mut last = Instant::now();
    move |step| {
        if last.elapsed() < TELL_EVERY {
            return;
        }
        last = Instant::now();
        let line = match step {
            Step::Copying(done, of) => format!("copied {} of {}", mebibytes(done), mebibytes(of)),
            Step::Checking(done, of) => format!("checked {done} of {of} documents"),
        };
        // Nobody may be reading.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}
