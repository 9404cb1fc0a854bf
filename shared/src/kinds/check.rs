//! Checking the fields of one record: types and limits by the schema, what must be there, then the kind's own
//! rules (SPEC K4 to K9).

use super::citizen_id::CitizenId;
use super::lookup::is_choice;
use super::normalise::{is_foreign_phone, is_phone, is_plate};
use super::{CheckContext, Field, Kind, Problem, Severity, Text, ValueType, t};
use crate::ids::{Place, PlaceKind, RecordId};
use crate::scalar::{Fields, FieldsExt, Scalar};
use crate::time::{DAY_MS, HOUR_MS, LocalDate};

/// How far ahead a phone's clock may be before a time counts as lying in the future.
const CLOCK_TOLERANCE_MS: i64 = HOUR_MS / 4;
/// A time before this day is a typing error.
const EARLIEST_TIME: &str = "2000-01-01";
/// Nobody alive was born before.
pub(super) const EARLIEST_BIRTH_YEAR: i64 = 1900;

impl Kind {
    /// Everything wrong or doubtful in a record whose fields are `fields` (all of them, normalised), in the
    /// order of the form. No error = a form may save it. A record that was taken out has none, nor has a
    /// member of a group that was taken out.
    pub fn problems(&self, fields: &Fields, ctx: &CheckContext) -> Vec<Problem> {
        let mut problems = Vec::new();
        if fields.value("removed/at").is_some() {
            return problems;
        }
        for (key, value) in fields {
            match self.field(key) {
                _ if *value == Scalar::Null || self.is_taken_out(key, fields) => {}
                Some(field) => check_value(key, field, value, ctx, &mut problems),
                None => problems.push(Problem::warning(key, "unknown_field", UNKNOWN, "")),
            }
        }
        self.missing(fields, &mut problems);
        (self.check)(fields, ctx, &mut problems);
        problems.sort_by_key(|problem| self.position(&problem.field));
        problems
    }

    /// Whether a form may save the record.
    pub fn is_valid(&self, fields: &Fields, ctx: &CheckContext) -> bool {
        self.problems(fields, ctx).iter().all(|problem| problem.severity != Severity::Error)
    }

    /// Whether the key belongs to a member of a group that was taken out.
    fn is_taken_out(&self, key: &str, fields: &Fields) -> bool {
        let mut parts = key.split('/');
        match (parts.next(), parts.next()) {
            (Some(group), Some(id)) if self.group(group).is_some() => {
                fields.is_true(&format!("{group}/{id}/removed"))
            }
            _ => false,
        }
    }

    fn missing(&self, fields: &Fields, problems: &mut Vec<Problem>) {
        for field in self.fields.iter().filter(|field| field.required) {
            require(field, field.name.to_owned(), fields, problems);
        }
        for group in self.groups {
            let ids = fields.group(group.name);
            if ids.len() < group.min {
                problems.push(Problem::error(group.name, "group_empty", EMPTY_GROUP, ""));
            }
            for id in ids {
                for field in group.fields.iter().filter(|field| field.required) {
                    require(field, format!("{}/{id}/{}", group.name, field.name), fields, problems);
                }
            }
        }
    }

    /// The place of a key in the form: its field's, then its group's.
    fn position(&self, key: &str) -> (usize, usize) {
        let first = key.split('/').next().unwrap_or_default();
        let field =
            |fields: &[Field], name: &str| fields.iter().position(|field| field.name == name);
        if let Some(at) = field(self.fields, first) {
            return (at, 0);
        }
        let after = self.fields.len();
        match self.groups.iter().position(|group| group.name == first) {
            Some(at) => {
                let name = key.split('/').nth(2).unwrap_or_default();
                let within = self.group(first).and_then(|group| field(group.fields, name));
                (after + at, within.unwrap_or_default())
            }
            None => (after + self.groups.len(), 0),
        }
    }
}

fn require(field: &Field, key: String, fields: &Fields, problems: &mut Vec<Problem>) {
    if fields.get(&key).is_none_or(Scalar::is_empty) {
        problems.push(Problem {
            field: key,
            code: "required",
            severity: Severity::Error,
            vi: format!("Chưa có «{}».", field.label.vi),
            en: format!("“{}” is missing.", field.label.en),
            example: field.example,
        });
    }
}

fn check_value(
    key: &str,
    field: &'static Field,
    value: &Scalar,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    let mut found = Found { key, example: field.example, problems };
    match (field.value, value) {
        (ValueType::Text { max_chars }, Scalar::Text(text)) => found.length(text, max_chars),
        (ValueType::Name, Scalar::Text(text)) => found.name(text),
        (ValueType::Int { min, max }, value) => match value.as_int() {
            #[expect(clippy::cast_precision_loss, reason = "limits are small")]
            Some(n) if n < min || n > max => found.range(min as f64, max as f64, ""),
            Some(_) => {}
            None => found.error("not_a_number", NOT_A_NUMBER),
        },
        (ValueType::Decimal { min, max, unit }, value) => match value.as_f64() {
            Some(x) if !(min..=max).contains(&x) => found.range(min, max, unit),
            Some(_) => {}
            None => found.error("not_a_number", NOT_A_NUMBER),
        },
        (ValueType::Bool, Scalar::Bool(_)) => {}
        (ValueType::Set { .. } | ValueType::OpenSet, Scalar::Bool(_)) => {}
        (ValueType::Day, Scalar::Text(text)) => found.day(text),
        (ValueType::PartialDay, Scalar::Text(text)) => found.born(text, ctx),
        (ValueType::Time, value) => match value.as_int() {
            Some(ms) => found.time(ms, ctx),
            None => found.error("not_a_time", NOT_A_TIME),
        },
        (ValueType::Choice { choices }, Scalar::Text(code)) => {
            if !is_choice(choices, code) {
                found.error("not_a_choice", NOT_A_CHOICE);
            }
        }
        (ValueType::Record { .. }, Scalar::Text(id)) => {
            found.holds(id.parse::<RecordId>().is_ok(), "not_a_record", NOT_A_RECORD)
        }
        (ValueType::Place, Scalar::Text(code)) => {
            found.holds(code.parse::<Place>().is_ok(), "not_a_place", NOT_A_PLACE)
        }
        (ValueType::Unit, Scalar::Text(code)) => {
            found.holds(is_unit(code), "not_a_unit", NOT_A_UNIT)
        }
        (ValueType::Phone, Scalar::Text(text)) => found.phone(text),
        (ValueType::CitizenId, Scalar::Text(text)) => found.citizen_id(text, ctx),
        (ValueType::OldId, Scalar::Text(text)) => {
            found.holds(is_digits(text, 9), "bad_old_id", OLD_ID)
        }
        (ValueType::HealthInsurance, Scalar::Text(text)) => {
            found.holds(is_health_insurance(text), "bad_health_insurance", INSURANCE)
        }
        (ValueType::Plate, Scalar::Text(text)) => {
            if !is_plate(text) {
                found.warning("strange_plate", PLATE);
            }
        }
        _ => found.error("wrong_type", WRONG_TYPE),
    }
}

/// What was found in one field.
struct Found<'a> {
    key: &'a str,
    example: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Found<'_> {
    fn error(&mut self, code: &'static str, text: Text) {
        self.problems.push(Problem::error(self.key, code, text, self.example));
    }
    fn warning(&mut self, code: &'static str, text: Text) {
        self.problems.push(Problem::warning(self.key, code, text, self.example));
    }
    fn holds(&mut self, right: bool, code: &'static str, text: Text) {
        if !right {
            self.error(code, text);
        }
    }

    fn length(&mut self, text: &str, max_chars: usize) {
        if text.chars().count() > max_chars {
            self.written(
                "too_long",
                format!("Dài quá {max_chars} ký tự, xin viết ngắn lại."),
                format!("Longer than {max_chars} characters, please shorten it."),
            );
        }
    }

    /// Any letters: "Y", "A", "Lò", apostrophes and names of one word are right (SPEC K6).
    fn name(&mut self, text: &str) {
        self.length(text, MAX_NAME_CHARS);
        if !text.is_empty() && !text.chars().any(char::is_alphabetic) {
            self.error("bad_name", NAME);
        } else if text.chars().any(|c| c.is_ascii_digit()) {
            self.warning("digit_in_name", NAME);
        }
    }

    fn range(&mut self, min: f64, max: f64, unit: &str) {
        let space = if unit.is_empty() || unit == "°" { "" } else { " " };
        let vi = format!("Phải từ {} đến {}{space}{unit}.", comma(min), comma(max));
        let en = format!("Must be from {min} to {max}{space}{unit}.");
        self.written("out_of_range", vi, en);
    }

    fn written(&mut self, code: &'static str, vi: String, en: String) {
        let (field, example) = (self.key.to_owned(), self.example);
        self.problems.push(Problem { field, code, severity: Severity::Error, vi, en, example });
    }

    fn day(&mut self, text: &str) {
        let day = text.parse::<LocalDate>();
        self.holds(
            day.is_ok_and(|day| (1900..=2200).contains(&day.year())),
            "not_a_day",
            NOT_A_DAY,
        );
    }

    fn born(&mut self, text: &str, ctx: &CheckContext) {
        match first_day(text) {
            None => self.error("not_a_birth_date", NOT_BORN),
            Some(day) if day > ctx.today() => self.error("in_future", FUTURE),
            Some(day) if i64::from(day.year()) < EARLIEST_BIRTH_YEAR => {
                self.error("too_early", TOO_EARLY)
            }
            Some(_) => {}
        }
    }

    fn time(&mut self, ms: i64, ctx: &CheckContext) {
        let earliest = EARLIEST_TIME.parse().map_or(0, LocalDate::start_ms);
        if ms < earliest {
            self.error("too_early", TOO_EARLY);
        } else if ms > ctx.now_ms.saturating_add(366 * DAY_MS) {
            self.error("too_late", TOO_LATE);
        }
    }

    fn phone(&mut self, text: &str) {
        if is_foreign_phone(text) {
            self.warning("foreign_phone", FOREIGN_PHONE);
        } else if !is_phone(text) {
            self.error("bad_phone", PHONE);
        }
    }

    fn citizen_id(&mut self, text: &str, ctx: &CheckContext) {
        let Some(number) = CitizenId::parse(text) else {
            return self.error("bad_citizen_id", CITIZEN_ID);
        };
        if !number.has_known_origin() {
            self.warning("citizen_id_origin", CITIZEN_ID_ORIGIN);
        }
        if number.birth_year > ctx.today().year() {
            self.warning("citizen_id_birth_year", CITIZEN_ID_YEAR);
        }
    }
}

/// Characters at most in a person's name.
pub(super) const MAX_NAME_CHARS: usize = 80;

fn comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_unit(code: &str) -> bool {
    [2, 3, 5].iter().any(|count| is_digits(code, *count))
}

/// Ten digits, or the older card's code: two letters, one digit 1 to 5, twelve digits.
fn is_health_insurance(text: &str) -> bool {
    let old = |text: &str| {
        let (letters, digits) = (text.get(..2)?, text.get(2..)?);
        let rank = digits.bytes().next()?;
        let letters = letters.bytes().all(|b| b.is_ascii_uppercase());
        Some(letters && (b'1'..=b'5').contains(&rank) && is_digits(digits, 13))
    };
    is_digits(text, 10) || old(text).unwrap_or(false)
}

/// The first day of `1950`, `1950-03` or `1950-03-21`.
pub(super) fn first_day(text: &str) -> Option<LocalDate> {
    match text.len() {
        4 => format!("{text}-01-01").parse().ok(),
        7 => format!("{text}-01").parse().ok(),
        _ => text.parse().ok(),
    }
}

/// Adds an error where the day or time in `key` has not come yet.
pub(super) fn not_in_future(
    fields: &Fields,
    key: &str,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    let ahead = match fields.value(key) {
        Some(Scalar::Text(day)) => day.parse::<LocalDate>().is_ok_and(|day| day > ctx.today()),
        Some(value) => {
            value.as_int().is_some_and(|ms| ms > ctx.now_ms.saturating_add(CLOCK_TOLERANCE_MS))
        }
        None => false,
    };
    if ahead {
        problems.push(Problem::error(key, "in_future", FUTURE, ""));
    }
}

/// Adds an error to `later` where its time lies before that of `earlier`.
pub(super) fn not_after(fields: &Fields, earlier: &str, later: &str, problems: &mut Vec<Problem>) {
    if let (Some(first), Some(second)) = (fields.int(earlier), fields.int(later))
        && second < first
    {
        problems.push(Problem::error(later, "out_of_order", ORDER, ""));
    }
}

/// Adds an error where a year of birth lies ahead.
pub(super) fn birth_year(
    fields: &Fields,
    key: &str,
    ctx: &CheckContext,
    problems: &mut Vec<Problem>,
) {
    if fields.int(key).is_some_and(|year| year > i64::from(ctx.today().year())) {
        problems.push(Problem::error(key, "in_future", FUTURE, "1985"));
    }
}

/// Adds an error where the place in `key` is not of that kind.
pub(super) fn place_of(fields: &Fields, key: &str, kind: PlaceKind, problems: &mut Vec<Problem>) {
    let place = fields.text(key).and_then(|code| code.parse::<Place>().ok());
    if place.is_some_and(|place| place.kind() != kind) {
        let (text, example) = match kind {
            PlaceKind::Area => (AREA, "00025-01"),
            PlaceKind::Checkpoint => (CHECKPOINT, "00025-C01"),
            PlaceKind::Ward => (NOT_A_PLACE, "00025"),
        };
        problems.push(Problem::error(key, "wrong_place", text, example));
    }
}

const UNKNOWN: Text = t(
    "Máy này chưa biết mục này; có thể cần cập nhật ứng dụng.",
    "This version does not know this field; an update may be needed.",
);
const EMPTY_GROUP: Text = t("Ghi ít nhất một người.", "Record at least one person.");
const WRONG_TYPE: Text = t("Giá trị không đúng kiểu.", "A value of the wrong type.");
const NAME: Text = t("Ghi họ và tên bằng chữ.", "Write the name in letters.");
const NOT_A_NUMBER: Text = t("Ghi một con số.", "Write a number.");
const NOT_A_DAY: Text = t("Ghi ngày theo dạng ngày/tháng/năm.", "Write a day as day/month/year.");
const NOT_A_TIME: Text = t("Ghi ngày và giờ.", "Write day and hour.");
const NOT_BORN: Text = t(
    "Ghi ngày/tháng/năm sinh, hoặc chỉ tháng/năm, hoặc chỉ năm.",
    "Write day/month/year of birth, or month/year, or the year alone.",
);
const FUTURE: Text =
    t("Chưa đến thời điểm này: xin xem lại.", "That has not come yet: please check.");
const TOO_EARLY: Text =
    t("Thời điểm quá xa: xin xem lại năm.", "Too long ago: please check the year.");
const TOO_LATE: Text =
    t("Thời điểm quá xa: xin xem lại năm.", "Too far ahead: please check the year.");
const ORDER: Text = t(
    "Sớm hơn thời điểm trước đó: xin xem lại ngày giờ.",
    "Before the time that comes first: please check day and hour.",
);
const NOT_A_CHOICE: Text = t("Chọn một mục trong danh sách.", "Choose one of the list.");
const NOT_A_RECORD: Text = t("Chọn lại trong danh sách.", "Choose again from the list.");
const NOT_A_PLACE: Text = t("Chọn lại địa bàn hoặc chốt.", "Choose the area or checkpoint again.");
const AREA: Text = t("Phải là mã tổ dân phố, thôn, bản.", "Must be the code of an area.");
const CHECKPOINT: Text = t("Phải là mã chốt.", "Must be the code of a checkpoint.");
const NOT_A_UNIT: Text =
    t("Mã đơn vị có 2, 3 hoặc 5 chữ số.", "A unit's code has 2, 3 or 5 digits.");
const PHONE: Text = t(
    "Số di động có 10 số, bắt đầu 03, 05, 07, 08, 09; số bàn bắt đầu 02.",
    "A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09; a landline with 02.",
);
const FOREIGN_PHONE: Text =
    t("Số nước ngoài: xin đọc lại một lượt.", "A foreign number: please read it over once.");
const CITIZEN_ID: Text =
    t("Số căn cước có đúng 12 chữ số.", "A citizen number has exactly 12 digits.");
const CITIZEN_ID_ORIGIN: Text = t(
    "Ba số đầu không phải mã tỉnh nào: xin xem lại thẻ.",
    "The first three digits are no province's: please look at the card again.",
);
const CITIZEN_ID_YEAR: Text = t(
    "Năm sinh trong số căn cước chưa tới: xin xem lại thẻ.",
    "The year of birth in the citizen number has not come: please look at the card again.",
);
const OLD_ID: Text =
    t("Số CMND cũ có đúng 9 chữ số.", "An old identity card number has exactly 9 digits.");
const INSURANCE: Text = t(
    "Số thẻ BHYT có 10 chữ số, hoặc 2 chữ cái và 13 chữ số.",
    "A health insurance number has 10 digits, or 2 letters and 13 digits.",
);
const PLATE: Text = t(
    "Biển số lạ: xin đọc lại một lượt. Vẫn lưu được.",
    "An unusual plate: please read it over once. It can be saved.",
);
