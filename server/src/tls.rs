//! HTTPS from certificate files.

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{ConfigError, TlsFiles};

/// Reads certificate and key. An error names the file and what is wrong with it.
pub async fn load(files: &TlsFiles) -> Result<RustlsConfig, ConfigError> {
    // Another provider may have been installed by a test of the same process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(&files.certificate, &files.key).await.map_err(|error| {
        ConfigError::new(format!(
            "tls-certificate, tls-key: {} and {} cannot be used together: {error}; give the certificate \
             chain and its private key, both PEM",
            files.certificate.display(),
            files.key.display()
        ))
    })
}
