//! One record: its page, decisions where values clash, corrections, removal and restoring. Every writing
//! goes the way of every change, in the official's own name, so that the history shows it.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{Object, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::document::Seen;
use vungxanh_shared::edit::{Asked, Draft};
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::ids::{Family, Place, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem, Screens};
use vungxanh_shared::roles::OfficeTask;
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::time::LocalDate;

use super::access;
use super::audit_log::{self, AuditLog};
use super::members;
use super::ward_plan;
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{
    HistoryPage, PlanKind, RecordPage, RecordProblem, RecordView, Shown,
};
use crate::store::{EditError, RecordEdit};

/// A decision: which value stands from now on.
#[derive(Deserialize, ToSchema)]
pub struct Decision {
    /// The field's key.
    field: String,
    /// The value that shall stand.
    #[schema(schema_with = plain)]
    value: Scalar,
    /// The operations of the field that were shown: the values that it decides between.
    #[serde(default)]
    #[schema(required = true)]
    seen: Vec<String>,
}

/// What was shown of a record: of each field the names of the operations that stood there. In a field that is not
/// named nothing was seen, and what stands stays beside.
type SeenNames = BTreeMap<String, Vec<String>>;

/// A correction: the fields named get these values, others stay; null clears.
#[derive(Deserialize, ToSchema)]
pub struct Correction {
    /// Values by key.
    #[schema(schema_with = plain_map)]
    fields: Fields,
    /// What was shown of them.
    #[serde(default)]
    #[schema(required = true)]
    seen: BTreeMap<String, Vec<String>>,
    /// Ids of the other areas, checkpoints or teams of the same name that were shown.
    #[serde(default)]
    same_names: Vec<String>,
}

/// What was shown of the tombstone.
#[derive(Deserialize, ToSchema)]
pub struct Restoral {
    /// Of its fields the operations that stood.
    #[serde(default)]
    #[schema(required = true)]
    seen: BTreeMap<String, Vec<String>>,
}

/// Why a record is removed.
#[derive(Deserialize, ToSchema)]
pub struct Removal {
    /// For others to understand.
    #[serde(default)]
    reason: String,
    /// What was shown of an earlier tombstone.
    #[serde(default)]
    #[schema(required = true)]
    seen: BTreeMap<String, Vec<String>>,
    /// Where a place is closed: the members who were shown to have a duty there, and lose it.
    #[serde(default)]
    members: Vec<String>,
}

/// What the form has to show: the fields with the reason each.
#[derive(Serialize, ToSchema)]
pub struct InvalidBody {
    /// `invalid`
    code: &'static str,
    /// For a person, Vietnamese.
    vi: &'static str,
    /// For a person, English.
    en: &'static str,
    /// Each field with its reason.
    problems: Vec<RecordProblem>,
}

fn plain() -> Object {
    let types = vec![Type::Null, Type::Boolean, Type::Number, Type::String];
    ObjectBuilder::new().schema_type(SchemaType::Array(types)).build()
}

/// The schema of values by key.
pub fn plain_map() -> Object {
    ObjectBuilder::new().additional_properties(Some(Schema::from(plain()))).build()
}

/// A record that an official makes.
#[derive(Deserialize, ToSchema)]
pub struct Creation {
    /// The kind's name.
    kind: String,
    /// The area, checkpoint or ward where it belongs.
    place: String,
    /// Values by key.
    #[schema(schema_with = plain_map)]
    fields: Fields,
}

/// Makes a record, dated by what its own fields say.
#[utoipa::path(post, path = "/records", operation_id = "make_record", tag = "records",
    request_body = Creation, responses((status = OK, body = RecordPage), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = UNPROCESSABLE_ENTITY, body = InvalidBody)))]
pub async fn make(
    State(app): State<AppState>,
    user: OfficeUser,
    Json(creation): Json<Creation>,
) -> ApiResult<Response> {
    let Creation { kind, place, fields } = creation;
    user.require(access::writing_task_of(&kind))?;
    // What the ward is made of, and its members, have doors of their own, which check more.
    let has_own_door = |kind: &Kind| kind.family == Family::Plan && kind.screens == Screens::Own;
    if kinds::find(&kind).is_none_or(has_own_door) {
        return Err(ApiError::bad_request(
            "bad_kind",
            "Loại mục này không thêm ở đây.",
            "Records of this kind are not made here.",
        ));
    }
    let place = known_place(&app, &user, &place).await?;
    if is_over(&app, &kind, &fields) {
        return Err(period_over());
    }
    // The id is known when it is made.
    let store = app.store.noting(audit_log::entry(&app, &user, "record_made", &kind, "{}"));
    let edit = RecordEdit::new(&kind, place, fields);
    match store.write_at_desk(user.author(), vec![edit], app.now_ms()).await? {
        Ok(ids) => {
            let id = ids.first().ok_or_else(ApiError::internal)?;
            Ok(Json(page(&app, &user, *id).await?).into_response())
        }
        Err(EditError::Refused(Refusal::PeriodDeleted)) => Err(period_over()),
        Err(error) => Ok(edit_error(error)),
    }
}

/// Whether the record's day is longer ago than records of its kind are kept.
fn is_over(app: &App, kind: &str, fields: &Fields) -> bool {
    let Some(kind) = kinds::find(kind) else { return false };
    let now_ms = app.now_ms();
    let mut draft = Draft::new(kind);
    let asked = Asked { fields, seen: &Seen::Everything, decides: false };
    draft.edit(&asked, &CheckContext::new(now_ms));
    app.config.retention.is_over(kind.family, draft.date(now_ms), LocalDate::at_ms(now_ms))
}

fn period_over() -> ApiError {
    ApiError::new(
        StatusCode::GONE,
        "period_deleted",
        "Ngày này đã quá thời hạn lưu sổ nên không ghi thêm được. Xem lại ngày; nếu đúng thì giữ bản giấy.",
        "This day is longer ago than the books are kept, so nothing can be added. Check the day; if it is right, keep the paper.",
    )
}

async fn known_place(app: &App, user: &OfficeUser, text: &str) -> ApiResult<Place> {
    let unknown = || {
        ApiError::bad_request(
            "unknown_place",
            "Không có địa bàn hoặc chốt này.",
            "There is no such area or checkpoint.",
        )
    };
    let place: Place = text.parse().map_err(|_| unknown())?;
    let ward = user.account.ward.clone();
    let known = place == Place::ward(&ward) || app.store.places(ward).await?.contains(&place);
    if known { Ok(place) } else { Err(unknown()) }
}

/// The record with what belongs to it and its whole history.
#[utoipa::path(get, path = "/records/{id}", params(("id" = String, Path)), tag = "records",
    responses((status = OK, body = RecordPage), (status = NOT_FOUND, body = ErrorBody),
        (status = GONE, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn record(
    State(app): State<AppState>,
    Extension(audit_log): Extension<AuditLog>,
    user: OfficeUser,
    Path(id): Path<String>,
) -> ApiResult<Json<RecordPage>> {
    let id = parse_id(&id)?;
    let page = page(&app, &user, id).await?;
    audit_log.looked(&app, &user, "record_viewed", &page.record.id).await?;
    Ok(Json(page))
}

/// Before which feed number.
#[derive(Deserialize, IntoParams)]
pub struct HistoryQuery {
    /// The `seq` of the last entry that is there already.
    before: u64,
}

/// Earlier writings of a record.
#[utoipa::path(get, path = "/records/{id}/history", params(("id" = String, Path), HistoryQuery),
    tag = "records", responses((status = OK, body = HistoryPage), (status = NOT_FOUND, body = ErrorBody),
        (status = GONE, body = ErrorBody), (status = FORBIDDEN, body = ErrorBody)))]
pub async fn history(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Query(query): Query<HistoryQuery>,
) -> ApiResult<Json<HistoryPage>> {
    let id = parse_id(&id)?;
    let found = app.store.office_history(user.account.ward.clone(), id, query.before).await?;
    let Some((page, kind)) = found else { return Err(missing(&app, &user, id).await?) };
    access::require_record(&app, &user, &kind, id).await?;
    Ok(Json(page))
}

async fn page(app: &App, user: &OfficeUser, id: RecordId) -> ApiResult<RecordPage> {
    let role = user.account.role;
    let may_see = move |kind: &str| access::may_see_beside(role, kind);
    let ward = user.account.ward.clone();
    let page = app.store.office_record_page(ward, id, may_see, app.now_ms()).await?;
    let Some(mut page) = page else { return Err(missing(app, user, id).await?) };
    access::require_record(app, user, &page.record.kind, id).await?;
    page.may_write = role.may(access::writing_task_of(&page.record.kind));
    if let Some(kind) = kinds::find(&page.record.kind).filter(|kind| kind.rulings.is_some()) {
        let context = app.store.check_context(user.account.ward.clone(), app.now_ms()).await?;
        page.rulings = kind.rulings(&plain_fields(&page.record), &context).into();
    }
    Ok(page)
}

fn plain_fields(record: &RecordView) -> Fields {
    record.fields.iter().map(|(name, value)| (name.clone(), value.0.clone())).collect()
}

/// Writes one of the values that stand again, so that it alone stands. Where others stand by now than those that were
/// shown, it is refused with `others_stand`: they are to be shown, and the question asked again.
#[utoipa::path(post, path = "/records/{id}/decide", params(("id" = String, Path)), tag = "records",
    request_body = Decision, responses((status = OK, body = RecordPage),
        (status = NOT_FOUND, body = ErrorBody), (status = CONFLICT, body = ErrorBody),
        (status = UNPROCESSABLE_ENTITY, body = InvalidBody)))]
pub async fn decide(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(decision): Json<Decision>,
) -> ApiResult<Response> {
    let Decision { field, value, seen } = decision;
    let fields = Fields::from([(field.clone(), value)]);
    let detail = serde_json::json!({ "field": field }).to_string();
    let seen = SeenNames::from([(field, seen)]);
    let written = Written { fields, seen, decides: true, shown: Shown::default() };
    write(&app, &user, &id, written, ("record_decided", &detail)).await
}

/// Corrects fields.
#[utoipa::path(post, path = "/records/{id}/edit", operation_id = "edit_record", params(("id" = String, Path)), tag = "records",
    request_body = Correction, responses((status = OK, body = RecordPage),
        (status = NOT_FOUND, body = ErrorBody), (status = UNPROCESSABLE_ENTITY, body = InvalidBody)))]
pub async fn edit(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(correction): Json<Correction>,
) -> ApiResult<Response> {
    let names: Vec<&String> = correction.fields.keys().collect();
    let detail = serde_json::json!({ "fields": names }).to_string();
    let Correction { fields, seen, same_names } = correction;
    let shown = Shown { same_names, ..Shown::default() };
    let written = Written { fields, seen, decides: false, shown };
    write(&app, &user, &id, written, ("record_edited", &detail)).await
}

/// Takes the record off the lists; it stays in the history and can be restored.
#[utoipa::path(post, path = "/records/{id}/remove", params(("id" = String, Path)), tag = "records",
    request_body = Removal, responses((status = OK, body = RecordPage), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn remove(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(removal): Json<Removal>,
) -> ApiResult<Response> {
    let reason: String = removal.reason.trim().chars().take(200).collect();
    let reason = if reason.is_empty() { Scalar::Null } else { Scalar::Text(reason) };
    let fields = Fields::from([
        ("removed/at".to_owned(), Scalar::Int(app.now_ms())),
        ("removed/reason".to_owned(), reason),
    ]);
    let detail = match removal.members.is_empty() {
        true => "{}".to_owned(),
        false => serde_json::json!({ "lose_their_duty": removal.members }).to_string(),
    };
    let shown = Shown { members: removal.members, ..Shown::default() };
    let written = Written { fields, seen: removal.seen, decides: false, shown };
    write(&app, &user, &id, written, ("record_removed", &detail)).await
}

/// Puts a removed record back on the lists.
#[utoipa::path(post, path = "/records/{id}/restore", params(("id" = String, Path)), tag = "records",
    request_body = Restoral, responses((status = OK, body = RecordPage), (status = NOT_FOUND, body = ErrorBody)))]
pub async fn restore(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
    Json(restoral): Json<Restoral>,
) -> ApiResult<Response> {
    let fields = Fields::from([
        ("removed/at".to_owned(), Scalar::Null),
        ("removed/reason".to_owned(), Scalar::Null),
    ]);
    let (seen, shown) = (restoral.seen, Shown::default());
    let written = Written { fields, seen, decides: false, shown };
    write(&app, &user, &id, written, ("record_restored", "{}")).await
}

/// Access follows from a member's duty: it ends at the member's own page, never by taking the record off the lists. A
/// ward always has its settings.
fn check_door(kind: &str, written: &Written) -> ApiResult<()> {
    let removes = written.fields.contains_key("removed/at");
    let in_form = |field: &String| members::FORM_FIELDS.contains(&field.as_str());
    match kind {
        "member" if !written.decides || !written.fields.keys().all(in_form) => {
            Err(ApiError::bad_request(
                "member_has_a_page",
                "Thành viên được sửa, cho thôi nhiệm vụ và giao việc ở trang Thành viên.",
                "A member is changed, taken off duty and given duties on the page of members.",
            ))
        }
        "settings" if removes => Err(ApiError::bad_request(
            "settings_stay",
            "Thông tin đơn vị không bỏ được; sửa lại chỗ chưa đúng.",
            "The settings cannot be removed; correct what is wrong.",
        )),
        _ => Ok(()),
    }
}

/// What a person at the office writes into a record.
struct Written {
    fields: Fields,
    seen: SeenNames,
    decides: bool,
    shown: Shown,
}

async fn write(
    app: &AppState,
    user: &OfficeUser,
    id: &str,
    written: Written,
    (action, detail): (&str, &str),
) -> ApiResult<Response> {
    if !access::writes_anything(user.account.role) {
        return Err(ApiError::not_allowed());
    }
    let id = parse_id(id)?;
    let record = app.store.office_record(user.account.ward.clone(), id).await?;
    // Whoever does not decide for the ward is not told what there is besides what they may write.
    let may_write = |kind: &str| user.account.role.may(access::writing_task_of(kind));
    let record = match record {
        Some(record) if may_write(&record.kind) => record,
        // Such as what the server alone writes.
        Some(_) => return Err(ApiError::not_allowed()),
        None => {
            user.require(OfficeTask::Decide)?;
            return Err(missing(app, user, id).await?);
        }
    };
    check_door(&record.kind, &written)?;
    let is_plan = PlanKind::find(&record.kind).is_some();
    let shown = written.shown.clone();
    let edit = edit_of(&record, id, written)?;
    let store = app.store.noting(audit_log::entry(app, user, action, &id.to_string(), detail));
    if is_plan {
        return match store.edit_plan(user.author(), edit, shown, app.now_ms()).await? {
            Ok(_) => Ok(Json(page(app, user, id).await?).into_response()),
            Err(refusal) => Ok(ward_plan::refusal(refusal)),
        };
    }
    match store.write_at_desk(user.author(), vec![edit], app.now_ms()).await? {
        Ok(_) => Ok(Json(page(app, user, id).await?).into_response()),
        Err(error) => Ok(edit_error(error)),
    }
}

fn edit_of(record: &RecordView, id: RecordId, written: Written) -> ApiResult<RecordEdit> {
    let place = record.place.parse().map_err(|_| ApiError::internal())?;
    let Written { fields, seen, decides, shown: _ } = written;
    let seen = Seen::from_names(&seen);
    Ok(RecordEdit { kind: record.kind.clone(), place, id: Some(id), fields, seen, decides })
}

/// Why a record is not there, as far as that is known.
pub async fn missing(app: &App, user: &OfficeUser, id: RecordId) -> ApiResult<ApiError> {
    let deleted = app.store.was_deleted(user.account.ward.clone(), id).await?;
    Ok(if deleted { deleted_in_time() } else { ApiError::not_found() })
}

fn deleted_in_time() -> ApiError {
    ApiError::new(
        StatusCode::GONE,
        "period_deleted",
        "Mục này không còn: sổ của kỳ đó đã xoá theo thời hạn lưu.",
        "This record is no longer there: its period was deleted when its time of keeping was over.",
    )
}

/// The id of a request's path.
pub fn parse_id(text: &str) -> ApiResult<RecordId> {
    text.parse().map_err(|_| ApiError::not_found())
}

/// What a form gets whose values were not written.
pub fn edit_error(error: EditError) -> Response {
    match error {
        EditError::Invalid(problems) => invalid(problems.iter().flatten()),
        EditError::WrongPlace { .. } => ApiError::bad_request(
            "wrong_place",
            "Loại mục này không thuộc nơi đó.",
            "Records of this kind do not belong there.",
        )
        .into_response(),
        EditError::BadField { field } => ApiError::bad_request(
            "bad_field",
            &format!("Ô «{field}» không nhận giá trị đó."),
            &format!("The field “{field}” cannot hold that value."),
        )
        .into_response(),
        EditError::OthersStand(_) => ApiError::new(
            StatusCode::CONFLICT,
            "others_stand",
            "Vừa có người ghi thêm giá trị khác; xem lại rồi chọn.",
            "Somebody has just written another value; look again and choose.",
        )
        .into_response(),
        EditError::Refused(Refusal::PeriodDeleted) => deleted_in_time().into_response(),
        EditError::Refused(_) => ApiError::not_allowed().into_response(),
    }
}

/// The answer to a form with errors.
pub fn invalid<'a>(problems: impl Iterator<Item = &'a Problem>) -> Response {
    let body = InvalidBody {
        code: "invalid",
        vi: "Còn chỗ phải sửa trước khi lưu.",
        en: "Something must be corrected before saving.",
        problems: problems.map(readable).collect(),
    };
    // An error of ours already: the router must not put its general one in the place of the reasons.
    let ours = ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, body.code, body.vi, body.en);
    let extensions = std::mem::take(ours.into_response().extensions_mut());
    let mut response = (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response();
    *response.extensions_mut() = extensions;
    response
}

fn readable(problem: &Problem) -> RecordProblem {
    let severity = match problem.severity {
        vungxanh_shared::kinds::Severity::Error => "error",
        vungxanh_shared::kinds::Severity::Warning => "warning",
    };
    RecordProblem {
        field: problem.field.clone(),
        code: problem.code.to_owned(),
        severity: severity.to_owned(),
        vi: problem.vi.clone(),
        en: problem.en.clone(),
        example: Some(problem.example.to_owned()).filter(|example| !example.is_empty()),
    }
}
