//! Areas, checkpoints and teams of the file.

use std::collections::HashMap;

use vungxanh_server::store::office_types::{PlanKind, same_form};
use vungxanh_shared::ids::Place;
use vungxanh_shared::scalar::FieldsExt;

use super::super::entries::one;
use super::super::file::{PlaceEntry, TeamEntry};
use super::super::source::{At, List};
use super::{Checker, NewPlace, NewTeam, by_name};

/// The greatest number of a place (SPEC R5).
const LAST_NUMBER: u16 = 9999;

impl Checker<'_> {
    pub fn places(&mut self, kind: PlanKind, entries: &[PlaceEntry]) -> Vec<NewPlace> {
        let list = if kind == PlanKind::Checkpoint { List::Checkpoints } else { List::Areas };
        self.names(list, entries.iter().map(|entry| entry.fields.text("name").unwrap_or_default()));
        let mut first: HashMap<u16, usize> = HashMap::new();
        let mut places = Vec::with_capacity(entries.len());
        for (no, entry) in (1..).zip(entries) {
            let at = At::of(list, no);
            let number = entry.number.map(|number| u16::try_from(number).unwrap_or(0));
            if number.is_some_and(|number| !(1..=LAST_NUMBER).contains(&number)) {
                self.wrong(at, Some("number"), &format!("is one from 1 to {LAST_NUMBER}"));
            }
            let earlier = number.map(|number| *first.entry(number).or_insert(no));
            if let Some(earlier) = earlier.filter(|earlier| *earlier != no) {
                let other = self.source.place(At::of(list, earlier), None);
                self.wrong(
                    at,
                    None,
                    &format!("has the number of {other}; give it another or none"),
                );
            }
            let code = match kind {
                PlanKind::Checkpoint => Place::checkpoint(&self.ward, 1),
                _ => Place::area(&self.ward, 1),
            };
            let given = one("code", code.as_str());
            let mut fields = self.fields(at, kind.as_str(), (&entry.fields, given));
            fields.remove("code");
            let name = fields.text("name").unwrap_or_default().to_owned();
            places.push(NewPlace { name, number, fields });
        }
        if entries.len() > usize::from(LAST_NUMBER) {
            self.wrong(At::one(list), None, &format!("{LAST_NUMBER} at most"));
        }
        places
    }

    /// One for each entry; none where its area is not known.
    pub fn teams(&mut self, entries: &[TeamEntry], areas: &[NewPlace]) -> Vec<Option<NewTeam>> {
        let names = entries.iter().map(|entry| entry.fields.text("name").unwrap_or_default());
        self.names(List::Teams, names);
        let known = by_name(areas.iter().map(|area| same_form(&area.name)));
        let mut teams = Vec::with_capacity(entries.len());
        for (no, entry) in (1..).zip(entries) {
            let at = At::of(List::Teams, no);
            let area = known.get(&same_form(&entry.area)).copied();
            if area.is_none() {
                let problem = format!(
                    "the file has no area `{}`; write the name of one of {}",
                    entry.area,
                    self.source.list(List::Areas)
                );
                self.wrong(at, Some("area"), &problem);
            }
            let given = one("area", Place::area(&self.ward, 1).as_str());
            let mut fields = self.fields(at, "team", (&entry.fields, given));
            fields.remove("area");
            let name = fields.text("name").unwrap_or_default().to_owned();
            teams.push(area.map(|area| NewTeam { name, area, fields }));
        }
        teams
    }
}
