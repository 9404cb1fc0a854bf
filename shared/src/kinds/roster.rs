//! A duty roster (lịch trực): who is to be where, from when to when. What was worked is the shift's.

use super::member::FORCES;
use super::offer::{Access, Due, List, Order, Screens};
use super::shift::DUTIES;
use super::{
    CheckContext, Field, Group, Kind, Problem, ValueType, field, in_forms, no_fill, not_after,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::Fields;

/// A roster.
pub static KIND: Kind = Kind {
    name: "roster",
    version: 1,
    family: Family::Plan,
    label: in_forms("Lịch trực", "Duty roster"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("starts_at"),
    search_fields: &["name", "people/*/name", "phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::seen_with(OfficeTask::Members),
    list: List {
        columns: &["place", "starts_at", "ends_at", "phone"],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["name", "place", "starts_at", "ends_at", "phone"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

const FIELDS: &[Field] = &[
    field("name", in_forms("Tên ca trực", "Name"), ValueType::Text { max_chars: 80 })
        .help("Trực ở đâu, ca nào.", "Where, and which shift.")
        .example("Chốt đầu phố Ngọc Khánh, ca đêm")
        .required(),
    field("place", in_forms("Nơi trực", "Place"), ValueType::Place)
        .help("Chốt, hoặc mã đơn vị với trực chỉ huy.", "A checkpoint, or the ward's own code.")
        .example("00025-C01")
        .required(),
    field("starts_at", in_forms("Bắt đầu", "Starts"), ValueType::Time)
        .help("Giờ nhận ca.", "When it begins.")
        .required(),
    field("ends_at", in_forms("Kết thúc", "Ends"), ValueType::Time)
        .ahead()
        .help("Giờ hết ca.", "When it ends.")
        .required(),
    field("phone", in_forms("Điện thoại trực", "Phone on duty"), ValueType::Hotline)
        .help("Số để gọi ca này.", "The number of this shift.")
        .example("024 3831 2345"),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 500 })
        .help("Điều ca trực cần biết.", "What the shift must know.")
        .example("Mang theo áo mưa"),
];

const GROUPS: &[Group] = &[Group {
    name: "people",
    label: in_forms("Người trực", "On duty"),
    fields: &[
        field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
            .help("Người được phân công.", "Who is on duty.")
            .example("Lò Văn Pánh")
            .required(),
        field("member", in_forms("Thành viên", "Member"), ValueType::Record { kind: "member" })
            .help("Chọn trong danh sách thành viên.", "Chosen from the members."),
        field("force", in_forms("Lực lượng", "Force"), ValueType::Choice { choices: FORCES })
            .help("Thuộc lực lượng nào.", "Which force."),
        field("duty", in_forms("Nhiệm vụ", "Duty"), ValueType::Choice { choices: DUTIES })
            .help("Việc được phân công trong ca.", "What the person does in the shift."),
    ],
    min: 0,
}];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    not_after(fields, "starts_at", "ends_at", problems);
}
