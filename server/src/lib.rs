//! The server of a ward: one program, one port, one database.
//!
//! In reading order:
//! - [`config`]: what an administrator may set
//! - [`router`]: every route on one screen
//! - [`sync`], [`enrol`], [`live`]: what phones ask
//! - [`office`]: what the ward's people ask
//! - [`retention`], [`clock_watch`]: how long records are kept, and by which clock
//! - [`store`]: the database behind domain calls
//! - [`units`]: administrative units with their days of validity
//! - [`auth`], [`proxies`], [`limits`], [`security`], [`body`], [`error`]: who asks, how often, how, and what
//!   goes wrong
//! - [`connections`], [`pace`], [`in_flight`], [`memory_budget`], [`cbor_items`], [`low_priority`]: what one peer, and
//!   all together, may cost
//! - [`demo`]: the demonstration ward

pub mod app;
pub mod auth;
pub mod body;
pub mod cbor_items;
pub mod clock;
pub mod clock_watch;
pub mod config;
pub mod connections;
pub mod demo;
pub mod enrol;
pub mod error;
pub mod in_flight;
pub mod limits;
pub mod live;
pub mod low_priority;
pub mod memory_budget;
pub mod office;
pub mod pace;
pub mod proxies;
pub mod random;
pub mod retention;
pub mod router;
pub mod security;
pub mod static_files;
pub mod store;
pub mod sync;
pub mod telemetry;
mod tls;
pub mod units;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum_server::Handle;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use app::{App, AppState};
use config::Config;
use connections::ConnectionLimit;
use store::Committed;

/// How long requests that run may take to end when the server stops.
const GRACE: Duration = Duration::from_secs(10);
/// How often the phones that were here are written down.
const NOTES_EVERY: Duration = Duration::from_secs(5);
/// Documents are saved when there was no commit for this long.
const QUIET: Duration = Duration::from_secs(1);
/// How often quiet peers are forgotten, and documents saved where commits never pause.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// How often a document of an earlier program gets the clocks of its changes.
const FILL_CLOCKS_EVERY: Duration = Duration::from_secs(2);
/// How often the write-ahead log is looked at.
const WATCH_LOG_EVERY: Duration = Duration::from_secs(30);
/// Bytes of the write-ahead log that wait for a reader, from which on that is logged.
const LONG_LOG: u64 = 256 << 20;
/// How often the end of the audit log is told.
const TELL_AUDIT_EVERY: Duration = Duration::from_secs(24 * 3600);
/// How often it is asked what is over its time of keeping.
const DELETE_EVERY: Duration = Duration::from_secs(3600);

/// Whether the configured certificate and key can be used; none at all can.
pub async fn check_certificate(config: &Config) -> Result<(), config::ConfigError> {
    match &config.tls {
        Some(files) => tls::Tls::load(files).await.map(|_| ()),
        None => Ok(()),
    }
}

/// Opens the database and serves on `listener` until `shutdown` is cancelled. Then: no more
/// connections, streams end, what was begun is finished and written, and every task is joined.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: CancellationToken,
) -> anyhow::Result<()> {
    serve_app(App::open(config).await?, listener, shutdown).await
}

/// The same with a server whose database is open already.
pub async fn serve_app(
    app: AppState,
    listener: TcpListener,
    shutdown: CancellationToken,
) -> anyhow::Result<()> {
    let tasks = TaskTracker::new();
    tasks.spawn(write_notes(app.clone()));
    tasks.spawn(sweep(app.clone()));
    tasks.spawn(save_documents(app.clone()));
    tasks.spawn(fill_clocks(app.clone()));
    tasks.spawn(run_retention(app.clone()));
    tasks.spawn(watch_log(app.clone()));
    tasks.spawn(tell_audit_ends(app.clone()));
    let handle = Handle::new();
    tasks.spawn(stop_when_told(app.clone(), handle.clone(), shutdown.clone()));
    tasks.close();
    let served = run(&app, listener, handle).await;
    // Also where serving failed by itself.
    shutdown.cancel();
    tasks.wait().await;
    app.tasks.close();
    app.tasks.wait().await;
    if let Err(error) = app.store_notes().await {
        tracing::warn!(%error, "the last visits of phones were not written down");
    }
    app.close().await;
    tracing::info!("stopped; everything is on disk");
    served
}

async fn run(
    app: &AppState,
    listener: TcpListener,
    handle: Handle<SocketAddr>,
) -> anyhow::Result<()> {
    let service = router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let limit = ConnectionLimit::new(&app.config.limits, app.config.trusted_proxies.clone());
    // A certificate that cannot be used is refused before anybody is told that something is served.
    let tls = match &app.config.tls {
        Some(files) => Some(tls::Tls::load(files).await?),
        None => None,
    };
    tracing::info!(%address, tls = tls.is_some(), "serving");
    match tls {
        Some(tls) => {
            let config = tls.config.clone();
            app.tasks.spawn(tls::watch(tls, app.clock.clone(), app.stopping.clone()));
            let mut server = axum_server::from_tcp_rustls(listener, config)?
                .handle(handle)
                .map(|inner| limit.before(inner));
            connections::patience(server.http_builder());
            server.serve(service).await?;
        }
        None => {
            let mut server =
                axum_server::from_tcp(listener)?.handle(handle).map(|inner| limit.before(inner));
            connections::patience(server.http_builder());
            server.serve(service).await?;
        }
    }
    Ok(())
}

async fn stop_when_told(app: AppState, handle: Handle<SocketAddr>, shutdown: CancellationToken) {
    shutdown.cancelled().await;
    app.stopping.cancel();
    handle.graceful_shutdown(Some(GRACE));
}

async fn write_notes(app: AppState) {
    every(&app, NOTES_EVERY, async |app| app.store_notes().await).await;
}

/// A backup or check that hangs keeps the write-ahead log from being emptied: it is told long before the disk is full.
async fn watch_log(app: AppState) {
    every(&app, WATCH_LOG_EVERY, async |app| {
        let waiting = app.store.watch_log(app.config.limits.max_log_bytes).await?;
        if waiting > LONG_LOG {
            tracing::warn!(
                mib = waiting >> 20,
                "the write-ahead log grows because another program (a backup or check?) keeps reading the database; end it"
            );
        }
        Ok(())
    })
    .await;
}

/// The end of the audit log stands in the server's log too, where whoever changes the database does not reach it.
async fn tell_audit_ends(app: AppState) {
    every(&app, TELL_AUDIT_EVERY, async |app| {
        for end in app.store.audit_ends().await? {
            tracing::info!("{end}");
        }
        Ok(())
    })
    .await;
}

async fn sweep(app: AppState) {
    every(&app, SWEEP_EVERY, async |app| {
        app.rates.sweep();
        Ok(())
    })
    .await;
}

/// Makes snapshots whenever the phones have written something and are quiet again, so that they are
/// there before the next phone asks; and now and then where the phones are never quiet.
async fn save_documents(app: AppState) {
    let mut committed = app.store.listen();
    let stopping = app.stopping.clone();
    loop {
        match app.store.make_snapshots(app.now_ms()).await {
            Ok(0) => {}
            Ok(_) if !stopping.is_cancelled() => continue,
            Ok(_) => return,
            Err(error) => tracing::warn!(%error, "documents were not saved; tried again later"),
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            closed = quiet_again(&mut committed) => if closed { return },
        }
    }
}

/// Gives the log's rows of an earlier program their clocks, one document after another, with rests between.
async fn fill_clocks(app: AppState) {
    every(&app, FILL_CLOCKS_EVERY, async |app| app.store.fill_clocks().await.map(|_| ())).await;
}

/// Waits for a commit and then until there was none for a while; gives whether there will be none again.
async fn quiet_again(committed: &mut broadcast::Receiver<Committed>) -> bool {
    let is_closed = |heard: &Result<_, _>| matches!(heard, Err(RecvError::Closed));
    if is_closed(&committed.recv().await) {
        return true;
    }
    let until = tokio::time::Instant::now() + SWEEP_EVERY;
    while tokio::time::Instant::now() < until {
        match tokio::time::timeout(QUIET, committed.recv()).await {
            Ok(heard) if is_closed(&heard) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    false
}

async fn run_retention(app: AppState) {
    every(&app, DELETE_EVERY, async |app| retention::run(app).await).await;
}

/// Runs a chore again and again until the server stops. A chore that fails is logged and tried later.
async fn every(
    app: &AppState,
    pause: Duration,
    chore: impl AsyncFn(&AppState) -> store::StoreResult<()>,
) {
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = chore(app).await {
            tracing::warn!(%error, "a chore failed and will be tried again");
        }
    }
}
