//! Reports of the ward: made from what the books have, checked, signed, sent (SPEC R13). What a page sends is read in
//! [`form`], what it hears where nothing was done in [`refused`].

mod form;
mod refused;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::ids::{Family, RecordId};
use vungxanh_shared::roles::OfficeTask;
use vungxanh_shared::time::LocalDate;

use self::form::{Approval, NewReportForm, Seen, Sending, Words};
use self::refused::refused;
use super::audit_log;
use super::lists::bad_cursor;
use super::overview::parse_day;
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiResult, ErrorBody};
use crate::store::office_types::{
    Report, ReportAsk, ReportCursor, ReportPage, ReportState, ReportType,
};
use crate::store::reports::{ReportStep, Signer};

/// Rows of a page at most.
const MAX_ROWS: u32 = 200;

/// Which reports.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
pub struct ReportsQuery {
    /// Of this type.
    #[param(inline)]
    r#type: Option<ReportType>,
    /// In this state.
    #[param(inline)]
    state: Option<ReportState>,
    /// Of this day, `2026-11-22`: the last one of their period.
    day: Option<String>,
    /// `next` of a page; left out: the first page.
    cursor: Option<String>,
    /// How many at most.
    limit: u32,
}

impl Default for ReportsQuery {
    fn default() -> Self {
        Self { r#type: None, state: None, day: None, cursor: None, limit: 50 }
    }
}

/// For what a report is asked.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct ReportQuery {
    /// Whether it is for paper: that is noted.
    print: bool,
}

/// The ward's officials alone: a report has the numbers of every book.
fn may(user: &OfficeUser) -> ApiResult<()> {
    user.require(OfficeTask::Decide)
}

/// Reports, the latest first.
#[utoipa::path(get, path = "/reports", params(ReportsQuery), tag = "reports",
    responses((status = OK, body = ReportPage), (status = BAD_REQUEST, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn reports(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<ReportsQuery>,
) -> ApiResult<Json<ReportPage>> {
    may(&user)?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let day = given(&query.day).map(|day| parse_day(&day)).transpose()?;
    let cursor = given(&query.cursor);
    let ask = ReportAsk {
        of_type: query.r#type,
        state: query.state,
        day: day.map(|day| day.to_string()),
        after: cursor.as_deref().map(ReportCursor::decode).transpose().map_err(bad_cursor)?,
        limit: query.limit.clamp(1, MAX_ROWS),
    };
    Ok(Json(app.store.reports(user.account.ward, ask).await?))
}

/// One report.
#[utoipa::path(get, path = "/reports/{id}", params(("id" = String, Path), ReportQuery), tag = "reports",
    responses((status = OK, body = Report), (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn report(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Query(query): Query<ReportQuery>,
) -> ApiResult<Json<Report>> {
    may(&user)?;
    let found = app.store.report(user.account.ward.clone(), parse_id(&id)?).await?;
    let report = found.ok_or_else(refused::no_such_report)?;
    if query.print {
        let entry = audit_log::entry(&app, &user, "report_printed", &id, &detail(&report));
        app.store.audit(entry).await?;
    }
    Ok(Json(report))
}

/// Counts and makes a draft.
#[utoipa::path(post, path = "/reports", operation_id = "make_report", tag = "reports", request_body = NewReportForm,
    responses((status = OK, body = Report), (status = BAD_REQUEST, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn make(
    State(app): State<AppState>,
    user: OfficeUser,
    Json(form): Json<NewReportForm>,
) -> ApiResult<Json<Report>> {
    may(&user)?;
    let new = form.read(app.now_ms())?;
    still_counted(&app, new.subject.of_type, new.subject.day)?;
    let detail = serde_json::json!({
        "type": new.subject.of_type.as_str(), "day": new.subject.day.to_string(),
    });
    let entry = audit_log::entry(&app, &user, "report_made", "", &detail.to_string());
    let signer = Signer::from(&user.account);
    // Which phones were silent is told as of now.
    app.store_last_syncs().await?;
    let made = app.store.noting(entry).make_report(signer, new, app.now_ms()).await?;
    Ok(Json(*made.map_err(|refusal| refused(refusal, &user.account))?))
}

/// Writes note and recipients. What was checked is checked again.
#[utoipa::path(put, path = "/reports/{id}", operation_id = "write_report", params(("id" = String, Path)), tag = "reports",
    request_body = Words, responses((status = OK, body = Report), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn write(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(form): Json<Words>,
) -> ApiResult<Json<Report>> {
    let seen = form.seen;
    step(&app, &user, (&id, seen), ("report_written", || form.read())).await
}

macro_rules! step_of {
    ($name:ident, $path:literal, $action:literal, $form:ty, $about:literal, $read:expr) => {
        #[doc = $about]
        #[utoipa::path(post, path = $path, params(("id" = String, Path)), tag = "reports", request_body = $form,
            responses((status = OK, body = Report), (status = BAD_REQUEST, body = ErrorBody),
                (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody),
                (status = CONFLICT, body = ErrorBody)))]
        pub async fn $name(
            State(app): State<AppState>,
            user: OfficeUser,
            Path(id): Path<String>,
            Json(form): Json<$form>,
        ) -> ApiResult<Json<Report>> {
            let seen = form.seen;
            let read: fn($form) -> ApiResult<ReportStep> = $read;
            step(&app, &user, (&id, seen), ($action, || read(form))).await
        }
    };
}

step_of!(
    refresh,
    "/reports/{id}/refresh",
    "report_refreshed",
    Seen,
    "Counts its numbers again. What was checked is checked again.",
    |_| Ok(ReportStep::Refresh)
);
step_of!(check, "/reports/{id}/check", "report_checked", Seen, "Somebody looked at it.", |_| Ok(
    ReportStep::Check
));
step_of!(
    approve,
    "/reports/{id}/approve",
    "report_approved",
    Approval,
    "It is signed, and stays as it is from then on.",
    |form| Ok(ReportStep::Approve(form.signed_as))
);
step_of!(
    send,
    "/reports/{id}/sent",
    "report_sent",
    Sending,
    "It was sent: to whom, how, and under which number.",
    Sending::read
);
step_of!(
    correct,
    "/reports/{id}/correct",
    "report_corrected",
    Seen,
    "A new version of an approved report, its numbers counted again.",
    |_| Ok(ReportStep::Correct)
);

/// Throws a report away that nobody has signed.
#[utoipa::path(post, path = "/reports/{id}/discard", params(("id" = String, Path)), tag = "reports", request_body = Seen,
    responses((status = NO_CONTENT), (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody)))]
pub async fn discard(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(form): Json<Seen>,
) -> ApiResult<StatusCode> {
    let doing = ("report_discarded", || Ok(ReportStep::Discard));
    let _thrown_away = step(&app, &user, (&id, form.seen), doing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Does a step, with its line of the audit log.
async fn step(
    app: &App,
    user: &OfficeUser,
    (id, seen): (&str, i64),
    (action, read): (&str, impl FnOnce() -> ApiResult<ReportStep>),
) -> ApiResult<Json<Report>> {
    may(user)?;
    let id = parse_id(id)?;
    let step = read()?;
    let found = app.store.report(user.account.ward.clone(), id).await?;
    let report = found.ok_or_else(refused::no_such_report)?;
    if matches!(step, ReportStep::Refresh | ReportStep::Correct) {
        still_counted(app, report.row.r#type, parse_day(&report.row.day)?)?;
    }
    let entry = audit_log::entry(app, user, action, "", &detail(&report));
    let signer = Signer::from(&user.account);
    app.store_last_syncs().await?;
    let done = app.store.noting(entry).step_report(signer, (id, seen), step, app.now_ms()).await?;
    Ok(Json(*done.map_err(|refusal| refused(refusal, &user.account))?))
}

/// What was deleted with its period cannot be counted: it is not told as nothing.
fn still_counted(app: &App, of_type: ReportType, day: LocalDate) -> ApiResult<()> {
    let family = match of_type {
        ReportType::Shift | ReportType::PostDay | ReportType::WardDay => Family::Passes,
        _ => Family::Movements,
    };
    let today = LocalDate::at_ms(app.now_ms());
    match app.config.retention.is_over(family, day, today) {
        true => Err(refused::not_kept()),
        false => Ok(()),
    }
}

/// Which report, for the audit log.
fn detail(report: &Report) -> String {
    let row = &report.row;
    let of = (row.r#type.as_str(), &row.day, row.version);
    serde_json::json!({ "type": of.0, "day": of.1, "version": of.2 }).to_string()
}

fn parse_id(id: &str) -> ApiResult<RecordId> {
    id.parse().map_err(|_| refused::no_such_report())
}
