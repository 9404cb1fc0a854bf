//! A sheet of a ward's residents, as an office has it from elsewhere: households of four, over the areas of the ward.

use super::ward::WARD;
use anyhow::Result;
use clap::ValueEnum;
use rust_xlsxwriter::Workbook;

/// People of a household.
pub const OF_A_HOUSEHOLD: u32 = 4;

const HEADS: [&str; 9] = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Quan hệ với chủ hộ",
    "Số điện thoại",
    "Số nhà",
    "Đường",
    "Tổ dân phố",
];
/// Who the four are.
const PEOPLE: [(&str, &str, &str, i32); OF_A_HOUSEHOLD as usize] = [
    ("Chủ hộ", "Nam", "Văn", 1960),
    ("Vợ", "Nữ", "Thị", 1964),
    ("Con", "Nam", "Minh", 1990),
    ("Con", "Nữ", "Thu", 1994),
];
const FAMILIES: [&str; 10] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"];
const GIVEN: [&str; 10] =
    ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nga"];

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Csv,
    Xlsx,
}

/// So many residents, in the areas 1 to `areas`.
pub fn residents(form: Form, residents: u32, areas: u16) -> Result<Vec<u8>> {
    let rows = (0..residents).map(|number| row(number, areas));
    match form {
        Form::Csv => {
            let lines = std::iter::once(HEADS.map(str::to_owned)).chain(rows);
            Ok(lines.map(|row| row.join(",") + "\r\n").collect::<String>().into_bytes())
        }
        Form::Xlsx => {
            let mut book = Workbook::new();
            let page = book.add_worksheet();
            page.write_row(0, 0, HEADS)?;
            for (at, row) in (1..).zip(rows) {
                page.write_row(at, 0, row)?;
            }
            Ok(book.save_to_buffer()?)
        }
    }
}

fn row(number: u32, areas: u16) -> [String; HEADS.len()] {
    let (household, who) = (number / OF_A_HOUSEHOLD, number % OF_A_HOUSEHOLD);
    let pick = |from: &[&'static str], at: u32| from.get(at as usize % from.len()).copied();
    let (relation, sex, middle, born) =
        PEOPLE.get(who as usize).copied().unwrap_or(("Con", "Nam", "Văn", 1990));
    let family = pick(&FAMILIES, household).unwrap_or_default();
    // Letters after letters: no two households have the same people.
    let given = [household / 100, household / 10, household, who]
        .into_iter()
        .filter_map(|at| pick(&GIVEN, at))
        .collect::<Vec<_>>()
        .join(" ");
    let area = household % u32::from(areas) + 1;
    [
        (number + 1).to_string(),
        format!("{family} {middle} {given}"),
        format!("{:02}/{:02}/{}", household % 28 + 1, household % 12 + 1, born),
        sex.to_owned(),
        relation.to_owned(),
        if who == 0 { format!("09{household:08}") } else { String::new() },
        (household / u32::from(areas) + 1).to_string(),
        "Ngọc Khánh".to_owned(),
        format!("Địa bàn {WARD}-{area:02}"),
    ]
}
