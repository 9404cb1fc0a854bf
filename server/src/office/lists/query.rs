//! What a list is asked, as it stands in an address.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::http::Uri;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::ids::Place;
use vungxanh_shared::kinds::{Kind, Order, ValueType};
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::super::overview::parse_day;
use crate::http::error::{ApiError, ApiResult};
use crate::store::office_types::{BadCursor, ListAsk, ListCursor, ListSort, ListState, TextLength};

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
    /// Days that move on with the calendar, in place of a first and a last one.
    #[param(inline)]
    days: Option<MovingDays>,
    /// Id of the member who made a record or wrote it last.
    author: Option<String>,
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
    /// Fields and their values, for any kind: `state:asked,urgency:today`. A field is a choice, a set (one of its
    /// members: `needs:medicine`), a yes or no (`closed:true`), or a record of another kind.
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
    pub print: bool,
}

/// Days that are others tomorrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MovingDays {
    /// The day on which it is asked.
    Today,
    /// The day before.
    Yesterday,
    /// Seven days, this one included.
    Week,
}

impl MovingDays {
    /// First and last day, by the server's clock.
    fn at(self, now_ms: i64) -> (LocalDate, LocalDate) {
        let ago = |days: i64| LocalDate::at_ms(now_ms - days * DAY_MS);
        match self {
            Self::Today => (ago(0), ago(0)),
            Self::Yesterday => (ago(1), ago(1)),
            Self::Week => (ago(6), ago(0)),
        }
    }
}

/// What a kept view may hold of a list's address: neither a page nor a purpose.
const KEPT: [&str; 17] = [
    "search",
    "place",
    "from",
    "to",
    "days",
    "author",
    "direction",
    "decision",
    "residence",
    "household",
    "person",
    "shift",
    "filter",
    "state",
    "conflict",
    "problem",
    "removed",
];

impl ListQuery {
    /// A whole list, by what was typed.
    pub fn searching(search: String) -> Self {
        Self { search, ..Self::default() }
    }

    /// What a list's address asks, where all of it has a meaning for lists of the kind.
    pub fn kept(kind: &'static Kind, address: &str, now_ms: i64) -> ApiResult<Self> {
        let uri = format!("/?{address}").parse::<Uri>().map_err(|_| bad_filter())?;
        let Query(parts) =
            Query::<BTreeMap<String, String>>::try_from_uri(&uri).map_err(|_| bad_filter())?;
        if !parts.keys().all(|part| KEPT.contains(&part.as_str()) || part == "sort") {
            return Err(bad_filter());
        }
        let Query(query) = Query::<Self>::try_from_uri(&uri).map_err(|_| bad_filter())?;
        let of_kind = |state: ListState| kind.list.states.contains(&state.of_kinds());
        let meant = query.state.is_none_or(of_kind)
            && OWN.iter().all(|name| {
                query.value(name).is_none_or(|value| named(kind, name, value).is_some())
            });
        if !meant {
            return Err(bad_filter());
        }
        query.ask(kind, now_ms)?;
        Ok(query)
    }

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
            let known = pair.split_once(':').and_then(|(name, value)| named(kind, name, value));
            equal.push(known.ok_or_else(bad_filter)?);
        }
        Ok(equal)
    }

    /// What the store is asked.
    pub fn ask(&self, kind: &'static Kind, now_ms: i64) -> ApiResult<ListAsk> {
        let day = |text: &Option<String>| -> ApiResult<Option<String>> {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.map(|text| parse_day(text).map(|day| day.to_string())).transpose()
        };
        let moving = self.days.map(|days| days.at(now_ms));
        let sort = self.sort.unwrap_or(match kind.list.order {
            Order::Name => ListSort::Name,
            Order::Newest => ListSort::Newest,
        });
        Ok(ListAsk {
            kind: kind.name,
            places: self.places()?,
            from_day: moving
                .map_or_else(|| day(&self.from), |(from, _)| Ok(Some(from.to_string())))?,
            to_day: moving.map_or_else(|| day(&self.to), |(_, to)| Ok(Some(to.to_string())))?,
            equal: self.equal(kind)?,
            search: self.search.chars().take(MAX_SEARCH).collect(),
            state: self.state.filter(|state| kind.list.states.contains(&state.of_kinds())),
            author: self.author.clone().filter(|author| !author.is_empty()),
            only: None,
            texts: TextLength::Short,
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

/// Filters that are parameters of their own.
const OWN: [&str; 6] = ["direction", "decision", "residence", "household", "person", "shift"];

/// A field of the kind by which lists are narrowed, with a value that it can have.
fn named(kind: &'static Kind, name: &str, value: &str) -> Option<(&'static str, String)> {
    let field = kind.named(name)?;
    let fits = match field.value {
        ValueType::Choice { choices } | ValueType::Set { choices } => {
            choices.iter().any(|choice| choice.code == value)
        }
        ValueType::Bool => matches!(value, "true" | "false"),
        _ => kind.list.filters.contains(&field.name),
    };
    fits.then(|| (field.name, value.to_owned()))
}

/// What is no cursor of the list that is asked.
pub fn bad_cursor(BadCursor: BadCursor) -> ApiError {
    ApiError::bad_request(
        "bad_cursor",
        "Trang này không thuộc danh sách đang xem; mở lại từ trang đầu.",
        "That page does not belong to this list; begin again at its first page.",
    )
}

fn bad_filter() -> ApiError {
    ApiError::bad_request(
        "bad_filter",
        "Danh sách này không lọc được theo mục đó.",
        "This list cannot be narrowed by that.",
    )
}
