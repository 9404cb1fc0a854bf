//! What the server writes by itself ([`crate::follow_up`]): rows are read and changes made in one transaction, each with
//! its line of the audit log.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use vungxanh_shared::ids::{BadId, DeviceId, Place, RecordId, WardCode};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::time::LocalDate;

use super::audit;
use super::author;
use super::members::server_author;
use super::office_lists::plain;
use super::writer::Work;
use crate::follow_up::hand_over::{self, Known, Pass};
use crate::follow_up::stops::{self, Row};
use crate::follow_up::taken_off;
use crate::random;
use crate::store::office_types::RecordView;
use crate::store::{AuditEntry, Author, EditError, PassMark, RecordEdit, StoreError, StoreResult};

/// Passes that one transaction looks at: each may ask for the movements of three days in an area.
const PASSES_AT_ONCE: i64 = 50;
/// Movements of an area and three days that an arrival is compared with.
const MOST_MOVEMENTS: i64 = 2_000;
/// Suspected cases, or arrivals that wait for their team, of one transaction.
const MOST_AT_ONCE: i64 = 200;
/// The longest that somebody may be on the list, and a day more.
const WATCH_DAYS: i64 = 15;

/// Hands on who stays, of the passes that came after `mark`; gives the mark to go on from, none where there are no more.
pub fn hand_over(
    work: &mut Work<'_>,
    ward: &WardCode,
    mark: PassMark,
    now_ms: i64,
) -> StoreResult<Option<PassMark>> {
    let author = server_author(work.db, ward)?;
    let passes = passes_after(work.db, ward, mark)?;
    let last = passes.last().map(|(mark, _)| *mark);
    for (_, pass) in passes {
        hand_on(work, &author, &pass, now_ms)?;
    }
    Ok(last)
}

fn passes_after(
    db: &Connection,
    ward: &WardCode,
    after: PassMark,
) -> StoreResult<Vec<(PassMark, Pass)>> {
    let mut statement = db.prepare_cached(
        "SELECT received_at_ms, id, place, body, removed FROM record INDEXED BY record_pass_with_area
         WHERE ward = ?1 AND kind = 'pass' AND instr(body, '/dest_area\"') > 0
           AND (received_at_ms, id) > (?2, ?3)
         ORDER BY received_at_ms, id LIMIT ?4",
    )?;
    let from = params![ward.as_str(), after.received_at_ms, after.id.0, PASSES_AT_ONCE];
    let rows = statement.query_map(from, |row| {
        let (received_at_ms, id) = (row.get(0)?, RecordId(row.get(1)?));
        let (place, body, removed): (String, String, bool) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        Ok((PassMark { received_at_ms, id }, place, body, removed))
    })?;
    let mut passes = Vec::new();
    for row in rows {
        let (mark, place, body, removed) = row?;
        let checkpoint = place_of(&place)?;
        let fields = if removed { Fields::new() } else { fields_of(&body) };
        passes.push((mark, Pass { id: mark.id, checkpoint, fields }));
    }
    Ok(passes)
}

fn hand_on(work: &mut Work<'_>, author: &Author, pass: &Pass, now_ms: i64) -> StoreResult<()> {
    let name = checkpoint_name(work.db, &author.ward, &pass.checkpoint)?;
    let wanted = hand_over::arrivals(pass, &author.ward, name.as_deref());
    let made = movements_of(work.db, author, pass.id)?;
    for gone in made.iter().filter(|one| one.untouched && !one.removed) {
        if !wanted.iter().any(|arrival| arrival.id == gone.id) {
            let fields = taken_off(now_ms, hand_over::CORRECTED);
            write(
                work,
                author,
                ("movement", gone.id),
                (&pass.checkpoint, fields),
                "arrival_taken_back",
                now_ms,
            )?;
        }
    }
    let mut nearby = Nearby::new();
    for mut arrival in wanted {
        if !is_open(work.db, &author.ward, &arrival.area)? {
            // No team fetches it there: the office finds it among what no area is known of.
            arrival.area = Place::area_not_known(&author.ward);
        }
        let known = made.iter().find(|one| one.id == arrival.id);
        let fields = match known {
            Some(known) if known.removed && known.untouched => {
                let null = |name: &str| (name.to_owned(), Scalar::Null);
                [null("removed/at"), null("removed/reason")].into()
            }
            Some(_) => continue,
            None => arrival.fields,
        };
        let near = (&arrival.area, pass.fields.int("at"));
        let others = movements_near(work.db, author, near, &mut nearby)?;
        if !hand_over::is_recorded(&fields, others) {
            write(
                work,
                author,
                ("movement", arrival.id),
                (&arrival.area, fields),
                "handed_over",
                now_ms,
            )?;
        }
    }
    Ok(())
}

/// Takes the server's own arrivals off the lists whose arrival a person recorded since.
pub fn settle_hand_overs(work: &mut Work<'_>, ward: &WardCode, now_ms: i64) -> StoreResult<()> {
    let author = server_author(work.db, ward)?;
    let mut nearby = Nearby::new();
    for (arrival, area) in open_hand_overs(work.db, &author)? {
        let at_ms = arrival.fields.int("arrive_actual");
        let others = movements_near(work.db, &author, (&area, at_ms), &mut nearby)?;
        if hand_over::is_recorded(&arrival.fields, others) {
            let fields = taken_off(now_ms, hand_over::RECORDED);
            write(
                work,
                &author,
                ("movement", arrival.id),
                (&area, fields),
                "arrival_recorded",
                now_ms,
            )?;
        }
    }
    Ok(())
}

fn open_hand_overs(db: &Connection, author: &Author) -> StoreResult<Vec<(Known, Place)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, body, created_by, updated_by, removed, place FROM record INDEXED BY record_handed_over
         WHERE ward = ?1 AND kind = 'movement' AND removed = 0
           AND json_extract(body, '$.fields.pass') IS NOT NULL
           AND updated_by = ?2 AND due_at_ms IS NOT NULL
         ORDER BY id DESC LIMIT ?3",
    )?;
    let rows = statement
        .query_map(params![author.ward.as_str(), author.device.0, MOST_AT_ONCE], |row| {
            Ok((known(row, author.device)?, row.get::<_, String>(5)?))
        })?;
    rows.map(|row| {
        row.map_err(StoreError::from).and_then(|(known, place)| Ok((known, place_of(&place)?)))
    })
    .collect()
}

/// Movements that came from the pass.
fn movements_of(db: &Connection, author: &Author, pass: RecordId) -> StoreResult<Vec<Known>> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.body, r.created_by, r.updated_by, r.removed FROM record_link AS l
         JOIN record AS r ON r.ward = l.ward AND r.id = l.record
         WHERE l.ward = ?1 AND l.target = ?2 AND l.field = 'pass' AND r.kind = 'movement'",
    )?;
    let rows = statement
        .query_map(params![author.ward.as_str(), pass.0], |row| known(row, author.device))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What was read of an area around a day: a coach full of people who stay asks the same for each.
type Nearby = BTreeMap<(Place, LocalDate), Vec<Known>>;

/// Movements of the area on the day of `at_ms`, the day before and the day after, read once for all who ask.
fn movements_near<'a>(
    db: &Connection,
    author: &Author,
    (area, at_ms): (&Place, Option<i64>),
    nearby: &'a mut Nearby,
) -> StoreResult<&'a [Known]> {
    let Some(day) = at_ms.map(LocalDate::at_ms) else { return Ok(&[]) };
    Ok(match nearby.entry((area.clone(), day)) {
        Entry::Occupied(read) => read.into_mut(),
        Entry::Vacant(free) => free.insert(read_near(db, author, area, day)?),
    })
}

fn read_near(
    db: &Connection,
    author: &Author,
    area: &Place,
    day: LocalDate,
) -> StoreResult<Vec<Known>> {
    let mut statement = db.prepare_cached(
        "SELECT id, body, created_by, updated_by, removed FROM record INDEXED BY record_by_day
         WHERE ward = ?1 AND kind = 'movement' AND day BETWEEN ?2 AND ?3 AND place = ?4 AND removed = 0
         LIMIT ?5",
    )?;
    let (from, to) = (day.plus_days(-1).to_string(), day.plus_days(1).to_string());
    let near = params![author.ward.as_str(), from, to, area.as_str(), MOST_MOVEMENTS];
    let rows = statement.query_map(near, |row| known(row, author.device))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn known(row: &SqlRow<'_>, server: DeviceId) -> rusqlite::Result<Known> {
    let (created_by, updated_by): ([u8; 16], [u8; 16]) = (row.get(2)?, row.get(3)?);
    let body: String = row.get(1)?;
    Ok(Known {
        id: RecordId(row.get(0)?),
        fields: fields_of(&body),
        untouched: created_by == server.0 && updated_by == server.0,
        removed: row.get(4)?,
    })
}

/// Whether the plan has the area, and it is not closed.
fn is_open(db: &Connection, ward: &WardCode, area: &Place) -> StoreResult<bool> {
    let is_open = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM record INDEXED BY record_by_sort
             WHERE ward = ?1 AND kind = 'area' AND removed = 0 AND json_extract(body, '$.fields.code') = ?2)",
        )?
        .query_row(params![ward.as_str(), area.as_str()], |row| row.get(0))?;
    Ok(is_open)
}

fn checkpoint_name(db: &Connection, ward: &WardCode, place: &Place) -> StoreResult<Option<String>> {
    let body: Option<String> = db
        .prepare_cached(
            "SELECT body FROM record INDEXED BY record_by_sort
             WHERE ward = ?1 AND kind = 'checkpoint' AND json_extract(body, '$.fields.code') = ?2 LIMIT 1",
        )?
        .query_row(params![ward.as_str(), place.as_str()], |row| row.get(0))
        .optional()?;
    Ok(body.and_then(|body| fields_of(&body).text("name").map(str::to_owned)))
}

/// Marks suspected cases that the health station did not take up in the minutes that the ward gives it.
pub fn escalate(work: &mut Work<'_>, ward: &WardCode, now_ms: i64) -> StoreResult<()> {
    let author = server_author(work.db, ward)?;
    let late = late_suspects(work.db, ward, now_ms)?;
    for (id, place) in late {
        let fields: Fields = [("escalated_at".to_owned(), Scalar::Int(now_ms))].into();
        write(work, &author, ("suspect", id), (&place_of(&place)?, fields), "escalated", now_ms)?;
    }
    Ok(())
}

fn late_suspects(
    db: &Connection,
    ward: &WardCode,
    now_ms: i64,
) -> StoreResult<Vec<(RecordId, String)>> {
    // Where the ward gave no minutes a case is due when it is found: nothing is late by a rule then.
    let mut statement = db.prepare_cached(
        "SELECT id, place FROM record INDEXED BY record_due
         WHERE ward = ?1 AND kind = 'suspect' AND due_at_ms <= ?2 AND removed = 0
           AND json_extract(body, '$.fields.escalated_at') IS NULL
           AND json_extract(body, '$.fields.at') < due_at_ms
         LIMIT ?3",
    )?;
    let rows = statement.query_map(params![ward.as_str(), now_ms, MOST_AT_ONCE], |row| {
        Ok((RecordId(row.get(0)?), row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Brings the alerts of today and tomorrow to what the list of who is to be stopped says.
pub fn write_alerts(work: &mut Work<'_>, ward: &WardCode, now_ms: i64) -> StoreResult<()> {
    let author = server_author(work.db, ward)?;
    let today = LocalDate::at_ms(now_ms);
    let watches =
        rows_of(work.db, ward, "watch", (today.plus_days(-WATCH_DAYS), today.plus_days(1)))?;
    for day in [today, today.plus_days(1)] {
        let alerts = rows_of(work.db, ward, "alert", (day, day))?;
        let salt = || {
            random::bytes::<16>().map(|bytes| bytes.iter().map(|b| format!("{b:02x}")).collect())
        };
        let writes = stops::plan((&watches, &alerts), day, now_ms, salt)?;
        if writes.is_empty() {
            continue;
        }
        let place = Place::ward(ward);
        let edits: Vec<_> = writes
            .into_iter()
            .map(|alert| RecordEdit::of("alert", place.clone(), Some(alert.id), alert.fields))
            .collect();
        let written = author::write(work, &author, &edits, now_ms)?;
        match written {
            Ok(_) => note(work, &author, ("alerts_written", &day.to_string()), now_ms)?,
            Err(error) => {
                tracing::warn!(%ward, ?error, "the day's alerts were not written; tried again later")
            }
        }
    }
    Ok(())
}

fn rows_of(
    db: &Connection,
    ward: &WardCode,
    kind: &str,
    (from, to): (LocalDate, LocalDate),
) -> StoreResult<Vec<Row>> {
    let mut statement = db.prepare_cached(
        "SELECT id, body FROM record INDEXED BY record_by_day
         WHERE ward = ?1 AND kind = ?2 AND day BETWEEN ?3 AND ?4 AND removed = 0",
    )?;
    let rows = statement.query_map(
        params![ward.as_str(), kind, from.to_string(), to.to_string()],
        |row| {
            let body: String = row.get(1)?;
            Ok(Row { id: RecordId(row.get(0)?), fields: fields_of(&body) })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes one record, with its line; what the kind's checks or a deleted period refuse is told and left.
fn write(
    work: &mut Work<'_>,
    author: &Author,
    (kind, id): (&str, RecordId),
    (place, fields): (&Place, Fields),
    action: &str,
    now_ms: i64,
) -> StoreResult<()> {
    let edit = RecordEdit::of(kind, place.clone(), Some(id), fields);
    match author::write(work, author, &[edit], now_ms)? {
        Ok(_) => note(work, author, (action, &id.to_string()), now_ms),
        Err(EditError::Invalid(problems)) => {
            let codes: Vec<_> = problems.iter().flatten().map(|problem| problem.code).collect();
            tracing::warn!(record = %id, action, ?codes, "what follows from a record cannot be written");
            Ok(())
        }
        Err(error) => {
            tracing::warn!(record = %id, action, ?error, "what follows from a record cannot be written");
            Ok(())
        }
    }
}

fn note(
    work: &mut Work<'_>,
    author: &Author,
    (action, subject): (&str, &str),
    now_ms: i64,
) -> StoreResult<()> {
    let entry = AuditEntry {
        ward: author.ward.clone(),
        at_ms: now_ms,
        who: author.member.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: "{}".to_owned(),
    };
    audit::append(work, &entry)
}

fn fields_of(body: &str) -> Fields {
    let record = serde_json::from_str::<RecordView>(body).ok();
    record.map(|record| plain(&record.fields)).unwrap_or_default()
}

fn place_of(place: &str) -> StoreResult<Place> {
    place.parse().map_err(|error: BadId| StoreError::Internal(error.to_string()))
}
