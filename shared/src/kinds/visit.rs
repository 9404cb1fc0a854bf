//! A visit of a household (lượt thăm hộ): "đi từng ngõ, gõ từng nhà, rà từng đối tượng", one record a door a round.
//!
//! There is no record of a round: it is what was recorded in an area on a day. Two phones at one door make two visits.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, SetBy, SetOf, Text, ValueType, choice,
    field, in_forms, no_fill, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A visit.
pub static KIND: Kind = Kind {
    name: "visit",
    version: 1,
    family: Family::Casework,
    label: in_forms("Lượt thăm hộ", "Household visit"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "note"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::seen_with(OfficeTask::Casework),
    list: List {
        columns: &["at", "result", "people_home", "newcomers"],
        filters: &["result", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["household", "name", "result", "people_home", "newcomers", "needs_help"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("result"),
    due: Due::Never,
    part_of: Some("household"),
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

const SECTIONS: &[Section] = &[
    section("Trong nhà", "In the house", &["sick", "absent"]),
    section("Nhắc nhở, ghi chú", "Reminder, note", &["reminded", "note"]),
];

/// What was found at the door.
pub const RESULTS: &[Choice] = &[
    choice("all_well", "Cả nhà bình thường", "All well"),
    choice("matter", "Có việc cần ghi", "Something to record"),
    choice("not_met", "Không gặp ai", "Nobody met"),
    choice("refused", "Từ chối tiếp", "Refused"),
    choice("vacant", "Nhà không có người ở", "Vacant"),
];

const FIELDS: &[Field] = &[
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ được thăm.", "The household that is visited.")
        .required(),
    field("name", in_forms("Chủ hộ", "Household head"), ValueType::Name)
        .help("Lấy từ hộ đã chọn.", "Taken from the household that is chosen.")
        .example("Nguyễn Văn An"),
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Giờ đến nhà.", "When the team was there.")
        .required(),
    field(
        "turn",
        in_forms("Lượt trong ngày", "Round of the day"),
        ValueType::Int { min: 1, max: 3 },
    )
    .help("Lượt thứ mấy trong ngày.", "Which round of the day it is.")
    .set_by(SetBy::App),
    field("result", in_forms("Kết quả", "Result"), ValueType::Choice { choices: RESULTS })
        .help("Gặp nhà thế nào.", "What was found at the door.")
        .required(),
    field(
        "people_home",
        in_forms("Số người đang có mặt", "People present"),
        ValueType::Int { min: 0, max: 99 },
    )
    .help("Bao nhiêu người đang ở nhà.", "How many are at home.")
    .example("4"),
    field("sick", in_forms("Người có triệu chứng", "With symptoms"), ValueType::OpenSet)
        .of(SetOf::Persons)
        .help("Những người trong nhà có triệu chứng.", "Who of the household has symptoms."),
    field("absent", in_forms("Người vắng nhà", "Absent"), ValueType::OpenSet)
        .of(SetOf::Persons)
        .help("Những người trong nhà đang vắng.", "Who of the household is away."),
    field(
        "newcomers",
        in_forms("Số người mới đến", "Newcomers"),
        ValueType::Int { min: 0, max: 60 },
    )
    .help("Người từ nơi khác đến ở.", "Who came here from elsewhere.")
    .example("1"),
    field("needs_help", in_forms("Cần hỗ trợ", "Needs help"), ValueType::Bool)
        .help("Gia đình cần lương thực, thuốc men …", "The family needs food, medicine …"),
    field(
        "reminded",
        in_forms("Đã nhắc 5K, để lại số điện thoại", "Reminded of 5K, left a number"),
        ValueType::Bool,
    )
    .help("Nhắc 5K và số gọi khi cần.", "Of 5K, and of the number to call."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Điều cần nhớ về lượt này.", "What to remember.")
        .example("Hẹn tối quay lại"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    let has_matter = fields.set("sick").next().is_some()
        || fields.int("newcomers").is_some_and(|count| count > 0)
        || fields.is_true("needs_help");
    if fields.text("result") == Some("all_well") && has_matter {
        problems.push(Problem::warning("result", "contradiction", NOT_WELL, ""));
    }
}

const NOT_WELL: Text = t(
    "Có người bệnh, người mới đến hoặc cần hỗ trợ thì chọn «Có việc cần ghi».",
    "Somebody ill, a newcomer or a need: choose “Something to record”.",
);
