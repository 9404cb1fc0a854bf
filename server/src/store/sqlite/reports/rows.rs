//! Reports as they stand in their table.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use sha2::{Digest, Sha256};
use vungxanh_shared::ids::{Place, RecordId, WardCode};

use super::count::{self, Counted};
use super::new_id;
use crate::store::office_types::{
    Report, ReportAsk, ReportCursor, ReportDeed, ReportPage, ReportRow, ReportState, ReportType,
    SignedAs,
};
use crate::store::reports::{Signer, Subject};
use crate::store::{StoreError, StoreResult};

const ROW: &str = "SELECT r.*, (SELECT id FROM report later WHERE later.ward = r.ward AND later.supersedes = r.id)
    AS superseded_by FROM report r";

/// Whoever of the ward could sign a report: accounts of officials that are in use.
const SIGNERS: &str = "SELECT count(*) FROM account a JOIN member m ON m.ward = a.ward AND m.id = a.member
    WHERE a.ward = ?1 AND a.role = 'ward_official' AND a.disabled_at_ms IS NULL AND m.disabled_at_ms IS NULL";

/// A page of reports, the latest first.
pub fn page(db: &Connection, ward: &WardCode, ask: &ReportAsk) -> StoreResult<ReportPage> {
    let mut condition = "r.ward = ?".to_owned();
    let mut values = vec![Value::Text(ward.to_string())];
    let narrowed = [
        ("type", ask.of_type.map(|of_type| of_type.as_str().to_owned())),
        ("state", ask.state.map(|state| state.as_str().to_owned())),
        ("day", ask.day.clone()),
    ];
    for (column, value) in narrowed {
        if let Some(value) = value {
            condition.push_str(&format!(" AND r.{column} = ?"));
            values.push(Value::Text(value));
        }
    }
    let total: i64 = db
        .prepare_cached(&format!("SELECT count(*) FROM report r WHERE {condition}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    if let Some(after) = ask.after {
        condition.push_str(" AND r.id < ?");
        values.push(Value::Blob(after.id.0.to_vec()));
    }
    values.push(Value::Integer(i64::from(ask.limit) + 1));
    let sql = format!("{ROW} WHERE {condition} ORDER BY r.id DESC LIMIT ?");
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(&values))?;
    let (mut rows, mut next) = (Vec::new(), None);
    while let Some(row) = found.next()? {
        if rows.len() == ask.limit as usize {
            let last: Option<&ReportRow> = rows.last();
            let id = last.and_then(|last| last.id.parse::<RecordId>().ok());
            next = id.map(|id| ReportCursor { id }.encode());
            break;
        }
        rows.push(row_of(row)?);
    }
    Ok(ReportPage { total: u64::try_from(total).unwrap_or(0), rows, next })
}

/// One report.
pub fn one(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<Option<Report>> {
    let mut statement = db.prepare_cached(&format!("{ROW} WHERE r.ward = ?1 AND r.id = ?2"))?;
    let mut rows = statement.query(params![ward.as_str(), id.0])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let signers: i64 = db.prepare_cached(SIGNERS)?.query_row([ward.as_str()], |row| row.get(0))?;
    let (body, sha256): (String, Vec<u8>) = (row.get("body")?, row.get("sha256")?);
    let silent: String = row.get("silent_phones")?;
    let signed_as: Option<String> = row.get("signed_as")?;
    let shown = row_of(row)?;
    Ok(Some(Report {
        is_counted: shown.r#type.is_counted(),
        row: shown,
        cut_off_ms: row.get("cut_off_ms")?,
        data_until_ms: row.get("data_until_ms")?,
        silent_phones: from_json(&silent)?,
        body: from_json(&body)?,
        sha256: sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        note: row.get("note")?,
        recipients: row.get("recipients")?,
        signed_as: signed_as.as_deref().and_then(SignedAs::find),
        sent_how: row.get::<_, Option<String>>("sent_how")?.unwrap_or_default(),
        maker_may_approve: signers <= 1,
    }))
}

/// Who did the last deed of a report, and when.
pub fn last_deed(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<(String, i64)> {
    let sql = "SELECT changed_name, changed_at_ms FROM report WHERE ward = ?1 AND id = ?2";
    Ok(db
        .prepare_cached(sql)?
        .query_row(params![ward.as_str(), id.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The latest version of the report of a period, where a period has one report of its type.
pub fn latest(
    db: &Connection,
    ward: &WardCode,
    subject: &Subject,
    counted: &Counted,
) -> StoreResult<Option<(u32, ReportState)>> {
    if matches!(subject.of_type, ReportType::Level | ReportType::Inspection) {
        return Ok(None);
    }
    let mut statement = db.prepare_cached(
        "SELECT version, state FROM report WHERE ward = ?1 AND type = ?2 AND day = ?3 AND place = ?4 AND about = ?5
         ORDER BY version DESC LIMIT 1",
    )?;
    let values = params![
        ward.as_str(),
        subject.of_type.as_str(),
        counted.day.to_string(),
        counted.place.as_ref().map_or("", Place::as_str),
        about(subject)
    ];
    let found = statement
        .query_row(values, |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    found
        .map(|(version, state)| Ok((version, known("state", &state, ReportState::find)?)))
        .transpose()
}

/// Writes a draft; gives its id. `before` is the version whose place it takes.
pub fn insert(
    db: &Connection,
    signer: &Signer,
    (subject, counted): (&Subject, &Counted),
    (note, recipients): (&str, &str),
    (before, now_ms): (Option<&ReportRow>, i64),
) -> StoreResult<RecordId> {
    let id = new_id(now_ms)?;
    let (body, sha256) = count::canonical(&counted.body)?;
    let supersedes = before.and_then(|before| before.id.parse::<RecordId>().ok());
    db.prepare_cached(
        "INSERT INTO report (ward, id, type, state, revision, day, from_at_ms, to_at_ms, cut_off_ms, place, about, version,
                             supersedes, data_until_ms, silent_phones, body, sha256, note, recipients, number, made_by,
                             made_name, made_at_ms, changed_name, changed_at_ms)
         VALUES (?1, ?2, ?3, 'draft', 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, '', ?18, ?19, ?12,
                 ?19, ?12)",
    )?
    .execute(params![
        signer.ward.as_str(),
        id.0,
        subject.of_type.as_str(),
        counted.day.to_string(),
        counted.from_at_ms,
        counted.to_at_ms,
        counted.cut_off_ms,
        counted.place.as_ref().map_or("", Place::as_str),
        about(subject),
        before.map_or(1, |before| before.version + 1),
        supersedes.map(|id| id.0),
        now_ms,
        count::json(&counted.silent_phones)?,
        body,
        sha256,
        note,
        recipients,
        signer.login,
        signer.name,
    ])?;
    Ok(id)
}

fn about(subject: &Subject) -> Vec<u8> {
    subject.about.map_or_else(Vec::new, |RecordId(id)| id.to_vec())
}

/// Names every report whose numbers are not those that were hashed.
pub fn check(db: &Connection, differences: &mut Vec<String>) -> StoreResult<()> {
    let mut statement = db.prepare("SELECT id, ward, body, sha256 FROM report")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (ward, body): (String, String) = (row.get(1)?, row.get(2)?);
        let sha256: Vec<u8> = row.get(3)?;
        if Sha256::digest(body.as_bytes()).as_slice() != sha256.as_slice() {
            let id = RecordId(row.get(0)?);
            differences.push(format!("report {id} of ward {ward}: its numbers were changed"));
        }
    }
    Ok(())
}

fn row_of(row: &Row<'_>) -> StoreResult<ReportRow> {
    let id = |column: &str| -> rusqlite::Result<Option<String>> {
        let bytes: Option<Vec<u8>> = row.get(column)?;
        let id = bytes.and_then(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).ok());
        Ok(id.map(|id| RecordId(id).to_string()))
    };
    let deed = |what: &str| -> rusqlite::Result<Option<ReportDeed>> {
        let at_ms: Option<i64> = row.get(format!("{what}_at_ms").as_str())?;
        at_ms
            .map(|at_ms| {
                Ok(ReportDeed {
                    login: row.get(format!("{what}_by").as_str())?,
                    name: row.get(format!("{what}_name").as_str())?,
                    at_ms,
                })
            })
            .transpose()
    };
    let (of_type, state): (String, String) = (row.get("type")?, row.get("state")?);
    Ok(ReportRow {
        id: id("id")?.unwrap_or_default(),
        r#type: known("type", &of_type, ReportType::find)?,
        state: known("state", &state, ReportState::find)?,
        revision: row.get("revision")?,
        day: row.get("day")?,
        from_at_ms: row.get("from_at_ms")?,
        to_at_ms: row.get("to_at_ms")?,
        place: row.get("place")?,
        about: id("about")?,
        version: row.get("version")?,
        supersedes: id("supersedes")?,
        superseded_by: id("superseded_by")?,
        number: row.get("number")?,
        made: deed("made")?.ok_or_else(|| StoreError::Internal("a report of nobody".to_owned()))?,
        checked: deed("checked")?,
        approved: deed("approved")?,
        sent: deed("sent")?,
    })
}

fn known<T>(what: &str, word: &str, find: impl Fn(&str) -> Option<T>) -> StoreResult<T> {
    find(word).ok_or_else(|| StoreError::Internal(format!("a report's {what} is {word}")))
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> StoreResult<T> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Internal(format!("a report cannot be read: {error}")))
}
