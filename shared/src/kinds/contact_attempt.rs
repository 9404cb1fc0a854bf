//! An attempt to reach somebody who is ill or in isolation (lần liên lạc): whether it succeeded, what was advised, what
//! is needed. Mai Sơn 8/12/2021: no F0 may be without contact, advice or medicine.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    no_fill, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// An attempt.
pub static KIND: Kind = Kind {
    name: "contact_attempt",
    version: 1,
    family: Family::Health,
    label: in_forms("Lần liên lạc", "Contact attempt"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "phone", "note"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["at", "by", "reached", "advised", "needs", "next_at"],
        filters: &["by", "channel", "case", "isolation", "person", "household"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &["household", "name", "phone", "reached", "advised", "needs", "next_at"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("by"),
    due: Due::By { field: "next_at", done: &["followed_up"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Who called whom.
pub const DIRECTIONS: &[Choice] =
    &[choice("out", "Gọi đi", "Called"), choice("in", "Người bệnh gọi đến", "Was called")];

/// How.
pub const CHANNELS: &[Choice] = &[
    choice("phone", "Gọi điện", "By phone"),
    choice("zalo", "Zalo", "Zalo"),
    choice("door", "Đến tận cửa", "At the door"),
];

/// Who tried.
pub const BY: &[Choice] = &[
    choice("station", "Trạm Y tế", "Health station"),
    choice("mobile", "Trạm y tế lưu động", "Mobile station"),
    choice("team", "Tổ COVID cộng đồng", "Community team"),
    choice("hotline", "Đường dây nóng", "Hotline"),
];

/// What is needed.
pub const NEEDS: &[Choice] = &[
    choice("doctor", "Bác sĩ", "A doctor"),
    choice("medicine", "Thuốc", "Medicine"),
    choice("oxygen", "Ô xy", "Oxygen"),
    choice("hospital", "Chuyển viện", "A hospital"),
    choice("food", "Lương thực", "Food"),
];

const SECTIONS: &[Section] = &[
    section("Liên lạc", "Contact", &["direction", "channel", "by", "followed_up", "note"]),
    section("Người này", "The person", &["person", "case", "isolation"]),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    who::PHONE,
    field("case", in_forms("Phân loại F", "Case or contact"), ValueType::Record { kind: "case" })
        .help("Ca bệnh hoặc người tiếp xúc này.", "The case or contact."),
    field(
        "isolation",
        in_forms("Đợt cách ly", "Isolation"),
        ValueType::Record { kind: "isolation" },
    )
    .help("Đợt cách ly này.", "The isolation."),
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Giờ liên lạc.", "When it was tried.")
        .required(),
    field(
        "direction",
        in_forms("Chiều gọi", "Direction"),
        ValueType::Choice { choices: DIRECTIONS },
    )
    .help("Ai gọi cho ai.", "Who called whom."),
    field("channel", in_forms("Bằng cách nào", "How"), ValueType::Choice { choices: CHANNELS })
        .help("Gọi điện, Zalo hay đến cửa.", "By phone, Zalo or at the door."),
    field("by", in_forms("Bên liên lạc", "Contacted by"), ValueType::Choice { choices: BY })
        .help("Trạm Y tế, tổ hay đường dây nóng.", "Station, team or hotline.")
        .remembered(),
    field("reached", in_forms("Liên lạc được", "Reached"), ValueType::Bool)
        .help("Đã nói chuyện được với người này.", "The person was spoken to.")
        .required(),
    field("advised", in_forms("Đã tư vấn", "Advised"), ValueType::Bool)
        .help("Đã hướng dẫn chăm sóc, theo dõi.", "Was told how to care and what to watch.")
        .when("reached", &["true"]),
    field("needs", in_forms("Cần gì", "Needs"), ValueType::Set { choices: NEEDS })
        .help("Chọn một hoặc nhiều.", "One or several.")
        .when("reached", &["true"]),
    field("next_at", in_forms("Liên lạc lại lúc", "Try again at"), ValueType::Time)
        .help("Khi nào gọi lại.", "When to try again."),
    field("followed_up", in_forms("Đã liên lạc lại", "Followed up"), ValueType::Bool)
        .help("Đã gọi lại sau lần này.", "It was tried again."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Người bệnh nói gì.", "What the person said.")
        .example("Đã hết thuốc hạ sốt"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    if fields.value("reached") == Some(&false.into()) {
        should_say(fields, "next_at", AGAIN, problems);
    }
}

const AGAIN: Text =
    t("Chưa liên lạc được: ghi lúc nào gọi lại.", "Not reached: say when to try again.");
