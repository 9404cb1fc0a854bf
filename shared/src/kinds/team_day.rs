//! A team's day (báo cáo ngày của tổ): what a team did and found on a day, what was hard, what it proposes.
//!
//! The numbers are the app's, frozen when the day is closed.

use super::offer::{Access, Due, List, Order, Screens};
use super::{
    CheckContext, Field, Kind, Problem, Section, SetBy, ValueType, field, in_forms, no_fill,
    not_in_future, parts, section,
};
use crate::ids::Family;
use crate::roles::OfficeTask;
use crate::scalar::Fields;

/// A team's day.
pub static KIND: Kind = Kind {
    name: "team_day",
    version: 1,
    family: Family::Casework,
    label: in_forms("Báo cáo ngày của tổ", "Team's day"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("day"),
    search_fields: &["name", "problems", "proposals"],
    name_field: None,
    title_fields: &["name"],
    access: Access::seen_with(OfficeTask::Casework),
    list: List {
        columns: &["day", "visited", "not_met", "suspects", "arrivals", "problems"],
        filters: &["team"],
        states: &[],
        order: Order::Newest,
    },
    first_fields: &["name", "day", "problems", "proposals"],
    sections: parts(SECTIONS),
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Derived,
    rulings: None,
    check,
    fill: no_fill,
};

const SECTIONS: &[Section] = &[section("Tổ", "Team", &["team"])];

const COUNT: ValueType = ValueType::Int { min: 0, max: 5_000 };

/// A number that the app counts.
const fn count(name: &'static str, vi: &'static str, en: &'static str) -> Field {
    field(name, in_forms(vi, en), COUNT)
        .help("Máy tự đếm khi đóng ngày.", "Counted by the app when the day is closed.")
        .set_by(SetBy::App)
}

const FIELDS: &[Field] = &[
    field("name", in_forms("Tổ", "Team"), ValueType::Text { max_chars: 80 })
        .help("Tên hoặc số của tổ.", "The team's name or number.")
        .example("Tổ COVID cộng đồng số 1")
        .required(),
    field(
        "team",
        in_forms("Tổ trong danh sách", "Team, from the list"),
        ValueType::Record { kind: "team" },
    )
    .help("Chọn trong danh sách tổ.", "Chosen from the teams."),
    field("day", in_forms("Ngày", "Day"), ValueType::Day)
        .help("Ngày báo cáo.", "The day that is reported.")
        .example("22/11/2021")
        .required(),
    count("assigned", "Số hộ phụ trách", "Households assigned"),
    count("visited", "Số hộ đã thăm", "Households visited"),
    count("not_met", "Số hộ không gặp", "Households not met"),
    count("people_checked", "Số người được hỏi thăm", "People asked about"),
    count("fever", "Người sốt", "With fever"),
    count("cough", "Người ho, khó thở", "With cough or breathless"),
    count("suspects", "Ca nghi ngờ", "Suspected cases"),
    count("arrivals", "Người mới đến, mới về", "Arrivals"),
    count("from_epidemic", "Người từ vùng dịch", "From an epidemic area"),
    count("undeclared", "Người chưa khai báo", "Not declared"),
    count("isolating", "Người đang cách ly", "In isolation"),
    count("isolating_checked", "Người cách ly đã kiểm tra", "In isolation, checked"),
    count("isolating_missed", "Người cách ly vắng mặt", "In isolation, absent"),
    count("violations", "Vi phạm", "Violations"),
    count("supports", "Hộ cần hỗ trợ", "Households in need"),
    count("newcomers", "Người mới đến chưa ghi", "Newcomers"),
    field("problems", in_forms("Khó khăn", "Difficulties"), ValueType::Text { max_chars: 1000 })
        .help("Điều gì vướng mắc trong ngày.", "What was hard on that day.")
        .example("Ba hộ đi làm cả ngày, chỉ gặp được buổi tối"),
    field("proposals", in_forms("Kiến nghị", "Proposals"), ValueType::Text { max_chars: 1000 })
        .help("Tổ đề nghị phường, xã làm gì.", "What the team asks of the ward.")
        .example("Bổ sung nhiệt kế và khẩu trang"),
    field("closed_at", in_forms("Đóng lúc", "Closed at"), ValueType::Time)
        .help("Khi tổ đóng ngày.", "When the team closed the day.")
        .set_by(SetBy::App),
    field("closed_by", in_forms("Người đóng", "Closed by"), ValueType::Name)
        .help("Ai đóng ngày.", "Who closed it.")
        .set_by(SetBy::App),
];

fn check(fields: &Fields, ctx: &CheckContext, problems: &mut Vec<Problem>) {
    not_in_future(fields, "day", ctx, problems);
}
