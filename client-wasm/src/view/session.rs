//! Tells who this phone is and which places it holds.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use vungxanh_shared::ids::{Place, PlaceKind};
use vungxanh_shared::scalar::FieldsExt;
use vungxanh_shared::wire::Access;

use crate::engine::Engine;

/// Who this phone is and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Session {
    /// `not_enrolled`, `ready` or `withdrawn`.
    pub state: &'static str,
    /// Device id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// Whose phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Member>,
    /// The ward.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward: Option<Ward>,
    /// Places.
    pub places: Vec<PlaceView>,
}

/// Whose phone it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Record id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Telephone.
    pub phone: String,
}

/// The ward.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ward {
    /// Five digits.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Where to ring.
    pub contact_phone: String,
}

/// A place of which this phone holds something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceView {
    /// Code.
    pub code: String,
    /// Sort of place.
    pub kind: PlaceKind,
    /// Name, or the code where it is not known yet.
    pub name: String,
    /// Families held, and how.
    pub access: BTreeMap<&'static str, Access>,
}

impl Engine {
    /// Who this phone is and what it holds.
    pub fn session(&mut self) -> Session {
        let Some(own) = self.stored.identity.clone() else {
            let state = "not_enrolled";
            return Session {
                state,
                device_id: None,
                member: None,
                ward: None,
                places: Vec::new(),
            };
        };
        let state = if self.stored.contact.withdrawn { "withdrawn" } else { "ready" };
        Session {
            state,
            device_id: Some(own.device.to_string()),
            member: Some(Member {
                id: own.member_id,
                name: own.member_name,
                phone: own.member_phone,
            }),
            ward: Some(Ward {
                code: own.ward_code,
                name: own.ward_name.clone(),
                contact_name: own.contact_name,
                contact_phone: own.contact_phone,
            }),
            places: self.places(&own.ward_name),
        }
    }

    fn places(&mut self, ward_name: &str) -> Vec<PlaceView> {
        let keys = self.stored.plan_documents();
        let mut names: HashMap<String, String> = HashMap::new();
        for (_, entry) in self.documents.entries(&self.stored, &keys) {
            if ["area", "checkpoint"].contains(&entry.reading.kind.as_str())
                && let (Some(code), Some(name)) =
                    (entry.fields().text("code"), entry.fields().text("name"))
            {
                names.insert(code.to_owned(), name.to_owned());
            }
        }
        let mut places: BTreeMap<&Place, PlaceView> = BTreeMap::new();
        for (partition, holding) in &self.stored.scope {
            let place = &partition.place;
            let view = places.entry(place).or_insert_with(|| PlaceView {
                code: place.to_string(),
                kind: place.kind(),
                name: match place.kind() {
                    PlaceKind::Ward => ward_name.to_owned(),
                    _ if place.is_area_not_known() => Place::area_not_known_name(ward_name),
                    _ => names.get(place.as_str()).cloned().unwrap_or_else(|| place.to_string()),
                },
                access: BTreeMap::new(),
            });
            view.access.insert(partition.family.as_str(), holding.access);
        }
        places.into_values().collect()
    }
}
