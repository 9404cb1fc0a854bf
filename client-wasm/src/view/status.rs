//! Tells the state of delivery, for the status bar: what is unsent, what the network does, how far a first
//! sync has come.

use serde::Serialize;

use crate::engine::Engine;
use crate::sync::{Network, Progress};

/// The state of delivery.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Durable here, not acknowledged.
    pub unsent: usize,
    /// Refused.
    pub refused: usize,
    /// When the ward last answered.
    pub last_received_ms: Option<i64>,
    /// What the network does.
    pub network: Network,
    /// When the next attempt is due.
    pub retry_at_ms: Option<i64>,
    /// More is on its way.
    pub catching_up: bool,
    /// Phone clock minus ward clock.
    pub clock_skew_ms: Option<i64>,
    /// The last write failed.
    pub storage_failing: bool,
    /// How far a first sync, or one after a long time, has come; none when nothing is on its way.
    pub progress: Option<Progress>,
}

impl Engine {
    /// The state of delivery.
    pub fn status(&self) -> Status {
        // Until the last of what came is durable, and not only taken up.
        let catching_up =
            self.sync.catching_up || !self.waiting.is_empty() || self.sync.is_storing();
        Status {
            unsent: self.stored.outbox.len(),
            refused: self.stored.refused.len(),
            last_received_ms: self.stored.contact.last_received_ms,
            network: self.sync.network(&self.stored),
            retry_at_ms: self.sync.retry_at_ms(),
            catching_up,
            clock_skew_ms: self.stored.contact.clock_skew_ms,
            storage_failing: self.storage_is_failing(),
            progress: catching_up.then(|| self.sync.progress()),
        }
    }
}
