//! `POST /api/v1/sync`: one exchange with a phone. What it pushes goes through the gate to disk, what it lacks is
//! in the answer (SPEC W4 to W8).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_bytes::ByteBuf;
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use vungxanh_shared::digest::DIGEST_BYTES;
use vungxanh_shared::ids::{DeviceId, Family, Partition};
use vungxanh_shared::roles::Scope;
use vungxanh_shared::wire::{
    self, Frame, Refused, Remaining, SyncRequest, SyncResponse, WIRE_VERSION,
};

use super::pushed::Pushed;
use crate::app::{App, AppState};
use crate::auth;
use crate::http::body::{self, RawBody};
use crate::http::error::{ApiError, ApiResult};
use crate::http::in_flight::Request;
use crate::http::limits::Peer;
use crate::http::memory_budget::{MemoryBudget, Reservation};
use crate::store::{
    Device, DigestAsk, FeedAsk, FeedFrame, LastSync, PlanCursor, PushOutcome, RefusedAnswer,
};

/// Partitions that are compared in one request.
const MAX_DIGESTS: usize = 8;
/// What a phone may ask back, in bytes.
const MAX_ANSWER: u64 = 4 << 20;
const MIN_ANSWER: u64 = 16 << 10;
/// What it gets back at least, however many ask at once.
const LEAST_ANSWER: usize = 16 << 10;

/// `POST /api/v1/sync`.
pub async fn sync(
    State(app): State<AppState>,
    peer: Peer,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    let device = auth::device(&app, &headers, peer).await?;
    let request = app.requests.begin(device.id).ok_or_else(|| ApiError::too_many_requests(1))?;
    let raw = RawBody::read((&app.bodies, &request.bodies), &headers, body).await?;
    // The work goes on where the phone hangs up, and what it holds (memory, the phone's turn) with it: else
    // whoever sends and hangs up again and again would have more under way than one may.
    let (reply, answered) = oneshot::channel();
    let asker = Asker { app: Arc::clone(&app), device, headers, request };
    app.tasks.spawn(async move {
        let response = exchange(asker, raw, &reply).await;
        let _ = reply.send(response);
    });
    answered.await.map_err(|_| ApiError::internal())?
}

/// Whose request is worked on.
struct Asker {
    app: AppState,
    device: Device,
    headers: HeaderMap,
    request: Request<DeviceId>,
}

/// Where an answer goes; closed where the phone has hung up.
type Reply = oneshot::Sender<ApiResult<Response>>;

async fn exchange(asker: Asker, raw: RawBody, reply: &Reply) -> ApiResult<Response> {
    let Asker { app, device, headers, request } = asker;
    // One phone's requests are worked on one after another, so that others are not behind all of them.
    let turn = request.turn().await;
    let (asked, reserved) = read(&app, raw, Arc::new(device.scope.clone())).await?;
    let now_ms = app.now_ms();
    let note = LastSync {
        app: asked.app,
        clock_skew_ms: asked.phone_now_ms.saturating_sub(now_ms),
        at_ms: now_ms,
        plan: Some(plan_cursor(&device, &asked.cursors)),
    };
    let outcome = take(&app, &device, note, asked.pushed).await?;
    if outcome.withdrawn {
        return Err(ApiError::access_withdrawn());
    }
    drop(reserved);
    if reply.is_closed() {
        return Err(ApiError::internal());
    }
    let cursors = device
        .scope
        .keys()
        .map(|partition| (partition.clone(), asked.cursors.get(partition).copied().unwrap_or(0)))
        .collect();
    // Where many ask at once each gets a smaller part, and asks for more.
    let reserved = app.answers.take_what_is_free(asked.max_bytes);
    let max_bytes = reserved.bytes().clamp(LEAST_ANSWER, asked.max_bytes);
    let pushed = outcome.accepted.iter().copied().collect();
    let digests = asked.digests;
    let ask = FeedAsk { cursors, max_bytes, device: device.id, digests, pushed };
    let feed = app.store.feed(device.ward.clone(), ask).await?;
    let (feed, scope) = feed.ok_or_else(ApiError::access_withdrawn)?;
    record_divergence(&app, &device, &feed.diverged, now_ms).await?;
    if !feed.refetched.is_empty() {
        app.store.refetched(&device, feed.refetched).await?;
    }
    let response = SyncResponse {
        v: WIRE_VERSION,
        now_ms,
        epoch: ByteBuf::from(app.epoch.0.to_vec()),
        scope: scope.iter().map(|(name, access)| (name.to_string(), *access)).collect(),
        accepted: outcome.accepted.iter().map(|hash| ByteBuf::from(hash.to_vec())).collect(),
        refused: outcome.refused.iter().map(refused).collect(),
        frames: feed.frames.into_iter().map(frame).collect(),
        more: feed.more,
        remaining: feed
            .more
            .then_some(Remaining { documents: feed.remaining.0, bytes: feed.remaining.1 }),
        diverged: feed.diverged.iter().map(Partition::to_string).collect(),
        kept_from: feed
            .kept_from
            .iter()
            .map(|(partition, period)| (partition.to_string(), period.to_string()))
            .collect(),
    };
    drop(turn);
    let hashes = response.accepted.iter().map(|hash| hash.len()).sum();
    if response.frames.is_empty() {
        return Ok(body::answer_device(&headers, &response, hashes, reserved, request));
    }
    let answered = tokio::task::spawn_blocking(move || {
        body::answer_device(&headers, &response, hashes, reserved, request)
    });
    answered.await.map_err(|_| ApiError::internal())
}

/// The cursor of the plan that the phone has stored; 0 where it has nothing of it yet.
fn plan_cursor(device: &Device, cursors: &HashMap<Partition, u64>) -> PlanCursor {
    let of_plan =
        |partition: &Partition| partition.family == Family::Plan && partition.ward() == device.ward;
    let found = cursors.iter().find(|(partition, _)| of_plan(partition));
    PlanCursor::of(found.map_or(0, |(_, cursor)| *cursor))
}

/// A request as far as it can be checked without its documents.
struct ParsedRequest {
    app: String,
    phone_now_ms: i64,
    cursors: HashMap<Partition, u64>,
    max_bytes: usize,
    pushed: Pushed,
    digests: Vec<DigestAsk>,
}

/// Inflates, decodes and parses beside the threads that serve (rules G1 to G3), a large body where it
/// keeps no small one waiting. What was parsed counts until the writer is done with it.
async fn read(
    app: &App,
    raw: RawBody,
    scope: Arc<Scope>,
) -> ApiResult<(ParsedRequest, Reservation)> {
    let raw = if raw.is_large() {
        raw
    } else {
        let (small, permit) = read_small(app, raw, Arc::clone(&scope)).await?;
        match small {
            Ok(asked) => return Ok(with_room(&app.parsed, asked, permit).await),
            Err(raw) => raw,
        }
    };
    let large = app.parsing_large.run(move || parse(raw.decode()?, &scope)).await;
    let (asked, place) = large.ok_or_else(ApiError::internal)?;
    Ok(with_room(&app.parsed_large, asked?, place).await)
}

/// The same for a small body; a large one comes back.
async fn read_small(
    app: &App,
    raw: RawBody,
    scope: Arc<Scope>,
) -> ApiResult<(Result<ParsedRequest, RawBody>, OwnedSemaphorePermit)> {
    let closed = |_| ApiError::internal();
    let permit = Arc::clone(&app.parsing).acquire_owned().await.map_err(closed)?;
    let parsed = tokio::task::spawn_blocking(move || {
        let small = match raw.decode_small()? {
            Ok(request) => Ok(parse(request, &scope)?),
            Err(raw) => Err(raw),
        };
        // The permit comes back with it: whoever hangs up meanwhile must not make room for one more.
        Ok((small, permit))
    });
    parsed.await.map_err(|_| ApiError::internal())?
}

/// Lets the next be parsed only when there is room for this one.
async fn with_room(
    room: &MemoryBudget,
    asked: ParsedRequest,
    permit: OwnedSemaphorePermit,
) -> (ParsedRequest, Reservation) {
    let room = room.take(asked.pushed.bytes()).await;
    drop(permit);
    (asked, room)
}

fn parse(request: SyncRequest, scope: &Scope) -> ApiResult<ParsedRequest> {
    let known = |(name, seq): (String, u64)| Some((name.parse().ok()?, seq));
    Ok(ParsedRequest {
        app: request.app.chars().take(40).collect(),
        phone_now_ms: request.now_ms,
        cursors: request.cursors.into_iter().filter_map(known).collect(),
        max_bytes: usize::try_from(request.max_bytes.clamp(MIN_ANSWER, MAX_ANSWER)).unwrap_or(0),
        pushed: Pushed::parse(request.push, scope)?,
        digests: digests(request.digests, scope),
    })
}

/// What a phone wants compared; what names no partition of its scope is passed over (SPEC W11).
fn digests(asked: BTreeMap<String, wire::Digest>, scope: &Scope) -> Vec<DigestAsk> {
    let known = asked.into_iter().filter_map(|(name, wire::Digest { from, sum })| {
        let partition: Partition = name.parse().ok()?;
        let fits = scope.contains_key(&partition) && sum.len() == DIGEST_BYTES;
        fits.then(|| DigestAsk { partition, from, sum: sum.into_vec() })
    });
    known.take(MAX_DIGESTS).collect()
}

/// A phone that received everything holds something else: it fetches the partition again; somebody should
/// know of it, since it must not happen. Once a day is enough: a phone may say so as often as it likes.
async fn record_divergence(
    app: &App,
    device: &Device,
    diverged: &[Partition],
    now_ms: i64,
) -> ApiResult<()> {
    if diverged.is_empty() {
        return Ok(());
    }
    for partition in app.store.record_divergence(device, diverged.to_vec(), now_ms).await? {
        tracing::warn!(device = %device.id, %partition, "a phone's copy differs and is fetched again");
    }
    Ok(())
}

/// Hands the changes to the writer; a phone with none is only noted.
async fn take(
    app: &App,
    device: &Device,
    note: LastSync,
    pushed: Pushed,
) -> ApiResult<PushOutcome> {
    if pushed.is_empty() {
        app.record_sync(device.ward.clone(), device.id, note);
        return Ok(PushOutcome::default());
    }
    let note = app.take_note(device.id, note);
    let outcome = app.store.push(device, note, pushed.changes, pushed.refused).await?;
    if !outcome.refused.is_empty() {
        let codes: Vec<&str> = outcome.refused.iter().map(|r| r.refusal.code()).collect();
        tracing::warn!(device = %device.id, count = codes.len(), first = codes.first(), "changes were refused or put off");
    }
    Ok(outcome)
}

fn refused(answer: &RefusedAnswer) -> Refused {
    Refused {
        hash: ByteBuf::from(answer.hash.to_vec()),
        at: answer.at,
        code: answer.refusal.code().to_owned(),
        message: answer.refusal.vi().to_owned(),
    }
}

fn frame(frame: FeedFrame) -> Frame {
    let has_snapshot = frame.snapshot.is_some();
    let changes: Vec<ByteBuf> = frame.changes.into_iter().map(ByteBuf::from).collect();
    Frame {
        partition: frame.document.partition.to_string(),
        period: frame.document.period.to_string(),
        cursor: frame.cursor,
        snapshot: frame.snapshot.map(ByteBuf::from),
        changes: (!changes.is_empty() || !has_snapshot).then_some(changes),
    }
}
