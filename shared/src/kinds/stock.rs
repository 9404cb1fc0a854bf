//! What a site has in stock (vật tư): one record an item and site, counted from time to time.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Text, ValueType, choice, field, in_forms, no_fill,
    not_in_future, t,
};
use crate::ids::Family;
use crate::scalar::{Fields, FieldsExt};

/// An item in stock.
pub static KIND: Kind = Kind {
    name: "stock",
    version: 1,
    family: Family::Plan,
    label: in_forms("Vật tư", "Stock"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["name", "unit"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["site", "item", "count", "unit", "min", "counted_at"],
        filters: &["item", "site"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["item", "name", "site", "count", "unit", "min", "counted_at"],
    sections: &[],
    one_open: None,
    counted_by: Some("item"),
    due: Due::Never,
    part_of: Some("site"),
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// What it is.
pub const ITEMS: &[Choice] = &[
    choice("oxygen", "Ô xy", "Oxygen"),
    choice("rapid_test", "Test nhanh", "Rapid tests"),
    choice("mask", "Khẩu trang", "Masks"),
    choice("ppe", "Trang phục phòng hộ", "Protective clothing"),
    choice("pack_a", "Gói thuốc A", "Pack A"),
    choice("pack_b", "Gói thuốc B", "Pack B"),
    choice("pack_c", "Gói thuốc C", "Pack C"),
    choice("spo2", "Máy đo SpO2", "Pulse oximeters"),
    choice("thermometer", "Nhiệt kế", "Thermometers"),
    choice("sanitizer", "Nước sát khuẩn", "Disinfectant"),
    choice("vaccine", "Vắc xin", "Vaccine"),
    choice("other", "Khác", "Other"),
];

const COUNT: ValueType = ValueType::Int { min: 0, max: 10_000_000 };

const FIELDS: &[Field] = &[
    field("item", in_forms("Loại", "Item"), ValueType::Choice { choices: ITEMS })
        .help("Vật tư gì.", "What it is.")
        .required(),
    field("name", in_forms("Tên vật tư", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên, quy cách.", "Name and size.")
        .example("Khẩu trang y tế 4 lớp")
        .required(),
    field("site", in_forms("Ở đâu", "Site"), ValueType::Record { kind: "site" })
        .help("Nơi giữ vật tư.", "Where it is kept."),
    field("count", in_forms("Số lượng", "Count"), COUNT)
        .help("Đang có bao nhiêu.", "How many there are.")
        .example("200")
        .required(),
    field("unit", in_forms("Đơn vị tính", "Unit"), ValueType::Text { max_chars: 20 })
        .help("Cái, hộp, bình.", "Pieces, boxes, cylinders.")
        .example("hộp"),
    field("min", in_forms("Tối thiểu", "At least"), COUNT)
        .help("Dưới số này phải bổ sung.", "Below it more is needed.")
        .example("50"),
    field("counted_at", in_forms("Đếm lúc", "Counted at"), ValueType::Time)
        .help("Khi kiểm đếm.", "When it was counted.")
        .required(),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "counted_at", ctx, problems);
    if fields.int("count").zip(fields.int("min")).is_some_and(|(count, min)| count < min) {
        problems.push(Problem::warning("count", "below_minimum", LOW, ""));
    }
}

const LOW: Text = t("Dưới mức tối thiểu: cần bổ sung.", "Below the minimum: more is needed.");
