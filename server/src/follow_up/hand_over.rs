//! From the barrier to the area (SPEC K78): whoever stays becomes an arrival there, until the team recorded it.

use vungxanh_shared::ids::{Place, PlaceKind, RecordId, WardCode};
use vungxanh_shared::kinds::is_same_person;
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};

use super::id_of;

/// Why an arrival of the server's goes away: the checkpoint says otherwise now.
pub const CORRECTED: &str = "Chốt đã sửa lượt qua chốt";
/// Why an arrival of the server's goes away: the team has it.
pub const RECORDED: &str = "Tổ đã ghi lượt đến này";

/// A pass as it stands.
pub struct Pass {
    /// Its id.
    pub id: RecordId,
    /// Where it was recorded.
    pub checkpoint: Place,
    /// Its fields; empty where it was removed.
    pub fields: Fields,
}

/// An arrival that the pass asks for.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrival {
    /// Its id.
    pub id: RecordId,
    /// The area.
    pub area: Place,
    /// What the checkpoint knows.
    pub fields: Fields,
}

/// A movement that is in the rows already.
pub struct Known {
    /// Its id.
    pub id: RecordId,
    /// Its fields.
    pub fields: Fields,
    /// Whether nobody but the server wrote into it.
    pub untouched: bool,
    /// Whether it is off the lists.
    pub removed: bool,
}

/// Who stays in an area of the ward, by this pass. Whoever was turned back or taken to an isolation site, gave no name or
/// named no area of the ward is nobody's arrival.
pub fn arrivals(pass: &Pass, ward: &WardCode, checkpoint_name: Option<&str>) -> Vec<Arrival> {
    let people = pass.fields.group("people").into_iter();
    let stays = people.filter_map(|person| arrival(pass, person, ward, checkpoint_name));
    stays.collect()
}

fn arrival(pass: &Pass, person: &str, ward: &WardCode, name: Option<&str>) -> Option<Arrival> {
    let of = |field: &str| pass.fields.value(&format!("people/{person}/{field}")).cloned();
    let text = |field: &str| of(field).and_then(|value| value.as_text().map(str::to_owned));
    let area: Place = text("dest_area")?.parse().ok()?;
    let stays = of("stays").is_some_and(|stays| stays.is_true());
    let decision = text("decision").or_else(|| pass.fields.text("decision").map(str::to_owned));
    let let_in = !matches!(decision.as_deref(), Some("turn_back" | "to_isolation"));
    if !stays || !let_in || area.kind() != PlaceKind::Area || area.ward_code() != *ward {
        return None;
    }
    let at_ms = pass.fields.int("at")?;
    let mut fields: Fields = [
        ("direction".to_owned(), Scalar::from("arrival")),
        ("name".to_owned(), Scalar::Text(text("name")?)),
        ("arrive_actual".to_owned(), Scalar::Int(at_ms)),
        ("channel".to_owned(), Scalar::from("checkpoint")),
        ("pass".to_owned(), Scalar::Text(pass.id.to_string())),
        ("from_text".to_owned(), Scalar::Text(origin(pass, name))),
    ]
    .into();
    for field in ["person", "birth_year", "phone", "epidemic_area", "id_type", "id_no"] {
        fields.extend(of(field).map(|value| (field.to_owned(), value)));
    }
    if let Some(citizen_id) = text("citizen_id") {
        fields.insert("id_type".to_owned(), Scalar::from("cccd"));
        fields.insert("id_no".to_owned(), Scalar::Text(citizen_id));
    }
    if let Some(address) = text("address") {
        fields.insert("to_text".to_owned(), Scalar::Text(address));
    }
    if let Some(plate) = pass.fields.text("plate") {
        fields.insert("plate".to_owned(), Scalar::from(plate));
    }
    let id =
        id_of(pass.id.made_at_ms(), &[&pass.id.0, person.as_bytes(), area.as_str().as_bytes()]);
    Some(Arrival { id, area, fields })
}

/// Where from: what was asked at the barrier, else which barrier, and that nobody asked.
fn origin(pass: &Pass, name: Option<&str>) -> String {
    match pass.fields.text("from_text") {
        Some(from) => from.to_owned(),
        None => format!("Chưa rõ nơi đi; qua {}", name.unwrap_or(pass.checkpoint.as_str())),
    }
}

/// Whether somebody recorded this arrival already: not the server, about the same person.
pub fn is_recorded(arrival: &Fields, others: &[Known]) -> bool {
    others.iter().any(|other| {
        let comes = other.fields.text("direction").is_some_and(|way| way != "departure");
        !other.untouched && !other.removed && comes && is_same_person(arrival, &other.fields)
    })
}
