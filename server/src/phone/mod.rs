//! The API of phones: to be enrolled, to exchange changes, and to be told when there is something new.

pub mod enrol;
pub mod live;
pub mod pushed;
pub mod sync;
