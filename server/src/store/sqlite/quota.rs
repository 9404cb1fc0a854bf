//! What one phone may store in an hour and a day (SPEC G13): counted in the database, so that a restart
//! forgets nothing, and shown to the administrator before it bites.

use rusqlite::{Connection, OptionalExtension, params};
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{DeviceId, WardCode};
use vungxanh_shared::time::{LocalDate, local_hour};

use crate::store::office_types::PhoneUse;
use crate::store::{DeviceBounds, StoreResult};

/// What a phone has stored, and what it adds in this transaction.
pub struct Quota {
    bounds: DeviceBounds,
    day: LocalDate,
    hour: u8,
    stored: Use,
    added: Added,
}

/// Sums of the day, and of the hour in it.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    documents_day: u64,
    bytes_day: u64,
    bytes_hour: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Added {
    documents: u64,
    bytes: u64,
}

impl Quota {
    /// What the phone has stored today, up to `now_ms` by the server's clock.
    pub fn of(
        db: &Connection,
        (ward, device): (&WardCode, DeviceId),
        bounds: DeviceBounds,
        now_ms: i64,
    ) -> StoreResult<Self> {
        let (day, hour) = (LocalDate::at_ms(now_ms), local_hour(now_ms));
        let stored = stored(db, (ward, device), day, hour)?;
        Ok(Self { bounds, day, hour, stored, added: Added::default() })
    }

    /// Whether the phone may store so many bytes more now, and begin a document with them where it does.
    pub fn check(&self, bytes: usize, begins: Begins) -> Result<(), Refusal> {
        let (bounds, added) = (self.bounds, self.added.bytes + bytes as u64);
        if self.stored.bytes_hour + added > bounds.bytes_an_hour
            || self.stored.bytes_day + added > bounds.bytes_a_day
        {
            return Err(Refusal::DeviceQuota);
        }
        let documents = self.stored.documents_day + self.added.documents;
        if begins == Begins::ADocument && documents >= u64::from(bounds.documents_a_day) {
            return Err(Refusal::TooManyDocumentsToday);
        }
        Ok(())
    }

    /// Counts a change that is stored.
    pub fn count(&mut self, bytes: usize, begins: Begins) {
        self.added.bytes += bytes as u64;
        self.added.documents += u64::from(begins == Begins::ADocument);
    }

    /// Writes down what was added.
    pub fn store(&self, db: &Connection, (ward, device): (&WardCode, DeviceId)) -> StoreResult<()> {
        if self.added.bytes == 0 {
            return Ok(());
        }
        let (day, whose) = (self.day.to_string(), (ward.as_str(), device.0));
        let added = params![
            whose.0,
            whose.1,
            day,
            self.hour,
            signed(self.added.documents),
            signed(self.added.bytes)
        ];
        let counted = db
            .prepare_cached(
                "UPDATE device_use SET documents = documents + ?5, bytes = bytes + ?6
                 WHERE ward = ?1 AND device = ?2 AND day = ?3 AND hour = ?4",
            )?
            .execute(added)?;
        if counted > 0 {
            return Ok(());
        }
        db.prepare_cached("DELETE FROM device_use WHERE ward = ?1 AND device = ?2 AND day <> ?3")?
            .execute(params![whose.0, whose.1, day])?;
        db.prepare_cached(
            "INSERT INTO device_use (ward, device, day, hour, documents, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(added)?;
        Ok(())
    }
}

/// Whether a change is the first of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// It is.
    ADocument,
    /// The document has others.
    Nothing,
}

fn stored(
    db: &Connection,
    (ward, device): (&WardCode, DeviceId),
    day: LocalDate,
    hour: u8,
) -> StoreResult<Use> {
    let sums = db
        .prepare_cached(
            "SELECT sum(documents), sum(bytes), sum(iif(hour = ?4, bytes, 0)) FROM device_use
             WHERE ward = ?1 AND device = ?2 AND day = ?3",
        )?
        .query_row(params![ward.as_str(), device.0, day.to_string(), hour], |row| {
            let sum =
                |at: usize| row.get::<_, Option<i64>>(at).map(|sum| unsigned(sum.unwrap_or(0)));
            Ok(Use { documents_day: sum(0)?, bytes_day: sum(1)?, bytes_hour: sum(2)? })
        })
        .optional()?;
    Ok(sums.unwrap_or_default())
}

/// What the office sees of it.
pub fn shown(
    db: &Connection,
    whose: (&WardCode, DeviceId),
    bounds: DeviceBounds,
    now_ms: i64,
) -> StoreResult<PhoneUse> {
    let used = stored(db, whose, LocalDate::at_ms(now_ms), local_hour(now_ms))?;
    let parts = [
        (used.documents_day, u64::from(bounds.documents_a_day)),
        (used.bytes_hour, bounds.bytes_an_hour),
        (used.bytes_day, bounds.bytes_a_day),
    ];
    let percent = parts.map(|(used, most)| used.saturating_mul(100) / most.max(1));
    let percent = percent.into_iter().max().unwrap_or(0);
    Ok(PhoneUse {
        documents_today: used.documents_day,
        bytes_this_hour: used.bytes_hour,
        bytes_today: used.bytes_day,
        percent: u32::try_from(percent).unwrap_or(u32::MAX),
        near: percent >= NEAR_PERCENT,
    })
}

/// From here on the administrator is told.
const NEAR_PERCENT: u64 = 80;

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// SQLite counts with signs.
fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}
