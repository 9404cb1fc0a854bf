//! Configuration: flags over environment over a TOML file over defaults, all checked at start.
//!
//! Every setting exists once, in [`Options`]: clap reads it from flags and `VUNGXANH_*`, serde reads
//! the same struct from the file. An error is one line that names the setting and says what to do.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

use vungxanh_shared::ids::Family;

use crate::clock::Clock;
use crate::retention::Retention;

/// What a system administrator may set. Everything is optional; see [`Config`] for the defaults.
#[derive(Args, Deserialize, Default, Clone, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Options {
    /// TOML file with these same settings, named as the flags are (listen = "0.0.0.0:8443")
    #[arg(long, env = "VUNGXANH_CONFIG", value_name = "FILE", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,

    /// Address and port to serve on [default: 127.0.0.1:8080]
    #[arg(long, env = "VUNGXANH_LISTEN", value_name = "ADDRESS:PORT", global = true)]
    pub listen: Option<String>,

    /// Directory of the database; made where missing [default: vungxanh-data]
    #[arg(long, env = "VUNGXANH_DATA_DIR", value_name = "DIRECTORY", global = true)]
    pub data_dir: Option<PathBuf>,

    /// Address under which phones and the office reach this server, for enrolment links
    /// [default: made from --listen]
    #[arg(long, env = "VUNGXANH_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<String>,

    /// Certificate chain in PEM; with --tls-key the server speaks HTTPS
    #[arg(long, env = "VUNGXANH_TLS_CERTIFICATE", value_name = "FILE", global = true)]
    pub tls_certificate: Option<PathBuf>,

    /// Private key of the certificate in PEM
    #[arg(long, env = "VUNGXANH_TLS_KEY", value_name = "FILE", global = true)]
    pub tls_key: Option<PathBuf>,

    /// Serve plain HTTP beyond this machine too, for use behind a proxy that speaks HTTPS. Phones keep
    /// records offline only on HTTPS pages, and passwords and names must not travel in the clear
    #[arg(long, env = "VUNGXANH_ALLOW_PLAIN_HTTP", value_name = "BOOL", global = true,
          num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub allow_plain_http: Option<bool>,

    /// Memory for loaded documents, in MiB [default: 64]
    #[arg(long, env = "VUNGXANH_DOCUMENT_CACHE_MIB", value_name = "MIB", global = true)]
    pub document_cache_mib: Option<String>,

    /// Requests a second that one phone may make over time [default: 10]
    #[arg(long, env = "VUNGXANH_DEVICE_REQUESTS_PER_SECOND", value_name = "N", global = true)]
    pub device_requests_per_second: Option<String>,

    /// Enrolments and logins a minute that one address may try over time [default: 60]
    #[arg(long, env = "VUNGXANH_ADDRESS_TRIES_PER_MINUTE", value_name = "N", global = true)]
    pub address_tries_per_minute: Option<String>,

    /// How long records are kept
    #[command(flatten)]
    #[serde(default)]
    pub retention: RetentionOptions,

    /// What to log: error, warn, info, debug, or a filter such as info,vungxanh_server=debug
    /// [default: info]
    #[arg(long, env = "VUNGXANH_LOG", value_name = "FILTER", global = true)]
    pub log: Option<String>,
}

/// Days for which the records of a family are kept after the last day of their period; 0 = without end.
/// In the file a table: `[retention]` with `passes-days = 30`.
#[derive(Args, Deserialize, Default, Clone, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RetentionOptions {
    /// Days for which passes are kept after their day; 0 = without end [default: the dated rule, 30]
    #[arg(
        long = "retention-passes-days",
        env = "VUNGXANH_RETENTION_PASSES_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub passes_days: Option<String>,

    /// Days for which movements and declarations are kept after their month; 0 = without end
    /// [default: the dated rule, 60]
    #[arg(
        long = "retention-movements-days",
        env = "VUNGXANH_RETENTION_MOVEMENTS_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub movements_days: Option<String>,

    /// Days for which isolation, checks and tests are kept after their month [default: without end]
    #[arg(
        long = "retention-health-days",
        env = "VUNGXANH_RETENTION_HEALTH_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub health_days: Option<String>,

    /// Days for which rounds, requests and tickets are kept after their month [default: without end]
    #[arg(
        long = "retention-casework-days",
        env = "VUNGXANH_RETENTION_CASEWORK_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub casework_days: Option<String>,

    /// Days for which households and persons are kept after the year in which they were entered
    /// [default: without end]
    #[arg(
        long = "retention-register-days",
        env = "VUNGXANH_RETENTION_REGISTER_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub register_days: Option<String>,

    /// Days for which the checkpoints' lists of alerts are kept after their day [default: without end]
    #[arg(
        long = "retention-alerts-days",
        env = "VUNGXANH_RETENTION_ALERTS_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub alerts_days: Option<String>,
}

/// Checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the database lies; exists and is writable.
    pub data_dir: PathBuf,
    /// Origin for links, without a slash at the end.
    pub public_url: String,
    /// Certificate and key, or plain HTTP.
    pub tls: Option<TlsFiles>,
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
    /// Requests a second of one device, over time.
    pub device_requests_per_second: u32,
    /// Enrolments and logins a minute of one address, over time.
    pub address_tries_per_minute: u32,
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
            device_requests_per_second: 10,
            address_tries_per_minute: 60,
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

impl Config {
    /// Merges the file under the options, fills in defaults and checks everything that can be
    /// checked without listening. Makes the data directory.
    pub fn load(options: Options) -> Result<Self, ConfigError> {
        let options = match &options.config {
            Some(path) => options.clone().over(read_file(path)?),
            None => options,
        };
        let listen = listen_address(&options)?;
        let tls = tls_files(&options)?;
        check_plain_http(&options, listen, tls.is_some())?;
        let data_dir = options.data_dir.clone().unwrap_or_else(|| "vungxanh-data".into());
        check_writable(&data_dir)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let public_url = public_url(options.public_url, || match listen.ip().is_unspecified() {
            true => format!("{scheme}://localhost:{}", listen.port()),
            false => format!("{scheme}://{listen}"),
        })?;
        let limits = Limits {
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
        let retention = retention(options.retention)?;
        let log = options.log.unwrap_or_else(|| "info".to_owned());
        if let Err(error) = log.parse::<tracing_subscriber::EnvFilter>() {
            return wrong(format!(
                "log: `{log}` is no log filter ({error}); use for instance info"
            ));
        }
        Ok(Self { listen, data_dir, public_url, tls, limits, retention, log, clock: Clock::System })
    }

    /// Takes the port; the error says which port and what to do.
    pub fn bind(&self) -> Result<TcpListener, ConfigError> {
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
            .map_err(|error| ConfigError(format!("listen: cannot use {address}: {error}")))?;
        Ok(listener)
    }

    /// Where the database file lies.
    pub fn database_file(&self) -> PathBuf {
        self.data_dir.join("vungxanh.sqlite")
    }
}

impl Options {
    /// These options, with what they leave open taken from `below`.
    fn over(self, below: Options) -> Self {
        Self {
            config: self.config,
            listen: self.listen.or(below.listen),
            data_dir: self.data_dir.or(below.data_dir),
            public_url: self.public_url.or(below.public_url),
            tls_certificate: self.tls_certificate.or(below.tls_certificate),
            tls_key: self.tls_key.or(below.tls_key),
            allow_plain_http: self.allow_plain_http.or(below.allow_plain_http),
            document_cache_mib: self.document_cache_mib.or(below.document_cache_mib),
            device_requests_per_second: self
                .device_requests_per_second
                .or(below.device_requests_per_second),
            address_tries_per_minute: self
                .address_tries_per_minute
                .or(below.address_tries_per_minute),
            retention: self.retention.over(below.retention),
            log: self.log.or(below.log),
        }
    }
}

impl RetentionOptions {
    fn over(self, below: RetentionOptions) -> Self {
        Self {
            passes_days: self.passes_days.or(below.passes_days),
            movements_days: self.movements_days.or(below.movements_days),
            health_days: self.health_days.or(below.health_days),
            casework_days: self.casework_days.or(below.casework_days),
            register_days: self.register_days.or(below.register_days),
            alerts_days: self.alerts_days.or(below.alerts_days),
        }
    }
}

fn retention(options: RetentionOptions) -> Result<Retention, ConfigError> {
    let mut retention = Retention::default();
    for (family, given) in [
        (Family::Passes, options.passes_days),
        (Family::Movements, options.movements_days),
        (Family::Health, options.health_days),
        (Family::Casework, options.casework_days),
        (Family::Register, options.register_days),
        (Family::Alerts, options.alerts_days),
    ] {
        if given.is_some() {
            let name = format!("retention-{family}-days");
            retention.set(family, number(&name, given, 0, 0..=36_500)?);
        }
    }
    Ok(retention)
}

/// Numbers may stand in the file with or without quotes; the flags give text.
fn read_file(path: &Path) -> Result<Options, ConfigError> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        ConfigError(format!(
            "config: cannot read {shown}: {error}; name a readable file with --config"
        ))
    })?;
    let mut table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        ConfigError(one_line(&format!("config: {shown}: {error}")))
    })?;
    numbers_as_text(&mut table);
    table.try_into().map_err(|error: toml::de::Error| {
        ConfigError(one_line(&format!("config: {shown}: {error}")))
    })
}

fn numbers_as_text(table: &mut toml::Table) {
    for (_, value) in table.iter_mut() {
        match value {
            toml::Value::Integer(number) => *value = toml::Value::String(number.to_string()),
            toml::Value::Table(table) => numbers_as_text(table),
            _ => {}
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn listen_address(options: &Options) -> Result<SocketAddr, ConfigError> {
    let text = options.listen.as_deref().unwrap_or("127.0.0.1:8080");
    text.parse().or_else(|_| {
        wrong(format!("listen: `{text}` is no address and port; write for instance 127.0.0.1:8080"))
    })
}

fn tls_files(options: &Options) -> Result<Option<TlsFiles>, ConfigError> {
    let (certificate, key) = match (&options.tls_certificate, &options.tls_key) {
        (None, None) => return Ok(None),
        (Some(certificate), Some(key)) => (certificate.clone(), key.clone()),
        (Some(_), None) => {
            return wrong("tls-key: missing; a certificate needs its key, set --tls-key");
        }
        (None, Some(_)) => {
            return wrong(
                "tls-certificate: missing; a key needs its certificate, set --tls-certificate",
            );
        }
    };
    for (name, path) in [("tls-certificate", &certificate), ("tls-key", &key)] {
        if let Err(error) = std::fs::File::open(path) {
            let shown = path.display();
            return wrong(format!(
                "{name}: cannot read {shown}: {error}; check path and permissions"
            ));
        }
    }
    Ok(Some(TlsFiles { certificate, key }))
}

fn check_plain_http(options: &Options, listen: SocketAddr, tls: bool) -> Result<(), ConfigError> {
    if tls || listen.ip().is_loopback() || options.allow_plain_http == Some(true) {
        return Ok(());
    }
    wrong(format!(
        "listen: {listen} is reachable from other machines, but without HTTPS phones cannot keep records \
         offline and passwords travel in the clear; set --tls-certificate and --tls-key, or \
         --allow-plain-http behind a proxy that speaks HTTPS"
    ))
}

fn check_writable(dir: &Path) -> Result<(), ConfigError> {
    let shown = dir.display();
    if let Err(error) = std::fs::create_dir_all(dir) {
        return wrong(format!(
            "data-dir: cannot make {shown}: {error}; choose a writable directory with --data-dir"
        ));
    }
    let probe = dir.join(".vungxanh-write-probe");
    let tried = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    tried.or_else(|error| {
        wrong(format!(
            "data-dir: cannot write in {shown}: {error}; give this user the right to write there or choose \
             another directory with --data-dir"
        ))
    })
}

fn public_url(given: Option<String>, made: impl Fn() -> String) -> Result<String, ConfigError> {
    let Some(url) = given else { return Ok(made()) };
    let trimmed = url.trim_end_matches('/');
    let rest = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ']) => {
            Ok(trimmed.to_owned())
        }
        _ => wrong(format!(
            "public-url: `{url}` is no origin; write for instance https://phuong.example.vn"
        )),
    }
}

fn number(
    name: &str,
    given: Option<String>,
    default: u32,
    range: std::ops::RangeInclusive<u32>,
) -> Result<u32, ConfigError> {
    let Some(text) = given else { return Ok(default) };
    match text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => wrong(format!(
            "{name}: `{text}` is not a whole number from {} to {}",
            range.start(),
            range.end()
        )),
    }
}
