//! How an empty database becomes a ward from the browser: by a link that works once.

use vungxanh_shared::scalar::Fields;

use super::{NewAccount, SecretHash, Store, StoreResult, Ward, sqlite};

/// What the link makes, all of it or nothing.
#[derive(Clone, Debug)]
pub struct NewWard {
    /// Code and name.
    pub ward: Ward,
    /// The ward's settings, checked and in the form in which they are stored.
    pub settings: Fields,
    /// Who works at the office first.
    pub account: NewAccount,
    /// Where the request came from, for the audit log.
    pub from: String,
}

/// Why a set-up link does nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetupRefusal {
    /// No such link, or one of an earlier start of the server.
    Unknown,
    /// Its time is over.
    Expired,
    /// A ward was made by it.
    Used,
    /// The database has a ward, made otherwise.
    WardThere,
}

impl Store {
    /// Whether there is neither ward nor account.
    pub async fn is_bare(&self) -> StoreResult<bool> {
        self.sqlite().read(sqlite::setup::is_bare).await
    }

    /// Keeps the hash of a new link, in the place of an earlier one; whether there is neither ward nor account.
    pub async fn put_setup_link(&self, hash: SecretHash, expires_at_ms: i64) -> StoreResult<bool> {
        self.sqlite().write(move |work| sqlite::setup::put_link(work, &hash, expires_at_ms)).await
    }

    /// Until when the link works, milliseconds since 1970.
    pub async fn setup_link(
        &self,
        hash: SecretHash,
        now_ms: i64,
    ) -> StoreResult<Result<i64, SetupRefusal>> {
        self.sqlite().read(move |db| sqlite::setup::link(db, &hash, now_ms)).await
    }

    /// Makes ward, settings and first account with their lines of the audit log, and uses the link up, in one
    /// transaction.
    pub async fn set_up(
        &self,
        link: SecretHash,
        new: NewWard,
        now_ms: i64,
    ) -> StoreResult<Result<(), SetupRefusal>> {
        self.sqlite().write(move |work| sqlite::setup::set_up(work, &link, &new, now_ms)).await
    }
}
