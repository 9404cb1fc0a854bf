//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The checkout this xtask was compiled in.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

pub fn web() -> PathBuf {
    root().join("web")
}

pub fn dist() -> PathBuf {
    web().join("dist")
}

/// TypeScript that is derived from Rust.
pub fn generated() -> PathBuf {
    web().join("src/generated")
}

/// Cargo's own choice, so that a shared or relocated target directory is respected.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(chosen) => root().join(chosen),
        None => root().join("target"),
    }
}

/// Our own notes between two runs.
pub fn notes() -> PathBuf {
    target().join("xtask")
}
