//! The files that a release leaves in `tests/fixtures/{version}`: `vungxanh.sqlite.gz`, `ward.json`, a
//! `phone-{name}.json` for each phone, `exchanges.json`. Bytes are in base64.

use anyhow::{Context, Result};
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The database's name in a data directory.
const DATABASE: &str = "vungxanh.sqlite";

/// What the office of that release showed, and how to get in.
#[derive(Serialize, Deserialize)]
pub struct KeptWard {
    /// The version that wrote all of it.
    pub version: String,
    /// When it was written.
    pub now_ms: i64,
    pub login: String,
    pub password: String,
    /// Every record as the office showed it, by id.
    pub records: BTreeMap<String, Value>,
    /// Everything in quarantine.
    pub quarantine: Vec<Value>,
    /// Every phone.
    pub phones: Vec<Value>,
    /// Every member.
    pub members: Vec<Value>,
}

/// One phone's store, and what it showed.
#[derive(Serialize, Deserialize)]
pub struct KeptPhone {
    pub now_ms: i64,
    /// `not_enrolled`, `ready` or `withdrawn`.
    pub state: String,
    pub unsent: usize,
    pub refused: usize,
    /// Every record as the phone showed it, by id.
    pub records: BTreeMap<String, Value>,
    /// Every row of its store.
    pub rows: Vec<Row>,
}

/// A row as the worker stores it in IndexedDB.
#[derive(Serialize, Deserialize)]
pub struct Row {
    pub store: String,
    pub key: String,
    #[serde(with = "base64_text")]
    pub value: Vec<u8>,
}

/// A request as it went over the wire, and its answer.
#[derive(Serialize, Deserialize)]
pub struct Exchange {
    pub path: String,
    pub token: Option<String>,
    #[serde(with = "base64_text")]
    pub request: Vec<u8>,
    pub status: u16,
    #[serde(with = "base64_text")]
    pub answer: Vec<u8>,
}

mod base64_text {
    use super::STANDARD;
    use base64::Engine;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(serde::de::Error::custom)
    }
}

/// A folder of `tests/fixtures`.
pub struct Folder(pub PathBuf);

impl Folder {
    /// Every release's folder, oldest first.
    pub fn all() -> Result<Vec<Self>> {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let mut folders = Vec::new();
        for entry in fs::read_dir(&fixtures).with_context(|| fixtures.display().to_string())? {
            let path = entry?.path();
            if path.join("ward.json").exists() {
                folders.push(path);
            }
        }
        folders.sort();
        Ok(folders.into_iter().map(Self).collect())
    }

    /// The version that wrote it.
    pub fn name(&self) -> String {
        self.0.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Packs the ward's database into the folder.
    pub fn pack_database(&self, data: &Path) -> Result<()> {
        let packed = File::create(self.0.join("vungxanh.sqlite.gz"))?;
        let mut packer = GzEncoder::new(packed, Compression::best());
        packer.write_all(&fs::read(data.join(DATABASE))?)?;
        packer.finish()?;
        Ok(())
    }

    /// Unpacks the ward's database into a data directory.
    pub fn unpack_database(&self, data: &Path) -> Result<()> {
        let mut packed = GzDecoder::new(File::open(self.0.join("vungxanh.sqlite.gz"))?);
        io::copy(&mut packed, &mut File::create(data.join(DATABASE))?)?;
        Ok(())
    }

    pub fn ward(&self) -> Result<KeptWard> {
        self.read("ward.json")
    }

    pub fn phone(&self, name: &str) -> Result<KeptPhone> {
        self.read(&format!("phone-{name}.json"))
    }

    pub fn exchanges(&self) -> Result<Vec<Exchange>> {
        self.read("exchanges.json")
    }

    /// Reads a file of the folder, packed or not.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        let path = self.0.join(name);
        let packed = self.0.join(format!("{name}.gz"));
        let text = match File::open(&packed) {
            Ok(file) => {
                let mut text = Vec::new();
                GzDecoder::new(file).read_to_end(&mut text)?;
                text
            }
            Err(_) => fs::read(&path).with_context(|| path.display().to_string())?,
        };
        serde_json::from_slice(&text).with_context(|| path.display().to_string())
    }

    /// Writes a file of the folder.
    pub fn write(&self, name: &str, content: &impl Serialize) -> Result<()> {
        fs::create_dir_all(&self.0)?;
        let mut text = serde_json::to_string_pretty(content)?;
        text.push('\n');
        fs::write(self.0.join(name), text)?;
        Ok(())
    }

    /// The same, packed: `{name}.gz`.
    pub fn write_packed(&self, name: &str, content: &impl Serialize) -> Result<()> {
        fs::create_dir_all(&self.0)?;
        let file = File::create(self.0.join(format!("{name}.gz")))?;
        let mut packer = GzEncoder::new(file, Compression::best());
        serde_json::to_writer(&mut packer, content)?;
        packer.finish()?;
        Ok(())
    }
}
