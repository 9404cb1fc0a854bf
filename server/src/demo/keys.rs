//! What the demonstration has to remember so that running it again prints the same login and working links: one file
//! beside the database, readable by its owner only. A real ward has no such file: it keeps secrets as hashes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::DemoError;

const FILE: &str = "demo.json";
const UNFINISHED: &str = "demo-unfinished";

/// The demonstration's secrets.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Keys {
    pub login: String,
    pub password: String,
    pub phones: Vec<PhoneKey>,
}

/// One demonstration phone and the code that enrols it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneKey {
    pub member: String,
    pub code: String,
    pub expires_at_ms: i64,
    /// Phones that the member had when the code was made; one more means that it was used.
    pub phones_before: usize,
}

/// Readies `dir` for a demonstration whose database is `database`, before that is opened. What an interrupted
/// first run left is taken away; a database of another kind is never touched.
pub fn make_ready(dir: &Path, database: &Path) -> Result<(), DemoError> {
    let failed = |error: io::Error| DemoError::directory(dir, &error);
    fs::create_dir_all(dir).map_err(failed)?;
    let unfinished = dir.join(UNFINISHED);
    if unfinished.exists() {
        for left in with_companions(database) {
            remove(&left).map_err(failed)?;
        }
        remove(&dir.join(FILE)).map_err(failed)?;
    } else if database.exists() && !dir.join(FILE).exists() {
        return Err(DemoError::AnotherDatabase(dir.display().to_string()));
    } else if database.exists() {
        return Ok(());
    }
    remove(&dir.join(FILE)).map_err(failed)?;
    fs::write(
        &unfinished,
        "The demonstration ward is being made; if this file stays, making it was interrupted.\n",
    )
    .map_err(failed)
}

/// SQLite keeps a log and an index beside the database.
fn with_companions(database: &Path) -> Vec<PathBuf> {
    let beside = |suffix: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    ["", "-wal", "-shm", "-journal"].into_iter().map(beside).collect()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The keys of an earlier run, if there was one.
pub fn read(dir: &Path) -> Result<Option<Keys>, DemoError> {
    let path = dir.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| DemoError::Keys(format!("{}: {error}", path.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DemoError::directory(dir, &error)),
    }
}

/// Keeps the keys; the making of the ward is finished with that.
pub fn keep(dir: &Path, keys: &Keys) -> Result<(), DemoError> {
    let failed = |error: io::Error| DemoError::directory(dir, &error);
    let text =
        serde_json::to_vec_pretty(keys).map_err(|error| DemoError::Keys(error.to_string()))?;
    let beside = dir.join(format!("{FILE}.new"));
    remove(&beside).map_err(failed)?;
    let mut file = owner_only().open(&beside).map_err(failed)?;
    file.write_all(&text).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&beside, dir.join(FILE)).map_err(failed)?;
    remove(&dir.join(UNFINISHED)).map_err(failed)
}

fn owner_only() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        let phone = PhoneKey {
            member: "m".into(),
            code: "ABCDE12345".into(),
            expires_at_ms: 5,
            phones_before: 0,
        };
        Keys { login: "canbo".into(), password: "secret".into(), phones: vec![phone] }
    }

    #[test]
    fn kept_keys_are_read_again_and_only_the_owner_may() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap(), None);
        keep(dir.path(), &keys()).unwrap();
        keep(dir.path(), &keys()).unwrap();
        assert_eq!(read(dir.path()).unwrap(), Some(keys()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(dir.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn an_interrupted_first_run_is_cleared_away_and_another_database_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("ward.sqlite");
        make_ready(dir.path(), &database).unwrap();
        fs::write(&database, "half").unwrap();
        make_ready(dir.path(), &database).unwrap();
        assert!(!database.exists());
        fs::write(&database, "whole").unwrap();
        keep(dir.path(), &keys()).unwrap();
        make_ready(dir.path(), &database).unwrap();
        assert!(database.exists());

        let other = tempfile::tempdir().unwrap();
        let database = other.path().join("ward.sqlite");
        fs::write(&database, "a real ward").unwrap();
        assert!(matches!(make_ready(other.path(), &database), Err(DemoError::AnotherDatabase(_))));
        assert!(database.exists());
    }
}
