//! A code for a member's new phone, as link and QR code. The code is shown once; only its hash is kept.

use axum::Json;
use axum::extract::{Path, State};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;
use utoipa::ToSchema;
use vungxanh_shared::roles::OfficeTask;

use super::audit_log;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::phone::enrol;

/// Letters in each half of a code as it is printed.
const HALF: usize = 5;

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
    let member =
        app.store.member(ward.clone(), id.clone()).await?.ok_or_else(ApiError::not_found)?;
    let code = enrol::make_code()?;
    let times = (app.now_ms(), app.now_ms() + enrol::CODE_LIFE_MS);
    let made_by = user.account.login.clone();
    let store = app.store.noting(audit_log::entry(&app, &user, "code_made", &id, "{}"));
    if !store.put_enrolment_code((ward.clone(), id), code.hash, made_by, times).await? {
        return Err(off_duty());
    }
    let contact = app.store.contact(ward).await?;
    let (contact_name, contact_phone) =
        contact.map(|contact| (contact.name, contact.phone)).unwrap_or_default();
    let link = enrol::link(&app.config.public_url, &code.text);
    Ok(Json(EnrolmentCode {
        qr_svg: qr_svg(&link)?,
        code: readable(&code.text),
        link,
        expires_at_ms: times.1,
        member_name: member.full_name,
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
