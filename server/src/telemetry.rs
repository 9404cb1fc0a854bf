//! The log: one line an event on standard error, with no personal data, codes or tokens in it.

use tracing_subscriber::EnvFilter;

/// Starts logging with the filter of the configuration. A second call (tests) changes nothing.
pub fn start(filter: &str) {
    let filter = filter.parse::<EnvFilter>().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .finish();
    // Only the first subscriber of a process can be installed.
    let _ = tracing::subscriber::set_global_default(subscriber);
}
