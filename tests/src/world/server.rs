//! A ward's server: the real one, its router called in this process, its database on a simulated disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context, Result, anyhow, ensure};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use futures_util::stream;
use http_body_util::BodyExt;
use rusqlite::{Connection, OpenFlags};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use vungxanh_client::event::Route;
use vungxanh_server::app::{App, AppState};
use vungxanh_server::clock::Clock;
use vungxanh_server::config::{Config, Limits};
use vungxanh_server::http::proxies::TrustedProxies;
use vungxanh_server::http::router;
use vungxanh_server::jobs::retention::{self, Retention};
use vungxanh_server::store::{DeviceBounds, OpenOptions, Store};
use vungxanh_shared::ids::{DocumentKey, Partition};
use vungxanh_shared::time::{HOUR_MS, LocalDate};

use super::Flaw;
use super::dice::Dice;
use super::disk::{self, Disk, Image, Stop};

/// A clock that is wrong by so much may go unnoticed.
pub const UNNOTICED_MS: i64 = 6 * HOUR_MS;

/// A change's hash.
pub type Hash = Vec<u8>;

/// What came back for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body, inflated.
    pub body: Vec<u8>,
    /// Of the header.
    pub retry_after_ms: Option<i64>,
}

/// A request on its way.
#[derive(Clone, Debug)]
pub struct PhoneRequest {
    /// Where to.
    pub route: Route,
    /// Bearer token.
    pub token: Option<String>,
    /// CBOR.
    pub body: Vec<u8>,
    /// Whether body and answer are gzipped on the way.
    pub gzip: bool,
    /// How many bytes of the body arrive; none = all.
    pub cut: Option<usize>,
}

/// A copy of the database as it was.
#[derive(Clone)]
pub struct Backup {
    image: Image,
    log: BTreeSet<Hash>,
}

/// One server with its machine.
pub struct Server {
    /// Its disk.
    pub disk: Arc<Disk>,
    /// Its clock.
    pub clock: Arc<AtomicI64>,
    /// What has really passed.
    steady: Arc<AtomicI64>,
    /// By how much its clock is wrong.
    skew_ms: i64,
    /// Changes that it said it has, since its database was last put back.
    pub acknowledged: BTreeSet<Hash>,
    /// How often an older backup was put back.
    pub restores: usize,
    /// Changes that were lost by that.
    pub given_up: BTreeSet<Hash>,
    /// The documents of changes that retention may have deleted.
    pub aged: BTreeMap<Hash, DocumentKey>,
    /// Backups, oldest first.
    pub backups: Vec<Backup>,
    running: Option<(AppState, Router)>,
    document_cache_bytes: usize,
}

impl Server {
    /// A server with an empty disk; not running yet.
    pub fn new(dice: &mut Dice, disk: Arc<Disk>, now_ms: i64) -> Self {
        Self {
            disk,
            clock: Arc::new(AtomicI64::new(now_ms)),
            steady: Arc::default(),
            skew_ms: 0,
            acknowledged: BTreeSet::new(),
            restores: 0,
            given_up: BTreeSet::new(),
            aged: BTreeMap::new(),
            backups: Vec::new(),
            running: None,
            // Some servers must load their documents again and again.
            document_cache_bytes: if dice.one_in(3) { 1 } else { 64 << 20 },
        }
    }

    /// Whether it serves.
    pub fn is_running(&self) -> bool {
        self.running.is_some() && !self.disk.is_stopped()
    }

    /// The running server.
    pub fn app(&self) -> Option<&AppState> {
        self.running.as_ref().map(|(app, _)| app)
    }

    /// Time goes on to `now_ms`.
    pub fn pass(&mut self, now_ms: i64, ms: i64) {
        self.steady.fetch_add(ms, Ordering::SeqCst);
        self.clock.store(now_ms + self.skew_ms, Ordering::SeqCst);
    }

    /// Its clock is set to be wrong by so much.
    pub fn set_clock(&mut self, now_ms: i64, skew_ms: i64) {
        self.skew_ms = skew_ms;
        self.pass(now_ms, 0);
    }

    /// Whether its clock is about right.
    pub fn knows_the_time(&self) -> bool {
        self.skew_ms.abs() <= UNNOTICED_MS
    }

    /// Now, by its clock.
    pub fn now_ms(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    /// Starts on what is on the disk. Everything that it ever acknowledged must be there.
    pub fn start(&mut self, runtime: &Runtime) -> Result<()> {
        let options = OpenOptions {
            file: self.disk.database().into(),
            document_cache_bytes: self.document_cache_bytes,
            max_pages: None,
            device_bounds: DeviceBounds::default(),
            now_ms: self.now_ms(),
            vfs: Some(disk::NAME.to_owned()),
        };
        let store = Store::open(&options)?;
        let opened = runtime.block_on(async {
            let opened = App::over(self.config(), store.clone()).await;
            if opened.is_err() {
                store.close().await;
            }
            opened
        });
        let app = opened?;
        let router = router::router(&app);
        self.running = Some((app, router));
        Ok(())
    }

    fn config(&self) -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data_dir: "/nowhere".into(),
            public_url: "http://localhost".to_owned(),
            has_public_url: true,
            tls: None,
            trusted_proxies: TrustedProxies::default(),
            limits: Limits {
                device_requests_per_second: 100_000,
                address_tries_per_minute: 1_000_000,
                ..Limits::default()
            },
            retention: Retention::default(),
            log: "off".to_owned(),
            clock: Clock::Jumping { wall: self.clock.clone(), steady: self.steady.clone() },
        }
    }

    /// Stops as on SIGTERM where the machine runs, else as one that finds its machine gone.
    pub fn close(&mut self, runtime: &Runtime) {
        if let Some((app, router)) = self.running.take() {
            drop(router);
            runtime.block_on(async {
                let _ = app.store_last_syncs().await;
                app.store.close().await;
            });
        }
    }

    /// The machine stops in the middle of whatever it does, and is switched on again; the program is
    /// not started yet.
    pub fn kill(&mut self, runtime: &Runtime, stop: Stop) {
        self.disk.stop();
        self.close(runtime);
        self.disk.restart(stop);
    }

    /// Answers a request; none where the machine stopped before an answer came out.
    pub fn answer(&self, runtime: &Runtime, asked: &PhoneRequest) -> Option<Answer> {
        let (_, router) = self.running.as_ref()?;
        let request = request(asked).ok()?;
        let answered = runtime.block_on(async {
            let response = router.clone().oneshot(request).await.ok()?;
            let status = response.status().as_u16();
            let head = |name| {
                let value = response.headers().get(name)?.to_str().ok()?;
                Some(value.to_owned())
            };
            let retry_after_ms = head(header::RETRY_AFTER)
                .and_then(|text| text.parse::<i64>().ok())
                .map(|s| s * 1000);
            let gzipped = head(header::CONTENT_ENCODING).is_some();
            let body = response.into_body().collect().await.ok()?.to_bytes();
            let body = if gzipped { inflate(&body)? } else { body.to_vec() };
            Some(Answer { status, body, retry_after_ms })
        });
        answered.filter(|_| !self.disk.is_stopped())
    }

    /// A connection of the test's own to the database as it is now.
    pub fn connect(&self) -> Result<Connection> {
        connect(&self.disk)
    }

    /// Hashes of every change in the log.
    pub fn log(&self) -> Result<BTreeSet<Hash>> {
        hashes(&self.connect()?, "SELECT hash FROM change")
    }

    /// Nothing that it acknowledged is missing.
    pub fn check_acknowledged(&self) -> Result<()> {
        let (log, floors) = (self.log()?, self.kept_from()?);
        let lost = self.acknowledged.difference(&log);
        let lost = lost.filter(|hash| !self.is_over(hash, &floors)).count();
        ensure!(lost == 0, "{lost} changes were acknowledged and are not on the server's disk");
        Ok(())
    }

    /// Nothing that it acknowledged would be missing, were the power to go now.
    pub fn check_durable(&self, hashes_said: &BTreeSet<Hash>) -> Result<()> {
        let copy = Disk::from_image(&self.disk.durable(), Dice::new(0, "copy"));
        let log = connect(&copy).and_then(|db| hashes(&db, "SELECT hash FROM change"));
        let log = log.unwrap_or_default();
        let lost = hashes_said.difference(&log).count();
        ensure!(lost == 0, "{lost} changes were acknowledged before they were on disk");
        Ok(())
    }

    /// The first period that is floors of each partition where something was deleted.
    pub fn kept_from(&self) -> Result<BTreeMap<String, String>> {
        let db = self.connect()?;
        let mut statement =
            db.prepare("SELECT name, kept_from FROM partition WHERE kept_from IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the change was in a period that retention deleted.
    fn is_over(&self, hash: &Hash, floors: &BTreeMap<String, String>) -> bool {
        self.aged.get(hash).is_some_and(|document| is_over(document, floors))
    }

    /// Retention does its work, or as much of it as the disk lets it. Whatever the server's clock says, it
    /// deletes nothing that is not over at `now_ms`, the true time.
    pub fn delete_what_is_over(
        &mut self,
        runtime: &Runtime,
        now_ms: i64,
        flaw: Option<Flaw>,
    ) -> Result<()> {
        // A disk that fails now is judged when it is well again.
        let Ok(documents) = self.documents_of_changes() else { return Ok(()) };
        self.aged.extend(documents);
        if let Some(app) = self.app() {
            let _ = runtime.block_on(async {
                match flaw {
                    Some(Flaw::ClockBelieved) => believe_the_clock(app).await,
                    _ => retention::run(app).await,
                }
            });
        }
        self.check_floors(now_ms)
    }

    /// No floor lies where it should not be yet, as far as a clock can be told from a right one.
    fn check_floors(&self, now_ms: i64) -> Result<()> {
        let today = LocalDate::at_ms(now_ms + UNNOTICED_MS);
        let rightly = Retention::default().floors(today);
        for (name, from) in self.kept_from().unwrap_or_default() {
            let partition: Partition = name.parse()?;
            let family = rightly.iter().find(|floors| floors.family == partition.family);
            let is_over = family.is_some_and(|floors| from.as_str() <= floors.from.as_str());
            ensure!(is_over, "{name} is deleted before {from}, and that is not over");
        }
        Ok(())
    }

    /// A person sees that retention waits, looks at a calendar, and lets it go on.
    pub fn confirm_clock(&mut self, runtime: &Runtime) -> bool {
        let now_ms = self.now_ms();
        let Some(app) = self.app().filter(|_| self.knows_the_time()) else { return false };
        runtime.block_on(async {
            let waits = app.store.known_time().await.is_ok_and(|known| known.stop.is_some());
            waits && app.store.confirm_time(now_ms).await.is_ok()
        })
    }

    fn documents_of_changes(&self) -> Result<BTreeMap<Hash, DocumentKey>> {
        let db = self.connect()?;
        let mut statement = db.prepare(
            "SELECT c.hash, p.name, d.period FROM change c JOIN document d ON d.id = c.document
             JOIN partition p ON p.id = d.partition",
        )?;
        let mut rows = statement.query([])?;
        let mut documents = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (hash, partition, period): (Hash, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let partition: Partition = partition.parse()?;
            documents.insert(hash, DocumentKey::new(partition, period.parse()?)?);
        }
        Ok(documents)
    }

    /// Keeps a copy of the database, as a backup would.
    pub fn back_up(&mut self) -> Result<()> {
        let backup = Backup { image: self.disk.image(), log: self.log()? };
        self.backups.push(backup);
        Ok(())
    }

    /// Puts an older backup back in place of what is there: another life of the database.
    pub fn restore(&mut self, runtime: &Runtime, backup: &Backup, epoch: [u8; 16]) -> Result<()> {
        self.restores += 1;
        let before = self.log().unwrap_or_default();
        self.close(runtime);
        self.disk.restart(Stop::Killed);
        self.disk.put(&backup.image);
        let db = self.connect()?;
        db.execute("UPDATE meta SET value = ?1 WHERE key = 'epoch'", [epoch])?;
        drop(db);
        let lost =
            before.iter().chain(&self.acknowledged).filter(|hash| !backup.log.contains(*hash));
        self.given_up.extend(lost.cloned());
        self.acknowledged.retain(|hash| backup.log.contains(hash));
        Ok(())
    }
}

/// What retention did before it doubted the clock.
async fn believe_the_clock(app: &AppState) -> vungxanh_server::store::StoreResult<()> {
    let floors = app.config.retention.floors(LocalDate::at_ms(app.now_ms()));
    app.store.delete_old(floors, app.now_ms(), || false).await.map(|_| ())
}

/// Whether the document's period is before the first that is floors of its partition.
pub fn is_over(document: &DocumentKey, floors: &BTreeMap<String, String>) -> bool {
    let first = floors.get(&document.partition.to_string());
    first.is_some_and(|first| document.period.as_str() < first.as_str())
}

fn connect(disk: &Disk) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let db = Connection::open_with_flags_and_vfs(disk.database(), flags, disk::NAME)?;
    db.execute_batch("PRAGMA temp_store = MEMORY")?;
    Ok(db)
}

/// The first column of every row.
pub fn hashes(db: &Connection, question: &str) -> Result<BTreeSet<Hash>> {
    let mut statement = db.prepare(question)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn request(asked: &PhoneRequest) -> Result<Request<Body>> {
    let mut builder = Request::post(asked.route.path())
        .header(header::CONTENT_TYPE, "application/cbor")
        .extension(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 4000))));
    if let Some(token) = &asked.token {
        builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let mut bytes = asked.body.clone();
    if asked.gzip {
        bytes = deflate(&bytes)?;
        builder = builder
            .header(header::CONTENT_ENCODING, "gzip")
            .header(header::ACCEPT_ENCODING, "gzip");
    }
    let body = match asked.cut {
        None => Body::from(bytes),
        Some(cut) => {
            bytes.truncate(cut);
            let gone = std::io::Error::other("the connection broke");
            Body::from_stream(stream::iter([Ok(Bytes::from(bytes)), Err(gone)]))
        }
    };
    builder.body(body).context("a request")
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(bytes, flate2::Compression::fast()).read_to_end(&mut packed)?;
    Ok(packed)
}

fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).ok()?;
    Some(plain)
}

/// The error of something that the world itself needs and that must not fail.
pub fn must<T>(result: Option<T>, what: &str) -> Result<T> {
    result.ok_or_else(|| anyhow!("the world could not {what}"))
}
