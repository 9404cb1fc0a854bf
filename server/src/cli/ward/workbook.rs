//! Reads a workbook into the same entries as the TOML file; what its entries mean is looked at in `check`.

use std::collections::HashMap;
use std::path::Path;

use vungxanh_server::sheet::{self, NamedSheet, Row};
use vungxanh_shared::kinds::{Choice, Field, ValueType};
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::text::fold;

use super::file::{MemberEntry, PlaceEntry, TeamEntry, WardFile};
use super::layout::{ALL, Layout, Part};
use super::source::{Column, List, Sheet, Source};

/// Between two duties in a cell.
const NEXT_DUTY: [char; 2] = [';', '\n'];
const YES: [&str; 5] = ["co", "x", "yes", "true", "1"];
const NO: [&str; 4] = ["khong", "no", "false", "0"];

/// What a workbook says and where, or all that cannot be read in it.
pub fn read(path: &Path) -> Result<(WardFile, Source), Vec<String>> {
    let shown = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| vec![format!("--file: cannot read {shown}: {error}")])?;
    let sheets =
        sheet::workbook(&bytes).map_err(|error| vec![format!("--file: {shown}: {error}")])?;
    let mut reader = Reader::default();
    for sheet in sheets {
        reader.sheet(&sheet);
    }
    match reader.problems {
        problems if !problems.is_empty() => Err(problems),
        _ => Ok((reader.file, Source::Workbook(reader.places))),
    }
}

#[derive(Default)]
struct Reader {
    file: WardFile,
    places: HashMap<List, Sheet>,
    problems: Vec<String>,
}

/// The cells of one entry that say something, each with what it says.
type Said = Vec<(Part, String)>;

impl Reader {
    fn sheet(&mut self, sheet: &NamedSheet) {
        let Some(layout) = Layout::of(&sheet.name) else {
            let known: Vec<&str> = ALL.iter().map(|layout| layout.name).collect();
            return self.wrong(
                sheet,
                None,
                &format!("there is no such list; the sheets are {}", known.join(", ")),
            );
        };
        if self.places.contains_key(&layout.list) {
            return self.wrong(sheet, None, "is there twice; put both into one");
        }
        match layout.list {
            List::Settings => self.unit(layout, sheet),
            _ => self.list(layout, sheet),
        }
    }

    fn wrong(&mut self, sheet: &NamedSheet, row: Option<usize>, problem: &str) {
        let row = row.map(|row| format!(", row {row}")).unwrap_or_default();
        self.problems.push(format!("sheet “{}”{row}: {problem}", sheet.name));
    }

    /// A row says one thing: what it is, then what stands there.
    fn unit(&mut self, layout: &Layout, sheet: &NamedSheet) {
        let named = |fields: HashMap<String, Column>, rows| Sheet {
            name: sheet.name.clone(),
            rows,
            fields,
        };
        let (mut unit, mut account, mut settings) = (Vec::new(), HashMap::new(), HashMap::new());
        for row in &sheet.rows {
            let [head, value, ..] = row.cells.as_slice() else { continue };
            let row = row.number;
            match layout.part(head) {
                // The first row may be heads.
                None if sheet.rows.first().is_some_and(|first| first.number == row) => {}
                None if head.is_empty() && value.is_empty() => {}
                None => self.wrong(
                    sheet,
                    Some(row),
                    &format!("there is no “{head}”; {}", heads(layout)),
                ),
                Some(_) if value.is_empty() => {}
                Some(Part::Own("unit")) => {
                    unit.push(row);
                    self.file.unit.clone_from(value);
                }
                Some(Part::Own(key)) => {
                    account.insert(account_field(key).to_owned(), Column::Row(row));
                    self.account(key, value);
                }
                Some(Part::Field(field)) => {
                    settings.insert(field.name.to_owned(), Column::Row(row));
                    self.file.settings.insert(field.name.to_owned(), typed(field, value));
                }
            }
        }
        self.places.insert(List::Unit, named(HashMap::new(), unit));
        self.places.insert(List::Account, named(account, Vec::new()));
        self.places.insert(List::Settings, named(settings, Vec::new()));
    }

    fn account(&mut self, key: &str, value: &str) {
        let account = &mut self.file.account;
        match key {
            "login" => value.clone_into(&mut account.login),
            "name" => value.clone_into(&mut account.name),
            "phone" => value.clone_into(&mut account.phone),
            _ => account.role = Some(value.to_owned()),
        }
    }

    fn list(&mut self, layout: &Layout, sheet: &NamedSheet) {
        let Some((heads_row, rows)) = sheet.rows.split_first() else { return };
        let mut place = Sheet { name: sheet.name.clone(), ..Sheet::default() };
        let mut columns = Vec::with_capacity(heads_row.cells.len());
        for head in &heads_row.cells {
            let part = layout.part(head);
            if part.is_none() && !head.is_empty() {
                let problem = format!("there is no column “{head}”; {}", heads(layout));
                self.wrong(sheet, Some(heads_row.number), &problem);
            }
            if let Some(part) = &part {
                place.fields.insert(field_of(part).to_owned(), Column::Head(head.clone()));
            }
            columns.push(part.map(|part| part.key()));
        }
        for row in rows {
            place.rows.push(row.number);
            let said = said(layout, &columns, row);
            self.entry(layout.list, said, (sheet, row.number));
        }
        self.places.insert(layout.list, place);
    }

    fn entry(&mut self, list: List, said: Said, (sheet, row): (&NamedSheet, usize)) {
        let mut fields = Fields::new();
        let mut own: HashMap<&str, String> = HashMap::new();
        for (part, text) in said {
            match part {
                Part::Own(key) => _ = own.insert(key, text),
                Part::Field(field) => _ = fields.insert(field.name.to_owned(), typed(field, &text)),
            }
        }
        let mut take = |key: &str| own.remove(key).unwrap_or_default();
        match list {
            List::Areas | List::Checkpoints => {
                let number = take("number");
                let parsed: Option<i64> = number.trim().parse().ok();
                if parsed.is_none() && !number.is_empty() {
                    self.wrong(sheet, Some(row), &format!("`{number}` is no number of a place"));
                }
                let entry = PlaceEntry { number: parsed, fields };
                match list {
                    List::Areas => self.file.areas.push(entry),
                    _ => self.file.checkpoints.push(entry),
                }
            }
            List::Teams => self.file.teams.push(TeamEntry { area: take("area"), fields }),
            _ => {
                let duties = take("duties");
                let duties = duties.split(NEXT_DUTY).map(str::trim).filter(|duty| !duty.is_empty());
                let duties = duties.map(str::to_owned).collect();
                let (name, team) = (take("name"), take("team"));
                self.file.members.push(MemberEntry { name, team, duties, fields });
            }
        }
    }
}

fn said(layout: &Layout, columns: &[Option<&'static str>], row: &Row) -> Said {
    let cells = row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty());
    let said = cells.filter_map(|(cell, key)| Some((layout.part((*key)?)?, cell.clone())));
    said.collect()
}

/// The field by which checks name what a part says.
fn field_of(part: &Part) -> &'static str {
    match part {
        Part::Own("name") => "full_name",
        other => other.key(),
    }
}

fn account_field(key: &'static str) -> &'static str {
    if key == "name" { "full_name" } else { key }
}

fn heads(layout: &Layout) -> String {
    let words: Vec<&str> = layout.parts().iter().map(|(words, _)| *words).collect();
    format!("there are: {}", words.join(", "))
}

/// A cell as the TOML file would have it: a choice by its code, yes and no as such. What is none of these stays as it
/// is typed, for the check to judge.
fn typed(field: &Field, cell: &str) -> Scalar {
    let folded = fold(cell.trim());
    match field.value {
        ValueType::Choice { choices } => {
            let is = |choice: &&Choice| {
                [choice.label.vi, choice.label.en, choice.code]
                    .iter()
                    .any(|one| fold(one) == folded)
            };
            Scalar::from(choices.iter().find(is).map_or(cell, |choice| choice.code))
        }
        ValueType::Bool if YES.contains(&folded.as_str()) => Scalar::Bool(true),
        ValueType::Bool if NO.contains(&folded.as_str()) => Scalar::Bool(false),
        _ => Scalar::from(cell),
    }
}
