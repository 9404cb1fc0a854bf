//! The messages as version 0.1.0 had them: a copy that stays as it is, for the oldest phones have it
//! in their WASM. `shared/src/wire` may add to them and never take away.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
pub struct EnrolResponse {
    device_id: ByteBuf,
    token: String,
    member: MemberInfo,
    ward: WardInfo,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
struct MemberInfo {
    id: String,
    name: String,
    phone: String,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
struct WardInfo {
    code: String,
    name: String,
    contact_name: String,
    contact_phone: String,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
pub struct SyncResponse {
    pub v: u32,
    now_ms: i64,
    pub epoch: ByteBuf,
    pub scope: BTreeMap<String, Access>,
    pub accepted: Vec<ByteBuf>,
    pub refused: Vec<Refused>,
    frames: Vec<Frame>,
    more: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
pub enum Access {
    #[serde(rename = "r")]
    Read,
    #[serde(rename = "rw")]
    Write,
}

#[derive(Debug, PartialEq, Deserialize)]
pub struct Refused {
    hash: ByteBuf,
    #[serde(default)]
    at: (u32, u32),
    code: String,
    message: String,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
struct Frame {
    partition: String,
    period: String,
    cursor: u64,
    #[serde(default)]
    snapshot: Option<ByteBuf>,
    #[serde(default)]
    changes: Option<Vec<ByteBuf>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "that it can be read is what is tested")]
pub struct ErrorBody {
    code: String,
    vi: String,
    en: String,
    #[serde(default)]
    contact_name: Option<String>,
    #[serde(default)]
    contact_phone: Option<String>,
}

pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
    ciborium::de::from_reader_with_recursion_limit(bytes, 16).expect("0.1.0 understands it")
}
