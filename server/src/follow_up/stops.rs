//! Who is to be stopped, as the day's hashes for the phones at the barriers (SPEC K76).

use std::collections::BTreeMap;

use vungxanh_shared::ids::RecordId;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::stops::Number;
use vungxanh_shared::time::{DAY_MS, LocalDate};

use super::id_of;

/// A record of who is to be stopped, or an alert made of one.
pub struct Row {
    /// Its id.
    pub id: RecordId,
    /// Its fields.
    pub fields: Fields,
}

/// What is to be written of one alert; without a salt it stands already.
#[derive(Clone, PartialEq, Debug)]
pub struct Alert {
    /// Its id.
    pub id: RecordId,
    /// Its fields.
    pub fields: Fields,
}

/// The alerts of `day` that have to be written, so that they say what the list says at `now_ms`. `salt` gives a fresh
/// one for a new alert.
pub fn plan<E>(
    (watches, alerts): (&[Row], &[Row]),
    day: LocalDate,
    now_ms: i64,
    mut salt: impl FnMut() -> Result<String, E>,
) -> Result<Vec<Alert>, E> {
    let end_ms = day.start_ms() + DAY_MS - 1;
    let known: BTreeMap<RecordId, &Fields> =
        alerts.iter().map(|alert| (alert.id, &alert.fields)).collect();
    let mut writes = Vec::new();
    let mut wanted = BTreeMap::new();
    for watch in watches.iter().filter(|watch| holds(&watch.fields, day)) {
        for number in numbers(&watch.fields) {
            let phone = watch.fields.value("call_phone").cloned().unwrap_or(Scalar::Null);
            wanted.insert(alert_id(watch.id, number, day), (number, phone));
        }
    }
    for (id, (number, phone)) in &wanted {
        let stands = known.get(id);
        let says =
            |name: &str, value: &Scalar| stands.and_then(|fields| fields.get(name)) == Some(value);
        let until = Scalar::Int(end_ms);
        let mut fields = Fields::new();
        if stands.is_none() {
            let salt = salt()?;
            fields.insert("key".to_owned(), Scalar::Text(number.hashed(&salt)));
            fields.insert("salt".to_owned(), Scalar::Text(salt));
        }
        for (name, value) in [("until", &until), ("call_phone", phone)] {
            if !says(name, value) {
                fields.insert(name.to_owned(), value.clone());
            }
        }
        writes.extend((!fields.is_empty()).then_some(Alert { id: *id, fields }));
    }
    for (id, fields) in known.iter().filter(|(id, _)| !wanted.contains_key(id)) {
        if fields.int("until").is_some_and(|until| until > now_ms) {
            // Of a day to come the alert ends before it begins, and stays in its day's document all the same.
            let until = now_ms.max(day.start_ms());
            let fields = [("until".to_owned(), Scalar::Int(until))].into();
            if known.get(id).and_then(|stands| stands.int("until")) != Some(until) {
                writes.push(Alert { id: *id, fields });
            }
        }
    }
    Ok(writes)
}

fn holds(watch: &Fields, day: LocalDate) -> bool {
    let named = |name: &str| watch.text(name).and_then(|text| text.parse::<LocalDate>().ok());
    let lifted = watch.int("lifted_at").is_some();
    let within = named("from_day").zip(named("to_day"));
    !lifted && within.is_some_and(|(from, to)| from <= day && day <= to)
}

fn numbers(watch: &Fields) -> Vec<Number<'_>> {
    let plate = watch.text("plate").map(Number::Plate);
    let phone = watch.text("phone").map(Number::Phone);
    let paper = watch.text("id_no").map(Number::Paper);
    [plate, phone, paper].into_iter().flatten().collect()
}

fn alert_id(watch: RecordId, number: Number<'_>, day: LocalDate) -> RecordId {
    let (sort, number) = match number {
        Number::Plate(number) => (b"plate", number),
        Number::Phone(number) => (b"phone", number),
        Number::Paper(number) => (b"paper", number),
    };
    id_of(day.start_ms(), &[&watch.0, sort, number.as_bytes(), day.to_string().as_bytes()])
}
