//! Phones and office devices: whose they are, what they may hold, and that they may no longer.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use vungxanh_shared::ids::{DeviceId, WardCode};
use vungxanh_shared::roles;
use vungxanh_shared::scalar::{Fields, Scalar};

use super::super::writer::Work;
use super::{grants, places, ward_code, write_member};
use crate::random;
use crate::store::{Device, DeviceInfo, StoreResult};

/// The device of a token, with what it may hold and write now.
pub fn device_by_token(db: &Connection, token_hash: &[u8; 32]) -> StoreResult<Option<Device>> {
    device(db, "d.token_hash = ?1", params![token_hash])
}

/// A device of the ward, with what it may hold and write now.
pub fn device_by_id(db: &Connection, ward: &WardCode, id: DeviceId) -> StoreResult<Option<Device>> {
    device(db, "d.ward = ?1 AND d.id = ?2", params![ward.as_str(), id.0])
}

fn device(
    db: &Connection,
    condition: &'static str,
    values: &[&dyn ToSql],
) -> StoreResult<Option<Device>> {
    let sql = format!(
        "SELECT d.ward, d.id, d.member, d.revoked_at_ms IS NOT NULL OR m.disabled_at_ms IS NOT NULL
         FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member WHERE {condition}"
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row(values, |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((ward, id, member, revoked)) = found else { return Ok(None) };
    let ward = ward_code(&ward)?;
    let grants = grants(db, &ward, &member)?;
    let scope = roles::scope(&ward, &grants, &places(db, &ward)?);
    Ok(Some(Device { id: DeviceId(id), ward, member, revoked, scope }))
}

/// The devices by which the server writes in the ward: its own, and those of accounts of the office.
pub fn desk_devices(db: &Connection, ward: &WardCode) -> StoreResult<BTreeSet<DeviceId>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM device WHERE ward = ?1 AND purpose <> 'phone'")?;
    let ids = statement.query_map([ward.as_str()], |row| row.get(0).map(DeviceId))?;
    Ok(ids.collect::<Result<_, _>>()?)
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
