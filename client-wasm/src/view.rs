//! What a page is shown: the shapes of `web/src/worker/api.ts`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use vungxanh_shared::document::{Authorship, Standing};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Family, Place, PlaceKind, RecordId};
use vungxanh_shared::kinds::{self, CheckContext, Problem};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::text;
use vungxanh_shared::time::LocalDate;
use vungxanh_shared::wire::Access;

use crate::engine::Engine;
use crate::index::Entry;
use crate::reader;
use crate::sync::Network;

/// Records given at most where a query names no limit.
const LIMIT: usize = 500;

/// A question for records.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Kind of record.
    pub kind: String,
    /// Only of this place.
    pub place: Option<String>,
    /// Only with these values.
    #[serde(rename = "where")]
    pub with: BTreeMap<String, Scalar>,
    /// Local day of the kind's date field, inclusive.
    pub from_day: Option<String>,
    /// Local day of the kind's date field, inclusive.
    pub to_day: Option<String>,
    /// Words, initials, digits.
    pub search: Option<String>,
    /// Order.
    pub sort: Sort,
    /// Records at most.
    pub limit: Option<usize>,
    /// Also those with a tombstone.
    pub with_removed: bool,
    /// Only those that a person has to look at.
    pub only: Option<Only>,
}

/// Why a person has to look at a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    /// More than one value stands in one of its fields.
    Conflict,
    /// The ward has not taken a change of it.
    Refused,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Given name, family name.
    Name,
    /// Latest day first, of one day the latest made.
    #[default]
    Newest,
    /// The other way round.
    Oldest,
}

/// The answer to [`ListQuery`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListAnswer {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub records: Vec<PhoneRecord>,
}

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
}

/// The state of delivery.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Durable here, not acknowledged.
    pub unsent: usize,
    /// Refused.
    pub refused: usize,
    /// When the ward last answered.
    pub last_received_ms: Option<i64>,
    /// What the network does.
    pub network: Network,
    /// When the next attempt is due.
    pub retry_at_ms: Option<i64>,
    /// More is on its way.
    pub catching_up: bool,
    /// Phone clock minus ward clock.
    pub clock_skew_ms: Option<i64>,
    /// The last write failed.
    pub storage_failing: bool,
    /// How far a first sync, or one after a long time, has come; none when nothing is on its way.
    pub progress: Option<Progress>,
}

/// How much of what is on its way has been received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Documents, or parts of them, durable here since it began.
    pub received_documents: u64,
    /// Their bytes.
    pub received_bytes: u64,
    /// What the server says is still to come, about; also what is here and not durable yet.
    pub remaining_documents: u64,
    /// Its bytes.
    pub remaining_bytes: u64,
}

/// Who this phone is and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Session {
    /// `not_enrolled`, `ready` or `withdrawn`.
    pub state: &'static str,
    /// Device id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// Whose phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Member>,
    /// The ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward: Option<Ward>,
    /// Places.
    pub places: Vec<PlaceView>,
}

/// Whose phone it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Record id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Telephone.
    pub phone: String,
}

/// The ward.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ward {
    /// Five digits.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Where to ring.
    pub contact_phone: String,
}

/// A place of which this phone holds something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceView {
    /// Code.
    pub code: String,
    /// Sort of place.
    pub kind: PlaceKind,
    /// Name, or the code where it is not known yet.
    pub name: String,
    /// Families held, and how.
    pub access: BTreeMap<&'static str, Access>,
}

/// An own change that the ward does not hold, raw and readable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedChange {
    /// Partition.
    pub partition: String,
    /// Period.
    pub period: String,
    /// automerge hash.
    pub hash: String,
    /// The raw change.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// When it was saved.
    pub at_ms: i64,
    /// What it says.
    pub records: Vec<ExportedRecord>,
    /// Why it was refused, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

/// What a change says of one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedRecord {
    /// Record id.
    pub id: String,
    /// Values written.
    pub fields: Fields,
}

impl Engine {
    /// The state of delivery.
    pub fn status(&self) -> Status {
        Status {
            unsent: self.stored.outbox.len(),
            refused: self.stored.refused.len(),
            last_received_ms: self.stored.contact.last_received_ms,
            network: self.network(),
            retry_at_ms: self.sync.retry_at_ms(),
            catching_up: self.is_catching_up(),
            clock_skew_ms: self.stored.contact.clock_skew_ms,
            storage_failing: self.storage_is_failing(),
            progress: self.progress(),
        }
    }

    /// Who this phone is and what it holds.
    pub fn session(&mut self) -> Session {
        let Some(own) = self.stored.identity.clone() else {
            let state = "not_enrolled";
            return Session {
                state,
                device_id: None,
                member: None,
                ward: None,
                places: Vec::new(),
            };
        };
        let state = if self.stored.contact.withdrawn { "withdrawn" } else { "ready" };
        Session {
            state,
            device_id: Some(own.device.to_string()),
            member: Some(Member {
                id: own.member_id,
                name: own.member_name,
                phone: own.member_phone,
            }),
            ward: Some(Ward {
                code: own.ward_code,
                name: own.ward_name.clone(),
                contact_name: own.contact_name,
                contact_phone: own.contact_phone,
            }),
            places: self.places(&own.ward_name),
        }
    }

    fn places(&mut self, ward_name: &str) -> Vec<PlaceView> {
        let keys = self.plan_documents();
        let mut names: HashMap<String, String> = HashMap::new();
        for (_, entry) in self.library.entries(&self.stored, &keys) {
            if ["area", "checkpoint"].contains(&entry.reading.kind.as_str())
                && let (Some(code), Some(name)) =
                    (entry.fields().text("code"), entry.fields().text("name"))
            {
                names.insert(code.to_owned(), name.to_owned());
            }
        }
        let mut places: BTreeMap<&Place, PlaceView> = BTreeMap::new();
        for (partition, holding) in &self.stored.scope {
            let place = &partition.place;
            let view = places.entry(place).or_insert_with(|| PlaceView {
                code: place.to_string(),
                kind: place.kind(),
                name: match place.kind() {
                    PlaceKind::Ward => ward_name.to_owned(),
                    _ => names.get(place.as_str()).cloned().unwrap_or_else(|| place.to_string()),
                },
                access: BTreeMap::new(),
            });
            view.access.insert(partition.family.as_str(), holding.access);
        }
        places.into_values().collect()
    }

    /// Records by kind, place, values, day and words.
    pub fn list(&mut self, query: &ListQuery, now_ms: i64) -> ListAnswer {
        let Some(kind) = kinds::find(&query.kind) else {
            return ListAnswer { total: 0, records: Vec::new() };
        };
        let keys = self.documents_for(query, kind.family);
        let names = self.names();
        let day = |text: &Option<String>| text.as_ref().and_then(|t| t.parse::<LocalDate>().ok());
        let (from, to) = (day(&query.from_day), day(&query.to_day));
        let words = text::Query::new(query.search.as_deref().unwrap_or_default());
        let show = Show::new(&self.stored, &names, now_ms);
        let wanted = |entry: &Entry| match query.only {
            None => true,
            Some(Only::Conflict) => !entry.conflicts().is_empty(),
            Some(Only::Refused) => show.is_refused(entry.id()),
        };
        let meant = |entry: &Entry| {
            entry.reading.kind == query.kind
                && (query.with_removed || !entry.is_removed())
                && from.is_none_or(|from| entry.day >= from)
                && to.is_none_or(|to| entry.day <= to)
                && query.with.iter().all(|(key, value)| has_value(entry.fields(), key, value))
                && (words.is_empty() || words.matches(&entry.search))
                && wanted(entry)
        };
        let entries = self.library.entries(&self.stored, &keys);
        let mut found: Vec<(&DocumentKey, &Entry)> =
            entries.filter(|(_, entry)| meant(entry)).collect();
        found.sort_unstable_by(|(_, a), (_, b)| {
            let by_day = || (a.day, a.id()).cmp(&(b.day, b.id()));
            match query.sort {
                Sort::Name => a.name_key.cmp(&b.name_key).then_with(|| a.id().cmp(&b.id())),
                Sort::Newest => by_day().reverse(),
                Sort::Oldest => by_day(),
            }
        });
        ListAnswer {
            total: found.len(),
            records: found
                .into_iter()
                .take(query.limit.unwrap_or(LIMIT))
                .map(|(key, entry)| show.record(key, entry))
                .collect(),
        }
    }

    /// One record.
    pub fn record(&mut self, id: &str, now_ms: i64) -> Option<PhoneRecord> {
        let id: RecordId = id.parse().ok()?;
        let names = self.names();
        let (key, entry) = self.library.find(&self.stored, id)?;
        Some(Show::new(&self.stored, &names, now_ms).record(key, entry))
    }

    /// Every change of a record, oldest first.
    pub fn history(&mut self, id: &str) -> Vec<HistoryEntry> {
        let Ok(id) = id.parse::<RecordId>() else { return Vec::new() };
        let names = self.names();
        let Some((key, _)) = self.library.find(&self.stored, id) else { return Vec::new() };
        let key = key.clone();
        let Ok(live) = self.library.live(&self.stored, &key) else { return Vec::new() };
        let changes = vungxanh_shared::document::history(live.shown(), id).into_iter();
        let entries = changes.map(|(by, fields)| HistoryEntry {
            at_ms: by.at_ms,
            by: by.device.to_string(),
            by_name: names.get(&by.device).cloned(),
            fields,
        });
        entries.collect()
    }

    /// Everything unsent or refused.
    pub fn export(&mut self) -> Vec<ExportedChange> {
        let refused = self.stored.refused.values().map(|refused| {
            let (code, message) = (refused.code.clone(), refused.message.clone());
            (refused.change.clone(), Some(Refusal { code, message }))
        });
        let unsent = self.stored.outbox.values().map(|unsent| (unsent.clone(), None));
        let changes: Vec<_> = refused.chain(unsent).collect();
        let mut exported = Vec::new();
        for (change, refusal) in changes {
            let said = self.library.live(&self.stored, &change.document).ok().and_then(|live| {
                let parsed = crate::chunk::change(&change.bytes).ok()?;
                Some(reader::readable(live.shown(), &parsed))
            });
            let said = said.unwrap_or_default().into_iter();
            exported.push(ExportedChange {
                partition: change.document.partition.to_string(),
                period: change.document.period.to_string(),
                hash: change.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
                bytes: change.bytes,
                at_ms: change.at_ms,
                records: said
                    .map(|(id, fields)| ExportedRecord { id: id.to_string(), fields })
                    .collect(),
                refusal,
            });
        }
        exported
    }

    /// Documents of the plan, in which places and members are named.
    pub(crate) fn plan_documents(&self) -> BTreeSet<DocumentKey> {
        let keys = self.stored.document_keys().into_iter();
        keys.filter(|key| key.partition.family == Family::Plan).collect()
    }

    /// The documents in which records of a query may stand. A record stays where it began though its
    /// date be corrected later, so the periods beside the days asked for are looked through too.
    fn documents_for(&self, query: &ListQuery, family: Family) -> BTreeSet<DocumentKey> {
        let period = |text: &Option<String>, days: i64| {
            let day = text.as_ref()?.parse::<LocalDate>().ok()?;
            Some(family.period(day.plus_days(days)))
        };
        let around = match family.period_length() {
            vungxanh_shared::ids::PeriodLength::Year => 366,
            vungxanh_shared::ids::PeriodLength::Month => 31,
            vungxanh_shared::ids::PeriodLength::Day => 2,
        };
        let (from, to) = (period(&query.from_day, -around), period(&query.to_day, around));
        let meant = |key: &DocumentKey| {
            key.partition.family == family
                && query.place.as_deref().is_none_or(|place| key.partition.place.as_str() == place)
                && from.as_ref().is_none_or(|from| key.period >= *from)
                && to.as_ref().is_none_or(|to| key.period <= *to)
        };
        self.stored.document_keys().into_iter().filter(meant).collect()
    }

    /// Members by the devices that the plan says are theirs.
    fn names(&mut self) -> HashMap<DeviceId, String> {
        let keys = self.plan_documents();
        let mut names = HashMap::new();
        for (_, entry) in self.library.entries(&self.stored, &keys) {
            let Some(name) = entry.fields().text("full_name") else { continue };
            for device in entry.fields().set("devices").filter_map(|device| device.parse().ok()) {
                names.insert(device, name.to_owned());
            }
        }
        if let Some(own) = &self.stored.identity {
            names.entry(own.device).or_insert_with(|| own.member_name.clone());
        }
        names
    }
}

fn has_value(fields: &Fields, key: &str, wanted: &Scalar) -> bool {
    match (fields.get(key).unwrap_or(&Scalar::Null), wanted) {
        // JavaScript does not tell 2 from 2.0.
        (Scalar::Int(_) | Scalar::F64(_), Scalar::Int(_) | Scalar::F64(_)) => {
            fields.number(key) == wanted.as_f64()
        }
        // A box that was never ticked is not ticked.
        (Scalar::Null, Scalar::Bool(false)) => true,
        (value, wanted) => value == wanted,
    }
}

/// What is needed to show records.
struct Show<'a> {
    names: &'a HashMap<DeviceId, String>,
    delivery: HashMap<RecordId, (Delivery, Option<Refusal>)>,
    context: CheckContext,
}

impl<'a> Show<'a> {
    fn new(
        stored: &crate::stored::Stored,
        names: &'a HashMap<DeviceId, String>,
        now_ms: i64,
    ) -> Self {
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
        Self { names, delivery, context: CheckContext::new(now_ms) }
    }

    /// Whether the ward has not taken a change of the record.
    fn is_refused(&self, id: RecordId) -> bool {
        matches!(self.delivery.get(&id), Some((Delivery::Refused, _)))
    }

    fn record(&self, key: &DocumentKey, entry: &Entry) -> PhoneRecord {
        let reading = &entry.reading;
        let kind = kinds::find(&reading.kind);
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
            problems: kind
                .map(|kind| kind.problems(&reading.fields, &self.context))
                .unwrap_or_default(),
            created_at_ms: reading.created.at_ms,
            created_by: reading.created.device.to_string(),
            created_by_name: self.name(&reading.created),
            updated_at_ms: reading.updated.at_ms,
            updated_by: reading.updated.device.to_string(),
            updated_by_name: self.name(&reading.updated),
            removed: entry.is_removed(),
            delivery,
            refusal,
        }
    }

    fn standing(&self, values: &[Standing]) -> Vec<StandingValue> {
        let shown = values.iter().map(|standing| StandingValue {
            value: standing.value.clone(),
            by: standing.by.device.to_string(),
            by_name: self.name(&standing.by),
            at_ms: standing.by.at_ms,
            winner: standing.winner,
        });
        shown.collect()
    }

    fn name(&self, by: &Authorship) -> Option<String> {
        self.names.get(&by.device).cloned()
    }
}
