//! HTTPS from certificate files, which are looked at again while the server runs: a renewed certificate is taken up
//! without a stop, and one that nobody renews is complained of weeks before its end.

use std::path::Path;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::config::{ConfigError, TlsFiles};

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// How often the end of the certificate is looked at.
const REMIND_EVERY_MS: i64 = 24 * 3_600_000;
/// From when on the end is complained of: authorities renew a month before.
const REMIND_BEFORE_MS: i64 = 21 * 24 * 3_600_000;

/// What is served with, and the files that it came from.
pub struct Tls {
    /// For the listener.
    pub config: RustlsConfig,
    files: TlsFiles,
    read: Pem,
}

/// Certificate and key as they stand in the files.
#[derive(Clone, PartialEq, Eq)]
struct Pem {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

impl Pem {
    async fn read(files: &TlsFiles) -> Result<Self, ConfigError> {
        let read = async |name: &str, file: &Path| {
            tokio::fs::read(file).await.map_err(|error| {
                ConfigError::new(format!("{name}: cannot read {}: {error}", file.display()))
            })
        };
        Ok(Self {
            certificate: read("tls-certificate", &files.certificate).await?,
            key: read("tls-key", &files.key).await?,
        })
    }

    /// When the server's own certificate, the first of the chain, ends.
    fn ends_at_ms(&self) -> Option<i64> {
        let (_, first) = x509_parser::pem::parse_x509_pem(&self.certificate).ok()?;
        let end = first.parse_x509().ok()?.validity().not_after.timestamp();
        Some(end.saturating_mul(1000))
    }
}

impl Tls {
    /// Reads certificate and key. An error names the files and what is wrong with them.
    pub async fn load(files: &TlsFiles) -> Result<Self, ConfigError> {
        // Another provider may have been installed by a test of the same process.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let read = Pem::read(files).await?;
        let loaded = RustlsConfig::from_pem(read.certificate.clone(), read.key.clone()).await;
        let config = loaded.map_err(|error| unusable(files, &error))?;
        Ok(Self { config, files: files.clone(), read })
    }

    /// Takes up what is new in the files; gives whether anything was. What cannot be used is left, and the former
    /// certificate serves on.
    pub async fn renew(&mut self) -> Result<bool, ConfigError> {
        let read = Pem::read(&self.files).await?;
        if read == self.read {
            return Ok(false);
        }
        self.read = read.clone();
        let reloaded = self.config.reload_from_pem(read.certificate, read.key).await;
        reloaded.map_err(|error| unusable(&self.files, &error))?;
        Ok(true)
    }

    /// What there is to say of the certificate's end, if anything.
    fn reminder(&self, now_ms: i64) -> Option<String> {
        let left_ms = self.read.ends_at_ms()?.saturating_sub(now_ms);
        let file = self.files.certificate.display();
        match left_ms {
            ..=0 => {
                Some(format!("the certificate {file} has ended: phones cannot connect; renew it"))
            }
            1..=REMIND_BEFORE_MS => {
                let days = left_ms / (24 * 3_600_000);
                Some(format!(
                    "the certificate {file} ends in {days} days and nobody has renewed it yet"
                ))
            }
            _ => None,
        }
    }
}

/// Looks at the files again and again until the server stops.
pub async fn watch(mut tls: Tls, clock: Clock, stopping: CancellationToken) {
    let mut reminded_at_ms = i64::MIN;
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            _ = ticks.tick() => {}
        }
        match tls.renew().await {
            Ok(false) => {}
            Ok(true) => {
                tracing::info!("the renewed certificate is in use");
                reminded_at_ms = i64::MIN;
            }
            Err(error) => tracing::error!(%error, "the former certificate serves on"),
        }
        let now_ms = clock.now_ms();
        if now_ms.saturating_sub(reminded_at_ms) >= REMIND_EVERY_MS {
            reminded_at_ms = now_ms;
            if let Some(reminder) = tls.reminder(now_ms) {
                tracing::warn!("{reminder}");
            }
        }
    }
}

fn unusable(files: &TlsFiles, error: &std::io::Error) -> ConfigError {
    ConfigError::new(format!(
        "tls-certificate, tls-key: {} and {} cannot be used together: {error}; give the certificate chain and its \
         private key, both PEM",
        files.certificate.display(),
        files.key.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(days: i64) -> (String, String) {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut params = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
        params.not_before = time::OffsetDateTime::UNIX_EPOCH;
        params.not_after = time::OffsetDateTime::UNIX_EPOCH + time::Duration::days(days);
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    fn write(files: &TlsFiles, certificate: &str, key: &str) {
        std::fs::write(&files.certificate, certificate).unwrap();
        std::fs::write(&files.key, key).unwrap();
    }

    fn files(dir: &Path) -> TlsFiles {
        TlsFiles { certificate: dir.join("chain.pem"), key: dir.join("key.pem") }
    }

    #[tokio::test]
    async fn b10_a_renewed_certificate_is_taken_up_and_half_a_renewal_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let files = files(dir.path());
        let (first, second) = (pair(10), pair(100));
        write(&files, &first.0, &first.1);
        let mut tls = Tls::load(&files).await.unwrap();
        assert!(!tls.renew().await.unwrap());
        let before = tls.config.get_inner();
        // The certificate is there, its key is not yet.
        write(&files, &second.0, &first.1);
        let refused = tls.renew().await.unwrap_err().to_string();
        assert!(refused.contains("cannot be used together"), "{refused}");
        assert!(std::sync::Arc::ptr_eq(&before, &tls.config.get_inner()), "the former serves on");
        assert!(!tls.renew().await.unwrap(), "said once");
        write(&files, &second.0, &second.1);
        assert!(tls.renew().await.unwrap());
        assert!(!std::sync::Arc::ptr_eq(&before, &tls.config.get_inner()));
        write(&files, &second.0, &first.1);
        assert!(Tls::load(&files).await.is_err(), "a pair that does not match is no certificate");
    }

    #[tokio::test]
    async fn b10_the_end_of_a_certificate_is_told_three_weeks_before() {
        const DAY_MS: i64 = 24 * 3_600_000;
        let dir = tempfile::tempdir().unwrap();
        let files = files(dir.path());
        let (certificate, key) = pair(100);
        write(&files, &certificate, &key);
        let tls = Tls::load(&files).await.unwrap();
        assert_eq!(tls.reminder(70 * DAY_MS), None);
        assert!(tls.reminder(80 * DAY_MS).unwrap().contains("ends in 20 days"));
        assert!(tls.reminder(101 * DAY_MS).unwrap().contains("has ended"));
    }
}
