//! Office accounts and their sessions.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vungxanh_shared::ids::{DeviceId, Place};
use vungxanh_shared::roles::Grant;

use super::logins;
use super::members::{self, ward_code};
use super::writer::Work;
use crate::store::{Account, NewAccount, NewMember, StoreError, StoreResult};

/// Whoever is off duty has no account either.
const COLUMNS: &str = "a.ward, a.login, a.password_hash, a.role, a.member, m.full_name, a.device,
    coalesce(a.disabled_at_ms, m.disabled_at_ms), a.last_login_ms
    FROM account a JOIN member m ON m.ward = a.ward AND m.id = a.member";

fn account(row: &Row<'_>) -> rusqlite::Result<StoreResult<Account>> {
    let (ward, role): (String, String) = (row.get(0)?, row.get(3)?);
    let (login, password_hash, member) = (row.get(1)?, row.get(2)?, row.get(4)?);
    let (full_name, device) = (row.get(5)?, DeviceId(row.get(6)?));
    let (disabled_at_ms, last_login_ms) = (row.get(7)?, row.get(8)?);
    let role = role
        .parse()
        .map_err(|error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string()));
    Ok(ward_code(&ward).and_then(|ward| {
        Ok(Account {
            ward,
            login,
            password_hash,
            role: role?,
            member,
            full_name,
            device,
            disabled_at_ms,
            last_login_ms,
        })
    }))
}

/// The account with this login.
pub fn by_login(db: &Connection, login: &str) -> StoreResult<Option<Account>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} WHERE a.login = ?1"))?
        .query_row([login], account)
        .optional()?
        .transpose()
}

/// All accounts.
pub fn all(db: &Connection) -> StoreResult<Vec<Account>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} ORDER BY a.ward, a.login"))?;
    let rows = statement.query_map([], account)?;
    rows.map(|row| row.map_err(StoreError::from)?).collect()
}

/// Makes an account with its member and office device; whether the login was free.
pub fn make(work: &mut Work<'_>, new: &NewAccount, now_ms: i64) -> StoreResult<bool> {
    if by_login(work.db, &new.login)?.is_some() {
        return Ok(false);
    }
    let grant = Grant::new(new.role, Place::ward(&new.ward));
    let member = NewMember {
        ward: new.ward.clone(),
        full_name: new.full_name.clone(),
        phone: new.phone.clone(),
        grants: grant.into_iter().collect(),
    };
    let member = members::make_member(work, &member, now_ms)?;
    let device = members::insert_office_device(work, &new.ward, &member, now_ms)?;
    members::name_device(work, &new.ward, &member, device, now_ms)?;
    work.db
        .prepare_cached(
            "INSERT INTO account (ward, login, password_hash, role, member, device, made_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            new.ward.as_str(),
            new.login,
            new.password_hash,
            new.role.as_str(),
            member,
            device.0,
            now_ms,
        ])?;
    Ok(true)
}

/// Sets a new password and lifts a lock; every session of the account ends. Whether it exists.
pub fn set_password(work: &Work<'_>, login: &str, password_hash: &str) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached("UPDATE account SET password_hash = ?2 WHERE login = ?1")?
        .execute([login, password_hash])?;
    logins::forget(work.db, login)?;
    end_sessions(work, login)?;
    Ok(changed > 0)
}

/// Disables or enables an account; sessions of a disabled one end. Whether it exists.
pub fn set_disabled(
    work: &Work<'_>,
    login: &str,
    disabled_at_ms: Option<i64>,
) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached("UPDATE account SET disabled_at_ms = ?2 WHERE login = ?1")?
        .execute(params![login, disabled_at_ms])?;
    if disabled_at_ms.is_some() {
        end_sessions(work, login)?;
    }
    Ok(changed > 0)
}

fn end_sessions(work: &Work<'_>, login: &str) -> StoreResult<()> {
    work.db.prepare_cached("DELETE FROM session WHERE login = ?1")?.execute([login])?;
    Ok(())
}

/// Begins a session; old ones that nobody can use any more are swept. Whether the account still has the password that
/// was right, and access: both may have been taken away while it was verified.
pub fn begin_session(
    work: &Work<'_>,
    account: &Account,
    token_hash: &[u8; 32],
    now_ms: i64,
    oldest_ms: i64,
) -> StoreResult<bool> {
    let now = by_login(work.db, &account.login)?;
    let unchanged =
        |now: &Account| now.password_hash == account.password_hash && now.disabled_at_ms.is_none();
    if !now.as_ref().is_some_and(unchanged) {
        return Ok(false);
    }
    work.db.prepare_cached("DELETE FROM session WHERE made_at_ms < ?1")?.execute([oldest_ms])?;
    logins::forget(work.db, &account.login)?;
    work.db
        .prepare_cached("UPDATE account SET last_login_ms = ?2 WHERE login = ?1")?
        .execute(params![account.login, now_ms])?;
    work.db
        .prepare_cached(
            "INSERT INTO session (ward, token_hash, login, made_at_ms, last_seen_ms)
             VALUES (?1, ?2, ?3, ?4, ?4)",
        )?
        .execute(params![account.ward.as_str(), token_hash, account.login, now_ms])?;
    Ok(true)
}

/// The account of a session, with when it began and was last used.
pub fn session(db: &Connection, token_hash: &[u8; 32]) -> StoreResult<Option<(Account, i64, i64)>> {
    let times: Option<(String, i64, i64)> = db
        .prepare_cached(
            "SELECT login, made_at_ms, last_seen_ms FROM session WHERE token_hash = ?1",
        )?
        .query_row([token_hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((login, made_at_ms, last_seen_ms)) = times else { return Ok(None) };
    Ok(by_login(db, &login)?.map(|account| (account, made_at_ms, last_seen_ms)))
}

/// Notes that a session was used.
pub fn touch_session(work: &Work<'_>, token_hash: &[u8; 32], now_ms: i64) -> StoreResult<()> {
    work.db
        .prepare_cached("UPDATE session SET last_seen_ms = ?2 WHERE token_hash = ?1")?
        .execute(params![token_hash, now_ms])?;
    Ok(())
}

/// Ends a session.
pub fn end_session(work: &Work<'_>, token_hash: &[u8; 32]) -> StoreResult<()> {
    work.db.prepare_cached("DELETE FROM session WHERE token_hash = ?1")?.execute([token_hash])?;
    Ok(())
}
