//! WASM equals native: the engine is driven by seeded chance natively, and everything that it was told
//! is kept as a script together with a hash of everything that it answered. The same script is then
//! played to the built WASM in Node and in Chromium (`web/e2e/fixtures/same-bytes.mjs`), and natively
//! once more; whoever answers otherwise names seed and step.
//!
//! - [`script`]: what is told, as plain data
//! - [`player`]: plays a step to the native engine
//! - [`chance`]: makes up the steps
//! - [`canonical`]: one text for what JavaScript and Rust hold

pub mod canonical;
pub mod chance;
pub mod player;
pub mod script;

use anyhow::{Result, bail};
use script::Script;

/// Plays a script natively; fails at the first step that is answered otherwise than when it was made.
pub fn replay(script: &Script) -> Result<()> {
    let mut players = player::Players::new(script.phones);
    for (number, step) in script.steps.iter().enumerate() {
        let answer = players.play(step);
        if canonical::hash(&answer) != step.expect {
            bail!("seed {}, step {number}: {answer}", script.seed);
        }
    }
    Ok(())
}
