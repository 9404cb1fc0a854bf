//! A disk in memory, and the machine it is in: writes count for nothing until they are synced, the
//! machine may stop at any of them, and what was not synced may then be there, missing or torn.
//!
//! SQLite reaches it through [`vfs`]. What it does beside plain files stands in [`locks`].

mod locks;
mod vfs;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use locks::{FileLocks, Shm};
pub use vfs::NAME;

use super::dice::Dice;

/// What a power cut leaves or takes at once.
const SECTOR: usize = 512;

/// A disk. Connections hold it through the name of their file; it lives as long as somebody does.
pub struct Disk {
    id: u64,
    state: Mutex<State>,
}

struct State {
    files: BTreeMap<String, File>,
    /// Deleted, but the deletion is not durable: the durable bytes.
    ghosts: BTreeMap<String, Vec<u8>>,
    /// Counts the machine's starts. What was opened in an earlier life can do nothing any more.
    life: u64,
    dead: bool,
    operations: u64,
    fault: Option<(u64, Fault)>,
    capacity: usize,
    honest: bool,
    dice: Dice,
}

#[derive(Clone, Default)]
struct File {
    /// As programs see it.
    content: Vec<u8>,
    /// As it would be found after a power cut that loses whatever it can; none = no such file.
    durable: Option<Vec<u8>>,
    /// What lies between the two, in order.
    pending: Vec<Operation>,
    locks: FileLocks,
    shm: Arc<Shm>,
}

#[derive(Clone)]
enum Operation {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

/// What shall go wrong at a certain operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The machine stops there.
    Stop,
    /// The operation fails, and a failed sync forgets what it should have kept, as Linux does.
    Error,
}

/// How the machine stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The program was killed: what it wrote is there.
    Killed,
    /// The power went: what was not synced is there, missing or torn.
    PowerCut,
}

/// Why an operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    Gone,
    Full,
    Error,
}

/// The durable bytes of every file.
#[derive(Clone, Default)]
pub struct Image(BTreeMap<String, Vec<u8>>);

static IDS: AtomicU64 = AtomicU64::new(1);

impl Disk {
    /// An empty disk of a running machine.
    pub fn new(dice: Dice) -> Arc<Self> {
        Self::from_image(&Image::default(), dice)
    }

    /// A disk with these files on it.
    pub fn from_image(image: &Image, dice: Dice) -> Arc<Self> {
        let state = State {
            files: BTreeMap::new(),
            ghosts: BTreeMap::new(),
            life: 1,
            dead: false,
            operations: 0,
            fault: None,
            capacity: usize::MAX,
            honest: true,
            dice,
        };
        let id = IDS.fetch_add(1, Ordering::Relaxed);
        let disk = Arc::new(Self { id, state: Mutex::new(state) });
        disk.put(image);
        vfs::mount(&disk);
        disk
    }

    /// The database's path, to be opened with the file system [`NAME`].
    pub fn database(&self) -> String {
        format!("/{}/vungxanh.sqlite", self.id)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes, truncations and syncs so far.
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// Lets `fault` happen at the operation after `more` others.
    pub fn plan(&self, more: u64, fault: Fault) {
        let mut state = self.state();
        state.fault = Some((state.operations + more + 1, fault));
    }

    /// Nothing is planned any more.
    pub fn forgive(&self) {
        self.state().fault = None;
    }

    /// Leaves room for `more` bytes beyond what is there; none = as much as one likes.
    pub fn leave_room(&self, more: Option<usize>) {
        let mut state = self.state();
        state.capacity = more.map_or(usize::MAX, |more| state.used() + more);
    }

    /// From now on a sync only says that it was done. The oracle has to notice.
    pub fn lie(&self) {
        self.state().honest = false;
    }

    /// Whether something is planned to go wrong, or room is short.
    pub fn has_trouble(&self) -> bool {
        let state = self.state();
        state.fault.is_some() || state.capacity != usize::MAX
    }

    /// Whether the machine stopped.
    pub fn is_stopped(&self) -> bool {
        self.state().dead
    }

    /// Stops the machine, if it did not stop by itself, and starts it again.
    pub fn restart(&self, stop: Stop) {
        let mut state = self.state();
        if stop == Stop::PowerCut {
            state.lose_power();
        }
        for file in state.files.values_mut() {
            (file.locks, file.shm) = (FileLocks::default(), Arc::default());
        }
        state.dead = false;
        state.fault = None;
        state.life += 1;
    }

    /// The machine stands still, for good or until it is restarted.
    pub fn stop(&self) {
        self.state().dead = true;
    }

    /// What a power cut would leave at the least.
    pub fn durable(&self) -> Image {
        let state = self.state();
        let files = state.files.iter();
        Image(
            files.filter_map(|(name, file)| Some((name.clone(), file.durable.clone()?))).collect(),
        )
    }

    /// Everything as programs see it now, for a backup while nothing is being written.
    pub fn image(&self) -> Image {
        let state = self.state();
        Image(state.files.iter().map(|(name, file)| (name.clone(), file.content.clone())).collect())
    }

    /// Replaces everything by these files, durably; connections are lost.
    pub fn put(&self, image: &Image) {
        let mut state = self.state();
        state.ghosts.clear();
        state.files = image.0.iter().map(|(name, bytes)| (name.clone(), File::of(bytes))).collect();
        state.life += 1;
    }
}

impl File {
    fn of(bytes: &[u8]) -> Self {
        Self { content: bytes.to_vec(), durable: Some(bytes.to_vec()), ..Self::default() }
    }
}

impl State {
    fn used(&self) -> usize {
        self.files.values().map(|file| file.content.len()).sum()
    }

    /// Counts an operation that changes the disk; whether something goes wrong at it.
    fn count(&mut self) -> Option<Fault> {
        self.operations += 1;
        let (at, fault) = self.fault.filter(|(at, _)| *at <= self.operations)?;
        debug_assert!(at <= self.operations);
        self.fault = None;
        if fault == Fault::Stop {
            self.dead = true;
        }
        Some(fault)
    }

    fn check(&self, life: u64) -> Result<(), Failure> {
        if self.dead || life != self.life { Err(Failure::Gone) } else { Ok(()) }
    }

    fn file(&mut self, name: &str) -> Result<&mut File, Failure> {
        self.files.get_mut(name).ok_or(Failure::Gone)
    }

    fn read(&mut self, name: &str, offset: usize, into: &mut [u8]) -> Result<usize, Failure> {
        let content = &self.file(name)?.content;
        let there = content.get(offset..).unwrap_or_default();
        let count = there.len().min(into.len());
        let (filled, rest) = into.split_at_mut(count);
        filled.copy_from_slice(there.get(..count).unwrap_or_default());
        rest.fill(0);
        Ok(count)
    }

    fn write(&mut self, name: &str, offset: usize, bytes: &[u8]) -> Result<(), Failure> {
        let grows = (offset + bytes.len()).saturating_sub(self.file(name)?.content.len());
        if grows > 0 && self.used().saturating_add(grows) > self.capacity {
            return Err(Failure::Full);
        }
        match self.count() {
            None => self.file(name)?.perform(Operation::Write(offset, bytes.to_vec())),
            Some(Fault::Error) => return Err(Failure::Error),
            Some(Fault::Stop) => {
                // The program may have got through with a part of it.
                let part = self.dice.up_to(bytes.len());
                let bytes = bytes.get(..part).unwrap_or_default().to_vec();
                self.file(name)?.perform(Operation::Write(offset, bytes));
                return Err(Failure::Gone);
            }
        }
        Ok(())
    }

    fn truncate(&mut self, name: &str, size: usize) -> Result<(), Failure> {
        match self.count() {
            None => self.file(name)?.perform(Operation::Truncate(size)),
            Some(Fault::Error) => return Err(Failure::Error),
            Some(Fault::Stop) => return Err(Failure::Gone),
        }
        Ok(())
    }

    fn sync(&mut self, name: &str) -> Result<(), Failure> {
        let fault = self.count();
        let honest = self.honest;
        let file = self.file(name)?;
        match fault {
            None if honest => {
                file.settle();
                // A journalling file system commits what was done to directories before with it.
                self.ghosts.clear();
            }
            None => {}
            Some(Fault::Error) => {
                // What was to be written is marked as written and never will be.
                file.pending.clear();
                return Err(Failure::Error);
            }
            Some(Fault::Stop) => return Err(Failure::Gone),
        }
        Ok(())
    }

    fn delete(&mut self, name: &str, durably: bool) -> Result<(), Failure> {
        match self.count() {
            None => {}
            Some(Fault::Error) => return Err(Failure::Error),
            Some(Fault::Stop) => return Err(Failure::Gone),
        }
        let Some(file) = self.files.remove(name) else { return Ok(()) };
        if let Some(bytes) = file.durable.filter(|_| !durably) {
            self.ghosts.insert(name.to_owned(), bytes);
        }
        Ok(())
    }

    fn lose_power(&mut self) {
        let mut files = BTreeMap::new();
        for (name, bytes) in std::mem::take(&mut self.ghosts) {
            if self.dice.one_in(2) {
                files.insert(name, File::of(&bytes));
            }
        }
        for (name, file) in std::mem::take(&mut self.files) {
            // A file that was never synced may not have reached its directory.
            let Some(durable) = file.durable.or_else(|| self.dice.one_in(2).then(Vec::new)) else {
                continue;
            };
            let mut left = durable;
            for operation in file.pending {
                for part in self.survives(operation) {
                    part.apply(&mut left);
                }
            }
            files.insert(name, File::of(&left));
        }
        self.files = files;
    }

    /// What a power cut leaves of an operation: sectors are written or not, in any order.
    fn survives(&mut self, operation: Operation) -> Vec<Operation> {
        match (self.dice.below(4), operation) {
            (0, operation) => vec![operation],
            (1, _) => Vec::new(),
            (_, Operation::Truncate(size)) => vec![Operation::Truncate(size)],
            (_, Operation::Write(offset, bytes)) => {
                let mut left = Vec::new();
                let mut at = 0;
                while at < bytes.len() {
                    let end = (at + SECTOR - (offset + at) % SECTOR).min(bytes.len());
                    if self.dice.one_in(2) {
                        let sector = bytes.get(at..end).unwrap_or_default().to_vec();
                        left.push(Operation::Write(offset + at, sector));
                    }
                    at = end;
                }
                left
            }
        }
    }
}

impl File {
    fn perform(&mut self, operation: Operation) {
        operation.apply(&mut self.content);
        self.pending.push(operation);
    }

    fn settle(&mut self) {
        let durable = self.durable.get_or_insert_default();
        for operation in self.pending.drain(..) {
            operation.apply(durable);
        }
    }
}

impl Operation {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Operation::Truncate(size) => content.resize(*size, 0),
            Operation::Write(offset, bytes) => {
                let end = offset + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                if let Some(place) = content.get_mut(*offset..end) {
                    place.copy_from_slice(bytes);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
