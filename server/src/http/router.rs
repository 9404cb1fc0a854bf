//! Every route, and the layers around them. Who looks for a handler begins here.

use std::any::Any;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use vungxanh_shared::wire::MAX_BODY_BYTES;

use crate::app::AppState;
use crate::http::error::{self, ApiError, ApiResult};
use crate::http::{pace, security, static_files};
use crate::office;
use crate::phone::{enrol, live, sync};

/// Bodies of the office: forms, never more.
const OFFICE_BODY_BYTES: usize = 64 * 1024;
/// A request that takes longer is given up.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(120);

/// The office API, as the TypeScript client is generated from it.
#[derive(OpenApi)]
#[openapi(info(title = "Vùng Xanh, office API"))]
struct OfficeApi;

/// The server's routes.
pub fn router(app: &AppState) -> Router {
    let phone = Router::new()
        .route("/enrol", post(enrol::enrol))
        .route("/sync", post(sync::sync))
        .layer(from_fn_with_state(app.clone(), pace::keep_pace))
        .layer(middleware::map_response(error::cbor));
    let (office, _) = office_api().split_for_parts();
    let office = office
        .layer(CompressionLayer::new().gzip(true))
        .layer(DefaultBodyLimit::max(OFFICE_BODY_BYTES))
        .layer(from_fn_with_state(app.clone(), pace::keep_pace))
        .layer(from_fn_with_state(app.clone(), security::same_origin));
    let api = Router::new()
        .merge(phone)
        .route("/live", get(live::live))
        .route("/about", get(about))
        .route("/openapi.json", get(openapi_json))
        .merge(office)
        .fallback(no_such_route);
    Router::new()
        .nest("/api/v1", api)
        .route("/healthz", get(healthz))
        .fallback_service(get(static_files::serve).with_state(app.clone()))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(map_response(json_errors))
        .layer(from_fn_with_state(app.clone(), security::headers))
        .with_state(app.clone())
}

fn office_api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(OfficeApi::openapi()).nest("/office", office::router())
}

/// The OpenAPI document of the office API, as JSON.
pub fn openapi() -> String {
    let (_, mut document) = office_api().split_for_parts();
    document.info.version = env!("CARGO_PKG_VERSION").to_owned();
    document.servers = Some(vec![utoipa::openapi::Server::new("/api/v1")]);
    document.to_pretty_json().unwrap_or_default()
}

async fn openapi_json() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi()).into_response()
}

/// For whoever watches the server: 200 while the database answers.
async fn healthz(State(app): State<AppState>) -> ApiResult<Response> {
    app.store.epoch().await?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(Json(serde_json::json!({ "status": "ok", "version": version })).into_response())
}

/// For screens before anybody is known to them: whether what is shown is real.
async fn about(State(app): State<AppState>) -> ApiResult<Response> {
    let drill = app.store.drill_began_ms().await?.is_some();
    Ok(Json(serde_json::json!({ "drill": drill })).into_response())
}

async fn no_such_route() -> ApiError {
    ApiError::not_found()
}

/// The last resort: a defect, whose place [`crate::telemetry`] has logged, and nothing of it told.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request handler panicked");
    ApiError::internal().into_response()
}

/// What the framework answers by itself (a body that is no JSON, a wrong method, a timeout) becomes an
/// error like all others.
async fn json_errors(response: Response) -> Response {
    let status = response.status();
    let ours = response.extensions().get::<error::ErrorBody>().is_some();
    if ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (code, vi, en) = match status {
        StatusCode::NOT_FOUND => return response,
        StatusCode::METHOD_NOT_ALLOWED => (
            "method_not_allowed",
            "Không dùng được cách gọi này.",
            "This method is not for this address.",
        ),
        StatusCode::REQUEST_TIMEOUT => {
            ("timeout", "Yêu cầu mất quá nhiều thời gian.", "The request took too long.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            ("body_too_large", "Yêu cầu quá lớn.", "The body is too large.")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (
            "wrong_content_type",
            "Chỉ nhận nội dung application/json.",
            "The body must be application/json.",
        ),
        status if status.is_client_error() => {
            ("bad_request", "Yêu cầu không hợp lệ.", "The request is not valid.")
        }
        _ => return response,
    };
    let mut made = ApiError::new(status, code, vi, en).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        made.headers_mut().insert(header::ALLOW, HeaderValue::clone(allow));
    }
    made
}
