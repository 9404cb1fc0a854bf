//! The server's side: the real gate over one document, and what it took, in the order of arrival.

use vungxanh_shared::gate::{self, DocumentIndex, Refusal, Writer};
use vungxanh_shared::ids::Family;

use super::caught::caught;
use super::device::Device;
use super::model::Model;
use super::set::Set;

pub struct Ward {
    pub family: Family,
    index: DocumentIndex,
    /// The numbers of the changes that were taken.
    pub feed: Vec<usize>,
    /// The same.
    pub taken: Set,
    /// How often each answer was given, and to which bend.
    pub answers: Vec<(Option<&'static str>, Option<Refusal>)>,
}

impl Ward {
    pub fn new(family: Family) -> Self {
        let (feed, taken, answers) = (Vec::new(), Set::default(), Vec::new());
        Self { family, index: DocumentIndex::default(), feed, taken, answers }
    }

    /// A device offers a change. Gives the gate's answer, or what it did wrong.
    pub fn offer(
        &mut self,
        model: &Model,
        device: &Device,
        number: usize,
    ) -> Result<Result<(), Refusal>, String> {
        let made = &model.changes[number];
        if self.index.contains(&made.change.hash()) {
            return Ok(Ok(()));
        }
        let writer = Writer { device: device.id, family: self.family, authority: device.authority };
        let answer = caught(|| {
            let parsed = gate::parse(made.change.raw_bytes())?;
            gate::check_and_insert(&mut self.index, &parsed, &writer).map(drop)
        });
        let answer = answer.ok_or_else(|| format!("the gate panics on change {number}"))?;
        self.answers.push((made.bend, answer.err()));
        match answer {
            Ok(()) => {
                self.feed.push(number);
                self.taken.insert(number);
            }
            Err(refusal) if self.must_take(model, number) => {
                return Err(format!(
                    "change {number} keeps every rule and is refused: {}",
                    refusal.code()
                ));
            }
            Err(_) => {}
        }
        Ok(answer)
    }

    /// Nothing is wrong with it, and what it builds on is there.
    fn must_take(&self, model: &Model, number: usize) -> bool {
        let made = &model.changes[number];
        made.bend.is_none()
            && made.deps.len() == made.expanded.deps.len()
            && made.deps.iter().all(|dep| self.taken.contains(*dep))
    }
}
