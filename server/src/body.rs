//! Bodies of phones: CBOR, gzip either way, every size bounded before memory is taken for it.

use std::io::{Read, Write};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::{Deserialize, Serialize};
use vungxanh_shared::wire::{self, CONTENT_TYPE, MAX_BODY_BYTES, MAX_INFLATED_BYTES};

use crate::error::{ApiError, ApiResult};
use crate::static_files::accepts;

/// Below this a gzip frame saves nothing worth the work.
const WORTH_GZIP: usize = 400;

/// A body as it came.
pub struct RawBody {
    bytes: Bytes,
    gzip: bool,
}

impl RawBody {
    /// Reads the body of a request with these headers.
    pub async fn read(headers: &HeaderMap, body: Body) -> ApiResult<Self> {
        let gzip = check_headers(headers)?;
        let collected = Limited::new(body, MAX_BODY_BYTES).collect().await;
        let bytes = collected
            .map_err(|error| match error.downcast_ref::<LengthLimitError>() {
                Some(_) => too_large(),
                None => cut_short(),
            })?
            .to_bytes();
        Ok(Self { bytes, gzip })
    }

    /// Inflates and decodes it. Large ones take time: not on a thread that serves others.
    pub fn decode<T: for<'de> Deserialize<'de>>(&self) -> ApiResult<T> {
        let inflated;
        let bytes = if self.gzip {
            inflated = inflate(&self.bytes)?;
            &inflated
        } else {
            &self.bytes[..]
        };
        // What exactly is wrong is not logged: it could quote what somebody wrote.
        wire::decode(bytes).map_err(|_| {
            ApiError::bad_request(
                "bad_cbor",
                "Yêu cầu không đúng định dạng CBOR.",
                "The body is not the CBOR message expected here.",
            )
        })
    }
}

fn check_headers(headers: &HeaderMap) -> ApiResult<bool> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let content_type = text(header::CONTENT_TYPE).and_then(|value| value.split(';').next());
    if !content_type.is_some_and(|value| value.trim().eq_ignore_ascii_case(CONTENT_TYPE)) {
        return Err(ApiError::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "wrong_content_type",
            "Chỉ nhận nội dung application/cbor.",
            "The body must be application/cbor.",
        ));
    }
    match text(header::CONTENT_ENCODING).map(str::trim) {
        None | Some("identity") => Ok(false),
        Some(gzip) if gzip.eq_ignore_ascii_case("gzip") => Ok(true),
        Some(_) => Err(ApiError::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "wrong_content_encoding",
            "Chỉ nhận nội dung nén gzip hoặc không nén.",
            "The body may be gzip or plain.",
        )),
    }
}

fn inflate(bytes: &[u8]) -> ApiResult<Vec<u8>> {
    let mut inflated = Vec::new();
    let read =
        MultiGzDecoder::new(bytes).take(MAX_INFLATED_BYTES as u64 + 1).read_to_end(&mut inflated);
    match read {
        Ok(size) if size > MAX_INFLATED_BYTES => Err(too_large()),
        Ok(_) => Ok(inflated),
        Err(_) => Err(ApiError::bad_request(
            "bad_gzip",
            "Nội dung nén gzip bị hỏng.",
            "The body is not whole gzip data.",
        )),
    }
}

fn too_large() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body_too_large",
        "Yêu cầu quá lớn; hãy chia nhỏ rồi gửi lại.",
        "The body is too large; send less at a time.",
    )
}

fn cut_short() -> ApiError {
    ApiError::bad_request("body_cut_short", "Yêu cầu bị ngắt giữa chừng.", "The body ended early.")
}

/// An answer in CBOR, gzipped where the phone takes that and it is worth it.
pub fn answer<T: Serialize>(headers: &HeaderMap, message: &T) -> Response {
    let bytes = wire::encode(message);
    let zipped =
        (bytes.len() >= WORTH_GZIP && accepts(headers, "gzip")).then(|| gzip(&bytes)).flatten();
    let encoding = zipped.is_some();
    let mut response = zipped.unwrap_or(bytes).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(5));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
