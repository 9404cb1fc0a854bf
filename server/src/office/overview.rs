//! The day at a glance, and the names of places.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::time::LocalDate;

use super::access;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{Overview, OverviewAsk, PlaceRow};

/// Which day.
#[derive(Deserialize, IntoParams)]
pub struct DayQuery {
    /// `2026-11-22`; today where it is left out.
    day: Option<String>,
}

/// The day at a glance: counts, what is overdue, what waits for a person, which phones are silent.
#[utoipa::path(get, path = "/overview", params(DayQuery), tag = "office",
    responses((status = OK, body = Overview), (status = UNAUTHORIZED, body = ErrorBody)))]
pub async fn overview(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<DayQuery>,
) -> ApiResult<Json<Overview>> {
    let now_ms = app.now_ms();
    let day = match query.day.as_deref() {
        Some(text) => parse_day(text)?,
        None => LocalDate::at_ms(now_ms),
    };
    let parts = access::overview_parts(user.account.role);
    Ok(Json(
        app.store
            .office_overview(OverviewAsk { ward: user.account.ward, day, now_ms, parts })
            .await?,
    ))
}

/// The ward, its areas and its checkpoints.
#[utoipa::path(get, path = "/places", tag = "office",
    responses((status = OK, body = Vec<PlaceRow>), (status = UNAUTHORIZED, body = ErrorBody)))]
pub async fn places(
    State(app): State<AppState>,
    user: OfficeUser,
) -> ApiResult<Json<Vec<PlaceRow>>> {
    Ok(Json(app.store.office_places(user.account.ward).await?))
}

/// A calendar day of a request.
pub fn parse_day(text: &str) -> ApiResult<LocalDate> {
    text.parse().map_err(|_| {
        ApiError::bad_request(
            "bad_day",
            "Ngày phải có dạng 2026-11-22.",
            "A day has the form 2026-11-22.",
        )
    })
}
