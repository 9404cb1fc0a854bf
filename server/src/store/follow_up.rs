//! What the server writes by itself because of what others wrote ([`crate::follow_up`]).

use vungxanh_shared::ids::{RecordId, WardCode};

use super::{Store, StoreResult, sqlite};

/// Up to which pass it was looked who stays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PassMark {
    /// When the server had it.
    pub received_at_ms: i64,
    /// Its id.
    pub id: RecordId,
}

impl PassMark {
    /// Before every pass that came at `received_at_ms` or later.
    pub fn before(received_at_ms: i64) -> Self {
        Self { received_at_ms: received_at_ms.saturating_sub(1), id: RecordId([0xff; 16]) }
    }
}

impl Store {
    /// Hands on to the areas who stays there, of the passes that came after `mark` (SPEC K78). Gives the mark to go on
    /// from; none where there is no pass any more.
    pub async fn hand_over(
        &self,
        ward: WardCode,
        mark: PassMark,
        now_ms: i64,
    ) -> StoreResult<Option<PassMark>> {
        self.sqlite()
            .write(move |work| sqlite::follow_up::hand_over(work, &ward, mark, now_ms))
            .await
    }

    /// Takes off the lists what was handed on and a person recorded since.
    pub async fn settle_hand_overs(&self, ward: WardCode, now_ms: i64) -> StoreResult<()> {
        self.sqlite()
            .write(move |work| sqlite::follow_up::settle_hand_overs(work, &ward, now_ms))
            .await
    }

    /// Marks suspected cases that the health station did not take up in time (SPEC K79).
    pub async fn escalate(&self, ward: WardCode, now_ms: i64) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::follow_up::escalate(work, &ward, now_ms)).await
    }

    /// Brings the alerts of today and tomorrow to what the list of who is to be stopped says (SPEC K76).
    pub async fn write_alerts(&self, ward: WardCode, now_ms: i64) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::follow_up::write_alerts(work, &ward, now_ms)).await
    }
}
