//! `cargo xtask fuzz server`; what it does with its bytes stands in `tests/src/fuzzing`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vungxanh_tests::fuzzing;

fuzz_target!(|bytes: &[u8]| {
    fuzzing::run("server", bytes);
});
