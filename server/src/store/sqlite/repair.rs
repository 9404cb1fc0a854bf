//! Taking out of the log what the gate of today would not have let in and what does harm there: times that no
//! clock can say, predecessors and records that a change does not build on, fields of the server that somebody
//! else wrote (SPEC G15, G16, G18), and every change that builds on such a one. A change on which automerge fails goes
//! the same way by itself ([`take_out`]).
//!
//! What is taken out stands in quarantine with its author and the rule that it broke. The rows are made again, and every
//! phone of the ward fetches the partition again (SPEC W25); own changes that the ward lacks by then it writes again
//! (W14).

use automerge::ChangeHash;
use rusqlite::{Connection, params};
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{DeviceId, DocumentKey, Partition, SessionActor, WardCode};

use super::audit;
use super::documents::document_key;
use super::links;
use super::rebuild::{self, Hurt, Logged, read_log, replay_without};
use super::tally;
use super::writer::Work;
use crate::store::{AuditEntry, RepairedDocument, StoreResult};

/// Repairs every document that needs it, in one transaction; gives what was done.
pub fn run(work: &mut Work<'_>, now_ms: i64) -> StoreResult<Vec<RepairedDocument>> {
    let mut repaired = Vec::new();
    for id in document_ids(work.db)? {
        repaired.extend(repair_document(work, id, None, now_ms)?);
    }
    if !repaired.is_empty() {
        rebuild::rebuild(work.db)?;
        work.documents.clear();
    }
    Ok(repaired)
}

/// Takes out of one document a change that automerge cannot merge, with what builds on it (SPEC G8), and makes the
/// document's rows again. None where it is no longer there.
pub fn take_out(
    work: &mut Work<'_>,
    id: i64,
    unmergeable: ChangeHash,
    now_ms: i64,
) -> StoreResult<Option<RepairedDocument>> {
    let is_there = |work: &Work<'_>| -> StoreResult<bool> {
        let sql = "SELECT 1 FROM document WHERE id = ?1";
        Ok(work.db.prepare_cached(sql)?.exists([id])?)
    };
    // Retention may have deleted the document since.
    if !is_there(work)? {
        return Ok(None);
    }
    tally::uncount_document(work.db, id)?;
    let repaired = repair_document(work, id, Some(unmergeable), now_ms)?;
    if is_there(work)? {
        rebuild::rebuild_document(work.db, id)?;
    }
    work.documents.clear();
    Ok(repaired)
}

fn document_ids(db: &Connection) -> StoreResult<Vec<i64>> {
    let mut statement = db.prepare("SELECT id FROM document ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(ids)
}

fn repair_document(
    work: &mut Work<'_>,
    id: i64,
    unmergeable: Option<ChangeHash>,
    now_ms: i64,
) -> StoreResult<Option<RepairedDocument>> {
    let key = document_key(work.db, id)?;
    // A change that does not have its hash is damage, and no matter of the gate: `check` tells of it.
    let log = read_log(work.db, id, &key, &mut Vec::new())?;
    let hurt = replay_without(work.db, &key, &log, unmergeable)?.hurt;
    if hurt.is_empty() {
        return Ok(None);
    }
    for Hurt { at, refusal } in &hurt {
        let Some(logged) = log.get(*at) else { continue };
        move_to_quarantine(work.db, &key, (logged, *refusal), now_ms)?;
    }
    settle_document(work.db, id, hurt.len())?;
    declare_diverged(work.db, &key)?;
    let taken_out: Vec<Refusal> = hurt.iter().map(|hurt| hurt.refusal).collect();
    record_in_audit(work, &key, &taken_out, now_ms)?;
    Ok(Some(RepairedDocument { document: key, taken_out }))
}

fn move_to_quarantine(
    db: &Connection,
    key: &DocumentKey,
    (logged, refusal): (&Logged, Refusal),
    now_ms: i64,
) -> StoreResult<()> {
    let (actor, hash) = (logged.parsed.change.actor_id(), logged.parsed.hash().0);
    let device = SessionActor::from_actor(actor).map_or([0; 16], |actor| actor.device().0);
    let partition = key.partition.to_string();
    db.prepare_cached(
        "INSERT OR REPLACE INTO quarantine (ward, hash, device, member, partition, period, code, message,
                                            received_at_ms, bytes)
         SELECT p.ward, c.hash, ?3, c.member, p.name, ?4, ?5, ?6, ?7, c.bytes
         FROM partition p JOIN change c ON c.partition = p.id
         WHERE p.name = ?1 AND c.seq = ?2 AND c.hash = ?8",
    )?
    .execute(params![
        partition,
        logged.seq,
        device,
        key.period.as_str(),
        refusal.code(),
        refusal.vi(),
        now_ms,
        hash
    ])?;
    for table in ["record_change", "change"] {
        let sql = format!(
            "DELETE FROM {table} WHERE partition = (SELECT id FROM partition WHERE name = ?1) AND seq = ?2"
        );
        db.prepare_cached(&sql)?.execute(params![partition, logged.seq])?;
    }
    Ok(())
}

/// What a document's row and its partition's say of the log, after so many changes left it. Clocks counted what
/// was taken out; they are filled in again.
fn settle_document(db: &Connection, id: i64, taken_out: usize) -> StoreResult<()> {
    let gone = i64::try_from(taken_out).unwrap_or(i64::MAX);
    db.execute(
        "UPDATE partition SET gone = gone + ?2, repaired_seq = last_seq
         WHERE id = (SELECT partition FROM document WHERE id = ?1)",
        params![id, gone],
    )?;
    db.execute("DELETE FROM snapshot WHERE document = ?1", [id])?;
    links::forget_document(db, id)?;
    db.execute("DELETE FROM record WHERE document = ?1", [id])?;
    db.execute("UPDATE change SET lane = NULL, clock = NULL WHERE document = ?1", [id])?;
    let left = db.execute(
        "UPDATE document SET (first_seq, last_seq, changes) =
             (SELECT min(seq), max(seq), count(*) FROM change WHERE document = ?1), snapshot_changes = 0
         WHERE id = ?1 AND EXISTS (SELECT 1 FROM change WHERE document = ?1)",
        [id],
    )?;
    if left == 0 {
        db.execute("DELETE FROM document WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// Every phone of the ward may hold what was taken out.
fn declare_diverged(db: &Connection, key: &DocumentKey) -> StoreResult<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO repaired (ward, device, partition)
         SELECT ward, id, ?2 FROM device WHERE ward = ?1 AND purpose = 'phone'",
    )?
    .execute(params![key.partition.ward().as_str(), key.partition.to_string()])?;
    Ok(())
}

/// The phone asks for these partitions from the beginning.
pub fn refetched(
    db: &Connection,
    ward: &WardCode,
    device: DeviceId,
    partitions: &[Partition],
) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "DELETE FROM repaired WHERE ward = ?1 AND device = ?2 AND partition = ?3",
    )?;
    for partition in partitions {
        statement.execute(params![ward.as_str(), device.0, partition.to_string()])?;
    }
    Ok(())
}

fn record_in_audit(
    work: &mut Work<'_>,
    key: &DocumentKey,
    taken_out: &[Refusal],
    now_ms: i64,
) -> StoreResult<()> {
    let codes: Vec<&str> = taken_out.iter().map(|refusal| refusal.code()).collect();
    audit::append(
        work,
        &AuditEntry {
            ward: key.partition.ward(),
            at_ms: now_ms,
            who: "server".to_owned(),
            action: "document_repaired".to_owned(),
            subject: key.to_string(),
            detail: serde_json::json!({ "taken_out": codes.len(), "first": codes.first() })
                .to_string(),
        },
    )
}
