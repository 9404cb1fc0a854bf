//! The first account and the members of the file.

use std::collections::HashMap;

use vungxanh_server::credentials::{login_problem, normal_login};
use vungxanh_server::duties;
use vungxanh_server::store::office_types::same_form;
use vungxanh_shared::ids::PlaceKind;
use vungxanh_shared::roles::Role;
use vungxanh_shared::scalar::{Fields, FieldsExt};

use super::super::super::account::role_problem;
use super::super::entries::one;
use super::super::file::{AccountEntry, MemberEntry};
use super::super::source::{At, List, Source};
use super::{Checker, DutyPlace, Names, NewOfficial, NewPerson};

impl Checker<'_> {
    pub fn account(&mut self, entry: AccountEntry) -> NewOfficial {
        let at = At::one(List::Account);
        let login = normal_login(&entry.login);
        let role = match role(entry.role.as_deref().unwrap_or("ward_official")) {
            Ok(role) => role,
            Err(error) => {
                self.wrong(at, Some("role"), &error);
                Role::WardOfficial
            }
        };
        if let Some(problem) = login_problem(&login) {
            self.wrong(at, Some("login"), &format!("`{login}`: {}", problem.en));
        }
        if let Some(problem) = role_problem(role) {
            self.wrong(at, Some("role"), &problem);
        }
        let mut typed = one("full_name", &entry.name);
        typed.extend(one("phone", &entry.phone));
        let fields = self.fields(at, "member", (&typed, Fields::new()));
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        NewOfficial { login, name: text("full_name"), phone: text("phone"), role }
    }

    pub fn members(
        &mut self,
        entries: Vec<MemberEntry>,
        names: &Names,
        official: &NewOfficial,
    ) -> Vec<NewPerson> {
        let mut members: Vec<NewPerson> = Vec::with_capacity(entries.len());
        let mut first: HashMap<(String, String), usize> = HashMap::new();
        for (no, entry) in (1..).zip(entries) {
            let at = At::of(List::Members, no);
            let person = self.member(at, entry, names);
            let who = (same_form(&person.name), person.phone.clone());
            if who == (same_form(&official.name), official.phone.clone()) {
                self.wrong(at, None, "is who has the account, and with that a member; take it out");
            }
            let earlier = *first.entry(who).or_insert(no);
            if earlier != no && !person.name.is_empty() {
                let other = self.source.place(At::of(List::Members, earlier), None);
                let problem = format!(
                    "has name and telephone of {other}; give another number or take it out"
                );
                self.wrong(at, None, &problem);
            }
            members.push(person);
        }
        members
    }

    fn member(&mut self, at: At, entry: MemberEntry, names: &Names) -> NewPerson {
        let team = names.teams.get(&same_form(&entry.team)).copied();
        if team.is_none() && !entry.team.is_empty() {
            let problem = format!(
                "the file has no team `{}`; write the name of one of {}",
                entry.team,
                self.source.list(List::Teams)
            );
            self.wrong(at, Some("team"), &problem);
        }
        let mut duties = Vec::new();
        for duty in &entry.duties {
            match duty_of(duty, names, self.source) {
                Ok(duty) => duties.push(duty),
                Err(problem) => self.wrong(at, Some("duties"), &format!("`{duty}`: {problem}")),
            }
        }
        let mut given = one("full_name", &entry.name);
        given.insert("active".to_owned(), true.into());
        let fields = self.fields(at, "member", (&entry.fields, given));
        let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
        NewPerson { name: text("full_name"), phone: text("phone"), team, duties, fields }
    }
}

/// By its code, or by what it is called.
fn role(text: &str) -> Result<Role, String> {
    let known = duties::role_of(text);
    known.map_or_else(|| text.parse().map_err(|error| format!("{error}")), Ok)
}

/// A role and a place by its name, `role@place` or `role: place`; a role alone is for the whole ward.
fn duty_of(text: &str, names: &Names, source: &Source) -> Result<(Role, DutyPlace), String> {
    let (named, place) = duties::parts(text);
    let role = role(named)?;
    let (list, known) = match role.place_kind() {
        PlaceKind::Ward if place.is_empty() => return Ok((role, DutyPlace::Ward)),
        PlaceKind::Ward => {
            return Err(format!("{role} is for the whole ward; write `{named}` alone"));
        }
        PlaceKind::Area => (List::Areas, &names.areas),
        PlaceKind::Checkpoint => (List::Checkpoints, &names.checkpoints),
    };
    let Some(at) = known.get(&same_form(place)).copied() else {
        let mark = if text.contains(':') { ": " } else { "@" };
        return Err(format!(
            "the file has no such place; write {named}{mark}and the name of one of {}",
            source.list(list)
        ));
    };
    Ok((role, if list == List::Areas { DutyPlace::Area(at) } else { DutyPlace::Checkpoint(at) }))
}
