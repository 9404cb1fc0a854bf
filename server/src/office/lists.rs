//! Lists of records: filtered, searched, sorted and paged by the store.

use axum::extract::{Query, State};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::IntoParams;
use vungxanh_shared::ids::Place;

use super::access;
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

/// The fields by which a kind can be narrowed.
fn narrowed_by(kind: &str) -> &'static [&'static str] {
    match kind {
        "person" => &["residence", "household"],
        "movement" => &["direction", "household", "person"],
        "declaration" => &["household", "person"],
        "pass" => &["direction", "decision", "shift"],
        _ => &[],
    }
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

    fn ask(&self, kind: &'static str, sort: ListSort, now_ms: i64) -> ApiResult<ListAsk> {
        let day = |text: &Option<String>| -> ApiResult<Option<String>> {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.map(|text| parse_day(text).map(|day| day.to_string())).transpose()
        };
        let sort = self.sort.unwrap_or(sort);
        let equal =
            narrowed_by(kind).iter().filter_map(|field| Some((*field, self.value(field)?.clone())));
        Ok(ListAsk {
            kind,
            places: self.places()?,
            from_day: day(&self.from)?,
            to_day: day(&self.to)?,
            equal: equal.collect(),
            search: self.search.chars().take(MAX_SEARCH).collect(),
            state: self.state.filter(|state| state_of(kind, *state)),
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
        text.map(|text| ListCursor::decode(text, sort)).transpose().map_err(|BadCursor| {
            ApiError::bad_request(
                "bad_cursor",
                "Trang này không thuộc danh sách đang xem; mở lại từ trang đầu.",
                "That page does not belong to this list; begin again at its first page.",
            )
        })
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

/// Whether records of the kind can be in the state.
fn state_of(kind: &str, state: ListState) -> bool {
    match state {
        ListState::Suspect | ListState::Watch | ListState::Untold => kind == "declaration",
        ListState::Open | ListState::Overdue | ListState::DueToday => kind == "movement",
    }
}

async fn list(
    app: &AppState,
    audit_log: &AuditLog,
    user: OfficeUser,
    (kind, sort): (&'static str, ListSort),
    query: &ListQuery,
) -> ApiResult<Json<ListPage>> {
    user.require(access::task_of(kind))?;
    let ask = query.ask(kind, sort, app.now_ms())?;
    if !query.print {
        audit_log.looked(app, &user, "list_viewed", kind).await?;
    } else if ask.cursor.is_none() {
        app.store.audit(audit_log::entry(app, &user, "list_printed", kind, "{}")).await?;
    }
    Ok(Json(app.store.office_list(user.account.ward, ask).await?))
}

macro_rules! list_of {
    ($name:ident, $path:literal, $kind:literal, $sort:ident, $about:literal) => {
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
            list(&app, &audit_log, user, ($kind, ListSort::$sort), &query).await
        }
    };
}

list_of!(households, "/households", "household", Name, "Households, by the head's given name.");
list_of!(persons, "/persons", "person", Name, "Residents, by given name.");
list_of!(movements, "/movements", "movement", Newest, "Movements, the latest day first.");
list_of!(
    declarations,
    "/declarations",
    "declaration",
    Newest,
    "Health declarations, the latest first."
);
list_of!(passes, "/passes", "pass", Newest, "Passes, the latest first.");
list_of!(shifts, "/shifts", "shift", Newest, "Shifts, the latest first.");
