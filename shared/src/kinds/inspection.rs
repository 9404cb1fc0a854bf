//! An inspection (kiểm tra): of whom, what was found by the checklist, what is to be mended by when, what came of it.

use super::offer::{Access, Due, List, Order, Screens, State};
use super::{
    CheckContext, Choice, Field, Ground, Group, Kind, Offer, Problem, Rulings, Section, SetBy,
    Text, ValueType, choice, field, in_forms, not_in_future, parts, rulings, section, should_say,
    t,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::rules::checklist;
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::LocalDate;

/// An inspection.
pub static KIND: Kind = Kind {
    name: "inspection",
    version: 2,
    family: Family::Casework,
    label: in_forms("Kiểm tra", "Inspection"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: Some("at"),
    search_fields: &[
        "subject_text",
        "represented_by",
        "findings",
        "minutes_no",
        "inspectors/*/name",
    ],
    name_field: None,
    title_fields: &["subject_text"],
    access: Access::seen_with(OfficeTask::Casework),
    list: List {
        columns: &["at", "type", "subject_kind", "score", "outcome", "remedy_by"],
        filters: &["outcome", "type", "subject_kind", "facility"],
        states: &[State::Open, State::Overdue, State::DueToday],
        order: Order::Newest,
    },
    first_fields: &[
        "at",
        "type",
        "subject_kind",
        "subject_text",
        "represented_by",
        "ok",
        "fail",
        "findings",
        "outcome",
        "remedy",
        "remedy_by",
    ],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: Some("outcome"),
    due: Due::By { field: "remedy_by", done: &["remedied_on"] },
    part_of: None,
    screens: Screens::Derived,
    rulings: Some(rulings),
    check,
    fill,
};

/// Why it takes place.
pub const TYPES: &[Choice] = &[
    choice("planned", "Định kỳ", "Planned"),
    choice("unannounced", "Đột xuất", "Unannounced"),
    choice("follow_up", "Phúc tra", "Follow-up"),
];

/// What is inspected.
pub const SUBJECTS: &[Choice] = &[
    choice("team", "Tổ COVID", "Team"),
    choice("checkpoint", "Chốt", "Checkpoint"),
    choice("area", "Tổ dân phố, thôn, bản", "Area"),
    choice("facility", "Cơ quan, cơ sở", "Establishment"),
    choice("household", "Hộ", "Household"),
    choice("zone", "Khu phong tỏa", "Zone"),
    choice("site", "Khu cách ly, trạm", "Isolation site, station"),
    choice("member", "Cá nhân được giao nhiệm vụ", "Somebody on duty"),
];

/// What is looked at. Which of it a form offers for a subject is [`checklist`].
pub const ITEMS: &[Choice] = &[
    choice("distance", "Giãn cách 2 m", "Distance of 2 m"),
    choice("disinfect", "Khử khuẩn phòng họp", "Meeting rooms disinfected"),
    choice("air", "Hạn chế điều hòa trung tâm", "Central air conditioning limited"),
    choice(
        "reception",
        "Khai báo, đo thân nhiệt tại thường trực",
        "Declaration and temperature at the door",
    ),
    choice("canteen", "Bố trí chỗ ngồi căng tin", "Seats of the canteen"),
    choice("mask", "Đeo khẩu trang", "Masks"),
    choice("qr", "Quét mã QR", "QR code at the door"),
    choice("plan", "Có phương án, người phụ trách", "A plan, somebody in charge"),
    choice("stop_all", "Kiểm tra đủ phương tiện, người", "All vehicles and people stopped"),
    choice("temp_all", "Đo thân nhiệt mọi người", "Everybody measured"),
    choice("guide", "Hướng dẫn khai báo y tế", "Guided in declaring"),
    choice("roles", "Phân công rõ từng lực lượng, từng người", "Duties are clear"),
    choice("reports", "Báo cáo đủ, đúng giờ", "Reports come in time"),
    choice("remind", "Nhắc 5K, cam kết", "Reminds of 5K and the commitment"),
    choice("door", "Đi từng ngõ, gõ từng nhà", "Goes from door to door"),
    choice(
        "tell",
        "Báo ngay người sốt, ho, đau họng",
        "Tells of fever, cough, sore throat at once",
    ),
    choice("newcomers", "Nắm người mới đến, chưa khai báo", "Knows who came and did not declare"),
    choice("convention", "Có hương ước, quy ước phòng dịch", "A village convention"),
    choice("commitment", "Đã ký cam kết gia đình", "The household's commitment is signed"),
    choice("barrier", "Rào chắn, biển báo", "Barriers and signs"),
    choice("guard", "Có người trực, bảo vệ", "Guarded"),
    choice("supply", "Cung ứng lương thực, thuốc men", "Food and medicine are supplied"),
    choice("beds", "Đủ giường, phòng", "Enough beds and rooms"),
    choice("meals", "Bảo đảm bữa ăn", "Meals"),
    choice("water", "Nước, vệ sinh", "Water and sanitation"),
    choice("waste", "Thu gom rác thải đúng cách", "Waste is collected as it should"),
    choice("ppe", "Đủ trang phục bảo hộ", "Enough protective clothing"),
    choice("present", "Có mặt đúng ca trực", "On duty in time"),
];

/// What came of it.
pub const OUTCOMES: &[Choice] = &[
    choice("good", "Tốt", "Good"),
    choice("commended", "Biểu dương", "Commended"),
    choice("reminded", "Nhắc nhở", "Reminded"),
    choice("criticised", "Phê bình", "Criticised"),
    choice("minutes", "Lập biên bản", "Minutes taken"),
    choice("reported", "Báo cáo cấp có thẩm quyền", "Reported to the authority"),
];

const SECTIONS: &[Section] = &[
    section(
        "Đối tượng trong danh sách",
        "Subject, from the lists",
        &["team", "facility", "household", "zone", "site", "member", "subject_place"],
    ),
    section("Khắc phục", "Remedy", &["remedied_on", "responsible"]),
    section("Biên bản", "Minutes", &["minutes_no"]).when("outcome", &["minutes", "reported"]),
];

const FIELDS: &[Field] = &[
    field("at", in_forms("Lúc", "At"), ValueType::Time)
        .help("Ngày giờ kiểm tra.", "When it took place.")
        .required(),
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: TYPES })
        .help("Định kỳ, đột xuất hay phúc tra.", "Planned, unannounced or follow-up.")
        .required(),
    field(
        "subject_kind",
        in_forms("Đối tượng", "Subject"),
        ValueType::Choice { choices: SUBJECTS },
    )
    .help("Kiểm tra ai, nơi nào.", "What is inspected.")
    .required(),
    field("subject_text", in_forms("Tên đối tượng", "Name"), ValueType::Text { max_chars: 160 })
        .help("Tên tổ, chốt, cơ quan, hộ.", "Of the team, checkpoint, office or household.")
        .example("Trường Mầm non Hoa Ban")
        .required(),
    field("team", in_forms("Tổ", "Team"), ValueType::Record { kind: "team" })
        .help("Tổ được kiểm tra.", "The team that is inspected.")
        .when("subject_kind", &["team"]),
    field(
        "facility",
        in_forms("Cơ quan, cơ sở", "Establishment"),
        ValueType::Record { kind: "facility" },
    )
    .help("Cơ sở được kiểm tra.", "The establishment that is inspected.")
    .when("subject_kind", &["facility"]),
    field("household", in_forms("Hộ", "Household"), ValueType::Record { kind: "household" })
        .help("Hộ được kiểm tra.", "The household that is inspected.")
        .when("subject_kind", &["household"]),
    field("zone", in_forms("Khu phong tỏa", "Zone"), ValueType::Record { kind: "zone" })
        .help("Khu được kiểm tra.", "The zone that is inspected.")
        .when("subject_kind", &["zone"]),
    field("site", in_forms("Khu cách ly, trạm", "Site"), ValueType::Record { kind: "site" })
        .help("Nơi được kiểm tra.", "The site that is inspected.")
        .when("subject_kind", &["site"]),
    field("member", in_forms("Cá nhân", "Member"), ValueType::Record { kind: "member" })
        .help("Người được kiểm tra.", "Who is inspected.")
        .when("subject_kind", &["member"]),
    field("subject_place", in_forms("Địa bàn, chốt", "Area or checkpoint"), ValueType::Place)
        .help("Địa bàn hoặc chốt được kiểm tra.", "The area or checkpoint that is inspected.")
        .example("00025-C01")
        .when("subject_kind", &["checkpoint", "area"]),
    field("represented_by", in_forms("Đại diện đơn vị", "Represented by"), ValueType::Name)
        .help("Ai tiếp đoàn kiểm tra.", "Who received the inspectors.")
        .example("Lê Quang Vinh"),
    field("ok", in_forms("Đạt", "Kept"), ValueType::Set { choices: ITEMS })
        .help("Những mục làm tốt.", "What is kept."),
    field("fail", in_forms("Chưa đạt", "Not kept"), ValueType::Set { choices: ITEMS })
        .help("Những mục phải khắc phục.", "What is to be mended."),
    field("score", in_forms("Điểm", "Score"), ValueType::Int { min: 0, max: 100 })
        .help("Số mục đạt trên số mục đã xem.", "Of what was looked at, how much is kept.")
        .set_by(SetBy::App),
    field("findings", in_forms("Nhận xét", "Findings"), ValueType::Text { max_chars: 2000 })
        .help("Đã thấy gì.", "What was seen.")
        .example("Chưa bố trí lại chỗ ngồi căng tin"),
    field("outcome", in_forms("Kết luận", "Outcome"), ValueType::Choice { choices: OUTCOMES })
        .help("Biểu dương, nhắc nhở hay lập biên bản.", "Commended, reminded or minutes.")
        .required(),
    field(
        "remedy",
        in_forms("Yêu cầu khắc phục", "To be mended"),
        ValueType::Text { max_chars: 1000 },
    )
    .help("Phải làm gì.", "What is to be done.")
    .example("Kê lại bàn, cách nhau 2 m")
    .unless("outcome", &["good", "commended"]),
    field("remedy_by", in_forms("Hạn khắc phục", "Mended by"), ValueType::Day)
        .help("Phải xong trước ngày nào.", "By when.")
        .example("29/11/2021")
        .unless("outcome", &["good", "commended"]),
    field("remedied_on", in_forms("Đã khắc phục ngày", "Mended on"), ValueType::Day)
        .help("Ngày đã thấy khắc phục xong.", "When it was seen to be done.")
        .example("26/11/2021"),
    field("minutes_no", in_forms("Biên bản số", "Minutes no."), ValueType::Text { max_chars: 40 })
        .help("Số biên bản.", "Number of the minutes.")
        .example("12/BB-KT"),
    field(
        "responsible",
        in_forms("Người đứng đầu chịu trách nhiệm", "Who answers for it"),
        ValueType::Name,
    )
    .help("Người đứng đầu đơn vị.", "The head of the unit.")
    .example("Lê Quang Vinh"),
];

const GROUPS: &[Group] = &[Group {
    name: "inspectors",
    label: in_forms("Người kiểm tra", "Inspector"),
    fields: &[
        field("name", in_forms("Họ và tên", "Full name"), ValueType::Name)
            .help("Thành viên đoàn kiểm tra.", "Who inspects.")
            .example("Nguyễn Thị Hoa")
            .required(),
        field("position", in_forms("Chức vụ", "Position"), ValueType::Text { max_chars: 80 })
            .help("Chức vụ, đơn vị.", "Position and unit.")
            .example("Phó Chủ tịch UBND phường"),
    ],
    min: 0,
}];

/// The list by which the subject is inspected, with its documents; the form offers what stands in it.
fn rulings(fields: &Fields, ctx: &CheckContext) -> Rulings {
    let Some(subject) = fields.text("subject_kind") else { return Rulings::default() };
    let day = LocalDate::at_ms(fields.int("at").unwrap_or(ctx.now_ms));
    let items = checklist::items(subject, day, ctx.ward.as_ref());
    let mut grounds: Vec<Ground> = Vec::new();
    for item in &items {
        let document = (item.source, item.valid_from, item.confirmed);
        let ground = Ground::by("fail", rulings::CHECKLIST, document);
        if !grounds.contains(&ground) {
            grounds.push(ground);
        }
    }
    if items.is_empty() {
        grounds.push(Ground::missing("fail", rulings::CHECKLIST));
    }
    let codes: Vec<_> = items.iter().map(|item| item.code).collect();
    let offers = ["ok", "fail"].map(|field| Offer { field, codes: codes.clone() });
    Rulings { grounds, offers: offers.into() }
}

fn fill(fields: &Fields, _: &CheckContext) -> Vec<(&'static str, Scalar)> {
    let (ok, fail) = (fields.set("ok").count(), fields.set("fail").count());
    let score = (ok * 100).checked_div(ok + fail).and_then(|score| i64::try_from(score).ok());
    vec![("score", score.map_or(Scalar::Null, Scalar::Int))]
}

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "at", ctx, problems);
    not_in_future(fields, "remedied_on", ctx, problems);
    let both = |item: &Choice| {
        ["ok", "fail"].iter().all(|set| fields.is_true(&format!("{set}/{}", item.code)))
    };
    if ITEMS.iter().any(both) {
        problems.push(Problem::error("fail", "contradiction", BOTH, ""));
    }
    if fields.group("inspectors").is_empty() {
        problems.push(Problem::warning("inspectors", "answer_missing", NOBODY, ""));
    }
    if fields.text("remedy").is_some() {
        should_say(fields, "remedy_by", BY, problems);
    }
    if fields.text("outcome") == Some("minutes") {
        should_say(fields, "minutes_no", MINUTES, problems);
    }
}

const BOTH: Text =
    t("Một mục không thể vừa đạt vừa chưa đạt.", "The same thing cannot be kept and not kept.");
const NOBODY: Text = t("Ghi ít nhất một người kiểm tra.", "Name at least one inspector.");
const BY: Text = t("Ghi hạn khắc phục.", "Say by when it is to be mended.");
const MINUTES: Text = t("Ghi số biên bản.", "Give the number of the minutes.");
