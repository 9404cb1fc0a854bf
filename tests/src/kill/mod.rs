//! The real program, killed again and again while phones push: what it acknowledged is there, what it
//! holds agrees with itself, and what phones send once more is not there twice.
//!
//! [`Program`] starts, kills and asks the program, [`Phone`] is a phone with a disk of its own that goes
//! on whatever the server does, [`Ledger`] knows what was recorded and what was acknowledged, and
//! [`run`] is the schedule that a seed names.

mod ledger;
mod million;
mod office;
mod phone;
mod program;
mod rounds;

pub use ledger::Ledger;
pub use million::{Start, Started, copy, start_after_a_crash};
pub use office::Official;
pub use phone::{Cut, Phone};
pub use program::{LOGIN, PASSWORD, Program, Serving, built_program};
pub use rounds::{Plan, Report, run};
