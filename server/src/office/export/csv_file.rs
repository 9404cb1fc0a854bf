//! A list as CSV: UTF-8 with the mark by which spreadsheet programs know it, and no text that they would run.

use tokio::sync::mpsc;

use super::cell::{Cell, day_text};
use super::{Language, Rows, Sheet, WriteError};

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes the heads, then the rows as they come.
pub fn write(sheet: &Sheet, mut rows: mpsc::Receiver<Rows>) -> Result<Vec<u8>, WriteError> {
    // In quotes whatever is in it: where lists are separated by semicolons, a text with one stays in its cell.
    let mut file = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(UTF8_MARK.to_vec());
    if let Some(drill) = sheet.heading.drill {
        file.write_record([drill])?;
    }
    file.write_record(sheet.columns.iter().map(|column| column.head))?;
    while let Some(page) = rows.blocking_recv() {
        for row in page {
            file.write_record(row.iter().map(|cell| written(cell, sheet.language)))?;
        }
    }
    file.into_inner().map_err(|error| WriteError::Memory(error.to_string()))
}

fn written(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => match language {
            Language::Vi => number.to_string().replace('.', ","),
            Language::En => number.to_string(),
        },
        Cell::Day(day) => day_text(*day),
        Cell::Time(at_ms) => {
            let day = vungxanh_shared::time::LocalDate::at_ms(*at_ms);
            let clock = vungxanh_shared::time::clock_text(*at_ms);
            let (_, time) = clock.split_once(' ').unwrap_or_default();
            format!("{} {time}", day_text(day))
        }
    }
}

/// A text that a spreadsheet program would take for a formula gets an apostrophe in front, which it shows as nothing or
/// as itself, and never runs (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    match text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
    {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_as_a_formula_does() {
        for text in ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", " =HYPERLINK(\"http://x\")"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("Nguyễn Văn An"), "Nguyễn Văn An");
        assert_eq!(harmless("15-17 ngõ 26"), "15-17 ngõ 26");
    }

    #[test]
    fn numbers_and_times_are_written_as_they_are_read_here() {
        assert_eq!(written(&Cell::Number(36.5), Language::Vi), "36,5");
        assert_eq!(written(&Cell::Number(36.5), Language::En), "36.5");
        assert_eq!(written(&Cell::Time(1_637_542_800_000), Language::Vi), "22/11/2021 08:00");
    }
}
