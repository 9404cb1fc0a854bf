//! A phone: the real engine over rows that live through everything, and a tab that does not.

use std::collections::{BTreeMap, VecDeque};

use vungxanh_client::event::{Outcome, StorageFailure};
use vungxanh_client::stored::{Refused, Unsent};
use vungxanh_client::{Edit, Effect, Engine, Event, Store, Stored, Write};
use vungxanh_shared::ids::{DeviceId, WardCode};

use super::dice::Dice;
use super::server::Hash;

/// The rows of a phone, by store and key.
pub type Rows = BTreeMap<(Store, String), Vec<u8>>;

/// One phone.
pub struct Phone {
    /// The server that enrolled it.
    pub server: usize,
    /// Its member's ward.
    pub ward: WardCode,
    /// Its member's id.
    pub member: String,
    /// Its enrolment code.
    pub code: String,
    /// What is durable.
    pub rows: Rows,
    /// The engine of the tab that is open.
    pub engine: Engine,
    /// What the engine asked for and has not been given.
    pub effects: VecDeque<Effect>,
    /// Counts the tabs; what was under way for an earlier one finds nobody.
    pub tab: u32,
    /// The phone's clock minus the true time.
    pub skew_ms: i64,
    /// When the timer rings, true time.
    pub rings_at_ms: Option<i64>,
    /// Why writing fails at present.
    pub failing: Option<StorageFailure>,
    /// Whether it has no network.
    pub away: bool,
    /// Whether its app is of another version than the server's.
    pub other_version: bool,
    /// Times at which it stored an answer of the server.
    pub heard: u64,
    /// Undo tokens of this tab.
    pub undo: Vec<String>,
    requests: u32,
    dice: Dice,
}

/// What performing an effect meant to the world outside.
#[derive(Default)]
pub struct Told {
    /// Changes that a person was told are saved.
    pub saved: Vec<Unsent>,
    /// Changes that left the outbox because the server has them.
    pub sent: Vec<Hash>,
    /// Answers to a person.
    pub answer: Option<Outcome>,
}

impl Phone {
    /// A new phone that is not enrolled yet.
    pub fn new(
        (server, ward, member, code): (usize, WardCode, String, String),
        mut dice: Dice,
    ) -> Self {
        let engine = Engine::open(Stored::default(), "0.1.0", [], &dice.entropy());
        let other_version = dice.one_in(4);
        Self {
            server,
            ward,
            member,
            code,
            rows: Rows::new(),
            engine,
            effects: VecDeque::new(),
            tab: 0,
            skew_ms: 0,
            rings_at_ms: None,
            failing: None,
            away: false,
            other_version,
            heard: 0,
            undo: Vec::new(),
            requests: 0,
            dice,
        }
    }

    /// Its device id, once it is enrolled.
    pub fn device(&self) -> Option<DeviceId> {
        self.engine.stored().identity.as_ref().map(|own| own.device)
    }

    /// What is shown on it as the time.
    pub fn clock_ms(&self, now_ms: i64) -> i64 {
        now_ms.saturating_add(self.skew_ms)
    }

    /// Tells the engine that something happened.
    pub fn tell(&mut self, event: Event, now_ms: i64) {
        let entropy = self.dice.entropy();
        let effects = self.engine.handle(event, self.clock_ms(now_ms), &entropy);
        self.effects.extend(effects);
    }

    fn request(&mut self) -> u32 {
        self.requests += 1;
        self.requests
    }

    /// A person enters the code.
    pub fn enrol(&mut self, now_ms: i64) {
        let (request, code) = (self.request(), self.code.clone());
        let (device_name, platform) = ("máy thử".to_owned(), "test".to_owned());
        self.tell(Event::Enrol { request, code, device_name, platform }, now_ms);
    }

    /// A person taps "save".
    pub fn save(&mut self, edits: Vec<Edit>, now_ms: i64) {
        let request = self.request();
        self.tell(Event::Save { request, edits, draft: None }, now_ms);
    }

    /// A person takes the latest save back.
    pub fn take_back(&mut self, now_ms: i64) {
        if let Some(token) = self.undo.pop() {
            let request = self.request();
            self.tell(Event::Undo { request, token }, now_ms);
        }
    }

    /// What the rows say, read anew.
    pub fn stored(&self) -> Stored {
        Stored::open(self.rows.iter().map(|((store, key), value)| Write {
            store: *store,
            key: key.clone(),
            value: Some(value.clone()),
        }))
    }

    /// The tab is gone, and with it everything that is not a row; the app is opened again.
    pub fn killed(&mut self, now_ms: i64) {
        let entropy = self.dice.entropy();
        self.engine = Engine::open(self.stored(), "0.1.0", [], &entropy);
        self.effects.clear();
        self.undo.clear();
        self.rings_at_ms = None;
        self.tab += 1;
        self.tell(Event::Timer, now_ms);
    }

    /// Takes the next effect; now and then one that others were asked for before, where the browser
    /// finishes things in another order.
    pub fn next_effect(&mut self) -> Option<Effect> {
        let later = self.dice.below(self.effects.len());
        let jumps = self.dice.one_in(4)
            && matches!(
                self.effects.get(later),
                Some(Effect::Persist { .. } | Effect::Send { .. })
            );
        self.effects.remove(if jumps { later } else { 0 })
    }

    /// Performs every effect but a request to the server.
    pub fn perform(&mut self, effect: Effect, now_ms: i64) -> Told {
        match effect {
            Effect::Persist { transaction, writes, answer } => {
                if let Some(failure) = self.failing {
                    self.tell(Event::PersistFailed { transaction, failure }, now_ms);
                    return Told::default();
                }
                let mut told = self.write(writes, answer.is_some());
                self.tell(Event::Persisted { transaction }, now_ms);
                told.answer = answer.map(|(_, outcome)| outcome);
                self.remember_undo(told.answer.as_ref());
                told
            }
            Effect::WakeAt(at_ms) => {
                let wait_ms = at_ms.saturating_sub(self.clock_ms(now_ms)).max(0);
                self.rings_at_ms = Some(now_ms.saturating_add(wait_ms));
                Told::default()
            }
            Effect::Answer { outcome, .. } => {
                self.remember_undo(Some(&outcome));
                Told { answer: Some(outcome), ..Told::default() }
            }
            Effect::Send { .. }
            | Effect::Changed(_)
            | Effect::StatusChanged
            | Effect::SessionChanged => Told::default(),
        }
    }

    fn remember_undo(&mut self, answer: Option<&Outcome>) {
        if let Some(Outcome::Saved { undo, .. }) = answer {
            self.undo.push(undo.clone());
        }
    }

    /// Writes rows durably, all of them; a tab killed behind it has told nobody.
    pub fn write(&mut self, writes: Vec<Write>, is_save: bool) -> Told {
        let mut told = Told::default();
        let mut refused = Vec::new();
        let mut left: Vec<Hash> = Vec::new();
        for write in writes {
            let place = (write.store, write.key);
            match (write.store, &write.value) {
                (Store::Outbox, Some(row)) if is_save => told.saved.extend(read::<Unsent>(row)),
                (Store::Outbox, None) => {
                    let row = self.rows.get(&place).and_then(|row| read::<Unsent>(row));
                    left.extend(row.map(|unsent| unsent.hash));
                }
                (Store::Refused, Some(row)) => {
                    refused.extend(read::<Refused>(row).map(|refused| refused.change.hash));
                }
                (Store::Meta, Some(_)) if place.1 == "contact" => self.heard += 1,
                _ => {}
            }
            match write.value {
                Some(value) => drop(self.rows.insert(place, value)),
                None => drop(self.rows.remove(&place)),
            }
        }
        told.sent = left.into_iter().filter(|hash| !refused.contains(hash)).collect();
        told
    }
}

fn read<T: serde::de::DeserializeOwned>(row: &[u8]) -> Option<T> {
    ciborium::from_reader(row).ok()
}
