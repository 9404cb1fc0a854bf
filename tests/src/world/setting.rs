//! The beginning: one or two servers, each with a ward or two, their places, members and codes.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use vungxanh_server::random;
use vungxanh_server::store::{Author, NewMember, RecordEdit, Ward};
use vungxanh_shared::gate::Authority;
use vungxanh_shared::ids::{DeviceId, Place, WardCode};
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::Scalar;

use super::dice::Dice;
use super::disk::Disk;
use super::phone::Phone;
use super::server::{Server, must};
use super::{Flaw, Pace, World};

/// Crockford's base32, of which codes are made.
const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Roles with the end of their place's code.
const ROLES: [(&str, &str); 7] = [
    ("team_member", "-01"),
    ("team_member", "-01"),
    ("team_member", "-02"),
    ("checkpoint_officer", "-C01"),
    ("health_station", ""),
    ("police", ""),
    ("ward_official", ""),
];

impl World {
    pub(super) fn set_up(&mut self) -> Result<()> {
        let seed = self.options.seed;
        let source = Mutex::new(Dice::new(seed, "server"));
        random::draw_from(Some(Arc::new(move |bytes: &mut [u8]| {
            source.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
        })));
        let mut dice = Dice::new(seed, "setting");
        let wards: &[&[&str]] = match dice.below(4) {
            _ if self.options.pace == Pace::Small => &[&["00025"]],
            0 => &[&["00025"], &["00031"]],
            1 => &[&["00025", "00028"]],
            _ => &[&["00025"]],
        };
        for (number, wards) in wards.iter().enumerate() {
            let disk = Disk::new(Dice::new(seed, &format!("disk {number}")));
            if self.options.flaw == Some(Flaw::DiskLies) {
                disk.lie();
            }
            let mut server = Server::new(&mut dice, disk, self.now_ms);
            server.start(&self.runtime)?;
            self.servers.push(server);
            for ward in *wards {
                let phones = 2 + dice.below(3);
                self.found(number, ward.parse()?, phones, &mut dice)?;
            }
        }
        self.mildness = [1, 2, 3, 8].get(dice.below(4)).copied().unwrap_or(1);
        if dice.one_in(4) && self.options.pace == Pace::Usual {
            return Ok(());
        }
        // Most worlds begin on a day on which everybody is enrolled and has the plan.
        self.exchange()
    }

    /// A ward with its plan, and phones of its members.
    fn found(
        &mut self,
        server: usize,
        ward: WardCode,
        phones: usize,
        dice: &mut Dice,
    ) -> Result<()> {
        let now_ms = self.now_ms;
        let store = must(self.servers.get(server).and_then(Server::app), "find a server")?;
        let store = store.store.clone();
        let named = Ward { code: ward.clone(), name: format!("Phường {ward}") };
        self.runtime.block_on(store.put_ward(named, now_ms))?;
        let author = self.runtime.block_on(store.server_author(ward.clone()))?;
        let plan = plan(&ward);
        self.runtime.block_on(store.write(author, plan, now_ms))??;
        self.appoint(server, &ward);
        for _ in 0..phones {
            let mut grants = vec![grant(&ward, dice)?];
            if self.options.pace == Pace::Small {
                // All at the same records.
                let area = format!("{ward}-01").parse()?;
                grants = vec![Grant::new("team_member".parse()?, area)?];
            } else if dice.one_in(2) {
                grants.push(grant(&ward, dice)?);
            }
            let new = NewMember {
                ward: ward.clone(),
                full_name: "Trần Thị Bình".to_owned(),
                phone: String::new(),
                grants,
            };
            let member = self.runtime.block_on(store.make_member(new, now_ms))?;
            // A member may have two phones.
            for _ in 0..=usize::from(dice.one_in(5)) {
                let code = code(dice);
                let hash = vungxanh_server::auth::hash_secret(code.as_bytes());
                let whose = (ward.clone(), member.clone());
                // Nobody in this world waits until a code expires.
                let times = (now_ms, i64::MAX);
                self.runtime.block_on(store.put_enrolment_code(
                    whose,
                    hash,
                    "test".to_owned(),
                    times,
                ))?;
                let number = self.phones.len();
                let own = Dice::new(self.options.seed, &format!("phone {number}"));
                let who = (server, ward.clone(), member.clone(), code);
                self.phones.push(Phone::new(who, own));
            }
        }
        Ok(())
    }
}

/// A role that a member of the ward may have.
pub(super) fn grant(ward: &WardCode, dice: &mut Dice) -> Result<Grant> {
    let (role, place) = *must(dice.pick(&ROLES), "choose a role")?;
    Ok(Grant::new(role.parse()?, format!("{ward}{place}").parse()?)?)
}

/// In whose name an official decides at the office of the ward.
pub(super) fn official(ward: &WardCode) -> Author {
    let mut device = [0xee; 16];
    for (slot, byte) in device.iter_mut().zip(ward.as_str().bytes()) {
        *slot = byte;
    }
    Author {
        ward: ward.clone(),
        member: "server".to_owned(),
        device: DeviceId(device),
        authority: Authority::Member,
    }
}

fn plan(ward: &WardCode) -> Vec<RecordEdit> {
    let places = [("area", "-01"), ("area", "-02"), ("checkpoint", "-C01")];
    let edits = places.into_iter().map(|(kind, end)| {
        let code = format!("{ward}{end}");
        let fields = [("code", code.clone()), ("name", format!("Nơi {code}"))];
        let fields = fields.map(|(key, value)| (key.to_owned(), Scalar::Text(value)));
        RecordEdit::new(kind, Place::ward(ward), fields.into())
    });
    edits.collect()
}

fn code(dice: &mut Dice) -> String {
    let letter = |dice: &mut Dice| dice.pick(LETTERS).map_or('0', |letter| char::from(*letter));
    (0..10).map(|_| letter(dice)).collect()
}
