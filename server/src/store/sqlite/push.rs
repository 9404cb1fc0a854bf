//! The commit path of a phone's changes: gate, log, documents, rows, all in the writer's transaction.
//!
//! A push comes in parts (see [`super::parts`]); parts of several phones are taken in one pass: first the gate checks and the log takes each
//! change, then the touched records are projected from the operations that stand. automerge is asked nothing. The rules
//! that need nothing but the change ran before, on other threads.

use std::collections::HashMap;
use std::sync::Arc;

use automerge::ChangeHash;
use rusqlite::{OptionalExtension, params};
use vungxanh_shared::digest;
use vungxanh_shared::document::{self, commit_time_ms};
use vungxanh_shared::gate::{self, Authority, DocumentIndex, Parsed, Refusal, Touch, Writer};
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId, WardCode};
use vungxanh_shared::roles::{Access, Scope};

use super::cursor::Cursor;
use super::documents::{DocumentRow, Touched, Writing, document_row, record_touched};
use super::quota::{Begins, Quota};
use super::tally::{self, Tallies};
use super::writer::Work;
use super::{members, projection, survey, unsent};
use crate::store::unsent::UnsentFile;
use crate::store::{
    Device, LastSync, PlanCursor, PushOutcome, PushedChange, RefusedAnswer, RefusedChange,
    StoreResult,
};

/// Refused changes of one device that are kept; a phone that offers more is broken or hostile, and
/// keeps them itself.
const MAX_QUARANTINE_ROWS: usize = 5000;
/// Their bytes.
const MAX_QUARANTINE_BYTES: usize = 4 << 20;

/// What one phone pushed, or a part of it.
pub struct PushJob {
    /// Its ward.
    pub ward: WardCode,
    /// The phone.
    pub device: DeviceId,
    /// Its member's id.
    pub member: String,
    /// What it says of itself.
    pub note: LastSync,
    /// In the order of the request.
    pub changes: Vec<PushedChange>,
    /// Refused already.
    pub refused: Vec<RefusedChange>,
    /// Documents of which a change was put off in an earlier part: what follows there would lack it.
    pub put_off: PutOff,
    /// Where a person handed its file in: then it may have lost its access.
    pub handed_in: Option<Arc<UnsentFile>>,
}

/// Documents of which nothing more is taken from this push, with the reason.
pub type PutOff = HashMap<Arc<DocumentKey>, Refusal>;

/// Takes the pushes of several phones; where it fails, nothing of any of them may stand.
pub fn take(work: &mut Work<'_>, jobs: &[&PushJob]) -> StoreResult<Vec<PushOutcome>> {
    let mut made = HashMap::new();
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        outcomes.push(take_one(work, job, &mut made)?);
    }
    finish_documents(work)?;
    Ok(outcomes)
}

/// Records made in this pass, with their document: a record id belongs to one document.
type Made = HashMap<RecordId, Arc<DocumentKey>>;

fn take_one(work: &mut Work<'_>, job: &PushJob, made: &mut Made) -> StoreResult<PushOutcome> {
    let mut outcome = PushOutcome::default();
    // Asked again here: while the body came, access may have been taken away or narrowed (SPEC W4, W8).
    let device = members::device_by_id(work.db, &job.ward, job.device)?;
    let may_write = |device: &Device| !device.revoked || job.handed_in.is_some();
    let Some(scope) = device.filter(may_write).map(|device| device.scope) else {
        outcome.withdrawn = true;
        return Ok(outcome);
    };
    let mut quarantined = Quarantined::of(work, job)?;
    let quota = Quota::of(work.db, (&job.ward, job.device), work.device_bounds, job.note.at_ms)?;
    let mut pass = Pass { made, quota, put_off: job.put_off.clone(), scope };
    for change in &job.changes {
        let hash = change.parsed.hash().0;
        let answer = match quarantined.is_unmergeable(&hash) {
            true => Err(Refusal::ApplyFailed),
            false => take_change(work, job, change, &mut pass)?,
        };
        match answer {
            Err(refusal) if refusal.is_later() => {
                pass.put_off.entry(Arc::clone(&change.document)).or_insert(refusal);
                outcome.refused.push(RefusedAnswer { hash, at: change.at, refusal });
            }
            Ok(taken) => {
                if taken == Taken::Before {
                    outcome.known.push(hash);
                }
                if quarantined.codes.contains_key(&hash) {
                    release(work, job, &hash)?;
                }
                outcome.accepted.push(hash);
            }
            Err(refusal) => {
                let refused = RefusedChange {
                    at: change.at,
                    partition: change.document.partition.to_string(),
                    period: change.document.period.to_string(),
                    refusal,
                    hash,
                    bytes: change.parsed.change.raw_bytes().to_vec(),
                };
                quarantined.keep(work, job, &refused)?;
                outcome.refused.push(RefusedAnswer { hash, at: change.at, refusal });
            }
        }
    }
    for refused in &job.refused {
        if refused.refusal == Refusal::OutOfScope && is_logged(work, job, refused)? {
            outcome.accepted.push(refused.hash);
            outcome.known.push(refused.hash);
            continue;
        }
        quarantined.keep(work, job, refused)?;
        let RefusedChange { hash, at, refusal, .. } = *refused;
        outcome.refused.push(RefusedAnswer { hash, at, refusal });
    }
    if quarantined.left_out > 0 {
        tracing::warn!(device = %job.device, left_out = quarantined.left_out, "quarantine of this device is full");
    }
    pass.quota.store(work.db, (&job.ward, job.device))?;
    match &job.handed_in {
        Some(file) => unsent::record(work, job, file, &outcome)?,
        None => record_sync(work, &job.ward, job.device, &job.note)?,
    }
    Ok(outcome)
}

/// What one phone's changes are held against beside their documents.
struct Pass<'a> {
    made: &'a mut Made,
    quota: Quota,
    put_off: PutOff,
    /// What the phone may write now.
    scope: Scope,
}

/// Whether the log has the change. A document is not loaded for it.
fn is_known(work: &mut Work<'_>, key: &DocumentKey, hash: ChangeHash) -> StoreResult<bool> {
    if work.documents.is_loaded(key) {
        return Ok(work.documents.get(work.db, key)?.index.contains(&hash));
    }
    match document_row(work.db, key)? {
        Some(row) => survey::is_logged(work.db, row.id, &hash.0),
        None => Ok(false),
    }
}

/// Whether an accepted change is new.
#[derive(PartialEq, Eq)]
enum Taken {
    Now,
    Before,
}

fn take_change(
    work: &mut Work<'_>,
    job: &PushJob,
    change: &PushedChange,
    pass: &mut Pass<'_>,
) -> StoreResult<Result<Taken, Refusal>> {
    let key = &change.document;
    if is_known(work, key, change.parsed.hash())? {
        return Ok(Ok(Taken::Before));
    }
    if pass.scope.get(&key.partition) != Some(&Access::Write) {
        return Ok(Err(Refusal::OutOfScope));
    }
    if let Some(refusal) = pass.put_off.get(key) {
        return Ok(Err(*refusal));
    }
    if let Err(refusal) = gate::check_kept(key, work.documents.kept_from(work.db, &key.partition)?)
    {
        return Ok(Err(refusal));
    }
    if let Err(refusal) = gate::check_not_ahead(key, job.note.at_ms) {
        return Ok(Err(refusal));
    }
    let writer =
        Writer { device: job.device, family: key.partition.family, authority: Authority::Member };
    let index = &work.documents.get(work.db, key)?.index;
    let touched = match gate::check(index, &change.parsed, &writer) {
        Ok(touched) => touched,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Asked last: it costs a look into the database for each record that is made.
    if record_is_elsewhere(work, &job.ward, key, &touched, pass.made)? {
        return Ok(Err(Refusal::RecordExists));
    }
    let begins = match work.documents.get(work.db, key)?.row {
        None => Begins::ADocument,
        Some(_) => Begins::Nothing,
    };
    let bytes = change.parsed.change.raw_bytes().len();
    if let Err(refusal) = pass.quota.check(bytes, begins) {
        return Ok(Err(refusal));
    }
    pass.quota.count(bytes, begins);
    work.documents.get_dirty(work.db, key)?.index.insert(&change.parsed);
    for touch in touched.iter().filter(|touch| touch.made) {
        pass.made.insert(touch.record, Arc::clone(key));
    }
    log(work, key, &change.parsed, &touched, &job.member, job.note.at_ms)?;
    Ok(Ok(Taken::Now))
}

/// Whether a record that the change makes has its id from another document of the ward: it would take
/// over the other's row.
fn record_is_elsewhere(
    work: &mut Work<'_>,
    ward: &WardCode,
    key: &DocumentKey,
    touched: &[Touch],
    made: &Made,
) -> StoreResult<bool> {
    for Touch { record, .. } in touched.iter().filter(|touch| touch.made) {
        if made.get(record).is_some_and(|document| document.as_ref() != key) {
            return Ok(true);
        }
        let known: Option<i64> = work
            .db
            .prepare_cached("SELECT document FROM record WHERE ward = ?1 AND id = ?2")?
            .query_row(params![ward.as_str(), record.0], |row| row.get(0))
            .optional()?;
        if let Some(document) = known {
            let own = work.documents.get(work.db, key)?.row.map(|row| row.id);
            if own != Some(document) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Gives an accepted change its feed number and writes it to the log.
pub fn log(
    work: &mut Work<'_>,
    key: &DocumentKey,
    parsed: &Parsed,
    touched: &[Touch],
    member: &str,
    received_at_ms: i64,
) -> StoreResult<()> {
    let partition = work.documents.partition(work.db, &key.partition)?;
    partition.last_seq += 1;
    let (partition, seq) = (partition.id, partition.last_seq);
    let loaded = work.documents.get_dirty(work.db, key)?;
    let row = match &mut loaded.row {
        Some(row) => row,
        none => none.insert(insert_document(work.db, key, partition, seq)?),
    };
    row.last_seq = seq;
    row.changes += 1;
    let document = row.id;
    let time_ms = commit_time_ms(parsed.expanded.time);
    let actor = parsed.change.actor_id();
    let position = loaded.index.position(&parsed.hash());
    let lane = position.map(|position| position.lane);
    let clock = position.map(|position| clock_bytes(position.clock));
    work.db
        .prepare_cached(
            "INSERT INTO change (partition, seq, document, hash, actor, actor_seq, member, time_ms,
                                 received_at_ms, bytes, lane, clock)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            partition,
            seq,
            document,
            parsed.hash().0,
            actor.to_bytes(),
            i64::try_from(parsed.expanded.seq).unwrap_or(i64::MAX),
            member,
            time_ms,
            received_at_ms,
            parsed.change.raw_bytes(),
            lane,
            clock,
        ])?;
    let mut insert_touched = work
        .db
        .prepare_cached("INSERT INTO record_change (partition, record, seq) VALUES (?1, ?2, ?3)")?;
    let mut made = document::made_by(&parsed.expanded);
    let writing = Writing { device: device_of(parsed), at_ms: time_ms };
    for Touch { record, made: is_made } in touched {
        insert_touched.execute(params![partition, record.0, seq])?;
        let (created, fields) = match is_made {
            true => (Some(writing), made.remove(record)),
            false => (None, None),
        };
        let this = Touched { created, updated: writing, received_at_ms, fields };
        record_touched(&mut loaded.touched, *record, this);
    }
    let seq = u64::try_from(seq).unwrap_or(0);
    match work.updates.get_mut(&key.partition) {
        Some(newest) => *newest = seq,
        None => _ = work.updates.insert(key.partition.clone(), seq),
    }
    Ok(())
}

/// A clock as its row has it: unsigned LEB128 numbers, a byte each where they are small.
pub fn clock_bytes(clock: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(clock.len());
    for count in clock {
        let mut left = *count;
        while left >= 0x80 {
            bytes.push((left & 0x7f) as u8 | 0x80);
            left >>= 7;
        }
        bytes.push(left as u8);
    }
    bytes
}

/// The device in whose name a change was written; the gate has seen that it is one.
pub fn device_of(parsed: &Parsed) -> DeviceId {
    vungxanh_shared::ids::SessionActor::from_actor(parsed.change.actor_id())
        .map_or(DeviceId([0; 16]), |actor| actor.device())
}

fn insert_document(
    db: &rusqlite::Connection,
    key: &DocumentKey,
    partition: i64,
    seq: i64,
) -> StoreResult<DocumentRow> {
    let id: i64 = db
        .prepare_cached(
            "UPDATE meta SET value = value + 1 WHERE key = 'last_document' RETURNING value",
        )?
        .query_row([], |row| row.get(0))?;
    db.prepare_cached(
        "INSERT INTO document (id, partition, period, document_id, first_seq, last_seq, changes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)",
    )?
    .execute(params![id, partition, key.period.as_str(), key.id().0, seq])?;
    Ok(DocumentRow { id, last_seq: seq, changes: 0 })
}

/// Projects what was touched and writes the counters, for every touched document.
pub fn finish_documents(work: &mut Work<'_>) -> StoreResult<()> {
    for key in work.documents.dirty_keys() {
        let loaded = work.documents.get(work.db, &key)?;
        let touched = std::mem::take(&mut loaded.touched);
        let Some(row) = loaded.row else { continue };
        if touched.is_empty() {
            continue;
        }
        let mut tallies = Tallies::new();
        for (record, touched) in touched {
            let document = (&row, &loaded.index);
            projection::rewrite(work.db, &key, document, (record, touched), &mut tallies)?;
        }
        tally::store(work.db, key.partition.ward().as_str(), &tallies)?;
        store_counters(work.db, &key, &row, &loaded.index)?;
    }
    Ok(())
}

fn store_counters(
    db: &rusqlite::Connection,
    key: &DocumentKey,
    row: &DocumentRow,
    index: &DocumentIndex,
) -> StoreResult<()> {
    let digest = digest::of_document(key, &index.heads());
    db.prepare_cached(
        "UPDATE document SET last_seq = ?2, changes = ?3, digest = ?4 WHERE id = ?1",
    )?
    .execute(params![row.id, row.last_seq, row.changes, digest])?;
    db.prepare_cached("UPDATE partition SET last_seq = max(last_seq, ?2) WHERE name = ?1")?
        .execute(params![key.partition.to_string(), row.last_seq])?;
    Ok(())
}

/// What the phone said of itself, for the office's list of phones.
pub fn record_sync(
    work: &mut Work<'_>,
    ward: &WardCode,
    device: DeviceId,
    note: &LastSync,
) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "UPDATE device SET last_sync_ms = ?3, app = ?4, clock_skew_ms = ?5 WHERE ward = ?1 AND id = ?2",
        )?
        .execute(params![ward.as_str(), device.0, note.at_ms, note.app, note.clock_skew_ms])?;
    match note.plan {
        Some(plan) => record_plan(work, (ward, device), plan),
        None => Ok(()),
    }
}

/// How much of the plan the phone has (SPEC W28). What was never given is not believed, nor, after a restore, what is of
/// the life before: until it asked from the beginning its numbers may mean other changes.
fn record_plan(
    work: &Work<'_>,
    (ward, device): (&WardCode, DeviceId),
    plan: PlanCursor,
) -> StoreResult<()> {
    let seq = match Cursor::read(plan.cursor) {
        Cursor::At(seq) | Cursor::Restart(seq) => i64::try_from(seq).unwrap_or(i64::MAX),
        // While whole documents are handed over: what it had before it still has.
        Cursor::InProgress { .. } => return Ok(()),
    };
    work.db
        .prepare_cached(
            "UPDATE device SET plan_seq = ?3 WHERE ward = ?1 AND id = ?2 AND plan_seq IS NOT ?3
             AND (?4 OR plan_seq IS NOT -1)
             AND ?3 <= coalesce((SELECT last_seq FROM partition WHERE name = 'plan/' || ?1 || '/' || ?1), 0)",
        )?
        .execute(params![ward.as_str(), device.0, seq, plan.began])?;
    Ok(())
}

/// What quarantine has of one phone.
struct Quarantined {
    codes: HashMap<[u8; 32], String>,
    bytes: usize,
    /// Refused changes of this push for which there was no place.
    left_out: usize,
}

impl Quarantined {
    fn of(work: &Work<'_>, job: &PushJob) -> StoreResult<Self> {
        // Nearly always there is nothing, and nobody need look at each part of a push.
        let mut all = Self { codes: HashMap::new(), bytes: 0, left_out: 0 };
        let any = work
            .db
            .prepare_cached("SELECT 1 FROM quarantine WHERE ward = ?1 AND device = ?2 LIMIT 1")?
            .exists(params![job.ward.as_str(), job.device.0])?;
        if !any {
            return Ok(all);
        }
        let mut statement = work.db.prepare_cached(
            "SELECT hash, code, length(bytes) FROM quarantine WHERE ward = ?1 AND device = ?2",
        )?;
        let mut rows = statement.query(params![job.ward.as_str(), job.device.0])?;
        while let Some(row) = rows.next()? {
            all.codes.insert(row.get(0)?, row.get(1)?);
            all.bytes += usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
        }
        Ok(all)
    }

    /// Whether automerge failed on this change: it was taken out of the log (SPEC G8) and does not come back.
    fn is_unmergeable(&self, hash: &[u8; 32]) -> bool {
        self.codes.get(hash).is_some_and(|code| code == Refusal::ApplyFailed.code())
    }

    /// Writes down a refused change, where there is a place for it and it does not stand there already.
    fn keep(&mut self, work: &Work<'_>, job: &PushJob, refused: &RefusedChange) -> StoreResult<()> {
        let code = refused.refusal.code();
        match self.codes.get(&refused.hash) {
            Some(known) if known == code => return Ok(()),
            Some(_) => {}
            None => {
                let bytes = self.bytes + refused.bytes.len();
                if self.codes.len() >= MAX_QUARANTINE_ROWS || bytes > MAX_QUARANTINE_BYTES {
                    self.left_out += 1;
                    return Ok(());
                }
                self.bytes = bytes;
            }
        }
        self.codes.insert(refused.hash, code.to_owned());
        quarantine(work, job, refused)
    }
}

/// Whether the log has this change of the same phone: then it was taken while the phone could still write
/// there, and only the answer was lost (SPEC G9).
fn is_logged(work: &Work<'_>, job: &PushJob, refused: &RefusedChange) -> StoreResult<bool> {
    let found = work
        .db
        .prepare_cached(
            "SELECT substr(c.actor, 1, 16) = ?4 FROM partition p
             JOIN document d ON d.partition = p.id JOIN change c ON c.document = d.id
             WHERE p.name = ?1 AND d.period = ?2 AND c.hash = ?3",
        )?
        .query_row(params![refused.partition, refused.period, refused.hash, job.device.0], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(found.unwrap_or(false))
}

/// A change that was refused once and is accepted now leaves quarantine: the log has it.
fn release(work: &Work<'_>, job: &PushJob, hash: &[u8; 32]) -> StoreResult<()> {
    work.db
        .prepare_cached("DELETE FROM quarantine WHERE ward = ?1 AND device = ?2 AND hash = ?3")?
        .execute(params![job.ward.as_str(), job.device.0, hash])?;
    Ok(())
}

fn quarantine(work: &Work<'_>, job: &PushJob, refused: &RefusedChange) -> StoreResult<()> {
    work.db
        .prepare_cached(
            "INSERT INTO quarantine (ward, hash, device, member, partition, period, code, message,
                                     received_at_ms, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT DO UPDATE SET code = excluded.code, message = excluded.message",
        )?
        .execute(params![
            job.ward.as_str(),
            refused.hash,
            job.device.0,
            job.member,
            refused.partition,
            refused.period,
            refused.refusal.code(),
            refused.refusal.vi(),
            job.note.at_ms,
            refused.bytes,
        ])?;
    Ok(())
}
