//! Live nudges for the office: server-sent events `{partition: seq}` when something that the account may
//! look at is on disk. The page then asks again for what it shows.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use tokio::sync::broadcast;
use tokio::time::{Instant, Interval};
use vungxanh_shared::ids::Partition;

use super::access;
use crate::app::AppState;
use crate::auth::OfficeUser;
use crate::http::error::{ApiError, ApiResult, ErrorBody};
use crate::http::in_flight::Stream as LiveStream;
use crate::phone::live::{REST, UNBUFFERED, after};
use crate::store::{AccessChange, Committed};

/// A stream ends after this and the browser opens another, so that an ended session is noticed.
const STREAM_LIFE: Duration = Duration::from_secs(15 * 60);

/// Where the feeds stand now, then each time one of them grows.
#[utoipa::path(get, path = "/live", tag = "live",
    responses((status = OK, content_type = "text/event-stream", body = BTreeMap<String, u64>),
        (status = UNAUTHORIZED, body = ErrorBody)))]
pub async fn live(State(app): State<AppState>, user: OfficeUser) -> ApiResult<Response> {
    let place = app.office_streams.open(user.account.login.clone());
    let place = place.ok_or_else(|| ApiError::too_many_requests(60))?;
    let heartbeat = Duration::from_secs(app.config.limits.heartbeat_seconds);
    // Listening begins before the feeds are read, so that nothing falls between.
    let committed = app.store.listen();
    let access = app.store.listen_access();
    let listener = Listener {
        user,
        committed,
        access,
        look_again: tokio::time::interval_at(Instant::now() + heartbeat, heartbeat),
        resting_until: Instant::now(),
        lost_track: true,
        until: Instant::now() + STREAM_LIFE,
        app,
        place,
    };
    let events = stream::unfold(listener, |mut listener| async {
        let updates = listener.next().await?;
        let event = Event::default().json_data(updates).unwrap_or_default();
        Some((Ok::<_, Infallible>(event), listener))
    });
    let keep_alive = KeepAlive::new().interval(heartbeat).text("heartbeat");
    Ok((UNBUFFERED, Sse::new(events).keep_alive(keep_alive)).into_response())
}

struct Listener {
    app: AppState,
    user: OfficeUser,
    committed: broadcast::Receiver<Committed>,
    access: broadcast::Receiver<AccessChange>,
    /// Until when commits are not listened to: a storm of them wakes each stream a few times a second.
    resting_until: Instant,
    /// When to look whether the session still holds: another program may have ended it.
    look_again: Interval,
    /// Whether commits may have been missed: then the feeds are read instead.
    lost_track: bool,
    until: Instant,
    place: LiveStream<String>,
}

impl Listener {
    /// The next news; none when the stream ends.
    async fn next(&mut self) -> Option<BTreeMap<String, u64>> {
        loop {
            if std::mem::take(&mut self.lost_track) {
                let heads = self.app.store.feed_heads(self.user.account.ward.clone()).await.ok()?;
                let heard = heads.into_iter().filter(|(partition, _)| self.may_hear(partition));
                return Some(heard.map(|(partition, seq)| (partition.to_string(), seq)).collect());
            }
            tokio::select! {
                () = self.app.stopping.cancelled() => return None,
                () = self.place.displaced.cancelled() => return None,
                () = tokio::time::sleep_until(self.until) => return None,
                changed = self.access.recv() => match changed {
                    Ok(changed) if !self.is_about_us(&changed) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => self.renew().await?,
                },
                _ = self.look_again.tick() => self.renew().await?,
                committed = after(self.resting_until, &mut self.committed) => match committed {
                    Ok(committed) => {
                        self.resting_until = Instant::now() + REST;
                        let mut updates = BTreeMap::new();
                        self.add(&committed, &mut updates);
                        self.drain(&mut updates);
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

    /// Asks again who this is; none where the session has ended.
    async fn renew(&mut self) -> Option<()> {
        self.user = OfficeUser::of_session(&self.app, self.user.token_hash).await.ok()?;
        Some(())
    }

    fn add(&self, committed: &Committed, updates: &mut BTreeMap<String, u64>) {
        if self.may_hear(&committed.partition) {
            updates.insert(committed.partition.to_string(), committed.seq);
        }
    }

    /// Commits that are there already go out together.
    fn drain(&mut self, updates: &mut BTreeMap<String, u64>) {
        loop {
            match self.committed.try_recv() {
                Ok(committed) => self.add(&committed, updates),
                Err(broadcast::error::TryRecvError::Lagged(_)) => self.lost_track = true,
                Err(_) => return,
            }
        }
    }

    fn is_about_us(&self, change: &AccessChange) -> bool {
        let account = &self.user.account;
        match change {
            AccessChange::Session(hash) => *hash == self.user.token_hash,
            AccessChange::Account(login) => *login == account.login,
            AccessChange::Member(ward, member) => {
                *ward == account.ward && *member == account.member
            }
            AccessChange::Device(_) => false,
        }
    }

    fn may_hear(&self, partition: &Partition) -> bool {
        partition.ward() == self.user.account.ward
            && access::may_hear(self.user.account.role, partition.family)
    }
}
