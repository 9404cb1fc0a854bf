//! The hostile phone: enrolled as any other, with a program of its own.

use anyhow::{Context, Result, ensure};
use automerge::{ActorId, Change, ChangeHash};
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId, SessionActor};
use vungxanh_shared::wire::{self, Push, SyncRequest, SyncResponse};

use super::NOW_MS;
use crate::release::client::Asker;
use crate::served::Served;
use crate::small_world::Phone;

/// Somebody who may write everything in the ward.
pub struct Attacker<'a> {
    asker: &'a Asker,
    pub device: DeviceId,
    token: String,
    drawn: u8,
}

impl<'a> Attacker<'a> {
    pub fn enrolled(served: &Served, asker: &'a Asker) -> Result<Self> {
        let code = served.invite("Người Lạ", &[("ward_official", "00025")])?;
        let mut phone = Phone::new(0xee);
        phone.now_ms = NOW_MS;
        asker.enrol(&mut phone, &code, &mut Vec::new())?;
        let identity = phone.engine.stored().identity.clone().context("not enrolled")?;
        Ok(Self { asker, device: identity.device, token: identity.token, drawn: 0 })
    }

    /// The actor of one of its sessions; higher sessions sort above lower ones.
    pub fn actor(&self, session: u32) -> ActorId {
        SessionActor::new(self.device, session.to_be_bytes()).to_actor()
    }

    pub fn new_record(&mut self) -> RecordId {
        self.drawn = self.drawn.wrapping_add(1);
        RecordId::new(NOW_MS, [self.drawn; 10])
    }

    /// Sends changes; the gate of commit 917b06b takes each.
    pub fn push(&self, document: &DocumentKey, changes: &[Change]) -> Result<()> {
        let push = Push {
            partition: document.partition.to_string(),
            period: document.period.to_string(),
            changes: changes.iter().map(|c| ByteBuf::from(c.raw_bytes().to_vec())).collect(),
        };
        let response =
            self.sync(vec![push], BTreeMap::from([(document.partition.to_string(), u64::MAX)]))?;
        let refused: Vec<&str> =
            response.refused.iter().map(|refused| refused.code.as_str()).collect();
        ensure!(refused.is_empty(), "{document}: refused: {refused:?}");
        ensure!(response.accepted.len() == changes.len(), "{document}: not all were taken");
        Ok(())
    }

    /// Every change of a document as the server has it.
    pub fn changes(&self, document: &DocumentKey) -> Result<Vec<Change>> {
        let mut cursors = BTreeMap::new();
        let mut doc = automerge::Automerge::new();
        loop {
            let response = self.sync(Vec::new(), std::mem::take(&mut cursors))?;
            for frame in response.frames {
                cursors.insert(frame.partition.clone(), frame.cursor);
                if frame.partition != document.partition.to_string()
                    || frame.period != document.period.to_string()
                {
                    continue;
                }
                if let Some(snapshot) = frame.snapshot {
                    doc.merge(&mut automerge::Automerge::load(&snapshot)?)?;
                }
                for bytes in frame.changes.unwrap_or_default() {
                    doc.apply_changes([Change::from_bytes(bytes.into_vec())?])?;
                }
            }
            if !response.more {
                return Ok(doc.get_changes(&[]));
            }
        }
    }

    fn sync(&self, push: Vec<Push>, cursors: BTreeMap<String, u64>) -> Result<SyncResponse> {
        let request = SyncRequest {
            v: wire::WIRE_VERSION,
            app: "0.1.0".to_owned(),
            now_ms: NOW_MS,
            cursors,
            push,
            max_bytes: 4 << 20,
            digests: BTreeMap::new(),
        };
        let body = wire::encode(&request);
        let answer = self.asker.post("/api/v1/sync", Some(&self.token), &body)?;
        let said = || String::from_utf8_lossy(&answer.body).into_owned();
        ensure!(answer.status == 200, "{}: {}", answer.status, said());
        wire::decode(&answer.body).map_err(|error| anyhow::anyhow!("{error}"))
    }
}

/// The heads among changes, and the number of the next operation after all of them.
pub fn ends(changes: &[Change]) -> (Vec<ChangeHash>, u64) {
    let built_on = |hash: &ChangeHash| changes.iter().any(|change| change.deps().contains(hash));
    let heads = changes.iter().map(Change::hash).filter(|hash| !built_on(hash)).collect();
    (heads, changes.iter().map(Change::max_op).max().unwrap_or(0) + 1)
}
