//! A checkpoint (chốt): where people and vehicles are stopped, measured and asked to declare.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, ValueType, choice, days_in_order, field, in_forms,
    no_fill, place_of,
};
use crate::ids::{Family, PlaceKind};
use crate::scalar::Fields;

/// A checkpoint of the ward.
pub static KIND: Kind = Kind {
    name: "checkpoint",
    version: 2,
    family: Family::Plan,
    label: in_forms("Chốt kiểm soát", "Checkpoint"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["code", "name", "location", "phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::of_plan(),
    list: List {
        columns: &["code", "type", "location", "phone"],
        filters: &["type"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["code", "name", "type", "location"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check,
    fill: no_fill,
};

/// What it guards.
pub const TYPES: &[Choice] = &[
    choice("control", "Chốt kiểm soát", "Checkpoint"),
    choice("green", "Chốt vùng xanh", "Green-zone gate"),
    choice("zone_gate", "Cổng khu phong tỏa", "Gate of a lockdown"),
    choice("office_gate", "Cổng cơ quan", "Gate of an agency"),
    choice("lodging_gate", "Cơ sở lưu trú", "Lodging"),
];

/// Who runs it.
pub const LEVELS: &[Choice] = &[
    choice("province", "Cấp tỉnh", "Province"),
    choice("district", "Cấp huyện", "District"),
    choice("commune", "Cấp xã", "Commune"),
];

const FIELDS: &[Field] = &[
    field("code", in_forms("Mã", "Code"), ValueType::Place)
        .help("Mã đơn vị hành chính, chữ C và số thứ tự.", "The ward's code, a C and a number.")
        .example("00025-C01")
        .required(),
    field("name", in_forms("Tên chốt", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên mà lực lượng trực vẫn gọi.", "The name that its officers use.")
        .example("Chốt đầu phố Ngọc Khánh")
        .required(),
    field("location", in_forms("Vị trí", "Location"), ValueType::Text { max_chars: 200 })
        .help("Chốt đặt ở đâu, hướng nào.", "Where it stands, and which way it faces.")
        .example("Ngã ba Ngọc Khánh – Kim Mã"),
    field(
        "lat",
        in_forms("Vĩ độ", "Latitude"),
        ValueType::Decimal { min: 8.0, max: 23.5, unit: "°" },
    )
    .help("Lấy từ bản đồ nếu có.", "From a map, if at hand.")
    .example("21,0285"),
    field(
        "lng",
        in_forms("Kinh độ", "Longitude"),
        ValueType::Decimal { min: 102.0, max: 110.0, unit: "°" },
    )
    .help("Lấy từ bản đồ nếu có.", "From a map, if at hand.")
    .example("105,8140"),
    field("phone", in_forms("Điện thoại chốt", "Checkpoint's phone"), ValueType::Phone)
        .help("Số máy trực tại chốt.", "The number on duty there.")
        .example("0912 345 678"),
    field("green_zone", in_forms("Chốt vùng xanh", "Green-zone gate"), ValueType::Bool).help(
        "Chốt do người dân tự quản, giữ vùng xanh.",
        "A gate that residents keep themselves to protect a green zone.",
    ),
    field("type", in_forms("Loại chốt", "Type"), ValueType::Choice { choices: TYPES })
        .help("Chốt giữ gì.", "What it guards."),
    field("level", in_forms("Cấp quản lý", "Run by"), ValueType::Choice { choices: LEVELS })
        .help("Cấp nào lập và điều hành.", "Which level set it up and runs it."),
    field(
        "decision_no",
        in_forms("Số quyết định", "Decision no."),
        ValueType::Text { max_chars: 60 },
    )
    .help("Số và ký hiệu của quyết định lập chốt.", "Number and sign of that decision.")
    .example("125/QĐ-UBND"),
    field("opened_on", in_forms("Lập từ ngày", "Opened on"), ValueType::Day)
        .help("Ngày chốt bắt đầu làm việc.", "The day on which it began.")
        .example("25/07/2021"),
    field("closed_on", in_forms("Dừng từ ngày", "Closed on"), ValueType::Day)
        .help("Ngày chốt thôi làm việc.", "The day on which it ended.")
        .example("21/09/2021"),
    field("responsible_name", in_forms("Người phụ trách chốt", "In charge"), ValueType::Name)
        .help("Ai chịu trách nhiệm về chốt.", "Who answers for it.")
        .example("Phạm Đức Thắng"),
    field(
        "responsible_phone",
        in_forms("Điện thoại người phụ trách", "Phone of who is in charge"),
        ValueType::Phone,
    )
    .help("Số máy của người phụ trách.", "That person's number.")
    .example("0912 345 678"),
    field("zone", in_forms("Khu phong tỏa", "Zone"), ValueType::Record { kind: "zone" })
        .help("Khu mà cổng này thuộc về.", "The zone whose gate it is."),
];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    place_of(fields, "code", PlaceKind::Checkpoint, problems);
    days_in_order(fields, "opened_on", "closed_on", problems);
}
