//! Lists records by kind, place, values, day and words, from the index alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vungxanh_shared::ids::{DocumentKey, Family, PeriodLength};
use vungxanh_shared::kinds;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::text;
use vungxanh_shared::time::LocalDate;

use super::record::{PhoneRecord, Show};
use crate::engine::Engine;
use crate::index::Entry;

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
    /// Records at most; without it all of them, since whoever counts what was given must not count too few.
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

impl Engine {
    /// Records by kind, place, values, day and words.
    pub fn list(&mut self, query: &ListQuery, now_ms: i64) -> ListAnswer {
        let nothing = ListAnswer { total: 0, records: Vec::new() };
        let Some(kind) = kinds::find(&query.kind) else { return nothing };
        if query.only == Some(Only::Refused) && self.stored.refused.is_empty() {
            return nothing;
        }
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
        let entries = self.documents.entries(&self.stored, &keys);
        let mut found: Vec<(&DocumentKey, &Entry)> =
            entries.filter(|(_, entry)| meant(entry)).collect();
        found.sort_unstable_by(|(_, a), (_, b)| {
            let by_day = || (a.day, a.id()).cmp(&(b.day, b.id()));
            match query.sort {
                Sort::Name => a.name_key().cmp(b.name_key()).then_with(|| a.id().cmp(&b.id())),
                Sort::Newest => by_day().reverse(),
                Sort::Oldest => by_day(),
            }
        });
        ListAnswer {
            total: found.len(),
            records: found
                .into_iter()
                .take(query.limit.unwrap_or(usize::MAX))
                .map(|(key, entry)| show.record(key, entry))
                .collect(),
        }
    }

    /// The documents in which records of a query may stand. A record stays where it began though its
    /// date be corrected later, so the periods beside the days asked for are looked through too.
    fn documents_for(&self, query: &ListQuery, family: Family) -> BTreeSet<DocumentKey> {
        let period = |text: &Option<String>, days: i64| {
            let day = text.as_ref()?.parse::<LocalDate>().ok()?;
            Some(family.period(day.plus_days(days)))
        };
        let around = match family.period_length() {
            PeriodLength::Year => 366,
            PeriodLength::Month => 31,
            PeriodLength::Day => 2,
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
