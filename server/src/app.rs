//! What every request may use.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vungxanh_shared::ids::{DeviceId, Epoch, WardCode};

use crate::clock::Clock;
use crate::config::Config;
use crate::http::in_flight::{Requests, Streams};
use crate::http::limits::RateLimits;
use crate::http::low_priority::LowPriorityQueue;
use crate::http::memory_budget::MemoryBudget;
use crate::jobs::clock_watch::ClockWatch;
use crate::store::{LastSync, OpenError, OpenOptions, ServingLock, Store, StoreResult};

/// Small requests that are decoded and parsed at the same time: bounds memory, whatever they hold.
const PARSING: usize = 4;
/// Large ones, which take up to a hundred megabytes each while they are decoded.
const PARSING_LARGE: usize = 1;
/// Bodies beyond a small size that are received at the same time, together; one may go on beyond it, so that
/// they are 32 at most.
const BODIES_MIB: u32 = 28;
/// What was parsed and waits for the writer, of small requests together and of large ones.
const PARSED_MIB: u32 = 8;
/// Answers that are made and sent at the same time, together, beyond a small part each.
const ANSWERS_MIB: u32 = 64;
/// Requests that one phone may have under way; it needs one, and another after a broken connection.
const REQUESTS_OF_A_DEVICE: usize = 4;
/// Live streams of one phone; a newer one takes the place of the oldest.
const STREAMS_OF_A_DEVICE: usize = 3;
/// Live streams of one office account: its open tabs.
const STREAMS_OF_AN_ACCOUNT: usize = 12;
/// Passwords that are verified at the same time; each takes 19 MiB and some 20 ms.
const VERIFYING: usize = 1;
/// Live streams of phones at the same time.
const LIVE_STREAMS: usize = 4500;
/// Live streams of offices at the same time.
const OFFICE_STREAMS: usize = 500;

/// Shared by all handlers.
pub type AppState = Arc<App>;

/// The running server.
pub struct App {
    /// The configuration.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// Now.
    pub clock: Clock,
    /// Whether it may be believed when something is deleted.
    pub clock_watch: Mutex<ClockWatch>,
    /// Names the database's life.
    pub epoch: Epoch,
    /// How often a peer may ask.
    pub rates: RateLimits,
    /// Cancelled when the server begins to stop: streams end.
    pub stopping: CancellationToken,
    /// Work that goes on when the peer that asked for it has gone; joined at the end.
    pub tasks: TaskTracker,
    /// Bounds on work that costs memory.
    pub parsing: Arc<Semaphore>,
    /// Bounds on work that costs memory.
    pub parsing_large: LowPriorityQueue,
    /// Bounds on work that costs memory.
    pub verifying: LowPriorityQueue,
    /// Bounds on memory.
    pub bodies: MemoryBudget,
    /// Bounds on memory: small requests, which must not wait for a large one to be written.
    pub parsed: MemoryBudget,
    /// Bounds on memory.
    pub parsed_large: MemoryBudget,
    /// Bounds on memory.
    pub answers: MemoryBudget,
    /// Bounds on what one phone has under way.
    pub requests: Requests<DeviceId>,
    /// Bounds on streams.
    pub streams: Streams<DeviceId>,
    /// Bounds on streams.
    pub office_streams: Streams<String>,
    /// Phones that were here with nothing to push, until the next sweep writes them down together.
    last_syncs: Mutex<HashMap<DeviceId, (WardCode, LastSync)>>,
    /// None in a simulation, and when it has stopped.
    serving: Mutex<Option<ServingLock>>,
}

impl App {
    /// Opens the database of the configuration, as its one server.
    pub async fn open(config: Config) -> Result<AppState, OpenError> {
        let serving = ServingLock::take(&config.database_file())?;
        Self::open_as(serving, config).await
    }

    /// The same for who holds the lock already.
    pub async fn open_as(serving: ServingLock, config: Config) -> Result<AppState, OpenError> {
        let store = Store::open(&open_options(&config))?;
        // Commands beside the server give out links to it.
        store.put_public_url(config.public_url.clone()).await?;
        Self::with(config, store, Some(serving)).await
    }

    /// The server over a database that is open already, and that nobody else serves.
    pub async fn over(config: Config, store: Store) -> Result<AppState, OpenError> {
        Self::with(config, store, None).await
    }

    async fn with(
        config: Config,
        store: Store,
        serving: Option<ServingLock>,
    ) -> Result<AppState, OpenError> {
        let clock = config.clock.clone();
        let epoch = store.epoch().await?;
        Ok(Arc::new(Self {
            rates: RateLimits::new(&config.limits),
            config,
            store,
            clock,
            clock_watch: Mutex::default(),
            epoch,
            stopping: CancellationToken::new(),
            tasks: TaskTracker::new(),
            parsing: Arc::new(Semaphore::new(PARSING)),
            parsing_large: LowPriorityQueue::at_most(PARSING_LARGE),
            verifying: LowPriorityQueue::at_most(VERIFYING),
            bodies: MemoryBudget::of_mib(BODIES_MIB),
            parsed: MemoryBudget::of_mib(PARSED_MIB),
            parsed_large: MemoryBudget::of_mib(PARSED_MIB),
            answers: MemoryBudget::of_mib(ANSWERS_MIB),
            requests: Requests::at_most(REQUESTS_OF_A_DEVICE),
            streams: Streams::at_most(STREAMS_OF_A_DEVICE, LIVE_STREAMS),
            office_streams: Streams::at_most(STREAMS_OF_AN_ACCOUNT, OFFICE_STREAMS),
            last_syncs: Mutex::default(),
            serving: Mutex::new(serving),
        }))
    }

    /// Closes the database; another server may have it now.
    pub async fn close(&self) {
        self.store.close().await;
        self.serving.lock().take();
    }

    /// Milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// Remembers that a phone was here; written down with others before long.
    pub fn record_sync(&self, ward: WardCode, device: DeviceId, last_sync: LastSync) {
        let mut last_syncs = self.last_syncs.lock();
        let last_sync = last_sync.after(last_syncs.get(&device).map(|(_, note)| note));
        last_syncs.insert(device, (ward, last_sync));
    }

    /// The note of a phone that pushes, which is written with what it pushes: an earlier one that waits must not be
    /// written over it afterwards.
    pub fn take_note(&self, device: DeviceId, last_sync: LastSync) -> LastSync {
        let earlier = self.last_syncs.lock().remove(&device);
        last_sync.after(earlier.map(|(_, note)| note).as_ref())
    }

    /// Writes down which phones were here.
    pub async fn store_last_syncs(&self) -> StoreResult<()> {
        let last_syncs = std::mem::take(&mut *self.last_syncs.lock());
        if last_syncs.is_empty() {
            return Ok(());
        }
        let last_syncs = last_syncs
            .into_iter()
            .map(|(device, (ward, last_sync))| (ward, device, last_sync))
            .collect();
        self.store.record_syncs(last_syncs).await
    }
}

/// Opens the database of a configuration for a command, beside the server where there is one.
pub fn open_store_beside(config: &Config) -> Result<Store, OpenError> {
    Store::open_beside(&open_options(config))
}

/// Opens the database of a configuration for a command that begins a ward: makes it where there is none, leaves one that
/// is there as it is.
pub fn open_store_or_make(config: &Config) -> Result<Store, OpenError> {
    match config.has_database() {
        true => open_store_beside(config),
        false => Store::open(&open_options(config)),
    }
}

fn open_options(config: &Config) -> OpenOptions {
    OpenOptions {
        file: config.database_file(),
        document_cache_bytes: config.limits.document_cache_bytes,
        max_pages: config.limits.max_database_pages,
        device_bounds: config.limits.device_bounds,
        now_ms: config.clock.now_ms(),
        vfs: None,
    }
}
