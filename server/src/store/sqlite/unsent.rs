//! Files with what a phone could not send: whose they are, what came of them, and what they wrote.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{DeviceId, DocumentKey, WardCode};

use super::audit;
use super::documents::document_row;
use super::members;
use super::office_authors::Authors;
use super::office_lists::view;
use super::office_shorten::{LIST, shorten};
use super::push::PushJob;
use super::writer::Work;
use crate::store::office_types::RecordView;
use crate::store::unsent::{HandedInBefore, LoggedChange, UnsentFile, UnsentPhone};
use crate::store::{PushOutcome, StoreResult};

/// A phone of the ward, with access or without.
pub fn phone(db: &Connection, ward: &WardCode, id: DeviceId) -> StoreResult<Option<UnsentPhone>> {
    let names: Option<(String, String)> = db
        .prepare_cached(
            "SELECT d.name, m.full_name FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
             WHERE d.ward = ?1 AND d.id = ?2 AND d.purpose = 'phone'",
        )?
        .query_row(params![ward.as_str(), id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((name, member_name)) = names else { return Ok(None) };
    let device = members::device_by_id(db, ward, id)?;
    Ok(device.map(|device| UnsentPhone { device, name, member_name }))
}

/// Writes down, with a line of the audit log, what came of a file, or of the next part of it.
pub fn record(
    work: &Work<'_>,
    job: &PushJob,
    file: &UnsentFile,
    outcome: &PushOutcome,
) -> StoreResult<()> {
    let taken = outcome.accepted.len() - outcome.known.len();
    let refused = outcome.refused.iter().filter(|one| !one.refusal.is_later()).count();
    work.db
        .prepare_cached(
            "INSERT INTO unsent_file (ward, device, digest, at_ms, login, taken, refused)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET taken = taken + excluded.taken, refused = refused + excluded.refused",
        )?
        .execute(params![
            job.ward.as_str(),
            job.device.0,
            file.digest,
            file.entry.at_ms,
            file.entry.who,
            signed(taken),
            signed(refused),
        ])?;
    let detail = serde_json::json!({ "changes": file.changes, "taken": taken, "refused": refused });
    let mut entry = file.entry.clone();
    entry.detail = detail.to_string();
    audit::append(work, &entry)
}

/// When the same changes were handed in for the first time, if before `now_ms`.
pub fn before(
    db: &Connection,
    (ward, device): (&WardCode, DeviceId),
    digest: &[u8; 32],
    now_ms: i64,
) -> StoreResult<Option<HandedInBefore>> {
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let found = db
        .prepare_cached(
            "SELECT at_ms, login, taken, refused FROM unsent_file
             WHERE ward = ?1 AND device = ?2 AND digest = ?3 AND at_ms < ?4 ORDER BY at_ms LIMIT 1",
        )?
        .query_row(params![ward.as_str(), device.0, digest, now_ms], |row| {
            Ok(HandedInBefore {
                at_ms: row.get(0)?,
                login: row.get(1)?,
                taken: count(row.get(2)?),
                refused: count(row.get(3)?),
            })
        })
        .optional()?;
    Ok(found)
}

/// Those of these changes that the log has.
pub fn logged(
    db: &Connection,
    changes: &[(Arc<DocumentKey>, [u8; 32])],
) -> StoreResult<HashMap<[u8; 32], LoggedChange>> {
    let mut documents: HashMap<&DocumentKey, Option<i64>> = HashMap::new();
    let mut logged = HashMap::new();
    // Of each partition the hashes by feed number.
    let mut numbers: HashMap<i64, BTreeMap<i64, [u8; 32]>> = HashMap::new();
    let mut find = db.prepare_cached(
        "SELECT partition, seq, received_at_ms FROM change WHERE document = ?1 AND hash = ?2",
    )?;
    for (key, hash) in changes {
        let document = match documents.get(key.as_ref()) {
            Some(known) => *known,
            None => {
                let row = document_row(db, key)?.map(|row| row.id);
                documents.insert(key.as_ref(), row);
                row
            }
        };
        let Some(document) = document else { continue };
        let found = find
            .query_row(params![document, hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((partition, seq, received_at_ms)) = found else { continue };
        numbers.entry(partition).or_default().insert(seq, *hash);
        logged.insert(*hash, LoggedChange { received_at_ms, records: Vec::new() });
    }
    for (partition, numbers) in numbers {
        add_records(db, partition, &numbers, &mut logged)?;
    }
    Ok(logged)
}

/// Fills in which records these changes of a partition wrote. The table is kept by record: one walk serves all.
fn add_records(
    db: &Connection,
    partition: i64,
    numbers: &BTreeMap<i64, [u8; 32]>,
    logged: &mut HashMap<[u8; 32], LoggedChange>,
) -> StoreResult<()> {
    let (Some((first, _)), Some((last, _))) = (numbers.first_key_value(), numbers.last_key_value())
    else {
        return Ok(());
    };
    let mut written = db.prepare_cached(
        "SELECT seq, record FROM record_change WHERE partition = ?1 AND seq BETWEEN ?2 AND ?3",
    )?;
    let mut rows = written.query(params![partition, first, last])?;
    while let Some(row) = rows.next()? {
        let hash = numbers.get(&row.get(0)?);
        if let Some(change) = hash.and_then(|hash| logged.get_mut(hash)) {
            change.records.push(row.get(1)?);
        }
    }
    Ok(())
}

/// Records in the order of their ids here, shortened as in a list.
pub fn records(db: &Connection, ward: &WardCode, ids: &[[u8; 16]]) -> StoreResult<Vec<RecordView>> {
    let authors = Authors::of(db, ward)?;
    let mut bodies = db.prepare_cached("SELECT body FROM record WHERE ward = ?1 AND id = ?2")?;
    let mut records = Vec::with_capacity(ids.len());
    for id in ids {
        let body: Option<String> =
            bodies.query_row(params![ward.as_str(), id], |row| row.get(0)).optional()?;
        let Some(body) = body else { continue };
        let mut record = view(&body, &authors)?;
        shorten(&mut record, LIST);
        records.push(record);
    }
    Ok(records)
}

fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
