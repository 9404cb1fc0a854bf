//! Where the entries of a file stand, for what is said of them: `areas[3]` in TOML, sheet, row and column in a workbook.

use std::collections::HashMap;

/// A list of the file, or one of its single entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    Unit,
    Account,
    Settings,
    Areas,
    Checkpoints,
    Teams,
    Members,
}

impl List {
    /// As the TOML file calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Account => "account",
            Self::Settings => "settings",
            Self::Areas => "areas",
            Self::Checkpoints => "checkpoints",
            Self::Teams => "teams",
            Self::Members => "members",
        }
    }
}

/// An entry: of a list the number, counted from 1.
#[derive(Clone, Copy, Debug)]
pub struct At {
    pub list: List,
    pub no: Option<usize>,
}

impl At {
    pub fn one(list: List) -> Self {
        Self { list, no: None }
    }

    pub fn of(list: List, no: usize) -> Self {
        Self { list, no: Some(no) }
    }
}

/// The file's form.
#[derive(Default)]
pub enum Source {
    /// TOML, or the options of the command line.
    #[default]
    Text,
    /// A workbook.
    Workbook(HashMap<List, Sheet>),
}

/// Where a list stands in a workbook.
#[derive(Default)]
pub struct Sheet {
    pub name: String,
    /// The row of each entry.
    pub rows: Vec<usize>,
    /// The head of each field's column; where each field has a row of its own, that row.
    pub fields: HashMap<String, Column>,
}

/// Where a field stands in its sheet.
pub enum Column {
    Head(String),
    Row(usize),
}

impl Source {
    /// The entry, and the field of it that is meant.
    pub fn place(&self, at: At, field: Option<&str>) -> String {
        match self {
            Self::Text => text_place(at, field),
            Self::Workbook(sheets) => match sheets.get(&at.list) {
                Some(sheet) => sheet.place(at, field),
                None => text_place(at, field),
            },
        }
    }

    /// What a list is called where entries of it are asked for.
    pub fn list(&self, list: List) -> String {
        match self {
            Self::Workbook(sheets) if sheets.contains_key(&list) => {
                sheets.get(&list).map(|sheet| format!("sheet “{}”", sheet.name)).unwrap_or_default()
            }
            _ => format!("[[{}]]", list.as_str()),
        }
    }
}

fn text_place(at: At, field: Option<&str>) -> String {
    let entry = match at.no {
        Some(no) => format!("{}[{no}]", at.list.as_str()),
        None => at.list.as_str().to_owned(),
    };
    match field {
        Some(field) => format!("{entry}: `{field}`"),
        None => entry,
    }
}

impl Sheet {
    fn place(&self, at: At, field: Option<&str>) -> String {
        let column = field.and_then(|field| self.fields.get(field));
        let row = match (column, at.no) {
            (Some(Column::Row(row)), _) => Some(*row),
            (_, Some(no)) => no.checked_sub(1).and_then(|at| self.rows.get(at)).copied(),
            // A single entry, such as the unit.
            _ => self.rows.first().copied(),
        };
        let mut place = format!("sheet “{}”", self.name);
        if let Some(row) = row {
            place.push_str(&format!(", row {row}"));
        }
        match (column, field) {
            (Some(Column::Head(head)), _) => place.push_str(&format!(", column “{head}”")),
            (None, Some(field)) => place.push_str(&format!(", `{field}`")),
            _ => {}
        }
        place
    }
}
