//! Crowds of phones against a real server on this machine, over real HTTP. `cargo xtask bench` drives
//! them and does the measuring.
//!
//! Before the server starts, [`datasets`] makes its database: [`ward`] the teams, [`fill`] what they
//! wrote in earlier years, [`records`] what a record looks like. Then [`phone`] is a phone that
//! enrolled and recorded, [`connection`] counts every byte on the wire, [`office`] is the official who
//! waits for the result, also of a [`sheet`] of residents.

mod connection;
mod datasets;
mod fill;
mod office;
mod phone;
mod records;
pub mod sheet;
mod ward;

pub use connection::{Connection, Traffic};
pub use datasets::{Dataset, LAST_PASSES_MS, make};
pub use office::Office;
pub use phone::{Phone, Received};
pub use records::{Recorder, Sort};
pub use ward::{Invitation, Invitations};
