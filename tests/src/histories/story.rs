//! One history: some phones, an office, what they write and bend, and when they send and receive.

use automerge::{Change, ExpandedChange};
use fastrand::Rng;
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{DeviceId, Family};

use super::bends::{BENDS, Bend, Bending, UNUSED_ACTOR};
use super::caught::caught;
use super::device::Device;
use super::model::Model;
use super::raw::with_unused_actor;
use super::set::Set;
use super::ward::Ward;

/// A device's program is not the only one under its id.
const TWIN: &str = "two programs under one device";
/// What was written in one order is sent in another.
const SHUFFLED: &str = "sent in another order";

pub struct Story {
    pub model: Model,
    pub ward: Ward,
    devices: Vec<Device>,
    plan: Plan,
    rng: Rng,
}

/// How this history is made to hurt.
struct Plan {
    /// What is bent, in some of the changes.
    bends: Vec<Bend>,
    /// Of a hostile device's changes, one in so many is bent.
    one_in: u8,
    /// Devices from this one on are hostile.
    hostile_from: usize,
    shuffles: bool,
    steps: usize,
}

impl Story {
    pub fn begin(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let family = if rng.u8(..8) == 0 { Family::Plan } else { Family::Register };
        // Now and then a crowd.
        let count = if rng.u16(..1024) == 0 { rng.usize(20..60) } else { rng.usize(2..6) };
        let office = rng.u8(..8) == 0;
        let mut devices = Vec::new();
        for number in 0..count {
            let server = office && number == 0;
            let authority = if server { Authority::Server } else { Authority::Member };
            devices.push(Device::new(device_id(number, &mut rng), authority, &mut rng));
        }
        if rng.u8(..12) == 0 {
            let mut twin = Device::new(devices[count - 1].id, Authority::Member, &mut rng);
            twin.is_twin = true;
            devices[count - 1].is_twin = true;
            devices.push(twin);
        }
        let plan = Plan::draw(devices.len(), &mut rng);
        Self { model: Model::default(), ward: Ward::new(family), devices, plan, rng }
    }

    /// Everything that happens, until all was sent. Says what the gate did wrong.
    pub fn tell(&mut self) -> Result<(), String> {
        for _ in 0..self.plan.steps {
            let at = self.rng.usize(..self.devices.len());
            match self.rng.u8(..16) {
                0..=7 => self.write(at),
                8..=10 => self.push(at)?,
                11..=13 => self.pull(at),
                14 => self.devices[at].look(),
                _ => self.devices[at].restart(&mut self.rng),
            }
        }
        (0..self.devices.len()).try_for_each(|at| self.push(at))
    }

    fn write(&mut self, at: usize) {
        let device = &self.devices[at];
        let honest = device.write(&self.model, self.ward.family, &mut self.rng);
        let mut bend = device.is_twin.then_some(TWIN);
        let mut made = None;
        if at >= self.plan.hostile_from && self.rng.u8(..self.plan.one_in) == 0 {
            made = self.bent(at, honest.clone());
            bend = made.as_ref().map(|(name, _)| *name).or(bend);
        }
        let change = made.map_or_else(|| Change::from(honest), |(_, change)| change);
        if self.model.number(&change.hash()).is_some() {
            return;
        }
        let number = self.model.enter(change, bend);
        let device = &mut self.devices[at];
        device.known.insert(number);
        device.unsent.push(number);
    }

    /// A bent change, where there is something to bend and automerge can write it.
    fn bent(&mut self, at: usize, honest: ExpandedChange) -> Option<(&'static str, Change)> {
        let (name, bend) = self.plan.bends[self.rng.usize(..self.plan.bends.len())];
        let mut bending = Bending {
            change: honest,
            model: &self.model,
            device: &self.devices[at],
            taken: &self.ward.taken,
            rng: &mut self.rng,
        };
        if !bend(&mut bending) {
            return None;
        }
        let change = bending.change;
        // It travels as bytes, and can be read back.
        let written = caught(|| {
            let mut change = Change::from(change);
            if name == UNUSED_ACTOR {
                change = with_unused_actor(&change)?;
            }
            let read = Change::from_bytes(change.raw_bytes().to_vec()).ok()?;
            drop(read.decode());
            Some(change)
        });
        written.flatten().map(|change| (name, change))
    }

    fn push(&mut self, at: usize) -> Result<(), String> {
        let mut unsent = std::mem::take(&mut self.devices[at].unsent);
        if self.plan.shuffles && at >= self.plan.hostile_from && self.rng.u8(..3) == 0 {
            self.rng.shuffle(&mut unsent);
            for number in &unsent {
                self.model.changes[*number].bend.get_or_insert(SHUFFLED);
            }
        }
        let mut refused = false;
        for number in unsent {
            if self.ward.offer(&self.model, &self.devices[at], number)?.is_err() {
                self.model.forget(number);
                refused = true;
            }
        }
        let device = &mut self.devices[at];
        device.known = device.known.both(&self.ward.taken);
        for seen in &mut device.seen {
            *seen = seen.both(&self.ward.taken);
        }
        if refused && self.rng.u8(..4) > 0 {
            device.restart(&mut self.rng);
        }
        Ok(())
    }

    /// Receives everything, or the feed up to somewhere.
    fn pull(&mut self, at: usize) {
        let end = match self.rng.u8(..4) {
            0 => self.rng.usize(..=self.ward.feed.len()),
            _ => self.ward.feed.len(),
        };
        let received: Set = self.ward.feed[..end].iter().copied().collect();
        self.devices[at].known.unite(&received);
    }

    /// How many devices there are; two programs under one id are one.
    pub fn device_count(&self) -> usize {
        self.devices.iter().filter(|device| !device.is_twin).count()
            + usize::from(self.devices.iter().any(|device| device.is_twin))
    }

    /// Dice for what comes after.
    pub fn rng(&mut self) -> Rng {
        self.rng.fork()
    }
}

impl Plan {
    fn draw(devices: usize, rng: &mut Rng) -> Self {
        let kinds = match rng.u8(..16) {
            0 => 0,
            1..=3 => 3,
            _ => 1,
        };
        let bends: Vec<Bend> = (0..kinds).map(|_| BENDS[rng.usize(..BENDS.len())]).collect();
        let hostile_from = if bends.is_empty() { devices } else { rng.usize(..devices) };
        let steps = match rng.u8(..32) {
            _ if devices > 8 => devices * 8,
            0 => rng.usize(60..200),
            1..=5 => rng.usize(36..60),
            _ => rng.usize(8..36),
        };
        Self {
            bends,
            one_in: [1, 2, 2, 3, 5][rng.usize(..5)],
            hostile_from,
            shuffles: rng.u8(..6) == 0,
            steps,
        }
    }
}

/// Ids at the ends of the order are drawn more often than chance would.
fn device_id(number: usize, rng: &mut Rng) -> DeviceId {
    let mut bytes = [0; 16];
    rng.fill(&mut bytes);
    match rng.u8(..8) {
        0 => bytes[..15].fill(0),
        1 => bytes[..15].fill(0xff),
        _ => {}
    }
    // No two have the same.
    bytes[15] = bytes[15] & 0xc0 | number.to_le_bytes()[0];
    DeviceId(bytes)
}
