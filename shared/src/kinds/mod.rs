//! Every kind of record, defined once: its fields, their types, limits, texts and checks.
//!
//! Validation on the phone, projection and flags on the server, forms, exports and the TypeScript
//! types all derive from these definitions. A field is never renamed and never changes meaning; a
//! new one raises the kind's `version`.

pub mod alert;
pub mod area;
pub mod campaign;
pub mod case;
pub mod checkpoint;
pub mod commitment;
pub mod contact_attempt;
pub mod declaration;
pub mod dose;
pub mod expected_return;
pub mod exposure_place;
pub mod facility;
pub mod handout;
pub mod health_check;
pub mod household;
pub mod inspection;
pub mod isolation;
pub mod level;
pub mod member;
pub mod movement;
pub mod notice;
pub mod offer;
pub mod pass;
pub mod person;
pub mod roster;
pub mod rule;
pub mod scenario;
pub mod settings;
pub mod shift;
pub mod site;
pub mod stock;
pub mod support;
pub mod suspect;
pub mod team;
pub mod team_day;
pub mod test;
pub mod ticket;
pub mod violation;
pub mod visit;
pub mod watch;
pub mod zone;

pub mod citizen_id;

mod check;
mod form;
mod links;
mod lookup;
mod normalise;
pub mod rulings;
mod same_person;
mod search;
#[cfg(test)]
mod tests;
mod who;

use serde::Serialize;

use crate::ids::{Family, WardCode};
use crate::rules::{self, OwnRule};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

pub use form::{Answers, Asked, Asking, OneOpen, Section, SetOf};
pub use offer::{Access, Due, List, Order, Screens, State};

pub use links::{Link, LinkField};
pub use lookup::{SYSTEM_FIELDS, ScalarType, find, of_family};
pub use normalise::{normal_citizen_id, normal_phone, normal_plate};
pub use rulings::{Ground, Offer, Rulings};
pub use same_person::is_same_person;
pub use search::bounded_search_text;

use check::{
    EARLIEST_BIRTH_YEAR, areas_of_the_ward, birth_year, days_in_order, not_after, not_before_birth,
    not_in_future, place_of, should_say,
};
use form::{parts, section};

/// Every kind of record, in the order in which a ward comes to know them.
pub static ALL: [&Kind; 40] = [
    &settings::KIND,
    &area::KIND,
    &checkpoint::KIND,
    &team::KIND,
    &member::KIND,
    &zone::KIND,
    &exposure_place::KIND,
    &level::KIND,
    &rule::KIND,
    &roster::KIND,
    &campaign::KIND,
    &site::KIND,
    &stock::KIND,
    &notice::KIND,
    &scenario::KIND,
    &household::KIND,
    &person::KIND,
    &facility::KIND,
    &commitment::KIND,
    &movement::KIND,
    &expected_return::KIND,
    &declaration::KIND,
    &suspect::KIND,
    &case::KIND,
    &isolation::KIND,
    &health_check::KIND,
    &test::KIND,
    &dose::KIND,
    &handout::KIND,
    &contact_attempt::KIND,
    &visit::KIND,
    &team_day::KIND,
    &support::KIND,
    &ticket::KIND,
    &inspection::KIND,
    &violation::KIND,
    &watch::KIND,
    &alert::KIND,
    &shift::KIND,
    &pass::KIND,
];

/// A text of the interface, in Vietnamese and English.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Text {
    /// Vietnamese, the first language.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// Shorthand for the tables of kinds.
pub const fn t(vi: &'static str, en: &'static str) -> Text {
    Text { vi, en }
}

/// A text that only forms show. Forms have it from the generated TypeScript, so it stays out of the
/// phone's WASM.
const fn in_forms(vi: &'static str, en: &'static str) -> Text {
    if cfg!(target_arch = "wasm32") { t("", "") } else { t(vi, en) }
}

/// What stands for the example of a field in the phone's WASM, and in the problems that it finds: the page puts the
/// field's own there (`web/src/i18n/problems.ts`).
const OWN_EXAMPLE: &str = "=";

/// One kind of record.
#[derive(Serialize)]
pub struct Kind {
    /// Stable name, the value of the field `kind`.
    pub name: &'static str,
    /// Schema version, the value of the field `v`.
    pub version: u32,
    /// The family whose documents hold it.
    pub family: Family,
    /// What a person calls it.
    pub label: Text,
    /// Its fields in the order in which a person fills them.
    pub fields: &'static [Field],
    /// Groups that may stand several times in it, such as the occupants of a vehicle.
    pub groups: &'static [Group],
    /// The field that dates the record: a day or a time. None = the day on which it is made.
    pub date_field: Option<&'static str>,
    /// The fields that search looks through (a group's as `people/*/name`).
    pub search_fields: &'static [&'static str],
    /// The field by which a list of names is sorted, if it has one.
    pub name_field: Option<&'static str>,
    /// The fields that name the record to a person, joined by ` · ` (of a group the first: `people/*/name`).
    pub title_fields: &'static [&'static str],
    /// Who may do what with its records at the office.
    pub access: Access,
    /// How its records are listed.
    pub list: List,
    /// The questions that a form asks at once, in their order; every other one that a person answers stands behind
    /// "more". A required choice that is not among them begins with its first code.
    pub first_fields: &'static [&'static str],
    /// The parts, each under its heading, into which the other questions are divided; what none of them names stands in
    /// a last one.
    pub sections: &'static [Section],
    /// Of what a household or person has one record open at a time.
    pub one_open: Option<OneOpen>,
    /// The field by whose choice its records are counted.
    pub counted_by: Option<&'static str>,
    /// What its records wait for.
    pub due: Due,
    /// The field that names the record to which it belongs: that one is shown beside it.
    pub part_of: Option<&'static str>,
    /// Whose screens show it.
    pub screens: Screens,
    /// The dated rules that decide something in it, beside their fields; none = no rule decides anything.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "rulings::as_mark")]
    pub rulings: Option<fn(&Fields, &CheckContext) -> Rulings>,
    /// Rules that need several fields. Single fields are checked by their type.
    #[serde(skip)]
    pub check: fn(&Fields, &CheckContext, &mut Vec<Problem>),
    /// What the app writes of itself because of the other fields (fields set by [`SetBy::App`]).
    #[serde(skip)]
    pub fill: fn(&Fields, &CheckContext) -> Vec<(&'static str, Scalar)>,
}

/// No rule over several fields.
const fn no_check(_: &Fields, _: &CheckContext, _: &mut Vec<Problem>) {}

/// Nothing that the app writes of itself.
const fn no_fill(_: &Fields, _: &CheckContext) -> Vec<(&'static str, Scalar)> {
    Vec::new()
}

/// A group of fields that may stand several times: keys `name/{short id}/field`.
#[derive(Serialize)]
pub struct Group {
    /// The key prefix.
    pub name: &'static str,
    /// What a person calls one of them.
    pub label: Text,
    /// The fields of one member.
    pub fields: &'static [Field],
    /// How many at least.
    pub min: usize,
}

/// One field of a kind.
#[derive(Serialize)]
pub struct Field {
    /// Stable key.
    pub name: &'static str,
    /// What a person calls it.
    pub label: Text,
    /// One sentence that helps to fill it; may be empty.
    pub help: Text,
    /// An example of a right value; may be empty.
    pub example: &'static str,
    /// Type, unit and limits.
    #[serde(rename = "type")]
    pub value: ValueType,
    /// Whether a record without it is refused by the form.
    pub required: bool,
    /// Who sets it.
    pub set_by: SetBy,
    /// When a form asks for it.
    #[serde(skip_serializing_if = "Asked::is_always")]
    pub asked: Asked,
    /// The words of the answers to a yes-or-no field, where they are others than "yes" and "no".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answers>,
    /// The field with the minutes of this hour: both read as one time of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<&'static str>,
    /// Whether a form offers what was last written in it at this desk or on this phone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub remembered: bool,
    /// How a form asks for it, beyond its type.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(flatten)]
    pub asking: Asking,
}

/// A field that a person sets and may leave empty.
const fn field(name: &'static str, label: Text, value: ValueType) -> Field {
    let help = t("", "");
    Field {
        name,
        label,
        help,
        example: "",
        value,
        required: false,
        set_by: SetBy::Person,
        asked: Asked::Always,
        answers: None,
        minutes: None,
        remembered: false,
        #[cfg(not(target_arch = "wasm32"))]
        asking: Asking { of: None, ahead: false },
    }
}

impl Field {
    const fn help(mut self, vi: &'static str, en: &'static str) -> Self {
        self.help = in_forms(vi, en);
        self
    }
    /// Forms have it from the generated TypeScript; in the phone's WASM a mark says that there is one.
    const fn example(mut self, example: &'static str) -> Self {
        self.example = if cfg!(target_arch = "wasm32") { OWN_EXAMPLE } else { example };
        self
    }
    const fn required(mut self) -> Self {
        assert!(self.asked.is_always(), "a condition is stated behind `required`");
        self.required = true;
        self
    }
    const fn set_by(mut self, set_by: SetBy) -> Self {
        self.set_by = set_by;
        self
    }
    /// Asked only where another field has one of these values: codes of a choice, or `true` and `false`.
    const fn when(self, field: &'static str, values: &'static [&'static str]) -> Self {
        self.asked(Asked::OneOf { field, values })
    }
    /// Not asked where another field has one of these values.
    const fn unless(self, field: &'static str, values: &'static [&'static str]) -> Self {
        self.asked(Asked::NoneOf { field, values })
    }
    /// Asked only where another field has a value.
    const fn when_filled(self, field: &'static str) -> Self {
        self.asked(Asked::Filled { field })
    }
    /// Asked only where another field has none.
    const fn when_empty(self, field: &'static str) -> Self {
        self.asked(Asked::Empty { field })
    }
    /// Kept for what other screens or older versions wrote: forms show it where it stands, and ask for it nowhere.
    const fn not_asked(self) -> Self {
        self.asked(Asked::Never)
    }
    /// Stated behind [`Self::required`]: the check of a required field needs it on the phone too.
    const fn asked(mut self, asked: Asked) -> Self {
        if self.required || !cfg!(target_arch = "wasm32") {
            self.asked = asked;
        }
        self
    }
    /// Words instead of "yes" and "no".
    const fn answers(
        mut self,
        yes: (&'static str, &'static str),
        no: (&'static str, &'static str),
    ) -> Self {
        self.answers = Some(Answers { yes: in_forms(yes.0, yes.1), no: in_forms(no.0, no.1) });
        self
    }
    /// An hour whose minutes stand in another field.
    const fn minutes(mut self, field: &'static str) -> Self {
        self.minutes = Some(field);
        self
    }
    /// Forms offer what was last written in it.
    const fn remembered(mut self) -> Self {
        self.remembered = true;
        self
    }
    /// An open set whose members are areas of the ward or persons of the household: forms offer them by name.
    const fn of(self, members: SetOf) -> Self {
        self.asking(Asking { of: Some(members), ahead: false })
    }
    /// A day or time that lies ahead when it is written, such as a planned end: no form offers the present one.
    const fn ahead(self) -> Self {
        self.asking(Asking { of: None, ahead: true })
    }
    #[cfg(not(target_arch = "wasm32"))]
    const fn asking(mut self, asking: Asking) -> Self {
        self.asking = asking;
        self
    }
    #[cfg(target_arch = "wasm32")]
    const fn asking(self, _: Asking) -> Self {
        self
    }
}

/// Who sets a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SetBy {
    /// A person, in a form.
    Person,
    /// The app, without asking.
    App,
    /// Only the server.
    Server,
}

/// One code of a closed list.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Choice {
    /// Stable code, as stored.
    pub code: &'static str,
    /// What a person reads.
    pub label: Text,
    /// Whether only earlier versions offered it: it stays readable, and no form offers it any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
}

const fn choice(code: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { code, label: in_forms(vi, en), former: false }
}

/// A code that stays readable and is not offered any more.
const fn former_choice(code: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { former: true, ..choice(code, vi, en) }
}

/// The type of a field and its limits.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ValueType {
    /// Free text, NFC, at most so many characters.
    Text {
        /// Characters at most.
        max_chars: usize,
    },
    /// A person's name. Any letters: no rule restricts which.
    Name,
    /// A whole number within limits.
    Int {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// A decimal number within limits (hard: outside is an error).
    Decimal {
        /// Smallest.
        min: f64,
        /// Largest.
        max: f64,
        /// Unit as shown, such as °C.
        unit: &'static str,
    },
    /// Yes or no.
    Bool,
    /// A calendar day, text `2026-11-22`.
    Day,
    /// A day of birth: `1950`, `1950-03` or `1950-03-21`; the precision is what is known.
    PartialDay,
    /// A point in time, automerge timestamp, milliseconds since 1970.
    Time,
    /// One code of a closed list.
    Choice {
        /// The list.
        choices: &'static [Choice],
    },
    /// Several codes of a closed list: one key `name/code` = true each.
    Set {
        /// The list.
        choices: &'static [Choice],
    },
    /// Members that no list closes: one key `name/member` = true each, such as device ids.
    OpenSet,
    /// The id of another record of that kind.
    Record {
        /// The other's kind.
        kind: &'static str,
    },
    /// An area, checkpoint or ward code.
    Place,
    /// A unit code of 2, 3 or 5 digits; what it names depends on the date.
    Unit,
    /// A Vietnamese telephone number, stored with +84.
    Phone,
    /// A number that is called for help: a telephone number, or a short one such as 115, 1022 or 1900 9095.
    Hotline,
    /// Citizen number, 12 digits (Circular 59/2021/TT-BCA).
    CitizenId,
    /// Old identity card number, 9 digits; only for matching.
    OldId,
    /// Health insurance number: 10 digits, or the 15-character card code.
    HealthInsurance,
    /// Vehicle plate; a strange form warns, nothing refuses it.
    Plate,
}

/// What a check may need to know besides the fields: where and when it is asked, and what the ward set of its own.
#[derive(Clone, Debug)]
pub struct CheckContext {
    /// Now, milliseconds since 1970.
    pub now_ms: i64,
    /// The ward, for rules that hold in a district or province; none = only what holds in the whole country.
    pub ward: Option<WardCode>,
    /// The temperature in °C from which a second reading is asked for, where the ward set its own
    /// (`settings.fever_c`); none = the rule of the day.
    pub fever_c: Option<f64>,
    /// Hours after arrival within which to report back, where the ward set its own
    /// (`settings.report_back_hours`); none = the rule of the day.
    pub report_back_hours: Option<i64>,
    /// Minutes within which the health station takes up a suspected case (`settings.suspect_minutes`); none = at once.
    pub suspect_minutes: Option<i64>,
    /// Hours within which feedback is answered (`settings.ticket_hours`); none = said by hand.
    pub ticket_hours: Option<i64>,
    /// Rules of the ward's own, taken off the list ones too: they held until then.
    pub own_rules: Vec<OwnRule>,
}

impl CheckContext {
    /// The context at `now_ms`, of no ward.
    pub fn new(now_ms: i64) -> Self {
        Self {
            now_ms,
            ward: None,
            fever_c: None,
            report_back_hours: None,
            suspect_minutes: None,
            ticket_hours: None,
            own_rules: Vec::new(),
        }
    }
    /// The same in a ward that set nothing of its own.
    pub fn in_ward(now_ms: i64, ward: &WardCode) -> Self {
        Self { ward: Some(ward.clone()), ..Self::new(now_ms) }
    }
    /// The same with what the ward's settings say.
    pub fn with_settings(self, settings: &Fields) -> Self {
        Self {
            fever_c: settings.number("fever_c"),
            report_back_hours: settings.int("report_back_hours"),
            suspect_minutes: settings.int("suspect_minutes"),
            ticket_hours: settings.int("ticket_hours"),
            ..self
        }
    }
    /// The same with the ward's own rules.
    pub fn with_rules(self, own_rules: Vec<OwnRule>) -> Self {
        Self { own_rules, ..self }
    }
    /// The ward's own row of a rule on the day of `at_ms`.
    fn own_rule(&self, rule: &str, at_ms: i64) -> Option<&OwnRule> {
        OwnRule::find(&self.own_rules, [rule, "", ""], LocalDate::at_ms(at_ms))
    }
    /// From which temperature on a second reading is asked for, where the ward says so itself: by a rule of its own,
    /// else in its settings.
    pub fn own_fever_c(&self, at_ms: i64) -> Option<f64> {
        self.own_rule(rules::FEVER_C, at_ms).map(|row| row.value).or(self.fever_c)
    }
    /// The hours after an arrival within which to report back, where the ward says so itself.
    fn own_report_hours(&self, at_ms: i64) -> Option<i64> {
        let own = self.own_rule(rules::REPORT_BACK_HOURS, at_ms);
        own.and_then(|row| Scalar::F64(row.value).as_int()).or(self.report_back_hours)
    }
    /// The day in Vietnam.
    pub fn today(&self) -> LocalDate {
        LocalDate::at_ms(self.now_ms)
    }
    /// Asks for rules as they hold for everyone on the day of `at_ms`.
    pub fn rules_at(&self, at_ms: i64) -> rules::Situation<'_> {
        rules::Situation::on(LocalDate::at_ms(at_ms), self.ward.as_ref())
    }
}

/// How serious a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A form does not save it. (A merge is never refused for it; the projection flags it.)
    Error,
    /// Shown, saved all the same.
    Warning,
}

/// Something wrong or doubtful in a field.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Problem {
    /// The field's key; of a group `people/k7q/temp1`.
    pub field: String,
    /// Stable code.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// The reason and what to do, Vietnamese.
    pub vi: String,
    /// The reason and what to do, English.
    pub en: String,
    /// A right value, where one can be shown.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub example: &'static str,
}

impl Problem {
    /// A problem that keeps a form from saving.
    pub fn error(field: &str, code: &'static str, text: Text, example: &'static str) -> Self {
        Self::new(field, code, Severity::Error, text, example)
    }
    /// A problem that is only shown.
    pub fn warning(field: &str, code: &'static str, text: Text, example: &'static str) -> Self {
        Self::new(field, code, Severity::Warning, text, example)
    }
    fn new(
        field: &str,
        code: &'static str,
        severity: Severity,
        text: Text,
        example: &'static str,
    ) -> Self {
        let (vi, en) = (text.vi.to_owned(), text.en.to_owned());
        Self { field: field.to_owned(), code, severity, vi, en, example }
    }
}
