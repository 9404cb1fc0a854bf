//! What a release leaves behind and every later one must open: the ward's database, stores of phones,
//! and what was said on the wire. `cargo xtask fixtures` makes it with the program and the engine of
//! the day; it is committed in `tests/fixtures`, a folder a version, and tests open every one.
//!
//! - [`program`]: the real server as a process
//! - [`client`]: a phone's engine that talks to it over HTTP, every exchange kept
//! - [`story`]: what happens in the ward whose traces are kept
//! - [`kept`]: the files

pub mod client;
pub mod kept;
pub mod program;
pub mod story;
