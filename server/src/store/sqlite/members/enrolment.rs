//! Codes that enrol a phone, and the phones that enrol by them (SPEC W2, W3).

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{DeviceId, RecordId, WardCode};
use vungxanh_shared::scalar::{Fields, FieldsExt};

use super::super::{audit, writer::Work};
use super::{member, name_device, ward, ward_code};
use crate::store::{AuditEntry, EnrolAsk, EnrolRefusal, Enrolled, StoreError, StoreResult};

/// Keeps a code that will enrol one phone of the member; whether there is such a member.
pub fn put_code(
    work: &Work<'_>,
    ward: &WardCode,
    member: &str,
    code_hash: &[u8; 32],
    made_by: &str,
    (now_ms, expires_at_ms): (i64, i64),
) -> StoreResult<bool> {
    let known = super::member(work.db, ward, member)?;
    if known.is_none_or(|member| member.disabled_at_ms.is_some()) {
        return Ok(false);
    }
    work.db
        .prepare_cached(
            "INSERT INTO enrolment_code (ward, code_hash, member, made_by, made_at_ms, expires_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![ward.as_str(), code_hash, member, made_by, now_ms, expires_at_ms])?;
    Ok(true)
}

/// A code as it is kept.
struct Code {
    ward: WardCode,
    member: String,
    expires_at_ms: i64,
    device: Option<[u8; 16]>,
    retry_key_hash: Option<[u8; 32]>,
}

fn code(db: &Connection, code_hash: &[u8; 32]) -> StoreResult<Option<Code>> {
    let found = db
        .prepare_cached(
            "SELECT ward, member, expires_at_ms, device, retry_key_hash
             FROM enrolment_code WHERE code_hash = ?1",
        )?
        .query_row([code_hash], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    found
        .map(|(ward, member, expires_at_ms, device, retry_key_hash)| {
            Ok(Code { ward: ward_code(&ward)?, member, expires_at_ms, device, retry_key_hash })
        })
        .transpose()
}

/// Enrols a phone, or answers again the phone whose answer was lost. A refusal comes with the ward to
/// ask, where the code names one.
pub fn enrol(
    work: &mut Work<'_>,
    ask: &EnrolAsk,
) -> StoreResult<Result<Enrolled, (EnrolRefusal, Option<WardCode>)>> {
    let Some(code) = code(work.db, &ask.code_hash)? else {
        return Ok(Err((EnrolRefusal::Unknown, None)));
    };
    let refuse = |why| Ok(Err((why, Some(code.ward.clone()))));
    let member = member(work.db, &code.ward, &code.member)?;
    let Some(member) = member.filter(|member| member.disabled_at_ms.is_none()) else {
        return refuse(EnrolRefusal::Expired);
    };
    let device = match (code.device, code.retry_key_hash) {
        (Some(device), Some(retry_key)) if retry_key == ask.retry_key_hash => {
            if !renew_token(work, &code.ward, &device, ask)? {
                return refuse(EnrolRefusal::Used);
            }
            DeviceId(device)
        }
        (Some(_), _) => return refuse(EnrolRefusal::Used),
        (None, _) if code.expires_at_ms <= ask.now_ms => return refuse(EnrolRefusal::Expired),
        (None, _) => {
            insert_phone(work, &code, ask)?;
            ask.device
        }
    };
    let ward = ward(work.db, &code.ward)?
        .ok_or_else(|| StoreError::Internal("a code of no ward".to_owned()))?;
    let phone = member_phone(work.db, &code.ward, &member.id)?;
    Ok(Ok(Enrolled { device, member: member.id, full_name: member.full_name, phone, ward }))
}

fn renew_token(
    work: &Work<'_>,
    ward: &WardCode,
    device: &[u8; 16],
    ask: &EnrolAsk,
) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached(
            "UPDATE device SET token_hash = ?3 WHERE ward = ?1 AND id = ?2 AND revoked_at_ms IS NULL",
        )?
        .execute(params![ward.as_str(), device, ask.token_hash])?;
    Ok(changed > 0)
}

fn insert_phone(work: &mut Work<'_>, code: &Code, ask: &EnrolAsk) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "INSERT INTO device (ward, id, member, purpose, name, platform, token_hash, made_at_ms)
             VALUES (?1, ?2, ?3, 'phone', ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            code.ward.as_str(),
            ask.device.0,
            code.member,
            ask.device_name,
            ask.platform,
            ask.token_hash,
            ask.now_ms,
        ])?;
    work.db
        .prepare_cached(
            "UPDATE enrolment_code SET used_at_ms = ?2, device = ?3, retry_key_hash = ?4
             WHERE code_hash = ?1",
        )?
        .execute(params![ask.code_hash, ask.now_ms, ask.device.0, ask.retry_key_hash])?;
    name_device(work, &code.ward, &code.member, ask.device, ask.now_ms)?;
    audit::append(
        work,
        &AuditEntry {
            ward: code.ward.clone(),
            at_ms: ask.now_ms,
            who: code.member.clone(),
            action: "phone_enrolled".to_owned(),
            subject: ask.device.to_string(),
            detail: "{}".to_owned(),
        },
    )
}

fn member_phone(db: &Connection, ward: &WardCode, member: &str) -> StoreResult<String> {
    let Ok(id) = member.parse::<RecordId>() else { return Ok(String::new()) };
    let body: Option<String> = db
        .prepare_cached(
            "SELECT json_extract(body, '$.fields') FROM record WHERE ward = ?1 AND id = ?2",
        )?
        .query_row(params![ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    let fields: Fields = body.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default();
    Ok(fields.text("phone").unwrap_or_default().to_owned())
}
