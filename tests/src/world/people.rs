//! What people write: every kind of record, new and changed, from few enough values and records that
//! two of them meet on the same field every so often.

use vungxanh_client::Edit;
use vungxanh_client::view::{ListQuery, PhoneRecord};
use vungxanh_shared::ids::Partition;
use vungxanh_shared::kinds::{self, Kind, SetBy, ValueType};
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::time::{HOUR_MS, LocalDate};
use vungxanh_shared::wire::Access;

use super::dice::Dice;
use super::phone::Phone;

const NAMES: [&str; 5] =
    ["Nguyễn Văn An", "Trần Thị Bình", "Lò Văn Pánh", "Đỗ Văn Hùng", "Y Ngông Niê"];
const TEXTS: [&str; 4] = ["12A", "ngõ 5", "Phố Ngọc Khánh", "ghi lại sau"];

/// What a person at this phone may want to save now: new records, or changes of what it shows.
pub fn edits(phone: &mut Phone, dice: &mut Dice, now_ms: i64) -> Vec<Edit> {
    let clock_ms = phone.clock_ms(now_ms);
    let Some((partition, kind)) = any_kind(phone, dice) else { return Vec::new() };
    if !dice.one_in(3) {
        return change(phone, kind, dice, clock_ms).into_iter().collect();
    }
    let place = partition.place.as_str().to_owned();
    let household = kind.name == "person" && dice.one_in(2);
    let mut edits = Vec::new();
    if household && let Some(of) = kinds::find("household") {
        let name = Some("nhà".to_owned());
        edits.push(Edit { name, ..fresh(of, &place, dice, clock_ms) });
    }
    for _ in 0..=dice.below(2) {
        let mut edit = fresh(kind, &place, dice, clock_ms);
        if household {
            edit.fields.insert("household".to_owned(), Scalar::from("@nhà"));
        }
        edits.push(edit);
    }
    edits
}

/// A partition that the phone may write, and a kind of record that is kept there.
fn any_kind(phone: &Phone, dice: &mut Dice) -> Option<(Partition, &'static Kind)> {
    let scope = &phone.engine.stored().scope;
    let writable = scope.iter().filter(|(_, held)| held.access == Access::Write);
    let writable: Vec<_> = writable.map(|(partition, _)| partition.clone()).collect();
    let partition = dice.pick(&writable)?.clone();
    let kinds: Vec<&'static Kind> =
        kinds::of_family(partition.family).filter(|kind| kind.name != "member").collect();
    Some((partition, dice.pick(&kinds).copied()?))
}

/// A change of some record that this phone shows.
pub fn change_of_any(phone: &mut Phone, dice: &mut Dice, now_ms: i64) -> Option<Edit> {
    let clock_ms = phone.clock_ms(now_ms);
    let (_, kind) = any_kind(phone, dice)?;
    change(phone, kind, dice, clock_ms)
}

/// A new record of this kind with what its form demands.
pub fn made(kind: &'static Kind, place: &str, dice: &mut Dice, clock_ms: i64) -> Edit {
    let fields = needed(kind, place, dice, clock_ms);
    let (kind, place) = (kind.name.to_owned(), Some(place.to_owned()));
    Edit { kind, place, fields, ..Edit::default() }
}

fn fresh(kind: &'static Kind, place: &str, dice: &mut Dice, clock_ms: i64) -> Edit {
    let mut fields = needed(kind, place, dice, clock_ms);
    for _ in 0..dice.below(4) {
        fields.extend(one_field(kind, dice, clock_ms));
    }
    let (kind, place) = (kind.name.to_owned(), Some(place.to_owned()));
    Edit { kind, place, fields, ..Edit::default() }
}

/// What the form of the kind demands.
fn needed(kind: &Kind, place: &str, dice: &mut Dice, clock_ms: i64) -> Fields {
    let name = || Scalar::from("Nguyễn Văn An");
    let hour = clock_ms - HOUR_MS * dice.between(1, 30);
    let fields: Vec<(&str, Scalar)> = match kind.name {
        "household" => vec![("head_name", name()), ("house_no", "12".into())],
        "person" => vec![("full_name", name()), ("dob", "1950".into()), ("sex", "male".into())],
        "movement" => vec![
            ("direction", "departure".into()),
            ("name", name()),
            ("birth_year", Scalar::Int(1980)),
            ("phone", "0912345678".into()),
            ("to_text", "Mai Sơn, Sơn La".into()),
            ("depart_actual", Scalar::Int(hour)),
        ],
        "declaration" => vec![
            ("name", name()),
            ("at", Scalar::Int(hour)),
            ("phone", "0912345678".into()),
            ("exposure", false.into()),
            ("epidemic_area", false.into()),
        ],
        "shift" => vec![("lead_name", name()), ("starts_at", Scalar::Int(hour))],
        "pass" => vec![
            ("at", Scalar::Int(hour)),
            ("direction", "in".into()),
            ("vehicle_type", "car".into()),
            ("plate", "29A12345".into()),
            ("decision", "let_pass".into()),
            ("people/a/name", name()),
            ("people/a/temp1", Scalar::F64(36.5)),
            ("people/a/declared", true.into()),
        ],
        "team" => vec![("name", "Tổ 1".into()), ("area", format!("{place}-01").as_str().into())],
        "settings" => vec![("ward_name", "Phường thử".into())],
        _ => vec![("name", name())],
    };
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Changes of a record that this phone shows: some fields, or a tombstone, or the tombstone taken away.
fn change(phone: &mut Phone, kind: &'static Kind, dice: &mut Dice, clock_ms: i64) -> Option<Edit> {
    let query =
        ListQuery { kind: kind.name.to_owned(), with_removed: true, ..ListQuery::default() };
    let mut records = phone.engine.list(&query, clock_ms).records;
    records.sort_by(|a, b| a.id.cmp(&b.id));
    // Often the oldest: there people meet.
    let few = if dice.one_in(2) { records.len().min(2) } else { records.len() };
    let listed = records.get(dice.below(few))?;
    let record = phone.engine.record(&listed.id, clock_ms)?;
    change_of(&record, dice, clock_ms)
}

/// What a person who looks at this record may want to change in it.
pub fn change_of(record: &PhoneRecord, dice: &mut Dice, clock_ms: i64) -> Option<Edit> {
    let kind = kinds::find(&record.kind)?;
    let mut decides = false;
    let mut fields = Fields::new();
    match dice.below(12) {
        0 => {
            fields.insert("removed/at".to_owned(), Scalar::Int(clock_ms));
            fields.insert("removed/reason".to_owned(), Scalar::from("nhập nhầm"));
        }
        1 => {
            fields.insert("removed/at".to_owned(), Scalar::Null);
            fields.insert("removed/reason".to_owned(), Scalar::Null);
        }
        // Decides for one of the values that stand in a field.
        2..6 if !record.conflicts.is_empty() => {
            let contested: Vec<_> = record.conflicts.iter().collect();
            let (key, standing) = dice.pick(&contested)?;
            let value = dice.pick(standing)?.value.clone();
            fields.insert((*key).clone(), value);
            decides = true;
        }
        _ => {
            for _ in 0..=dice.below(3) {
                fields.extend(one_field(kind, dice, clock_ms));
            }
        }
    }
    let (id, kind) = (Some(record.id.clone()), kind.name.to_owned());
    Some(Edit { id, kind, fields, seen: record.seen(), decides, ..Edit::default() })
}

/// A value for one field that a person sets.
fn one_field(kind: &'static Kind, dice: &mut Dice, clock_ms: i64) -> Option<(String, Scalar)> {
    // Often the first fields of the form, so that people meet there.
    let few = if dice.one_in(2) { 5 } else { kind.fields.len() };
    let field = dice.pick(kind.fields.get(..few).unwrap_or(kind.fields))?;
    if field.set_by != SetBy::Person {
        return None;
    }
    if !field.required && dice.one_in(8) {
        return Some((field.name.to_owned(), Scalar::Null));
    }
    let key = field.name.to_owned();
    let value = match field.value {
        ValueType::Text { max_chars } if max_chars >= 20 => Scalar::from(*dice.pick(&TEXTS)?),
        ValueType::Name => Scalar::from(*dice.pick(&NAMES)?),
        ValueType::Int { min, max } => Scalar::Int(min + dice.between(0, (max - min).min(3) + 1)),
        ValueType::Decimal { min, max, .. } => {
            let step = [0.25, 0.5, 0.75];
            Scalar::F64((min + (max - min) * dice.pick(&step)?).round())
        }
        ValueType::Bool => Scalar::Bool(dice.one_in(2)),
        ValueType::Day => {
            let day = LocalDate::at_ms(clock_ms).plus_days(-dice.between(0, 3));
            Scalar::Text(day.to_string())
        }
        ValueType::PartialDay => Scalar::from(*dice.pick(&["1950", "1950-03", "1962-07-01"])?),
        ValueType::Time => Scalar::Int(clock_ms - HOUR_MS * dice.between(1, 4)),
        ValueType::Choice { choices } => Scalar::from(dice.pick(choices)?.code),
        ValueType::Set { choices } => {
            let member = format!("{key}/{}", dice.pick(choices)?.code);
            let value = if dice.one_in(3) { Scalar::Null } else { true.into() };
            return Some((member, value));
        }
        ValueType::Phone | ValueType::Hotline => {
            Scalar::from(*dice.pick(&["0912345678", "0987654321"])?)
        }
        ValueType::Plate => Scalar::from(*dice.pick(&["29A12345", "30E56789"])?),
        _ => return None,
    };
    Some((key, value))
}
