//! What of a ward is in the database already. It is recognised by its name, a member by name and telephone, an account
//! by its login; what is there is left as it is.

use std::collections::HashMap;

use vungxanh_server::store::office_types::{PlanAsk, PlanKind, PlanState, RecordView, same_form};
use vungxanh_server::store::{Account, Store};
use vungxanh_shared::ids::Place;

use super::check::{NewPerson, NewPlace, Setup};
use super::source::{At, List, Source};

/// All places, open or closed: each holds its number. Names lead to places, teams and settings at work.
#[derive(Default)]
pub struct Known {
    pub ward_name: Option<String>,
    pub account: Option<Account>,
    pub has_settings: bool,
    numbers: Vec<Place>,
    areas: HashMap<String, String>,
    checkpoints: HashMap<String, String>,
    pub teams: HashMap<String, String>,
    members: Vec<(String, String)>,
}

impl Known {
    pub async fn of(store: &Store, setup: &Setup, now_ms: i64) -> anyhow::Result<Self> {
        let wards = store.wards().await?;
        let ward_name =
            wards.into_iter().find(|ward| ward.code == setup.ward).map(|ward| ward.name);
        let account = store.account(setup.account.login.clone()).await?;
        if ward_name.is_none() {
            return Ok(Self { account, ..Self::default() });
        }
        let members = store.office_members(setup.ward.clone(), String::new(), now_ms).await?;
        let person = |record: &RecordView| {
            let text = |key: &str| text_of(record, key).unwrap_or_default();
            (same_form(&text("full_name")), text("phone"))
        };
        Ok(Self {
            ward_name,
            account,
            has_settings: !at_work(store, setup, PlanKind::Settings).await?.is_empty(),
            numbers: store.places(setup.ward.clone()).await?,
            areas: at_work(store, setup, PlanKind::Area).await?,
            checkpoints: at_work(store, setup, PlanKind::Checkpoint).await?,
            teams: at_work(store, setup, PlanKind::Team).await?,
            members: members.iter().map(|member| person(&member.record)).collect(),
        })
    }

    /// The code of the place that is called so.
    pub fn place(&self, kind: PlanKind, name: &str) -> Option<&String> {
        let known = if kind == PlanKind::Checkpoint { &self.checkpoints } else { &self.areas };
        known.get(&same_form(name))
    }

    pub fn has_member(&self, person: &NewPerson) -> bool {
        let who = (same_form(&person.name), person.phone.clone());
        self.members.contains(&who)
    }

    /// What stands in the way of the file.
    pub fn problems(&self, setup: &Setup, source: &Source) -> Vec<String> {
        let mut problems = Vec::new();
        if let Some(account) = self.account.as_ref().filter(|one| one.ward != setup.ward) {
            let place = source.place(At::one(List::Account), Some("login"));
            problems.push(format!(
                "{place}: `{}` is taken in ward {}; choose another login",
                account.login, account.ward
            ));
        }
        for (kind, list) in
            [(PlanKind::Area, List::Areas), (PlanKind::Checkpoint, List::Checkpoints)]
        {
            for (no, place) in (1..).zip(setup.places(kind)) {
                if let Some(number) =
                    place.number.filter(|_| self.is_number_taken(kind, place, setup))
                {
                    let entry = source.place(At::of(list, no), Some("number"));
                    problems.push(format!(
                        "{entry}: {number} is or was another place's; give it another or none"
                    ));
                }
            }
        }
        problems
    }

    fn is_number_taken(&self, kind: PlanKind, place: &NewPlace, setup: &Setup) -> bool {
        let Some(number) = place.number else { return false };
        let code = match kind {
            PlanKind::Checkpoint => Place::checkpoint(&setup.ward, number),
            _ => Place::area(&setup.ward, number),
        };
        match self.place(kind, &place.name) {
            Some(_) => false,
            None => self.numbers.contains(&code),
        }
    }

    /// How much is made and how much is there.
    pub fn tell(&self, setup: &Setup) {
        let ward = match &self.ward_name {
            Some(name) => format!("{name} is there"),
            None => format!("{} is new", setup.ward_name),
        };
        println!("Ward {}: {ward}", setup.ward);
        let account = if self.account.is_some() { "is there" } else { "is new" };
        println!("Account {}: {account}", setup.account.login);
        let places = |kind| {
            let is_there = |place: &&NewPlace| self.place(kind, &place.name).is_some();
            (setup.places(kind).len(), setup.places(kind).iter().filter(is_there).count())
        };
        count("areas", places(PlanKind::Area));
        count("checkpoints", places(PlanKind::Checkpoint));
        let teams =
            setup.teams.iter().filter(|team| self.teams.contains_key(&same_form(&team.name)));
        count("teams", (setup.teams.len(), teams.count()));
        let members = setup.members.iter().filter(|person| self.has_member(person));
        count("members", (setup.members.len(), members.count()));
    }
}

fn count(what: &str, (all, there): (usize, usize)) {
    println!("{what}: {} new, {there} there", all - there);
}

/// What is at work of a kind: its place's code, or its record's id, by name.
pub async fn at_work(
    store: &Store,
    setup: &Setup,
    kind: PlanKind,
) -> anyhow::Result<HashMap<String, String>> {
    let ask = PlanAsk {
        kind,
        search: String::new(),
        state: PlanState::Open,
        cursor: None,
        limit: u32::MAX,
    };
    let page = store.plan_page(setup.ward.clone(), ask).await?;
    let known = page.rows.iter().map(|row| {
        let name = same_form(&text_of(&row.record, "name").unwrap_or_default());
        (name, text_of(&row.record, "code").unwrap_or_else(|| row.record.id.clone()))
    });
    Ok(known.collect())
}

fn text_of(record: &RecordView, key: &str) -> Option<String> {
    record.fields.get(key).and_then(|value| value.0.as_text()).map(str::to_owned)
}
