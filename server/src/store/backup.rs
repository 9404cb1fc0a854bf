//! Backups: a whole, verified copy of the database in one file, and such a file back in its place.

use std::path::PathBuf;

use super::{CheckReport, OpenError, StoreError, sqlite};

/// What to copy, and where to.
#[derive(Clone, Debug)]
pub struct BackupAsk {
    /// The database; a server may be writing to it.
    pub database: PathBuf,
    /// The file to make.
    pub target: PathBuf,
    /// Take the place of a file that is there.
    pub replace: bool,
    /// Keep a copy of a database that does not agree with itself.
    pub despite_differences: bool,
    /// Now.
    pub now_ms: i64,
}

/// A backup that is on disk.
#[derive(Clone, Debug)]
pub struct BackupDone {
    /// Its size.
    pub bytes: u64,
    /// What `check` says of it; none where an older program wrote the database, so that only the file
    /// itself could be verified.
    pub report: Option<CheckReport>,
}

/// Which backup, and which database it becomes.
#[derive(Clone, Debug)]
pub struct RestoreAsk {
    /// Where the database is to lie.
    pub database: PathBuf,
    /// The backup; it stays as it is.
    pub backup: PathBuf,
    /// Take a backup that does not agree with itself.
    pub despite_differences: bool,
    /// Now.
    pub now_ms: i64,
}

/// A backup that became the database.
#[derive(Clone, Debug)]
pub struct RestoreDone {
    /// What `check` says of it.
    pub report: CheckReport,
    /// When the backup was made; none where it is a plain copy of the file.
    pub made_at_ms: Option<i64>,
    /// Where the database that was there before is kept.
    pub replaced: Option<PathBuf>,
    /// What changed beside the records.
    pub new_life: NewLife,
}

/// What a database's new life changed in its accounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewLife {
    /// Office sessions that were ended.
    pub sessions_ended: usize,
    /// Enrolment codes that work no longer.
    pub codes_expired: usize,
    /// Phones, members and accounts whose access had been taken away since the backup, and is again.
    /// None where the replaced database could not be asked.
    pub taken_away: Option<usize>,
}

/// How far a backup or a restore has come.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Bytes copied, of about so many.
    Copying(u64, u64),
    /// Documents checked, of so many.
    Checking(u64, u64),
}

/// Why there is no backup, or nothing was restored; one line for the administrator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BackupError(pub String);

impl From<OpenError> for BackupError {
    fn from(error: OpenError) -> Self {
        BackupError(error.0)
    }
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        BackupError(error.to_string())
    }
}

/// Writes a backup. When this returns it is verified and on disk; where it fails there is no new file.
pub fn write(ask: &BackupAsk, tell: &mut dyn FnMut(Step)) -> Result<BackupDone, BackupError> {
    sqlite::backup::write(ask, tell)
}

/// Makes a backup the database. The database that was there is kept beside it under another name.
pub async fn restore(
    ask: &RestoreAsk,
    tell: &mut dyn FnMut(Step),
) -> Result<RestoreDone, BackupError> {
    sqlite::restore::restore(ask, tell).await
}
