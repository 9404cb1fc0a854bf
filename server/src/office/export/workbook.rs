//! A list as a workbook. Days and times are real ones, texts are written as texts: no program runs them. Rows go to a
//! file without a name in the data directory as they come, so that a long list does not stand in memory.

use std::borrow::Cow;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc;
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::cell::{Cell, day_text};
use super::{Heading, Language, Rows, Sheet, WriteError};

/// The row of the columns' heads; what the sheet is stands above.
const HEADS: u32 = 5;
/// How wide a column is, in characters.
const WIDTH: f64 = 20.0;

/// What a cell of a workbook holds at most, in units of UTF-16.
const MAX_CELL_UNITS: usize = 32_767;

struct Formats {
    title: Format,
    drill: Format,
    head: Format,
    text: Format,
    day: Format,
    time: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold().set_font_size(14),
            drill: Format::new().set_bold().set_background_color(0x00FF_D43B_u32),
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            day: Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top),
            time: Format::new().set_num_format("dd/mm/yyyy hh:mm").set_align(FormatAlign::Top),
        }
    }
}

/// Writes what the sheet is, the heads, then the rows as they come.
pub fn write(
    sheet: &Sheet,
    mut rows: mpsc::Receiver<Rows>,
    dir: &Path,
) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(dir)?;
    let formats = Formats::new();
    let page = workbook.add_worksheet_with_constant_memory()?;
    page.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEADS, HEADS)?;
    page.set_freeze_panes(HEADS + 1, 0)?;
    heading(page, &sheet.heading, sheet.language, &formats)?;
    for (column, at) in sheet.columns.iter().zip(0u16..) {
        page.set_column_width(at, WIDTH)?;
        page.write_string_with_format(HEADS, at, column.head, &formats.head)?;
    }
    let mut at = HEADS + 1;
    while let Some(rows) = rows.blocking_recv() {
        for row in rows {
            for (cell, column) in row.iter().zip(0u16..) {
                put(page, (at, column), cell, &formats)?;
            }
            at += 1;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn heading(
    page: &mut Worksheet,
    heading: &Heading,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let (made_at, made_by) = match language {
        Language::Vi => ("Lập lúc", "Người lập"),
        Language::En => ("Made at", "Made by"),
    };
    page.write_string(0, 0, &heading.ward)?;
    page.write_string_with_format(1, 0, heading.title, &formats.title)?;
    page.write_string(2, 0, &heading.about)?;
    let clock = vungxanh_shared::time::clock_text(heading.made_at_ms);
    let (_, time) = clock.split_once(' ').unwrap_or_default();
    let day = day_text(LocalDate::at_ms(heading.made_at_ms));
    if let Some(drill) = heading.drill {
        page.write_string_with_format(4, 0, drill, &formats.drill)?;
        // On every printed page.
        page.set_header(format!("&C&\"-,Bold\"{drill}"));
    }
    page.write_string(3, 0, format!("{made_at}: {time} {day} · {made_by}: {}", heading.made_by))?;
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, fitting(text).as_ref(), &formats.text)?;
        }
        Cell::Number(number) => {
            page.write_number_with_format(row, column, *number, &formats.text)?;
        }
        Cell::Day(day) => match moment(*day) {
            Some(date) => {
                page.write_datetime_with_format(row, column, &date, &formats.day)?;
            }
            None => {
                page.write_string_with_format(row, column, day_text(*day), &formats.text)?;
            }
        },
        Cell::Time(at_ms) => {
            let day = LocalDate::at_ms(*at_ms);
            let minutes = (*at_ms - day.start_ms()).clamp(0, DAY_MS - 1) / 60_000;
            let (hour, minute) = (minutes / 60, minutes % 60);
            let clock = u16::try_from(hour).ok().zip(u8::try_from(minute).ok());
            let date = moment(day).zip(clock);
            let date = date.and_then(|(date, (hour, minute))| date.and_hms(hour, minute, 0).ok());
            if let Some(date) = date {
                page.write_datetime_with_format(row, column, &date, &formats.time)?;
            }
        }
    }
    Ok(())
}

/// The text, or where a cell cannot hold it its beginning, which says so.
fn fitting(text: &str) -> Cow<'_, str> {
    const REST: &str = "… (ô Excel không chứa hết; xem đủ trong tệp CSV)";
    if text.encode_utf16().count() <= MAX_CELL_UNITS {
        return Cow::Borrowed(text);
    }
    let mut room = MAX_CELL_UNITS - REST.encode_utf16().count();
    let begins = text.chars().take_while(|one| {
        let fits = one.len_utf16() <= room;
        room = room.saturating_sub(one.len_utf16());
        fits
    });
    Cow::Owned(begins.chain(REST.chars()).collect())
}

/// Spreadsheets know no day before 1900.
fn moment(day: LocalDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month(), day.day()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_says_so() {
        assert_eq!(fitting("15 ngõ 26"), "15 ngõ 26");
        let all = "Đ".repeat(MAX_CELL_UNITS);
        assert_eq!(fitting(&all), all);
        for long in ["Đ".repeat(MAX_CELL_UNITS + 1), "😷".repeat(MAX_CELL_UNITS)] {
            let cut = fitting(&long);
            assert!(cut.encode_utf16().count() <= MAX_CELL_UNITS && cut.ends_with("tệp CSV)"));
        }
    }
}
