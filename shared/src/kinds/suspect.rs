//! A suspected case (ca nghi ngờ): who, with which signs, when the health station was told and what it did.
//!
//! "Có các biểu hiện nghi ngờ ho sốt, khó thở … phải tự cách ly, đồng thời thông báo ngay cơ sở y tế" (Thanh Xuân
//! 722/UBND-VP of 26/5/2021).

use super::declaration::SYMPTOMS;
use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Ground, Kind, Problem, Section, SetBy, Text, ValueType, choice,
    field, in_forms, not_after, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules;
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::MINUTE_MS;

/// A suspected case.
pub static KIND: Kind = Kind {
    name: "suspect",
    version: 3,
    family: Family::Health,
    label: in_forms("Ca nghi ngờ", "Suspected case"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "phone", "address"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["at", "symptoms", "temp", "told_at", "escalated_at", "seen_at", "action"],
        filters: &["found_by", "action", "household", "person"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "symptoms",
        "temp",
        "exposure",
        "exposure_note",
        "found_by",
        "told_at",
        "told_to",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("found_by"),
    due: Due::By { field: "seen_due_at", done: &["seen_at", "closed_at"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill,
};

/// How it was found.
pub const FOUND_BY: &[Choice] = &[
    choice("visit", "Đi thăm hộ", "Household visit"),
    choice("self", "Tự báo", "The person said so"),
    choice("checkpoint", "Tại chốt", "At a checkpoint"),
    choice("hotline", "Đường dây nóng", "Hotline"),
    choice("facility", "Cơ quan, cơ sở báo", "An establishment said so"),
];

/// How the station was told.
pub const TOLD_HOW: &[Choice] = &[
    choice("phone", "Gọi điện", "By phone"),
    choice("zalo", "Zalo", "Zalo"),
    choice("direct", "Trực tiếp", "In person"),
];

/// What the station does.
pub const ACTIONS: &[Choice] = &[
    choice("sample", "Lấy mẫu", "Takes a sample"),
    choice("visit", "Cử người đến", "Sends somebody"),
    choice("hospital", "Chuyển cơ sở y tế", "Sends to a hospital"),
    choice("watch", "Theo dõi tại nhà", "Watches at home"),
    choice("ruled_out", "Không nghi ngờ", "Not suspected"),
];

const SECTIONS: &[Section] = &[
    section(
        "Người nghi ngờ",
        "The person",
        &["person", "sex", "address", "onset_on", "self_isolated"],
    ),
    section("Báo tin", "Telling", &["told_how", "unit_told_at", "visit", "declaration"]),
    section(
        "Trạm Y tế",
        "Health station",
        &["seen_at", "seen_by", "action", "test", "closed_at", "note"],
    ),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    who::ADDRESS,
    field("at", in_forms("Phát hiện lúc", "Found at"), ValueType::Time)
        .help("Lúc biết có dấu hiệu.", "When the signs were seen.")
        .required(),
    field("symptoms", in_forms("Triệu chứng", "Symptoms"), ValueType::Set { choices: SYMPTOMS })
        .help("Chọn một hoặc nhiều.", "One or several."),
    field(
        "temp",
        in_forms("Thân nhiệt", "Temperature"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Nếu có đo.", "Where it was measured.")
    .example("38,2"),
    field("onset_on", in_forms("Ngày bắt đầu có triệu chứng", "Symptoms since"), ValueType::Day)
        .help("Từ ngày nào.", "Since which day.")
        .example("20/11/2021"),
    field("exposure", in_forms("Tiếp xúc ca bệnh", "Contact with a case"), ValueType::Bool).help(
        "Đã gặp người mắc, nghi mắc COVID-19 hoặc người cách ly.",
        "Met someone with COVID-19, suspected of it, or in isolation.",
    ),
    field(
        "exposure_note",
        in_forms("Ghi rõ tiếp xúc", "Contact in words"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Gặp ai, ở đâu, ngày nào.", "Whom, where and when.")
    .example("Ăn cơm cùng anh Hải ngày 18/11")
    .when("exposure", &["true"]),
    field(
        "found_by",
        in_forms("Phát hiện qua", "Found by"),
        ValueType::Choice { choices: FOUND_BY },
    )
    .help("Vì sao biết.", "How it came to be known.")
    .required(),
    field("visit", in_forms("Lượt thăm hộ", "Visit"), ValueType::Record { kind: "visit" })
        .help("Ghi khi đi thăm hộ này.", "Recorded on this visit.")
        .not_asked(),
    field(
        "declaration",
        in_forms("Tờ khai y tế", "Health declaration"),
        ValueType::Record { kind: "declaration" },
    )
    .help("Tờ khai có dấu hiệu này.", "The declaration with these signs."),
    field("told_at", in_forms("Đã báo Trạm Y tế lúc", "Health station told at"), ValueType::Time)
        .help("Gọi ngay, rồi ghi giờ.", "Call at once, then note when."),
    field("told_to", in_forms("Người nhận tin", "Told to"), ValueType::Name)
        .help("Ai ở Trạm Y tế nhận tin.", "Who at the station was told.")
        .example("Bác sĩ Lê Thị Hoa"),
    field(
        "told_how",
        in_forms("Báo bằng cách nào", "Told by"),
        ValueType::Choice { choices: TOLD_HOW },
    )
    .help("Gọi điện, Zalo hay trực tiếp.", "By phone, Zalo or in person."),
    field("unit_told_at", in_forms("Đã báo cơ quan, đơn vị lúc", "Unit told at"), ValueType::Time)
        .help("Khi cơ quan nơi người này làm việc được báo.", "When the person's unit was told."),
    field(
        "self_isolated",
        in_forms("Đã hướng dẫn tự cách ly", "Asked to keep apart"),
        ValueType::Bool,
    )
    .help("Đã đề nghị người này tự cách ly.", "The person was asked to keep apart."),
    field(
        "seen_due_at",
        in_forms("Trạm Y tế tiếp nhận trước", "To be taken up by"),
        ValueType::Time,
    )
    .help(
        "Lúc phát hiện cộng số phút ghi ở Thông tin đơn vị.",
        "When it was found, and the minutes that the ward's settings allow.",
    )
    .set_by(SetBy::App),
    field("escalated_at", in_forms("Quá hạn, chuyển cán bộ lúc", "Passed on at"), ValueType::Time)
        .help(
            "Quá hạn mà Trạm Y tế chưa tiếp nhận: máy chủ chuyển cho cán bộ phụ trách.",
            "Not taken up in time: the server passes it on to the ward's officials.",
        )
        .set_by(SetBy::Server),
    field("seen_at", in_forms("Trạm Y tế tiếp nhận lúc", "Taken up at"), ValueType::Time)
        .help("Khi Trạm Y tế nhận xử lý.", "When the station took it up."),
    field("seen_by", in_forms("Người tiếp nhận", "Taken up by"), ValueType::Name)
        .help("Ai ở Trạm Y tế nhận xử lý.", "Who at the station took it up.")
        .example("Bác sĩ Lê Thị Hoa"),
    field("action", in_forms("Xử lý", "Action"), ValueType::Choice { choices: ACTIONS })
        .help("Trạm Y tế làm gì.", "What the station does."),
    field("test", in_forms("Xét nghiệm", "Test"), ValueType::Record { kind: "test" })
        .help("Xét nghiệm của ca này.", "The test of this case."),
    field("closed_at", in_forms("Kết thúc lúc", "Closed at"), ValueType::Time)
        .help("Khi không còn nghi ngờ hoặc đã chuyển.", "When it is ruled out or passed on."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Điều cần nhớ về ca này.", "What to remember.")
        .example("Nhà có cụ cao tuổi"),
];

/// By when the station takes it up: at once, or within the minutes that the ward set.
fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let wait_ms = ctx.suspect_minutes.unwrap_or(0).saturating_mul(MINUTE_MS);
    let due_at = fields.int("at").map(|at| at.saturating_add(wait_ms));
    vec![("seen_due_at", due_at.map_or(Scalar::Null, Scalar::Int))]
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in ["at", "onset_on", "told_at", "unit_told_at", "seen_at", "closed_at"] {
        not_in_future(fields, name, ctx, problems);
    }
    not_after(fields, "seen_at", "closed_at", problems);
    who::check_who(fields, ctx, problems);
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    let fever_c = rules::value(rules::FEVER_C, ctx.rules_at(at_ms));
    let is_hot = fields.number("temp").zip(fever_c).is_some_and(|(temp, fever)| temp >= fever);
    if !is_hot && fields.set("symptoms").next().is_none() && !fields.is_true("exposure") {
        problems.push(Problem::error("symptoms", "required_sign", NO_SIGN, ""));
    }
    if fields.int("seen_at").is_none() {
        should_say(fields, "told_at", TELL, problems);
    }
}

/// From which temperature on one is suspected.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    vec![ctx.ground("temp", rules::FEVER_C, ctx.rules_at(at_ms))]
}

const NO_SIGN: Text = t(
    "Chọn triệu chứng, ghi thân nhiệt cao hoặc có tiếp xúc ca bệnh.",
    "Mark a symptom, a high temperature or a contact.",
);
const TELL: Text = t(
    "Gọi ngay Trạm Y tế, rồi ghi giờ đã báo.",
    "Call the health station at once, then note when.",
);
