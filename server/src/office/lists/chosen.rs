//! Rows that somebody ticked: the same list, only of them.

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;
use vungxanh_shared::ids::RecordId;

use super::super::audit_log::AuditLog;
use super::{ListQuery, of_name, page};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{ListAsk, ListPage};

/// Rows that are ticked one by one at most; more are said by a filter.
const MAX_CHOSEN: usize = 1_000;

/// Which rows.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ChosenRows {
    /// Ids of records of the list.
    ids: Vec<String>,
}

impl ChosenRows {
    /// The ids, where there are not too many.
    pub fn ids(&self) -> ApiResult<Vec<RecordId>> {
        if self.ids.is_empty() || self.ids.len() > MAX_CHOSEN {
            return Err(ApiError::bad_request(
                "too_many_chosen",
                &format!("Chọn từ 1 đến {MAX_CHOSEN} dòng, hoặc lấy cả danh sách đang lọc."),
                &format!("Choose 1 to {MAX_CHOSEN} rows, or take the whole filtered list."),
            ));
        }
        self.ids.iter().map(|id| id.parse().map_err(|_| ApiError::not_found())).collect()
    }
}

/// Rows of a list by their ids, in the list's order.
#[utoipa::path(post, path = "/lists/{list}/chosen", operation_id = "chosen_rows",
    params(("list" = String, Path), ListQuery), tag = "lists", request_body = ChosenRows,
    responses((status = OK, body = ListPage), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn chosen(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(list): Path<String>,
    Query(query): Query<ListQuery>,
    Json(rows): Json<ChosenRows>,
) -> ApiResult<Json<ListPage>> {
    let kind = of_name(&list).ok_or_else(ApiError::not_found)?;
    user.require(if query.print { kind.access.export } else { kind.access.see })?;
    let ask = ListAsk { only: Some(rows.ids()?), ..query.ask(kind, app.now_ms())? };
    page(&app, &audit_log, user, (kind, &query), ask).await
}
