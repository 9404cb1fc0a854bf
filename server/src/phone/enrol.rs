//! `POST /api/v1/enrol`: a code from a link or QR makes a phone the device of a member, once (SPEC W3).

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};
use vungxanh_shared::ids::{DeviceId, WardCode};
use vungxanh_shared::wire::{EnrolRequest, EnrolResponse, MemberInfo, WardInfo};

use crate::app::{App, AppState};
use crate::auth::{Secret, hash_secret};
use crate::http::body::{self, RawBody};
use crate::http::error::{ApiError, ApiResult};
use crate::http::limits::Try;
use crate::random;
use crate::store::{Contact, EnrolAsk, EnrolRefusal, Enrolled, SecretHash, StoreResult};

/// Crockford's base32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 10;
/// How long a code may be used.
pub const CODE_LIFE_MS: i64 = 72 * 3_600_000;

/// A new enrolment code: 50 random bits. Keep `hash`, show `text` once.
pub struct Code {
    /// Ten characters.
    pub text: String,
    /// What the database keeps.
    pub hash: SecretHash,
}

/// Makes a code.
pub fn make_code() -> StoreResult<Code> {
    let random: [u8; CODE_LENGTH] = random::bytes()?;
    let text: String = random
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    let hash = hash_secret(text.as_bytes());
    Ok(Code { text, hash })
}

/// The link that a phone opens. The code stands in the fragment, which no server ever logs.
pub fn link(public_url: &str, code: &str) -> String {
    format!("{public_url}/#/enrol/{code}")
}

/// A code as a person may have typed it, in its one form; none where it cannot be one.
fn normal_code(typed: &str) -> Option<String> {
    let letters =
        typed.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    let code: String = letters.take(CODE_LENGTH + 1).collect();
    let known = code.bytes().all(|byte| ALPHABET.contains(&byte));
    (code.len() == CODE_LENGTH && known).then_some(code)
}

/// `POST /api/v1/enrol`.
pub async fn enrol(
    State(app): State<AppState>,
    _: Try,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    let request: EnrolRequest = RawBody::read_small(&headers, body).await?.decode()?;
    if request.retry_key.len() != 32 {
        return Err(ApiError::bad_request(
            "bad_retry_key",
            "Khóa thử lại phải dài 32 byte.",
            "The retry key must have 32 bytes.",
        ));
    }
    let Some(code) = normal_code(&request.code) else {
        return Err(refusal(&app, EnrolRefusal::Unknown, None).await?);
    };
    let token = Secret::of_enrolment(&code, &request.retry_key);
    let ask = EnrolAsk {
        code_hash: hash_secret(code.as_bytes()),
        retry_key_hash: hash_secret(&request.retry_key),
        token_hash: token.hash,
        device: device_of(&code, &request.retry_key),
        device_name: request.device_name.chars().take(80).collect(),
        platform: request.platform.chars().take(200).collect(),
        now_ms: app.now_ms(),
    };
    match app.store.enrol(ask).await? {
        Ok(enrolled) => {
            tracing::info!(device = %enrolled.device, "a phone was enrolled");
            let response = response(&app, enrolled, token.text).await?;
            Ok(body::answer(&headers, &response))
        }
        Err((why, ward)) => Err(refusal(&app, why, ward).await?),
    }
}

/// The same request makes the same device, also in a database that was put back to before it: the phone
/// may have heard the first answer.
fn device_of(code: &str, retry_key: &[u8]) -> DeviceId {
    let made = Sha256::new_with_prefix("vungxanh enrolled device")
        .chain_update(code)
        .chain_update(retry_key)
        .finalize();
    let mut device = [0; 16];
    device.iter_mut().zip(made).for_each(|(byte, made)| *byte = made);
    DeviceId(device)
}

async fn response(app: &App, enrolled: Enrolled, token: String) -> ApiResult<EnrolResponse> {
    let contact = app.store.contact(enrolled.ward.code.clone()).await?;
    let Contact { name, phone } =
        contact.unwrap_or_else(|| Contact { name: String::new(), phone: String::new() });
    Ok(EnrolResponse {
        device_id: ByteBuf::from(enrolled.device.0.to_vec()),
        token,
        member: MemberInfo { id: enrolled.member, name: enrolled.full_name, phone: enrolled.phone },
        ward: WardInfo {
            code: enrolled.ward.code.to_string(),
            name: enrolled.ward.name,
            contact_name: name,
            contact_phone: phone,
        },
    })
}

/// Which of the three, and whom to ask: the code's ward, or the only ward that there is.
async fn refusal(app: &App, why: EnrolRefusal, ward: Option<WardCode>) -> ApiResult<ApiError> {
    let ward = match ward {
        Some(ward) => Some(ward),
        None => match app.store.wards().await?.as_slice() {
            [only] => Some(only.code.clone()),
            _ => None,
        },
    };
    let contact = match ward {
        Some(ward) => app.store.contact(ward).await?,
        None => None,
    };
    let (status, code, vi, en) = match why {
        EnrolRefusal::Unknown => (
            StatusCode::NOT_FOUND,
            "code_unknown",
            "Mã đăng ký không đúng. Kiểm tra lại từng ký tự hoặc xin cán bộ cấp mã mới.",
            "There is no such enrolment code. Check each letter, or ask the ward for a new one.",
        ),
        EnrolRefusal::Used => (
            StatusCode::CONFLICT,
            "code_used",
            "Mã đăng ký này đã dùng cho một máy khác. Xin cán bộ cấp mã mới.",
            "This enrolment code was used by another phone. Ask the ward for a new one.",
        ),
        EnrolRefusal::Expired => (
            StatusCode::GONE,
            "code_expired",
            "Mã đăng ký đã hết hạn. Xin cán bộ cấp mã mới.",
            "This enrolment code has expired. Ask the ward for a new one.",
        ),
    };
    let contact = contact.map(|contact| (contact.name, contact.phone));
    Ok(ApiError::new(status, code, vi, en).contact(contact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_as_people_read_it() {
        assert_eq!(normal_code("ab0de-fghjk").as_deref(), Some("AB0DEFGHJK"));
        assert_eq!(normal_code("ABoDE FGHJl").as_deref(), Some("AB0DEFGHJ1"));
        assert_eq!(normal_code("AB0DEFGHJ"), None);
        assert_eq!(normal_code("AB0DEFGHJKM"), None);
        assert_eq!(normal_code("AB0DEFGHJU"), None);
        let made = make_code().unwrap();
        assert_eq!(normal_code(&made.text), Some(made.text));
    }

    #[test]
    fn w3_the_same_request_makes_the_same_device_in_any_database() {
        let device = device_of("AB0DEFGHJ1", &[7; 32]);
        assert_eq!(device, device_of("AB0DEFGHJ1", &[7; 32]));
        assert_ne!(device, device_of("AB0DEFGHJ2", &[7; 32]));
        assert_ne!(device, device_of("AB0DEFGHJ1", &[8; 32]));
    }
}
