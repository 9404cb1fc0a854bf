//! The audit log: who looked at, changed, printed or logged in to what.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::roles::OfficeTask;

use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiResult, ErrorBody};
use crate::store::office_types::AuditPage;

const PAGE: u32 = 100;

/// Which page.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct AuditQuery {
    /// Only lines before this number; left out: from the latest.
    before: Option<u64>,
}

/// The audit log, the latest line first.
#[utoipa::path(get, path = "/audit", params(AuditQuery), tag = "audit",
    responses((status = OK, body = AuditPage), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn audit(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<AuditQuery>,
) -> ApiResult<Json<AuditPage>> {
    user.require(OfficeTask::Audit)?;
    Ok(Json(app.store.office_audit(user.account.ward, (query.before, PAGE)).await?))
}
