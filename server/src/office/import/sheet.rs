//! Reads a sheet of people as XLSX, XLS, ODS or CSV into plain texts. What cannot be a list of people, is too long or
//! holds formulas is an error that says so.

use std::io::Cursor;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use vungxanh_shared::text::clean;

/// Rows of one import at most.
pub const MAX_ROWS: usize = 20_000;
/// Columns that are looked at.
const MAX_COLUMNS: usize = 60;
/// Rows above the heads in which a ward's title may stand.
const MAX_TITLE_ROWS: usize = 15;
/// Characters of one cell.
const MAX_CELL: usize = 2_000;

/// A sheet: its heads, then its rows with the number that they have in the program in which it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
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
    /// A workbook that is cut off or locked by a password.
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
    /// Too long.
    #[error("{0} rows")]
    TooLong(usize),
    /// Cells that are computed: what they show may be another program's last guess.
    #[error("formulas in rows {0:?}")]
    Formulas(Vec<usize>),
}

/// Reads the first sheet of a file. `is_head` says whether a text is one that a column of such a sheet would have.
pub fn read(bytes: &[u8], is_head: impl Fn(&str) -> bool) -> Result<Table, SheetError> {
    let rows = match bytes {
        [b'P', b'K', ..] | [0xd0, 0xcf, ..] => workbook(bytes)?,
        _ => csv_rows(bytes)?,
    };
    table(rows, is_head)
}

type Rows = Vec<(usize, Vec<String>)>;

fn workbook(bytes: &[u8]) -> Result<Rows, SheetError> {
    let unreadable = |error: calamine::Error| SheetError::Unreadable(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let name = book.sheet_names().first().cloned().ok_or(SheetError::NoSheet)?;
    let formulas = formulas(&mut book, &name);
    if !formulas.is_empty() {
        return Err(SheetError::Formulas(formulas));
    }
    let range = book.worksheet_range(&name).map_err(unreadable)?;
    if range.height() > MAX_ROWS + MAX_TITLE_ROWS {
        return Err(SheetError::TooLong(range.height()));
    }
    let first = range.start().map_or(0, |(row, _)| row as usize);
    let cells = |row: &[Data]| row.iter().take(MAX_COLUMNS).map(cell_text).collect();
    Ok(range.rows().enumerate().map(|(at, row)| (first + at + 1, cells(row))).collect())
}

/// The rows with formulas, the first few.
fn formulas(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<usize> {
    let Ok(range) = book.worksheet_formula(name) else { return Vec::new() };
    let first = range.start().map_or(0, |(row, _)| row as usize);
    let has_one = |row: &[String]| row.iter().any(|formula| !formula.is_empty());
    let found = range.rows().enumerate().filter(|(_, row)| has_one(row));
    found.map(|(at, _)| first + at + 1).take(10).collect()
}

/// A day as `2021-11-22`, a whole number without a fraction, everything else as it stands.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => match moment.to_ymd_hms_milli() {
            (year, month, day, ..) if moment.is_datetime() => {
                format!("{year:04}-{month:02}-{day:02}")
            }
            _ => moment.to_string(),
        },
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => short(&other.to_string()),
    }
}

fn short(text: &str) -> String {
    clean(text).chars().take(MAX_CELL).collect()
}

fn csv_rows(bytes: &[u8]) -> Result<Rows, SheetError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| SheetError::NotUtf8)?;
    if text.contains('\0') {
        return Err(SheetError::NoSheet);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Rows::new();
    let mut formulas = Vec::new();
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(|error| SheetError::Unreadable(error.to_string()))?;
        number += 1 + record.position().map_or(0, |position| empty_lines(text, position.byte()));
        if rows.len() >= MAX_ROWS + MAX_TITLE_ROWS {
            return Err(SheetError::TooLong(rows.len() + 1));
        }
        if record.iter().any(|cell| cell.starts_with('=')) {
            formulas.push(number);
        }
        rows.push((number, record.iter().take(MAX_COLUMNS).map(short).collect()));
    }
    formulas.truncate(10);
    if formulas.is_empty() { Ok(rows) } else { Err(SheetError::Formulas(formulas)) }
}

/// Empty lines at a byte of the text, which the reader passes over and a spreadsheet program shows as rows.
fn empty_lines(text: &str, byte: u64) -> usize {
    let (before, after) = text.split_at_checked(byte as usize).unwrap_or((text, ""));
    // The second half of the mark that ended the line before is no line.
    let after = after.strip_prefix('\n').filter(|_| before.ends_with('\r')).unwrap_or(after);
    after
        .bytes()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .filter(|byte| *byte == b'\n')
        .count()
}

/// What parts the columns: of what is usual the one that the first lines have most.
fn delimiter(text: &str) -> u8 {
    let start: String = text.lines().take(MAX_TITLE_ROWS).collect();
    let count = |mark: &u8| start.bytes().filter(|byte| byte == mark).count();
    [b',', b';', b'\t'].into_iter().max_by_key(count).unwrap_or(b',')
}

/// The heads are the row among the first ones that names the most columns, two at least.
fn table(rows: Rows, is_head: impl Fn(&str) -> bool) -> Result<Table, SheetError> {
    let named = |cells: &[String]| cells.iter().filter(|cell| is_head(cell)).count();
    let counted = rows.iter().take(MAX_TITLE_ROWS).map(|(_, cells)| named(cells)).enumerate();
    // Of equal ones the first.
    let best = counted.rev().max_by_key(|(_, count)| *count);
    let head_row =
        best.filter(|(_, count)| *count >= 2).map(|(at, _)| at).ok_or(SheetError::NoHeads)?;
    let mut rows = rows.into_iter().skip(head_row);
    let (_, heads) = rows.next().ok_or(SheetError::NoHeads)?;
    let width = heads.len();
    let rows: Vec<Row> = rows
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .map(|(number, mut cells)| {
            cells.resize(width, String::new());
            Row { number, cells }
        })
        .collect();
    match rows.len() {
        0 => Err(SheetError::Empty),
        n if n > MAX_ROWS => Err(SheetError::TooLong(n)),
        _ => Ok(Table { heads, rows }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_head(text: &str) -> bool {
        matches!(text, "STT" | "Họ và tên" | "Ngày sinh")
    }

    fn check(text: &str, expected: Result<(&[&str], usize), SheetError>) {
        let found = read(text.as_bytes(), is_head);
        let found = found.as_ref().map(|table| {
            let cells: Vec<&str> = table.rows[0].cells.iter().map(String::as_str).collect();
            (cells, table.rows[0].number)
        });
        let expected = expected.as_ref().map(|(cells, number)| (cells.to_vec(), *number));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn heads_are_found_below_a_title_whatever_parts_the_columns() {
        let expected: &[&str] = &["1", "Nguyễn Văn An", "1950"];
        check("STT,Họ và tên,Ngày sinh\n1,Nguyễn Văn An,1950\n", Ok((expected, 2)));
        check(
            "\u{feff}DANH SÁCH TỔ 5;;\n;;\nSTT;Họ và tên;Ngày sinh\n1;Nguyễn Văn An;1950",
            Ok((expected, 4)),
        );
        check("STT\tHọ và tên\tNgày sinh\n\n1\tNguyễn Văn An\t1950", Ok((expected, 3)));
        check("STT,Họ và tên,Ngày sinh\r\n\r\n1,Nguyễn Văn An,1950\r\n", Ok((expected, 3)));
    }

    #[test]
    fn what_is_no_sheet_of_people_says_why() {
        check("", Err(SheetError::NoHeads));
        check("a,b,c\n1,2,3", Err(SheetError::NoHeads));
        check("STT,Họ và tên\n", Err(SheetError::Empty));
        check("STT,Họ và tên\n1,=A1", Err(SheetError::Formulas(vec![2])));
        assert_eq!(read(b"\xff\xfe\x00", is_head), Err(SheetError::NotUtf8));
        assert!(matches!(read(b"PK\x03\x04 cut off", is_head), Err(SheetError::Unreadable(_))));
    }
}
