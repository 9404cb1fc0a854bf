use rust_xlsxwriter::{Workbook, Worksheet};

use super::workbook::{MAX_TEXT, MAX_UNPACKED, unpacks_within};
use super::*;
use crate::office::import::columns::is_head as is_head_of_people;

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
    let table = read(text.as_bytes(), |head| matches!(head, "Họ và tên" | "Năm sinh" | "Địa chỉ"));
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

fn book(fill: impl FnOnce(&mut Worksheet) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
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
    assert!(matches!(read(b"PK\x03\x04 cut off", is_head), Err(SheetError::Unreadable(_))));
}

#[test]
fn k29_a_short_first_person_is_no_row_of_numbers() {
    let text = "STT,Họ và tên,Năm sinh,Giới tính\n1,An,50,F\n2,Bình,52,M\n";
    let table = read(text.as_bytes(), |head| matches!(head, "Họ và tên" | "Năm sinh")).unwrap();
    assert_eq!(table.rows[0].cells, ["1", "An", "50", "F"]);
}

#[test]
fn k29_a_row_of_data_that_holds_words_of_heads_is_not_taken_for_the_heads() {
    let text = "Họ và tên,QH,Nơi ở hiện nay,Khu\nNgô Văn An,Chủ hộ,Ngõ 5 phố Huế,Tổ 3\n";
    let table = read(text.as_bytes(), is_head_of_people).unwrap();
    assert_eq!((table.heads[0].as_str(), table.rows.len()), ("Họ và tên", 1));
}

#[test]
fn the_lower_of_two_rows_of_heads_does_not_win_by_having_more_of_them() {
    let text = "TT,Họ và tên,Địa chỉ,,,\n,,Số nhà,Ngõ,Đường,Tổ\n1,Ngô Văn An,5,2,Huế,3\n";
    let table = read(text.as_bytes(), is_head_of_people).unwrap();
    assert_eq!((table.heads[1].as_str(), table.rows.len()), ("Họ và tên", 1));
}

#[test]
fn what_stands_in_a_merged_cell_stands_in_each_of_its_rows() {
    let bytes = book(|sheet| {
        let format = rust_xlsxwriter::Format::new();
        sheet.merge_range(1, 0, 3, 0, "5", &format)?;
        sheet.write_column(1, 1, ["Nguyễn Văn An", "Trần Thị Bé"])?;
        // Merged, and nothing beside it: no person.
        sheet.merge_range(4, 2, 6, 2, "1950", &format)?;
        sheet.write_string(4, 1, "Lê Văn Cường").map(|_| ())
    });
    let table = read(&bytes, is_head).unwrap();
    let cells: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
    assert_eq!(cells, ["5|Nguyễn Văn An|", "5|Trần Thị Bé|", "|Lê Văn Cường|1950"]);
}

#[test]
fn merged_heads_of_two_rows_are_not_written_into_the_data() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 1, 0, "Họ và tên", &format).unwrap();
    sheet.merge_range(0, 1, 0, 2, "Ngày sinh", &format).unwrap();
    sheet.write_row(1, 1, ["Nam", "Nữ"]).unwrap();
    sheet.write_row(2, 0, ["Nguyễn Văn An", "1950"]).unwrap();
    let table = read(&book.save_to_buffer().unwrap(), is_head).unwrap();
    assert_eq!(table.heads, ["Họ và tên", "Ngày sinh › Nam", "Ngày sinh › Nữ"]);
    assert_eq!(table.rows[0].cells, ["Nguyễn Văn An", "1950", ""]);
}

#[test]
fn long_texts_in_merged_cells_do_not_fill_the_memory() {
    let bytes = book(|sheet| {
        let format = rust_xlsxwriter::Format::new();
        for column in 1..20 {
            sheet.merge_range(1, column, 5_000, column, &"a".repeat(MAX_CELL), &format)?;
        }
        (1..=5_000).try_for_each(|row| sheet.write_string(row, 0, "1").map(|_| ()))
    });
    assert_eq!(read(&bytes, is_head), Err(SheetError::TooLong));
}

#[test]
fn the_first_sheet_with_heads_and_rows_is_read_and_the_others_are_named() {
    let mut book = Workbook::new();
    let of_people = |sheet: &mut Worksheet, name: &str| {
        sheet.set_name(name).unwrap();
        sheet.write_row(0, 0, ["STT", "Họ và tên", "Ngày sinh"]).unwrap();
        sheet.write_row(1, 0, ["1", "Nguyễn Văn An", "1950"]).unwrap();
    };
    book.add_worksheet().set_name("Trống").unwrap();
    book.add_worksheet().set_name("Bìa").unwrap().write_string(0, 0, "DANH SÁCH").unwrap();
    // As some programs write it, letter and marks apart.
    of_people(book.add_worksheet(), "To\u{302}\u{309} 1");
    of_people(book.add_worksheet(), "Tổ 2");
    let hidden = book.add_worksheet();
    of_people(hidden, "Danh mục");
    hidden.set_hidden(true);
    // What is not read may be as it likes.
    let sums = book.add_worksheet().set_name("Tổng hợp").unwrap();
    sums.write_string(0, 0, "Tổng").unwrap().write_formula(1, 0, "=A1").unwrap();
    let table = read(&book.save_to_buffer().unwrap(), is_head).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("Tổ 1"));
    assert_eq!(table.unread_sheets, ["Tổ 2", "Tổng hợp"]);
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn unicode_text_of_spreadsheet_programs_is_read() {
    let text = "\u{feff}STT\tHọ và tên\tNgày sinh\r\n1\tNguyễn Văn An\t1950\r\n";
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let file: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
        assert_eq!(read(&file, is_head).unwrap().rows[0].cells, ["1", "Nguyễn Văn An", "1950"]);
    }
    assert!(matches!(read(b"\xff\xfe\x00", is_head), Err(SheetError::Unreadable(_))));
}

#[test]
fn pictures_and_papers_are_no_sheets_and_old_letters_are_not_utf8() {
    for file in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"\xff\xd8\xff\xe0\0\x10JFIF", b"%PDF-1.7"]
    {
        assert_eq!(read(file, is_head), Err(SheetError::NoSheet), "{file:?}");
    }
    assert_eq!(read(b"STT,H\xe4 t\xean\n", is_head), Err(SheetError::NotUtf8));
    assert!(matches!(read(b"<html><table>", is_head), Err(SheetError::Unreadable(_))));
}
