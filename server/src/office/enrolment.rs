//! A code for a member's new phone, as link and QR code. The code is shown once; only its hash is kept.

use axum::Json;
use axum::extract::{Path, State};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vungxanh_shared::roles::OfficeTask;

use super::audit_log;
use crate::app::{App, AppState};
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::phone::enrol;
use crate::store::office_types::GrantRow;
use crate::store::{Contact, Member};

/// Letters in each half of a code as it is printed.
const HALF: usize = 5;
/// Members who get codes together at most.
const MAX_AT_ONCE: usize = 80;

/// A code that enrols one phone.
#[derive(Serialize, ToSchema)]
pub struct EnrolmentCode {
    /// As people read and type it, `ABCDE-FGHJK`.
    code: String,
    /// What the phone opens.
    link: String,
    /// The link as a QR code, an SVG picture.
    qr_svg: String,
    /// Until when it works.
    expires_at_ms: i64,
    /// The member's name.
    member_name: String,
    /// Whom to ask for help.
    contact_name: String,
    /// The contact's telephone number.
    contact_phone: String,
}

/// Codes for one phone of each of these members.
#[derive(Deserialize, ToSchema)]
pub struct EnrolmentForm {
    /// Members' ids.
    members: Vec<String>,
}

/// Codes that were made.
#[derive(Serialize, ToSchema)]
pub struct EnrolmentCodes {
    /// In the order of the request.
    codes: Vec<MemberCode>,
    /// Members who are off duty or not of this ward: nothing was made for them.
    left_out: Vec<String>,
}

/// A code and whose it is.
#[derive(Serialize, ToSchema)]
pub struct MemberCode {
    /// The member's id.
    member: String,
    /// Roles and places of the member.
    grants: Vec<GrantRow>,
    /// The code.
    #[serde(flatten)]
    code: EnrolmentCode,
}

/// Makes a code for one phone of the member.
#[utoipa::path(post, path = "/members/{id}/enrolment", params(("id" = String, Path)), tag = "members",
    responses((status = OK, body = EnrolmentCode), (status = NOT_FOUND, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn make_code(
    State(app): State<AppState>,
    user: OfficeUser,
    Path(id): Path<String>,
) -> ApiResult<Json<EnrolmentCode>> {
    user.require(OfficeTask::Members)?;
    let ward = user.account.ward.clone();
    let member = app.store.member(ward.clone(), id).await?.ok_or_else(ApiError::not_found)?;
    let contact = app.store.contact(ward).await?;
    Ok(Json(code_of(&app, &user, (&member, contact)).await?.ok_or_else(off_duty)?))
}

/// Makes a code for one phone of each of several members.
#[utoipa::path(post, path = "/enrolment", operation_id = "make_codes", tag = "members", request_body = EnrolmentForm,
    responses((status = OK, body = EnrolmentCodes), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn make_codes(
    State(app): State<AppState>,
    user: OfficeUser,
    Json(EnrolmentForm { members }): Json<EnrolmentForm>,
) -> ApiResult<Json<EnrolmentCodes>> {
    user.require(OfficeTask::Members)?;
    if members.is_empty() || members.len() > MAX_AT_ONCE {
        return Err(ApiError::bad_request(
            "bad_number",
            &format!("Mỗi lần cấp mã cho từ 1 đến {MAX_AT_ONCE} người."),
            &format!("Codes are made for 1 to {MAX_AT_ONCE} members at a time."),
        ));
    }
    let ward = user.account.ward.clone();
    let contact = app.store.contact(ward.clone()).await?;
    let mut made = EnrolmentCodes { codes: Vec::new(), left_out: Vec::new() };
    for id in members {
        let member = app.store.member(ward.clone(), id.clone()).await?;
        let code = match &member {
            Some(member) => code_of(&app, &user, (member, contact.clone())).await?,
            None => None,
        };
        match member.zip(code) {
            Some((member, code)) => {
                let grants = member.grants.iter().map(GrantRow::from).collect();
                made.codes.push(MemberCode { member: id, grants, code });
            }
            None => made.left_out.push(id),
        }
    }
    Ok(Json(made))
}

/// None for a member who is off duty.
async fn code_of(
    app: &App,
    user: &OfficeUser,
    (member, contact): (&Member, Option<Contact>),
) -> ApiResult<Option<EnrolmentCode>> {
    let code = enrol::make_code()?;
    let times = (app.now_ms(), app.now_ms() + enrol::CODE_LIFE_MS);
    let made_by = user.account.login.clone();
    let store = app.store.noting(audit_log::entry(app, user, "code_made", &member.id, "{}"));
    let whose = (member.ward.clone(), member.id.clone());
    if !store.put_enrolment_code(whose, code.hash, made_by, times).await? {
        return Ok(None);
    }
    let (contact_name, contact_phone) =
        contact.map(|contact| (contact.name, contact.phone)).unwrap_or_default();
    let link = enrol::link(&app.config.public_url, &code.text);
    Ok(Some(EnrolmentCode {
        qr_svg: qr_svg(&link)?,
        code: readable(&code.text),
        link,
        expires_at_ms: times.1,
        member_name: member.full_name.clone(),
        contact_name,
        contact_phone,
    }))
}

fn off_duty() -> ApiError {
    ApiError::bad_request(
        "off_duty",
        "Người này đã thôi nhiệm vụ. Cho nhận lại nhiệm vụ rồi cấp mã.",
        "This member has left. Put the member back on duty first.",
    )
}

/// `ABCDE-FGHJK`
fn readable(code: &str) -> String {
    match code.split_at_checked(HALF) {
        Some((first, second)) => format!("{first}-{second}"),
        None => code.to_owned(),
    }
}

fn qr_svg(link: &str) -> ApiResult<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).map_err(|error| {
        tracing::error!(%error, "the enrolment link does not fit a QR code");
        ApiError::internal()
    })?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build())
}
