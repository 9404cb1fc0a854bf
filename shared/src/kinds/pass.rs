//! A pass (lượt qua chốt): one vehicle, or someone on foot, with everyone in it.
//!
//! "Không để lọt phương tiện và người vào địa bàn nhưng không được kiểm tra, đo thân nhiệt và hướng dẫn khai báo
//! y tế" (Ia H'Drai 4/2020): a pass is saved only with its vehicle, every occupant measured and asked to
//! declare, and a decision. Who refuses or drives through is recorded all the same: that is what the log is for
//! ("trốn kiểm soát, không hợp tác", ibid.).

use super::declaration::SYMPTOMS;
use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Ground, Group, Kind, Problem, Section, SetBy,
    ValueType, birth_year, choice, field, in_forms, not_in_future, parts, place_of, section,
    should_say, t, who,
};
use crate::ids::{Family, PlaceKind};
use crate::roles::OfficeTask;
use crate::rules::signs::{self, Answers, Finding};
use crate::rules::{self, AppliesTo};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::HOUR_MS;

/// One passage through a checkpoint.
pub static KIND: Kind = Kind {
    name: "pass",
    version: 3,
    family: Family::Passes,
    label: in_forms("Lượt qua chốt", "Pass"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("at"),
    search_fields: &[
        "plate",
        "people/*/name",
        "people/*/phone",
        "people/*/citizen_id",
        "people/*/id_no",
    ],
    name_field: None,
    title_fields: &["plate", "people/*/name"],
    access: Access::seen_with(OfficeTask::Passes),
    list: List {
        columns: &["at", "plate", "decision"],
        filters: &["direction", "decision", "shift"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["at", "direction", "vehicle_type", "plate", "decision", "decision_note"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("decision"),
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill,
};

/// Into the ward or out of it.
pub const DIRECTIONS: &[Choice] = &[choice("in", "Vào", "In"), choice("out", "Ra", "Out")];

/// What passes.
pub const VEHICLE_TYPES: &[Choice] = &[
    choice("motorbike", "Mô tô, xe máy", "Motorbike"),
    choice("car", "Ô tô con", "Car"),
    choice("truck", "Xe tải", "Truck"),
    choice("bus", "Xe khách, xe buýt", "Coach or bus"),
    choice("bicycle", "Xe đạp, xe đạp điện", "Bicycle"),
    choice("on_foot", "Đi bộ", "On foot"),
    choice(
        "priority",
        "Xe ưu tiên (cứu thương, chữa cháy, công vụ)",
        "Priority vehicle (ambulance, fire brigade, official duty)",
    ),
    choice("tractor", "Máy kéo, xe công nông", "Tractor"),
    choice("cart", "Xe bò, xe ngựa, xe thô sơ", "Cart"),
    choice("boat", "Thuyền, đò", "Boat"),
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
    choice("invalid", "Không xác định", "Invalid"),
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

/// What somebody travels for.
pub const PURPOSES: &[Choice] = &[
    choice("work", "Đi làm", "Work"),
    choice("medical", "Khám, chữa bệnh", "Medical care"),
    choice("goods", "Chở hàng hóa", "Goods"),
    choice("home", "Về nhà", "Going home"),
    choice("duty", "Công vụ", "Official duty"),
    choice("food", "Mua lương thực, thực phẩm", "Food"),
    choice("other", "Việc khác", "Other"),
];

/// Why somebody's temperature is not known.
pub const NOT_MEASURED: &[Choice] = &[
    choice("refused", "Từ chối đo, từ chối khai báo", "Refused"),
    choice("no_thermometer", "Không có nhiệt kế", "No thermometer"),
    choice("asleep", "Trẻ đang ngủ", "Child asleep"),
];

const SECTIONS: &[Section] = &[
    section("Xe", "Vehicle", &["no_plate", "plate_country"])
        .when("vehicle_type", &["motorbike", "car", "truck", "bus", "other"]),
    section("Hành trình", "Journey", &["from_text", "to_text", "purpose", "travel_permit"]),
    section("Giấy tờ", "Papers", &["test_type", "test_result", "test_taken_at", "vaccine"]),
    section("Vi phạm", "Violation", &["evaded", "violation"]),
];

const FIELDS: &[Field] = &[
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Giờ qua chốt.", "When it passed.")
        .example("22/11/2021 08:15")
        .required(),
    field(
        "late_entry",
        in_forms("Ghi lại từ sổ giấy", "Entered later from paper"),
        ValueType::Bool,
    )
    .help("Đã ghi trên giấy trước, nay nhập lại.", "Written on paper first, entered now."),
    field("evaded", in_forms("Vượt chốt, bỏ chạy", "Drove through"), ValueType::Bool).help(
        "Không dừng lại, hoặc bỏ chạy khi đang kiểm tra.",
        "Did not stop, or fled while being checked.",
    ),
    field("shift", in_forms("Ca trực", "Shift"), ValueType::Record { kind: "shift" })
        .help("Ca đang trực.", "The shift on duty.")
        .set_by(SetBy::App),
    field(
        "fever_c",
        in_forms("Ngưỡng sốt của đơn vị (°C)", "The ward's threshold of fever (°C)"),
        ValueType::Decimal { min: 37.0, max: 39.0, unit: "°C" },
    )
    .help("Ngưỡng đo lại khi ghi lượt này.", "From which a second reading was asked for then.")
    .set_by(SetBy::App),
    field("direction", in_forms("Chiều", "Direction"), ValueType::Choice { choices: DIRECTIONS })
        .help("Vào hay ra khỏi địa bàn.", "Into the ward or out of it.")
        .required(),
    field(
        "vehicle_type",
        in_forms("Loại xe", "Vehicle"),
        ValueType::Choice { choices: VEHICLE_TYPES },
    )
    .help("Phương tiện qua chốt.", "What passes.")
    .required(),
    field("plate", in_forms("Biển số", "Plate"), ValueType::Plate)
        .help("Ghi liền, máy tự bỏ dấu chấm và gạch.", "Dots and dashes are taken off.")
        .example("29A-123.45")
        .when("vehicle_type", &["motorbike", "car", "truck", "bus", "other"]),
    field("no_plate", in_forms("Biển số trên xe", "Plate on the vehicle"), ValueType::Bool)
        .help("Xe có biển số hay không.", "Whether the vehicle has a plate.")
        .answers(("Không có biển số", "No plate"), ("Có biển số", "Has a plate"))
        .when_empty("plate"),
    field(
        "plate_country",
        in_forms("Xe nước ngoài", "Foreign vehicle"),
        ValueType::Text { max_chars: 30 },
    )
    .help("Biển số của nước nào.", "The country of the plate.")
    .example("Lào"),
    field("from_text", in_forms("Từ đâu đến", "From"), ValueType::Text { max_chars: 120 })
        .help("Nơi xuất phát.", "Where the journey began.")
        .example("Thành phố Kon Tum"),
    field("to_text", in_forms("Đi đến đâu", "To"), ValueType::Text { max_chars: 120 })
        .help("Nơi đến.", "Where it goes.")
        .example("Thôn 7, xã Ia Tơi"),
    field("purpose", in_forms("Đi việc gì", "Purpose"), ValueType::Choice { choices: PURPOSES })
        .help("Lý do đi lại.", "What the journey is for."),
    field("travel_permit", in_forms("Giấy đi đường", "Travel permit"), ValueType::Bool)
        .help("Có giấy đi đường còn hạn.", "Has a valid travel permit."),
    field(
        "test_type",
        in_forms("Giấy xét nghiệm", "Test paper"),
        ValueType::Choice { choices: TEST_TYPES },
    )
    .help("Loại xét nghiệm của người lái.", "The driver's kind of test."),
    field(
        "test_result",
        in_forms("Kết quả xét nghiệm", "Test result"),
        ValueType::Choice { choices: TEST_RESULTS },
    )
    .help("Kết quả ghi trên giấy.", "As the paper says.")
    .when("test_type", &["rapid", "pcr"]),
    field("test_taken_at", in_forms("Lấy mẫu lúc", "Sample taken at"), ValueType::Time)
        .help("Ngày giờ lấy mẫu, để tính thời hạn của giấy.", "From it the paper's validity runs.")
        .example("21/11/2021 09:00")
        .when("test_type", &["rapid", "pcr"]),
    field(
        "vaccine",
        in_forms("Tiêm chủng", "Vaccination"),
        ValueType::Choice { choices: VACCINES },
    )
    .help("Theo giấy hoặc thẻ của người lái.", "As the driver's paper shows."),
    field("decision", in_forms("Quyết định", "Decision"), ValueType::Choice { choices: DECISIONS })
        .help(
            "Cho qua, quay đầu hay chuyển đi đâu; của cả xe, ai khác thì ghi riêng.",
            "Let pass, turn back or send on; of the whole vehicle, others each for themselves.",
        ),
    field("decision_note", in_forms("Lý do", "Reason"), ValueType::Text { max_chars: 300 })
        .help("Vì sao không cho qua, chuyển đến đâu.", "Why it did not pass, or where to.")
        .example("Không có giấy đi đường")
        .when_filled("decision"),
    field("violation", in_forms("Vi phạm", "Violation"), ValueType::Text { max_chars: 500 })
        .help(
            "Ghi sự việc; mức xử phạt do người có thẩm quyền quyết định.",
            "The facts; any penalty is for the authority.",
        )
        .example("Không chịu đo thân nhiệt"),
    field(
        "scan_raw_hash",
        in_forms("Dấu vết mã QR đã quét", "Trace of the scanned code"),
        ValueType::Text { max_chars: 64 },
    )
    .help("Mã băm SHA-256, không lưu nội dung mã.", "SHA-256; the code's content is not kept.")
    .set_by(SetBy::App),
    field(
        "host",
        in_forms("Gặp ai, việc gì", "Whom they visit"),
        ValueType::Text { max_chars: 80 },
    )
    .help("Ở cổng cơ quan: đến gặp ai, làm gì.", "At an agency's gate: whom, and what for.")
    .example("Phòng Tư pháp, chứng thực"),
    field(
        "others_count",
        in_forms("Số người khác trên xe", "Others on board"),
        ValueType::Int { min: 0, max: 60 },
    )
    .help("Xe khách: số người có trong danh sách kèm theo.", "Of a coach: those on the list.")
    .example("28"),
    field(
        "others_list",
        in_forms("Danh sách kèm theo", "List attached"),
        ValueType::Text { max_chars: 120 },
    )
    .help("Danh sách hành khách giữ ở đâu.", "Where the passenger list is kept.")
    .example("Danh sách nhà xe Hoàng Long, lưu tại chốt"),
    field("alerted", in_forms("Đã báo phải dừng", "Was to be stopped"), ValueType::Bool)
        .help("Máy đã báo phải dừng xe, người này.", "The app said that this one is to be stopped.")
        .set_by(SetBy::App),
];

const GROUPS: &[Group] = &[Group {
    name: "people",
    label: in_forms("Người qua chốt", "Occupant"),
    fields: PEOPLE,
    min: 0,
}];

const PEOPLE: &[Field] = &[
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Có thể quét mã QR trên thẻ căn cước.", "The card's QR code can be scanned.")
        .example("Nguyễn Văn An"),
    field("person", in_forms("Nhân khẩu", "Person"), ValueType::Record { kind: "person" })
        .help("Người đã có trong danh sách.", "Someone on the list."),
    field(
        "birth_year",
        in_forms("Năm sinh", "Year of birth"),
        ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
    )
    .help("Để phân biệt người trùng tên.", "Tells people of one name apart.")
    .example("1985")
    .when_empty("person"),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help("Số để gọi lại khi truy vết.", "The number to call when tracing.")
        .example("0912 345 678"),
    field("citizen_id", in_forms("Số căn cước", "Citizen no."), ValueType::CitizenId)
        .help("12 số trên thẻ căn cước.", "The 12 digits on the card.")
        .example("001085012345"),
    who::ID_TYPE.when_empty("citizen_id"),
    who::ID_NO,
    field("address", in_forms("Nơi ở", "Where staying"), ValueType::Text { max_chars: 160 })
        .help("Nơi đang ở, để tìm lại khi cần.", "To be found again where needed.")
        .example("Thôn 7, xã Ia Tơi"),
    field("nationality", in_forms("Quốc tịch", "Nationality"), ValueType::Text { max_chars: 60 })
        .help("Để trống nếu là người Việt Nam.", "Empty for Vietnamese citizens.")
        .example("Lào"),
    field(
        "temp1",
        in_forms("Thân nhiệt", "Temperature"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Đo trán hoặc cổ tay.", "At the forehead or wrist.")
    .example("36,5"),
    field(
        "not_measured",
        in_forms("Vì sao không đo", "Why not measured"),
        ValueType::Choice { choices: NOT_MEASURED },
    )
    .help("Vì sao không đo thân nhiệt.", "Why the temperature is not known.")
    .when_empty("temp1"),
    field(
        "temp2",
        in_forms("Đo lại", "Second reading"),
        ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
    )
    .help("Đo lại sau khi nghỉ 5 đến 10 phút.", "After a rest of 5 to 10 minutes.")
    .example("36,9")
    .when_filled("temp1"),
    field("temp2_at", in_forms("Đo lại lúc", "Second reading at"), ValueType::Time)
        .help("Giờ đo lại.", "When it was taken.")
        .set_by(SetBy::App),
    field("symptoms", in_forms("Triệu chứng", "Symptoms"), ValueType::Set { choices: SYMPTOMS })
        .help(
            "Hỏi sốt, ho, khó thở, đau họng.",
            "Ask for fever, cough, breathlessness, sore throat.",
        ),
    field("epidemic_area", in_forms("Đến từ vùng dịch", "From an epidemic area"), ValueType::Bool)
        .help(
            "Đã ở hoặc đi qua nơi có dịch trong 14 ngày qua.",
            "Was in or passed through a place with an outbreak in the last 14 days.",
        ),
    field("declared", in_forms("Đã khai báo y tế", "Declared"), ValueType::Bool).help(
        "Đã khai hoặc có mã khai báo; chưa thì hướng dẫn khai.",
        "Declared, or has a code; if not, help to declare.",
    ),
    field(
        "decision",
        in_forms("Quyết định riêng", "Own decision"),
        ValueType::Choice { choices: DECISIONS },
    )
    .help(
        "Khi người này khác với cả xe. Để trống: như cả xe.",
        "Where it differs from the vehicle's. Empty: the same.",
    ),
    field("stays", in_forms("Ở lại địa bàn", "Stays here"), ValueType::Bool)
        .help("Đến ở, không phải đi qua.", "Comes to stay, not to pass through."),
    field("dest_area", in_forms("Về tổ, thôn, bản nào", "Area of destination"), ValueType::Place)
        .help("Để tổ COVID ở đó đến gặp.", "So that the team there calls on them.")
        .example("00025-01"),
    field("exposure", in_forms("Tiếp xúc ca bệnh", "Contact with a case"), ValueType::Bool).help(
        "Đã gặp người mắc, nghi mắc COVID-19 hoặc người cách ly.",
        "Met someone with COVID-19, suspected of it, or in isolation.",
    ),
    field(
        "test_type",
        in_forms("Giấy xét nghiệm", "Test paper"),
        ValueType::Choice { choices: TEST_TYPES },
    )
    .help("Loại xét nghiệm của người này.", "This person's kind of test."),
    field(
        "test_result",
        in_forms("Kết quả xét nghiệm", "Test result"),
        ValueType::Choice { choices: TEST_RESULTS },
    )
    .help("Kết quả ghi trên giấy.", "As the paper says."),
    field("test_taken_at", in_forms("Lấy mẫu lúc", "Sample taken at"), ValueType::Time)
        .help("Ngày giờ lấy mẫu ghi trên giấy.", "As the paper says."),
    field(
        "vaccine",
        in_forms("Tiêm chủng", "Vaccination"),
        ValueType::Choice { choices: VACCINES },
    )
    .help("Theo giấy hoặc thẻ của người này.", "As this person's paper shows."),
];

/// The ward's own threshold when the pass was written: a later one changes nothing of it.
const OWN_FEVER_C: &str = "fever_c";

fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    let own = ctx.own_fever_c(at_ms).filter(|_| fields.number(OWN_FEVER_C).is_none());
    own.map(|fever_c| (OWN_FEVER_C, Scalar::from(fever_c))).into_iter().collect()
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "test_taken_at", ctx, problems);
    plate(fields, problems);
    papers(fields, ctx, problems);
    decision(fields, problems);
    let people = fields.group("people");
    let may_be_empty = fields.is_true("evaded") || fields.text("vehicle_type") == Some("priority");
    if people.is_empty() && !may_be_empty {
        problems.push(Problem::error("people", "group_empty", NOBODY, ""));
    }
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    let by_rule = || rules::value(rules::FEVER_C, ctx.rules_at(at_ms));
    let fever_c = fields.number(OWN_FEVER_C).or(ctx.own_fever_c(at_ms)).or_else(by_rule);
    let mut fever_let_pass = false;
    for id in people {
        let occupant = Occupant::of(fields, id);
        occupant.must_say(problems);
        fever_let_pass |= occupant.temperature(fever_c, problems);
        occupant.let_pass(ctx, at_ms, problems);
        who::check_paper(fields, &occupant.prefix, problems);
        occupant.destination(problems);
        not_in_future(fields, &occupant.key("test_taken_at"), ctx, problems);
        birth_year(fields, &occupant.key("birth_year"), ctx, problems);
    }
    // One tap must not let a fever through: whoever decides so says why.
    if fever_let_pass && fields.text("decision_note").is_none() {
        problems.push(Problem::error("decision_note", "fever_reason_missing", FEVER_WHY, ""));
    }
}

fn plate(fields: &Fields, problems: &mut Vec<Problem>) {
    let plated = fields.text("vehicle_type").is_some_and(|vehicle| PLATED.contains(&vehicle));
    let excused = fields.is_true("no_plate") || fields.is_true("evaded");
    if plated && fields.text("plate").is_none() && !excused {
        problems.push(Problem::error("plate", "plate_missing", PLATE, "29A-123.45"));
    }
}

/// How long a test counts is a dated rule for those it names; nothing here refuses anyone, it only tells the officer.
fn papers(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    let tested = matches!(fields.text("test_type"), Some("rapid" | "pcr"));
    if tested && fields.text("test_result").is_none() {
        problems.push(Problem::warning("test_result", "result_missing", RESULT, ""));
    }
    let (Some(at), Some(taken_at)) = (fields.int("at"), fields.int("test_taken_at")) else {
        return;
    };
    let asked = ctx.rules_at(at).of(whom(fields));
    let Some(hours) = rules::whole(rules::TEST_VALID_HOURS, asked) else { return };
    if tested && at.saturating_sub(taken_at) > hours.saturating_mul(HOUR_MS) {
        problems.push(Problem::warning("test_taken_at", "test_expired", EXPIRED, ""));
    }
}

/// From which temperature on a second reading is asked for, and for how long a test counts.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let at_ms = fields.int("at").unwrap_or(ctx.now_ms);
    let situation = ctx.rules_at(at_ms);
    let by_rule = ctx.own_ground("people", rules::FEVER_C, situation);
    let fever = match fields.number(OWN_FEVER_C).or(ctx.own_fever_c(at_ms)) {
        Some(own) if by_rule.value != Some(own) => by_rule.of_settings(own, "°C"),
        _ => by_rule,
    };
    let test = ctx.ground("test_taken_at", rules::TEST_VALID_HOURS, situation.of(whom(fields)));
    let tested = Some(test).filter(|ground| ground.value.is_some());
    std::iter::once(fever).chain(tested).collect()
}

/// Whom the rules on tests are about.
fn whom(fields: &Fields) -> AppliesTo {
    match fields.text("vehicle_type") {
        Some("bus") => AppliesTo::Coach,
        _ => AppliesTo::Everyone,
    }
}

/// The decision on the vehicle: none is taken on who drove through.
fn decision(fields: &Fields, problems: &mut Vec<Problem>) {
    let decision = fields.text("decision");
    let evaded = fields.is_true("evaded");
    if decision.is_none() && !evaded {
        problems.push(Problem::error("decision", "required", DECIDE, ""));
    }
    let says_why = fields.text("decision_note").or(fields.text("violation")).is_some();
    if (evaded || decision.is_some_and(|decision| decision != "let_pass")) && !says_why {
        problems.push(Problem::warning(
            "decision_note",
            "note_missing",
            WHY,
            "Không có giấy đi đường",
        ));
    }
}

/// One person in the vehicle.
struct Occupant<'a> {
    fields: &'a Fields,
    prefix: String,
}

impl<'a> Occupant<'a> {
    fn of(fields: &'a Fields, id: &str) -> Self {
        Self { fields, prefix: format!("people/{id}/") }
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn has(&self, name: &str) -> bool {
        self.fields.get(&self.key(name)).is_some_and(|value| !value.is_empty())
    }

    /// The decision on this person: the own one, else the vehicle's.
    fn is_let_pass(&self) -> bool {
        let own = self.fields.text(&self.key("decision"));
        own.or(self.fields.text("decision")) == Some("let_pass")
    }

    /// Name, temperature and declaration; who refuses or drives through need not say them, unless let pass.
    fn must_say(&self, problems: &mut Vec<Problem>) {
        let why_not = self.fields.text(&self.key("not_measured"));
        let excused = why_not == Some("refused") && !self.is_let_pass();
        if self.fields.is_true("evaded") || excused {
            return;
        }
        let needed =
            [("name", NAME, "Nguyễn Văn An"), ("temp1", TEMP, "36,5"), ("declared", ASK, "")];
        for (name, text, example) in needed {
            let unmeasured =
                name == "temp1" && matches!(why_not, Some("no_thermometer" | "asleep"));
            if !self.has(name) && !unmeasured {
                problems.push(Problem::error(&self.key(name), "required", text, example));
            }
        }
        if why_not == Some("refused") {
            problems.push(Problem::error(
                &self.key("not_measured"),
                "refused_let_pass",
                REFUSED,
                "",
            ));
        }
    }

    /// A high temperature asks for a second reading. Whether this one is let pass with two high ones.
    fn temperature(&self, fever_c: Option<f64>, problems: &mut Vec<Problem>) -> bool {
        let reading = |name| self.fields.number(&self.key(name));
        let (first, second) = (reading("temp1"), reading("temp2"));
        let (Some(first), Some(fever_c)) = (first, fever_c) else { return false };
        let let_pass = self.is_let_pass();
        if first >= fever_c && second.is_none() {
            let raise = if let_pass { Problem::error } else { Problem::warning };
            problems.push(raise(&self.key("temp2"), "second_reading_missing", SECOND, "36,9"));
        }
        let twice = first >= fever_c && second.is_some_and(|second| second >= fever_c);
        if twice && let_pass {
            problems.push(Problem::warning("decision", "fever_let_pass", FEVER, ""));
        }
        twice && let_pass
    }

    /// What speaks against letting pass.
    fn let_pass(&self, ctx: &CheckContext, at_ms: i64, problems: &mut Vec<Problem>) {
        if !self.is_let_pass() {
            return;
        }
        let declared = self.key("declared");
        if self.fields.get(&declared).is_some_and(|declared| *declared == false.into()) {
            problems.push(Problem::warning(&declared, "undeclared_let_pass", UNDECLARED, ""));
        }
        let answers = Answers::of_occupant(self.fields, &self.prefix);
        let has_signs = answers.has_symptoms() || self.fields.is_true(&self.key("epidemic_area"));
        if has_signs && signs::finding(answers, ctx.rules_at(at_ms)) >= Finding::Watch {
            problems.push(Problem::warning(&self.key("symptoms"), "signs_let_pass", SIGNS, ""));
        }
    }

    /// Who comes to stay is handed on to the team of an area.
    fn destination(&self, problems: &mut Vec<Problem>) {
        let key = self.key("dest_area");
        if self.fields.text(&key).is_some() {
            place_of(self.fields, &key, PlaceKind::Area, problems);
        } else if self.fields.is_true(&self.key("stays")) {
            should_say(self.fields, &key, STAYS, problems);
        }
    }
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
const SIGNS: super::Text = t(
    "Có triệu chứng hoặc đến từ vùng dịch: hỏi Trạm Y tế trước khi cho qua.",
    "Has symptoms or comes from an epidemic area: ask the health station before letting pass.",
);
const REFUSED: super::Text = t(
    "Người từ chối đo, từ chối khai báo thì không chọn «Cho qua».",
    "Whoever refuses to be measured or to declare is not let pass.",
);
const NOBODY: super::Text = t("Ghi ít nhất một người.", "Record at least one person.");
const DECIDE: super::Text = t("Chưa có «Quyết định».", "“Decision” is missing.");
const NAME: super::Text = t("Chưa có «Họ và tên».", "“Full name” is missing.");
const TEMP: super::Text = t(
    "Chưa có «Thân nhiệt»: đo, hoặc chọn vì sao không đo được.",
    "“Temperature” is missing: measure, or say why it could not be.",
);
const ASK: super::Text = t("Chưa có «Đã khai báo y tế».", "“Declared” is missing.");
const STAYS: super::Text = t(
    "Người ở lại: chọn tổ, thôn, bản để tổ COVID ở đó biết.",
    "Comes to stay: choose the area, so that its team knows.",
);
