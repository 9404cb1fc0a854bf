//! The phone's engine: pure, no clock, no randomness, no I/O. It takes [`Event`]s and gives
//! [`Effect`]s; the worker of the web app performs them in a browser, the simulation in `tests/`
//! natively.
//!
//! In reading order:
//! - [`event`]: what the engine is told and what it asks for
//! - [`stored`]: what is durable, as rows and in memory
//! - [`engine`]: one transaction at a time; what it means once durable
//! - [`prepare`]: from a person's edits to what is written
//! - `sync`, `receive`, `enrol`: the conversation with the server
//! - `retention`: what leaves this phone in time, and how it is compared with the ward
//! - `rebase`: own work that lost its ground is written on what the ward has
//! - `document_cache`, [`loaded_document`], [`index`], [`reader`]: documents and records in memory
//! - [`view`]: what a page is shown
//! - `bindings`: the same for JavaScript

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
pub mod retention;
pub mod stored;
mod sync;
pub mod view;

pub use engine::Engine;
pub use event::{Edit, Effect, Event};
pub use random::Entropy;
pub use stored::{Store, Stored, Write};
pub use sync::Network;
