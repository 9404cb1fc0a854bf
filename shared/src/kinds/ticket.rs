//! Feedback (phản ánh, đề nghị) of residents and businesses: what was said, who works on it, what was answered.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    not_in_future, parts, section, should_say, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::HOUR_MS;

/// Feedback.
pub static KIND: Kind = Kind {
    name: "ticket",
    version: 1,
    family: Family::Casework,
    label: in_forms("Phản ánh, đề nghị", "Feedback"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["caller", "caller_phone", "where", "text", "assignee_name"],
    name_field: Some("caller"),
    title_fields: &["text"],
    access: Access::seen_with(OfficeTask::Casework),
    list: List {
        columns: &["at", "type", "caller", "state", "due_at", "assignee_name"],
        filters: &["state", "type", "channel"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &["type", "text", "channel", "caller", "caller_phone", "where", "due_at"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("state"),
    due: Due::By { field: "due_at", done: &["answered_at"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill,
};

/// How it came.
pub const CHANNELS: &[Choice] = &[
    choice("call", "Đường dây nóng", "Hotline"),
    choice("door", "Tại cửa", "At the door"),
    choice("office", "Tại trụ sở", "At the office"),
    choice("zalo", "Zalo", "Zalo"),
    choice("hotline_city", "Tổng đài 1022", "Switchboard 1022"),
    choice("letter", "Đơn thư", "Letter"),
];

/// What it is about.
pub const TYPES: &[Choice] = &[
    choice("medical", "F0 tại nhà, y tế", "F0 at home, medical"),
    choice("violation", "Báo vi phạm", "A violation"),
    choice("support", "An sinh, nhu yếu phẩm", "Support, necessities"),
    choice("procedure", "Thủ tục hành chính", "Procedures"),
    choice("paper", "Xin giấy xác nhận", "A certificate"),
    choice("movement", "Có người đến, về chưa khai", "Somebody came undeclared"),
    choice("gathering", "Báo việc cưới, việc tang, tụ tập", "A wedding, funeral, gathering"),
    choice("complaint", "Khiếu nại cán bộ, tiêu cực", "A complaint about an official"),
    choice("proposal", "Kiến nghị chính sách", "A proposal on policy"),
    choice("other", "Khác", "Other"),
];

/// Who speaks.
pub const CALLERS: &[Choice] = &[
    choice("person", "Người dân", "Resident"),
    choice("business", "Doanh nghiệp", "Business"),
    choice("anonymous", "Không nêu tên", "Anonymous"),
];

/// Which certificate is asked for.
pub const PAPERS: &[Choice] = &[
    choice("isolation_done", "Hoàn thành cách ly", "Isolation completed"),
    choice("f0", "Xác nhận F0", "Having been F0"),
    choice("travel", "Giấy đi đường", "Travel permit"),
    choice("residence", "Cư trú", "Residence"),
];

/// How far it has come.
pub const STATES: &[Choice] = &[
    choice("new", "Mới", "New"),
    choice("assigned", "Đã giao", "Assigned"),
    choice("doing", "Đang xử lý", "In work"),
    choice("answered", "Đã trả lời", "Answered"),
    choice("passed_on", "Chuyển cấp trên", "Passed on"),
    choice("wrong", "Không đúng", "Not so"),
];

/// Whether the answer was enough.
pub const SATISFIED: &[Choice] = &[
    choice("yes", "Hài lòng", "Yes"),
    choice("no", "Chưa hài lòng", "No"),
    choice("not_asked", "Chưa hỏi", "Not asked"),
];

const SECTIONS: &[Section] = &[
    section("Người phản ánh", "Who speaks", &["from_kind", "household", "facility"]),
    section("Giấy xác nhận", "Certificate", &["paper"]).when("type", &["paper"]),
    section("Cưới, tang, tụ tập", "Gathering", &["event_on", "event_people"])
        .when("type", &["gathering"]),
    section(
        "Xử lý",
        "In work",
        &[
            "state",
            "assignee_name",
            "assignee",
            "answer",
            "answered_at",
            "answered_by",
            "satisfied",
        ],
    ),
];

const FIELDS: &[Field] = &[
    field("at", in_forms("Nhận lúc", "Received at"), ValueType::Time)
        .help("Lúc nhận được phản ánh.", "When it came.")
        .required(),
    field("channel", in_forms("Nhận qua", "Came by"), ValueType::Choice { choices: CHANNELS })
        .help("Phản ánh đến bằng cách nào.", "How it came.")
        .required(),
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help(
            "Khiếu nại cán bộ thì ghi ở địa bàn toàn phường, không ghi ở địa bàn của tổ.",
            "A complaint about an official belongs to the whole ward, not to a team's area.",
        )
        .required(),
    field("text", in_forms("Nội dung", "Content"), ValueType::Text { max_chars: 2000 })
        .help("Ghi đúng lời người phản ánh.", "In the words of who spoke.")
        .example("Ngõ 26 có người mới về từ tỉnh khác chưa khai báo")
        .required(),
    field(
        "from_kind",
        in_forms("Người phản ánh là", "Who speaks"),
        ValueType::Choice { choices: CALLERS },
    )
    .help("Người dân hay doanh nghiệp.", "Resident or business."),
    field("caller", in_forms("Tên người phản ánh", "Caller"), ValueType::Name)
        .help("Để trống nếu không nêu tên.", "Empty where no name was given.")
        .example("Nguyễn Văn An"),
    field("caller_phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để trả lời.", "The number for the answer.")
        .example("0912 345 678"),
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ có liên quan, nếu có.", "The household that it is about, if any."),
    field(
        "facility",
        in_forms("Cơ quan, cơ sở", "Establishment"),
        ValueType::Record { kind: "facility" },
    )
    .help("Cơ sở có liên quan, nếu có.", "The establishment that it is about, if any."),
    field("where", in_forms("Ở đâu", "Where"), ValueType::Text { max_chars: 200 })
        .help("Nơi xảy ra việc.", "Where it is.")
        .example("Số 15 ngõ 26 phố Ngọc Khánh"),
    field("paper", in_forms("Loại giấy", "Certificate"), ValueType::Choice { choices: PAPERS })
        .help("Xin xác nhận gì.", "What is to be certified."),
    field("event_on", in_forms("Ngày tổ chức", "On"), ValueType::Day)
        .help("Ngày cưới, tang, họp mặt.", "The day of the event.")
        .example("28/11/2021"),
    field("event_people", in_forms("Số người dự", "People"), ValueType::Int { min: 0, max: 5_000 })
        .help("Dự kiến bao nhiêu người.", "How many are expected.")
        .example("30"),
    field("due_at", in_forms("Phải trả lời trước", "Answer by"), ValueType::Time)
        .help(
            "Để trống: tính theo số giờ ghi ở Thông tin đơn vị.",
            "Empty: by the hours that the ward's settings give.",
        )
        .required(),
    field("state", in_forms("Tình trạng", "State"), ValueType::Choice { choices: STATES })
        .help("Việc xử lý đến đâu rồi.", "How far it has come.")
        .required(),
    field("assignee_name", in_forms("Người xử lý", "Assigned to"), ValueType::Name)
        .help("Ai được giao xử lý.", "Who works on it.")
        .example("Trần Văn Bình"),
    field(
        "assignee",
        in_forms("Người xử lý trong danh sách", "Assignee, from the list"),
        ValueType::Record { kind: "member" },
    )
    .help("Chọn trong danh sách thành viên.", "Chosen from the members."),
    field("answer", in_forms("Trả lời", "Answer"), ValueType::Text { max_chars: 2000 })
        .help("Đã trả lời thế nào.", "What was answered.")
        .example("Tổ đã đến nhà, người này đã khai báo và tự theo dõi sức khỏe"),
    field("answered_at", in_forms("Trả lời lúc", "Answered at"), ValueType::Time)
        .help("Lúc trả lời.", "When it was answered."),
    field("answered_by", in_forms("Người trả lời", "Answered by"), ValueType::Name)
        .help("Ai trả lời.", "Who answered.")
        .example("Lê Thị Hoa"),
    field(
        "satisfied",
        in_forms("Người phản ánh hài lòng", "Satisfied"),
        ValueType::Choice { choices: SATISFIED },
    )
    .help("Hỏi lại sau khi trả lời.", "Asked after the answer."),
];

/// A time to answer by, where nobody gave one and the ward says within how many hours.
fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let within = || {
        let (at, hours) = fields.int("at").zip(ctx.ticket_hours)?;
        Some(("due_at", Scalar::Int(at.saturating_add(hours.saturating_mul(HOUR_MS)))))
    };
    fields.int("due_at").map_or_else(within, |_| None).into_iter().collect()
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "answered_at", ctx, problems);
    match fields.text("state") {
        Some("answered" | "wrong") => {
            should_say(fields, "answer", NO_ANSWER, problems);
            should_say(fields, "answered_at", NO_ANSWER, problems);
        }
        Some("assigned" | "doing") if fields.text("assignee").is_none() => {
            should_say(fields, "assignee_name", NOBODY, problems);
        }
        _ => {}
    }
}

const NO_ANSWER: Text =
    t("Ghi đã trả lời gì và lúc nào.", "Give the answer, and when it was given.");
const NOBODY: Text = t("Ghi ai được giao xử lý.", "Say who works on it.");
