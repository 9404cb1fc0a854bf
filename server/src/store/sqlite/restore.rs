//! `vungxanh restore`: a backup becomes the database, which begins a new life.
//!
//! The backup is copied beside the database, verified and changed there, and takes its place in one
//! rename, so that at no moment there is none. The one that was there is kept under another name.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::time::clock_text;

use super::audit;
use super::backup::{Header, Unfinished, open_existing, sync_directory, unwritable, verify};
use super::drill;
use super::lock::{DatabaseLock, beside, in_use, lock_file};
use super::members::{self, ward_code};
use super::writer::Work;
use crate::random;
use crate::store::backup::{BackupError, NewLife, RestoreAsk, RestoreDone, Step};
use crate::store::{AuditEntry, DeviceBounds, OpenOptions, Store, StoreResult};

const CHUNK_BYTES: usize = 1 << 20;
/// Enough to read through one document after the other.
const DOCUMENT_CACHE_BYTES: usize = 16 << 20;

/// Makes a backup the database.
pub async fn restore(
    ask: &RestoreAsk,
    tell: &mut dyn FnMut(Step),
) -> Result<RestoreDone, BackupError> {
    check_backup(ask)?;
    let _lock = DatabaseLock::alone(&ask.database)?;
    check_same_reality(ask)?;
    let mut copy = Unfinished::begin(&ask.database, ".restoring")?;
    copy_in(&ask.backup, &mut copy, tell)?;
    let report = match upgrade(&copy.path, ask.now_ms).await {
        Ok(()) => verify(&copy.path, tell),
        Err(error) => Err(error),
    };
    // What is wrong is wrong with the backup, not with the copy of it.
    let report = report.map_err(|error| {
        let (copy, backup) = (copy.path.display().to_string(), ask.backup.display().to_string());
        BackupError(error.0.replace(&copy, &backup))
    })?;
    if let Some(first) = report.differences.first()
        && !ask.despite_differences
    {
        return Err(BackupError(format!(
            "{} does not agree with itself in {} places, first: {first}; take another backup, or add \
             --despite-differences where there is none",
            ask.backup.display(),
            report.differences.len()
        )));
    }
    let made_at_ms = made_at_ms(&copy.path);
    let new_life = begin_new_life(&copy.path, ask, made_at_ms).await?;
    let replaced = put_aside(&ask.database, ask.now_ms)?;
    copy.put(&ask.database)?;
    Ok(RestoreDone { report, made_at_ms, replaced, new_life })
}

fn check_backup(ask: &RestoreAsk) -> Result<(), BackupError> {
    let shown = ask.backup.display();
    Header::read(&ask.backup, "the backup")?;
    let same = |one: &Path, other: &Path| {
        fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|two| one == two))
    };
    if same(&ask.backup, &ask.database) {
        return Err(BackupError(format!("{shown} is the database itself; name a backup of it")));
    }
    if fs::metadata(beside(&ask.backup, "-wal")).is_ok_and(|wal| wal.len() > 0) {
        return Err(BackupError(format!(
            "{shown} has a write-ahead log beside it, so it is a database in use and no backup; make one with \
             `vungxanh backup`"
        )));
    }
    Ok(())
}

/// A drill never takes the place of a ward, nor a ward that of a drill.
fn check_same_reality(ask: &RestoreAsk) -> Result<(), BackupError> {
    let is_drill = |file: &Path| {
        Header::read(file, "the file").ok()?;
        let db = open_existing(file).ok()?;
        drill::began_ms(&db).ok().map(|mark| mark.is_some())
    };
    match (is_drill(&ask.backup), is_drill(&ask.database)) {
        (Some(true), Some(false)) => Err(BackupError(format!(
            "{} is the backup of a drill and {} is a ward's database; restore it into a drill's or a new directory",
            ask.backup.display(),
            ask.database.display()
        ))),
        (Some(false), Some(true)) => Err(BackupError(format!(
            "{} is the backup of a ward and {} is the database of a drill; restore it into the ward's directory",
            ask.backup.display(),
            ask.database.display()
        ))),
        _ => Ok(()),
    }
}

fn copy_in(
    backup: &Path,
    copy: &mut Unfinished,
    tell: &mut dyn FnMut(Step),
) -> Result<(), BackupError> {
    let cannot_read = |error: io::Error| {
        BackupError(format!("cannot read the backup {}: {error}", backup.display()))
    };
    let mut source = File::open(backup).map_err(cannot_read)?;
    let total = source.metadata().map_err(cannot_read)?.len();
    let (mut chunk, mut done) = (vec![0; CHUNK_BYTES], 0);
    loop {
        let count = source.read(&mut chunk).map_err(cannot_read)?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        let written = copy.file().write_all(bytes);
        written.map_err(|error| unwritable(&copy.path, &error))?;
        done += count as u64;
        tell(Step::Copying(done, total));
    }
    Ok(())
}

/// Brings the copy to this program's schema.
async fn upgrade(copy: &Path, now_ms: i64) -> Result<(), BackupError> {
    let store = open_store(copy, now_ms)
        .map_err(|error| BackupError(format!("{} is damaged: {error}", copy.display())))?;
    store.close().await;
    Ok(())
}

fn open_store(copy: &Path, now_ms: i64) -> Result<Store, BackupError> {
    let opened = Store::open(&OpenOptions {
        file: copy.to_owned(),
        document_cache_bytes: DOCUMENT_CACHE_BYTES,
        max_pages: None,
        device_bounds: DeviceBounds::NONE,
        now_ms,
        vfs: None,
    });
    // The copy needs no lock of its own.
    let _ = fs::remove_file(lock_file(copy));
    Ok(opened?)
}

fn made_at_ms(copy: &Path) -> Option<i64> {
    let db = open_existing(copy).ok()?;
    db.query_row("SELECT value FROM meta WHERE key = 'backup_made_at_ms'", [], |row| row.get(0))
        .optional()
        .ok()?
}

/// A new epoch, and nothing of the old life that would let somebody in.
async fn begin_new_life(
    copy: &Path,
    ask: &RestoreAsk,
    made_at_ms: Option<i64>,
) -> Result<NewLife, BackupError> {
    let taken_away = TakenAway::read(&ask.database);
    let made = made_at_ms.map_or_else(|| "unknown".to_owned(), clock_text);
    let detail = serde_json::json!({ "backup_made": made }).to_string();
    let now_ms = ask.now_ms;
    let store = open_store(copy, now_ms)?;
    let job = move |work: &mut Work<'_>| new_life(work, taken_away.as_ref(), &detail, now_ms);
    let begun = store.sqlite().write(job).await;
    store.close().await;
    Ok(begun?)
}

fn new_life(
    work: &mut Work<'_>,
    taken_away: Option<&TakenAway>,
    detail: &str,
    now_ms: i64,
) -> StoreResult<NewLife> {
    let epoch: [u8; 16] = random::bytes()?;
    work.db.execute("UPDATE meta SET value = ?1 WHERE key = 'epoch'", [epoch.as_slice()])?;
    // Feed numbers that phones have of the life before may be given again, to other changes.
    work.db.execute("UPDATE device SET plan_seq = -1 WHERE purpose = 'phone'", [])?;
    let sessions_ended = work.db.execute("DELETE FROM session", [])?;
    // A code that was used after the backup is unused in it.
    let codes_expired = work.db.execute(
        "UPDATE enrolment_code SET expires_at_ms = ?1 WHERE device IS NULL AND expires_at_ms > ?1",
        [now_ms],
    )?;
    let taken_away = taken_away.map(|taken| taken.take_again(work, now_ms)).transpose()?;
    for ward in members::wards(work.db)? {
        let entry = AuditEntry {
            ward: ward.code,
            at_ms: now_ms,
            who: "command line".to_owned(),
            action: "database_restored".to_owned(),
            subject: "database".to_owned(),
            detail: detail.to_owned(),
        };
        audit::append(work, &entry)?;
    }
    Ok(NewLife { sessions_ended, codes_expired, taken_away })
}

/// What the replaced database says of access that was taken away: the backup may not know yet.
struct TakenAway {
    devices: Vec<([u8; 16], i64)>,
    members: Vec<(String, String)>,
    accounts: Vec<(String, i64)>,
    passwords: Vec<(String, String)>,
}

impl TakenAway {
    /// None where there is no such database, or it cannot be read.
    fn read(database: &Path) -> Option<Self> {
        Header::read(database, "the database").ok()?;
        let db = open_existing(database).ok()?;
        Some(Self {
            devices: rows(
                &db,
                "SELECT id, revoked_at_ms FROM device WHERE revoked_at_ms IS NOT NULL",
            )?,
            members: rows(&db, "SELECT ward, id FROM member WHERE disabled_at_ms IS NOT NULL")?,
            accounts: rows(
                &db,
                "SELECT login, disabled_at_ms FROM account WHERE disabled_at_ms IS NOT NULL",
            )?,
            passwords: rows(&db, "SELECT login, password_hash FROM account")?,
        })
    }

    /// Takes it away again; gives how many phones, members and accounts that were.
    fn take_again(&self, work: &mut Work<'_>, now_ms: i64) -> StoreResult<usize> {
        let mut count = 0;
        for (device, revoked_at_ms) in &self.devices {
            count += work.db.execute(
                "UPDATE device SET revoked_at_ms = ?2 WHERE id = ?1 AND revoked_at_ms IS NULL",
                params![device, revoked_at_ms],
            )?;
        }
        for (login, disabled_at_ms) in &self.accounts {
            count += work.db.execute(
                "UPDATE account SET disabled_at_ms = ?2 WHERE login = ?1 AND disabled_at_ms IS NULL",
                params![login, disabled_at_ms],
            )?;
        }
        for (ward, member) in &self.members {
            let ward = ward_code(ward)?;
            if is_active(work.db, &ward, member)?
                && members::set_disabled(work, &ward, member, Some(now_ms), now_ms)?
            {
                count += 1;
            }
        }
        // A password that was changed was changed for a reason.
        for (login, password_hash) in &self.passwords {
            work.db.execute(
                "UPDATE account SET password_hash = ?2 WHERE login = ?1",
                [login, password_hash],
            )?;
        }
        Ok(count)
    }
}

fn is_active(db: &Connection, ward: &WardCode, member: &str) -> StoreResult<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM member WHERE ward = ?1 AND id = ?2 AND disabled_at_ms IS NULL)",
        params![ward.as_str(), member],
        |row| row.get(0),
    )?)
}

fn rows<A, B>(db: &Connection, sql: &str) -> Option<Vec<(A, B)>>
where
    A: rusqlite::types::FromSql,
    B: rusqlite::types::FromSql,
{
    let mut statement = db.prepare(sql).ok()?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    rows.collect::<Result<_, _>>().ok()
}

/// Gives the database that is there another name, its log with it.
fn put_aside(database: &Path, now_ms: i64) -> Result<Option<PathBuf>, BackupError> {
    let wal = beside(database, "-wal");
    if !database.exists() && !wal.exists() {
        return Ok(None);
    }
    // What SQLite cannot read it tidies up; somebody may yet want to look at it as it is.
    if Header::read(database, "the database").is_ok() {
        fold_log(database)?;
    }
    let moment = clock_text(now_ms).replace(' ', "-").replace(':', "");
    let replaced = unused(&beside(database, &format!(".replaced-{moment}")));
    let cannot = |error: io::Error| unwritable(database, &error);
    // The log first: beside the restored database it would be taken for that one's.
    for companion in ["-wal", "-shm", "-journal"] {
        match fs::rename(beside(database, companion), beside(&replaced, companion)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot(error)),
            _ => {}
        }
    }
    // A second name, and then the rename over the first one: at no moment is there no database.
    match fs::hard_link(database, &replaced) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(_) => fs::rename(database, &replaced).map_err(cannot)?,
        Ok(()) => {}
    }
    sync_directory(database).map_err(cannot)?;
    Ok(Some(replaced))
}

/// Writes what is only in its log into the file that is put aside. Where that cannot be read any more it
/// is kept as it is; where somebody uses it after all, nothing is restored.
fn fold_log(database: &Path) -> Result<(), BackupError> {
    let folded = open_existing(database).and_then(|db| {
        db.busy_timeout(std::time::Duration::from_millis(500))?;
        db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
    });
    match folded {
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ) =>
        {
            Err(in_use(database).into())
        }
        _ => Ok(()),
    }
}

fn unused(wanted: &Path) -> PathBuf {
    let mut names = (2..).map(|number| beside(wanted, &format!("-{number}")));
    let mut name = wanted.to_owned();
    while name.exists()
        && let Some(next) = names.next()
    {
        name = next;
    }
    name
}
