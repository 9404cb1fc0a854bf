//! Three phones of one team: Bình is online and receives everything, Cường was offline since before and has
//! work of his own that is not sent, Dũng sent his after the harm.

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vungxanh_client::event::Outcome;
use vungxanh_client::{Edit, Event};
use vungxanh_shared::kinds;

use super::NOW_MS;
use crate::records::{Filling, Known, new_record};
use crate::release::client::Asker;
use crate::release::kept::Folder;
use crate::release::story::keep_phone;
use crate::served::Served;
use crate::small_world::{Phone, change, edit};

const TEAM: [(&str, &str); 3] =
    [("team_member", "00025-01"), ("team_member", "00025-02"), ("checkpoint_officer", "00025-C01")];
/// Enough for a snapshot of the register.
const HOUSEHOLDS: usize = 24;

pub struct Honest {
    binh: Phone,
    cuong: Phone,
    dung: Phone,
    rng: Rng,
    /// Records that the ward has.
    pub accepted: BTreeSet<String>,
    /// Records of Cường's that it does not have yet.
    unsent: BTreeSet<String>,
    /// Records of Dũng's that it refused because of the harm.
    refused: BTreeSet<String>,
}

impl Honest {
    pub fn enrolled(served: &Served, asker: &Asker) -> Result<Self> {
        let enrol = |seed, grants: &[(&str, &str)], name: &str| -> Result<Phone> {
            let mut phone = Phone::new(seed);
            phone.now_ms = NOW_MS;
            let code = served.invite(name, grants)?;
            asker.enrol(&mut phone, &code, &mut Vec::new())?;
            Ok(phone)
        };
        places(&mut enrol(3, &[("ward_official", "00025")], "Nguyễn Thị Hoa")?, asker)?;
        let binh = enrol(1, &TEAM, "Trần Thị Bình")?;
        let cuong = enrol(2, &TEAM, "Lê Văn Cường")?;
        let dung = enrol(4, &TEAM, "Phạm Đức Dũng")?;
        let [accepted, unsent, refused] = [const { BTreeSet::new() }; 3];
        Ok(Self { binh, cuong, dung, rng: Rng::with_seed(9), accepted, unsent, refused })
    }

    /// What was recorded before the harm: in every document that will be harmed.
    pub fn before(&mut self, asker: &Asker) -> Result<()> {
        for n in 0..HOUSEHOLDS {
            let id = saved(&mut self.binh, household("00025-01", &format!("{n}")))?;
            self.accepted.insert(id);
        }
        for place in ["00025-01", "00025-02"] {
            let edit = household(place, "7");
            self.accepted.insert(saved(&mut self.cuong, edit)?);
            for _ in 0..2 {
                let id = any(&mut self.binh, "movement", place, &mut self.rng)?;
                self.accepted.insert(id);
            }
        }
        for _ in 0..3 {
            let id = any(&mut self.binh, "pass", "00025-C01", &mut self.rng)?;
            self.accepted.insert(id);
        }
        asker.sync(&mut self.binh, &mut Vec::new())?;
        asker.sync(&mut self.cuong, &mut Vec::new())?;
        asker.sync(&mut self.binh, &mut Vec::new())?;
        ensure!(self.binh.engine.status().refused == 0, "honest work was refused before the harm");
        asker.sync(&mut self.dung, &mut Vec::new())?;
        self.dung.tell(Event::Offline);
        self.refused.insert(any(&mut self.dung, "movement", "00025-02", &mut self.rng)?);
        self.cuong.tell(Event::Offline);
        self.unsent.insert(any(&mut self.cuong, "movement", "00025-02", &mut self.rng)?);
        for place in ["00025-01", "00025-02"] {
            let edit = household(place, "chưa gửi");
            self.unsent.insert(saved(&mut self.cuong, edit)?);
        }
        let known = self.accepted.first().cloned().context("nothing was recorded")?;
        saved(&mut self.cuong, change(&known, "household", &[("lane", "ngõ 12".into())]))?;
        Ok(())
    }

    /// Bình's phone receives the harm, and goes on recording where it still can: it traps when it writes
    /// where a time is at the edge. What Dũng recorded there before is refused for no fault of his.
    pub fn after(&mut self, asker: &Asker) -> Result<()> {
        receive(asker, &mut self.binh)?;
        for place in ["00025-01", "00025-02"] {
            let id = saved(&mut self.binh, household(place, "sau đó"))?;
            self.accepted.insert(id);
        }
        for (kind, place) in [("movement", "00025-01"), ("pass", "00025-C01")] {
            let id = any(&mut self.binh, kind, place, &mut self.rng)?;
            self.accepted.insert(id);
        }
        receive(asker, &mut self.binh)?;
        let status = self.binh.engine.status();
        ensure!((status.unsent, status.refused) == (0, 0), "Bình's work was not taken");
        receive(asker, &mut self.dung)?;
        let status = self.dung.engine.status();
        ensure!((status.unsent, status.refused) == (0, 1), "Dũng's work was not refused");
        Ok(())
    }

    pub fn keep(&mut self, folder: &Folder) -> Result<()> {
        folder.write_packed("phone-binh.json", &keep_phone(&mut self.binh, &self.accepted)?)?;
        let known = self.accepted.union(&self.refused).cloned().collect();
        folder.write_packed("phone-dung.json", &keep_phone(&mut self.dung, &known)?)?;
        let known = self.accepted.union(&self.unsent).cloned().collect();
        folder.write_packed("phone-cuong.json", &keep_phone(&mut self.cuong, &known)?)
    }
}

/// The places, as the plan names them: roles of the whole ward reach no others.
fn places(official: &mut Phone, asker: &Asker) -> Result<()> {
    for (kind, code) in [("area", "00025-01"), ("area", "00025-02"), ("checkpoint", "00025-C01")] {
        let fields = [("code", code.into()), ("name", format!("Địa bàn {code}").as_str().into())];
        saved(official, edit(kind, Some("00025"), &fields))?;
    }
    asker.sync(official, &mut Vec::new())
}

/// A phone that traps on what it was given begins again from its rows, as the worker of the app does.
fn receive(asker: &Asker, phone: &mut Phone) -> Result<()> {
    for _ in 0..3 {
        match catch_unwind(AssertUnwindSafe(|| asker.sync(phone, &mut Vec::new()))) {
            Ok(done) => return done,
            Err(_) => {
                eprintln!("the phone trapped");
                let suspects: Vec<_> = phone.stored().document_keys().into_iter().collect();
                phone.reopened(suspects);
            }
        }
    }
    Ok(())
}

fn saved(phone: &mut Phone, edit: Edit) -> Result<String> {
    let (ids, _) = phone.saved(vec![edit]);
    ids.into_iter().next().context("no id")
}

/// A record of this kind, tried until chance filled the form rightly; gives its id.
fn any(phone: &mut Phone, kind: &str, place: &str, rng: &mut Rng) -> Result<String> {
    let kind = kinds::find(kind).context("no such kind")?;
    for _ in 0..500 {
        let mut edit = new_record(kind, Filling::Some, &Known::new(), NOW_MS, rng);
        edit.place = Some(place.to_owned());
        if let Outcome::Saved { ids, .. } = phone.save(vec![edit]) {
            return ids.into_iter().next().context("no id");
        }
    }
    anyhow::bail!("no {} could be saved", kind.name)
}

fn household(place: &str, house_no: &str) -> Edit {
    let fields = [("head_name", "Nguyễn Thị Lan".into()), ("house_no", house_no.into())];
    edit("household", Some(place), &fields)
}
