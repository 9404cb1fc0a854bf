//! Views of a list: filter, order and columns under a name, an account's own or the ward's; and how an account has the
//! list where it opens none. They stand on the server, so that they are there at every desk.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::kinds::Kind;
use vungxanh_shared::roles::OfficeTask;
use vungxanh_shared::text;

use super::super::audit_log;
use super::{ListQuery, of_name};
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::Store;
use crate::store::views::{Desk, Habit, MAX_VIEWS, NewView, View, ViewRefusal, Whose};

/// Characters of a name.
const MAX_NAME: usize = 60;
/// Bytes of a filter, as the list's address holds it.
const MAX_QUERY: usize = 1_000;
/// Columns of a list.
const MAX_COLUMNS: usize = 60;
/// Bytes of a column's name.
const MAX_COLUMN_NAME: usize = 64;

/// The views of a list that the account sees, and how it has the list.
#[derive(Serialize, ToSchema)]
pub struct ListViews {
    /// The ward's first.
    views: Vec<ViewRow>,
    /// Columns where no view is open, separated by commas; empty: the usual ones.
    columns: String,
    /// The view with which the list begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_view: Option<i64>,
    /// Whether the account may keep views for the ward.
    may_keep_for_ward: bool,
}

/// One view.
#[derive(Serialize, ToSchema)]
pub struct ViewRow {
    /// Its number.
    id: i64,
    /// Its name.
    name: String,
    /// Whether it is the ward's.
    of_ward: bool,
    /// Filter and order, as in the list's address.
    query: String,
    /// Columns in their order, separated by commas; empty: the usual ones.
    columns: String,
    /// When it was kept last; who changes it says so.
    changed_at_ms: i64,
    /// Whether its filter has lost its meaning: it names what lists of this kind no longer have.
    outdated: bool,
}

/// What a view is to be.
#[derive(Deserialize, ToSchema)]
pub struct ViewForm {
    /// Its name.
    name: String,
    /// Whether it is the ward's.
    #[serde(default)]
    of_ward: bool,
    /// Filter and order, as in the list's address.
    #[serde(default)]
    query: String,
    /// Columns in their order, separated by commas; empty: the usual ones.
    #[serde(default)]
    columns: String,
}

/// What a view is to be from now on.
#[derive(Deserialize, ToSchema)]
pub struct ViewChange {
    /// What it is to be.
    #[serde(flatten)]
    view: ViewForm,
    /// `changed_at_ms` of the view as it was shown: where somebody has changed it since, nothing is written.
    seen_at_ms: Option<i64>,
}

/// How an account has a list where it opens no view.
#[derive(Deserialize, ToSchema)]
pub struct HabitForm {
    /// Columns in their order, separated by commas; empty: the usual ones.
    #[serde(default)]
    columns: String,
    /// The view with which the list begins.
    #[serde(default)]
    first_view: Option<i64>,
}

/// The views of a list, and how the account has it.
#[utoipa::path(get, path = "/lists/{list}/views", operation_id = "list_views", params(("list" = String, Path)), tag = "lists",
    responses((status = OK, body = ListViews), (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn views(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(list): Path<String>,
) -> ApiResult<Json<ListViews>> {
    let kind = list_of(&user, &list)?;
    told(&app, &user, kind).await
}

/// Keeps a new view.
#[utoipa::path(post, path = "/lists/{list}/views", operation_id = "add_view", params(("list" = String, Path)), tag = "lists",
    request_body = ViewForm, responses((status = OK, body = ListViews), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn add(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(list): Path<String>,
    Json(form): Json<ViewForm>,
) -> ApiResult<Json<ListViews>> {
    let kind = list_of(&user, &list)?;
    let view = checked(&app, &user, kind, form)?;
    let store = noting(&app, &user, kind, ("list_view_kept", &view));
    store.add_view(desk(&user, kind), view, app.now_ms()).await?.map_err(refused)?;
    told(&app, &user, kind).await
}

/// Changes a view; it stays whose it is.
#[utoipa::path(put, path = "/lists/{list}/views/{id}", operation_id = "change_view",
    params(("list" = String, Path), ("id" = i64, Path)), tag = "lists",
    request_body = ViewChange, responses((status = OK, body = ListViews), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn change(
    State(app): State<AppState>,
    user: OfficeUser,
    Path((list, id)): Path<(String, i64)>,
    Json(ViewChange { view, seen_at_ms }): Json<ViewChange>,
) -> ApiResult<Json<ListViews>> {
    let kind = list_of(&user, &list)?;
    let view = checked(&app, &user, kind, view)?;
    let store = noting(&app, &user, kind, ("list_view_kept", &view));
    store
        .change_view(desk(&user, kind), (id, seen_at_ms), view, app.now_ms())
        .await?
        .map_err(refused)?;
    told(&app, &user, kind).await
}

/// Deletes a view.
#[utoipa::path(delete, path = "/lists/{list}/views/{id}", operation_id = "delete_view",
    params(("list" = String, Path), ("id" = i64, Path)), tag = "lists",
    responses((status = OK, body = ListViews), (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn delete(
    State(app): State<AppState>,
    user: OfficeUser,
    Path((list, id)): Path<(String, i64)>,
) -> ApiResult<Json<ListViews>> {
    let kind = list_of(&user, &list)?;
    let (views, _) = app.store.views(desk(&user, kind)).await?;
    let View { whose, name, query, columns, .. } =
        views.into_iter().find(|view| view.id == id).ok_or_else(ApiError::not_found)?;
    may_keep(&user, whose)?;
    let view = NewView { whose, name, query, columns };
    let store = noting(&app, &user, kind, ("list_view_deleted", &view));
    store.delete_view(desk(&user, kind), id, whose).await?.map_err(refused)?;
    told(&app, &user, kind).await
}

/// Keeps the account's columns of a list, and the view with which the list begins for it.
#[utoipa::path(put, path = "/lists/{list}/habit", operation_id = "keep_habit", params(("list" = String, Path)), tag = "lists",
    request_body = HabitForm, responses((status = OK, body = ListViews), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn keep_habit(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(list): Path<String>,
    Json(form): Json<HabitForm>,
) -> ApiResult<Json<ListViews>> {
    let kind = list_of(&user, &list)?;
    let habit = Habit { columns: columns(&form.columns)?, first_view: form.first_view };
    app.store.keep_habit(desk(&user, kind), habit).await?.map_err(refused)?;
    told(&app, &user, kind).await
}

fn list_of(user: &OfficeUser, list: &str) -> ApiResult<&'static Kind> {
    let kind = of_name(list).ok_or_else(ApiError::not_found)?;
    user.require(kind.access.see)?;
    Ok(kind)
}

fn desk(user: &OfficeUser, kind: &'static Kind) -> Desk {
    let account = &user.account;
    Desk { ward: account.ward.clone(), login: account.login.clone(), kind: kind.name }
}

async fn told(app: &App, user: &OfficeUser, kind: &'static Kind) -> ApiResult<Json<ListViews>> {
    let (views, habit) = app.store.views(desk(user, kind)).await?;
    let now_ms = app.now_ms();
    let row = |view: View| ViewRow {
        outdated: ListQuery::kept(kind, &view.query, now_ms).is_err(),
        id: view.id,
        name: view.name,
        of_ward: view.whose == Whose::Ward,
        query: view.query,
        columns: view.columns,
        changed_at_ms: view.at_ms,
    };
    Ok(Json(ListViews {
        views: views.into_iter().map(row).collect(),
        columns: habit.columns,
        first_view: habit.first_view,
        may_keep_for_ward: user.account.role.may(OfficeTask::Decide),
    }))
}

/// Whoever decides for the ward keeps its views.
fn may_keep(user: &OfficeUser, whose: Whose) -> ApiResult<()> {
    match whose {
        Whose::Mine => Ok(()),
        Whose::Ward => user.require(OfficeTask::Decide),
    }
}

fn checked(
    app: &App,
    user: &OfficeUser,
    kind: &'static Kind,
    form: ViewForm,
) -> ApiResult<NewView> {
    let whose = if form.of_ward { Whose::Ward } else { Whose::Mine };
    may_keep(user, whose)?;
    let name = text::clean(&form.name).trim().to_owned();
    if name.is_empty() || name.chars().count() > MAX_NAME {
        return Err(ApiError::bad_request(
            "bad_view_name",
            &format!("Đặt tên từ 1 đến {MAX_NAME} ký tự."),
            &format!("Give it a name of 1 to {MAX_NAME} characters."),
        ));
    }
    if form.query.len() > MAX_QUERY {
        return Err(ApiError::bad_request(
            "view_too_long",
            "Bộ lọc này quá dài để lưu. Bớt địa bàn hoặc chữ trong ô tìm.",
            "This filter is too long to be kept. Take out some areas, or words of the search.",
        ));
    }
    ListQuery::kept(kind, &form.query, app.now_ms())?;
    Ok(NewView { whose, name, query: form.query, columns: columns(&form.columns)? })
}

/// Columns are named by the page that draws them; here they are only held to what a name can be.
fn columns(names: &str) -> ApiResult<String> {
    let fits = |name: &str| {
        !name.is_empty()
            && name.len() <= MAX_COLUMN_NAME
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':'))
    };
    let is_right =
        names.is_empty() || names.split(',').count() <= MAX_COLUMNS && names.split(',').all(fits);
    if is_right {
        return Ok(names.to_owned());
    }
    Err(ApiError::bad_request(
        "bad_columns",
        "Có cột không đúng, hoặc quá nhiều cột. Chọn lại các cột.",
        "There is no such column, or there are too many. Choose the columns again.",
    ))
}

/// What is kept for the ward stands in the audit log; what somebody keeps for themselves does not.
fn noting(app: &App, user: &OfficeUser, kind: &Kind, (action, view): (&str, &NewView)) -> Store {
    match view.whose {
        Whose::Mine => app.store.clone(),
        Whose::Ward => {
            let detail =
                serde_json::json!({ "kind": kind.name, "name": view.name, "filter": view.query });
            app.store.noting(audit_log::entry(app, user, action, "", &detail.to_string()))
        }
    }
}

fn refused(refusal: ViewRefusal) -> ApiError {
    match refusal {
        ViewRefusal::NoSuchView => ApiError::new(
            StatusCode::NOT_FOUND,
            "no_such_view",
            "Bộ lọc này không còn: đã bị xóa từ trước.",
            "This view is no longer there: it was deleted.",
        ),
        ViewRefusal::NameTaken => ApiError::new(
            StatusCode::CONFLICT,
            "view_name_taken",
            "Đã có bộ lọc mang tên này. Đặt tên khác, hoặc lưu thay đổi vào bộ lọc đó.",
            "There is a view of this name. Choose another, or save the changes to that one.",
        ),
        ViewRefusal::Changed => ApiError::new(
            StatusCode::CONFLICT,
            "view_changed",
            "Vừa có người sửa bộ lọc này nên chưa lưu gì. Xem lại bộ lọc mới rồi lưu lần nữa nếu vẫn cần.",
            "Somebody has just changed this view, so nothing was saved. Look at it, and save again if you still want to.",
        ),
        ViewRefusal::TooMany => ApiError::new(
            StatusCode::CONFLICT,
            "too_many_views",
            &format!("Đã có {MAX_VIEWS} bộ lọc. Xóa bớt bộ lọc không dùng rồi lưu."),
            &format!("There are {MAX_VIEWS} views. Delete one that is not used first."),
        ),
    }
}
