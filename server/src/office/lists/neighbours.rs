//! The records before and after one that was opened from a list.

use axum::Json;
use axum::extract::{Path, Query, State};
use vungxanh_shared::ids::RecordId;

use super::{ListQuery, of_name};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::Neighbours;

/// What stands beside a record in a list as it is now, and where the record stands in it.
#[utoipa::path(get, path = "/lists/{list}/neighbours/{id}", operation_id = "neighbours",
    params(("list" = String, Path), ("id" = String, Path), ListQuery), tag = "lists",
    responses((status = OK, body = Neighbours), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn neighbours(
    State(app): State<AppState>,
    user: OfficeUser,
    Path((list, id)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> ApiResult<Json<Neighbours>> {
    let kind = of_name(&list).ok_or_else(ApiError::not_found)?;
    user.require(kind.access.see)?;
    let id: RecordId = id.parse().map_err(|_| ApiError::not_found())?;
    let ask = query.ask(kind, app.now_ms())?;
    let found = app.store.neighbours(user.account.ward, ask, id).await?;
    found.map(Json).ok_or_else(ApiError::not_found)
}
