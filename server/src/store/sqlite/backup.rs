//! `vungxanh backup`: a whole copy of the database in one file, while a server writes.
//!
//! `VACUUM INTO` and not SQLite's page-by-page backup: it reads in one transaction, so that it neither
//! holds the writer up nor starts again with each commit of it, and it writes only what the database
//! still holds: the bytes of what retention deleted stay out of it.
//!
//! The copy is made under another name beside the target, verified there, and renamed only when it is
//! whole and on disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, params};

use super::lock::{DatabaseLock, beside};
use super::{check, office_search, schema};
use crate::store::backup::{BackupAsk, BackupDone, BackupError, Step};
use crate::store::{CheckReport, StoreError};

/// Between two looks at how far a copy is.
const LOOK: Duration = Duration::from_millis(250);

/// Writes a backup.
pub fn write(ask: &BackupAsk, tell: &mut dyn FnMut(Step)) -> Result<BackupDone, BackupError> {
    if !ask.database.is_file() {
        return Err(BackupError(format!(
            "there is no database {}; name its directory with --data-dir",
            ask.database.display()
        )));
    }
    check_target(ask)?;
    let header = Header::read(&ask.database, "the database")?;
    let _lock = DatabaseLock::shared(&ask.database)?;
    let copy = Unfinished::begin(&ask.target, ".partial")?;
    copy_out(&ask.database, &copy.path, tell)?;
    let report = match header.is_current() {
        true => Some(verify(&copy.path, tell)?),
        false => None,
    };
    let differences = report.as_ref().map_or(&[][..], |report| &report.differences);
    if let Some(first) = differences.first()
        && !ask.despite_differences
    {
        return Err(BackupError(format!(
            "the database does not agree with itself in {} places, first: {first}; no backup was made, so that \
             none that is good is replaced; look with `vungxanh check`, or add --despite-differences",
            differences.len()
        )));
    }
    stamp(&copy.path, ask.now_ms).map_err(|error| unwritable(&ask.target, &error))?;
    let bytes = fs::metadata(&copy.path).map_or(0, |file| file.len());
    copy.put(&ask.target)?;
    Ok(BackupDone { bytes, report })
}

fn check_target(ask: &BackupAsk) -> Result<(), BackupError> {
    let shown = ask.target.display();
    let same = |one: &Path, other: &Path| {
        fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|two| one == two))
    };
    if same(&ask.target, &ask.database) {
        return Err(BackupError(format!(
            "{shown} is the database itself; name another file for its backup"
        )));
    }
    if ask.target.is_dir() {
        return Err(BackupError(format!(
            "{shown} is a directory; name the file to make, such as {}",
            ask.target.join("vungxanh-backup.sqlite").display()
        )));
    }
    if ask.target.exists() && !ask.replace {
        return Err(BackupError(format!(
            "{shown} exists; name another file, or add --replace to put the new backup in its place"
        )));
    }
    Ok(())
}

/// Copies on another thread, and tells meanwhile how much is there.
fn copy_out(database: &Path, target: &Path, tell: &mut dyn FnMut(Step)) -> Result<(), BackupError> {
    let source = open_existing(database).map_err(|error| unreadable(database, &error))?;
    let size = |name: &str| source.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let total = size("page_count").unwrap_or(0) * size("page_size").unwrap_or(0);
    let total = u64::try_from(total).unwrap_or(0);
    let (ended, end) = channel::<()>();
    let into = target.to_string_lossy().into_owned();
    std::thread::scope(|scope| {
        let copying = scope.spawn(move || {
            let _ended = ended;
            source.execute("VACUUM INTO ?1", params![into]).map(|_| ())
        });
        while end.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
            let done = fs::metadata(target).map_or(0, |file| file.len());
            tell(Step::Copying(done.min(total), total));
        }
        match copying.join() {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) if is_damage(&error) => Err(unreadable(database, &error)),
            Ok(Err(error)) => Err(unwritable(target, &error)),
            Err(_) => Err(BackupError("the copy broke off".to_owned())),
        }
    })
}

/// Everything that `vungxanh check` looks at. A file that cannot be read through is an error,
/// differences are for the caller to weigh.
pub fn verify(file: &Path, tell: &mut dyn FnMut(Step)) -> Result<CheckReport, BackupError> {
    let damaged =
        |why: &dyn std::fmt::Display| BackupError(format!("{} is damaged: {why}", file.display()));
    let db = open_existing(file).map_err(|error| damaged(&error))?;
    let quick: String = db
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(&error))?;
    if quick != "ok" {
        return Err(damaged(&quick.lines().next().unwrap_or_default()));
    }
    office_search::register(&db).map_err(|error| damaged(&error))?;
    let report = check::run_telling(&db, &mut |done, of| tell(Step::Checking(done, of)));
    report.map_err(|error: StoreError| damaged(&error))
}

/// When the backup was made, for whoever restores it.
fn stamp(file: &Path, now_ms: i64) -> rusqlite::Result<()> {
    let db = open_existing(file)?;
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('backup_made_at_ms', ?1)
         ON CONFLICT DO UPDATE SET value = excluded.value",
        [now_ms],
    )?;
    db.close().map_err(|(_, error)| error)
}

/// Opens a database that exists, without making or upgrading anything.
pub fn open_existing(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    db.busy_timeout(Duration::from_secs(10))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    Ok(db)
}

/// What stands at the beginning of every SQLite file.
pub struct Header {
    version: u32,
}

impl Header {
    /// Reads it; the error says why this is no database of ours, calling the file `what`.
    pub fn read(file: &Path, what: &str) -> Result<Self, BackupError> {
        let shown = file.display();
        let mut bytes = [0; 100];
        let read = File::open(file).and_then(|mut file| file.read_exact(&mut bytes));
        match read {
            Err(error) if error.kind() != ErrorKind::UnexpectedEof => {
                return Err(BackupError(format!("cannot read {what} {shown}: {error}")));
            }
            _ => {}
        }
        if !bytes.starts_with(b"SQLite format 3\0") {
            return Err(BackupError(format!("{what} {shown} is not a file of vungxanh")));
        }
        let number = |at: usize| -> u32 {
            let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            u32::from_be_bytes(four.unwrap_or_default())
        };
        let (version, application) = (number(60), number(68));
        if version == 0 || application != schema::APPLICATION_ID {
            return Err(BackupError(format!(
                "{what} {shown} is an SQLite database, but not one of vungxanh"
            )));
        }
        if version > schema::VERSION {
            return Err(BackupError(format!(
                "{what} {shown} was written by a newer version of vungxanh (schema {version}, this program knows \
                 {}); use that version",
                schema::VERSION
            )));
        }
        Ok(Self { version })
    }

    /// Whether this program wrote it, as far as the schema goes.
    pub fn is_current(&self) -> bool {
        self.version == schema::VERSION
    }
}

/// A file that is being written beside the one that it will be. It goes unless it is put there.
pub struct Unfinished {
    /// Where it is written.
    pub path: PathBuf,
    file: File,
}

impl Unfinished {
    /// Begins it, over what an interrupted attempt may have left there; for its owner's eyes only.
    pub fn begin(target: &Path, suffix: &str) -> Result<Self, BackupError> {
        let path = beside(target, suffix);
        let cannot = |error: io::Error| unwritable(target, &error);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(cannot)?;
        if file.try_lock().is_err() {
            return Err(BackupError(format!(
                "another command is writing {} just now; wait until it has ended",
                target.display()
            )));
        }
        // SQLite would take a companion of an interrupted attempt for one of this file.
        for companion in ["-journal", "-wal", "-shm"] {
            match fs::remove_file(beside(&path, companion)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot(error)),
                _ => {}
            }
        }
        file.set_len(0).map_err(cannot)?;
        #[cfg(unix)]
        {
            let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            file.set_permissions(private).map_err(cannot)?;
        }
        Ok(Self { path, file })
    }

    /// To write to it without SQLite.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Makes it the target, whole and on disk.
    pub fn put(self, target: &Path) -> Result<(), BackupError> {
        let put = self.file.sync_all().and_then(|()| fs::rename(&self.path, target));
        put.and_then(|()| sync_directory(target)).map_err(|error| unwritable(target, &error))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `put` there is nothing under this name; otherwise nobody needs what is.
        for companion in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&self.path, companion));
        }
    }
}

/// Makes a rename in the directory of `file` durable.
pub fn sync_directory(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let directory = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(directory.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// What could not be written, with what to do about it.
pub fn unwritable(target: &Path, error: &(dyn std::error::Error + 'static)) -> BackupError {
    let shown = target.display();
    let sqlite = error.downcast_ref().and_then(rusqlite::Error::sqlite_error_code);
    let io = error.downcast_ref().map(io::Error::kind);
    let full = matches!(
        io,
        Some(ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded)
    );
    if full || sqlite == Some(ErrorCode::DiskFull) {
        return BackupError(format!(
            "no room to write {shown}; free some, or choose a directory on another disk"
        ));
    }
    if sqlite == Some(ErrorCode::SystemIoFailure) {
        return BackupError(format!(
            "cannot write {shown}: {error}; see whether that disk is full or failing"
        ));
    }
    BackupError(format!(
        "cannot write {shown}: {error}; give this user the right to write there or choose another directory"
    ))
}

fn unreadable(database: &Path, error: &rusqlite::Error) -> BackupError {
    let advice = match is_damage(error) {
        true => "it is damaged; keep it, and restore the last backup",
        false => "see whether this user may read and write there",
    };
    BackupError(format!("cannot read the database {}: {error}; {advice}", database.display()))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}
