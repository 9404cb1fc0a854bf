//! What one peer has under way at the same time: requests, of which one more waits outside, and live
//! streams, of which a new one takes the place of the oldest (a phone whose network broke opens
//! another before the server has noticed).

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// Requests under way, by peer.
pub struct Requests<K> {
    most: usize,
    counts: Arc<Mutex<HashMap<K, usize>>>,
}

/// A request under way, until dropped.
pub struct Request<K: Eq + Hash> {
    key: K,
    counts: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K: Clone + Eq + Hash> Requests<K> {
    /// At most so many of one peer.
    pub fn at_most(most: usize) -> Self {
        Self { most, counts: Arc::default() }
    }

    /// Counts one more; none where the peer has enough.
    pub fn begin(&self, key: K) -> Option<Request<K>> {
        let mut counts = self.counts.lock();
        let count = counts.entry(key.clone()).or_insert(0);
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Request { key, counts: Arc::clone(&self.counts) })
    }
}

impl<K: Eq + Hash> Drop for Request<K> {
    fn drop(&mut self) {
        let mut counts = self.counts.lock();
        if let Some(count) = counts.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.key);
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
        assert!(requests.counts.lock().is_empty(), "nobody is remembered");
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
