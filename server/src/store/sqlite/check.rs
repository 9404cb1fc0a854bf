//! Whether the database still agrees with itself: every hash of the log computed again, every document
//! built again from it, its snapshot and its rows compared, the counts added up, the audit followed.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Automerge, Change, ChangeHash};
use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::digest;
use vungxanh_shared::document::{self, record_ids};
use vungxanh_shared::gate;
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId};

use super::documents::{Writing, document_key, load_saved};
use super::projection::{Life, Row, row_of};
use super::push::{clock_bytes, device_of};
use super::rebuild::{Hurt, Logged, Replayed, read_log, replay};
use super::tally::{Tallies, TallyKey};
use super::{audit, check_texts, links, reports};
use crate::store::{CheckReport, StoreError, StoreResult};

/// Runs every check in one read transaction.
pub fn run(db: &Connection) -> StoreResult<CheckReport> {
    run_telling(db, &mut |_, _| ())
}

/// The same, telling how many documents it has looked at, of how many.
pub fn run_telling(db: &Connection, tell: &mut dyn FnMut(u64, u64)) -> StoreResult<CheckReport> {
    let mut report = CheckReport::default();
    let mut tallies: BTreeMap<String, Tallies> = BTreeMap::new();
    let ids: Vec<i64> = {
        let mut statement = db.prepare("SELECT id FROM document ORDER BY id")?;
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    check_file(db, &mut report)?;
    check_texts::run(db, &mut report.differences)?;
    if !report.differences.is_empty() {
        // What cannot be read cannot be compared with anything.
        return Ok(report);
    }
    check_feeds(db, &mut report)?;
    for (id, done) in ids.iter().zip(1..) {
        match check_document(db, *id, &mut report, &mut tallies) {
            Err(StoreError::Internal(reason)) => {
                report.differences.push(format!("document {id} cannot be checked: {reason}"));
            }
            checked => checked?,
        }
        tell(done, ids.len() as u64);
    }
    check_tallies(db, &tallies, &mut report)?;
    let orphans = links::orphans(db)?;
    if orphans > 0 {
        report.differences.push(format!("{orphans} links are of records that are not there"));
    }
    reports::check(db, &mut report.differences)?;
    report.audit_lines = audit::verify(db, &mut report.differences)?;
    report.audit_ends = audit::ends(db)?;
    let quarantined: i64 = db.query_row("SELECT count(*) FROM quarantine", [], |row| row.get(0))?;
    report.quarantined = u64::try_from(quarantined).unwrap_or(0);
    Ok(report)
}

fn check_file(db: &Connection, report: &mut CheckReport) -> StoreResult<()> {
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        report.differences.push(format!("the database file: {verdict}"));
    }
    Ok(())
}

/// Feed numbers run from 1 to the partition's last; only deletions leave gaps, and they are counted.
fn check_feeds(db: &Connection, report: &mut CheckReport) -> StoreResult<()> {
    let mut statement = db.prepare(
        "SELECT p.name, p.last_seq, count(c.seq) + p.gone,
                max(coalesce(max(c.seq), 0), p.kept_seq, p.repaired_seq)
         FROM partition p
         LEFT JOIN change c ON c.partition = p.id GROUP BY p.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, last, count, max): (String, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if last != count || last != max {
            report.differences.push(format!(
                "{name}: feed ends at {last}, the log has or had {count} up to {max}"
            ));
        }
    }
    Ok(())
}

fn check_document(
    db: &Connection,
    id: i64,
    report: &mut CheckReport,
    tallies: &mut BTreeMap<String, Tallies>,
) -> StoreResult<()> {
    let key = document_key(db, id)?;
    let log = read_log(db, id, &key, &mut report.differences)?;
    report.documents += 1;
    report.changes += log.len() as u64;
    let replayed = replay(db, &key, &log)?;
    if !replayed.hurt.is_empty() {
        tell_hurt(&key, &log, &replayed.hurt, report);
        return Ok(());
    }
    check_clocks(db, id, &key, (&replayed, &log), report)?;
    let mut automerge = Automerge::new();
    let changes: Vec<Change> = log.iter().map(|logged| logged.parsed.change.clone()).collect();
    if !changes.is_empty() && gate::apply(&mut automerge, changes).is_err() {
        report.differences.push(format!("{key}: the log cannot be applied"));
        return Ok(());
    }
    check_digest(db, id, &key, &automerge, report)?;
    check_row_of_document(db, id, &key, &log, report)?;
    check_snapshot(db, id, &key, &log, report)?;
    check_records(
        db,
        id,
        &key,
        (&automerge, &replayed),
        (report, tallies.entry(key.partition.ward().to_string()).or_default()),
    )
}

/// Names each change that does harm; what stands in such a document is not compared with anything.
fn tell_hurt(key: &DocumentKey, log: &[Logged], hurt: &[Hurt], report: &mut CheckReport) {
    report.hurt += hurt.len() as u64;
    for Hurt { at, refusal } in hurt {
        let Some(logged) = log.get(*at) else { continue };
        let (rule, code, device) = (refusal.rule(), refusal.code(), device_of(&logged.parsed));
        report.differences.push(format!(
            "{key}: change {} of device {device} does harm: {code} (SPEC {rule}); `vungxanh repair` takes it out",
            logged.seq
        ));
    }
}

/// Each change's clock, where its row has one.
fn check_clocks(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    (replayed, log): (&Replayed, &[Logged]),
    report: &mut CheckReport,
) -> StoreResult<()> {
    let mut statement = db.prepare_cached(
        "SELECT seq, lane, clock FROM change WHERE document = ?1 AND clock IS NOT NULL ORDER BY seq",
    )?;
    let mut rows = statement.query([id])?;
    let mut log = log.iter();
    while let Some(row) = rows.next()? {
        let (seq, lane, clock): (i64, u32, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let logged = log.find(|logged| logged.seq == seq);
        let position = logged.and_then(|logged| replayed.index.position(&logged.parsed.hash()));
        if position.is_none_or(|at| at.lane != lane || clock_bytes(at.clock) != clock) {
            report
                .differences
                .push(format!("{key}: the clock of change {seq} is not what its log says"));
        }
    }
    Ok(())
}

fn check_row_of_document(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    log: &[Logged],
    report: &mut CheckReport,
) -> StoreResult<()> {
    let (document_id, first, last, changes): ([u8; 16], i64, i64, i64) = db
        .prepare_cached(
            "SELECT document_id, first_seq, last_seq, changes FROM document WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let seen = (log.first().map_or(0, |l| l.seq), log.last().map_or(0, |l| l.seq));
    if document_id != key.id().0 || (first, last) != seen || changes != log.len() as i64 {
        report.differences.push(format!("{key}: the document's row does not say what the log has"));
    }
    Ok(())
}

/// What replicas are compared by.
fn check_digest(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    automerge: &Automerge,
    report: &mut CheckReport,
) -> StoreResult<()> {
    let stored: Option<Vec<u8>> = db
        .prepare_cached("SELECT digest FROM document WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    if stored.is_some_and(|stored| stored != digest::of_document(key, &automerge.get_heads())) {
        report.differences.push(format!("{key}: the digest is not that of its heads"));
    }
    Ok(())
}

fn check_snapshot(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    log: &[Logged],
    report: &mut CheckReport,
) -> StoreResult<()> {
    let snapshot: Option<(i64, Vec<u8>, Vec<u8>)> = db
        .prepare_cached("SELECT at_seq, heads, bytes FROM snapshot WHERE document = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((at_seq, heads, bytes)) = snapshot else { return Ok(()) };
    report.snapshots += 1;
    let mut rebuilt = Automerge::new();
    let until =
        log.iter().filter(|logged| logged.seq <= at_seq).map(|l| l.parsed.change.clone()).collect();
    let rebuilds = gate::apply(&mut rebuilt, until).is_ok();
    let flat = |heads: Vec<ChangeHash>| heads.iter().flat_map(|hash| hash.0).collect::<Vec<u8>>();
    let loaded = load_saved(&bytes).map(|saved| flat(saved.get_heads()));
    if !rebuilds || loaded.as_ref() != Some(&heads) || flat(rebuilt.get_heads()) != heads {
        report.differences.push(format!("{key}: the snapshot is not the log up to {at_seq}"));
    }
    Ok(())
}

fn check_records(
    db: &Connection,
    id: i64,
    key: &DocumentKey,
    (automerge, replayed): (&Automerge, &Replayed),
    (report, tallies): (&mut CheckReport, &mut Tallies),
) -> StoreResult<()> {
    let lives = &replayed.lives;
    let ward = key.partition.ward();
    for record in record_ids(automerge) {
        report.records += 1;
        let Some(life) = lives.get(&record) else { continue };
        let Some(state) = document::read(automerge, record) else { continue };
        let rebuilt = row_of(key, record, &state, *life)?;
        if let Some(tally) = rebuilt.tally() {
            *tallies.entry(tally).or_default() += 1;
        }
        if !links::agree(db, ward.as_str(), record, &rebuilt)? {
            report.differences.push(format!(
                "{key}: the links of record {record} are not what its document says"
            ));
        }
        let rebuilt = Row { links: BTreeSet::new(), ..rebuilt };
        if stored_row(db, ward.as_str(), record, id)? != Some(rebuilt) {
            report
                .differences
                .push(format!("{key}: the row of record {record} is not what its document says"));
        }
    }
    let rows: i64 = db
        .prepare_cached("SELECT count(*) FROM record WHERE document = ?1")?
        .query_row([id], |row| row.get(0))?;
    if rows != lives.len() as i64 {
        report.differences.push(format!("{key}: {rows} rows for {} records", lives.len()));
    }
    Ok(())
}

/// The row as it stands; its links are compared where they stand.
fn stored_row(
    db: &Connection,
    ward: &str,
    record: RecordId,
    document: i64,
) -> StoreResult<Option<Row>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, place, day, hour, search, sort, body, conflicts, problems, removed, value,
                created_at_ms, created_by, updated_at_ms, updated_by, received_at_ms, due_at_ms, finding
         FROM record WHERE ward = ?1 AND id = ?2 AND document = ?3",
    )?;
    let found = statement.query_row(params![ward, record.0, document], |row| {
        let count = |at: usize| -> rusqlite::Result<usize> {
            Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(usize::MAX))
        };
        let writing = |at: usize| -> rusqlite::Result<Writing> {
            Ok(Writing { at_ms: row.get(at)?, device: DeviceId(row.get(at + 1)?) })
        };
        Ok(Row {
            kind: row.get(0)?,
            place: row.get(1)?,
            day: row.get(2)?,
            hour: row.get(3)?,
            search: row.get(4)?,
            sort: row.get(5)?,
            body: row.get(6)?,
            conflicts: count(7)?,
            problems: count(8)?,
            removed: row.get(9)?,
            value: row.get(10)?,
            links: BTreeSet::new(),
            due_at_ms: row.get(16)?,
            finding: row.get(17)?,
            life: Life {
                created: writing(11)?,
                updated: writing(13)?,
                received_at_ms: row.get(15)?,
            },
        })
    });
    Ok(found.optional()?)
}

fn check_tallies(
    db: &Connection,
    rebuilt: &BTreeMap<String, Tallies>,
    report: &mut CheckReport,
) -> StoreResult<()> {
    let mut statement = db.prepare(
        "SELECT ward, kind, day, place, hour, value, n - records_deleted FROM tally WHERE n <> records_deleted",
    )?;
    let mut rows = statement.query([])?;
    let mut stored: BTreeMap<String, Tallies> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let key = TallyKey {
            kind: row.get(1)?,
            day: row.get(2)?,
            place: row.get(3)?,
            hour: row.get(4)?,
            value: row.get(5)?,
        };
        stored.entry(row.get(0)?).or_default().insert(key, row.get(6)?);
    }
    let rebuilt: BTreeMap<String, Tallies> = rebuilt
        .iter()
        .filter(|(_, tallies)| !tallies.is_empty())
        .map(|(w, t)| (w.clone(), t.clone()))
        .collect();
    if stored != rebuilt {
        report.differences.push("the counts of the overview do not add up".to_owned());
    }
    Ok(())
}
