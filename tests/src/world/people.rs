//! What people write: every kind of record, new and changed, from few enough values and records that
//! two of them meet on the same field every so often.

use vungxanh_client::Edit;
use vungxanh_client::view::{ListQuery, PhoneRecord};
use vungxanh_shared::ids::Partition;
use vungxanh_shared::kinds::{self, CheckContext, Kind, Problem, SetBy, Severity, ValueType};
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::time::{HOUR_MS, LocalDate};
use vungxanh_shared::wire::Access;

use super::dice::Dice;
use super::phone::Phone;
use crate::records::{Around, Filling, Known, new_fields};

const NAMES: [&str; 5] =
    ["Nguyễn Văn An", "Trần Thị Bình", "Lò Văn Pánh", "Đỗ Văn Hùng", "Y Ngông Niê"];
const TEXTS: [&str; 4] = ["12A", "ngõ 5", "Phố Ngọc Khánh", "ghi lại sau"];
/// Records of a kind among which one is named.
const NAMED: usize = 3;
/// How often a form is filled in until nothing is marked in it. Then it is saved as it is, and told what is wrong.
const TRIES: usize = 40;

/// Fields that are looked at for one in which something is written.
const FIELDS_TRIED: usize = 4;

/// Kinds that nobody makes on a phone: a member gets duties and phones at the office (SPEC R12), an alert is the server's.
const NOT_MADE: [&str; 2] = ["member", "alert"];

/// Kinds that people make on phones, whatever their roles.
pub fn kinds_made() -> impl Iterator<Item = &'static Kind> {
    kinds::ALL.into_iter().filter(|kind| !NOT_MADE.contains(&kind.name))
}

/// What a person at this phone may want to save now: new records, or changes of what it shows.
pub fn edits(phone: &mut Phone, dice: &mut Dice, now_ms: i64) -> Vec<Edit> {
    let clock_ms = phone.clock_ms(now_ms);
    let Some((partition, kind)) = any_kind(phone, dice) else { return Vec::new() };
    if !dice.one_in(3)
        && let Some(edit) = change(phone, kind, dice, clock_ms)
    {
        return vec![edit];
    }
    let place = partition.place.as_str().to_owned();
    *phone.made.entry(kind.name).or_default() += 1;
    let household = kind.name == "person" && dice.one_in(2);
    let mut edits = Vec::new();
    if household && let Some(of) = kinds::find("household") {
        let name = Some("nhà".to_owned());
        edits.push(Edit { name, ..made(phone, (of, &place), dice, clock_ms) });
    }
    for _ in 0..=dice.below(2) {
        let mut edit = made(phone, (kind, &place), dice, clock_ms);
        if household {
            edit.fields.insert("household".to_owned(), Scalar::from("@nhà"));
        }
        edits.push(edit);
    }
    edits
}

/// A kind of record that the phone may write, and a partition that holds it: half the time one that its person made
/// least, so that none is forgotten, else one of whatever partition, so that people meet.
fn any_kind(phone: &Phone, dice: &mut Dice) -> Option<(Partition, &'static Kind)> {
    let scope = &phone.engine.stored().scope;
    let writable = scope.iter().filter(|(_, held)| held.access == Access::Write);
    let writable: Vec<&Partition> = writable.map(|(partition, _)| partition).collect();
    let kinds: Vec<&'static Kind> = match dice.one_in(2) {
        true => {
            let may = |kind: &&Kind| writable.iter().any(|one| one.family == kind.family);
            let times = |kind: &Kind| phone.made.get(kind.name).copied().unwrap_or_default();
            let least = kinds_made().filter(may).map(times).min()?;
            kinds_made().filter(may).filter(|kind| times(kind) == least).collect()
        }
        false => {
            let family = dice.pick(&writable)?.family;
            kinds_made().filter(|kind| kind.family == family).collect()
        }
    };
    let kind = *dice.pick(&kinds)?;
    let holding: Vec<_> = writable.into_iter().filter(|one| one.family == kind.family).collect();
    Some(((*dice.pick(&holding)?).clone(), kind))
}

/// A change of some record that this phone shows.
pub fn change_of_any(phone: &mut Phone, dice: &mut Dice, now_ms: i64) -> Option<Edit> {
    let clock_ms = phone.clock_ms(now_ms);
    let (_, kind) = any_kind(phone, dice)?;
    change(phone, kind, dice, clock_ms)
}

/// A new record of this kind with what its form demands, and some of the rest.
pub fn made(
    phone: &mut Phone,
    (kind, place): (&'static Kind, &str),
    dice: &mut Dice,
    clock_ms: i64,
) -> Edit {
    let known = known_to(phone, kind, clock_ms);
    let around = Around { ward: phone.ward.as_str(), known: &known, now_ms: clock_ms };
    let context = CheckContext::in_ward(clock_ms, &phone.ward);
    let mut rng = dice.rng();
    let mut fields = Fields::new();
    for _ in 0..TRIES {
        fields = new_fields(kind, Filling::Few, &around, &mut rng);
        of_these_days(kind, &mut fields, dice, clock_ms);
        let mut problems = kind.problems(&kind.normalise(&fields), &context).into_iter();
        if !problems.any(|problem| stands_in_the_way(kind, &problem)) {
            break;
        }
    }
    let (kind, place) = (kind.name.to_owned(), Some(place.to_owned()));
    Edit { kind, place, fields, ..Edit::default() }
}

/// What keeps a form from being saved; the household that is still to be chosen is another matter.
fn stands_in_the_way(kind: &Kind, problem: &Problem) -> bool {
    let chosen_yet = kind.field(&problem.field).is_none_or(|field| !field.is_link());
    problem.severity == Severity::Error && chosen_yet
}

/// What a new record of the kind may name: of each kind the first few that the phone shows.
fn known_to(phone: &mut Phone, kind: &Kind, clock_ms: i64) -> Known {
    let mut known = Known::new();
    for link in kind.links() {
        if known.contains_key(link.to) {
            continue;
        }
        let query =
            ListQuery { kind: link.to.to_owned(), limit: Some(NAMED), ..ListQuery::default() };
        let shown = phone.engine.list(&query, clock_ms).records;
        known.insert(link.to, shown.into_iter().map(|record| record.id).collect());
    }
    known
}

/// Days near the present one in place of those that forms show as examples: of years that are over nothing is kept.
/// A rule of the ward's own begins today already.
fn of_these_days(kind: &Kind, fields: &mut Fields, dice: &mut Dice, clock_ms: i64) {
    if kind.name == "rule" {
        return;
    }
    for (key, value) in fields {
        let is_day = kind.field(key).is_some_and(|field| matches!(field.value, ValueType::Day));
        if is_day && !value.is_empty() {
            *value = day(dice, clock_ms);
        }
    }
}

fn day(dice: &mut Dice, clock_ms: i64) -> Scalar {
    let day = LocalDate::at_ms(clock_ms).plus_days(-dice.between(0, 3));
    Scalar::Text(day.to_string())
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
    // Not every field has values to be typed: the household of a person stands first, and is chosen.
    (0..FIELDS_TRIED).find_map(|_| any_field(kind, dice, clock_ms))
}

fn any_field(kind: &'static Kind, dice: &mut Dice, clock_ms: i64) -> Option<(String, Scalar)> {
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
        ValueType::Day => day(dice, clock_ms),
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
