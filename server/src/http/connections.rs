//! How many connections there may be, of all and of one address, and how long one may stay without a word.
//!
//! hyper looks at its header timeout only once it knows which HTTP the peer speaks, so whoever sends
//! nothing, or half of a first line, would hold a connection for ever. A peer that goes silent with
//! bytes of ours under way is given up by the system after [`UNANSWERED`]; one that takes them a few at a time, and
//! with them the memory of an answer, when it does not keep the pace that bodies must keep too.

use std::collections::HashMap;
use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum_server::accept::Accept;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use parking_lot::Mutex;
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep};

use crate::config::Limits;
use crate::http::pace::{BodyPace, Waited};
use crate::http::proxies::{TrustedProxies, household};

/// Connections at the same time; one more is closed at once.
pub const MOST: usize = 6000;
/// How long a peer may take to send the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(20);
/// How long bytes of ours may stay unanswered by a peer.
const UNANSWERED: Duration = Duration::from_secs(45);
/// Bytes after which it is known which HTTP the peer speaks.
const GREETING: usize = 24;
/// A request's line and headers at most, and what is read of a body at once.
const HEAD_BYTES: usize = 16 * 1024;
/// Files that the server opens besides connections, generously.
const OTHER_FILES: u64 = 256;

/// Bounds what one connection may cost before its request is understood.
pub fn patience(builder: &mut Builder<TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(HEAD_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEAD_TIMEOUT)
        .keep_alive_timeout(HEAD_TIMEOUT)
        .max_concurrent_streams(32)
        .max_header_list_size(HEAD_BYTES as u32)
        .initial_stream_window_size(128 * 1024)
        .initial_connection_window_size(512 * 1024)
        .max_send_buf_size(128 * 1024);
}

/// Bounds how many connections there are: of one address (IPv6: of its /64 network), trusted proxies excepted,
/// since behind those is everybody; and of all together. One too many is closed at once (SPEC W17).
#[derive(Clone)]
pub struct ConnectionLimit<A = ()> {
    inner: A,
    open: Arc<Open>,
}

/// The connections that are open.
struct Open {
    free: Arc<Semaphore>,
    of_one: u32,
    pace: BodyPace,
    trusted: TrustedProxies,
    by_address: Mutex<HashMap<IpAddr, u32>>,
}

impl ConnectionLimit {
    /// At most [`MOST`] connections, and as the limits say of one address.
    pub fn new(limits: &Limits, trusted: TrustedProxies) -> Self {
        let open = Open {
            free: Arc::new(Semaphore::new(MOST.min(files_allowed()))),
            of_one: limits.connections_of_an_address,
            pace: limits.body_pace,
            trusted,
            by_address: Mutex::default(),
        };
        Self { inner: (), open: Arc::new(open) }
    }

    /// Before `inner`, which takes the connection over.
    pub fn before<A>(&self, inner: A) -> ConnectionLimit<A> {
        ConnectionLimit { inner, open: Arc::clone(&self.open) }
    }
}

impl Open {
    /// Counts one more; none where there are enough.
    fn enter(self: &Arc<Self>, address: IpAddr) -> Option<ConnectionPermit> {
        let place = Arc::clone(&self.free).try_acquire_owned().ok()?;
        if self.trusted.holds(address) {
            return Some(ConnectionPermit { counted: None, _place: place });
        }
        let address = household(address);
        let mut by_address = self.by_address.lock();
        let count = by_address.entry(address).or_insert(0);
        if *count >= self.of_one {
            tracing::debug!(count, "an address has as many connections as one may");
            return None;
        }
        *count += 1;
        Some(ConnectionPermit { counted: Some((Arc::clone(self), address)), _place: place })
    }
}

/// A place among the open connections, until dropped.
struct ConnectionPermit {
    counted: Option<(Arc<Open>, IpAddr)>,
    _place: OwnedSemaphorePermit,
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        let Some((open, address)) = self.counted.take() else { return };
        let mut by_address = open.by_address.lock();
        if let Some(count) = by_address.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                by_address.remove(&address);
            }
        }
    }
}

/// Asks the system for as many open files as [`MOST`] connections need; gives how many connections fit
/// into what it grants.
#[cfg(unix)]
fn files_allowed() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = MOST as u64 + OTHER_FILES;
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let Some(now) = current.filter(|now| *now < wanted) else { return MOST };
    let more = maximum.map_or(wanted, |most| most.min(wanted));
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(more), maximum });
    let granted = if raised.is_ok() { more } else { now };
    usize::try_from(granted.saturating_sub(OTHER_FILES).max(16)).unwrap_or(MOST)
}

#[cfg(not(unix))]
fn files_allowed() -> usize {
    MOST
}

impl<A, S> Accept<TcpStream, S> for ConnectionLimit<A>
where
    A: Accept<TcpStream, S>,
    A::Future: Send + 'static,
{
    type Stream = ConnectionGuard<A::Stream>;
    type Service = A::Service;
    type Future = Pin<Box<dyn Future<Output = io::Result<(Self::Stream, Self::Service)>> + Send>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        // Whose address cannot be told any more is gone already.
        let permit = stream.peer_addr().map(|peer| self.open.enter(peer.ip()));
        give_up_when_unanswered(&stream);
        let pace = self.open.pace;
        let inner = self.inner.accept(stream, service);
        Box::pin(async move {
            let permit = permit?.ok_or_else(|| io::Error::other("too many connections"))?;
            let (stream, service) = inner.await?;
            let deadline = Box::pin(tokio::time::sleep_until(Instant::now() + HEAD_TIMEOUT));
            let (silent, taking) = (Some((deadline, 0)), Waited::default());
            let guard = ConnectionGuard { stream, silent, taking, pace, _permit: permit };
            Ok((guard, service))
        })
    }
}

/// Where the system cannot do it, the connection is served all the same.
fn give_up_when_unanswered(stream: &TcpStream) {
    #[cfg(target_os = "linux")]
    let _ = SockRef::from(stream).set_tcp_user_timeout(Some(UNANSWERED));
    #[cfg(not(target_os = "linux"))]
    let _ = (SockRef::from(stream), UNANSWERED);
}

/// A connection that counts among those inside, and must say something before long.
pub struct ConnectionGuard<S> {
    stream: S,
    /// Until when it must have said [`GREETING`] bytes, and how many it said; none once it did.
    silent: Option<(Pin<Box<Sleep>>, usize)>,
    /// How it takes what it is sent.
    taking: Waited,
    pace: BodyPace,
    _permit: ConnectionPermit,
}

impl<S: AsyncRead + Unpin> AsyncRead for ConnectionGuard<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        let Some((deadline, said)) = &mut self.silent else { return read };
        *said += into.filled().len().saturating_sub(before);
        if *said >= GREETING {
            self.silent = None;
        } else if read.is_pending() && deadline.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read
    }
}

impl<S> ConnectionGuard<S> {
    /// Whether it still keeps the pace, after an attempt to write.
    fn paced(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(bytes)) => self.taking.came(bytes, self.pace),
            Poll::Pending => {
                ready!(self.taking.poll_late(self.pace, context));
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            Poll::Ready(Err(_)) => {}
        }
        written
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for ConnectionGuard<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.paced(written, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.paced(written, context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    fn guarded(stream: tokio::io::DuplexStream) -> ConnectionGuard<tokio::io::DuplexStream> {
        let limit = ConnectionLimit::new(&Limits::default(), TrustedProxies::default());
        let permit = limit.open.enter(IpAddr::from([127, 0, 0, 1])).unwrap();
        let deadline = Box::pin(tokio::time::sleep(HEAD_TIMEOUT));
        let pace = BodyPace { bytes: 1000, within: Duration::from_secs(10) };
        let (silent, taking) = (Some((deadline, 0)), Waited::default());
        ConnectionGuard { stream, silent, taking, pace, _permit: permit }
    }

    #[tokio::test(start_paused = true)]
    async fn w10_a_peer_that_says_nothing_or_half_a_word_is_shown_out() {
        use tokio::io::AsyncWriteExt;
        for said in [&b""[..], b"PRI * HTT"] {
            let (mut peer, ours) = tokio::io::duplex(64);
            peer.write_all(said).await.unwrap();
            let mut all = Vec::new();
            let end = guarded(ours).read_to_end(&mut all).await;
            assert_eq!(end.unwrap_err().kind(), io::ErrorKind::TimedOut);
            assert_eq!(all, said);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_greeted_may_be_silent_here() {
        use tokio::io::AsyncWriteExt;
        let (mut peer, ours) = tokio::io::duplex(64);
        peer.write_all(b"GET /api/v1/live HTTP/1.1\r\n").await.unwrap();
        let mut inside = guarded(ours);
        let mut word = [0; GREETING];
        inside.read_exact(&mut word).await.unwrap();
        let later = tokio::time::timeout(HEAD_TIMEOUT * 10, inside.read_exact(&mut word)).await;
        assert!(later.is_err(), "still open");
    }

    #[tokio::test(start_paused = true)]
    async fn w16_a_peer_that_takes_an_answer_a_few_bytes_at_a_time_is_shown_out() {
        use tokio::io::AsyncWriteExt;
        for (bytes, is_shown_out) in [(1, true), (90, true), (1000, false)] {
            let (mut peer, ours) = tokio::io::duplex(64);
            let reading = tokio::spawn(async move {
                let mut piece = vec![0; bytes];
                while peer.read_exact(&mut piece).await.is_ok() {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            });
            let mut inside = guarded(ours);
            let sent = inside.write_all(&[7; 20_000]).await;
            let timed_out = sent.is_err_and(|error| error.kind() == io::ErrorKind::TimedOut);
            assert_eq!(timed_out, is_shown_out, "{bytes} bytes a second");
            drop(inside);
            reading.await.unwrap();
        }
    }

    #[test]
    fn w17_of_one_address_so_many_and_proxies_as_many_as_there_are() {
        let limits = Limits { connections_of_an_address: 2, ..Limits::default() };
        let limit = ConnectionLimit::new(&limits, TrustedProxies::default());
        let enter = |address: &str| limit.open.enter(address.parse().unwrap());
        let first = [enter("2001:db8:1:2::1"), enter("2001:db8:1:2:3::")];
        assert!(first.iter().all(Option::is_some) && enter("2001:db8:1:2::4").is_none());
        assert!(enter("2001:db8:1:3::1").is_some() && enter("10.0.0.1").is_some());
        let proxied: Vec<_> = (0..9).map(|_| enter("127.0.0.1")).collect();
        assert!(proxied.iter().all(Option::is_some));
        drop(first);
        assert!(enter("2001:db8:1:2::4").is_some());
        assert!(limit.open.by_address.lock().is_empty(), "nobody is remembered");
    }
}
