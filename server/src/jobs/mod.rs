//! Jobs that the server runs by itself until it stops: it records which phones were here, saves documents as
//! snapshots, writes what follows from what others wrote, deletes what retention says is over, and warns where the write-ahead log grows. A job that fails is
//! logged and tried later; none stops another.

pub mod clock_watch;
pub mod follow_up;
pub mod retention;

use std::time::Duration;

use tokio::sync::broadcast::{self, error::RecvError};
use tokio_util::task::TaskTracker;

use crate::app::AppState;
use crate::store::{Committed, StoreResult};

/// How often the phones that were here are written down.
const STORE_LAST_SYNCS_EVERY: Duration = Duration::from_secs(5);
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

/// Starts all jobs; they end when the server stops.
pub fn start(app: &AppState, tasks: &TaskTracker) {
    tasks.spawn(store_last_syncs(app.clone()));
    tasks.spawn(sweep(app.clone()));
    tasks.spawn(save_documents(app.clone()));
    tasks.spawn(fill_clocks(app.clone()));
    tasks.spawn(run_retention(app.clone()));
    tasks.spawn(watch_log(app.clone()));
    tasks.spawn(tell_audit_ends(app.clone()));
    tasks.spawn(follow_up::run(app.clone()));
}

async fn store_last_syncs(app: AppState) {
    every(&app, STORE_LAST_SYNCS_EVERY, async |app| app.store_last_syncs().await).await;
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

/// Runs a job again and again until the server stops. A job that fails is logged and tried later.
async fn every(app: &AppState, pause: Duration, job: impl AsyncFn(&AppState) -> StoreResult<()>) {
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = job(app).await {
            tracing::warn!(%error, "a job failed and will be tried again");
        }
    }
}
