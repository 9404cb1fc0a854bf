//! Wards, members, their roles, their phones and the codes that enrol them.
//!
//! - `wards`: the ward itself, its places, and the server as one who writes there
//! - `devices`: phones and office devices
//! - `enrolment`: codes, and phones that enrol by them

mod devices;
mod enrolment;
mod wards;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{BadId, Place, PlaceKind, RecordId, WardCode};
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::scalar::{Fields, Scalar};

use super::{author, ward_plan, writer::Work};
use crate::random;
use crate::store::office_types::PlanState;
use crate::store::{
    Author, GrantChange, Member, NewMember, PlaceClosed, RecordEdit, StoreError, StoreResult,
};

pub use devices::{
    desk_devices, device_by_id, device_by_token, device_names, devices, insert_office_device,
    name_device, revoke,
};
pub use enrolment::{enrol, put_code};
pub use wards::{
    contact, own_rules, places, put_ward, server_author, settings, ward, ward_code, wards,
};

/// The member in whose name the server itself writes; no person.
const SERVER: &str = "server";

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

/// A member of another database under the same id, with these roles. The member's record is there already.
pub fn take_over(
    work: &mut Work<'_>,
    member: &Member,
    grants: &[Grant],
    now_ms: i64,
) -> StoreResult<()> {
    insert_member(work, member.ward.as_str(), &member.id, &member.full_name, now_ms)?;
    let give = GrantChange { give: grants.to_vec(), take: Vec::new() };
    change_grants(work, &member.ward, (&member.id, &give), now_ms)?
        .map(|_| ())
        .map_err(|closed| StoreError::Internal(closed.to_string()))
}

/// The same, with what else the member's form holds, written by `author`.
pub fn make_member_of_form(
    work: &mut Work<'_>,
    author: &Author,
    (new, fields): (&NewMember, Fields),
    now_ms: i64,
) -> StoreResult<Result<String, PlaceClosed>> {
    if let Some(closed) = closed_of(work.db, &new.ward, &new.grants)? {
        return Ok(Err(closed));
    }
    let id = make_member(work, new, now_ms)?;
    let record = id.parse().map_err(|error: BadId| StoreError::Internal(error.to_string()))?;
    let edit = RecordEdit::of("member", Place::ward(&new.ward), Some(record), fields);
    author::write(work, author, std::slice::from_ref(&edit), now_ms)?
        .map(|_| Ok(id))
        .map_err(|error| StoreError::Internal(format!("a new member's record: {error}")))
}

/// Gives and takes roles of a member; those not named, and when they were given, stay. Whether there is such
/// a member.
pub fn change_grants(
    work: &mut Work<'_>,
    ward: &WardCode,
    (member, change): (&str, &GrantChange),
    now_ms: i64,
) -> StoreResult<Result<bool, PlaceClosed>> {
    let Some(known) = self::member(work.db, ward, member)? else { return Ok(Ok(false)) };
    if let Some(closed) = closed_of(work.db, ward, &change.give)? {
        return Ok(Err(closed));
    }
    let mut fields = Fields::new();
    for grant in change.take.iter().filter(|grant| known.grants.contains(grant)) {
        delete_grant(work, ward, member, grant)?;
        fields.insert(grant_key(grant), Scalar::Bool(false));
    }
    for grant in &change.give {
        insert_grant(work, ward, member, grant, now_ms)?;
        fields.insert(grant_key(grant), Scalar::Bool(true));
    }
    if let Ok(id) = member.parse()
        && !fields.is_empty()
    {
        write_member(work, ward, id, fields, now_ms)?;
    }
    Ok(Ok(true))
}

/// The first of these places that is closed by now.
fn closed_of(
    db: &Connection,
    ward: &WardCode,
    grants: &[Grant],
) -> StoreResult<Option<PlaceClosed>> {
    for grant in grants.iter().filter(|grant| grant.place.kind() != PlaceKind::Ward) {
        if ward_plan::state_of(db, ward, &grant.place)? == Some(PlanState::Closed) {
            return Ok(Some(PlaceClosed(grant.place.clone())));
        }
    }
    Ok(None)
}

/// Members on duty who have a role at this place, by name.
pub fn given_at(db: &Connection, ward: &WardCode, place: &Place) -> StoreResult<Vec<Member>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT member.id FROM member_grant AS given
         JOIN member ON member.ward = given.ward AND member.id = given.member
         WHERE given.ward = ?1 AND given.place = ?2 AND member.disabled_at_ms IS NULL
         ORDER BY member.full_name, member.id",
    )?;
    let ids = statement
        .query_map(params![ward.as_str(), place.as_str()], |row| row.get::<_, String>(0))?;
    let mut there = Vec::new();
    for id in ids {
        there.extend(member(db, ward, &id?)?);
    }
    Ok(there)
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

/// Writes fields of the member's plan record as the server.
fn write_member(
    work: &mut Work<'_>,
    ward: &WardCode,
    id: RecordId,
    fields: Fields,
    now_ms: i64,
) -> StoreResult<()> {
    let author = server_author(work.db, ward)?;
    let edit = RecordEdit::of("member", Place::ward(ward), Some(id), fields);
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

fn delete_grant(work: &Work<'_>, ward: &WardCode, member: &str, grant: &Grant) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "DELETE FROM member_grant WHERE ward = ?1 AND member = ?2 AND role = ?3 AND place = ?4",
        )?
        .execute(params![ward.as_str(), member, grant.role.as_str(), grant.place.as_str()])?;
    Ok(())
}

/// The roles of a member.
pub fn grants(db: &Connection, ward: &WardCode, member: &str) -> StoreResult<Vec<Grant>> {
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
