//! Writes what is not there yet, in the order in which one leads to the next: ward, account, settings, places, teams,
//! members. Each step is a transaction with its line of the audit log; after an interruption the next run goes on.

use std::collections::HashMap;

use vungxanh_server::auth::hash_password;
use vungxanh_server::store::office_types::{PlanAdd, PlanKind, Shown, same_form};
use vungxanh_server::store::{Author, NewAccount, NewMember, Store, Ward};
use vungxanh_shared::ids::Place;
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::scalar::Fields;

use super::super::account::password;
use super::super::by_hand;
use super::check::{DutyPlace, NewPerson, Setup};
use super::entries::one;
use super::known::{Known, at_work};

pub async fn make(setup: &Setup, known: &Known, store: &Store, now_ms: i64) -> anyhow::Result<()> {
    known.tell(setup);
    let maker = Maker { setup, known, store, now_ms };
    maker.ward().await?;
    maker.account().await?;
    let author = store.server_author(setup.ward.clone()).await?;
    if !known.has_settings {
        maker.add(&author, PlanKind::Settings, vec![(setup.settings.clone(), None)]).await?;
    }
    for kind in [PlanKind::Area, PlanKind::Checkpoint] {
        let places = setup.places(kind).iter();
        let new = places.filter(|place| known.place(kind, &place.name).is_none());
        maker
            .add(&author, kind, new.map(|place| (place.fields.clone(), place.number)).collect())
            .await?;
    }
    let codes = Codes {
        areas: at_work(store, setup, PlanKind::Area).await?,
        checkpoints: at_work(store, setup, PlanKind::Checkpoint).await?,
    };
    maker.teams(&author, &codes).await?;
    maker.members(&author, &codes).await
}

/// Codes of the places at work, by name.
struct Codes {
    areas: HashMap<String, String>,
    checkpoints: HashMap<String, String>,
}

struct Maker<'a> {
    setup: &'a Setup,
    known: &'a Known,
    store: &'a Store,
    now_ms: i64,
}

impl Maker<'_> {
    fn noting(&self, action: &str, subject: &str) -> Store {
        self.store.noting(by_hand(&self.setup.ward, self.now_ms, action, subject))
    }

    async fn ward(&self) -> anyhow::Result<()> {
        if self.known.ward_name.is_some() {
            return Ok(());
        }
        let code = self.setup.ward.clone();
        let store = self.noting("ward_made", code.as_str());
        store.put_ward(Ward { code, name: self.setup.ward_name.clone() }, self.now_ms).await?;
        Ok(())
    }

    /// The password is shown at once: a run that stops later must not take it along.
    async fn account(&self) -> anyhow::Result<()> {
        if self.known.account.is_some() {
            return Ok(());
        }
        let official = &self.setup.account;
        let password = password(&official.login, false)?;
        let new = NewAccount {
            ward: self.setup.ward.clone(),
            login: official.login.clone(),
            password_hash: hash_password(&password.text)?,
            role: official.role,
            full_name: official.name.clone(),
            phone: official.phone.clone(),
        };
        let store = self.noting("account_made", &official.login);
        if !store.make_account(new, self.now_ms).await? {
            anyhow::bail!("account: `{}` was taken just now; run it again", official.login);
        }
        println!("Login:    {}", official.login);
        password.show();
        Ok(())
    }

    async fn add(
        &self,
        author: &Author,
        kind: PlanKind,
        new: Vec<(Fields, Option<u16>)>,
    ) -> anyhow::Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        let (records, numbers) = new.into_iter().unzip();
        let add = PlanAdd { kind, records, numbers, shown: Shown::default() };
        let store = self.noting(&format!("{}_made", kind.as_str()), "");
        store.add_to_plan(author.clone(), add, self.now_ms).await?.map_err(|refusal| {
            anyhow::anyhow!(
                "{}: {refusal}; somebody changed the ward just now: run it again",
                kind.as_str()
            )
        })?;
        Ok(())
    }

    async fn teams(&self, author: &Author, codes: &Codes) -> anyhow::Result<()> {
        let mut new = Vec::new();
        for team in &self.setup.teams {
            if !self.known.teams.contains_key(&same_form(&team.name)) {
                let mut fields = team.fields.clone();
                fields.extend(one("area", self.code(codes, DutyPlace::Area(team.area))?.as_str()));
                new.push((fields, None));
            }
        }
        self.add(author, PlanKind::Team, new).await
    }

    async fn members(&self, author: &Author, codes: &Codes) -> anyhow::Result<()> {
        let teams = at_work(self.store, self.setup, PlanKind::Team).await?;
        let new = self.setup.members.iter().filter(|person| !self.known.has_member(person));
        for person in new {
            let mut fields = person.fields.clone();
            let team = person.team.and_then(|team| self.setup.teams.get(team));
            if let Some(id) = team.and_then(|team| teams.get(&same_form(&team.name))) {
                fields.extend(one("team", id));
            }
            let member = NewMember {
                ward: self.setup.ward.clone(),
                full_name: person.name.clone(),
                phone: person.phone.clone(),
                grants: self.grants(codes, person)?,
            };
            let store = self.noting("member_made", "");
            let made =
                store.make_member_of_form(author.clone(), member, fields, self.now_ms).await?;
            made.map_err(|closed| {
                anyhow::anyhow!("{}: {} was closed just now; run it again", person.name, closed.0)
            })?;
        }
        Ok(())
    }

    fn grants(&self, codes: &Codes, person: &NewPerson) -> anyhow::Result<Vec<Grant>> {
        let grant =
            |(role, place): &(Role, DutyPlace)| Ok(Grant::new(*role, self.code(codes, *place)?)?);
        person.duties.iter().map(grant).collect()
    }

    /// A place of the file that is in the database by now.
    fn code(&self, codes: &Codes, place: DutyPlace) -> anyhow::Result<Place> {
        let (places, codes, at) = match place {
            DutyPlace::Ward => return Ok(Place::ward(&self.setup.ward)),
            DutyPlace::Area(at) => (&self.setup.areas, &codes.areas, at),
            DutyPlace::Checkpoint(at) => (&self.setup.checkpoints, &codes.checkpoints, at),
        };
        let code = places.get(at).and_then(|place| codes.get(&same_form(&place.name)));
        let Some(code) = code else {
            anyhow::bail!("a place was closed or renamed just now; run it again");
        };
        Ok(code.parse()?)
    }
}
