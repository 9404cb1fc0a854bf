//! The phone's engine: pure, no clock, no randomness, no I/O. It takes [`Event`]s and gives
//! [`Effect`]s; the worker of the web app performs them in a browser, the simulation in `tests/`
//! natively.
//!
//! In reading order:
//! - [`event`]: what the engine is told and what it asks for
//! - [`stored`]: what is durable, as rows and in memory
//! - `document_cache`, [`loaded_document`], [`chunk`], [`index`], [`reader`]: documents and records in memory
//! - [`prepare`]: from a person's edits to what is written
//! - `sync`: when to talk to the server and what is said; what is on its way
//! - `write_set`: what the parts below read and give: a transaction, and what goes with it
//! - `save`: a person's edits become one
//! - `receive`, `enrol`: the server's answers become one each
//! - `retention`: what leaves this phone in time, and what differs from the ward
//! - `rebase`, `refetch`: own work that lost its ground, documents that do not load
//! - [`engine`]: takes events, applies write sets one at a time, says what each means once durable
//! - [`view`]: what a page is shown
//! - `bindings`: the same for JavaScript
//!
//! Nothing above the engine knows it: arrows between files run from the bottom of this list to its top.

#[cfg(target_arch = "wasm32")]
mod bindings;
pub mod chunk;
pub mod crash_marker;
mod document_cache;
pub mod engine;
mod enrol;
pub mod event;
pub mod index;
pub mod loaded_document;
pub mod prepare;
pub mod random;
pub mod reader;
mod rebase;
mod receive;
mod refetch;
mod retention;
mod save;
pub mod stored;
mod sync;
pub mod view;
mod write_set;

pub use engine::Engine;
pub use event::{Edit, Effect, Event};
pub use random::Entropy;
pub use stored::{Store, Stored, Write};
pub use sync::Network;
