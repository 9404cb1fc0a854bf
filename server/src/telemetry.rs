//! The log: one line an event on standard error, with no personal data, codes or tokens in it.
//!
//! Libraries that see requests (HTTP, TLS) may quote them when they log finely, so whatever the filter
//! says they are heard from `info` on at most. A panic's text may quote a name, so only its place is
//! written.

use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Libraries that see what peers send.
const DISCREET: [&str; 10] = [
    "hyper",
    "hyper_util",
    "h2",
    "rustls",
    "axum",
    "axum_server",
    "tower",
    "tower_http",
    "tokio",
    "mio",
];

/// Starts logging with the filter of the configuration. A second call (tests) changes nothing.
pub fn start(filter: &str) {
    start_into(filter, std::io::stderr);
}

/// The same into `log`.
pub fn start_into<W>(filter: &str, log: W)
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let mut filter = filter.parse::<EnvFilter>().unwrap_or_else(|_| EnvFilter::new("info"));
    for library in DISCREET {
        if let Ok(directive) = format!("{library}=info").parse() {
            filter = filter.add_directive(directive);
        }
    }
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(log)
        .with_target(false)
        .finish();
    // Only the first subscriber of a process can be installed.
    if tracing::subscriber::set_global_default(subscriber).is_ok() {
        std::panic::set_hook(Box::new(record_panic));
    }
}

/// A text that was put together may hold a value; one of the program itself does not.
fn record_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let text = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    tracing::error!(place, text, "panicked");
}
