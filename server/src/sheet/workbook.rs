//! The cells of a workbook. The first sheet that has heads and rows is read; which others have rows is told, so that
//! nobody takes half a workbook for the whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{
    Cells, MAX_COLUMNS, MAX_ROWS, MAX_TITLE_ROWS, NamedSheet, NumberedRow, Row, SHOWN_FORMULAS,
    SheetError, Table, heads, short, table,
};

/// Bytes of a workbook once it is unpacked.
pub const MAX_UNPACKED: u64 = 128 << 20;
/// Bytes of all texts of a sheet: it may name one long text in a million cells.
pub const MAX_TEXT: usize = 32 << 20;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub fn read(bytes: &[u8], is_head: &impl Fn(&str) -> bool) -> Result<Table, SheetError> {
    unpacks_within(bytes, MAX_UNPACKED)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = sheet_names(&book);
    let (name, mut table) = first_with_heads(&mut book, &names, is_head)?;
    let others = names.iter().filter(|other| *other != name);
    let unread = others.filter(|other| has_rows(&mut book, other));
    table.unread_sheets = unread.map(|other| short(other)).collect();
    table.sheet = Some(short(name));
    Ok(table)
}

pub fn read_all(bytes: &[u8]) -> Result<Vec<NamedSheet>, SheetError> {
    if !bytes.starts_with(b"PK") {
        return Err(SheetError::NoSheet);
    }
    unpacks_within(bytes, MAX_UNPACKED)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut room = MAX_TEXT;
    let mut sheets = Vec::new();
    for name in sheet_names(&book) {
        let rows = cells(&mut book, &name, &mut room)?.whole()?;
        let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let row = |(number, mut cells): NumberedRow| {
            cells.resize(width, String::new());
            Row { number, cells }
        };
        let rows: Vec<Row> = rows.into_iter().map(row).collect();
        if !rows.is_empty() {
            sheets.push(NamedSheet { name: short(&name), rows });
        }
    }
    Ok(sheets)
}

/// What a person sees: hidden sheets hold the choices of forms.
fn sheet_names(book: &Book<'_>) -> Vec<String> {
    let all = book.sheets_metadata().iter();
    let seen = all.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    seen.map(|sheet| sheet.name.clone()).collect()
}

fn first_with_heads<'n>(
    book: &mut Book<'_>,
    names: &'n [String],
    is_head: &impl Fn(&str) -> bool,
) -> Result<(&'n String, Table), SheetError> {
    let mut without_rows = None;
    for name in names {
        match sheet(book, name, is_head) {
            Err(SheetError::NoHeads) => {}
            // An empty form; the one behind it may be filled.
            Err(SheetError::Empty) => without_rows = Some(SheetError::Empty),
            other => return other.map(|table| (name, table)),
        }
    }
    Err(without_rows.unwrap_or(SheetError::NoHeads))
}

fn sheet(
    book: &mut Book<'_>,
    name: &str,
    is_head: &impl Fn(&str) -> bool,
) -> Result<Table, SheetError> {
    let mut room = MAX_TEXT;
    let cells = cells(book, name, &mut room)?;
    let heads = heads::find(&cells.rows, is_head).ok_or(SheetError::NoHeads)?;
    let mut rows = cells.whole()?;
    let merged = book.merge_cells_by_sheet_name(name).map_err(unreadable)?;
    // Above the data a head reaches over columns and rows in its own way.
    let data = rows.get_mut(heads.rows_above..).unwrap_or_default();
    merged.iter().try_for_each(|region| spread(data, region, &mut room))?;
    table(heads, rows)
}

/// Reads cell by cell: as a whole, a sheet whose last cell is marked would be given memory for all cells before it.
fn cells(book: &mut Book<'_>, name: &str, room: &mut usize) -> Result<Cells, SheetError> {
    let mut reader = book.worksheet_cells_reader(name).map_err(unreadable)?;
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut formulas = BTreeSet::new();
    let mut is_too_long = false;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (number, column) = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        if cell.formula.is_some() && formulas.len() < SHOWN_FORMULAS {
            formulas.insert(number);
        }
        let text = cell_text(&Data::from(cell.value));
        if text.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        let left = room.checked_sub(text.len());
        if left.is_none() || rows.len() > MAX_ROWS + MAX_TITLE_ROWS {
            is_too_long = true;
            break;
        }
        *room = left.unwrap_or_default();
        put(rows.entry(number).or_default(), column, text);
    }
    let (rows, formulas) = (rows.into_iter().collect(), formulas.into_iter().collect());
    Ok(Cells { rows, formulas, is_too_long })
}

/// Writes what stands in a merged cell into each of its rows: a spreadsheet keeps it in the first alone, and shows it
/// beside all. A row in which nothing else stands remains empty.
fn spread(
    rows: &mut [NumberedRow],
    region: &Dimensions,
    room: &mut usize,
) -> Result<(), SheetError> {
    let (first, last) = (region.start.0 as usize + 1, region.end.0 as usize + 1);
    let column = region.start.1 as usize;
    let at = rows.partition_point(|(number, _)| *number < first);
    let Some((top, below)) = rows.get_mut(at..).and_then(<[_]>::split_first_mut) else {
        return Ok(());
    };
    let text = top.1.get(column).filter(|text| top.0 == first && !text.is_empty());
    let Some(text) = text else { return Ok(()) };
    for (_, cells) in below.iter_mut().take_while(|(number, _)| *number <= last) {
        if cells.get(column).is_none_or(String::is_empty) {
            *room = room.checked_sub(text.len()).ok_or(SheetError::TooLong)?;
            put(cells, column, text.clone());
        }
        // Regions that lie over each other take time, too.
        *room = room.checked_sub(1).ok_or(SheetError::TooLong)?;
    }
    Ok(())
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    cells.resize(cells.len().max(column + 1), String::new());
    if let Some(there) = cells.get_mut(column) {
        *there = text;
    }
}

/// Whether there is more than a title; what cannot be read counts as rows, too.
fn has_rows(book: &mut Book<'_>, name: &str) -> bool {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return true };
    let mut first = None;
    loop {
        let cell = match cells.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => return false,
            Err(_) => return true,
        };
        if cell.formula.is_none() && cell_text(&Data::from(cell.value)).is_empty() {
            continue;
        }
        if *first.get_or_insert(cell.pos.0) != cell.pos.0 {
            return true;
        }
    }
}

/// A workbook is a packed archive: a small one may unpack to more than the machine has.
pub fn unpacks_within(bytes: &[u8], most: u64) -> Result<(), SheetError> {
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

fn unreadable(error: XlsxError) -> SheetError {
    SheetError::Unreadable(error.to_string())
}
