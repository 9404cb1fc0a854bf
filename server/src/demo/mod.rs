//! The demonstration ward: Phường Ngọc Khánh as it was until 2025-06-30, with invented people.

mod addresses;
mod names;
mod numbers;
mod random;
mod residents;
mod checkpoints;
mod movements;
mod plan;
mod records;
