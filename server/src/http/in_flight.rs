//! Limits what one peer may have open at the same time. The requests of a phone are worked on one after another,
//! and one more may wait. Of live streams the newest counts: a phone whose network broke opens another before the
//! server has noticed that the old one is dead, so the oldest is closed.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use vungxanh_shared::wire::MAX_BODY_BYTES;

use crate::http::memory_budget::MemoryBudget;

/// Requests under way, by peer.
pub struct Requests<K> {
    most: usize,
    peers: Peers<K>,
}

type Peers<K> = Arc<Mutex<HashMap<K, PeersRequests>>>;

/// What one peer has under way.
struct PeersRequests {
    count: usize,
    turn: Arc<Semaphore>,
    bodies: Arc<MemoryBudget>,
}

/// A request under way, until dropped.
pub struct Request<K: Eq + Hash> {
    key: K,
    turn: Arc<Semaphore>,
    /// What the bodies of the peer's requests may hold together.
    pub bodies: Arc<MemoryBudget>,
    peers: Peers<K>,
}

/// No other request of the same peer is worked on until this is dropped.
pub struct Turn(#[expect(dead_code, reason = "held")] Option<OwnedSemaphorePermit>);

impl<K: Clone + Eq + Hash> Requests<K> {
    /// At most so many of one peer.
    pub fn at_most(most: usize) -> Self {
        Self { most, peers: Arc::default() }
    }

    /// Counts one more; none where the peer has enough.
    pub fn begin(&self, key: K) -> Option<Request<K>> {
        let mut peers = self.peers.lock();
        let own = peers.entry(key.clone()).or_insert_with(|| PeersRequests {
            count: 0,
            turn: Arc::new(Semaphore::new(1)),
            bodies: Arc::new(MemoryBudget::of_bytes(MAX_BODY_BYTES)),
        });
        if own.count >= self.most {
            return None;
        }
        own.count += 1;
        let (turn, bodies) = (Arc::clone(&own.turn), Arc::clone(&own.bodies));
        Some(Request { key, turn, bodies, peers: Arc::clone(&self.peers) })
    }

    /// How many the peer has under way.
    pub fn count(&self, key: &K) -> usize {
        self.peers.lock().get(key).map_or(0, |own| own.count)
    }
}

impl<K: Eq + Hash> Request<K> {
    /// Waits until the peer's earlier requests have had their turn.
    pub async fn turn(&self) -> Turn {
        Turn(Arc::clone(&self.turn).acquire_owned().await.ok())
    }
}

impl<K: Eq + Hash> Drop for Request<K> {
    fn drop(&mut self) {
        let mut peers = self.peers.lock();
        if let Some(own) = peers.get_mut(&self.key) {
            own.count -= 1;
            if own.count == 0 {
                peers.remove(&self.key);
            }
        }
    }
}

type Open<K> = Arc<Mutex<HashMap<K, VecDeque<(u64, CancellationToken)>>>>;

/// Live streams, by listener.
pub struct Streams<K> {
    each: usize,
    free: Arc<Semaphore>,
    open: Open<K>,
    opened: Mutex<u64>,
}

/// A live stream, until dropped.
pub struct Stream<K: Eq + Hash> {
    /// Cancelled when newer streams of the same listener took its place.
    pub displaced: CancellationToken,
    key: K,
    number: u64,
    open: Open<K>,
    _permit: OwnedSemaphorePermit,
}

impl<K: Clone + Eq + Hash> Streams<K> {
    /// So many of one listener, and of all together.
    pub fn at_most(each: usize, all: usize) -> Self {
        Self {
            each,
            free: Arc::new(Semaphore::new(all)),
            open: Arc::default(),
            opened: Mutex::default(),
        }
    }

    /// Opens one; none where all together have enough.
    pub fn open(&self, key: K) -> Option<Stream<K>> {
        let permit = Arc::clone(&self.free).try_acquire_owned().ok()?;
        let number = {
            let mut opened = self.opened.lock();
            *opened += 1;
            *opened
        };
        let displaced = CancellationToken::new();
        let mut open = self.open.lock();
        let own = open.entry(key.clone()).or_default();
        own.push_back((number, displaced.clone()));
        while own.len() > self.each {
            if let Some((_, oldest)) = own.pop_front() {
                oldest.cancel();
            }
        }
        Some(Stream { displaced, key, number, open: Arc::clone(&self.open), _permit: permit })
    }
}

impl<K: Eq + Hash> Drop for Stream<K> {
    fn drop(&mut self) {
        let mut open = self.open.lock();
        if let Some(own) = open.get_mut(&self.key) {
            own.retain(|(number, _)| *number != self.number);
            if own.is_empty() {
                open.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w10_one_peer_has_so_many_requests_under_way_and_others_theirs() {
        let requests = Requests::at_most(2);
        let (first, second) = (requests.begin("a").unwrap(), requests.begin("a").unwrap());
        assert!(requests.begin("a").is_none() && requests.begin("b").is_some());
        drop(first);
        assert!(requests.begin("a").is_some());
        drop(second);
        assert!(requests.peers.lock().is_empty(), "nobody is remembered");
    }

    #[test]
    fn w10_one_peers_requests_have_their_turn_one_after_another() {
        use futures_util::FutureExt;
        let requests = Requests::at_most(2);
        let (first, second) = (requests.begin("a").unwrap(), requests.begin("a").unwrap());
        let turn = first.turn().now_or_never().unwrap();
        let mut waiting = Box::pin(second.turn());
        assert!(waiting.as_mut().now_or_never().is_none());
        assert!(requests.begin("b").unwrap().turn().now_or_never().is_some());
        drop(turn);
        assert!(waiting.now_or_never().is_some());
    }

    #[test]
    fn w9_a_new_stream_takes_the_place_of_the_oldest() {
        let streams = Streams::at_most(2, 4);
        let of_a: Vec<_> = (0..3).map(|_| streams.open("a").unwrap()).collect();
        let ended: Vec<bool> = of_a.iter().map(|s| s.displaced.is_cancelled()).collect();
        assert_eq!(ended, [true, false, false]);
        let of_b = streams.open("b").unwrap();
        assert!(!of_b.displaced.is_cancelled());
        assert!(streams.open("c").is_none(), "an ended one counts until it is gone");
        drop(of_a);
        assert!(streams.open("c").is_some());
        drop(of_b);
        assert!(streams.open.lock().is_empty(), "nobody is remembered");
    }
}
