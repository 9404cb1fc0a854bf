//! An epidemic level (cấp độ dịch) of a place: the week's numbers, what was proposed, what a person decided.
//!
//! A level is decided by a person; where no rule is known nothing is proposed.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Field, Ground, Kind, Problem, Section, SetBy, Text, ValueType, days_in_order,
    field, in_forms, not_in_future, parts, rulings, section, should_say, t,
};
use crate::ids::Family;
use crate::rules::level::{Numbers, propose};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// A level.
pub static KIND: Kind = Kind {
    name: "level",
    version: 1,
    family: Family::Plan,
    label: in_forms("Cấp độ dịch", "Epidemic level"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("week_to"),
    search_fields: &["name", "decided_no", "decided_by"],
    name_field: None,
    title_fields: &["name"],
    access: Access::announced(),
    list: List {
        columns: &[
            "week_from",
            "week_to",
            "community_cases",
            "rate",
            "decided",
            "valid_from",
            "safe",
        ],
        filters: &[],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "name",
        "week_from",
        "week_to",
        "cases",
        "community_cases",
        "population",
        "decided",
        "decided_no",
        "valid_from",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill,
};

const SECTIONS: &[Section] = &[
    section("Nơi", "Where", &["place", "unit"]),
    section(
        "Tiêm chủng, điều trị",
        "Vaccination and care",
        &["adult_one_dose_pct", "elder_full_pct", "oxygen", "deaths", "beds_free", "care_ready"],
    ),
    section("Công bố", "Announcement", &["decided_on", "decided_by", "safe"]),
];

const COUNT: ValueType = ValueType::Int { min: 0, max: 10_000_000 };
const PERCENT: ValueType = ValueType::Decimal { min: 0.0, max: 100.0, unit: "%" };

const FIELDS: &[Field] = &[
    field("name", in_forms("Địa bàn", "Place"), ValueType::Text { max_chars: 120 })
        .help("Tên phường, xã, tổ dân phố, thôn, bản.", "Of the ward or area.")
        .example("Tổ dân phố số 1")
        .required(),
    field("place", in_forms("Mã địa bàn", "Place code"), ValueType::Place)
        .help("Mã tổ dân phố, thôn, bản.", "The area's code.")
        .example("00025-01"),
    field("unit", in_forms("Mã đơn vị", "Unit"), ValueType::Unit)
        .help("Mã xã, huyện, tỉnh, nếu là cả đơn vị.", "Where it is a whole unit.")
        .example("00025"),
    field("week_from", in_forms("Từ ngày", "From"), ValueType::Day)
        .help("Ngày đầu của tuần tính.", "The first day of the week.")
        .example("15/11/2021")
        .required(),
    field("week_to", in_forms("Đến ngày", "To"), ValueType::Day)
        .help("Ngày cuối của tuần tính.", "The last day of the week.")
        .example("21/11/2021")
        .required(),
    field("cases", in_forms("Ca mắc mới", "New cases"), COUNT)
        .help("Trong tuần.", "In the week.")
        .example("3"),
    field("community_cases", in_forms("Trong đó tại cộng đồng", "In the community"), COUNT)
        .help("Ca phát hiện tại cộng đồng.", "Found in the community.")
        .example("1"),
    field("population", in_forms("Số dân", "Population"), COUNT)
        .help("Số dân của địa bàn.", "Of the place.")
        .example("1250")
        .required(),
    field(
        "rate",
        in_forms("Ca/100.000 dân/tuần", "Cases/100,000/week"),
        ValueType::Decimal { min: 0.0, max: 1_000_000.0, unit: "" },
    )
    .help("Ca cộng đồng trên 100.000 dân trong tuần.", "Community cases per 100,000 a week.")
    .set_by(SetBy::App),
    field(
        "adult_one_dose_pct",
        in_forms("Người từ 18 tuổi tiêm ít nhất một mũi", "Adults with one dose"),
        PERCENT,
    )
    .help("Phần trăm.", "Per cent.")
    .example("95,5"),
    field("elder_full_pct", in_forms("Người cao tuổi tiêm đủ mũi", "Elders fully dosed"), PERCENT)
        .help("Phần trăm.", "Per cent.")
        .example("88"),
    field("oxygen", in_forms("Ca đang thở ô xy", "On oxygen"), COUNT)
        .help("Đang điều trị.", "Under treatment.")
        .example("0"),
    field("deaths", in_forms("Tử vong", "Deaths"), COUNT)
        .help("Trong tuần.", "In the week.")
        .example("0"),
    field("beds_free", in_forms("Giường còn trống", "Beds free"), COUNT)
        .help("Nơi thu dung, điều trị.", "Where cases are treated.")
        .example("20"),
    field("care_ready", in_forms("Bảo đảm thu dung, điều trị", "Care is ready"), ValueType::Bool)
        .help("Có phương án và đủ chỗ.", "There is a plan, and room."),
    field("proposed", in_forms("Cấp độ đề xuất", "Proposed"), ValueType::Int { min: 1, max: 4 })
        .help(
            "Theo quy tắc; chưa có quy tắc thì để trống.",
            "By the rule; empty where none is known.",
        )
        .set_by(SetBy::App),
    field("rule_id", in_forms("Quy tắc", "Rule"), ValueType::Text { max_chars: 40 })
        .help("Quy tắc đã áp dụng.", "The rule that was applied.")
        .set_by(SetBy::App),
    field("why", in_forms("Vì sao", "Why"), ValueType::Text { max_chars: 300 })
        .help("Các tiêu chí đã tính.", "What was counted.")
        .set_by(SetBy::App),
    field("decided", in_forms("Cấp độ công bố", "Decided"), ValueType::Int { min: 1, max: 4 })
        .help("Do người có thẩm quyền quyết định.", "Decided by the authority.")
        .example("2"),
    field("decided_no", in_forms("Số văn bản", "Document no."), ValueType::Text { max_chars: 60 })
        .help("Số và ký hiệu.", "Number and sign.")
        .example("529-CV/QU"),
    field("decided_on", in_forms("Ngày văn bản", "Document of"), ValueType::Day)
        .help("Ngày ký.", "The day of signing.")
        .example("22/11/2021"),
    field("decided_by", in_forms("Người ký", "Signed by"), ValueType::Name)
        .help("Ai ký văn bản.", "Who signed it.")
        .example("Nguyễn Thị Hoa"),
    field("valid_from", in_forms("Áp dụng từ", "Holds from"), ValueType::Day)
        .help("Ngày bắt đầu áp dụng.", "The first day.")
        .example("23/11/2021"),
    field("safe", in_forms("Tổ dân phố an toàn", "Safe area"), ValueType::Bool)
        .help("Được công nhận là địa bàn an toàn.", "Counts as a safe area."),
];

/// Community cases per 100,000 people in the week, to one decimal.
fn fill(fields: &Fields, _: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let population = fields.number("population").filter(|people| *people > 0.0);
    let rate = fields.number("community_cases").zip(population);
    let rate = rate.map(|(cases, people)| (cases / people * 1_000_000.0).round() / 10.0);
    vec![("rate", rate.map_or(Scalar::Null, Scalar::F64))]
}

/// The level that the numbers come to: a proposal beside the question for the one that was decided.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let number = |name: &str| fields.number(name);
    let rate = fill(fields, ctx).into_iter().find_map(|(_, rate)| rate.as_f64());
    let counted = rate.zip(number("adult_one_dose_pct"));
    let day = fields.text("week_to").and_then(|day| day.parse::<LocalDate>().ok());
    let (Some((rate, one_dose_pct)), Some(day)) = (counted, day) else { return Vec::new() };
    let numbers = Numbers { rate, one_dose_pct, elder_pct: number("elder_full_pct") };
    let ground = match propose(numbers, day, ctx.ward.as_ref()) {
        Some((level, row)) => {
            let document = (row.source, row.valid_from, row.confirmed);
            let level = Scalar::Int(level).as_f64().unwrap_or_default();
            Ground::by("decided", rulings::LEVEL, document).says(level, "")
        }
        None => Ground::missing("decided", rulings::LEVEL),
    };
    vec![ground]
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    days_in_order(fields, "week_from", "week_to", problems);
    not_in_future(fields, "decided_on", ctx, problems);
    let (cases, community) = (fields.int("cases"), fields.int("community_cases"));
    if cases.zip(community).is_some_and(|(cases, community)| community > cases) {
        problems.push(Problem::error("community_cases", "contradiction", PART, ""));
    }
    if fields.int("decided").is_some() {
        should_say(fields, "decided_no", DECIDED, problems);
        should_say(fields, "valid_from", DECIDED, problems);
    }
}

const PART: Text = t(
    "Ca cộng đồng không thể nhiều hơn ca mắc mới.",
    "There cannot be more community cases than cases.",
);
const DECIDED: Text =
    t("Ghi văn bản và ngày áp dụng.", "Give the document and the day from which it holds.");
