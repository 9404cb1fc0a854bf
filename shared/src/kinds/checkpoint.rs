//! A checkpoint (chốt): where people and vehicles are stopped, measured and asked to declare.

use super::offer::{Access, Due, List, Order, Screens};
use super::{CheckContext, Field, Kind, Problem, ValueType, field, no_fill, place_of, t};
use crate::ids::{Family, PlaceKind};
use crate::scalar::Fields;

/// A checkpoint of the ward.
pub static KIND: Kind = Kind {
    name: "checkpoint",
    version: 1,
    family: Family::Plan,
    label: t("Chốt kiểm soát", "Checkpoint"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["code", "name", "location", "phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::of_plan(),
    list: List {
        columns: &["code", "location", "phone"],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["code", "name", "location"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    check,
    fill: no_fill,
};

const FIELDS: &[Field] = &[
    field("code", t("Mã", "Code"), ValueType::Place)
        .help("Mã đơn vị hành chính, chữ C và số thứ tự.", "The ward's code, a C and a number.")
        .example("00025-C01")
        .required(),
    field("name", t("Tên chốt", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên mà lực lượng trực vẫn gọi.", "The name that its officers use.")
        .example("Chốt đầu phố Ngọc Khánh")
        .required(),
    field("location", t("Vị trí", "Location"), ValueType::Text { max_chars: 200 })
        .help("Chốt đặt ở đâu, hướng nào.", "Where it stands, and which way it faces.")
        .example("Ngã ba Ngọc Khánh – Kim Mã"),
    field("lat", t("Vĩ độ", "Latitude"), ValueType::Decimal { min: 8.0, max: 23.5, unit: "°" })
        .help("Lấy từ bản đồ nếu có.", "From a map, if at hand.")
        .example("21,0285"),
    field(
        "lng",
        t("Kinh độ", "Longitude"),
        ValueType::Decimal { min: 102.0, max: 110.0, unit: "°" },
    )
    .help("Lấy từ bản đồ nếu có.", "From a map, if at hand.")
    .example("105,8140"),
    field("phone", t("Điện thoại chốt", "Checkpoint's phone"), ValueType::Phone)
        .help("Số máy trực tại chốt.", "The number on duty there.")
        .example("0912 345 678"),
    field("green_zone", t("Chốt vùng xanh", "Green-zone gate"), ValueType::Bool).help(
        "Chốt do người dân tự quản, giữ vùng xanh.",
        "A gate that residents keep themselves to protect a green zone.",
    ),
];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    place_of(fields, "code", PlaceKind::Checkpoint, problems);
}
