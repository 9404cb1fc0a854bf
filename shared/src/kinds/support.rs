//! A request for support (yêu cầu hỗ trợ): what a household lacks, and how far help has come.
//!
//! It is proposed by the team, approved by the ward and noted when it was handed over. Nobody signs on a shared
//! screen; schemes that pay money keep their own paper forms, and `amount_vnd` is only what was handed over.

use super::offer::{Access, Due, List, Order, Screens};
use super::person::SEXES;
use super::{
    Asked, CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Kind, OneOpen, Problem, Section,
    ValueType, choice, field, in_forms, no_fill, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A request for support.
pub static KIND: Kind = Kind {
    name: "support",
    version: 2,
    family: Family::Casework,
    label: in_forms("Yêu cầu hỗ trợ", "Support request"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("asked_at"),
    search_fields: &["name", "phone", "address", "needs_note"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::seen_with(OfficeTask::Casework),
    list: List {
        columns: &["asked_at", "needs", "urgency", "state", "phone"],
        filters: &["state", "urgency", "group", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["household", "name", "phone", "address", "needs", "needs_note", "urgency"],
    sections: parts(SECTIONS),
    one_open: Some(OneOpen {
        of: "household",
        open: Asked::OneOf { field: "state", values: &["asked", "proposed", "approved"] },
    }),
    counted_by: Some("state"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// What is needed.
pub const NEEDS: &[Choice] = &[
    choice("food", "Lương thực, thực phẩm", "Food"),
    choice("medicine", "Thuốc men", "Medicine"),
    choice("cash", "Tiền mặt", "Cash"),
    choice("doctor", "Khám bệnh", "A doctor"),
    choice("baby", "Sữa, tã", "Milk, nappies"),
    choice("water", "Nước, gas", "Water, gas"),
    choice("rent", "Tiền trọ", "Rent"),
    choice("shopping", "Đi chợ hộ", "Shopping"),
    choice("funeral", "Tang lễ", "A funeral"),
    choice("other", "Khác", "Other"),
];

/// Why the household is helped.
pub const GROUPS: &[Choice] = &[
    choice("poor", "Hộ nghèo", "Poor"),
    choice("near_poor", "Hộ cận nghèo", "Near-poor"),
    choice("policy", "Gia đình chính sách", "Policy beneficiary"),
    choice("lost_job", "Mất việc, mất thu nhập", "Lost work or income"),
    choice("informal", "Lao động tự do", "Informal worker"),
    choice("isolated", "Đang cách ly, phong tỏa", "Isolated or locked down"),
    choice("elderly", "Người cao tuổi", "Elderly"),
    choice("disabled", "Người khuyết tật", "Disabled"),
    choice("other", "Khác", "Other"),
];

/// How long it can wait.
pub const URGENCIES: &[Choice] = &[
    choice("today", "Cần ngay hôm nay", "Today"),
    choice("days", "Trong vài ngày", "Within days"),
];

/// How far help has come.
pub const STATES: &[Choice] = &[
    choice("asked", "Đã ghi nhận", "Noted"),
    choice("proposed", "Đã đề xuất", "Proposed"),
    choice("approved", "Đã duyệt", "Approved"),
    choice("refused", "Không duyệt", "Refused"),
    choice("delivered", "Đã trao", "Delivered"),
    choice("returned", "Trả lại", "Returned"),
];

/// States of a request that the ward has been asked to decide.
const PROPOSED: &[&str] = &["proposed", "approved", "refused", "delivered", "returned"];
const APPROVED: &[&str] = &["approved", "delivered", "returned"];
const DELIVERED: &[&str] = &["delivered", "returned"];

const SECTIONS: &[Section] = &[
    section("Hoàn cảnh", "Circumstances", &["group", "people", "person", "birth_year", "sex"]),
    section(
        "Xử lý",
        "Progress",
        &[
            "asked_at",
            "state",
            "reason",
            "proposed_by",
            "proposed_at",
            "approved_by",
            "approved_at",
            "source",
        ],
    ),
    section(
        "Trao hỗ trợ",
        "Handing over",
        &["items", "amount_vnd", "delivered_at", "delivered_by", "received_by"],
    )
    .when("state", DELIVERED),
];

const FIELDS: &[Field] = &[
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Chọn hộ trong danh sách, nếu có.", "Chosen from the list, where it is there."),
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Người cần hỗ trợ hoặc chủ hộ.", "Who needs support, or the head.")
        .example("Nguyễn Thị Lan")
        .required(),
    field(
        "person",
        in_forms("Người trong danh sách", "Person on the list"),
        ValueType::Record { kind: "person" },
    )
    .help("Khi chỉ một người trong hộ cần.", "Where one member of the household needs it.")
    .when_filled("household"),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để hẹn lúc mang đến.", "The number for agreeing when to come.")
        .example("0912 345 678"),
    field("needs", in_forms("Cần gì", "Needs"), ValueType::Set { choices: NEEDS })
        .help("Chọn một hoặc nhiều.", "One or several."),
    field("needs_note", in_forms("Nói rõ hơn", "More exactly"), ValueType::Text { max_chars: 300 })
        .help("Loại nào, bao nhiêu, cho ai.", "Which, how much, for whom.")
        .example("Sữa cho cháu 8 tháng"),
    field("urgency", in_forms("Khi nào cần", "When"), ValueType::Choice { choices: URGENCIES })
        .help("Việc này chờ được bao lâu.", "How long it can wait."),
    field("asked_at", in_forms("Báo lúc", "Asked at"), ValueType::Time)
        .help("Lúc nhận được yêu cầu.", "When the request came.")
        .required(),
    field("state", in_forms("Tình trạng", "State"), ValueType::Choice { choices: STATES })
        .help("Việc hỗ trợ đến đâu rồi.", "How far help has come.")
        .required(),
    field("group", in_forms("Diện", "Group"), ValueType::Choice { choices: GROUPS })
        .help("Diện được hỗ trợ của hộ.", "Why the household is helped."),
    field("people", in_forms("Số người", "People"), ValueType::Int { min: 1, max: 60 })
        .help("Bao nhiêu người trong nhà.", "How many live there.")
        .example("4"),
    field("address", in_forms("Nơi ở", "Where staying"), ValueType::Text { max_chars: 200 })
        .help("Ghi khi hộ không có trong danh sách.", "Where the household is not on the list.")
        .example("Phòng 3, nhà trọ bà Hòa, ngõ 26")
        .when_empty("household"),
    field(
        "birth_year",
        in_forms("Năm sinh", "Year of birth"),
        ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
    )
    .help("Năm sinh của người cần hỗ trợ.", "Of who needs support.")
    .example("1950")
    .when_empty("person"),
    field("sex", in_forms("Giới tính", "Sex"), ValueType::Choice { choices: SEXES })
        .help("Giới tính của người cần hỗ trợ.", "Of who needs support.")
        .when_empty("person"),
    field("proposed_by", in_forms("Người đề xuất", "Proposed by"), ValueType::Name)
        .help("Ai trong tổ đề xuất.", "Who of the team proposed it.")
        .example("Trần Văn Bình")
        .when("state", PROPOSED)
        .remembered(),
    field("proposed_at", in_forms("Đề xuất lúc", "Proposed at"), ValueType::Time)
        .help("Lúc đề xuất lên trên.", "When it was proposed.")
        .when("state", PROPOSED),
    field("approved_by", in_forms("Người duyệt", "Approved by"), ValueType::Name)
        .help("Cán bộ duyệt hỗ trợ.", "The official who approved it.")
        .example("Lê Thị Hoa")
        .when("state", APPROVED)
        .remembered(),
    field("approved_at", in_forms("Duyệt lúc", "Approved at"), ValueType::Time)
        .help("Lúc duyệt.", "When it was approved.")
        .when("state", APPROVED),
    field("source", in_forms("Nguồn", "Source"), ValueType::Text { max_chars: 120 })
        .help("Ngân sách, Mặt trận, nhà hảo tâm.", "Budget, Fatherland Front, donors.")
        .example("Ủy ban Mặt trận Tổ quốc")
        .when("state", APPROVED)
        .remembered(),
    field(
        "amount_vnd",
        in_forms("Số tiền đã trao (đồng)", "Handed over (VND)"),
        ValueType::Int { min: 0, max: 1_000_000_000 },
    )
    .help("Chỉ ghi số tiền đã trao tận tay.", "Only what was handed over.")
    .example("500000"),
    field("items", in_forms("Đã trao gì", "Handed over"), ValueType::Text { max_chars: 300 })
        .help("Hiện vật và số lượng.", "Goods, and how many.")
        .example("10 kg gạo, 2 hộp sữa"),
    field("delivered_at", in_forms("Trao lúc", "Delivered at"), ValueType::Time)
        .help("Lúc trao tận nơi.", "When it was handed over."),
    field("delivered_by", in_forms("Người trao", "Delivered by"), ValueType::Name)
        .help("Ai mang đến.", "Who brought it.")
        .example("Trần Văn Bình")
        .remembered(),
    field("received_by", in_forms("Người nhận", "Received by"), ValueType::Name)
        .help("Ai nhận thay cả nhà.", "Who took it for the household.")
        .example("Nguyễn Thị Lan"),
    field("reason", in_forms("Lý do", "Reason"), ValueType::Text { max_chars: 200 })
        .help("Vì sao không duyệt hoặc trả lại.", "Why it was refused or returned.")
        .example("Đã được hỗ trợ đợt trước")
        .when("state", &["refused", "returned"]),
    field("visit", in_forms("Lượt thăm hộ", "Visit"), ValueType::Record { kind: "visit" })
        .help("Ghi khi đi thăm hộ này.", "Recorded on this visit.")
        .not_asked(),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in ["asked_at", "proposed_at", "approved_at", "delivered_at"] {
        not_in_future(fields, name, ctx, problems);
    }
    let needs = NEEDS.iter().any(|need| fields.is_true(&format!("needs/{}", need.code)));
    if !needs {
        problems.push(Problem::error("needs", "required_needs", NO_NEED, ""));
    }
    let state = fields.text("state");
    if matches!(state, Some("refused" | "returned")) && fields.text("reason").is_none() {
        problems.push(Problem::warning("reason", "reason_missing", NO_REASON, ""));
    }
    if state == Some("delivered") && fields.int("delivered_at").is_none() {
        problems.push(Problem::warning("delivered_at", "time_missing", NO_DELIVERY, ""));
    }
    if fields.text("household").is_none() && fields.text("address").is_none() {
        problems.push(Problem::warning("address", "address_missing", NO_ADDRESS, ""));
    }
}

const NO_NEED: super::Text = t("Chọn ít nhất một thứ cần hỗ trợ.", "Mark at least one need.");
const NO_REASON: super::Text =
    t("Ghi lý do để trả lời gia đình.", "Give the reason, so that the household can be answered.");
const NO_DELIVERY: super::Text = t("Ghi lúc trao.", "Note when it was handed over.");
const NO_ADDRESS: super::Text = t(
    "Chọn hộ, hoặc ghi nơi ở để mang đến đúng nhà.",
    "Choose the household, or note where they stay.",
);
