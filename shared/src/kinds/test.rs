//! A test (xét nghiệm): why, how, when the sample was taken and what came of it.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    no_fill, not_after, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A test.
pub static KIND: Kind = Kind {
    name: "test",
    version: 1,
    family: Family::Health,
    label: in_forms("Xét nghiệm", "Test"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("sampled_at"),
    search_fields: &["name", "phone", "sample_code", "pool_code"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["sampled_at", "reason", "method", "result", "result_at", "sample_code"],
        filters: &["result", "reason", "method", "campaign", "person", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "reason",
        "method",
        "sampled_at",
        "result",
        "result_at",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("result"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Why.
pub const REASONS: &[Choice] = &[
    choice("symptoms", "Có triệu chứng", "Symptoms"),
    choice("f1", "Tiếp xúc gần", "Close contact"),
    choice("arrival", "Về từ vùng dịch", "Arrival from an epidemic area"),
    choice("isolation_day", "Theo ngày cách ly", "Day of isolation"),
    choice("screening", "Tầm soát", "Screening"),
    choice("wide", "Diện rộng", "Wide testing"),
    choice("frontline", "Lực lượng tuyến đầu", "Front line"),
    choice("release", "Kết thúc cách ly, điều trị", "Release"),
    choice("other", "Khác", "Other"),
];

/// How.
pub const METHODS: &[Choice] = &[
    choice("rapid", "Test nhanh kháng nguyên", "Rapid antigen"),
    choice("pcr", "RT-PCR đơn", "RT-PCR"),
    choice("pcr_pool", "RT-PCR gộp", "RT-PCR, pooled"),
];

/// What came of it.
pub const RESULTS: &[Choice] = &[
    choice("negative", "Âm tính", "Negative"),
    choice("positive", "Dương tính", "Positive"),
    choice("pending", "Chờ kết quả", "Pending"),
    choice("inconclusive", "Không xác định", "Inconclusive"),
];

const SECTIONS: &[Section] = &[
    section("Người này", "The person", &["person", "sex", "address"]),
    section("Không lấy được mẫu", "No sample", &["refused", "missed"]),
    section(
        "Mẫu, kết quả",
        "Sample and result",
        &["sample_code", "pool_code", "sampled_by", "supervised_by", "lab"],
    ),
    section("Thuộc về", "Belongs to", &["campaign", "case", "isolation", "suspect"]),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    who::ADDRESS,
    field(
        "campaign",
        in_forms("Đợt xét nghiệm", "Campaign"),
        ValueType::Record { kind: "campaign" },
    )
    .help("Đợt mà lần này thuộc về.", "The campaign that it belongs to."),
    field("case", in_forms("Phân loại F", "Case or contact"), ValueType::Record { kind: "case" })
        .help("Ca bệnh hoặc người tiếp xúc này.", "The case or contact."),
    field(
        "isolation",
        in_forms("Đợt cách ly", "Isolation"),
        ValueType::Record { kind: "isolation" },
    )
    .help("Đợt cách ly này.", "The isolation."),
    field(
        "suspect",
        in_forms("Ca nghi ngờ", "Suspected case"),
        ValueType::Record { kind: "suspect" },
    )
    .help("Ca nghi ngờ này.", "The suspected case."),
    field("reason", in_forms("Lý do", "Reason"), ValueType::Choice { choices: REASONS })
        .help("Vì sao xét nghiệm.", "Why the person is tested.")
        .required(),
    field("method", in_forms("Phương pháp", "Method"), ValueType::Choice { choices: METHODS })
        .help("Test nhanh hay RT-PCR.", "Rapid or RT-PCR.")
        .required(),
    field("pool_code", in_forms("Mã mẫu gộp", "Pool no."), ValueType::Text { max_chars: 30 })
        .help("Ghi trên ống mẫu gộp.", "As on the pooled tube.")
        .example("G-0012")
        .when("method", &["pcr_pool"]),
    field("sample_code", in_forms("Mã mẫu", "Sample no."), ValueType::Text { max_chars: 30 })
        .help("Ghi trên ống mẫu.", "As on the tube.")
        .example("NK-000123"),
    field("sampled_at", in_forms("Lấy mẫu lúc", "Sampled at"), ValueType::Time)
        .help("Ngày giờ lấy mẫu.", "When the sample was taken."),
    field("sampled_by", in_forms("Người lấy mẫu", "Sampled by"), ValueType::Name)
        .help("Ai lấy mẫu.", "Who took the sample.")
        .example("Y sĩ Trần Thị Bình"),
    field("refused", in_forms("Từ chối lấy mẫu", "Refused"), ValueType::Bool)
        .help("Người này không đồng ý lấy mẫu.", "The person did not agree."),
    field("missed", in_forms("Không đến", "Did not come"), ValueType::Bool)
        .help("Đã mời mà không đến.", "Was invited and did not come."),
    field("result", in_forms("Kết quả", "Result"), ValueType::Choice { choices: RESULTS })
        .help("Kết quả của mẫu.", "What came of the sample."),
    field("result_at", in_forms("Có kết quả lúc", "Result at"), ValueType::Time)
        .help("Ngày giờ có kết quả.", "When the result came.")
        .when("result", &["negative", "positive", "inconclusive"]),
    field("lab", in_forms("Nơi xét nghiệm", "Laboratory"), ValueType::Text { max_chars: 120 })
        .help("Phòng xét nghiệm trả kết quả.", "Where it was examined.")
        .example("CDC Hà Nội"),
    field("supervised_by", in_forms("Nhân viên y tế giám sát", "Supervised by"), ValueType::Name)
        .help("Khi người dân tự lấy mẫu.", "Where the person took the sample.")
        .example("Y sĩ Trần Thị Bình"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "sampled_at", ctx, problems);
    not_in_future(fields, "result_at", ctx, problems);
    not_after(fields, "sampled_at", "result_at", problems);
    who::check_who(fields, ctx, problems);
    if !fields.is_true("refused") && !fields.is_true("missed") {
        should_say(fields, "sampled_at", SAMPLED, problems);
    }
    match (fields.text("result"), fields.text("method")) {
        (Some("positive"), Some("pcr_pool")) => {
            problems.push(Problem::warning("result", "pool_positive", POOL, ""));
        }
        (Some("positive"), _) if fields.text("case").is_none() => {
            problems.push(Problem::warning("result", "case_missing", POSITIVE, ""));
        }
        _ => {}
    }
}

const SAMPLED: Text = t(
    "Ghi lúc lấy mẫu, hoặc chọn «Từ chối lấy mẫu», «Không đến».",
    "Say when the sample was taken, or that the person refused or did not come.",
);
const POOL: Text = t(
    "Mẫu gộp dương tính: chờ tách mẫu, chưa ai là F0.",
    "A positive pool: the samples are examined one by one, nobody is F0 yet.",
);
const POSITIVE: Text = t("Dương tính: ghi phân loại F0.", "Positive: record the F0.");
