//! Phones whose copy differs from the ward's (SPEC W11): each is noted once a day and partition, however
//! often it says so, also where the server was started in between.

use rusqlite::{Connection, params};
use vungxanh_shared::ids::Partition;
use vungxanh_shared::time::LocalDate;

use super::audit;
use super::writer::Work;
use crate::store::{AuditEntry, Divergence, StoreResult};

/// Those of the partitions that were not noted on that day.
pub fn unrecorded(
    db: &Connection,
    note: &Divergence,
    diverged: Vec<Partition>,
) -> StoreResult<Vec<Partition>> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM divergence WHERE ward = ?1 AND device = ?2 AND partition = ?3 AND day = ?4",
    )?;
    let day = LocalDate::at_ms(note.now_ms).to_string();
    let (ward, device) = (note.ward.as_str(), note.device.0);
    let mut unrecorded = Vec::new();
    for partition in diverged {
        if !statement.exists(params![ward, device, partition.to_string(), day])? {
            unrecorded.push(partition);
        }
    }
    Ok(unrecorded)
}

/// Notes them in the audit log; gives those that were not noted yet.
pub fn record(
    work: &mut Work<'_>,
    note: &Divergence,
    diverged: Vec<Partition>,
) -> StoreResult<Vec<Partition>> {
    let unrecorded = unrecorded(work.db, note, diverged)?;
    let day = LocalDate::at_ms(note.now_ms).to_string();
    for partition in &unrecorded {
        work.db
            .prepare_cached(
                "INSERT INTO divergence (ward, device, partition, day) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET day = excluded.day",
            )?
            .execute(params![note.ward.as_str(), note.device.0, partition.to_string(), day])?;
        let entry = AuditEntry {
            ward: note.ward.clone(),
            at_ms: note.now_ms,
            who: note.member.clone(),
            action: "phone_diverged".to_owned(),
            subject: note.device.to_string(),
            detail: serde_json::json!({ "partition": partition.to_string() }).to_string(),
        };
        audit::append(work, &entry)?;
    }
    Ok(unrecorded)
}
