//! Lists of records: filtered, searched, sorted and paged by the store.

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::ids::Place;
use vungxanh_shared::kinds::{self, Kind, Order};

use super::audit_log::{self, AuditLog};
use super::overview::parse_day;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{BadCursor, ListAsk, ListCursor, ListPage, ListSort, ListState};

/// Rows that one page holds at most.
const MAX_LIMIT: u32 = 200;
const DEFAULT_LIMIT: u32 = 50;
/// Characters of a search that are looked at.
pub const MAX_SEARCH: usize = 100;

/// What narrows and orders a list; what is left out does neither.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct ListQuery {
    /// Areas or checkpoints, separated by commas.
    place: Option<String>,
    /// First day, `2026-11-22`.
    from: Option<String>,
    /// Last day.
    to: Option<String>,
    /// Of a movement (`departure`, `return`, `arrival`, `visit`) or a pass (`in`, `out`).
    direction: Option<String>,
    /// Of a pass: `let_pass`, `turn_back`, `to_health_post`, `to_isolation`.
    decision: Option<String>,
    /// Of a person: `permanent`, `temporary`, `short_stay`, `absent`.
    residence: Option<String>,
    /// Of a person, movement or declaration: the household's id.
    household: Option<String>,
    /// Of a movement or declaration: the person's id.
    person: Option<String>,
    /// Of a pass: the shift's id.
    shift: Option<String>,
    /// Of a movement: `open`, `overdue`, `due_today`; of a declaration: `suspect`, `watch`, `untold`.
    #[param(inline)]
    state: Option<ListState>,
    /// Fields and their values, for any kind: `state:asked,urgency:today`.
    filter: String,
    /// Only records in which different values stand.
    conflict: bool,
    /// Only records with problems.
    problem: bool,
    /// Only removed records.
    removed: bool,
    /// What was typed: words with or without marks in any order, initials, last digits.
    search: String,
    /// The order.
    #[param(inline)]
    sort: Option<ListSort>,
    /// `next` or `previous` of a page of the same list in the same order; left out: the first page.
    cursor: Option<String>,
    /// How many to give, 50 where it is left out, 200 at most.
    limit: Option<u32>,
    /// Whether the rows are for paper: that is noted each time, and not as a look.
    print: bool,
}

impl ListQuery {
    fn value(&self, field: &str) -> Option<&String> {
        let value = match field {
            "direction" => &self.direction,
            "decision" => &self.decision,
            "residence" => &self.residence,
            "household" => &self.household,
            "person" => &self.person,
            "shift" => &self.shift,
            _ => &None,
        };
        value.as_ref().filter(|value| !value.is_empty())
    }

    /// What narrows the list, by the fields that the kind names for it: each as a parameter of its own or in `filter`.
    fn equal(&self, kind: &'static Kind) -> ApiResult<Vec<(&'static str, String)>> {
        let own =
            kind.list.filters.iter().filter_map(|name| Some((*name, self.value(name)?.clone())));
        let mut equal: Vec<_> = own.collect();
        for pair in self.filter.split(',').filter(|pair| !pair.is_empty()) {
            let known = pair.split_once(':').and_then(|(name, value)| {
                let name = kind.list.filters.iter().find(|known| **known == name)?;
                Some((*name, value.to_owned()))
            });
            equal.push(known.ok_or_else(|| {
                ApiError::bad_request(
                    "bad_filter",
                    "Danh sách này không lọc được theo mục đó.",
                    "This list cannot be narrowed by that.",
                )
            })?);
        }
        Ok(equal)
    }

    /// What the store is asked.
    pub fn ask(&self, kind: &'static Kind, now_ms: i64) -> ApiResult<ListAsk> {
        let day = |text: &Option<String>| -> ApiResult<Option<String>> {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.map(|text| parse_day(text).map(|day| day.to_string())).transpose()
        };
        let sort = self.sort.unwrap_or(match kind.list.order {
            Order::Name => ListSort::Name,
            Order::Newest => ListSort::Newest,
        });
        Ok(ListAsk {
            kind: kind.name,
            places: self.places()?,
            from_day: day(&self.from)?,
            to_day: day(&self.to)?,
            equal: self.equal(kind)?,
            search: self.search.chars().take(MAX_SEARCH).collect(),
            state: self.state.filter(|state| kind.list.states.contains(&state.of_kinds())),
            with_conflict: self.conflict,
            with_problem: self.problem,
            removed: self.removed,
            sort,
            cursor: self.cursor(sort)?,
            limit: self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT),
            now_ms,
        })
    }

    fn cursor(&self, sort: ListSort) -> ApiResult<Option<ListCursor>> {
        let text = self.cursor.as_deref().filter(|text| !text.is_empty());
        text.map(|text| ListCursor::decode(text, sort)).transpose().map_err(bad_cursor)
    }

    fn places(&self) -> ApiResult<Vec<String>> {
        let named =
            self.place.as_deref().unwrap_or_default().split(',').filter(|place| !place.is_empty());
        let parsed = named.map(|place| place.parse::<Place>().map(|place| place.to_string()));
        parsed.collect::<Result<_, _>>().map_err(|_| {
            ApiError::bad_request(
                "bad_place",
                "Mã địa bàn hoặc chốt không đúng, ví dụ 00025-01.",
                "No such form of place; for example 00025-01.",
            )
        })
    }
}

/// The answer to a cursor that is none of the list.
pub fn bad_cursor(BadCursor: BadCursor) -> ApiError {
    ApiError::bad_request(
        "bad_cursor",
        "Trang này không thuộc danh sách đang xem; mở lại từ trang đầu.",
        "That page does not belong to this list; begin again at its first page.",
    )
}

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
    let kind = kind.name;
    if !query.print {
        audit_log.looked(app, &user, "list_viewed", kind).await?;
    } else if ask.cursor.is_none() {
        app.store.audit(audit_log::entry(app, &user, "list_printed", kind, "{}")).await?;
    }
    Ok(Json(app.store.office_list(user.account.ward, ask).await?))
}

/// Records of any kind, in the order and narrowed by what the kind names.
#[utoipa::path(get, path = "/lists/{kind}", params(("kind" = String, Path), ListQuery), tag = "lists",
    responses((status = OK, body = ListPage), (status = BAD_REQUEST, body = ErrorBody),
        (status = UNAUTHORIZED, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody)))]
pub async fn of_kind(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(kind): Path<String>,
    Query(query): Query<ListQuery>,
) -> ApiResult<Json<ListPage>> {
    let kind = kinds::find(&kind).ok_or_else(ApiError::not_found)?;
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
