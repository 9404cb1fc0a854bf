//! A notice (thông báo) of the ward to its forces. Which phones have it follows from what they have fetched.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, SetOf, ValueType, areas_of_the_ward,
    choice, field, in_forms, no_fill, not_after, parts, section,
};
use crate::ids::Family;
use crate::roles::{Grant, Role};
use crate::scalar::{Fields, FieldsExt};

/// A notice.
pub static KIND: Kind = Kind {
    name: "notice",
    version: 1,
    family: Family::Plan,
    label: in_forms("Thông báo", "Notice"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("from_at"),
    search_fields: &["title", "text", "source", "signed_by"],
    name_field: None,
    title_fields: &["title"],
    access: Access::announced(),
    list: List {
        columns: &["from_at", "until", "to", "important", "signed_by"],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["title", "text", "to", "important", "from_at", "until", "signed_by"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Whom it is for.
pub const TO: &[Choice] = &[
    choice("teams", "Các tổ COVID", "Teams"),
    choice("checkpoints", "Các chốt", "Checkpoints"),
    choice("health", "Trạm Y tế", "Health station"),
    choice("police", "Công an", "Police"),
];

const SECTIONS: &[Section] =
    &[section("Căn cứ, nơi áp dụng", "Source and places", &["source", "areas"])];

const FIELDS: &[Field] = &[
    field("title", in_forms("Tiêu đề", "Title"), ValueType::Text { max_chars: 120 })
        .help("Một câu nói được việc chính.", "The matter in one sentence.")
        .example("Rà soát người về từ vùng dịch trước 20/11")
        .required(),
    field("text", in_forms("Nội dung", "Text"), ValueType::Text { max_chars: 3000 })
        .help("Ai, làm gì, trước khi nào.", "Who does what, by when.")
        .example("Các tổ rà soát từng hộ, báo về trụ sở trước 17 giờ")
        .required(),
    field("to", in_forms("Gửi", "To"), ValueType::Set { choices: TO })
        .help("Để trống: tất cả.", "Empty: all."),
    field("areas", in_forms("Địa bàn", "Areas"), ValueType::OpenSet)
        .of(SetOf::Areas)
        .help("Để trống: tất cả.", "Empty: all."),
    field("from_at", in_forms("Từ lúc", "From"), ValueType::Time)
        .help("Khi thông báo bắt đầu.", "When it begins.")
        .required(),
    field("until", in_forms("Đến lúc", "Until"), ValueType::Time)
        .ahead()
        .help("Để trống: cho đến khi có thông báo mới.", "Empty: until another one."),
    field("important", in_forms("Quan trọng", "Important"), ValueType::Bool)
        .help("Hiện lên trước các thông báo khác.", "Shown before the others."),
    field("source", in_forms("Căn cứ", "Source"), ValueType::Text { max_chars: 120 })
        .help("Văn bản của cấp trên.", "The document of a higher level.")
        .example("Công văn 529-CV/QU ngày 13/11/2021"),
    field("signed_by", in_forms("Người ký", "Signed by"), ValueType::Name)
        .help("Ai ra thông báo.", "Whose notice it is.")
        .example("Nguyễn Thị Hoa")
        .required(),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_after(fields, "from_at", "until", problems);
    areas_of_the_ward(fields, "areas", ctx, problems);
}

/// Whether a notice is for somebody with these roles: for all, or one of the roles fits both whom and which areas it
/// names (SPEC K83). A checkpoint stands in no area: what is for some areas reaches it only where it is named itself.
pub fn is_for(notice: &Fields, grants: &[Grant]) -> bool {
    let is_empty = |name: &str| notice.set(name).next().is_none();
    let fits = |grant: &Grant| {
        let force = force(grant.role);
        let is_named = force.is_some_and(|force| notice.set("to").any(|to| to == force));
        let is_there = match grant.role {
            Role::TeamMember => {
                let own = grant.place.to_string();
                is_empty("areas") || notice.set("areas").any(|area| area == own)
            }
            Role::CheckpointOfficer => is_empty("areas") || is_named,
            Role::HealthStation | Role::Police | Role::WardOfficial => true,
            Role::District | Role::Administrator => is_empty("areas"),
        };
        (is_empty("to") || is_named) && is_there
    };
    is_empty("to") && is_empty("areas") || grants.iter().any(fits)
}

/// The code of [`TO`] under which a role is addressed.
fn force(role: Role) -> Option<&'static str> {
    match role {
        Role::TeamMember => Some("teams"),
        Role::CheckpointOfficer => Some("checkpoints"),
        Role::HealthStation => Some("health"),
        Role::Police => Some("police"),
        Role::WardOfficial | Role::District | Role::Administrator => None,
    }
}
