//! Wards with their teams, made in the database before the server starts.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use vungxanh_server::auth;
use vungxanh_server::phone::enrol;
use vungxanh_server::store::{
    DeviceBounds, NewAccount, NewMember, OpenOptions, RecordEdit, Store, Ward,
};
use vungxanh_shared::ids::{Place, WardCode};
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::time::DAY_MS;

pub const LOGIN: &str = "canbo";
pub const PASSWORD: &str = "only-for-the-benchmark";
/// The ward in which most is measured.
pub const WARD: &str = "00025";

/// Places that are written in one change.
const AT_A_TIME: usize = 50;
/// Ten years.
const YEARS_MS: i64 = 3653 * DAY_MS;

/// A phone that may enrol.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Invitation {
    /// Works once.
    pub code: String,
    /// Where it records.
    pub area: String,
}

/// Everybody who may enrol.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Invitations {
    /// Each in its area, or in several.
    pub teams: Vec<Invitation>,
    /// One that holds everything of the main ward.
    pub ward: Invitation,
}

/// A database that is being prepared.
pub struct Preparation {
    pub store: Store,
    pub now_ms: i64,
}

impl Preparation {
    /// Opens or makes the database in `directory`.
    pub fn open(directory: &Path, now_ms: i64) -> Result<Self> {
        let options = OpenOptions {
            file: directory.join("vungxanh.sqlite"),
            document_cache_bytes: 64 << 20,
            max_pages: None,
            device_bounds: DeviceBounds::NONE,
            now_ms,
            vfs: None,
        };
        Ok(Self { store: Store::open(&options)?, now_ms })
    }

    /// The ward of the benchmarks, with an official who can log in.
    pub async fn main_ward(&self) -> Result<WardCode> {
        let ward = self.ward(WARD).await?;
        let official = NewAccount {
            ward: ward.clone(),
            login: LOGIN.to_owned(),
            password_hash: auth::hash_password(PASSWORD)?,
            role: Role::WardOfficial,
            full_name: "Nguyễn Văn Cán".to_owned(),
            phone: String::new(),
        };
        self.store.make_account(official, self.now_ms).await?;
        Ok(ward)
    }

    /// A ward.
    pub async fn ward(&self, code: &str) -> Result<WardCode> {
        let code: WardCode = code.parse()?;
        let ward = Ward { code: code.clone(), name: "Phường Ngọc Khánh".to_owned() };
        self.store.put_ward(ward, self.now_ms).await?;
        Ok(code)
    }

    /// The ward's places, as the plan names them: where phones that hold the whole ward reach.
    pub async fn places(&self, ward: &WardCode, areas: u16, checkpoints: u16) -> Result<()> {
        let areas = (1..=areas).map(|number| ("area", Place::area(ward, number)));
        let checkpoints =
            (1..=checkpoints).map(|number| ("checkpoint", Place::checkpoint(ward, number)));
        let edits: Vec<RecordEdit> = areas
            .chain(checkpoints)
            .map(|(kind, place)| {
                let fields = [
                    ("code".to_owned(), Scalar::from(place.as_str())),
                    ("name".to_owned(), Scalar::from(format!("Địa bàn {place}"))),
                ];
                RecordEdit::new(kind, Place::ward(ward), fields.into())
            })
            .collect();
        let author = self.store.server_author(ward.clone()).await?;
        for some in edits.chunks(AT_A_TIME) {
            self.store.write(author.clone(), some.to_vec(), self.now_ms).await??;
        }
        Ok(())
    }

    /// Somebody of the team of these areas, the first of which is where the phone records.
    pub async fn team_member(&self, ward: &WardCode, areas: &[Place]) -> Result<Invitation> {
        let grants = areas.iter().map(|area| Grant::new(Role::TeamMember, area.clone()));
        let area = areas.first().context("a team member needs an area")?.clone();
        self.invite(ward, grants.collect::<Result<_, _>>()?, area).await
    }

    /// A phone that holds everything of the ward, and records in `area` where it records.
    pub async fn ward_phone(&self, ward: &WardCode, area: Place) -> Result<Invitation> {
        let grant = Grant::new(Role::WardOfficial, Place::ward(ward))?;
        self.invite(ward, vec![grant], area).await
    }

    async fn invite(&self, ward: &WardCode, grants: Vec<Grant>, area: Place) -> Result<Invitation> {
        let member = NewMember {
            ward: ward.clone(),
            full_name: "Trần Thị Bình".to_owned(),
            phone: String::new(),
            grants,
        };
        let member = self.store.make_member(member, self.now_ms).await?;
        let code = enrol::make_code()?;
        // A prepared database is measured again and again, for longer than a code lives.
        let times = (self.now_ms, self.now_ms + YEARS_MS);
        let whose = (ward.clone(), member);
        let kept = self.store.put_enrolment_code(whose, code.hash, LOGIN.to_owned(), times).await?;
        kept.then_some(()).context("the store did not keep an enrolment code")?;
        Ok(Invitation { code: code.text, area: area.to_string() })
    }
}
