//! An establishment (cơ quan, cơ sở): an office, school, shop, lodging or site, who heads it and how it stands.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, ValueType, choice, field, in_forms,
    no_fill, not_in_future, parts, place_of, section,
};
use crate::ids::{Family, PlaceKind};
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// An establishment.
pub static KIND: Kind = Kind {
    name: "facility",
    version: 1,
    family: Family::Register,
    label: in_forms("Cơ quan, cơ sở", "Establishment"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["name", "address", "head_name", "head_phone", "contact_name", "contact_phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::seen_with(OfficeTask::Residence),
    list: List {
        columns: &["type", "address", "state", "head_name", "head_phone"],
        filters: &["type", "state"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["type", "name", "address", "head_name", "head_phone"],
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
    choice("agency", "Cơ quan, trụ sở", "Office"),
    choice("one_stop", "Bộ phận một cửa", "One-stop desk"),
    choice("school", "Trường học", "School"),
    choice("factory", "Cơ sở sản xuất", "Workshop, factory"),
    choice("company", "Doanh nghiệp", "Company"),
    choice("market", "Chợ", "Market"),
    choice("shop", "Cửa hàng, siêu thị", "Shop"),
    choice("food", "Ăn uống", "Food and drink"),
    choice("lodging", "Cơ sở lưu trú", "Lodging"),
    choice("boarding", "Nhà trọ", "Boarding house"),
    choice("worship", "Cơ sở tôn giáo, thờ tự", "Place of worship"),
    choice("station", "Bến xe", "Coach station"),
    choice("clinic", "Phòng khám, nhà thuốc", "Clinic, pharmacy"),
    choice("site_work", "Công trường, lán trại", "Building site, camp"),
    choice("other", "Khác", "Other"),
];

/// How it stands.
pub const STATES: &[Choice] = &[
    choice("open", "Hoạt động", "Open"),
    choice("limited", "Hạn chế", "Limited"),
    choice("paused", "Tạm dừng", "Paused"),
    choice("stopped", "Ngừng hoạt động, giải thể", "Closed down"),
];

const SECTIONS: &[Section] = &[
    section("Người liên hệ", "Contact", &["contact_name", "contact_phone"]),
    section("Quy mô, hoạt động", "Size and state", &["state", "workers", "beds"]),
    section(
        "Phòng, chống dịch",
        "Against the epidemic",
        &["plan_on", "commitment_on", "qr_place", "gate"],
    ),
];

const FIELDS: &[Field] = &[
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Cơ quan, cơ sở này là gì.", "What it is.")
        .required(),
    field("name", in_forms("Tên", "Name"), ValueType::Text { max_chars: 120 })
        .help("Tên trên biển hiệu.", "The name on its sign.")
        .example("Trường Mầm non Hoa Sen")
        .required(),
    field("address", in_forms("Địa chỉ", "Address"), ValueType::Text { max_chars: 200 })
        .help("Số nhà, ngõ, đường.", "House number, lane, street.")
        .example("15 phố Ngọc Khánh")
        .required(),
    field("head_name", in_forms("Người đứng đầu", "Head"), ValueType::Name)
        .help("Ai chịu trách nhiệm phòng dịch ở đây.", "Who answers for it.")
        .example("Lê Quang Vinh")
        .required(),
    field("head_phone", in_forms("Điện thoại người đứng đầu", "Head's phone"), ValueType::Phone)
        .help("Số gọi được khi có việc gấp.", "The number for urgent matters.")
        .example("0912 345 678"),
    field("contact_name", in_forms("Người liên hệ", "Contact"), ValueType::Name)
        .help("Người lo việc phòng dịch hằng ngày.", "Who looks after it day by day.")
        .example("Phạm Thị Hạnh"),
    field("contact_phone", in_forms("Điện thoại liên hệ", "Contact's phone"), ValueType::Phone)
        .help("Số của người liên hệ.", "The contact's number.")
        .example("0987 654 321"),
    field("state", in_forms("Tình trạng", "State"), ValueType::Choice { choices: STATES })
        .help("Hiện có hoạt động không.", "Whether it is open."),
    field("workers", in_forms("Số người làm", "Workers"), ValueType::Int { min: 0, max: 100_000 })
        .help("Bao nhiêu người làm ở đây.", "How many work here.")
        .example("25"),
    field("beds", in_forms("Số chỗ ở", "Beds"), ValueType::Int { min: 0, max: 10_000 })
        .help("Với cơ sở lưu trú, nhà trọ.", "Of a lodging or boarding house.")
        .example("40")
        .when("type", &["lodging", "boarding"]),
    field("plan_on", in_forms("Có phương án phòng dịch từ", "Has a plan since"), ValueType::Day)
        .help("Ngày của phương án phòng, chống dịch.", "The day of its plan against the epidemic.")
        .example("20/11/2021"),
    field("qr_place", in_forms("Có điểm quét QR", "Has a QR point"), ValueType::Bool)
        .help("Khách quét mã QR khi vào.", "Visitors scan a QR code at the door."),
    field("gate", in_forms("Chốt cổng", "Gate"), ValueType::Place)
        .help("Chốt kiểm soát ở cổng, nếu có.", "The checkpoint at its gate, if any.")
        .example("00025-C01"),
    field("commitment_on", in_forms("Ngày ký cam kết", "Commitment signed on"), ValueType::Day)
        .help("Ngày ký cam kết phòng, chống dịch.", "When it signed the commitment.")
        .example("20/11/2021"),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ khi đến làm việc.", "What to remember when visiting.")
        .example("Giao hàng ở cổng sau"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "plan_on", ctx, problems);
    not_in_future(fields, "commitment_on", ctx, problems);
    if fields.text("gate").is_some() {
        place_of(fields, "gate", PlaceKind::Checkpoint, problems);
    }
}
