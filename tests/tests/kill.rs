//! A short run of what `cargo xtask kill` does for long: the real program, killed while phones push.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::time::Duration;

use vungxanh_tests::kill::{Plan, built_program, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn w5_the_program_killed_again_and_again_loses_nothing_that_it_acknowledged() {
    let directory = tempfile::tempdir().unwrap();
    let seed = fastrand::u64(..);
    let plan = Plan {
        program: built_program().unwrap(),
        directory: directory.path().to_owned(),
        rounds: 10,
        seed,
        storm: Duration::from_millis(400),
    };
    let ran = run(&plan).await;
    let report = ran.unwrap_or_else(|error| {
        panic!("{error:#}\nagain: cargo xtask kill --seed {seed} --rounds 10 --storm-ms 400")
    });
    assert!(report.changes > 0, "{report:?}");
}
