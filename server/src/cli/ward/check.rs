//! Everything that can be said of a file without the database. Entries are counted from 1 in what is said.

use std::collections::HashMap;

use vungxanh_server::credentials::{login_problem, normal_login};
use vungxanh_server::store::office_types::{PlanKind, same_form};
use vungxanh_server::units;
use vungxanh_shared::ids::{Place, PlaceKind, WardCode};
use vungxanh_shared::kinds::{self, CheckContext};
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::{Fields, FieldsExt};
use vungxanh_shared::time::LocalDate;

use super::super::account::role_problem;
use super::entries::{fields, one};
use super::file::{AccountEntry, MemberEntry, PlaceEntry, TeamEntry, WardFile};
use super::unit;

/// The greatest number of a place (SPEC R5).
const LAST_NUMBER: u16 = 9999;

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
pub fn check(file: WardFile, now_ms: i64) -> Result<Setup, Vec<String>> {
    let today = LocalDate::at_ms(now_ms);
    let unit = unit::find(&file.unit, today);
    // Where the unit is wrong, the rest is looked at all the same.
    let code = unit.as_ref().map_or("00001", |unit| unit.code);
    let ward: WardCode = code.parse().map_err(|error| vec![format!("unit: {error}")])?;
    let mut checker = Checker {
        context: CheckContext::in_ward(now_ms, &ward),
        ward: ward.clone(),
        problems: unit.as_ref().err().cloned().into_iter().collect(),
    };
    let account = checker.account(file.account);
    let ward_name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
    let mut given = one("ward_name", "-");
    given.extend(
        units::find(code, today).map(|unit| units::settings_of(unit, today)).unwrap_or_default(),
    );
    let settings = checker.fields("settings", "settings", (&file.settings, given));
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

struct Checker {
    ward: WardCode,
    context: CheckContext,
    problems: Vec<String>,
}

impl Checker {
    fn wrong(&mut self, entry: &str, problem: &str) {
        self.problems.push(format!("{entry}: {problem}"));
    }

    fn fields(&mut self, entry: &str, kind: &str, (typed, given): (&Fields, Fields)) -> Fields {
        let Some(kind) = kinds::find(kind) else { return Fields::new() };
        let (fields, problems) = fields(kind, typed, given, &self.context);
        for problem in problems {
            self.wrong(entry, &problem);
        }
        fields
    }

    fn account(&mut self, entry: AccountEntry) -> NewOfficial {
        let login = normal_login(&entry.login);
        let role = match entry.role.as_deref().unwrap_or("ward_official").parse() {
            Ok(role) => role,
            Err(error) => {
                self.wrong("account", &format!("`role`: {error}"));
                Role::WardOfficial
            }
        };
        let login_problem =
            login_problem(&login).map(|problem| format!("`{login}`: {}", problem.en));
        for problem in [login_problem, role_problem(role)].into_iter().flatten() {
            self.wrong("account", &problem);
        }
        let mut typed = one("full_name", &entry.name);
        typed.extend(one("phone", &entry.phone));
        let fields = self.fields("account", "member", (&typed, Fields::new()));
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        NewOfficial { login, name: text("full_name"), phone: text("phone"), role }
    }

    /// That no two entries have one name.
    fn names<'a>(&mut self, list: &str, names: impl Iterator<Item = &'a str>) {
        let mut first: HashMap<String, usize> = HashMap::new();
        for (no, name) in (1..).zip(names).filter(|(_, name)| !name.trim().is_empty()) {
            let earlier = *first.entry(same_form(name)).or_insert(no);
            if earlier != no {
                let problem = format!(
                    "has the same name as {list}[{earlier}], `{name}`; call one of them otherwise or take it out"
                );
                self.wrong(&format!("{list}[{no}]"), &problem);
            }
        }
    }

    fn places(&mut self, kind: PlanKind, entries: &[PlaceEntry]) -> Vec<NewPlace> {
        let list = format!("{}s", kind.as_str());
        self.names(
            &list,
            entries.iter().map(|entry| entry.fields.text("name").unwrap_or_default()),
        );
        let mut first: HashMap<u16, usize> = HashMap::new();
        let mut places = Vec::with_capacity(entries.len());
        for (no, entry) in (1..).zip(entries) {
            let at = format!("{list}[{no}]");
            let number = entry.number.map(|number| u16::try_from(number).unwrap_or(0));
            if number.is_some_and(|number| !(1..=LAST_NUMBER).contains(&number)) {
                self.wrong(&at, &format!("`number` is one from 1 to {LAST_NUMBER}"));
            }
            let earlier = number.map(|number| *first.entry(number).or_insert(no));
            if let Some(earlier) = earlier.filter(|earlier| *earlier != no) {
                self.wrong(
                    &at,
                    &format!("has the number of {list}[{earlier}]; give it another or none"),
                );
            }
            let code = match kind {
                PlanKind::Checkpoint => Place::checkpoint(&self.ward, 1),
                _ => Place::area(&self.ward, 1),
            };
            let given = one("code", code.as_str());
            let mut fields = self.fields(&at, kind.as_str(), (&entry.fields, given));
            fields.remove("code");
            let name = fields.text("name").unwrap_or_default().to_owned();
            places.push(NewPlace { name, number, fields });
        }
        if entries.len() > usize::from(LAST_NUMBER) {
            self.wrong(&list, &format!("{LAST_NUMBER} at most"));
        }
        places
    }

    /// One for each entry; none where its area is not known.
    fn teams(&mut self, entries: &[TeamEntry], areas: &[NewPlace]) -> Vec<Option<NewTeam>> {
        self.names(
            "teams",
            entries.iter().map(|entry| entry.fields.text("name").unwrap_or_default()),
        );
        let known = by_name(areas.iter().map(|area| same_form(&area.name)));
        let mut teams = Vec::with_capacity(entries.len());
        for (no, entry) in (1..).zip(entries) {
            let at = format!("teams[{no}]");
            let area = known.get(&same_form(&entry.area)).copied();
            if area.is_none() {
                let problem = format!(
                    "`area`: the file has no area `{}`; write the name of one of [[areas]]",
                    entry.area
                );
                self.wrong(&at, &problem);
            }
            let given = one("area", Place::area(&self.ward, 1).as_str());
            let mut fields = self.fields(&at, "team", (&entry.fields, given));
            fields.remove("area");
            let name = fields.text("name").unwrap_or_default().to_owned();
            teams.push(area.map(|area| NewTeam { name, area, fields }));
        }
        teams
    }

    fn members(
        &mut self,
        entries: Vec<MemberEntry>,
        names: &Names,
        official: &NewOfficial,
    ) -> Vec<NewPerson> {
        let mut members: Vec<NewPerson> = Vec::with_capacity(entries.len());
        let mut first: HashMap<(String, String), usize> = HashMap::new();
        for (no, entry) in (1..).zip(entries) {
            let at = format!("members[{no}]");
            let person = self.member(&at, entry, names);
            let who = (same_form(&person.name), person.phone.clone());
            if who == (same_form(&official.name), official.phone.clone()) {
                self.wrong(&at, "is who has the account, and with that a member; take it out");
            }
            let earlier = *first.entry(who).or_insert(no);
            if earlier != no && !person.name.is_empty() {
                let problem = format!(
                    "has name and telephone of members[{earlier}]; give another number or take it out"
                );
                self.wrong(&at, &problem);
            }
            members.push(person);
        }
        members
    }

    fn member(&mut self, at: &str, entry: MemberEntry, names: &Names) -> NewPerson {
        let team = names.teams.get(&same_form(&entry.team)).copied();
        if team.is_none() && !entry.team.is_empty() {
            let problem = format!(
                "`team`: the file has no team `{}`; write the name of one of [[teams]]",
                entry.team
            );
            self.wrong(at, &problem);
        }
        let mut duties = Vec::new();
        for duty in &entry.duties {
            match duty_of(duty, names) {
                Ok(duty) => duties.push(duty),
                Err(problem) => self.wrong(at, &format!("duty `{duty}`: {problem}")),
            }
        }
        let mut given = one("full_name", &entry.name);
        given.insert("active".to_owned(), true.into());
        let fields = self.fields(at, "member", (&entry.fields, given));
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        NewPerson { name: text("full_name"), phone: text("phone"), team, duties, fields }
    }
}

/// `role@place`, the place by its name; a role alone is for the whole ward.
fn duty_of(text: &str, names: &Names) -> Result<(Role, DutyPlace), String> {
    let (role, place) = text.split_once('@').unwrap_or((text, ""));
    let role: Role = role.trim().parse().map_err(|error| format!("{error}"))?;
    let (list, known) = match role.place_kind() {
        PlaceKind::Ward if place.is_empty() => return Ok((role, DutyPlace::Ward)),
        PlaceKind::Ward => {
            return Err(format!("{role} is for the whole ward; write `{role}` alone"));
        }
        PlaceKind::Area => ("areas", &names.areas),
        PlaceKind::Checkpoint => ("checkpoints", &names.checkpoints),
    };
    let Some(at) = known.get(&same_form(place)).copied() else {
        return Err(format!(
            "the file has no such place; write {role}@ and the name of one of [[{list}]]"
        ));
    };
    Ok((role, if list == "areas" { DutyPlace::Area(at) } else { DutyPlace::Checkpoint(at) }))
}
