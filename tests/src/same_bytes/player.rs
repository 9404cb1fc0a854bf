//! Plays steps to native engines.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use vungxanh_client::event::{Nudge, StorageFailure};
use vungxanh_client::view::ListQuery;
use vungxanh_client::{Edit, Effect, Engine, Entropy, Event, Store, Stored, Write};

use super::canonical;
use super::script::{Call, Step};

/// The version that the engines give as theirs.
const APP: &str = "0.1.0";

pub struct Players {
    players: Vec<Player>,
}

/// One phone: its disk, its engine, the transaction under way.
pub struct Player {
    pub rows: BTreeMap<(Store, String), Vec<u8>>,
    pub engine: Engine,
    pub under_way: Vec<Write>,
    /// What the last step asked for.
    pub effects: Vec<Effect>,
}

impl Players {
    pub fn new(phones: usize) -> Self {
        Self { players: (0..phones).map(|_| Player::new()).collect() }
    }

    /// Plays a step; gives the canonical text of what is answered.
    pub fn play(&mut self, step: &Step) -> String {
        let mut entropy = [0; 32];
        entropy.iter_mut().zip(&step.entropy.0).for_each(|(slot, byte)| *slot = *byte);
        let player = self.players.get_mut(step.phone);
        player.map(|player| player.play(&step.call, step.now_ms, &entropy)).unwrap_or_default()
    }

    pub fn phone(&mut self, phone: usize) -> &mut Player {
        #[expect(clippy::indexing_slicing, reason = "the caller made that many")]
        &mut self.players[phone]
    }
}

impl Player {
    fn new() -> Self {
        let engine = Engine::open(Stored::default(), APP, [], &[0; 32]);
        Self { rows: BTreeMap::new(), engine, under_way: Vec::new(), effects: Vec::new() }
    }

    fn play(&mut self, call: &Call, now_ms: i64, entropy: &Entropy) -> String {
        self.effects.clear();
        if let Some(event) = event(call) {
            self.effects = self.engine.handle(event, now_ms, entropy);
            if let Some(writes) = self.effects.iter().find_map(writes) {
                self.under_way = writes.clone();
            }
            return canonical::effects(&self.effects);
        }
        match call {
            Call::Open => {
                self.engine = Engine::open(self.stored(), APP, [], entropy);
                String::new()
            }
            Call::Write => {
                for write in self.under_way.drain(..) {
                    match write.value {
                        Some(value) => drop(self.rows.insert((write.store, write.key), value)),
                        None => drop(self.rows.remove(&(write.store, write.key))),
                    }
                }
                String::new()
            }
            Call::Rows => canonical::rows(&self.rows),
            Call::Check { edit } => shown(&self.engine.check(&Edit::from(edit), now_ms, entropy)),
            Call::List { query } => {
                let query: ListQuery = serde_json::from_value(query.clone()).unwrap_or_default();
                shown(&self.engine.list(&query, now_ms))
            }
            Call::Record { id } => shown(&self.engine.record(id, now_ms)),
            Call::History { id } => shown(&self.engine.history(id)),
            Call::Export => shown(&self.engine.export()),
            Call::Status => shown(&self.engine.status()),
            _ => shown(&self.engine.session()),
        }
    }

    fn stored(&self) -> Stored {
        Stored::open(self.rows.iter().map(|((store, key), value)| Write {
            store: *store,
            key: key.clone(),
            value: Some(value.clone()),
        }))
    }
}

fn writes(effect: &Effect) -> Option<&Vec<Write>> {
    match effect {
        Effect::Persist { writes, .. } => Some(writes),
        _ => None,
    }
}

fn shown(view: &impl Serialize) -> String {
    canonical::text(&serde_json::to_value(view).unwrap_or(Value::Null))
}

/// The event that a call tells, if it tells one.
fn event(call: &Call) -> Option<Event> {
    Some(match call.clone() {
        Call::Enrol { request, words: [code, device_name, platform] } => {
            Event::Enrol { request, code, device_name, platform }
        }
        Call::Save { request, edits, draft } => {
            Event::Save { request, edits: edits.iter().map(Edit::from).collect(), draft }
        }
        Call::Undo { request, token } => Event::Undo { request, token },
        Call::Persisted { transaction } => Event::Persisted { transaction },
        Call::PersistFailed { transaction, failure } => {
            let failure = match failure.as_str() {
                "full" => StorageFailure::Full,
                "fenced" => StorageFailure::Fenced,
                _ => StorageFailure::Failed,
            };
            Event::PersistFailed { transaction, failure }
        }
        Call::Response { send, status, body, retry_after_ms } => {
            Event::Response { send, status, body: body.0, retry_after_ms }
        }
        Call::SendFailed { send, timed_out } => Event::SendFailed { send, timed_out },
        Call::Tell { what } => match what.as_str() {
            "online" => Event::Nudge(Nudge::Online),
            "foreground" => Event::Nudge(Nudge::Foreground),
            "live" => Event::Nudge(Nudge::Live),
            "asked" => Event::Nudge(Nudge::Asked),
            "offline" => Event::Offline,
            _ => Event::Timer,
        },
        _ => return None,
    })
}
