//! What server and phone agree on, pure: no I/O, no clock, no randomness, nothing async.
//!
//! In reading order:
//! - [`ids`]: names of wards, places, partitions, periods, documents, records and devices
//! - [`time`]: days and hours at +07
//! - [`scalar`]: the values that a field can hold
//! - [`kinds`]: every kind of record, its fields, texts and checks, each defined once
//! - [`roles`]: who may hold and write which partition
//! - [`document`]: flat records in automerge documents, and the values that stand side by side
//! - [`digest`]: what a replica holds of a partition, in 16 bytes
//! - [`edit`]: from what a person asked to write to what is written, the same for phone and office
//! - [`gate`]: what the server accepts from a phone, rule by rule (SPEC G1 to G18)
//! - [`wire`]: the messages of sync and enrolment
//! - [`rules`]: values that change by decree, with their dates and sources
//! - [`stops`]: numbers of who is to be stopped at a checkpoint, as hashes
//! - [`text`]: folding for search, order of names
//! - [`units`]: the provinces, before and after the merger of 2025
//! - [`qr`]: what the QR codes of papers say
//!
//! The rules are numbered in `SPEC.md` beside this crate; tests carry the number of the rule they hold.

#![warn(missing_docs)]

pub mod digest;
pub mod document;
pub mod edit;
pub mod gate;
pub mod ids;
pub mod kinds;
mod normal_form;
pub mod qr;
pub mod roles;
pub mod rules;
pub mod scalar;
pub mod stops;
pub mod text;
pub mod time;
pub mod units;
pub mod wire;
