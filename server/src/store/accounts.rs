//! Office accounts and sessions. Passwords and tokens arrive here as hashes only.

use super::{
    AccessChange, Account, LoginStart, LoginTry, NewAccount, SecretHash, Store, StoreResult, sqlite,
};

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
        self.deed(move |work| sqlite::accounts::make(work, &new, now_ms)).await
    }

    /// Sets a new password, lifts a lock and ends the account's sessions; whether it exists.
    pub async fn set_password(&self, login: String, password_hash: String) -> StoreResult<bool> {
        let whose = AccessChange::Account(login.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::set_password(work, &login, &password_hash)
        };
        let known = self.deed(job).await?;
        self.access_changed(whose);
        Ok(known)
    }

    /// Disables (with a time) or enables (none) an account; whether it exists.
    pub async fn set_account_disabled(
        &self,
        login: String,
        disabled_at_ms: Option<i64>,
    ) -> StoreResult<bool> {
        let whose = AccessChange::Account(login.clone());
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::set_disabled(work, &login, disabled_at_ms)
        };
        let known = self.deed(job).await?;
        self.access_changed(whose);
        Ok(known)
    }

    /// Counts a try to log in before the password is looked at, so that tries beside each other count each; gives
    /// the account, or that the name rests. Whether there is such an account makes no difference.
    pub async fn begin_login(&self, attempt: LoginTry) -> StoreResult<LoginStart> {
        self.sqlite().write(move |work| sqlite::logins::begin(work, &attempt)).await
    }

    /// Notes that the password of a try was wrong, or that there is no such account.
    pub async fn fail_login(&self, attempt: LoginTry, rests: bool) -> StoreResult<()> {
        self.sqlite().write(move |work| sqlite::logins::fail(work, &attempt, rests)).await
    }

    /// Begins a session of an account whose password was right; sessions begun before `oldest_ms` are swept. Gives
    /// whether the account is still as it was when the password was looked at.
    pub async fn begin_session(
        &self,
        account: Account,
        token_hash: SecretHash,
        now_ms: i64,
        oldest_ms: i64,
    ) -> StoreResult<bool> {
        let job = move |work: &mut sqlite::Work<'_>| {
            sqlite::accounts::begin_session(work, &account, &token_hash, now_ms, oldest_ms)
        };
        self.deed(job).await
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
        self.deed(job).await?;
        self.access_changed(AccessChange::Session(token_hash));
        Ok(())
    }
}
