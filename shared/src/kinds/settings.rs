//! The ward's settings: whom to call, when the report closes, what counts as fever here.
//!
//! There should be one; where two phones or offices made one each, the oldest that was not removed counts.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    Choice, Field, Kind, Section, SetBy, ValueType, choice, field, in_forms, no_check, no_fill,
    parts, section,
};
use crate::ids::Family;

/// Settings of the ward.
pub static KIND: Kind = Kind {
    name: "settings",
    version: 3,
    family: Family::Plan,
    label: in_forms("Thông tin đơn vị", "Ward settings"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["ward_name"],
    name_field: None,
    title_fields: &["ward_name"],
    access: Access::of_plan(),
    list: List { columns: &[], filters: &[], states: &[], order: Order::Newest },
    first_fields: &["ward_name", "unit_word", "district_name", "province_name"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check: no_check,
    fill: no_fill,
};

/// What the unit is called.
pub const UNIT_WORDS: &[Choice] = &[
    choice("phuong", "Phường", "Ward (phường)"),
    choice("xa", "Xã", "Commune (xã)"),
    choice("thi_tran", "Thị trấn", "Township (thị trấn)"),
    choice("dac_khu", "Đặc khu", "Special zone (đặc khu)"),
];

/// How the app speaks of residents.
pub const ADDRESS_FORMS: &[Choice] = &[
    choice("none", "Không xưng hô", "No form of address"),
    choice("bac", "Xưng hô «bác»", "“Bác”"),
    choice("anh_chi", "Xưng hô «anh, chị»", "“Anh, chị”"),
];

const SECTIONS: &[Section] = &[
    section("Liên hệ", "Contact", &["contact_name", "contact_phone", "health_station_phone"]),
    section("Báo cáo", "Report", &["report_cutoff_hour", "report_cutoff_minute"]),
    section(
        "Quy định tại địa phương",
        "Local rules",
        &[
            "fever_c",
            "report_back_hours",
            "households_per_team",
            "suspect_minutes",
            "ticket_hours",
            "legal_basis",
        ],
    ),
];

const FIELDS: &[Field] = &[
    field("ward_name", in_forms("Tên đơn vị", "Name of the unit"), ValueType::Text { max_chars: 80 })
        .help(
            "Tên đầy đủ, có chữ phường, xã, thị trấn hay đặc khu.",
            "The full name, with its kind.",
        )
        .example("Phường Ngọc Khánh")
        .required(),
    field("district_name", in_forms("Quận, huyện", "District"), ValueType::Text { max_chars: 80 })
        .help(
            "Để trống từ 1/7/2025, khi không còn cấp huyện.",
            "Empty from 1 July 2025, when districts ended.",
        )
        .example("Quận Ba Đình"),
    field(
        "province_name",
        in_forms("Tỉnh, thành phố", "Province or city"),
        ValueType::Text { max_chars: 80 },
    )
    .help(
        "Tỉnh hoặc thành phố trực thuộc trung ương.",
        "The province, or city under the central government.",
    )
    .example("Thành phố Hà Nội"),
    field("contact_name", in_forms("Người phụ trách", "Person in charge"), ValueType::Name)
        .help(
            "Người để hỏi khi cần mã hoặc gặp khó khăn.",
            "Whom a team asks for a code or for help.",
        )
        .example("Nguyễn Thị Hoa"),
    field("contact_phone", in_forms("Đường dây nóng", "Hotline"), ValueType::Hotline)
        .help("Số máy trực của đơn vị.", "The ward's duty number.")
        .example("024 3831 2345"),
    field(
        "health_station_phone",
        in_forms("Điện thoại Trạm Y tế", "Health station's phone"),
        ValueType::Hotline,
    )
    .help(
        "Gọi ngay khi có người sốt, ho, khó thở.",
        "Called at once when someone has fever, coughs or is breathless.",
    )
    .example("024 3831 6789"),
    field(
        "report_cutoff_hour",
        in_forms("Giờ chốt số liệu", "Report closes at, hour"),
        ValueType::Int { min: 0, max: 23 },
    )
    .help(
        "Báo cáo tính từ giờ này hôm trước đến giờ này hôm nay.",
        "A report runs from this hour yesterday to this hour today.",
    )
    .example("17")
    .minutes("report_cutoff_minute"),
    field(
        "report_cutoff_minute",
        in_forms("Phút chốt số liệu", "Report closes at, minute"),
        ValueType::Int { min: 0, max: 59 },
    )
    .help("Phút của giờ chốt số liệu.", "The minute of that hour.")
    .example("30"),
    field(
        "fever_c",
        in_forms("Ngưỡng nhiệt độ đo lại", "Temperature to remeasure from"),
        ValueType::Decimal { min: 37.0, max: 39.0, unit: "°C" },
    )
    .help(
        "Từ ngưỡng này phải đo lần hai. Để trống: theo quy định từng thời kỳ.",
        "From here a second reading is asked for. Empty: the rule of the day.",
    )
    .example("37,5"),
    field(
        "report_back_hours",
        in_forms("Số giờ phải khai báo khi đến, về", "Hours to report within"),
        ValueType::Int { min: 1, max: 720 },
    )
    .help(
        "Khi địa phương có văn bản riêng. Để trống: theo quy định từng thời kỳ; không có quy định thì không tính hạn.",
        "Where a local document says so. Empty: the rule of the day; without a rule nothing is due.",
    )
    .example("24"),
    field(
        "households_per_team",
        in_forms("Số hộ mỗi tổ COVID", "Households a team"),
        ValueType::Int { min: 1, max: 500 },
    )
    .help("Mỗi tổ phụ trách khoảng bao nhiêu hộ.", "About how many households a team looks after.")
    .example("50"),
    field("legal_basis", in_forms("Căn cứ pháp lý", "Legal basis"), ValueType::Text { max_chars: 300 })
        .help(
            "Văn bản, số và ngày cho phép thu thập thông tin của đợt này.",
            "The document, number and date on which this collection of data rests.",
        )
        .example("Công văn 529-CV/QU ngày 13/11/2021"),
    field("unit_word", in_forms("Gọi là", "Called"), ValueType::Choice { choices: UNIT_WORDS })
        .help("Phường, xã, thị trấn hay đặc khu.", "Which kind of unit it is."),
    field(
        "address_form",
        in_forms("Cách xưng hô với người dân", "Form of address"),
        ValueType::Choice { choices: ADDRESS_FORMS },
    )
    .help("Dùng trong lời nhắc gửi người dân.", "Used in what residents read.")
    .not_asked(),
    field(
        "rounds_per_day",
        in_forms("Số lượt thăm hộ mỗi ngày", "Rounds a day"),
        ValueType::Int { min: 1, max: 3 },
    )
    .help("Mỗi ngày tổ đi từng nhà mấy lượt.", "How often a day a team goes from door to door.")
    .example("1")
    .not_asked(),
    field(
        "suspect_minutes",
        in_forms("Số phút chờ Trạm Y tế nhận tin", "Minutes until the station answers"),
        ValueType::Int { min: 5, max: 1_440 },
    )
    .help(
        "Tính từ lúc phát hiện: quá số phút này mà Trạm Y tế chưa tiếp nhận ca nghi ngờ thì ca đó quá hạn. Để trống: quá hạn ngay.",
        "From when it was found: beyond it a suspected case that the station has not taken up is overdue. Empty: at once.",
    )
    .example("30"),
    field(
        "ticket_hours",
        in_forms("Số giờ phải trả lời phản ánh", "Hours to answer feedback"),
        ValueType::Int { min: 1, max: 720 },
    )
    .help(
        "Phản ánh chưa ghi hạn thì hạn là lúc nhận cộng số giờ này. Để trống: ghi hạn bằng tay.",
        "Feedback without a time to answer by gets one so many hours after it came. Empty: given by hand.",
    )
    .example("48"),
    field("drill", in_forms("Đang diễn tập", "Drill"), ValueType::Bool)
        .help("Số liệu diễn tập, không phải thật.", "The data are of a drill, not real.")
        .set_by(SetBy::Server),
];
