//! Now. Handlers take it from here, so that tests can let days pass without waiting for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Milliseconds since 1970, set by a test. What passes by it has passed.
    Set(Arc<AtomicI64>),
    /// A clock that jumps, and beside it what has really passed, both set by a test.
    Jumping {
        /// Milliseconds since 1970.
        wall: Arc<AtomicI64>,
        /// Milliseconds since some moment.
        steady: Arc<AtomicI64>,
    },
}

/// What the clocks of a machine say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Milliseconds since 1970, as somebody or something has set it.
    pub wall_ms: i64,
    /// Milliseconds since some moment of this run of the program, which nobody sets.
    pub steady_ms: i64,
}

impl Clock {
    /// Milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        match self {
            Clock::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
            Clock::Set(wall) | Clock::Jumping { wall, .. } => wall.load(Ordering::SeqCst),
        }
    }

    /// Both clocks.
    pub fn reading(&self) -> Reading {
        let steady_ms = match self {
            Clock::System => steady_ms(),
            Clock::Set(steady) | Clock::Jumping { steady, .. } => steady.load(Ordering::SeqCst),
        };
        Reading { wall_ms: self.now_ms(), steady_ms }
    }
}

/// Counts on while the machine sleeps: else every night of a sleeping machine would look like a jump.
#[cfg(target_os = "linux")]
fn steady_ms() -> i64 {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::Boottime);
    time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000)
}

#[cfg(not(target_os = "linux"))]
fn steady_ms() -> i64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static BEGIN: OnceLock<Instant> = OnceLock::new();
    let passed = BEGIN.get_or_init(Instant::now).elapsed();
    i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
}
