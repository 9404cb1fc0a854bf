//! Edits of every kind of record, made from the kinds' own definitions, so that a new kind or field
//! is in them from its first day: values are the examples that the forms show.

use std::collections::BTreeMap;

use fastrand::Rng;
use vungxanh_client::Edit;
use vungxanh_shared::ids::Family;
use vungxanh_shared::kinds::{Field, Kind, SetBy, ValueType};
use vungxanh_shared::rules;
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::time::LocalDate;

/// The ward, and in it the area and the checkpoint in which all is recorded.
pub const WARD: &str = "00025";
pub const AREA: &str = "00025-01";
pub const CHECKPOINT: &str = "00025-C01";

/// Records made so far, by kind: what fields that name another record are filled from.
pub type Known = BTreeMap<&'static str, Vec<String>>;

/// Whether a field that need not be filled is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filling {
    /// Every field that a person may set.
    Whole,
    /// What is required, and of the rest one in three.
    Some,
    /// What is required, and of the rest one in eight.
    Few,
    /// A field or two, as when a record is corrected.
    Touch,
}

/// The place whose documents hold records of the family.
pub fn place_of(family: Family) -> &'static str {
    match family {
        Family::Plan | Family::Alerts => WARD,
        Family::Passes => CHECKPOINT,
        _ => AREA,
    }
}

/// A new record of `kind`.
pub fn new_record(
    kind: &'static Kind,
    filling: Filling,
    known: &Known,
    now_ms: i64,
    rng: &mut Rng,
) -> Edit {
    let place = Some(place_of(kind.family).to_owned());
    let fields = new_fields(kind, filling, &Around { ward: WARD, known, now_ms }, rng);
    Edit { kind: kind.name.to_owned(), place, fields, ..Edit::default() }
}

/// What a new record of `kind` holds, wherever it is made.
pub fn new_fields(kind: &'static Kind, filling: Filling, around: &Around, rng: &mut Rng) -> Fields {
    let mut fields = fields_of(kind, filling, around, rng);
    for (field, value) in necessary(kind, around.now_ms) {
        fields.entry(field.to_owned()).or_insert(value);
    }
    if kind.name == "rule" {
        // A rule of the ward's own begins today at the earliest, and its examples are of an earlier year.
        fields.insert("from".to_owned(), LocalDate::at_ms(around.now_ms).to_string().into());
        fields.remove("to");
        // What one rule may say is no value of another.
        fields.insert("rule".to_owned(), rules::REPORT_BACK_HOURS.into());
        fields.insert("value".to_owned(), Scalar::F64(24.0));
    }
    fields
}

/// A correction of the record `id`.
pub fn correction(
    kind: &'static Kind,
    id: &str,
    known: &Known,
    now_ms: i64,
    rng: &mut Rng,
) -> Edit {
    let around = Around { ward: WARD, known, now_ms };
    let mut fields = fields_of(kind, Filling::Touch, &around, rng);
    fields.remove("code");
    Edit { id: Some(id.to_owned()), kind: kind.name.to_owned(), fields, ..Edit::default() }
}

/// What the rules over several fields ask for (K9, K13): not in the table of fields.
fn necessary(kind: &Kind, now_ms: i64) -> Vec<(&'static str, Scalar)> {
    match kind.name {
        "support" => vec![("needs/food", true.into())],
        "movement" => vec![
            ("birth_year", Scalar::Int(1985)),
            ("from_text", "Bình Thạnh, TP Hồ Chí Minh".into()),
            ("to_text", "Mai Sơn, Sơn La".into()),
            ("depart_planned", Scalar::Int(now_ms)),
            ("arrive_planned", Scalar::Int(now_ms + 3_600_000)),
            ("approver_name", "Lê Quang Vinh".into()),
            ("approver_position", "Hiệu trưởng".into()),
        ],
        "pass" => vec![("no_plate", Scalar::Bool(true))],
        "household" => vec![("house_no", "15B".into()), ("head_name", "Nguyễn Văn An".into())],
        "watch" => vec![("plate", "29A12345".into())],
        "suspect" => vec![("symptoms/fever", true.into())],
        _ => Vec::new(),
    }
}

fn fields_of(kind: &'static Kind, filling: Filling, around: &Around, rng: &mut Rng) -> Fields {
    let mut fields = Fields::new();
    let mut maker = Maker { around, rng };
    for field in kind.fields.iter().filter(|field| field.set_by == SetBy::Person) {
        if filling.takes(field, kind.fields.len(), maker.rng) {
            fields.extend(maker.values(field, ""));
        }
    }
    for group in kind.groups {
        let more = usize::from(filling == Filling::Whole || maker.rng.u8(..3) == 0);
        let members = if filling == Filling::Touch { 0 } else { group.min + more };
        for _ in 0..members {
            let id: String = (0..4).map(|_| maker.rng.char('a'..='z')).collect();
            for field in group.fields {
                if filling.takes(field, group.fields.len(), maker.rng) {
                    fields.extend(maker.values(field, &format!("{}/{id}/", group.name)));
                }
            }
        }
    }
    fields
}

impl Filling {
    fn takes(self, field: &Field, of: usize, rng: &mut Rng) -> bool {
        match self {
            Filling::Whole => true,
            Filling::Some => field.required || rng.u8(..3) == 0,
            Filling::Few => field.required || rng.u8(..8) == 0,
            Filling::Touch => rng.usize(..of) < 2,
        }
    }
}

/// What a record is written amid.
pub struct Around<'a> {
    /// The ward whose places it names.
    pub ward: &'a str,
    /// What it may name.
    pub known: &'a Known,
    /// When.
    pub now_ms: i64,
}

/// Makes values.
struct Maker<'a> {
    around: &'a Around<'a>,
    rng: &'a mut Rng,
}

impl Maker<'_> {
    /// The field's value under its key, or the several keys of a set.
    fn values(&mut self, field: &Field, prefix: &str) -> Vec<(String, Scalar)> {
        let key = format!("{prefix}{}", field.name);
        match field.value {
            ValueType::Set { choices } => {
                let some = choices.iter().filter(|_| self.rng.bool());
                some.map(|choice| (format!("{key}/{}", choice.code), Scalar::Bool(true))).collect()
            }
            ValueType::OpenSet => {
                let any = self.rng.u32(..).to_string();
                let member = if field.name == "areas" { self.here(AREA) } else { any };
                vec![(format!("{key}/{member}"), true.into())]
            }
            _ => vec![(key, self.value(field))],
        }
    }

    fn value(&mut self, field: &Field) -> Scalar {
        match field.value {
            ValueType::Choice { choices } => {
                self.rng.choice(choices).map_or(Scalar::Null, |choice| choice.code.into())
            }
            ValueType::Bool => Scalar::Bool(self.rng.bool()),
            ValueType::Int { min, max } if field.example.is_empty() => {
                Scalar::Int(self.rng.i64(min..=max.min(min + 300)))
            }
            ValueType::Decimal { .. } => self.decimal(field.example),
            ValueType::Record { kind } => {
                let known = self.around.known.get(kind).and_then(|ids| self.rng.choice(ids));
                known.map_or(Scalar::Null, |id| id.as_str().into())
            }
            // Within the hour before now; a multiple of a minute, as forms give it.
            ValueType::Time => Scalar::Int(self.around.now_ms - self.rng.i64(0..60) * 60_000),
            ValueType::Place => self.here(field.example).into(),
            ValueType::Name | ValueType::Text { .. } if !field.example.is_empty() => {
                self.text(field.example)
            }
            ValueType::Text { .. } => self.text("Ghi chú: nhà có người già, «gọi cửa sau»"),
            _ => field.example.into(),
        }
    }

    /// The place of an example, in the ward that it is about.
    fn here(&self, example: &str) -> String {
        example.replacen(WARD, self.around.ward, 1)
    }

    /// As typed, with a comma, or a number near it.
    fn decimal(&mut self, example: &str) -> Scalar {
        match example.replace(',', ".").parse::<f64>() {
            Ok(number) if self.rng.bool() => {
                let near = number + f64::from(self.rng.i8(-9..=9)) / 20.0;
                ((near * 1000.0).round() / 1000.0).into()
            }
            _ => example.into(),
        }
    }

    /// The example, or its words the other way round, or with marks decomposed and spaces about it.
    fn text(&mut self, example: &str) -> Scalar {
        match self.rng.u8(..4) {
            0 => example.split(' ').rev().collect::<Vec<_>>().join(" ").into(),
            1 => format!("  {} ", example.replace('ễ', "e\u{302}\u{303}")).into(),
            _ => example.into(),
        }
    }
}
