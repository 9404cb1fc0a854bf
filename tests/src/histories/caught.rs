//! Panics that are caught here are findings, or what the gate lives with: nobody need read of each.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}
static LISTEN: Once = Once::new();

/// Runs it; none where it panicked, without a word about that.
pub fn caught<T>(run: impl FnOnce() -> T) -> Option<T> {
    LISTEN.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                report(info);
            }
        }));
    });
    let was = QUIET.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(run)).ok();
    QUIET.set(was);
    outcome
}
