//! A household (hộ gia đình): who lives behind one door, and how to reach them.
//!
//! It stays in the area and year in which it was made. Moving to another area is a new record there with
//! `moved_from`, and `moved_to` on the old one.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, ValueType, choice, field, no_fill,
    not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A household.
pub static KIND: Kind = Kind {
    name: "household",
    version: 1,
    family: Family::Register,
    label: t("Hộ gia đình", "Household"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["head_name", "phone", "house_no", "lane", "street", "book_no"],
    name_field: Some("head_name"),
    title_fields: &["head_name"],
    access: Access::seen_with(OfficeTask::Residence),
    list: List {
        columns: &["phone", "house_no", "lane", "street"],
        filters: &[],
        states: &[],
        order: Order::Name,
    },
    first_fields: &["head_name", "phone", "house_no", "lane", "street"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    check,
    fill: no_fill,
};

/// Why a household needs help ("người nghèo, hộ gia đình chính sách, người khó khăn do dịch bệnh").
pub const HARDSHIP: &[Choice] = &[
    choice("poor", "Hộ nghèo", "Poor"),
    choice("near_poor", "Hộ cận nghèo", "Near-poor"),
    choice("policy", "Gia đình chính sách", "Policy beneficiary"),
    choice("lost_job", "Mất việc, mất thu nhập", "Lost work or income"),
    choice("elderly_alone", "Người cao tuổi sống một mình", "Elderly living alone"),
    choice("lodger", "Ở trọ, xa quê", "Lodgers far from home"),
];

const SECTIONS: &[Section] = &[
    section(
        "Hộ gia đình",
        "Household",
        &["head", "book_no", "team", "hardship", "home_isolation_ok"],
    ),
    section("Vị trí trên bản đồ", "Place on the map", &["lat", "lng"]),
];

const FIELDS: &[Field] = &[
    field("head_name", t("Chủ hộ", "Household head"), ValueType::Name)
        .help("Họ và tên chủ hộ.", "The head's full name.")
        .example("Nguyễn Văn An")
        .required(),
    field(
        "head",
        t("Chủ hộ trong danh sách", "Head, from the list"),
        ValueType::Record { kind: "person" },
    )
    .help("Chọn trong các nhân khẩu của hộ.", "Chosen from the members of the household."),
    field("phone", t("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số dễ gọi nhất của gia đình.", "The number at which the family is best reached.")
        .example("0912 345 678"),
    field("house_no", t("Số nhà", "House no."), ValueType::Text { max_chars: 40 })
        .help("Số nhà, số phòng, tên tòa nhà.", "House or room number, name of the building.")
        .example("15B"),
    field("lane", t("Ngõ, ngách, hẻm", "Lane"), ValueType::Text { max_chars: 80 })
        .help("Ngõ, ngách hoặc hẻm dẫn đến nhà.", "The lane or alley that leads there.")
        .example("Ngách 2, ngõ 26"),
    field("street", t("Đường, phố", "Street"), ValueType::Text { max_chars: 80 })
        .help("Tên đường, phố, xóm.", "Street or hamlet.")
        .example("Phố Ngọc Khánh"),
    field(
        "book_no",
        t("Số sổ hộ khẩu cũ", "Household book no."),
        ValueType::Text { max_chars: 30 },
    )
    .help("Số sổ hộ khẩu cũ, nếu gia đình còn nhớ.", "The number of the old paper book, if known.")
    .example("190012345"),
    field("team", t("Tổ phụ trách", "Team in charge"), ValueType::Record { kind: "team" })
        .help("Tổ COVID cộng đồng phụ trách hộ này.", "The community team that looks after it."),
    field("hardship", t("Hoàn cảnh", "Hardship"), ValueType::Set { choices: HARDSHIP })
        .help("Chọn nếu gia đình cần được quan tâm.", "Marked where the family needs care."),
    field("commitment_date", t("Ngày ký cam kết", "Commitment signed on"), ValueType::Day)
        .help(
            "Ngày ký cam kết gia đình phòng, chống dịch.",
            "The day on which the family signed the commitment.",
        )
        .example("13/11/2021")
        .not_asked(),
    field(
        "home_isolation_ok",
        t("Đủ điều kiện cách ly tại nhà", "Fit for home isolation"),
        ValueType::Bool,
    )
    .help(
        "Có phòng và nhà vệ sinh riêng, lối đi riêng.",
        "Has a room and toilet of its own, apart from the others.",
    ),
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
    field("note", t("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ khi đến nhà.", "What to remember at the door.")
        .example("Gọi cửa sau, nhà có cụ cao tuổi"),
    field(
        "moved_from",
        t("Chuyển đến từ hộ", "Moved here from"),
        ValueType::Record { kind: "household" },
    )
    .help("Bản ghi cũ ở địa bàn trước.", "The record in the former area.")
    .not_asked(),
    field("moved_to", t("Đã chuyển sang hộ", "Moved to"), ValueType::Record { kind: "household" })
        .help("Bản ghi mới ở địa bàn khác.", "The record in the new area.")
        .not_asked(),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "commitment_date", ctx, problems);
    if ["house_no", "lane", "street"].iter().all(|name| fields.text(name).is_none()) {
        problems.push(Problem::warning("house_no", "no_address", NO_ADDRESS, "15B"));
    }
}

const NO_ADDRESS: super::Text = t(
    "Chưa có địa chỉ: ghi số nhà, ngõ hoặc đường để người khác tìm được.",
    "No address yet: give a house number, lane or street so that others find it.",
);
