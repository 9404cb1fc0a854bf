//! What a page sends of a report.

use serde::Deserialize;
use utoipa::ToSchema;
use vungxanh_shared::ids::{Place, RecordId};
use vungxanh_shared::text;
use vungxanh_shared::time::LocalDate;

use crate::http::error::{ApiError, ApiResult};
use crate::office::overview::parse_day;
use crate::store::office_types::{ReportType, SignedAs};
use crate::store::reports::{NewReport, ReportStep, Subject};

/// Characters of a note.
const MAX_NOTE: usize = 4_000;
/// Characters of the recipients, and of how it was sent.
const MAX_LINES: usize = 1_000;
/// Characters of a number.
const MAX_NUMBER: usize = 40;

/// A report that is to be made.
#[derive(Deserialize, ToSchema)]
pub struct NewReportForm {
    /// What it is of.
    r#type: ReportType,
    /// The last day of its period; of a shift it follows from the shift.
    #[serde(default)]
    day: String,
    /// Of a day at a checkpoint: the checkpoint; of a team's day: the area.
    #[serde(default)]
    place: String,
    /// Of a shift: its record.
    #[serde(default)]
    about: String,
    /// Difficulties and proposals that are carried upward.
    #[serde(default)]
    note: String,
    /// To whom it goes, a line each.
    #[serde(default)]
    recipients: String,
}

impl NewReportForm {
    /// What the store is asked to make.
    pub fn read(self, now_ms: i64) -> ApiResult<NewReport> {
        let today = LocalDate::at_ms(now_ms);
        let day = match self.r#type {
            ReportType::Shift => today,
            _ => parse_day(&self.day)?,
        };
        if day > today {
            return Err(ApiError::bad_request(
                "day_to_come",
                "Ngày này chưa đến nên chưa có gì để báo cáo. Chọn ngày khác.",
                "That day is still to come: there is nothing to report on. Choose another.",
            ));
        }
        Ok(NewReport {
            subject: Subject {
                of_type: self.r#type,
                day,
                place: self.place()?,
                about: self.about()?,
            },
            note: bounded("note", &self.note, MAX_NOTE)?,
            recipients: bounded("recipients", &self.recipients, MAX_LINES)?,
        })
    }

    fn place(&self) -> ApiResult<Option<Place>> {
        let is_of_place = matches!(self.r#type, ReportType::PostDay | ReportType::TeamDay);
        match (is_of_place, self.place.as_str()) {
            (true, "") => Err(ApiError::bad_request(
                "no_place",
                "Chọn chốt hoặc địa bàn của báo cáo này.",
                "Choose the checkpoint or area of this report.",
            )),
            (true, place) => place.parse().map(Some).map_err(|_| {
                ApiError::bad_request(
                    "bad_place",
                    "Mã địa bàn hoặc chốt không đúng, ví dụ 00025-01.",
                    "No such form of place; for example 00025-01.",
                )
            }),
            (false, _) => Ok(None),
        }
    }

    fn about(&self) -> ApiResult<Option<RecordId>> {
        match self.r#type {
            ReportType::Shift => self.about.parse().map(Some).map_err(|_| {
                ApiError::bad_request(
                    "no_shift",
                    "Chọn ca trực của báo cáo này.",
                    "Choose the shift of this report.",
                )
            }),
            _ => Ok(None),
        }
    }
}

/// Which revision of a report was seen.
#[derive(Deserialize, ToSchema)]
pub struct Seen {
    /// `revision` of the report as it was shown: where somebody has acted since, nothing is done.
    pub seen: i64,
}

/// What people write into a report.
#[derive(Deserialize, ToSchema)]
pub struct Words {
    /// As in [`Seen`].
    pub seen: i64,
    /// Difficulties and proposals that are carried upward.
    note: String,
    /// To whom it goes, a line each.
    recipients: String,
}

impl Words {
    /// The step.
    pub fn read(self) -> ApiResult<ReportStep> {
        Ok(ReportStep::Words {
            note: bounded("note", &self.note, MAX_NOTE)?,
            recipients: bounded("recipients", &self.recipients, MAX_LINES)?,
        })
    }
}

/// Who signs.
#[derive(Deserialize, ToSchema)]
pub struct Approval {
    /// As in [`Seen`].
    pub seen: i64,
    /// In whose name.
    pub signed_as: SignedAs,
}

/// To whom it went, and how.
#[derive(Deserialize, ToSchema)]
pub struct Sending {
    /// As in [`Seen`].
    pub seen: i64,
    /// To whom, a line each.
    recipients: String,
    /// How: by messenger, by the state's document network …
    how: String,
    /// The clerk's number; empty: none.
    #[serde(default)]
    number: String,
}

impl Sending {
    /// The step.
    pub fn read(self) -> ApiResult<ReportStep> {
        let (recipients, how) = (
            bounded("recipients", &self.recipients, MAX_LINES)?,
            bounded("how", &self.how, MAX_LINES)?,
        );
        if recipients.is_empty() || how.is_empty() {
            return Err(ApiError::bad_request(
                "no_recipients",
                "Ghi đã gửi cho ai và gửi bằng cách nào.",
                "Say to whom it was sent, and how.",
            ));
        }
        let number = bounded("number", &self.number, MAX_NUMBER)?;
        Ok(ReportStep::Send { recipients, how, number })
    }
}

fn bounded(what: &str, typed: &str, most: usize) -> ApiResult<String> {
    let text = text::clean(typed).trim().to_owned();
    if text.chars().count() <= most {
        return Ok(text);
    }
    Err(ApiError::bad_request(
        &format!("{what}_too_long"),
        &format!("Phần ghi dài quá {most} ký tự. Rút gọn lại rồi lưu."),
        &format!("The text is longer than {most} characters. Shorten it and save again."),
    ))
}
