//! `serve` and `demo`.

use std::process::ExitCode;

use tokio_util::sync::CancellationToken;
use vungxanh_server::app::{App, AppState};
use vungxanh_server::config::Config;
use vungxanh_server::http::static_files;
use vungxanh_server::office::setup;
use vungxanh_server::store::ServingLock;
use vungxanh_server::{check_certificate, demo, serve_app, telemetry};

/// Serves until told to stop.
pub async fn serve(mut config: Config) -> anyhow::Result<ExitCode> {
    telemetry::start(&config.log);
    check_certificate(&config).await?;
    let listener = config.bind()?;
    let (url, is_new) = (config.public_url.clone(), !config.has_database());
    let app = App::open(config).await?;
    if let Err(error) = super::drill::check_address(&app.store, &url).await {
        app.close().await;
        return Err(error);
    }
    tell_what_is_served(&app, is_new).await?;
    tell_of_missing_app();
    eprintln!("Phones: {url}/\nOffice: {url}/office/");
    tell_of_setup(&app).await?;
    if url.contains("://localhost:") {
        eprintln!(
            "Links name this machine only; give the address that phones use with --public-url."
        );
    }
    serve_app(app, listener, stop_signal()).await?;
    Ok(ExitCode::SUCCESS)
}

/// Which database this is, so that a directory mistyped is noticed at once.
async fn tell_what_is_served(app: &AppState, is_new: bool) -> anyhow::Result<()> {
    let file = app.config.database_file();
    let file = file.canonicalize().unwrap_or(file);
    eprintln!("Database: {}{}", file.display(), if is_new { " (new, empty)" } else { "" });
    super::drill::tell(&app.store).await?;
    let wards = app.store.wards_held().await?;
    for held in &wards {
        eprintln!(
            "  {} {}: {} records, {} phones, {} office accounts",
            held.ward.code, held.ward.name, held.records, held.phones, held.accounts
        );
    }
    if !wards.is_empty() && wards.iter().all(|held| held.accounts == 0) {
        eprintln!(
            "There is no office account yet; make one with `vungxanh account create` (--help explains it)"
        );
    }
    Ok(())
}

/// On an empty database the link by which a ward is set up in the browser, another one at each start.
async fn tell_of_setup(app: &AppState) -> anyhow::Result<()> {
    if let Some(link) = setup::new_link(app).await? {
        eprintln!(
            "There is no ward yet. Set it up in a browser with this link, which works once, for 24 hours, until the \
             next start:\n  {link}\nor from the command line: vungxanh ward create --help"
        );
    }
    Ok(())
}

/// Makes the demonstration ward where there is none, prints how to get in, and serves.
pub async fn demo(mut config: Config) -> anyhow::Result<ExitCode> {
    telemetry::start(&config.log);
    check_certificate(&config).await?;
    let listener = config.bind()?;
    let (dir, url) = (config.data_dir.clone(), config.public_url.clone());
    // Before anything is taken for what an interrupted run has left.
    let serving = ServingLock::take(&config.database_file())?;
    demo::make_ready(&dir, &config.database_file())?;
    let app = App::open_as(serving, config).await?;
    let ward = match demo::prepare(&app.store, &dir, app.now_ms()).await {
        Ok(ward) => ward,
        Err(error) => {
            app.close().await;
            return Err(error.into());
        }
    };
    tell_of_missing_app();
    println!("{}", ward.banner(&url));
    serve_app(app, listener, stop_signal()).await?;
    Ok(ExitCode::SUCCESS)
}

fn tell_of_missing_app() {
    if !static_files::is_built() {
        eprintln!("The web app is not built into this program; run `cargo xtask build`.");
    }
}

/// Cancelled by SIGTERM or Ctrl-C. A second signal ends the program at once, as signals do.
fn stop_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        wait_for_signal().await;
        tracing::info!("stopping: finishing what was begun");
        told.cancel();
        wait_for_signal().await;
        std::process::exit(130);
    });
    stop
}

#[cfg(unix)]
async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn wait_for_signal() {
    let _ = tokio::signal::ctrl_c().await;
}
