//! The dated rules beside what they decide, as the phone shows them: of a record on its page, of a form while it is
//! filled in.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use vungxanh_shared::document::Seen;
use vungxanh_shared::edit::{Asked, Draft};
use vungxanh_shared::kinds::{self, Ground, Offer, Rulings};
use vungxanh_shared::scalar::Fields;

use super::access;
use super::records::plain_map;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::store::office_types::{RecordGround, RecordOffer, RecordRulings};

/// What is in a form.
#[derive(Deserialize, ToSchema)]
pub struct FormFields {
    /// The kind's name.
    kind: String,
    /// Values by key, those that stand and are not changed too.
    #[schema(schema_with = plain_map)]
    fields: Fields,
}

/// The rules that would decide something in what the form makes. Nothing is written.
#[utoipa::path(post, path = "/rulings", operation_id = "rulings", tag = "records", request_body = FormFields,
    responses((status = OK, body = RecordRulings), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody)))]
pub async fn rulings(
    State(app): State<AppState>,
    user: OfficeUser,
    Json(form): Json<FormFields>,
) -> ApiResult<Json<RecordRulings>> {
    user.require(access::writing_task_of(&form.kind))?;
    let kind = kinds::find(&form.kind).ok_or_else(ApiError::not_found)?;
    let context = app.store.check_context(user.account.ward.clone(), app.now_ms()).await?;
    let mut draft = Draft::new(kind);
    let asked = Asked { fields: &form.fields, seen: &Seen::Everything, decides: false };
    draft.edit(&asked, &context);
    Ok(Json(kind.rulings(draft.fields(), &context).into()))
}

impl From<Rulings> for RecordRulings {
    fn from(rulings: Rulings) -> Self {
        Self {
            grounds: rulings.grounds.into_iter().map(RecordGround::from).collect(),
            offers: rulings.offers.into_iter().map(RecordOffer::from).collect(),
        }
    }
}

impl From<Ground> for RecordGround {
    fn from(ground: Ground) -> Self {
        let Ground { field, rule, code, value, unit, source, from, confirmed } = ground;
        Self {
            field: field.to_owned(),
            rule: rule.to_owned(),
            code: code.map(str::to_owned),
            value,
            unit: unit.to_owned(),
            source: source.map(std::borrow::Cow::into_owned),
            from,
            confirmed,
        }
    }
}

impl From<Offer> for RecordOffer {
    fn from(Offer { field, codes }: Offer) -> Self {
        Self { field: field.to_owned(), codes: codes.into_iter().map(str::to_owned).collect() }
    }
}
