//! A member: someone who works with the ward, on a phone, at a checkpoint or in the office.

use super::offer::{Access, Due, List, Order, Screens};
use super::{Choice, Field, Kind, SetBy, ValueType, choice, field, in_forms, no_check, no_fill};
use crate::ids::Family;
use crate::roles::OfficeTask;

/// A member of a team, a checkpoint, the health station or the office.
pub static KIND: Kind = Kind {
    name: "member",
    version: 2,
    family: Family::Plan,
    label: in_forms("Thành viên", "Member"),
    fields: FIELDS,
    groups: &[],
    date_field: None,
    search_fields: &["full_name", "phone", "position"],
    name_field: Some("full_name"),
    title_fields: &["full_name"],
    access: Access::seen_with(OfficeTask::Members),
    list: List {
        columns: &["phone", "position"],
        filters: &["force"],
        states: &[],
        order: Order::Name,
    },
    first_fields: &["full_name", "phone"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check: no_check,
    fill: no_fill,
};

/// The forces among whom duty is divided ("phân công nhiệm vụ cụ thể giữa các lực lượng", Ia H'Drai 4/2020).
pub const FORCES: &[Choice] = &[
    choice("covid_team", "Tổ COVID cộng đồng", "Community COVID team"),
    choice("police", "Công an", "Police"),
    choice("health", "Y tế", "Health"),
    choice("militia", "Dân quân tự vệ", "Militia"),
    choice("army", "Quân đội", "Army"),
    choice("civil_defence", "Bảo vệ dân phố", "Neighbourhood guard"),
    choice("youth_union", "Đoàn Thanh niên", "Youth Union"),
    choice("women_union", "Hội Phụ nữ", "Women's Union"),
    choice("veterans", "Hội Cựu chiến binh", "Veterans"),
    choice("official", "Cán bộ xã, phường", "Ward official"),
    choice("volunteer", "Tình nguyện viên", "Volunteer"),
    choice("civil_guard", "Dân phòng", "Civil guard"),
    choice("border_guard", "Bộ đội Biên phòng", "Border guard"),
    choice("front", "Mặt trận Tổ quốc", "Fatherland Front"),
    choice("farmers_union", "Hội Nông dân", "Farmers' Union"),
    choice("traffic", "Cảnh sát, thanh tra giao thông", "Traffic police and inspectors"),
    choice("security_force", "Lực lượng bảo vệ an ninh, trật tự ở cơ sở", "Local security force"),
    choice("other", "Lực lượng khác", "Other"),
];

const FIELDS: &[Field] = &[
    field("full_name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Họ, đệm và tên.", "Family, middle and given name.")
        .example("Trần Văn Bình")
        .required(),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để cán bộ gọi khi cần.", "The number for the ward to call.")
        .example("0912 345 678"),
    field("position", in_forms("Chức vụ", "Position"), ValueType::Text { max_chars: 80 })
        .help("Chức vụ hoặc việc được giao.", "Position or duty.")
        .example("Tổ trưởng tổ dân phố"),
    field("force", in_forms("Lực lượng", "Force"), ValueType::Choice { choices: FORCES })
        .help("Thuộc lực lượng nào.", "Which force the member belongs to."),
    field("team", in_forms("Tổ", "Team"), ValueType::Record { kind: "team" })
        .help("Tổ COVID cộng đồng của thành viên.", "The member's community team."),
    field(
        "grants",
        in_forms("Nhiệm vụ và địa bàn được giao", "Roles and places"),
        ValueType::OpenSet,
    )
    .help("Nhiệm vụ và địa bàn được giao.", "Role and place, given by the ward.")
    .example("team_member:00025-01")
    .set_by(SetBy::Server),
    field("devices", in_forms("Máy", "Phones"), ValueType::OpenSet)
        .help("Các máy đã kết nối.", "The phones that were enrolled.")
        .set_by(SetBy::Server),
    field("active", in_forms("Đang làm nhiệm vụ", "On duty"), ValueType::Bool)
        .help("Bỏ chọn khi thôi làm nhiệm vụ.", "Taken off when the member leaves."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 500 })
        .help("Điều cần nhớ về thành viên.", "What to remember."),
    field("unit", in_forms("Cơ quan, đơn vị", "Unit"), ValueType::Text { max_chars: 120 })
        .help("Cơ quan cử người này đến.", "The agency that sends the member.")
        .example("Đảng ủy phường"),
];
