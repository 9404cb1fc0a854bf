//! The set-up in the browser: who holds the link that the server printed makes the ward, its settings and its first
//! account (SPEC R10). Nobody is logged in yet; the link's secret stands in every request's body.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::kinds::{self, CheckContext, Problem, SetBy, Severity, t};
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::time::LocalDate;

use super::records::{invalid, plain_map};
use crate::app::{App, AppState};
use crate::auth::{Secret, hash_password, hash_secret};
use crate::credentials::{login_problem, normal_login, password_problem};
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::http::limits::{Peer, Try};
use crate::store::{NewAccount, NewWard, SecretHash, SetupRefusal, StoreResult, Ward};
use crate::units::{self, Unit};

/// How long a link works.
pub const LINK_LIFE_MS: i64 = 24 * 3_600_000;
/// Units that are shown at most.
const MAX_UNITS: usize = 20;
/// Characters of a search at most.
const MAX_SEARCH: usize = 100;

/// The set-up's routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(waiting, set_up))
        .routes(routes!(link))
        .routes(routes!(search_units))
}

/// A new link where the database has no ward yet; those of earlier starts are void from now on.
pub async fn new_link(app: &App) -> StoreResult<Option<String>> {
    let secret = Secret::make()?;
    let is_bare = app.store.put_setup_link(secret.hash, app.now_ms() + LINK_LIFE_MS).await?;
    Ok(is_bare.then(|| format!("{}/office/#/setup/{}", app.config.public_url, secret.text)))
}

/// Whether a ward has still to be set up.
#[derive(Serialize, ToSchema)]
pub struct SetupWaiting {
    /// There is no ward yet.
    waiting: bool,
}

/// The secret of the link.
#[derive(Deserialize, ToSchema)]
pub struct SetupLink {
    /// As it stands behind `#/setup/`.
    link: String,
}

/// A link that works.
#[derive(Serialize, ToSchema)]
pub struct SetupLinkState {
    /// Until when, milliseconds since 1970.
    expires_at_ms: i64,
}

/// Which units.
#[derive(Deserialize, ToSchema)]
pub struct UnitSearch {
    /// The secret of the link.
    link: String,
    /// Words of the unit's name or of those above it, with or without accents, or its code.
    search: String,
}

/// A ward, commune, township or special zone in the time in which it was one.
#[derive(Serialize, ToSchema)]
pub struct UnitRow {
    /// Five digits. The same code may be another unit at another time.
    code: String,
    /// With its kind.
    name: String,
    /// Those above it, the nearest first.
    above: String,
    /// The first day, where the tables say it.
    valid_from: Option<String>,
    /// The last day; null while it lasts.
    valid_to: Option<String>,
    /// Whether it is one today.
    is_today: bool,
}

/// Which unit: its code, and its last day where that is over.
#[derive(Deserialize, ToSchema)]
pub struct ChosenUnit {
    code: String,
    valid_to: Option<String>,
}

/// Who works at the office first.
#[derive(Deserialize, ToSchema)]
pub struct FirstAccount {
    login: String,
    full_name: String,
    /// Telephone number, may be empty.
    phone: String,
    password: String,
}

/// All that the set-up asks for.
#[derive(Deserialize, ToSchema)]
pub struct SetupForm {
    /// The secret of the link.
    link: String,
    unit: ChosenUnit,
    /// Values of the ward's settings by key; names of the unit and of those above it are the server's.
    #[schema(schema_with = plain_map)]
    settings: Fields,
    account: FirstAccount,
}

/// Whether a ward has still to be set up; by which link only the server's own output says.
#[utoipa::path(get, path = "/setup", operation_id = "setup_waiting", tag = "setup",
    responses((status = OK, body = SetupWaiting)))]
async fn waiting(State(app): State<AppState>) -> ApiResult<Json<SetupWaiting>> {
    Ok(Json(SetupWaiting { waiting: app.store.is_bare().await? }))
}

/// Whether the link works.
#[utoipa::path(post, path = "/setup/link", operation_id = "setup_link", tag = "setup", request_body = SetupLink,
    responses((status = OK, body = SetupLinkState), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody), (status = GONE, body = ErrorBody)))]
async fn link(
    State(app): State<AppState>,
    peer: Peer,
    Json(SetupLink { link }): Json<SetupLink>,
) -> ApiResult<Json<SetupLinkState>> {
    Ok(Json(SetupLinkState { expires_at_ms: require(&app, peer, &link).await? }))
}

/// Units by their names.
#[utoipa::path(post, path = "/setup/units", operation_id = "setup_units", tag = "setup", request_body = UnitSearch,
    responses((status = OK, body = Vec<UnitRow>), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody), (status = GONE, body = ErrorBody)))]
async fn search_units(
    State(app): State<AppState>,
    peer: Peer,
    Json(UnitSearch { link, search }): Json<UnitSearch>,
) -> ApiResult<Json<Vec<UnitRow>>> {
    require(&app, peer, &link).await?;
    let search: String = search.chars().take(MAX_SEARCH).collect();
    let today = LocalDate::at_ms(app.now_ms());
    let found = units::search_wards(&search, today, MAX_UNITS);
    Ok(Json(found.into_iter().map(|unit| row(unit, today)).collect()))
}

fn row(unit: &Unit, today: LocalDate) -> UnitRow {
    let path = units::path(unit.code, day_of(unit, today)).unwrap_or_default();
    UnitRow {
        code: unit.code.to_owned(),
        name: unit.name.clone(),
        above: path.split_once(", ").map(|(_, above)| above.to_owned()).unwrap_or_default(),
        valid_from: unit.valid_from.map(|day| day.to_string()),
        valid_to: unit.valid_to.map(|day| day.to_string()),
        is_today: unit.is_of(today),
    }
}

/// A day on which it is a unit: today, where it is one.
fn day_of(unit: &Unit, today: LocalDate) -> LocalDate {
    if unit.is_of(today) { today } else { unit.valid_to.or(unit.valid_from).unwrap_or(today) }
}

/// Makes the ward, its settings and its first account, and logs in.
#[utoipa::path(post, path = "/setup", operation_id = "set_up", tag = "setup", request_body = SetupForm,
    responses((status = OK, body = super::SessionView), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody), (status = GONE, body = ErrorBody),
        (status = UNPROCESSABLE_ENTITY, body = super::records::InvalidBody)))]
async fn set_up(
    State(app): State<AppState>,
    _: Try,
    peer: Peer,
    Json(form): Json<SetupForm>,
) -> ApiResult<Response> {
    let hash = hash_secret(form.link.as_bytes());
    // Before a password is hashed, which costs.
    works(&app, hash).await?;
    let now_ms = app.now_ms();
    let (new, password) = match checked(form, &peer, now_ms) {
        Ok(new) => new,
        Err(problems) => return Ok(invalid(problems.iter())),
    };
    let hashed = app.verifying.run(move || hash_password(&password)).await;
    let (password_hash, _) = hashed.ok_or_else(ApiError::internal)?;
    let account = NewAccount { password_hash: password_hash?, ..new.account };
    let (login, ward) = (account.login.clone(), new.ward.code.clone());
    app.store.set_up(hash, NewWard { account, ..new }, now_ms).await?.map_err(refused)?;
    tracing::info!(%ward, "a ward was set up in the browser");
    let account = app.store.account(login).await?.ok_or_else(ApiError::internal)?;
    super::begin(&app, account, &peer.0.to_string()).await?.ok_or_else(ApiError::not_logged_in)
}

/// Until when the link works. Others count against the address.
async fn require(app: &App, peer: Peer, link: &str) -> ApiResult<i64> {
    let works = works(app, hash_secret(link.as_bytes())).await;
    if works.is_err() {
        app.rates.address(peer)?;
    }
    works
}

async fn works(app: &App, hash: SecretHash) -> ApiResult<i64> {
    app.store.setup_link(hash, app.now_ms()).await?.map_err(refused)
}

fn refused(refusal: SetupRefusal) -> ApiError {
    let (status, code, vi, en) = match refusal {
        SetupRefusal::Unknown => (
            StatusCode::NOT_FOUND,
            "setup_link_unknown",
            "Liên kết này không đúng hoặc là của lần chạy trước. Mở liên kết máy chủ in ra ở lần chạy mới nhất.",
            "This link is not right, or of an earlier start. Open the one that the server printed when it last started.",
        ),
        SetupRefusal::Expired => (
            StatusCode::GONE,
            "setup_link_expired",
            "Liên kết này đã hết hạn. Khởi động lại máy chủ để có liên kết mới.",
            "This link has expired. Start the server again for a new one.",
        ),
        SetupRefusal::Used => (
            StatusCode::GONE,
            "setup_link_used",
            "Liên kết này đã dùng để lập đơn vị rồi, không lập thêm gì. Mời đăng nhập bằng tài khoản đã tạo lúc đó.",
            "This link has been used to set the ward up; nothing more was made. Log in with the account that was made then.",
        ),
        SetupRefusal::WardThere => (
            StatusCode::CONFLICT,
            "ward_there",
            "Máy chủ này đã có đơn vị, vừa được lập bằng cách khác. Không lập thêm gì; mời đăng nhập.",
            "This server has a ward, which was just made in another way. Nothing more was made; please log in.",
        ),
    };
    ApiError::new(status, code, vi, en)
}

/// What is made, still without the password's hash; or everything that is wrong.
fn checked(form: SetupForm, peer: &Peer, now_ms: i64) -> Result<(NewWard, String), Vec<Problem>> {
    let today = LocalDate::at_ms(now_ms);
    let SetupForm { unit, settings, account, .. } = form;
    let unit = chosen(&unit).ok_or_else(|| {
        let text = t("Chọn đơn vị trong danh sách.", "Choose the unit from the list.");
        vec![Problem::error("unit", "unit_unknown", text, "")]
    })?;
    let (Ok(code), Some(kind), Some(member)) =
        (unit.code.parse::<WardCode>(), kinds::find("settings"), kinds::find("member"))
    else {
        return Err(Vec::new());
    };
    let context = CheckContext::in_ward(now_ms, &code);
    let is_asked = |key: &str| {
        kind.fields.iter().any(|field| field.name == key && field.set_by == SetBy::Person)
    };
    let mut settings: Fields = settings.into_iter().filter(|(key, _)| is_asked(key)).collect();
    settings.extend(units::settings_of(unit, day_of(unit, today)));
    let settings = kind.normalise(&settings);
    let person = [("full_name", &account.full_name), ("phone", &account.phone)];
    let person =
        person.into_iter().map(|(key, text)| (key.to_owned(), Scalar::from(text.as_str())));
    let person = member.normalise(&person.collect());
    let login = normal_login(&account.login);
    let problems: Vec<Problem> = kind
        .problems(&settings, &context)
        .into_iter()
        .chain(member.problems(&person, &context))
        .chain(login_problem(&login))
        .chain(password_problem(&login, &account.password))
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let text = |key: &str| person.text(key).unwrap_or_default().to_owned();
    let first = NewAccount {
        ward: code.clone(),
        login,
        password_hash: String::new(),
        role: Role::WardOfficial,
        full_name: text("full_name"),
        phone: text("phone"),
    };
    let ward = Ward { code, name: unit.name.clone() };
    let new = NewWard { ward, settings, account: first, from: peer.0.to_string() };
    Ok((new, account.password))
}

fn chosen(chosen: &ChosenUnit) -> Option<&'static Unit> {
    let last = |unit: &Unit| unit.valid_to.map(|day| day.to_string());
    units::with_code(&chosen.code).find(|unit| unit.is_ward() && last(unit) == chosen.valid_to)
}
