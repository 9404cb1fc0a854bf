//! What the fuzz targets do with their bytes, so that `cargo xtask fuzz` and the ordinary tests, which
//! replay the committed corpus, do the same. Each function panics where harm was done.
//!
//! Bytes that are to reach deep are read as a program: its first bytes choose, every eight further ones
//! are the seed of one bend. So a fuzzer that changes a byte changes one thing.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic is what a fuzzer looks for; its indices are its own"
)]

mod engine;
mod gate;
mod scan;
mod server;

pub use engine::engine;
pub use gate::{gate, program_for};
pub use scan::{qr, wire};
pub use server::{close_server, server};

use fastrand::Rng;
use std::cell::Cell;
use std::panic::{self, Location, PanicHookInfo};
use std::sync::Once;

/// A target by its name.
pub type Target = fn(&[u8]);

/// Every target of `fuzz/fuzz_targets`.
pub const TARGETS: [(&str, Target); 5] = [
    ("gate", |bytes| drop(gate(bytes))),
    ("wire", wire),
    ("qr", qr),
    ("server", |bytes| drop(server(bytes))),
    ("engine", engine),
];

/// Runs one target as a fuzzer does: harm ends the process with the text of what it was. libFuzzer would
/// also end it at every panic that gate and engine catch, so its hook gives way to ours.
pub fn run(target: &str, bytes: &[u8]) {
    listen(|| Box::new(tell));
    let Some((_, target)) = TARGETS.iter().find(|(name, _)| *name == target) else { return };
    if panic::catch_unwind(|| target(bytes)).is_err() {
        std::process::abort();
    }
}

/// Each eight bytes as the dice of one step; what is left over at the end counts as one more.
fn steps(program: &[u8]) -> impl Iterator<Item = Rng> {
    program.chunks(8).map(|chunk| {
        let mut seed = [0; 8];
        seed.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        Rng::with_seed(u64::from_le_bytes(seed))
    })
}

/// Panics inside automerge are what gate and engine live with: they are not reported, and do not end a
/// fuzzer. Ours are and do.
pub fn expect_panics_of_automerge() {
    listen(panic::take_hook);
}

/// From now on `report` hears of panics that are ours.
fn listen(report: impl FnOnce() -> Hook) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = report();
        panic::set_hook(Box::new(move |info| {
            let theirs = info.location().is_some_and(is_of_automerge);
            LAST_WAS_THEIRS.set(theirs);
            if !theirs {
                report(info);
            }
        }));
    });
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

fn tell(info: &PanicHookInfo<'_>) {
    eprintln!("{info}");
}

/// Whether the last panic of this thread was one of them.
fn was_of_automerge() -> bool {
    LAST_WAS_THEIRS.get()
}

thread_local! {
    static LAST_WAS_THEIRS: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic began in automerge or what it is made of.
fn is_of_automerge(place: &Location<'_>) -> bool {
    ["/automerge-", "/hexane-"].iter().any(|part| place.file().contains(part))
}
