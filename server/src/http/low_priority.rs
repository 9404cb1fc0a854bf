//! Runs large bodies and passwords on threads of their own, of low priority and a few at a time. Requests with a
//! few changes, which are nearly all, never wait for them. What such a thread allocated is returned when it ends.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// How far it stands back, as `nice` counts: a tenth of the time where others want all of it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Runs a few pieces of such work at a time; the others wait, first come first served.
pub struct LowPriorityQueue {
    free: Arc<Semaphore>,
}

/// The place among those that run, until dropped.
pub type Place = OwnedSemaphorePermit;

impl LowPriorityQueue {
    /// So many at a time.
    pub fn at_most(most: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(most)) }
    }

    /// Gives what `work` gives; none where it panicked or the system has no thread. The place comes back
    /// with it, for a caller to whom the result still counts as work; whoever hangs up meanwhile makes no
    /// room for one more.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<(T, Place)> {
        let place = Arc::clone(&self.free).acquire_owned().await.ok()?;
        let (reply, done) = oneshot::channel();
        let thread = std::thread::Builder::new().name("low-priority".to_owned()).spawn(move || {
            stand_back();
            // Nobody may be waiting any more.
            let _ = reply.send((work(), place));
        });
        if let Err(error) = thread {
            tracing::error!(%error, "no thread for a large request");
            return None;
        }
        done.await.ok()
    }
}

/// Where the system cannot do it, the work is done all the same.
fn stand_back() {
    // On Linux this is the calling thread alone, elsewhere the whole program.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, NICENESS);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn w10_one_at_a_time_and_the_place_is_free_after_a_panic() {
        let queue = LowPriorityQueue::at_most(1);
        let (seven, place) = queue.run(|| 7).await.unwrap();
        assert_eq!(seven, 7);
        assert_eq!(queue.free.available_permits(), 0, "the result still counts");
        drop(place);
        assert!(queue.run(|| -> u8 { panic!("on purpose") }).await.is_none());
        // The caller may hear of the panic before the thread has ended.
        let next = tokio::time::timeout(std::time::Duration::from_secs(60), queue.run(|| 8));
        assert_eq!(next.await.expect("the place came back").unwrap().0, 8);
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn it_stands_back_behind_the_threads_that_serve() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let ours = niceness();
        let (theirs, _) = LowPriorityQueue::at_most(1).run(niceness).await.unwrap();
        assert_eq!(theirs, NICENESS.max(ours));
        assert_eq!(niceness(), ours);
    }
}
