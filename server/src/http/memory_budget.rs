//! Bounds the memory that all requests hold together: bodies, changes that wait for the writer, and answers. It is
//! counted in KiB, since a semaphore counts at most 2³² permits.
//!
//! A body reserves as its bytes arrive ([`MemoryBudget::grow`]), so whoever only announces much holds
//! nothing. Where many bodies have arrived in part and nothing is free, each would wait for another one's end;
//! therefore one of them at a time may go on beyond the budget until it is whole.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const KIB: usize = 1024;

/// A bound in bytes that many share.
pub struct MemoryBudget {
    free: Arc<Semaphore>,
    overdraft: Arc<Semaphore>,
    all_kib: u32,
}

/// A part of a budget, given back when dropped.
#[derive(Debug, Default)]
pub struct Reservation {
    permit: Option<OwnedSemaphorePermit>,
    overdraft: Option<OwnedSemaphorePermit>,
}

impl MemoryBudget {
    /// So many bytes; a part of a KiB counts as one.
    pub fn of_bytes(bytes: usize) -> Self {
        let all_kib = u32::try_from(bytes.div_ceil(KIB)).unwrap_or(u32::MAX);
        let free = Arc::new(Semaphore::new(all_kib as usize));
        Self { free, overdraft: Arc::new(Semaphore::new(1)), all_kib }
    }

    /// So many MiB.
    pub fn of_mib(mib: u32) -> Self {
        Self::of_bytes((mib as usize).saturating_mul(KIB * KIB))
    }

    /// Waits until `bytes` are free. What is more than all counts as all.
    pub async fn take(&self, bytes: usize) -> Reservation {
        let wanted = self.kib(bytes);
        Reservation {
            permit: Arc::clone(&self.free).acquire_many_owned(wanted).await.ok(),
            overdraft: None,
        }
    }

    /// As much of `bytes` as is free now, which may be nothing.
    pub fn take_what_is_free(&self, bytes: usize) -> Reservation {
        let free = u32::try_from(self.free.available_permits()).unwrap_or(u32::MAX);
        let wanted = self.kib(bytes).min(free);
        Reservation {
            permit: Arc::clone(&self.free).try_acquire_many_owned(wanted).ok(),
            overdraft: None,
        }
    }

    /// Lets a reservation of this budget reach `bytes`, where so much is free now; gives whether it was.
    pub fn try_grow(&self, reservation: &mut Reservation, bytes: usize) -> bool {
        let more = self.missing(reservation, bytes);
        let permit = Arc::clone(&self.free).try_acquire_many_owned(more);
        permit.map(|permit| reservation.add(permit)).is_ok()
    }

    /// Waits until a reservation of this budget may reach `bytes`. One reservation at a time may do so beyond
    /// the budget: who allows it bounds what one reservation can reach.
    pub async fn grow(&self, reservation: &mut Reservation, bytes: usize) {
        if reservation.overdraft.is_some() || self.try_grow(reservation, bytes) {
            return;
        }
        let more = self.missing(reservation, bytes);
        tokio::select! {
            biased;
            permit = Arc::clone(&self.free).acquire_many_owned(more) => {
                if let Ok(permit) = permit { reservation.add(permit) }
            }
            overdraft = Arc::clone(&self.overdraft).acquire_owned() => {
                reservation.overdraft = overdraft.ok();
            }
        }
    }

    /// Bytes that are reserved now.
    pub fn reserved(&self) -> usize {
        (self.all_kib as usize).saturating_sub(self.free.available_permits()) * KIB
    }

    fn missing(&self, reservation: &Reservation, bytes: usize) -> u32 {
        let held = u32::try_from(reservation.bytes() / KIB).unwrap_or(u32::MAX);
        self.kib(bytes).saturating_sub(held)
    }

    fn kib(&self, bytes: usize) -> u32 {
        u32::try_from(bytes.div_ceil(KIB)).unwrap_or(u32::MAX).min(self.all_kib)
    }
}

impl Reservation {
    /// Of nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// How many bytes.
    pub fn bytes(&self) -> usize {
        self.permit.as_ref().map_or(0, OwnedSemaphorePermit::num_permits) * KIB
    }

    /// Gives back what is beyond `bytes`.
    pub fn shrink_to(&mut self, bytes: usize) {
        let rest = bytes.div_ceil(KIB);
        if let Some(permit) = &mut self.permit {
            drop(permit.split(permit.num_permits().saturating_sub(rest)));
        }
    }

    fn add(&mut self, more: OwnedSemaphorePermit) {
        match &mut self.permit {
            Some(permit) => permit.merge(more),
            None => self.permit = Some(more),
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn w10_together_requests_hold_no_more_than_there_is() {
        let budget = MemoryBudget::of_mib(1);
        let whole = budget.take(usize::MAX).await;
        assert_eq!(whole.bytes(), 1024 * KIB, "more than all counts as all");
        assert_eq!(budget.take_what_is_free(5000).bytes(), 0);
        drop(whole);
        let mut part = budget.take_what_is_free(700 * KIB + 1);
        assert_eq!(part.bytes(), 701 * KIB);
        assert_eq!(budget.take_what_is_free(700 * KIB).bytes(), 323 * KIB);
        part.shrink_to(KIB);
        assert_eq!(budget.reserved(), KIB);
        assert_eq!(budget.take_what_is_free(2000 * KIB).bytes(), 1023 * KIB);
    }

    #[test]
    fn w16_of_bodies_that_wait_for_one_another_one_goes_on_beyond_the_budget() {
        let budget = MemoryBudget::of_bytes(100 * KIB);
        let mut all: Vec<Reservation> = (0..3).map(|_| Reservation::none()).collect();
        for reservation in &mut all {
            assert!(budget.try_grow(reservation, 33 * KIB));
            assert!(budget.try_grow(reservation, 20 * KIB), "it has that already");
        }
        let [first, second, third] = all.as_mut_slice() else { panic!("three") };
        assert!(budget.grow(first, 40 * KIB).now_or_never().is_some(), "beyond");
        assert!(budget.grow(first, 90 * KIB).now_or_never().is_some(), "and to its end");
        assert!(budget.grow(second, 40 * KIB).now_or_never().is_none(), "the others wait");
        let mut waiting = Box::pin(budget.grow(third, 40 * KIB));
        assert!(waiting.as_mut().now_or_never().is_none());
        *first = Reservation::none();
        assert!(waiting.now_or_never().is_some());
        assert_eq!(third.bytes(), 40 * KIB);
    }
}
