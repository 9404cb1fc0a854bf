//! The engine as JavaScript sees it: each event is a method, effects are plain objects, bytes are `Uint8Array`s.
//! `web/src/worker/engine.ts` has the other side. After a trap an instance must not be used again: the worker
//! makes a new one from what is stored.

#![allow(unsafe_code, reason = "written by #[wasm_bindgen]")]

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use vungxanh_shared::kinds::Problem;
use vungxanh_shared::wire::ErrorBody;
use wasm_bindgen::prelude::*;

use crate::event::{Effect, Event, Nudge, Outcome, StorageFailure};
use crate::stored::{Store, Stored, Write};

/// A phone's engine.
#[wasm_bindgen]
pub struct Engine(RefCell<crate::Engine>);

/// Collects the stored rows before an engine is opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Rows(RefCell<Vec<Write>>);

#[wasm_bindgen]
impl Rows {
    /// No rows yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds a row as it was stored.
    pub fn add(&self, store: &str, key: String, value: Vec<u8>) {
        if let Some(store) = Store::ALL.into_iter().find(|known| known.name() == store) {
            self.0.borrow_mut().push(Write { store, key, value: Some(value) });
        }
    }
}

/// Which document an engine was loading when it trapped.
#[wasm_bindgen]
pub fn last_touched() -> Option<String> {
    crate::crash_marker::last_touched()
}

#[wasm_bindgen]
impl Engine {
    /// The engine of a phone that holds these rows; `suspect` as [`last_touched`] told.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: Rows, app: &str, suspects: Vec<String>, entropy: &[u8]) -> Self {
        let stored = Stored::open(rows.0.take());
        let suspects = suspects.iter().filter_map(|key| crate::stored::document_key(key));
        Self(RefCell::new(crate::Engine::open(stored, app, suspects, &seed(entropy))))
    }

    /// See [`Event::Enrol`].
    pub fn enrol(
        &self,
        request: u32,
        words: Vec<String>,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        let mut words = words.into_iter();
        let mut word = || words.next().unwrap_or_default();
        let (code, device_name, platform) = (word(), word(), word());
        self.handle(Event::Enrol { request, code, device_name, platform }, now_ms, entropy)
    }

    /// See [`Event::Save`].
    pub fn save(
        &self,
        request: u32,
        wish: JsValue,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        let Wish { edits, draft } = from_js(wish)?;
        self.handle(Event::Save { request, edits, draft }, now_ms, entropy)
    }

    /// See [`Event::Undo`].
    pub fn undo(
        &self,
        request: u32,
        token: String,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        self.handle(Event::Undo { request, token }, now_ms, entropy)
    }

    /// See [`Event::Persisted`].
    pub fn persisted(
        &self,
        transaction: u32,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        self.handle(Event::Persisted { transaction }, now_ms, entropy)
    }

    /// See [`Event::PersistFailed`]; `failure` is `full`, `fenced`, `gone` or anything else.
    pub fn persist_failed(
        &self,
        transaction: u32,
        failure: &str,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        let failure = match failure {
            "full" => StorageFailure::Full,
            "fenced" => StorageFailure::Fenced,
            "gone" => StorageFailure::Gone,
            _ => StorageFailure::Failed,
        };
        self.handle(Event::PersistFailed { transaction, failure }, now_ms, entropy)
    }

    /// See [`Event::Response`].
    pub fn response(
        &self,
        send: u32,
        answer: Answer,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        let Answer { status, body, retry_after_ms } = answer;
        let retry_after_ms = retry_after_ms.map(whole);
        self.handle(Event::Response { send, status, body, retry_after_ms }, now_ms, entropy)
    }

    /// See [`Event::SendFailed`].
    pub fn send_failed(
        &self,
        send: u32,
        timed_out: bool,
        now_ms: f64,
        entropy: &[u8],
    ) -> Result<JsValue, JsValue> {
        self.handle(Event::SendFailed { send, timed_out }, now_ms, entropy)
    }

    /// `online`, `foreground`, `live`, `asked`, `offline` or `timer`.
    pub fn tell(&self, what: &str, now_ms: f64, entropy: &[u8]) -> Result<JsValue, JsValue> {
        let event = match what {
            "online" => Event::Nudge(Nudge::Online),
            "foreground" => Event::Nudge(Nudge::Foreground),
            "live" => Event::Nudge(Nudge::Live),
            "asked" => Event::Nudge(Nudge::Asked),
            "offline" => Event::Offline,
            _ => Event::Timer,
        };
        self.handle(event, now_ms, entropy)
    }

    /// See [`crate::Engine::check`].
    pub fn check(&self, edit: JsValue, now_ms: f64, entropy: &[u8]) -> Result<JsValue, JsValue> {
        let edit = from_js(edit)?;
        to_js(&self.0.borrow_mut().check(&edit, whole(now_ms), &seed(entropy)))
    }
    /// See [`crate::Engine::finding`].
    pub fn finding(&self, edit: JsValue, now_ms: f64, entropy: &[u8]) -> Result<JsValue, JsValue> {
        let edit = from_js(edit)?;
        to_js(&self.0.borrow_mut().finding(&edit, whole(now_ms), &seed(entropy)))
    }
    /// See [`crate::Engine::rulings`].
    pub fn rulings(&self, edit: JsValue, now_ms: f64, entropy: &[u8]) -> Result<JsValue, JsValue> {
        let edit = from_js(edit)?;
        to_js(&self.0.borrow_mut().rulings(&edit, whole(now_ms), &seed(entropy)))
    }
    /// See [`crate::Engine::day_rules`].
    pub fn day_rules(&self, now_ms: f64) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().day_rules(whole(now_ms)))
    }
    /// See [`crate::Engine::list`].
    pub fn list(&self, query: JsValue, now_ms: f64) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().list(&from_js(query)?, whole(now_ms)))
    }
    /// See [`crate::Engine::record`].
    pub fn record(&self, id: &str, now_ms: f64) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().record(id, whole(now_ms)))
    }
    /// See [`crate::Engine::history`].
    pub fn history(&self, id: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().history(id))
    }
    /// See [`crate::Engine::export`].
    pub fn export_unsent(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().export())
    }
    /// See [`crate::Engine::status`].
    pub fn status(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow().status())
    }
    /// See [`crate::Engine::session`].
    pub fn session(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.borrow_mut().session())
    }
    /// Whether a question found something broken: then an event must follow.
    pub fn troubled(&self) -> bool {
        self.0.borrow().is_troubled()
    }
    /// The bearer token, for the event stream.
    pub fn token(&self) -> Option<String> {
        let engine = self.0.borrow();
        let stored = engine.stored();
        let own = stored.identity.as_ref().filter(|_| !stored.contact.withdrawn);
        own.map(|own| own.token.clone())
    }

    fn handle(&self, event: Event, now_ms: f64, entropy: &[u8]) -> Result<JsValue, JsValue> {
        let effects = self.0.borrow_mut().handle(event, whole(now_ms), &seed(entropy));
        let effects: Vec<JsEffect<'_>> = effects.iter().map(JsEffect::of).collect();
        to_js(&effects)
    }
}

/// What the server answered.
#[wasm_bindgen]
pub struct Answer {
    status: u16,
    body: Vec<u8>,
    retry_after_ms: Option<f64>,
}

#[wasm_bindgen]
impl Answer {
    /// Status, whole body, `Retry-After`.
    #[wasm_bindgen(constructor)]
    pub fn new(status: u16, body: Vec<u8>, retry_after_ms: Option<f64>) -> Self {
        Self { status, body, retry_after_ms }
    }
}

#[derive(serde::Deserialize)]
struct Wish {
    edits: Vec<crate::Edit>,
    draft: Option<String>,
}

/// [`Effect`] in JavaScript's form; see `web/src/worker/engine.ts`.
#[derive(Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum JsEffect<'a> {
    Persist { transaction: u32, writes: Vec<JsWrite<'a>>, answer: Option<(u32, JsOutcome<'a>)> },
    Send { send: u32, path: &'static str, token: Option<&'a str>, body: &'a serde_bytes::Bytes },
    WakeAt { at_ms: i64 },
    Answer { request: u32, outcome: JsOutcome<'a> },
    Changed { kinds: &'a [&'static str] },
    Status,
    Session,
}

#[derive(Serialize)]
struct JsWrite<'a> {
    store: &'static str,
    key: &'a str,
    value: Option<&'a serde_bytes::Bytes>,
}

/// `SaveOutcome` and `EnrolOutcome` of `api.ts`.
#[derive(Serialize)]
#[serde(untagged)]
enum JsOutcome<'a> {
    Saved { saved: bool, ids: &'a [String], warnings: &'a [Vec<Problem>], undo: &'a str },
    Invalid { saved: bool, reason: &'static str, problems: &'a [Vec<Problem>] },
    OthersStand { saved: bool, reason: &'static str, fields: &'a [Vec<String>] },
    NotSaved { saved: bool, reason: &'static str },
    Enrolled { enrolled: bool },
    NotEnrolled { enrolled: bool, reason: &'static str, said: Option<&'a ErrorBody> },
}

impl<'a> JsEffect<'a> {
    fn of(effect: &'a Effect) -> Self {
        match effect {
            Effect::Persist { transaction, writes, answer } => JsEffect::Persist {
                transaction: *transaction,
                writes: writes.iter().map(JsWrite::of).collect(),
                answer: answer
                    .as_ref()
                    .map(|(request, outcome)| (*request, JsOutcome::of(outcome))),
            },
            Effect::Send { send, route, token, body } => JsEffect::Send {
                send: *send,
                path: route.path(),
                token: token.as_deref(),
                body: serde_bytes::Bytes::new(body),
            },
            Effect::WakeAt(at_ms) => JsEffect::WakeAt { at_ms: *at_ms },
            Effect::Answer { request, outcome } => {
                JsEffect::Answer { request: *request, outcome: JsOutcome::of(outcome) }
            }
            Effect::Changed(kinds) => JsEffect::Changed { kinds },
            Effect::StatusChanged => JsEffect::Status,
            Effect::SessionChanged => JsEffect::Session,
        }
    }
}

impl<'a> JsWrite<'a> {
    fn of(write: &'a Write) -> Self {
        Self {
            store: write.store.name(),
            key: &write.key,
            value: write.value.as_deref().map(serde_bytes::Bytes::new),
        }
    }
}

impl<'a> JsOutcome<'a> {
    fn of(outcome: &'a Outcome) -> Self {
        match outcome {
            Outcome::Saved { ids, warnings, undo } => {
                JsOutcome::Saved { saved: true, ids, warnings, undo }
            }
            Outcome::Invalid(problems) => {
                JsOutcome::Invalid { saved: false, reason: "invalid", problems }
            }
            Outcome::OthersStand(fields) => {
                JsOutcome::OthersStand { saved: false, reason: "others_stand", fields }
            }
            Outcome::NotSaved(reason) => {
                JsOutcome::NotSaved { saved: false, reason: reason.code() }
            }
            Outcome::Enrolled => JsOutcome::Enrolled { enrolled: true },
            Outcome::NotEnrolled(failure) => JsOutcome::NotEnrolled {
                enrolled: false,
                reason: failure.reason,
                said: failure.said.as_ref(),
            },
        }
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(JsValue::from)
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(JsValue::from)
}

/// 32 bytes, whatever came.
fn seed(entropy: &[u8]) -> crate::Entropy {
    let mut seed = [0u8; 32];
    for (slot, byte) in seed.iter_mut().zip(entropy) {
        *slot = *byte;
    }
    seed
}

/// JavaScript's times are doubles without a fraction.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts saturate, and a time is far from the ends"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
