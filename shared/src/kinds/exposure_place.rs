//! An epidemic area or exposure place (vùng dịch, mốc dịch tễ): where and when, who said so, and what is asked of those
//! who were there.
//!
//! The app proposes what matches and shows the source; a person confirms.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, days_in_order,
    field, in_forms, no_fill, not_after, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::scalar::{Fields, FieldsExt};

/// An epidemic area or exposure place.
pub static KIND: Kind = Kind {
    name: "exposure_place",
    version: 1,
    family: Family::Plan,
    label: in_forms("Vùng dịch, mốc dịch tễ", "Epidemic area or exposure place"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("source_on"),
    search_fields: &["name", "address", "plate", "trip", "source_no"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["type", "from_at", "to_at", "ask", "source_body", "ended_on"],
        filters: &["type", "ask"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "type",
        "name",
        "address",
        "from_at",
        "to_at",
        "ask",
        "source_body",
        "source_no",
        "source_on",
    ],
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
    choice("area", "Vùng dịch", "Epidemic area"),
    choice("point", "Mốc dịch tễ", "Exposure place"),
    choice("vehicle", "Chuyến xe, chuyến bay", "Coach or flight"),
];

const SECTIONS: &[Section] = &[
    section("Vùng", "Area", &["unit", "level"]).when("type", &["area"]),
    section("Chuyến đi", "Journey", &["plate", "trip"]).when("type", &["vehicle"]),
    section("Hiệu lực", "Validity", &["look_back_days", "url", "ended_on"]),
];

/// What is asked of those who were there.
pub const ASKS: &[Choice] = &[
    choice("declare", "Khai báo y tế", "Declare"),
    choice("test", "Xét nghiệm", "Be tested"),
    choice("monitor", "Tự theo dõi sức khỏe", "Watch own health"),
    choice("home", "Cách ly tại nhà", "Isolate at home"),
    choice("central", "Cách ly tập trung", "Centralised isolation"),
    choice("call", "Gọi Trạm Y tế", "Call the health station"),
];

const FIELDS: &[Field] = &[
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Cả một vùng, một nơi hay một chuyến xe.", "An area, a place or a journey.")
        .required(),
    field("unit", in_forms("Mã đơn vị", "Unit"), ValueType::Unit)
        .help("Tỉnh, huyện hoặc xã, nếu là cả vùng.", "Province, district or ward, of an area.")
        .example("79"),
    field("name", in_forms("Tên", "Name"), ValueType::Text { max_chars: 160 })
        .help("Như trong thông báo.", "As in the notice.")
        .example("Bệnh viện Bạch Mai")
        .required(),
    field("address", in_forms("Địa chỉ", "Address"), ValueType::Text { max_chars: 200 })
        .help("Ghi rõ xã, huyện, tỉnh.", "With commune, district, province.")
        .example("78 Giải Phóng, Đống Đa, Hà Nội"),
    field("plate", in_forms("Biển số", "Plate"), ValueType::Plate)
        .help("Của xe khách, taxi.", "Of a coach or taxi.")
        .example("29B-123.45"),
    field("trip", in_forms("Số hiệu chuyến", "Trip"), ValueType::Text { max_chars: 60 })
        .help("Chuyến bay, chuyến xe, chỗ ngồi.", "Flight or coach, and seats.")
        .example("VN0054"),
    field("from_at", in_forms("Từ lúc", "From"), ValueType::Time)
        .help("Ai có mặt từ lúc này.", "Who was there from then on.")
        .required(),
    field("to_at", in_forms("Đến lúc", "To"), ValueType::Time)
        .help("Để trống: vẫn còn.", "Empty: still."),
    field(
        "look_back_days",
        in_forms("Tính trong bao nhiêu ngày", "Counts for days"),
        ValueType::Int { min: 1, max: 60 },
    )
    .help("Theo thông báo, kể từ ngày có mặt.", "As the notice says, from the day of the stay.")
    .example("14"),
    field("level", in_forms("Cấp độ dịch", "Level"), ValueType::Int { min: 1, max: 4 })
        .help("Cấp 1 đến 4, nếu được công bố.", "1 to 4, where it was announced.")
        .example("3"),
    field(
        "ask",
        in_forms("Người đã đến phải", "Who was there must"),
        ValueType::Choice { choices: ASKS },
    )
    .help("Theo thông báo.", "As the notice says.")
    .required(),
    field(
        "source_body",
        in_forms("Cơ quan thông báo", "Announced by"),
        ValueType::Text { max_chars: 80 },
    )
    .help("Ai ra thông báo này.", "Who announced it.")
    .example("CDC Hà Nội")
    .required(),
    field("source_no", in_forms("Số văn bản", "Document no."), ValueType::Text { max_chars: 60 })
        .help("Số và ký hiệu, nếu có.", "Number and sign, if any.")
        .example("27/TB-CDC"),
    field("source_on", in_forms("Ngày thông báo", "Announced on"), ValueType::Day)
        .help("Ngày của thông báo.", "The day of the notice.")
        .example("22/11/2021")
        .required(),
    field("url", in_forms("Đường dẫn", "Link"), ValueType::Text { max_chars: 200 })
        .help("Trang đăng thông báo.", "The page with the notice."),
    field("ended_on", in_forms("Hết từ ngày", "Ended on"), ValueType::Day)
        .help("Ngày thông báo hết hiệu lực.", "The day on which the notice ended.")
        .example("06/12/2021"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "from_at", ctx, problems);
    not_in_future(fields, "source_on", ctx, problems);
    not_after(fields, "from_at", "to_at", problems);
    days_in_order(fields, "source_on", "ended_on", problems);
    let is_area = fields.text("type") == Some("area");
    if is_area && fields.text("unit").is_none() {
        problems.push(Problem::warning("unit", "answer_missing", NO_UNIT, ""));
    }
}

const NO_UNIT: Text = t(
    "Ghi mã tỉnh, huyện hoặc xã để máy nhận ra người về từ đó.",
    "Give the code of the province, district or ward, so that people from there are recognised.",
);
