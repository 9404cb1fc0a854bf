//! The end of a drill: its database is deleted, with everything that lies beside it under its name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::super::about;
use super::super::backup::{Header, open_existing};
use super::super::lock::{DatabaseLock, ServingLock};
use crate::store::drill::DrillError;
use crate::store::{StoreError, StoreResult, WardHeld};

/// A drill that nobody else can open any more, until this is dropped.
pub struct EndingDrill {
    database: PathBuf,
    /// When it began, milliseconds since 1970.
    pub began_ms: i64,
    /// What is in it.
    pub wards: Vec<WardHeld>,
    _serving: ServingLock,
    _alone: DatabaseLock,
}

impl EndingDrill {
    /// Refuses what is no drill, before anything is touched, and what somebody uses.
    pub fn begin(database: &Path) -> Result<Self, DrillError> {
        Header::read(database, "the database").map_err(|error| DrillError(error.0))?;
        let Some(began_ms) = looked_up(database, super::began_ms)? else {
            return Err(DrillError(format!(
                "{} is not the database of a drill, so nothing was deleted; name a drill's directory with --data-dir",
                database.display()
            )));
        };
        let serving = ServingLock::take(database).map_err(|_| used(database))?;
        let alone = DatabaseLock::alone(database).map_err(|_| used(database))?;
        let wards = looked_up(database, about::wards_held)?;
        Ok(Self {
            database: database.to_owned(),
            began_ms,
            wards,
            _serving: serving,
            _alone: alone,
        })
    }

    /// Deletes it. The directory goes too, unless it holds what is not the database's: gives the names of that.
    pub fn delete(self) -> Result<Vec<String>, DrillError> {
        let cannot = |path: &Path, error: &io::Error| {
            DrillError(format!("cannot delete {}: {error}; run it again", path.display()))
        };
        let dir = self
            .database
            .parent()
            .filter(|dir| !dir.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let own = self.database.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut files: Vec<PathBuf> = Vec::new();
        let mut left = Vec::new();
        for entry in fs::read_dir(dir).map_err(|error| cannot(dir, &error))? {
            let entry = entry.map_err(|error| cannot(dir, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            match name.starts_with(&own) {
                true => files.push(entry.path()),
                false => left.push(name),
            }
        }
        // The database itself after its log and older copies, its locks at the very end: whatever an interruption leaves
        // is still known for a drill, and still locked.
        let rank = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_lock = name.ends_with(".lock") || name.ends_with(".serving");
            if is_lock { 2 } else { i32::from(*path == self.database) }
        };
        files.sort_by_key(rank);
        for file in &files {
            fs::remove_file(file).map_err(|error| cannot(file, &error))?;
        }
        if left.is_empty() {
            fs::remove_dir(dir).map_err(|error| cannot(dir, &error))?;
        }
        left.sort();
        Ok(left)
    }
}

/// Whatever else may be wrong with the file, it is said in one line.
fn looked_up<T>(
    database: &Path,
    ask: impl FnOnce(&Connection) -> StoreResult<T>,
) -> Result<T, DrillError> {
    open_existing(database).map_err(StoreError::from).and_then(|db| ask(&db)).map_err(|error| {
        DrillError(format!(
            "cannot read {}: {error}; look whether it is damaged and whether this user may write there",
            database.display()
        ))
    })
}

fn used(database: &Path) -> DrillError {
    DrillError(format!(
        "the drill {} is in use; stop its server and other commands on it, then try again",
        database.display()
    ))
}
