//! Wards, members, their roles, their phones and the codes that enrol them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{DeviceId, Place, RecordId, WardCode};
use vungxanh_shared::roles::{self, Grant, Role};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};

use super::{audit, author, writer::Work};
use crate::random;
use crate::store::{
    AuditEntry, Author, Contact, Device, DeviceInfo, EnrolAsk, EnrolRefusal, Enrolled, Member,
    NewMember, RecordEdit, StoreError, StoreResult, Ward,
};

/// The member in whose name the server itself writes; no person.
const SERVER: &str = "server";

/// Makes the ward with the server's own member and device, or renames it.
pub fn put_ward(work: &mut Work<'_>, ward: &Ward, now_ms: i64) -> StoreResult<()> {
    let code = ward.code.as_str();
    work.db
        .prepare_cached(
            "INSERT INTO ward (code, name, made_at_ms) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET name = excluded.name",
        )?
        .execute(params![code, ward.name, now_ms])?;
    insert_member(work, code, SERVER, "Vùng Xanh", now_ms)?;
    let has_device: bool = work.db.query_row(
        "SELECT EXISTS (SELECT 1 FROM device WHERE ward = ?1 AND member = ?2)",
        params![code, SERVER],
        |row| row.get(0),
    )?;
    if !has_device {
        insert_office_device(work, &ward.code, SERVER, now_ms)?;
    }
    Ok(())
}

/// All wards.
pub fn wards(db: &Connection) -> StoreResult<Vec<Ward>> {
    let mut statement = db.prepare_cached("SELECT code, name FROM ward ORDER BY code")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| row.map_err(StoreError::from))
        .map(|row| row.and_then(|(code, name)| Ok(Ward { code: ward_code(&code)?, name })))
        .collect()
}

/// One ward.
pub fn ward(db: &Connection, code: &WardCode) -> StoreResult<Option<Ward>> {
    let name = db
        .prepare_cached("SELECT name FROM ward WHERE code = ?1")?
        .query_row([code.as_str()], |row| row.get(0))
        .optional()?;
    Ok(name.map(|name| Ward { code: code.clone(), name }))
}

/// Whom to ask: from the oldest settings record of the plan that was not removed.
pub fn contact(db: &Connection, ward: &WardCode) -> StoreResult<Option<Contact>> {
    let found: Option<(Option<String>, Option<String>)> = db
        .prepare_cached(
            "SELECT json_extract(body, '$.fields.contact_name'), json_extract(body, '$.fields.contact_phone')
             FROM record WHERE ward = ?1 AND kind = 'settings' AND removed = 0 ORDER BY id LIMIT 1",
        )?
        .query_row([ward.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(name, phone)| Contact {
        name: name.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
    }))
}

/// In whose name the server itself writes in the ward.
pub fn server_author(db: &Connection, ward: &WardCode) -> StoreResult<Author> {
    let device: [u8; 16] = db
        .prepare_cached("SELECT id FROM device WHERE ward = ?1 AND member = ?2")?
        .query_row(params![ward.as_str(), SERVER], |row| row.get(0))?;
    Ok(Author {
        ward: ward.clone(),
        member: SERVER.to_owned(),
        device: DeviceId(device),
        authority: Authority::Server,
    })
}

/// Makes a member with roles and the `member` record in the plan; gives the member's id.
pub fn make_member(work: &mut Work<'_>, new: &NewMember, now_ms: i64) -> StoreResult<String> {
    let id = RecordId::new(now_ms, random::bytes()?);
    let mut fields = Fields::new();
    fields.insert("full_name".to_owned(), Scalar::from(new.full_name.as_str()));
    fields.insert("active".to_owned(), Scalar::Bool(true));
    if !new.phone.is_empty() {
        fields.insert("phone".to_owned(), Scalar::from(new.phone.as_str()));
    }
    for grant in &new.grants {
        fields.insert(grant_key(grant), Scalar::Bool(true));
    }
    insert_member(work, new.ward.as_str(), &id.to_string(), &new.full_name, now_ms)?;
    for grant in &new.grants {
        insert_grant(work, &new.ward, &id.to_string(), grant, now_ms)?;
    }
    write_member(work, &new.ward, id, fields, now_ms)?;
    Ok(id.to_string())
}

/// Replaces a member's roles; whether there is such a member.
pub fn set_grants(
    work: &mut Work<'_>,
    ward: &WardCode,
    member: &str,
    grants: &[Grant],
    now_ms: i64,
) -> StoreResult<bool> {
    let Some(known) = self::member(work.db, ward, member)? else { return Ok(false) };
    let mut fields = Fields::new();
    for gone in known.grants.iter().filter(|grant| !grants.contains(grant)) {
        fields.insert(grant_key(gone), Scalar::Bool(false));
    }
    for grant in grants {
        fields.insert(grant_key(grant), Scalar::Bool(true));
    }
    work.db
        .prepare_cached("DELETE FROM member_grant WHERE ward = ?1 AND member = ?2")?
        .execute(params![ward.as_str(), member])?;
    for grant in grants {
        insert_grant(work, ward, member, grant, now_ms)?;
    }
    if let Ok(id) = member.parse() {
        write_member(work, ward, id, fields, now_ms)?;
    }
    Ok(true)
}

/// Ends a member's access, or gives it back; whether there is such a member.
pub fn set_disabled(
    work: &mut Work<'_>,
    ward: &WardCode,
    member: &str,
    disabled_at_ms: Option<i64>,
    now_ms: i64,
) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached(
            "UPDATE member SET disabled_at_ms = ?3 WHERE ward = ?1 AND id = ?2 AND id <> 'server'",
        )?
        .execute(params![ward.as_str(), member, disabled_at_ms])?;
    if changed > 0
        && let Ok(id) = member.parse()
    {
        let active = Scalar::Bool(disabled_at_ms.is_none());
        write_member(work, ward, id, Fields::from([("active".to_owned(), active)]), now_ms)?;
    }
    Ok(changed > 0)
}

/// Writes fields of the member's plan record as the server.
fn write_member(
    work: &mut Work<'_>,
    ward: &WardCode,
    id: RecordId,
    fields: Fields,
    now_ms: i64,
) -> StoreResult<()> {
    let author = server_author(work.db, ward)?;
    let edit =
        RecordEdit { kind: "member".to_owned(), place: Place::ward(ward), id: Some(id), fields };
    author::write(work, &author, std::slice::from_ref(&edit), now_ms)?
        .map(|_| ())
        .map_err(|error| StoreError::Internal(format!("a member's record: {error}")))
}

fn grant_key(grant: &Grant) -> String {
    format!("grants/{}:{}", grant.role, grant.place)
}

fn insert_member(
    work: &Work<'_>,
    ward: &str,
    id: &str,
    full_name: &str,
    now_ms: i64,
) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "INSERT OR IGNORE INTO member (ward, id, full_name, made_at_ms) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![ward, id, full_name, now_ms])?;
    Ok(())
}

fn insert_grant(
    work: &Work<'_>,
    ward: &WardCode,
    member: &str,
    grant: &Grant,
    now_ms: i64,
) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "INSERT OR IGNORE INTO member_grant (ward, member, role, place, given_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            ward.as_str(),
            member,
            grant.role.as_str(),
            grant.place.as_str(),
            now_ms
        ])?;
    Ok(())
}

/// Makes a device by which a member writes at the office.
pub fn insert_office_device(
    work: &Work<'_>,
    ward: &WardCode,
    member: &str,
    now_ms: i64,
) -> StoreResult<DeviceId> {
    let device = DeviceId(random::bytes()?);
    work.db
        .prepare_cached(
            "INSERT INTO device (ward, id, member, purpose, name, platform, made_at_ms)
             VALUES (?1, ?2, ?3, 'office', 'Văn phòng', 'office', ?4)",
        )?
        .execute(params![ward.as_str(), device.0, member, now_ms])?;
    Ok(device)
}

/// One member with roles.
pub fn member(db: &Connection, ward: &WardCode, id: &str) -> StoreResult<Option<Member>> {
    let found = db
        .prepare_cached("SELECT full_name, disabled_at_ms FROM member WHERE ward = ?1 AND id = ?2")?
        .query_row(params![ward.as_str(), id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((full_name, disabled_at_ms)) = found else { return Ok(None) };
    let grants = grants(db, ward, id)?;
    Ok(Some(Member { id: id.to_owned(), ward: ward.clone(), full_name, grants, disabled_at_ms }))
}

/// All members of a ward, the server's own left out.
pub fn members(db: &Connection, ward: &WardCode) -> StoreResult<Vec<Member>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM member WHERE ward = ?1 AND id <> ?2 ORDER BY id")?;
    let ids = statement.query_map(params![ward.as_str(), SERVER], |row| row.get::<_, String>(0))?;
    let mut members = Vec::new();
    for id in ids {
        members.extend(member(db, ward, &id?)?);
    }
    Ok(members)
}

fn grants(db: &Connection, ward: &WardCode, member: &str) -> StoreResult<Vec<Grant>> {
    let mut statement =
        db.prepare_cached("SELECT role, place FROM member_grant WHERE ward = ?1 AND member = ?2")?;
    let rows = statement.query_map(params![ward.as_str(), member], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut grants = Vec::new();
    for row in rows {
        let (role, place) = row?;
        let grant = role.parse::<Role>().and_then(|role| Grant::new(role, place.parse()?));
        grants.push(grant.map_err(|error| StoreError::Internal(error.to_string()))?);
    }
    Ok(grants)
}

/// The device of a token, with what it may hold and write now.
pub fn device_by_token(db: &Connection, token_hash: &[u8; 32]) -> StoreResult<Option<Device>> {
    let found = db
        .prepare_cached(
            "SELECT d.ward, d.id, d.member, d.revoked_at_ms IS NOT NULL OR m.disabled_at_ms IS NOT NULL
             FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
             WHERE d.token_hash = ?1",
        )?
        .query_row([token_hash], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((ward, id, member, revoked)) = found else { return Ok(None) };
    let ward = ward_code(&ward)?;
    let grants = grants(db, &ward, &member)?;
    let scope = roles::scope(&ward, &grants, &places(db, &ward)?);
    Ok(Some(Device { id: DeviceId(id), ward, member, revoked, scope }))
}

/// Areas and checkpoints of the ward, as the plan names them.
pub fn places(db: &Connection, ward: &WardCode) -> StoreResult<Vec<Place>> {
    let mut statement = db.prepare_cached("SELECT code FROM place WHERE ward = ?1")?;
    let rows = statement.query_map([ward.as_str()], |row| row.get::<_, String>(0))?;
    rows.map(|code| {
        code?
            .parse()
            .map_err(|error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string()))
    })
    .collect()
}

/// Phones and office devices of a ward, the server's own left out.
pub fn devices(db: &Connection, ward: &WardCode) -> StoreResult<Vec<DeviceInfo>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.member, m.full_name, d.name, d.platform, d.made_at_ms, d.revoked_at_ms,
                d.last_sync_ms, d.app, d.clock_skew_ms
         FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
         WHERE d.ward = ?1 AND d.purpose = 'phone' ORDER BY d.made_at_ms, d.id",
    )?;
    let rows = statement.query_map([ward.as_str()], device_info)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn device_info(row: &Row<'_>) -> rusqlite::Result<DeviceInfo> {
    Ok(DeviceInfo {
        id: DeviceId(row.get(0)?),
        member: row.get(1)?,
        member_name: row.get(2)?,
        name: row.get(3)?,
        platform: row.get(4)?,
        made_at_ms: row.get(5)?,
        revoked_at_ms: row.get(6)?,
        last_sync_ms: row.get(7)?,
        app: row.get(8)?,
        clock_skew_ms: row.get(9)?,
    })
}

/// Who writes by each device, phones and office alike: to name the authors of values.
pub fn device_names(db: &Connection, ward: &WardCode) -> StoreResult<Vec<(DeviceId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, m.full_name FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
         WHERE d.ward = ?1",
    )?;
    let rows =
        statement.query_map([ward.as_str()], |row| Ok((DeviceId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes back a device's access; whether there is such a device that still had it.
pub fn revoke(
    work: &Work<'_>,
    ward: &WardCode,
    device: DeviceId,
    now_ms: i64,
) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached(
            "UPDATE device SET revoked_at_ms = ?3
             WHERE ward = ?1 AND id = ?2 AND purpose = 'phone' AND revoked_at_ms IS NULL",
        )?
        .execute(params![ward.as_str(), device.0, now_ms])?;
    Ok(changed > 0)
}

/// Keeps a code that will enrol one phone of the member; whether there is such a member.
pub fn put_code(
    work: &Work<'_>,
    ward: &WardCode,
    member: &str,
    code_hash: &[u8; 32],
    made_by: &str,
    (now_ms, expires_at_ms): (i64, i64),
) -> StoreResult<bool> {
    let known = self::member(work.db, ward, member)?;
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

/// Writes into the plan whose device it is, so that every phone can name the author of a value.
pub fn name_device(
    work: &mut Work<'_>,
    ward: &WardCode,
    member: &str,
    device: DeviceId,
    now_ms: i64,
) -> StoreResult<()> {
    let Ok(id) = member.parse() else { return Ok(()) };
    let fields = Fields::from([(format!("devices/{device}"), Scalar::Bool(true))]);
    write_member(work, ward, id, fields, now_ms)
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

/// A ward code of the database.
pub fn ward_code(text: &str) -> StoreResult<WardCode> {
    text.parse()
        .map_err(|error: vungxanh_shared::ids::BadId| StoreError::Internal(error.to_string()))
}
