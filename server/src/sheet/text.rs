//! The cells of a sheet that was saved as text: CSV in UTF-8, or the "Unicode text" of spreadsheet programs.

use std::borrow::Cow;

use super::{
    Cells, MAX_COLUMNS, MAX_ROWS, MAX_TITLE_ROWS, NumberedRow, SHOWN_FORMULAS, SheetError, short,
};

pub fn cells(bytes: &[u8]) -> Result<Cells, SheetError> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut cells = Cells::default();
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(|error| SheetError::Unreadable(error.to_string()))?;
        number += 1 + record.position().map_or(0, |position| empty_lines(&text, position.byte()));
        if cells.rows.len() >= MAX_ROWS + MAX_TITLE_ROWS {
            cells.is_too_long = true;
            break;
        }
        if record.iter().any(|cell| cell.starts_with('=')) && cells.formulas.len() < SHOWN_FORMULAS
        {
            cells.formulas.push(number);
        }
        let row: NumberedRow = (number, record.iter().take(MAX_COLUMNS).map(short).collect());
        cells.rows.push(row);
    }
    Ok(cells)
}

/// The text of a file, by the mark at its beginning.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = match bytes {
        [0xff, 0xfe, units @ ..] => Cow::Owned(utf16(units, u16::from_le_bytes)?),
        [0xfe, 0xff, units @ ..] => Cow::Owned(utf16(units, u16::from_be_bytes)?),
        [0xef, 0xbb, 0xbf, text @ ..] | text => Cow::Borrowed(utf8(text)?),
    };
    match text.trim_start() {
        // A page that some programs save under the name of a workbook: spreadsheet programs open it.
        page if page.starts_with('<') => Err(SheetError::Unreadable("a page".to_owned())),
        other if other.starts_with("%PDF") || other.contains('\0') => Err(SheetError::NoSheet),
        _ => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, SheetError> {
    // Pictures and the like hold bytes that no text has, in whatever letters.
    let is_of_text = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let no_text =
        || if bytes.iter().all(is_of_text) { SheetError::NotUtf8 } else { SheetError::NoSheet };
    std::str::from_utf8(bytes).map_err(|_| no_text())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, SheetError> {
    let (units, rest) = bytes.as_chunks();
    let cut_off = || SheetError::Unreadable("half a letter of UTF-16".to_owned());
    if !rest.is_empty() {
        return Err(cut_off());
    }
    let letters = char::decode_utf16(units.iter().map(|bytes| unit(*bytes)));
    letters.collect::<Result<_, _>>().map_err(|_| cut_off())
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
