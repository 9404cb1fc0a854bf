//! `GET /api/v1/live`: server-sent events `{partition: seq}` when something new is on disk in the device's
//! scope. They carry no data: the phone then syncs.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use tokio::sync::broadcast;
use tokio::time::Instant;
use vungxanh_shared::ids::{DeviceId, Partition};

use crate::app::AppState;
use crate::auth;
use crate::http::error::{ApiError, ApiResult};
use crate::http::in_flight::Stream as LiveStream;
use crate::http::limits::Peer;
use crate::store::{AccessChange, Committed, Device, SecretHash};

/// What one event says.
type FeedUpdates = BTreeMap<String, u64>;

/// `GET /api/v1/live`. The first event tells where every feed in scope stands now.
pub async fn live(
    State(app): State<AppState>,
    peer: Peer,
    headers: HeaderMap,
) -> ApiResult<impl IntoResponse> {
    let device = auth::device(&app, &headers, peer).await?;
    let token_hash = auth::bearer_hash(&headers).ok_or_else(ApiError::unknown_token)?;
    let place = app.streams.open(device.id).ok_or_else(|| {
        ApiError::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too_many_streams",
            "Máy chủ đang bận; máy vẫn tự gửi và nhận theo lượt.",
            "The server is busy; the phone goes on by itself.",
        )
        .retry_after(60)
    })?;
    // Listening begins before the feeds are read, so that nothing falls between.
    let committed = app.store.listen();
    let access = app.store.listen_access();
    let heartbeat = Duration::from_secs(app.config.limits.heartbeat_seconds);
    let listener = Listener {
        token_hash,
        app,
        device,
        committed,
        access,
        resting_until: Instant::now(),
        lost_track: true,
        place,
    };
    let events = stream::unfold(listener, |mut listener| async {
        let updates = listener.next().await?;
        let event = Event::default().json_data(updates).unwrap_or_default();
        Some((Ok::<_, Infallible>(event), listener))
    });
    let events =
        Sse::new(events).keep_alive(KeepAlive::new().interval(heartbeat).text("heartbeat"));
    Ok((UNBUFFERED, events))
}

/// A proxy that gathers answers before it passes them on would hold events back for minutes.
pub const UNBUFFERED: [(HeaderName, &str); 1] =
    [(HeaderName::from_static("x-accel-buffering"), "no")];

/// How long a stream rests after it was woken: what is committed meanwhile is heard together.
pub const REST: Duration = Duration::from_millis(250);

/// The next commit, not before `moment`. Nothing wakes the listener until then.
pub async fn after(
    moment: Instant,
    committed: &mut broadcast::Receiver<Committed>,
) -> Result<Committed, broadcast::error::RecvError> {
    tokio::time::sleep_until(moment).await;
    committed.recv().await
}

struct Listener {
    app: AppState,
    device: Device,
    token_hash: SecretHash,
    committed: broadcast::Receiver<Committed>,
    access: broadcast::Receiver<AccessChange>,
    /// Whether the next news waits, so that a storm of commits wakes each stream a few times a second.
    resting_until: Instant,
    /// Whether commits may have been missed: then the feeds are read instead.
    lost_track: bool,
    place: LiveStream<DeviceId>,
}

impl Listener {
    /// The next news for this device; none when the stream ends: at shutdown, or when access was
    /// taken back.
    async fn next(&mut self) -> Option<FeedUpdates> {
        loop {
            if std::mem::take(&mut self.lost_track) {
                return self.all_heads().await;
            }
            let stopping = self.app.stopping.clone();
            tokio::select! {
                () = stopping.cancelled() => return None,
                () = self.place.displaced.cancelled() => return None,
                changed = self.access.recv() => match changed {
                    Ok(changed) if !self.is_about_us(&changed) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => self.renew().await?,
                },
                committed = after(self.resting_until, &mut self.committed) => match committed {
                    Ok(committed) => {
                        self.resting_until = Instant::now() + REST;
                        let mut updates = FeedUpdates::new();
                        self.add(committed, &mut updates).await?;
                        self.drain(&mut updates).await?;
                        if !updates.is_empty() {
                            return Some(updates);
                        }
                    }
                    Err(broadcast::error::RecvError::Lagged(_)) => self.lost_track = true,
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
            }
        }
    }

    /// Commits that are there already go out together.
    async fn drain(&mut self, updates: &mut FeedUpdates) -> Option<()> {
        loop {
            match self.committed.try_recv() {
                Ok(committed) => self.add(committed, updates).await?,
                Err(broadcast::error::TryRecvError::Lagged(_)) => self.lost_track = true,
                Err(_) => return Some(()),
            }
        }
    }

    async fn add(&mut self, committed: Committed, updates: &mut FeedUpdates) -> Option<()> {
        let of_plan = committed.partition.family == vungxanh_shared::ids::Family::Plan;
        if of_plan && committed.partition.ward() == self.device.ward {
            // The plan names the places that ward-wide roles reach.
            self.renew().await?;
        }
        if self.holds(&committed.partition) {
            updates.insert(committed.partition.to_string(), committed.seq);
        }
        Some(())
    }

    fn is_about_us(&self, change: &AccessChange) -> bool {
        match change {
            AccessChange::Device(device) => *device == self.device.id,
            AccessChange::Member(ward, member) => {
                *ward == self.device.ward && *member == self.device.member
            }
            AccessChange::Session(_) | AccessChange::Account(_) => false,
        }
    }

    fn holds(&self, partition: &Partition) -> bool {
        self.device.scope.contains_key(partition)
    }

    /// Asks again what the device may hold; none where that is nothing any more.
    async fn renew(&mut self) -> Option<()> {
        let device = self.app.store.device_by_token(self.token_hash).await.ok()??;
        self.device = device;
        (!self.device.revoked).then_some(())
    }

    async fn all_heads(&mut self) -> Option<FeedUpdates> {
        let heads = self.app.store.feed_heads(self.device.ward.clone()).await.ok()?;
        let held = heads.into_iter().filter(|(partition, _)| self.holds(partition));
        Some(held.map(|(partition, seq)| (partition.to_string(), seq)).collect())
    }
}
