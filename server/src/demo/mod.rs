//! The demonstration ward: Phường Ngọc Khánh as it was until 2025-06-30, with places that are real and people, numbers
//! and events that are invented. `vungxanh demo` makes it in an empty directory and finds it again later.
//!
//! In reading order: `plan` (areas, teams, checkpoints), `residents` with `names`, `numbers` and `addresses`,
//! `movements`, `checkpoints`, `outbreak`, all pure and the same for the same seed and clock; `story` puts them in order,
//! `writing` takes them into the store as a ward's phones would, `keys` remembers the login, `banner` shows it.

mod addresses;
mod banner;
mod checkpoints;
mod keys;
mod movements;
mod names;
mod numbers;
mod outbreak;
mod plan;
mod random;
mod records;
mod residents;
mod story;
mod writing;

use std::io;
use std::path::Path;

use vungxanh_shared::ids::{BadId, WardCode};
use vungxanh_shared::time::LocalDate;

use crate::phone::enrol::CODE_LIFE_MS;
use crate::store::{EditError, Store, StoreError};
use crate::units;
use keys::{Keys, PhoneKey};

/// The login of the ward official.
pub const LOGIN: &str = "canbo";

/// A demonstration ward that is ready, with what the newcomer needs.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoWard {
    /// "Phường Ngọc Khánh, Quận Ba Đình, Thành phố Hà Nội (00025)".
    pub path: String,
    /// How much there is in it, in Vietnamese and English.
    pub summary: String,
    /// Of the ward official.
    pub login: String,
    /// Of the ward official.
    pub password: String,
    /// Each with a code that works.
    pub phones: Vec<DemoPhone>,
    /// Whether this run made it.
    pub is_new: bool,
}

/// A phone that the newcomer may enrol.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoPhone {
    /// From 1.
    pub no: usize,
    /// Whose phone it is.
    pub name: String,
    /// What the member does, Vietnamese.
    pub duty_vi: String,
    /// What the member does, English.
    pub duty_en: String,
    /// Ten characters; works once.
    pub code: String,
}

impl DemoWard {
    /// What to print for a server that is reached at `origin`.
    pub fn banner(&self, origin: &str) -> String {
        banner::banner(self, origin)
    }
}

/// Why there is no demonstration ward; one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The directory cannot be used.
    #[error(
        "{directory} cannot be used for the demonstration: {reason}. Choose another with --data-dir"
    )]
    Directory {
        /// As given.
        directory: String,
        /// As the system said.
        reason: String,
    },
    /// The directory holds a database that the demonstration did not make.
    #[error(
        "{0} holds a database that is not the demonstration's; it was left as it is. \
         Choose another directory with --data-dir"
    )]
    AnotherDatabase(String),
    /// The file with the login cannot be read.
    #[error(
        "the demonstration's keys cannot be read: {0}. Remove the directory to make the ward again"
    )]
    Keys(String),
    /// The database failed.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// The demonstration's own records are wrong.
    #[error("the demonstration's own record was not taken: {0}")]
    Edit(#[from] EditError),
    /// The demonstration's own ids are wrong.
    #[error(transparent)]
    Id(#[from] BadId),
    /// Something that was made is not there.
    #[error("the demonstration lacks {0}. Remove the directory to make the ward again")]
    Missing(&'static str),
}

impl DemoError {
    fn directory(dir: &Path, error: &io::Error) -> Self {
        Self::Directory { directory: dir.display().to_string(), reason: error.to_string() }
    }
}

pub use keys::make_ready;

/// The demonstration ward in `store`, whose database lies in `dir`: made where the store is empty, else the one of
/// before, with a fresh code for each phone whose code was used or has expired. Call [`make_ready`] before the store is
/// opened. The first call takes a few seconds.
pub async fn prepare(store: &Store, dir: &Path, now_ms: i64) -> Result<DemoWard, DemoError> {
    // People and numbers are invented, here as in a drill.
    store.mark_drill(now_ms).await?;
    let known = keys::read(dir)?;
    let is_new = known.is_none();
    let mut keys = match known {
        Some(keys) => keys,
        None => writing::make(store, now_ms).await?,
    };
    let ward: WardCode = plan::WARD.parse()?;
    for phone in &mut keys.phones {
        renew(store, &ward, phone, now_ms).await?;
    }
    keys::keep(dir, &keys)?;
    show(store, &ward, &keys, is_new).await
}

/// A fresh code where the old one no longer enrols.
async fn renew(
    store: &Store,
    ward: &WardCode,
    phone: &mut PhoneKey,
    now_ms: i64,
) -> Result<(), DemoError> {
    let devices = store.devices(ward.clone()).await?;
    let phones = devices.iter().filter(|device| device.member == phone.member).count();
    let works =
        !phone.code.is_empty() && phones == phone.phones_before && now_ms < phone.expires_at_ms;
    if !works {
        let expires_at_ms = now_ms + CODE_LIFE_MS;
        phone.code =
            writing::enrolment_code(store, (ward, &phone.member), (now_ms, expires_at_ms)).await?;
        phone.expires_at_ms = expires_at_ms;
        phone.phones_before = phones;
    }
    Ok(())
}

async fn show(
    store: &Store,
    ward: &WardCode,
    keys: &Keys,
    is_new: bool,
) -> Result<DemoWard, DemoError> {
    let duties = [
        (
            "Tổ COVID cộng đồng 00025-01, trực chốt 00025-C01",
            "community team 00025-01, checkpoint 00025-C01",
        ),
        (
            "Tổ COVID cộng đồng 00025-01, trực chốt 00025-C01",
            "community team 00025-01, checkpoint 00025-C01",
        ),
        ("Trạm Y tế phường", "the ward's health station"),
    ];
    let mut phones = Vec::new();
    for ((no, key), (duty_vi, duty_en)) in (1..).zip(&keys.phones).zip(duties) {
        let member = store.member(ward.clone(), key.member.clone()).await?;
        phones.push(DemoPhone {
            no,
            name: member.ok_or(DemoError::Missing("the owner of a phone"))?.full_name,
            duty_vi: duty_vi.to_owned(),
            duty_en: duty_en.to_owned(),
            code: key.code.clone(),
        });
    }
    let day = plan::WARD_DAY.parse().unwrap_or(LocalDate::EPOCH);
    let path = units::path(plan::WARD, day).unwrap_or_default();
    Ok(DemoWard {
        path: format!("{path} (mã {}, đơn vị cũ đến 30/6/2025)", plan::WARD),
        summary: writing::SUMMARY.to_owned(),
        login: keys.login.clone(),
        password: keys.password.clone(),
        phones,
        is_new,
    })
}
