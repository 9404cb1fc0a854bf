//! A shift (ca trực) at a checkpoint: who stood there, what was counted, what was handed over.
//!
//! The checkpoint is the record's place. The counters are kept by hand, so that closing the shift can compare
//! them with what was recorded: nobody passes unrecorded ("không để lọt", Ia H'Drai 4/2020).

use super::member::FORCES;
use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Group, Kind, Problem, Section, SetBy, ValueType, choice, field,
    in_forms, no_fill, not_after, not_in_future, parts, section, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A shift at a checkpoint.
pub static KIND: Kind = Kind {
    name: "shift",
    version: 3,
    family: Family::Passes,
    label: in_forms("Ca trực", "Shift"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("starts_at"),
    search_fields: &["lead_name", "members/*/name"],
    name_field: None,
    title_fields: &["lead_name"],
    access: Access::seen_with(OfficeTask::Passes),
    list: List {
        columns: &["starts_at", "lead_name"],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["lead_name", "starts_at"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check,
    fill: no_fill,
};

/// What somebody does on duty.
pub const DUTIES: &[Choice] = &[
    choice("lead", "Trưởng ca", "Shift lead"),
    choice("traffic", "Điều tiết giao thông", "Directs traffic"),
    choice("temperature", "Đo thân nhiệt", "Measures temperatures"),
    choice("papers", "Kiểm tra giấy tờ", "Checks papers"),
    choice("record", "Ghi sổ", "Writes the log"),
    choice("guide", "Hướng dẫn khai báo", "Helps to declare"),
    choice("standby", "Dự phòng", "Stands by"),
];

/// Which shift of the day.
pub const TURNS: &[Choice] = &[
    choice("morning", "Ca sáng", "Morning"),
    choice("afternoon", "Ca chiều", "Afternoon"),
    choice("night", "Ca đêm", "Night"),
];

/// Why a shift kept no count of its own.
pub const NOT_COUNTED: &[Choice] = &[
    choice("no_counter", "Không có máy đếm", "No counter"),
    choice("too_busy", "Quá đông, không đếm kịp", "Too busy"),
    choice("one_person", "Chỉ có một người trực", "One person alone on duty"),
];

const MAX_COUNT: i64 = 100_000;

const SECTIONS: &[Section] = &[section(
    "Đóng ca, bàn giao",
    "Closing and handing over",
    &[
        "vehicles_counted",
        "people_counted",
        "not_counted",
        "reconciliation_note",
        "handover_note",
        "handed_to",
        "received_at",
        "received_by",
    ],
)];

const FIELDS: &[Field] = &[
    field("lead_name", in_forms("Trưởng ca", "Shift lead"), ValueType::Name)
        .help("Người chịu trách nhiệm ca trực.", "Who answers for the shift.")
        .example("Phạm Đức Thắng")
        .required(),
    field(
        "lead",
        in_forms("Trưởng ca trong danh sách", "Lead, from the list"),
        ValueType::Record { kind: "member" },
    )
    .help("Chọn trong danh sách thành viên.", "Chosen from the members."),
    field("starts_at", in_forms("Nhận ca lúc", "Took over at"), ValueType::Time)
        .help("Giờ nhận ca.", "When the shift took over.")
        .example("22/11/2021 06:00")
        .required(),
    field("ends_at", in_forms("Hết ca theo lịch", "Planned end"), ValueType::Time)
        .help("Giờ hết ca theo lịch.", "When the shift is to end.")
        .example("22/11/2021 14:00"),
    field(
        "not_counted",
        in_forms("Vì sao không đếm", "Why not counted"),
        ValueType::Choice { choices: NOT_COUNTED },
    )
    .help("Vì sao ca này không đếm.", "Why nothing was counted in this shift.")
    .when_empty("vehicles_counted"),
    field(
        "vehicles_counted",
        in_forms("Số xe đếm được", "Vehicles counted"),
        ValueType::Int { min: 0, max: MAX_COUNT },
    )
    .help("Số lượt xe đếm được trong ca.", "Vehicles counted by hand in the shift.")
    .example("128"),
    field(
        "people_counted",
        in_forms("Số người đếm được", "People counted"),
        ValueType::Int { min: 0, max: MAX_COUNT },
    )
    .help("Số lượt người đếm được trong ca.", "People counted by hand in the shift.")
    .example("203"),
    field(
        "vehicles_recorded",
        in_forms("Số xe đã ghi", "Vehicles recorded"),
        ValueType::Int { min: 0, max: MAX_COUNT },
    )
    .help("Máy tự đếm khi đóng ca.", "Counted by the app when the shift closes.")
    .set_by(SetBy::App),
    field(
        "people_recorded",
        in_forms("Số người đã ghi", "People recorded"),
        ValueType::Int { min: 0, max: MAX_COUNT },
    )
    .help("Máy tự đếm khi đóng ca.", "Counted by the app when the shift closes.")
    .set_by(SetBy::App),
    field(
        "reconciliation_note",
        in_forms("Lý do chênh lệch", "Reason for the difference"),
        ValueType::Text { max_chars: 500 },
    )
    .help("Vì sao số đếm tay khác số đã ghi.", "Why the count differs from what was recorded.")
    .example("Hai xe cứu thương được ưu tiên qua"),
    field(
        "handover_note",
        in_forms("Nội dung bàn giao", "Handover note"),
        ValueType::Text { max_chars: 1000 },
    )
    .help(
        "Việc ca sau cần biết: người đang chờ, dụng cụ, sự cố.",
        "What the next shift must know: people waiting, equipment, incidents.",
    )
    .example("Còn 1 người chờ Trạm Y tế đón; nhiệt kế số 2 hết pin"),
    field("handed_to", in_forms("Người nhận ca", "Handed over to"), ValueType::Name)
        .help("Trưởng ca sau.", "The next shift's lead.")
        .example("Đỗ Văn Hùng"),
    field("turn", in_forms("Ca", "Turn"), ValueType::Choice { choices: TURNS })
        .help("Ca nào trong ngày.", "Which shift of the day."),
    field("received_at", in_forms("Nhận ca lúc", "Received at"), ValueType::Time)
        .help("Khi trưởng ca sau xác nhận đã nhận.", "When the next lead confirmed it."),
    field("received_by", in_forms("Người xác nhận nhận ca", "Received by"), ValueType::Name)
        .help("Trưởng ca sau tự xác nhận.", "The next lead, who confirms it.")
        .example("Đỗ Văn Hùng"),
    field("closed_at", in_forms("Đóng ca lúc", "Closed at"), ValueType::Time)
        .help("Giờ bàn giao xong.", "When the handover was done.")
        .set_by(SetBy::App),
    field("closed_by", in_forms("Người đóng ca", "Closed by"), ValueType::Name)
        .help("Người bấm đóng ca.", "Who closed it.")
        .set_by(SetBy::App),
];

const GROUPS: &[Group] = &[Group {
    name: "members",
    label: in_forms("Người trực", "On duty"),
    fields: &[
        field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
            .help("Người cùng trực.", "Who is on duty.")
            .example("Lò Văn Pánh")
            .required(),
        field("force", in_forms("Lực lượng", "Force"), ValueType::Choice { choices: FORCES })
            .help("Thuộc lực lượng nào.", "Which force."),
        field("member", in_forms("Thành viên", "Member"), ValueType::Record { kind: "member" })
            .help("Chọn trong danh sách thành viên.", "Chosen from the members."),
        field("duty", in_forms("Nhiệm vụ", "Duty"), ValueType::Choice { choices: DUTIES })
            .help("Việc được phân công trong ca.", "What the person does in the shift."),
    ],
    min: 0,
}];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_after(fields, "starts_at", "ends_at", problems);
    not_after(fields, "starts_at", "closed_at", problems);
    not_in_future(fields, "closed_at", ctx, problems);
    not_in_future(fields, "received_at", ctx, problems);
    if fields.int("closed_at").is_none() {
        return;
    }
    let pairs = [("vehicles_counted", "vehicles_recorded"), ("people_counted", "people_recorded")];
    for (counted, _) in pairs {
        if fields.int(counted).is_none() && fields.text("not_counted").is_none() {
            problems.push(Problem::error(counted, "count_missing", COUNT, "128"));
        }
    }
    let differs = pairs.iter().any(|(counted, recorded)| {
        matches!((fields.int(counted), fields.int(recorded)), (Some(a), Some(b)) if a != b)
    });
    if differs && fields.text("reconciliation_note").is_none() {
        problems.push(Problem::error(
            "reconciliation_note",
            "difference_unexplained",
            DIFFERENCE,
            RECONCILED,
        ));
    }
}

const RECONCILED: &str = "Hai xe cứu thương được ưu tiên qua";
const COUNT: super::Text = t(
    "Trước khi đóng ca, ghi số đếm được, hoặc chọn «Không đếm» và lý do.",
    "Before closing the shift give the count kept by hand, or choose “Not counted” and why.",
);
const DIFFERENCE: super::Text = t(
    "Số đếm tay khác số đã ghi: ghi lý do trước khi đóng ca.",
    "The count differs from what was recorded: say why before closing the shift.",
);
