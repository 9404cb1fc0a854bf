//! An expected return (dự kiến trở về): who is away, whether and when they mean to come, what they will need. The app
//! asks and plans; it sets no conditions.

use super::movement::TRANSPORTS;
use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, SetBy, Text, ValueType, choice,
    days_in_order, field, in_forms, no_fill, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// An expected return.
pub static KIND: Kind = Kind {
    name: "expected_return",
    version: 1,
    family: Family::Movements,
    label: in_forms("Dự kiến trở về", "Expected return"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("listed_on"),
    search_fields: &["name", "phone", "where_text", "job", "told_by"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Movements),
    list: List {
        columns: &["where_text", "intent", "from_day", "to_day", "doses", "needs"],
        filters: &["intent", "occasion", "household", "person"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "where_text",
        "intent",
        "from_day",
        "to_day",
        "needs",
        "listed_on",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("intent"),
    due: Due::By { field: "to_day", done: &["arrival", "closed"] },
    part_of: Some("household"),
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Whether the person means to come.
pub const INTENTS: &[Choice] = &[
    choice("yes", "Sẽ về", "Will come"),
    choice("no", "Không về", "Will not come"),
    choice("unknown", "Chưa rõ", "Not known"),
];

/// Why.
pub const OCCASIONS: &[Choice] = &[
    choice("tet", "Tết", "Tết"),
    choice("job_lost", "Mất việc", "Lost the job"),
    choice("end_contract", "Hết hợp đồng", "End of contract"),
    choice("family", "Việc nhà", "Family"),
    choice("other", "Khác", "Other"),
];

/// What will be needed.
pub const NEEDS: &[Choice] = &[
    choice("pickup", "Cần đón", "To be fetched"),
    choice("test", "Cần xét nghiệm", "A test"),
    choice("isolation_place", "Không đủ chỗ cách ly tại nhà", "No room to isolate at home"),
    choice("none", "Không cần gì", "Nothing"),
];

const SECTIONS: &[Section] = &[
    section("Người này", "The person", &["person", "sex", "job", "away_since", "where_unit"]),
    section("Chuyến về", "Journey", &["occasion", "transport", "companions", "doses", "recovered"])
        .when("intent", &["yes", "unknown"]),
    section("Theo dõi", "Following up", &["told_by", "told_phone", "checked_on", "closed"]),
];

const FIELDS: &[Field] = &[
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ mà người này sẽ về.", "The household to which the person returns.")
        .required(),
    who::NAME.required(),
    who::PERSON,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    field("listed_on", in_forms("Ngày ghi", "Listed on"), ValueType::Day)
        .help("Ngày ghi vào danh sách.", "When the person was put on the list.")
        .example("08/12/2021")
        .required(),
    field("where_unit", in_forms("Đang ở (mã đơn vị)", "Now in (unit)"), ValueType::Unit)
        .help("Tỉnh, huyện hoặc xã.", "Province, district or ward.")
        .example("74"),
    field("where_text", in_forms("Đang ở", "Now in"), ValueType::Text { max_chars: 160 })
        .help("Xã, huyện, tỉnh.", "Commune, district, province.")
        .example("Thuận An, Bình Dương")
        .required(),
    field("job", in_forms("Đang làm gì", "Works as"), ValueType::Text { max_chars: 80 })
        .help("Nghề, nơi làm.", "Work, and where.")
        .example("Công nhân may"),
    field("away_since", in_forms("Đi từ", "Away since"), ValueType::PartialDay)
        .help("Tháng hoặc năm cũng được.", "Month or year will do.")
        .example("2019"),
    field("intent", in_forms("Có về không", "Will come"), ValueType::Choice { choices: INTENTS })
        .help("Hỏi người này hoặc gia đình.", "Asked of the person or the family.")
        .required(),
    field("from_day", in_forms("Về sớm nhất", "At the earliest"), ValueType::Day)
        .help("Khoảng ngày dự kiến về.", "The days on which the person may come.")
        .example("20/01/2022")
        .when("intent", &["yes"]),
    field("to_day", in_forms("Về muộn nhất", "At the latest"), ValueType::Day)
        .help("Khoảng ngày dự kiến về.", "The days on which the person may come.")
        .example("28/01/2022")
        .when("intent", &["yes"]),
    field("occasion", in_forms("Vì việc gì", "Why"), ValueType::Choice { choices: OCCASIONS })
        .help("Về ăn Tết, mất việc hay việc khác.", "Tết, a lost job or other."),
    field(
        "transport",
        in_forms("Phương tiện", "Transport"),
        ValueType::Choice { choices: TRANSPORTS },
    )
    .help("Về bằng gì.", "By what."),
    field(
        "companions",
        in_forms("Số người về cùng", "Companions"),
        ValueType::Int { min: 0, max: 20 },
    )
    .help("Bao nhiêu người đi cùng.", "How many come along.")
    .example("2"),
    field("doses", in_forms("Số mũi đã tiêm", "Doses"), ValueType::Int { min: 0, max: 5 })
        .help("Đến nay.", "By now.")
        .example("2"),
    field("recovered", in_forms("Đã khỏi COVID-19", "Recovered"), ValueType::Bool)
        .help("Đã mắc và khỏi bệnh.", "Had it and recovered."),
    field("needs", in_forms("Cần gì khi về", "Needs"), ValueType::Set { choices: NEEDS })
        .help("Để chuẩn bị trước.", "So that it is ready."),
    field("told_by", in_forms("Người cho biết", "Told by"), ValueType::Name)
        .help("Ai trong gia đình cho biết.", "Who of the family told it.")
        .example("Lò Thị Mai"),
    field(
        "told_phone",
        in_forms("Điện thoại người cho biết", "That person's phone"),
        ValueType::Phone,
    )
    .help("Số để hỏi lại.", "The number for asking again.")
    .example("0912 345 678"),
    field("checked_on", in_forms("Hỏi lại lần cuối", "Asked again on"), ValueType::Day)
        .help("Ngày hỏi lại gần nhất.", "The latest day.")
        .example("02/01/2022"),
    field("arrival", in_forms("Lượt về", "Arrival"), ValueType::Record { kind: "movement" })
        .help("Lượt về đã ghi.", "The arrival that was recorded.")
        .set_by(SetBy::App),
    field("closed", in_forms("Đã xong", "Closed"), ValueType::Bool)
        .help("Không cần theo dõi nữa.", "Nothing more to follow."),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "listed_on", ctx, problems);
    not_in_future(fields, "checked_on", ctx, problems);
    days_in_order(fields, "from_day", "to_day", problems);
    who::check_who(fields, ctx, problems);
    if fields.text("intent") == Some("yes") {
        should_say(fields, "from_day", WHEN, problems);
        should_say(fields, "to_day", WHEN, problems);
    }
}

const WHEN: Text = t("Ghi khoảng ngày dự kiến về.", "Say between which days the person may come.");
