//! One text for what the engine gives, in the shapes of `web/src/worker/engine.ts`: keys in order, no
//! spaces, numbers as JavaScript writes them, bytes as arrays of numbers.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use vungxanh_client::event::Outcome;
use vungxanh_client::{Effect, Store, Write};

/// The words of a problem: labels and examples are not in the WASM, the page puts them there.
const WORDS: [&str; 3] = ["vi", "en", "example"];

/// What a script keeps of a text.
pub fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

pub fn text(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Array(values) => {
            text.push('[');
            for (n, value) in values.iter().enumerate() {
                text.push_str(if n > 0 { "," } else { "" });
                write(value, text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            let is_problem = fields.contains_key("severity");
            let said =
                fields.iter().filter(|(name, _)| !is_problem || !WORDS.contains(&name.as_str()));
            let fields: BTreeMap<_, _> = said.collect();
            text.push('{');
            for (n, (name, value)) in fields.into_iter().enumerate() {
                text.push_str(if n > 0 { "," } else { "" });
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        // Without a fraction there is no point, and shortest digits are the same everywhere.
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(decimal) => text.push_str(&format!("{decimal}")),
            None => text.push_str(&number.to_string()),
        },
        Value::String(_) | Value::Bool(_) | Value::Null => text.push_str(&value.to_string()),
    }
}

pub fn effects(effects: &[Effect]) -> String {
    text(&effects.iter().map(effect).collect())
}

fn effect(effect: &Effect) -> Value {
    match effect {
        Effect::Persist { transaction, writes, answer } => {
            let writes: Vec<Value> = writes.iter().map(write_of).collect();
            let answer = answer.as_ref().map(|(request, said)| json!([request, outcome(said)]));
            json!({ "do": "persist", "transaction": transaction, "writes": writes, "answer": answer })
        }
        Effect::Send { send, route, token, body } => {
            json!({ "do": "send", "send": send, "path": route.path(), "token": token, "body": body })
        }
        Effect::WakeAt(at_ms) => json!({ "do": "wake_at", "at_ms": at_ms }),
        Effect::Answer { request, outcome: said } => {
            json!({ "do": "answer", "request": request, "outcome": outcome(said) })
        }
        Effect::Changed(kinds) => json!({ "do": "changed", "kinds": kinds }),
        Effect::StatusChanged => json!({ "do": "status" }),
        Effect::SessionChanged => json!({ "do": "session" }),
    }
}

fn write_of(write: &Write) -> Value {
    json!({ "store": write.store.name(), "key": write.key, "value": write.value })
}

fn outcome(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Saved { ids, warnings, undo } => {
            json!({ "saved": true, "ids": ids, "warnings": warnings, "undo": undo })
        }
        Outcome::Invalid(problems) => {
            json!({ "saved": false, "reason": "invalid", "problems": problems })
        }
        Outcome::OthersStand(fields) => {
            json!({ "saved": false, "reason": "others_stand", "fields": fields })
        }
        Outcome::NotSaved(reason) => json!({ "saved": false, "reason": reason.code() }),
        Outcome::Enrolled => json!({ "enrolled": true }),
        Outcome::NotEnrolled(failure) => {
            json!({ "enrolled": false, "reason": failure.reason, "said": failure.said })
        }
    }
}

pub fn rows(rows: &BTreeMap<(Store, String), Vec<u8>>) -> String {
    let rows = rows.iter().map(|((store, key), value)| {
        // In order of names, which JavaScript can make too.
        (format!("{} {key}", store.name()), json!(value))
    });
    text(&Value::Object(rows.collect()))
}
