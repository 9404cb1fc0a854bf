//! Writes the known attacks to `tests/regressions/gate`, and the seeds of the fuzz targets.

use std::fs;
use std::path::Path;
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
    Ok(())
}
