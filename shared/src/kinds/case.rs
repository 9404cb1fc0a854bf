//! A case or contact (phân loại F): the ward's part of the chain from F0 to F5. The investigation stays with the centre
//! for disease control.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, days_in_order,
    field, in_forms, no_fill, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A case or contact.
pub static KIND: Kind = Kind {
    name: "case",
    version: 1,
    family: Family::Health,
    label: in_forms("Ca bệnh, tiếp xúc (phân loại F)", "Case or contact"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("class_on"),
    search_fields: &["name", "phone", "id_no", "address", "case_code", "monitor_name"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["class", "class_on", "exposure_last", "monitor_name", "care_place", "outcome"],
        filters: &[
            "class",
            "found_where",
            "care_place",
            "outcome",
            "source",
            "person",
            "household",
        ],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "class",
        "class_on",
        "source_text",
        "exposure_last",
        "exposure_kind",
        "found_where",
        "monitor_name",
        "monitor_phone",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("class"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// F0 to F5.
pub const CLASSES: &[Choice] = &[
    choice("f0", "F0 – ca bệnh", "F0, case"),
    choice("f1", "F1 – tiếp xúc gần", "F1, close contact"),
    choice("f2", "F2", "F2"),
    choice("f3", "F3", "F3"),
    choice("f4", "F4", "F4"),
    choice("f5", "F5", "F5"),
];

/// How they met.
pub const EXPOSURES: &[Choice] = &[
    choice("house", "Ở cùng nhà", "Same house"),
    choice("work", "Cùng nơi làm việc, học tập", "Same work or school"),
    choice("vehicle", "Đi cùng xe", "Same vehicle"),
    choice("meal", "Ăn uống, đám tiệc", "A meal or feast"),
    choice("care", "Chăm sóc, khám chữa bệnh", "Care or treatment"),
    choice("near", "Tiếp xúc dưới 2 m", "Nearer than 2 m"),
    choice("place", "Cùng có mặt tại mốc dịch tễ", "Same exposure place"),
    choice("other", "Khác", "Other"),
];

/// Where an F0 was found.
pub const FOUND_WHERE: &[Choice] = &[
    choice("community", "Cộng đồng", "Community"),
    choice("isolation", "Khu cách ly", "Isolation"),
    choice("lockdown", "Khu phong tỏa", "Lockdown"),
    choice("entry", "Nhập cảnh", "Entry"),
    choice("screening", "Tầm soát", "Screening"),
];

/// How ill an F0 is.
pub const SEVERITIES: &[Choice] = &[
    choice("none", "Không triệu chứng", "No symptoms"),
    choice("mild", "Nhẹ", "Mild"),
    choice("moderate", "Trung bình", "Moderate"),
    choice("severe", "Nặng", "Severe"),
    choice("critical", "Nguy kịch", "Critical"),
];

/// Where an F0 is treated.
pub const CARE_PLACES: &[Choice] = &[
    choice("home", "Tại nhà", "At home"),
    choice("mobile", "Trạm y tế lưu động", "Mobile station"),
    choice("centre", "Cơ sở thu dung", "Reception centre"),
    choice("hospital", "Bệnh viện", "Hospital"),
];

/// How it ended.
pub const OUTCOMES: &[Choice] = &[
    choice("recovered", "Khỏi bệnh", "Recovered"),
    choice("died", "Tử vong", "Died"),
    choice("excluded", "Loại trừ", "Excluded"),
    choice("released", "Hết theo dõi", "Released"),
    choice("moved", "Chuyển địa bàn khác", "Moved away"),
];

const SECTIONS: &[Section] = &[
    section("Người này", "The person", &["person", "sex", "address", "id_type", "id_no"]),
    section(
        "Truy vết",
        "Tracing",
        &["source", "exposure_place", "confirmed_by", "monitor", "f2_listed", "traced_at"],
    ),
    section(
        "Ca bệnh F0",
        "F0",
        &[
            "case_code",
            "onset_on",
            "positive_on",
            "severity",
            "care_place",
            "site",
            "transferred_at",
        ],
    )
    .when("class", &["f0"]),
    section("Kết quả", "Outcome", &["outcome", "outcome_on"]),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    who::ADDRESS,
    who::ID_TYPE,
    who::ID_NO,
    field("class", in_forms("Phân loại", "Class"), ValueType::Choice { choices: CLASSES })
        .help("F0, F1 hay xa hơn.", "F0, F1 or further.")
        .required(),
    field("class_on", in_forms("Ngày phân loại", "Classified on"), ValueType::Day)
        .help("Ngày xác định.", "The day on which it was found.")
        .example("22/11/2021")
        .required(),
    field("source", in_forms("Tiếp xúc với", "Contact of"), ValueType::Record { kind: "case" })
        .help("Ca bệnh hoặc người tiếp xúc đứng trước.", "The case or contact before this one."),
    field(
        "source_text",
        in_forms("Nguồn lây, nếu chưa có trong sổ", "Source in words"),
        ValueType::Text { max_chars: 160 },
    )
    .help("Ai, ở đâu; chưa rõ thì ghi chưa rõ.", "Who and where; where not known, say so.")
    .example("Anh Hải, công ty may Thành Công"),
    field("exposure_last", in_forms("Ngày tiếp xúc cuối", "Last contact"), ValueType::Day)
        .help("Lần cuối gặp người đứng trước.", "The last day on which they met.")
        .example("18/11/2021")
        .when("class", &["f1", "f2", "f3", "f4", "f5"]),
    field(
        "exposure_kind",
        in_forms("Hoàn cảnh", "Setting"),
        ValueType::Choice { choices: EXPOSURES },
    )
    .help("Gặp nhau thế nào.", "How they met.")
    .when("class", &["f1", "f2", "f3", "f4", "f5"]),
    field(
        "exposure_place",
        in_forms("Mốc dịch tễ", "Exposure place"),
        ValueType::Record { kind: "exposure_place" },
    )
    .help("Nơi trong danh sách mà người này đã đến.", "The listed place where the person was."),
    field("confirmed_by", in_forms("Người xác định", "Confirmed by"), ValueType::Name)
        .help("Ai phân loại.", "Who classified.")
        .example("Bác sĩ Lê Thị Hoa"),
    who::MONITOR_NAME,
    who::MONITOR_PHONE,
    who::MONITOR,
    field(
        "f2_listed",
        in_forms("Số người F1 tự khai đã tiếp xúc", "Contacts that the F1 listed"),
        ValueType::Int { min: 0, max: 200 },
    )
    .help("Theo danh sách F1 tự khai.", "As the F1 listed them.")
    .example("6")
    .when("class", &["f1"]),
    field("traced_at", in_forms("Truy vết xong lúc", "Tracing done at"), ValueType::Time)
        .help("Khi đã lập xong danh sách tiếp xúc.", "When all contacts were listed."),
    field("case_code", in_forms("Mã bệnh nhân", "Case no."), ValueType::Text { max_chars: 20 })
        .help("Mã do ngành y tế công bố.", "As the health authority published it.")
        .example("BN12345"),
    field("onset_on", in_forms("Ngày khởi phát", "Onset"), ValueType::Day)
        .help("Ngày có triệu chứng đầu tiên.", "The day of the first symptom.")
        .example("19/11/2021"),
    field("positive_on", in_forms("Ngày dương tính", "Positive on"), ValueType::Day)
        .help("Ngày có kết quả dương tính.", "The day of the positive result.")
        .example("22/11/2021"),
    field(
        "found_where",
        in_forms("Phát hiện tại", "Found in"),
        ValueType::Choice { choices: FOUND_WHERE },
    )
    .help("Nơi phát hiện ca bệnh.", "Where the case was found.")
    .when("class", &["f0"]),
    field("severity", in_forms("Mức độ", "Severity"), ValueType::Choice { choices: SEVERITIES })
        .help("Theo nhận định của y tế.", "As the health staff found."),
    field(
        "care_place",
        in_forms("Nơi điều trị", "Care"),
        ValueType::Choice { choices: CARE_PLACES },
    )
    .help("Đang điều trị ở đâu.", "Where the person is treated."),
    field("site", in_forms("Nơi chuyển đến", "Sent to"), ValueType::Record { kind: "site" })
        .help("Chọn trong danh sách điểm y tế.", "Chosen from the sites."),
    field("transferred_at", in_forms("Chuyển đi lúc", "Sent at"), ValueType::Time)
        .help("Khi xe đón đi.", "When the person was taken there."),
    field("outcome", in_forms("Kết quả", "Outcome"), ValueType::Choice { choices: OUTCOMES })
        .help("Kết thúc thế nào.", "How it ended."),
    field("outcome_on", in_forms("Ngày kết thúc", "Ended on"), ValueType::Day)
        .help("Ngày có kết quả.", "The day of the outcome.")
        .example("06/12/2021")
        .when_filled("outcome"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    let past = [
        "class_on",
        "exposure_last",
        "onset_on",
        "positive_on",
        "outcome_on",
        "traced_at",
        "transferred_at",
    ];
    for name in past {
        not_in_future(fields, name, ctx, problems);
    }
    days_in_order(fields, "class_on", "outcome_on", problems);
    who::check_who(fields, ctx, problems);
    who::check_paper(fields, "", problems);
    match fields.text("class") {
        Some("f0") => should_say(fields, "found_where", WHERE, problems),
        Some(class) => {
            if fields.text("source").is_none() {
                should_say(fields, "source_text", SOURCE, problems);
            }
            if matches!(class, "f1" | "f2") {
                should_say(fields, "exposure_last", LAST, problems);
                should_say(fields, "monitor_name", MONITOR, problems);
            }
        }
        None => {}
    }
}

const WHERE: Text = t("Ghi nơi phát hiện ca bệnh.", "Say where the case was found.");
const SOURCE: Text = t("Chọn hoặc ghi tiếp xúc với ai.", "Say whose contact this is.");
const LAST: Text = t(
    "Ghi ngày tiếp xúc cuối để tính ngày cách ly.",
    "Give the last contact: isolation is counted from it.",
);
const MONITOR: Text = t("Ghi ai theo dõi người này.", "Say who looks after the person.");
