//! The store: domain calls over one database. No SQL and no type of an engine crosses this border, so
//! that a second engine (PostgreSQL) is one more variant of [`Engine`], held to the same calls.
//!
//! Reads run beside each other; everything that writes runs on one writer and is answered only after
//! its commit is on disk.

mod sqlite;
mod types;

mod about;
pub mod accounts;
pub mod author;
pub mod backup;
mod deeds;
pub mod drill;
mod due;
mod follow_up;
pub mod imports;
mod known_time;
pub mod members;
pub mod office;
pub mod office_types;
mod refused;
pub mod reports;
mod setup;
pub mod sync;
pub mod unsent;
pub mod views;
mod ward_plan;
mod writings;

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::broadcast;
use vungxanh_shared::ids::{DeviceId, Epoch, Partition, WardCode};

pub use follow_up::PassMark;
pub use refused::HandedIn;
pub use setup::{NewWard, SetupRefusal};
pub use sqlite::ServingLock;
pub use types::*;

/// How many commits a slow listener may lag behind before it has to look for itself.
const COMMITTED_BACKLOG: usize = 1024;

/// Why a call of the store failed. What the caller decides on are answers, not errors.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The disk is full, failing or busy: nothing was written, try again later.
    #[error("{0}")]
    Unavailable(String),
    /// The server stops; nothing was written.
    #[error("the store is shutting down")]
    ShuttingDown,
    /// A defect, here or in the database file.
    #[error("{0}")]
    Internal(String),
}

/// Answers of the store.
pub type StoreResult<T> = Result<T, StoreError>;

/// Why a database cannot be opened; one line for the administrator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OpenError(pub String);

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        OpenError(format!("the database cannot be used: {error}"))
    }
}

/// Which database, and how much of the machine it may take.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// The database file; made where missing.
    pub file: PathBuf,
    /// Bytes of loaded documents that stay in memory.
    pub document_cache_bytes: usize,
    /// Where growth stops, in pages; stands for a full disk.
    pub max_pages: Option<u32>,
    /// What one phone may store.
    pub device_bounds: DeviceBounds,
    /// Now, for the birth of a new database.
    pub now_ms: i64,
    /// SQLite's name of the file system on which the file lies; none = the operating system's. The
    /// simulated world has one of its own.
    pub vfs: Option<String>,
}

/// Something new in a partition's feed, on disk.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The partition.
    pub partition: Arc<Partition>,
    /// Its newest feed number.
    pub seq: u64,
}

/// Whose access was given or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessChange {
    /// A session of the office ended.
    Session(SecretHash),
    /// An office account.
    Account(String),
    /// A phone.
    Device(DeviceId),
    /// A member of a ward, with every phone and account.
    Member(WardCode, String),
}

/// The database engines.
enum Engine {
    Sqlite(sqlite::Sqlite),
}

/// The database, shared by all requests.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    committed: broadcast::Sender<Committed>,
    access: broadcast::Sender<AccessChange>,
    device_bounds: DeviceBounds,
    /// The line of the audit log for what is done next.
    noted: Option<Arc<AuditEntry>>,
}

impl Store {
    /// Opens the database, makes it where there is none, and brings it up to this program, which no other program
    /// may use meanwhile.
    pub fn open(options: &OpenOptions) -> Result<Self, OpenError> {
        Self::over(options, sqlite::Sqlite::open)
    }

    /// Opens a database that this program has written, beside others that use it; never makes or changes one to open
    /// it.
    pub fn open_beside(options: &OpenOptions) -> Result<Self, OpenError> {
        Self::over(options, sqlite::Sqlite::open_beside)
    }

    fn over(
        options: &OpenOptions,
        open: impl FnOnce(
            &OpenOptions,
            broadcast::Sender<Committed>,
        ) -> Result<sqlite::Sqlite, OpenError>,
    ) -> Result<Self, OpenError> {
        let (committed, _) = broadcast::channel(COMMITTED_BACKLOG);
        let engine = Engine::Sqlite(open(options, committed.clone())?);
        let (access, _) = broadcast::channel(64);
        let device_bounds = options.device_bounds;
        Ok(Self { engine: Arc::new(engine), committed, access, device_bounds, noted: None })
    }

    /// Hears of everything that is committed from now on. A listener that lags is told so by the
    /// channel and then asks [`Store::feed_heads`].
    pub fn listen(&self) -> broadcast::Receiver<Committed> {
        self.committed.subscribe()
    }

    /// Hears whose access was given or taken back.
    pub fn listen_access(&self) -> broadcast::Receiver<AccessChange> {
        self.access.subscribe()
    }

    /// Lets the live streams of whoever this is look again at what they may hear.
    fn access_changed(&self, change: AccessChange) {
        // Without listeners there is nobody to tell.
        let _ = self.access.send(change);
    }

    /// Names this database's life.
    pub async fn epoch(&self) -> StoreResult<Epoch> {
        self.sqlite().read(sqlite::feed::epoch).await
    }

    /// Makes the ward where it is missing; its name is kept up to date.
    pub async fn put_ward(&self, ward: Ward, now_ms: i64) -> StoreResult<()> {
        self.deed(move |work| sqlite::members::put_ward(work, &ward, now_ms)).await
    }

    /// All wards of this database.
    pub async fn wards(&self) -> StoreResult<Vec<Ward>> {
        self.sqlite().read(sqlite::members::wards).await
    }

    /// Whom to ask in the ward: name and telephone number from the plan's settings.
    pub async fn contact(&self, ward: WardCode) -> StoreResult<Option<Contact>> {
        self.sqlite().read(move |db| sqlite::members::contact(db, &ward)).await
    }

    /// Writes a line of the ward's audit log, chained to the one before.
    pub async fn audit(&self, entry: AuditEntry) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::audit::append(work, &entry)).await
    }

    /// Makes snapshots of documents that grew enough; gives how many. Runs beside everything else.
    pub async fn make_snapshots(&self, now_ms: i64) -> StoreResult<usize> {
        sqlite::snapshots::make_due(self.sqlite(), now_ms).await
    }

    /// Fills in the clocks of a document whose rows have none yet; gives how many documents that were. Runs beside
    /// everything else.
    pub async fn fill_clocks(&self) -> StoreResult<usize> {
        sqlite::clocks::fill_one(self.sqlite()).await
    }

    /// Deletes what is over, document by document, oldest first, until `enough` says so; then takes the
    /// bytes out of the file and the write-ahead log (SPEC W12). Gives the number of documents.
    pub async fn delete_old(
        &self,
        kept: Vec<RetentionFloor>,
        now_ms: i64,
        enough: impl Fn() -> bool,
    ) -> StoreResult<usize> {
        let asked = kept.clone();
        // First: from here on nothing comes in that would be deleted at once.
        self.sqlite().write(move |work| sqlite::retention::follow(work, &kept, now_ms)).await?;
        let over =
            self.sqlite().read(move |db| sqlite::retention::over(db, &asked, now_ms)).await?;
        let mut deleted = 0;
        for document in over {
            if enough() {
                break;
            }
            let gone = self
                .sqlite()
                .write(move |work| sqlite::retention::delete(work, &document, now_ms))
                .await?;
            deleted += usize::from(gone);
        }
        while !enough() && self.sqlite().between(sqlite::retention::shrink).await? {}
        if !self.sqlite().between(sqlite::retention::empty_log).await? {
            tracing::info!("readers held the write-ahead log; it is emptied next time");
        }
        Ok(deleted)
    }

    /// Compares log, snapshots, projection and audit chain with one another.
    pub async fn check(&self) -> StoreResult<CheckReport> {
        self.sqlite().read(sqlite::check::run).await
    }

    /// Finishes what was handed in, writes everything into the database file and closes it.
    pub async fn close(&self) {
        self.sqlite().close().await;
    }

    /// The one engine of today. A second one turns this into a `match` in each call.
    fn sqlite(&self) -> &sqlite::Sqlite {
        let Engine::Sqlite(engine) = self.engine.as_ref();
        engine
    }
}
