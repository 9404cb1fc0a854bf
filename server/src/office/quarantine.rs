//! Changes that the gate refused: kept byte by byte, shown with the reason.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::ids::{DeviceId, Place};
use vungxanh_shared::roles::OfficeTask;

use super::audit_log;
use super::lists::bad_cursor;
use super::records::edit_error;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::HandedIn;
use crate::store::office_types::{QuarantineAsk, QuarantineCursor, QuarantinePage};

/// Rows of a page.
const PAGE: u32 = 50;

/// Which of them.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
#[derive(Default)]
pub struct QuarantineQuery {
    /// Only those that nobody has looked at.
    unseen: bool,
    /// `next` of a page; left out: the first page.
    cursor: Option<String>,
}

fn may_look(user: &OfficeUser) -> ApiResult<()> {
    user.require(OfficeTask::Decide).or_else(|_| user.require(OfficeTask::ServerHealth))
}

/// Refused changes, the latest first.
#[utoipa::path(get, path = "/quarantine", params(QuarantineQuery), tag = "quarantine",
    responses((status = OK, body = QuarantinePage), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn quarantine(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<QuarantineQuery>,
) -> ApiResult<Json<QuarantinePage>> {
    may_look(&user)?;
    let cursor = query.cursor.as_deref().filter(|text| !text.is_empty());
    let after = cursor.map(QuarantineCursor::decode).transpose().map_err(bad_cursor)?;
    let ask = QuarantineAsk { unseen_only: query.unseen, after, limit: PAGE };
    Ok(Json(app.store.office_quarantine(user.account.ward, ask).await?))
}

/// Notes that an official has looked at it.
#[utoipa::path(post, path = "/quarantine/{device}/{hash}/seen",
    params(("device" = String, Path), ("hash" = String, Path)), tag = "quarantine",
    responses((status = OK, body = QuarantinePage), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn seen(
    State(app): State<AppState>,
    user: OfficeUser,
    Path((device, hash)): Path<(String, String)>,
) -> ApiResult<Json<QuarantinePage>> {
    may_look(&user)?;
    let device: DeviceId = device.parse().map_err(|_| ApiError::not_found())?;
    let bytes = parse_hash(&hash).ok_or_else(ApiError::not_found)?;
    let store = app.store.noting(audit_log::entry(&app, &user, "quarantine_seen", &hash, "{}"));
    let ward = user.account.ward.clone();
    if !store.mark_quarantine_seen(ward, device, bytes, app.now_ms()).await? {
        return Err(ApiError::not_found());
    }
    let first = QuarantineAsk { unseen_only: false, after: None, limit: PAGE };
    Ok(Json(app.store.office_quarantine(user.account.ward, first).await?))
}

/// Where the records of a refused change belong.
#[derive(Deserialize, ToSchema)]
pub struct HandIn {
    /// Area or checkpoint, for records that it makes.
    place: String,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub struct HandedInView {
    /// The records that stand in the books.
    records: Vec<String>,
    /// Whether anything was written for it; not where all of it stood there already.
    has_written: bool,
}

/// Writes what a refused change wanted into the books, in the official's name. Done twice it changes nothing more.
#[utoipa::path(post, path = "/quarantine/{device}/{hash}/hand-in", request_body = HandIn,
    params(("device" = String, Path), ("hash" = String, Path)), tag = "quarantine",
    responses((status = OK, body = HandedInView), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody), (status = UNPROCESSABLE_ENTITY, body = super::records::InvalidBody)))]
pub async fn hand_in(
    State(app): State<AppState>,
    user: OfficeUser,
    Path((device, hash)): Path<(String, String)>,
    Json(form): Json<HandIn>,
) -> ApiResult<Response> {
    user.require(OfficeTask::Decide)?;
    let id: DeviceId = device.parse().map_err(|_| ApiError::not_found())?;
    let bytes = parse_hash(&hash).ok_or_else(ApiError::not_found)?;
    let place: Place = form.place.parse().map_err(|_| bad_place())?;
    let known = app.store.places(user.account.ward.clone()).await?.contains(&place);
    if !known && place != Place::ward(&user.account.ward) {
        return Err(bad_place());
    }
    let detail = serde_json::json!({ "device": device, "place": form.place }).to_string();
    let store =
        app.store.noting(audit_log::entry(&app, &user, "quarantine_handed_in", &hash, &detail));
    let done = store.hand_in_quarantined(user.author(), (id, bytes), place, app.now_ms());
    match done.await? {
        None => Err(ApiError::not_found()),
        Some(HandedIn::Nothing) => Err(nothing_to_hand_in()),
        Some(HandedIn::Refused(error)) => Ok(edit_error(error)),
        Some(HandedIn::Done { records, has_written }) => {
            let records = records.iter().map(ToString::to_string).collect();
            Ok(Json(HandedInView { records, has_written }).into_response())
        }
    }
}

fn bad_place() -> ApiError {
    ApiError::bad_request(
        "unknown_place",
        "Không có địa bàn hoặc chốt này. Chọn một nơi trong danh sách.",
        "There is no such area or checkpoint. Choose one from the list.",
    )
}

fn nothing_to_hand_in() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "nothing_to_hand_in",
        "Lần ghi này sửa một mục mà sổ chưa có, hoặc không đọc được, nên chưa nhận vào được.",
        "It edits a record that is not in the books, or cannot be read; it cannot be taken in.",
    )
}

fn parse_hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}
