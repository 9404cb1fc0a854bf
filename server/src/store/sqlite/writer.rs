//! The one thread that writes. It owns the write connection and the loaded documents.
//!
//! Jobs wait in a bounded queue, first come first served; what waits is taken together into one transaction
//! of bounded work and answered after its one fsync (group commit). A push comes in parts, one at a time, so
//! parts of different phones take turns and nobody waits long for what another sent (SPEC W22). Calls each run in a savepoint of their own. Pushes of a group
//! share one pass, so that each record is projected once; where anything of that goes wrong the group is rolled
//! back and each push runs alone, so that only the guilty one fails.
//! A rollback drops every loaded document that it touched; the log brings it back.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use parking_lot::Mutex;
use rusqlite::Connection;
use tokio::sync::{broadcast, mpsc, oneshot};
use vungxanh_shared::ids::Partition;

use super::documents::{Documents, InMemory};
use super::parts::Part;
use super::push::{self, PushJob};
use crate::random;
use crate::store::{Committed, DeviceBounds, PushOutcome, StoreError, StoreResult};

/// Jobs that may wait; beyond it callers wait in turn.
const QUEUE: usize = 1024;
/// Jobs of one transaction at most.
const MAX_GROUP: usize = 256;
/// Work of one transaction, about, in microseconds, so that nobody waits long for others.
const MAX_GROUP_WORK: u64 = 60_000;
/// Work of a call, about, in microseconds.
const CALL_WORK: u64 = 500;

/// What a job may use: the connection inside the transaction, and the loaded documents.
pub struct Work<'a> {
    /// The write connection.
    pub db: &'a Connection,
    /// Loaded documents.
    pub documents: &'a mut Documents,
    /// What one phone may store.
    pub device_bounds: DeviceBounds,
    /// Tells this run of the program's own changes from those of any other run.
    pub session: [u8; 4],
    /// Feeds that moved, told to listeners after the commit.
    pub updates: &'a mut FeedUpdates,
}

/// Partitions with their newest feed number.
pub type FeedUpdates = BTreeMap<Partition, u64>;

/// A call after it ran: whether its writes stand, and how to answer its caller after the commit.
struct Ran {
    succeeded: bool,
    answer: Box<dyn FnOnce(StoreResult<()>) + Send>,
}

/// Something that cannot run inside a transaction.
type Chore = Box<dyn FnOnce(&Connection) + Send>;
type Call = Box<dyn FnOnce(&mut Work<'_>) -> Ran + Send>;
type PushReply = oneshot::Sender<StoreResult<PushOutcome>>;

enum Job {
    Call(Call),
    Push(Box<Part>, PushReply),
    Chore(Chore),
    Close(oneshot::Sender<()>),
}

/// The way to the writer thread.
pub struct WriterHandle {
    jobs: mpsc::Sender<Job>,
    in_memory: InMemory,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl WriterHandle {
    /// Starts the thread.
    pub fn start(
        db: Connection,
        (document_cache_bytes, device_bounds): (usize, DeviceBounds),
        committed: broadcast::Sender<Committed>,
    ) -> StoreResult<Self> {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let documents = Documents::new(document_cache_bytes);
        let (session, source) = (random::bytes()?, random::source());
        let in_memory = documents.names();
        let mut writer = Writer {
            db,
            documents,
            device_bounds,
            session,
            committed,
            data_version: 0,
            closing: Vec::new(),
        };
        writer.data_version = writer.read_data_version()?;
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || {
                random::draw_from(source);
                writer.run(queue);
            })
            .map_err(|error| StoreError::Unavailable(format!("no thread: {error}")))?;
        Ok(Self { jobs, in_memory, thread: Mutex::new(Some(thread)) })
    }

    /// Runs `job` in a transaction and gives its answer after the commit.
    pub async fn run<T, F>(&self, job: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> StoreResult<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let call = move |work: &mut Work<'_>| {
            let result = job(work);
            let succeeded = result.is_ok();
            let answer = Box::new(move |committed: StoreResult<()>| {
                // The caller may have gone; its writes stand all the same.
                let _ = reply.send(committed.and(result));
            });
            Ran { succeeded, answer }
        };
        self.send(Job::Call(Box::new(call))).await?;
        answer.await.map_err(|_| gone())?
    }

    /// Which documents are in memory.
    pub fn in_memory(&self) -> &InMemory {
        &self.in_memory
    }

    /// Takes a part of one phone's changes and answers after the commit.
    pub async fn push(&self, part: Part) -> StoreResult<PushOutcome> {
        let (reply, answer) = oneshot::channel();
        self.send(Job::Push(Box::new(part), reply)).await?;
        answer.await.map_err(|_| gone())?
    }

    /// Runs `chore` on the writer's connection between transactions.
    pub async fn between<T, F>(&self, chore: F) -> StoreResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> StoreResult<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let chore = move |db: &Connection| {
            // The caller may have gone.
            let _ = reply.send(chore(db));
        };
        self.send(Job::Chore(Box::new(chore))).await?;
        answer.await.map_err(|_| gone())?
    }

    /// Ends the thread after every job that was handed in.
    pub async fn close(&self) {
        let (reply, closed) = oneshot::channel();
        if self.jobs.send(Job::Close(reply)).await.is_ok() {
            let _ = closed.await;
        }
        let thread = self.thread.lock().take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }

    async fn send(&self, job: Job) -> StoreResult<()> {
        self.jobs.send(job).await.map_err(|_| StoreError::ShuttingDown)
    }
}

/// A job whose reply was dropped ran into a panic, or came after the close.
fn gone() -> StoreError {
    StoreError::Internal("the writer dropped a job".to_owned())
}

struct Writer {
    db: Connection,
    documents: Documents,
    device_bounds: DeviceBounds,
    session: [u8; 4],
    committed: broadcast::Sender<Committed>,
    /// SQLite's count of commits by other connections: `vungxanh account` beside a running server.
    data_version: i64,
    closing: Vec<oneshot::Sender<()>>,
}

impl Writer {
    fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        while let Some(job) = queue.blocking_recv() {
            let mut calls = Vec::new();
            let mut pushes = Vec::new();
            let mut chores: Vec<Chore> = Vec::new();
            let mut work = 0;
            let mut next = Some(job);
            while let Some(job) = next.take() {
                match job {
                    Job::Call(call) => {
                        work += CALL_WORK;
                        calls.push(call);
                    }
                    Job::Push(push, reply) => {
                        work += push.work;
                        pushes.push((push, reply));
                    }
                    Job::Chore(chore) => chores.push(chore),
                    Job::Close(reply) => {
                        queue.close();
                        self.closing.push(reply);
                    }
                }
                if calls.len() + pushes.len() < MAX_GROUP && work < MAX_GROUP_WORK {
                    next = queue.try_recv().ok();
                }
            }
            self.run_calls(calls);
            self.run_pushes(pushes);
            for chore in chores {
                self.run_chore(chore);
            }
        }
        self.finish();
    }

    /// The log goes back into the database file, so that a copy of that one file is whole.
    fn finish(self) {
        let Self { db, closing, .. } = self;
        if let Err(error) = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
            tracing::warn!(%error, "the write-ahead log stays beside the database");
        }
        if let Err((_, error)) = db.close() {
            tracing::warn!(%error, "the database did not close cleanly");
        }
        for reply in closing {
            let _ = reply.send(());
        }
    }

    fn run_chore(&self, chore: Chore) {
        if catch_unwind(AssertUnwindSafe(|| chore(&self.db))).is_err() {
            tracing::error!("a chore of the writer panicked");
        }
    }

    fn run_calls(&mut self, calls: Vec<Call>) {
        if calls.is_empty() {
            return;
        }
        let mut answers = Vec::with_capacity(calls.len());
        let committed = self.transaction(|work| {
            for call in calls {
                answers.push(in_savepoint(work, call)?);
            }
            Ok::<_, StoreError>(())
        });
        for answer in answers {
            answer(committed.clone());
        }
    }

    fn run_pushes(&mut self, mut pushes: Vec<(Box<Part>, PushReply)>) {
        if pushes.is_empty() {
            return;
        }
        let prepared: Vec<_> =
            pushes.iter_mut().flat_map(|(part, _)| std::mem::take(&mut part.prepared)).collect();
        let jobs: Vec<&PushJob> = pushes.iter().map(|(part, _)| &part.job).collect();
        let together = self.transaction(|work| {
            for (key, read) in prepared {
                work.documents.adopt(work.db, &key, read)?;
            }
            push::take(work, &jobs)
        });
        let results: Vec<StoreResult<PushOutcome>> = match together {
            Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
            Err(error @ StoreError::Unavailable(_)) => {
                jobs.iter().map(|_| Err(error.clone())).collect()
            }
            Err(_) => jobs.iter().map(|job| self.push_alone(job)).collect(),
        };
        for ((_, reply), result) in pushes.into_iter().zip(results) {
            let _ = reply.send(result);
        }
    }

    /// One push by itself, so that what it runs into is nobody else's.
    fn push_alone(&mut self, job: &PushJob) -> StoreResult<PushOutcome> {
        let outcomes = self.transaction(|work| push::take(work, &[job]))?;
        let missing = || StoreError::Internal("a push without outcome".to_owned());
        outcomes.into_iter().next().ok_or_else(missing)
    }

    /// Runs `body` in one transaction; tells listeners after its commit. Whatever goes wrong, even a
    /// panic, leaves neither writes nor touched documents behind.
    fn transaction<T>(
        &mut self,
        body: impl FnOnce(&mut Work<'_>) -> StoreResult<T>,
    ) -> StoreResult<T> {
        let mut updates = FeedUpdates::new();
        let ran = catch_unwind(AssertUnwindSafe(|| {
            self.begin()?;
            let mut work = Work {
                db: &self.db,
                documents: &mut self.documents,
                device_bounds: self.device_bounds,
                session: self.session,
                updates: &mut updates,
            };
            let value = body(&mut work)?;
            self.db.execute_batch("COMMIT")?;
            Ok(value)
        }));
        let result = ran.unwrap_or_else(|_| {
            tracing::error!("a job of the writer panicked and was rolled back");
            Err(StoreError::Internal("the writer panicked".to_owned()))
        });
        if result.is_err() {
            if !self.db.is_autocommit()
                && let Err(error) = self.db.execute_batch("ROLLBACK")
            {
                tracing::error!(%error, "a failed transaction could not be rolled back");
            }
            self.documents.rolled_back();
            return result;
        }
        self.documents.committed();
        for (partition, seq) in updates {
            // Without listeners there is nobody to tell.
            let _ = self.committed.send(Committed { partition: Arc::new(partition), seq });
        }
        result
    }

    fn begin(&mut self) -> StoreResult<()> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let data_version = self.read_data_version()?;
        if data_version != self.data_version {
            // Another process wrote: what is loaded may be behind the log.
            self.documents.clear();
            self.data_version = data_version;
        }
        Ok(())
    }

    fn read_data_version(&self) -> StoreResult<i64> {
        let mut statement = self.db.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }
}

/// Runs a call so that its failure takes back only its own writes. An error here ends the transaction.
fn in_savepoint(
    work: &mut Work<'_>,
    call: Call,
) -> StoreResult<Box<dyn FnOnce(StoreResult<()>) + Send>> {
    work.db.execute_batch("SAVEPOINT call")?;
    // Others share the transaction: a call that panics takes back what it wrote, and nothing of theirs.
    let Ok(ran) = catch_unwind(AssertUnwindSafe(|| call(work))) else {
        tracing::error!("a call of the writer panicked and was rolled back");
        work.db.execute_batch("ROLLBACK TO call; RELEASE call")?;
        work.documents.rolled_back();
        return Ok(Box::new(|_| ()));
    };
    if work.db.is_autocommit() {
        // SQLite gave up the whole transaction, as it does when the disk is full.
        (ran.answer)(Err(StoreError::Unavailable("the transaction was rolled back".to_owned())));
        return Err(StoreError::Unavailable("the transaction was rolled back".to_owned()));
    }
    if ran.succeeded {
        work.db.execute_batch("RELEASE call")?;
    } else {
        work.db.execute_batch("ROLLBACK TO call; RELEASE call")?;
        work.documents.rolled_back();
    }
    Ok(ran.answer)
}

#[cfg(test)]
pub mod tests {
    use std::collections::HashMap;

    use automerge::{Automerge, ScalarValue};
    use vungxanh_shared::document::{self, RecordWrite};
    use vungxanh_shared::gate::{self, Refusal};
    use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId, SessionActor, WardCode};

    use super::*;
    use crate::store::sqlite::{members, schema};
    use crate::store::{LastSync, PushedChange, Ward};

    pub const DEVICE: DeviceId = DeviceId([7; 16]);

    fn ward() -> WardCode {
        "00025".parse().unwrap()
    }

    fn key() -> DocumentKey {
        super::super::documents::key_of("register/00025/00025-01", "2021").unwrap()
    }

    fn writer() -> Writer {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        let (committed, _) = broadcast::channel(8);
        let documents = Documents::new(usize::MAX);
        let mut writer = Writer {
            db,
            documents,
            device_bounds: DeviceBounds::NONE,
            session: [0; 4],
            committed,
            data_version: 0,
            closing: Vec::new(),
        };
        writer.data_version = writer.read_data_version().unwrap();
        let ward = Ward { code: ward(), name: "X".to_owned() };
        writer.transaction(|work| members::put_ward(work, &ward, 0)).unwrap();
        writer.transaction(give_phone).unwrap();
        writer
    }

    /// The phone of somebody of the team of area 1.
    pub fn give_phone(work: &mut Work<'_>) -> StoreResult<()> {
        work.db.execute_batch(
            "INSERT INTO member (ward, id, full_name, made_at_ms) VALUES ('00025', 'm', 'M', 0);
             INSERT INTO member_grant (ward, member, role, place, given_at_ms)
                 VALUES ('00025', 'm', 'team_member', '00025-01', 0);",
        )?;
        work.db.execute(
            "INSERT INTO device (ward, id, member, purpose, name, platform, made_at_ms)
             VALUES ('00025', ?1, 'm', 'phone', '', '', 0)",
            [DEVICE.0],
        )?;
        Ok(())
    }

    /// A phone's next household, as a push.
    pub fn push(phone: &mut Automerge, number: u8) -> PushJob {
        let values = [
            ("kind", "household".into()),
            ("v", ScalarValue::Int(1)),
            ("head_name", format!("Chủ hộ {number}").into()),
        ];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let write = RecordWrite::new(RecordId::new(0, [number; 10]), values);
        let actor = SessionActor::new(DEVICE, [1; 4]);
        let change = document::write(phone, actor, 0, &[write]).unwrap().unwrap();
        let parsed = gate::parse(change.raw_bytes()).unwrap();
        PushJob {
            ward: ward(),
            device: DEVICE,
            member: "m".to_owned(),
            note: LastSync {
                app: String::new(),
                clock_skew_ms: 0,
                at_ms: 1_625_000_000_000,
                plan: None,
            },
            changes: vec![PushedChange { at: (0, 0), document: Arc::new(key()), parsed }],
            refused: Vec::new(),
            put_off: HashMap::new(),
            handed_in: None,
        }
    }

    fn run(writer: &mut Writer, job: PushJob) -> PushOutcome {
        let (reply, mut answer) = oneshot::channel();
        let part = Part { job, prepared: Vec::new(), work: 0 };
        writer.run_pushes(vec![(Box::new(part), reply)]);
        answer.try_recv().unwrap().unwrap()
    }

    #[test]
    fn g1_what_stands_in_quarantine_is_not_written_again() {
        let (mut writer, mut phone) = (writer(), Automerge::new());
        drop(push(&mut phone, 1));
        // Its session's first change is missing.
        let parsed = push(&mut phone, 2).changes.remove(0).parsed;
        let mut written = Vec::new();
        for _ in 0..3 {
            let mut job = push(&mut Automerge::new(), 2);
            job.changes[0].parsed = parsed.clone();
            let before = writer.db.total_changes();
            assert_eq!(run(&mut writer, job).refused[0].refusal, Refusal::BadSeq);
            written.push(writer.db.total_changes() - before);
        }
        // One is the number of a document that is begun and taken back each time.
        assert_eq!(written, [2, 1, 1]);
    }

    #[test]
    fn a_job_that_panics_writes_nothing_and_the_writer_goes_on() {
        let (mut writer, mut phone) = (writer(), Automerge::new());
        let failed = writer.transaction(|work| -> StoreResult<()> {
            work.db.execute("DELETE FROM ward", [])?;
            panic!("a defect");
        });
        assert!(matches!(failed, Err(StoreError::Internal(_))));
        assert_eq!(run(&mut writer, push(&mut phone, 1)).accepted.len(), 1);
    }

    #[test]
    fn b16_a_call_that_panics_takes_back_its_own_writes_and_nobody_elses() {
        let mut writer = writer();
        let rename =
            |name: &'static str, panics: bool| -> (Call, oneshot::Receiver<StoreResult<()>>) {
                let (reply, answer) = oneshot::channel();
                let call = move |work: &mut Work<'_>| {
                    work.db.execute("UPDATE ward SET name = name || ?1", [name]).unwrap();
                    assert!(!panics, "a defect");
                    let answer = Box::new(move |committed: StoreResult<()>| {
                        let _ = reply.send(committed);
                    });
                    Ran { succeeded: true, answer }
                };
                (Box::new(call), answer)
            };
        let (calls, mut answers): (Vec<Call>, Vec<_>) =
            [rename("a", false), rename("b", true), rename("c", false)].into_iter().unzip();
        writer.run_calls(calls);
        let said: Vec<bool> =
            answers.iter_mut().map(|answer| matches!(answer.try_recv(), Ok(Ok(())))).collect();
        assert_eq!(said, [true, false, true]);
        let name: String =
            writer.db.query_row("SELECT name FROM ward", [], |row| row.get(0)).unwrap();
        assert_eq!(name, "Xac");
    }
}
