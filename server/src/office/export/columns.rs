//! The columns that a kind of record has as a file, and the cells of a record in them. Both derive from the kind.

use std::collections::BTreeMap;

use vungxanh_shared::kinds::{Choice, Due, Field, Group, Kind, SetBy, SetOf, Text, ValueType};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::time::LocalDate;

use super::cell::{Cell, day_text};
use super::{Language, Reader};
use crate::store::office_types::{ListRow, PlainFields};

/// The area or checkpoint.
const PLACE: &str = "place";
/// How many persons a household has.
const PERSONS: &str = "persons";
/// Until when it waits for something.
const DUE: &str = "due";
/// When and by whom it was last written.
const UPDATED: &str = "updated";

/// Where a column's cells come from.
#[derive(Clone, Copy)]
enum Source {
    Field(&'static Field),
    Group(&'static Group),
    Place,
    Persons,
    Due,
    UpdatedAt,
    UpdatedBy,
}

/// One column.
#[derive(Clone)]
pub struct Column {
    source: Source,
    /// What stands above it.
    pub head: &'static str,
}

/// The columns that are named, in that order; all where none is, in the kind's order. Names that are not known, or come
/// twice, are left out.
pub fn chosen(kind: &'static Kind, names: &str, language: Language) -> Vec<Column> {
    let every = every(kind, language);
    let names: Vec<&str> =
        names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return every.into_iter().map(|(_, column)| column).collect();
    }
    let mut columns = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let is_first = names.iter().position(|other| other == name) == Some(at);
        let known = every.iter().filter(|(known, _)| is_first && known == name);
        columns.extend(known.map(|(_, column)| column.clone()));
    }
    columns
}

/// Every column that a kind can have, under its name; last writing is two columns.
fn every(kind: &'static Kind, language: Language) -> Vec<(&'static str, Column)> {
    let column = |source, label: Text| Column { source, head: language.of(label) };
    let fields = kind.fields.iter().filter(|field| field.set_by != SetBy::Server);
    let mut columns: Vec<(&'static str, Column)> =
        fields.map(|field| (field.name, column(Source::Field(field), field.label))).collect();
    let groups = kind.groups.iter();
    columns.extend(groups.map(|group| (group.name, column(Source::Group(group), group.label))));
    if kind.name == "household" {
        columns.push((PERSONS, column(Source::Persons, PERSONS_LABEL)));
    }
    if kind.due != Due::Never {
        columns.push((DUE, column(Source::Due, DUE_LABEL)));
    }
    columns.push((PLACE, column(Source::Place, PLACE_LABEL)));
    columns.push((UPDATED, column(Source::UpdatedAt, UPDATED_AT_LABEL)));
    columns.push((UPDATED, column(Source::UpdatedBy, UPDATED_BY_LABEL)));
    columns
}

const PLACE_LABEL: Text = Text { vi: "Địa bàn", en: "Area" };
const PERSONS_LABEL: Text = Text { vi: "Số người", en: "Persons" };
const DUE_LABEL: Text = Text { vi: "Hạn", en: "Due" };
const UPDATED_AT_LABEL: Text = Text { vi: "Ghi lần cuối lúc", en: "Last written at" };
const UPDATED_BY_LABEL: Text = Text { vi: "Người ghi", en: "Written by" };

impl Reader {
    /// The cells of a record.
    pub fn cells(&self, row: &ListRow, titles: &BTreeMap<String, String>) -> Vec<Cell> {
        let record = &row.record;
        let fields = &plain(&record.fields);
        let cell = |column: &Column| match column.source {
            Source::Field(field) => self.field(field, fields, "", titles),
            Source::Group(group) => self.group(group, fields, titles),
            Source::Place => Cell::text(self.place(&record.place)),
            Source::Persons => row.persons.map_or(Cell::Empty, |n| Cell::Number(n.into())),
            Source::Due => row.due.map_or(Cell::Empty, |due| Cell::Time(due.at_ms)),
            Source::UpdatedAt => Cell::Time(record.updated_at_ms),
            Source::UpdatedBy => Cell::text(record.updated_by_name.clone().unwrap_or_default()),
        };
        self.columns.iter().map(cell).collect()
    }

    fn field(
        &self,
        field: &Field,
        fields: &Fields,
        prefix: &str,
        titles: &BTreeMap<String, String>,
    ) -> Cell {
        let key = format!("{prefix}{}", field.name);
        match field.value {
            ValueType::Set { choices } => Cell::text(self.set(choices, fields, &key)),
            ValueType::OpenSet => Cell::text(self.members(field, fields.set(&key), titles)),
            _ => fields.value(&key).map_or(Cell::Empty, |value| self.value(field, value, titles)),
        }
    }

    fn value(&self, field: &Field, value: &Scalar, titles: &BTreeMap<String, String>) -> Cell {
        match (&field.value, value) {
            (_, Scalar::Null) => Cell::Empty,
            (_, Scalar::Bool(is_so)) => {
                let (yes, no) =
                    field.answers.map_or((YES, NO), |answers| (answers.yes, answers.no));
                Cell::text(self.language.of(if *is_so { yes } else { no }))
            }
            (ValueType::Time, number) => number.as_int().map_or(Cell::Empty, Cell::Time),
            (_, Scalar::Int(_) | Scalar::F64(_)) => {
                value.as_f64().map_or(Cell::Empty, Cell::Number)
            }
            (ValueType::Day | ValueType::PartialDay, Scalar::Text(text)) => day(text),
            (ValueType::Choice { choices }, Scalar::Text(code)) => {
                Cell::text(self.choice(choices, code))
            }
            (ValueType::Record { .. }, Scalar::Text(id)) => {
                Cell::text(titles.get(id).cloned().unwrap_or_default())
            }
            (ValueType::Place, Scalar::Text(code)) => Cell::text(self.place(code)),
            (ValueType::Phone | ValueType::Hotline, Scalar::Text(text)) => {
                Cell::text(dialled(text))
            }
            (_, Scalar::Text(text)) => Cell::text(text.clone()),
        }
    }

    fn choice(&self, choices: &[Choice], code: &str) -> String {
        let choice = choices.iter().find(|choice| choice.code == code);
        choice.map_or(code, |choice| self.language.of(choice.label)).to_owned()
    }

    fn set(&self, choices: &[Choice], fields: &Fields, key: &str) -> String {
        let is_in = |choice: &&Choice| fields.is_true(&format!("{key}/{}", choice.code));
        let labels: Vec<&str> =
            choices.iter().filter(is_in).map(|choice| self.language.of(choice.label)).collect();
        labels.join(", ")
    }

    /// The members of an open set by their names; devices and roles are nobody's reading.
    fn members<'a>(
        &self,
        field: &Field,
        members: impl Iterator<Item = &'a str>,
        titles: &BTreeMap<String, String>,
    ) -> String {
        let Some(of) = field.asking.of else { return String::new() };
        let name = |member: &str| match of {
            SetOf::Areas => self.place(member),
            SetOf::Persons => titles.get(member).cloned().unwrap_or_default(),
        };
        members.map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The members of a group in one cell, a line each.
    fn group(&self, group: &Group, fields: &Fields, titles: &BTreeMap<String, String>) -> Cell {
        let members = fields.group(group.name).into_iter().map(|id| {
            let prefix = format!("{}/{id}/", group.name);
            let cells = group.fields.iter().map(|field| self.field(field, fields, &prefix, titles));
            let texts: Vec<String> =
                cells.map(|cell| as_text(&cell)).filter(|text| !text.is_empty()).collect();
            texts.join(", ")
        });
        Cell::text(members.collect::<Vec<_>>().join("\n"))
    }

    fn place(&self, code: &str) -> String {
        self.places.get(code).map_or(code, String::as_str).to_owned()
    }
}

const YES: Text = Text { vi: "Có", en: "Yes" };
const NO: Text = Text { vi: "Không", en: "No" };

fn plain(fields: &PlainFields) -> Fields {
    fields.iter().map(|(name, value)| (name.clone(), value.0.clone())).collect()
}

/// A whole day is one; of a birth only month or year may be known, which stays a text.
fn day(text: &str) -> Cell {
    match (text.parse::<LocalDate>(), text.split_once('-')) {
        (Ok(day), _) => Cell::Day(day),
        (Err(_), Some((year, month))) => Cell::text(format!("{month}/{year}")),
        (Err(_), None) => Cell::text(text),
    }
}

/// A number of this country as it is dialled here.
fn dialled(phone: &str) -> String {
    phone.strip_prefix("+84").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}

/// A cell within a cell.
fn as_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(date) => day_text(*date),
        Cell::Time(at_ms) => vungxanh_shared::time::clock_text(*at_ms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_is_a_day_only_where_the_day_is_known() {
        assert_eq!(day("1950-03-21"), Cell::Day(LocalDate::new(1950, 3, 21).unwrap()));
        assert_eq!(day("1950-03"), Cell::Text("03/1950".to_owned()));
        assert_eq!(day("1950"), Cell::Text("1950".to_owned()));
        assert_eq!(day("khoảng 1950"), Cell::Text("khoảng 1950".to_owned()));
    }

    #[test]
    fn k24_columns_are_those_named_in_the_order_of_their_names() {
        let kind = vungxanh_shared::kinds::find("person").unwrap();
        let heads = |names: &str| -> Vec<&str> {
            chosen(kind, names, Language::Vi).iter().map(|column| column.head).collect()
        };
        assert_eq!(
            heads("sex, full_name,nonsense,place,sex"),
            ["Giới tính", "Họ và tên", "Địa bàn"]
        );
        assert!(heads("").contains(&"Số căn cước"));
        assert!(heads("nonsense").is_empty());
    }
}
