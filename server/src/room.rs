//! Memory that requests may hold together, whatever they bring: bodies, what waits for the writer,
//! answers. Counted in KiB, since a semaphore counts at most 2³² permits.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const KIB: usize = 1024;

/// A bound in bytes that many share.
pub struct Room {
    free: Arc<Semaphore>,
    all_kib: u32,
}

/// A part of it, given back when dropped.
#[derive(Debug)]
pub struct Taken(Option<OwnedSemaphorePermit>);

impl Room {
    /// Room for so many MiB.
    pub fn of_mib(mib: u32) -> Self {
        let all_kib = mib.saturating_mul(KIB as u32);
        Self { free: Arc::new(Semaphore::new(all_kib as usize)), all_kib }
    }

    /// Waits until `bytes` are free. What is more than all counts as all.
    pub async fn take(&self, bytes: usize) -> Taken {
        let wanted = self.kib(bytes);
        Taken(Arc::clone(&self.free).acquire_many_owned(wanted).await.ok())
    }

    /// As much of `bytes` as is free now, which may be nothing.
    pub fn take_what_is_free(&self, bytes: usize) -> Taken {
        let free = u32::try_from(self.free.available_permits()).unwrap_or(u32::MAX);
        let wanted = self.kib(bytes).min(free);
        Taken(Arc::clone(&self.free).try_acquire_many_owned(wanted).ok())
    }

    fn kib(&self, bytes: usize) -> u32 {
        u32::try_from(bytes.div_ceil(KIB)).unwrap_or(u32::MAX).min(self.all_kib)
    }
}

impl Taken {
    /// Room that was not needed.
    pub fn none() -> Self {
        Self(None)
    }

    /// How many bytes.
    pub fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits) * KIB
    }

    /// Gives back what is beyond `bytes`.
    pub fn shrink_to(&mut self, bytes: usize) {
        let kept = bytes.div_ceil(KIB);
        if let Some(permit) = &mut self.0 {
            drop(permit.split(permit.num_permits().saturating_sub(kept)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn w10_together_requests_hold_no_more_than_there_is() {
        let room = Room::of_mib(1);
        let whole = room.take(usize::MAX).await;
        assert_eq!(whole.bytes(), 1024 * KIB, "more than all counts as all");
        assert_eq!(room.take_what_is_free(5000).bytes(), 0);
        drop(whole);
        let mut part = room.take_what_is_free(700 * KIB + 1);
        assert_eq!(part.bytes(), 701 * KIB);
        assert_eq!(room.take_what_is_free(700 * KIB).bytes(), 323 * KIB);
        part.shrink_to(KIB);
        assert_eq!(room.take_what_is_free(2000 * KIB).bytes(), 1023 * KIB);
    }
}
