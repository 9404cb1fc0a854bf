//! A number that is to be stopped at a checkpoint today (cần dừng), as a keyed hash: what the server makes of
//! [`watch`](super::watch) for the phones at the barrier. No name, no reason, nothing about health.

use super::offer::{Access, Due, List, Order, Screens};
use super::{Field, Kind, SetBy, ValueType, field, in_forms, no_check, no_fill};
use crate::ids::Family;

/// A number to be stopped.
pub static KIND: Kind = Kind {
    name: "alert",
    version: 1,
    family: Family::Alerts,
    label: in_forms("Số cần dừng", "Number to be stopped"),
    fields: FIELDS,
    groups: &[],
    date_field: Some("until"),
    search_fields: &[],
    name_field: None,
    title_fields: &["call_phone"],
    access: Access::of_server(),
    list: List { columns: &["until"], filters: &[], states: &[], order: Order::Newest },
    first_fields: &["until"],
    sections: &[],
    one_open: None,
    counted_by: None,
    due: Due::Never,
    part_of: None,
    screens: Screens::Own,
    rulings: None,
    check: no_check,
    fill: no_fill,
};

const FIELDS: &[Field] = &[
    field("salt", in_forms("Khóa", "Salt"), ValueType::Text { max_chars: 32 })
        .help("Khóa của ngày, khác nhau ở mỗi số.", "The day's key, another for each number.")
        .example("9f86d081884c7d659a2feaa0c55ad015")
        .set_by(SetBy::Server),
    field("key", in_forms("Mã băm", "Hash"), ValueType::Text { max_chars: 64 })
        .help("HMAC-SHA256 của số đã chuẩn hóa.", "HMAC-SHA256 of the number in its stored form.")
        .set_by(SetBy::Server),
    field("until", in_forms("Đến lúc", "Until"), ValueType::Time)
        .help("Hết lúc này thì không dừng nữa.", "From then on it is not stopped.")
        .set_by(SetBy::Server),
    field("call_phone", in_forms("Số điện thoại", "Phone"), ValueType::Hotline)
        .help("Số mà chốt gọi.", "The number to call.")
        .example("024 3831 2345")
        .set_by(SetBy::Server),
];
