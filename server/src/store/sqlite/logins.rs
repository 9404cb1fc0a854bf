//! Tries to log in: counted before the password is looked at, for names that exist and names that do not alike, so
//! that neither tries beside each other nor the answers tell more than one try may.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::writer::Work;
use super::{accounts, audit, members};
use crate::store::{AuditEntry, LoginStart, LoginTry, StoreResult};

/// Wrong tries are forgotten after this.
const REMEMBERED_MS: i64 = 24 * 3_600_000;
/// Names that are remembered at most; the oldest go first.
const MAX_NAMES: i64 = 10_000;
/// Of the last so many lines of a ward's audit log at most half are of names that are nobody's: whoever invents names
/// must not fill it.
const LOOKED_BACK: i64 = 200;

/// Counts a try.
pub fn begin(work: &mut Work<'_>, attempt: &LoginTry) -> StoreResult<LoginStart> {
    let LoginTry { login, now_ms, bound, lock_ms, .. } = attempt;
    let key = hash(login);
    let before: Option<(u32, i64)> = work
        .db
        .prepare_cached(
            "SELECT failed, locked_until_ms FROM login_try WHERE login_hash = ?1 AND at_ms > ?2",
        )?
        .query_row(params![key, now_ms - REMEMBERED_MS], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (failed, locked_until_ms) = before.unwrap_or((0, 0));
    if locked_until_ms > *now_ms {
        return Ok(LoginStart::Rests(locked_until_ms));
    }
    let is_last = failed.saturating_add(1) >= *bound;
    let (failed, until_ms) = if is_last { (0, now_ms + lock_ms) } else { (failed + 1, 0) };
    if before.is_none() {
        sweep(work.db, *now_ms)?;
    }
    work.db
        .prepare_cached(
            "INSERT INTO login_try (login_hash, failed, locked_until_ms, at_ms) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET failed = excluded.failed,
                 locked_until_ms = excluded.locked_until_ms, at_ms = excluded.at_ms",
        )?
        .execute(params![key, failed, until_ms, now_ms])?;
    let account = accounts::by_login(work.db, login)?.map(Box::new);
    Ok(LoginStart::Try { account, is_last })
}

fn sweep(db: &Connection, now_ms: i64) -> StoreResult<()> {
    db.prepare_cached("DELETE FROM login_try WHERE at_ms <= ?1")?
        .execute([now_ms - REMEMBERED_MS])?;
    db.prepare_cached(
        "DELETE FROM login_try WHERE login_hash IN
             (SELECT login_hash FROM login_try ORDER BY at_ms DESC LIMIT -1 OFFSET ?1)",
    )?
    .execute([MAX_NAMES])?;
    Ok(())
}

/// Lifts what wrong tries have brought a name.
pub fn forget(db: &Connection, login: &str) -> StoreResult<()> {
    db.prepare_cached("DELETE FROM login_try WHERE login_hash = ?1")?.execute([hash(login)])?;
    Ok(())
}

/// Writes into the audit log that a try was wrong: of the account's ward, of a name that is nobody's into every ward's.
pub fn fail(work: &mut Work<'_>, attempt: &LoginTry, rests: bool) -> StoreResult<()> {
    let detail = serde_json::json!({ "from": attempt.from }).to_string();
    let entry = |ward, action: &str, subject: &str| AuditEntry {
        ward,
        at_ms: attempt.now_ms,
        who: subject.to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.clone(),
    };
    if let Some(account) = accounts::by_login(work.db, &attempt.login)? {
        let action = if rests { "account_locked" } else { "login_failed" };
        return audit::append(work, &entry(account.ward, action, &attempt.login));
    }
    for ward in members::wards(work.db)? {
        if !is_crowded(work.db, ward.code.as_str(), attempt.now_ms)? {
            audit::append(work, &entry(ward.code, "login_unknown", name_of(&attempt.login)))?;
        }
    }
    Ok(())
}

/// A name as one that an account may have; anything else may be a password in the wrong box.
fn name_of(typed: &str) -> &str {
    let is_name = typed.len() <= 32
        && typed
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if is_name { typed } else { "…" }
}

fn is_crowded(db: &Connection, ward: &str, now_ms: i64) -> StoreResult<bool> {
    let unknown: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM
                 (SELECT action, at_ms FROM audit WHERE ward = ?1 ORDER BY seq DESC LIMIT ?2)
             WHERE action = 'login_unknown' AND at_ms > ?3",
        )?
        .query_row(params![ward, LOOKED_BACK, now_ms - REMEMBERED_MS], |row| row.get(0))?;
    Ok(unknown >= LOOKED_BACK / 2)
}

fn hash(login: &str) -> [u8; 32] {
    Sha256::digest(login.as_bytes()).into()
}
