//! Lists of records: filtered, searched, sorted and paged by the store. What a list is asked is in [`query`], what
//! people keep of it in [`views`].

pub mod chosen;
pub mod counts;
pub mod neighbours;
mod query;
pub mod views;

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use vungxanh_shared::kinds::{self, Kind};

pub use self::query::{ListQuery, MAX_SEARCH, bad_cursor};
use super::audit_log::{self, AuditLog};
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{BadCursor, ListAsk, ListCursor, ListPage};

/// The kind of a list's records; lists without a name of their own have their kind's.
pub fn of_name(list: &str) -> Option<&'static Kind> {
    let kind = match list {
        "households" => "household",
        "persons" => "person",
        "movements" => "movement",
        "declarations" => "declaration",
        "passes" => "pass",
        "shifts" => "shift",
        kind => kind,
    };
    kinds::find(kind)
}

/// Asks for the page after this one; false where it is the last.
pub fn turn(ask: &mut ListAsk, page: &ListPage) -> ApiResult<bool> {
    let Some(next) = &page.next else { return Ok(false) };
    let cursor = ListCursor::decode(next, ask.sort).map_err(|BadCursor| ApiError::internal())?;
    ask.cursor = Some(cursor);
    Ok(true)
}

async fn list(
    app: &AppState,
    audit_log: &AuditLog,
    user: OfficeUser,
    kind: &'static Kind,
    query: &ListQuery,
) -> ApiResult<Json<ListPage>> {
    user.require(if query.print { kind.access.export } else { kind.access.see })?;
    let ask = query.ask(kind, app.now_ms())?;
    page(app, audit_log, user, (kind, query), ask).await
}

/// The page that `ask` names, once the look at it is in the audit log.
async fn page(
    app: &AppState,
    audit_log: &AuditLog,
    user: OfficeUser,
    (kind, query): (&'static Kind, &ListQuery),
    ask: ListAsk,
) -> ApiResult<Json<ListPage>> {
    let kind = kind.name;
    if !query.print {
        audit_log.looked(app, &user, "list_viewed", kind).await?;
    } else if ask.cursor.is_none() {
        app.store.audit(audit_log::entry(app, &user, "list_printed", kind, "{}")).await?;
    }
    Ok(Json(app.store.office_list(user.account.ward, ask).await?))
}

/// Records of any kind, in the order and narrowed by what the kind names.
#[utoipa::path(get, path = "/lists/{list}", params(("list" = String, Path), ListQuery), tag = "lists",
    responses((status = OK, body = ListPage), (status = BAD_REQUEST, body = ErrorBody),
        (status = UNAUTHORIZED, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody)))]
pub async fn of_kind(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(list_name): Path<String>,
    Query(query): Query<ListQuery>,
) -> ApiResult<Json<ListPage>> {
    let kind = of_name(&list_name).ok_or_else(ApiError::not_found)?;
    list(&app, &audit_log, user, kind, &query).await
}

macro_rules! list_of {
    ($name:ident, $path:literal, $kind:ident, $about:literal) => {
        #[doc = $about]
        #[utoipa::path(get, path = $path, params(ListQuery), tag = "lists",
            responses((status = OK, body = ListPage), (status = BAD_REQUEST, body = ErrorBody),
                (status = UNAUTHORIZED, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody)))]
        pub async fn $name(
            State(app): State<AppState>,
            Extension(audit_log): Extension<AuditLog>,
            user: OfficeUser,
            Query(query): Query<ListQuery>,
        ) -> ApiResult<Json<ListPage>> {
            list(&app, &audit_log, user, &kinds::$kind::KIND, &query).await
        }
    };
}

list_of!(households, "/households", household, "Households, by the head's given name.");
list_of!(persons, "/persons", person, "Residents, by given name.");
list_of!(movements, "/movements", movement, "Movements, the latest day first.");
list_of!(declarations, "/declarations", declaration, "Health declarations, the latest first.");
list_of!(passes, "/passes", pass, "Passes, the latest first.");
list_of!(shifts, "/shifts", shift, "Shifts, the latest first.");
