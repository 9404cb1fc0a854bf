//! The ward's settings, areas, checkpoints and teams (SPEC R5 to R8). They are corrected, closed and opened again as
//! every record is (`records`); here they are listed and added, and said why one is not written.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::roles::OfficeTask;
use vungxanh_shared::scalar::Fields;

use super::audit_log;
use super::lists::{MAX_SEARCH, bad_cursor};
use super::records::{edit_error, plain_map};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{
    Other, PlanAdd, PlanAsk, PlanCursor, PlanKind, PlanPage, PlanRefusal, PlanState, Shown,
};

/// Rows of a page at most.
const MAX_ROWS: u32 = 200;
/// Records that are added together at most.
const MAX_ADDED: usize = 500;

/// Which of them.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
pub struct PlanQuery {
    /// What was typed, as in the lists of records.
    search: String,
    /// Those that are closed; else those at work.
    closed: bool,
    /// `next` or `previous` of a page; left out: the first page.
    cursor: Option<String>,
    /// How many at most.
    limit: u32,
}

impl Default for PlanQuery {
    fn default() -> Self {
        Self { search: String::new(), closed: false, cursor: None, limit: 50 }
    }
}

/// What is added.
#[derive(Deserialize, ToSchema)]
pub struct PlanForm {
    /// Values by key, of each that is added; all are written or none.
    #[schema(schema_with = plain_maps)]
    records: Vec<Fields>,
    /// Ids of those of the same name that were shown, and names that shall be there twice.
    #[serde(default)]
    same_names: Vec<String>,
}

fn plain_maps() -> utoipa::openapi::Array {
    utoipa::openapi::Array::new(plain_map())
}

/// What was added.
#[derive(Serialize, ToSchema)]
pub struct PlanAdded {
    /// The records' ids, in the order of the request.
    ids: Vec<String>,
}

/// What stands in the way: to be shown, and named when the person wants it all the same.
#[derive(Serialize, ToSchema)]
pub struct OthersBody {
    /// `same_name` or `still_given`
    code: &'static str,
    /// For a person, Vietnamese.
    vi: String,
    /// For a person, English.
    en: String,
    /// Who or what.
    others: Vec<Other>,
}

/// Areas, checkpoints, teams or settings of the ward.
#[utoipa::path(get, path = "/plan/{kind}", operation_id = "plan", params(("kind" = String, Path), PlanQuery), tag = "plan",
    responses((status = OK, body = PlanPage), (status = BAD_REQUEST, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn page(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(kind): Path<String>,
    Query(query): Query<PlanQuery>,
) -> ApiResult<Json<PlanPage>> {
    user.require(OfficeTask::Places)?;
    let ask = PlanAsk {
        kind: parse_kind(&kind)?,
        search: query.search.chars().take(MAX_SEARCH).collect(),
        state: if query.closed { PlanState::Closed } else { PlanState::Open },
        cursor: cursor(query.cursor.as_deref())?,
        limit: query.limit.clamp(1, MAX_ROWS),
    };
    Ok(Json(app.store.plan_page(user.account.ward, ask).await?))
}

fn cursor(text: Option<&str>) -> ApiResult<Option<PlanCursor>> {
    let text = text.filter(|text| !text.is_empty());
    text.map(PlanCursor::decode).transpose().map_err(bad_cursor)
}

/// Adds areas, checkpoints, teams or the settings.
#[utoipa::path(post, path = "/plan/{kind}", operation_id = "add_to_plan", params(("kind" = String, Path)), tag = "plan",
    request_body = PlanForm, responses((status = OK, body = PlanAdded), (status = FORBIDDEN, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = OthersBody),
        (status = UNPROCESSABLE_ENTITY, body = super::records::InvalidBody)))]
pub async fn add(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(kind): Path<String>,
    Json(form): Json<PlanForm>,
) -> ApiResult<Response> {
    user.require(OfficeTask::Places)?;
    let kind = parse_kind(&kind)?;
    if form.records.is_empty() || form.records.len() > MAX_ADDED {
        return Err(ApiError::bad_request(
            "bad_number",
            &format!("Mỗi lần thêm từ 1 đến {MAX_ADDED}."),
            &format!("Add 1 to {MAX_ADDED} at a time."),
        ));
    }
    let detail = serde_json::json!({ "number": form.records.len() }).to_string();
    let action = format!("{}_made", kind.as_str());
    let store = app.store.noting(audit_log::entry(&app, &user, &action, "", &detail));
    let shown = Shown { same_names: form.same_names, ..Shown::default() };
    let add = PlanAdd { kind, records: form.records, numbers: Vec::new(), shown };
    Ok(match store.add_to_plan(user.author(), add, app.now_ms()).await? {
        Ok(ids) => Json(PlanAdded { ids }).into_response(),
        Err(why) => refusal(why),
    })
}

fn parse_kind(text: &str) -> ApiResult<PlanKind> {
    PlanKind::find(text).ok_or_else(ApiError::not_found)
}

/// What a form gets that was not written.
pub fn refusal(refusal: PlanRefusal) -> Response {
    let conflict = |code: &str, vi: &str, en: &str| {
        ApiError::new(StatusCode::CONFLICT, code, vi, en).into_response()
    };
    match refusal {
        PlanRefusal::Edit(error) => edit_error(error),
        PlanRefusal::SameName(others) => stand_in_the_way(OthersBody {
            code: "same_name",
            vi: "Đã có nơi cùng tên đang hoạt động.".to_owned(),
            en: "Another one at work has the same name.".to_owned(),
            others,
        }),
        PlanRefusal::StillGiven(others) => stand_in_the_way(OthersBody {
            code: "still_given",
            vi: format!("Còn {} người được giao việc ở nơi này.", others.len()),
            en: format!("Members who still have a duty there: {}.", others.len()),
            others,
        }),
        PlanRefusal::NoSuchArea(code) => ApiError::bad_request(
            "unknown_place",
            &format!("Không có địa bàn {code} đang hoạt động."),
            &format!("There is no area {code} at work."),
        )
        .into_response(),
        PlanRefusal::AlwaysThere(_) => conflict(
            "always_there",
            "Địa bàn này luôn có: để ghi những việc chưa rõ địa bàn.",
            "This area is always there, for what belongs to no area that is known.",
        ),
        PlanRefusal::SettingsThere => conflict(
            "settings_there",
            "Thông tin đơn vị vừa có người ghi. Mở lại trang để sửa.",
            "Somebody has just made the settings. Open the page again to change them.",
        ),
        PlanRefusal::NumberTaken(number) => conflict(
            "number_taken",
            &format!("Số thứ tự {number} đã có nơi khác dùng."),
            &format!("Another place has or had the number {number}."),
        ),
        PlanRefusal::Full => conflict(
            "no_number_left",
            "Đã dùng hết số thứ tự từ 1 đến 9999.",
            "All numbers from 1 to 9999 are taken.",
        ),
    }
}

fn stand_in_the_way(body: OthersBody) -> Response {
    // An error of ours already: the router must not put its general one in the place of the names.
    let ours = ApiError::new(StatusCode::CONFLICT, body.code, &body.vi, &body.en);
    let extensions = std::mem::take(ours.into_response().extensions_mut());
    let mut response = (StatusCode::CONFLICT, Json(body)).into_response();
    *response.extensions_mut() = extensions;
    response
}
