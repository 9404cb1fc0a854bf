//! From a sheet to the records that it makes, and to everything that stands in its way. Pure: the dry run shows a plan,
//! the import writes the same one.
//!
//! Rows become persons; rows that belong together become a household. They belong together by a household's number,
//! else by the head's name and address; else a household begins at each row that is its head's. A row that says nothing
//! of a household is of the one of the row before: lists for people say it once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use vungxanh_shared::ids::Place;
use vungxanh_shared::kinds::{self, CheckContext, Kind};
use vungxanh_shared::scalar::{Fields, FieldsExt, Scalar};
use vungxanh_shared::text::fold;

use super::areas::Areas;
use super::cells::typed;
use super::columns::Target;
use super::problems::{self, Problems, RowProblem};
use crate::sheet::{Row, Table};

/// Records that one import may add to an area: far below what its book of a year holds (SPEC G13).
const MAX_RECORDS_OF_AN_AREA: usize = 10_000;

/// A household with its persons, each with the row from which it is.
#[derive(Clone, Debug)]
pub struct PlannedHousehold {
    /// Where it is.
    pub place: Place,
    /// What is written of it.
    pub fields: Fields,
    /// Who lives in it; their `household` is still missing.
    pub persons: Vec<(usize, Fields)>,
    key: String,
}

/// What a sheet comes to.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What would be written.
    pub households: Vec<PlannedHousehold>,
    /// What must be mended first.
    pub problems: Problems,
}

impl Plan {
    /// How many persons there are.
    pub fn persons(&self) -> usize {
        self.households.iter().map(|household| household.persons.len()).sum()
    }

    /// Leaves rows out; a household of which nobody is left is left out, too.
    pub fn leave_out(&mut self, rows: &BTreeSet<usize>) {
        self.households.retain_mut(|household| {
            let is_alone = household.persons.is_empty();
            household.persons.retain(|(row, _)| !rows.contains(row));
            is_alone || !household.persons.is_empty()
        });
    }
}

/// Plans an import. `targets` says of each column what it is.
pub fn plan(
    table: &Table,
    targets: &[Option<Target>],
    areas: &Areas,
    context: &CheckContext,
) -> Plan {
    let (Some(person), Some(household)) = (kinds::find("person"), kinds::find("household")) else {
        return Plan::default();
    };
    let mut planner = Planner {
        table,
        targets,
        areas,
        context,
        person,
        household,
        plan: Plan::default(),
        by_key: HashMap::new(),
        last: None,
    };
    for row in &table.rows {
        planner.row(row);
    }
    planner.bound_areas();
    planner.plan
}

/// What a person's columns say of a household where there are no persons.
const OF_HOUSEHOLD_ALONE: [(Target, &str); 2] = [(Target::Phone, "phone"), (Target::Note, "note")];

struct Planner<'a> {
    table: &'a Table,
    targets: &'a [Option<Target>],
    areas: &'a Areas,
    context: &'a CheckContext,
    person: &'static Kind,
    household: &'static Kind,
    plan: Plan,
    /// Households by what their rows have in common.
    by_key: HashMap<String, usize>,
    /// The household of the row before.
    last: Option<usize>,
}

impl Planner<'_> {
    /// A list of households has their heads and no column of persons.
    fn names_people(&self) -> bool {
        self.targets.contains(&Some(Target::FullName))
            || !self.targets.contains(&Some(Target::HeadName))
    }

    /// The household of a row of such a list.
    fn household_alone(&mut self, row: &Row) {
        let mut fields = self.household(row, &Fields::new());
        for (target, name) in OF_HOUSEHOLD_ALONE {
            match self.cell(row, target) {
                "" => {}
                cell => {
                    _ = self.typed(name, cell).map(|value| fields.insert(name.to_owned(), value))
                }
            }
        }
        let checked = self.checked(self.household, &fields, row, |field| {
            let alone = OF_HOUSEHOLD_ALONE.into_iter().find(|(_, name)| *name == field);
            let mut all = self.targets.iter().flatten().copied();
            all.find(|target| target.household_field() == Some(field))
                .or(alone.map(|(target, _)| target))
        });
        checked.into_iter().for_each(|problem| self.push(problem));
        let Some(place) = self.place(row) else { return };
        let key = format!("row {}", row.number);
        self.plan.households.push(PlannedHousehold { place, fields, persons: Vec::new(), key });
    }

    fn row(&mut self, row: &Row) {
        if !self.names_people() {
            return self.household_alone(row);
        }
        let person = self.person(row);
        let at = match self.followed(row, &person) {
            Some(at) => at,
            None => {
                let Some(place) = self.place(row) else { return };
                let household = self.household(row, &person);
                self.household_of(row, &place, &person, household)
            }
        };
        if let Some(household) = self.plan.households.get_mut(at) {
            household.persons.push((row.number, person));
        }
        self.last = Some(at);
    }

    /// The household of the row before, where this row is not its head's and says nothing else of it.
    fn followed(&self, row: &Row, person: &Fields) -> Option<usize> {
        let before = self.plan.households.get(self.last?)?;
        let relation = person.text("relation");
        // Without a relation it takes at least something by which the household is known.
        if relation == Some("head") || relation.is_none() && before.key.is_empty() {
            return None;
        }
        let mut of_household =
            self.targets.iter().flatten().filter(|target| target.is_of_household());
        let says_the_same = |target: &Target| {
            let cell = self.cell(row, *target);
            let said = target.household_field().and_then(|name| before.fields.text(name));
            cell.is_empty() || said.is_some_and(|said| fold(said) == fold(cell))
        };
        let area = self.cell(row, Target::Area);
        let is_there = area.is_empty() || self.areas.find(area) == Some(&before.place);
        self.last.filter(|_| is_there && of_household.all(says_the_same))
    }

    fn bound_areas(&mut self) {
        let mut records: BTreeMap<Place, usize> = BTreeMap::new();
        for household in &self.plan.households {
            *records.entry(household.place.clone()).or_default() += 1 + household.persons.len();
        }
        for (place, n) in records.into_iter().filter(|(_, n)| *n > MAX_RECORDS_OF_AN_AREA) {
            self.push(RowProblem {
                row: 0,
                column: self.head(Target::Area),
                value: place.to_string(),
                vi: format!("một địa bàn không có tới {n} hộ và nhân khẩu; chia tệp theo địa bàn"),
                en: format!("no area has {n} households and persons; part the sheet by area"),
            });
        }
    }

    fn cell<'r>(&self, row: &'r Row, target: Target) -> &'r str {
        let at = self.targets.iter().position(|known| *known == Some(target));
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str).trim()
    }

    fn head(&self, target: Target) -> String {
        let at = self.targets.iter().position(|known| *known == Some(target));
        at.and_then(|at| self.table.heads.get(at)).cloned().unwrap_or_default()
    }

    fn place(&mut self, row: &Row) -> Option<Place> {
        let cell = self.cell(row, Target::Area);
        let found = match cell {
            "" => self.areas.chosen.clone(),
            named => self.areas.find(named).cloned(),
        };
        if found.is_none() {
            let names = self.areas.names();
            let (vi, en) = match cell {
                "" => (
                    "chưa có địa bàn: chọn một địa bàn cho cả tệp, hoặc điền cột này".to_owned(),
                    "no area: choose one for the whole sheet, or fill this column".to_owned(),
                ),
                _ => (
                    format!("địa bàn này không có trong danh sách: {names}"),
                    format!("there is no such area in the list: {names}"),
                ),
            };
            self.problem(row, Target::Area, &vi, &en);
        }
        found
    }

    /// The fields of a row's person, checked as the desk checks them.
    fn person(&mut self, row: &Row) -> Fields {
        let mut fields = Fields::new();
        for target in self.targets.iter().flatten().copied() {
            let cell = self.cell(row, target);
            let Some(name) = target.person_field().filter(|_| !cell.is_empty()) else { continue };
            match self.typed(name, cell) {
                Some(value) => _ = fields.insert(name.to_owned(), value),
                None => self.problem(
                    row,
                    target,
                    "không có trong danh sách lựa chọn",
                    "is none of the choices",
                ),
            }
        }
        self.born(row, &mut fields);
        let checked = self.checked(self.person, &fields, row, |field| {
            let all = self.targets.iter().flatten().copied();
            let mut all = all.filter(|target| {
                target.person_field() == Some(field)
                    || target.sex().is_some()
                        && matches!(field, "dob" | "sex")
                        && !self.cell(row, *target).is_empty()
            });
            all.next()
        });
        checked.into_iter().for_each(|problem| self.push(problem));
        fields
    }

    /// Of a sheet with one column of births for each sex: the one that is filled says both.
    fn born(&self, row: &Row, fields: &mut Fields) {
        for target in [Target::BornMale, Target::BornFemale] {
            let cell = self.cell(row, target);
            let Some(sex) = target.sex().filter(|_| !cell.is_empty()) else { continue };
            // A cross marks only the sex.
            if cell.chars().any(|c| c.is_ascii_digit()) {
                fields.entry("dob".to_owned()).or_insert_with(|| Scalar::from(cell));
            }
            fields.entry("sex".to_owned()).or_insert_with(|| Scalar::from(sex));
        }
    }

    /// A person's cell as the form would give it.
    fn typed(&self, name: &str, cell: &str) -> Option<Scalar> {
        typed(self.person.field(name)?, cell)
    }

    /// What its row says of the household.
    fn household(&self, row: &Row, person: &Fields) -> Fields {
        let mut fields = Fields::new();
        for target in self.targets.iter().flatten().copied() {
            let cell = self.cell(row, target);
            if let Some(name) = target.household_field().filter(|_| !cell.is_empty()) {
                fields.insert(name.to_owned(), Scalar::from(cell));
            }
        }
        if fields.text("head_name").is_none()
            && let Some(name) = person.text("full_name")
        {
            fields.insert("head_name".to_owned(), Scalar::from(name));
        }
        fields
    }

    /// The household to which a row belongs; a new one where it is the first.
    fn household_of(&mut self, row: &Row, place: &Place, person: &Fields, fields: Fields) -> usize {
        let key = self.key(row, place, person);
        if let Some(at) = key.as_ref().and_then(|key| self.by_key.get(key)) {
            return *at;
        }
        let last = self.last.and_then(|at| self.plan.households.get(at).map(|last| (at, last)));
        let follows = last.filter(|(_, last)| last.key.is_empty() && last.place == *place);
        let is_member = person.text("relation").is_some_and(|relation| relation != "head");
        if key.is_none()
            && is_member
            && let Some((at, _)) = follows
        {
            return at;
        }
        let checked = self.checked(self.household, &fields, row, |field| {
            let mut all = self.targets.iter().flatten().copied();
            all.find(|target| target.household_field() == Some(field))
        });
        checked.into_iter().for_each(|problem| self.push(problem));
        let at = self.plan.households.len();
        let key = key.unwrap_or_default();
        if !key.is_empty() {
            self.by_key.insert(key.clone(), at);
        }
        self.plan.households.push(PlannedHousehold {
            place: place.clone(),
            fields,
            persons: Vec::new(),
            key,
        });
        at
    }

    /// What rows of one household have in common; none where only their order tells.
    fn key(&self, row: &Row, place: &Place, person: &Fields) -> Option<String> {
        let number = self.cell(row, Target::Household);
        if !number.is_empty() {
            return Some(format!("{place} no {}", fold(number)));
        }
        let address: Vec<String> = [Target::HouseNo, Target::Lane, Target::Street]
            .map(|target| fold(self.cell(row, target)))
            .into_iter()
            .collect();
        let head = self.cell(row, Target::HeadName);
        if !head.is_empty() {
            return Some(format!("{place} head {} {}", fold(head), address.join(" ")));
        }
        if person.text("relation").is_some() || address.iter().all(String::is_empty) {
            return None;
        }
        Some(format!("{place} at {}", address.join(" ")))
    }

    /// What the kind's own checks say of the values, each with the column that is meant.
    fn checked(
        &self,
        kind: &'static Kind,
        fields: &Fields,
        row: &Row,
        target_of: impl Fn(&str) -> Option<Target>,
    ) -> Vec<RowProblem> {
        let cell_of = |field: &str| {
            let target = target_of(field)?;
            Some((self.head(target), self.cell(row, target).to_owned()))
        };
        let problems = problems::checked(kind, fields, (row.number, self.context), cell_of);
        // The person's household is made by the import itself.
        let told = problems.into_iter().filter(|(field, _)| field != "household");
        told.map(|(_, problem)| problem).collect()
    }

    fn problem(&mut self, row: &Row, target: Target, vi: &str, en: &str) {
        let value = self.cell(row, target).to_owned();
        let column = self.head(target);
        self.push(RowProblem {
            row: row.number,
            column,
            value,
            vi: vi.to_owned(),
            en: en.to_owned(),
        });
    }

    fn push(&mut self, problem: RowProblem) {
        self.plan.problems.push(problem);
    }
}
