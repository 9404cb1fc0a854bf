//! The dated rules that decide something in a record, each beside the field that it decides, with its document and the
//! day from which it holds; and which answers a form offers by them. Phone and office show what [`Kind::rulings`] gives.

use std::borrow::Cow;

use serde::Serialize;

use super::{CheckContext, Kind};
use crate::rules::{self, OwnRule, Rule, Situation};
use crate::scalar::Fields;
use crate::time::LocalDate;

/// What the rules say of a record.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Rulings {
    /// In the order in which a form asks.
    pub grounds: Vec<Ground>,
    /// Of sets whose answers a rule names: which of their codes are offered.
    pub offers: Vec<Offer>,
}

/// A rule beside what it decides.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Ground {
    /// The field, or the group, beside which it stands.
    pub field: &'static str,
    /// The rule's name: a constant of [`rules`], or one of this module's.
    pub rule: &'static str,
    /// The sign or item of a list that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// The value, in `unit`; none = no rule is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The value's unit, as the tables write it.
    pub unit: &'static str,
    /// The document; none = the ward's settings say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'static, str>>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether the document says exactly this.
    pub confirmed: bool,
}

/// Which codes of a set a form offers.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Offer {
    /// The set.
    pub field: &'static str,
    /// Its codes.
    pub codes: Vec<&'static str>,
}

/// Days of isolation.
pub const ISOLATION_DAYS: &str = "isolation_days";
/// A sign of which the health station is told at once.
pub const SIGN_ALARM: &str = "sign_alarm";
/// A sign that is watched.
pub const SIGN_WATCH: &str = "sign_watch";
/// What is looked at in an inspection.
pub const CHECKLIST: &str = "checklist";
/// The level that the numbers come to.
pub const LEVEL: &str = "level";

impl Ground {
    /// Where no rule is known: "thiếu quy tắc".
    pub fn missing(field: &'static str, rule: &'static str) -> Self {
        Self {
            field,
            rule,
            code: None,
            value: None,
            unit: "",
            source: None,
            from: None,
            confirmed: false,
        }
    }

    /// By a document.
    pub fn by(
        field: &'static str,
        rule: &'static str,
        (source, from, confirmed): (&'static str, LocalDate, bool),
    ) -> Self {
        let source = Some(Cow::Borrowed(source));
        Self { source, from: Some(from.to_string()), confirmed, ..Self::missing(field, rule) }
    }

    /// With its value.
    pub fn says(self, value: f64, unit: &'static str) -> Self {
        Self { value: Some(value), unit, ..self }
    }

    /// As the ward's settings have it.
    pub fn of_settings(self, value: f64, unit: &'static str) -> Self {
        Self::missing(self.field, self.rule).says(value, unit)
    }

    /// By a rule of the ward's own.
    pub(super) fn own(
        field: &'static str,
        rule: &'static str,
        unit: &'static str,
        row: &OwnRule,
    ) -> Self {
        Self {
            source: Some(Cow::Owned(row.source.clone())),
            from: Some(row.from.to_string()),
            confirmed: true,
            ..Self::missing(field, rule).says(row.value, unit)
        }
    }

    fn of(field: &'static str, rule: &'static Rule) -> Self {
        let document = (rule.source, rule.valid_from, rule.confirmed);
        Self::by(field, rule.rule, document).says(rule.value, rule.unit)
    }
}

impl CheckContext {
    /// The number of a rule where it is asked for, beside the field that it decides.
    pub(super) fn ground(
        &self,
        field: &'static str,
        rule: &'static str,
        situation: Situation<'_>,
    ) -> Ground {
        rules::find(rule, situation)
            .map_or_else(|| Ground::missing(field, rule), |row| Ground::of(field, row))
    }

    /// The same, the ward's own rule first: for what a record keeps.
    pub(super) fn own_ground(
        &self,
        field: &'static str,
        rule: &'static str,
        situation: Situation<'_>,
    ) -> Ground {
        let unit = if rule == rules::FEVER_C { "°C" } else { "h" };
        match OwnRule::find(&self.own_rules, [rule, "", ""], situation.day) {
            Some(row) => Ground::own(field, rule, unit, row),
            None => self.ground(field, rule, situation),
        }
    }
}

impl Kind {
    /// The rules that decide something in the record, and what a form of it offers by them.
    pub fn rulings(&self, fields: &Fields, ctx: &CheckContext) -> Rulings {
        self.rulings.map(|of| of(fields, ctx)).unwrap_or_default()
    }
}

impl From<Vec<Ground>> for Rulings {
    fn from(grounds: Vec<Ground>) -> Self {
        Self { grounds, offers: Vec::new() }
    }
}

/// Screens need to know only whether there are any.
pub(super) fn as_mark<S: serde::Serializer>(
    _: &Option<fn(&Fields, &CheckContext) -> Rulings>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.serialize_bool(true)
}
