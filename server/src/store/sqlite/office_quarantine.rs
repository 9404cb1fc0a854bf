//! Refused changes as the office looks at them: what they wanted to write, in the words of the kinds, and handing
//! that in under a place of the ward.

use std::collections::HashMap;

use automerge::legacy::OpId;
use automerge::{Automerge, ExpandedChange, ObjId};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use vungxanh_shared::document::{self, Seen};
use vungxanh_shared::gate::{self, Refusal};
use vungxanh_shared::ids::{DeviceId, Place, RecordId, WardCode};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::{Fields, FieldsExt};

use super::documents::{assemble, document_row, key_of};
use super::office_shorten::{LIST, shorten};
use super::writer::Work;
use super::{author, office_record, office_titles};
use crate::store::office_types::{
    PlainValue, QuarantineAsk, QuarantineCursor, QuarantinePage, QuarantineRow, RecordView,
    RefusedRecord,
};
use crate::store::refused::{HandedIn, Wanted, wanted};
use crate::store::{Author, RecordEdit, StoreResult};

/// Records that one row shows.
const RECORDS: usize = 20;

/// Documents that were read for one answer: several changes of a phone want the same.
type Objects = HashMap<(String, String), HashMap<OpId, RecordId>>;

/// Refused changes, the latest first.
pub fn page(db: &Connection, ward: &WardCode, ask: &QuarantineAsk) -> StoreResult<QuarantinePage> {
    let count = |condition: &str| -> StoreResult<u64> {
        let sql = format!("SELECT count(*) FROM quarantine WHERE ward = ?1 {condition}");
        let n: i64 = db.prepare_cached(&sql)?.query_row([ward.as_str()], |row| row.get(0))?;
        Ok(u64::try_from(n).unwrap_or(0))
    };
    let (sql, values) = query(ward, ask);
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let (mut rows, mut objects) = (Vec::new(), Objects::new());
    let (mut last, mut next) = (None, None);
    while let Some(row) = found.next()? {
        if rows.len() == ask.limit as usize {
            next = last.take();
            break;
        }
        rows.push(row_of(db, ward, row, &mut objects)?);
        last = Some(QuarantineCursor {
            received_at_ms: row.get("received_at_ms")?,
            device: row.get("device")?,
            hash: row.get("hash")?,
        });
    }
    let named = rows.iter().flat_map(|row| &row.records).map(|refused| &refused.record);
    let titles = office_titles::of(db, ward, named)?;
    let (unseen, total) = (count("AND seen_at_ms IS NULL")?, count("")?);
    Ok(QuarantinePage { unseen, total, rows, next: next.map(|next| next.encode()), titles })
}

/// The query for a page; one row more than it holds tells whether there is another.
fn query(ward: &WardCode, ask: &QuarantineAsk) -> (String, Vec<Value>) {
    let mut sql =
        "SELECT q.hash, q.device, d.name AS device_name, q.member, m.full_name, q.partition, q.period, q.code,
                q.message, q.bytes, q.received_at_ms, q.seen_at_ms
         FROM quarantine q
         LEFT JOIN device d ON d.ward = q.ward AND d.id = q.device
         LEFT JOIN member m ON m.ward = q.ward AND m.id = q.member
         WHERE q.ward = ?"
            .to_owned();
    let mut values = vec![Value::Text(ward.to_string())];
    if ask.unseen_only {
        sql.push_str(" AND q.seen_at_ms IS NULL");
    }
    if let Some(after) = &ask.after {
        sql.push_str(" AND (q.received_at_ms, q.device, q.hash) < (?, ?, ?)");
        values.push(Value::Integer(after.received_at_ms));
        values.extend([&after.device, &after.hash].map(|bytes| Value::Blob(bytes.clone())));
    }
    sql.push_str(" ORDER BY q.received_at_ms DESC, q.device DESC, q.hash DESC LIMIT ?");
    values.push(Value::Integer(i64::from(ask.limit) + 1));
    (sql, values)
}

fn row_of(
    db: &Connection,
    ward: &WardCode,
    row: &Row<'_>,
    objects: &mut Objects,
) -> StoreResult<QuarantineRow> {
    let (code, message): (String, String) = (row.get("code")?, row.get("message")?);
    let reason = Refusal::ALL.iter().copied().find(|refusal| refusal.code() == code);
    let (partition, period): (String, String) = (row.get("partition")?, row.get("period")?);
    let bytes: Vec<u8> = row.get("bytes")?;
    let all = read(db, objects, (&partition, &period), &bytes)?;
    let more_records = all.len().saturating_sub(RECORDS);
    let device = hex(&row.get::<_, Vec<u8>>("device")?);
    let author = (device.as_str(), row.get::<_, Option<String>>("full_name")?);
    let shown = all.into_iter().take(RECORDS);
    let records = shown
        .map(|wanted| shown_as(db, ward, wanted, (&partition, &period), &author))
        .collect::<StoreResult<_>>()?;
    Ok(QuarantineRow {
        hash: hex(&row.get::<_, Vec<u8>>("hash")?),
        device_name: row.get("device_name")?,
        member: row.get("member")?,
        member_name: author.1.clone(),
        device,
        vi: reason.map_or_else(|| message.clone(), |reason| reason.vi().to_owned()),
        en: reason.map_or_else(|| message.clone(), |reason| reason.en().to_owned()),
        code,
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        received_at_ms: row.get("received_at_ms")?,
        seen_at_ms: row.get("seen_at_ms")?,
        partition,
        period,
        records,
        more_records: u32::try_from(more_records).unwrap_or(u32::MAX),
    })
}

/// What the bytes of a refused change wanted; nothing where they are no change.
fn read(
    db: &Connection,
    objects: &mut Objects,
    (partition, period): (&str, &str),
    bytes: &[u8],
) -> StoreResult<Vec<Wanted>> {
    let Ok(parsed) = gate::parse_any_time(bytes) else { return Ok(Vec::new()) };
    if !edits_others(&parsed.expanded) {
        return Ok(wanted(&parsed.expanded, |_| None));
    }
    let name = (partition.to_owned(), period.to_owned());
    if !objects.contains_key(&name) {
        objects.insert(name.clone(), objects_of(db, partition, period)?);
    }
    let known = objects.get(&name);
    Ok(wanted(&parsed.expanded, |object| known?.get(object).copied()))
}

/// Whether it writes into something that it does not make itself.
fn edits_others(change: &ExpandedChange) -> bool {
    use automerge::legacy::ObjectId;
    let own = |object: &OpId| {
        *object.actor() == change.actor_id && object.counter() >= change.start_op.get()
    };
    change.operations.iter().any(|op| matches!(&op.obj, ObjectId::Id(object) if !own(object)))
}

/// The records of a document by the operations that made them.
fn objects_of(
    db: &Connection,
    partition: &str,
    period: &str,
) -> StoreResult<HashMap<OpId, RecordId>> {
    // What was sent may name a document that cannot be.
    let Ok(key) = key_of(partition, period) else { return Ok(HashMap::new()) };
    let Some(row) = document_row(db, &key)? else { return Ok(HashMap::new()) };
    let automerge: Automerge = assemble(db, row.id, i64::MAX)?;
    let object = |record: RecordId| match document::record_object(&automerge, record)? {
        ObjId::Id(counter, actor, _) => Some((OpId::new(counter, &actor), record)),
        ObjId::Root => None,
    };
    Ok(document::record_ids(&automerge).into_iter().filter_map(object).collect())
}

fn shown_as(
    db: &Connection,
    ward: &WardCode,
    Wanted { record: id, fields, made }: Wanted,
    (partition, period): (&str, &str),
    (device, member_name): &(&str, Option<String>),
) -> StoreResult<RefusedRecord> {
    let standing = office_record::record(db, ward, id)?;
    let kind = match &standing {
        Some(record) => record.kind.clone(),
        None => fields.text("kind").unwrap_or_default().to_owned(),
    };
    let at_ms = id.made_at_ms();
    let mut record = RecordView {
        id: id.to_string(),
        v: fields.int("v").and_then(|v| u32::try_from(v).ok()).unwrap_or(1),
        partition: partition.to_owned(),
        period: period.to_owned(),
        place: partition.rsplit('/').next().unwrap_or_default().to_owned(),
        fields: fields.into_iter().map(|(name, value)| (name, PlainValue(value))).collect(),
        kind,
        conflicts: Default::default(),
        problems: Vec::new(),
        more: Default::default(),
        created_at_ms: at_ms,
        created_by: (*device).to_owned(),
        created_by_name: member_name.clone(),
        updated_at_ms: at_ms,
        updated_by: (*device).to_owned(),
        updated_by_name: member_name.clone(),
        removed: false,
    };
    shorten(&mut record, LIST);
    Ok(RefusedRecord { record, made, in_book: standing.is_some() })
}

/// Writes what a refused change wanted into the books, in the official's name: new records under `place`, edits
/// beside what stands. Done twice it changes nothing more. None where there is no such refused change.
pub fn hand_in(
    work: &mut Work<'_>,
    author: &Author,
    (device, hash): (DeviceId, &[u8]),
    place: &Place,
    now_ms: i64,
) -> StoreResult<Option<HandedIn>> {
    let ward = author.ward.clone();
    let stored: Option<(String, String, Vec<u8>)> = work
        .db
        .prepare_cached(
            "SELECT partition, period, bytes FROM quarantine WHERE ward = ?1 AND device = ?2 AND hash = ?3",
        )?
        .query_row(params![ward.as_str(), device.0, hash], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((partition, period, bytes)) = stored else { return Ok(None) };
    let all = read(work.db, &mut Objects::new(), (&partition, &period), &bytes)?;
    let mut edits = Vec::new();
    let mut records = Vec::new();
    for Wanted { record, fields, made } in all {
        let standing = office_record::record(work.db, &ward, record)?;
        let (kind, at) = match (&standing, made) {
            // Handed in before, or come another way.
            (Some(_), true) => {
                records.push(record);
                continue;
            }
            (Some(standing), false) => (standing.kind.clone(), standing.place.parse().ok()),
            (None, true) => (fields.text("kind").unwrap_or_default().to_owned(), None),
            (None, false) => return Ok(Some(HandedIn::Nothing)),
        };
        records.push(record);
        edits.push(RecordEdit {
            fields: of_persons(&kind, fields),
            kind,
            place: at.unwrap_or_else(|| place.clone()),
            id: Some(record),
            seen: Seen::nothing(),
            decides: false,
        });
    }
    if records.is_empty() {
        return Ok(Some(HandedIn::Nothing));
    }
    let before = work.updates.clone();
    if let Err(error) = author::write(work, author, &edits, now_ms)? {
        return Ok(Some(HandedIn::Refused(error)));
    }
    let has_written = *work.updates != before;
    work.db
        .prepare_cached(
            "UPDATE quarantine SET seen_at_ms = coalesce(seen_at_ms, ?4)
             WHERE ward = ?1 AND device = ?2 AND hash = ?3",
        )?
        .execute(params![ward.as_str(), device.0, hash, now_ms])?;
    Ok(Some(HandedIn::Done { records, has_written }))
}

/// The fields that the kind has: what else stood in the change is what the phone's program adds.
fn of_persons(kind: &str, fields: Fields) -> Fields {
    let Some(kind) = kinds::find(kind) else { return fields };
    let known = |name: &str| !matches!(name, "kind" | "v") && kind.field(name).is_some();
    fields.into_iter().filter(|(name, _)| known(name)).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::schema;

    #[test]
    fn b16_every_page_of_refused_changes_is_found_in_an_index() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, 0).unwrap();
        let ward: WardCode = "00025".parse().unwrap();
        let far = QuarantineCursor { received_at_ms: 7, device: vec![7; 16], hash: vec![7; 32] };
        for unseen_only in [false, true] {
            for after in [None, Some(far.clone())] {
                let bounded = after.is_some();
                let (sql, values) = query(&ward, &QuarantineAsk { unseen_only, after, limit: 50 });
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let steps = statement
                    .query_map(params_from_iter(values), |row| row.get::<_, String>(3))
                    .unwrap();
                let plan = steps.map(Result::unwrap).collect::<Vec<_>>().join("; ");
                assert!(!plan.contains("TEMP B-TREE"), "{plan}");
                assert!(!bounded || plan.contains("received_at_ms"), "{plan}");
            }
        }
    }
}
