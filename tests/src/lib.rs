//! What the tests of the whole share.

pub mod hostile;
pub mod storm;
