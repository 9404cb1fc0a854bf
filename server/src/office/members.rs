//! Members of the ward: who they are, what they do and where, and whether they still do it.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::document::Seen;
use vungxanh_shared::ids::{Place, PlaceKind, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Severity};
use vungxanh_shared::roles::{Grant, OfficeTask, Role};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};

use super::audit_log;
use super::lists::MAX_SEARCH;
use super::records::{edit_error, invalid, parse_id, plain_map};
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{GrantRow, MemberRow};
use crate::store::{EditError, GrantChange, NewMember, RecordEdit};

/// What the form of a member holds.
pub(super) const FORM_FIELDS: [&str; 6] =
    ["full_name", "phone", "position", "force", "team", "note"];

/// What the form says of a new member.
#[derive(Deserialize, ToSchema)]
pub struct MemberForm {
    /// Full name.
    full_name: String,
    /// Telephone number, may be empty.
    #[serde(default)]
    phone: String,
    /// Position, may be empty.
    #[serde(default)]
    position: String,
    /// Force, may be empty.
    #[serde(default)]
    force: String,
    /// The team's record id, may be empty.
    #[serde(default)]
    team: String,
    /// Note, may be empty.
    #[serde(default)]
    note: String,
    /// Roles and places.
    #[serde(default)]
    grants: Vec<GrantRow>,
}

/// A correction of a member: the fields named get these values, others stay; null clears.
#[derive(Deserialize, ToSchema)]
pub struct MemberCorrection {
    /// Values by key, of those that the form has.
    #[schema(schema_with = plain_map)]
    fields: Fields,
    /// What was shown of the member's record: of each field the names of the operations that stood there.
    #[serde(default)]
    #[schema(required = true)]
    seen: BTreeMap<String, Vec<String>>,
}

/// Roles and places that are given and taken; those not named stay as they are.
#[derive(Deserialize, ToSchema)]
pub struct GrantsForm {
    /// Those that the member gets.
    #[serde(default)]
    give: Vec<GrantRow>,
    /// Those that the member loses.
    #[serde(default)]
    take: Vec<GrantRow>,
}

/// Whether a member is on duty.
#[derive(Deserialize, ToSchema)]
pub struct DutyForm {
    /// On duty?
    active: bool,
}

/// A member that was made or changed.
#[derive(Serialize, ToSchema)]
pub struct MemberMade {
    /// The member's id.
    id: String,
}

/// Which members.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct MembersQuery {
    /// What was typed, as in the lists of records.
    search: String,
}

/// Every member with roles, phones and account.
#[utoipa::path(get, path = "/members", tag = "members", params(MembersQuery),
    responses((status = OK, body = Vec<MemberRow>), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn members(
    State(app): State<AppState>,
    user: OfficeUser,
    Query(query): Query<MembersQuery>,
) -> ApiResult<Json<Vec<MemberRow>>> {
    user.require(OfficeTask::Members)?;
    let search = query.search.chars().take(MAX_SEARCH).collect();
    Ok(Json(app.store.office_members(user.account.ward, search, app.now_ms()).await?))
}

/// Adds a member.
#[utoipa::path(post, path = "/members", tag = "members", request_body = MemberForm,
    responses((status = OK, body = MemberMade), (status = FORBIDDEN, body = ErrorBody),
        (status = UNPROCESSABLE_ENTITY, body = super::records::InvalidBody)))]
pub async fn create(
    State(app): State<AppState>,
    user: OfficeUser,
    Json(form): Json<MemberForm>,
) -> ApiResult<Response> {
    user.require(OfficeTask::Members)?;
    let grants = parse_grants(&app, &user, &form.grants).await?;
    let fields = match form.checked(app.now_ms()) {
        Ok(fields) => fields,
        Err(response) => return Ok(*response),
    };
    let ward = user.account.ward.clone();
    let edit = RecordEdit::new("member", Place::ward(&ward), fields.clone());
    let problems = app.store.links_to_nothing(ward, edit).await?;
    if !problems.is_empty() {
        return Ok(edit_error(EditError::Invalid(vec![problems])));
    }
    let new = NewMember {
        ward: user.account.ward.clone(),
        full_name: fields.text("full_name").unwrap_or_default().to_owned(),
        phone: fields.text("phone").unwrap_or_default().to_owned(),
        grants,
    };
    // The id is known when it is made.
    let store = app.store.noting(audit_log::entry(&app, &user, "member_made", "", "{}"));
    match store.make_member_of_form(user.author(), new, fields, app.now_ms()).await? {
        Ok(id) => Ok(Json(MemberMade { id }).into_response()),
        Err(closed) => Err(place_closed(&closed.0)),
    }
}

/// Corrects a member, field by field: what others wrote meanwhile stays beside.
#[utoipa::path(post, path = "/members/{id}", operation_id = "edit_member", params(("id" = String, Path)), tag = "members",
    request_body = MemberCorrection, responses((status = OK, body = MemberMade), (status = NOT_FOUND, body = ErrorBody),
        (status = UNPROCESSABLE_ENTITY, body = super::records::InvalidBody)))]
pub async fn edit(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(MemberCorrection { fields, seen }): Json<MemberCorrection>,
) -> ApiResult<Response> {
    user.require(OfficeTask::Members)?;
    // Duty, roles and phones have endpoints of their own.
    if let Some(field) = fields.keys().find(|key| !FORM_FIELDS.contains(&key.as_str())) {
        return Ok(edit_error(EditError::BadField { field: field.clone() }));
    }
    let edit =
        RecordEdit { seen: Seen::from_names(&seen), ..member_edit(&user, parse_id(&id)?, fields) };
    let store = app.store.noting(audit_log::entry(&app, &user, "member_edited", &id, "{}"));
    match store.edit_member(user.author(), edit, app.now_ms()).await? {
        None => Err(ApiError::not_found()),
        Some(Ok(())) => Ok(Json(MemberMade { id }).into_response()),
        Some(Err(error)) => Ok(edit_error(error)),
    }
}

fn member_edit(user: &OfficeUser, id: RecordId, fields: Fields) -> RecordEdit {
    RecordEdit::of("member", Place::ward(&user.account.ward), Some(id), fields)
}

/// Gives and takes roles, one by one: what others gave or took meanwhile stays.
#[utoipa::path(post, path = "/members/{id}/grants", params(("id" = String, Path)), tag = "members",
    request_body = GrantsForm, responses((status = OK, body = MemberMade), (status = NOT_FOUND, body = ErrorBody),
        (status = BAD_REQUEST, body = ErrorBody), (status = CONFLICT, body = ErrorBody)))]
pub async fn grants(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(form): Json<GrantsForm>,
) -> ApiResult<Json<MemberMade>> {
    user.require(OfficeTask::Members)?;
    let change = GrantChange {
        give: parse_grants(&app, &user, &form.give).await?,
        // A place that the plan no longer has must not keep a role from being taken.
        take: form.take.iter().map(|row| parse_grant(&user, row)).collect::<ApiResult<_>>()?,
    };
    let ward = user.account.ward.clone();
    let detail = serde_json::json!({ "give": form.give, "take": form.take }).to_string();
    let store = app.store.noting(audit_log::entry(&app, &user, "grants_set", &id, &detail));
    match store.change_grants(ward, id.clone(), change, app.now_ms()).await? {
        Ok(true) => Ok(Json(MemberMade { id })),
        Ok(false) => Err(ApiError::not_found()),
        Err(closed) => Err(place_closed(&closed.0)),
    }
}

/// Takes a member off duty, so that no phone of the member has access any more, or puts the member back.
#[utoipa::path(post, path = "/members/{id}/duty", params(("id" = String, Path)), tag = "members",
    request_body = DutyForm, responses((status = OK, body = MemberMade), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn duty(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(form): Json<DutyForm>,
) -> ApiResult<Json<MemberMade>> {
    user.require(OfficeTask::Members)?;
    if id == user.account.member && !form.active {
        return Err(ApiError::bad_request(
            "own_duty",
            "Không thể tự cho mình thôi nhiệm vụ.",
            "You cannot take yourself off duty.",
        ));
    }
    let (ward, now_ms) = (user.account.ward.clone(), app.now_ms());
    let member =
        app.store.member(ward.clone(), id.clone()).await?.ok_or_else(ApiError::not_found)?;
    require_alike(&user, member.grants.iter().map(|grant| grant.role))?;
    let action = if form.active { "member_enabled" } else { "member_disabled" };
    let store = app.store.noting(audit_log::entry(&app, &user, action, &id, "{}"));
    let known = match form.active {
        true => store.enable_member(ward, id.clone(), now_ms).await?,
        false => store.disable_member(ward, id.clone(), now_ms).await?,
    };
    if !known {
        return Err(ApiError::not_found());
    }
    Ok(Json(MemberMade { id }))
}

impl MemberForm {
    /// The fields as they are stored; the answer with the reasons where some are wrong.
    fn checked(&self, now_ms: i64) -> Result<Fields, Box<Response>> {
        let Some(kind) = kinds::find("member") else {
            return Err(Box::new(ApiError::internal().into_response()));
        };
        let typed = [
            ("full_name", &self.full_name),
            ("phone", &self.phone),
            ("position", &self.position),
            ("force", &self.force),
            ("team", &self.team),
            ("note", &self.note),
        ];
        let value =
            |text: &str| if text.trim().is_empty() { Scalar::Null } else { Scalar::from(text) };
        let fields = typed.into_iter().map(|(name, text)| (name.to_owned(), value(text))).collect();
        let mut fields = kind.normalise(&fields);
        let mut whole = fields.clone();
        whole.insert("kind".to_owned(), kind.name.into());
        whole.insert("v".to_owned(), Scalar::Int(i64::from(kind.version)));
        let problems = kind.problems(&whole, &CheckContext::new(now_ms));
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(Box::new(invalid(problems.iter())));
        }
        fields.retain(|name, _| typed.iter().any(|(known, _)| known == name));
        Ok(fields)
    }
}

/// A role that this account may give and take.
fn parse_grant(user: &OfficeUser, row: &GrantRow) -> ApiResult<Grant> {
    let grant = row.role.parse::<Role>().and_then(|role| Grant::new(role, row.place.parse()?));
    let grant = grant.map_err(|error| {
        ApiError::bad_request("bad_grant", "Vai trò không hợp với nơi làm.", &error.to_string())
    })?;
    require_alike(user, [grant.role])?;
    Ok(grant)
}

/// Whether a role is given, taken and put on or off duty by this account: those of administrators and of the district by
/// administrators alone.
pub(super) fn may_give(role: Role, is_administrator: bool) -> bool {
    is_administrator || !matches!(role, Role::Administrator | Role::District)
}

fn require_alike(user: &OfficeUser, roles: impl IntoIterator<Item = Role>) -> ApiResult<()> {
    let is_administrator = user.account.role == Role::Administrator;
    if roles.into_iter().any(|role| !may_give(role, is_administrator)) {
        return Err(ApiError::not_allowed());
    }
    Ok(())
}

/// Somebody closed the place while the form was open.
fn place_closed(place: &Place) -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "place_closed",
        &format!("Nơi có mã {place} vừa đóng, không giao việc ở đó được. Chọn nơi khác."),
        &format!(
            "{place} has been closed; nobody can be given a duty there. Choose another place."
        ),
    )
}

/// Roles that the office gives, each at a place of this ward.
async fn parse_grants(app: &App, user: &OfficeUser, rows: &[GrantRow]) -> ApiResult<Vec<Grant>> {
    let places = app.store.places(user.account.ward.clone()).await?;
    let mut grants = Vec::with_capacity(rows.len());
    for row in rows {
        let grant = parse_grant(user, row)?;
        let known = match grant.place.kind() {
            PlaceKind::Ward => grant.place.ward_code() == user.account.ward,
            PlaceKind::Area | PlaceKind::Checkpoint => places.contains(&grant.place),
        };
        if !known || grant.place.is_area_not_known() {
            return Err(ApiError::bad_request(
                "unknown_place",
                "Không có địa bàn hoặc chốt này để giao việc.",
                "There is no such area or checkpoint at which a duty is given.",
            ));
        }
        grants.push(grant);
    }
    Ok(grants)
}
