//! Fills a database through the store, the way of every change: gate, log, rows, one record a change,
//! as a ward's phones would have done over the years.

use super::records::{Recorder, Sort};
use super::ward::Preparation;
use anyhow::{Context, Result, ensure};
use automerge::Automerge;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tokio::sync::mpsc;
use vungxanh_server::auth::hash_secret;
use vungxanh_server::store::{Device, EnrolAsk, LastSync, PushedChange, Store};
use vungxanh_shared::document;
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DeviceId, DocumentKey, SessionActor, WardCode};

/// Records of one session and phone: a document that many wrote has many sessions, and making changes
/// in a large document takes long.
const SESSION: u32 = 250;
/// Batches that may wait for the writer.
const AHEAD: usize = 4;
/// Changes of one batch.
const BATCH: usize = 2000;

/// Documents that shall hold so many records of a sort.
#[derive(Clone, Debug)]
pub struct Contents {
    pub document: DocumentKey,
    pub sort: Sort,
    pub records: u32,
    /// When they were made.
    pub at_ms: i64,
}

impl Preparation {
    /// Writes what is asked for, and saves the documents as the server does in a quiet minute.
    pub async fn fill(&self, ward: &WardCode, contents: Vec<Contents>) -> Result<()> {
        let mut devices = Vec::new();
        for _ in 0..most_sessions(&contents) {
            devices.push(self.writing_device(ward).await?);
        }
        let ids: Vec<DeviceId> = devices.iter().map(|device| device.id).collect();
        let (batches, mut ready) = mpsc::channel(AHEAD);
        let maker = tokio::task::spawn_blocking(move || make_changes(&ids, contents, &batches));
        while let Some(batch) = ready.recv().await {
            let note = LastSync {
                app: "0.1.0".to_owned(),
                clock_skew_ms: 0,
                at_ms: self.now_ms,
                plan: None,
            };
            let device = devices.get(batch.device).context("a batch is of a phone that writes")?;
            let outcome = self.store.push(device, note, batch.changes, Vec::new()).await?;
            let first = outcome.refused.first().map(|refused| refused.refusal.code());
            ensure!(first.is_none(), "the gate refused a record of the benchmark: {first:?}");
        }
        maker.await??;
        while self.store.make_snapshots(self.now_ms).await? > 0 {}
        Ok(())
    }

    /// A phone that may write everywhere in the ward.
    async fn writing_device(&self, ward: &WardCode) -> Result<Device> {
        let area = vungxanh_shared::ids::Place::area(ward, 1);
        let invitation = self.ward_phone(ward, area).await?;
        let enrolled = enrol(&self.store, &invitation.code, self.now_ms).await?;
        let (id, member) = enrolled;
        Ok(Device { id, ward: ward.clone(), member, revoked: false, scope: BTreeMap::new() })
    }
}

async fn enrol(store: &Store, code: &str, now_ms: i64) -> Result<(DeviceId, String)> {
    let ask = EnrolAsk {
        code_hash: hash_secret(code.as_bytes()),
        retry_key_hash: [1; 32],
        token_hash: hash_secret(format!("token of {code}").as_bytes()),
        device: DeviceId(fastrand::u128(..).to_be_bytes()),
        device_name: "Máy thử tải".to_owned(),
        platform: "storm".to_owned(),
        now_ms,
    };
    let enrolled = store.enrol(ask).await?.ok().context("the store did not enrol a phone")?;
    Ok((enrolled.device, enrolled.member))
}

/// Sessions of the document that has most: each is by another phone, since a phone's changes of a
/// document come one after another.
fn most_sessions(contents: &[Contents]) -> usize {
    let mut sessions: HashMap<&DocumentKey, u32> = HashMap::new();
    for content in contents {
        *sessions.entry(&content.document).or_default() += content.records.div_ceil(SESSION);
    }
    sessions.into_values().max().unwrap_or_default() as usize
}

/// What one phone hands in at once.
#[derive(Default)]
struct Batch {
    /// Its place among the writing phones.
    device: usize,
    changes: Vec<PushedChange>,
}

fn make_changes(
    devices: &[DeviceId],
    contents: Vec<Contents>,
    batches: &mpsc::Sender<Batch>,
) -> Result<()> {
    let mut recorder = Recorder::new(20_211_122);
    let mut batch = Batch::default();
    let mut session = 0u32;
    let mut sessions_of: HashMap<DocumentKey, usize> = HashMap::new();
    for content in contents {
        let mut left = content.records;
        while left > 0 {
            let count = left.min(SESSION);
            left -= count;
            session += 1;
            let of_document = sessions_of.entry(content.document.clone()).or_default();
            let device = std::mem::replace(of_document, *of_document + 1);
            if device != batch.device || batch.changes.len() >= BATCH {
                let full = std::mem::replace(&mut batch, Batch { device, changes: Vec::new() });
                if batches.blocking_send(full).is_err() {
                    // The writer failed and says so itself.
                    return Ok(());
                }
            }
            let id = *devices.get(device).context("as many phones as sessions")?;
            let actor = SessionActor::new(id, session.to_be_bytes());
            batch.changes.extend(one_session(actor, &content, count, &mut recorder)?);
        }
    }
    // The same.
    let _ = batches.blocking_send(batch);
    Ok(())
}

/// Records that were made while nothing else of the document was known.
fn one_session(
    actor: SessionActor,
    content: &Contents,
    count: u32,
    recorder: &mut Recorder,
) -> Result<Vec<PushedChange>> {
    let mut offline = Automerge::new();
    let document = Arc::new(content.document.clone());
    let mut changes = Vec::new();
    for number in 0..count {
        let at_ms = content.at_ms + i64::from(number) * 1000;
        let write = recorder.record(content.sort, at_ms);
        let change = document::write(&mut offline, actor, at_ms, &[write])?;
        let change = change.context("a new record is a change")?;
        let parsed = gate::parse(change.raw_bytes()).map_err(|refusal| {
            anyhow::anyhow!("the gate refused a record of the benchmark: {}", refusal.code())
        })?;
        changes.push(PushedChange { at: (0, number), document: Arc::clone(&document), parsed });
    }
    Ok(changes)
}
