//! A community COVID team (Tổ COVID cộng đồng), made by a decision of the commune: a few people for 30 to 70
//! households, "đi từng ngõ, gõ từng nhà, rà từng đối tượng".

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Field, Kind, Problem, ValueType, days_in_order, field, in_forms, no_fill,
    place_of,
};
use crate::ids::{Family, PlaceKind};
use crate::scalar::Fields;

/// A community team.
pub static KIND: Kind = Kind {
    name: "team",
    version: 2,
    family: Family::Plan,
    label: in_forms("Tổ COVID cộng đồng", "Community COVID team"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["name", "area", "lead_name"],
    name_field: None,
    title_fields: &["name"],
    access: Access::of_plan(),
    list: List { columns: &[], filters: &[], states: &[], order: Order::Newest },
    first_fields: &["name"],
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

const FIELDS: &[Field] = &[
    field("name", in_forms("Tên tổ", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên hoặc số của tổ.", "The team's name or number.")
        .example("Tổ COVID cộng đồng số 1")
        .required(),
    field("area", in_forms("Địa bàn", "Area"), ValueType::Place)
        .help("Tổ dân phố, thôn, bản mà tổ phụ trách.", "The area that it looks after.")
        .example("00025-01")
        .required(),
    field(
        "lead",
        in_forms("Tổ trưởng Tổ COVID, trong danh sách", "Lead, from the list"),
        ValueType::Record { kind: "member" },
    )
    .help("Chọn trong danh sách thành viên.", "Chosen from the members."),
    field("lead_name", in_forms("Tổ trưởng Tổ COVID", "Lead's name"), ValueType::Name)
        .help("Người phụ trách tổ.", "Who leads the team.")
        .example("Trần Văn Bình"),
    field(
        "households_target",
        in_forms("Số hộ phụ trách", "Households assigned"),
        ValueType::Int { min: 0, max: 2_000 },
    )
    .help("Tổ phụ trách bao nhiêu hộ.", "How many households it looks after.")
    .example("50"),
    field("formed_on", in_forms("Ngày thành lập", "Formed on"), ValueType::Day)
        .help("Ngày của quyết định thành lập tổ.", "The day of the decision that made it.")
        .example("13/11/2021"),
    field(
        "decision_no",
        in_forms("Số quyết định", "Decision no."),
        ValueType::Text { max_chars: 60 },
    )
    .help("Số và ký hiệu của quyết định thành lập.", "Number and sign of that decision.")
    .example("125/QĐ-UBND"),
    field("phone", in_forms("Điện thoại tổ trưởng", "Lead's phone"), ValueType::Phone)
        .help("Số để người dân gọi tổ.", "The number at which residents reach the team.")
        .example("0912 345 678"),
    field(
        "clusters",
        in_forms("Cụm liên gia phụ trách", "Clusters looked after"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Tổ phụ trách những cụm nào.", "Which clusters the team looks after.")
    .example("Liên gia 1, 2, 3"),
    field("ended_on", in_forms("Ngày giải thể", "Ended on"), ValueType::Day)
        .help("Ngày tổ thôi làm việc.", "The day on which the team ended.")
        .example("30/04/2022"),
];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    place_of(fields, "area", PlaceKind::Area, problems);
    days_in_order(fields, "formed_on", "ended_on", problems);
}
