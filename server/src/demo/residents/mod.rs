//! Families that could live behind one door: ages, relations and names that fit each other. All invented.
//!
//! - `household`: who lives together
//! - `person`: work, health and papers of one

mod household;
mod person;
#[cfg(test)]
mod tests;

use vungxanh_shared::time::LocalDate;

use super::names::FullName;

pub use household::family;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sex {
    Male,
    Female,
}

/// What someone is to the head of the household.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    Head,
    Spouse,
    Child,
    ChildInLaw,
    Grandchild,
    Parent,
    Lodger,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Residence {
    Permanent,
    Temporary,
    ShortStay,
    Absent,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    Hypertension,
    Diabetes,
    Heart,
    Lung,
    Kidney,
    Cancer,
    Pregnancy,
}

/// One dose of vaccine.
#[derive(Clone, PartialEq, Debug)]
pub struct Dose {
    pub day: LocalDate,
    pub product: &'static str,
    pub place: &'static str,
}

/// Someone who does not exist.
#[derive(Clone, PartialEq, Debug)]
pub struct Resident {
    pub name: FullName,
    pub sex: Sex,
    pub born: LocalDate,
    /// What is known of the birth: `1938`, `1938-03` or `1938-03-21`.
    pub birth_text: String,
    pub relation: Relation,
    pub residence: Residence,
    pub citizen_id: Option<String>,
    pub old_id: Option<String>,
    pub insurance: Option<String>,
    pub phone: Option<String>,
    pub occupation: Option<&'static str>,
    pub frontline: bool,
    pub conditions: Vec<Condition>,
    pub doses: Vec<Dose>,
}

impl Resident {
    /// Works for the state or a public body, so that leaving the city needs consent (722/UBND-VP).
    pub fn is_employee(&self) -> bool {
        const JOBS: [&str; 7] =
            ["Công chức", "Viên chức", "Giáo viên", "Bác sĩ", "Điều dưỡng", "Công an", "Bộ đội"];
        self.occupation.is_some_and(|job| JOBS.contains(&job))
    }

    /// Full years on `day`.
    pub fn age(&self, day: LocalDate) -> i64 {
        day.days_since(self.born) * 100 / 36_525
    }
}
