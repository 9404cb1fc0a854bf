//! A phone: the real engine over rows that live through everything, and a tab that does not.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use automerge::{Automerge, Change, ReadDoc, ScalarValue};
use vungxanh_client::event::{Outcome, RequestId, StorageFailure};
use vungxanh_client::stored::{Refused, Unsent, row};
use vungxanh_client::{Edit, Effect, Engine, Event, Store, Stored, Write};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId, SessionActor, WardCode};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use super::Flaw;
use super::dice::Dice;
use super::forms::{Asking, Form};
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
    /// Partitions of which it lost something at some time: they left its scope, or were damaged.
    pub left: BTreeSet<String>,
    /// Undo tokens of this tab.
    pub undo: Vec<String>,
    /// Forms that its person left open in this tab.
    pub forms: Vec<Form>,
    /// What its person asked for and was not answered yet.
    pub asked: BTreeMap<RequestId, Asking>,
    /// Of each kind how often its person began a new record.
    pub made: BTreeMap<&'static str, usize>,
    /// Every device that it ever was.
    pub devices: BTreeSet<DeviceId>,
    /// Of what its person does at forms.
    pub form_dice: Dice,
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
            left: BTreeSet::new(),
            undo: Vec::new(),
            forms: Vec::new(),
            asked: BTreeMap::new(),
            made: BTreeMap::new(),
            devices: BTreeSet::new(),
            form_dice: dice.of_forms(),
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
        self.devices.extend(self.device());
    }

    /// The number of the next thing that its person asks for.
    pub fn request(&mut self) -> u32 {
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
    pub fn save(&mut self, edits: Vec<Edit>, now_ms: i64, flaw: Option<Flaw>) {
        let asking = Asking::of(&edits, now_ms);
        self.ask(edits, None, asking, (now_ms, flaw));
    }

    /// A person takes the latest save back.
    pub fn take_back(&mut self, now_ms: i64) {
        if let Some(token) = self.undo.pop() {
            let request = self.request();
            self.asked.insert(request, Asking::undo());
            self.tell(Event::Undo { request, token }, now_ms);
        }
    }

    /// What the rows say, read again.
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
        self.forms.clear();
        self.asked.clear();
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
                (Store::Meta, None) => {
                    self.left.extend(place.1.strip_prefix("scope/").map(str::to_owned));
                }
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

impl Phone {
    /// A bit of something stored flips, or a row of what was received is gone, while no tab is open.
    /// What waits to be sent is spared: nobody could bring that back. Gives the row.
    pub fn damaged(&mut self, forgets: bool) -> Option<String> {
        let received = |(store, _): &(Store, String)| match store {
            Store::Tails => true,
            Store::Documents => !forgets,
            _ => false,
        };
        let keys: Vec<_> = self.rows.keys().filter(|key| received(key)).cloned().collect();
        let key = self.dice.pick(&keys)?.clone();
        if forgets {
            self.rows.remove(&key);
        } else if let Some(row) = self.rows.get_mut(&key) {
            let at = self.dice.below(row.len());
            if let Some(byte) = row.get_mut(at) {
                *byte ^= 1 << self.dice.below(8);
            }
        }
        // What it held of its own there, nobody else may bring back to a restored ward.
        let (name, _) = key.1.split_once('#').unwrap_or((&key.1, ""));
        self.left.extend(name.rsplit_once('/').map(|(partition, _)| partition.to_owned()));
        Some(key.1)
    }

    /// An app of a later version wrote here: a kind that this one does not know, or a later version of
    /// one that it does. Gives the change, which waits in the outbox.
    pub fn written_by_newer_app(&mut self, now_ms: i64) -> Option<Unsent> {
        let stored = self.stored();
        let device = stored.identity.as_ref()?.device;
        let writable = stored.scope.iter().filter(|(_, held)| held.access == Access::Write);
        let writable: Vec<_> = writable.map(|(partition, _)| partition.clone()).collect();
        let partition = self.dice.pick(&writable)?.clone();
        let today = LocalDate::at_ms(self.clock_ms(now_ms));
        let document = DocumentKey::dated(partition.clone(), today);
        if stored.stale.contains_key(&document)
            || stored.refused.values().any(|refused| refused.change.document == document)
        {
            return None;
        }
        let mut automerge = assembled(&stored, &document)?;
        let mut session = [0; 4];
        self.dice.fill(&mut session);
        let mut random = [0; 10];
        self.dice.fill(&mut random);
        let record = RecordId::new(self.clock_ms(now_ms).max(0), random);
        let of_family = vungxanh_shared::kinds::of_family(partition.family).next();
        let (kind, version) = match of_family.filter(|_| self.dice.one_in(2)) {
            Some(kind) => (kind.name, i64::from(kind.version) + 1),
            None => ("of_tomorrow", 1),
        };
        let values = [
            ("kind", ScalarValue::from(kind)),
            ("v", ScalarValue::Int(version)),
            ("colour", ScalarValue::from("xanh")),
        ];
        let values = values.map(|(key, value)| (key.to_owned(), value)).to_vec();
        let actor = SessionActor::new(device, session);
        let write = RecordWrite::new(record, values);
        let at_ms = self.clock_ms(now_ms);
        let change = document::write(&mut automerge, actor, at_ms, &[write]).ok()??;
        let unsent = Unsent {
            document,
            hash: change.hash().0.to_vec(),
            bytes: change.raw_bytes().to_vec(),
            at_ms,
            records: vec![record],
        };
        self.write(vec![row::unsent(stored.next_number(), Some(&unsent))], true);
        Some(unsent)
    }
}

/// What the phone would write on: what is stored, and what waits to be sent.
fn assembled(stored: &Stored, key: &DocumentKey) -> Option<Automerge> {
    let chunks = stored.documents.get(key).cloned().unwrap_or_default();
    let mut document = match &chunks.snapshot {
        Some(bytes) => Automerge::load(bytes).ok()?,
        None => Automerge::new(),
    };
    let tail = chunks.tail.values().flatten().map(|bytes| bytes.to_vec());
    let unsent = stored.outbox.values().filter(|unsent| unsent.document == *key);
    let changes = tail.chain(unsent.map(|unsent| unsent.bytes.clone()));
    let changes = changes.map(Change::from_bytes).collect::<Result<Vec<_>, _>>().ok()?;
    document.apply_changes(changes).ok()?;
    document.get_missing_deps(&[]).is_empty().then_some(document)
}

fn read<T: serde::de::DeserializeOwned>(row: &[u8]) -> Option<T> {
    ciborium::from_reader(row).ok()
}
