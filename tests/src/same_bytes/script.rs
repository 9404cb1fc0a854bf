//! What an engine is told: plain data, the same for Rust and JavaScript.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use vungxanh_client::Edit;

/// The phones of one seed, step by step.
#[derive(Serialize, Deserialize)]
pub struct Script {
    pub seed: u64,
    pub phones: usize,
    pub steps: Vec<Step>,
}

/// One call.
#[derive(Serialize, Deserialize)]
pub struct Step {
    /// Which phone.
    pub phone: usize,
    pub now_ms: i64,
    /// 32 bytes.
    pub entropy: Bytes,
    #[serde(flatten)]
    pub call: Call,
    /// SHA-256 of the canonical text of what was answered, its first 16 hex digits.
    pub expect: String,
}

/// What is done.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Call {
    /// The app is opened on the rows that are stored.
    Open,
    Enrol {
        request: u32,
        words: [String; 3],
    },
    Save {
        request: u32,
        edits: Vec<ScriptEdit>,
        draft: Option<String>,
    },
    Undo {
        request: u32,
        token: String,
    },
    /// The rows of the transaction under way reach the disk; nobody is told.
    Write,
    Persisted {
        transaction: u32,
    },
    PersistFailed {
        transaction: u32,
        failure: String,
    },
    Response {
        send: u32,
        status: u16,
        body: Bytes,
        retry_after_ms: Option<i64>,
    },
    SendFailed {
        send: u32,
        timed_out: bool,
    },
    /// `online`, `foreground`, `live`, `asked`, `offline` or `timer`.
    Tell {
        what: String,
    },
    /// Every stored row.
    Rows,
    Check {
        edit: ScriptEdit,
    },
    List {
        query: Value,
    },
    Record {
        id: String,
    },
    History {
        id: String,
    },
    Export,
    Status,
    Session,
}

/// [`Edit`], which the engine only reads, so that a script can be written.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct ScriptEdit {
    pub id: Option<String>,
    pub kind: String,
    pub place: Option<String>,
    pub fields: vungxanh_shared::scalar::Fields,
    #[serde(default)]
    pub seen: std::collections::BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub decides: bool,
}

impl From<Edit> for ScriptEdit {
    fn from(edit: Edit) -> Self {
        let Edit { id, kind, place, fields, seen, decides, .. } = edit;
        Self { id, kind, place, fields, seen, decides }
    }
}

impl From<&ScriptEdit> for Edit {
    fn from(edit: &ScriptEdit) -> Self {
        let ScriptEdit { id, kind, place, fields, seen, decides } = edit.clone();
        Self { id, kind, place, fields, seen, decides, name: None }
    }
}

/// Bytes; base64 in JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self).map_err(serde::de::Error::custom)
    }
}
