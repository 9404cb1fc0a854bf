//! A household (hộ gia đình): who lives behind one door, and how to reach them.
//!
//! It stays in the area and year in which it was made. Moving to another area is a new record there with
//! `moved_from`, and `moved_to` on the old one.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, ValueType, choice, field, in_forms,
    no_fill, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A household.
pub static KIND: Kind = Kind {
    name: "household",
    version: 2,
    family: Family::Register,
    label: in_forms("Hộ gia đình", "Household"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &[
        "head_name",
        "phone",
        "house_no",
        "lane",
        "street",
        "book_no",
        "name",
        "landlord_name",
    ],
    name_field: Some("head_name"),
    title_fields: &["name", "head_name"],
    access: Access::seen_with(OfficeTask::Residence),
    list: List {
        columns: &["phone", "house_no", "lane", "street"],
        filters: &["type"],
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
    rulings: None,
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
    choice("informal_worker", "Lao động tự do mất việc", "Informal worker out of work"),
    choice("disabled", "Có người khuyết tật", "Somebody disabled"),
    choice("pregnant_small_child", "Có thai phụ, con nhỏ", "Pregnancy or small children"),
    choice("in_isolation", "Đang cách ly, phong tỏa", "Isolated or locked down"),
];

/// What lives behind the door.
pub const TYPES: &[Choice] = &[
    choice("family", "Hộ gia đình", "Family"),
    choice("boarding", "Nhà trọ, phòng trọ", "Rented rooms"),
    choice("dormitory", "Ký túc xá, khu nhà ở công nhân", "Dormitory"),
    choice("religious", "Cơ sở tôn giáo", "Religious house"),
    choice("camp", "Lán trại, công trường", "Camp, building site"),
    choice("absent", "Hộ vắng", "Nobody lives there now"),
];

const SECTIONS: &[Section] = &[
    section(
        "Hộ gia đình",
        "Household",
        &[
            "type",
            "name",
            "people_count",
            "head",
            "book_no",
            "team",
            "cluster",
            "order",
            "zone",
            "hardship",
            "home_isolation_ok",
        ],
    ),
    section("Chủ nhà trọ", "Landlord", &["landlord_name", "landlord_phone"])
        .when("type", &["boarding", "dormitory"]),
    section("Vị trí trên bản đồ", "Place on the map", &["lat", "lng"]),
];

const FIELDS: &[Field] = &[
    field("head_name", in_forms("Chủ hộ", "Household head"), ValueType::Name)
        .help(
            "Chủ hộ theo đăng ký cư trú; chưa rõ thì ghi người đại diện.",
            "The head as registered; where not known, who speaks for the household.",
        )
        .example("Nguyễn Văn An"),
    field(
        "head",
        in_forms("Chủ hộ trong danh sách", "Head, from the list"),
        ValueType::Record { kind: "person" },
    )
    .help("Chọn trong các nhân khẩu của hộ.", "Chosen from the members of the household."),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số dễ gọi nhất của gia đình.", "The number at which the family is best reached.")
        .example("0912 345 678"),
    field("house_no", in_forms("Số nhà", "House no."), ValueType::Text { max_chars: 40 })
        .help("Số nhà, số phòng, tên tòa nhà.", "House or room number, name of the building.")
        .example("15B"),
    field("lane", in_forms("Ngõ, ngách, hẻm", "Lane"), ValueType::Text { max_chars: 80 })
        .help("Ngõ, ngách hoặc hẻm dẫn đến nhà.", "The lane or alley that leads there.")
        .example("Ngách 2, ngõ 26"),
    field("street", in_forms("Đường, phố", "Street"), ValueType::Text { max_chars: 80 })
        .help("Tên đường, phố, xóm.", "Street or hamlet.")
        .example("Phố Ngọc Khánh"),
    field(
        "book_no",
        in_forms("Số sổ hộ khẩu cũ", "Household book no."),
        ValueType::Text { max_chars: 30 },
    )
    .help("Số sổ hộ khẩu cũ, nếu gia đình còn nhớ.", "The number of the old paper book, if known.")
    .example("190012345"),
    field("team", in_forms("Tổ phụ trách", "Team in charge"), ValueType::Record { kind: "team" })
        .help("Tổ COVID cộng đồng phụ trách hộ này.", "The community team that looks after it."),
    field("hardship", in_forms("Hoàn cảnh", "Hardship"), ValueType::Set { choices: HARDSHIP })
        .help("Chọn nếu gia đình cần được quan tâm.", "Marked where the family needs care."),
    field("commitment_date", in_forms("Ngày ký cam kết", "Commitment signed on"), ValueType::Day)
        .help(
            "Ngày ký cam kết gia đình phòng, chống dịch.",
            "The day on which the family signed the commitment.",
        )
        .example("13/11/2021")
        .not_asked(),
    field(
        "home_isolation_ok",
        in_forms("Đủ điều kiện cách ly tại nhà", "Fit for home isolation"),
        ValueType::Bool,
    )
    .help(
        "Theo thẩm định của Trạm Y tế; từng điều kiện ghi ở mục cách ly.",
        "As the health station found; the conditions stand in the record of the isolation.",
    ),
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
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ khi đến nhà.", "What to remember at the door.")
        .example("Gọi cửa sau, nhà có cụ cao tuổi"),
    field(
        "moved_from",
        in_forms("Chuyển đến từ hộ", "Moved here from"),
        ValueType::Record { kind: "household" },
    )
    .help("Mục cũ ở địa bàn trước.", "The record in the former area.")
    .not_asked(),
    field(
        "moved_to",
        in_forms("Đã chuyển sang hộ", "Moved to"),
        ValueType::Record { kind: "household" },
    )
    .help("Mục mới ở địa bàn khác.", "The record in the new area.")
    .not_asked(),
    field("type", in_forms("Loại hộ", "Type"), ValueType::Choice { choices: TYPES })
        .help("Hộ gia đình hay nơi ở tập thể.", "A family, or people who live together."),
    field("name", in_forms("Tên nơi ở", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên nhà trọ, lán trại, cơ sở.", "Of rented rooms, a camp or an institution.")
        .example("Nhà trọ bà Hòa"),
    field("people_count", in_forms("Số người", "People"), ValueType::Int { min: 0, max: 5_000 })
        .help("Số người đang ở, khi chưa ghi đủ tên.", "How many live there, before all are named.")
        .example("4"),
    field("order", in_forms("Thứ tự đi", "Walking order"), ValueType::Int { min: 0, max: 9_999 })
        .help("Thứ tự khi đi từng nhà.", "Its place on the round.")
        .example("12"),
    field("cluster", in_forms("Cụm liên gia", "Cluster"), ValueType::Text { max_chars: 80 })
        .help("Hộ thuộc cụm nào.", "The cluster that it belongs to.")
        .example("Liên gia 3"),
    field("zone", in_forms("Khu phong tỏa", "Zone"), ValueType::Record { kind: "zone" })
        .help("Khu phong tỏa, khoanh vùng mà hộ thuộc về.", "The zone in which it lies."),
    field("landlord_name", in_forms("Chủ nhà trọ", "Landlord"), ValueType::Name)
        .help("Người cho thuê nhà.", "Who lets the rooms.")
        .example("Trần Thị Hòa"),
    field(
        "landlord_phone",
        in_forms("Điện thoại chủ nhà trọ", "Landlord's phone"),
        ValueType::Phone,
    )
    .help("Số máy của người cho thuê.", "The landlord's number.")
    .example("0912 345 678"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "commitment_date", ctx, problems);
    if fields.text("head_name").or(fields.text("name")).is_none() {
        problems.push(Problem::error("head_name", "required", NO_NAME, "Nguyễn Văn An"));
    }
    if ["house_no", "lane", "street"].iter().all(|name| fields.text(name).is_none()) {
        problems.push(Problem::warning("house_no", "no_address", NO_ADDRESS, "15B"));
    }
}

const NO_NAME: super::Text = t(
    "Chưa có «Chủ hộ»: ghi chủ hộ, hoặc tên nhà trọ, lán trại.",
    "“Household head” is missing: give the head, or the name of the place.",
);
const NO_ADDRESS: super::Text = t(
    "Chưa có địa chỉ: ghi số nhà, ngõ hoặc đường để người khác tìm được.",
    "No address yet: give a house number, lane or street so that others find it.",
);
