//! The link by which an empty database becomes a ward, and what it makes.

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::Place;

use super::writer::Work;
use super::{accounts, audit, author, members};
use crate::store::{
    AuditEntry, Author, NewWard, RecordEdit, SecretHash, SetupRefusal, StoreError, StoreResult,
};

/// Whether there is neither ward nor account.
pub fn is_bare(db: &Connection) -> StoreResult<bool> {
    let bare = "SELECT NOT EXISTS (SELECT 1 FROM ward) AND NOT EXISTS (SELECT 1 FROM account)";
    Ok(db.query_row(bare, [], |row| row.get(0))?)
}

/// Keeps a new link in the place of an earlier one; whether it is of any use.
pub fn put_link(work: &Work<'_>, hash: &SecretHash, expires_at_ms: i64) -> StoreResult<bool> {
    if !is_bare(work.db)? {
        return Ok(false);
    }
    work.db
        .prepare_cached(
            "INSERT INTO setup_link (one, hash, expires_at_ms) VALUES (1, ?1, ?2)
             ON CONFLICT DO UPDATE SET hash = excluded.hash, expires_at_ms = excluded.expires_at_ms,
                 used_at_ms = NULL",
        )?
        .execute(params![hash, expires_at_ms])?;
    Ok(true)
}

/// Until when the link works.
pub fn link(
    db: &Connection,
    hash: &SecretHash,
    now_ms: i64,
) -> StoreResult<Result<i64, SetupRefusal>> {
    let known: Option<(i64, Option<i64>)> = db
        .prepare_cached("SELECT expires_at_ms, used_at_ms FROM setup_link WHERE hash = ?1")?
        .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match known {
        None => Err(SetupRefusal::Unknown),
        Some((_, Some(_))) => Err(SetupRefusal::Used),
        Some(_) if !is_bare(db)? => Err(SetupRefusal::WardThere),
        Some((expires_at_ms, None)) if now_ms >= expires_at_ms => Err(SetupRefusal::Expired),
        Some((expires_at_ms, None)) => Ok(expires_at_ms),
    })
}

/// Makes ward, first account and settings, and uses the link up.
pub fn set_up(
    work: &mut Work<'_>,
    hash: &SecretHash,
    new: &NewWard,
    now_ms: i64,
) -> StoreResult<Result<(), SetupRefusal>> {
    if let Err(refusal) = link(work.db, hash, now_ms)? {
        return Ok(Err(refusal));
    }
    members::put_ward(work, &new.ward, now_ms)?;
    accounts::make(work, &new.account, now_ms)?;
    let account = accounts::by_login(work.db, &new.account.login)?
        .ok_or_else(|| StoreError::Internal("the first account was not made".to_owned()))?;
    let author = Author {
        ward: new.ward.code.clone(),
        member: account.member,
        device: account.device,
        authority: Authority::Member,
    };
    let place = Place::ward(&new.ward.code);
    let settings = RecordEdit::new("settings", place, new.settings.clone());
    // An error takes everything back.
    let ids = author::write(work, &author, &[settings], now_ms)?
        .map_err(|error| StoreError::Internal(format!("the ward's settings: {error}")))?;
    work.db.prepare_cached("UPDATE setup_link SET used_at_ms = ?1")?.execute([now_ms])?;
    let settings = ids.first().map(ToString::to_string).unwrap_or_default();
    let made = [
        ("ward_made", new.ward.code.to_string()),
        ("account_made", new.account.login.clone()),
        ("settings_made", settings),
    ];
    for (action, subject) in made {
        let entry = AuditEntry {
            ward: new.ward.code.clone(),
            at_ms: now_ms,
            who: new.account.login.clone(),
            action: action.to_owned(),
            subject,
            detail: serde_json::json!({ "from": new.from }).to_string(),
        };
        audit::append(work, &entry)?;
    }
    Ok(Ok(()))
}
