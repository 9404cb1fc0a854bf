//! A phone that enrolled, went offline and recorded. Its changes are what the phone's engine writes.

use super::connection::{Connection, Traffic};
use super::ward::Invitation;
use anyhow::{Result, ensure};
use automerge::{Automerge, ScalarValue};
use flate2::{Compression, write::GzEncoder};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;
use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Partition, RecordId, SessionActor};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::{
    self, EnrolRequest, EnrolResponse, Push, SyncRequest, SyncResponse, WIRE_VERSION,
};

/// What a phone wants back at most, in one answer.
const MAX_ANSWER: u64 = 1 << 20;
const HOUR_MS: i64 = 3_600_000;

/// One enrolled phone.
pub struct Phone {
    device: DeviceId,
    token: String,
    document: DocumentKey,
    cursors: BTreeMap<String, u64>,
    outbox: Vec<ByteBuf>,
    unanswered: HashSet<Vec<u8>>,
}

impl Phone {
    /// Enrols in an area.
    pub async fn enrol(server: SocketAddr, invitation: &Invitation, now_ms: i64) -> Result<Self> {
        let mut connection = Connection::open(server, Arc::default()).await?;
        let ask = EnrolRequest {
            code: invitation.code.clone(),
            device_name: "Máy thử tải".to_owned(),
            platform: "storm".to_owned(),
            retry_key: ByteBuf::from(vec![1; 32]),
        };
        let enrolled: EnrolResponse = post(&mut connection, "/api/v1/enrol", None, &ask).await?;
        let partition = Partition::new(Family::Movements, invitation.area.parse()?)?;
        Ok(Self {
            device: DeviceId(enrolled.device_id.as_slice().try_into()?),
            token: enrolled.token,
            document: DocumentKey::dated(partition, LocalDate::at_ms(now_ms)),
            cursors: BTreeMap::new(),
            outbox: Vec::new(),
            unanswered: HashSet::new(),
        })
    }

    /// Records `count` movements with no network, one change each.
    pub fn record(&mut self, count: u32, now_ms: i64) -> Result<()> {
        let mut document = Automerge::new();
        let actor = SessionActor::new(self.device, [1; 4]);
        for number in 0..count {
            let write = movement(self.device, number, now_ms);
            if let Some(change) = document::write(&mut document, actor, now_ms, &[write])? {
                self.unanswered.insert(change.hash().0.to_vec());
                self.outbox.push(ByteBuf::from(change.raw_bytes().to_vec()));
            }
        }
        Ok(())
    }

    /// Reconnects: sends all that it recorded, until every change is on the server's disk, and takes
    /// what is new.
    pub async fn reconnect(
        &mut self,
        server: SocketAddr,
        now_ms: i64,
        traffic: Arc<Traffic>,
    ) -> Result<()> {
        let mut connection = Connection::open(server, traffic).await?;
        self.sync(&mut connection, now_ms).await
    }

    async fn sync(&mut self, connection: &mut Connection, now_ms: i64) -> Result<()> {
        loop {
            let ask = SyncRequest {
                v: WIRE_VERSION,
                app: "0.1.0".to_owned(),
                now_ms,
                cursors: self.cursors.clone(),
                push: self.push(),
                max_bytes: MAX_ANSWER,
                digests: BTreeMap::new(),
            };
            let path = "/api/v1/sync";
            let answer: SyncResponse = post(connection, path, Some(&self.token), &ask).await?;
            ensure!(answer.refused.is_empty(), "refused: {:?}", answer.refused);
            for hash in &answer.accepted {
                self.unanswered.remove(hash.as_slice());
            }
            for frame in answer.frames {
                self.cursors.insert(frame.partition, frame.cursor);
            }
            if self.unanswered.is_empty() {
                self.outbox.clear();
            }
            if !answer.more && self.outbox.is_empty() {
                return Ok(());
            }
        }
    }

    fn push(&self) -> Vec<Push> {
        if self.outbox.is_empty() {
            return Vec::new();
        }
        vec![Push {
            partition: self.document.partition.to_string(),
            period: self.document.period.to_string(),
            changes: self.outbox.clone(),
        }]
    }

    /// For the peers, which take the very same changes: one line of JSON.
    pub fn as_line(&self) -> String {
        use base64::Engine;
        let changes: Vec<String> = self
            .outbox
            .iter()
            .map(|change| base64::engine::general_purpose::STANDARD.encode(change))
            .collect();
        let document = self.document.id().to_string();
        serde_json::json!({ "document": document, "changes": changes }).to_string()
    }
}

async fn post<T: Serialize, A: DeserializeOwned>(
    connection: &mut Connection,
    path: &str,
    token: Option<&str>,
    message: &T,
) -> Result<A> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&wire::encode(message))?;
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, wire::CONTENT_TYPE)
        .header(header::CONTENT_ENCODING, "gzip")
        .header(header::ACCEPT_ENCODING, "gzip");
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let request = request.body(Full::from(Bytes::from(packed.finish()?)))?;
    let answer = connection.expect(request).await?;
    Ok(wire::decode(&answer.body)?)
}

/// A departure with ten fields, different for every number.
pub fn movement(device: DeviceId, number: u32, now_ms: i64) -> RecordWrite {
    const NAMES: [&str; 5] =
        ["Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Thị Hoa", "Phạm Đức Minh", "Vũ Thu Hà"];
    const PLACES: [&str; 4] = ["Hải Dương", "Phủ Lý, Hà Nam", "Yên Phong, Bắc Ninh", "Việt Trì"];
    let pick =
        |list: &[&'static str]| list.get(number as usize % list.len()).copied().unwrap_or("");
    let leaves_ms = now_ms + i64::from(number) * HOUR_MS / 4;
    let mut entropy = [0; 10];
    let unique = device.0.iter().rev().take(6).copied().chain(number.to_be_bytes());
    for (slot, byte) in entropy.iter_mut().zip(unique) {
        *slot = byte;
    }
    let values: [(&str, ScalarValue); 10] = [
        ("kind", "movement".into()),
        ("v", 1i64.into()),
        ("direction", "departure".into()),
        ("name", pick(&NAMES).into()),
        ("phone", format!("+8491{:07}", 1_000_000 + number).into()),
        ("to_text", pick(&PLACES).into()),
        ("reason", "work".into()),
        ("transport", "motorbike".into()),
        ("plate", format!("29X1-{:05}", 10_000 + number).into()),
        ("depart_planned", ScalarValue::Timestamp(leaves_ms)),
    ];
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    RecordWrite { record: RecordId::new(now_ms, entropy), values }
}
