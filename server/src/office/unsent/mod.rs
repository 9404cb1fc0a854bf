//! Takes in the file in which a phone exports what it could not send, as one whose access was taken back does
//! (`web/src/worker/export.ts`). What is in it passes the gate as the phone's own push would, in its member's name;
//! done twice it changes nothing more, and says so (SPEC W26).

mod file;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use axum::body::{self, Body};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use vungxanh_shared::ids::DocumentKey;
use vungxanh_shared::roles::OfficeTask;

use self::file::{ReadFile, Unreadable};
use super::access::may_see;
use super::audit_log;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::phone::pushed::Pushed;
use crate::store::PushOutcome;
use crate::store::office_types::RecordView;
use crate::store::unsent::{LoggedChange, UnsentFile, UnsentPhone};

/// A file's bytes at most.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Records that the answer shows.
const SHOWN_RECORDS: usize = 50;

/// One file is received and worked on at a time: each holds its bytes and what becomes of them in memory.
#[derive(Clone)]
pub struct UnsentFiles(Arc<Semaphore>);

impl Default for UnsentFiles {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

/// What came of a file.
#[derive(Serialize, ToSchema)]
pub struct UnsentTaken {
    /// The phone.
    device: String,
    /// What its owner calls it.
    device_name: String,
    /// Its member's id.
    member: String,
    /// Its member's name: in it everything was taken.
    member_name: String,
    /// Changes in the file.
    changes: usize,
    /// Records into which something new was written.
    taken_records: usize,
    /// New changes.
    taken: usize,
    /// Records of which all that the file has was there already.
    known_records: usize,
    /// Changes that were there already.
    known: usize,
    /// When the last of these came.
    known_since_ms: Option<i64>,
    /// What was not taken, by its reason.
    refused: Vec<RefusedFor>,
    /// The records that were written, the first of them.
    records: Vec<RecordView>,
    /// The same changes were handed in before.
    before: Option<Before>,
}

/// Changes that were not taken for one reason.
#[derive(Serialize, ToSchema)]
pub struct RefusedFor {
    /// The rule's code.
    code: String,
    /// For a person, Vietnamese.
    vi: String,
    /// For a person, English.
    en: String,
    /// How many.
    changes: usize,
    /// They are kept nowhere; the same file is to be handed in again later. Otherwise they are among the refused ones.
    later: bool,
}

/// An earlier time at which the same changes were handed in.
#[derive(Serialize, ToSchema)]
pub struct Before {
    /// When, the first time.
    at_ms: i64,
    /// By whom.
    login: String,
    /// Changes that were new then.
    taken: u64,
    /// Changes that were refused then.
    refused: u64,
}

/// Takes in the file of a phone that could not send. It is worked on to its end where the page hangs up.
#[utoipa::path(post, path = "/phones/unsent", tag = "phones", operation_id = "hand_in_unsent",
    request_body(content = serde_json::Value, content_type = "application/json"),
    responses((status = OK, body = UnsentTaken), (status = BAD_REQUEST, body = ErrorBody),
        (status = FORBIDDEN, body = ErrorBody), (status = NOT_FOUND, body = ErrorBody),
        (status = CONFLICT, body = ErrorBody), (status = PAYLOAD_TOO_LARGE, body = ErrorBody)))]
pub async fn hand_in(
    State(app): State<AppState>,
    Extension(files): Extension<UnsentFiles>,
    user: OfficeUser,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    user.require(OfficeTask::Members)?;
    let sent = headers.get(header::CONTENT_TYPE).and_then(|sent| sent.to_str().ok());
    if !sent.is_some_and(|sent| sent.starts_with("application/json")) {
        return Ok(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
    }
    let Ok(turn) = files.0.try_acquire_owned() else { return Err(busy()) };
    let bytes = body::to_bytes(body, MAX_BYTES).await.map_err(|_| too_large())?;
    let worker = Arc::clone(&app);
    let working = app.tasks.spawn(async move {
        let taken = take(&worker, &user, bytes.into()).await;
        drop(turn);
        taken
    });
    let taken = working.await.map_err(|_| ApiError::internal())??;
    Ok(Json(taken).into_response())
}

async fn take(app: &AppState, user: &OfficeUser, bytes: Vec<u8>) -> ApiResult<UnsentTaken> {
    let read = app.parsing_large.run(move || file::read(&bytes)).await;
    let (read, _) = read.ok_or_else(ApiError::internal)?;
    let ReadFile { device, pushes } = read.map_err(unreadable)?;
    let ward = user.account.ward.clone();
    let phone = app.store.unsent_phone(ward.clone(), device).await?.ok_or_else(unknown_phone)?;
    let scope = phone.device.scope.clone();
    let parsed = app.parsing_large.run(move || Pushed::parse(pushes, &scope)).await;
    let (pushed, place) = parsed.ok_or_else(ApiError::internal)?;
    let mut pushed = pushed?;
    let reserved = app.parsed_large.take(pushed.bytes()).await;
    drop(place);
    // A file names refused changes before others; what a change builds on has lower numbers than itself.
    pushed.changes.sort_by_key(|change| change.parsed.expanded.start_op);
    let asked = Asked::of(&pushed);
    let id = device.to_string();
    let entry = audit_log::entry(app, user, "unsent_handed_in", &id, "{}");
    let now_ms = entry.at_ms;
    let file = UnsentFile { digest: asked.digest, changes: asked.changes, entry };
    let before = app.store.handed_in_before((ward, device), file.digest, now_ms).await?;
    let outcome =
        app.store.hand_in_unsent(&phone.device, file, pushed.changes, pushed.refused).await?;
    drop(reserved);
    if outcome.withdrawn {
        return Err(unknown_phone());
    }
    let before = before.map(|before| Before {
        at_ms: before.at_ms,
        login: before.login,
        taken: before.taken,
        refused: before.refused,
    });
    told(app, user, phone, asked, (outcome, before)).await
}

/// What of a file is needed once it was taken.
struct Asked {
    digest: [u8; 32],
    changes: usize,
    hashes: Vec<(Arc<DocumentKey>, [u8; 32])>,
}

impl Asked {
    fn of(pushed: &Pushed) -> Self {
        let hashes: Vec<_> = pushed
            .changes
            .iter()
            .map(|change| (Arc::clone(&change.document), change.parsed.hash().0))
            .collect();
        let all = hashes.iter().map(|(_, hash)| *hash);
        let all: BTreeSet<_> = all.chain(pushed.refused.iter().map(|one| one.hash)).collect();
        let changes = hashes.len() + pushed.refused.len();
        Self { digest: file::digest(&all), changes, hashes }
    }
}

async fn told(
    app: &AppState,
    user: &OfficeUser,
    phone: UnsentPhone,
    asked: Asked,
    (outcome, before): (PushOutcome, Option<Before>),
) -> ApiResult<UnsentTaken> {
    let logged = app.store.logged_changes(asked.hashes).await?;
    let known: HashSet<[u8; 32]> = outcome.known.iter().copied().collect();
    let is_new = |hash: &&[u8; 32]| !known.contains(*hash);
    let new = records_of(&logged, outcome.accepted.iter().filter(is_new));
    let old = records_of(&logged, known.iter());
    let old: Vec<[u8; 16]> = old.difference(&new).copied().collect();
    let shown: Vec<[u8; 16]> = new.iter().chain(&old).take(SHOWN_RECORDS).copied().collect();
    let role = user.account.role;
    let mut records = app.store.short_records(user.account.ward.clone(), shown).await?;
    records.retain(|record| may_see(role, &record.kind));
    let since = known.iter().filter_map(|hash| logged.get(hash)).map(|one| one.received_at_ms);
    Ok(UnsentTaken {
        device: phone.device.id.to_string(),
        device_name: phone.name,
        member: phone.device.member,
        member_name: phone.member_name,
        changes: asked.changes,
        taken_records: new.len(),
        taken: outcome.accepted.len() - outcome.known.len(),
        known_records: old.len(),
        known: outcome.known.len(),
        known_since_ms: since.max(),
        refused: reasons(&outcome),
        records,
        before,
    })
}

fn records_of<'h>(
    logged: &HashMap<[u8; 32], LoggedChange>,
    hashes: impl Iterator<Item = &'h [u8; 32]>,
) -> BTreeSet<[u8; 16]> {
    hashes.filter_map(|hash| logged.get(hash)).flat_map(|one| &one.records).copied().collect()
}

fn reasons(outcome: &PushOutcome) -> Vec<RefusedFor> {
    let mut counts: BTreeMap<&str, RefusedFor> = BTreeMap::new();
    for refused in &outcome.refused {
        let refusal = refused.refusal;
        let reason = counts.entry(refusal.code()).or_insert_with(|| RefusedFor {
            code: refusal.code().to_owned(),
            vi: refusal.vi().to_owned(),
            en: refusal.en().to_owned(),
            changes: 0,
            later: refusal.is_later(),
        });
        reason.changes += 1;
    }
    counts.into_values().collect()
}

fn unreadable(_: Unreadable) -> ApiError {
    ApiError::bad_request(
        "not_an_unsent_file",
        "Đây không phải tệp dữ liệu chưa gửi của Vùng Xanh, hoặc tệp đã hỏng. Chọn tệp có tên bắt đầu bằng «vung-xanh-chua-gui», đúng như điện thoại đã xuất.",
        "This is not a file of unsent data of Vùng Xanh, or it is damaged. Choose the file whose name begins with “vung-xanh-chua-gui”, as the phone exported it.",
    )
}

fn unknown_phone() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "unknown_phone",
        "Tệp này của một điện thoại chưa từng kết nối với đơn vị mình. Không nhận gì vào sổ.",
        "This file is of a phone that was never enrolled here. Nothing was taken in.",
    )
}

fn busy() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "file_in_progress",
        "Đang nhận một tệp khác. Đợi xong rồi chọn lại.",
        "Another file is being taken in. Wait until it is done and choose it again.",
    )
}

fn too_large() -> ApiError {
    let most = MAX_BYTES / (1024 * 1024);
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "file_too_large",
        &format!("Tệp quá lớn (tối đa {most} MB), hoặc chưa tải lên hết. Chọn lại tệp."),
        &format!(
            "The file is too large ({most} MB at most), or did not arrive whole. Choose it again."
        ),
    )
}
