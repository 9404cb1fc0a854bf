//! Until when something waits for a person: an open movement for news of somebody, a possible case until the health
//! station was told, an answer by its day or time. For the lists' columns and for what the office shows beside them.

use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
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

/// Until when something is to be done by the day or time in `field`: not any more where anything stands in one of
/// `done`. A day is over at its end.
pub fn by(fields: &Fields, field: &str, done: &[&str]) -> Option<i64> {
    let is_done = |name: &&str| {
        fields.value(name).is_some_and(|value| !value.is_empty() && *value != Scalar::Bool(false))
    };
    if done.iter().any(is_done) {
        return None;
    }
    match fields.value(field)? {
        Scalar::Text(day) => Some(day.parse::<LocalDate>().ok()?.start_ms() + DAY_MS),
        value => value.as_int(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k40_something_is_due_by_its_day_or_time_until_it_is_done() {
        let by = |pairs: &[(&str, Scalar)]| {
            let fields: Fields =
                pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            super::by(&fields, "due", &["done", "closed"])
        };
        let day: LocalDate = "2021-11-22".parse().unwrap();
        assert_eq!(by(&[]), None);
        assert_eq!(by(&[("due", 5.into())]), Some(5));
        assert_eq!(by(&[("due", "2021-11-22".into())]), Some(day.start_ms() + DAY_MS));
        assert_eq!(by(&[("due", "mai".into())]), None);
        assert_eq!(by(&[("due", 5.into()), ("closed", false.into())]), Some(5));
        assert_eq!(by(&[("due", 5.into()), ("closed", true.into())]), None);
        assert_eq!(by(&[("due", 5.into()), ("done", 4.into())]), None);
    }
}
