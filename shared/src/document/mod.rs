//! Flat records in automerge documents (SPEC D3 to D6): writing, reading, and the values that
//! stand side by side where two people wrote the same field.
//!
//! - `write`: records become one change
//! - `seen`: what the author of a writing had before the eyes
//! - `read`: a record as it stands, and who wrote it
//! - `history`: what each change wrote, replaced and left standing

mod history;
mod read;
mod seen;
#[cfg(test)]
mod tests;
mod write;

use automerge::{Automerge, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};

use crate::ids::RecordId;
use crate::scalar::Scalar;

pub use history::{FieldWriting, Writing, WritingReader, history, made_by, written_by};
pub use read::{
    Authorship, Lifetime, RecordState, Standing, lifetime, read, record_ids, side_by_side, stands,
};
pub use seen::{Seen, op_name, op_named};
pub use write::{Base, RecordWrite, WriteError, compose, in_changes, write, write_again};

/// The time of a change's commit, milliseconds since 1970, as its phone's clock had it.
pub fn commit_time_ms(change_time_s: i64) -> i64 {
    change_time_s.saturating_mul(1000)
}

/// The object under which automerge keeps a record.
pub fn record_object(document: &Automerge, record: RecordId) -> Option<ObjId> {
    object_of(document, record)
}

fn object_of(document: &Automerge, record: RecordId) -> Option<ObjId> {
    match document.get(ROOT, record.to_string()).ok()?? {
        (Value::Object(ObjType::Map), object) => Some(object),
        _ => None,
    }
}

/// A stored value as a plain one; what the gate never lets in reads as null.
pub fn from_stored(value: &ScalarValue) -> Scalar {
    match value {
        ScalarValue::Str(text) => Scalar::Text(text.to_string()),
        ScalarValue::Int(n) | ScalarValue::Timestamp(n) => Scalar::Int(*n),
        ScalarValue::F64(x) => Scalar::F64(*x),
        ScalarValue::Boolean(b) => Scalar::Bool(*b),
        _ => Scalar::Null,
    }
}
