//! The phone's engine and a server that says anything: what was saved stays on the phone until the
//! server named it, whatever else happens.
//!
//! A panic that begins in automerge is what a trap is in the browser: the engine is lost, the worker
//! opens another from the stored rows and distrusts what was being loaded. A panic of our own fails.

use super::steps;
use crate::hostile::{World, mutant};
use fastrand::Rng;
use serde_bytes::ByteBuf;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};
use vungxanh_client::event::{Nudge, Route, StorageFailure};
use vungxanh_client::stored::Unsent;
use vungxanh_client::{Edit, Effect, Engine, Event, Store, Stored, Write};
use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{
    self, Access, EnrolResponse, Frame, MemberInfo, Refused, SyncRequest, SyncResponse, WardInfo,
};

const START_MS: i64 = 1_795_312_800_000;
const PARTITIONS: [&str; 5] = [
    "plan/00025/00025",
    "register/00025/00025-01",
    "movements/00025/00025-01",
    "alerts/00025/00025",
    "x/y/z",
];

/// Any program: a sequence of answers, failures and saves.
pub fn engine(bytes: &[u8]) {
    super::expect_panics_of_automerge();
    let mut phone = Phone::enrolled();
    if let Some((0, body)) = bytes.split_first() {
        phone.answer(200, body.to_vec());
    }
    for mut dice in steps(bytes).take(24) {
        phone.step(&mut dice);
        phone.has_what_it_saved();
    }
}

struct Phone {
    rows: BTreeMap<(Store, String), Vec<u8>>,
    engine: Engine,
    now_ms: i64,
    draws: u64,
    requests: u32,
    /// The request under way, with what it pushed.
    flight: Flight,
    /// Changes that were in the outbox once.
    saved: BTreeMap<Vec<u8>, Unsent>,
    /// Changes that an answer named.
    named: BTreeSet<Vec<u8>>,
}

impl Phone {
    fn enrolled() -> Self {
        let engine = Engine::open(Stored::default(), "0.1.0", [], &[1; 32]);
        let mut phone = Self {
            rows: BTreeMap::new(),
            engine,
            now_ms: START_MS,
            draws: 0,
            requests: 0,
            flight: None,
            saved: BTreeMap::new(),
            named: BTreeSet::new(),
        };
        let (device_name, platform) = ("máy".to_owned(), "fuzz".to_owned());
        phone.tell(Event::Enrol {
            request: 0,
            code: "AAAAABBBBB".to_owned(),
            device_name,
            platform,
        });
        phone.answer(200, wire::encode(&enrolment()));
        phone.answer(200, wire::encode(&calm_answer()));
        phone.save(&mut Rng::with_seed(1));
        phone.has_what_it_saved();
        assert!(!phone.saved.is_empty(), "the phone has something to lose");
        phone
    }

    fn entropy(&mut self) -> [u8; 32] {
        self.draws += 1;
        let mut entropy = [3; 32];
        entropy.iter_mut().zip(self.draws.to_le_bytes()).for_each(|(to, from)| *to = from);
        entropy
    }

    /// Tells the engine and performs what it wants done, but for what goes to the network.
    fn tell(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let entropy = self.entropy();
            let (engine, now_ms) = (&mut self.engine, self.now_ms);
            let effects = guarded(|| engine.handle(event, now_ms, &entropy));
            let Some(effects) = effects else { return self.reopen() };
            for effect in effects {
                match effect {
                    Effect::Persist { transaction, writes, .. } => {
                        self.write(writes);
                        events.push(Event::Persisted { transaction });
                    }
                    Effect::Send { send, route, body, .. } => {
                        let pushed = if route == Route::Sync { pushed(&body) } else { Vec::new() };
                        self.flight = Some((send, pushed));
                    }
                    _ => {}
                }
            }
        }
    }

    fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            let place = (write.store, write.key);
            match write.value {
                Some(value) => drop(self.rows.insert(place, value)),
                None => drop(self.rows.remove(&place)),
            }
        }
    }

    fn stored(&self) -> Stored {
        let rows = self.rows.iter();
        Stored::open(rows.map(|((store, key), value)| Write {
            store: *store,
            key: key.clone(),
            value: Some(value.clone()),
        }))
    }

    /// The engine trapped or the tab was killed: another begins from the rows.
    fn reopen(&mut self) {
        let (stored, entropy) = (self.stored(), self.entropy());
        let suspects: Vec<_> = stored.document_keys().into_iter().collect();
        self.flight = None;
        self.engine = Engine::open(stored, "0.1.0", suspects, &entropy);
        let (engine, entropy) = (&mut self.engine, [5; 32]);
        // It asks for what it distrusts; what becomes of that is the next steps' matter.
        let effects =
            guarded(|| engine.handle(Event::Timer, START_MS, &entropy)).unwrap_or_default();
        for effect in effects {
            match effect {
                Effect::Persist { transaction, writes, .. } => {
                    self.write(writes);
                    self.tell(Event::Persisted { transaction });
                }
                Effect::Send { send, body, .. } => self.flight = Some((send, pushed(&body))),
                _ => {}
            }
        }
    }

    fn answer(&mut self, status: u16, body: Vec<u8>) {
        let Some((send, pushed)) = self.flight.take() else {
            return self.tell(Event::Nudge(Nudge::Asked));
        };
        if status == 200
            && let Ok(response) = wire::decode::<SyncResponse>(&body)
        {
            self.named.extend(response.accepted.iter().map(|hash| hash.to_vec()));
            for refused in &response.refused {
                self.named.insert(refused.hash.to_vec());
                let (push, change) = (refused.at.0 as usize, refused.at.1 as usize);
                self.named.extend(pushed.get(push).and_then(|push| push.get(change)).cloned());
            }
        }
        self.tell(Event::Response { send, status, body, retry_after_ms: None });
    }

    fn save(&mut self, dice: &mut Rng) {
        self.requests += 1;
        let fields = BTreeMap::from([
            ("head_name".to_owned(), Scalar::from("Nguyễn Thị Lan")),
            ("house_no".to_owned(), Scalar::from(dice.u32(..).to_string().as_str())),
        ]);
        let (kind, place) = ("household".to_owned(), Some("00025-01".to_owned()));
        let edits = vec![Edit { kind, place, fields, ..Edit::default() }];
        self.tell(Event::Save { request: self.requests, edits, draft: None });
    }

    fn step(&mut self, dice: &mut Rng) {
        self.now_ms += dice.i64(0..600_000);
        match dice.u8(..16) {
            0 => self.save(dice),
            1 => self.tell(Event::Timer),
            2 => self.reopen(),
            3 => {
                let send = self.flight.take().map_or(0, |(send, _)| send);
                self.tell(Event::SendFailed { send, timed_out: dice.bool() });
            }
            4 => {
                let failure = StorageFailure::Failed;
                self.tell(Event::PersistFailed { transaction: dice.u32(..4), failure });
            }
            5 => {
                let status = [200, 304, 400, 401, 413, 429, 500, 503, 0][dice.usize(..9)];
                self.answer(status, vec![dice.u8(..); dice.usize(..40)]);
            }
            _ => {
                self.tell(Event::Nudge(Nudge::Online));
                let answer = answer(dice, &self.flight);
                self.answer(200, wire::encode(&answer));
            }
        }
    }

    fn has_what_it_saved(&mut self) {
        let stored = self.stored();
        let waiting: BTreeMap<Vec<u8>, Unsent> =
            stored.outbox.values().map(|unsent| (unsent.hash.clone(), unsent.clone())).collect();
        let refused = stored.refused.values().map(|refused| &refused.change);
        let kept: Vec<&Unsent> = waiting.values().chain(refused).collect();
        for (hash, saved) in &self.saved {
            if self.named.contains(hash) || waiting.contains_key(hash) {
                continue;
            }
            // Rebased, or about to be, or the ward has the record all the same.
            let rebased = stored.stale.contains_key(&saved.document)
                || kept.iter().any(|other| saved.records.iter().any(|r| other.records.contains(r)));
            let (engine, now_ms) = (&mut self.engine, self.now_ms);
            let mut shown = |record: &RecordId| {
                guarded(|| engine.record(&record.to_string(), now_ms)).flatten().is_some()
            };
            assert!(
                rebased || saved.records.iter().any(&mut shown),
                "an unsent change left the phone unanswered"
            );
        }
        self.saved.extend(waiting);
    }
}

/// Runs the engine; none where automerge panicked.
fn guarded<T>(run: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(run)).map_or_else(
        |panic| {
            if super::was_of_automerge() { None } else { panic::resume_unwind(panic) }
        },
        Some,
    )
}

fn pushed(body: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let request = wire::decode::<SyncRequest>(body).unwrap_or_else(|error| panic!("{error}"));
    let hash = |bytes: &ByteBuf| {
        let parsed = vungxanh_shared::gate::parse(bytes);
        parsed.map(|parsed| parsed.hash().0.to_vec()).unwrap_or_default()
    };
    request.push.iter().map(|push| push.changes.iter().map(hash).collect()).collect()
}

fn enrolment() -> EnrolResponse {
    EnrolResponse {
        device_id: ByteBuf::from(vec![7; 16]),
        token: "token".to_owned(),
        member: MemberInfo {
            id: "0".repeat(32),
            name: "Trần Thị Bình".to_owned(),
            phone: String::new(),
        },
        ward: WardInfo {
            code: "00025".to_owned(),
            name: "Phường Ngọc Khánh".to_owned(),
            contact_name: String::new(),
            contact_phone: String::new(),
        },
    }
}

/// A request with the hashes of what it pushed.
type Flight = Option<(u32, Vec<Vec<Vec<u8>>>)>;

/// What a sound server says to a phone that pushed nothing.
fn calm_answer() -> SyncResponse {
    SyncResponse {
        v: 1,
        now_ms: START_MS,
        epoch: ByteBuf::from(vec![1; 16]),
        scope: PARTITIONS.iter().take(4).map(|name| ((*name).to_owned(), Access::Write)).collect(),
        accepted: Vec::new(),
        refused: Vec::new(),
        frames: Vec::new(),
        more: false,
        remaining: None,
        diverged: Vec::new(),
        kept_from: BTreeMap::new(),
    }
}

/// What a server that is broken, or not the ward's, may say.
fn answer(dice: &mut Rng, flight: &Flight) -> SyncResponse {
    let mut answer = calm_answer();
    let pushed: Vec<&Vec<u8>> = flight.iter().flat_map(|(_, pushed)| pushed).flatten().collect();
    if dice.u8(..3) == 0 {
        answer.scope.retain(|_, _| dice.bool());
    }
    if dice.u8(..4) == 0 {
        answer.epoch = ByteBuf::from(vec![dice.u8(..3); dice.usize(..20)]);
    }
    if dice.bool() {
        let some = pushed.iter().filter(|_| dice.bool());
        answer.accepted = some.map(|hash| ByteBuf::from((*hash).clone())).collect();
        answer.accepted.push(ByteBuf::from(vec![dice.u8(..); dice.usize(..40)]));
    }
    if dice.u8(..4) == 0 {
        answer.refused.push(Refused {
            hash: pushed.first().map_or_else(ByteBuf::new, |hash| ByteBuf::from((*hash).clone())),
            at: (dice.u32(..3), if dice.bool() { 0 } else { u32::MAX }),
            code: ["bad_seq", "missing_deps", "period_deleted", "x", ""][dice.usize(..5)]
                .to_owned(),
            message: "ậ".repeat(dice.usize(..9)),
        });
    }
    answer.frames = (0..dice.usize(..5)).map(|_| frame(dice)).collect();
    answer.more = dice.bool();
    answer.now_ms = if dice.u8(..4) == 0 { dice.i64(..) } else { START_MS };
    let any = |dice: &mut Rng| PARTITIONS[dice.usize(..PARTITIONS.len())].to_owned();
    if dice.u8(..6) == 0 {
        answer.diverged.push(any(dice));
    }
    if dice.u8(..6) == 0 {
        let period = ["2021", "2027", "9999", "x", ""][dice.usize(..5)].to_owned();
        answer.kept_from.insert(any(dice), period);
    }
    answer
}

fn frame(dice: &mut Rng) -> Frame {
    let world = if dice.bool() { World::empty() } else { World::busy() };
    let others = world.all_changes();
    let one = others[dice.usize(..others.len())];
    let snapshot = (dice.u8(..3) == 0).then(|| {
        let mut bytes = world.replica().document.save();
        if dice.bool() {
            let at = dice.usize(..bytes.len());
            bytes[at] ^= 1 << dice.u8(..8);
            crate::hostile::sum_again(&mut bytes);
        }
        ByteBuf::from(bytes)
    });
    let changes = (0..dice.usize(..6)).map(|_| match dice.u8(..3) {
        0 => ByteBuf::from(mutant(dice, one, &others)),
        1 => ByteBuf::from(others[dice.usize(..others.len())].raw_bytes().to_vec()),
        _ => ByteBuf::from(one.raw_bytes().to_vec()),
    });
    let changes: Vec<ByteBuf> = changes.collect();
    Frame {
        partition: PARTITIONS[dice.usize(..PARTITIONS.len())].to_owned(),
        period: ["2021", "2026", "2021-11", "2026-11-22", ""][dice.usize(..5)].to_owned(),
        cursor: [0, 1, 7, u64::MAX][dice.usize(..4)],
        snapshot,
        changes: dice.bool().then_some(changes),
    }
}
