//! Hostile input for the gate: documents as phones make them, and changes bent in every way that we
//! could think of, from single bits to whole operations, mostly with the checksum put right again.

#![expect(clippy::indexing_slicing, clippy::panic, reason = "test code; its indices are its own")]

mod aim;
mod chunk;
mod known;
mod mutate;
mod peers;
mod raw;
mod requests;
mod siege;
mod world;

pub use aim::aim;
pub use chunk::{Chunk, change_chunk, change_chunk_around, sum_again};
pub(crate) use chunk::{body_of, write_leb128};
pub use known::known_attacks;
pub use mutate::mutant;
pub use peers::Held;
pub use requests::{Hostile, Loot, hostile};
pub use siege::{Latency, Plan, Report, besiege};
pub use world::{Replica, World, honest_bytes};
