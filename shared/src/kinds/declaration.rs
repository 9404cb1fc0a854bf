//! A health declaration (khai báo y tế), taken at the door, at the ward or by phone.

use super::movement::CHANNELS;
use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Ground, Kind, Problem, SetBy, ValueType,
    birth_year, choice, field, in_forms, no_fill, not_in_future, rulings, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules;
use crate::rules::signs::{self, Answers, Finding};
use crate::scalar::{Fields, FieldsExt};

/// A health declaration of one person.
pub static KIND: Kind = Kind {
    name: "declaration",
    version: 3,
    family: Family::Movements,
    label: in_forms("Tờ khai y tế", "Health declaration"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("at"),
    search_fields: &["name", "phone", "id_no", "address"],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Health),
    list: List {
        columns: &["at", "temp", "symptoms", "phone"],
        filters: &["household", "person"],
        states: &[State::Suspect, State::Watch, State::Untold],
        order: Order::Newest,
    },
    first_fields: &[
        "person",
        "household",
        "name",
        "birth_year",
        "phone",
        "temp",
        "no_symptoms",
        "symptoms",
        "symptoms_note",
        "exposure",
        "exposure_note",
        "epidemic_area",
        "epidemic_area_note",
        "at",
    ],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::TellStation,
    part_of: None,
    screens: Screens::Own,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill: no_fill,
};

/// Symptoms to ask for: 722/UBND-VP of 26/5/2021 (ho, sốt, khó thở), the list of 762/BYT-DP of 21/2/2022, and the
/// sheet of 879/QĐ-BYT of 12/3/2020. What each means is [`crate::rules::signs`].
pub const SYMPTOMS: &[Choice] = &[
    choice("fever", "Sốt", "Fever"),
    choice("cough", "Ho", "Cough"),
    choice("breathless", "Khó thở", "Breathless"),
    choice("sore_throat", "Đau họng", "Sore throat"),
    choice("taste_loss", "Mất vị giác, khứu giác", "Loss of taste or smell"),
    choice("runny_nose", "Chảy mũi, nghẹt mũi", "Runny or blocked nose"),
    choice("headache", "Đau đầu", "Headache"),
    choice("tired", "Mệt mỏi, đau người", "Tired, aching"),
    choice("chills", "Ớn lạnh", "Chills"),
    choice("diarrhoea", "Tiêu chảy", "Diarrhoea"),
    choice("other", "Triệu chứng khác", "Other"),
];

const FIELDS: &[Field] = &[
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Người khai.", "Who declares.")
        .example("Nguyễn Thị Lan")
        .required(),
    field("person", in_forms("Nhân khẩu", "Person"), ValueType::Record { kind: "person" }).help(
        "Chọn trong danh sách nếu là người địa phương.",
        "Chosen from the list where the person lives here.",
    ),
    field(
        "household",
        in_forms("Hộ gia đình", "Household"),
        ValueType::Record { kind: "household" },
    )
    .help("Hộ mà người này đang ở.", "The household in which the person stays."),
    field(
        "birth_year",
        in_forms("Năm sinh", "Year of birth"),
        ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
    )
    .help("Dành cho người chưa có trong danh sách.", "For someone who is not on the list.")
    .example("1985")
    .when_empty("person"),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để Trạm Y tế gọi lại.", "The number for the health station to call.")
        .example("0912 345 678"),
    field("at", in_forms("Khai lúc", "Declared at"), ValueType::Time)
        .help("Ngày giờ khai.", "When it was declared.")
        .example("22/11/2021 08:15")
        .required(),
    field(
        "channel",
        in_forms("Khai bằng cách nào", "Declared by"),
        ValueType::Choice { choices: CHANNELS },
    )
    .help("Khai ở đâu, qua đâu.", "Where and by what."),
    field(
        "temp",
        in_forms("Thân nhiệt", "Temperature"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Đo tại nhà hoặc người dân tự đo.", "Measured at the door or by the person.")
    .example("36,5"),
    field("symptoms", in_forms("Triệu chứng", "Symptoms"), ValueType::Set { choices: SYMPTOMS })
        .help(
            "Trong 14 ngày qua. Không có thì chọn «Không có triệu chứng».",
            "In the last 14 days. None: choose “No symptoms”.",
        )
        .unless("no_symptoms", &["true"]),
    field("no_symptoms", in_forms("Hỏi triệu chứng", "Asked for symptoms"), ValueType::Bool)
        .help("Đã hỏi có triệu chứng nào không.", "Whether the person has any.")
        .answers(("Không có triệu chứng", "No symptoms"), ("Có triệu chứng", "Has symptoms")),
    field(
        "symptoms_note",
        in_forms("Ghi rõ triệu chứng", "Symptoms in words"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Từ ngày nào, nặng hay nhẹ.", "Since when, light or heavy.")
    .example("Ho khan từ hôm qua")
    .when_filled("symptoms"),
    field("exposure", in_forms("Tiếp xúc ca bệnh", "Contact with a case"), ValueType::Bool)
        .help(
            "Đã gặp người mắc, nghi mắc COVID-19 hoặc người cách ly.",
            "Met someone with COVID-19, suspected of it, or in isolation.",
        )
        .required(),
    field(
        "exposure_note",
        in_forms("Ghi rõ tiếp xúc", "Contact in words"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Gặp ai, ở đâu, ngày nào.", "Whom, where and when.")
    .example("Ăn cơm cùng anh Hải ngày 18/11")
    .when("exposure", &["true"]),
    field(
        "epidemic_area",
        in_forms("Đã đến vùng dịch", "Was in an epidemic area"),
        ValueType::Bool,
    )
    .help(
        "Đến, ở hoặc đi qua nơi có dịch trong 14 ngày qua.",
        "Was in or passed through a place with an outbreak in the last 14 days.",
    )
    .required(),
    field(
        "epidemic_area_note",
        in_forms("Ghi rõ nơi đến", "Where"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Những nơi đã đến, ngày nào.", "The places, and when.")
    .example("Chợ đầu mối Hóc Môn ngày 15/11")
    .when("epidemic_area", &["true"]),
    field(
        "notified_at",
        in_forms("Đã báo Trạm Y tế lúc", "Health station told at"),
        ValueType::Time,
    )
    .help(
        "Khi đã gọi Trạm Y tế về ca nghi ngờ.",
        "When the health station was called about a suspected case.",
    ),
    field("declared_by", in_forms("Người khai hộ", "Declared by another"), ValueType::Name)
        .help("Nếu người khác khai hộ.", "Where someone else declared for the person.")
        .example("Nguyễn Văn An"),
    field("movement", in_forms("Lượt đi, đến", "Movement"), ValueType::Record { kind: "movement" })
        .help("Tờ khai của lượt đi, đến này.", "The movement it belongs to.")
        .set_by(SetBy::App),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ về tờ khai.", "What to remember."),
    who::SEX,
    who::ID_TYPE,
    who::ID_NO,
    field("nationality", in_forms("Quốc tịch", "Nationality"), ValueType::Text { max_chars: 60 })
        .help("Để trống nếu là người Việt Nam.", "Empty for Vietnamese citizens.")
        .example("Lào"),
    who::ADDRESS,
    field("onset_on", in_forms("Ngày bắt đầu có triệu chứng", "Symptoms since"), ValueType::Day)
        .help("Từ ngày nào.", "Since which day.")
        .example("20/11/2021"),
    field("exposures", in_forms("Đã tiếp xúc với", "Met"), ValueType::Set { choices: EXPOSURES })
        .help("Trong 14 ngày qua. Chọn một hoặc nhiều.", "In the last 14 days. One or several."),
    field(
        "online_code",
        in_forms("Mã khai báo", "Declaration code"),
        ValueType::Text { max_chars: 60 },
    )
    .help("Mã của tờ khai trực tuyến, nếu có.", "Of the online declaration, if any.")
    .example("TKYT-0123456"),
    field("visit", in_forms("Lượt thăm hộ", "Visit"), ValueType::Record { kind: "visit" })
        .help("Ghi khi đi thăm hộ này.", "Recorded on this visit.")
        .not_asked(),
];

/// Whom the national declaration asks about, in three questions of its own (tokhaiyte.vn).
pub const EXPOSURES: &[Choice] = &[
    choice("case", "Người bệnh hoặc nghi ngờ mắc", "A case, or a suspected one"),
    choice("from_epidemic", "Người về từ nơi có dịch", "Somebody from an epidemic area"),
    choice("symptomatic", "Người có biểu hiện sốt, ho, khó thở", "Somebody with symptoms"),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "notified_at", ctx, problems);
    not_in_future(fields, "onset_on", ctx, problems);
    who::check_paper(fields, "", problems);
    if fields.set("exposures").next().is_some() && fields.value("exposure") == Some(&false.into()) {
        problems.push(Problem::error("exposure", "contradiction", MET, ""));
    }
    birth_year(fields, "birth_year", ctx, problems);
    for (answer, note) in [("exposure", "exposure_note"), ("epidemic_area", "epidemic_area_note")] {
        if fields.is_true(answer) && fields.text(note).is_none() {
            problems.push(Problem::warning(note, "note_missing", DETAILS, ""));
        }
    }
    if fields.is_true("symptoms/other") && fields.text("symptoms_note").is_none() {
        problems.push(Problem::warning(
            "symptoms_note",
            "note_missing",
            DETAILS,
            "Nổi mẩn từ hôm qua",
        ));
    }
    let has_symptoms = fields.set("symptoms").next().is_some();
    if has_symptoms && fields.is_true("no_symptoms") {
        problems.push(Problem::error("no_symptoms", "contradiction", EITHER, ""));
    }
    if finding(fields, ctx) == Finding::Alarm && fields.int("notified_at").is_none() {
        problems.push(Problem::warning("symptoms", "tell_health_station", SUSPECT, ""));
    }
}

/// What the answers come to by the rules of the day on which they were given.
pub fn finding(fields: &Fields, ctx: &CheckContext) -> Finding {
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    signs::finding(Answers::of_declaration(fields), ctx.rules_at(at_ms))
}

/// The threshold of fever, and the signs by which the answers come to what they do.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let situation = ctx.rules_at(fields.int("at").unwrap_or(ctx.now_ms));
    let answers = Answers::of_declaration(fields);
    let worst = signs::shown(answers, situation).map(|row| row.level).max();
    let deciding = signs::shown(answers, situation).filter(|row| Some(row.level) == worst);
    let signs = deciding.map(|row| Ground {
        code: Some(row.sign),
        ..Ground::by("symptoms", sign_rule(row.level), (row.source, row.valid_from, row.confirmed))
    });
    std::iter::once(ctx.ground("temp", rules::FEVER_C, situation)).chain(signs).collect()
}

fn sign_rule(level: Finding) -> &'static str {
    if level == Finding::Alarm { rulings::SIGN_ALARM } else { rulings::SIGN_WATCH }
}

const DETAILS: super::Text =
    t("Ghi rõ thêm: ai, ở đâu, ngày nào.", "Say more: who, where and on which day.");
const MET: super::Text = t(
    "Đã chọn người tiếp xúc thì «Tiếp xúc ca bệnh» là có.",
    "Somebody met is ticked: then “Contact with a case” is yes.",
);
const EITHER: super::Text = t(
    "Đã chọn triệu chứng thì bỏ chọn «Không có triệu chứng».",
    "Symptoms are ticked: take “No symptoms” back.",
);
const SUSPECT: super::Text = t(
    "Nghi ngờ mắc bệnh: báo ngay Trạm Y tế, đề nghị người này tự cách ly.",
    "Possible case: tell the health station at once and ask the person to keep apart.",
);
