//! A household's commitment (cam kết gia đình): what a family signed that it will do against the epidemic.
//!
//! It replaces `household.commitment_date`, which is kept for old records.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Kind, Problem, ValueType, choice, field, in_forms, no_fill,
    not_in_future, t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A household's commitment.
pub static KIND: Kind = Kind {
    name: "commitment",
    version: 1,
    family: Family::Register,
    label: in_forms("Cam kết gia đình", "Household commitment"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("signed_on"),
    search_fields: &["signed_by", "witness"],
    name_field: Some("signed_by"),
    title_fields: &["signed_by"],
    access: Access::seen_with(OfficeTask::Residence),
    list: List {
        columns: &["signed_on", "household", "items", "refused"],
        filters: &["household"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["household", "signed_by", "signed_on", "refused", "refused_reason", "items"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: Some("household"),
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

/// What is promised.
pub const ITEMS: &[Choice] = &[
    choice("five_k", "Thực hiện 5K", "Keep the 5K rules"),
    choice("report_symptoms", "Báo ngay khi có triệu chứng", "Report symptoms at once"),
    choice("report_arrivals", "Báo người về từ nơi khác", "Report arrivals from elsewhere"),
    choice("no_gathering", "Không tụ tập", "No gatherings"),
    choice("vaccinate", "Tiêm chủng", "Vaccination"),
    choice("convention", "Thực hiện hương ước, quy ước", "Keep the village convention"),
];

const FIELDS: &[Field] = &[
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ ký cam kết.", "The household that signs.")
        .required(),
    field("signed_by", in_forms("Người ký", "Signed by"), ValueType::Name)
        .help("Chủ hộ hoặc người đại diện.", "The head, or who stands in.")
        .example("Nguyễn Văn An")
        .required(),
    field(
        "relation",
        in_forms("Quan hệ với chủ hộ", "Relation"),
        ValueType::Text { max_chars: 30 },
    )
    .help("Khi không phải chủ hộ.", "Where it is not the head.")
    .example("Con trai"),
    field("signed_on", in_forms("Ngày ký", "Signed on"), ValueType::Day)
        .help("Ngày ký bản cam kết.", "The day on which it was signed.")
        .example("13/11/2021")
        .required(),
    field("items", in_forms("Cam kết", "Commitments"), ValueType::Set { choices: ITEMS })
        .help("Những điều gia đình cam kết.", "What the family commits itself to.")
        .unless("refused", &["true"]),
    field(
        "copies",
        in_forms("Đã giao một bản, tổ giữ một bản", "Both have a copy"),
        ValueType::Bool,
    )
    .help("Gia đình giữ một bản, tổ giữ một bản.", "The family and the team keep one each.")
    .unless("refused", &["true"]),
    field("witness", in_forms("Người chứng kiến", "Witness"), ValueType::Name)
        .help("Thành viên tổ có mặt khi ký.", "Who of the team was there.")
        .example("Trần Thị Bình")
        .remembered(),
    field("refused", in_forms("Ký cam kết", "Signing"), ValueType::Bool)
        .help("Gia đình có ký hay không.", "Whether the family signed.")
        .answers(("Không ký", "Refused"), ("Đã ký", "Signed")),
    field(
        "refused_reason",
        in_forms("Lý do không ký", "Reason for refusal"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Gia đình nói gì.", "What the family said.")
    .example("Chủ hộ đi vắng, hẹn tối ký")
    .when("refused", &["true"]),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "signed_on", ctx, problems);
    let promised = ITEMS.iter().any(|item| fields.is_true(&format!("items/{}", item.code)));
    if fields.is_true("refused") {
        if fields.text("refused_reason").is_none() {
            problems.push(Problem::warning("refused_reason", "reason_missing", NO_REASON, ""));
        }
    } else if !promised {
        problems.push(Problem::warning("items", "items_missing", NO_ITEM, ""));
    }
}

const NO_REASON: super::Text =
    t("Ghi lý do gia đình không ký.", "Note why the family did not sign.");
const NO_ITEM: super::Text = t("Chưa chọn điều nào được cam kết.", "No commitment is marked yet.");
