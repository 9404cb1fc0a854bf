//! The queue of saves and undoes, and what becomes of one that cannot be prepared.

use super::Engine;
use crate::event::{NotSaved, Outcome, RequestId};
use crate::prepare::{Checking, NotPrepared, undo_edits};
use crate::random::Rng;
use crate::save::{Wish, save};

/// Saves that wait at most; a person cannot tap faster.
const WAITING_SAVES: usize = 64;

/// Something to write that a person asked for.
#[derive(Debug)]
pub(super) enum Job {
    Save { request: RequestId, wish: Wish },
    Undo { request: RequestId, token: String },
}

impl Engine {
    pub(super) fn queue(&mut self, request: RequestId, job: Job) {
        if self.saves.len() >= WAITING_SAVES {
            return self.answer(request, Outcome::NotSaved(NotSaved::StorageFailed));
        }
        self.saves.push_back(job);
    }

    pub(super) fn run(&mut self, job: Job, now_ms: i64, rng: &mut Rng) {
        match job {
            Job::Undo { request, token } => match self.wish_of_undo(&token, now_ms) {
                Ok(wish) => self.save(request, wish, now_ms, rng),
                Err(reason) => self.answer(request, Outcome::NotSaved(reason)),
            },
            Job::Save { request, wish } => self.save(request, wish, now_ms, rng),
        }
    }

    fn wish_of_undo(&mut self, token: &str, now_ms: i64) -> Result<Wish, NotSaved> {
        let undo = self.undoable.iter().find(|(known, _)| known == token);
        let (_, undo) = undo.ok_or(NotSaved::OutOfScope)?;
        let device = self.stored.identity.as_ref().ok_or(NotSaved::NotEnrolled)?.device;
        let edits = undo_edits(undo, &mut self.documents, &self.stored, (device, now_ms));
        Ok(Wish { edits, draft: None, checking: Checking::Undo })
    }

    fn save(&mut self, request: RequestId, wish: Wish, now_ms: i64, rng: &mut Rng) {
        let session = self.session;
        let saved = save(&mut self.state(now_ms), session, (request, &wish), rng);
        if saved.is_err() {
            self.documents.rolled_back();
        }
        let outcome = match saved {
            Ok(write_set) => return self.apply(write_set, now_ms, rng),
            // What is broken is fetched again first; then this is tried again.
            Err(NotPrepared::Broken) if self.documents.has_broken() => {
                return self.saves.push_front(Job::Save { request, wish });
            }
            Err(NotPrepared::Broken) => Outcome::NotSaved(NotSaved::StorageFailed),
            Err(NotPrepared::OthersStand(fields)) => Outcome::OthersStand(fields),
            Err(NotPrepared::Invalid(problems)) => Outcome::Invalid(problems),
            Err(NotPrepared::NotSaved(reason)) => Outcome::NotSaved(reason),
        };
        self.answer(request, outcome);
    }
}
