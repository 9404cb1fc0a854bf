//! Forms that people leave open: a person looks at a record, begins to write, goes on with other things, and saves
//! hours, days or a restart later what was typed then, with what was seen then.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use vungxanh_client::event::{Outcome, RequestId};
use vungxanh_client::{Edit, Effect, Event, Store};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::Fields;

use super::phone::Phone;
use super::sight::Sight;
use super::{Flaw, Pace, World, note, people};

/// Forms that one person has open at most.
const OPEN: usize = 6;

/// The true time, and what is broken on purpose.
pub type Now = (i64, Option<Flaw>);

/// What a person typed, and what was shown when the form was opened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    opened_ms: i64,
    id: String,
    kind: String,
    fields: Fields,
    seen: BTreeMap<String, Vec<String>>,
    decides: bool,
}

impl Form {
    /// A form with this change in it.
    pub fn of(edit: &Edit, now_ms: i64) -> Option<Self> {
        Some(Self {
            opened_ms: now_ms,
            id: edit.id.clone()?,
            kind: edit.kind.clone(),
            fields: edit.fields.clone(),
            seen: edit.seen.clone(),
            decides: edit.decides,
        })
    }

    fn edit(&self) -> Edit {
        let (kind, fields, seen) = (self.kind.clone(), self.fields.clone(), self.seen.clone());
        let id = Some(self.id.clone());
        Edit { id, kind, fields, seen, decides: self.decides, ..Edit::default() }
    }
}

/// What a person asked a phone for and was not answered yet.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// What was seen of the fields.
    pub sight: Sight,
    /// The decision, to be made once more where others stand.
    decision: Option<Form>,
    /// How long the form was open.
    open_ms: Option<i64>,
    edits: usize,
    is_undo: bool,
    /// The kinds of the records that it makes.
    makes: Vec<&'static str>,
}

impl Asking {
    /// To take a save back: nothing was seen but one's own.
    pub fn undo() -> Self {
        Self { is_undo: true, edits: 1, ..Self::default() }
    }

    /// To save these at once.
    pub fn of(edits: &[Edit], now_ms: i64) -> Self {
        let decision = edits.first().filter(|edit| edit.decides && edits.len() == 1);
        let decision = decision.and_then(|edit| Form::of(edit, now_ms));
        let new = edits.iter().filter(|edit| edit.id.is_none());
        let makes = new.filter_map(|edit| Some(kinds::find(&edit.kind)?.name)).collect();
        let (sight, edits) = (Sight::of_edits(edits), edits.len());
        Self { sight, decision, edits, makes, ..Self::default() }
    }
}

impl Phone {
    /// Leaves a form open: in the page, or as a draft that outlives it.
    pub fn leave_open(&mut self, form: Form, as_draft: bool) {
        if self.forms.len() >= OPEN {
            self.forms.remove(0);
        }
        if as_draft && self.failing.is_none() {
            let mut row = Vec::new();
            if ciborium::into_writer(&form, &mut row).is_ok() {
                let key = format!("edit/{}/{}", form.id, form.opened_ms);
                self.rows.insert((Store::Drafts, key), row);
            }
        } else {
            self.forms.push(form);
        }
    }

    /// One of the forms that are open, with its draft's key where it is one.
    fn take_up(&mut self) -> Option<(Form, Option<String>)> {
        let drafts = self.rows.range((Store::Drafts, String::new())..);
        let drafts = drafts.filter(|((store, _), _)| *store == Store::Drafts);
        let drafts: Vec<_> = drafts.map(|((_, key), row)| (key.clone(), row.clone())).collect();
        let chosen = self.form_dice.below(self.forms.len() + drafts.len());
        if chosen < self.forms.len() {
            return Some((self.forms.remove(chosen), None));
        }
        let (key, row) = drafts.get(chosen - self.forms.len())?.clone();
        // Whoever cannot save a draft throws it away in the end.
        if self.form_dice.one_in(4) {
            self.rows.remove(&(Store::Drafts, key.clone()));
        }
        Some((ciborium::from_reader(row.as_slice()).ok()?, Some(key)))
    }

    /// A person takes up a form that was left open, and saves it.
    pub fn save_any_form(&mut self, now_ms: i64, flaw: Option<Flaw>) -> Option<String> {
        let (form, draft) = self.take_up()?;
        self.save_form(&form, draft, (now_ms, flaw));
        Some(form.id)
    }

    /// A person saves what was typed into a form, with what was seen when it was opened.
    fn save_form(&mut self, form: &Form, draft: Option<String>, (now_ms, flaw): Now) {
        let edit = form.edit();
        let open_ms = Some(now_ms - form.opened_ms);
        let asking = Asking { open_ms, ..Asking::of(std::slice::from_ref(&edit), now_ms) };
        self.ask(vec![edit], draft, asking, (now_ms, flaw));
    }

    /// Hands edits to the engine and remembers what their author saw.
    pub fn ask(
        &mut self,
        mut edits: Vec<Edit>,
        draft: Option<String>,
        asking: Asking,
        (now_ms, flaw): Now,
    ) {
        if flaw == Some(Flaw::DecisionAsEdit) {
            for edit in &mut edits {
                edit.decides = false;
            }
        }
        if flaw == Some(Flaw::SeenAtSave) {
            let clock_ms = self.clock_ms(now_ms);
            for edit in &mut edits {
                let shown = edit.id.as_ref().and_then(|id| self.engine.record(id, clock_ms));
                edit.seen = shown.map(|record| record.seen()).unwrap_or_default();
            }
        }
        let request = self.request();
        self.asked.insert(request, asking);
        self.tell(Event::Save { request, edits, draft }, now_ms);
    }

    /// Looks again at what a decision met, and decides over both.
    fn looks_again(&mut self, decision: &Form, now_ms: i64) -> Option<Form> {
        let clock_ms = self.clock_ms(now_ms);
        let record = self.engine.record(&decision.id, clock_ms)?;
        let mut again = Form { opened_ms: now_ms, ..decision.clone() };
        for (field, ops) in record.seen() {
            let seen = again.seen.entry(field).or_default();
            let unseen: Vec<String> = ops.into_iter().filter(|op| !seen.contains(op)).collect();
            seen.extend(unseen);
        }
        let stands = record.stands.unwrap_or_default();
        for (field, value) in &mut again.fields {
            let standing = stands.get(field).map_or(&[][..], Vec::as_slice);
            if let Some(chosen) = self.form_dice.pick(standing) {
                *value = chosen.value.clone();
            }
        }
        Some(again)
    }
}

/// To whom an effect answers.
pub fn answers(effect: &Effect) -> Option<RequestId> {
    match effect {
        Effect::Persist { answer: Some((request, _)), .. } | Effect::Answer { request, .. } => {
            Some(*request)
        }
        _ => None,
    }
}

impl World {
    /// Somebody opens a form, or takes one up that was left open, or goes on with a clash.
    pub(super) fn people_at_forms(&mut self) -> Result<()> {
        let (number, now_ms) = (self.any_phone_at_forms(), self.now_ms);
        let flaw = self.options.flaw;
        let Some(phone) = self.phones.get_mut(number) else { return Ok(()) };
        if phone.device().is_none() || phone.effects.len() > super::script::BUSY {
            return Ok(());
        }
        if self.form_dice.one_in(2) {
            let edit = people::change_of_any(phone, &mut self.form_dice, now_ms);
            let Some(form) = edit.and_then(|edit| Form::of(&edit, now_ms)) else { return Ok(()) };
            note!(self, "phone {number} opens {} and leaves the form open", form.id);
            self.counts.left_open += 1;
            phone.leave_open(form, self.form_dice.one_in(2));
        } else if let Some(id) = phone.save_any_form(now_ms, flaw) {
            note!(self, "phone {number} saves what was typed into {id}");
        }
        Ok(())
    }

    fn any_phone_at_forms(&mut self) -> usize {
        self.form_dice.below(self.phones.len())
    }

    /// What a person was told about something asked for.
    pub(super) fn person_hears(&mut self, number: usize, asking: Asking, outcome: &Outcome) {
        let (now_ms, flaw) = (self.now_ms, self.options.flaw);
        match outcome {
            Outcome::Saved { ids, .. } => {
                if self.options.pace == Pace::Small {
                    let new = ids.iter().filter(|id| !self.meeting_points.contains(id));
                    let new: Vec<String> = new.cloned().collect();
                    self.meeting_points.extend(new);
                }
                self.counts.edits += asking.edits;
                self.counts.kinds.add(&asking.makes);
                self.counts.undos += usize::from(asking.is_undo);
                self.counts.decisions += usize::from(asking.sight.decides);
                self.counts.was_open(asking.open_ms);
            }
            Outcome::OthersStand(_) => {
                self.counts.asked_again += 1;
                let Some(phone) = self.phones.get_mut(number) else { return };
                let again = asking.decision.and_then(|form| phone.looks_again(&form, now_ms));
                let Some(again) = again else { return };
                if phone.form_dice.one_in(3) {
                    phone.leave_open(again, false);
                } else {
                    phone.save_form(&again, None, (now_ms, flaw));
                }
            }
            _ => {}
        }
    }
}
