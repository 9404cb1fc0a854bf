//! Configuration: flags over environment over a TOML file over defaults, all checked at start.
//!
//! Every setting exists once, in [`Options`]: clap reads it from flags and `VUNGXANH_*`, serde reads
//! the same struct from the file. An error is one line that names the setting and says what to do.
//!
//! - `options`: what may be set
//! - `file`: the TOML file
//! - `checks`: what can be used of it

mod checks;
mod file;
mod options;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::http::pace::BodyPace;
use crate::http::proxies::TrustedProxies;
use crate::jobs::retention::Retention;
use crate::store::DeviceBounds;

pub use options::{Options, RetentionOptions};

use checks::{
    check_database, check_plain_http, check_writable, device_bounds, listen_address, number,
    public_url, retention, tls_files, trusted_proxies,
};

/// Checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the database lies; exists and is writable.
    pub data_dir: PathBuf,
    /// Origin for links, without a slash at the end.
    pub public_url: String,
    /// Whether an administrator has set that, so that it is more than the address to listen on.
    pub has_public_url: bool,
    /// Certificate and key, or plain HTTP.
    pub tls: Option<TlsFiles>,
    /// Proxies that are believed whom they ask for.
    pub trusted_proxies: TrustedProxies,
    /// Bounds on memory and on what one peer may ask.
    pub limits: Limits,
    /// How long records are kept.
    pub retention: Retention,
    /// Filter for the log.
    pub log: String,
    /// Where the time comes from.
    pub clock: Clock,
}

/// Files of the certificate chain and its key.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// Chain, PEM.
    pub certificate: PathBuf,
    /// Private key, PEM.
    pub key: PathBuf,
}

/// Bounds; [`Limits::default`] is what a ward needs.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of loaded documents that stay in memory.
    pub document_cache_bytes: usize,
    /// Database file growth stop, in pages; none outside tests, where it stands for a full disk.
    pub max_database_pages: Option<u32>,
    /// Bytes of the write-ahead log that may wait for a reader; beyond it phones' changes are put off.
    pub max_log_bytes: u64,
    /// What one phone may store.
    pub device_bounds: DeviceBounds,
    /// Requests a second of one device, over time.
    pub device_requests_per_second: u32,
    /// Enrolments and logins a minute of one address, over time.
    pub address_tries_per_minute: u32,
    /// Connections of one address at the same time.
    pub connections_of_an_address: u32,
    /// How slowly a body may come.
    pub body_pace: BodyPace,
    /// Seconds between heartbeats of a live stream.
    pub heartbeat_seconds: u64,
    /// Wrong passwords in a row before an account rests.
    pub failed_logins_before_lock: u32,
    /// How long it then rests, in milliseconds.
    pub lock_ms: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_cache_bytes: 64 << 20,
            max_database_pages: None,
            max_log_bytes: 4 << 30,
            device_bounds: DeviceBounds::default(),
            device_requests_per_second: 10,
            address_tries_per_minute: 60,
            // A carrier may bring all phones of a ward from one address, each with a stream and a request.
            connections_of_an_address: 1500,
            body_pace: BodyPace::default(),
            heartbeat_seconds: 25,
            failed_logins_before_lock: 5,
            lock_ms: 5 * 60_000,
        }
    }
}

/// A setting that cannot be used; the text is for the administrator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl ConfigError {
    /// `text` names the setting and says what to do.
    pub fn new(text: String) -> Self {
        Self(text)
    }
}

fn wrong<T>(text: impl Into<String>) -> Result<T, ConfigError> {
    Err(ConfigError(text.into()))
}

/// The database's file in the data directory.
const DATABASE: &str = "vungxanh.sqlite";

impl Config {
    /// Merges the file under the options, fills in defaults and checks everything that can be
    /// checked without listening. Makes the data directory.
    pub fn load(options: Options) -> Result<Self, ConfigError> {
        Self::load_checked(options, check_writable)
    }

    /// The same for a command that looks at a database or changes one: there must be one, so that a
    /// directory mistyped is not taken for an empty ward. Makes nothing.
    pub fn load_existing(options: Options) -> Result<Self, ConfigError> {
        Self::load_checked(options, |dir| {
            check_database(&dir.join(DATABASE))?;
            check_writable(dir)
        })
    }

    fn load_checked(
        options: Options,
        check_dir: impl Fn(&Path) -> Result<(), ConfigError>,
    ) -> Result<Self, ConfigError> {
        let options = match &options.config {
            Some(path) => options.clone().over(file::read(path)?),
            None => options,
        };
        let listen = listen_address(&options)?;
        let tls = tls_files(&options)?;
        check_plain_http(&options, listen, tls.is_some())?;
        let data_dir = options.data_dir.clone().unwrap_or_else(|| "vungxanh-data".into());
        check_dir(&data_dir)?;
        let device_bounds = device_bounds(&options)?;
        let has_public_url = options.public_url.is_some();
        let public_url = public_url(options.public_url, || url_of_listener(listen, tls.is_some()))?;
        let limits = Limits {
            device_bounds,
            document_cache_bytes: number(
                "document-cache-mib",
                options.document_cache_mib,
                64,
                1..=65_536,
            )? as usize
                * (1 << 20),
            device_requests_per_second: number(
                "device-requests-per-second",
                options.device_requests_per_second,
                10,
                1..=100_000,
            )?,
            address_tries_per_minute: number(
                "address-tries-per-minute",
                options.address_tries_per_minute,
                60,
                1..=1_000_000,
            )?,
            ..Limits::default()
        };
        let trusted_proxies = trusted_proxies(options.trusted_proxy)?;
        let retention = retention(options.retention)?;
        let log = options.log.unwrap_or_else(|| "info".to_owned());
        if let Err(error) = log.parse::<tracing_subscriber::EnvFilter>() {
            return wrong(format!(
                "log: `{log}` is no log filter ({error}); use for instance info"
            ));
        }
        Ok(Self {
            listen,
            data_dir,
            public_url,
            has_public_url,
            tls,
            trusted_proxies,
            limits,
            retention,
            log,
            clock: Clock::System,
        })
    }

    /// Takes the port, which is known from then on where any was asked for; the error says which port and what to do.
    pub fn bind(&mut self) -> Result<TcpListener, ConfigError> {
        use std::io::ErrorKind;
        let address = self.listen;
        let listener = TcpListener::bind(address).map_err(|error| {
            ConfigError(match error.kind() {
                ErrorKind::AddrInUse => format!(
                    "listen: port {} is taken by another program; stop it or choose another port with --listen",
                    address.port()
                ),
                ErrorKind::PermissionDenied => format!(
                    "listen: not allowed to use port {}; choose one above 1023 with --listen",
                    address.port()
                ),
                ErrorKind::AddrNotAvailable => format!(
                    "listen: {} is no address of this machine; use 127.0.0.1, 0.0.0.0 or one of its own",
                    address.ip()
                ),
                _ => format!("listen: cannot use {address}: {error}"),
            })
        })?;
        listener
            .set_nonblocking(true)
            .and_then(|()| listener.local_addr())
            .map(|taken| self.listen = taken)
            .map_err(|error| ConfigError(format!("listen: cannot use {address}: {error}")))?;
        if !self.has_public_url {
            self.public_url = url_of_listener(self.listen, self.tls.is_some());
        }
        Ok(listener)
    }

    /// Where the database file lies.
    pub fn database_file(&self) -> PathBuf {
        self.data_dir.join(DATABASE)
    }

    /// Whether there is a database yet.
    pub fn has_database(&self) -> bool {
        std::fs::metadata(self.database_file()).is_ok_and(|file| file.len() > 0)
    }
}

/// Where a server without an address of its own is reached from this machine.
fn url_of_listener(listen: SocketAddr, is_https: bool) -> String {
    let scheme = if is_https { "https" } else { "http" };
    match listen.ip().is_unspecified() {
        true => format!("{scheme}://localhost:{}", listen.port()),
        false => format!("{scheme}://{listen}"),
    }
}
