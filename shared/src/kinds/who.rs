//! What several kinds ask about a person: who it is, which paper was shown, and who looks after them.

use super::person::SEXES;
use super::{
    CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Problem, Text, ValueType, birth_year, choice,
    field, in_forms, should_say, t,
};
use crate::scalar::{Fields, FieldsExt};

/// What somebody shows to say who they are.
pub const ID_TYPES: &[Choice] = &[
    choice("cccd", "Căn cước", "Citizen card"),
    choice("cmnd", "CMND 9 số", "Old identity card"),
    choice("passport", "Hộ chiếu", "Passport"),
    choice("border", "Giấy thông hành", "Border pass"),
    choice("birth", "Giấy khai sinh", "Birth certificate"),
    choice("other", "Giấy tờ khác", "Other"),
    choice("none", "Không có giấy tờ", "None"),
];

pub(super) const NAME: Field = field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
    .help("Họ, đệm và tên.", "Family, middle and given name.")
    .example("Nguyễn Thị Lan");

pub(super) const PERSON: Field = field(
    "person",
    in_forms("Người trong danh sách", "Person on the list"),
    ValueType::Record { kind: "person" },
)
.help("Chọn nếu là người địa phương.", "Chosen where the person lives here.");

pub(super) const HOUSEHOLD: Field =
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ mà người này đang ở.", "The household in which the person stays.");

pub(super) const BIRTH_YEAR: Field = field(
    "birth_year",
    in_forms("Năm sinh", "Year of birth"),
    ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
)
.help("Để phân biệt người trùng tên.", "Tells people of one name apart.")
.example("1985");

pub(super) const SEX: Field =
    field("sex", in_forms("Giới tính", "Sex"), ValueType::Choice { choices: SEXES })
        .help("Theo giấy tờ.", "As in the papers.");

pub(super) const PHONE: Field = field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
    .help("Số để gọi lại.", "The number to call back.")
    .example("0912 345 678");

pub(super) const ADDRESS: Field =
    field("address", in_forms("Nơi ở", "Where staying"), ValueType::Text { max_chars: 200 })
        .help("Ghi khi hộ không có trong danh sách.", "Where the household is not on the list.")
        .example("Phòng 3, nhà trọ bà Hòa, ngõ 26");

pub(super) const ID_TYPE: Field =
    field("id_type", in_forms("Loại giấy tờ", "Paper"), ValueType::Choice { choices: ID_TYPES })
        .help("Giấy tờ đã xuất trình.", "What was shown.");

pub(super) const ID_NO: Field =
    field("id_no", in_forms("Số giấy tờ", "Number"), ValueType::Text { max_chars: 20 })
        .help("Ghi như trên giấy.", "As the paper says.")
        .example("B1234567")
        .when_filled("id_type");

pub(super) const MONITOR: Field = field(
    "monitor",
    in_forms("Người theo dõi trong danh sách", "Monitor, from the list"),
    ValueType::Record { kind: "member" },
)
.help("Chọn trong danh sách thành viên.", "Chosen from the members.");

pub(super) const MONITOR_NAME: Field =
    field("monitor_name", in_forms("Người theo dõi", "Monitor"), ValueType::Name)
        .help("Ai theo dõi người này hằng ngày.", "Who looks after the person every day.")
        .example("Trần Văn Bình");

pub(super) const MONITOR_PHONE: Field = field(
    "monitor_phone",
    in_forms("Điện thoại người theo dõi", "Monitor's phone"),
    ValueType::Phone,
)
.help("Số để gọi người theo dõi.", "The monitor's number.")
.example("0912 345 678");

/// Somebody who is not on the list is found again by year of birth; who does not know it is recorded all the same.
pub(super) fn check_who(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    birth_year(fields, "birth_year", ctx, problems);
    if fields.text("person").is_none() {
        should_say(fields, "birth_year", STRANGER, problems);
    }
}

/// A number that its paper cannot have is pointed out, and saved as written. `prefix` is that of a group's member, or
/// empty.
pub(super) fn check_paper(fields: &Fields, prefix: &str, problems: &mut Vec<Problem>) {
    let key = format!("{prefix}id_no");
    let Some(number) = fields.text(&key) else { return };
    let digits = match fields.text(&format!("{prefix}id_type")) {
        Some("cccd") => 12,
        Some("cmnd") => 9,
        _ => return,
    };
    if number.len() != digits || !number.bytes().all(|b| b.is_ascii_digit()) {
        problems.push(Problem::warning(&key, "strange_id_no", ID_NO_FORM, ""));
    }
}

const STRANGER: Text = t(
    "Người chưa có trong danh sách: hỏi năm sinh để tìm lại được. Không biết vẫn lưu được.",
    "Not on the list: ask for the year of birth, to find the person again. Saved without it too.",
);
const ID_NO_FORM: Text = t(
    "Căn cước có 12 chữ số, CMND có 9: xin đọc lại một lượt. Vẫn lưu được.",
    "A citizen card has 12 digits, an old identity card 9: please read it over once. It can be saved.",
);
