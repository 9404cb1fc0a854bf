//! Hostile input for the gate: documents as phones make them, and changes bent in every way that we
//! could think of, from single bits to whole operations, mostly with the checksum put right again.

#![expect(clippy::indexing_slicing, clippy::panic, reason = "test code; its indices are its own")]

mod chunk;
mod known;
mod mutate;
mod world;

pub use chunk::{Chunk, change_chunk};
pub use known::known_attacks;
pub use mutate::mutant;
pub use world::{Replica, World};
