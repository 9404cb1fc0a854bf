//! A movement (di biến động): someone leaves, comes back, comes from elsewhere or visits.
//!
//! Who comes back reports and declares within so many hours, and an official or employee may need the head of the
//! unit's consent to leave: where, since when and for whom is a dated rule (`shared/data/rules.tsv`), such as Thanh
//! Xuân's 722/UBND-VP of 26/5/2021. What is missing of it is recorded and listed; it keeps nothing from being saved.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, EARLIEST_BIRTH_YEAR, Field, Ground, Group, Kind, Problem, Section, SetBy,
    Severity, ValueType, birth_year, choice, field, in_forms, not_after, not_in_future, parts,
    section, t, who,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules::{self, AppliesTo};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::{DAY_MS, HOUR_MS, LocalDate};

/// A departure, return, arrival or visit.
pub static KIND: Kind = Kind {
    name: "movement",
    version: 3,
    family: Family::Movements,
    label: in_forms("Lượt đi, đến", "Movement"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("day"),
    search_fields: &[
        "name",
        "phone",
        "plate",
        "from_text",
        "to_text",
        "reason",
        "id_no",
        "party/*/name",
    ],
    name_field: Some("name"),
    title_fields: &["name"],
    access: Access::kept_with(OfficeTask::Movements),
    list: List {
        columns: &["day", "direction", "from_text", "to_text", "phone"],
        filters: &["direction", "channel", "triage", "household", "person", "facility"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "direction",
        "person",
        "household",
        "name",
        "birth_year",
        "phone",
        "from_text",
        "to_text",
        "depart_actual",
        "return_planned",
        "arrive_actual",
        "reason",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("direction"),
    due: Due::Journey,
    part_of: None,
    screens: Screens::Own,
    rulings: Some(|fields, ctx| grounds(fields, ctx).into()),
    check,
    fill,
};

/// Which way someone moves.
pub const DIRECTIONS: &[Choice] = &[
    choice("departure", "Đi", "Departure"),
    choice("return", "Về", "Return"),
    choice("arrival", "Đến từ nơi khác", "Arrival from elsewhere"),
    choice("visit", "Đến chơi, lưu trú ngắn", "Short visit"),
];

/// Why.
pub const REASONS: &[Choice] = &[
    choice("work", "Công việc", "Work"),
    choice("family", "Việc gia đình", "Family"),
    choice("medical", "Khám, chữa bệnh", "Medical care"),
    choice("study", "Học tập", "Study"),
    choice("trade", "Buôn bán, vận chuyển", "Trade, transport"),
    choice("home", "Về quê, về nhà", "Going home"),
    choice("tet", "Về ăn Tết", "Home for Tết"),
    choice("isolation", "Cách ly, điều trị", "Isolation, treatment"),
    choice("other", "Việc khác", "Other"),
];

/// By what.
pub const TRANSPORTS: &[Choice] = &[
    choice("motorbike", "Xe máy", "Motorbike"),
    choice("car", "Ô tô riêng", "Car"),
    choice("taxi", "Taxi, xe công nghệ", "Taxi"),
    choice("coach", "Xe khách", "Coach"),
    choice("bus", "Xe buýt", "City bus"),
    choice("truck", "Xe tải", "Truck"),
    choice("train", "Tàu hỏa", "Train"),
    choice("plane", "Máy bay", "Plane"),
    choice("boat", "Tàu, thuyền", "Boat"),
    choice("ambulance", "Xe cứu thương", "Ambulance"),
    choice("bicycle", "Xe đạp, xe đạp điện", "Bicycle"),
    choice("on_foot", "Đi bộ", "On foot"),
    choice("other", "Khác", "Other"),
];

/// How the ward came to know of it.
pub const CHANNELS: &[Choice] = &[
    choice("doorstep", "Tổ COVID đến nhà", "Team at the door"),
    choice("phone", "Gọi điện, Zalo", "Phone, Zalo"),
    choice("ward_office", "Tại trụ sở UBND", "At the office of the People's Committee"),
    choice("checkpoint", "Tại chốt", "At a checkpoint"),
    choice("online", "Khai trực tuyến", "Online"),
    choice("neighbour", "Người dân báo", "Told by neighbours"),
];

/// What a rule asks of somebody who arrives.
pub const TRIAGES: &[Choice] = &[
    choice("none", "Không phải theo dõi", "Nothing"),
    choice("self_monitor", "Tự theo dõi sức khỏe", "Watches own health"),
    choice("home", "Cách ly tại nhà", "Isolation at home"),
    choice("central", "Cách ly tập trung", "Centralised isolation"),
    choice("station", "Chuyển Trạm Y tế", "To the health station"),
];

/// How the head of the unit's consent stands.
pub const APPROVALS: &[Choice] = &[
    choice("granted", "Đã được đồng ý", "Granted"),
    choice("pending", "Đang xin", "Asked for"),
    choice("refused", "Không đồng ý", "Refused"),
    choice("not_asked", "Chưa xin phép", "Not asked for"),
    choice("not_needed", "Không thuộc diện", "Not needed"),
];

const LEAVING: &[&str] = &["departure"];
const COMING: &[&str] = &["return", "arrival", "visit"];

/// Transports that carry a plate.
const PLATED: &[&str] = &["motorbike", "car", "taxi", "coach", "bus", "truck"];

const SECTIONS: &[Section] = &[
    section(
        "Hướng xử lý",
        "Triage",
        &[
            "epidemic_ref",
            "origin_level",
            "doses",
            "last_dose_on",
            "recovered_on",
            "triage",
            "triage_by",
        ],
    )
    .when("direction", COMING),
    section(
        "Hành trình",
        "Journey",
        &[
            "depart_planned",
            "arrive_planned",
            "epidemic_area",
            "reason_note",
            "transport",
            "plate",
            "companions",
            "test_doc",
            "until",
            "facility",
            "id_type",
            "id_no",
            "outside_city",
        ],
    ),
    section(
        "Khai báo",
        "Report",
        &[
            "channel",
            "reported_back_at",
            "unit_reported_at",
            "online_code",
            "declaration",
            "closed",
            "employee",
        ],
    ),
    section(
        "Ý kiến của đơn vị",
        "Consent of the unit",
        &["unit_name", "approval", "approver_name", "approver_position", "approved_on"],
    )
    .when("direction", LEAVING),
];

const FIELDS: &[Field] = &[
    field(
        "direction",
        in_forms("Chiều đi", "Direction"),
        ValueType::Choice { choices: DIRECTIONS },
    )
    .help(
        "Đi, về, đến từ nơi khác hay đến chơi.",
        "Leaving, coming back, coming from elsewhere or visiting.",
    )
    .required(),
    field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
        .help("Người đi hoặc đến.", "Who moves.")
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
    .help(
        "Hộ của người này, hoặc hộ mà người này đến.",
        "The person's household, or the one visited.",
    ),
    field(
        "birth_year",
        in_forms("Năm sinh", "Year of birth"),
        ValueType::Int { min: EARLIEST_BIRTH_YEAR, max: 2200 },
    )
    .help("Dành cho người chưa có trong danh sách.", "For someone who is not on the list.")
    .example("1985")
    .when_empty("person"),
    field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
        .help(
            "Số liên lạc trên đường và ở nơi đến.",
            "The number on the way and at the destination.",
        )
        .example("0912 345 678"),
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
    field("from_unit", in_forms("Từ (mã đơn vị)", "From (unit)"), ValueType::Unit)
        .help("Tỉnh, huyện hoặc xã nơi đi.", "The province, district or ward left.")
        .example("79")
        .not_asked(),
    field("from_text", in_forms("Từ đâu", "From"), ValueType::Text { max_chars: 200 })
        .help("Nơi đi, ghi rõ xã, huyện, tỉnh.", "Where from: commune, district, province.")
        .example("Phường 12, Bình Thạnh, TP Hồ Chí Minh")
        .when("direction", COMING),
    field("to_unit", in_forms("Đến (mã đơn vị)", "To (unit)"), ValueType::Unit)
        .help("Tỉnh, huyện hoặc xã nơi đến.", "The province, district or ward of destination.")
        .example("14")
        .not_asked(),
    field("to_text", in_forms("Đến đâu", "To"), ValueType::Text { max_chars: 200 })
        .help("Nơi đến, ghi rõ xã, huyện, tỉnh.", "Where to: commune, district, province.")
        .example("Chiềng Mung, Mai Sơn, Sơn La")
        .when("direction", LEAVING),
    field("epidemic_area", in_forms("Liên quan vùng dịch", "Epidemic area"), ValueType::Bool).help(
        "Đi đến, đi qua hoặc về từ nơi đang có dịch.",
        "To, through or from a place with an outbreak.",
    ),
    field("reason", in_forms("Lý do", "Reason"), ValueType::Choice { choices: REASONS })
        .help("Vì việc gì.", "What for."),
    field(
        "reason_note",
        in_forms("Ghi rõ lý do", "Reason in words"),
        ValueType::Text { max_chars: 300 },
    )
    .help("Ghi thêm nếu cần.", "More, where needed.")
    .example("Đưa mẹ đi khám mắt"),
    field(
        "transport",
        in_forms("Phương tiện", "Transport"),
        ValueType::Choice { choices: TRANSPORTS },
    )
    .help("Đi bằng gì.", "By what."),
    field("plate", in_forms("Biển số", "Plate"), ValueType::Plate)
        .help("Biển số xe, hoặc số hiệu chuyến xe ghi ở ghi chú.", "The vehicle's plate.")
        .example("29A-123.45")
        .when("transport", PLATED),
    field("depart_planned", in_forms("Dự kiến đi lúc", "Leaves, planned"), ValueType::Time)
        .help("Ngày giờ dự kiến đi.", "When the person means to leave.")
        .example("22/11/2021 06:30")
        .when("direction", LEAVING),
    field("depart_actual", in_forms("Đã đi lúc", "Left at"), ValueType::Time)
        .help("Ngày giờ đã đi.", "When the person left.")
        .example("22/11/2021 06:45")
        .when("direction", LEAVING),
    field("arrive_planned", in_forms("Dự kiến đến lúc", "Arrives, planned"), ValueType::Time)
        .help("Ngày giờ dự kiến đến hoặc về.", "When the person means to arrive or be back.")
        .example("22/11/2021 18:00")
        .when("direction", COMING),
    field("arrive_actual", in_forms("Đã đến lúc", "Arrived at"), ValueType::Time)
        .help(
            "Ngày giờ đã có mặt. Từ lúc này tính hạn khai báo.",
            "When the person was there. The report is due from then.",
        )
        .example("22/11/2021 18:20")
        .when("direction", COMING),
    field("return_planned", in_forms("Dự kiến về lúc", "Due back"), ValueType::Time)
        .help(
            "Ngày giờ dự kiến về lại địa phương.",
            "When the person means to be back in the ward.",
        )
        .example("25/11/2021 20:00")
        .when("direction", LEAVING),
    field(
        "companions",
        in_forms("Người đi cùng", "Companions"),
        ValueType::Text { max_chars: 500 },
    )
    .help(
        "Họ tên, năm sinh những người đi cùng.",
        "Names and years of birth of those who come along.",
    )
    .example("Trần Minh Khôi (2012), Trần Thị Mai (1955)"),
    field(
        "approval",
        in_forms("Ý kiến của đơn vị", "Consent of the unit"),
        ValueType::Choice { choices: APPROVALS },
    )
    .help(
        "Thủ trưởng đơn vị đã đồng ý cho đi chưa.",
        "Whether the head of the unit has consented to the journey.",
    )
    .when("employee", &["true"]),
    field("approver_name", in_forms("Người đồng ý cho đi", "Approved by"), ValueType::Name)
        .help("Thủ trưởng đơn vị đã đồng ý.", "The head of the unit who consented.")
        .example("Lê Quang Vinh")
        .when("approval", &["granted"]),
    field(
        "approver_position",
        in_forms("Chức vụ người đồng ý", "Approver's position"),
        ValueType::Text { max_chars: 120 },
    )
    .help("Chức vụ và đơn vị.", "Position and unit.")
    .example("Hiệu trưởng Trường THCS Giảng Võ")
    .when("approval", &["granted"]),
    field(
        "declaration",
        in_forms("Tờ khai y tế", "Health declaration"),
        ValueType::Record { kind: "declaration" },
    )
    .help("Tờ khai của lượt này.", "The declaration that goes with it."),
    field(
        "departure",
        in_forms("Lượt đi trước đó", "Earlier departure"),
        ValueType::Record { kind: "movement" },
    )
    .help("Lượt đi mà lần về này kết thúc.", "The departure that this return ends.")
    .set_by(SetBy::App),
    field(
        "test_doc",
        in_forms("Giấy xét nghiệm", "Test paper"),
        ValueType::Text { max_chars: 200 },
    )
    .help("Loại, kết quả, ngày giờ lấy mẫu, nơi cấp.", "Kind, result, when and where taken.")
    .example("Test nhanh âm tính 21/11/2021, BV Đống Đa"),
    field("declared_at", in_forms("Báo lúc", "Declared at"), ValueType::Time)
        .help(
            "Khi người dân khai báo với tổ hoặc với chính quyền.",
            "When the person told the team or the ward.",
        )
        .set_by(SetBy::App),
    field(
        "channel",
        in_forms("Hình thức khai báo", "Told by"),
        ValueType::Choice { choices: CHANNELS },
    )
    .help("Khai báo bằng cách nào.", "How the ward came to know."),
    field("report_due_at", in_forms("Hạn khai báo y tế", "Report due"), ValueType::Time)
        .help(
            "Lúc đến cộng số giờ theo quy định của nơi này, ngày ấy.",
            "Arrival plus the hours of the rule of the place and day.",
        )
        .set_by(SetBy::App),
    field("reported_back_at", in_forms("Đã khai báo lúc", "Reported back at"), ValueType::Time)
        .help(
            "Khi người dân báo đã về và khai báo y tế.",
            "When the person reported being back and declared.",
        )
        .example("23/11/2021 08:10")
        .when("direction", COMING),
    field("closed", in_forms("Đã xong", "Closed"), ValueType::Bool)
        .help("Không cần theo dõi lượt này nữa.", "Nothing more to follow."),
    field("day", in_forms("Ngày", "Day"), ValueType::Day)
        .help(
            "Ngày đi hoặc ngày đến, lấy từ các giờ ở trên.",
            "The day of leaving or arriving, from the times above.",
        )
        .set_by(SetBy::App),
    field("note", in_forms("Ghi chú", "Note"), ValueType::Text { max_chars: 1000 })
        .help("Điều cần nhớ về lượt này.", "What to remember."),
    who::ID_TYPE,
    who::ID_NO,
    field("until", in_forms("Ở đến ngày", "Stays until"), ValueType::Day)
        .help("Người đến chơi, lưu trú ở đến ngày nào.", "Until when a visitor stays.")
        .example("28/11/2021")
        .when("direction", &["visit"]),
    field("facility", in_forms("Cơ sở lưu trú", "Lodging"), ValueType::Record { kind: "facility" })
        .help("Nhà nghỉ, khách sạn, nhà trọ mà người này ở.", "Where the guest stays."),
    field(
        "outside_city",
        in_forms("Ra khỏi tỉnh, thành phố", "Leaves the province"),
        ValueType::Bool,
    )
    .help("Đi ra ngoài tỉnh, thành phố này.", "Goes out of this province or city."),
    field("unit_name", in_forms("Cơ quan, đơn vị", "Unit"), ValueType::Text { max_chars: 120 })
        .help("Nơi người này làm việc.", "Where the person works.")
        .example("Trường THCS Giảng Võ"),
    field("approved_on", in_forms("Ngày đồng ý", "Approved on"), ValueType::Day)
        .help("Ngày thủ trưởng đơn vị đồng ý.", "When the head of the unit consented.")
        .example("21/11/2021"),
    field(
        "unit_reported_at",
        in_forms("Đã báo cáo lại đơn vị lúc", "Reported to the unit at"),
        ValueType::Time,
    )
    .help("Khi người này báo cho đơn vị là đã về.", "When the person told the unit of the return."),
    field(
        "online_code",
        in_forms("Mã khai báo", "Declaration code"),
        ValueType::Text { max_chars: 60 },
    )
    .help("Mã của tờ khai trực tuyến, nếu có.", "Of the online declaration, if any.")
    .example("TKYT-0123456"),
    field(
        "origin_level",
        in_forms("Cấp độ dịch nơi đi", "Level of origin"),
        ValueType::Int { min: 1, max: 4 },
    )
    .help("Cấp 1 đến 4, theo công bố của nơi đó.", "1 to 4, as that place announced.")
    .example("3"),
    field("doses", in_forms("Số mũi đã tiêm", "Doses"), ValueType::Int { min: 0, max: 5 })
        .help("Theo giấy xác nhận tiêm.", "As the certificate says.")
        .example("2"),
    field("last_dose_on", in_forms("Ngày tiêm mũi cuối", "Last dose on"), ValueType::Day)
        .help("Ngày tiêm gần nhất.", "The latest one.")
        .example("01/10/2021"),
    field("recovered_on", in_forms("Ngày khỏi COVID-19", "Recovered on"), ValueType::Day)
        .help("Theo giấy xác nhận khỏi bệnh.", "As the certificate of recovery says.")
        .example("05/09/2021"),
    field(
        "epidemic_ref",
        in_forms("Vùng dịch, mốc dịch tễ", "Epidemic area or exposure place"),
        ValueType::Record { kind: "exposure_place" },
    )
    .help("Nơi trong danh sách mà người này đã đến.", "The listed place where the person was."),
    field("triage", in_forms("Hướng xử lý", "Triage"), ValueType::Choice { choices: TRIAGES })
        .help("Người này phải làm gì theo quy định.", "What the rule asks of the person."),
    field(
        "triage_rule",
        in_forms("Theo quy định", "By the rule"),
        ValueType::Text { max_chars: 40 },
    )
    .help("Văn bản đã áp dụng.", "The document that was applied.")
    .set_by(SetBy::App),
    field("triage_by", in_forms("Người xác định", "Decided by"), ValueType::Name)
        .help("Ai quyết định hướng xử lý.", "Who decided it.")
        .example("Nguyễn Thị Hoa"),
    field("pass", in_forms("Lượt qua chốt", "Pass"), ValueType::Record { kind: "pass" })
        .help("Lượt qua chốt mà tổ nhận bàn giao.", "The pass that was handed on to the team."),
    field("visit", in_forms("Lượt thăm hộ", "Visit"), ValueType::Record { kind: "visit" })
        .help("Ghi khi đi thăm hộ này.", "Recorded on this visit.")
        .not_asked(),
];

const GROUPS: &[Group] = &[Group {
    name: "party",
    label: in_forms("Người đi cùng", "Companion"),
    fields: &[
        field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
            .help("Người đi cùng.", "Who comes along.")
            .example("Trần Minh Khôi")
            .required(),
        who::BIRTH_YEAR,
        who::PERSON,
        field(
            "temp",
            in_forms("Thân nhiệt", "Temperature"),
            ValueType::Decimal { min: 30.0, max: 45.0, unit: "°C" },
        )
        .help("Nếu có đo.", "Where it was measured.")
        .example("36,5"),
    ],
    min: 0,
}];

/// The day that the movement counts under: of leaving for a departure, else of arriving; actual before planned.
fn day(fields: &Fields) -> Option<LocalDate> {
    let (leaving, arriving) =
        (["depart_actual", "depart_planned"], ["arrive_actual", "arrive_planned"]);
    let order = match fields.text("direction") {
        Some("departure") => [leaving, arriving],
        _ => [arriving, leaving],
    };
    order.iter().flatten().find_map(|name| fields.int(name)).map(LocalDate::at_ms)
}

/// When the report is due: arrival plus the hours that the ward set, or that the rule of that day, place and person
/// gives; where none is known, the end of the day for whom a checkpoint handed on (SPEC K78). None for a departure, before
/// arrival, and for everybody else.
pub fn report_due_at(fields: &Fields, ctx: &CheckContext) -> Option<i64> {
    if fields.text("direction") == Some("departure") {
        return None;
    }
    let arrived = fields.int("arrive_actual")?;
    let by_rule = || rules::whole(rules::REPORT_BACK_HOURS, ctx.rules_at(arrived).of(whom(fields)));
    match ctx.own_report_hours(arrived).or_else(by_rule) {
        Some(hours) => arrived.checked_add(hours.checked_mul(HOUR_MS)?),
        // Whoever a checkpoint handed on is met on the day of the arrival.
        None => fields.text("pass").map(|_| LocalDate::at_ms(arrived).start_ms() + DAY_MS),
    }
}

/// Within how many hours to report, as the record says it, and whether leaving asks for consent.
fn grounds(fields: &Fields, ctx: &CheckContext) -> Vec<Ground> {
    let at = |names: &[&str]| names.iter().find_map(|name| fields.int(name)).unwrap_or(ctx.now_ms);
    if fields.text("direction") == Some("departure") {
        let left = ctx.rules_at(at(&["depart_actual", "depart_planned"])).of(whom(fields));
        let consent = ctx.ground("approval", rules::DEPARTURE_CONSENT, left);
        return Some(consent).filter(|ground| ground.value.is_some()).into_iter().collect();
    }
    let arrived_ms = at(&["arrive_actual", "arrive_planned"]);
    let arrived = ctx.rules_at(arrived_ms).of(whom(fields));
    let ground = ctx.own_ground("report_due_at", rules::REPORT_BACK_HOURS, arrived);
    let due = fields.int("report_due_at").zip(fields.int("arrive_actual"));
    let frozen =
        due.and_then(|(due, arrived)| Scalar::Int(due.saturating_sub(arrived) / HOUR_MS).as_f64());
    let own = ctx.own_report_hours(arrived_ms).and_then(|hours| Scalar::Int(hours).as_f64());
    let by_pass = ground.value.is_none() && own.is_none() && fields.text("pass").is_some();
    match frozen.or(own).filter(|_| !by_pass) {
        Some(hours) if ground.value != Some(hours) => vec![ground.of_settings(hours, "h")],
        _ => vec![ground],
    }
}

fn whom(fields: &Fields) -> AppliesTo {
    if fields.is_true("employee") { AppliesTo::Employee } else { AppliesTo::Everyone }
}

fn fill(fields: &Fields, ctx: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let due_at = report_due_at(fields, ctx).map_or(Scalar::Null, Scalar::Int);
    let mut filled = vec![("report_due_at", due_at)];
    if let Some(day) = day(fields) {
        filled.push(("day", Scalar::Text(day.to_string())));
    }
    filled
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    for name in [
        "depart_actual",
        "arrive_actual",
        "declared_at",
        "reported_back_at",
        "unit_reported_at",
        "approved_on",
        "last_dose_on",
        "recovered_on",
    ] {
        not_in_future(fields, name, ctx, problems);
    }
    who::check_paper(fields, "", problems);
    for id in fields.group("party") {
        birth_year(fields, &format!("party/{id}/birth_year"), ctx, problems);
    }
    not_after(fields, "depart_actual", "arrive_actual", problems);
    not_after(fields, "depart_planned", "arrive_planned", problems);
    not_after(fields, "depart_actual", "return_planned", problems);
    not_after(fields, "arrive_actual", "reported_back_at", problems);
    birth_year(fields, "birth_year", ctx, problems);
    ends(fields, problems);
    stranger(fields, problems);
    approval(fields, ctx, problems);
}

/// Where to or from, and when.
fn ends(fields: &Fields, problems: &mut Vec<Problem>) {
    let leaving = fields.text("direction") == Some("departure");
    let (unit, text, example) = if leaving {
        ("to_unit", "to_text", "Mai Sơn, Sơn La")
    } else {
        ("from_unit", "from_text", "Bình Thạnh, TP Hồ Chí Minh")
    };
    if fields.text("direction").is_some() && fields.text(unit).or(fields.text(text)).is_none() {
        let message = if leaving { DESTINATION } else { ORIGIN };
        problems.push(Problem::error(text, "place_missing", message, example));
    }
    let times: [&'static str; 2] = if leaving {
        ["depart_planned", "depart_actual"]
    } else {
        ["arrive_planned", "arrive_actual"]
    };
    if fields.text("direction").is_some() && times.iter().all(|name| fields.int(name).is_none()) {
        let field = if leaving { "depart_actual" } else { "arrive_actual" };
        problems.push(Problem::error(field, "time_missing", TIME, "22/11/2021 06:45"));
    }
}

/// Someone who is not on the list is found again by year of birth and number; who does not know them is recorded all
/// the same.
fn stranger(fields: &Fields, problems: &mut Vec<Problem>) {
    if fields.text("person").is_some() {
        return;
    }
    if fields.int("birth_year").is_none() {
        problems.push(Problem::warning("birth_year", "required_stranger", STRANGER, "1985"));
    }
    if fields.text("phone").is_none() {
        problems.push(Problem::warning("phone", "required_stranger", STRANGER, "0912 345 678"));
    }
}

/// Where a rule asks for the head of the unit's consent, what is missing of it is pointed out.
fn approval(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    if fields.text("direction") != Some("departure") || !fields.is_true("employee") {
        return;
    }
    let left = ["depart_actual", "depart_planned"].iter().find_map(|name| fields.int(name));
    let asked = ctx.rules_at(left.unwrap_or(ctx.now_ms)).of(AppliesTo::Employee);
    let Some(rule) = rules::find(rules::DEPARTURE_CONSENT, asked) else { return };
    let mut missing = |name: &str, example: &'static str| {
        problems.push(Problem {
            field: name.to_owned(),
            code: "approver_missing",
            severity: Severity::Warning,
            vi: format!("{} {}", APPROVER.vi, rule.source),
            en: format!("{} {}", APPROVER.en, rule.source),
            example,
        });
    };
    match fields.text("approval") {
        None if fields.text("approver_name").is_none() => missing("approval", ""),
        Some("granted") => {
            for (name, example) in
                [("approver_name", "Lê Quang Vinh"), ("approver_position", "Hiệu trưởng")]
            {
                if fields.text(name).is_none() {
                    missing(name, example);
                }
            }
        }
        _ => {}
    }
}

const DESTINATION: super::Text =
    t("Ghi nơi đến: xã, huyện, tỉnh.", "Give the destination: commune, district, province.");
const ORIGIN: super::Text =
    t("Ghi nơi đi: xã, huyện, tỉnh.", "Give where from: commune, district, province.");
const TIME: super::Text =
    t("Ghi ngày giờ đi hoặc đến, dự kiến cũng được.", "Give the day and hour, planned or actual.");
const STRANGER: super::Text = t(
    "Người chưa có trong danh sách: hỏi năm sinh và số điện thoại để tìm lại được. Không biết vẫn lưu được.",
    "Not on the list: ask for year of birth and phone number, to find the person again. Saved without them too.",
);
const APPROVER: super::Text = t(
    "Ghi ý kiến của đơn vị, họ tên và chức vụ người đồng ý. Căn cứ:",
    "Give the unit's consent, and name and position of who gave it. Source:",
);
