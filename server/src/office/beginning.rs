//! What a new ward still lacks: the office shows it until everything is there or somebody has closed it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use vungxanh_shared::roles::OfficeTask;

use super::audit_log;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiResult, ErrorBody};
use crate::store::office_types::Beginning;

/// How much the ward has of what it needs to begin with.
#[utoipa::path(get, path = "/beginning", tag = "plan",
    responses((status = OK, body = Beginning), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn beginning(
    State(app): State<AppState>,
    user: OfficeUser,
) -> ApiResult<Json<Beginning>> {
    user.require(OfficeTask::Places)?;
    Ok(Json(app.store.beginning(user.account.ward).await?))
}

/// It is not shown any more, to nobody of the ward.
#[utoipa::path(post, path = "/beginning/close", operation_id = "close_beginning", tag = "plan",
    responses((status = NO_CONTENT), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn close(State(app): State<AppState>, user: OfficeUser) -> ApiResult<StatusCode> {
    user.require(OfficeTask::Places)?;
    let store = app.store.noting(audit_log::entry(&app, &user, "beginning_closed", "", "{}"));
    store.close_beginning(user.account.ward, app.now_ms()).await?;
    Ok(StatusCode::NO_CONTENT)
}
