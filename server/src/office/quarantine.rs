//! Changes that the gate refused: kept byte by byte, shown with the reason.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::roles::OfficeTask;

use super::watch;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::QuarantinePage;

const PAGE: u32 = 100;

/// Which of them.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
#[derive(Default)]
pub struct QuarantineQuery {
    /// Only those that nobody has looked at.
    unseen: bool,
    /// How many to pass over.
    offset: u32,
}

fn may_look(user: &OfficeUser) -> ApiResult<()> {
    user.require(OfficeTask::Decide).or_else(|_| user.require(OfficeTask::ServerHealth))
}

/// Refused changes, the latest first.
#[utoipa::path(get, path = "/quarantine", params(QuarantineQuery), tag = "quarantine",
    responses((status = OK, body = QuarantinePage), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn quarantine(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<QuarantineQuery>,
) -> ApiResult<Json<QuarantinePage>> {
    may_look(&user)?;
    let range = (query.offset, PAGE);
    Ok(Json(app.store.office_quarantine(user.account.ward, query.unseen, range).await?))
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
    if !app
        .store
        .mark_quarantine_seen(user.account.ward.clone(), device, bytes, app.now_ms())
        .await?
    {
        return Err(ApiError::not_found());
    }
    watch::note(&app, &user, "quarantine_seen", &hash, "{}").await?;
    Ok(Json(app.store.office_quarantine(user.account.ward, false, (0, PAGE)).await?))
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
