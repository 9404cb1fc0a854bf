//! What one phone can send, and what it costs: a change at a time into a store in which the same was sent a
//! hundred, a thousand, ten thousand times before. The whole of n changes may cost n log n at most, so one
//! more may cost what it cost at the beginning, or a little more.
//!
//! Everything goes the way of a push: the whole gate, log, documents, rows, a commit on disk. CPU time is that
//! of all threads of this process, whatever they do beside. [`streams`] makes the changes, `cursors` asks
//! over HTTP.

mod cursors;
mod streams;

use anyhow::{Context, Result};
use automerge::Change;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::sync::Arc;
use std::time::Duration;
use vungxanh_server::auth::hash_secret;
use vungxanh_server::store::{
    Device, DeviceBounds, EnrolAsk, LastSync, NewMember, OpenOptions, PushedChange, Store, Ward,
};
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DeviceId, DocumentKey};
use vungxanh_shared::roles::{Grant, Role};

use crate::records::WARD;
use streams::Stream;

/// Changes over which the cost of one more is taken, three times; the least counts.
const PROBES: u32 = 16;
const TIMES: u32 = 3;
/// Changes of one push while a size is reached.
const BATCH: usize = 500;
/// A member's record has a field for each.
const PHONES_OF_A_MEMBER: usize = 200;
/// Where one more costs this, larger sizes are left out.
const TOO_MUCH: f64 = 250_000.0;
const NOW_MS: i64 = crate::small_world::START_MS;

/// What grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grows {
    Values,
    Fields,
    Records,
    Sessions,
    Edits,
    Cursors,
}

impl Grows {
    pub const ALL: [Grows; 6] = [
        Grows::Values,
        Grows::Fields,
        Grows::Records,
        Grows::Sessions,
        Grows::Edits,
        Grows::Cursors,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Grows::Values => "phones with a value in a field",
            Grows::Fields => "fields of a record",
            Grows::Records => "records of a document",
            Grows::Sessions => "sessions of a document",
            Grows::Edits => "edits of a record",
            Grows::Cursors => "cursors of a request",
        }
    }
}

/// The cost of one more of something, at several sizes.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Curve {
    pub what: String,
    pub points: Vec<Point>,
    /// The code with which more was refused, and after how many.
    pub bound: Option<(u32, String)>,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug)]
pub struct Point {
    pub size: u32,
    /// CPU of one more, sent alone, in microseconds.
    pub alone_us: f64,
    /// CPU of one of those that were sent together since the size before.
    pub together_us: f64,
}

/// Measures a curve at these sizes, ascending.
pub fn measure(grows: Grows, sizes: &[u32]) -> Result<Curve> {
    let sizes: Vec<u32> = match grows {
        // Each value is another phone's (SPEC G17), and no ward has ten thousand phones.
        Grows::Values => sizes.iter().map(|size| (size / 10).max(1)).collect(),
        // One phone may begin 500 in a document (SPEC G14).
        Grows::Sessions => sizes.iter().map(|size| (size / 10).clamp(1, 400)).collect(),
        _ => sizes.to_vec(),
    };
    let sizes = sizes.as_slice();
    if grows == Grows::Cursors {
        return cursors::measure(sizes);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build()?;
    runtime.block_on(async {
        let mut measuring = Measuring::begin(Stream::of(grows)).await?;
        let curve = measuring.curve(grows, sizes).await;
        measuring.store.close().await;
        curve
    })
}

/// A store into which a stream of changes goes.
struct Measuring {
    store: Store,
    stream: Stream,
    document: Arc<DocumentKey>,
    sent: u32,
    /// Phones that the ward knows.
    phones: HashSet<DeviceId>,
    _folder: tempfile::TempDir,
}

impl Measuring {
    async fn begin(stream: Stream) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let bounds = DeviceBounds {
            bytes_an_hour: u64::MAX / 4,
            bytes_a_day: u64::MAX / 4,
            documents_a_day: u32::MAX / 4,
        };
        let options = OpenOptions {
            file: folder.path().join("vungxanh.sqlite"),
            document_cache_bytes: 256 << 20,
            max_pages: None,
            device_bounds: bounds,
            now_ms: NOW_MS,
            vfs: None,
        };
        let store = Store::open(&options)?;
        let ward = Ward { code: WARD.parse()?, name: "Phường Ngọc Khánh".to_owned() };
        store.put_ward(ward, NOW_MS).await?;
        let document =
            DocumentKey::new(format!("register/{WARD}/{WARD}-01").parse()?, "2026".parse()?)?;
        let mut measuring = Self {
            store,
            stream,
            document: Arc::new(document),
            sent: 0,
            phones: HashSet::new(),
            _folder: folder,
        };
        let ground = measuring.stream.ground();
        if let Some(ground) = ground {
            measuring.enrol(std::slice::from_ref(&ground)).await?;
            measuring.push(vec![ground]).await?;
        }
        Ok(measuring)
    }

    async fn curve(&mut self, grows: Grows, sizes: &[u32]) -> Result<Curve> {
        let mut curve = Curve { what: grows.name().to_owned(), points: Vec::new(), bound: None };
        for size in sizes {
            let (mut together, from) = (Duration::ZERO, self.sent);
            while self.sent < *size && curve.bound.is_none() {
                let count = BATCH.min((*size - self.sent) as usize);
                let changes: Vec<_> = (0..count).map(|_| self.stream.next()).collect();
                self.enrol(&changes).await?;
                let before = cpu()?;
                curve.bound = self.more(changes).await?;
                together += cpu()?.saturating_sub(before);
            }
            let sent = self.sent - from;
            let mut alone_us = f64::INFINITY;
            for _ in 0..TIMES {
                // What is sent after a refusal is refused for the gap, which is no bound.
                if curve.bound.is_some() {
                    break;
                }
                if let Some(us) = self.probe(&mut curve).await? {
                    alone_us = alone_us.min(us);
                }
            }
            if !alone_us.is_finite() || sent == 0 {
                break;
            }
            let together_us = together.as_secs_f64() * 1e6 / f64::from(sent);
            curve.points.push(Point { size: *size, alone_us, together_us });
            if curve.bound.is_some() || alone_us > TOO_MUCH {
                break;
            }
        }
        Ok(curve)
    }

    /// What one more costs; none where no more is taken.
    async fn probe(&mut self, curve: &mut Curve) -> Result<Option<f64>> {
        let mut took = Duration::ZERO;
        for _ in 0..PROBES {
            let change = self.stream.next();
            self.enrol(std::slice::from_ref(&change)).await?;
            let before = cpu()?;
            let refused = self.push(vec![change]).await?;
            took += cpu()?.saturating_sub(before);
            if let Some(code) = refused {
                curve.bound = Some((self.sent, code));
                return Ok(None);
            }
            self.sent += 1;
        }
        Ok(Some(took.as_secs_f64() * 1e6 / f64::from(PROBES)))
    }

    /// Sends so many together; gives the bound where one was met.
    async fn more(&mut self, changes: Vec<(DeviceId, Change)>) -> Result<Option<(u32, String)>> {
        let count = changes.len();
        let refused = self.push(changes).await?;
        self.sent += u32::try_from(count)?;
        Ok(refused.map(|code| (self.sent, code)))
    }

    /// Makes the phones that the ward does not know yet, some hundreds of one member.
    async fn enrol(&mut self, changes: &[(DeviceId, Change)]) -> Result<()> {
        let new: BTreeSet<DeviceId> = changes
            .iter()
            .map(|(device, _)| *device)
            .filter(|id| !self.phones.contains(id))
            .collect();
        let ids: Vec<DeviceId> = new.into_iter().collect();
        for some in ids.chunks(PHONES_OF_A_MEMBER) {
            let member = NewMember {
                ward: WARD.parse()?,
                full_name: "Trần Thị Bình".to_owned(),
                phone: String::new(),
                grants: vec![Grant::new(Role::TeamMember, format!("{WARD}-01").parse()?)?],
            };
            let member = self.store.make_member(member, NOW_MS).await?;
            for device in some {
                let whose = (WARD.parse()?, member.clone());
                let code_hash = hash_secret(&device.0);
                let times = (NOW_MS, NOW_MS + 1);
                self.store.put_enrolment_code(whose, code_hash, "bench".to_owned(), times).await?;
                let ask = EnrolAsk {
                    code_hash,
                    retry_key_hash: code_hash,
                    token_hash: code_hash,
                    device: *device,
                    device_name: String::new(),
                    platform: String::new(),
                    now_ms: NOW_MS,
                };
                self.store.enrol(ask).await?.ok().context("the store did not enrol a phone")?;
            }
        }
        self.phones.extend(ids);
        Ok(())
    }

    /// Each device sends its own, all at once where none builds on another's. Gives the code of the first
    /// that was refused.
    async fn push(&self, changes: Vec<(DeviceId, Change)>) -> Result<Option<String>> {
        let mut pushes: Vec<(DeviceId, Vec<PushedChange>)> = Vec::new();
        for (device, change) in changes {
            let parsed = gate::parse(change.raw_bytes());
            let parsed =
                parsed.map_err(|refusal| anyhow::anyhow!("refused: {}", refusal.code()))?;
            if pushes.last().is_none_or(|(last, _)| *last != device) {
                pushes.push((device, Vec::new()));
            }
            let Some((_, of)) = pushes.last_mut() else { continue };
            let at = (0, u32::try_from(of.len())?);
            of.push(PushedChange { at, document: Arc::clone(&self.document), parsed });
        }
        let pushes = pushes.into_iter().map(|(device, changes)| self.push_of(device, changes));
        let refused = match self.stream.is_concurrent() {
            true => futures_util::future::join_all(pushes).await,
            false => {
                let mut refused = Vec::new();
                for push in pushes {
                    refused.push(push.await);
                }
                refused
            }
        };
        Ok(refused.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().next())
    }

    async fn push_of(&self, id: DeviceId, changes: Vec<PushedChange>) -> Result<Option<String>> {
        let note =
            LastSync { app: "0.1.0".to_owned(), clock_skew_ms: 0, at_ms: NOW_MS, plan: None };
        let (ward, member) = (WARD.parse()?, "0".repeat(32));
        let device = Device { id, ward, member, revoked: false, scope: BTreeMap::new() };
        let outcome = self.store.push(&device, note, changes, Vec::new()).await?;
        Ok(outcome.refused.first().map(|refused| refused.refusal.code().to_owned()))
    }
}

/// User and system time of all threads of this process that live.
fn cpu() -> Result<Duration> {
    let mut nanos = 0;
    for task in fs::read_dir("/proc/self/task").context("needs Linux's /proc")? {
        // A thread that has just ended has no file any more.
        let text = fs::read_to_string(task?.path().join("schedstat")).unwrap_or_default();
        let first = text.split_whitespace().next().and_then(|nanos| nanos.parse::<u64>().ok());
        nanos += first.unwrap_or(0);
    }
    Ok(Duration::from_nanos(nanos))
}
