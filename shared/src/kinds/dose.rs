//! A vaccine dose (mũi tiêm): listed, invited, given, postponed or refused, with consent where it is needed.
//!
//! Not to consent is no violation. `person.doses` stays readable; new doses are recorded here, where the health station
//! may write.

use super::offer::{Access, Due, List, Order, Screens};
use super::person::PRIORITIES;
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    no_fill, not_before_birth, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A dose.
pub static KIND: Kind = Kind {
    name: "dose",
    version: 1,
    family: Family::Health,
    label: in_forms("Mũi tiêm", "Vaccine dose"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("given_on"),
    search_fields: &["name", "phone", "lot"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["no", "state", "birth_year", "given_on", "product", "phone"],
        filters: &["state", "consent", "campaign", "person", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &[
        "household",
        "name",
        "birth_year",
        "phone",
        "no",
        "state",
        "given_on",
        "product",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("state"),
    due: Due::Never,
    part_of: Some("person"),
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// How it stands.
pub const STATES: &[Choice] = &[
    choice("listed", "Trong danh sách", "Listed"),
    choice("invited", "Đã mời", "Invited"),
    choice("given", "Đã tiêm", "Given"),
    choice("postponed", "Hoãn tiêm", "Postponed"),
    choice("refused", "Từ chối", "Refused"),
    choice("contraindicated", "Chống chỉ định", "Contraindicated"),
];

/// Who consents.
pub const CONSENTS: &[Choice] = &[
    choice("self", "Bản thân", "The person"),
    choice("guardian", "Bố, mẹ, người giám hộ", "Parent or guardian"),
    choice("no", "Không đồng ý", "No consent"),
];

/// What followed.
pub const REACTIONS: &[Choice] = &[
    choice("none", "Không", "None"),
    choice("fever", "Sốt", "Fever"),
    choice("pain", "Sưng đau", "Swelling, pain"),
    choice("rash", "Nổi mẩn", "Rash"),
    choice("severe", "Nặng, cấp cứu", "Severe, emergency"),
];

const SECTIONS: &[Section] = &[
    section("Người được tiêm", "The person", &["person", "sex", "address", "group", "campaign"]),
    section(
        "Đồng ý tiêm",
        "Consent",
        &["consent", "consent_name", "consent_relation", "consent_on"],
    ),
    section("Tiêm", "Vaccination", &["screened", "lot", "place", "reaction", "reaction_at"])
        .when("state", &["given"]),
    section("Hoãn, ghi chú", "Postponed, note", &["postpone_reason", "note"]),
];

const FIELDS: &[Field] = &[
    who::HOUSEHOLD,
    who::NAME.required(),
    who::PERSON,
    who::BIRTH_YEAR,
    who::SEX,
    who::PHONE,
    who::ADDRESS,
    field("campaign", in_forms("Đợt tiêm", "Campaign"), ValueType::Record { kind: "campaign" })
        .help("Đợt mà mũi này thuộc về.", "The campaign that it belongs to."),
    field("no", in_forms("Mũi thứ", "Dose no."), ValueType::Int { min: 1, max: 6 })
        .help("Mũi thứ mấy.", "Which dose it is.")
        .example("2")
        .required(),
    field("state", in_forms("Tình trạng", "State"), ValueType::Choice { choices: STATES })
        .help("Đã tiêm hay chưa.", "Whether it was given.")
        .required(),
    field(
        "group",
        in_forms("Nhóm ưu tiên", "Priority groups"),
        ValueType::Set { choices: PRIORITIES },
    )
    .help("Vì sao được tiêm trước.", "Why the person comes first."),
    field("consent", in_forms("Đồng ý tiêm", "Consent"), ValueType::Choice { choices: CONSENTS })
        .help("Ai đồng ý.", "Who consents."),
    field("consent_name", in_forms("Người đồng ý", "Consent of"), ValueType::Name)
        .help("Bố, mẹ hoặc người giám hộ đã ký.", "The parent or guardian who signed.")
        .example("Nguyễn Văn An")
        .when("consent", &["guardian"]),
    field("consent_relation", in_forms("Quan hệ", "Relation"), ValueType::Text { max_chars: 30 })
        .help("Là gì của trẻ.", "What they are to the child.")
        .example("Bố")
        .when("consent", &["guardian"]),
    field("consent_on", in_forms("Ngày ký đồng ý", "Consent of day"), ValueType::Day)
        .help("Ngày ký phiếu đồng ý.", "The day on which it was signed.")
        .example("20/11/2021")
        .when("consent", &["self", "guardian"]),
    field("screened", in_forms("Đã khám sàng lọc", "Screened"), ValueType::Bool)
        .help("Được khám trước khi tiêm.", "Was examined before."),
    field(
        "postpone_reason",
        in_forms("Lý do hoãn", "Why postponed"),
        ValueType::Text { max_chars: 120 },
    )
    .help("Theo bác sĩ khám sàng lọc.", "As the examining doctor said.")
    .example("Đang sốt")
    .when("state", &["postponed", "contraindicated"]),
    field("given_on", in_forms("Ngày tiêm", "Given on"), ValueType::Day)
        .help("Ngày tiêm mũi này.", "The day on which it was given.")
        .example("22/11/2021")
        .when("state", &["given"]),
    field("product", in_forms("Vắc xin", "Vaccine"), ValueType::Text { max_chars: 60 })
        .help("Tên vắc xin.", "The vaccine's name.")
        .example("Pfizer")
        .when("state", &["given"])
        .remembered(),
    field("lot", in_forms("Số lô", "Lot"), ValueType::Text { max_chars: 30 })
        .help("Ghi trên lọ thuốc.", "As on the vial.")
        .example("FF8871")
        .remembered(),
    field("place", in_forms("Nơi tiêm", "Place"), ValueType::Text { max_chars: 120 })
        .help("Nơi tiêm.", "Where it was given.")
        .example("Trạm Y tế phường Ngọc Khánh")
        .remembered(),
    field(
        "reaction",
        in_forms("Phản ứng sau tiêm", "Reaction"),
        ValueType::Set { choices: REACTIONS },
    )
    .help("Theo dõi 30 phút và sau đó.", "In the first 30 minutes and later."),
    field("reaction_at", in_forms("Phản ứng lúc", "Reaction at"), ValueType::Time)
        .help("Khi có phản ứng.", "When it came."),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 300 })
        .help("Điều cần nhớ về mũi này.", "What to remember.")
        .example("Hẹn tiêm lại sau hai tuần"),
];

/// Below this age parents or guardians must consent (8688/BYT-DP of 14/10/2021).
const OF_AGE: i64 = 18;

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in ["given_on", "consent_on", "reaction_at"] {
        not_in_future(fields, name, ctx, problems);
    }
    who::check_who(fields, ctx, problems);
    let born = fields.int("birth_year").map(|year| year.to_string());
    not_before_birth(fields, "given_on", born.as_deref(), problems);
    if fields.text("state") != Some("given") {
        return;
    }
    should_say(fields, "given_on", GIVEN, problems);
    let year = i64::from(ctx.today().year());
    let is_minor = fields.int("birth_year").is_some_and(|born| year.saturating_sub(born) < OF_AGE);
    if is_minor && fields.text("consent") != Some("guardian") {
        problems.push(Problem::warning("consent", "consent_missing", CONSENT, ""));
    }
    if fields.text("consent") == Some("no") {
        problems.push(Problem::error("consent", "contradiction", NOT_GIVEN, ""));
    }
    if is_minor {
        should_say(fields, "consent_name", CONSENT, problems);
    }
}

const GIVEN: Text = t("Ghi ngày tiêm.", "Give the day on which it was given.");
const CONSENT: Text = t(
    "Dưới 18 tuổi: phải có phiếu đồng ý của bố, mẹ hoặc người giám hộ.",
    "Under 18: a parent or guardian must have signed the consent.",
);
const NOT_GIVEN: Text =
    t("Không đồng ý thì không ghi «Đã tiêm».", "Without consent it is not “given”.");
