//! From edits to what is written: checked by the kind's definition, references resolved, only what
//! is new. Nothing here changes anything.

mod undo;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use automerge::ScalarValue;
use vungxanh_shared::document::RecordWrite;
use vungxanh_shared::ids::{DocumentKey, Partition, Place, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem, ScalarType, Severity, ValueType};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use crate::event::{Edit, NotSaved};
use crate::library::Library;
use crate::random::Draw;
use crate::stored::Stored;

pub use undo::{Undo, UndoRecord, undo_edits};

/// What a save will write.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Of the records, one an edit.
    pub ids: Vec<RecordId>,
    /// What is doubtful, one list an edit.
    pub warnings: Vec<Vec<Problem>>,
    /// By document, in the order of the edits.
    pub writes: BTreeMap<DocumentKey, Vec<RecordWrite>>,
    /// How to take it back.
    pub undo: Undo,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq)]
pub enum NoPlan {
    /// Problems, one list an edit.
    Invalid(Vec<Vec<Problem>>),
    /// Another reason.
    NotSaved(NotSaved),
    /// A document that must be written does not load.
    Broken,
}

impl From<NotSaved> for NoPlan {
    fn from(reason: NotSaved) -> Self {
        NoPlan::NotSaved(reason)
    }
}

/// Where a planner looks things up.
pub struct Planner<'a> {
    /// What is durable.
    pub stored: &'a Stored,
    /// Documents and records.
    pub library: &'a mut Library,
    /// For checks.
    pub context: CheckContext,
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

/// What an edit makes of its record.
struct Draft {
    record: RecordId,
    document: DocumentKey,
    kind: &'static Kind,
    made: bool,
    /// The schema version with which the record was last written; 0 where it is new.
    version: u32,
    before: Fields,
    /// Fields in which several values stand: written even where the winner stays.
    contested: BTreeSet<String>,
    after: Fields,
    edited: BTreeSet<String>,
}

impl Planner<'_> {
    /// Plans a save.
    pub fn plan(&mut self, edits: &[Edit], draw: &mut Draw) -> Result<Plan, NoPlan> {
        let ids = self.name_records(edits, draw)?;
        let names: BTreeMap<&str, RecordId> = edits
            .iter()
            .zip(&ids)
            .filter_map(|(edit, (id, _))| Some((edit.name.as_deref()?, *id)))
            .collect();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut invalid = Vec::new();
        let mut plan = Plan::default();
        for (edit, (id, made)) in edits.iter().zip(&ids) {
            // An edit may build on an earlier one of the same save.
            let earlier = drafts.iter().rposition(|draft| draft.record == *id);
            let earlier = earlier.map(|place| drafts.remove(place));
            let draft = self.draft(edit, (*id, *made), earlier, &names)?;
            let (errors, warnings) = self.judge(&draft);
            invalid.push(errors);
            plan.warnings.push(warnings);
            plan.ids.push(*id);
            drafts.push(draft);
        }
        if invalid.iter().any(|errors| !errors.is_empty()) {
            return Err(NoPlan::Invalid(invalid));
        }
        for draft in drafts {
            plan.add(draft);
        }
        Ok(plan)
    }

    /// Everything wrong or doubtful in what an edit would make.
    pub fn check(&mut self, edit: &Edit, draw: &mut Draw) -> Result<Vec<Problem>, NoPlan> {
        let ids = self.name_records(std::slice::from_ref(edit), draw)?;
        let Some(named) = ids.first() else { return Ok(Vec::new()) };
        let draft = self.draft(edit, *named, None, &BTreeMap::new())?;
        Ok(draft.kind.problems(&draft.after, &self.context))
    }

    fn name_records(
        &mut self,
        edits: &[Edit],
        draw: &mut Draw,
    ) -> Result<Vec<(RecordId, bool)>, NoPlan> {
        let name = |edit: &Edit| match &edit.id {
            Some(id) => id.parse().map(|id| (id, false)).map_err(|_| NotSaved::OutOfScope.into()),
            None => Ok((RecordId::new(self.context.now_ms, draw.bytes()), true)),
        };
        edits.iter().map(name).collect()
    }

    fn draft(
        &mut self,
        edit: &Edit,
        (id, made): (RecordId, bool),
        earlier: Option<Draft>,
        names: &BTreeMap<&str, RecordId>,
    ) -> Result<Draft, NoPlan> {
        let mut draft = match earlier {
            Some(draft) => draft,
            None if made => self.fresh(edit, id)?,
            None => self.existing(id, &edit.kind)?,
        };
        let fields = resolve(draft.kind, &edit.fields, names);
        for (key, value) in draft.kind.normalise(&fields) {
            draft.edited.insert(key.clone());
            draft.after.insert(key, value);
        }
        let filled = draft.kind.filled(&draft.after);
        draft.after.extend(filled);
        if draft.made {
            // Decided by the record's own date now that it is known; it never moves afterwards.
            let date = draft.kind.dated(&draft.after, self.context.now_ms);
            draft.document = DocumentKey::dated(draft.document.partition, date);
            self.may_date(&draft.document.partition, date)?;
        }
        Ok(draft)
    }

    fn fresh(&self, edit: &Edit, record: RecordId) -> Result<Draft, NoPlan> {
        let kind = kinds::find(&edit.kind).ok_or(NotSaved::OutOfScope)?;
        let place = edit.place.as_deref().and_then(|place| place.parse::<Place>().ok());
        let place = place.ok_or(NotSaved::OutOfScope)?;
        let partition = Partition::new(kind.family, place).map_err(|_| NotSaved::OutOfScope)?;
        self.may_write(&partition)?;
        let date = kind.dated(&Fields::new(), self.context.now_ms);
        Ok(Draft {
            record,
            document: DocumentKey::dated(partition, date),
            kind,
            made: true,
            version: 0,
            before: Fields::new(),
            contested: BTreeSet::new(),
            after: Fields::new(),
            edited: BTreeSet::new(),
        })
    }

    fn existing(&mut self, record: RecordId, kind: &str) -> Result<Draft, NoPlan> {
        let found = self.library.find(self.stored, record);
        let Some((document, entry)) = found else {
            let broken = self.library.has_broken();
            return Err(if broken { NoPlan::Broken } else { self.missing(record, kind).into() });
        };
        let draft = Draft {
            record,
            document: document.clone(),
            // A kind of a later version can be read, not written.
            kind: kinds::find(&entry.reading.kind).ok_or(NotSaved::ReadOnly)?,
            made: false,
            version: entry.reading.version,
            before: entry.fields().clone(),
            contested: entry.conflicts().keys().cloned().collect(),
            after: entry.fields().clone(),
            edited: BTreeSet::new(),
        };
        self.may_write(&draft.document.partition)?;
        let live = self.library.live(self.stored, &draft.document).map_err(|_| NoPlan::Broken)?;
        // A record that only the refused changes hold cannot be built on: that would be refused too.
        if vungxanh_shared::document::record_object(live.clean(), record).is_none() {
            return Err(NotSaved::ReadOnly.into());
        }
        Ok(draft)
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
        let kept = self.stored.kept.get(partition).and_then(|kept| kept.ward.as_ref());
        match kept {
            Some(kept) if partition.family.period(date) < *kept => Err(NotSaved::PeriodDeleted),
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

    /// Errors that keep the edit from being saved, and warnings. What was wrong before and is not
    /// touched now, for instance after a merge, does not stand in the way.
    fn judge(&self, draft: &Draft) -> (Vec<Problem>, Vec<Problem>) {
        let problems = draft.kind.problems(&draft.after, &self.context);
        let before =
            if draft.made { Vec::new() } else { draft.kind.problems(&draft.before, &self.context) };
        let stands_in_the_way = |problem: &Problem| {
            self.checking == Checking::Form
                && problem.severity == Severity::Error
                && (draft.edited.contains(&problem.field) || !before.contains(problem))
        };
        let (errors, rest): (Vec<_>, Vec<_>) = problems.into_iter().partition(stands_in_the_way);
        let warnings = rest.into_iter().filter(|problem| problem.severity == Severity::Warning);
        (errors, warnings.collect())
    }
}

impl Plan {
    fn add(&mut self, draft: Draft) {
        let is_new = |key: &String, value: &Scalar| {
            draft.before.get(key).unwrap_or(&Scalar::Null) != value
                || (draft.contested.contains(key) && draft.edited.contains(key))
        };
        let changed = draft.after.iter().filter(|(key, value)| is_new(key, value));
        let changed: Fields = changed.map(|(key, value)| (key.clone(), value.clone())).collect();
        if changed.is_empty() && !draft.made {
            return;
        }
        let mut values = Vec::new();
        if draft.made {
            values.push(("kind".to_owned(), ScalarValue::Str(draft.kind.name.into())));
        }
        if draft.version < draft.kind.version {
            // An older server would miss the fields of this version in its own (SPEC D5, G7).
            values.push(("v".to_owned(), ScalarValue::Int(i64::from(draft.kind.version))));
        }
        values.extend(changed.iter().map(|(key, value)| {
            (key.clone(), to_stored(draft.kind.field(key).map(|field| field.scalar_type()), value))
        }));
        let before = |key: &String| draft.before.get(key).cloned().unwrap_or(Scalar::Null);
        let fields = changed.into_iter().map(|(key, value)| (key.clone(), (before(&key), value)));
        self.undo.0.push(UndoRecord {
            record: draft.record,
            made: draft.made,
            fields: fields.collect(),
        });
        let write = RecordWrite { record: draft.record, values };
        self.writes.entry(draft.document).or_default().push(write);
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

fn to_stored(scalar_type: Option<ScalarType>, value: &Scalar) -> ScalarValue {
    match (value, scalar_type) {
        (Scalar::Null, _) => ScalarValue::Null,
        (Scalar::Bool(b), _) => ScalarValue::Boolean(*b),
        (Scalar::Int(n), Some(ScalarType::Time)) => ScalarValue::Timestamp(*n),
        (Scalar::Int(n), _) => ScalarValue::Int(*n),
        (Scalar::F64(x), _) => ScalarValue::F64(*x),
        (Scalar::Text(text), _) => ScalarValue::Str(text.as_str().into()),
    }
}
