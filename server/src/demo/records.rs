//! The demonstration's people and events as records: the one place that knows the kinds' field names.

use vungxanh_shared::ids::{Place, RecordId};
use vungxanh_shared::scalar::{Fields, Scalar};
use vungxanh_shared::time::LocalDate;

use super::addresses::Address;
use super::random::Dice;
use super::residents::{Condition, Relation, Residence, Resident, Sex};

/// A record before it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: RecordId,
    pub kind: &'static str,
    pub place: Place,
    pub fields: Fields,
    /// When it was written, milliseconds since 1970.
    pub at_ms: i64,
}

impl Draft {
    pub fn new(kind: &'static str, id: RecordId, place: &Place, at_ms: i64) -> Self {
        Self { id, kind, place: place.clone(), fields: Fields::new(), at_ms }
    }

    pub fn set(mut self, field: impl Into<String>, value: impl Into<Scalar>) -> Self {
        self.fields.insert(field.into(), value.into());
        self
    }

    /// Sets the field where there is a value.
    pub fn maybe(self, field: impl Into<String>, value: Option<impl Into<Scalar>>) -> Self {
        match value {
            Some(value) => self.set(field, value),
            None => self,
        }
    }

    /// Sets the field to true where that holds; what does not hold was not ticked.
    pub fn tick(self, field: impl Into<String>, holds: bool) -> Self {
        self.maybe(field, holds.then_some(true))
    }

    /// Refers to another record.
    pub fn link(self, field: impl Into<String>, other: RecordId) -> Self {
        self.set(field, other.to_string())
    }
}

/// An id as a phone would have made it at that time.
pub fn new_id(dice: &mut Dice, at_ms: i64) -> RecordId {
    let (head, tail) = (dice.roll().to_be_bytes(), dice.roll().to_be_bytes());
    let mut entropy = [0; 10];
    for (slot, byte) in entropy.iter_mut().zip(head.into_iter().chain(tail)) {
        *slot = byte;
    }
    RecordId::new(at_ms, entropy)
}

/// A household and those who live there.
pub struct Home {
    pub id: RecordId,
    pub place: Place,
    pub address: Address,
    /// The head first.
    pub people: Vec<(RecordId, Resident)>,
    /// When a team wrote it down at the door.
    pub at_ms: i64,
}

impl Home {
    /// The household's record and one for each member.
    pub fn drafts(&self, dice: &mut Dice, team: RecordId) -> Vec<Draft> {
        let mut drafts = vec![self.household(dice, team)];
        drafts.extend(self.people.iter().map(|(id, person)| self.person(*id, person)));
        drafts
    }

    fn residents(&self) -> impl Iterator<Item = &Resident> {
        self.people.iter().map(|(_, person)| person)
    }

    fn household(&self, dice: &mut Dice, team: RecordId) -> Draft {
        let today = LocalDate::at_ms(self.at_ms);
        let of = |relation| self.residents().any(|person| person.relation == relation);
        let old_and_alone = self.people.len() == 1 && self.residents().all(|p| p.age(today) > 64);
        let lodgers = of(Relation::Lodger);
        let head = self.people.first();
        Draft::new("household", self.id, &self.place, self.at_ms)
            .maybe("head_name", head.map(|(_, head)| head.name.to_string()))
            .maybe("head", head.map(|(id, _)| id.to_string()))
            .maybe("phone", self.residents().find_map(|person| person.phone.clone()))
            .set("house_no", self.address.house.as_str())
            .maybe("lane", Some(self.address.lane.as_str()).filter(|lane| !lane.is_empty()))
            .set("street", format!("Phố {}", self.address.street))
            .maybe(
                "book_no",
                (!lodgers && dice.chance(70)).then(|| format!("99{}", dice.digits(7))),
            )
            .link("team", team)
            .tick("hardship/elderly_alone", old_and_alone)
            .tick("hardship/lodger", lodgers)
            .tick("hardship/policy", dice.chance(6))
            .tick("hardship/near_poor", dice.chance(3))
            .tick("hardship/lost_job", dice.chance(5))
            .maybe(
                "commitment_date",
                dice.chance(80).then(|| today.plus_days(-dice.between(0, 20)).to_string()),
            )
            .tick("home_isolation_ok", dice.chance(30))
            .maybe("note", dice.chance(7).then(|| dice.pick(&NOTES)))
    }

    fn person(&self, id: RecordId, person: &Resident) -> Draft {
        let today = LocalDate::at_ms(self.at_ms);
        let age = person.age(today);
        let guardian = self.residents().find(|other| other.age(today) > 17);
        let is_child = age < 16;
        let draft = Draft::new("person", id, &self.place, self.at_ms)
            .link("household", self.id)
            .set("full_name", person.name.to_string())
            .set("dob", person.birth_text.as_str())
            .set("sex", if person.sex == Sex::Male { "male" } else { "female" })
            .set("relation", relation(person.relation))
            .maybe("citizen_id", person.citizen_id.clone())
            .maybe("phone", person.phone.clone())
            .set("residence", residence(person.residence))
            .maybe("occupation", person.occupation)
            .tick("employee", person.is_employee())
            .tick("frontline", person.frontline)
            .maybe("health_insurance", person.insurance.clone())
            .maybe("old_id", person.old_id.clone())
            .tick("priority/under_18", age < 18)
            .tick("priority/over_50", age > 50)
            .tick("priority/frontline", person.frontline)
            .maybe(
                "guardian_name",
                guardian.filter(|_| is_child).map(|adult| adult.name.to_string()),
            )
            .tick("guardian_consent", is_child && guardian.is_some());
        let draft = person.conditions.iter().fold(draft, |draft, known| {
            draft.set(format!("underlying/{}", condition(*known)), true)
        });
        (1..).zip(&person.doses).fold(draft, |draft, (no, dose)| {
            draft
                .set(format!("doses/d{no}/no"), i64::from(no))
                .set(format!("doses/d{no}/date"), dose.day.to_string())
                .set(format!("doses/d{no}/product"), dose.product)
                .set(format!("doses/d{no}/place"), dose.place)
        })
    }
}

const NOTES: [&str; 6] = [
    "Gọi cửa trước khi vào ngõ, nhà có người già",
    "Cả nhà đi làm, đến sau 18 giờ",
    "Nhà có chó, đứng ngoài cổng gọi",
    "Cho thuê tầng một, người thuê hay đổi",
    "Gọi điện trước, cụ bà nặng tai",
    "Con trai đi công tác dài ngày",
];

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Head => "head",
        Relation::Spouse => "spouse",
        Relation::Child => "child",
        Relation::ChildInLaw => "child_in_law",
        Relation::Grandchild => "grandchild",
        Relation::Parent => "parent",
        Relation::Lodger => "lodger",
    }
}

fn residence(residence: Residence) -> &'static str {
    match residence {
        Residence::Permanent => "permanent",
        Residence::Temporary => "temporary",
        Residence::ShortStay => "short_stay",
        Residence::Absent => "absent",
    }
}

fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::Hypertension => "hypertension",
        Condition::Diabetes => "diabetes",
        Condition::Heart => "heart",
        Condition::Lung => "lung",
        Condition::Kidney => "kidney",
        Condition::Cancer => "cancer",
        Condition::Pregnancy => "pregnant",
    }
}
