//! The ward itself: its name, its places, whom to ask, and the server as one who writes there.

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{BadId, DeviceId, Place, WardCode};
use vungxanh_shared::rules::OwnRule;
use vungxanh_shared::scalar::{Fields, FieldsExt};

use super::super::office_lists::plain;
use super::super::writer::Work;
use super::{SERVER, insert_member, insert_office_device};
use crate::store::office_types::RecordView;
use crate::store::{Author, Contact, StoreError, StoreResult, Ward};

/// Characters of a name or number of the plan that are shown.
const MAX_LINE: usize = 200;

/// Makes the ward with the server's own member and device and the place for what no area is known of, or renames it.
pub fn put_ward(work: &mut Work<'_>, ward: &Ward, now_ms: i64) -> StoreResult<()> {
    let code = ward.code.as_str();
    work.db
        .prepare_cached(
            "INSERT INTO ward (code, name, made_at_ms) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET name = excluded.name",
        )?
        .execute(params![code, ward.name, now_ms])?;
    work.db
        .prepare_cached("INSERT OR IGNORE INTO place (ward, code) VALUES (?1, ?2)")?
        .execute(params![code, Place::area_not_known(&ward.code).as_str()])?;
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

/// By kind: by their ids, which the planner would choose, it walks all records of a ward that has no settings.
const OLDEST_SETTINGS: &str = "SELECT body FROM record INDEXED BY record_by_sort
     WHERE ward = ?1 AND kind = 'settings' AND removed = 0 ORDER BY id LIMIT 1";

/// What the oldest settings record of the plan says that was not removed.
pub fn settings(db: &Connection, ward: &WardCode) -> StoreResult<Option<Fields>> {
    let body: Option<String> = db
        .prepare_cached(OLDEST_SETTINGS)?
        .query_row([ward.as_str()], |row| row.get(0))
        .optional()?;
    let record = body.and_then(|body| serde_json::from_str::<RecordView>(&body).ok());
    Ok(record.map(|record| plain(&record.fields)))
}

/// The ward's own rules, those taken off the list too.
pub fn own_rules(db: &Connection, ward: &WardCode) -> StoreResult<Vec<OwnRule>> {
    let mut statement = db.prepare_cached(
        "SELECT body FROM record INDEXED BY record_by_sort WHERE ward = ?1 AND kind = 'rule'",
    )?;
    let bodies = statement.query_map([ward.as_str()], |row| row.get::<_, String>(0))?;
    let mut rules = Vec::new();
    for body in bodies {
        let record = serde_json::from_str::<RecordView>(&body?).ok();
        rules.extend(record.and_then(|one| OwnRule::of(&one.id, &plain(&one.fields))));
    }
    Ok(rules)
}

/// Whom to ask: from the ward's settings.
pub fn contact(db: &Connection, ward: &WardCode) -> StoreResult<Option<Contact>> {
    let line = |settings: &Fields, name: &str| {
        settings.text(name).unwrap_or_default().chars().take(MAX_LINE).collect()
    };
    Ok(settings(db, ward)?.map(|settings| Contact {
        name: line(&settings, "contact_name"),
        phone: line(&settings, "contact_phone"),
    }))
}

/// Areas and checkpoints of the ward, as the plan names them.
pub fn places(db: &Connection, ward: &WardCode) -> StoreResult<Vec<Place>> {
    let mut statement = db.prepare_cached("SELECT code FROM place WHERE ward = ?1")?;
    let rows = statement.query_map([ward.as_str()], |row| row.get::<_, String>(0))?;
    rows.map(|code| code?.parse().map_err(|error: BadId| StoreError::Internal(error.to_string())))
        .collect()
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

/// A ward code of the database.
pub fn ward_code(text: &str) -> StoreResult<WardCode> {
    text.parse().map_err(|error: BadId| StoreError::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::super::schema;
    use super::*;

    #[test]
    fn b16_the_settings_are_found_without_walking_the_ward_s_records() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {OLDEST_SETTINGS}")).unwrap();
        let steps = statement.query_map(["00025"], |row| row.get::<_, String>(3)).unwrap();
        let plan = steps.map(Result::unwrap).collect::<Vec<_>>().join("; ");
        assert!(plan.contains("ward=? AND kind=?"), "{plan}");
    }
}
