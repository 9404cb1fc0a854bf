//! A daily health check (theo dõi hằng ngày) of somebody in isolation or treated at home: the sheet of 879/QĐ-BYT of
//! 12/3/2020, and the indices of the sheet for F0 at home.

use super::declaration::SYMPTOMS;
use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Ground, Kind, Problem, Section, Text, ValueType, choice, field,
    in_forms, no_fill, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules;
use crate::scalar::{Fields, FieldsExt};

/// A health check.
pub static KIND: Kind = Kind {
    name: "health_check",
    version: 1,
    family: Family::Health,
    label: in_forms("Theo dõi sức khỏe hằng ngày", "Daily health check"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "note"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["at", "slot", "present", "temp", "spo2", "symptoms", "danger"],
        filters: &["present", "slot", "isolation", "person", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["household", "name", "slot", "present", "by", "temp", "symptoms", "danger"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("present"),
    due: Due::Never,
    part_of: Some("isolation"),
    screens: Screens::Derived,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill: no_fill,
};

/// Which check of the day.
pub const SLOTS: &[Choice] = &[choice("am", "Sáng", "Morning"), choice("pm", "Chiều", "Afternoon")];

/// Whether the person was there.
pub const PRESENT: &[Choice] = &[
    choice("present", "Có mặt", "Present"),
    choice("absent", "Vắng mặt", "Absent"),
    choice("no_answer", "Không liên lạc được", "Not reached"),
];

/// How the person was asked.
pub const WAYS: &[Choice] = &[
    choice("door", "Đến tận cửa, giữ khoảng cách", "At the door, at a distance"),
    choice("call", "Gọi điện, Zalo", "Phone, Zalo"),
    choice("self", "Người dân tự báo", "Told by the person"),
];

/// Signs of danger in an F0 (guide for F0 at home, 2022).
pub const DANGERS: &[Choice] = &[
    choice("chest_pain", "Đau tức ngực kéo dài", "Lasting chest pain"),
    choice("confused", "Lơ mơ, không tỉnh táo", "Confused, drowsy"),
    choice("blue", "Tím môi, đầu chi", "Blue lips or fingers"),
    choice("cough_blood", "Ho ra máu", "Coughs blood"),
    choice("cannot_speak", "Thở dốc, không nói hết câu", "Too breathless to speak"),
    choice("not_eating", "Trẻ bỏ bú, không ăn uống", "Child does not drink or eat"),
];

const SECTIONS: &[Section] = &[
    section("Chỉ số", "Indices", &["spo2", "resp", "pulse", "medicine_ok"])
        .when("present", &["present"]),
    section("Người này", "The person", &["person", "isolation", "note"]),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    field(
        "isolation",
        in_forms("Đợt cách ly", "Isolation"),
        ValueType::Record { kind: "isolation" },
    )
    .help("Đợt cách ly đang theo dõi.", "The isolation that is watched."),
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Giờ theo dõi.", "When it was checked.")
        .required(),
    field("slot", in_forms("Buổi", "Slot"), ValueType::Choice { choices: SLOTS })
        .help("Sáng hay chiều.", "Morning or afternoon.")
        .required(),
    field("present", in_forms("Có mặt", "Present"), ValueType::Choice { choices: PRESENT })
        .help("Vắng mặt thì báo ngay.", "Absent: report it at once.")
        .required(),
    field("by", in_forms("Bằng cách nào", "How"), ValueType::Choice { choices: WAYS })
        .help("Đến cửa, gọi điện hay người dân tự báo.", "At the door, by phone or told."),
    field(
        "temp",
        in_forms("Thân nhiệt", "Temperature"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Người dân tự đo cũng được.", "Measured by the person will do.")
    .example("36,5")
    .when("present", &["present"]),
    field("spo2", in_forms("SpO2 (%)", "SpO2 (%)"), ValueType::Int { min: 50, max: 100 })
        .help("Đo ở đầu ngón tay.", "At the fingertip.")
        .example("98"),
    field(
        "resp",
        in_forms("Nhịp thở (lần/phút)", "Breaths a minute"),
        ValueType::Int { min: 5, max: 70 },
    )
    .help("Đếm trong một phút.", "Counted for a minute.")
    .example("18"),
    field("pulse", in_forms("Mạch (lần/phút)", "Pulse"), ValueType::Int { min: 30, max: 220 })
        .help("Đếm trong một phút.", "Counted for a minute.")
        .example("80"),
    field("symptoms", in_forms("Triệu chứng", "Symptoms"), ValueType::Set { choices: SYMPTOMS })
        .help("Chọn một hoặc nhiều.", "One or several.")
        .when("present", &["present"]),
    field(
        "danger",
        in_forms("Dấu hiệu nguy hiểm", "Signs of danger"),
        ValueType::Set { choices: DANGERS },
    )
    .help("Có một dấu hiệu: gọi ngay Trạm Y tế hoặc 115.", "Any of them: call the station or 115.")
    .when("present", &["present"]),
    field("medicine_ok", in_forms("Còn thuốc", "Has medicine"), ValueType::Bool)
        .help("Còn đủ thuốc được cấp.", "Still has what was handed out."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Điều cần nhớ về lần này.", "What to remember.")
        .example("Hết khẩu trang"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    match fields.text("present") {
        Some("present") => should_say(fields, "temp", MEASURE, problems),
        Some("absent") => problems.push(Problem::warning("present", "absent", ABSENT, "")),
        _ => {}
    }
    if fields.set("danger").next().is_some() {
        problems.push(Problem::warning("danger", "tell_health_station", TELL, ""));
    }
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    let limit = |rule| rules::value(rule, ctx.rules_at(at_ms));
    let mut alarm = |name: &str, is_beyond: fn(f64, f64) -> bool, limit: Option<f64>| {
        let is_alarm =
            fields.number(name).zip(limit).is_some_and(|(value, limit)| is_beyond(value, limit));
        if is_alarm {
            problems.push(Problem::warning(name, "tell_health_station", TELL, ""));
        }
    };
    alarm("temp", |value, limit| value >= limit, limit(rules::FEVER_C));
    alarm("spo2", |value, limit| value < limit, limit(rules::SPO2_ALARM_PCT));
    alarm("resp", |value, limit| value >= limit, limit(rules::RESP_ALARM_PER_MIN));
}

/// The limits of what is measured.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let situation = ctx.rules_at(fields.int("at").unwrap_or(ctx.now_ms));
    let limits = [
        ("temp", rules::FEVER_C),
        ("spo2", rules::SPO2_ALARM_PCT),
        ("resp", rules::RESP_ALARM_PER_MIN),
    ];
    limits.map(|(field, rule)| ctx.ground(field, rule, situation)).into()
}

const MEASURE: Text = t("Ghi thân nhiệt.", "Give the temperature.");
const ABSENT: Text = t(
    "Vắng mặt: báo ngay cho phường, xã và Công an.",
    "Absent: tell the ward and the police at once.",
);
const TELL: Text = t("Báo ngay Trạm Y tế.", "Tell the health station at once.");
