//! What may be set, by flag, environment and file alike.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

/// What a system administrator may set. Everything is optional; see [`super::Config`] for the defaults.
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

    /// Address or network of a proxy before this server, which is believed when it says in X-Forwarded-For
    /// whom it asks for; several with commas [default: 127.0.0.0/8,::1]
    #[arg(
        long,
        env = "VUNGXANH_TRUSTED_PROXY",
        value_name = "NETWORK",
        global = true,
        value_delimiter = ','
    )]
    pub trusted_proxy: Option<Vec<String>>,

    /// Memory for loaded documents, in MiB [default: 64]
    #[arg(long, env = "VUNGXANH_DOCUMENT_CACHE_MIB", value_name = "MIB", global = true)]
    pub document_cache_mib: Option<String>,

    /// Requests a second that one phone may make over time [default: 10]
    #[arg(long, env = "VUNGXANH_DEVICE_REQUESTS_PER_SECOND", value_name = "N", global = true)]
    pub device_requests_per_second: Option<String>,

    /// Enrolments and logins a minute that one address may try over time [default: 60]
    #[arg(long, env = "VUNGXANH_ADDRESS_TRIES_PER_MINUTE", value_name = "N", global = true)]
    pub address_tries_per_minute: Option<String>,

    /// Documents (a place's day, month or year) that one phone may begin on one day [default: 1000]
    #[arg(long, env = "VUNGXANH_DEVICE_DOCUMENTS_PER_DAY", value_name = "N", global = true)]
    pub device_documents_per_day: Option<String>,

    /// MiB that one phone may store in one hour [default: 64]
    #[arg(long, env = "VUNGXANH_DEVICE_MIB_PER_HOUR", value_name = "MIB", global = true)]
    pub device_mib_per_hour: Option<String>,

    /// MiB that one phone may store on one day [default: 256]
    #[arg(long, env = "VUNGXANH_DEVICE_MIB_PER_DAY", value_name = "MIB", global = true)]
    pub device_mib_per_day: Option<String>,

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

    /// Days for which violations are kept after their month [default: the dated rule, 365]
    #[arg(
        long = "retention-conduct-days",
        env = "VUNGXANH_RETENTION_CONDUCT_DAYS",
        value_name = "DAYS",
        global = true
    )]
    pub conduct_days: Option<String>,

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

impl Options {
    /// These options, with what they leave open taken from `below`.
    pub(super) fn over(self, below: Options) -> Self {
        Self {
            config: self.config,
            listen: self.listen.or(below.listen),
            data_dir: self.data_dir.or(below.data_dir),
            public_url: self.public_url.or(below.public_url),
            tls_certificate: self.tls_certificate.or(below.tls_certificate),
            tls_key: self.tls_key.or(below.tls_key),
            allow_plain_http: self.allow_plain_http.or(below.allow_plain_http),
            trusted_proxy: self.trusted_proxy.or(below.trusted_proxy),
            document_cache_mib: self.document_cache_mib.or(below.document_cache_mib),
            device_requests_per_second: self
                .device_requests_per_second
                .or(below.device_requests_per_second),
            address_tries_per_minute: self
                .address_tries_per_minute
                .or(below.address_tries_per_minute),
            device_documents_per_day: self
                .device_documents_per_day
                .or(below.device_documents_per_day),
            device_mib_per_hour: self.device_mib_per_hour.or(below.device_mib_per_hour),
            device_mib_per_day: self.device_mib_per_day.or(below.device_mib_per_day),
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
            conduct_days: self.conduct_days.or(below.conduct_days),
            register_days: self.register_days.or(below.register_days),
            alerts_days: self.alerts_days.or(below.alerts_days),
        }
    }
}
