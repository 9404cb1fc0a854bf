//! A campaign (đợt xét nghiệm, tiêm): for whom, where and when.

use super::offer::{Access, Due, List, Order, Screens};
use super::test::REASONS;
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, SetOf, ValueType, areas_of_the_ward,
    choice, field, in_forms, no_fill, not_after, parts, section,
};
use crate::ids::Family;
use crate::scalar::Fields;

/// A campaign.
pub static KIND: Kind = Kind {
    name: "campaign",
    version: 1,
    family: Family::Plan,
    label: in_forms("Đợt xét nghiệm, tiêm", "Campaign"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("from_at"),
    search_fields: &["name", "target", "ordered_by", "order_no"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["type", "purpose", "from_at", "to_at", "target", "product"],
        filters: &["type", "purpose"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["type", "name", "purpose", "target", "site", "from_at", "to_at"],
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
pub const TYPES: &[Choice] =
    &[choice("test", "Xét nghiệm", "Tests"), choice("vaccination", "Tiêm chủng", "Vaccination")];

const SECTIONS: &[Section] =
    &[section("Căn cứ", "Ordered", &["ordered_by", "order_no", "product", "areas"])];

const FIELDS: &[Field] = &[
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Xét nghiệm hay tiêm chủng.", "Tests or vaccination.")
        .required(),
    field("name", in_forms("Tên đợt", "Name"), ValueType::Text { max_chars: 120 })
        .help("Tên gọi của đợt.", "What it is called.")
        .example("Xét nghiệm diện rộng tổ 1, tổ 2")
        .required(),
    field("purpose", in_forms("Mục đích", "Purpose"), ValueType::Choice { choices: REASONS })
        .help("Vì sao xét nghiệm.", "Why people are tested.")
        .when("type", &["test"]),
    field("target", in_forms("Đối tượng", "For whom"), ValueType::Text { max_chars: 200 })
        .help("Khu vực, nhóm người.", "Places and groups.")
        .example("Công dân chuẩn bị nhập ngũ"),
    field("areas", in_forms("Địa bàn", "Areas"), ValueType::OpenSet)
        .of(SetOf::Areas)
        .help("Các tổ dân phố, thôn, bản.", "The areas that it is for."),
    field("site", in_forms("Điểm lấy mẫu, tiêm", "Site"), ValueType::Record { kind: "site" })
        .help("Chọn trong danh sách điểm y tế.", "Chosen from the sites."),
    field("from_at", in_forms("Từ lúc", "From"), ValueType::Time)
        .help("Ngày giờ bắt đầu.", "When it begins.")
        .required(),
    field("to_at", in_forms("Đến lúc", "To"), ValueType::Time)
        .ahead()
        .help("Ngày giờ kết thúc.", "When it ends.")
        .required(),
    field(
        "product",
        in_forms("Vắc xin, bộ xét nghiệm", "Vaccine or kit"),
        ValueType::Text { max_chars: 60 },
    )
    .help("Tên vắc xin hoặc bộ xét nghiệm.", "Its name.")
    .example("Pfizer"),
    field(
        "ordered_by",
        in_forms("Cơ quan chỉ đạo", "Ordered by"),
        ValueType::Text { max_chars: 120 },
    )
    .help("Ai ra văn bản.", "Who ordered it.")
    .example("Ban Chỉ đạo quận Ba Đình"),
    field("order_no", in_forms("Số văn bản", "Document no."), ValueType::Text { max_chars: 60 })
        .help("Số và ký hiệu.", "Number and sign.")
        .example("529-CV/QU"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_after(fields, "from_at", "to_at", problems);
    areas_of_the_ward(fields, "areas", ctx, problems);
}
