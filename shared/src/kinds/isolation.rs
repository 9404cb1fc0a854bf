//! An isolation or monitoring (cách ly, theo dõi): by which rule, from when to when, where, by whose decision, how it
//! ended.
//!
//! The days follow from the rule that holds on the first day (`crate::rules::isolation`), frozen with its source; an
//! adjustment is the only way to change them. Where no rule is known the form says so and asks for the days.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Ground, Group, Kind, Problem, Section, SetBy, Text, ValueType,
    choice, days_in_order, field, in_forms, not_in_future, parts, rulings, section, should_say, t,
    who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules::OwnRule;
use crate::rules::isolation::{self, Protection, Rule};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// An isolation.
pub static KIND: Kind = Kind {
    name: "isolation",
    version: 1,
    family: Family::Health,
    label: in_forms("Cách ly, theo dõi", "Isolation"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("starts_on"),
    search_fields: &["name", "phone", "address", "place_text", "decision_no", "monitor_name"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["subject", "type", "starts_on", "ends_on", "monitor_name", "outcome"],
        filters: &["type", "subject", "outcome", "site", "person", "household"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "subject",
        "type",
        "starts_on",
        "anchor",
        "anchor_on",
        "doses_at_anchor",
        "recovered_at_anchor",
        "monitor_name",
        "monitor_phone",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("type"),
    due: Due::By { field: "ends_on", done: &["outcome"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill,
};

/// Who is isolated.
pub const SUBJECTS: &[Choice] = &[
    choice("f1", "F1", "F1"),
    choice("f2", "F2", "F2"),
    choice("f0", "F0", "F0"),
    choice("arrival", "Người về từ vùng dịch", "Arrival from an epidemic area"),
    choice("housemate", "Người cùng nhà", "Housemate"),
    choice("entry", "Nhập cảnh", "Entered the country"),
];

/// In which form.
pub const TYPES: &[Choice] = &[
    choice("centralised", "Cách ly tập trung", "Centralised"),
    choice("home", "Cách ly tại nhà, nơi lưu trú", "At home or where staying"),
    choice("medical", "Cách ly, điều trị tại cơ sở y tế", "In a medical facility"),
    choice("home_care", "F0 điều trị tại nhà", "F0 treated at home"),
    choice("self_monitor", "Tự theo dõi sức khỏe tại nhà", "Watches own health at home"),
];

/// From when the days are counted.
pub const ANCHORS: &[Choice] = &[
    choice("last_contact", "Tiếp xúc cuối", "Last contact"),
    choice("arrival", "Ngày đến", "Arrival"),
    choice("start", "Ngày bắt đầu cách ly", "Start of isolation"),
    choice("positive", "Ngày dương tính", "Positive test"),
];

/// Who decided.
pub const DECIDED_BY: &[Choice] = &[
    choice("commune", "UBND xã, phường", "People's Committee of the commune"),
    choice("district", "UBND cấp huyện", "People's Committee of the district"),
    choice("board", "Ban Chỉ đạo", "Steering board"),
];

/// What a home must have (5152/BYT-MT of 27/6/2021, 5599/BYT-MT of 14/7/2021).
pub const ELIGIBILITY: &[Choice] = &[
    choice("room", "Phòng riêng, khép kín", "A room of its own"),
    choice("toilet", "Nhà vệ sinh riêng", "A toilet of its own"),
    choice("no_ac", "Không dùng chung điều hòa trung tâm", "No central air conditioning"),
    choice(
        "no_elder",
        "Không ở cùng người cao tuổi, người có bệnh nền",
        "No elderly or ill housemate",
    ),
    choice("carer", "Tự chăm sóc được hoặc có người chăm sóc", "Can manage, or has a carer"),
    choice("contact", "Có điện thoại liên lạc", "Can be called"),
    choice("apart", "Nhà riêng hoặc căn hộ", "A house or flat"),
];

/// What was handed out.
pub const EQUIPMENT: &[Choice] = &[
    choice("sign", "Biển báo cách ly", "Sign at the door"),
    choice("bin", "Thùng rác màu vàng", "Yellow bin"),
    choice("thermometer", "Nhiệt kế", "Thermometer"),
    choice("spo2", "Máy đo SpO2", "Pulse oximeter"),
    choice("masks", "Khẩu trang, sát khuẩn", "Masks, disinfectant"),
];

/// How it ended.
pub const OUTCOMES: &[Choice] = &[
    choice("completed", "Hoàn thành", "Completed"),
    choice("positive", "Dương tính", "Positive"),
    choice("moved", "Chuyển nơi cách ly", "Moved elsewhere"),
    choice("fled", "Tự ý rời nơi cách ly", "Left without leave"),
    choice("died", "Tử vong", "Died"),
    choice("cancelled", "Hủy", "Cancelled"),
];

const SECTIONS: &[Section] = &[
    section("Người cách ly", "The person", &["person", "sex", "address", "case", "movement"]),
    section("Nơi cách ly", "Where", &["site", "place_text"]),
    section("Thiếu quy tắc", "No rule", &["hand_days", "hand_reason"]),
    section(
        "Quyết định, cam kết",
        "Decision and commitment",
        &["decision_no", "decision_on", "decision_by", "committed_on", "head_name"],
    ),
    section(
        "Điều kiện tại nhà",
        "Conditions at home",
        &["eligibility", "eligible_by", "eligible_on", "equipment"],
    )
    .when("type", &["home", "home_care", "self_monitor"]),
    section("Người theo dõi", "Monitor", &["monitor", "backup_name", "backup_phone"]),
    section(
        "Kết thúc",
        "End",
        &["outcome", "outcome_on", "end_decision_no", "certificate_no", "certificate_on"],
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
    field("case", in_forms("Phân loại F", "Case or contact"), ValueType::Record { kind: "case" })
        .help("Vì sao cách ly.", "Why the person is isolated."),
    field("movement", in_forms("Lượt đến", "Arrival"), ValueType::Record { kind: "movement" })
        .help("Lượt về từ vùng dịch.", "The arrival from an epidemic area."),
    field("subject", in_forms("Đối tượng", "Subject"), ValueType::Choice { choices: SUBJECTS })
        .help("Vì sao phải cách ly.", "Why the person is isolated.")
        .required(),
    field("type", in_forms("Hình thức", "Form of isolation"), ValueType::Choice { choices: TYPES })
        .help("Tập trung, tại nhà hay tự theo dõi.", "Centralised, at home or own watch.")
        .required(),
    field("site", in_forms("Khu cách ly, cơ sở y tế", "Site"), ValueType::Record { kind: "site" })
        .help("Chọn trong danh sách.", "Chosen from the sites."),
    field("place_text", in_forms("Nơi cách ly", "Where"), ValueType::Text { max_chars: 200 })
        .help(
            "Khi không ở nhà mình và không có trong danh sách.",
            "Where it is neither at home nor listed.",
        )
        .example("Nhà anh trai, số 7 ngõ 26"),
    field("starts_on", in_forms("Bắt đầu", "From"), ValueType::Day)
        .help("Ngày đầu cách ly.", "The first day.")
        .example("22/11/2021")
        .required(),
    field("anchor", in_forms("Tính từ", "Counted from"), ValueType::Choice { choices: ANCHORS })
        .help("Theo quy định của hình thức này.", "As the rule of this form says.")
        .required(),
    field("anchor_on", in_forms("Ngày tính", "Anchor day"), ValueType::Day)
        .help("Ngày tiếp xúc cuối, ngày đến hoặc ngày bắt đầu.", "Last contact, arrival or start.")
        .example("20/11/2021")
        .required(),
    field(
        "doses_at_anchor",
        in_forms("Số mũi đã tiêm (đủ 14 ngày)", "Doses by then"),
        ValueType::Int { min: 0, max: 5 },
    )
    .help("Tính đến ngày ở trên.", "By the day above.")
    .example("2"),
    field("recovered_at_anchor", in_forms("Đã khỏi bệnh", "Recovered by then"), ValueType::Bool)
        .help("Trong thời hạn mà quy định tính.", "Within the time that the rule counts."),
    field("rule_id", in_forms("Quy tắc", "Rule"), ValueType::Text { max_chars: 40 })
        .help("Quy tắc đã áp dụng.", "The rule that was applied.")
        .set_by(SetBy::App),
    field("rule_source", in_forms("Căn cứ", "Source"), ValueType::Text { max_chars: 120 })
        .help("Văn bản của quy tắc.", "The rule's document.")
        .set_by(SetBy::App),
    field("days", in_forms("Số ngày cách ly", "Days"), ValueType::Int { min: 0, max: 60 })
        .help(
            "Theo quy tắc, hoặc theo lần điều chỉnh cuối.",
            "By the rule or the latest adjustment.",
        )
        .set_by(SetBy::App),
    field(
        "after_days",
        in_forms("Số ngày theo dõi tiếp", "Days of watching after"),
        ValueType::Int { min: 0, max: 60 },
    )
    .help("Tự theo dõi sức khỏe sau cách ly.", "Of watching one's health after it.")
    .set_by(SetBy::App),
    field("test_days", in_forms("Ngày xét nghiệm", "Test days"), ValueType::Text { max_chars: 40 })
        .help("Ngày thứ mấy phải xét nghiệm.", "The days on which a test is due.")
        .set_by(SetBy::App),
    field("ends_on", in_forms("Hết cách ly", "Until"), ValueType::Day)
        .help("Ngày tính cộng số ngày.", "The anchor day and the days.")
        .set_by(SetBy::App),
    field(
        "hand_days",
        in_forms("Số ngày, ghi bằng tay", "Days, by hand"),
        ValueType::Int { min: 0, max: 60 },
    )
    .help("Chỉ ghi khi máy không biết quy tắc.", "Only where no rule is known.")
    .example("14"),
    field(
        "hand_reason",
        in_forms("Căn cứ của số ngày", "Why so many"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Văn bản, chỉ đạo nào.", "Which document says so.")
    .example("Quyết định 312/QĐ-UBND")
    .when_filled("hand_days"),
    field(
        "decision_no",
        in_forms("Quyết định cách ly số", "Decision no."),
        ValueType::Text { max_chars: 40 },
    )
    .help("Số và ký hiệu của quyết định.", "Number and sign of the decision.")
    .example("312/QĐ-UBND"),
    field("decision_on", in_forms("Ngày quyết định", "Decision of"), ValueType::Day)
        .help("Ngày ký quyết định.", "The day on which it was signed.")
        .example("22/11/2021"),
    field(
        "decision_by",
        in_forms("Cấp quyết định", "Decided by"),
        ValueType::Choice { choices: DECIDED_BY },
    )
    .help("Cơ quan ra quyết định.", "Who decided."),
    field(
        "eligibility",
        in_forms("Điều kiện tại nhà", "Home conditions"),
        ValueType::Set { choices: ELIGIBILITY },
    )
    .help("Chọn những điều đã thấy.", "Those that were seen."),
    field("eligible_by", in_forms("Người thẩm định", "Assessed by"), ValueType::Name)
        .help("Ai đến xem nhà.", "Who looked at the home.")
        .example("Y sĩ Trần Thị Bình"),
    field("eligible_on", in_forms("Ngày thẩm định", "Assessed on"), ValueType::Day)
        .help("Ngày đến xem nhà.", "When the home was looked at.")
        .example("22/11/2021"),
    field(
        "equipment",
        in_forms("Đã trang bị", "Handed out"),
        ValueType::Set { choices: EQUIPMENT },
    )
    .help("Những thứ đã đặt, đã giao.", "What was put up or handed out."),
    field("committed_on", in_forms("Ngày ký cam kết", "Commitment signed on"), ValueType::Day)
        .help("Người cách ly và chủ hộ cùng ký.", "Signed by the person and the head.")
        .example("22/11/2021"),
    field("head_name", in_forms("Chủ hộ ký", "Signed by the head"), ValueType::Name)
        .help("Chủ hộ ký cam kết.", "The head who signed.")
        .example("Nguyễn Văn An"),
    who::MONITOR_NAME,
    who::MONITOR_PHONE,
    who::MONITOR,
    field("backup_name", in_forms("Người theo dõi thay", "Stands in"), ValueType::Name)
        .help("Khi người theo dõi vắng.", "When the monitor is away.")
        .example("Lò Thị Mai"),
    field("backup_phone", in_forms("Điện thoại người thay", "Stand-in's phone"), ValueType::Phone)
        .help("Số máy của người thay.", "The stand-in's number.")
        .example("0912 345 678"),
    field("outcome", in_forms("Kết quả", "Outcome"), ValueType::Choice { choices: OUTCOMES })
        .help("Kết thúc thế nào.", "How it ended."),
    field("outcome_on", in_forms("Ngày kết thúc", "Ended on"), ValueType::Day)
        .help("Ngày thôi cách ly ở đây.", "The day on which it ended here.")
        .example("29/11/2021")
        .when_filled("outcome"),
    field(
        "end_decision_no",
        in_forms("Quyết định kết thúc số", "Decision that ends it"),
        ValueType::Text { max_chars: 40 },
    )
    .help("Số và ký hiệu.", "Number and sign.")
    .example("340/QĐ-UBND")
    .when("outcome", &["completed"]),
    field(
        "certificate_no",
        in_forms("Giấy xác nhận hoàn thành số", "Certificate no."),
        ValueType::Text { max_chars: 40 },
    )
    .help("Giấy xác nhận hoàn thành cách ly.", "Of completed isolation.")
    .example("45/GXN-UBND")
    .when("outcome", &["completed"]),
    field("certificate_on", in_forms("Ngày cấp giấy", "Certificate of"), ValueType::Day)
        .help("Ngày cấp giấy xác nhận.", "The day of the certificate.")
        .example("29/11/2021")
        .when("outcome", &["completed"]),
];

const GROUPS: &[Group] = &[Group {
    name: "adjust",
    label: in_forms("Điều chỉnh", "Adjustment"),
    fields: &[
        field("days", in_forms("Số ngày mới", "New days"), ValueType::Int { min: 0, max: 60 })
            .help("Tổng số ngày cách ly sau khi điều chỉnh.", "All days of isolation from now on.")
            .example("10")
            .required(),
        field("at", in_forms("Lúc", "At"), ValueType::Time)
            .help("Khi điều chỉnh.", "When it was adjusted.")
            .required(),
        field("by", in_forms("Người điều chỉnh", "Adjusted by"), ValueType::Name)
            .help("Ai quyết định.", "Who decided.")
            .example("Bác sĩ Lê Thị Hoa"),
        field(
            "from_rule",
            in_forms("Theo văn bản", "By document"),
            ValueType::Text { max_chars: 40 },
        )
        .help("Văn bản mới, nếu có.", "The new document, if any.")
        .example("762/BYT-DP"),
        field("reason", in_forms("Lý do", "Reason"), ValueType::Text { max_chars: 200 })
            .help("Vì sao đổi số ngày.", "Why the days change.")
            .example("Áp dụng hướng dẫn mới")
            .required(),
    ],
    min: 0,
}];

/// The rule that holds for the record, on its first day.
fn rule(fields: &Fields, ctx: &CheckContext) -> Option<&'static Rule> {
    let day: LocalDate = fields.text("starts_on")?.parse().ok()?;
    let protection = match (fields.int("doses_at_anchor"), fields.is_true("recovered_at_anchor")) {
        (_, true) | (Some(2..), _) => Protection::Full,
        (Some(1), _) => Protection::Partly,
        (Some(_), _) => Protection::None,
        (None, _) => Protection::Unknown,
    };
    let who = (fields.text("subject")?, fields.text("type")?, protection);
    isolation::find(who, day, ctx.ward.as_ref())
}

/// The latest adjustment of the days.
fn adjusted(fields: &Fields) -> Option<i64> {
    let of = |id: &str, name: &str| fields.int(&format!("adjust/{id}/{name}"));
    let ids = fields.group("adjust").into_iter();
    let dated = ids.filter_map(|id| Some((of(id, "at")?, of(id, "days")?)));
    dated.max().map(|(_, days)| days)
}

/// The ward's own rule for it: it comes before the table.
fn own_rule<'a>(fields: &Fields, ctx: &'a CheckContext) -> Option<&'a OwnRule> {
    let day: LocalDate = fields.text("starts_on")?.parse().ok()?;
    let of = [rulings::ISOLATION_DAYS, fields.text("subject")?, fields.text("type")?];
    OwnRule::find(&ctx.own_rules, of, day)
}

fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let own = own_rule(fields, ctx);
    let rule = rule(fields, ctx).filter(|_| own.is_none());
    let text = |text: Option<&str>| text.map_or(Scalar::Null, Scalar::from);
    let number = |number: Option<i64>| number.map_or(Scalar::Null, Scalar::Int);
    let own_days = own.and_then(|own| Scalar::F64(own.value).as_int());
    let by_rule = own_days.or(rule.map(|rule| rule.days)).or_else(|| fields.int("hand_days"));
    let days = adjusted(fields).or(by_rule);
    let anchor = fields.text("anchor_on").and_then(|day| day.parse::<LocalDate>().ok());
    let ends_on = anchor.zip(days).map(|(day, days)| day.plus_days(days).to_string());
    vec![
        ("rule_id", text(own.map(|own| own.id.as_str()).or(rule.map(|rule| rule.id)))),
        ("rule_source", text(own.map(|own| own.source.as_str()).or(rule.map(|rule| rule.source)))),
        ("days", number(days)),
        ("after_days", number(rule.and_then(|rule| rule.after_days))),
        ("test_days", text(rule.map(|rule| rule.test_days).filter(|days| !days.is_empty()))),
        ("ends_on", ends_on.map_or(Scalar::Null, Scalar::Text)),
    ]
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in ["decision_on", "eligible_on", "committed_on", "outcome_on", "certificate_on"] {
        not_in_future(fields, name, ctx, problems);
    }
    days_in_order(fields, "starts_on", "outcome_on", problems);
    who::check_who(fields, ctx, problems);
    if fields.text("starts_on").is_some() {
        days(fields, ctx, problems);
    }
    let at_home = matches!(fields.text("type"), Some("home" | "home_care" | "self_monitor"));
    if at_home {
        should_say(fields, "monitor_name", MONITOR, problems);
    }
    if at_home && fields.text("outcome").is_none() {
        should_say(fields, "decision_no", DECISION, problems);
    }
    if fields.text("outcome").is_some() {
        should_say(fields, "outcome_on", OUTCOME, problems);
    }
}

/// The rule that the record names, or the one that it would get; where none is known, that the days are given by hand.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    if fields.text("starts_on").is_none() {
        return Vec::new();
    }
    let (own, rule) = match fields.text("rule_id") {
        Some(id) => (ctx.own_rules.iter().find(|row| row.id == id), isolation::named(id)),
        None => (own_rule(fields, ctx), rule(fields, ctx)),
    };
    let ground = match (own, rule) {
        (Some(own), _) => Ground::own("days", rulings::ISOLATION_DAYS, "d", own),
        (None, Some(rule)) => {
            let document = (rule.source, rule.valid_from, rule.confirmed);
            let days = Scalar::Int(rule.days).as_f64().unwrap_or_default();
            Ground::by("days", rulings::ISOLATION_DAYS, document).says(days, "d")
        }
        (None, None) => Ground::missing("days", rulings::ISOLATION_DAYS),
    };
    vec![ground]
}

/// Where the days come from.
fn days(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    // The ward's own rule is known by the record it names; whoever checks may not have it at hand.
    if fields.text("rule_id").is_some_and(|id| isolation::named(id).is_none()) {
        return;
    }
    match rule(fields, ctx) {
        Some(rule) => {
            let anchor = fields.text("anchor");
            if rule.anchor.is_some() && anchor.is_some() && anchor != rule.anchor {
                problems.push(Problem::warning("anchor", "anchor_differs", ANCHOR, ""));
            }
        }
        None if fields.int("hand_days").is_none() => {
            problems.push(Problem::warning("hand_days", "rule_missing", NO_RULE, "14"));
        }
        None => should_say(fields, "hand_reason", HAND, problems),
    }
}

const NO_RULE: Text = t(
    "Thiếu quy tắc cho trường hợp này: ghi số ngày bằng tay và căn cứ.",
    "No rule is known for this: give the days by hand, and why.",
);
const HAND: Text = t("Ghi căn cứ của số ngày.", "Say which document gives the days.");
const ANCHOR: Text = t(
    "Quy tắc tính từ ngày khác: xin xem lại «Tính từ».",
    "The rule counts from another day: please check.",
);
const MONITOR: Text = t("Ghi ai theo dõi người này.", "Say who looks after the person.");
const DECISION: Text = t("Chưa có quyết định cách ly.", "There is no decision yet.");
const OUTCOME: Text = t("Ghi ngày kết thúc.", "Give the day on which it ended.");
