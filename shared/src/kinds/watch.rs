//! Somebody or something to be stopped at a checkpoint (cần dừng tại chốt): by which number, why, until when, whom to
//! call. Never a result of a test, never an F.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, days_in_order,
    field, in_forms, no_fill, parts, section, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};
use crate::time::LocalDate;

/// Something to be stopped.
pub static KIND: Kind = Kind {
    name: "watch",
    version: 1,
    family: Family::Conduct,
    label: in_forms("Cần dừng tại chốt", "To be stopped"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("from_day"),
    search_fields: &["name", "plate", "phone", "id_no", "call_name"],
    name_field: Some("name"),
    title_fields: &["name", "plate"],
    access: Access::kept_with(OfficeTask::Violations),
    list: List {
        columns: &["why", "from_day", "to_day", "call_name", "call_phone", "lifted_at"],
        filters: &["why"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "name",
        "plate",
        "phone",
        "id_no",
        "why",
        "from_day",
        "to_day",
        "call_name",
        "call_phone",
        "approved_by",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("why"),
    due: Due::By { field: "to_day", done: &["lifted_at"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Why.
pub const REASONS: &[Choice] = &[
    choice("left_isolation", "Rời nơi cách ly", "Left isolation"),
    choice("evaded", "Trốn kiểm soát", "Evaded a checkpoint"),
    choice("refused_sample", "Không hợp tác lấy mẫu", "Refused a sample"),
    choice("health_call", "Trạm Y tế cần liên hệ", "The health station wants to speak to them"),
    choice("trace", "Cần truy vết", "To be traced"),
    choice("police", "Công an yêu cầu", "Asked for by the police"),
];

/// What is asked of the checkpoint.
pub const ASKS: &[Choice] = &[choice("stop_call", "Dừng và gọi", "Stop and call")];

/// The most days for which somebody may be on the list (KINDS 3.15).
const MOST_DAYS: i64 = 14;

/// Letters and digits of a number that a barrier compares (`web/src/phone/checkpoint/stops.ts`): a shorter one may be half
/// typed.
const SHORTEST_NUMBER: usize = 6;

const SECTIONS: &[Section] = &[section("Thêm", "More", &["birth_year", "ask_to", "lifted_at"])];

const FIELDS: &[Field] = &[
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Chỉ có tên thì chốt không nhận ra được.", "By the name alone nobody is recognised.")
        .example("Nguyễn Văn An"),
    who::BIRTH_YEAR,
    field(
        "id_no",
        in_forms("Số giấy tờ", "Number of the paper"),
        ValueType::Text { max_chars: 20 },
    )
    .help("Căn cước, CMND hoặc hộ chiếu.", "Citizen card, old card or passport.")
    .example("001085012345"),
    who::PHONE,
    field("plate", in_forms("Biển số", "Plate"), ValueType::Plate)
        .help("Của xe cần dừng.", "Of the vehicle to be stopped.")
        .example("29A-123.45"),
    field("why", in_forms("Lý do", "Why"), ValueType::Choice { choices: REASONS })
        .help("Không ghi kết quả xét nghiệm, không ghi F.", "Never a test result, never an F.")
        .required(),
    field("from_day", in_forms("Từ ngày", "From"), ValueType::Day)
        .help("Ngày đầu.", "The first day.")
        .example("22/11/2021")
        .required(),
    field("to_day", in_forms("Đến ngày", "To"), ValueType::Day)
        .help("Nhiều nhất 14 ngày.", "14 days at most.")
        .example("29/11/2021")
        .required(),
    field(
        "ask_to",
        in_forms("Chốt phải", "The checkpoint is to"),
        ValueType::Choice { choices: ASKS },
    )
    .help("Chốt dừng xe, người này rồi gọi.", "It stops them and calls.")
    .required(),
    field("call_name", in_forms("Gọi cho", "Call"), ValueType::Name)
        .help("Ai nhận cuộc gọi.", "Who answers.")
        .example("Đỗ Văn Hùng")
        .required(),
    field("call_phone", in_forms("Số điện thoại", "Phone"), ValueType::Hotline)
        .help("Số mà chốt gọi.", "The number to call.")
        .example("024 3831 2345")
        .required(),
    field("approved_by", in_forms("Người duyệt", "Approved by"), ValueType::Name)
        .help("Ai cho phép đưa vào danh sách.", "Who allowed it.")
        .example("Nguyễn Thị Hoa")
        .required(),
    field("lifted_at", in_forms("Bỏ lúc", "Lifted at"), ValueType::Time)
        .help("Khi không cần dừng nữa.", "When it is not needed any more."),
];

fn check(fields: &Fields, _: &CheckContext, problems: &mut Vec<Problem>) {
    days_in_order(fields, "from_day", "to_day", problems);
    if ["id_no", "phone", "plate"].iter().all(|name| fields.text(name).is_none()) {
        problems.push(Problem::error("plate", "required_number", NUMBER, ""));
    }
    for name in ["id_no", "phone", "plate"] {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).count();
        if fields.text(name).is_some_and(|number| letters(number) < SHORTEST_NUMBER) {
            problems.push(Problem::error(name, "number_too_short", SHORT, ""));
        }
    }
    let day = |name| fields.text(name).and_then(|text| text.parse::<LocalDate>().ok());
    if day("from_day").zip(day("to_day")).is_some_and(|(from, to)| to.days_since(from) > MOST_DAYS)
    {
        problems.push(Problem::error("to_day", "too_long", LONG, ""));
    }
}

const NUMBER: Text = t(
    "Ghi biển số, số điện thoại hoặc số giấy tờ: chỉ có tên thì không nhận ra được.",
    "Give a plate, a phone or the number of a paper: by the name alone nobody is recognised.",
);
const SHORT: Text = t(
    "Ghi đủ số, ít nhất 6 chữ và số không dấu: ngắn hơn thì chốt không nhận ra.",
    "Give the whole number, 6 plain letters and digits at least: a shorter one is not recognised.",
);
const LONG: Text =
    t("Nhiều nhất 14 ngày; cần nữa thì ghi lại.", "14 days at most; record it again if needed.");
