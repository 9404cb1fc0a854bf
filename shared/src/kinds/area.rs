//! Tổ dân phố, thôn, bản, tiểu khu: there is no national code, so a ward numbers its own.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, ValueType, choice, field, no_fill, place_of, t,
};
use crate::ids::{Family, PlaceKind};
use crate::scalar::Fields;

/// An area of the ward.
pub static KIND: Kind = Kind {
    name: "area",
    version: 1,
    family: Family::Plan,
    label: t("Tổ dân phố, thôn, bản", "Area"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["code", "name", "streets", "head_name", "head_phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::of_plan(),
    list: List {
        columns: &["code", "head_name", "head_phone"],
        filters: &["type"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["code", "name", "type"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    check,
    fill: no_fill,
};

/// What an area is called here.
pub const AREA_TYPES: &[Choice] = &[
    choice("to_dan_pho", "Tổ dân phố", "Residential group"),
    choice("khu_pho", "Khu phố", "Quarter"),
    choice("thon", "Thôn", "Hamlet"),
    choice("ban", "Bản", "Hamlet (bản)"),
    choice("tieu_khu", "Tiểu khu", "Sub-quarter"),
    choice("ap", "Ấp", "Hamlet (ấp)"),
    choice("lien_gia", "Khu liên gia tự quản", "Self-managed cluster"),
];

const FIELDS: &[Field] = &[
    field("code", t("Mã", "Code"), ValueType::Place)
        .help("Mã đơn vị hành chính và số thứ tự.", "The ward's code and a number.")
        .example("00025-01")
        .required(),
    field("name", t("Tên", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên thường gọi.", "The name that people use.")
        .example("Tổ dân phố số 1")
        .required(),
    field("type", t("Loại", "Type"), ValueType::Choice { choices: AREA_TYPES })
        .help("Địa bàn này được gọi là gì.", "What such an area is called here."),
    field("streets", t("Các phố, ngõ", "Streets and lanes"), ValueType::Text { max_chars: 500 })
        .help("Các phố và ngõ thuộc địa bàn.", "The streets and lanes that belong to it.")
        .example("Phố Ngọc Khánh; ngõ 12, ngõ 26 Nguyễn Chí Thanh"),
    field("order", t("Thứ tự", "Order"), ValueType::Int { min: 0, max: 999 })
        .help("Thứ tự trong danh sách.", "Its place in lists.")
        .example("1"),
    field("head_name", t("Tổ trưởng, trưởng thôn", "Head of the area"), ValueType::Name)
        .help("Người đứng đầu tổ dân phố, thôn, bản.", "Who heads the area.")
        .example("Trần Văn Bình"),
    field("head_phone", t("Điện thoại tổ trưởng", "Head's phone"), ValueType::Phone)
        .help("Số máy của tổ trưởng.", "The head's number.")
        .example("0912 345 678"),
];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    place_of(fields, "code", PlaceKind::Area, problems);
}
