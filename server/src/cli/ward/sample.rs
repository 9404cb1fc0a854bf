//! A file to fill in: the sample of the documentation, as it is or as a workbook.

use std::path::Path;

use rust_xlsxwriter::{DataValidation, Format, Workbook, Worksheet, XlsxError};
use vungxanh_server::duties;
use vungxanh_shared::kinds::{Field, ValueType};
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::{Fields, Scalar};

use super::file::WardFile;
use super::layout::{ALL, Layout, Part};
use super::source::List;

const SAMPLE: &str = include_str!("../../../../docs/ward.sample.toml");
/// How wide a column is, in characters.
const WIDTH: f64 = 26.0;
/// Rows below the heads that are prepared: texts stay texts, choices are offered.
const PREPARED_ROWS: u32 = 2_000;

/// Writes it; never over a file that is there.
pub fn write(path: &Path) -> anyhow::Result<()> {
    if path.exists() {
        anyhow::bail!("--sample: {} is there already; name another file", path.display());
    }
    let bytes = match path.extension().and_then(|end| end.to_str()) {
        Some("xlsx") => workbook(&toml::from_str(SAMPLE)?)?,
        Some("toml") => SAMPLE.as_bytes().to_vec(),
        _ => anyhow::bail!("--sample: the file's name ends in .xlsx or .toml"),
    };
    std::fs::write(path, bytes)
        .map_err(|error| anyhow::anyhow!("--sample: cannot write {}: {error}", path.display()))?;
    println!(
        "{} is there to be filled in; what is invented in it goes out. Then: \
         vungxanh ward create --file {} --check",
        path.display(),
        path.display()
    );
    Ok(())
}

fn workbook(file: &WardFile) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold().set_text_wrap();
    // Numbers keep their zeros, days stay as they are typed.
    let text = Format::new().set_num_format("@");
    for layout in &ALL {
        let page = book.add_worksheet().set_name(layout.name)?;
        let entries = entries(file, layout.list);
        match layout.list {
            List::Settings => unit(page, layout, (&entries, &head, &text))?,
            _ => list(page, layout, (&entries, &head, &text))?,
        }
    }
    book.save_to_buffer()
}

type Said<'a> = (&'a [Fields], &'a Format, &'a Format);

fn unit(
    page: &mut Worksheet,
    layout: &Layout,
    (said, head, text): Said<'_>,
) -> Result<(), XlsxError> {
    page.set_column_width(0, 34)?.set_column_width(1, 60)?;
    page.write_row_with_format(0, 0, ["Mục", "Nội dung"], head)?;
    for ((words, part), row) in layout.parts().into_iter().zip(1u32..) {
        page.write_string(row, 0, words)?;
        page.write_string_with_format(row, 1, cell(&part, said.first()), text)?;
        offer(page, &part, (row, row, 1))?;
    }
    Ok(())
}

fn list(
    page: &mut Worksheet,
    layout: &Layout,
    (said, head, text): Said<'_>,
) -> Result<(), XlsxError> {
    page.set_freeze_panes(1, 0)?;
    for ((words, part), column) in layout.parts().into_iter().zip(0u16..) {
        page.set_column_width(column, WIDTH)?.set_column_format(column, text)?;
        page.write_string_with_format(0, column, words, head)?;
        for (entry, row) in said.iter().zip(1u32..) {
            page.write_string_with_format(row, column, cell(&part, Some(entry)), text)?;
        }
        offer(page, &part, (1, PREPARED_ROWS, column))?;
    }
    Ok(())
}

/// Offers the choices of a field in its cells; others may be typed, and are named by the check.
fn offer(
    page: &mut Worksheet,
    part: &Part,
    (first, last, column): (u32, u32, u16),
) -> Result<(), XlsxError> {
    let Part::Field(Field { value: ValueType::Choice { choices }, .. }) = part else {
        return Ok(());
    };
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.vi).collect();
    // A label with a comma, or more than fit, cannot be offered.
    let list = DataValidation::new().allow_list_strings(&labels);
    let Ok(list) = list else { return Ok(()) };
    page.add_data_validation(first, column, last, column, &list.ignore_blank(true)).map(|_| ())
}

/// What an entry says, as people write it.
fn cell(part: &Part, entry: Option<&Fields>) -> String {
    let Some(value) = entry.and_then(|entry| entry.get(part.key())) else { return String::new() };
    match (part, value) {
        (Part::Field(Field { value: ValueType::Choice { choices }, .. }), Scalar::Text(code)) => {
            let known = choices.iter().find(|choice| choice.code == *code);
            known.map_or(code.as_str(), |choice| choice.label.vi).to_owned()
        }
        (_, Scalar::Text(text)) => text.clone(),
        (_, Scalar::Int(number)) => number.to_string(),
        (_, Scalar::Bool(true)) => "Có".to_owned(),
        _ => String::new(),
    }
}

/// The entries of a list, with what the file says in words of its own under their keys.
fn entries(file: &WardFile, list: List) -> Vec<Fields> {
    let with = |fields: &Fields, own: &[(&str, String)]| {
        let own = own.iter().filter(|(_, text)| !text.is_empty());
        let own = own.map(|(key, text)| ((*key).to_owned(), Scalar::from(text.as_str())));
        fields.clone().into_iter().chain(own).collect::<Fields>()
    };
    let account = &file.account;
    match list {
        List::Areas | List::Checkpoints => {
            let places = if list == List::Areas { &file.areas } else { &file.checkpoints };
            let number = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
            places.iter().map(|one| with(&one.fields, &[("number", number(one.number))])).collect()
        }
        List::Teams => {
            file.teams.iter().map(|one| with(&one.fields, &[("area", one.area.clone())])).collect()
        }
        List::Members => {
            let member = |one: &super::file::MemberEntry| {
                let duties: Vec<String> = one.duties.iter().map(|duty| duty_text(duty)).collect();
                with(
                    &one.fields,
                    &[
                        ("name", one.name.clone()),
                        ("team", one.team.clone()),
                        ("duties", duties.join("; ")),
                    ],
                )
            };
            file.members.iter().map(member).collect()
        }
        List::Unit | List::Account | List::Settings => vec![with(
            &file.settings,
            &[
                ("unit", file.unit.clone()),
                ("login", account.login.clone()),
                ("name", account.name.clone()),
                ("phone", account.phone.clone()),
                ("role", account.role.clone().unwrap_or_default()),
            ],
        )],
    }
}

/// `team_member@Tổ 1` as the office says it: `Tổ COVID cộng đồng: Tổ 1`.
fn duty_text(duty: &str) -> String {
    let (role, place) = duties::parts(duty);
    let called = role.parse::<Role>().ok().and_then(|role| {
        duties::NAMES.iter().find(|(known, ..)| *known == role).map(|(_, vi, _)| *vi)
    });
    let called = called.unwrap_or(role);
    if place.is_empty() { called.to_owned() } else { format!("{called}: {place}") }
}
