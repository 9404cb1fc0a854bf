//! Which change of a log automerge fails on (SPEC G8). Nothing that passed the gate ever was one, in millions of
//! mutated changes; this is the way out should it happen all the same.

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash};
use rusqlite::Connection;
use vungxanh_shared::gate;

use super::documents::{changes, load_saved};
use crate::store::StoreResult;

/// Whether a document of these changes can be put together, saved and loaded again as it was.
pub type Holds = fn(&[Change]) -> bool;

/// The same, by automerge itself.
pub fn holds(changes: &[Change]) -> bool {
    let mut document = Automerge::new();
    if !changes.is_empty() && gate::apply(&mut document, changes.to_vec()).is_err() {
        return false;
    }
    let heads = document.get_heads();
    let saved = catch_unwind(AssertUnwindSafe(|| document.save()));
    saved.is_ok_and(|bytes| load_saved(&bytes).is_some_and(|again| again.get_heads() == heads))
}

/// The first change of the log up to `until` with which the document does not hold; none where all of it does, so that
/// something else went wrong. The log is in causal order, so every beginning of it is a document; looked for by halves.
pub fn find(
    db: &Connection,
    document: i64,
    until: i64,
    holds: Holds,
) -> StoreResult<Option<ChangeHash>> {
    let log = changes(db, document, 0..=until)?;
    let holds = |count: usize| {
        let beginning = log.get(..count).unwrap_or(&log);
        catch_unwind(AssertUnwindSafe(|| holds(beginning))).unwrap_or(false)
    };
    if holds(log.len()) {
        return Ok(None);
    }
    let (mut sound, mut hurt) = (0, log.len());
    while sound + 1 < hurt {
        let middle = sound.midpoint(hurt);
        match holds(middle) {
            true => sound = middle,
            false => hurt = middle,
        }
    }
    Ok(log.get(sound).map(Change::hash))
}
