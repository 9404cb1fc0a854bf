//! Randomness from the operating system; where it fails the request fails, nothing is guessed.
//!
//! A simulation gives its thread a source of its own, so that a run can be replayed; the threads that a
//! store starts there draw from the same one.

use std::cell::RefCell;
use std::sync::Arc;

use crate::store::StoreError;

/// Fills the bytes that it is given.
pub type Source = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

thread_local! {
    static SIMULATED: RefCell<Option<Source>> = const { RefCell::new(None) };
}

/// Draws from `source` on this thread from now on; none = from the operating system, as everywhere.
pub fn draw_from(source: Option<Source>) {
    SIMULATED.with_borrow_mut(|simulated| *simulated = source);
}

/// What this thread draws from, to be handed on to a thread that it starts.
pub fn source() -> Option<Source> {
    SIMULATED.with_borrow(Clone::clone)
}

/// `N` random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    match source() {
        Some(simulated) => simulated(&mut bytes),
        None => getrandom::fill(&mut bytes)
            .map_err(|error| StoreError::Unavailable(format!("no randomness: {error}")))?,
    }
    Ok(bytes)
}
