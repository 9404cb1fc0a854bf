//! Office accounts and sessions. Passwords and tokens arrive here as hashes only.

use super::{Account, NewAccount, SecretHash, Store, StoreResult, sqlite};

impl Store {
    /// The account with this login.
    pub async fn account(&self, login: String) -> StoreResult<Option<Account>> {
        self.sqlite().read(move |db| sqlite::accounts::by_login(db, &login)).await
    }

    /// All accounts of this database.
    pub async fn accounts(&self) -> StoreResult<Vec<Account>> {
        self.sqlite().read(sqlite::accounts::all).await
    }

    /// Makes an account with its member and office device; whether the login was free.
    pub async fn make_account(&self, new: NewAccount, now_ms: i64) -> StoreResult<bool> {
        self.sqlite().write(move |work| sqlite::accounts::make(work, &new, now_ms)).await
    }

    /// Sets a new password, lifts a lock and ends the account's sessions; whether it exists.
    pub async fn set_password(&self, login: String, password_hash: String) -> StoreResult<bool> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::set_password(work, &login, &password_hash)
        };
        self.tell_access(self.sqlite().write(job).await)
    }

    /// Disables (with a time) or enables (none) an account; whether it exists.
    pub async fn set_account_disabled(
        &self,
        login: String,
        disabled_at_ms: Option<i64>,
    ) -> StoreResult<bool> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::set_disabled(work, &login, disabled_at_ms)
        };
        self.tell_access(self.sqlite().write(job).await)
    }

    /// Counts a wrong password; gives whether the account rests until `locked_until_ms` from now on,
    /// which it does after `bound` wrong ones in a row.
    pub async fn failed_login(
        &self,
        login: String,
        bound: u32,
        locked_until_ms: i64,
    ) -> StoreResult<bool> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::failed_login(work, &login, bound, locked_until_ms)
        };
        self.sqlite().write(job).await
    }

    /// Begins a session of the account; sessions begun before `oldest_ms` are swept.
    pub async fn begin_session(
        &self,
        account: Account,
        token_hash: SecretHash,
        now_ms: i64,
        oldest_ms: i64,
    ) -> StoreResult<()> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::begin_session(work, &account, &token_hash, now_ms, oldest_ms)
        };
        self.sqlite().write(job).await
    }

    /// The account of a session, when it began and when it was last used.
    pub async fn session(
        &self,
        token_hash: SecretHash,
    ) -> StoreResult<Option<(Account, i64, i64)>> {
        self.sqlite().read(move |db| sqlite::accounts::session(db, &token_hash)).await
    }

    /// Notes that a session was used.
    pub async fn touch_session(&self, token_hash: SecretHash, now_ms: i64) -> StoreResult<()> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::touch_session(work, &token_hash, now_ms)
        };
        self.sqlite().write(job).await
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: SecretHash) -> StoreResult<()> {
        let job =
            move |work: &mut sqlite::Work<'_>| sqlite::accounts::end_session(work, &token_hash);
        self.tell_access(self.sqlite().write(job).await)
    }
}
