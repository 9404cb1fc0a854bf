//! Until when an open movement waits: for the list's column and for what the office shows beside it.

use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::office_types::DueReason;

/// When an open movement with these fields should be heard of again, and why; none where nothing is
/// waited for.
pub fn due(kind: &str, fields: &Fields) -> Option<(i64, DueReason)> {
    if kind != "movement" || fields.is_true("closed") {
        return None;
    }
    if fields.text("direction") == Some("departure") {
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
