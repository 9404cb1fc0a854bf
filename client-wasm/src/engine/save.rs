//! What a person asked to write: saves and undoes wait in a queue, and each is prepared, written into
//! its documents and persisted in one transaction.

use std::collections::BTreeMap;

use serde::Serialize;
use vungxanh_shared::ids::{DocumentKey, RecordId, SessionActor};
use vungxanh_shared::kinds::{CheckContext, Problem};
use vungxanh_shared::rules::{self, signs::Finding};

use super::{Engine, OnDurable};
use crate::event::{Edit, NotSaved, Outcome, RequestId};
use crate::prepare::{Checking, NotPrepared, Preparation, PreparedSave, undo_edits};
use crate::random::{Entropy, Rng};
use crate::stored::{Unsent, Write, row};

/// Numbers of dated rules that screens show, as they hold in the ward today; none where no rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DayRules {
    /// Temperature in °C from which a second reading is asked for.
    pub fever_c: Option<f64>,
    /// Minutes of rest before it.
    pub remeasure_wait_min: Option<f64>,
}

/// Saves that wait at most; a person cannot tap faster.
const WAITING_SAVES: usize = 64;

/// Something to write that a person asked for.
#[derive(Debug)]
pub(super) enum Job {
    Save { request: RequestId, wish: Wish },
    Undo { request: RequestId, token: String },
}

/// What a save is to write.
#[derive(Debug)]
pub(super) struct Wish {
    pub(super) edits: Vec<Edit>,
    pub(super) draft: Option<String>,
    pub(super) checking: Checking,
}

#[derive(Default)]
struct Written {
    rows: Vec<Write>,
    touched: BTreeMap<DocumentKey, Vec<RecordId>>,
}

impl Engine {
    /// Everything wrong or doubtful in what an edit would make; writes nothing.
    pub fn check(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Vec<Problem> {
        self.preparation(now_ms).check(edit, &mut Rng::new(entropy)).unwrap_or_default()
    }

    /// What the answers in a form come to, before it is saved; none where its kind asks for no signs.
    pub fn finding(&mut self, edit: &Edit, now_ms: i64, entropy: &Entropy) -> Option<Finding> {
        self.preparation(now_ms).finding(edit, &mut Rng::new(entropy)).unwrap_or_default()
    }

    /// The numbers of the day where this phone is.
    pub fn day_rules(&mut self, now_ms: i64) -> DayRules {
        let context = self.check_context(now_ms);
        let number = |rule| rules::value(rule, context.rules_at(now_ms));
        DayRules {
            fever_c: context.fever_c.or_else(|| number(rules::FEVER_C)),
            remeasure_wait_min: number(rules::REMEASURE_WAIT_MIN),
        }
    }

    fn preparation(&mut self, now_ms: i64) -> Preparation<'_> {
        let context = self.check_context(now_ms);
        let (stored, documents) = (&self.stored, &mut self.documents);
        let ward_now_ms = stored.contact.ward_ms(now_ms);
        Preparation { stored, documents, context, ward_now_ms, checking: Checking::Form }
    }

    pub(super) fn queue(&mut self, request: RequestId, job: Job) {
        if self.saves.len() >= WAITING_SAVES {
            return self.answer(request, Outcome::NotSaved(NotSaved::StorageFailed));
        }
        self.saves.push_back(job);
    }

    pub(super) fn run(&mut self, job: Job, now_ms: i64, rng: &mut Rng) {
        match job {
            Job::Undo { request, token } => {
                let place = self.undoable.iter().position(|(known, _)| *known == token);
                let Some((_, undo)) = place.and_then(|place| self.undoable.get(place).cloned())
                else {
                    return self.answer(request, Outcome::NotSaved(NotSaved::OutOfScope));
                };
                let Some(device) = self.stored.identity.as_ref().map(|own| own.device) else {
                    return self.answer(request, Outcome::NotSaved(NotSaved::NotEnrolled));
                };
                let by = (device, now_ms);
                let edits = undo_edits(&undo, &mut self.documents, &self.stored, by);
                let wish = Wish { edits, draft: None, checking: Checking::Undo };
                self.save(request, wish, now_ms, rng);
            }
            Job::Save { request, wish } => self.save(request, wish, now_ms, rng),
        }
    }

    fn save(&mut self, request: RequestId, wish: Wish, now_ms: i64, rng: &mut Rng) {
        let tried = self.try_save(&wish, now_ms, rng);
        if tried.is_err() {
            self.documents.rolled_back();
        }
        match tried {
            Ok((prepared, written)) => {
                self.persist_save(request, wish.draft, (prepared, written), rng)
            }
            Err(NotPrepared::OthersStand(fields)) => {
                self.answer(request, Outcome::OthersStand(fields));
            }
            Err(NotPrepared::Invalid(problems)) => self.answer(request, Outcome::Invalid(problems)),
            Err(NotPrepared::NotSaved(reason)) => self.answer(request, Outcome::NotSaved(reason)),
            // What is broken is fetched again first; then this is tried again.
            Err(NotPrepared::Broken) if self.documents.has_broken() => {
                self.saves.push_front(Job::Save { request, wish });
            }
            Err(NotPrepared::Broken) => {
                self.answer(request, Outcome::NotSaved(NotSaved::StorageFailed));
            }
        }
    }

    fn persist_save(
        &mut self,
        request: RequestId,
        draft: Option<String>,
        (prepared, written): (PreparedSave, Written),
        rng: &mut Rng,
    ) {
        let undo: String = rng.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        let outcome = Outcome::Saved {
            ids: prepared.ids.iter().map(ToString::to_string).collect(),
            warnings: prepared.warnings,
            undo: undo.clone(),
        };
        let mut writes = written.rows;
        writes.extend(draft.iter().map(|key| row::no_draft(key)));
        if writes.is_empty() {
            // Everything stands there already, durably.
            return self.answer(request, outcome);
        }
        let then =
            OnDurable::Saved { request, touched: written.touched, undo: (undo, prepared.undo) };
        self.persist(writes, then, Some((request, outcome)));
    }

    fn try_save(
        &mut self,
        wish: &Wish,
        now_ms: i64,
        rng: &mut Rng,
    ) -> Result<(PreparedSave, Written), NotPrepared> {
        let Some(identity) = &self.stored.identity else {
            return Err(NotSaved::NotEnrolled.into());
        };
        if self.stored.contact.withdrawn {
            return Err(NotSaved::Withdrawn.into());
        }
        let actor = SessionActor::new(identity.device, self.session);
        let context = self.check_context(now_ms);
        let (stored, documents) = (&self.stored, &mut self.documents);
        let (ward_now_ms, checking) = (stored.contact.ward_ms(now_ms), wish.checking);
        let mut preparation = Preparation { stored, documents, context, ward_now_ms, checking };
        let prepared = preparation.prepare(&wish.edits, rng)?;
        let mut written = Written::default();
        let mut number = self.stored.next_number();
        for (key, writes) in &prepared.writes {
            let loaded =
                self.documents.loaded(&self.stored, key).map_err(|_| NotPrepared::Broken)?;
            let changes = loaded.write(actor, now_ms, writes);
            self.documents.set_pending([key.clone()]);
            let changes = changes.map_err(|_| NotSaved::StorageFailed)?;
            let records: Vec<RecordId> = writes.iter().map(|write| write.record).collect();
            for change in changes {
                let unsent = Unsent {
                    document: key.clone(),
                    hash: change.hash().0.to_vec(),
                    bytes: change.raw_bytes().to_vec(),
                    at_ms: now_ms,
                    records: records.clone(),
                };
                written.rows.push(row::unsent(number, Some(&unsent)));
                number += 1;
            }
            written.touched.insert(key.clone(), records);
        }
        Ok((prepared, written))
    }

    fn check_context(&mut self, now_ms: i64) -> CheckContext {
        let keys = self.plan_documents();
        let settings = self.documents.entries(&self.stored, &keys);
        let oldest = settings
            .filter(|(_, entry)| entry.reading.kind == "settings" && !entry.is_removed())
            .min_by_key(|(_, entry)| entry.id());
        // A time is in the future when it is for the ward, whatever this phone's clock says.
        let ward_now_ms = self.stored.contact.ward_ms(now_ms);
        let context = match self.stored.scope.keys().next() {
            Some(partition) => CheckContext::in_ward(ward_now_ms, &partition.ward()),
            None => CheckContext::new(ward_now_ms),
        };
        match oldest {
            Some((_, entry)) => context.with_settings(entry.fields()),
            None => context,
        }
    }
}
