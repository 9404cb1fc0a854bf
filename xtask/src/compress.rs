//! Compresses what the server serves, at the price only a build can pay: `x.js` gets `x.js.br`
//! and `x.js.gz` beside it, and the server picks what the browser asked for.

use crate::stamp::files_under;
use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Below this a compressed copy is not worth its headers.
const SMALLEST: usize = 256;

/// Compresses every file under `folder` that gains from it.
pub fn folder(folder: &Path) -> Result<()> {
    let (mut plain, mut packed) = (0, 0);
    for file in files_under(folder)?.iter().filter(|file| gains(file)) {
        let content = fs::read(file)?;
        if content.len() < SMALLEST {
            continue;
        }
        let small = brotli(&content)?;
        plain += content.len();
        packed += small.len();
        fs::write(beside(file, "br"), small)?;
        fs::write(beside(file, "gz"), gzip(&content)?)?;
    }
    println!("Web app: {} KB, {} KB in brotli", plain / 1024, packed / 1024);
    Ok(())
}

fn gains(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    matches!(extension, "html" | "js" | "css" | "json" | "svg" | "wasm" | "webmanifest" | "txt")
}

fn beside(file: &Path, extension: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(content)?;
    Ok(packer.finish()?)
}
