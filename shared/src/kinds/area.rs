//! Tổ dân phố, thôn, bản, tiểu khu: there is no national code, so a ward numbers its own.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Choice, Field, Group, Kind, Problem, ValueType, choice, field, former_choice,
    in_forms, no_fill, not_in_future, place_of,
};
use crate::ids::{Family, PlaceKind};
use crate::scalar::Fields;

/// An area of the ward.
pub static KIND: Kind = Kind {
    name: "area",
    version: 2,
    family: Family::Plan,
    label: in_forms("Tổ dân phố, thôn, bản", "Area"),
    fields: FIELDS,
    groups: GROUPS,
    date_field: None,
    search_fields: &["code", "name", "streets", "head_name", "head_phone"],
    name_field: None,
    title_fields: &["name"],
    access: Access::of_plan(),
    list: List {
        columns: &["code", "head_name", "head_phone"],
        filters: &["type"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["code", "name", "type"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check,
    fill: no_fill,
};

/// What an area is called here.
pub const AREA_TYPES: &[Choice] = &[
    choice("to_dan_pho", "Tổ dân phố", "Residential group"),
    choice("khu_pho", "Khu phố", "Quarter"),
    choice("thon", "Thôn", "Hamlet"),
    choice("ban", "Bản", "Hamlet (bản)"),
    choice("tieu_khu", "Tiểu khu", "Sub-quarter"),
    choice("ap", "Ấp", "Hamlet (ấp)"),
    choice("xom", "Xóm", "Hamlet (xóm)"),
    choice("buon", "Buôn", "Village (buôn)"),
    choice("lang", "Làng", "Village (làng)"),
    choice("bon", "Bon", "Village (bon)"),
    choice("phum_soc", "Phum, sóc", "Village (phum, sóc)"),
    choice("khom", "Khóm", "Quarter (khóm)"),
    choice("khu_dan_cu", "Khu dân cư", "Residential area"),
    former_choice("lien_gia", "Khu liên gia tự quản", "Self-managed cluster"),
];

const FIELDS: &[Field] = &[
    field("code", in_forms("Mã", "Code"), ValueType::Place)
        .help("Mã đơn vị hành chính và số thứ tự.", "The ward's code and a number.")
        .example("00025-01")
        .required(),
    field("name", in_forms("Tên", "Name"), ValueType::Text { max_chars: 80 })
        .help("Tên thường gọi.", "The name that people use.")
        .example("Tổ dân phố số 1")
        .required(),
    field("type", in_forms("Loại", "Type"), ValueType::Choice { choices: AREA_TYPES })
        .help("Địa bàn này được gọi là gì.", "What such an area is called here."),
    field(
        "streets",
        in_forms("Các phố, ngõ", "Streets and lanes"),
        ValueType::Text { max_chars: 500 },
    )
    .help("Các phố và ngõ thuộc địa bàn.", "The streets and lanes that belong to it.")
    .example("Phố Ngọc Khánh; ngõ 12, ngõ 26 Nguyễn Chí Thanh"),
    field("order", in_forms("Thứ tự", "Order"), ValueType::Int { min: 0, max: 999 })
        .help("Thứ tự trong danh sách.", "Its place in lists.")
        .example("1"),
    field(
        "head_name",
        in_forms("Tổ trưởng dân phố, trưởng thôn, bản", "Head of the area"),
        ValueType::Name,
    )
    .help("Người đứng đầu tổ dân phố, thôn, bản.", "Who heads the area.")
    .example("Trần Văn Bình"),
    field("head_phone", in_forms("Điện thoại người đứng đầu", "Head's phone"), ValueType::Phone)
        .help("Số máy của người đứng đầu.", "The head's number.")
        .example("0912 345 678"),
    field(
        "official",
        in_forms("Cán bộ phụ trách địa bàn", "Official in charge"),
        ValueType::Record { kind: "member" },
    )
    .help("Cán bộ được phân công phụ trách.", "The official who answers for the area."),
    field("population", in_forms("Số dân", "Population"), ValueType::Int { min: 0, max: 200_000 })
        .help("Để tính tỷ lệ ca mắc.", "For rates of cases.")
        .example("1250"),
    field(
        "households_total",
        in_forms("Tổng số hộ", "Households"),
        ValueType::Int { min: 0, max: 50_000 },
    )
    .help("Để biết đã đi được bao nhiêu phần.", "To know which share of them was visited.")
    .example("320"),
    field(
        "convention_on",
        in_forms("Ngày có hương ước, quy ước", "Village convention of"),
        ValueType::Day,
    )
    .help("Ngày thông qua hương ước, quy ước.", "The day on which it was agreed.")
    .example("12/12/2021"),
    field(
        "convention_no",
        in_forms("Số hương ước, quy ước", "Convention no."),
        ValueType::Text { max_chars: 60 },
    )
    .help("Số và ký hiệu, nếu có.", "Number and sign, if any.")
    .example("02/HƯ-TDP"),
    field("safe_since", in_forms("Tổ an toàn từ ngày", "Safe since"), ValueType::Day)
        .help("Ngày được công nhận là địa bàn an toàn.", "Since when it counts as safe.")
        .example("15/11/2021"),
];

const GROUPS: &[Group] = &[Group {
    name: "clusters",
    label: in_forms("Cụm liên gia", "Cluster"),
    fields: &[
        field("name", in_forms("Tên cụm", "Name"), ValueType::Text { max_chars: 80 })
            .help("Tên hoặc số của cụm.", "The cluster's name or number.")
            .example("Liên gia 3")
            .required(),
        field("head", in_forms("Trưởng cụm", "Head"), ValueType::Name)
            .help("Người đứng đầu cụm.", "Who heads it.")
            .example("Lò Thị Mai"),
        field("phone", in_forms("Điện thoại", "Phone"), ValueType::Phone)
            .help("Số máy của trưởng cụm.", "The head's number.")
            .example("0912 345 678"),
    ],
    min: 0,
}];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "convention_on", ctx, problems);
    not_in_future(fields, "safe_since", ctx, problems);
    place_of(fields, "code", PlaceKind::Area, problems);
}
