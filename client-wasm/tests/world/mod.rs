//! A small world for the engine's tests: phones over a store that can fail, and a ward that holds
//! changes to the gate's rules but keeps everything in memory. The real server is in `tests/`.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test each of them is a failure with its place"
)]

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, Change};
use serde_bytes::ByteBuf;
use vungxanh_client::event::{Outcome, Route, StorageFailure};
use vungxanh_client::view::{ListQuery, PhoneRecord, Session};
use vungxanh_client::{Edit, Effect, Engine, Event, Store, Stored, Write};
use vungxanh_shared::digest;
use vungxanh_shared::gate::{self, DocumentIndex};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Partition, Period};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{
    self, Access, EnrolRequest, EnrolResponse, Frame, MemberInfo, Refused, SyncRequest,
    SyncResponse, WardInfo,
};

pub const START_MS: i64 = 1_795_312_800_000; // 22 November 2026, 05:00 in Vietnam and later

/// The ward's side.
pub struct Ward {
    pub epoch: u8,
    pub feeds: BTreeMap<Partition, Vec<(DocumentKey, Vec<u8>)>>,
    pub scope: BTreeMap<Partition, Access>,
    pub refuse: Option<&'static str>,
    pub disk_full: bool,
    pub known: bool,
    pub now_ms: i64,
    /// Frames are saved documents rather than changes where nothing was received yet.
    pub snapshots: bool,
    /// Frames in one answer at most.
    pub frames: usize,
    pub retry_keys: BTreeMap<String, (Vec<u8>, u8)>,
    /// The first kept period and the deletion's feed number.
    pub floors: BTreeMap<Partition, (Period, u64)>,
    /// How many digests came, and partitions found to differ.
    pub compared: usize,
    pub diverged: usize,
    /// Whose phones are enrolled.
    pub member: u8,
    devices: u8,
}

impl Ward {
    pub fn new() -> Self {
        let scope = [
            ("plan/00025/00025", Access::Read),
            ("register/00025/00025-01", Access::Write),
            ("movements/00025/00025-01", Access::Write),
            ("passes/00025/00025-C01", Access::Write),
        ];
        let scope = scope.into_iter().map(|(name, access)| (name.parse().unwrap(), access));
        Self {
            epoch: 1,
            feeds: BTreeMap::new(),
            scope: scope.collect(),
            refuse: None,
            disk_full: false,
            known: true,
            now_ms: START_MS,
            snapshots: false,
            frames: usize::MAX,
            retry_keys: BTreeMap::new(),
            floors: BTreeMap::new(),
            compared: 0,
            diverged: 0,
            member: 0,
            devices: 0,
        }
    }

    pub fn answer(&mut self, route: Route, token: Option<&str>, body: &[u8]) -> (u16, Vec<u8>) {
        match route {
            Route::Enrol => self.enrol(&wire::decode(body).unwrap()),
            Route::Sync if !self.known => (401, wire::encode(&refusal("access_withdrawn"))),
            Route::Sync => {
                let device = token.unwrap().parse::<DeviceId>().unwrap();
                let request = wire::decode(body).unwrap();
                (200, wire::encode(&self.sync(device, request)))
            }
        }
    }

    fn enrol(&mut self, request: &EnrolRequest) -> (u16, Vec<u8>) {
        let key = request.retry_key.to_vec();
        let known = self.retry_keys.get(&request.code).cloned();
        let number = match known {
            Some((used_by, number)) if used_by == key => number,
            Some(_) => {
                let (vi, en) = (String::new(), String::new());
                let (contact_name, contact_phone) = (Some("Nguyễn Thị Hoa".into()), None);
                let code = "code_used".into();
                let body = wire::ErrorBody { code, vi, en, contact_name, contact_phone };
                return (409, wire::encode(&body));
            }
            None => {
                self.devices += 1;
                self.retry_keys.insert(request.code.clone(), (key, self.devices));
                self.devices
            }
        };
        let device = DeviceId([number; 16]);
        let response = EnrolResponse {
            device_id: ByteBuf::from(device.0.to_vec()),
            token: device.to_string(),
            member: MemberInfo {
                id: format!("{:032}", self.member),
                name: format!("Người số {number}"),
                phone: String::new(),
            },
            ward: WardInfo {
                code: "00025".into(),
                name: "Phường Ngọc Khánh".into(),
                contact_name: "Nguyễn Thị Hoa".into(),
                contact_phone: "02438312345".into(),
            },
        };
        (200, wire::encode(&response))
    }

    pub fn changes(&self, key: &DocumentKey) -> Vec<Change> {
        let feed = self.feeds.get(&key.partition).into_iter().flatten();
        let changes = feed.filter(|(document, bytes)| document == key && !bytes.is_empty());
        changes.map(|(_, bytes)| Change::from_bytes(bytes.clone()).unwrap()).collect()
    }

    /// Deletes the periods before `period`, as retention does: the feed numbers stay, empty.
    pub fn delete_before(&mut self, partition: &str, period: &str) {
        let partition: Partition = partition.parse().unwrap();
        let period: Period = period.parse().unwrap();
        let feed = self.feeds.entry(partition.clone()).or_default();
        for (key, bytes) in feed.iter_mut() {
            if key.period < period {
                bytes.clear();
            }
        }
        let key = DocumentKey::new(partition.clone(), period.clone()).unwrap();
        feed.push((key, Vec::new()));
        let seq = feed.len() as u64;
        self.floors.insert(partition, (period, seq));
    }

    fn digest(&self, partition: &Partition, from: &str) -> digest::Sum {
        let feed = self.feeds.get(partition).into_iter().flatten();
        let keys: BTreeSet<&DocumentKey> = feed
            .filter(|(key, bytes)| !bytes.is_empty() && key.period.as_str() >= from)
            .map(|(key, _)| key)
            .collect();
        let mut sum = digest::Sum::default();
        for key in keys {
            digest::add(&mut sum, &digest::of_document(key, &self.document(key).get_heads()));
        }
        sum
    }

    fn compare(&mut self, request: &SyncRequest, response: &mut SyncResponse) {
        for (name, asked) in &request.digests {
            self.compared += 1;
            let partition: Partition = name.parse().unwrap();
            let head = self.feeds.get(&partition).map_or(0, Vec::len) as u64;
            let cursor = request.cursors.get(name).copied().unwrap_or(0);
            assert!(!request.push.iter().any(|push| push.partition == *name), "nothing is pushed");
            let sum = self.digest(&partition, &asked.from);
            if cursor == head && sum[..] != asked.sum[..] {
                self.diverged += 1;
                response.diverged.push(name.clone());
            }
        }
        for (partition, (period, seq)) in &self.floors {
            let cursor = request.cursors.get(&partition.to_string()).copied().unwrap_or(0);
            if self.scope.contains_key(partition) && cursor < *seq {
                response.kept_from.insert(partition.to_string(), period.to_string());
            }
        }
    }

    pub fn document(&self, key: &DocumentKey) -> Automerge {
        let mut document = Automerge::new();
        document.apply_changes(self.changes(key)).unwrap();
        document
    }

    fn sync(&mut self, device: DeviceId, request: SyncRequest) -> SyncResponse {
        let mut response = SyncResponse {
            v: 1,
            now_ms: self.now_ms,
            epoch: ByteBuf::from(vec![self.epoch; 16]),
            scope: self.scope.iter().map(|(name, access)| (name.to_string(), *access)).collect(),
            accepted: Vec::new(),
            refused: Vec::new(),
            frames: Vec::new(),
            more: false,
            remaining: None,
            diverged: Vec::new(),
            kept_from: BTreeMap::new(),
        };
        for (at, push) in request.push.iter().enumerate() {
            let partition: Partition = push.partition.parse().unwrap();
            let key = DocumentKey::new(partition, push.period.parse().unwrap()).unwrap();
            for (place, bytes) in push.changes.iter().enumerate() {
                self.take(device, (&key, bytes), (at, place), &mut response);
            }
        }
        self.frames(device, &request, &mut response);
        self.compare(&request, &mut response);
        response
    }

    fn take(
        &mut self,
        device: DeviceId,
        (key, bytes): (&DocumentKey, &ByteBuf),
        (at, place): (usize, usize),
        response: &mut SyncResponse,
    ) {
        let parsed = gate::parse(bytes).unwrap();
        let hash = ByteBuf::from(parsed.hash().0.to_vec());
        let changes = self.changes(key);
        if changes.iter().any(|change| change.hash().0 == hash.as_slice()) {
            return response.accepted.push(hash);
        }
        if self.disk_full {
            return;
        }
        let mut index = DocumentIndex::of(&changes);
        let family = key.partition.family;
        let writer = gate::Writer { device, family, authority: gate::Authority::Member };
        let may = self.scope.get(&key.partition) == Some(&Access::Write);
        let code = match (self.refuse, may) {
            (Some(code), _) => Some(code),
            _ if gate::check_kept(key, self.floors.get(&key.partition).map(|(p, _)| p))
                .is_err() =>
            {
                Some("period_deleted")
            }
            (None, false) => Some("out_of_scope"),
            (None, true) => gate::check_and_insert(&mut index, &parsed, &writer)
                .err()
                .map(|refusal| refusal.code()),
        };
        match code {
            None => {
                let bytes = parsed.change.raw_bytes().to_vec();
                self.feeds.entry(key.partition.clone()).or_default().push((key.clone(), bytes));
                response.accepted.push(hash);
            }
            Some(code) => response.refused.push(Refused {
                hash,
                at: (at.try_into().unwrap(), place.try_into().unwrap()),
                code: code.into(),
                message: "không nhận".into(),
            }),
        }
    }

    /// As the real server: a phone that goes on is not given its own changes, only its cursor.
    fn frames(&self, device: DeviceId, request: &SyncRequest, response: &mut SyncResponse) {
        for partition in self.scope.keys() {
            let from = request.cursors.get(&partition.to_string()).copied().unwrap_or(0);
            let feed = self.feeds.get(partition).map(Vec::as_slice).unwrap_or_default();
            let from = usize::try_from(from).unwrap().min(feed.len());
            if self.snapshots && from == 0 && !feed.is_empty() {
                let standing = feed.iter().filter(|(_, bytes)| !bytes.is_empty());
                let keys: BTreeSet<&DocumentKey> = standing.map(|(key, _)| key).collect();
                for (place, key) in keys.iter().enumerate() {
                    let last = place + 1 == keys.len();
                    response.frames.push(Frame {
                        partition: partition.to_string(),
                        period: key.period.to_string(),
                        cursor: if last { feed.len() as u64 } else { 0 },
                        snapshot: Some(ByteBuf::from(self.document(key).save())),
                        changes: None,
                    });
                }
                continue;
            }
            for (place, (key, bytes)) in feed.iter().enumerate().skip(from) {
                if response.frames.len() >= self.frames {
                    response.more = true;
                    return;
                }
                let own = Change::from_bytes(bytes.clone())
                    .is_ok_and(|change| change.actor_id().to_bytes().starts_with(&device.0));
                let changes = if bytes.is_empty() || (own && from > 0) {
                    vec![]
                } else {
                    vec![ByteBuf::from(bytes.clone())]
                };
                response.frames.push(Frame {
                    partition: partition.to_string(),
                    period: key.period.to_string(),
                    cursor: place as u64 + 1,
                    snapshot: None,
                    changes: Some(changes),
                });
            }
        }
    }
}

/// A phone: its durable rows, its engine, what its engine asked for and was not given yet.
pub struct Phone {
    pub rows: BTreeMap<(Store, String), Vec<u8>>,
    pub engine: Engine,
    pub now_ms: i64,
    pub effects: Vec<Effect>,
    pub answers: BTreeMap<u32, Outcome>,
    pub changed: BTreeSet<&'static str>,
    /// As the page knows it, which asks whenever it is told that it changed.
    pub session: Option<Session>,
    pub wake_at_ms: Option<i64>,
    pub full: Option<StorageFailure>,
    pub sent: usize,
    requests: u32,
    draws: u64,
    seed: u8,
}

impl Phone {
    pub fn new(seed: u8) -> Self {
        let engine = Engine::open(Stored::default(), "0.1.0", [], &[seed; 32]);
        Self {
            rows: BTreeMap::new(),
            engine,
            now_ms: START_MS,
            effects: Vec::new(),
            answers: BTreeMap::new(),
            changed: BTreeSet::new(),
            session: None,
            wake_at_ms: None,
            full: None,
            sent: 0,
            requests: 0,
            draws: 0,
            seed,
        }
    }

    pub fn enrolled(seed: u8, ward: &mut Ward) -> Self {
        let mut phone = Self::new(seed);
        let request = phone.enrol(&format!("CODE{seed}"));
        phone.run(ward);
        assert_eq!(phone.answers.remove(&request), Some(Outcome::Enrolled));
        phone
    }

    fn entropy(&mut self) -> [u8; 32] {
        self.draws += 1;
        let mut entropy = [self.seed; 32];
        entropy[..8].copy_from_slice(&self.draws.to_le_bytes());
        entropy
    }

    pub fn tell(&mut self, event: Event) {
        let entropy = self.entropy();
        let effects = self.engine.handle(event, self.now_ms, &entropy);
        self.effects.extend(effects);
    }

    fn request(&mut self) -> u32 {
        self.requests += 1;
        self.requests
    }

    pub fn enrol(&mut self, code: &str) -> u32 {
        let request = self.request();
        let (device_name, platform) = ("máy thử".into(), "test".into());
        self.tell(Event::Enrol { request, code: code.into(), device_name, platform });
        request
    }

    /// Asks for a save; answers only once the store did.
    pub fn ask_save(&mut self, mut edits: Vec<Edit>) -> u32 {
        for edit in edits.iter_mut().filter(|edit| edit.seen.is_empty()) {
            // Who says nothing else looks at the record and saves at once.
            edit.seen = edit.id.as_ref().map(|id| self.seen(id)).unwrap_or_default();
        }
        let request = self.request();
        self.tell(Event::Save { request, edits, draft: Some("form".into()) });
        request
    }

    /// What a person who looks at the record now sees.
    pub fn seen(&mut self, id: &str) -> std::collections::BTreeMap<String, Vec<String>> {
        let now_ms = self.now_ms;
        self.engine.record(id, now_ms).map(|record| record.seen()).unwrap_or_default()
    }

    /// Saves and waits for the store, not for the network.
    pub fn save(&mut self, edits: Vec<Edit>) -> Outcome {
        let request = self.ask_save(edits);
        self.store();
        self.answers.remove(&request).expect("the save was answered")
    }

    pub fn saved(&mut self, edits: Vec<Edit>) -> (Vec<String>, String) {
        match self.save(edits) {
            Outcome::Saved { ids, undo, .. } => (ids, undo),
            other => panic!("not saved: {other:?}"),
        }
    }

    pub fn undo(&mut self, token: &str) -> Outcome {
        let request = self.request();
        self.tell(Event::Undo { request, token: token.into() });
        self.store();
        self.answers.remove(&request).expect("the undo was answered")
    }

    /// Performs every effect but what goes to the network.
    pub fn store(&mut self) {
        while let Some(place) = self.effects.iter().position(|e| !matches!(e, Effect::Send { .. }))
        {
            let effect = self.effects.remove(place);
            self.perform(effect);
        }
    }

    pub fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Persist { transaction, writes, answer } => match self.full {
                Some(failure) => self.tell(Event::PersistFailed { transaction, failure }),
                None => {
                    self.write(writes);
                    self.tell(Event::Persisted { transaction });
                    self.answers.extend(answer);
                }
            },
            Effect::WakeAt(at_ms) => self.wake_at_ms = Some(at_ms),
            Effect::Answer { request, outcome } => drop(self.answers.insert(request, outcome)),
            Effect::Changed(kinds) => self.changed.extend(kinds),
            Effect::SessionChanged => self.session = Some(self.engine.session()),
            Effect::StatusChanged => {}
            Effect::Send { .. } => unreachable!("kept for the network"),
        }
    }

    pub fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write.value {
                Some(value) => drop(self.rows.insert((write.store, write.key), value)),
                None => drop(self.rows.remove(&(write.store, write.key))),
            }
        }
    }

    /// Takes the next request that the engine wants sent.
    pub fn take_send(&mut self) -> Option<(u32, Route, Option<String>, Vec<u8>)> {
        self.store();
        let place = self.effects.iter().position(|e| matches!(e, Effect::Send { .. }))?;
        match self.effects.remove(place) {
            Effect::Send { send, route, token, body } => {
                self.sent += 1;
                Some((send, route, token, body))
            }
            _ => unreachable!(),
        }
    }

    pub fn respond(&mut self, send: u32, (status, body): (u16, Vec<u8>)) {
        self.tell(Event::Response { send, status, body, retry_after_ms: None });
        self.store();
    }

    /// Lets phone and ward talk until nothing is left to say.
    pub fn run(&mut self, ward: &mut Ward) {
        for _ in 0..10_000 {
            let Some((send, route, token, body)) = self.take_send() else { return };
            let answer = ward.answer(route, token.as_deref(), &body);
            self.respond(send, answer);
        }
        panic!("phone and ward never come to rest");
    }

    /// Performs that many effects, network included, then the tab is killed.
    pub fn killed_after(&mut self, effects: usize, ward: &mut Ward) {
        for _ in 0..effects {
            if self.effects.is_empty() {
                break;
            }
            match self.effects.remove(0) {
                Effect::Send { send, route, token, body } => {
                    let (status, body) = ward.answer(route, token.as_deref(), &body);
                    self.tell(Event::Response { send, status, body, retry_after_ms: None });
                }
                effect => self.perform(effect),
            }
        }
        self.killed();
    }

    /// Back on the network.
    pub fn sync(&mut self, ward: &mut Ward) {
        self.tell(Event::Nudge(vungxanh_client::event::Nudge::Online));
        self.run(ward);
    }

    /// Time passes until the engine wanted to be woken.
    pub fn wake(&mut self, ward: &mut Ward) {
        self.store();
        self.now_ms =
            self.wake_at_ms.take().expect("the engine asked to be woken").max(self.now_ms);
        self.tell(Event::Timer);
        self.run(ward);
    }

    /// The tab is killed and the app opened again: only the rows are left.
    pub fn killed(&mut self) {
        self.reopened([]);
    }

    pub fn reopened(&mut self, suspects: impl IntoIterator<Item = DocumentKey>) {
        let entropy = self.entropy();
        self.engine = Engine::open(self.stored(), "0.1.0", suspects, &entropy);
        self.effects.clear();
        self.answers.clear();
        self.tell(Event::Timer);
    }

    /// What the rows say, read again.
    pub fn stored(&self) -> Stored {
        Stored::open(self.rows.iter().map(|((store, key), value)| Write {
            store: *store,
            key: key.clone(),
            value: Some(value.clone()),
        }))
    }

    pub fn list(&mut self, kind: &str) -> Vec<PhoneRecord> {
        let query = ListQuery { kind: kind.into(), ..ListQuery::default() };
        self.engine.list(&query, self.now_ms).records
    }

    pub fn record(&mut self, id: &str) -> PhoneRecord {
        self.engine.record(id, self.now_ms).expect("the record is there")
    }
}

pub fn two_phones() -> (Ward, Phone, Phone) {
    let mut ward = Ward::new();
    let one = Phone::enrolled(1, &mut ward);
    let two = Phone::enrolled(2, &mut ward);
    (ward, one, two)
}

pub fn household(head: &str) -> Edit {
    edit("household", Some("00025-01"), &[("head_name", head.into()), ("house_no", "12".into())])
}

pub fn edit(kind: &str, place: Option<&str>, fields: &[(&str, Scalar)]) -> Edit {
    Edit {
        id: None,
        kind: kind.into(),
        place: place.map(str::to_owned),
        fields: fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
        ..Edit::default()
    }
}

pub fn change(id: &str, kind: &str, fields: &[(&str, Scalar)]) -> Edit {
    Edit { id: Some(id.into()), ..edit(kind, None, fields) }
}

/// The body of an answer of our own server that refuses.
pub fn refusal(code: &str) -> wire::ErrorBody {
    let (vi, en) = (String::new(), String::new());
    wire::ErrorBody { code: code.into(), vi, en, contact_name: None, contact_phone: None }
}
