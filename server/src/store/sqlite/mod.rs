//! The SQLite engine: one writer thread that owns the write connection and the loaded documents, and
//! a few reader connections beside it. SQL and SQLite types stay inside this folder.
//!
//! - [`schema`]: append-only migrations
//! - [`writer`]: the thread that groups jobs into transactions
//! - [`documents`]: loaded documents, bounded in bytes
//! - [`push`]: what happens to the changes of one phone; [`survey`] what is looked up before, [`parts`] how
//!   they are cut, [`quota`] how much it may store
//! - [`author`]: records that the server itself writes
//! - [`projection`]: the rows that the office reads; [`body`] what a row shows, [`tally`] what is counted,
//!   [`links`] which record names which
//! - [`feed`]: what goes back to a phone
//! - [`divergence`]: phones that hold something else
//! - [`snapshots`]: saved documents, verified
//! - [`office_lists`], [`office_overview`], [`office_record`], [`office_people`]: what the office asks
//! - [`retention`], [`known_time`]: periods that are over leave, and by which time
//! - [`setup`], [`beginning`]: how an empty database becomes a ward, and what that still lacks
//! - [`drill`]: a ward's plan in a database of its own, marked as not real
//! - [`unsent`]: files of phones that a person handed in
//! - [`reports`]: the ward's reports, and how their numbers are counted
//! - [`rebuild`]: rows made again from the log
//! - [`check`]: whether all of that still agrees
//! - [`backup`], [`restore`], [`lock`]: the whole file, copied while it is written, and put back

pub(super) mod about;
pub(super) mod accounts;
pub(super) mod audit;
pub(super) mod author;
pub(super) mod backup;
pub(super) mod beginning;
mod body;
pub(super) mod check;
mod check_texts;
pub(super) mod clocks;
mod cursor;
pub(super) mod divergence;
mod documents;
pub(super) mod drill;
pub(super) mod feed;
pub mod follow_up;
pub(super) mod imports;
pub(super) mod known_time;
pub(super) mod links;
mod lock;
pub(super) mod logins;
pub(super) mod members;
mod office_authors;
pub(super) mod office_counts;
mod office_filter;
pub(super) mod office_history;
pub(super) mod office_lists;
pub(super) mod office_neighbours;
pub(super) mod office_overview;
mod office_pages;
pub(super) mod office_people;
pub(super) mod office_quarantine;
pub(super) mod office_reach;
pub(super) mod office_record;
pub(super) mod office_related;
mod office_search;
mod office_shorten;
mod office_titles;
mod parts;
pub(super) mod projection;
mod push;
#[cfg(test)]
mod push_memory;
mod quota;
mod rebuild;
pub(super) mod repair;
pub(super) mod reports;
pub(super) mod restore;
pub(super) mod retention;
mod schema;
pub(super) mod setup;
pub(super) mod snapshots;
mod survey;
mod tally;
mod unmergeable;
pub(super) mod unsent;
pub(super) mod views;
pub(super) mod ward_plan;
mod writer;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast};

use super::{
    Committed, LastSync, OpenError, OpenOptions, PushOutcome, PushedChange, StoreError, StoreResult,
};
use vungxanh_shared::ids::{DeviceId, DocumentKey, WardCode};

use lock::DatabaseLock;
pub use lock::ServingLock;
use parts::{Cut, Part, Parts};
pub(super) use push::PushJob;
use survey::Survey;
pub(super) use writer::Work;
use writer::WriterHandle;

/// Reader connections of the office: what it asks takes longer, and phones must not wait for it.
const OFFICE_READERS: usize = 2;
/// A question of the office that takes longer is given up.
const OFFICE_DEADLINE: Duration = Duration::from_secs(15);
/// How often a question's deadline is looked at, in steps of SQLite's machine.
const LOOK_EVERY_STEPS: i32 = 10_000;
/// Reader connections; SQLite readers neither block nor wait for the writer.
const READERS: usize = 4;
/// Page cache of a reader; negative counts KiB, as SQLite has it.
const READER_CACHE_KIB: i32 = -4096;

/// An open database.
pub(super) struct Sqlite {
    writer: WriterHandle,
    readers: Readers,
    office_readers: Readers,
    /// Large documents are read for one part at a time: each takes much memory.
    reading: Semaphore,
    /// Documents that could not be saved, with how many changes they had.
    unsavable: Mutex<HashMap<i64, i64>>,
    /// Whether the write-ahead log is too long to take more from phones.
    log_full: AtomicBool,
    /// None in a simulation. Last, so that it is let go of after the connections.
    _lock: Option<DatabaseLock>,
}

impl Sqlite {
    /// Opens or makes the database and starts the writer thread.
    pub fn open(
        options: &OpenOptions,
        committed: broadcast::Sender<Committed>,
    ) -> Result<Self, OpenError> {
        let database = DatabaseFile { file: &options.file, vfs: options.vfs.as_deref() };
        let lock = match database.vfs {
            Some(_) => {
                bring_up(database, options.now_ms)?;
                None
            }
            None => Some(ready(database, options.now_ms)?),
        };
        Self::over(options, lock, committed)
    }

    /// Opens a database that is there and that this program has written, and leaves its schema and rows as they are:
    /// for commands beside a server, which may be an older program.
    pub fn open_beside(
        options: &OpenOptions,
        committed: broadcast::Sender<Committed>,
    ) -> Result<Self, OpenError> {
        let database = DatabaseFile { file: &options.file, vfs: options.vfs.as_deref() };
        let lock = DatabaseLock::shared(database.file)?;
        if !is_current(database)? {
            return Err(OpenError(format!(
                "the database {} was written by an older version of vungxanh; nothing was changed. Use the program \
                 that serves it, or start the server with this one (it brings the database up to date), then try \
                 again",
                database.file.display()
            )));
        }
        Self::over(options, Some(lock), committed)
    }

    fn over(
        options: &OpenOptions,
        lock: Option<DatabaseLock>,
        committed: broadcast::Sender<Committed>,
    ) -> Result<Self, OpenError> {
        let database = DatabaseFile { file: &options.file, vfs: options.vfs.as_deref() };
        let connection = connect(database)?;
        if let Some(pages) = options.max_pages {
            connection.pragma_update(None, "max_page_count", pages).map_err(StoreError::from)?;
        }
        let readers = Readers::open(database, READERS, None)?;
        let office_readers = Readers::open(database, OFFICE_READERS, Some(OFFICE_DEADLINE))?;
        let writer = WriterHandle::start(
            connection,
            (options.document_cache_bytes, options.device_bounds),
            committed,
        )?;
        let (reading, unsavable) = (Semaphore::new(1), Mutex::default());
        let log_full = AtomicBool::new(false);
        Ok(Self { writer, readers, office_readers, reading, unsavable, log_full, _lock: lock })
    }

    /// Runs `question` on a reader connection, in one read transaction, on a blocking thread.
    pub async fn read<T, F>(&self, question: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> StoreResult<T> + Send + 'static,
    {
        self.readers.run(question).await
    }

    /// The same for a question of the office: beside those of phones, and given up where it takes too long.
    pub async fn read_for_office<T, F>(&self, question: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> StoreResult<T> + Send + 'static,
    {
        self.office_readers.run(question).await
    }

    /// Runs `job` on the writer thread. What it answers comes back only after its commit; where it
    /// answers with an error nothing of it was written.
    pub async fn write<T, F>(&self, job: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> StoreResult<T> + Send + 'static,
    {
        self.writer.run(job).await
    }

    /// Runs `chore` on the writer thread between transactions.
    pub async fn between<T, F>(&self, chore: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> StoreResult<T> + Send + 'static,
    {
        self.writer.between(chore).await
    }

    /// Takes one phone's changes part by part; see [`push`]. After an error what was committed before stays:
    /// the phone offers all of it again and hears that it is known.
    pub async fn push(&self, job: PushJob) -> StoreResult<PushOutcome> {
        let PushJob { ward, device, member, note, changes, refused, mut put_off, handed_in } = job;
        let Survey { known, sizes } = self.survey(&changes).await?;
        let (known, changes): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|change| known.contains(&change.parsed.hash().0));
        let mut outcome = PushOutcome::default();
        outcome.accepted.extend(known.iter().map(|change| change.parsed.hash().0));
        outcome.known.clone_from(&outcome.accepted);
        let mut parts = Parts::of(changes, refused, sizes);
        // Also where all is known: the phone was here.
        let mut next = parts.next().or(Some(Cut::default()));
        while let Some(Cut { changes, refused, large, work }) = next.take() {
            let document_at: HashMap<(u32, u32), Arc<DocumentKey>> =
                changes.iter().map(|change| (change.at, Arc::clone(&change.document))).collect();
            let job = PushJob {
                ward: ward.clone(),
                device,
                member: member.clone(),
                note: note.clone(),
                changes,
                refused,
                put_off: put_off.clone(),
                handed_in: handed_in.clone(),
            };
            let taken = self.push_part(job, large, work).await?;
            for refused in taken.refused.iter().filter(|one| one.refusal.is_later()) {
                if let Some(document) = document_at.get(&refused.at) {
                    put_off.entry(Arc::clone(document)).or_insert(refused.refusal);
                }
            }
            outcome.extend(taken);
            if outcome.withdrawn {
                break;
            }
            next = parts.next();
        }
        Ok(outcome)
    }

    /// Puts phones' changes off, or takes them again.
    pub fn set_log_full(&self, is_full: bool) {
        self.log_full.store(is_full, Ordering::Relaxed);
    }

    /// Hands a part to the writer. Large documents are read before, beside it: others need not wait for that.
    async fn push_part(
        &self,
        job: PushJob,
        large: Vec<Arc<DocumentKey>>,
        work: u64,
    ) -> StoreResult<PushOutcome> {
        if self.log_full.load(Ordering::Relaxed) {
            return Err(StoreError::Unavailable(
                "the write-ahead log is full: another program has been reading the database for too long".to_owned(),
            ));
        }
        let is_missing =
            |key: &Arc<DocumentKey>| !self.writer.in_memory().lock().contains_key(key.as_ref());
        if !large.iter().any(is_missing) {
            return self.writer.push(Part { job, prepared: Vec::new(), work }).await;
        }
        // Until the part was taken, so that few such documents are in memory.
        let _turn = self.reading.acquire().await.map_err(|_| StoreError::ShuttingDown)?;
        let missing: Vec<Arc<DocumentKey>> = large.into_iter().filter(is_missing).collect();
        let prepared = self.read(move |db| {
            let load = |key: Arc<DocumentKey>| documents::load(db, &key).map(|read| (key, read));
            missing.into_iter().map(load).collect()
        });
        let prepared = prepared.await?;
        self.writer.push(Part { job, prepared, work }).await
    }

    /// What can be known of a push before the writer sees it.
    async fn survey(&self, changes: &[PushedChange]) -> StoreResult<Survey> {
        let (mut survey, unknown) = survey::in_memory(changes, self.writer.in_memory());
        if unknown.is_empty() {
            return Ok(survey);
        }
        self.read(move |db| survey::on_disk(db, unknown, &mut survey).map(|()| survey)).await
    }

    /// Finishes every job that was handed in, writes the log back into the database file and ends
    /// the writer thread. Later jobs are answered [`StoreError::ShuttingDown`].
    pub async fn close(&self) {
        self.writer.close().await;
    }
}

/// Notes that phones were here with nothing to push.
pub(super) fn record_syncs(
    work: &mut Work<'_>,
    notes: &[(WardCode, DeviceId, LastSync)],
) -> StoreResult<()> {
    notes.iter().try_for_each(|(ward, device, note)| push::record_sync(work, ward, *device, note))
}

/// A small pool of read-only connections.
struct Readers {
    free: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
    /// How long a question may take.
    deadline: Option<Duration>,
}

impl Readers {
    fn open(
        database: DatabaseFile<'_>,
        count: usize,
        deadline: Option<Duration>,
    ) -> Result<Self, OpenError> {
        let mut free = Vec::with_capacity(count);
        for _ in 0..count {
            let connection = connect(database)?;
            connection.pragma_update(None, "query_only", true).map_err(StoreError::from)?;
            connection
                .pragma_update(None, "cache_size", READER_CACHE_KIB)
                .map_err(StoreError::from)?;
            free.push(connection);
        }
        Ok(Self {
            free: Arc::new(Mutex::new(free)),
            permits: Arc::new(Semaphore::new(count)),
            deadline,
        })
    }

    async fn run<T, F>(&self, question: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> StoreResult<T> + Send + 'static,
    {
        let closed = |_| StoreError::ShuttingDown;
        let permit = self.permits.clone().acquire_owned().await.map_err(closed)?;
        let (free, deadline) = (self.free.clone(), self.deadline);
        let answered = tokio::task::spawn_blocking(move || {
            let connection = free.lock().pop();
            let mut lent = Lent { connection, free, _permit: permit };
            let Some(connection) = &mut lent.connection else {
                return Err(StoreError::ShuttingDown);
            };
            if let Some(deadline) = deadline {
                give_up_after(connection, deadline)?;
            }
            let transaction = connection.unchecked_transaction()?;
            question(&transaction)
        });
        answered.await.map_err(|error| StoreError::Internal(error.to_string()))?
    }
}

/// Lets SQLite give up what it is asked on this connection when the time is over.
fn give_up_after(db: &mut Connection, deadline: Duration) -> StoreResult<()> {
    let until = Instant::now() + deadline;
    db.progress_handler(LOOK_EVERY_STEPS, Some(move || Instant::now() > until))?;
    Ok(())
}

/// A reader that comes back when dropped, also where a question panicked: its transaction is rolled back before.
struct Lent {
    connection: Option<Connection>,
    free: Arc<Mutex<Vec<Connection>>>,
    // After the connection is back.
    _permit: OwnedSemaphorePermit,
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.free.lock().extend(self.connection.take());
    }
}

/// Makes the database or brings it up to this program where that is needed, which needs it alone: an older server that
/// goes on meanwhile would write what this program does not expect. Gives the lock by which it is in use.
fn ready(database: DatabaseFile<'_>, now_ms: i64) -> Result<DatabaseLock, OpenError> {
    let lock = DatabaseLock::shared(database.file)?;
    if has_database(database.file) && is_current(database)? {
        return Ok(lock);
    }
    drop(lock);
    let alone = DatabaseLock::alone(database.file).map_err(|error| {
        OpenError(format!(
            "the database must be brought up to this version of vungxanh, which no other program may use meanwhile: \
             {error}"
        ))
    })?;
    make_private(database.file)?;
    bring_up(database, now_ms)?;
    drop(alone);
    DatabaseLock::shared(database.file)
}

/// An empty file is none: SQLite makes it so before it writes.
fn has_database(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|file| file.len() > 0)
}

/// Whether schema and rows are those of this program; an error where the file is none of ours or of a newer one.
fn is_current(database: DatabaseFile<'_>) -> Result<bool, OpenError> {
    let connection = connect(database)?;
    Ok(schema::is_current(&connection)? && !rebuild::have_kinds_changed(&connection)?)
}

fn bring_up(database: DatabaseFile<'_>, now_ms: i64) -> Result<(), OpenError> {
    let mut connection = connect(database)?;
    schema::migrate(&mut connection, now_ms)?;
    rebuild::if_kinds_changed(&mut connection)?;
    Ok(())
}

/// A new database file is for its owner alone; what SQLite makes beside it takes over its mode.
fn make_private(file: &Path) -> Result<(), OpenError> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(file).map(|_| ());
    made.map_err(|error| {
        OpenError(format!(
            "cannot open the database {}: {error}; give this user the right to write there",
            file.display()
        ))
    })
}

/// Where the database lies.
#[derive(Clone, Copy)]
struct DatabaseFile<'a> {
    file: &'a Path,
    /// SQLite's name of the file system; none = the operating system's.
    vfs: Option<&'a str>,
}

/// Opens one connection with the settings that every connection has.
fn connect(DatabaseFile { file, vfs }: DatabaseFile<'_>) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let cannot = |error: rusqlite::Error| {
        OpenError(format!("cannot open the database {}: {error}", file.display()))
    };
    let opened = match vfs {
        None => Connection::open_with_flags(file, flags),
        Some(vfs) => Connection::open_with_flags_and_vfs(file, flags, vfs),
    };
    let connection = opened.map_err(cannot)?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(cannot)?;
    // A plan holds for every value: SQLite would else plan a statement again for each that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(cannot)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection
        .execute_batch(
            "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;
             PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
             PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000;",
        )
        .map_err(cannot)?;
    office_search::register(&connection).map_err(cannot)?;
    Ok(connection)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let unavailable = matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::DiskFull
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::ReadOnly
                    | ErrorCode::CannotOpen
                    | ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
                    | ErrorCode::PermissionDenied
                    | ErrorCode::OutOfMemory
                    | ErrorCode::OperationInterrupted
            )
        );
        let reason = error.to_string();
        if unavailable { StoreError::Unavailable(reason) } else { StoreError::Internal(reason) }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_planned_once_whatever_is_bound_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("vungxanh.sqlite");
        let mut db = connect(DatabaseFile { file: &file, vfs: None }).unwrap();
        schema::migrate(&mut db, 0).unwrap();
        for sql in [
            "SELECT bytes FROM change WHERE document = ?1 AND seq > ?1 AND seq <= ?1 ORDER BY seq",
            "SELECT id FROM device WHERE token_hash = ?1",
        ] {
            let mut statement = db.prepare(sql).unwrap();
            for value in 1..10 {
                assert!(!statement.exists([value]).unwrap());
            }
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }

    fn options(folder: &Path) -> OpenOptions {
        OpenOptions {
            file: folder.join("vungxanh.sqlite"),
            document_cache_bytes: usize::MAX,
            max_pages: None,
            device_bounds: super::super::DeviceBounds::default(),
            now_ms: 0,
            vfs: None,
        }
    }

    #[tokio::test]
    async fn b1_questions_that_panic_take_no_reader_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let (committed, _) = broadcast::channel(8);
        let store = Sqlite::open(&options(folder.path()), committed).unwrap();
        for _ in 0..2 * READERS {
            let failed = store.read(|db| -> StoreResult<i64> {
                let number: i64 = db.query_row("SELECT 1", [], |row| row.get(0))?;
                panic!("a defect, after {number}");
            });
            assert!(matches!(failed.await, Err(StoreError::Internal(_))));
        }
        let answers = (0..2 * READERS).map(|_| store.read(|db| Ok(db.is_autocommit())));
        for answer in futures_util::future::join_all(answers).await {
            assert!(!answer.unwrap(), "each in a transaction of its own");
        }
        store.close().await;
    }

    #[tokio::test]
    async fn b7_the_number_of_a_deleted_document_is_not_given_again() {
        let folder = tempfile::tempdir().unwrap();
        let (committed, _) = broadcast::channel(8);
        let store = Sqlite::open(&options(folder.path()), committed).unwrap();
        let ward = super::super::Ward { code: "00025".parse().unwrap(), name: "X".to_owned() };
        store.write(move |work| members::put_ward(work, &ward, 0)).await.unwrap();
        store.write(writer::tests::give_phone).await.unwrap();
        let newest = || {
            store.read(|db| {
                Ok(db.query_row("SELECT max(id) FROM document", [], |row| row.get::<_, i64>(0))?)
            })
        };
        let mut phone = automerge::Automerge::new();
        store.push(writer::tests::push(&mut phone, 1)).await.unwrap();
        let first = newest().await.unwrap();
        let gone = store.write(|work| {
            for table in ["record_change", "change", "record", "document"] {
                work.db.execute(&format!("DELETE FROM {table}"), [])?;
            }
            work.documents.clear();
            Ok(())
        });
        gone.await.unwrap();
        store.push(writer::tests::push(&mut automerge::Automerge::new(), 2)).await.unwrap();
        assert!(newest().await.unwrap() > first);
        store.close().await;
    }

    #[test]
    fn b16_a_question_that_takes_too_long_is_given_up() {
        let mut db = Connection::open_in_memory().unwrap();
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        give_up_after(&mut db, Duration::from_millis(20)).unwrap();
        let asked: StoreResult<i64> =
            db.query_row(endless, [], |row| row.get(0)).map_err(StoreError::from);
        assert!(matches!(asked, Err(StoreError::Unavailable(_))), "{asked:?}");
        give_up_after(&mut db, Duration::from_secs(60)).unwrap();
        let next: StoreResult<i64> =
            db.query_row("SELECT 7", [], |row| row.get(0)).map_err(StoreError::from);
        assert_eq!(next.unwrap(), 7);
    }
}
