//! The server of a ward: one program, one port, one database.
//!
//! In reading order:
//! - [`config`]: what an administrator may set
//! - [`http`]: every route on one screen, and what one peer and all together may cost
//! - [`phone`]: what phones ask: enrolment, sync, the stream of events
//! - [`office`]: what the ward's people ask
//! - [`auth`]: who asks; [`credentials`] what a login and a password must be
//! - [`jobs`]: what runs by itself: retention, snapshots, the clock that is looked at
//! - [`store`]: the database behind domain calls
//! - [`units`]: administrative units with their days of validity
//! - [`sheet`]: tables that people keep in other programs; [`duties`] as they are written there
//! - [`demo`]: the demonstration ward

pub mod app;
pub mod auth;
pub mod clock;
pub mod config;
pub mod credentials;
pub mod demo;
pub mod duties;
pub mod follow_up;
pub mod http;
pub mod jobs;
pub mod office;
pub mod phone;
pub mod random;
pub mod sheet;
pub mod store;
pub mod telemetry;
pub mod units;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum_server::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use app::{App, AppState};
use config::Config;
use http::connections::{self, ConnectionLimit};
use http::{router, tls};

/// How long requests that run may take to end when the server stops.
const GRACE: Duration = Duration::from_secs(10);
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
    jobs::start(&app, &tasks);
    let handle = Handle::new();
    tasks.spawn(stop_when_told(app.clone(), handle.clone(), shutdown.clone()));
    tasks.close();
    let served = run(&app, listener, handle).await;
    // Also where serving failed by itself.
    shutdown.cancel();
    tasks.wait().await;
    app.tasks.close();
    app.tasks.wait().await;
    if let Err(error) = app.store_last_syncs().await {
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
