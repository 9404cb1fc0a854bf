//! Which phones have a notice.

use axum::extract::{Path, State};
use axum::{Extension, Json};
use vungxanh_shared::roles::OfficeTask;

use super::audit_log::AuditLog;
use super::records::{missing, parse_id};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::NoticeReach;

/// How many of the phones that a notice is for have it, and which have not. It is told to who keeps members: phones and
/// when they were last heard of are no business of others.
#[utoipa::path(get, path = "/notices/{id}/reach", params(("id" = String, Path)), tag = "records",
    responses((status = OK, body = NoticeReach), (status = NOT_FOUND, body = ErrorBody),
        (status = GONE, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn reach(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(id): Path<String>,
) -> ApiResult<Json<NoticeReach>> {
    user.require(OfficeTask::Members)?;
    let id = parse_id(&id)?;
    let ward = user.account.ward.clone();
    let Some(record) = app.store.office_record(ward.clone(), id).await? else {
        return Err(missing(&app, &user, id).await?);
    };
    audit_log.looked(&app, &user, "record_viewed", &record.id).await?;
    // What phones said a moment ago counts.
    app.store_last_syncs().await?;
    let reach = app.store.notice_reach(ward, id, app.now_ms()).await?;
    reach.map(Json).ok_or_else(ApiError::not_found)
}
