//! A short run of what `cargo xtask kill` does for long: the real program, killed while phones push.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use vungxanh_tests::kill::{Plan, run};

/// The program that was built together with this test; where there is none, or an older one, it is
/// built now.
fn program() -> PathBuf {
    let folder = std::env::current_exe().unwrap();
    let folder = folder.ancestors().nth(2).unwrap();
    let program = folder.join(format!("vungxanh{}", std::env::consts::EXE_SUFFIX));
    let built = std::fs::metadata(&program).and_then(|file| file.modified()).ok();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let sources = ["server/src", "shared/src"].map(|folder| newest(&root.join(folder)));
    if built < sources.into_iter().flatten().max() {
        let cargo = Command::new(env!("CARGO"))
            .args(["build", "--package", "vungxanh-server", "--bin", "vungxanh"])
            .current_dir(root)
            .status();
        assert!(cargo.unwrap().success(), "building the program");
    }
    program
}

/// When anything below the folder was last changed.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let times = entries.map(|path| match path.is_dir() {
        true => newest(&path),
        false => path.metadata().and_then(|file| file.modified()).ok(),
    });
    times.max().flatten()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn w5_the_program_killed_again_and_again_loses_nothing_that_it_acknowledged() {
    let directory = tempfile::tempdir().unwrap();
    let seed = fastrand::u64(..);
    let plan = Plan {
        program: program(),
        directory: directory.path().to_owned(),
        rounds: 12,
        seed,
        storm: Duration::from_millis(500),
    };
    let ran = run(&plan).await;
    let report = ran.unwrap_or_else(|error| {
        panic!("{error:#}\nagain: cargo xtask kill --seed {seed} --rounds 12 --storm-ms 500")
    });
    assert!(report.changes > 0, "{report:?}");
}
