//! Remembers which document the engine is working on, outside of the engine. After a trap in WASM the engine
//! is gone, but this can still be asked, and the next engine is told not to trust that document's stored bytes.

use std::cell::RefCell;

use vungxanh_shared::ids::DocumentKey;

thread_local! {
    static TOUCHING: RefCell<Option<DocumentKey>> = const { RefCell::new(None) };
}

pub(crate) fn touching(key: &DocumentKey) {
    TOUCHING.with(|cell| *cell.borrow_mut() = Some(key.clone()));
}

pub(crate) fn done() {
    TOUCHING.with(|cell| *cell.borrow_mut() = None);
}

/// The document under work, if any.
pub fn last_touched() -> Option<String> {
    TOUCHING.with(|cell| cell.borrow().as_ref().map(ToString::to_string))
}
