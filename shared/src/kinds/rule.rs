//! A rule of the ward's own (quy tắc của địa phương): which rule, from which day, by whose decision. It comes before the
//! tables of `crate::rules` wherever a record keeps what it was decided by.
//!
//! Nobody changes the past: a row begins on the day it is written at the earliest, and once it has begun it is not
//! changed any more. It is ended by being taken off the list, from that day on.

use super::isolation::{SUBJECTS, TYPES};
use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, SetBy, Text, ValueType, choice, days_in_order,
    field, in_forms, rulings, t,
};
use crate::ids::Family;
use crate::rules::{self, OwnRule};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// A rule of the ward's own.
pub static KIND: Kind = Kind {
    name: "rule",
    version: 1,
    family: Family::Plan,
    label: in_forms("Quy tắc riêng của địa phương", "Local rule"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("from"),
    search_fields: &["decision_no", "issuer", "note"],
    name_field: None,
    title_fields: &["decision_no", "issuer"],
    access: Access::announced(),
    list: List {
        columns: &["rule", "value", "from", "to", "subject", "type"],
        filters: &["rule"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "rule",
        "subject",
        "type",
        "value",
        "from",
        "to",
        "decision_no",
        "decision_on",
        "issuer",
        "note",
    ],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill,
};

/// Which rules a ward may give of its own: those that a record keeps its value of, so that no later row changes what was
/// decided.
pub const RULES: &[Choice] = &[
    choice(
        rules::FEVER_C,
        "Ngưỡng nhiệt độ đo lại tại chốt (°C)",
        "Temperature to remeasure from (°C)",
    ),
    choice(
        rules::REPORT_BACK_HOURS,
        "Hạn khai báo khi đến, về (giờ)",
        "To report after arriving (hours)",
    ),
    choice(rulings::ISOLATION_DAYS, "Số ngày cách ly (ngày)", "Days of isolation (days)"),
];

/// The least and the most of each.
const LIMITS: [(&str, f64, f64); 3] = [
    (rules::FEVER_C, 37.0, 39.0),
    (rules::REPORT_BACK_HOURS, 1.0, 720.0),
    (rulings::ISOLATION_DAYS, 0.0, 60.0),
];

const FIELDS: &[Field] = &[
    field("rule", in_forms("Quy tắc", "Rule"), ValueType::Choice { choices: RULES })
        .help("Quy tắc mà địa phương quy định riêng.", "Which rule the place has of its own.")
        .required(),
    field("subject", in_forms("Đối tượng", "Subject"), ValueType::Choice { choices: SUBJECTS })
        .help("Áp dụng cho ai.", "Whom it is for.")
        .required()
        .when("rule", &[rulings::ISOLATION_DAYS]),
    field("type", in_forms("Hình thức", "Form of isolation"), ValueType::Choice { choices: TYPES })
        .help("Áp dụng cho hình thức cách ly nào.", "For which form of isolation.")
        .required()
        .when("rule", &[rulings::ISOLATION_DAYS]),
    field(
        "value",
        in_forms("Giá trị", "Value"),
        ValueType::Decimal { min: 0.0, max: 720.0, unit: "" },
    )
    .help("Độ C, số giờ hoặc số ngày, theo quy tắc.", "Degrees, hours or days, as the rule has it.")
    .example("38")
    .required(),
    field("from", in_forms("Áp dụng từ", "Holds from"), ValueType::Day)
        .help(
            "Sớm nhất là hôm nay: không đổi được việc đã qua.",
            "Today at the earliest: the past stays.",
        )
        .example("25/11/2021")
        .required(),
    field("to", in_forms("Đến hết ngày", "Until"), ValueType::Day)
        .ahead()
        .help("Để trống nếu chưa định.", "Empty where it is not known.")
        .example("31/12/2021"),
    field("decision_no", in_forms("Số văn bản", "Document no."), ValueType::Text { max_chars: 60 })
        .help("Số và ký hiệu.", "Number and sign.")
        .example("312/QĐ-UBND")
        .required(),
    field("decision_on", in_forms("Ngày văn bản", "Document of"), ValueType::Day)
        .help("Ngày ký.", "The day of signing.")
        .example("22/11/2021"),
    field("issuer", in_forms("Cơ quan ban hành", "Issued by"), ValueType::Text { max_chars: 120 })
        .help("Ai ban hành văn bản.", "Who issued the document.")
        .example("UBND phường Ngọc Khánh")
        .required(),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Điều cần nhớ về quy tắc này.", "What to remember.")
        .example("Áp dụng cho khu phong tỏa ngõ 26"),
    field("made_at", in_forms("Ghi lúc", "Written at"), ValueType::Time)
        .help("Máy ghi khi thêm quy tắc.", "When the rule was added.")
        .set_by(SetBy::App),
    field("changed_on", in_forms("Ngày ghi", "Written on"), ValueType::Day)
        .help("Máy ghi mỗi lần sửa.", "The day of the last change.")
        .set_by(SetBy::App),
];

/// When it was written: its row is known by it, and it begins no earlier.
fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let made_at = fields.int("made_at").unwrap_or(ctx.now_ms);
    vec![("made_at", Scalar::Int(made_at)), ("changed_on", Scalar::Text(ctx.today().to_string()))]
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    days_in_order(fields, "from", "to", problems);
    let limits = LIMITS.into_iter().find(|(rule, ..)| fields.text("rule") == Some(rule));
    if let Some(((rule, least, most), value)) = limits.zip(fields.number("value"))
        && (!(least..=most).contains(&value) || (rule != rules::FEVER_C && value.fract() != 0.0))
    {
        problems.push(Problem::error("value", "out_of_range", RANGE, "38"));
    }
    let day = |name| fields.text(name).and_then(|day| day.parse::<LocalDate>().ok());
    if day("from").zip(day("changed_on")).is_some_and(|(from, written)| from < written) {
        problems.push(Problem::error("from", "rule_in_past", PAST, ""));
    }
    let Some(own) = OwnRule::of("", fields) else { return };
    if ctx.own_rules.iter().any(|other| own.overlaps(other)) {
        problems.push(Problem::error("from", "rule_overlaps", OVERLAPS, ""));
    }
}

const RANGE: Text = t(
    "Giá trị không hợp với quy tắc: 37–39 °C, 1–720 giờ hoặc 0–60 ngày.",
    "Not a value of this rule: 37 to 39 °C, 1 to 720 hours or 0 to 60 days.",
);
const PAST: Text = t(
    "Quy tắc không áp dụng lùi ngày, và đã áp dụng thì không sửa. Muốn thôi thì bỏ mục này, rồi thêm mục mới từ hôm nay.",
    "A rule holds from today at the earliest, and is not changed once it holds. To end it, remove it and add a new one.",
);
const OVERLAPS: Text = t(
    "Trùng thời gian với một quy tắc khác của địa phương cho cùng việc này.",
    "Another local rule holds for the same thing in these days.",
);
