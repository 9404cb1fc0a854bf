//! Members from a sheet: a dry run, then one after another. Who is a member already is left out, so that a sheet can be
//! sent again where a place was closed meanwhile.

mod heads;
mod plan;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vungxanh_shared::ids::Place;
use vungxanh_shared::roles::{OfficeTask, Role};
use vungxanh_shared::scalar::{Fields, FieldsExt};

use self::heads::MemberColumn;
use self::plan::{Plan, PlannedMember, Ward};
use super::super::audit_log;
use super::areas::Areas;
use super::problems::RowProblem;
use super::{Imports, SheetBytes, has_problems, no_sheet};
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::sheet::{self, SheetError, Table};
use crate::store::NewMember;
use crate::store::office_types::{GrantRow, PlanAsk, PlanKind, PlanState, RecordView, same_form};

/// Members of one sheet at most.
const MAX_MEMBERS: usize = 500;

/// How a sheet of members is to be understood.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct MemberSheetQuery {
    /// The file's name.
    name: String,
    /// The role of rows that name no duty; left out: none.
    role: Option<String>,
}

/// What a sheet of members comes to.
#[derive(Serialize, ToSchema)]
pub struct MembersPreview {
    /// Of a workbook: the sheet that is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    /// Of a workbook: its other sheets that have rows; these are not imported.
    unread_sheets: Vec<String>,
    /// Heads of columns that are not imported.
    left_out: Vec<String>,
    /// Who stands in it.
    members: Vec<SheetMember>,
    /// What must be mended first.
    problems: Vec<RowProblem>,
    /// How many more problems there are.
    more_problems: usize,
}

/// A member of a sheet.
#[derive(Serialize, ToSchema)]
pub struct SheetMember {
    /// The row's number in the sheet.
    row: usize,
    /// Full name.
    full_name: String,
    /// Telephone, may be empty; one that is none stands as in the sheet.
    phone: String,
    /// Position, may be empty.
    position: String,
    /// The team's name, may be empty.
    team: String,
    /// Roles and places.
    grants: Vec<GrantRow>,
    /// Whether somebody of this name and telephone is a member: left out.
    is_known: bool,
}

/// Who was added.
#[derive(Serialize, ToSchema)]
pub struct MembersAdded {
    /// The new members' ids, in the order of the sheet.
    ids: Vec<String>,
    /// How many were left out, since they are members.
    known: usize,
    /// A place that was closed meanwhile: nobody from its row on was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
}

/// The dry run: who would be added, and what stands in the way. Changes nothing.
#[utoipa::path(post, path = "/imports/members/preview", params(MemberSheetQuery), tag = "imports",
    operation_id = "preview_members", request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = MembersPreview), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = PAYLOAD_TOO_LARGE, body = ErrorBody)))]
pub async fn preview(
    State(app): State<AppState>,
    Extension(imports): Extension<Imports>,
    user: OfficeUser,
    Query(query): Query<MemberSheetQuery>,
    SheetBytes(body): SheetBytes,
) -> ApiResult<Json<MembersPreview>> {
    user.require(OfficeTask::Members)?;
    let Understood { table, columns, plan } =
        understand(&app, &imports, &user, (&query, body)).await?;
    let heads = table.heads.iter().zip(&columns);
    let left_out = heads.filter(|(head, column)| column.is_none() && !head.is_empty());
    Ok(Json(MembersPreview {
        left_out: left_out.map(|(head, _)| head.clone()).collect(),
        sheet: table.sheet,
        unread_sheets: table.unread_sheets,
        members: plan.members.iter().map(SheetMember::from).collect(),
        more_problems: plan.problems.more,
        problems: plan.problems.shown,
    }))
}

/// Adds the members of the sheet who are none yet; with one problem in it, nobody. Each is one deed: where a place is
/// closed meanwhile, those before stand, and the same sheet can be sent again.
#[utoipa::path(post, path = "/imports/members", params(MemberSheetQuery), tag = "imports", operation_id = "add_members",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = OK, body = MembersAdded), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = CONFLICT, body = ErrorBody),
        (status = PAYLOAD_TOO_LARGE, body = ErrorBody)))]
pub async fn add(
    State(app): State<AppState>,
    Extension(imports): Extension<Imports>,
    user: OfficeUser,
    Query(query): Query<MemberSheetQuery>,
    SheetBytes(body): SheetBytes,
) -> ApiResult<Json<MembersAdded>> {
    user.require(OfficeTask::Members)?;
    let Understood { plan, .. } = understand(&app, &imports, &user, (&query, body)).await?;
    if plan.problems.count() > 0 {
        return Err(has_problems(plan.problems.count()));
    }
    let all = plan.members.len();
    let new: Vec<PlannedMember> =
        plan.members.into_iter().filter(|member| !member.is_known).collect();
    let known = all - new.len();
    let file: String = vungxanh_shared::text::clean(&query.name).chars().take(120).collect();
    let mut ids = Vec::with_capacity(new.len());
    // One a transaction: phones are served in between.
    for member in new {
        let detail = serde_json::json!({ "file": file, "row": member.row }).to_string();
        let store = app.store.noting(audit_log::entry(&app, &user, "member_made", "", &detail));
        let (new, fields) = member.new_member(&user);
        match store.make_member_of_form(user.author(), new, fields, app.now_ms()).await? {
            Ok(id) => ids.push(id),
            Err(closed) => {
                return Ok(Json(MembersAdded { ids, known, closed: Some(closed.0.to_string()) }));
            }
        }
    }
    Ok(Json(MembersAdded { ids, known, closed: None }))
}

struct Understood {
    table: Table,
    columns: Vec<Option<MemberColumn>>,
    plan: Plan,
}

async fn understand(
    app: &App,
    imports: &Imports,
    user: &OfficeUser,
    (query, body): (&MemberSheetQuery, Bytes),
) -> ApiResult<Understood> {
    let ward = ward(app, user, query).await?;
    let context = app.store.check_context(user.account.ward.clone(), app.now_ms()).await?;
    let work = move || -> Result<Understood, SheetError> {
        let table = sheet::read(&body, heads::is_head)?;
        let mut columns = heads::guess_all(&table.heads);
        columns.resize(table.heads.len(), None);
        if table.rows.len() > MAX_MEMBERS {
            return Err(SheetError::TooLong);
        }
        let plan = plan::plan(&table, &columns, &ward, &context);
        Ok(Understood { table, columns, plan })
    };
    let (understood, _) =
        imports.reading.run(work).await.ok_or_else(|| no_sheet(&SheetError::NoSheet))?;
    understood.map_err(|error| match error {
        SheetError::TooLong => too_many(),
        error => no_sheet(&error),
    })
}

/// What of the ward the sheet is held against.
async fn ward(app: &App, user: &OfficeUser, query: &MemberSheetQuery) -> ApiResult<Ward> {
    let ward = user.account.ward.clone();
    let usual = query.role.as_deref().filter(|role| !role.is_empty());
    let usual = usual.map(str::parse::<Role>).transpose().map_err(|_| unknown_role())?;
    let places = app.store.office_places(ward.clone()).await?;
    let at_work = |kind: &str| -> Vec<(Place, String)> {
        let there = places.iter().filter(|place| place.kind == kind && !place.closed);
        let known =
            there.filter_map(|row| Some((row.code.parse::<Place>().ok()?, row.name.clone())));
        known.filter(|(place, _)| !place.is_area_not_known()).collect()
    };
    let ask = PlanAsk {
        kind: PlanKind::Team,
        search: String::new(),
        state: PlanState::Open,
        cursor: None,
        limit: u32::MAX,
    };
    let teams = app.store.plan_page(ward.clone(), ask).await?.rows.into_iter();
    let members = app.store.office_members(ward.clone(), String::new(), app.now_ms()).await?;
    let known = members.iter().map(|member| {
        (same_form(&text_of(&member.record, "full_name")), text_of(&member.record, "phone"))
    });
    Ok(Ward {
        areas: Areas { chosen: None, known: at_work("area") },
        checkpoints: at_work("checkpoint"),
        teams: teams.map(|row| (text_of(&row.record, "name"), row.record.id.clone())).collect(),
        members: known.collect(),
        whole: Place::ward(&ward),
        is_administrator: user.account.role == Role::Administrator,
        usual,
    })
}

fn text_of(record: &RecordView, key: &str) -> String {
    let value = record.fields.get(key).and_then(|value| value.0.as_text());
    value.unwrap_or_default().to_owned()
}

impl From<&PlannedMember> for SheetMember {
    fn from(planned: &PlannedMember) -> Self {
        let text = |name: &str| planned.fields.text(name).unwrap_or_default().to_owned();
        Self {
            row: planned.row,
            full_name: text("full_name"),
            phone: text("phone"),
            position: text("position"),
            team: planned.team.clone(),
            grants: planned.grants.iter().map(GrantRow::from).collect(),
            is_known: planned.is_known,
        }
    }
}

impl PlannedMember {
    fn new_member(self, user: &OfficeUser) -> (NewMember, Fields) {
        let text = |name: &str| self.fields.text(name).unwrap_or_default().to_owned();
        let new = NewMember {
            ward: user.account.ward.clone(),
            full_name: text("full_name"),
            phone: text("phone"),
            grants: self.grants,
        };
        (new, self.fields)
    }
}

fn unknown_role() -> ApiError {
    ApiError::bad_request(
        "bad_grant",
        "Không có nhiệm vụ này. Chọn một nhiệm vụ trong danh sách.",
        "There is no such duty. Choose one from the list.",
    )
}

fn too_many() -> ApiError {
    ApiError::bad_request(
        "sheet_too_long",
        &format!("Mỗi lần thêm được tối đa {MAX_MEMBERS} thành viên. Chia tệp rồi nhập từng tệp."),
        &format!(
            "{MAX_MEMBERS} members can be added at once. Part the sheet and import one after the other."
        ),
    )
}
