//! A short run of what `cargo xtask hostile` does for long.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::time::Duration;

use vungxanh_tests::hostile::{Held, Plan, besiege};
use vungxanh_tests::kill::built_program;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn w10_hostile_requests_neither_stop_the_server_nor_cost_others_anything() {
    let directory = tempfile::tempdir().unwrap();
    let seed = fastrand::u64(..);
    let plan = Plan {
        program: built_program().unwrap(),
        directory: directory.path().to_owned(),
        requests: 400,
        seed,
        alone: Duration::from_millis(300),
        phones: 3,
        most_kib: 512,
        flood: 1600,
    };
    let again = format!("again: cargo xtask hostile --requests 400 --seed {seed}");
    let report = besiege(&plan).await.unwrap_or_else(|error| panic!("{error:#}\n{again}"));
    let failed: Vec<_> = report.statuses.keys().filter(|status| **status >= 500).collect();
    assert!(failed.is_empty(), "{:?}\n{again}", report.statuses);
    assert!(report.statuses.len() > 5 && report.changes > 0, "{report:?}");
    let Held { slow, flood, forged } = report.held;
    assert_eq!(slow.0, slow.1, "slow senders are shown out\n{again}");
    assert!(forged.1 > 0, "made-up addresses do not count: {forged:?}\n{again}");
    assert!(flood.1 <= 1500 && flood.1 > 0, "{flood:?}\n{again}");
}
