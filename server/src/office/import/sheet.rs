//! Reads a sheet of people as XLSX or CSV into plain texts. What cannot be a list of people, is too long or
//! holds formulas is an error that says so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};

use calamine::{Data, Reader, Xlsx, XlsxError};
use vungxanh_shared::text::clean;
use zip::ZipArchive;

/// Rows of one import at most.
pub const MAX_ROWS: usize = 20_000;
/// Columns that are looked at.
const MAX_COLUMNS: usize = 60;
/// Rows above the heads in which a ward's title may stand.
const MAX_TITLE_ROWS: usize = 15;
/// Characters of one cell.
const MAX_CELL: usize = 2_000;
/// Bytes of a workbook once it is unpacked.
const MAX_UNPACKED: u64 = 128 << 20;
/// Bytes of all texts of a workbook: it may name one long text in a million cells.
const MAX_TEXT: usize = 32 << 20;
/// Rows with formulas that are named.
const SHOWN_FORMULAS: usize = 10;

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

/// Reads the first sheet of a file. `is_head` says whether a text is one that a column of such a sheet would have.
pub fn read(bytes: &[u8], is_head: impl Fn(&str) -> bool) -> Result<Table, SheetError> {
    let rows = match bytes {
        [b'P', b'K', ..] | [0xd0, 0xcf, ..] => workbook(bytes)?,
        _ => csv_rows(bytes)?,
    };
    table(rows, is_head)
}

type Rows = Vec<(usize, Vec<String>)>;

/// Reads cell by cell: as a whole, a sheet whose last cell is marked would be given memory for all cells before it.
fn workbook(bytes: &[u8]) -> Result<Rows, SheetError> {
    let unreadable = |error: XlsxError| SheetError::Unreadable(error.to_string());
    unpacks_within(bytes, MAX_UNPACKED)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let name = book.sheet_names().first().cloned().ok_or(SheetError::NoSheet)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut formulas = BTreeSet::new();
    let mut room = MAX_TEXT;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (number, column) = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        if cell.formula.is_some() && formulas.len() < SHOWN_FORMULAS {
            formulas.insert(number);
        }
        let text = cell_text(&Data::from(cell.value));
        if text.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        room = room.checked_sub(text.len()).ok_or(SheetError::TooLong)?;
        let row = rows.entry(number).or_default();
        row.resize(row.len().max(column + 1), String::new());
        if let Some(there) = row.get_mut(column) {
            *there = text;
        }
        if rows.len() > MAX_ROWS + MAX_TITLE_ROWS {
            return Err(SheetError::TooLong);
        }
    }
    match formulas.is_empty() {
        true => Ok(rows.into_iter().collect()),
        false => Err(SheetError::Formulas(formulas.into_iter().collect())),
    }
}

/// A workbook is a packed archive: a small one may unpack to more than the machine has.
fn unpacks_within(bytes: &[u8], most: u64) -> Result<(), SheetError> {
    let unreadable = |error: String| SheetError::Unreadable(error);
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|error| unreadable(error.to_string()))?;
    let mut room = most;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| unreadable(error.to_string()))?;
        // What its head says of its size need not be so.
        let unpacked = io::copy(&mut part.take(room.saturating_add(1)), &mut io::sink());
        let unpacked = unpacked.map_err(|error| unreadable(error.to_string()))?;
        room = room.checked_sub(unpacked).ok_or(SheetError::TooLong)?;
    }
    Ok(())
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
        Data::DateTimeIso(text) => short(text.split('T').next().unwrap_or_default()),
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
            return Err(SheetError::TooLong);
        }
        if record.iter().any(|cell| cell.starts_with('=')) {
            formulas.push(number);
        }
        rows.push((number, record.iter().take(MAX_COLUMNS).map(short).collect()));
    }
    formulas.truncate(SHOWN_FORMULAS);
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
    let mut rows = rows.into_iter().skip(head_row).peekable();
    let (_, mut heads) = rows.next().ok_or(SheetError::NoHeads)?;
    if let Some((_, below)) = rows.next_if(|(_, below)| are_parts_of(&heads, below)) {
        heads = in_one_row(&heads, &below);
    }
    rows.next_if(|(_, cells)| is_numbering(cells));
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
        n if n > MAX_ROWS => Err(SheetError::TooLong),
        _ => Ok(Table { heads, rows }),
    }
}

/// Parts a head over several columns from the head of one of them: `Năm sinh › Nam`.
pub const UNDER: &str = " › ";

fn at(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", String::as_str)
}

/// Whether a head reaches over the columns behind it: they have none, and there is something below.
fn reaches_over(heads: &[String], below: &[String], column: usize) -> bool {
    !at(heads, column).is_empty()
        && !at(below, column).is_empty()
        && at(heads, column + 1).is_empty()
        && !at(below, column + 1).is_empty()
}

/// Whether the row below the heads is a second one: it has something only beneath heads that reach over several
/// columns, and leaves the others empty, where a person's row has at least a name.
fn are_parts_of(heads: &[String], below: &[String]) -> bool {
    let width = heads.len().max(below.len());
    let is_under = |column: usize| {
        // The head that stands over a column without one of its own.
        let over = (0..=column).rev().find(|at_column| !at(heads, *at_column).is_empty());
        over.is_some_and(|over| reaches_over(heads, below, over))
    };
    let mut filled = (0..width).filter(|column| !at(below, *column).is_empty()).peekable();
    let has_whole_heads =
        (0..width).any(|column| !at(heads, column).is_empty() && at(below, column).is_empty());
    has_whole_heads && filled.peek().is_some() && filled.all(is_under)
}

fn in_one_row(heads: &[String], below: &[String]) -> Vec<String> {
    let width = heads.len().max(below.len());
    let mut over = String::new();
    let mut joined = Vec::with_capacity(width);
    for column in 0..width {
        let (head, part) = (at(heads, column), at(below, column));
        if !head.is_empty() {
            head.clone_into(&mut over);
        }
        joined.push(if part.is_empty() { head.to_owned() } else { format!("{over}{UNDER}{part}") });
    }
    joined
}

/// `1`, `(2)`, `A`: forms number their columns below the heads.
fn is_numbering(cells: &[String]) -> bool {
    let is_number = |cell: &str| {
        let bare = cell.trim_matches(['(', ')', '[', ']', ' ']);
        !bare.is_empty()
            && bare.chars().count() <= 2
            && bare.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| is_number(cell))
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Workbook, Worksheet};

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

    fn heads(text: &str) -> (Vec<String>, usize) {
        let table =
            read(text.as_bytes(), |head| matches!(head, "Họ và tên" | "Năm sinh" | "Địa chỉ"));
        let table = table.unwrap();
        (table.heads, table.rows[0].number)
    }

    #[test]
    fn k29_two_rows_of_heads_are_one_and_numbers_below_them_are_no_row() {
        let (two, first) = heads(
            "TT,Họ và tên,Năm sinh,,Địa chỉ,,\n,,Nam,Nữ,Số nhà,Ngõ,Đường\n(1),(2),(3),(4),(5),(6),(7)\n\
             1,Nguyễn Văn An,1950,,15B,2,Ngọc Khánh\n",
        );
        assert_eq!(
            two,
            [
                "TT",
                "Họ và tên",
                "Năm sinh › Nam",
                "Năm sinh › Nữ",
                "Địa chỉ › Số nhà",
                "Địa chỉ › Ngõ",
                "Địa chỉ › Đường"
            ]
        );
        assert_eq!(first, 4);
        // A person below heads of which one has no name is a person.
        let (one, first) = heads("TT,Họ và tên,Năm sinh,\n1,Nguyễn Văn An,1950,x\n");
        assert_eq!((one.join("|").as_str(), first), ("TT|Họ và tên|Năm sinh|", 2));
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

    fn book(
        fill: impl FnOnce(&mut Worksheet) -> Result<(), rust_xlsxwriter::XlsxError>,
    ) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["STT", "Họ và tên", "Ngày sinh"]).unwrap();
        fill(sheet).unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_mark_in_the_last_cell_takes_no_memory_for_the_cells_before_it() {
        let bytes = book(|sheet| {
            sheet.write_row(1, 0, ["1", "Nguyễn Văn An", "1950"])?;
            sheet.write_string(1_048_575, 16_383, "x").map(|_| ())
        });
        let table = read(&bytes, is_head).unwrap();
        assert_eq!(table.rows[0].cells, ["1", "Nguyễn Văn An", "1950"]);
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn a_small_file_that_unpacks_to_more_than_there_may_be_is_refused() {
        let bytes = book(|sheet| sheet.write_string(1, 1, "a".repeat(30_000)).map(|_| ()));
        assert!(bytes.len() < 20_000, "{}", bytes.len());
        assert_eq!(unpacks_within(&bytes, 20_000), Err(SheetError::TooLong));
        assert_eq!(unpacks_within(&bytes, MAX_UNPACKED), Ok(()));
    }

    #[test]
    fn one_long_text_in_many_cells_is_refused_before_it_fills_the_memory() {
        let long = "a".repeat(MAX_CELL);
        let rows = u32::try_from(MAX_TEXT / MAX_CELL / 20 + 1).unwrap();
        let bytes = book(|sheet| {
            let mut cells = (1..=rows).flat_map(|row| (0..20).map(move |column| (row, column)));
            cells.try_for_each(|(row, column)| sheet.write_string(row, column, &long).map(|_| ()))
        });
        assert!(bytes.len() < 1 << 20, "{}", bytes.len());
        assert_eq!(read(&bytes, is_head), Err(SheetError::TooLong));
    }

    #[test]
    fn formulas_of_a_workbook_are_named_by_their_rows() {
        let bytes = book(|sheet| sheet.write_formula(4, 1, "=A1").map(|_| ()));
        assert_eq!(read(&bytes, is_head), Err(SheetError::Formulas(vec![5])));
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
