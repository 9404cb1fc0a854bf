//! An edit is prepared: from what a person asked to write to what is written, or to what stands in its way.
//!
//! Phone, office and command line do it with this, so that each checks the same, writes the same and refuses with the
//! same words. A [`Draft`] begins as a new record or as one that stands; [`Draft::edit`] lays what was typed over it;
//! then it says what is wrong ([`Draft::problems`]), whether a decision met values that it does not name
//! ([`Draft::unseen`]), and what is to be written ([`Draft::write`]). Nothing here changes anything.

use std::collections::{BTreeMap, BTreeSet};

use automerge::ScalarValue;

use crate::document::{RecordWrite, Seen, Standing};
use crate::gate::{Authority, MAX_FIELDS};
use crate::ids::{DeviceId, RecordId};
use crate::kinds::{CheckContext, Kind, Problem, ScalarType, SetBy, Severity, t};
use crate::scalar::{Fields, Scalar};
use crate::time::LocalDate;

/// How many days after its making a record's own date may choose its document (SPEC D9): with that the gate takes
/// it also where clocks differ a little (G12).
const DAYS_AHEAD: i64 = 27;

/// What a person asks to be written into one record.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// Values as they were typed; null clears, what is left out stays.
    pub fields: &'a Fields,
    /// What the person saw of the record.
    pub seen: &'a Seen,
    /// Whether the person decides between values that stand.
    pub decides: bool,
}

/// A field that cannot be written at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unwritable {
    /// The kind has no such field, or it holds no such value.
    BadField(String),
    /// Only the server writes it.
    ServerField(String),
}

/// A record as an edit would make it.
#[derive(Clone)]
pub struct Draft {
    kind: &'static Kind,
    made: bool,
    version: u32,
    stands: BTreeMap<String, Vec<Standing>>,
    before: Fields,
    after: Fields,
    edited: BTreeSet<String>,
    /// Fields that the app computes from others (SPEC K14): no person's writing.
    derived: BTreeSet<String>,
    decided: BTreeSet<String>,
    seen: Seen,
}

impl Draft {
    /// A new record.
    pub fn new(kind: &'static Kind) -> Self {
        Self::of(kind, 0, BTreeMap::new(), true)
    }

    /// A record that is there: the version with which it was last written, and all that stands in it.
    pub fn existing(
        kind: &'static Kind,
        version: u32,
        stands: BTreeMap<String, Vec<Standing>>,
    ) -> Self {
        Self::of(kind, version, stands, false)
    }

    fn of(
        kind: &'static Kind,
        version: u32,
        stands: BTreeMap<String, Vec<Standing>>,
        made: bool,
    ) -> Self {
        let winners = stands
            .iter()
            .filter_map(|(key, values)| Some((key.clone(), values.first()?.value.clone())));
        let before: Fields = winners.collect();
        Self {
            kind,
            made,
            version,
            after: before.clone(),
            before,
            stands,
            edited: BTreeSet::new(),
            derived: BTreeSet::new(),
            decided: BTreeSet::new(),
            seen: Seen::nothing(),
        }
    }

    /// The kind.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Whether the edit makes the record.
    pub fn is_new(&self) -> bool {
        self.made
    }

    /// The values as they would be.
    pub fn fields(&self) -> &Fields {
        &self.after
    }

    /// Lays what was typed over it. More than once where one save has several edits of a record.
    pub fn edit(&mut self, asked: &Asked, context: &CheckContext) {
        for (key, value) in self.kind.normalise(asked.fields) {
            self.see(&key, asked.seen);
            if asked.decides {
                self.decided.insert(key.clone());
            }
            self.edited.insert(key.clone());
            self.after.insert(key, value);
        }
        for (key, value) in self.kind.filled(&self.after, context) {
            self.derived.insert(key.clone());
            self.after.insert(key, value);
        }
    }

    fn see(&mut self, key: &str, seen: &Seen) {
        match seen {
            Seen::Everything => self.seen.add(key, self.standing_ops(key)),
            Seen::Only(_) => self.seen.add(key, seen.named(key).iter().cloned()),
        }
    }

    fn standing_ops(&self, key: &str) -> Vec<automerge::legacy::OpId> {
        let standing = self.stands.get(key).into_iter().flatten();
        standing.flat_map(|value| value.ops.iter().cloned()).collect()
    }

    /// The day that chooses the document of a new record: its own date, or that of its making; never far ahead.
    pub fn date(&self, now_ms: i64) -> LocalDate {
        let latest = LocalDate::at_ms(now_ms).plus_days(DAYS_AHEAD);
        self.kind.dated(&self.after, now_ms).min(latest)
    }

    /// The first field that cannot be written.
    pub fn unwritable(&self, authority: Authority) -> Option<Unwritable> {
        self.edited.iter().find_map(|key| {
            if matches!(key.as_str(), "kind" | "v") {
                return Some(Unwritable::BadField(key.clone()));
            }
            let Some(field) = self.kind.field(key) else {
                return Some(Unwritable::BadField(key.clone()));
            };
            if field.set_by == SetBy::Server && authority != Authority::Server {
                return Some(Unwritable::ServerField(key.clone()));
            }
            let value = self.after.get(key).unwrap_or(&Scalar::Null);
            to_stored(field.scalar_type(), value)
                .is_none()
                .then(|| Unwritable::BadField(key.clone()))
        })
    }

    /// The same for a form, as an error at its field.
    pub fn unwritable_problem(&self) -> Option<Problem> {
        let key = match self.unwritable(Authority::Member)? {
            Unwritable::BadField(key) | Unwritable::ServerField(key) => key,
        };
        let text = t("Mục này không ghi được giá trị đó.", "This field cannot hold that value.");
        Some(Problem::error(&key, "bad_field", text, ""))
    }

    /// Said where the record would hold more fields than the gate lets one have: it would be refused after it was
    /// saved.
    pub fn full_problem(&self) -> Option<Problem> {
        let known = self.stands.keys().chain(self.after.keys()).collect::<BTreeSet<_>>().len();
        if known <= MAX_FIELDS {
            return None;
        }
        let added = self.edited.iter().rev().find(|key| !self.stands.contains_key(*key))?;
        let text = t(
            "Mục này đã ghi quá nhiều. Lưu bớt ở đây, phần còn lại ghi vào mục khác.",
            "This is more than one record can hold. Save less here and the rest in another record.",
        );
        Some(Problem::error(added, "record_full", text, ""))
    }

    /// Said where the edit makes the record name itself (SPEC K23).
    pub fn itself_problem(&self, record: RecordId) -> Option<Problem> {
        let problem = self.kind.names_itself(record, &self.after)?;
        self.edited.contains(&problem.field).then_some(problem)
    }

    /// Fields that are decided and in which something else stands than what the decision names. Whoever decides is
    /// to be shown it and asked again.
    pub fn unseen(&self) -> Vec<String> {
        let is_unseen = |key: &&String| {
            let decided = self.after.get(*key).unwrap_or(&Scalar::Null);
            let others = self.stands.get(*key).into_iter().flatten();
            let mut others = others.filter(|standing| standing.value != *decided);
            others.any(|standing| !standing.ops.iter().all(|op| self.seen.has(key, op)))
        };
        self.decided.iter().filter(is_unseen).cloned().collect()
    }

    /// Fields of the edit in which a value of `device` stands that the author has not seen: the gate lets one value of
    /// a device stand in a field (SPEC G17), so it would be replaced, by the same account at another desk.
    pub fn unseen_own(&self, device: DeviceId) -> Vec<String> {
        let is_replaced = |key: &&String| {
            let new = self.after.get(*key).unwrap_or(&Scalar::Null);
            let mut own = self.stands.get(*key).into_iter().flatten();
            own.any(|standing| {
                standing.by.device == device
                    && standing.value != *new
                    && !standing.ops.iter().all(|op| self.seen.has(key, op))
            })
        };
        self.edited.iter().filter(is_replaced).cloned().collect()
    }

    /// Errors that keep the edit from being saved, and warnings. What was wrong before and is not touched now, for
    /// instance after a merge, does not stand in the way.
    pub fn problems(&self, context: &CheckContext) -> (Vec<Problem>, Vec<Problem>) {
        let problems = self.kind.problems(&self.told(&self.after), context);
        let before = match self.made {
            true => Vec::new(),
            false => self.kind.problems(&self.told(&self.before), context),
        };
        let stands_in_the_way = |problem: &Problem| {
            problem.severity == Severity::Error
                && (self.edited.contains(&problem.field) || !before.contains(problem))
        };
        let (errors, rest): (Vec<_>, Vec<_>) = problems.into_iter().partition(stands_in_the_way);
        let warnings = rest.into_iter().filter(|problem| problem.severity == Severity::Warning);
        (errors, warnings.collect())
    }

    /// Everything wrong or doubtful in what the edit would make.
    pub fn all_problems(&self, context: &CheckContext) -> Vec<Problem> {
        self.kind.problems(&self.told(&self.after), context)
    }

    fn told(&self, fields: &Fields) -> Fields {
        let mut fields = fields.clone();
        let version = self.version.max(self.kind.version);
        fields.entry("kind".to_owned()).or_insert_with(|| self.kind.name.into());
        fields.entry("v".to_owned()).or_insert(Scalar::Int(i64::from(version)));
        fields
    }

    /// What changes: of each field the value before and the one since.
    pub fn changes(&self) -> BTreeMap<String, (Scalar, Scalar)> {
        let before = |key: &String| self.before.get(key).cloned().unwrap_or(Scalar::Null);
        let changed = self.after.iter().filter(|(key, value)| self.is_new_value(key, value));
        changed.map(|(key, value)| (key.clone(), (before(key), value.clone()))).collect()
    }

    fn is_new_value(&self, key: &str, value: &Scalar) -> bool {
        let is_contested = self.stands.get(key).is_some_and(|standing| standing.len() > 1);
        let is_written =
            self.edited.contains(key) || (self.derived.contains(key) && !self.edited.is_empty());
        self.before.get(key).unwrap_or(&Scalar::Null) != value || (is_contested && is_written)
    }

    /// What is to be written; none where nothing changes.
    pub fn write(&self, record: RecordId) -> Option<RecordWrite> {
        let changes = self.changes();
        if changes.is_empty() && !self.made {
            return None;
        }
        let mut values = Vec::with_capacity(changes.len() + 2);
        if self.made {
            values.push(("kind".to_owned(), ScalarValue::from(self.kind.name)));
        }
        // SPEC D5: the version with which it is written now, never an older one.
        if self.version < self.kind.version {
            values.push(("v".to_owned(), ScalarValue::Int(i64::from(self.kind.version))));
        }
        let mut seen = self.seen.clone();
        for (key, (_, value)) in changes {
            if !self.edited.contains(&key) {
                seen.add(&key, self.standing_ops(&key));
            }
            let field = self.kind.field(&key);
            let stored = field.and_then(|field| to_stored(field.scalar_type(), &value));
            values.push((key, stored.unwrap_or_else(|| as_it_is(&value))));
        }
        Some(RecordWrite { record, values, seen })
    }
}

/// A value in the type that its field is stored in; none where it is no such value.
pub fn to_stored(scalar_type: ScalarType, value: &Scalar) -> Option<ScalarValue> {
    Some(match (scalar_type, value) {
        (_, Scalar::Null) => ScalarValue::Null,
        (ScalarType::Text, Scalar::Text(text)) => ScalarValue::from(text.as_str()),
        (ScalarType::Bool, Scalar::Bool(value)) => ScalarValue::Boolean(*value),
        (ScalarType::Int, value) => ScalarValue::Int(value.as_int()?),
        (ScalarType::Time, value) => ScalarValue::Timestamp(value.as_int()?),
        (ScalarType::F64, value) => ScalarValue::F64(value.as_f64()?),
        _ => return None,
    })
}

fn as_it_is(value: &Scalar) -> ScalarValue {
    match value {
        Scalar::Null => ScalarValue::Null,
        Scalar::Bool(b) => ScalarValue::Boolean(*b),
        Scalar::Int(n) => ScalarValue::Int(*n),
        Scalar::F64(x) => ScalarValue::F64(*x),
        Scalar::Text(text) => ScalarValue::Str(text.as_str().into()),
    }
}

/// The schema version that a record says it has; 0 where it says none.
pub fn version_of(stands: &BTreeMap<String, Vec<Standing>>) -> u32 {
    let versions = stands.get("v").into_iter().flatten().filter_map(|one| one.value.as_int());
    versions.max().and_then(|version| u32::try_from(version).ok()).unwrap_or(0)
}

/// The kind that a record says it is.
pub fn kind_of(stands: &BTreeMap<String, Vec<Standing>>) -> &str {
    let kind = stands.get("kind").and_then(|values| values.first());
    kind.and_then(|one| one.value.as_text()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
