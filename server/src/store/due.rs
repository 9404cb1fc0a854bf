//! Until when something waits for a person: an open movement for news of somebody, a possible case until the health
//! station was told. For the lists' columns and for what the office shows beside them.

use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::office_types::DueReason;

/// When an open movement should be heard of again.
pub fn movement(fields: &Fields) -> Option<(i64, DueReason)> {
    if fields.is_true("closed") {
        None
    } else if fields.text("direction") == Some("departure") {
        Some((fields.int("return_planned")?, DueReason::Return))
    } else if fields.int("arrive_actual").is_none() {
        let planned = LocalDate::at_ms(fields.int("arrive_planned")?);
        // Whoever is expected on a day is not late before it is over.
        Some((planned.start_ms() + DAY_MS, DueReason::Arrival))
    } else if fields.int("reported_back_at").is_none() {
        Some((fields.int("report_due_at")?, DueReason::ReportBack))
    } else {
        None
    }
}

/// From when on the health station is to be told of a possible case, until somebody noted that it was.
pub fn tell_station(finding: Option<Finding>, fields: &Fields) -> Option<i64> {
    let waits = finding == Some(Finding::Alarm) && fields.int("notified_at").is_none();
    if waits { fields.int("at") } else { None }
}
