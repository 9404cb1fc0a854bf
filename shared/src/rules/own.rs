//! Rules of the ward's own, as its records of kind `rule` give them: they come before the tables.

use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// One rule of the ward's own.
#[derive(Clone, PartialEq, Debug)]
pub struct OwnRule {
    /// The record's id.
    pub id: String,
    /// The rule's name, and of days of isolation also the subject and the form.
    pub of: [String; 3],
    /// The value, in the unit that the tables have for the rule.
    pub value: f64,
    /// First day.
    pub from: LocalDate,
    /// Last day; none = still. A record that was taken off the list holds until the day before.
    pub to: Option<LocalDate>,
    /// The decision and who issued it.
    pub source: String,
    made_at_ms: i64,
}

impl OwnRule {
    /// What the fields of a record say; none where something is missing.
    pub fn of(id: &str, fields: &Fields) -> Option<Self> {
        let text = |name: &str| fields.text(name).unwrap_or_default().to_owned();
        let day = |name: &str| fields.text(name).and_then(|day| day.parse::<LocalDate>().ok());
        let removed = fields.value("removed/at").and_then(Scalar::as_int);
        let ended = removed.map(|at_ms| LocalDate::at_ms(at_ms).plus_days(-1));
        Some(Self {
            id: id.to_owned(),
            of: ["rule", "subject", "type"].map(text),
            value: fields.number("value")?,
            from: day("from")?,
            to: [day("to"), ended].into_iter().flatten().min(),
            source: [text("decision_no"), text("issuer")].join(", "),
            made_at_ms: fields.int("made_at").unwrap_or_default(),
        })
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: LocalDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// Whether another row holds for the same thing on one of its days. A record is no other than itself as it stood.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.of == other.of
            && self.made_at_ms != other.made_at_ms
            && self.to.is_none_or(|last| other.from <= last)
            && other.to.is_none_or(|last| self.from <= last)
            && other.to.is_none_or(|last| other.from <= last)
    }

    /// The row that holds on a day: of several, which only merges can leave, the one that began last.
    pub fn find<'a>(rows: &'a [Self], of: [&str; 3], day: LocalDate) -> Option<&'a Self> {
        let holding = rows.iter().filter(|row| row.of == of && row.holds_on(day));
        holding.max_by_key(|row| (row.from, row.made_at_ms, &row.id))
    }
}
