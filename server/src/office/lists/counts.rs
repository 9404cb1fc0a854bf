//! How many records each filter of a list would leave.

use axum::Json;
use axum::extract::{Path, Query, State};

use super::{ListQuery, of_name};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::FilterCounts;

/// Counts beside every choice, state, place and author by which the list can be narrowed, all other filters as they are.
#[utoipa::path(get, path = "/lists/{list}/counts", operation_id = "filter_counts",
    params(("list" = String, Path), ListQuery), tag = "lists",
    responses((status = OK, body = FilterCounts), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn counts(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(list): Path<String>,
    Query(query): Query<ListQuery>,
) -> ApiResult<Json<FilterCounts>> {
    let kind = of_name(&list).ok_or_else(ApiError::not_found)?;
    user.require(kind.access.see)?;
    let ask = query.ask(kind, app.now_ms())?;
    Ok(Json(app.store.filter_counts(user.account.ward, ask).await?))
}
