//! What a request gets when it cannot be answered: a stable code, a status, a text in both languages.
//!
//! Internals never leave the process: they are logged here, once, and the peer gets `internal` or
//! `storage_unavailable`. JSON by default; [`cbor`] turns an answer into the form of enrol and sync.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::store::StoreError;

/// The body of every error.
#[derive(Serialize, Deserialize, Clone, Debug, utoipa::ToSchema)]
pub struct ErrorBody {
    /// Stable name of what went wrong.
    pub code: String,
    /// For a person, Vietnamese.
    pub vi: String,
    /// For a person, English.
    pub en: String,
    /// Seconds to wait before trying again, where waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
    /// Whom to ask: the ward's contact, where the server knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    /// The contact's telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_phone: Option<String>,
}

/// An error with its status.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    // Boxed: answers that are no error stay small.
    body: Box<ErrorBody>,
}

/// Answers of handlers.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error of one's own; `code` is snake_case and never changes.
    pub fn new(status: StatusCode, code: &str, vi: &str, en: &str) -> Self {
        let body = Box::new(ErrorBody {
            code: code.to_owned(),
            vi: vi.to_owned(),
            en: en.to_owned(),
            retry_after_seconds: None,
            contact_name: None,
            contact_phone: None,
        });
        Self { status, body }
    }

    /// The stable code.
    pub fn code(&self) -> &str {
        &self.body.code
    }

    /// The same, with how long to wait.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.body.retry_after_seconds = Some(seconds.max(1));
        self
    }

    /// The same, with whom to ask.
    pub fn contact(mut self, contact: Option<(String, String)>) -> Self {
        (self.body.contact_name, self.body.contact_phone) = contact.unzip();
        self
    }

    /// The token is of no device that this server knows.
    pub fn unknown_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unknown_token",
            "Máy chủ không nhận ra máy này. Dữ liệu trên máy vẫn còn nguyên; hãy xin cán bộ cấp mã đăng ký mới.",
            "The server does not know this phone. What it holds is kept; ask the ward for a new enrolment code.",
        )
    }

    /// The device's access was taken back.
    pub fn access_withdrawn() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "access_withdrawn",
            "Quyền truy cập của máy này đã bị thu hồi. Dữ liệu chưa gửi vẫn còn trên máy.",
            "This phone's access was withdrawn. What was not sent is still on the phone.",
        )
    }

    /// Nobody is logged in, or no longer.
    pub fn not_logged_in() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "not_logged_in",
            "Chưa đăng nhập hoặc phiên đã hết hạn. Mời đăng nhập lại.",
            "Not logged in, or the session has ended. Please log in again.",
        )
    }

    /// The account may not do this.
    pub fn not_allowed() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "not_allowed",
            "Tài khoản này không có quyền làm việc đó.",
            "This account may not do that.",
        )
    }

    /// There is no such thing in this ward.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "Không tìm thấy.", "Not found.")
    }

    /// The request was understood but a value in it cannot be used.
    pub fn bad_request(code: &str, vi: &str, en: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, vi, en)
    }

    /// The peer asks too often.
    pub fn too_many_requests(seconds: u64) -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Quá nhiều yêu cầu, xin đợi một lát rồi thử lại.",
            "Too many requests; wait a moment and try again.",
        )
        .retry_after(seconds)
    }

    /// Something broke inside; it was logged where it was found.
    pub fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Máy chủ gặp lỗi nên chưa làm được việc này. Thử lại sau ít phút; vẫn lỗi thì báo người quản trị máy chủ.",
            "The server failed and this was not done. Try again in a few minutes; if it fails again, tell whoever looks after the server.",
        )
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(reason) => {
                tracing::error!(%reason, "the database cannot be written or read");
                Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "storage_unavailable",
                    "Máy chủ chưa ghi được dữ liệu nên chưa làm được việc này. Thử lại sau ít phút.",
                    "The server cannot store data now, so this was not done. Try again in a few minutes.",
                )
                .retry_after(30)
            }
            StoreError::ShuttingDown => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "shutting_down",
                "Máy chủ đang khởi động lại. Thử lại sau ít giây.",
                "The server is restarting. Try again in a few seconds.",
            )
            .retry_after(5),
            StoreError::Internal(reason) => {
                tracing::error!(%reason, "the store failed");
                Self::internal()
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let seconds = self.body.retry_after_seconds;
        let mut response = (self.status, Json(self.body.as_ref())).into_response();
        if let Some(seconds) = seconds {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response.extensions_mut().insert(*self.body);
        response
    }
}

/// Middleware of the CBOR endpoints: an error answer made as JSON goes out as CBOR.
pub async fn cbor(response: Response) -> Response {
    let Some(body) = response.extensions().get::<ErrorBody>() else { return response };
    let mut bytes = Vec::new();
    if ciborium::into_writer(body, &mut bytes).is_err() {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/cbor"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, bytes.into())
}
