//! Medicine handed out (cấp phát thuốc) by the health station: never a team's duty, whose members may carry it.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, Section, Text, ValueType, choice, field, in_forms,
    no_fill, not_in_future, parts, section, should_say, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A handout.
pub static KIND: Kind = Kind {
    name: "handout",
    version: 1,
    family: Family::Health,
    label: in_forms("Cấp phát thuốc", "Medicine handed out"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "phone", "items", "prescriber"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["at", "pack", "items", "given_by", "received_by"],
        filters: &["pack", "case", "isolation", "person", "household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["household", "name", "phone", "pack", "items", "given_by", "three"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("pack"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// The packs of medicines for F0 at home.
pub const PACKS: &[Choice] = &[
    choice("a", "Gói A (hạ sốt, vitamin)", "Pack A (fever, vitamins)"),
    choice("b", "Gói B (theo đơn)", "Pack B (by prescription)"),
    choice("c", "Gói C (kháng vi rút, có cam kết)", "Pack C (antiviral, signed consent)"),
    choice("other", "Khác", "Other"),
];

/// "3 kiểm tra".
pub const THREE: &[Choice] = &[
    choice("patient", "Tên người bệnh", "Patient's name"),
    choice("drug", "Tên thuốc", "Medicine's name"),
    choice("dose", "Liều thuốc", "Dose"),
];

/// "5 đối chiếu"; at home the address stands for bed and room.
pub const FIVE_MATCH: &[Choice] = &[
    choice("bed", "Địa chỉ (số giường, số phòng)", "Address (bed, room)"),
    choice("label", "Nhãn thuốc", "Label"),
    choice("quality", "Chất lượng", "Quality"),
    choice("route", "Đường dùng", "Route"),
    choice("expiry", "Thời hạn", "Expiry"),
];

/// "5 đúng".
pub const FIVE_RIGHT: &[Choice] = &[
    choice("patient", "Đúng người bệnh", "Right patient"),
    choice("drug", "Đúng thuốc", "Right medicine"),
    choice("dose", "Đúng liều", "Right dose"),
    choice("route", "Đúng đường dùng", "Right route"),
    choice("time", "Đúng thời gian", "Right time"),
];

const SECTIONS: &[Section] = &[
    section("Người nhận", "The person", &["person", "birth_year", "sex", "address", "received_by"]),
    section("Đơn, cam kết", "Prescription, consent", &["prescriber", "consent_on"])
        .when("pack", &["b", "c"]),
    section("Đối chiếu", "Matching", &["five_match", "five_right"]),
    section("Thuộc về", "Belongs to", &["carried_by", "case", "isolation"]),
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
        .help("Ca bệnh được cấp thuốc.", "The case that receives it."),
    field(
        "isolation",
        in_forms("Đợt cách ly", "Isolation"),
        ValueType::Record { kind: "isolation" },
    )
    .help("Đợt cách ly này.", "The isolation."),
    field("at", in_forms("Cấp lúc", "Handed out at"), ValueType::Time)
        .help("Ngày giờ cấp thuốc.", "When it was handed out.")
        .required(),
    field("pack", in_forms("Gói thuốc", "Pack"), ValueType::Choice { choices: PACKS })
        .help("Gói A, B, C hay thuốc khác.", "Pack A, B, C or other.")
        .required(),
    field("items", in_forms("Thuốc và số lượng", "Medicines"), ValueType::Text { max_chars: 300 })
        .help("Tên thuốc, hàm lượng, số lượng.", "Names, strengths, counts.")
        .example("Paracetamol 500 mg, 20 viên"),
    field("prescriber", in_forms("Người kê đơn", "Prescribed by"), ValueType::Name)
        .help("Bác sĩ kê đơn.", "The doctor.")
        .example("Bác sĩ Lê Thị Hoa"),
    field("consent_on", in_forms("Ngày ký cam kết đồng ý", "Consent signed on"), ValueType::Day)
        .help("Với gói C: người bệnh ký cam kết.", "Of pack C: the patient signs.")
        .example("22/11/2021"),
    field("given_by", in_forms("Người cấp", "Handed out by"), ValueType::Name)
        .help("Nhân viên Trạm Y tế.", "Of the health station.")
        .example("Y sĩ Trần Thị Bình")
        .required(),
    field("received_by", in_forms("Người nhận", "Received by"), ValueType::Name)
        .help("Ai nhận thuốc.", "Who took it.")
        .example("Nguyễn Văn An"),
    field("carried_by", in_forms("Người mang đến", "Carried by"), ValueType::Name)
        .help("Tổ chỉ mang đến, không quyết định thuốc.", "Teams carry, they never decide.")
        .example("Trần Văn Bình"),
    field("three", in_forms("Ba kiểm tra", "Three checks"), ValueType::Set { choices: THREE })
        .help("Kiểm tra đủ ba mục trước khi cấp.", "All three before handing out."),
    field(
        "five_match",
        in_forms("Năm đối chiếu", "Five matches"),
        ValueType::Set { choices: FIVE_MATCH },
    )
    .help("Đối chiếu đủ năm mục.", "All five."),
    field(
        "five_right",
        in_forms("Năm đúng", "Five rights"),
        ValueType::Set { choices: FIVE_RIGHT },
    )
    .help("Đủ năm điều đúng.", "All five."),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "consent_on", ctx, problems);
    let pack = fields.text("pack");
    if matches!(pack, Some("b" | "c")) {
        should_say(fields, "prescriber", PRESCRIBER, problems);
    }
    if pack == Some("c") {
        should_say(fields, "consent_on", CONSENT, problems);
    }
    if fields.set("three").count() < THREE.len() {
        problems.push(Problem::warning("three", "answer_missing", CHECKED, ""));
    }
}

const PRESCRIBER: Text =
    t("Gói B, C cấp theo đơn: ghi người kê đơn.", "Packs B and C need a prescription: say whose.");
const CONSENT: Text =
    t("Gói C phải có cam kết đồng ý của người bệnh.", "Pack C needs the patient's signed consent.");
const CHECKED: Text =
    t("Kiểm tra đủ tên người bệnh, tên thuốc, liều thuốc.", "Check patient, medicine and dose.");
