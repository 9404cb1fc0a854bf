//! Messages of another version: fields that the other side does not know yet, and fields missing that
//! an older one never had.

use ciborium::Value;

/// Fields of a request that are newer than the first version.
const NEWER_ASKED: [&str; 1] = ["digests"];
/// Fields of an answer that are newer than the first version.
const NEWER_ANSWERED: [&str; 3] = ["remaining", "diverged", "kept_from"];

/// A request as an app of another version would have written it.
pub fn asked(body: &[u8]) -> Vec<u8> {
    altered(body, &NEWER_ASKED)
}

/// An answer as a server of another version would have written it.
pub fn answered(body: &[u8]) -> Vec<u8> {
    altered(body, &NEWER_ANSWERED)
}

fn altered(body: &[u8], missing: &[&str]) -> Vec<u8> {
    let Ok(Value::Map(mut fields)) = ciborium::from_reader::<Value, _>(body) else {
        return body.to_vec();
    };
    fields.retain(|(name, _)| !name.as_text().is_some_and(|name| missing.contains(&name)));
    let unknown = Value::Map(vec![(Value::from("a"), Value::Bytes(vec![1, 2, 3]))]);
    fields.push((Value::from("colour"), unknown));
    let mut bytes = Vec::new();
    match ciborium::into_writer(&Value::Map(fields), &mut bytes) {
        Ok(()) => bytes,
        Err(_) => body.to_vec(),
    }
}
