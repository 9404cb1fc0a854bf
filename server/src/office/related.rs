//! Further pages of what belongs to a record: the records that name it by one field.

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::kinds;

use super::access;
use super::audit_log::AuditLog;
use super::lists::bad_cursor;
use super::records::{missing, parse_id};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{RelatedAsk, RelatedPage};

/// Which of them, and behind which row.
#[derive(Deserialize, IntoParams)]
pub struct RelatedQuery {
    /// Name of their kind.
    kind: String,
    /// Their field that names the record; of a group `people/*/person`.
    field: String,
    /// `next` of the page before; left out: the first page.
    after: Option<String>,
}

/// Records that name this one by a field, the latest day first.
#[utoipa::path(get, path = "/records/{id}/related", params(("id" = String, Path), RelatedQuery),
    tag = "records", responses((status = OK, body = RelatedPage), (status = BAD_REQUEST, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody), (status = GONE, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn related(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(id): Path<String>,
    Query(query): Query<RelatedQuery>,
) -> ApiResult<Json<RelatedPage>> {
    let id = parse_id(&id)?;
    let ward = user.account.ward.clone();
    let Some(record) = app.store.office_record(ward.clone(), id).await? else {
        return Err(missing(&app, &user, id).await?);
    };
    access::require_record(&app, &user, &record.kind, id).await?;
    let RelatedQuery { kind, field, after } = query;
    let mut links = kinds::find(&kind).into_iter().flat_map(|kind| kind.links());
    if !links.any(|link| link.to == record.kind && link.path() == field) {
        return Err(ApiError::not_found());
    }
    if !access::may_see_beside(user.account.role, &kind) {
        return Err(ApiError::not_allowed());
    }
    let after = after.map(|text| text.parse()).transpose().map_err(bad_cursor)?;
    audit_log.looked(&app, &user, "record_viewed", &record.id).await?;
    let ask = RelatedAsk { kind, field, after };
    Ok(Json(app.store.office_related(ward, id, ask).await?))
}
