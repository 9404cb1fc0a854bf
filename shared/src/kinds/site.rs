//! A site (điểm y tế, khu cách ly): where it is, whom to call, how many it takes, whether it is ready.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, days_in_order,
    field, in_forms, no_fill, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::scalar::{Fields, FieldsExt};

/// A site.
pub static KIND: Kind = Kind {
    name: "site",
    version: 1,
    family: Family::Plan,
    label: in_forms("Điểm y tế, khu cách ly", "Site"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["name", "address", "phone", "head_name"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["type", "address", "phone", "capacity", "occupied", "counted_at"],
        filters: &["type"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["type", "name", "address", "phone", "head_name", "capacity", "occupied"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("type"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// What it is.
pub const TYPES: &[Choice] = &[
    choice("station", "Trạm Y tế", "Health station"),
    choice("mobile", "Trạm y tế lưu động", "Mobile station"),
    choice("isolation", "Khu cách ly", "Isolation site"),
    choice("reception", "Cơ sở thu dung", "Reception centre"),
    choice("sampling", "Điểm lấy mẫu", "Sampling point"),
    choice("vaccination", "Điểm tiêm", "Vaccination point"),
    choice("oxygen", "Điểm cấp ô xy", "Oxygen point"),
];

/// What is in place.
pub const READY: &[Choice] = &[
    choice("beds", "Giường", "Beds"),
    choice("meals", "Ăn", "Meals"),
    choice("water", "Nước, vệ sinh", "Water, toilets"),
    choice("waste", "Rác thải", "Waste"),
    choice("security", "Bảo vệ", "Guards"),
    choice("frame", "Bộ khung quản lý", "Management"),
    choice("ppe", "Trang phục phòng hộ", "Protective clothing"),
    choice("phone", "Điện thoại", "Phone"),
];

const SECTIONS: &[Section] = &[
    section("Sẵn sàng", "Ready", &["ready", "staff", "trained_on", "counted_at"]),
    section("Thời gian", "Time", &["opened_on", "closed_on"]),
];

const PLACES: ValueType = ValueType::Int { min: 0, max: 20_000 };

const FIELDS: &[Field] = &[
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Nơi này là gì.", "What it is.")
        .required(),
    field("name", in_forms("Tên", "Name"), ValueType::Text { max_chars: 120 })
        .help("Tên như trên biển.", "As on its sign.")
        .example("Trạm y tế lưu động số 1")
        .required(),
    field("address", in_forms("Địa chỉ", "Address"), ValueType::Text { max_chars: 200 })
        .help("Ở đâu, để tìm được.", "Where it is, so that others find it.")
        .example("Trường THCS Giảng Võ, 1 Trần Huy Liệu")
        .required(),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Hotline)
        .help("Số trực của nơi này.", "Its number on duty.")
        .example("024 3831 6789"),
    field("head_name", in_forms("Người phụ trách", "In charge"), ValueType::Name)
        .help("Ai chịu trách nhiệm.", "Who answers for it.")
        .example("Bác sĩ Lê Thị Hoa"),
    field("capacity", in_forms("Số chỗ", "Capacity"), PLACES)
        .help("Nhận được bao nhiêu người.", "How many it takes.")
        .example("40"),
    field("occupied", in_forms("Đang có", "Occupied"), PLACES)
        .help("Đang có bao nhiêu người.", "How many are there now.")
        .example("12"),
    field("counted_at", in_forms("Đếm lúc", "Counted at"), ValueType::Time)
        .help("Khi đếm số người.", "When they were counted."),
    field("staff", in_forms("Số nhân lực", "Staff"), PLACES)
        .help("Bao nhiêu người làm việc ở đây.", "How many work there.")
        .example("6"),
    field("trained_on", in_forms("Đã tập huấn ngày", "Trained on"), ValueType::Day)
        .help("Ngày tập huấn gần nhất.", "The latest day.")
        .example("15/11/2021"),
    field("ready", in_forms("Đã có", "In place"), ValueType::Set { choices: READY })
        .help("Những điều đã sẵn sàng.", "What is in place."),
    field("opened_on", in_forms("Mở từ ngày", "Opened on"), ValueType::Day)
        .help("Ngày bắt đầu làm việc.", "The first day.")
        .example("01/11/2021"),
    field("closed_on", in_forms("Đóng từ ngày", "Closed on"), ValueType::Day)
        .help("Ngày thôi làm việc.", "The day on which it ended.")
        .example("30/04/2022"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "counted_at", ctx, problems);
    not_in_future(fields, "trained_on", ctx, problems);
    days_in_order(fields, "opened_on", "closed_on", problems);
    let (places, people) = (fields.int("capacity"), fields.int("occupied"));
    if places.zip(people).is_some_and(|(places, people)| people > places) {
        problems.push(Problem::warning("occupied", "over_capacity", FULL, ""));
    }
}

const FULL: Text = t("Đang có nhiều người hơn số chỗ.", "There are more people than places.");
