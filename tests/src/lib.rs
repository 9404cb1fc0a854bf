//! What the tests of the whole share.

pub mod hostile;
pub mod kill;
pub mod storm;
