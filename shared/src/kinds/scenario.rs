//! A scenario (kịch bản): what happens when, who does what within how many minutes, and when it was drilled.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Field, Group, Kind, Problem, Section, ValueType, field, in_forms, no_fill,
    not_in_future, parts, section,
};
use crate::ids::Family;
use crate::scalar::Fields;

/// A scenario.
pub static KIND: Kind = Kind {
    name: "scenario",
    version: 1,
    family: Family::Plan,
    label: in_forms("Kịch bản", "Scenario"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: None,
    search_fields: &["name", "trigger"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["trigger", "drilled_on"],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["name", "trigger"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

const SECTIONS: &[Section] =
    &[section("Diễn tập", "Drill", &["drilled_on", "drill_result", "weak"])];

const FIELDS: &[Field] = &[
    field("name", in_forms("Tên kịch bản", "Name"), ValueType::Text { max_chars: 120 })
        .help("Tình huống nào.", "Which situation.")
        .example("Có F0 trong khu dân cư")
        .required(),
    field(
        "trigger",
        in_forms("Khi nào áp dụng", "Applies when"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Dấu hiệu để bắt đầu.", "What sets it off.")
    .example("Có kết quả dương tính tại cộng đồng"),
    field("drilled_on", in_forms("Ngày diễn tập", "Drilled on"), ValueType::Day)
        .help("Ngày diễn tập gần nhất.", "The latest day.")
        .example("20/11/2021"),
    field(
        "drill_result",
        in_forms("Kết quả diễn tập", "Result"),
        ValueType::Text { max_chars: 1000 },
    )
    .help("Đã làm được gì.", "What was achieved.")
    .example("Khoanh vùng xong sau 45 phút"),
    field("weak", in_forms("Điểm yếu", "Weak points"), ValueType::Text { max_chars: 1000 })
        .help("Còn phải sửa gì.", "What is still to be mended.")
        .example("Thiếu người lấy mẫu buổi tối"),
];

const GROUPS: &[Group] = &[Group {
    name: "steps",
    label: in_forms("Bước", "Step"),
    fields: &[
        field("order", in_forms("Thứ tự", "Order"), ValueType::Int { min: 1, max: 99 })
            .help("Bước thứ mấy.", "Its place.")
            .example("1"),
        field("text", in_forms("Việc phải làm", "What to do"), ValueType::Text { max_chars: 300 })
            .help("Một việc.", "One thing.")
            .example("Báo Trạm Y tế và Ban Chỉ đạo")
            .required(),
        field("who", in_forms("Ai làm", "Who"), ValueType::Text { max_chars: 120 })
            .help("Người hoặc lực lượng.", "A person or force.")
            .example("Tổ COVID cộng đồng"),
        field(
            "within_min",
            in_forms("Trong bao nhiêu phút", "Within minutes"),
            ValueType::Int { min: 0, max: 10_080 },
        )
        .help("Kể từ khi bắt đầu.", "From the beginning on.")
        .example("30"),
    ],
    min: 0,
}];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "drilled_on", ctx, problems);
}
