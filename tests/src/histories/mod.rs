//! *Histories made to hurt*: whole histories of a document, by several devices and sessions, made by the
//! rules of the gate but for one thing that is bent at a time (SPEC G1 to G15).
//!
//! Single bent changes (`crate::hostile`) are refused each for itself; changes that are in order one by one
//! can still do harm together, or later. So here the real gate takes a history as it arrives, and what it
//! let in must do no harm whatever the order: [`orders`] applies it by automerge in several orders that
//! dependencies allow and holds the outcome against [`model`], which works out from the operations alone
//! what must stand; `phone` gives it to the phone's engine.
//!
//! [`device`] is somebody who keeps the rules, [`bends`] everything that can be bent, [`story`] who does
//! what when, [`find`] how a history that did harm is made small and told. A seed gives the same history
//! everywhere: `cargo xtask histories --seed SEED` replays one.

#![expect(
    clippy::indexing_slicing,
    reason = "numbers of changes are given by the model that is indexed; a panic would be a find of its own"
)]

mod bends;
mod caught;
mod device;
mod find;
mod model;
mod orders;
mod phone;
mod raw;
mod set;
mod story;
mod ward;

use std::collections::BTreeMap;

pub use find::Find;
use set::Set;
use story::Story;

/// What was seen in many histories.
#[derive(Default)]
pub struct Tally {
    pub histories: u64,
    /// Changes that were offered.
    pub changes: u64,
    /// How often each bend got each answer of the gate: `accepted`, or a code.
    pub answers: BTreeMap<(&'static str, &'static str), u64>,
    /// The most heads and changes that a document had.
    pub most_heads: usize,
    pub most_changes: usize,
}

/// Histories whose documents one phone holds together.
pub const TOGETHER: usize = 32;

/// Tells the history of this seed; gives what did harm, or the history for a phone to receive.
pub fn run(seed: u64, tally: &mut Tally) -> Result<Received, Box<Find>> {
    let mut story = Story::begin(seed);
    let told = story.tell();
    tally.note(&story);
    let harm = told.and_then(|()| {
        let mut rng = story.rng();
        orders::agree(&story.model, &story.ward.feed, &mut rng).and_then(|()| bounded(&story))
    });
    match harm {
        Ok(()) => Ok(Received::of(&story)),
        Err(harm) => Err(Box::new(Find::of(seed, harm, story))),
    }
}

pub use phone::{Received, receive};

/// What one device can add is bounded: as many heads as devices, one standing value a device and field.
fn bounded(story: &Story) -> Result<(), String> {
    let (model, ward) = (&story.model, &story.ward);
    let heads = model.heads(&ward.taken).len();
    if heads > story.device_count() {
        return Err(format!("{heads} heads of {} devices", story.device_count()));
    }
    let mut before = Set::default();
    for number in &ward.feed {
        stands_on_what_is_there(story, *number, &before)?;
        before.insert(*number);
    }
    let actor = |id: &automerge::legacy::OpId| id.actor().to_bytes().get(..16).map(<[u8]>::to_vec);
    for (field, standing) in model.picture(&ward.taken) {
        let mut devices: Vec<_> = standing.iter().map(|(id, _)| actor(id)).collect();
        devices.sort();
        if devices.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(format!("two values of one device stand in {field:?}"));
        }
    }
    Ok(())
}

/// A change names only what is behind it, and replaces what of its device stands when it arrives.
fn stands_on_what_is_there(story: &Story, number: usize, before: &Set) -> Result<(), String> {
    let model = &story.model;
    let made = &model.changes[number];
    for op in made.ops.clone().map(|op| &model.ops[op]) {
        let is_behind = |other: &usize| {
            let change = model.ops[*other].change;
            made.past.contains(change) || change == number
        };
        if op.names_strangers || !op.preds.iter().all(is_behind) {
            return Err(format!("change {number} writes over what is not behind it"));
        }
        let Some(object) = op.object else { continue };
        if !is_behind(&object) {
            return Err(format!("change {number} writes into a record that is not behind it"));
        }
        let standing = model.standing(before, object, &op.key);
        let mut own = standing.into_iter().filter(|op| model.author(*op) == made.device);
        if own.any(|own| !op.preds.contains(&own)) {
            return Err(format!("change {number} leaves its device's own value beside a new one"));
        }
    }
    Ok(())
}

impl Tally {
    fn note(&mut self, story: &Story) {
        self.histories += 1;
        self.changes += story.ward.answers.len() as u64;
        for (bend, refusal) in &story.ward.answers {
            let code = refusal.map_or("accepted", |refusal| refusal.code());
            *self.answers.entry((bend.unwrap_or("by the rules"), code)).or_default() += 1;
        }
        self.most_heads = self.most_heads.max(story.model.heads(&story.ward.taken).len());
        self.most_changes = self.most_changes.max(story.ward.feed.len());
    }

    /// Counts another tally in.
    pub fn add(&mut self, other: Tally) {
        self.histories += other.histories;
        self.changes += other.changes;
        for (key, count) in other.answers {
            *self.answers.entry(key).or_default() += count;
        }
        self.most_heads = self.most_heads.max(other.most_heads);
        self.most_changes = self.most_changes.max(other.most_changes);
    }
}
