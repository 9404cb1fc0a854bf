//! Makes up what happens to three phones and their ward, from a seed: edits of every kind, clashes, what
//! others wrote, refusals, a ward that was restored, disks that are full, tabs killed before and after
//! a write, answers lost, clocks that jump by ten years.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::json;
use vungxanh_client::event::{Outcome, Route};
use vungxanh_client::{Edit, Effect};
use vungxanh_shared::ids::Family;
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::wire::Access;

use super::canonical;
use super::player::Players;
use super::script::{Bytes, Call, Script, Step};
use crate::records::{self, Filling, Known};
use crate::small_world::{START_MS, Ward};

pub const PHONES: usize = 3;
const YEAR_MS: i64 = 366 * 86_400_000;
/// Kinds whose family the ward of the small world has.
const WRITABLE: [Family; 7] = [
    Family::Plan,
    Family::Register,
    Family::Movements,
    Family::Health,
    Family::Casework,
    Family::Conduct,
    Family::Passes,
];

/// A phone as chance sees it.
#[derive(Default)]
struct Phone {
    now_ms: i64,
    requests: u32,
    transaction: Option<u32>,
    sends: Vec<(u32, Route, Option<String>, Vec<u8>)>,
    undo: Option<String>,
    /// The kinds of the records of saves that are not answered yet.
    saving: BTreeMap<u32, Vec<&'static Kind>>,
}

struct World {
    rng: Rng,
    script: Script,
    players: Players,
    phones: Vec<Phone>,
    ward: Ward,
    known: Known,
    kind_of: BTreeMap<String, &'static Kind>,
}

/// The script of a seed, about `length` steps long.
pub fn script(seed: u64, length: usize) -> Script {
    let mut ward = Ward::new();
    for partition in [
        "plan/00025/00025",
        "health/00025/00025-01",
        "casework/00025/00025-01",
        "conduct/00025/00025-01",
    ] {
        if let Ok(partition) = partition.parse() {
            ward.scope.insert(partition, Access::Write);
        }
    }
    let mut world = World {
        rng: Rng::with_seed(seed),
        script: Script { seed, phones: PHONES, steps: Vec::new() },
        players: Players::new(PHONES),
        phones: Vec::new(),
        ward,
        known: Known::new(),
        kind_of: BTreeMap::new(),
    };
    world.begin();
    while world.script.steps.len() < length {
        let phone = world.rng.usize(..PHONES);
        world.something(phone);
    }
    world.come_to_rest();
    world.script
}

impl World {
    fn begin(&mut self) {
        for phone in 0..PHONES {
            self.phones.push(Phone { now_ms: START_MS, ..Phone::default() });
            self.call(phone, Call::Open);
            let words = [format!("CODE{phone}"), "máy thử".to_owned(), "test".to_owned()];
            let request = self.request(phone);
            self.call(phone, Call::Enrol { request, words });
            self.settle(phone);
        }
    }

    /// One call: played, and kept with what was answered.
    fn call(&mut self, phone: usize, call: Call) {
        let mut entropy = vec![0; 32];
        self.rng.fill(&mut entropy);
        let now_ms = self.phone(phone).now_ms;
        let entropy = Bytes(entropy);
        let mut step = Step { phone, now_ms, entropy, call, expect: String::new() };
        step.expect = canonical::hash(&self.players.play(&step));
        self.script.steps.push(step);
        for effect in self.players.phone(phone).effects.clone() {
            self.note(phone, effect);
        }
    }

    fn note(&mut self, phone: usize, effect: Effect) {
        match effect {
            Effect::Persist { transaction, answer, .. } => {
                self.phone(phone).transaction = Some(transaction);
                if let Some((request, outcome)) = answer {
                    self.learn(phone, request, outcome);
                }
            }
            Effect::Send { send, route, token, body } => {
                self.phone(phone).sends.push((send, route, token, body));
            }
            Effect::Answer { request, outcome } => self.learn(phone, request, outcome),
            Effect::WakeAt(_)
            | Effect::Changed(_)
            | Effect::StatusChanged
            | Effect::SessionChanged => {}
        }
    }

    /// Records that were saved may be corrected by every phone and named by other records from now on.
    fn learn(&mut self, phone: usize, request: u32, outcome: Outcome) {
        let saved = self.phone(phone).saving.remove(&request).unwrap_or_default();
        let Outcome::Saved { ids, undo, .. } = outcome else { return };
        self.phone(phone).undo = Some(undo);
        for (id, kind) in ids.into_iter().zip(saved) {
            if self.kind_of.insert(id.clone(), kind).is_none() {
                self.known.entry(kind.name).or_default().push(id);
            }
        }
    }

    fn phone(&mut self, phone: usize) -> &mut Phone {
        #[expect(clippy::indexing_slicing, reason = "there are PHONES")]
        &mut self.phones[phone]
    }

    fn request(&mut self, phone: usize) -> u32 {
        let phone = self.phone(phone);
        phone.requests += 1;
        phone.requests
    }

    fn something(&mut self, phone: usize) {
        match self.rng.u8(..100) {
            0..34 => self.save(phone),
            34..38 => self.undo(phone),
            38..58 => self.disk(phone),
            58..78 => self.network(phone),
            78..82 => self.kill(phone),
            82..86 => self.clock(phone),
            86..90 => self.ward_changes(),
            _ => self.look(phone),
        }
    }

    fn save(&mut self, phone: usize) {
        let edits: Vec<Edit> = (0..self.rng.usize(1..3)).map(|_| self.edit(phone)).collect();
        let draft = self.rng.bool().then(|| "form".to_owned());
        let request = self.request(phone);
        let kinds = edits.iter().filter_map(|edit| kinds::find(&edit.kind)).collect();
        self.phone(phone).saving.insert(request, kinds);
        let edits = edits.into_iter().map(Into::into).collect();
        self.call(phone, Call::Save { request, edits, draft });
        if self.rng.u8(..4) > 0 {
            self.disk(phone);
        }
    }

    /// A new record, or a correction of one that the phone may or may not have.
    fn edit(&mut self, phone: usize) -> Edit {
        let now_ms = self.phone(phone).now_ms;
        let ids: Vec<String> = self.kind_of.keys().cloned().collect();
        if let Some(id) = self.rng.choice(ids).filter(|_| self.rng.u8(..3) == 0)
            && let Some(kind) = self.kind_of.get(&id)
        {
            return records::correction(kind, &id, &self.known, now_ms, &mut self.rng);
        }
        let kinds = kinds::ALL.into_iter().filter(|kind| WRITABLE.contains(&kind.family));
        let kind = self.rng.choice(kinds.collect::<Vec<_>>());
        let filling = if self.rng.bool() { Filling::Whole } else { Filling::Some };
        let kind = kind.unwrap_or(kinds::ALL[0]);
        records::new_record(kind, filling, &self.known, now_ms, &mut self.rng)
    }

    fn undo(&mut self, phone: usize) {
        if let Some(token) = self.phone(phone).undo.clone() {
            let request = self.request(phone);
            self.call(phone, Call::Undo { request, token });
        }
    }

    /// The transaction under way, if there is one: written, or not.
    fn disk(&mut self, phone: usize) {
        let Some(transaction) = self.phone(phone).transaction.take() else { return };
        if self.rng.u8(..12) == 0 {
            let failure = self.rng.choice(["full", "failed", "fenced"]).unwrap_or_default();
            self.call(phone, Call::PersistFailed { transaction, failure: failure.to_owned() });
        } else {
            self.write(phone, transaction);
        }
    }

    fn write(&mut self, phone: usize, transaction: u32) {
        self.call(phone, Call::Write);
        self.call(phone, Call::Persisted { transaction });
    }

    /// The request under way, if there is one: answered, or not.
    fn network(&mut self, phone: usize) {
        let Some((send, route, token, body)) = self.phone(phone).sends.pop() else {
            let what = ["online", "foreground", "live", "asked", "timer", "offline"];
            let what = self.rng.choice(what).unwrap_or_default().to_owned();
            return self.call(phone, Call::Tell { what });
        };
        match self.rng.u8(..10) {
            0 => {
                let timed_out = self.rng.bool();
                self.call(phone, Call::SendFailed { send, timed_out });
            }
            // It came to the ward, and the answer got lost.
            1 => {
                self.ward.answer(route, token.as_deref(), &body);
                self.call(phone, Call::SendFailed { send, timed_out: true });
            }
            2 => {
                let retry_after_ms = self.rng.bool().then_some(5_000);
                let status = self.rng.choice([400, 413, 429, 503]).unwrap_or_default();
                let body = Bytes(Vec::new());
                self.call(phone, Call::Response { send, status, body, retry_after_ms });
            }
            3 => {
                self.ward.refuse = Some("unknown_field");
                self.answer(phone, (send, route, token, body));
                self.ward.refuse = None;
            }
            _ => self.answer(phone, (send, route, token, body)),
        }
    }

    fn answer(
        &mut self,
        phone: usize,
        (send, route, token, body): (u32, Route, Option<String>, Vec<u8>),
    ) {
        let (status, body) = self.ward.answer(route, token.as_deref(), &body);
        let body = Bytes(body);
        self.call(phone, Call::Response { send, status, body, retry_after_ms: None });
    }

    /// The tab is killed, before or after the disk had what was under way, and opened again.
    fn kill(&mut self, phone: usize) {
        if self.phone(phone).transaction.take().is_some() && self.rng.bool() {
            self.call(phone, Call::Write);
        }
        let state = self.phone(phone);
        *state = Phone { now_ms: state.now_ms, requests: state.requests, ..Phone::default() };
        self.call(phone, Call::Open);
        self.call(phone, Call::Tell { what: "timer".to_owned() });
    }

    fn clock(&mut self, phone: usize) {
        let by = match self.rng.u8(..4) {
            0 => self.rng.i64(-10 * YEAR_MS..10 * YEAR_MS),
            // Around midnight at +07, and the turn of months.
            1 => self.rng.i64(-40..40) * 86_400_000,
            _ => self.rng.i64(0..600_000),
        };
        self.phone(phone).now_ms += by;
    }

    fn ward_changes(&mut self) {
        let ward = &mut self.ward;
        match self.rng.u8(..8) {
            0 | 1 => ward.epoch = ward.epoch.wrapping_add(1),
            2 => ward.snapshots = !ward.snapshots,
            3 => ward.frames = self.rng.usize(1..6),
            4 => ward.disk_full = !ward.disk_full,
            5 => ward.known = !ward.known,
            _ => self.ward_is_well(),
        }
    }

    fn ward_is_well(&mut self) {
        self.ward.disk_full = false;
        self.ward.known = true;
        self.ward.frames = usize::MAX;
    }

    /// What a page may ask.
    fn look(&mut self, phone: usize) {
        let kind = self.rng.choice(kinds::ALL).map_or("", |kind| kind.name);
        let ids: Vec<String> = self.kind_of.keys().cloned().collect();
        let id = self.rng.choice(ids).unwrap_or_default();
        let call = match self.rng.u8(..9) {
            0 => Call::Status,
            1 => Call::Session,
            2 => Call::Export,
            3 => Call::Record { id },
            4 => Call::History { id },
            5 => Call::Check { edit: self.edit(phone).into() },
            6 => Call::List { query: json!({ "kind": kind, "search": "nguyen 12" }) },
            7 => Call::List { query: json!({ "kind": kind, "sort": "name", "limit": 5 }) },
            _ => Call::List { query: json!({ "kind": kind, "with_removed": true }) },
        };
        self.call(phone, call);
    }

    /// Performs what the phone asked for until it asks no more.
    fn settle(&mut self, phone: usize) {
        for _ in 0..1_000 {
            let state = self.phone(phone);
            if let Some(transaction) = state.transaction.take() {
                self.write(phone, transaction);
            } else if let Some(sent) = state.sends.pop() {
                self.answer(phone, sent);
            } else {
                return;
            }
        }
    }

    /// Clocks are right, the ward is well, all talk until nothing is left to say; then everything that
    /// each phone holds and shows.
    fn come_to_rest(&mut self) {
        self.ward_is_well();
        for round in 0..4 {
            for phone in 0..PHONES {
                // Beyond what any retry waits for.
                self.phone(phone).now_ms = START_MS + (round + 1) * 86_400_000;
                self.call(phone, Call::Tell { what: "asked".to_owned() });
                self.settle(phone);
                self.call(phone, Call::Tell { what: "online".to_owned() });
                self.settle(phone);
            }
        }
        for phone in 0..PHONES {
            self.call(phone, Call::Rows);
            self.call(phone, Call::Open);
            for kind in kinds::ALL {
                let query = json!({ "kind": kind.name, "with_removed": true, "sort": "name" });
                self.call(phone, Call::List { query });
            }
            for call in [Call::Status, Call::Session, Call::Export] {
                self.call(phone, call);
            }
        }
    }
}
