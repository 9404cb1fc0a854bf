//! Reads the CBOR bodies of phones and writes the answers, with gzip in both directions. Each size is bounded
//! before memory is reserved for it.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::{Deserialize, Serialize};
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::wire::{self, CONTENT_TYPE, MAX_BODY_BYTES, MAX_INFLATED_BYTES};

use crate::http::cbor_items;
use crate::http::error::{ApiError, ApiResult};
use crate::http::in_flight::Request;
use crate::http::memory_budget::{MemoryBudget, Reservation};
use crate::http::static_files::accepts;

/// Below this a gzip frame saves nothing worth the work.
const WORTH_GZIP: usize = 400;

/// Bodies up to this size hold no memory that is counted.
const SMALL_BODY: usize = 64 * 1024;
/// Memory for larger ones is counted in such steps.
const STEP: usize = 64 * 1024;
/// What a small body of a phone may inflate to: more than a thousand changes.
const SMALL_INFLATED: usize = 512 * 1024;
/// Items of CBOR in one body: a full request of changes and cursors has half of them.
const MAX_ITEMS: usize = 100_000;
/// What of an answer is handed on at once; the rest stays counted as long as the peer does not read.
const SLICE: usize = 64 * 1024;

/// A body as it came.
pub struct RawBody {
    bytes: Vec<u8>,
    gzip: bool,
    most_inflated: usize,
    _reserved: Reserved,
}

/// What a body beyond a small size holds of the memory of all bodies, and of those of its device.
#[derive(Default)]
struct Reserved {
    all: Reservation,
    own: Reservation,
}

impl RawBody {
    /// Reads the body of a device's request with these headers. It holds memory as its bytes arrive, not for
    /// what it announces (SPEC W16): of `all`, for which it waits, and of `own`, of which the device's requests
    /// have so much together.
    pub async fn read(
        (all, own): (&MemoryBudget, &MemoryBudget),
        headers: &HeaderMap,
        mut body: Body,
    ) -> ApiResult<Self> {
        let gzip = check_headers(headers)?;
        let length = declared_length(headers).unwrap_or(MAX_BODY_BYTES);
        if length > MAX_BODY_BYTES {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let mut reserved = Reserved::default();
        while let Some(frame) = body.frame().await {
            let Ok(more) = frame.map_err(|_| cut_short())?.into_data() else { continue };
            let arrived = bytes.len() + more.len();
            if arrived > MAX_BODY_BYTES {
                return Err(too_large());
            }
            if arrived > SMALL_BODY {
                reserved.reach(arrived, (all, own)).await?;
                // Addresses for all of it, memory only for what is written there.
                bytes.reserve_exact(length.saturating_sub(bytes.len()).max(more.len()));
            }
            bytes.extend_from_slice(&more);
        }
        Ok(Self { bytes, gzip, most_inflated: MAX_INFLATED_BYTES, _reserved: reserved })
    }

    /// Reads a body of which nobody knows yet who sends it: a small one.
    pub async fn read_small(headers: &HeaderMap, body: Body) -> ApiResult<Self> {
        let gzip = check_headers(headers)?;
        let collected = Limited::new(body, SMALL_BODY).collect().await;
        let bytes = collected.map_err(|error| match error.downcast_ref::<LengthLimitError>() {
            Some(_) => too_large(),
            None => cut_short(),
        })?;
        let bytes = bytes.to_bytes().into();
        Ok(Self { bytes, gzip, most_inflated: SMALL_BODY, _reserved: Reserved::default() })
    }

    /// Whether it is large as it came; what it inflates to may be large all the same.
    pub fn is_large(&self) -> bool {
        self.bytes.len() > SMALL_BODY
    }

    /// Inflates and decodes it where it is small; gives it back where it is large after all.
    pub fn decode_small<T: for<'de> Deserialize<'de>>(self) -> ApiResult<Result<T, Self>> {
        if !self.gzip {
            return self.decode().map(Ok);
        }
        match inflate(&self.bytes, SMALL_INFLATED)? {
            Inflated::Whole(bytes) => decode(&bytes).map(Ok),
            Inflated::TooLarge => Ok(Err(self)),
        }
    }

    /// Inflates and decodes it. Large ones take time: not on a thread that serves others.
    pub fn decode<T: for<'de> Deserialize<'de>>(self) -> ApiResult<T> {
        if !self.gzip {
            return decode(&self.bytes);
        }
        let Inflated::Whole(bytes) = inflate(&self.bytes, self.most_inflated)? else {
            return Err(too_large());
        };
        // What came makes way for what becomes of it.
        drop(self);
        decode(&bytes)
    }
}

impl Reserved {
    /// Waits until so many bytes of a body may be held. A device whose requests hold all that one may is told
    /// to wait: it has another one on its way.
    async fn reach(
        &mut self,
        bytes: usize,
        (all, own): (&MemoryBudget, &MemoryBudget),
    ) -> ApiResult<()> {
        let bytes = bytes.next_multiple_of(STEP);
        if self.own.bytes() >= bytes {
            return Ok(());
        }
        if !own.try_grow(&mut self.own, bytes) {
            return Err(ApiError::too_many_requests(1));
        }
        all.grow(&mut self.all, bytes).await;
        Ok(())
    }
}

fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> ApiResult<T> {
    if !cbor_items::at_most(bytes, MAX_ITEMS) {
        return Err(too_many_items());
    }
    // What exactly is wrong is not logged: it could quote what somebody wrote.
    wire::decode(bytes).map_err(|_| {
        ApiError::bad_request(
            "bad_cbor",
            "Yêu cầu không đúng định dạng CBOR.",
            "The body is not the CBOR message expected here.",
        )
    })
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

fn declared_length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

enum Inflated {
    Whole(Vec<u8>),
    TooLarge,
}

/// Inflates; what becomes longer than `most` is dropped before all of it is in memory.
fn inflate(bytes: &[u8], most: usize) -> ApiResult<Inflated> {
    let mut inflated = Vec::with_capacity(inflated_length(bytes).min(most) + 1);
    let read = MultiGzDecoder::new(bytes).take(most as u64 + 1).read_to_end(&mut inflated);
    match read {
        Ok(size) if size > most => Ok(Inflated::TooLarge),
        Ok(_) => Ok(Inflated::Whole(inflated)),
        Err(_) => Err(ApiError::bad_request(
            "bad_gzip",
            "Nội dung nén gzip bị hỏng.",
            "The body is not whole gzip data.",
        )),
    }
}

/// What the last four bytes say of the length, true or not; a vector that grows to it by doubling would
/// take three times as much for a moment.
fn inflated_length(bytes: &[u8]) -> usize {
    bytes.last_chunk().map_or(0, |length| u32::from_le_bytes(*length) as usize)
}

fn too_large() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body_too_large",
        "Yêu cầu quá lớn; hãy chia nhỏ rồi gửi lại.",
        "The body is too large; send less at a time.",
    )
}

fn too_many_items() -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_many_items",
        "Yêu cầu có quá nhiều mục; hãy chia nhỏ rồi gửi lại.",
        "The body has too many items; send less at a time.",
    )
}

fn cut_short() -> ApiError {
    ApiError::bad_request("body_cut_short", "Yêu cầu bị ngắt giữa chừng.", "The body ended early.")
}

/// An answer in CBOR, gzipped where the phone takes that and it is worth it.
pub fn answer<T: Serialize>(headers: &HeaderMap, message: &T) -> Response {
    let (bytes, gzipped) = written(headers, message, 0);
    typed(bytes.into_response(), gzipped)
}

/// The same for a device's request: until the peer has read the answer, its bytes count in `reserved` and
/// the request as under way. `dense` bytes of it are hashes, which nothing makes shorter.
pub fn answer_device<T: Serialize>(
    headers: &HeaderMap,
    message: &T,
    dense: usize,
    mut reserved: Reservation,
    request: Request<DeviceId>,
) -> Response {
    let (bytes, gzipped) = written(headers, message, dense);
    reserved.shrink_to(bytes.len());
    let body = Outgoing { rest: bytes.into(), _reserved: reserved, _request: request };
    typed(Response::new(Body::new(body)), gzipped)
}

fn written<T: Serialize>(headers: &HeaderMap, message: &T, dense: usize) -> (Vec<u8>, bool) {
    let bytes = wire::encode(message);
    let rest = bytes.len().saturating_sub(dense);
    let worth = rest >= WORTH_GZIP && rest > dense && accepts(headers, "gzip");
    let zipped = worth.then(|| gzip(&bytes)).flatten();
    let gzipped = zipped.is_some();
    (zipped.unwrap_or(bytes), gzipped)
}

fn typed(mut response: Response, gzipped: bool) -> Response {
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if gzipped {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// An answer that is handed on slice by slice.
struct Outgoing {
    rest: Bytes,
    _reserved: Reservation,
    _request: Request<DeviceId>,
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.rest.len().min(SLICE);
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(5));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w2_hashes_alone_are_not_packed() {
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"))]);
        let is_packed = |dense| written(&headers, &"a".repeat(2000), dense).1;
        assert!(is_packed(0) && is_packed(900));
        assert!(!is_packed(1100) && !is_packed(2000));
        assert!(!written(&HeaderMap::new(), &"a".repeat(2000), 0).1);
    }
}
