//! Bodies on their way in: how slowly they may come, and what becomes of one that nobody wants (SPEC W16).
//!
//! A peer that sends a byte now and then would hold a connection and what it has sent so far as long as a
//! request may take. So while the server waits for it, a peer must send a little within each window; else it is
//! answered [`too_slow`]. Time in which the server itself does not read does not count.
//!
//! Whoever is refused while still sending would lose the answer: a connection that is closed with bytes unread is
//! reset, and a reset takes away what the peer has not read yet. So the rest of a refused body is read and thrown
//! away beside the answer, up to a bound of bytes and time.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt;
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::{App, AppState};
use crate::http::error::ApiError;

/// What of a refused body is read and thrown away at most: twice what a body may have.
const MOST_DISCARDED: usize = 2 * vungxanh_shared::wire::MAX_BODY_BYTES;
/// How long that may take.
const DISCARD_FOR: Duration = Duration::from_secs(30);
/// How long a peer that was too slow is still listened to, so that it hears so.
const DISCARD_SLOW_FOR: Duration = Duration::from_secs(2);

/// How slowly a body may come, and an answer be taken.
#[derive(Clone, Copy, Debug)]
pub struct BodyPace {
    /// At least so many bytes …
    pub bytes: usize,
    /// … in so much time of waiting for them.
    pub within: Duration,
}

impl Default for BodyPace {
    /// 273 bytes a second: a phone at the edge of a network has more, and 30 s without a word is longer than
    /// the pauses of a network that still works.
    fn default() -> Self {
        Self { bytes: 8 * 1024, within: Duration::from_secs(30) }
    }
}

/// Middleware: bounds how slowly the request's body may come, and hears it out where it is refused.
pub async fn keep_pace(State(app): State<AppState>, request: Request, next: Next) -> Response {
    if http_body::Body::is_end_stream(request.body()) {
        return next.run(request).await;
    }
    let is_late = Arc::new(AtomicBool::new(false));
    // A peer that asked whether it may send has sent nothing that would have to be read.
    let asks_first = request.headers().contains_key(header::EXPECT);
    let request = request.map(|inner| {
        Body::new(Incoming {
            inner: Some(inner),
            pace: app.config.limits.body_pace,
            waited: Waited::default(),
            is_late: Arc::clone(&is_late),
            rest: (!asks_first).then(|| Rest::of(&app)),
        })
    });
    let response = next.run(request).await;
    if is_late.load(Ordering::Relaxed) { too_slow().into_response() } else { response }
}

fn too_slow() -> ApiError {
    ApiError::new(
        StatusCode::REQUEST_TIMEOUT,
        "body_too_slow",
        "Mạng quá chậm nên yêu cầu chưa đến nơi; hãy chia nhỏ rồi gửi lại.",
        "The body came too slowly; send less at a time.",
    )
}

/// A body as it comes.
struct Incoming {
    /// None once it ended.
    inner: Option<Body>,
    pace: BodyPace,
    waited: Waited,
    is_late: Arc<AtomicBool>,
    /// None where nothing of it is to be thrown away.
    rest: Option<Rest>,
}

/// Where the rest of a body is read to be thrown away.
struct Rest {
    tasks: TaskTracker,
    stopping: CancellationToken,
}

impl Rest {
    fn of(app: &App) -> Self {
        Self { tasks: app.tasks.clone(), stopping: app.stopping.clone() }
    }
}

/// How the peer does in the present window.
#[derive(Default)]
pub(crate) struct Waited {
    bytes: usize,
    before: Duration,
    /// Since when it is waited for, and when it will be late.
    now: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl Waited {
    /// So many bytes came.
    pub(crate) fn came(&mut self, bytes: usize, pace: BodyPace) {
        if let Some((since, _)) = self.now.take() {
            self.before += since.elapsed();
        }
        self.bytes += bytes;
        if self.bytes >= pace.bytes {
            (self.bytes, self.before) = (0, Duration::ZERO);
        }
    }

    /// Ready when the peer is late. To be asked only while there is nothing to do but wait for it.
    pub(crate) fn poll_late(&mut self, pace: BodyPace, context: &mut Context<'_>) -> Poll<()> {
        let left = pace.within.saturating_sub(self.before);
        let begin = || (Instant::now(), Box::pin(tokio::time::sleep(left)));
        self.now.get_or_insert_with(begin).1.as_mut().poll(context)
    }
}

/// The peer sent less than it had to.
#[derive(Debug, thiserror::Error)]
#[error("the body comes too slowly")]
struct TooSlow;

impl http_body::Body for Incoming {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        let this = &mut *self;
        let Some(inner) = &mut this.inner else { return Poll::Ready(None) };
        match Pin::new(inner).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                this.waited.came(frame.data_ref().map_or(0, Bytes::len), this.pace);
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(ended) => {
                this.inner = None;
                Poll::Ready(ended.map(|end| end.map_err(Into::into)))
            }
            Poll::Pending => {
                ready!(this.waited.poll_late(this.pace, context));
                this.is_late.store(true, Ordering::Relaxed);
                Poll::Ready(Some(Err(TooSlow.into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(http_body::Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(SizeHint::default, http_body::Body::size_hint)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        let unread = self.inner.take().filter(|inner| !http_body::Body::is_end_stream(inner));
        let (Some(unread), Some(rest)) = (unread, self.rest.take()) else { return };
        // Outside the runtime, and when the server stops, nobody is left who could hear an answer.
        let Ok(runtime) = Handle::try_current() else { return };
        let is_late = self.is_late.load(Ordering::Relaxed);
        let time = if is_late { DISCARD_SLOW_FOR } else { DISCARD_FOR };
        let discard = async move {
            tokio::select! {
                () = rest.stopping.cancelled() => {}
                _ = tokio::time::timeout(time, discard(unread)) => {}
            }
        };
        rest.tasks.spawn_on(discard, &runtime);
    }
}

async fn discard(mut rest: Body) {
    let mut bytes = 0;
    while let Some(Ok(frame)) = rest.frame().await {
        bytes += frame.data_ref().map_or(0, Bytes::len);
        if bytes > MOST_DISCARDED {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use http_body_util::StreamBody;

    use super::*;

    const PACE: BodyPace = BodyPace { bytes: 100, within: Duration::from_secs(10) };

    /// A body that comes in such pieces, each after so many seconds.
    fn coming(pieces: &'static [(u64, usize)]) -> Incoming {
        let frames = stream::unfold(pieces.iter(), |mut pieces| async {
            let (seconds, bytes) = *pieces.next()?;
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            let frame = Frame::data(Bytes::from(vec![7; bytes]));
            Some((Ok::<_, axum::BoxError>(frame), pieces))
        });
        Incoming {
            inner: Some(Body::new(StreamBody::new(frames))),
            pace: PACE,
            waited: Waited::default(),
            is_late: Arc::default(),
            rest: None,
        }
    }

    async fn arrives(pieces: &'static [(u64, usize)]) -> bool {
        let body = coming(pieces);
        let is_late = Arc::clone(&body.is_late);
        let whole = body.collect().await;
        assert_eq!(whole.is_err(), is_late.load(Ordering::Relaxed));
        whole.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn w16_who_keeps_the_pace_may_take_long_and_who_does_not_is_late() {
        assert!(arrives(&[(0, 4000)]).await);
        assert!(arrives(&[(9, 100); 50]).await, "450 s at the pace");
        assert!(arrives(&[(4, 50); 50]).await, "in smaller pieces");
        assert!(!arrives(&[(1, 1); 50]).await, "a byte a second");
        assert!(!arrives(&[(0, 1 << 20), (11, 100)]).await, "much at first, then silence");
        assert!(!arrives(&[(9, 99), (9, 99)]).await, "a little less than the pace");
    }

    #[tokio::test(start_paused = true)]
    async fn w16_time_in_which_nobody_reads_does_not_count() {
        let mut body = coming(&[(1, 10), (1, 10), (1, 10)]);
        for _ in 0..3 {
            assert!(body.frame().await.unwrap().is_ok());
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        assert!(body.frame().await.is_none());
    }
}
