//! What connections to one database tell each other: SQLite's file locks and the shared memory of its
//! write-ahead log. Within one life of one machine, as between processes on a real one.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicU32;
use std::sync::{Mutex, PoisonError};

/// Somebody else holds what is in the way.
#[derive(Debug, PartialEq, Eq)]
pub struct Busy;

/// SQLite's lock levels, in its own order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing.
    #[default]
    None,
    /// Reads.
    Shared,
    /// Will write.
    Reserved,
    /// Lets no new reader in.
    Pending,
    /// Alone.
    Exclusive,
}

/// Who holds which lock of one file.
#[derive(Clone, Debug, Default)]
pub struct FileLocks {
    shared: BTreeSet<u64>,
    reserved: Option<u64>,
    pending: Option<u64>,
    exclusive: Option<u64>,
}

impl FileLocks {
    /// Raises the handle's lock.
    pub fn raise(&mut self, handle: u64, level: Level) -> Result<(), Busy> {
        let other = |holder: Option<u64>| holder.is_some_and(|holder| holder != handle);
        match level {
            Level::None => {}
            Level::Shared => {
                if other(self.pending) || other(self.exclusive) {
                    return Err(Busy);
                }
                self.shared.insert(handle);
            }
            Level::Reserved => {
                if other(self.reserved) || other(self.pending) || other(self.exclusive) {
                    return Err(Busy);
                }
                self.reserved = Some(handle);
            }
            Level::Pending | Level::Exclusive => {
                if other(self.reserved) || other(self.pending) || other(self.exclusive) {
                    return Err(Busy);
                }
                self.pending = Some(handle);
                if self.shared.iter().any(|reader| *reader != handle) {
                    return Err(Busy);
                }
                self.exclusive = Some(handle);
            }
        }
        Ok(())
    }

    /// Lowers the handle's lock to reading or nothing.
    pub fn lower(&mut self, handle: u64, level: Level) {
        for held in [&mut self.reserved, &mut self.pending, &mut self.exclusive] {
            held.take_if(|holder| *holder == handle);
        }
        if level == Level::None {
            self.shared.remove(&handle);
        } else {
            self.shared.insert(handle);
        }
    }

    /// Whether somebody is about to write.
    pub fn is_reserved(&self) -> bool {
        self.reserved.is_some() || self.pending.is_some() || self.exclusive.is_some()
    }
}

const SLOTS: usize = 8;

/// The shared memory of a write-ahead log: regions that stay where they are, and eight locks.
#[derive(Default)]
pub struct Shm(Mutex<Shared>);

#[derive(Default)]
struct Shared {
    regions: Vec<Box<[AtomicU32]>>,
    slots: [Slot; SLOTS],
}

#[derive(Default)]
struct Slot {
    readers: BTreeSet<u64>,
    writer: Option<u64>,
}

impl Shm {
    fn shared(&self) -> std::sync::MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where region `number` of `size` bytes begins; none where there is none and none shall be made.
    /// It stays there as long as this does.
    pub fn region(&self, number: usize, size: usize, make: bool) -> Option<*const AtomicU32> {
        let regions = &mut self.shared().regions;
        while make && regions.len() <= number {
            regions.push((0..size.div_ceil(4)).map(|_| AtomicU32::new(0)).collect());
        }
        regions.get(number).map(|region| region.as_ptr())
    }

    /// Takes `count` locks from `first` on, all or none.
    pub fn lock(&self, handle: u64, first: usize, count: usize, alone: bool) -> Result<(), Busy> {
        let mut shared = self.shared();
        let slots = shared.slots.iter_mut().skip(first).take(count);
        let mut slots: Vec<&mut Slot> = slots.collect();
        let in_the_way = |slot: &&mut Slot| {
            let written = slot.writer.is_some_and(|writer| writer != handle);
            written || (alone && slot.readers.iter().any(|reader| *reader != handle))
        };
        if slots.iter().any(in_the_way) {
            return Err(Busy);
        }
        for slot in &mut slots {
            if alone {
                slot.writer = Some(handle);
            } else {
                slot.readers.insert(handle);
            }
        }
        Ok(())
    }

    /// Gives them back.
    pub fn unlock(&self, handle: u64, first: usize, count: usize, alone: bool) {
        for slot in self.shared().slots.iter_mut().skip(first).take(count) {
            if alone {
                slot.writer.take_if(|writer| *writer == handle);
            } else {
                slot.readers.remove(&handle);
            }
        }
    }

    /// Gives back everything of a handle.
    pub fn leave(&self, handle: u64) {
        self.unlock(handle, 0, SLOTS, true);
        self.unlock(handle, 0, SLOTS, false);
    }
}
