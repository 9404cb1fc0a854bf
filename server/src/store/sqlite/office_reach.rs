//! Which phones have a notice (SPEC W28): those that have the plan up to the feed number of what was written into it last.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};
use vungxanh_shared::ids::{DeviceId, RecordId, WardCode};
use vungxanh_shared::kinds::notice;
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::Fields;

use super::body::text_at;
use super::{members, office_record};
use crate::store::StoreResult;
use crate::store::office_types::{MissingPhone, NoticeReach};

/// Phones that are named.
const NAMED: usize = 200;

/// Whom the notice is for and who has it; none where the ward has no such notice.
pub fn of(
    db: &Connection,
    ward: &WardCode,
    id: RecordId,
    now_ms: i64,
) -> StoreResult<Option<NoticeReach>> {
    let record = office_record::record(db, ward, id)?;
    let Some(record) = record.filter(|record| record.kind == notice::KIND.name) else {
        return Ok(None);
    };
    let fields: Fields = record.fields.into_iter().map(|(key, value)| (key, value.0)).collect();
    let written_seq = written_seq(db, &record.partition, id)?;
    let mut grants_of: HashMap<String, Vec<Grant>> = HashMap::new();
    let mut reach =
        NoticeReach { phones: 0, reached: 0, missing: Vec::new(), more: 0, server_time_ms: now_ms };
    for (phone, plan_seq) in phones(db, ward)? {
        if !grants_of.contains_key(&phone.member) {
            grants_of.insert(phone.member.clone(), members::grants(db, ward, &phone.member)?);
        }
        let grants = grants_of.get(&phone.member).map_or(&[][..], Vec::as_slice);
        if !notice::is_for(&fields, grants) {
            continue;
        }
        reach.phones += 1;
        if plan_seq.is_some_and(|seq| seq >= written_seq) {
            reach.reached += 1;
        } else if reach.missing.len() < NAMED {
            reach.missing.push(phone);
        } else {
            reach.more += 1;
        }
    }
    Ok(Some(reach))
}

/// The feed number of what was written last into the record.
fn written_seq(db: &Connection, partition: &str, id: RecordId) -> StoreResult<i64> {
    let seq = db
        .prepare_cached(
            "SELECT coalesce(max(written.seq), 0) FROM record_change AS written
             JOIN partition ON partition.id = written.partition
             WHERE partition.name = ?1 AND written.record = ?2",
        )?
        .query_row(params![partition, id.0], |row| row.get(0))?;
    Ok(seq)
}

/// Phones with access of members on duty, the longest silent first, with how much of the plan each has.
fn phones(db: &Connection, ward: &WardCode) -> StoreResult<Vec<(MissingPhone, Option<i64>)>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.name, d.member, m.full_name, json_extract(r.body, '$.fields.phone'),
                d.last_sync_ms, d.plan_seq
         FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
         LEFT JOIN record r ON r.ward = d.ward AND r.id = unhex(d.member)
         WHERE d.ward = ?1 AND d.purpose = 'phone' AND d.revoked_at_ms IS NULL
             AND m.disabled_at_ms IS NULL
         ORDER BY coalesce(d.last_sync_ms, 0), d.id",
    )?;
    let rows = statement.query_map([ward.as_str()], phone)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn phone(row: &Row<'_>) -> rusqlite::Result<(MissingPhone, Option<i64>)> {
    let phone = MissingPhone {
        id: DeviceId(row.get(0)?).to_string(),
        name: row.get(1)?,
        member: row.get(2)?,
        member_name: row.get(3)?,
        member_phone: text_at(row, 4)?.unwrap_or_default(),
        last_sync_ms: row.get(5)?,
    };
    Ok((phone, row.get(6)?))
}
