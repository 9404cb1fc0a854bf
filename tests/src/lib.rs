//! What the tests of the whole share.

pub mod by_hand;
pub mod costs;
pub mod fuzzing;
pub mod histories;
pub mod hostile;
pub mod hurt;
pub mod kill;
pub mod line;
pub mod named_tests;
pub mod records;
pub mod release;
pub mod same_bytes;
pub mod served;
/// A phone's engine over a store in memory, and a ward in memory; the engine's own tests have it too.
#[path = "../../client-wasm/tests/world/mod.rs"]
#[allow(clippy::new_without_default, reason = "in the engine's own tests it is no public type")]
pub mod small_world;
pub mod storm;
pub mod world;
