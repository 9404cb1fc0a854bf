//! A violation (vi phạm): the facts, who saw them, how they were handled. No amounts, no photos: a penalty is for the
//! authority.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    no_fill, not_in_future, parts, place_of, section, should_say, t, who,
};
use crate::ids::{Family, PlaceKind};
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A violation.
pub static KIND: Kind = Kind {
    name: "violation",
    version: 1,
    family: Family::Conduct,
    label: in_forms("Vi phạm", "Violation"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "plate", "where", "facts", "phone", "minutes_no"],
    name_field: Some("name"),
    title_fields: &["name", "where"],
    access: Access::kept_with(OfficeTask::Violations),
    list: List {
        columns: &["at", "act", "where", "handled", "minutes_no"],
        filters: &["act", "handled", "subject", "person", "household", "facility"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["subject", "name", "plate", "act", "where", "facts", "handled", "at"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("act"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// Who or what broke a rule.
pub const SUBJECTS: &[Choice] = &[
    choice("person", "Người", "Person"),
    choice("vehicle", "Phương tiện", "Vehicle"),
    choice("household", "Hộ", "Household"),
    choice("facility", "Cơ quan, cơ sở", "Establishment"),
];

/// What was done.
pub const ACTS: &[Choice] = &[
    choice("no_mask", "Không đeo khẩu trang", "No mask"),
    choice("gathering", "Tụ tập", "Gathering"),
    choice("no_declaration", "Không khai báo, khai báo gian dối", "No or false declaration"),
    choice(
        "refuse_measure",
        "Từ chối đo thân nhiệt, kiểm tra",
        "Refused to be measured or checked",
    ),
    choice("refuse_sample", "Từ chối lấy mẫu", "Refused a sample"),
    choice("run_checkpoint", "Vượt chốt, trốn kiểm soát", "Drove through or evaded a checkpoint"),
    choice("leave_isolation", "Rời nơi cách ly", "Left isolation"),
    choice("leave_zone", "Ra khỏi khu phong tỏa", "Left a lockdown"),
    choice("not_necessary", "Ra đường không cần thiết", "Out without need"),
    choice("open_business", "Mở cửa cơ sở bị dừng", "Opened a business that was stopped"),
    choice("resist", "Chống người thi hành công vụ", "Resisted somebody on duty"),
    choice("officer", "Người có trách nhiệm lơ là", "Somebody responsible was careless"),
    choice("other", "Khác", "Other"),
];

/// How it was handled.
pub const HANDLED: &[Choice] = &[
    choice("reminded", "Nhắc nhở", "Reminded"),
    choice("turned_back", "Yêu cầu quay lại", "Turned back"),
    choice("minutes", "Lập biên bản", "Minutes taken"),
    choice("to_police", "Chuyển Công an", "To the police"),
    choice("to_upa", "Trình người có thẩm quyền", "To the authority"),
    choice("none_yet", "Chưa xử lý", "Not yet"),
];

const SECTIONS: &[Section] = &[
    section(
        "Đối tượng",
        "Subject",
        &[
            "person",
            "household",
            "birth_year",
            "sex",
            "phone",
            "address",
            "plate_country",
            "facility",
        ],
    ),
    section("Sự việc", "Facts", &["checkpoint", "witness", "legal_ref"]),
    section(
        "Xử lý",
        "Handling",
        &[
            "minutes_no",
            "minutes_on",
            "police_seen_at",
            "police_seen_by",
            "decision_no",
            "closed_at",
        ],
    ),
    section("Liên quan", "Related", &["pass", "isolation", "declaration"]),
];

const FIELDS: &[Field] = &[
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Ngày giờ xảy ra.", "When it happened.")
        .required(),
    field("subject", in_forms("Đối tượng", "Subject"), ValueType::Choice { choices: SUBJECTS })
        .help("Ai, cái gì vi phạm.", "Who or what it is about.")
        .required(),
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Để trống nếu không rõ tên.", "Empty where the name is not known.")
        .example("Nguyễn Văn An"),
    who::PERSON,
    who::HOUSEHOLD,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    who::ADDRESS,
    field("plate", in_forms("Biển số", "Plate"), ValueType::Plate)
        .help("Của xe vi phạm.", "Of the vehicle.")
        .example("29A-123.45"),
    field(
        "plate_country",
        in_forms("Xe nước ngoài", "Foreign vehicle"),
        ValueType::Text { max_chars: 30 },
    )
    .help("Biển số của nước nào.", "The country of the plate.")
    .example("Lào"),
    field(
        "facility",
        in_forms("Cơ quan, cơ sở", "Establishment"),
        ValueType::Record { kind: "facility" },
    )
    .help("Cơ sở vi phạm.", "The establishment."),
    field("where", in_forms("Ở đâu", "Where"), ValueType::Text { max_chars: 200 })
        .help("Nơi xảy ra.", "Where it happened.")
        .example("Đầu ngõ 26 phố Ngọc Khánh"),
    field("checkpoint", in_forms("Tại chốt", "At the checkpoint"), ValueType::Place)
        .help("Khi xảy ra tại chốt.", "Where it happened at one.")
        .example("00025-C01"),
    field("act", in_forms("Hành vi", "Act"), ValueType::Choice { choices: ACTS })
        .help("Đã làm gì.", "What was done.")
        .required(),
    field("facts", in_forms("Sự việc", "Facts"), ValueType::Text { max_chars: 2000 })
        .help("Ghi đúng điều đã thấy.", "What was seen.")
        .example("Xe không dừng theo hiệu lệnh, chạy về hướng Kim Mã")
        .required(),
    field("witness", in_forms("Người chứng kiến", "Witness"), ValueType::Name)
        .help("Ai thấy việc này.", "Who saw it.")
        .example("Phạm Đức Thắng"),
    field("legal_ref", in_forms("Căn cứ", "Legal basis"), ValueType::Text { max_chars: 200 })
        .help("Văn bản, điều khoản, nếu biết.", "Document and article, if known."),
    field("handled", in_forms("Xử lý", "Handled"), ValueType::Choice { choices: HANDLED })
        .help("Đã làm gì với việc này.", "What was done about it.")
        .required(),
    field("minutes_no", in_forms("Biên bản số", "Minutes no."), ValueType::Text { max_chars: 40 })
        .help("Số biên bản.", "Number of the minutes.")
        .example("12/BB-VPHC"),
    field("minutes_on", in_forms("Ngày lập biên bản", "Minutes of"), ValueType::Day)
        .help("Ngày lập.", "The day on which they were taken.")
        .example("22/11/2021"),
    field(
        "police_seen_at",
        in_forms("Công an tiếp nhận lúc", "Police took it up at"),
        ValueType::Time,
    )
    .help("Khi Công an nhận việc.", "When the police took it up."),
    field("police_seen_by", in_forms("Người tiếp nhận", "Taken up by"), ValueType::Name)
        .help("Cán bộ Công an nhận việc.", "The officer.")
        .example("Đỗ Văn Hùng"),
    field(
        "decision_no",
        in_forms("Quyết định số", "Decision no."),
        ValueType::Text { max_chars: 60 },
    )
    .help("Quyết định của người có thẩm quyền.", "Of the authority.")
    .example("45/QĐ-XPHC"),
    field("pass", in_forms("Lượt qua chốt", "Pass"), ValueType::Record { kind: "pass" })
        .help("Lượt qua chốt này.", "The pass."),
    field(
        "isolation",
        in_forms("Đợt cách ly", "Isolation"),
        ValueType::Record { kind: "isolation" },
    )
    .help("Đợt cách ly này.", "The isolation."),
    field(
        "declaration",
        in_forms("Tờ khai y tế", "Health declaration"),
        ValueType::Record { kind: "declaration" },
    )
    .help("Tờ khai này.", "The declaration."),
    field("closed_at", in_forms("Xong lúc", "Closed at"), ValueType::Time)
        .help("Khi không còn việc gì phải làm.", "When nothing is left to do."),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in ["at", "minutes_on", "police_seen_at", "closed_at"] {
        not_in_future(fields, name, ctx, problems);
    }
    if fields.text("checkpoint").is_some() {
        place_of(fields, "checkpoint", PlaceKind::Checkpoint, problems);
    } else {
        should_say(fields, "where", WHERE, problems);
    }
    if fields.text("handled") == Some("minutes") {
        should_say(fields, "minutes_no", MINUTES, problems);
    }
}

const WHERE: Text =
    t("Ghi nơi xảy ra, hoặc chọn chốt.", "Say where it happened, or at which checkpoint.");
const MINUTES: Text = t("Ghi số biên bản.", "Give the number of the minutes.");
