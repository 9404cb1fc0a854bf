//! The state of delivery, for the status bar.

use serde::Serialize;

use crate::engine::Engine;
use crate::sync::Network;

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

/// How much of what is on its way has been received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Documents, or parts of them, durable here since it began.
    pub received_documents: u64,
    /// Their bytes.
    pub received_bytes: u64,
    /// What the server says is still to come, about; also what is here and not durable yet.
    pub remaining_documents: u64,
    /// Its bytes.
    pub remaining_bytes: u64,
}

impl Engine {
    /// The state of delivery.
    pub fn status(&self) -> Status {
        Status {
            unsent: self.stored.outbox.len(),
            refused: self.stored.refused.len(),
            last_received_ms: self.stored.contact.last_received_ms,
            network: self.network(),
            retry_at_ms: self.sync.retry_at_ms(),
            catching_up: self.is_catching_up(),
            clock_skew_ms: self.stored.contact.clock_skew_ms,
            storage_failing: self.storage_is_failing(),
            progress: self.progress(),
        }
    }
}
