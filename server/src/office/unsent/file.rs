//! Reads the file that a phone exports. What stands in it for people to read is passed over: the changes themselves count.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::wire::Push;

/// What the phone writes at its beginning.
const FORMAT: &str = "vungxanh-unsent";

/// A file as it was exported.
pub struct ReadFile {
    /// The phone.
    pub device: DeviceId,
    /// Its changes, each with its document.
    pub pushes: Vec<Push>,
}

/// It is no such file.
#[derive(Debug, thiserror::Error)]
#[error("not a file of unsent changes")]
pub struct Unreadable;

#[derive(Deserialize)]
struct Exported {
    format: String,
    device_id: String,
    changes: Vec<ExportedChange>,
}

#[derive(Deserialize)]
struct ExportedChange {
    partition: String,
    period: String,
    change_base64: String,
}

/// Reads a file; a version to come that still has these parts is read as well.
pub fn read(bytes: &[u8]) -> Result<ReadFile, Unreadable> {
    let exported: Exported = serde_json::from_slice(bytes).map_err(|_| Unreadable)?;
    if exported.format != FORMAT || exported.changes.is_empty() {
        return Err(Unreadable);
    }
    let device = exported.device_id.parse().map_err(|_| Unreadable)?;
    let push = |change: ExportedChange| {
        let bytes = STANDARD.decode(&change.change_base64).map_err(|_| Unreadable)?;
        let ExportedChange { partition, period, .. } = change;
        Ok(Push { partition, period, changes: vec![ByteBuf::from(bytes)] })
    };
    let pushes = exported.changes.into_iter().map(push).collect::<Result<_, _>>()?;
    Ok(ReadFile { device, pushes })
}

/// Names the changes of a file, whenever and in whatever order it was made.
pub fn digest(hashes: &BTreeSet<[u8; 32]>) -> [u8; 32] {
    let mut digest = Sha256::new();
    for hash in hashes {
        digest.update(hash);
    }
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a15_only_a_whole_file_of_a_phone_is_read() {
        let good = r#"{"format":"vungxanh-unsent","v":1,"device_id":"07070707070707070707070707070707",
            "changes":[{"partition":"p","period":"2021","hash":"","change_base64":"AQID","records":[{"id":"x"}]}]}"#;
        let read = |text: &str| super::read(text.as_bytes()).map(|file| file.pushes.len()).ok();
        assert_eq!(read(good), Some(1));
        assert_eq!(read(&good[..good.len() - 1]), None, "cut off");
        assert_eq!(read(&good.replace("AQID", "A")), None, "no base64");
        assert_eq!(read(&good.replace("vungxanh-unsent", "x")), None, "another file");
        assert_eq!(read(&good.replace("0707", "zz")), None, "no device");
        assert_eq!(read("{}"), None);
    }
}
