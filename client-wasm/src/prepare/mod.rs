//! From the edits of one save to what is written: records found or made, references between them resolved, each
//! prepared by [`vungxanh_shared::edit`]. Nothing here changes anything.

mod undo;

use std::collections::BTreeMap;

use vungxanh_shared::document::{self, RecordWrite, Seen};
use vungxanh_shared::edit::{Asked, Draft};
use vungxanh_shared::ids::{DocumentKey, Partition, Place, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem, Rulings, ValueType};
use vungxanh_shared::rules::OwnRule;
use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use crate::document_cache::DocumentCache;
use crate::event::{Edit, NotSaved};
use crate::random::Rng;
use crate::stored::Stored;

pub use undo::{Undo, UndoRecord, undo_edits};

/// What a save will write.
#[derive(Debug, Clone, Default)]
pub struct PreparedSave {
    /// Of the records, one an edit.
    pub ids: Vec<RecordId>,
    /// What is doubtful, one list an edit.
    pub warnings: Vec<Vec<Problem>>,
    /// By document, in the order of the edits.
    pub writes: BTreeMap<DocumentKey, Vec<RecordWrite>>,
    /// How to take it back.
    pub undo: Undo,
}

/// Why nothing was prepared.
#[derive(Debug, Clone, PartialEq)]
pub enum NotPrepared {
    /// Problems, one list an edit.
    Invalid(Vec<Vec<Problem>>),
    /// Another reason.
    NotSaved(NotSaved),
    /// A decision met values that it does not name: the fields, one list an edit.
    OthersStand(Vec<Vec<String>>),
    /// A document that must be written does not load.
    Broken,
}

impl From<NotSaved> for NotPrepared {
    fn from(reason: NotSaved) -> Self {
        NotPrepared::NotSaved(reason)
    }
}

/// Where a save is prepared: what it looks things up in.
pub struct Preparation<'a> {
    /// What is durable.
    pub stored: &'a Stored,
    /// Documents and records.
    pub documents: &'a mut DocumentCache,
    /// For checks.
    pub context: CheckContext,
    /// Now by the ward's clock, as far as this phone knows it: it chooses the documents of new records.
    pub ward_now_ms: i64,
    /// How strictly.
    pub checking: Checking,
}

/// What may keep an edit from being saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checking {
    /// Every error, as in a form.
    Form,
    /// Nothing: values that stood before are written back.
    Undo,
}

/// What an edit makes of its record, and where that is.
struct Placed {
    record: RecordId,
    document: DocumentKey,
    draft: Draft,
}

impl<'a> Preparation<'a> {
    /// At `now_ms` of this phone's clock.
    pub fn new(
        stored: &'a Stored,
        documents: &'a mut DocumentCache,
        now_ms: i64,
        checking: Checking,
    ) -> Self {
        let context = check_context(stored, documents, now_ms);
        let ward_now_ms = stored.contact.ward_ms(now_ms);
        Self { stored, documents, context, ward_now_ms, checking }
    }

    /// Prepares a save.
    pub fn prepare(&mut self, edits: &[Edit], rng: &mut Rng) -> Result<PreparedSave, NotPrepared> {
        let ids = self.name_records(edits, rng)?;
        let names: BTreeMap<&str, RecordId> = edits
            .iter()
            .zip(&ids)
            .filter_map(|(edit, (id, _))| Some((edit.name.as_deref()?, *id)))
            .collect();
        let mut all: Vec<Placed> = Vec::new();
        let (mut invalid, mut unseen) = (Vec::new(), Vec::new());
        let mut prepared = PreparedSave::default();
        for (edit, (id, made)) in edits.iter().zip(&ids) {
            // An edit may build on an earlier one of the same save.
            let earlier = all.iter().rposition(|placed| placed.record == *id);
            let earlier = earlier.map(|index| all.remove(index));
            let placed = self.place_edit(edit, (*id, *made), earlier, &names)?;
            let (errors, warnings) = self.check_draft(&placed);
            invalid.push(errors);
            unseen.push(placed.draft.unseen());
            prepared.warnings.push(warnings);
            prepared.ids.push(*id);
            all.push(placed);
        }
        if unseen.iter().any(|fields| !fields.is_empty()) {
            return Err(NotPrepared::OthersStand(unseen));
        }
        if invalid.iter().any(|errors| !errors.is_empty()) {
            return Err(NotPrepared::Invalid(invalid));
        }
        for placed in all {
            prepared.add(placed);
        }
        Ok(prepared)
    }

    /// Everything wrong or doubtful in what an edit would make.
    pub fn check(&mut self, edit: &Edit, rng: &mut Rng) -> Result<Vec<Problem>, NotPrepared> {
        let draft = self.draft(edit, rng)?;
        Ok(draft.map(|draft| draft.all_problems(&self.context)).unwrap_or_default())
    }

    /// What the answers of the record that an edit would make come to.
    pub fn finding(&mut self, edit: &Edit, rng: &mut Rng) -> Result<Option<Finding>, NotPrepared> {
        let draft = self.draft(edit, rng)?;
        Ok(draft.and_then(|draft| draft.kind().finding(draft.fields(), &self.context)))
    }

    /// What the rules say of the record that an edit would make; of a record that an edit without fields names, as it
    /// stands, also where this phone may only read it.
    pub fn rulings(&mut self, edit: &Edit, rng: &mut Rng) -> Result<Rulings, NotPrepared> {
        let id = edit.id.as_ref().filter(|_| edit.fields.is_empty());
        if let Some(id) = id.and_then(|id| id.parse().ok()) {
            let Some((_, entry)) = self.documents.find(self.stored, id) else {
                return Ok(Rulings::default());
            };
            let kind = kinds::find(&entry.reading.kind);
            return Ok(kind
                .map(|kind| kind.rulings(entry.fields(), &self.context))
                .unwrap_or_default());
        }
        let draft = self.draft(edit, rng)?;
        let rulings = draft.map(|draft| draft.kind().rulings(draft.fields(), &self.context));
        Ok(rulings.unwrap_or_default())
    }

    /// The record as the edit alone would make it.
    fn draft(&mut self, edit: &Edit, rng: &mut Rng) -> Result<Option<Draft>, NotPrepared> {
        let ids = self.name_records(std::slice::from_ref(edit), rng)?;
        let Some(named) = ids.first() else { return Ok(None) };
        Ok(Some(self.place_edit(edit, *named, None, &BTreeMap::new())?.draft))
    }

    fn name_records(
        &mut self,
        edits: &[Edit],
        rng: &mut Rng,
    ) -> Result<Vec<(RecordId, bool)>, NotPrepared> {
        let name = |edit: &Edit| match &edit.id {
            Some(id) => id.parse().map(|id| (id, false)).map_err(|_| NotSaved::OutOfScope.into()),
            None => Ok((RecordId::new(self.context.now_ms, rng.bytes()), true)),
        };
        edits.iter().map(name).collect()
    }

    fn place_edit(
        &mut self,
        edit: &Edit,
        (id, made): (RecordId, bool),
        earlier: Option<Placed>,
        names: &BTreeMap<&str, RecordId>,
    ) -> Result<Placed, NotPrepared> {
        let mut placed = match earlier {
            Some(placed) => placed,
            None if made => self.fresh(edit, id)?,
            None => self.existing(id, &edit.kind)?,
        };
        let fields = resolve(placed.draft.kind(), &edit.fields, names);
        let seen = Seen::from_names(&edit.seen);
        let asked = Asked { fields: &fields, seen: &seen, decides: edit.decides };
        placed.draft.edit(&asked, &self.context);
        if placed.draft.is_new() {
            // Decided by the record's own date now that it is known; it never moves afterwards.
            let date = placed.draft.date(self.ward_now_ms);
            placed.document = DocumentKey::dated(placed.document.partition, date);
            self.may_date(&placed.document.partition, date)?;
        }
        Ok(placed)
    }

    fn fresh(&self, edit: &Edit, record: RecordId) -> Result<Placed, NotPrepared> {
        let kind = kinds::find(&edit.kind).ok_or(NotSaved::OutOfScope)?;
        let place = edit.place.as_deref().and_then(|place| place.parse::<Place>().ok());
        let place = place.ok_or(NotSaved::OutOfScope)?;
        let partition = Partition::new(kind.family, place).map_err(|_| NotSaved::OutOfScope)?;
        self.may_write(&partition)?;
        let date = LocalDate::at_ms(self.ward_now_ms);
        let document = DocumentKey::dated(partition, date);
        Ok(Placed { record, document, draft: Draft::new(kind) })
    }

    fn existing(&mut self, record: RecordId, kind: &str) -> Result<Placed, NotPrepared> {
        let found = self.documents.find(self.stored, record);
        let Some((document, entry)) = found else {
            let broken = self.documents.has_broken();
            return Err(if broken {
                NotPrepared::Broken
            } else {
                self.missing(record, kind).into()
            });
        };
        let (document, version) = (document.clone(), entry.reading.version);
        // A kind of a later version can be read, not written.
        let kind = kinds::find(&entry.reading.kind).ok_or(NotSaved::NewerVersion)?;
        self.may_write(&document.partition)?;
        let loaded =
            self.documents.loaded(self.stored, &document).map_err(|_| NotPrepared::Broken)?;
        // A record that only the refused changes hold cannot be built on: that would be refused too.
        if document::record_object(loaded.clean(), record).is_none() {
            return Err(NotSaved::RefusedRecord.into());
        }
        let stands = document::stands(loaded.shown(), record).unwrap_or_default();
        Ok(Placed { record, document, draft: Draft::existing(kind, version, stands) })
    }

    /// Why a record is not there: deleted, as far as its id tells when it was made.
    fn missing(&self, record: RecordId, kind: &str) -> NotSaved {
        let family = kinds::find(kind).map(|kind| kind.family);
        let made = LocalDate::at_ms(record.made_at_ms());
        let mut partitions = self.stored.scope.keys();
        let deleted = partitions.any(|partition| {
            Some(partition.family) == family && self.may_date(partition, made).is_err()
        });
        if deleted { NotSaved::PeriodDeleted } else { NotSaved::OutOfScope }
    }

    /// Nothing new for a period that the ward has deleted (SPEC G11).
    fn may_date(&self, partition: &Partition, date: LocalDate) -> Result<(), NotSaved> {
        let floor = self.stored.floors.get(partition).and_then(|floors| floors.ward.as_ref());
        match floor {
            Some(floor) if partition.family.period(date) < *floor => Err(NotSaved::PeriodDeleted),
            _ => Ok(()),
        }
    }

    fn may_write(&self, partition: &Partition) -> Result<(), NotSaved> {
        match self.stored.scope.get(partition).map(|holding| holding.access) {
            Some(Access::Write) => Ok(()),
            Some(Access::Read) => Err(NotSaved::ReadOnly),
            None => Err(NotSaved::OutOfScope),
        }
    }

    /// Errors that keep the edit from being saved, and warnings.
    fn check_draft(&self, Placed { draft, record, .. }: &Placed) -> (Vec<Problem>, Vec<Problem>) {
        let (errors, warnings) = draft.problems(&self.context);
        match self.checking {
            Checking::Form => {
                let unwritable = draft.unwritable_problem().into_iter().chain(draft.full_problem());
                let unwritable = unwritable.chain(draft.itself_problem(*record));
                (unwritable.chain(errors).collect(), warnings)
            }
            Checking::Undo => (Vec::new(), warnings),
        }
    }
}

impl PreparedSave {
    fn add(&mut self, Placed { record, document, draft }: Placed) {
        let Some(write) = draft.write(record) else { return };
        let (made, fields) = (draft.is_new(), draft.changes());
        self.undo.0.push(UndoRecord { record, made, fields });
        self.writes.entry(document).or_default().push(write);
    }
}

/// What checks need to know: the time, the ward, what its oldest settings say, and its own rules.
pub fn check_context(stored: &Stored, documents: &mut DocumentCache, now_ms: i64) -> CheckContext {
    let keys = stored.plan_documents();
    let own_rules = documents
        .entries(stored, &keys)
        .filter(|(_, entry)| entry.reading.kind == kinds::rule::KIND.name)
        .filter_map(|(_, entry)| OwnRule::of(&entry.id().to_string(), entry.fields()))
        .collect();
    let oldest = documents
        .entries(stored, &keys)
        .filter(|(_, entry)| entry.reading.kind == "settings" && !entry.is_removed())
        .min_by_key(|(_, entry)| entry.id());
    // A time is in the future when it is for the ward, whatever this phone's clock says.
    let ward_now_ms = stored.contact.ward_ms(now_ms);
    let context = match stored.scope.keys().next() {
        Some(partition) => CheckContext::in_ward(ward_now_ms, &partition.ward()),
        None => CheckContext::new(ward_now_ms),
    };
    let context = context.with_rules(own_rules);
    match oldest {
        Some((_, entry)) => context.with_settings(entry.fields()),
        None => context,
    }
}

/// `@name` in a field that refers to a record becomes the id of the record so named in the same save.
fn resolve(kind: &'static Kind, fields: &Fields, names: &BTreeMap<&str, RecordId>) -> Fields {
    let resolved = fields.iter().map(|(key, value)| {
        let refers = kind.field(key).is_some_and(|f| matches!(f.value, ValueType::Record { .. }));
        let named = fields.text(key).and_then(|text| text.strip_prefix('@'));
        match named.filter(|_| refers).and_then(|name| names.get(name)) {
            Some(id) => (key.clone(), Scalar::Text(id.to_string())),
            None => (key.clone(), value.clone()),
        }
    });
    resolved.collect()
}
