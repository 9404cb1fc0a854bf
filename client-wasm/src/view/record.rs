//! A record, where it stands on its way to the ward, and what was done to it.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use vungxanh_shared::document::{self, Authorship, FieldWriting, Standing};
use vungxanh_shared::ids::{DeviceId, DocumentKey, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem};
use vungxanh_shared::rules::signs::Finding;
use vungxanh_shared::scalar::{Fields, Scalar};

use crate::engine::Engine;
use crate::index::Entry;
use crate::stored::Stored;

/// A record as every border shows it, and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhoneRecord {
    /// Record id.
    pub id: String,
    /// Kind's name.
    pub kind: String,
    /// Schema version.
    pub v: u32,
    /// Partition.
    pub partition: String,
    /// Period.
    pub period: String,
    /// Place code.
    pub place: String,
    /// Values by field.
    pub fields: Fields,
    /// Fields in which several values stand.
    pub conflicts: BTreeMap<String, Vec<StandingValue>>,
    /// What is wrong or doubtful.
    pub problems: Vec<Problem>,
    /// What its answers come to, of a kind that asks for signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// Made.
    pub created_at_ms: i64,
    /// Device.
    pub created_by: String,
    /// Member.
    pub created_by_name: Option<String>,
    /// Last written.
    pub updated_at_ms: i64,
    /// Device.
    pub updated_by: String,
    /// Member.
    pub updated_by_name: Option<String>,
    /// Has a tombstone.
    pub removed: bool,
    /// How far the latest own change got.
    pub delivery: Delivery,
    /// Why the ward refused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// Of every field all that stands, the winner first: what a person who looks at it sees. Lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<BTreeMap<String, Vec<StandingValue>>>,
}

impl PhoneRecord {
    /// What a person who looks at this record has seen of it, as an [`crate::Edit`] says it.
    pub fn seen(&self) -> BTreeMap<String, Vec<String>> {
        let stands = self.stands.iter().flatten();
        let ops = |values: &[StandingValue]| values.iter().flat_map(|v| v.ops.clone()).collect();
        stands.map(|(field, values)| (field.clone(), ops(values))).collect()
    }
}

/// One of several values of a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingValue {
    /// The value.
    pub value: Scalar,
    /// Device.
    pub by: String,
    /// Member.
    pub by_name: Option<String>,
    /// When, by the writer's clock.
    pub at_ms: i64,
    /// Shown as the field's value.
    pub winner: bool,
    /// The operations that wrote it and stand.
    pub ops: Vec<String>,
}

/// How far a record's latest own change got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Durable here.
    OnPhone,
    /// On the ward's disk.
    AtWard,
    /// In the ward's quarantine.
    Refused,
}

/// Why the ward refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable code.
    pub code: String,
    /// The ward's words.
    pub message: String,
}

/// One change of a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEntry {
    /// When, by the writer's clock.
    pub at_ms: i64,
    /// Device.
    pub by: String,
    /// Member.
    pub by_name: Option<String>,
    /// What was written.
    pub fields: Fields,
    /// The same field by field: what it replaced and what it left standing.
    pub changes: Vec<FieldChange>,
}

/// What one change did to a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// The values that the writer saw and replaced.
    pub from: Vec<Scalar>,
    /// The value written.
    pub to: Scalar,
    /// Others that stayed beside it: the writer had not seen them.
    pub left: Vec<Scalar>,
    /// Whether the writer chose between several.
    pub decision: bool,
}

impl Engine {
    /// One record.
    pub fn record(&mut self, id: &str, now_ms: i64) -> Option<PhoneRecord> {
        let id: RecordId = id.parse().ok()?;
        let names = self.names();
        let (key, _) = self.documents.find(&self.stored, id)?;
        let key = key.clone();
        let stands = self.documents.stands(&self.stored, &key, id);
        let (key, entry) = self.documents.find(&self.stored, id)?;
        let show = Show::new(&self.stored, &names, now_ms);
        let stands = stands.map(|stands| {
            stands.iter().map(|(field, values)| (field.clone(), show.standing(values))).collect()
        });
        Some(PhoneRecord { stands, ..show.record(key, entry) })
    }

    /// Every change of a record, oldest first.
    pub fn history(&mut self, id: &str) -> Vec<HistoryEntry> {
        let Ok(id) = id.parse::<RecordId>() else { return Vec::new() };
        let names = self.names();
        let Some((key, _)) = self.documents.find(&self.stored, id) else { return Vec::new() };
        let key = key.clone();
        let Ok(loaded) = self.documents.loaded(&self.stored, &key) else { return Vec::new() };
        let entries = document::history(loaded.shown(), id).into_iter();
        entries
            .filter(|writing| writing.made || !writing.changes.is_empty())
            .map(|writing| {
                let by = writing.by;
                let written = writing.changes.iter();
                HistoryEntry {
                    at_ms: by.at_ms,
                    by: by.device.to_string(),
                    by_name: names.get(&by.device).cloned(),
                    fields: written.map(|one| (one.field.clone(), one.to.clone())).collect(),
                    changes: writing.changes.into_iter().map(FieldChange::from).collect(),
                }
            })
            .collect()
    }
}

impl From<FieldWriting> for FieldChange {
    fn from(writing: FieldWriting) -> Self {
        let FieldWriting { field, from, to, left, decision } = writing;
        Self { field, from, to, left, decision }
    }
}

/// What is needed to show records.
pub(super) struct Show<'a> {
    names: &'a HashMap<DeviceId, String>,
    delivery: HashMap<RecordId, (Delivery, Option<Refusal>)>,
    now_ms: i64,
}

impl<'a> Show<'a> {
    pub(super) fn new(stored: &Stored, names: &'a HashMap<DeviceId, String>, now_ms: i64) -> Self {
        let mut delivery = HashMap::new();
        for unsent in stored.outbox.values() {
            for record in &unsent.records {
                delivery.insert(*record, (Delivery::OnPhone, None));
            }
        }
        for refused in stored.refused.values() {
            for record in &refused.change.records {
                let (code, message) = (refused.code.clone(), refused.message.clone());
                delivery.insert(*record, (Delivery::Refused, Some(Refusal { code, message })));
            }
        }
        Self { names, delivery, now_ms: stored.contact.ward_ms(now_ms) }
    }

    /// Whether the ward has not taken a change of the record.
    pub(super) fn is_refused(&self, id: RecordId) -> bool {
        matches!(self.delivery.get(&id), Some((Delivery::Refused, _)))
    }

    pub(super) fn record(&self, key: &DocumentKey, entry: &Entry) -> PhoneRecord {
        let reading = &entry.reading;
        let kind = kinds::find(&reading.kind);
        let context = CheckContext::in_ward(self.now_ms, &key.partition.ward());
        let (delivery, refusal) =
            self.delivery.get(&entry.id()).cloned().unwrap_or((Delivery::AtWard, None));
        PhoneRecord {
            id: entry.id().to_string(),
            kind: reading.kind.clone(),
            v: reading.version,
            partition: key.partition.to_string(),
            period: key.period.to_string(),
            place: key.partition.place.to_string(),
            fields: reading.fields.clone(),
            conflicts: reading
                .conflicts
                .iter()
                .map(|(field, values)| (field.clone(), self.standing(values)))
                .collect(),
            problems: kind.map(|kind| problems(kind, entry, &context)).unwrap_or_default(),
            finding: kind.and_then(|kind| kind.finding(&reading.fields, &context)),
            created_at_ms: reading.created.at_ms,
            created_by: reading.created.device.to_string(),
            created_by_name: self.name(&reading.created),
            updated_at_ms: reading.updated.at_ms,
            updated_by: reading.updated.device.to_string(),
            updated_by_name: self.name(&reading.updated),
            removed: entry.is_removed(),
            delivery,
            refusal,
            stands: None,
        }
    }

    fn standing(&self, values: &[Standing]) -> Vec<StandingValue> {
        let shown = values.iter().map(|standing| StandingValue {
            value: standing.value.clone(),
            by: standing.by.device.to_string(),
            by_name: self.name(&standing.by),
            at_ms: standing.by.at_ms,
            winner: standing.winner,
            ops: standing.ops.iter().map(document::op_name).collect(),
        });
        shown.collect()
    }

    fn name(&self, by: &Authorship) -> Option<String> {
        self.names.get(&by.device).cloned()
    }
}

/// Everything wrong or doubtful in a record.
fn problems(kind: &Kind, entry: &Entry, context: &CheckContext) -> Vec<Problem> {
    let fields = &entry.reading.fields;
    let itself = kind.names_itself(entry.id(), fields);
    kind.problems(fields, context).into_iter().chain(itself).collect()
}
