//! Which record names which: rows that the projection keeps beside those of the records, in the same transaction.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::ids::{RecordId, WardCode};
use vungxanh_shared::kinds::{self, Kind, Link, LinkField, Problem, Text, t};
use vungxanh_shared::scalar::Scalar;

use super::projection::Row;
use super::retention;
use crate::store::office_types::{RecordProblem, RecordView};
use crate::store::{RecordEdit, StoreResult};

/// The links of a record, as they were stored last.
pub fn stored(db: &Connection, ward: &str, record: RecordId) -> StoreResult<BTreeSet<Link>> {
    let mut statement =
        db.prepare_cached("SELECT field, target FROM record_link WHERE ward = ?1 AND record = ?2")?;
    let found = statement.query_map(params![ward, record.0], |row| {
        Ok(Link { field: row.get(0)?, to: RecordId(row.get(1)?) })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Brings the links of a record to what its row says.
pub fn write(db: &Connection, ward: &str, record: RecordId, row: &Row) -> StoreResult<()> {
    for gone in stored(db, ward, record)?.difference(&row.links) {
        db.prepare_cached(
            "DELETE FROM record_link WHERE ward = ?1 AND record = ?2 AND field = ?3 AND target = ?4",
        )?
        .execute(params![ward, record.0, gone.field, gone.to.0])?;
    }
    for link in &row.links {
        // What is so already is not written again.
        db.prepare_cached(
            "INSERT INTO record_link (ward, record, field, target, kind, day, removed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (ward, record, field, target) DO UPDATE
             SET kind = excluded.kind, day = excluded.day, removed = excluded.removed
             WHERE (kind, day, removed) IS NOT (excluded.kind, excluded.day, excluded.removed)",
        )?
        .execute(params![
            ward,
            record.0,
            link.field,
            link.to.0,
            row.kind,
            row.day,
            row.removed
        ])?;
    }
    Ok(())
}

/// Takes out the links of a document's records, before the rows of those go.
pub fn forget_document(db: &Connection, document: i64) -> StoreResult<()> {
    db.prepare_cached(
        "DELETE FROM record_link
         WHERE (ward, record) IN (SELECT ward, id FROM record WHERE document = ?1)",
    )?
    .execute([document])?;
    Ok(())
}

/// What `check` compares: the links of a record with what its row says of them.
pub fn agree(db: &Connection, ward: &str, record: RecordId, row: &Row) -> StoreResult<bool> {
    let rows: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM record_link
             WHERE ward = ?1 AND record = ?2 AND kind = ?3 AND day = ?4 AND removed = ?5",
        )?
        .query_row(params![ward, record.0, row.kind, row.day, row.removed], |row| row.get(0))?;
    Ok(stored(db, ward, record)? == row.links && rows == row.links.len() as i64)
}

/// The kind whose records the field of a key names, in a group too; none where it names none.
pub fn named_by(kind: &Kind, key: &str) -> Option<&'static str> {
    let is_at = |link: &LinkField| match link.group {
        None => link.field.name == key,
        Some(group) => {
            let in_group = key.strip_prefix(group).and_then(|rest| rest.strip_prefix('/'));
            let name = in_group.and_then(|rest| rest.split_once('/')).map(|(_, name)| name);
            name == Some(link.field.name)
        }
    };
    kind.links().find(is_at).map(|link| link.to)
}

/// Of what an edit newly names, an error for each that leads to no record of its kind in the ward, or to one that was
/// taken off the lists. What stands in the field already may be written again.
pub fn to_nothing(
    db: &Connection,
    ward: &WardCode,
    edit: &RecordEdit,
) -> StoreResult<Vec<Problem>> {
    let Some(kind) = kinds::find(&edit.kind) else { return Ok(Vec::new()) };
    let mut problems = Vec::new();
    for (key, value) in edit.fields.iter().filter(|(_, value)| !value.is_empty()) {
        if let Some(to) = named_by(kind, key)
            && !leads(db, ward, (to, value))?
            && !stands(db, ward, (edit.id, key, value))?
        {
            problems.push(Problem::error(key, TO_NOTHING, NOTHING_THERE, ""));
        }
    }
    Ok(problems)
}

/// The same as a warning of a record that is there: a phone's change is never refused for it. What may have been
/// deleted with its period is not doubted.
pub fn doubts(
    db: &Connection,
    ward: &WardCode,
    record: &RecordView,
) -> StoreResult<Vec<RecordProblem>> {
    let Some(kind) = kinds::find(&record.kind).filter(|_| !record.removed) else {
        return Ok(Vec::new());
    };
    let mut doubts = Vec::new();
    for (key, value) in record.fields.iter().filter(|(_, value)| !value.0.is_empty()) {
        let Some(to) = named_by(kind, key) else { continue };
        let Some(id) = value.0.as_text().and_then(|id| id.parse().ok()) else { continue };
        if !leads(db, ward, (to, &value.0))? && !retention::covers(db, ward, id)? {
            doubts.push(RecordProblem {
                field: key.clone(),
                code: TO_NOTHING.to_owned(),
                severity: "warning".to_owned(),
                vi: NOTHING_THERE.vi.to_owned(),
                en: NOTHING_THERE.en.to_owned(),
                example: None,
            });
        }
    }
    Ok(doubts)
}

const TO_NOTHING: &str = "link_to_nothing";
const NOTHING_THERE: Text = t(
    "Mục được chọn không có trong sổ, hoặc đã bỏ khỏi danh sách: chọn mục khác.",
    "What is chosen is not in the books, or was taken off the lists: choose another.",
);

fn leads(db: &Connection, ward: &WardCode, (to, value): (&str, &Scalar)) -> StoreResult<bool> {
    let Some(id) = value.as_text().and_then(|id| id.parse::<RecordId>().ok()) else {
        return Ok(false);
    };
    let found = db
        .prepare_cached("SELECT kind = ?3 AND removed = 0 FROM record WHERE ward = ?1 AND id = ?2")?
        .query_row(params![ward.as_str(), id.0, to], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}

/// Whether the value is one of those that stand in the field.
fn stands(
    db: &Connection,
    ward: &WardCode,
    (record, key, value): (Option<RecordId>, &str, &Scalar),
) -> StoreResult<bool> {
    let Some(id) = record else { return Ok(false) };
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM record WHERE ward = ?1 AND id = ?2")?
        .query_row(params![ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    let record = body.and_then(|body| serde_json::from_str::<RecordView>(&body).ok());
    Ok(record.is_some_and(|record| {
        let shown = record.fields.get(key).is_some_and(|shown| shown.0 == *value);
        let beside = record.conflicts.get(key).into_iter().flatten();
        shown || beside.into_iter().any(|standing| standing.value.0 == *value)
    }))
}

/// How many links are there of records that are not.
pub fn orphans(db: &Connection) -> StoreResult<i64> {
    let sql = "SELECT count(*) FROM record_link AS link WHERE NOT EXISTS
               (SELECT 1 FROM record WHERE record.ward = link.ward AND record.id = link.record)";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}
