//! What the ward's people ask, as JSON under `/api/v1/office`. Login is here; each screen has a file.

mod access;
mod audit;
mod audit_log;
mod beginning;
mod enrolment;
mod export;
pub(crate) mod import;
mod links;
mod lists;
mod live;
mod members;
mod overview;
mod phones;
mod quarantine;
mod reach;
mod records;
mod related;
mod reports;
mod routes;
mod rulings;
pub mod setup;
mod unsent;
mod ward_plan;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::{Deserialize, Serialize};
use time::Duration;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::LocalDate;

use crate::app::{App, AppState};
use crate::auth::{self, ABSOLUTE_MS, COOKIE, OfficeUser, Secret};
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::http::limits::{Peer, Try};
use crate::store::office_types::{PlanAsk, PlanKind, PlanState};
use crate::store::{Account, AuditEntry, LoginStart, LoginTry};

/// Every office route.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(login))
        .routes(routes!(logout))
        .routes(routes!(session))
        .merge(setup::router())
        .merge(routes::router())
}

/// What a person types to log in.
#[derive(Deserialize, ToSchema)]
pub struct LoginRequest {
    /// Account name.
    pub login: String,
    /// Password.
    pub password: String,
}

/// Who is logged in.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    /// Account name.
    pub login: String,
    /// Full name.
    pub full_name: String,
    /// What the account may do: `ward_official`, `health_station` …
    pub role: String,
    /// The device in whose name the account writes, hex: by it a page knows its own values.
    pub device: String,
    /// Ward code.
    pub ward: String,
    /// Ward name.
    pub ward_name: String,
    /// Whether it is the ward of a drill: every page says that its data are not real.
    pub drill: bool,
    /// When the session ends whatever happens, milliseconds since 1970.
    pub ends_at_ms: i64,
    /// What is deleted in time. Families that are not named are kept without end.
    pub retention: Vec<KeptDays>,
}

/// How long a family of records is kept.
#[derive(Serialize, ToSchema)]
pub struct KeptDays {
    /// `passes`, `movements` …
    pub family: String,
    /// Days after the last day of its period.
    pub days: u32,
}

/// Logs in: sets the session cookie.
#[utoipa::path(post, path = "/login", tag = "session", request_body = LoginRequest,
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody),
        (status = 423, body = ErrorBody), (status = 429, body = ErrorBody)))]
async fn login(
    State(app): State<AppState>,
    _: Try,
    peer: Peer,
    Json(request): Json<LoginRequest>,
) -> ApiResult<Response> {
    let attempt = LoginTry {
        login: request.login.trim().to_lowercase(),
        from: peer.0.to_string(),
        now_ms: app.now_ms(),
        bound: app.config.limits.failed_logins_before_lock,
        lock_ms: app.config.limits.lock_ms,
    };
    let (account, is_last) = match app.store.begin_login(attempt.clone()).await? {
        LoginStart::Rests(until_ms) => return Err(locked(until_ms - attempt.now_ms)),
        LoginStart::Try { account, is_last } => (account, is_last),
    };
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let is_right = auth::check_password(&app, request.password, hash).await?;
    if let Some(account) = account.filter(|_| is_right)
        && let Some(begun) = begin(&app, *account, &attempt.from).await?
    {
        return Ok(begun);
    }
    tracing::warn!(
        rests = is_last,
        "a login at the office failed; the audit log says whose and from where"
    );
    let lock_ms = attempt.lock_ms;
    app.store.fail_login(attempt, is_last).await?;
    Err(if is_last { locked(lock_ms) } else { wrong_credentials() })
}

/// None where the account lost its password or its access while the password was verified.
async fn begin(app: &App, account: Account, from: &str) -> ApiResult<Option<Response>> {
    let (secret, now_ms) = (Secret::make()?, app.now_ms());
    let detail = serde_json::json!({ "from": from }).to_string();
    let store = app.store.noting(entry(app, &account, "login", detail));
    if !store.begin_session(account.clone(), secret.hash, now_ms, now_ms - ABSOLUTE_MS).await? {
        return Ok(None);
    }
    tracing::info!(ward = %account.ward, device = %account.device, "logged in at the office");
    let view = view(app, &account, now_ms + ABSOLUTE_MS).await?;
    let cookies = CookieJar::new().add(session_cookie(app, secret.text, ABSOLUTE_MS));
    Ok(Some((cookies, Json(view)).into_response()))
}

fn entry(app: &App, account: &Account, action: &str, detail: String) -> AuditEntry {
    AuditEntry {
        ward: account.ward.clone(),
        at_ms: app.now_ms(),
        who: account.login.clone(),
        action: action.to_owned(),
        subject: account.login.clone(),
        detail,
    }
}

fn wrong_credentials() -> ApiError {
    ApiError::new(
        StatusCode::UNAUTHORIZED,
        "wrong_credentials",
        "Tên đăng nhập hoặc mật khẩu không đúng.",
        "Wrong account name or password.",
    )
}

fn locked(wait_ms: i64) -> ApiError {
    ApiError::new(
        StatusCode::LOCKED,
        "account_locked",
        "Nhập sai mật khẩu nhiều lần, tài khoản tạm khóa. Xin đợi rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.",
        "Too many wrong passwords; the account rests. Wait and try again, or ask for a new password.",
    )
    .retry_after(u64::try_from(wait_ms / 1000 + 1).unwrap_or(1))
}

/// Ends the session.
#[utoipa::path(post, path = "/logout", tag = "session", responses((status = 204)))]
async fn logout(State(app): State<AppState>, user: OfficeUser) -> ApiResult<Response> {
    let entry = entry(&app, &user.account, "logout", "{}".to_owned());
    app.store.noting(entry).end_session(user.token_hash).await?;
    tracing::info!(ward = %user.account.ward, device = %user.account.device, "logged out at the office");
    let cookies = CookieJar::new().add(session_cookie(&app, String::new(), 0));
    Ok((cookies, StatusCode::NO_CONTENT).into_response())
}

/// Who is logged in.
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody)))]
async fn session(State(app): State<AppState>, user: OfficeUser) -> ApiResult<Json<SessionView>> {
    Ok(Json(view(&app, &user.account, user.ends_at_ms).await?))
}

async fn view(app: &App, account: &Account, ends_at_ms: i64) -> ApiResult<SessionView> {
    let wards = app.store.wards().await?;
    let name = wards.into_iter().find(|ward| ward.code == account.ward).map(|ward| ward.name);
    Ok(SessionView {
        login: account.login.clone(),
        full_name: account.full_name.clone(),
        role: account.role.to_string(),
        device: account.device.to_string(),
        ward: account.ward.to_string(),
        ward_name: name.unwrap_or_default(),
        drill: is_drill(app, account).await?,
        ends_at_ms,
        retention: kept_days(app),
    })
}

/// By the database, and by the settings, in which the demonstration's first versions had it alone.
async fn is_drill(app: &App, account: &Account) -> ApiResult<bool> {
    if app.store.drill_began_ms().await?.is_some() {
        return Ok(true);
    }
    let ask = PlanAsk {
        kind: PlanKind::Settings,
        search: String::new(),
        state: PlanState::Open,
        cursor: None,
        limit: 1,
    };
    let page = app.store.plan_page(account.ward.clone(), ask).await?;
    let marks = page.rows.iter().filter_map(|row| row.record.fields.get("drill"));
    Ok(marks.into_iter().any(|mark| mark.0 == Scalar::Bool(true)))
}

fn kept_days(app: &App) -> Vec<KeptDays> {
    let floors = app.config.retention.floors(LocalDate::at_ms(app.now_ms())).into_iter();
    floors.map(|floor| KeptDays { family: floor.family.to_string(), days: floor.days }).collect()
}

fn session_cookie(app: &App, value: String, age_ms: i64) -> Cookie<'static> {
    // Behind a proxy that speaks HTTPS, too.
    let https = app.config.tls.is_some() || app.config.public_url.starts_with("https://");
    Cookie::build((COOKIE, value))
        .path("/api/v1/office")
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::milliseconds(age_ms))
        .secure(https)
        .build()
}
