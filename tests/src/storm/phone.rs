//! A phone that enrolled, went offline and recorded. Its changes are what the phone's engine writes.

use super::connection::{Connection, Traffic};
use super::records::{Recorder, Sort};
use super::ward::{Invitation, WARD};
use anyhow::{Result, ensure};
use automerge::{Automerge, ReadDoc};
use flate2::{Compression, write::GzEncoder};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use vungxanh_shared::document;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Partition, SessionActor};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::{
    self, EnrolRequest, EnrolResponse, Frame, Push, SyncRequest, SyncResponse, WIRE_VERSION,
};

/// What a phone wants back at most, in one answer.
const MAX_ANSWER: u64 = 1 << 20;

/// One enrolled phone.
pub struct Phone {
    device: DeviceId,
    token: String,
    /// Where it records.
    document: DocumentKey,
    /// What it knows of that document.
    known: Automerge,
    /// What it knows of the others in which it recorded: its next change there comes after its own.
    others: HashMap<DocumentKey, Automerge>,
    sessions: u32,
    recorder: Recorder,
    cursors: BTreeMap<String, u64>,
    outbox: Vec<ByteBuf>,
    unanswered: HashSet<Vec<u8>>,
}

/// What came back in one exchange.
#[derive(Default)]
pub struct Received {
    pub requests: u64,
    pub frames: Vec<Frame>,
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
        let device = DeviceId(enrolled.device_id.as_slice().try_into()?);
        Ok(Self {
            device,
            token: enrolled.token,
            document: DocumentKey::dated(partition, LocalDate::at_ms(now_ms)),
            known: Automerge::new(),
            others: HashMap::new(),
            sessions: 0,
            recorder: Recorder::new(u128::from_be_bytes(device.0) as u64),
            cursors: BTreeMap::new(),
            outbox: Vec::new(),
            unanswered: HashSet::new(),
        })
    }

    /// Whether it belongs to the ward whose office looks.
    pub fn is_in_main_ward(&self) -> bool {
        self.document.partition.ward().as_str() == WARD
    }

    /// A number of its own, small.
    pub fn number(&self) -> u32 {
        u32::from(self.device.0.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)))
    }

    /// Records in the document of another date from now on, of which it knows what it wrote itself.
    pub fn turn_to(&mut self, date: LocalDate) {
        let next = DocumentKey::dated(self.document.partition.clone(), date);
        let known = self.others.remove(&next).unwrap_or_default();
        let left = std::mem::replace(&mut self.document, next);
        self.others.insert(left, std::mem::replace(&mut self.known, known));
    }

    /// Records `count` movements with no network, one change each, in a session of their own.
    pub fn record(&mut self, count: u32, now_ms: i64) -> Result<()> {
        self.sessions += 1;
        let actor = SessionActor::new(self.device, self.sessions.to_be_bytes());
        for _ in 0..count {
            let write = self.recorder.record(Sort::Movement, now_ms);
            if let Some(change) = document::write(&mut self.known, actor, now_ms, &[write])? {
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
    ) -> Result<Received> {
        let mut connection = Connection::open(server, traffic).await?;
        self.sync(&mut connection, now_ms).await
    }

    /// Fetches everything, and builds on it from now on.
    pub async fn learn(&mut self, server: SocketAddr, now_ms: i64) -> Result<()> {
        let received = self.reconnect(server, now_ms, Arc::default()).await?;
        let (partition, period) =
            (self.document.partition.to_string(), self.document.period.to_string());
        for frame in received.frames {
            if frame.partition == partition && frame.period == period {
                take_in(&mut self.known, &frame)?;
            }
        }
        Ok(())
    }

    /// Knows nothing any more, as a phone that was just enrolled.
    pub fn begin_anew(&mut self) {
        self.cursors.clear();
    }

    async fn sync(&mut self, connection: &mut Connection, now_ms: i64) -> Result<Received> {
        let mut received = Received::default();
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
            received.requests += 1;
            ensure!(answer.refused.is_empty(), "refused: {:?}", answer.refused);
            for hash in &answer.accepted {
                self.unanswered.remove(hash.as_slice());
            }
            // A phone says where it stands in every partition that it may hold.
            for partition in answer.scope.into_keys() {
                self.cursors.entry(partition).or_insert(0);
            }
            for frame in &answer.frames {
                self.cursors.insert(frame.partition.clone(), frame.cursor);
            }
            received.frames.extend(answer.frames);
            if self.unanswered.is_empty() {
                self.outbox.clear();
            }
            if !answer.more && self.outbox.is_empty() {
                return Ok(received);
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

impl Received {
    /// Documents and records that came, counted in the documents themselves.
    pub fn documents_and_records(&self) -> Result<(usize, usize)> {
        let mut documents: HashMap<(&str, &str), Automerge> = HashMap::new();
        for frame in &self.frames {
            let document = documents.entry((&frame.partition, &frame.period)).or_default();
            take_in(document, frame)?;
        }
        let records = documents.values().map(|document| document.keys(automerge::ROOT).count());
        Ok((documents.len(), records.sum()))
    }
}

fn take_in(document: &mut Automerge, frame: &Frame) -> Result<()> {
    if let Some(snapshot) = &frame.snapshot {
        document.load_incremental(snapshot)?;
    }
    let changes = frame.changes.iter().flatten();
    let parsed = changes.map(|bytes| automerge::Change::from_bytes(bytes.to_vec()));
    document.apply_changes(parsed.collect::<Result<Vec<_>, _>>()?)?;
    Ok(())
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
