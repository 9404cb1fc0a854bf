//! Records that are to be named by others. Who writes records with a link may look for what it shall lead to, also where
//! the account may not list that: of each there is what is needed to choose the right one, and no more.

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::kinds::{self, Kind};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::text;

use super::access;
use super::audit_log::AuditLog;
use super::lists::ListQuery;
use super::records::{parse_id, plain_map};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{ListAsk, PlainFields, PlainValue, RecordView};

/// Records that are shown of one search; who is not among them is asked for by more of the name.
const SHOWN: u32 = 6;
/// Fields that say when a person was born: the year of it is shown.
const BORN: [&str; 2] = ["dob", "birth_year"];

/// Which of them.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
#[derive(Default)]
pub struct LinkQuery {
    /// What was typed, as in the lists of records; nothing finds nothing.
    search: String,
    /// One that was chosen already; then nothing is searched.
    id: Option<String>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct LinkPage {
    /// By name, the first six.
    rows: Vec<LinkRow>,
}

/// A record, as far as it must be known to be chosen.
#[derive(Serialize, ToSchema)]
pub struct LinkRow {
    /// Record id.
    id: String,
    /// Name of its kind.
    kind: String,
    /// Area, checkpoint or ward.
    place: String,
    /// The fields of its title, and the year of birth.
    #[schema(schema_with = plain_map)]
    fields: PlainFields,
}

/// Records of a kind by what they are called, for a link that leads to them.
#[utoipa::path(get, path = "/links/{target}", operation_id = "links", params(("target" = String, Path), LinkQuery), tag = "records",
    responses((status = OK, body = LinkPage), (status = FORBIDDEN, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody)))]
pub async fn links(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(target): Path<String>,
    Query(query): Query<LinkQuery>,
) -> ApiResult<Json<LinkPage>> {
    let kind = kinds::find(&target).ok_or_else(ApiError::not_found)?;
    if !access::may_name(user.account.role, kind.name) {
        return Err(ApiError::not_allowed());
    }
    audit_log.looked(&app, &user, "links_searched", kind.name).await?;
    let ward = user.account.ward.clone();
    let found = match query.id.filter(|id| !id.is_empty()) {
        Some(id) => app.store.office_record(ward, parse_id(&id)?).await?.into_iter().collect(),
        None if text::words(&query.search).is_empty() => Vec::new(),
        None => {
            let ask = ListQuery::searching(query.search).ask(kind, app.now_ms())?;
            let page = app.store.office_list(ward, ListAsk { limit: SHOWN, ..ask }).await?;
            page.rows.into_iter().map(|row| row.record).collect::<Vec<_>>()
        }
    };
    let of_kind = found.into_iter().filter(|record| record.kind == kind.name);
    Ok(Json(LinkPage { rows: of_kind.map(|record| row(kind, record)).collect() }))
}

fn row(kind: &Kind, record: RecordView) -> LinkRow {
    let shown = |(key, value): (String, PlainValue)| {
        let field = key.as_str();
        if BORN.contains(&field) {
            return Some((key, year(value)));
        }
        kind.title_fields.contains(&field).then_some((key, value))
    };
    let fields = record.fields.into_iter().filter_map(shown).collect();
    LinkRow { id: record.id, kind: record.kind, place: record.place, fields }
}

/// `1950` of `1950-03-21`; a number is the year.
fn year(value: PlainValue) -> PlainValue {
    match value.0 {
        Scalar::Text(day) => PlainValue(Scalar::Text(day.chars().take(4).collect())),
        other => PlainValue(other),
    }
}
