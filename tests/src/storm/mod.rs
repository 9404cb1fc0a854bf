//! A storm: many phones that recorded offline reconnect together. `cargo xtask bench` drives it
//! against the real server, over real HTTP on this machine.
//!
//! [`ward`] makes the ward before the server starts, [`phone`] is a phone that enrolled and recorded,
//! [`connection`] counts every byte on the wire, [`office`] is the official who waits for the result.

mod connection;
mod office;
mod phone;
mod ward;

pub use connection::{Connection, Traffic};
pub use office::Office;
pub use phone::{Phone, movement};
pub use ward::{Invitation, make_ward};
