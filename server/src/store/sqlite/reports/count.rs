//! What stands in a report: its period, the phones that may still hold something of it, and its numbers.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};
use vungxanh_shared::ids::{Place, PlaceKind, RecordId, WardCode};
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::{DAY_MS, HOUR_MS, LocalDate, MINUTE_MS};

use super::super::{members, office_lists, office_people};
use super::{m5, ward_day};
use crate::store::office_types::{RecordView, ReportBody, ReportSection, ReportType, SilentPhone};
use crate::store::reports::Subject;
use crate::store::{DeviceBounds, StoreError, StoreResult};

/// A report's period and numbers, as they are at the moment of counting.
pub struct Counted {
    pub day: LocalDate,
    pub from_at_ms: i64,
    pub to_at_ms: i64,
    pub cut_off_ms: Option<i64>,
    pub place: Option<Place>,
    pub silent_phones: Vec<SilentPhone>,
    pub body: ReportBody,
}

/// A period, and where.
struct Period {
    day: LocalDate,
    from_at_ms: i64,
    to_at_ms: i64,
    cut_off_ms: Option<i64>,
    place: Option<Place>,
}

/// Counts; none where what it shall be of is not there.
pub fn count(
    db: &Connection,
    ward: &WardCode,
    subject: &Subject,
    (bounds, now_ms): (DeviceBounds, i64),
) -> StoreResult<Option<Counted>> {
    let settings = members::settings(db, ward)?.unwrap_or_default();
    let shift = match (subject.of_type, subject.about) {
        (ReportType::Shift, Some(id)) => shift(db, ward, id)?,
        _ => None,
    };
    let period = match (subject.of_type, &shift) {
        (ReportType::Shift, None) => return Ok(None),
        (_, Some(shift)) => of_shift(shift, now_ms)?,
        _ if !is_there(db, ward, subject)? => return Ok(None),
        _ => of_days(subject, &settings),
    };
    let sections = match (subject.of_type, subject.about, &period.place) {
        (ReportType::Shift, Some(id), _) => {
            let fields = shift.map(|shift| office_lists::plain(&shift.fields)).unwrap_or_default();
            m5::of_shift(db, ward, (id, &fields), period.from_at_ms)?
        }
        (ReportType::PostDay, _, Some(place)) => m5::of_day(db, ward, place, period.day)?,
        (ReportType::WardDay, _, _) => ward_day::sections(db, ward, period.day, (bounds, now_ms))?,
        _ => Vec::new(),
    };
    Ok(Some(Counted {
        silent_phones: silent_phones(db, ward, &period, now_ms)?,
        body: body(db, ward, (&settings, &period), sections)?,
        day: period.day,
        from_at_ms: period.from_at_ms,
        to_at_ms: period.to_at_ms,
        cut_off_ms: period.cut_off_ms,
        place: period.place,
    }))
}

fn body(
    db: &Connection,
    ward: &WardCode,
    (settings, period): (&Fields, &Period),
    sections: Vec<ReportSection>,
) -> StoreResult<ReportBody> {
    let name = members::ward(db, ward)?.map(|ward| ward.name).unwrap_or_default();
    let district = settings.text("district_name").unwrap_or_default().to_owned();
    let wanted = period.place.as_ref().map(Place::as_str);
    let places = office_people::places(db, ward)?.into_iter();
    let place = places.filter(|row| Some(row.code.as_str()) == wanted).map(|row| row.name).next();
    let place = place.unwrap_or_default();
    Ok(ReportBody { unit: name, district, place, sections })
}

/// The one form of the numbers, and its SHA-256.
pub fn canonical(body: &ReportBody) -> StoreResult<(String, Vec<u8>)> {
    let text = json(body)?;
    let sha256 = Sha256::digest(text.as_bytes()).to_vec();
    Ok((text, sha256))
}

/// As it is stored.
pub fn json(value: &impl Serialize) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Internal(error.to_string()))
}

fn shift(db: &Connection, ward: &WardCode, id: RecordId) -> StoreResult<Option<RecordView>> {
    let body: Option<String> = db
        .prepare_cached(
            "SELECT body FROM record WHERE ward = ?1 AND id = ?2 AND kind = 'shift' AND removed = 0",
        )?
        .query_row(params![ward.as_str(), id.0], |row| row.get(0))
        .optional()?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

/// From taking over to handing over; of one that is still on, until now.
fn of_shift(shift: &RecordView, now_ms: i64) -> StoreResult<Period> {
    let fields = office_lists::plain(&shift.fields);
    let from_at_ms = fields.int("starts_at").unwrap_or(shift.created_at_ms);
    let to_at_ms = fields.int("closed_at").unwrap_or(now_ms).max(from_at_ms);
    let place = shift.place.parse::<Place>();
    Ok(Period {
        day: LocalDate::at_ms(from_at_ms),
        from_at_ms,
        to_at_ms,
        cut_off_ms: None,
        place: Some(place.map_err(|error| StoreError::Internal(error.to_string()))?),
    })
}

fn of_days(subject: &Subject, settings: &Fields) -> Period {
    let first = match subject.of_type {
        ReportType::WardWeek => subject.day.plus_days(-6),
        _ => subject.day,
    };
    let cut_off = settings.int("report_cutoff_hour").map(|hour| {
        let minute = settings.int("report_cutoff_minute").unwrap_or(0);
        subject.day.start_ms() + hour * HOUR_MS + minute * MINUTE_MS
    });
    Period {
        day: subject.day,
        from_at_ms: first.start_ms(),
        to_at_ms: subject.day.start_ms() + DAY_MS,
        cut_off_ms: cut_off,
        place: subject.place.clone(),
    }
}

/// Whether the checkpoint or area is one of the ward's, where the type has one.
fn is_there(db: &Connection, ward: &WardCode, subject: &Subject) -> StoreResult<bool> {
    let wanted = match subject.of_type {
        ReportType::PostDay => PlaceKind::Checkpoint,
        ReportType::TeamDay => PlaceKind::Area,
        _ => return Ok(subject.place.is_none()),
    };
    let Some(place) = subject.place.as_ref().filter(|place| place.kind() == wanted) else {
        return Ok(false);
    };
    Ok(members::places(db, ward)?.contains(place))
}

/// Phones with access that were enrolled by the period's end and have not been heard of since: since its end, or its
/// cut-off, where that is over, else since it began. Of a checkpoint those of its officers.
fn silent_phones(
    db: &Connection,
    ward: &WardCode,
    period: &Period,
    now_ms: i64,
) -> StoreResult<Vec<SilentPhone>> {
    let ends = [Some(period.to_at_ms), period.cut_off_ms, Some(period.from_at_ms)];
    let over = ends.into_iter().flatten().filter(|end| *end <= now_ms).max();
    let since = over.unwrap_or(period.from_at_ms);
    let post = period.place.as_ref().filter(|place| place.kind() == PlaceKind::Checkpoint);
    let mut statement = db.prepare_cached(
        "SELECT d.name, m.full_name, d.last_sync_ms
         FROM device d JOIN member m ON m.ward = d.ward AND m.id = d.member
         WHERE d.ward = ?1 AND d.purpose = 'phone' AND d.revoked_at_ms IS NULL AND m.disabled_at_ms IS NULL
             AND d.made_at_ms < ?2 AND coalesce(d.last_sync_ms, 0) < ?3
             AND (?4 IS NULL OR EXISTS (SELECT 1 FROM member_grant g WHERE g.ward = d.ward AND g.member = d.member
                  AND g.role = 'checkpoint_officer' AND g.place = ?4))
         ORDER BY coalesce(d.last_sync_ms, 0), d.id",
    )?;
    let values = params![ward.as_str(), period.to_at_ms, since, post.map(Place::as_str)];
    let rows = statement.query_map(values, |row| {
        Ok(SilentPhone { name: row.get(0)?, member_name: row.get(1)?, last_sync_ms: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
