//! A pass (lượt qua chốt): one vehicle, or someone on foot, with everyone in it.
//!
//! "Không để lọt phương tiện và người vào địa bàn nhưng không được kiểm tra, đo thân nhiệt và hướng dẫn khai báo
//! y tế" (Ia H'Drai 4/2020): a pass is saved only with its vehicle, every occupant measured and asked to
//! declare, and a decision.

use super::declaration::SYMPTOMS;
use super::{
    CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Group, Kind, Problem, SetBy, ValueType,
    birth_year, choice, field, no_fill, not_in_future, t,
};
use crate::ids::Family;
use crate::rules;
use crate::scalar::{Fields, FieldsExt};
use crate::time::{HOUR_MS, LocalDate};

/// One passage through a checkpoint.
pub static KIND: Kind = Kind {
    name: "pass",
    version: 1,
    family: Family::Passes,
    label: t("Lượt qua chốt", "Pass"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("at"),
    search_fields: &["plate", "people/*/name", "people/*/phone", "people/*/citizen_id"],
    name_field: None,
    title_fields: &["plate", "people/*/name"],
    check,
    fill: no_fill,
};

/// Into the ward or out of it.
pub const DIRECTIONS: &[Choice] = &[choice("in", "Vào", "In"), choice("out", "Ra", "Out")];

/// What passes.
pub const VEHICLE_TYPES: &[Choice] = &[
    choice("motorbike", "Mô tô, xe máy", "Motorbike"),
    choice("car", "Ô tô con", "Car"),
    choice("truck", "Xe tải", "Truck"),
    choice("bus", "Xe khách, xe buýt", "Coach or bus"),
    choice("bicycle", "Xe đạp", "Bicycle"),
    choice("on_foot", "Đi bộ", "On foot"),
    choice("other", "Khác", "Other"),
];

/// Vehicle types that carry a plate.
const PLATED: [&str; 4] = ["motorbike", "car", "truck", "bus"];

/// Kinds of test.
pub const TEST_TYPES: &[Choice] = &[
    choice("none", "Không có", "None"),
    choice("rapid", "Test nhanh", "Rapid antigen"),
    choice("pcr", "RT-PCR", "RT-PCR"),
];

/// What a test found.
pub const TEST_RESULTS: &[Choice] = &[
    choice("negative", "Âm tính", "Negative"),
    choice("positive", "Dương tính", "Positive"),
    choice("pending", "Chờ kết quả", "Pending"),
    choice("invalid", "Không hợp lệ", "Invalid"),
];

/// What the vaccination paper shows.
pub const VACCINES: &[Choice] = &[
    choice("none", "Chưa tiêm", "None"),
    choice("one", "Một mũi", "One dose"),
    choice("two", "Hai mũi", "Two doses"),
    choice("three", "Ba mũi trở lên", "Three or more"),
    choice("recovered", "Đã khỏi bệnh", "Recovered"),
    choice("no_paper", "Không có giấy", "No paper"),
];

/// What the checkpoint decides.
pub const DECISIONS: &[Choice] = &[
    choice("let_pass", "Cho qua", "Let pass"),
    choice("turn_back", "Quay đầu", "Turn back"),
    choice("to_health_post", "Chuyển Trạm Y tế", "To health station"),
    choice("to_isolation", "Chuyển cách ly", "To isolation"),
];

const FIELDS: &[Field] = &[
    field("at", t("Lúc", "At"), ValueType::Time)
        .help("Giờ qua chốt.", "When it passed.")
        .example("22/11/2021 08:15")
        .required(),
    field("shift", t("Ca trực", "Shift"), ValueType::Record { kind: "shift" })
        .help("Ca đang trực.", "The shift on duty.")
        .set_by(SetBy::App),
    field("direction", t("Chiều", "Direction"), ValueType::Choice { choices: DIRECTIONS })
        .help("Vào hay ra khỏi địa bàn.", "Into the ward or out of it.")
        .required(),
    field("vehicle_type", t("Loại xe", "Vehicle"), ValueType::Choice { choices: VEHICLE_TYPES })
        .help("Phương tiện qua chốt.", "What passes.")
        .required(),
    field("plate", t("Biển số", "Plate"), ValueType::Plate)
        .help("Ghi liền, máy tự bỏ dấu chấm và gạch.", "Dots and dashes are taken off.")
        .example("29A-123.45"),
    field("no_plate", t("Không biển số", "No plate"), ValueType::Bool)
        .help("Xe không có hoặc chưa có biển số.", "The vehicle has no plate."),
    field("travel_permit", t("Giấy đi đường", "Travel permit"), ValueType::Bool)
        .help("Có giấy đi đường còn hạn.", "Has a valid travel permit."),
    field(
        "test_type",
        t("Giấy xét nghiệm", "Test paper"),
        ValueType::Choice { choices: TEST_TYPES },
    )
    .help("Loại xét nghiệm của người lái.", "The driver's kind of test."),
    field(
        "test_result",
        t("Kết quả xét nghiệm", "Test result"),
        ValueType::Choice { choices: TEST_RESULTS },
    )
    .help("Kết quả ghi trên giấy.", "As the paper says."),
    field("test_taken_at", t("Lấy mẫu lúc", "Sample taken at"), ValueType::Time)
        .help("Ngày giờ lấy mẫu, để tính thời hạn của giấy.", "From it the paper's validity runs.")
        .example("21/11/2021 09:00"),
    field("vaccine", t("Tiêm chủng", "Vaccination"), ValueType::Choice { choices: VACCINES })
        .help("Theo giấy hoặc thẻ của người lái.", "As the driver's paper shows."),
    field("decision", t("Quyết định", "Decision"), ValueType::Choice { choices: DECISIONS })
        .help("Cho qua, quay đầu hay chuyển đi đâu.", "Let pass, turn back or send on.")
        .required(),
    field("decision_note", t("Lý do", "Reason"), ValueType::Text { max_chars: 300 })
        .help("Vì sao không cho qua, chuyển đến đâu.", "Why it did not pass, or where to.")
        .example("Không có giấy đi đường"),
    field("violation", t("Vi phạm", "Violation"), ValueType::Text { max_chars: 500 })
        .help(
            "Ghi sự việc; mức xử phạt do người có thẩm quyền quyết định.",
            "The facts; any penalty is for the authority.",
        )
        .example("Không chịu đo thân nhiệt"),
    field(
        "scan_raw_hash",
        t("Vết mã đã quét", "Trace of the scanned code"),
        ValueType::Text { max_chars: 64 },
    )
    .help("Mã băm SHA-256, không lưu nội dung mã.", "SHA-256; the code's content is not kept.")
    .set_by(SetBy::App),
];

const GROUPS: &[Group] =
    &[Group { name: "people", label: t("Người trên xe", "Occupant"), fields: PEOPLE, min: 1 }];

const PEOPLE: &[Field] = &[
    field("name", t("Họ và tên", "Full name"), ValueType::Name)
        .help("Có thể quét mã QR trên thẻ căn cước.", "The card's QR code can be scanned.")
        .example("Nguyễn Văn An")
        .required(),
    field("person", t("Nhân khẩu", "Person"), ValueType::Record { kind: "person" })
        .help("Người đã có trong danh sách.", "Someone on the list."),
    field(
        "birth_year",
        t("Năm sinh", "Year of birth"),
        ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
    )
    .help("Để phân biệt người trùng tên.", "Tells people of one name apart.")
    .example("1985"),
    field("phone", t("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để gọi lại khi truy vết.", "The number to call when tracing.")
        .example("0912 345 678"),
    field("citizen_id", t("Số căn cước", "Citizen no."), ValueType::CitizenId)
        .help("12 số trên thẻ căn cước.", "The 12 digits on the card.")
        .example("001085012345"),
    field("nationality", t("Quốc tịch", "Nationality"), ValueType::Text { max_chars: 60 })
        .help("Để trống nếu là người Việt Nam.", "Empty for Vietnamese citizens.")
        .example("Lào"),
    field(
        "temp1",
        t("Thân nhiệt", "Temperature"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Đo trán hoặc cổ tay.", "At the forehead or wrist.")
    .example("36,5")
    .required(),
    field(
        "temp2",
        t("Đo lại", "Second reading"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Đo lại sau khi nghỉ 5 đến 10 phút.", "After a rest of 5 to 10 minutes.")
    .example("36,9"),
    field("temp2_at", t("Đo lại lúc", "Second reading at"), ValueType::Time)
        .help("Giờ đo lại.", "When it was taken.")
        .set_by(SetBy::App),
    field("symptoms", t("Triệu chứng", "Symptoms"), ValueType::Set { choices: SYMPTOMS }).help(
        "Hỏi sốt, ho, khó thở, đau họng.",
        "Ask for fever, cough, breathlessness, sore throat.",
    ),
    field("declared", t("Đã khai báo y tế", "Declared"), ValueType::Bool)
        .help(
            "Đã khai hoặc có mã khai báo; chưa thì hướng dẫn khai.",
            "Declared, or has a code; if not, help to declare.",
        )
        .required(),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "test_taken_at", ctx, problems);
    plate(fields, problems);
    papers(fields, problems);
    if fields.text("decision").is_some_and(|decision| decision != "let_pass")
        && fields.text("decision_note").is_none()
    {
        problems.push(Problem::warning(
            "decision_note",
            "note_missing",
            WHY,
            "Không có giấy đi đường",
        ));
    }
    let at = fields.int("at").unwrap_or(ctx.now_ms);
    let fever_c = ctx.fever_c.or_else(|| rules::value(rules::FEVER_C, LocalDate::at_ms(at), None));
    let mut fever_let_pass = false;
    for id in fields.group("people") {
        fever_let_pass |= occupant(fields, id, fever_c, problems);
        birth_year(fields, &format!("people/{id}/birth_year"), ctx, problems);
    }
    // One tap must not let a fever through: whoever decides so says why.
    if fever_let_pass && fields.text("decision_note").is_none() {
        problems.push(Problem::error("decision_note", "fever_reason_missing", FEVER_WHY, ""));
    }
}

fn plate(fields: &Fields, problems: &mut Vec<Problem>) {
    let plated = fields.text("vehicle_type").is_some_and(|vehicle| PLATED.contains(&vehicle));
    if plated && fields.text("plate").is_none() && !fields.is_true("no_plate") {
        problems.push(Problem::error("plate", "plate_missing", PLATE, "29A-123.45"));
    }
}

/// How long a test counts is a dated rule; nothing here refuses anyone, it only tells the officer.
fn papers(fields: &Fields, problems: &mut Vec<Problem>) {
    let tested = matches!(fields.text("test_type"), Some("rapid" | "pcr"));
    if tested && fields.text("test_result").is_none() {
        problems.push(Problem::warning("test_result", "result_missing", RESULT, ""));
    }
    let (Some(at), Some(taken_at)) = (fields.int("at"), fields.int("test_taken_at")) else {
        return;
    };
    let Some(hours) = rules::whole(rules::TEST_VALID_HOURS, LocalDate::at_ms(at), None) else {
        return;
    };
    if tested && at.saturating_sub(taken_at) > hours.saturating_mul(HOUR_MS) {
        problems.push(Problem::warning("test_taken_at", "test_expired", EXPIRED, ""));
    }
}

/// Whether this one is let pass with two high readings.
fn occupant(fields: &Fields, id: &str, fever_c: Option<f64>, problems: &mut Vec<Problem>) -> bool {
    let mut fever_let_pass = false;
    let key = |name: &str| format!("people/{id}/{name}");
    let let_pass = fields.text("decision") == Some("let_pass");
    let (first, second) = (fields.number(&key("temp1")), fields.number(&key("temp2")));
    if let (Some(first), Some(fever_c)) = (first, fever_c) {
        if first >= fever_c && second.is_none() {
            let raise = if let_pass { Problem::error } else { Problem::warning };
            problems.push(raise(&key("temp2"), "second_reading_missing", SECOND, "36,9"));
        }
        if first >= fever_c && second.is_some_and(|second| second >= fever_c) && let_pass {
            fever_let_pass = true;
            problems.push(Problem::warning("decision", "fever_let_pass", FEVER, ""));
        }
    }
    if let_pass && fields.get(&key("declared")).is_some_and(|declared| *declared == false.into()) {
        problems.push(Problem::warning(&key("declared"), "undeclared_let_pass", UNDECLARED, ""));
    }
    fever_let_pass
}

const PLATE: super::Text =
    t("Ghi biển số, hoặc chọn «Không biển số».", "Give the plate, or choose “No plate”.");
const RESULT: super::Text =
    t("Ghi kết quả trên giấy xét nghiệm.", "Give the result that the test paper shows.");
const EXPIRED: super::Text = t(
    "Giấy xét nghiệm đã quá hạn theo quy định ngày này.",
    "The test is older than the rule of this day allows.",
);
const WHY: super::Text = t("Ghi lý do để người sau hiểu.", "Say why, so that others understand.");
const SECOND: super::Text = t(
    "Thân nhiệt cao: mời ngồi nghỉ 5 đến 10 phút rồi đo lại.",
    "High temperature: let the person rest 5 to 10 minutes, then measure again.",
);
const FEVER: super::Text = t(
    "Hai lần đo đều cao: nên chuyển Trạm Y tế.",
    "Both readings are high: better sent to the health station.",
);
const FEVER_WHY: super::Text = t(
    "Hai lần đo đều cao mà vẫn cho qua: ghi rõ lý do.",
    "Both readings are high and the person is let pass all the same: say why.",
);
const UNDECLARED: super::Text = t(
    "Chưa khai báo y tế: hướng dẫn khai trước khi cho qua.",
    "Not declared: help the person declare before letting pass.",
);
