//! The plan of a ward as a drill takes it over: read in the ward's database, written in the drill's by the server, each
//! record through its checks and the gate as whatever the server writes.

use std::collections::HashSet;

use rusqlite::{Connection, params};
use vungxanh_shared::ids::{Place, PlaceKind, RecordId, WardCode};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::{Fields, Scalar};

use super::super::office_lists::plain;
use super::super::writer::Work;
use super::super::{about, accounts, audit, author, links, members};
use crate::store::drill::{DrillMade, PlanCopy, PlanRecord};
use crate::store::office_types::RecordView;
use crate::store::{
    AuditEntry, Author, EditError, Member, NewAccount, RecordEdit, StoreError, StoreResult,
};

/// What is copied; what others name stands before them. Of the plan's kinds these are missing: stock, campaigns, levels,
/// notices and exposure places tell of the outbreak that there is, and a drill has one of its own.
const COPIED: [&str; 10] = [
    "settings",
    "rule",
    "area",
    "checkpoint",
    "team",
    "member",
    "site",
    "zone",
    "roster",
    "scenario",
];

/// What a drill takes over from the ward: what is closed or taken off stays behind, and so does whoever is off duty.
pub fn read(db: &Connection, ward: &WardCode) -> StoreResult<Option<PlanCopy>> {
    let Some(known) = members::ward(db, ward)? else { return Ok(None) };
    let on_duty = |member: &Member| member.disabled_at_ms.is_none();
    let members: Vec<Member> = members::members(db, ward)?.into_iter().filter(on_duty).collect();
    let mut records = Vec::new();
    for kind in COPIED.into_iter().filter_map(kinds::find) {
        let mut found = records_of(db, ward, kind)?;
        match kind.name {
            // The oldest is the one that counts.
            "settings" => found.truncate(1),
            "member" => {
                found.retain(|one| members.iter().any(|member| member.id == one.id.to_string()))
            }
            _ => {}
        }
        records.append(&mut found);
    }
    let copied: HashSet<RecordId> = records.iter().map(|record| record.id).collect();
    for record in &mut records {
        let kind = record.kind;
        record.fields.retain(|key, value| {
            links::named_by(kind, key).is_none() || leads_into(value, &copied)
        });
    }
    Ok(Some(PlanCopy { ward: known, public_url: about::public_url(db)?, members, records }))
}

fn records_of(
    db: &Connection,
    ward: &WardCode,
    kind: &'static Kind,
) -> StoreResult<Vec<PlanRecord>> {
    let mut statement = db.prepare_cached(
        "SELECT id, body FROM record INDEXED BY record_by_sort
         WHERE ward = ?1 AND kind = ?2 AND removed = 0 ORDER BY id",
    )?;
    let rows = statement.query_map(params![ward.as_str(), kind.name], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?))
    })?;
    let mut records = Vec::new();
    for row in rows {
        let (id, body) = row?;
        let view: RecordView =
            serde_json::from_str(&body).map_err(|error| StoreError::Internal(error.to_string()))?;
        let mut fields = plain(&view.fields);
        fields.retain(|key, value| !value.is_empty() && !key.starts_with("removed/"));
        records.push(PlanRecord { kind, id: RecordId(id), fields });
    }
    Ok(records)
}

/// What is not copied is not named either: there is nothing behind it in the drill.
fn leads_into(value: &Scalar, copied: &HashSet<RecordId>) -> bool {
    let id = value.as_text().and_then(|text| text.parse().ok());
    id.is_some_and(|id| copied.contains(&id))
}

/// Marks the database and makes the ward in it, with its first account.
pub fn make(
    work: &mut Work<'_>,
    plan: &PlanCopy,
    account: &NewAccount,
    now_ms: i64,
) -> StoreResult<DrillMade> {
    super::mark(work.db, now_ms)?;
    if let Some(url) = &plan.public_url {
        super::put_ward_url(work.db, url)?;
    }
    let ward = &plan.ward.code;
    members::put_ward(work, &plan.ward, now_ms)?;
    let author = members::server_author(work.db, ward)?;
    let mut made = DrillMade::default();
    for record in &plan.records {
        let member = plan.members.iter().find(|member| member.id == record.id.to_string());
        let is_member = record.kind.name == "member";
        let mut fields = record.fields.clone();
        match record.kind.name {
            "settings" => {
                fields.insert("drill".to_owned(), Scalar::Bool(true));
            }
            "member" => fields.retain(|key, _| !key.starts_with("grants/")),
            _ => {}
        }
        let written = write(work, &author, (record, fields), now_ms)?;
        if let Err(error) = written {
            made.left_out.push(reason(record, &error));
            continue;
        }
        made.records += 1;
        made.members += usize::from(is_member);
        if let Some(member) = member {
            give_duties(work, (ward, member), now_ms)?;
        }
    }
    if !accounts::make(work, account, now_ms)? {
        return Err(StoreError::Internal("the drill's first account was not made".to_owned()));
    }
    audit::append(work, &begun(ward, &made, now_ms))?;
    Ok(made)
}

/// A member of the ward's, with the roles whose places the drill has.
fn give_duties(
    work: &mut Work<'_>,
    (ward, member): (&WardCode, &Member),
    now_ms: i64,
) -> StoreResult<()> {
    let places = members::places(work.db, ward)?;
    let is_there =
        |grant: &&Grant| grant.place.kind() == PlaceKind::Ward || places.contains(&grant.place);
    let grants: Vec<Grant> = member.grants.iter().filter(is_there).cloned().collect();
    members::take_over(work, member, &grants, now_ms)
}

/// Writes a record; fields that its kind does not have any more are left out.
fn write(
    work: &mut Work<'_>,
    author: &Author,
    (record, mut fields): (&PlanRecord, Fields),
    now_ms: i64,
) -> StoreResult<Result<(), EditError>> {
    loop {
        let place = Place::ward(&author.ward);
        let edit = RecordEdit::of(record.kind.name, place, Some(record.id), fields.clone());
        match author::write(work, author, std::slice::from_ref(&edit), now_ms)? {
            Err(EditError::BadField { field }) if fields.remove(&field).is_some() => {}
            done => return Ok(done.map(|_| ())),
        }
    }
}

fn reason(record: &PlanRecord, error: &EditError) -> String {
    let why = match error {
        EditError::Invalid(problems) => {
            let first = problems.iter().flatten().next();
            first.map(|problem| format!("{}: {}", problem.field, problem.en)).unwrap_or_default()
        }
        other => other.to_string(),
    };
    format!("{} `{}`: {why}", record.kind.label.en, record.kind.title(&record.fields))
}

fn begun(ward: &WardCode, made: &DrillMade, now_ms: i64) -> AuditEntry {
    let detail = serde_json::json!({
        "records": made.records, "members": made.members, "left_out": made.left_out.len(),
    });
    AuditEntry {
        ward: ward.clone(),
        at_ms: now_ms,
        who: "command line".to_owned(),
        action: "drill_begun".to_owned(),
        subject: ward.to_string(),
        detail: detail.to_string(),
    }
}
