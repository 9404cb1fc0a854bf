//! Everything that can be said of a file without the database. Entries are counted from 1 in what is said.

mod people;
mod places;

use std::collections::HashMap;

use vungxanh_server::store::office_types::{PlanKind, same_form};
use vungxanh_server::units;
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::kinds::{self, CheckContext};
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::Fields;
use vungxanh_shared::time::LocalDate;

use super::entries::{fields, one};
use super::file::WardFile;
use super::source::{At, List, Source};
use super::unit;

/// A ward in which nothing is wrong.
pub struct Setup {
    pub ward: WardCode,
    pub ward_name: String,
    pub account: NewOfficial,
    pub settings: Fields,
    pub areas: Vec<NewPlace>,
    pub checkpoints: Vec<NewPlace>,
    pub teams: Vec<NewTeam>,
    pub members: Vec<NewPerson>,
}

impl Setup {
    pub fn places(&self, kind: PlanKind) -> &[NewPlace] {
        match kind {
            PlanKind::Area => &self.areas,
            PlanKind::Checkpoint => &self.checkpoints,
            PlanKind::Team | PlanKind::Settings => &[],
        }
    }
}

/// Who gets the first account.
pub struct NewOfficial {
    pub login: String,
    pub name: String,
    pub phone: String,
    pub role: Role,
}

/// An area or a checkpoint.
pub struct NewPlace {
    pub name: String,
    pub number: Option<u16>,
    pub fields: Fields,
}

/// A team.
pub struct NewTeam {
    pub name: String,
    /// Which of the areas of the file.
    pub area: usize,
    pub fields: Fields,
}

/// A member.
pub struct NewPerson {
    pub name: String,
    pub phone: String,
    /// Which of the teams of the file.
    pub team: Option<usize>,
    pub duties: Vec<(Role, DutyPlace)>,
    pub fields: Fields,
}

/// Where a duty is.
#[derive(Clone, Copy)]
pub enum DutyPlace {
    Ward,
    /// Which of the areas of the file.
    Area(usize),
    /// Which of its checkpoints.
    Checkpoint(usize),
}

/// What is read from the file, or all that is wrong with it.
pub fn check(file: WardFile, source: &Source, now_ms: i64) -> Result<Setup, Vec<String>> {
    let today = LocalDate::at_ms(now_ms);
    let unit = unit::find(&file.unit, today);
    // Where the unit is wrong, the rest is looked at all the same.
    let code = unit.as_ref().map_or("00001", |unit| unit.code);
    let at_unit = source.place(At::one(List::Unit), None);
    let ward: WardCode = code.parse().map_err(|error| vec![format!("{at_unit}: {error}")])?;
    let mut checker = Checker {
        context: CheckContext::in_ward(now_ms, &ward),
        ward: ward.clone(),
        source,
        problems: Vec::new(),
    };
    if let Err(problem) = &unit {
        checker.wrong(At::one(List::Unit), None, problem);
    }
    let account = checker.account(file.account);
    let ward_name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
    let mut given = one("ward_name", "-");
    given.extend(
        units::find(code, today).map(|unit| units::settings_of(unit, today)).unwrap_or_default(),
    );
    let settings = checker.fields(At::one(List::Settings), "settings", (&file.settings, given));
    let areas = checker.places(PlanKind::Area, &file.areas);
    let checkpoints = checker.places(PlanKind::Checkpoint, &file.checkpoints);
    let teams = checker.teams(&file.teams, &areas);
    let names = Names::of(&areas, &checkpoints, &teams);
    let members = checker.members(file.members, &names, &account);
    match checker.problems {
        problems if !problems.is_empty() => Err(problems),
        _ => Ok(Setup {
            ward,
            ward_name,
            account,
            settings,
            areas,
            checkpoints,
            teams: teams.into_iter().flatten().collect(),
            members,
        }),
    }
}

/// Where each name of the file stands.
struct Names {
    areas: HashMap<String, usize>,
    checkpoints: HashMap<String, usize>,
    teams: HashMap<String, usize>,
}

impl Names {
    fn of(areas: &[NewPlace], checkpoints: &[NewPlace], teams: &[Option<NewTeam>]) -> Self {
        let team = |team: &Option<NewTeam>| {
            team.as_ref().map(|team| same_form(&team.name)).unwrap_or_default()
        };
        Self {
            areas: by_name(areas.iter().map(|place| same_form(&place.name))),
            checkpoints: by_name(checkpoints.iter().map(|place| same_form(&place.name))),
            teams: by_name(teams.iter().map(team)),
        }
    }
}

fn by_name(names: impl Iterator<Item = String>) -> HashMap<String, usize> {
    names.enumerate().map(|(at, name)| (name, at)).collect()
}

struct Checker<'a> {
    ward: WardCode,
    context: CheckContext,
    source: &'a Source,
    problems: Vec<String>,
}

impl Checker<'_> {
    fn wrong(&mut self, at: At, field: Option<&str>, problem: &str) {
        self.problems.push(format!("{}: {problem}", self.source.place(at, field)));
    }

    fn fields(&mut self, at: At, kind: &str, (typed, given): (&Fields, Fields)) -> Fields {
        let Some(kind) = kinds::find(kind) else { return Fields::new() };
        let (fields, problems) = fields(kind, typed, given, &self.context);
        for problem in problems {
            self.wrong(at, problem.field.as_deref(), &problem.text);
        }
        fields
    }

    /// That no two entries have one name.
    fn names<'n>(&mut self, list: List, names: impl Iterator<Item = &'n str>) {
        let mut first: HashMap<String, usize> = HashMap::new();
        for (no, name) in (1..).zip(names).filter(|(_, name)| !name.trim().is_empty()) {
            let earlier = *first.entry(same_form(name)).or_insert(no);
            if earlier != no {
                let other = self.source.place(At::of(list, earlier), None);
                let problem = format!(
                    "has the same name as {other}, `{name}`; call one of them otherwise or take it out"
                );
                self.wrong(At::of(list, no), None, &problem);
            }
        }
    }
}
