//! Who has the database open. Every program that uses it shares a lock beside it; a restore, which puts another file
//! in its place, and a program that brings it up to its own version must be alone. A second lock is held by the one
//! server: two would not hear of each other's commits. Locks end with their process, however that ends.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::store::OpenError;

/// A lock that is held until it is dropped.
pub struct DatabaseLock(#[expect(dead_code, reason = "closing it is what ends the lock")] File);

impl DatabaseLock {
    /// Beside others that use the database.
    pub fn shared(database: &Path) -> Result<Self, OpenError> {
        let file = open(&lock_file(database), database)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError(format!(
                "the database {} is being restored or brought up to date; wait until that has ended",
                database.display()
            ))),
            Err(TryLockError::Error(error)) => Err(cannot(database, &error)),
        }
    }

    /// Alone.
    pub fn alone(database: &Path) -> Result<Self, OpenError> {
        let file = open(&lock_file(database), database)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(in_use(database)),
            Err(TryLockError::Error(error)) => Err(cannot(database, &error)),
        }
    }
}

/// Held by the one server of a database, until it is dropped.
#[derive(Debug)]
pub struct ServingLock(#[expect(dead_code, reason = "closing it is what ends the lock")] File);

impl ServingLock {
    /// Refused where another server has it.
    pub fn take(database: &Path) -> Result<Self, OpenError> {
        let file = open(&beside(database, ".serving"), database)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError(format!(
                "another server serves the database {} already; stop that one, or name another directory with \
                 --data-dir",
                database.display()
            ))),
            Err(TryLockError::Error(error)) => Err(cannot(database, &error)),
        }
    }
}

/// The refusal to a restore beside a server.
pub fn in_use(database: &Path) -> OpenError {
    OpenError(format!(
        "the database {} is in use; stop the server and other commands on it, then try again",
        database.display()
    ))
}

/// A file's name with something behind it: SQLite names its companions that way, and so do we.
pub fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file that carries the lock.
pub fn lock_file(database: &Path) -> PathBuf {
    beside(database, ".lock")
}

fn open(lock: &Path, database: &Path) -> Result<File, OpenError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(lock).map_err(|error| cannot(database, &error))
}

fn cannot(database: &Path, error: &std::io::Error) -> OpenError {
    OpenError(format!(
        "cannot lock the database {}: {error}; give this user the right to write there",
        database.display()
    ))
}
