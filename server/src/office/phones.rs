//! The phones of the ward: who holds them, when they were last heard of, and taking access back.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::roles::OfficeTask;

use super::audit_log::{self, AuditLog};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::PhoneRow;

/// What became of a phone.
#[derive(Serialize, ToSchema)]
pub struct PhoneRevoked {
    /// Device id, hex.
    id: String,
}

fn may_look(user: &OfficeUser) -> ApiResult<()> {
    user.require(OfficeTask::Members).or_else(|_| user.require(OfficeTask::ServerHealth))
}

/// Every enrolled phone, the longest silent first.
#[utoipa::path(get, path = "/phones", tag = "phones",
    responses((status = OK, body = Vec<PhoneRow>), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn phones(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
) -> ApiResult<Json<Vec<PhoneRow>>> {
    may_look(&user)?;
    audit_log.looked(&app, &user, "list_viewed", "phone").await?;
    app.store_last_syncs().await?;
    Ok(Json(app.store.office_phones(user.account.ward, app.now_ms()).await?))
}

/// Takes a phone's access back. What it has not sent stays on it, for its owner to hand over.
#[utoipa::path(post, path = "/phones/{id}/revoke", params(("id" = String, Path)), tag = "phones",
    responses((status = OK, body = PhoneRevoked), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn revoke(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
) -> ApiResult<Json<PhoneRevoked>> {
    user.require(OfficeTask::Members)?;
    let device: DeviceId = id.parse().map_err(|_| ApiError::not_found())?;
    let store = app.store.noting(audit_log::entry(&app, &user, "device_revoked", &id, "{}"));
    if !store.revoke_device(user.account.ward, device, app.now_ms()).await? {
        return Err(ApiError::not_found());
    }
    Ok(Json(PhoneRevoked { id }))
}
