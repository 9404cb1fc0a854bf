//! Each setting, checked as far as it can be without listening.

use std::net::SocketAddr;
use std::path::Path;

use vungxanh_shared::ids::Family;

use super::{ConfigError, Options, RetentionOptions, TlsFiles, wrong};
use crate::http::proxies::{BadNetwork, Network, TrustedProxies};
use crate::jobs::retention::Retention;
use crate::store::DeviceBounds;

pub(super) fn listen_address(options: &Options) -> Result<SocketAddr, ConfigError> {
    let text = options.listen.as_deref().unwrap_or("127.0.0.1:8080");
    text.parse().or_else(|_| {
        wrong(format!("listen: `{text}` is no address and port; write for instance 127.0.0.1:8080"))
    })
}

pub(super) fn tls_files(options: &Options) -> Result<Option<TlsFiles>, ConfigError> {
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

pub(super) fn check_plain_http(
    options: &Options,
    listen: SocketAddr,
    tls: bool,
) -> Result<(), ConfigError> {
    if tls || listen.ip().is_loopback() || options.allow_plain_http == Some(true) {
        return Ok(());
    }
    wrong(format!(
        "listen: {listen} is reachable from other machines, but without HTTPS phones cannot keep records \
         offline and passwords travel in the clear; set --tls-certificate and --tls-key, or \
         --allow-plain-http behind a proxy that speaks HTTPS"
    ))
}

pub(super) fn check_database(file: &Path) -> Result<(), ConfigError> {
    // SQLite makes an empty file before it writes anything.
    if std::fs::metadata(file).is_ok_and(|file| file.is_file() && file.len() > 0) {
        return Ok(());
    }
    wrong(format!(
        "data-dir: there is no database {}; name its directory with --data-dir",
        file.display()
    ))
}

pub(super) fn check_writable(dir: &Path) -> Result<(), ConfigError> {
    let shown = dir.display();
    if let Err(error) = std::fs::create_dir_all(dir) {
        return wrong(format!(
            "data-dir: cannot make {shown}: {error}; choose a writable directory with --data-dir"
        ));
    }
    // Another command may look at the same directory at this moment.
    let probe = dir.join(format!(".vungxanh-write-probe-{}", std::process::id()));
    let tried = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    tried.or_else(|error| {
        wrong(format!(
            "data-dir: cannot write in {shown}: {error}; give this user the right to write there or choose \
             another directory with --data-dir"
        ))
    })
}

pub(super) fn public_url(
    given: Option<String>,
    made: impl Fn() -> String,
) -> Result<String, ConfigError> {
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

pub(super) fn trusted_proxies(given: Option<Vec<String>>) -> Result<TrustedProxies, ConfigError> {
    let Some(given) = given else { return Ok(TrustedProxies::default()) };
    let networks = given.iter().map(|text| {
        text.parse().or_else(|error: BadNetwork| wrong(format!("trusted-proxy: `{text}`: {error}")))
    });
    Ok(TrustedProxies::from(networks.collect::<Result<Vec<Network>, _>>()?))
}

pub(super) fn device_bounds(options: &Options) -> Result<DeviceBounds, ConfigError> {
    let mib = |name, given: &Option<String>, default| -> Result<u64, ConfigError> {
        Ok(u64::from(number(name, given.clone(), default, 1..=1_048_576)?) << 20)
    };
    let documents = options.device_documents_per_day.clone();
    Ok(DeviceBounds {
        documents_a_day: number("device-documents-per-day", documents, 1000, 1..=1_000_000)?,
        bytes_an_hour: mib("device-mib-per-hour", &options.device_mib_per_hour, 64)?,
        bytes_a_day: mib("device-mib-per-day", &options.device_mib_per_day, 256)?,
    })
}

pub(super) fn retention(options: RetentionOptions) -> Result<Retention, ConfigError> {
    let mut retention = Retention::default();
    for (family, given) in [
        (Family::Passes, options.passes_days),
        (Family::Movements, options.movements_days),
        (Family::Health, options.health_days),
        (Family::Casework, options.casework_days),
        (Family::Conduct, options.conduct_days),
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

pub(super) fn number(
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
