//! Who asks: phones by bearer token, the office by session cookie. The database holds only hashes.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::headers::authorization::Bearer;
use axum_extra::headers::{Authorization, HeaderMapExt};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::roles::OfficeTask;

use crate::app::{App, AppState};
use crate::credentials::normal_password;
use crate::http::error::{ApiError, ApiResult};
use crate::http::limits::Peer;
use crate::random;
use crate::store::{Account, Author, Device, SecretHash, StoreError, StoreResult};

/// The session cookie.
pub const COOKIE: &str = "vx_session";
/// A page says by this header that nobody has touched it for a while: it asks by itself.
pub const UNATTENDED: &str = "x-unattended";
/// A session that nobody uses ends after this.
pub const IDLE_MS: i64 = 2 * 3_600_000;
/// Every session ends after this: a working day.
pub const ABSOLUTE_MS: i64 = 12 * 3_600_000;
/// Use of a session is written down at most this often.
const TOUCH_MS: i64 = 60_000;

/// A new secret: what its owner keeps, and the hash that the database keeps.
pub struct Secret {
    /// 32 random bytes, base64url.
    pub text: String,
    /// SHA-256 of the text.
    pub hash: SecretHash,
}

impl Secret {
    /// From the operating system's randomness.
    pub fn make() -> StoreResult<Self> {
        let text = URL_SAFE_NO_PAD.encode(random::bytes::<32>()?);
        let hash = hash_secret(text.as_bytes());
        Ok(Self { text, hash })
    }

    /// A phone's token, from the code and the random key that only this phone has: a request to enrol
    /// that arrives late or twice is answered with the same token and takes none away (SPEC W3).
    pub fn of_enrolment(code: &str, retry_key: &[u8]) -> Self {
        let made = Sha256::new_with_prefix("vungxanh enrolment token")
            .chain_update(code)
            .chain_update(retry_key);
        let text = URL_SAFE_NO_PAD.encode(made.finalize());
        let hash = hash_secret(text.as_bytes());
        Self { text, hash }
    }
}

/// SHA-256: enough for secrets that are random and long.
pub fn hash_secret(secret: &[u8]) -> SecretHash {
    Sha256::digest(secret).into()
}

/// argon2id in PHC form. Takes 19 MiB and tens of milliseconds: not on a thread that serves others.
pub fn hash_password(password: &str) -> StoreResult<String> {
    Argon2::default()
        .hash_password(normal_password(password).as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| StoreError::Internal(format!("argon2: {error}")))
}

/// Whether the password is the one hashed. Without a hash it takes as long and is never right.
fn verify_password(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$YWFhYWFhYWFhYWFhYWFhYQ$\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let right = PasswordHash::new(hash.unwrap_or(NOBODY)).is_ok_and(|parsed| {
        let is_right =
            |typed: &str| Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
        let normal = normal_password(password);
        // Older accounts have it hashed as it was typed.
        is_right(&normal) || (normal != password && is_right(password))
    });
    right && hash.is_some()
}

/// The same, beside the threads that serve; only a few at a time.
pub async fn check_password(app: &App, password: String, hash: Option<String>) -> ApiResult<bool> {
    let verified = app.verifying.run(move || verify_password(&password, hash.as_deref())).await;
    verified.map(|(is_right, _)| is_right).ok_or_else(ApiError::internal)
}

/// The device of a request of a phone. Tokens of no device count against the address.
pub async fn device(app: &App, headers: &HeaderMap, peer: Peer) -> ApiResult<Device> {
    let Some(token) = bearer_hash(headers) else {
        app.rates.address(peer)?;
        return Err(ApiError::unknown_token());
    };
    match app.store.device_by_token(token).await? {
        Some(device) => {
            app.rates.device(device.id)?;
            if device.revoked { Err(ApiError::access_withdrawn()) } else { Ok(device) }
        }
        None => {
            app.rates.address(peer)?;
            Err(ApiError::unknown_token())
        }
    }
}

/// The hash of a request's bearer token.
pub fn bearer_hash(headers: &HeaderMap) -> Option<SecretHash> {
    let Authorization(bearer) = headers.typed_get::<Authorization<Bearer>>()?;
    Some(hash_secret(bearer.token().as_bytes()))
}

/// Somebody who is logged in at the office. Put it among a handler's arguments; a handler that shows or
/// changes something then asks [`OfficeUser::require`].
pub struct OfficeUser {
    /// The account.
    pub account: Account,
    /// When the session ends whatever happens, milliseconds since 1970.
    pub ends_at_ms: i64,
    /// Of the cookie.
    pub token_hash: SecretHash,
    last_seen_ms: i64,
}

impl OfficeUser {
    /// Whose session it is, as long as it lasts. Asking does not make it last.
    pub async fn of_session(app: &App, token_hash: SecretHash) -> ApiResult<Self> {
        let session = app.store.session(token_hash).await?;
        let (account, made_at_ms, last_seen_ms) = session.ok_or_else(ApiError::not_logged_in)?;
        let now_ms = app.now_ms();
        let ends_at_ms = made_at_ms + ABSOLUTE_MS;
        let over = now_ms >= ends_at_ms || now_ms - last_seen_ms >= IDLE_MS;
        if over || account.disabled_at_ms.is_some() {
            return Err(ApiError::not_logged_in());
        }
        Ok(Self { account, ends_at_ms, token_hash, last_seen_ms })
    }

    /// Lets only roles pass that may do this.
    pub fn require(&self, task: OfficeTask) -> ApiResult<()> {
        if self.account.role.may(task) { Ok(()) } else { Err(ApiError::not_allowed()) }
    }

    /// In whose name this person's decisions are written.
    pub fn author(&self) -> Author {
        Author {
            ward: self.account.ward.clone(),
            member: self.account.member.clone(),
            device: self.account.device,
            authority: Authority::Member,
        }
    }
}

impl FromRequestParts<AppState> for OfficeUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ApiError> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let token = cookies.get(COOKIE).ok_or_else(ApiError::not_logged_in)?;
        let user = Self::of_session(app, hash_secret(token.value().as_bytes())).await?;
        let now_ms = app.now_ms();
        // What a page asks by itself does not keep the session of somebody who has left.
        let is_attended = !parts.headers.contains_key(UNATTENDED);
        if is_attended && now_ms - user.last_seen_ms >= TOUCH_MS {
            // A full disk must not keep anybody from reading.
            let _ = app.store.touch_session(user.token_hash, now_ms).await;
        }
        Ok(user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_verified_and_nobodys_never_is() {
        let hash = hash_password("đúng mật khẩu").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify_password("đúng mật khẩu", Some(&hash)));
        assert!(!verify_password("sai", Some(&hash)));
        assert!(!verify_password("", None));
    }
}
