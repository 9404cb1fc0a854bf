//! Writes the known attacks to `tests/regressions/gate`, and the seeds of the fuzz targets.

#![expect(clippy::indexing_slicing, reason = "indices of its own data")]

use std::fs;
use std::path::Path;
use vungxanh_shared::wire::{EnrolRequest, Push, SyncRequest, WIRE_VERSION, encode};
use vungxanh_tests::hostile::{World, known_attacks};

fn main() -> std::io::Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let regressions = tests.join("regressions/gate");
    let seeds = tests.join("../fuzz/seeds/gate");
    fs::create_dir_all(&regressions)?;
    fs::create_dir_all(&seeds)?;
    for (name, refusal, bytes) in known_attacks() {
        fs::write(regressions.join(format!("{name}.{}.bin", refusal.code())), &bytes)?;
        fs::write(seeds.join(name), bytes)?;
    }
    for (world, name) in [(World::empty(), "empty"), (World::busy(), "busy")] {
        for (n, change) in world.next_changes().iter().enumerate() {
            fs::write(seeds.join(format!("honest-{name}-{n}")), change.raw_bytes())?;
        }
    }
    wire_seeds(&tests.join("../fuzz/seeds/wire"))
}

fn wire_seeds(seeds: &Path) -> std::io::Result<()> {
    fs::create_dir_all(seeds)?;
    let honest = World::empty().next_changes()[0].raw_bytes().to_vec();
    let sync = SyncRequest {
        v: WIRE_VERSION,
        app: "0.1.0".to_owned(),
        now_ms: 1_630_000_000_000,
        cursors: [("plan/00025/00025".to_owned(), 7)].into(),
        push: vec![Push {
            partition: "register/00025/00025-01".to_owned(),
            period: "2021".to_owned(),
            changes: vec![honest.into()],
        }],
        max_bytes: 1 << 20,
        digests: std::collections::BTreeMap::new(),
    };
    let enrol = EnrolRequest {
        code: "ABCDE-12345".to_owned(),
        device_name: "Máy của chị Lan".to_owned(),
        platform: "Chrome, Android".to_owned(),
        retry_key: vec![5; 32].into(),
    };
    fs::write(seeds.join("sync"), encode(&sync))?;
    fs::write(seeds.join("enrol"), encode(&enrol))
}
