//! A phone whose own disk never fails: it records, sends, takes what is new, and sends again what was
//! not answered. Its changes are what the phone's engine writes.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow, ensure};
use automerge::{Automerge, Change, ScalarValue};
use fastrand::Rng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Partition, RecordId, SessionActor};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::{
    self, EnrolRequest, EnrolResponse, Push, SyncRequest, SyncResponse, WIRE_VERSION,
};

use super::ledger::{Hash, Ledger};

/// Changes of one request.
const MOST_CHANGES: usize = 60;
const MAX_ANSWER: u64 = 1 << 20;
/// A server that was killed answers nothing; one that stopped answering is a failure.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why an exchange did not happen.
pub enum Cut {
    /// No answer, or one that says "not now": try again.
    Away(anyhow::Error),
    /// An answer that must not be.
    Wrong(anyhow::Error),
}

/// An enrolled phone.
pub struct Phone {
    client: reqwest::Client,
    server: SocketAddr,
    token: String,
    device: DeviceId,
    session: [u8; 4],
    home: DocumentKey,
    documents: BTreeMap<DocumentKey, Automerge>,
    cursors: BTreeMap<String, u64>,
    outbox: Vec<(Hash, Vec<u8>)>,
    sent_before: Vec<Vec<u8>>,
    dice: Rng,
    ledger: Arc<Ledger>,
}

fn now_ms() -> Result<i64> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?)
}

impl Phone {
    /// Enrols in an area.
    pub async fn enrol(
        server: SocketAddr,
        (code, area): (&str, &str),
        ledger: Arc<Ledger>,
        mut dice: Rng,
    ) -> Result<Self> {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        let ask = EnrolRequest {
            code: code.to_owned(),
            device_name: "Máy thử".to_owned(),
            platform: "kill".to_owned(),
            retry_key: ByteBuf::from(vec![1; 32]),
        };
        let url = format!("http://{server}/api/v1/enrol");
        let enrolled: EnrolResponse = match post(&client, &url, "", &ask).await {
            Ok(enrolled) => enrolled,
            Err(Cut::Away(error) | Cut::Wrong(error)) => return Err(error.context("enrolling")),
        };
        let partition = Partition::new(Family::Movements, area.parse()?)?;
        Ok(Self {
            client,
            server,
            token: enrolled.token,
            device: DeviceId(enrolled.device_id.as_slice().try_into()?),
            session: dice.u32(..).to_be_bytes(),
            home: DocumentKey::dated(partition, LocalDate::at_ms(now_ms()?)),
            documents: BTreeMap::new(),
            cursors: BTreeMap::new(),
            outbox: Vec::new(),
            sent_before: Vec::new(),
            dice,
            ledger,
        })
    }

    /// Saves a change or a few.
    pub fn record_some(&mut self) -> Result<()> {
        (0..self.dice.u8(1..4)).try_for_each(|_| self.record())
    }

    /// Saves one change: mostly a new record, sometimes another value in one that is there.
    pub fn record(&mut self) -> Result<()> {
        let now_ms = now_ms()?;
        let document = self.documents.entry(self.home.clone()).or_default();
        let known = document::record_ids(document);
        let old = self.dice.choice(&known).copied().filter(|_| self.dice.u8(..4) == 0);
        let write = match old {
            Some(record) => {
                let reason = format!("Việc số {}", self.dice.u32(..));
                let values = vec![("reason_note".to_owned(), reason.into())];
                RecordWrite::new(record, values)
            }
            None => departure(&mut self.dice, now_ms),
        };
        let actor = SessionActor::new(self.device, self.session);
        let made = old.is_none().then_some(write.record);
        let change = document::write(document, actor, now_ms, &[write])?;
        let change = change.context("a new value is a change")?;
        self.ledger.record(change.hash().0, made);
        self.outbox.push((change.hash().0, change.raw_bytes().to_vec()));
        Ok(())
    }

    /// Whether everything was acknowledged.
    pub fn is_settled(&self) -> bool {
        self.outbox.is_empty()
    }

    /// One exchange; gives whether there is more to take.
    pub async fn sync(&mut self) -> Result<bool, Cut> {
        let ask = self.request().map_err(Cut::Wrong)?;
        let url = format!("http://{}/api/v1/sync", self.server);
        let answer: SyncResponse = post(&self.client, &url, &self.token, &ask).await?;
        self.take(answer).map_err(Cut::Wrong)
    }

    fn request(&mut self) -> Result<SyncRequest> {
        let mut changes: Vec<ByteBuf> = Vec::new();
        // As after an answer that was lost: the same once more, in front of what is new.
        if self.dice.u8(..5) == 0 {
            let again = self.sent_before.len().saturating_sub(self.dice.usize(..8));
            let again = self.sent_before.get(again..).unwrap_or_default();
            changes.extend(again.iter().cloned().map(ByteBuf::from));
        }
        let unsent = self.outbox.iter().take(MOST_CHANGES);
        changes.extend(unsent.map(|(_, bytes)| ByteBuf::from(bytes.clone())));
        let push = Push {
            partition: self.home.partition.to_string(),
            period: self.home.period.to_string(),
            changes,
        };
        Ok(SyncRequest {
            v: WIRE_VERSION,
            app: "0.1.0".to_owned(),
            now_ms: now_ms()?,
            cursors: self.cursors.clone(),
            push: if push.changes.is_empty() { Vec::new() } else { vec![push] },
            max_bytes: MAX_ANSWER,
            digests: BTreeMap::new(),
        })
    }

    fn take(&mut self, answer: SyncResponse) -> Result<bool> {
        ensure!(answer.refused.is_empty(), "the gate refused {:?}", answer.refused);
        for hash in &answer.accepted {
            let hash: Hash = hash.as_slice().try_into()?;
            self.ledger.acknowledge(hash);
            if let Some(at) = self.outbox.iter().position(|(unsent, _)| *unsent == hash) {
                self.sent_before.push(self.outbox.remove(at).1);
            }
        }
        for frame in answer.frames {
            let (partition, period) = (frame.partition.parse()?, frame.period.parse()?);
            let key = DocumentKey::new(partition, period)?;
            let document = self.documents.entry(key).or_default();
            if let Some(bytes) = frame.snapshot {
                document.merge(&mut Automerge::load(&bytes)?)?;
            }
            let changes = frame.changes.unwrap_or_default().into_iter();
            let changes = changes.map(|bytes| Change::from_bytes(bytes.into_vec()));
            document.apply_changes(changes.collect::<Result<Vec<_>, _>>()?)?;
            self.cursors.insert(frame.partition, frame.cursor);
        }
        Ok(answer.more)
    }

    /// Every change of the records that it holds, as a fresh phone: nothing but what the server gave.
    pub fn held(&self) -> BTreeSet<Hash> {
        let families = |key: &&DocumentKey| key.partition.family == Family::Movements;
        let documents = self.documents.keys().filter(families);
        let documents = documents.filter_map(|key| self.documents.get(key));
        documents.flat_map(|one| one.get_changes(&[])).map(|change| change.hash().0).collect()
    }
}

async fn post<T: Serialize, A: DeserializeOwned>(
    client: &reqwest::Client,
    url: &str,
    token: &str,
    message: &T,
) -> Result<A, Cut> {
    let away = |error: reqwest::Error| Cut::Away(error.into());
    let request = client.post(url).header("content-type", wire::CONTENT_TYPE).bearer_auth(token);
    let answer = request.body(wire::encode(message)).send().await.map_err(away)?;
    let status = answer.status();
    let body = answer.bytes().await.map_err(away)?;
    if matches!(status.as_u16(), 429 | 503) {
        return Err(Cut::Away(anyhow!("{status}")));
    }
    if !status.is_success() {
        let said = String::from_utf8_lossy(&body).into_owned();
        return Err(Cut::Wrong(anyhow!("{url}: {status} {said}")));
    }
    wire::decode(&body).map_err(|error| Cut::Wrong(anyhow!("{url}: {error}")))
}

fn departure(dice: &mut Rng, now_ms: i64) -> RecordWrite {
    let mut entropy = [0; 10];
    dice.fill(&mut entropy);
    let values: [(&str, ScalarValue); 8] = [
        ("kind", "movement".into()),
        ("v", 1i64.into()),
        ("direction", "departure".into()),
        ("name", "Nguyễn Thị Lan".into()),
        ("phone", format!("+849{:08}", dice.u32(10_000_000..99_999_999)).into()),
        ("to_text", "Phủ Lý, Hà Nam".into()),
        ("transport", "motorbike".into()),
        ("depart_planned", ScalarValue::Timestamp(now_ms)),
    ];
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    RecordWrite::new(RecordId::new(now_ms, entropy), values)
}
