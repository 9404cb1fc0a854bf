//! Reads a sheet of people as XLSX or CSV into plain texts. What cannot be a list of people, is too long or
//! holds formulas is an error that says so.

mod heads;
mod text;
mod workbook;

pub use heads::UNDER;

use heads::Heads;
use vungxanh_shared::text::clean;

/// Rows of one import at most.
pub const MAX_ROWS: usize = 20_000;
/// Columns that are looked at.
const MAX_COLUMNS: usize = 60;
/// Rows above the heads in which a ward's title may stand.
const MAX_TITLE_ROWS: usize = 15;
/// Characters of one cell.
const MAX_CELL: usize = 2_000;
/// Rows with formulas that are named.
const SHOWN_FORMULAS: usize = 10;

/// A sheet: its heads, then its rows with the number that they have in the program in which it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Of a workbook: the sheet that was read.
    pub sheet: Option<String>,
    /// Of a workbook: sheets that were not read, and have rows.
    pub unread_sheets: Vec<String>,
    /// What stands above each column.
    pub heads: Vec<String>,
    /// The rows below, without empty ones.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Counted from 1, as spreadsheet programs show it.
    pub number: usize,
    /// As many as there are heads.
    pub cells: Vec<String>,
}

/// Why a file cannot be read as a sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Neither a workbook nor text in columns.
    #[error("no sheet")]
    NoSheet,
    /// A workbook that is cut off, of an old form, or locked by a password.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// Text that is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// No row names its columns.
    #[error("no heads")]
    NoHeads,
    /// Heads, and nothing below.
    #[error("no rows")]
    Empty,
    /// More rows than one import takes, or far more than a sheet of so many has to hold.
    #[error("too long")]
    TooLong,
    /// Cells that are computed: what they show may be another program's last guess.
    #[error("formulas in rows {0:?}")]
    Formulas(Vec<usize>),
}

/// Reads the first sheet of a file that has heads. `is_head` says whether a text is one that a column of such a sheet
/// would have.
pub fn read(bytes: &[u8], is_head: impl Fn(&str) -> bool) -> Result<Table, SheetError> {
    match bytes {
        [b'P', b'K', ..] | [0xd0, 0xcf, ..] => workbook::read(bytes, &is_head),
        _ => {
            let cells = text::cells(bytes)?;
            let heads = heads::find(&cells.rows, &is_head).ok_or(SheetError::NoHeads)?;
            table(heads, cells.whole()?)
        }
    }
}

/// A sheet of a workbook as it is, its rows without empty ones.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSheet {
    /// What it is called.
    pub name: String,
    /// Its rows, each as wide as the widest.
    pub rows: Vec<Row>,
}

/// Every sheet of a workbook that a person sees and that has anything in it.
pub fn workbook(bytes: &[u8]) -> Result<Vec<NamedSheet>, SheetError> {
    workbook::read_all(bytes)
}

/// A row's number with its cells.
type NumberedRow = (usize, Vec<String>);

/// The cells of a sheet, of which nobody knows yet which are the heads.
#[derive(Default)]
struct Cells {
    /// In the order of their numbers.
    rows: Vec<NumberedRow>,
    /// Rows with formulas, the first of them.
    formulas: Vec<usize>,
    /// It goes on behind what was read of it.
    is_too_long: bool,
}

impl Cells {
    /// The rows, where they are all and were typed by a person.
    fn whole(self) -> Result<Vec<NumberedRow>, SheetError> {
        match self {
            Self { is_too_long: true, .. } => Err(SheetError::TooLong),
            Self { rows, formulas, .. } if formulas.is_empty() => Ok(rows),
            Self { formulas, .. } => Err(SheetError::Formulas(formulas)),
        }
    }
}

fn table(heads: Heads, rows: Vec<NumberedRow>) -> Result<Table, SheetError> {
    let width = heads.names.len();
    let rows: Vec<Row> = rows
        .into_iter()
        .skip(heads.rows_above)
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .map(|(number, mut cells)| {
            cells.resize(width, String::new());
            Row { number, cells }
        })
        .collect();
    match rows.len() {
        0 => Err(SheetError::Empty),
        n if n > MAX_ROWS => Err(SheetError::TooLong),
        _ => Ok(Table { heads: heads.names, rows, ..Table::default() }),
    }
}

fn short(text: &str) -> String {
    clean(text).chars().take(MAX_CELL).collect()
}

#[cfg(test)]
mod tests;
