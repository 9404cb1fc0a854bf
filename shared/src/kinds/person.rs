//! A person of a household (nhân khẩu). Ethnicity is not asked for (Law 91/2025/QH15: sensitive data).

use super::citizen_id::CitizenId;
use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Group, Kind, Problem, Section, ValueType, choice, field,
    former_choice, in_forms, no_fill, not_before_birth, not_in_future, parts, section, should_say,
    t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::{Fields, FieldsExt};

/// A resident.
pub static KIND: Kind = Kind {
    name: "person",
    version: 2,
    family: Family::Register,
    label: in_forms("Nhân khẩu", "Person"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: None,
    search_fields: &[
        "full_name",
        "phone",
        "citizen_id",
        "old_id",
        "passport",
        "health_insurance",
        "id_no",
    ],
    name_field: Some("full_name"),
    title_fields: &["full_name"],
    access: Access::seen_with(OfficeTask::Residence),
    list: List {
        columns: &["dob", "sex", "household", "residence", "phone"],
        filters: &["residence", "household"],
        states: &[],
        order: Order::Name,
    },
    first_fields: &["household", "full_name", "dob", "sex", "phone", "relation", "residence"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: Some("household"),
    screens: Screens::Own,
    rulings: None,
    check,
    fill: no_fill,
};

/// Nam, nữ, khác.
pub const SEXES: &[Choice] = &[
    choice("male", "Nam", "Male"),
    choice("female", "Nữ", "Female"),
    choice("other", "Khác", "Other"),
];

/// Relation to the household's head.
pub const RELATIONS: &[Choice] = &[
    choice("head", "Chủ hộ", "Head"),
    choice("spouse", "Vợ, chồng", "Spouse"),
    choice("child", "Con", "Child"),
    choice("child_in_law", "Con dâu, con rể", "Child-in-law"),
    choice("parent", "Bố, mẹ", "Parent"),
    choice("sibling", "Anh, chị, em", "Sibling"),
    choice("grandchild", "Cháu nội, cháu ngoại", "Grandchild"),
    choice("grandparent", "Ông, bà", "Grandparent"),
    choice("relative", "Họ hàng", "Relative"),
    choice("lodger", "Người ở thuê, ở nhờ", "Lodger"),
    choice("helper", "Người giúp việc", "Domestic worker"),
    choice("other", "Khác", "Other"),
];

/// How a person lives here (Law on Residence 68/2020/QH14: thường trú, tạm trú, lưu trú, tạm vắng).
pub const RESIDENCES: &[Choice] = &[
    choice("permanent", "Thường trú", "Permanent"),
    choice("temporary", "Tạm trú", "Temporary"),
    choice("short_stay", "Lưu trú", "Short stay"),
    former_choice("absent", "Tạm vắng", "Absent"),
];

/// Underlying conditions that raise the risk.
pub const UNDERLYING: &[Choice] = &[
    choice("hypertension", "Tăng huyết áp", "Hypertension"),
    choice("diabetes", "Đái tháo đường", "Diabetes"),
    choice("heart", "Tim mạch", "Heart disease"),
    choice("lung", "Bệnh phổi, hen", "Lung disease, asthma"),
    choice("kidney", "Bệnh thận", "Kidney disease"),
    choice("liver", "Bệnh gan", "Liver disease"),
    choice("cancer", "Ung thư", "Cancer"),
    choice("immune", "Suy giảm miễn dịch", "Weakened immunity"),
    choice("obesity", "Béo phì", "Obesity"),
    choice("stroke", "Đột quỵ, mạch máu não", "Stroke"),
    choice("mental", "Sa sút trí tuệ, tâm thần", "Dementia, mental illness"),
    choice("tb", "Lao", "Tuberculosis"),
    choice("pregnant", "Đang mang thai", "Pregnant"),
    choice("other", "Bệnh nền khác", "Other"),
];

/// Priority groups (Ba Đình 529-CV/QU of 13/11/2021: under 18, over 50, front line, from elsewhere). Ages follow from
/// the date of birth.
pub const PRIORITIES: &[Choice] = &[
    former_choice("under_18", "Trẻ em dưới 18 tuổi", "Child under 18"),
    former_choice("over_50", "Người trên 50 tuổi", "Over 50"),
    choice("frontline", "Lực lượng tuyến đầu", "Front-line force"),
    choice("from_elsewhere", "Người từ địa phương khác về", "Came from elsewhere"),
    choice("disabled", "Người khuyết tật", "Disabled"),
    choice("pregnant", "Phụ nữ mang thai", "Pregnant"),
    choice("underlying", "Người có bệnh nền", "Underlying condition"),
];

const SECTIONS: &[Section] = &[
    section(
        "Giấy tờ",
        "Papers",
        &[
            "citizen_id",
            "old_id",
            "passport",
            "id_type",
            "id_no",
            "nationality",
            "health_insurance",
        ],
    ),
    section("Vắng nhà", "Away", &["away_since", "away_where"]),
    section("Công việc", "Work", &["occupation", "workplace", "employee", "frontline"]),
    section(
        "Sức khỏe, nhóm ưu tiên",
        "Health and priority",
        &["underlying", "underlying_note", "priority", "recovered_on"],
    ),
    section(
        "Trẻ em",
        "Children",
        &["guardian_name", "guardian_relation", "guardian_phone", "guardian_consent"],
    ),
];

const FIELDS: &[Field] = &[
    field(
        "household",
        in_forms("Hộ gia đình", "Household"),
        ValueType::Record { kind: "household" },
    )
    .help("Hộ mà người này đang ở.", "The household in which the person lives.")
    .required(),
    field("full_name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help(
            "Họ, đệm và tên như trong giấy tờ.",
            "Family, middle and given name, as in the papers.",
        )
        .example("Nguyễn Thị Lan")
        .required(),
    field("dob", in_forms("Ngày sinh", "Born"), ValueType::PartialDay)
        .help(
            "Nếu không nhớ ngày, chỉ ghi tháng hoặc năm.",
            "Where the day is not known, month or year will do.",
        )
        .example("21/03/1950"),
    field("sex", in_forms("Giới tính", "Sex"), ValueType::Choice { choices: SEXES })
        .help("Theo giấy tờ.", "As in the papers."),
    field(
        "relation",
        in_forms("Quan hệ với chủ hộ", "Relation to head"),
        ValueType::Choice { choices: RELATIONS },
    )
    .help("Người này là gì của chủ hộ.", "What the person is to the head."),
    field("citizen_id", in_forms("Số căn cước", "Citizen no."), ValueType::CitizenId)
        .help(
            "12 số trên thẻ căn cước. Có thể quét mã QR trên thẻ.",
            "The 12 digits on the card. The card's QR code can be scanned.",
        )
        .example("001150012345"),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số của chính người này.", "The person's own number.")
        .example("0912 345 678"),
    field(
        "residence",
        in_forms("Tình trạng cư trú", "Residence"),
        ValueType::Choice { choices: RESIDENCES },
    )
    .help(
        "Thường trú, tạm trú, lưu trú hay tạm vắng.",
        "Permanent, temporary, short stay or absent.",
    ),
    field("occupation", in_forms("Nghề nghiệp", "Occupation"), ValueType::Text { max_chars: 80 })
        .help("Đang làm nghề gì, ở đâu.", "What the person works as, and where.")
        .example("Tiểu thương chợ Thành Công"),
    field(
        "employee",
        in_forms(
            "Cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị",
            "Official, civil servant, public employee or worker of an agency",
        ),
        ValueType::Bool,
    )
    .help(
        "Có nơi quy định phải được thủ trưởng đơn vị đồng ý mới đi khỏi thành phố.",
        "In some places needs the head of the unit's consent to leave the city.",
    ),
    field("frontline", in_forms("Lực lượng tuyến đầu", "Front line"), ValueType::Bool).help(
        "Y tế, công an, quân đội, tổ COVID, tình nguyện viên.",
        "Health, police, army, community teams, volunteers.",
    ),
    field(
        "health_insurance",
        in_forms("Số thẻ BHYT", "Health insurance no."),
        ValueType::HealthInsurance,
    )
    .help("10 số, hoặc mã 15 ký tự của thẻ cũ.", "10 digits, or the old card's 15 characters.")
    .example("0123456789"),
    field("old_id", in_forms("Số CMND cũ", "Old identity card no."), ValueType::OldId)
        .help("9 số; chỉ để đối chiếu.", "9 digits; only for matching.")
        .example("012345678")
        .when_empty("citizen_id"),
    field("passport", in_forms("Số hộ chiếu", "Passport no."), ValueType::Text { max_chars: 20 })
        .help("Dành cho người không có căn cước.", "For someone without a citizen number.")
        .example("C1234567")
        .when_empty("citizen_id"),
    field("nationality", in_forms("Quốc tịch", "Nationality"), ValueType::Text { max_chars: 60 })
        .help("Để trống nếu là người Việt Nam.", "Empty for Vietnamese citizens.")
        .example("Hàn Quốc"),
    field(
        "underlying",
        in_forms("Bệnh nền", "Underlying conditions"),
        ValueType::Set { choices: UNDERLYING },
    )
    .help("Chọn những bệnh bác sĩ đã chẩn đoán.", "Those that a doctor has diagnosed."),
    field(
        "underlying_note",
        in_forms("Ghi chú bệnh nền", "Note on conditions"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Bệnh khác, thuốc đang dùng.", "Other conditions, medicines taken.")
    .example("Đang chạy thận thứ Ba, thứ Sáu")
    .when_filled("underlying"),
    field(
        "priority",
        in_forms("Nhóm ưu tiên", "Priority groups"),
        ValueType::Set { choices: PRIORITIES },
    )
    .help(
        "Nhóm được ưu tiên tiêm, xét nghiệm, hỗ trợ.",
        "Groups that come first in vaccination, tests and support.",
    ),
    field("recovered_on", in_forms("Ngày khỏi COVID-19", "Recovered on"), ValueType::Day)
        .help("Theo giấy xác nhận khỏi bệnh.", "As the certificate of recovery says.")
        .example("05/02/2022"),
    field("guardian_name", in_forms("Người giám hộ", "Guardian"), ValueType::Name)
        .help("Bố, mẹ hoặc người giám hộ của trẻ.", "The child's parent or guardian.")
        .example("Nguyễn Văn An"),
    field(
        "guardian_consent",
        in_forms("Đã có phiếu đồng ý tiêm của bố, mẹ hoặc người giám hộ", "Guardian has consented"),
        ValueType::Bool,
    )
    .help(
        "Bố, mẹ hoặc người giám hộ đã ký phiếu đồng ý tiêm.",
        "The parent or guardian has signed the consent form.",
    ),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ về người này.", "What to remember."),
    field(
        "moved_from",
        in_forms("Chuyển từ", "Moved here from"),
        ValueType::Record { kind: "person" },
    )
    .help("Mục cũ ở địa bàn trước.", "The record in the former area.")
    .not_asked(),
    field("moved_to", in_forms("Đã chuyển sang", "Moved to"), ValueType::Record { kind: "person" })
        .help("Mục mới ở địa bàn khác.", "The record in the new area.")
        .not_asked(),
    field("dob_about", in_forms("Ngày sinh là áng chừng", "Born about"), ValueType::Bool)
        .help("Không ai nhớ rõ năm sinh.", "Nobody knows the year for sure."),
    who::ID_TYPE,
    who::ID_NO,
    field("away_since", in_forms("Vắng nhà từ ngày", "Away since"), ValueType::Day)
        .help("Người này đang ở nơi khác.", "The person stays elsewhere for now.")
        .example("01/09/2021"),
    field("away_where", in_forms("Đang ở đâu", "Away where"), ValueType::Text { max_chars: 160 })
        .help("Nơi đang ở: xã, huyện, tỉnh.", "Where: commune, district, province.")
        .example("Thuận An, Bình Dương"),
    field("workplace", in_forms("Nơi làm việc", "Workplace"), ValueType::Text { max_chars: 120 })
        .help("Cơ quan, đơn vị phải được báo khi cần.", "The unit that must be told where needed.")
        .example("Trường THCS Giảng Võ"),
    field(
        "guardian_phone",
        in_forms("Điện thoại người giám hộ", "Guardian's phone"),
        ValueType::Phone,
    )
    .help("Số máy của bố, mẹ hoặc người giám hộ.", "The parent's or guardian's number.")
    .example("0912 345 678"),
    field(
        "guardian_relation",
        in_forms("Quan hệ của người giám hộ", "Guardian's relation"),
        ValueType::Text { max_chars: 30 },
    )
    .help("Là gì của trẻ.", "What they are to the child.")
    .example("Bà ngoại"),
];

const GROUPS: &[Group] = &[Group {
    name: "doses",
    label: in_forms("Mũi tiêm", "Dose"),
    fields: &[
        field("no", in_forms("Mũi thứ", "Dose no."), ValueType::Int { min: 1, max: 10 })
            .help("Mũi thứ mấy.", "Which dose it is.")
            .example("2")
            .required(),
        field("date", in_forms("Ngày tiêm", "Given on"), ValueType::Day)
            .help("Ngày ghi trên giấy xác nhận tiêm.", "As the certificate says.")
            .example("15/09/2021"),
        field("product", in_forms("Vắc xin", "Vaccine"), ValueType::Text { max_chars: 60 })
            .help("Tên vắc xin.", "The vaccine's name.")
            .example("Pfizer"),
        field("place", in_forms("Nơi tiêm", "Place"), ValueType::Text { max_chars: 120 })
            .help("Nơi tiêm.", "Where it was given.")
            .example("Trạm Y tế phường Ngọc Khánh"),
    ],
    min: 0,
}];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "recovered_on", ctx, problems);
    not_in_future(fields, "away_since", ctx, problems);
    should_say(fields, "dob", BORN, problems);
    should_say(fields, "sex", SEX, problems);
    who::check_paper(fields, "", problems);
    for id in fields.group("doses") {
        let date = format!("doses/{id}/date");
        not_in_future(fields, &date, ctx, problems);
        not_before_birth(fields, &date, fields.text("dob"), problems);
    }
    if let Some(number) = fields.text("citizen_id").and_then(CitizenId::parse) {
        number.compare(fields.text("dob"), fields.text("sex"), problems);
    }
}

const BORN: super::Text = t(
    "Hỏi năm sinh; áng chừng cũng được. Không biết vẫn lưu được.",
    "Ask for the year of birth; about will do. Saved without it too.",
);
const SEX: super::Text = t("Chưa ghi giới tính.", "Sex is not given yet.");
