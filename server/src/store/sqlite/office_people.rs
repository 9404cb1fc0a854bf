//! Members, phones, refused changes, places and the audit log as the office lists them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{DeviceId, Place, PlaceKind, WardCode};

use super::body::text_at;
use super::office_authors::Authors;
use super::office_lists::view;
use super::office_shorten::{LIST, shorten};
use super::writer::Work;
use super::{author, members, quota};
use crate::store::office_types::{
    AuditPage, AuditRow, GrantRow, MemberRow, PhoneRow, PhoneUse, PlaceRow,
};
use crate::store::{Author, DeviceBounds, EditError, RecordEdit, StoreResult};

/// Characters of a place's name that are shown.
const MAX_PLACE_NAME: usize = 200;

/// Enrolled phones; those with access first, the longest silent before the others.
pub fn phones(
    db: &Connection,
    ward: &WardCode,
    (bounds, now_ms): (DeviceBounds, i64),
) -> StoreResult<Vec<PhoneRow>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.name, d.platform, d.member, m.full_name, d.made_at_ms, d.revoked_at_ms,
                d.last_sync_ms, d.app, d.clock_skew_ms, json_extract(r.body, '$.fields.phone')
         FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
         LEFT JOIN record r ON r.ward = d.ward AND r.id = unhex(d.member)
         WHERE d.ward = ?1 AND d.purpose = 'phone'
         ORDER BY d.revoked_at_ms IS NOT NULL, coalesce(d.last_sync_ms, 0), d.id",
    )?;
    let rows = statement.query_map([ward.as_str()], |row| {
        Ok(PhoneRow {
            id: DeviceId(row.get(0)?).to_string(),
            name: row.get(1)?,
            platform: row.get(2)?,
            member: row.get(3)?,
            member_name: row.get(4)?,
            made_at_ms: row.get(5)?,
            revoked_at_ms: row.get(6)?,
            last_sync_ms: row.get(7)?,
            app: row.get(8)?,
            clock_skew_ms: row.get(9)?,
            member_phone: text_at(row, 10)?.unwrap_or_default(),
            used: PhoneUse::default(),
        })
    })?;
    let mut phones: Vec<PhoneRow> = rows.collect::<Result<_, _>>()?;
    for phone in &mut phones {
        if let Ok(device) = phone.id.parse() {
            phone.used = quota::shown(db, (ward, device), bounds, now_ms)?;
        }
    }
    Ok(phones)
}

/// Members with roles, phones and accounts, by given name; those that are searched, where something is.
pub fn members(
    db: &Connection,
    ward: &WardCode,
    search: &str,
    (bounds, now_ms): (DeviceBounds, i64),
) -> StoreResult<Vec<MemberRow>> {
    let authors = Authors::of(db, ward)?;
    let mut phones_of: HashMap<String, Vec<PhoneRow>> = HashMap::new();
    for phone in phones(db, ward, (bounds, now_ms))? {
        phones_of.entry(phone.member.clone()).or_default().push(phone);
    }
    let logins = pairs(
        db,
        "SELECT member, login FROM account WHERE ward = ?1 AND disabled_at_ms IS NULL",
        ward,
    )?;
    let mut codes = db.prepare_cached(
        "SELECT count(*) FROM enrolment_code
         WHERE ward = ?1 AND member = ?2 AND used_at_ms IS NULL AND expires_at_ms > ?3",
    )?;
    let mut bodies = db.prepare_cached(
        "SELECT lower(hex(id)), body FROM record WHERE ward = ?1 AND kind = 'member' AND removed = 0
         AND matches_search(?2, search) ORDER BY sort, id",
    )?;
    let mut rows = bodies.query(params![ward.as_str(), search])?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, body): (String, String) = (row.get(0)?, row.get(1)?);
        let Some(member) = members::member(db, ward, &id)? else { continue };
        let mut record = view(&body, &authors)?;
        shorten(&mut record, LIST);
        list.push(MemberRow {
            record,
            grants: member.grants.iter().map(GrantRow::from).collect(),
            phones: phones_of.remove(&id).unwrap_or_default(),
            login: logins.get(&id).cloned(),
            open_codes: codes.query_row(params![ward.as_str(), id, now_ms], |row| row.get(0))?,
        });
    }
    Ok(list)
}

fn pairs(db: &Connection, sql: &str, ward: &WardCode) -> StoreResult<HashMap<String, String>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([ward.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Corrects a member's record; the name by which others see the member follows. None where there is no
/// such member.
pub fn edit_member(
    work: &mut Work<'_>,
    author: &Author,
    edit: &RecordEdit,
    now_ms: i64,
) -> StoreResult<Option<Result<(), EditError>>> {
    let Some(id) = edit.id else { return Ok(None) };
    let (ward, member) = (author.ward.clone(), id.to_string());
    if members::member(work.db, &ward, &member)?.is_none() {
        return Ok(None);
    }
    let as_member = Author { authority: Authority::Member, ..author.clone() };
    if let Err(error) = author::write_at_desk(work, &as_member, std::slice::from_ref(edit), now_ms)?
    {
        return Ok(Some(Err(error)));
    }
    // What stands now, which need not be what this edit wrote: others may have written beside it.
    work.db
        .prepare_cached(
            "UPDATE member SET full_name = coalesce(
                 (SELECT json_extract(body, '$.fields.full_name') FROM record WHERE ward = ?1 AND id = ?3),
                 full_name)
             WHERE ward = ?1 AND id = ?2",
        )?
        .execute(params![ward.as_str(), member, id.0])?;
    Ok(Some(Ok(())))
}

/// The ward, its areas and its checkpoints, with the names that the plan gives them.
pub fn places(db: &Connection, ward: &WardCode) -> StoreResult<Vec<PlaceRow>> {
    // The oldest at work names the place; what is closed keeps its name, for its books are still read.
    let mut names = db.prepare_cached(
        "SELECT json_extract(body, '$.fields.code'), json_extract(body, '$.fields.name'), removed
         FROM record WHERE ward = ?1 AND kind IN ('area', 'checkpoint') ORDER BY removed DESC, id DESC",
    )?;
    let named = names.query_map([ward.as_str()], |row| {
        Ok((text_at(row, 0)?, text_at(row, 1)?, row.get::<_, bool>(2)?))
    })?;
    let mut name_of: HashMap<String, (String, bool)> = HashMap::new();
    for row in named {
        if let (Some(code), Some(name), closed) = row? {
            name_of.insert(code, (name.chars().take(MAX_PLACE_NAME).collect(), closed));
        }
    }
    let ward_name = members::ward(db, ward)?.map(|ward| ward.name).unwrap_or_default();
    let mut rows = vec![PlaceRow {
        code: ward.to_string(),
        name: ward_name.clone(),
        kind: "ward".to_owned(),
        closed: false,
    }];
    let mut places: Vec<Place> = members::places(db, ward)?;
    places.sort_by_key(|place| (place.kind(), place.is_area_not_known(), place.number()));
    for place in places {
        let code = place.to_string();
        let kind = if place.kind() == PlaceKind::Checkpoint { "checkpoint" } else { "area" };
        let (name, closed) = match place.is_area_not_known() {
            true => (Place::area_not_known_name(&ward_name), false),
            false => name_of.remove(&code).unwrap_or_else(|| (code.clone(), false)),
        };
        rows.push(PlaceRow { code, name, kind: kind.to_owned(), closed });
    }
    Ok(rows)
}

/// Notes that an official has looked at a refused change; whether there is such a one.
pub fn mark_seen(
    work: &Work<'_>,
    ward: &WardCode,
    device: DeviceId,
    hash: &[u8],
    now_ms: i64,
) -> StoreResult<bool> {
    let changed = work
        .db
        .prepare_cached(
            "UPDATE quarantine SET seen_at_ms = coalesce(seen_at_ms, ?4)
             WHERE ward = ?1 AND device = ?2 AND hash = ?3",
        )?
        .execute(params![ward.as_str(), device.0, hash, now_ms])?;
    Ok(changed > 0)
}

/// The audit log, the latest line first.
pub fn audit(
    db: &Connection,
    ward: &WardCode,
    (before, limit): (Option<u64>, u32),
) -> StoreResult<AuditPage> {
    // The chain numbers lines from one without a gap: the last number is how many there are.
    let total: Option<i64> = db
        .prepare_cached("SELECT seq FROM audit WHERE ward = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([ward.as_str()], |row| row.get(0))
        .optional()?;
    let mut statement = db.prepare_cached(
        "SELECT seq, at_ms, who, action, subject, detail,
             coalesce((SELECT full_name FROM member WHERE ward = ?1 AND id = audit.who),
                 (SELECT full_name FROM account JOIN member ON member.ward = account.ward AND member.id = account.member
                  WHERE account.ward = ?1 AND login = audit.who), ''),
             coalesce((SELECT full_name FROM member WHERE ward = ?1 AND id = audit.subject), '')
         FROM audit WHERE ward = ?1 AND seq < ?3 ORDER BY seq DESC LIMIT ?2",
    )?;
    let before = before.map_or(i64::MAX, |before| i64::try_from(before).unwrap_or(i64::MAX));
    let rows = statement.query_map(params![ward.as_str(), limit, before], |row| {
        Ok(AuditRow {
            seq: unsigned(row.get(0)?),
            at_ms: row.get(1)?,
            who: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            detail: row.get(5)?,
            who_name: row.get(6)?,
            subject_name: row.get(7)?,
        })
    })?;
    Ok(AuditPage { total: unsigned(total.unwrap_or(0)), rows: rows.collect::<Result<_, _>>()? })
}

/// SQLite counts with signs.
fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}
