//! Records as lists show them: shorter than on their own page, whatever was written into them (SPEC W20).

use std::collections::BTreeMap;

use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Scalar;

use super::body::{is_plain, size_of};
use crate::store::office_types::RecordView;

/// How much of a record is shown.
#[derive(Clone, Copy)]
pub struct Short {
    /// Characters of a text.
    pub text_chars: usize,
    /// Bytes of its fields, and of its clashing values, each.
    pub bytes: usize,
}

/// In a list, whose rows count the people of a bus.
pub const LIST: Short = Short { text_chars: 200, bytes: 64 * 1024 };
/// In a file: texts as they are, as far as a row may have them.
pub const FILE: Short = Short { text_chars: 4096, bytes: 64 * 1024 };
/// On the overview, which names a few records.
pub const OVERVIEW: Short = Short { text_chars: 100, bytes: 3 * 1024 };

/// Values of a clash that a row shows.
const VALUES: usize = 2;
/// Problems that a row shows.
const PROBLEMS: usize = 10;

/// Shortens a record; what it had more is counted.
pub fn shorten(record: &mut RecordView, to: Short) {
    let kind = kinds::find(&record.kind);
    let (plain, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut record.fields).into_iter().partition(|(key, _)| is_plain(key, kind));
    let mut bytes = 0;
    for (key, mut value) in plain.into_iter().chain(others) {
        cut(&mut value.0, to.text_chars);
        bytes += key.len() + size_of(&value.0);
        match bytes <= to.bytes {
            true => _ = record.fields.insert(key, value),
            false => record.more.fields += 1,
        }
    }
    shorten_values(record, to);
    let left_out = record.problems.len().saturating_sub(PROBLEMS);
    record.problems.truncate(PROBLEMS);
    record.more.problems += u32::try_from(left_out).unwrap_or(u32::MAX);
}

fn shorten_values(record: &mut RecordView, to: Short) {
    let mut bytes = 0;
    let mut shown = BTreeMap::new();
    for (key, mut values) in std::mem::take(&mut record.conflicts) {
        let left_out = u32::try_from(values.len().saturating_sub(VALUES)).unwrap_or(u32::MAX);
        values.truncate(VALUES);
        for standing in &mut values {
            cut(&mut standing.value.0, to.text_chars);
            bytes += key.len() + size_of(&standing.value.0);
        }
        if bytes > to.bytes {
            record.more.conflicts += 1;
            record.more.values.remove(&key);
            continue;
        }
        if left_out > 0 {
            *record.more.values.entry(key.clone()).or_default() += left_out;
        }
        shown.insert(key, values);
    }
    record.conflicts = shown;
}

/// Shortens a text, with a sign that it goes on.
pub fn cut(value: &mut Scalar, chars: usize) {
    if let Scalar::Text(text) = value
        && let Some((at, _)) = text.char_indices().nth(chars)
    {
        text.truncate(at);
        text.push('…');
    }
}
