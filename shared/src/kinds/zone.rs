//! A zone (khu phong tỏa, khoanh vùng): its bounds, its decision, who answers for it, its gates.
//!
//! The plan is read by every force, so no household stands here: a household names its zone.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Group, Kind, Problem, Section, ValueType, choice, field, in_forms,
    no_fill, not_after, not_in_future, parts, section,
};
use crate::ids::Family;
use crate::scalar::Fields;

/// A zone.
pub static KIND: Kind = Kind {
    name: "zone",
    version: 1,
    family: Family::Plan,
    label: in_forms("Khu phong tỏa, khoanh vùng", "Zone"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("from_at"),
    search_fields: &["name", "bounds", "decision_no", "responsible_name"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &["type", "area", "from_at", "to_at", "responsible_name", "responsible_phone"],
        filters: &["type"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "name",
        "type",
        "area",
        "bounds",
        "decision_no",
        "from_at",
        "to_at",
        "responsible_name",
        "responsible_phone",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("type"),
    due: Due::By { field: "to_at", done: &["ended_at"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// What it is.
pub const TYPES: &[Choice] = &[
    choice("lockdown", "Phong tỏa", "Lockdown"),
    choice("isolation_cluster", "Cách ly cụm dân cư", "Isolated cluster"),
    choice("buffer", "Vùng đệm", "Buffer"),
    choice("green", "Vùng xanh", "Green zone"),
];

const SECTIONS: &[Section] = &[
    section("Quy mô", "Size", &["households_count", "people_count"]),
    section("Cung ứng", "Supply", &["supply_by", "supply_phone"]),
    section(
        "Quyết định, kết thúc",
        "Decision, end",
        &["decision_on", "ended_at", "end_decision_no"],
    ),
];

/// What was put up.
pub const ASSETS: &[Choice] = &[
    choice("camera", "Camera", "Camera"),
    choice("barrier", "Rào chắn", "Barrier"),
    choice("sign", "Biển báo", "Sign"),
    choice("tent", "Lều, ô", "Tent"),
    choice("light", "Đèn", "Light"),
];

const FIELDS: &[Field] = &[
    field("name", in_forms("Tên khu", "Name"), ValueType::Text { max_chars: 120 })
        .help("Tên gọi của khu.", "What it is called.")
        .example("Ngõ 26 phố Ngọc Khánh")
        .required(),
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Phong tỏa, vùng đệm hay vùng xanh.", "Lockdown, buffer or green zone.")
        .required(),
    field("area", in_forms("Tổ dân phố, thôn, bản", "Area"), ValueType::Place)
        .help("Địa bàn có khu này.", "The area in which it lies.")
        .example("00025-01"),
    field("bounds", in_forms("Ranh giới", "Bounds"), ValueType::Text { max_chars: 500 })
        .help("Từ đâu đến đâu, những nhà nào.", "From where to where.")
        .example("Từ số 2 đến số 48, cả hai bên ngõ")
        .required(),
    field(
        "decision_no",
        in_forms("Số quyết định", "Decision no."),
        ValueType::Text { max_chars: 60 },
    )
    .help("Quyết định thiết lập khu.", "The decision that set it up.")
    .example("312/QĐ-UBND")
    .required(),
    field("decision_on", in_forms("Ngày quyết định", "Decision of"), ValueType::Day)
        .help("Ngày ký quyết định.", "The day on which it was signed.")
        .example("20/11/2021"),
    field("from_at", in_forms("Từ lúc", "From"), ValueType::Time)
        .help("Ngày giờ bắt đầu.", "When it begins.")
        .required(),
    field("to_at", in_forms("Dự kiến đến", "Until, planned"), ValueType::Time)
        .ahead()
        .help("Ngày giờ dự kiến kết thúc.", "When it is to end."),
    field("ended_at", in_forms("Đã kết thúc lúc", "Ended at"), ValueType::Time)
        .help("Ngày giờ đã dỡ bỏ.", "When it was lifted."),
    field(
        "end_decision_no",
        in_forms("Số quyết định kết thúc", "Decision that ends it"),
        ValueType::Text { max_chars: 60 },
    )
    .help("Quyết định dỡ bỏ.", "The decision that lifted it.")
    .example("340/QĐ-UBND"),
    field(
        "households_count",
        in_forms("Số hộ", "Households"),
        ValueType::Int { min: 0, max: 20_000 },
    )
    .help("Bao nhiêu hộ trong khu.", "How many households lie in it.")
    .example("42"),
    field(
        "people_count",
        in_forms("Số nhân khẩu", "People"),
        ValueType::Int { min: 0, max: 100_000 },
    )
    .help("Bao nhiêu người trong khu.", "How many people live in it.")
    .example("163"),
    field("responsible_name", in_forms("Người phụ trách", "In charge"), ValueType::Name)
        .help("Ai chịu trách nhiệm về khu.", "Who answers for it.")
        .example("Phạm Đức Thắng"),
    field(
        "responsible_phone",
        in_forms("Điện thoại người phụ trách", "Phone of who is in charge"),
        ValueType::Phone,
    )
    .help("Số máy của người phụ trách.", "That person's number.")
    .example("0912 345 678"),
    field("supply_by", in_forms("Ai cung ứng", "Supplied by"), ValueType::Text { max_chars: 120 })
        .help("Lương thực, thuốc men do ai lo.", "Who brings food and medicine.")
        .example("Hội Phụ nữ phường"),
    field("supply_phone", in_forms("Điện thoại cung ứng", "Supply phone"), ValueType::Hotline)
        .help("Số để người dân gọi.", "The number for residents to call.")
        .example("024 3831 2345"),
];

const GROUPS: &[Group] = &[
    Group {
        name: "gates",
        label: in_forms("Cổng, lối ra vào", "Gate"),
        fields: &[
            field("name", in_forms("Tên cổng", "Name"), ValueType::Text { max_chars: 80 })
                .help("Cổng ở đâu.", "Where it is.")
                .example("Đầu ngõ 26")
                .required(),
            field("checkpoint", in_forms("Chốt", "Checkpoint"), ValueType::Place)
                .help("Chốt giữ cổng này.", "The checkpoint that keeps it.")
                .example("00025-C01"),
            field(
                "emergency",
                in_forms("Lối cho cứu thương, chữa cháy", "For ambulances and fire brigade"),
                ValueType::Bool,
            )
            .help("Luôn để trống cho xe cứu thương, chữa cháy.", "Always kept clear for them."),
        ],
        min: 0,
    },
    Group {
        name: "assets",
        label: in_forms("Trang thiết bị", "Equipment"),
        fields: &[
            field("what", in_forms("Thiết bị", "What"), ValueType::Choice { choices: ASSETS })
                .help("Camera, rào chắn, biển báo …", "Camera, barrier, sign …")
                .required(),
            field("count", in_forms("Số lượng", "Count"), ValueType::Int { min: 0, max: 1_000 })
                .help("Bao nhiêu.", "How many.")
                .example("2"),
            field("where", in_forms("Đặt ở đâu", "Where"), ValueType::Text { max_chars: 120 })
                .help("Vị trí đặt.", "Where it stands.")
                .example("Đầu ngõ"),
            field("state", in_forms("Tình trạng", "State"), ValueType::Text { max_chars: 120 })
                .help("Còn tốt hay hỏng.", "Working or broken.")
                .example("Còn tốt"),
        ],
        min: 0,
    },
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "decision_on", ctx, problems);
    not_in_future(fields, "ended_at", ctx, problems);
    not_after(fields, "from_at", "to_at", problems);
    not_after(fields, "from_at", "ended_at", problems);
}
